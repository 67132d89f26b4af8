"""Deals beside the news of a company's own paper. Companies and mines are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.reading_of import reading_of

OPENING = (
    "ASX ANNOUNCEMENT\n\n"
    "Corrie Metals Limited (ASX: CRM) (Corrie or the Company) is pleased to report assays from its Dunmore Project.\n\n"
    "Drilling went on through the winter. The Company drilled 44 holes. Assays of 12 more are pending. A second rig has "
    "come to site. The camp has been enlarged. Roads were mended after the rain.\n\n"
)
STANDING = [
    "Dunmore lies along strike of the Bullfrog deposit, which Garrow Nickel Limited bought from Wirra Tin Limited in 2020.",
    "Metallurgical samples were delivered to Sandvoll Limited, with results to come from Brackwell Limited in June.",
    "Ostrava Securities Limited and Harrow Capital Limited acted as Joint Lead Managers to the Placement of new shares, "
    "which was announced and closed this week, and will receive a fee of $480,000.",
    "The Board has agreed on the price of power with nobody, and has appointed Corbel Engineering Limited to update the "
    "2021 scoping study of the mine, announced in May.",
    "Corrie has also signed an access agreement with Ngarla Land Limited.",
]


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_beside_the_news_is_no_deal(text: str) -> None:
    assert find_deals(reading_of(OPENING + text))[0] == []


def test_what_others_did_long_ago_is_kept_with_its_price() -> None:
    text = "Wirra Tin Limited sold the Bullfrog mine to Garrow Nickel Limited for $40 million in 2020."
    (deal,) = find_deals(reading_of(OPENING + text))[0]
    assert deal.value == 40_000_000


def test_a_contract_of_the_issuer_and_of_its_unit_is_one() -> None:
    text = (
        "Corrie signs offtake with Yamato Trading Limited\n\n"
        "Corrie Metals Limited (ASX: CRM) (Corrie or the Company) has signed an offtake agreement with Yamato Trading "
        "Limited for 60% of the lithium concentrate of the Dunmore Project.\n\n"
        "The Company's wholly-owned subsidiary Dunmore Operations Pty Ltd has entered into a binding offtake agreement "
        "with Yamato Trading Limited for lithium concentrate of the Dunmore Project."
    )
    deals = find_deals(reading_of(text))[0]
    assert [sorted(p.name for p in d.parties) for d in deals] == [
        ["Dunmore Operations Pty Ltd", "Yamato Trading Limited"]
    ]


def test_a_venture_that_ends_as_one_partner_buys_the_other_out_is_no_deal_of_its_own() -> None:
    text = (
        "Corrie Metals Limited has acquired all of Dunmore Lithium LLC from Ostrava Capital Ltd for $5 million. The existing "
        "joint venture agreement with Ostrava Capital Ltd was terminated at closing."
    )
    deals = find_deals(reading_of(text))[0]
    assert [d.deal_type for d in deals] == ["acquisition"]


def test_a_purchase_of_the_issuer_and_of_its_unit_is_one() -> None:
    text = (
        "Corrie buys control of Dunmore\n\n"
        "Corrie Metals Limited (ASX: CRM) (Corrie or the Company) has agreed to acquire 70% of Dunmore Lithium Pty Ltd. "
        "The Company's wholly owned subsidiary, Corrie Zambia Limited, will buy 70% of the shares of Dunmore Lithium."
    )
    deals = find_deals(reading_of(text))[0]
    assert [sorted(p.name for p in d.parties) for d in deals] == [["Corrie Metals Limited", "Dunmore Lithium Pty Ltd"]]


HISTORY = (
    "In March 1994, Garrow Nickel Limited bought the Dunmore Project from Wirra Tin Limited for $4 million.",
    "On 4 March 2025, Corrie Metals Limited bought the Dunmore Project from Garrow Nickel Limited for $40 million.",
    "Brackwell Limited was retained by Corrie Metals Limited to supply assays of the core.",
)
GEOLOGY = "Granite intrudes the shale along the northern edge of the property, where core was logged and split. "


@pytest.mark.parametrize(("pages", "deals"), [(700, [2025]), (10, [1994, 2025])])
def test_a_technical_report_tells_of_its_titles_only_what_is_new(pages: int, deals: list[int]) -> None:
    text = "NI 43-101 Technical Report on the Dunmore Project\n\n" + "\n\n".join((*HISTORY, GEOLOGY * pages))
    found = [d for d in find_deals(reading_of(text))[0] if d.deal_type == "acquisition"]
    assert [int((d.announced_on or "0")[:4]) for d in found] == deals


TABLE = (
    "JORC Code, 2012 Edition - Table 1\n\nSection 1 Sampling Techniques and Data\n\nCriteria\n\nCommentary\n\n"
    "Exploration done by other parties\n\n"
    "The tenements were acquired by Corrie Metals Limited from Wirra Tin Limited in May.\n\n"
)
UNTOLD = [
    (OPENING + TABLE, "the Code's table"),
    (OPENING + GEOLOGY * 30 + "Brackwell Limited acquired Garrow Nickel Limited and drilled the north.", "by the way"),
    (
        OPENING + "Dunmore lies near Bullfrog, which Garrow Nickel Limited bought from Wirra Tin Limited in 2020.",
        "years before",
    ),
    ("NI 43-101 Technical Report on the Dunmore Project\n\n" + HISTORY[0] + "\n\n" + GEOLOGY * 700, "technical report"),
    (OPENING + "Risks and uncertainties include the offer of Corrie Metals Limited for Wirra Tin Limited.", "warns"),
]


@pytest.mark.parametrize(("text", "why"), UNTOLD)
def test_what_is_no_news_is_refused_with_its_reason(text: str, why: str) -> None:
    deals, refused = find_deals(reading_of(text))
    assert not deals and any(why in r.reason for r in refused)


def test_what_stands_behind_the_table_of_the_code_is_read() -> None:
    terms = "Annexure B: Sale\n\nCorrie Metals Limited will sell the Dunmore Project to Garrow Nickel Limited for $4 million."
    (deal,) = find_deals(reading_of(OPENING + TABLE + terms))[0]
    assert deal.value == 4_000_000
