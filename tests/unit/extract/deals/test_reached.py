"""How far a deal has come by what its sentences say as a whole. Companies and mines are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

SALE = "Harrow Metals Ltd agreed in March to buy the Lorne copper mine in Zambia from Kestrel Mining for US$90 million."


def stages(text: str) -> list[str]:
    return [row[0].split()[-1] for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Metals and Kestrel Mining have let their letter of intent on the Lorne graphite project expire.",
        "On May 22, 2025, Kestrel Mining Inc. received written notice from Harrow Metals LLC terminating the asset "
        "purchase agreement under which Kestrel was to acquire the Lorne mill in Utah for $7 million.",
        "The memorandum of understanding between Kestrel Mining and Harrow Steel was never turned into a contract.",
        "Harrow Metals has relinquished its right to earn 70% of the Lorne project from Kestrel Mining.",
        "The merger of Harrow Metals and Kestrel Mining is off.",
        "Ottawa has blocked the sale of Kestrel Mining to Harrow Metals.",
        "Harrow Metals has handed the Lorne project back to Kestrel Mining after deciding not to go on with the earn-in.",
    ],
)
def test_what_a_deal_has_come_to_nothing_by(text: str) -> None:
    assert stages(text) == ["terminated"]


@pytest.mark.parametrize(
    ("behind", "stage"),
    [
        ("The cheque cleared last Friday.", "completed"),
        ("The money has changed hands.", "completed"),
        ("Completion took place on 3 June.", "completed"),
        ("Completion will take place in July, after the money has changed hands.", "agreed"),
        ("Kestrel may keep the deposit if the money has not arrived by August.", "agreed"),
        ("An earlier sale of the mine fell over.", "agreed"),
        ("The agreement may be terminated by either party if the closing has not occurred by March.", "agreed"),
        ("Settlement has occurred at Alder Zinc Ltd of another sale.", "agreed"),
    ],
)
def test_the_closing_of_a_deal_is_told_behind_it(behind: str, stage: str) -> None:
    assert stages(f"{SALE} {behind}") == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Metals Ltd advises that settlement has occurred of the sale of its Lorne royalty to Kestrel Royalties "
        "Inc. for A$4 million.",
        "The C$40 million sale of the Lorne mine by Kestrel Mining to Harrow Metals has gone through.",
        "Harrow Metals Ltd has satisfied the Stage 1 earn-in and now holds 51% of the Lorne manganese project, Kestrel "
        "Pastoral Pty Ltd keeping the balance.",
    ],
)
def test_what_is_done(text: str) -> None:
    assert stages(text) == ["completed"]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Mining notes that its non-binding term sheet with Harrow Metals has been superseded by a definitive "
        "offtake agreement signed yesterday for 20,000 tonnes a year of spodumene concentrate.",
        "The unions have objected to the planned sale of Kestrel Mining, owner of the Lorne mine, to Harrow Metals.",
        "Kestrel Mining plc announces that Harrow Metals has subscribed for 40 million new ordinary shares at 5 pence "
        "each to raise GBP 2 million. Admission is expected to occur on 24 June 2025.",
    ],
)
def test_what_is_signed_and_not_yet_done(text: str) -> None:
    assert stages(text) == ["agreed"]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Energy and Kestrel Mining have inked a cooperation pact on lithium brines in Salta. Under the memorandum "
        "both sides will share data for two years.",
        "Harrow Metals is in discussions to pick up a minority stake in Kestrel Mining's Lorne lithium project in "
        "Argentina, its chairman said at a conference on Monday.",
        "Under the option agreement with Kestrel Minerals Ltda, Harrow Metals Ltd pays A$50,000 now for an exclusive "
        "right of twelve months and may at any time in that period buy 100% of the Lorne permits for A$1 million.",
    ],
)
def test_what_binds_nobody_yet(text: str) -> None:
    assert stages(text) == ["proposed"]


def test_what_bankers_and_speculation_say_is_a_rumour() -> None:
    assert stages("Harrow Metals could table an offer for Kestrel Mining next week, three bankers said.") == [
        "rumoured"
    ]
    assert stages("Speculation is rife that Harrow Metals will bid for Kestrel Mining.") == ["rumoured"]
