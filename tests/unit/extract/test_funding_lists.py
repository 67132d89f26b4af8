"""Names with their sums in brackets, bodies under common names, and givers that only grammar tells."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

CHAINS = [
    (
        "The senior debt is provided by KfW IPEX-Bank (US$50 million), Finnvera (US$30 million) and Proparco (US$20 "
        "million), Tjate Platinum Ltd said.",
        [
            ("KfW IPEX-Bank", "Tjate Platinum Ltd", 5e7),
            ("Finnvera", "Tjate Platinum Ltd", 3e7),
            ("Proparco", "Tjate Platinum Ltd", 2e7),
        ],
    ),
    (
        "The pilot is funded by the Australian Government (A$20 million) and the Queensland Government (A$10 million), "
        "Mt Elsie Vanadium Ltd said.",
        [
            ("Australian Government", "Mt Elsie Vanadium Ltd", 2e7),
            ("Queensland Government", "Mt Elsie Vanadium Ltd", 1e7),
        ],
    ),
    (
        "Grants go to Alder Magnets Inc. ($12 million) and Spruce Cobalt LLC ($9 million), the Department of Energy "
        "announced.",
        [("Department of Energy", "Alder Magnets Inc", 1.2e7), ("Department of Energy", "Spruce Cobalt LLC", 9e6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_each_name_has_the_sum_in_brackets_behind_it(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


GIVERS = [
    (
        "A loan of €30 million to Meuse Cobalt SA has been approved by the board of the Belgian development bank SFPIM.",
        ("SFPIM", "Meuse Cobalt SA", 3e7),
    ),
    (
        "Serbia's development fund will put 4.5 billion dinars into the boron mine of Jadran Bor Ltd.",
        ("Serbia's development fund", "Jadran Bor Ltd", 4.5e9),
    ),
    (
        "SIDBI has sanctioned a loan of Rs 45 crore to Eklavya Battery Recycling Ltd.",
        ("SIDBI", "Eklavya Battery Recycling Ltd", 4.5e8),
    ),
    (
        "The Quebec government proposes C$88.5 million over three years for critical minerals.",
        ("Quebec government", None, 8.85e7),
    ),
    (
        "The Philippine Department of Energy is to grant 220 million pesos to nickel processors.",
        ("Department of Energy", None, 2.2e8),
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVERS)
def test_a_giver_that_grammar_tells(text: str, expected: tuple[object, ...]) -> None:
    assert [row[:3] for row in rows(text)] == [expected]


NOTHING = [
    "Standard Chartered (target price $40) and ING (target price $35) both like the shares.",
    "Capital costs are estimated by Wood Ltd (US$420 million) and by KfW's adviser (US$460 million).",
    "The joint venture partners are Itochu (US$50 million) and Hanwa (US$20 million).",
    "The ministry sold its 20% stake in Copper Valley JSC for $45 million to Glenmore Plc.",
    "The court ordered the Ministry of Mines to pay $18 million in damages to Sunstone Lithium Ltd.",
    "Kazakhstan exported $2.2 billion worth of uranium, the ministry of energy said.",
    "The board set aside C$3 million for reclamation bonds payable to the Government of Ontario.",
    "The company raised A$22 million in a placement to institutional investors, cornerstoned by L1 Capital.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_sums_beside_bodies_that_give_nothing(text: str) -> None:
    assert rows(text) == []


def test_a_section_called_finance_is_nobody() -> None:
    text = (
        "Higashi Shoji Co., Ltd. announces that it acquires shares of Luzon Nickel Corp.\n\n3. Finance\nA part "
        "of the price is planned to be covered by a loan of JBIC, under consultation.\n"
    )
    assert [row[1] for row in rows(text)] == ["Higashi Shoji Co., Ltd"]


RUNNING = [
    (
        "The Australian Government has awarded A$49 million to 13 projects. Among them: Oxbow Metals, A$6.5 million for "
        "Grey Tor; Tarn Minerals, A$5.9 million for Long Range.",
        [(None, 4.9e7), ("Oxbow Metals", 6.5e6), ("Tarn Minerals", 5.9e6)],
    ),
    (
        "The Department of War announced a loan of $700 million to two companies. Of this, $620 million is for Oxbow "
        "Magnets Inc. and $80 million for Tarn Elements LLC.",
        [(None, 7e8), ("Oxbow Magnets Inc", 6.2e8), ("Tarn Elements LLC", 8e7)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_items_of_a_running_list_have_the_giver_of_the_first(text: str, expected: list[tuple[object, ...]]) -> None:
    found = rows(text)
    assert [row[1:3] for row in found] == expected
    assert len({row[0] for row in found}) == 1


def test_a_region_called_by_its_country_is_no_country() -> None:
    page = "South Australia will invest A$5 million in Oxbow Metals plc's smelter beside Ferrel Australia."
    assert [row[:3] for row in rows(page)] == [("South Australia", "Oxbow Metals plc", 5e6)]


def test_items_that_open_with_a_sum_go_to_councils_and_ministries_too_each_at_its_own_stage() -> None:
    told = rows(
        "The Department of Energy announced three awards today under its Battery Materials program:\n\n"
        "- $15 million to the Utah Ministry of Transport, toward roads\n"
        "- up to $4.5 million, subject to negotiation, to Corrin Minerals for its plant\n"
        "- $7 million for Saale Lithium, which will extend its mill\n",
        markdown=True,
    )
    assert [row[1] for row in told] == ["Utah Ministry of Transport", "Corrin Minerals", "Saale Lithium"]
    assert [row[3] for row in told] == ["committed", "conditional", "committed"]


def test_what_a_programme_makes_available_is_nobodys_award() -> None:
    told = rows(
        "Natural Resources Canada announced conditional approval of $12 million from the Critical Minerals "
        "Infrastructure Fund for two projects:\n\n"
        "- $10 million to Corrin Minerals, for a road\n\n"
        "Facts\n\n- The Critical Minerals Infrastructure Fund makes available up to $1.5 billion until 2030.\n",
        markdown=True,
    )
    assert told[-1] == ("Natural Resources Canada", None, 1.5e9, "committed", "programme")
