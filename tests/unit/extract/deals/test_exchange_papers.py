"""Papers that issuers lodge with an exchange: who sells whom what, told in the words in which such papers are written."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

HEAD = "ASX ANNOUNCEMENT\n\n"
SIDES = [
    (
        "Harrow Copper Limited (ASX: HRC) has entered into a binding tenement sale agreement with Lorne Pty Ltd (ACN 600 "
        "111 222) and Mr Ivor Tolka (together, the Vendors) pursuant to which the Company will acquire 100% of the Wirra "
        "Hill Project.",
        "acquirer: Harrow Copper Limited; seller: Lorne Pty Ltd, Ivor Tolka",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) has agreed with Ms Ada Tolka to purchase the Wirra Hill Project.",
        "acquirer: Harrow Copper Limited; seller: Ada Tolka",
    ),
    (
        "Under a tenement sale agreement with Lorne Gold NL, Harrow Copper Ltd will acquire the Wirra Hill tenements.",
        "acquirer: Harrow Copper Ltd; seller: Lorne Gold NL",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) has executed a share sale agreement with the shareholders of Lorne Gold Pty Ltd, "
        "the owner of the Wirra Hill Project.",
        "acquirer: Harrow Copper Limited; target: Lorne Gold Pty Ltd",
    ),
    (
        "Harrow Copper plc (AIM: HRC) has entered into a conditional agreement with Lorne Smelting Ltd for the sale of 20 "
        "per cent. of the issued share capital of Tolka Tin Limited, the owner of the Tolka Tin Project.",
        "acquirer: Lorne Smelting Ltd; target: Tolka Tin Limited; seller: Harrow Copper plc",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) will acquire 100% of the Wirra Hill Project. The major vendors are Mr Ivor Tolka "
        "(28%) and Lorne Investments Pty Ltd (24%).",
        "acquirer: Harrow Copper Limited; seller: Ivor Tolka, Lorne Investments Pty Ltd",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) will buy the remaining 20% of the Wirra Hill Project from its joint venture partner, "
        "Lorne Gold Ltd, for $300,000. On completion the joint venture agreement of 2017 will terminate.",
        "acquirer: Harrow Copper Limited; seller: Lorne Gold Ltd",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) announces that its subsidiary Harrow Chile SpA has entered into a joint venture "
        "agreement with Lorne Corporation under which Lorne will acquire 30% of the Wirra Hill Project for US$45 million.",
        "acquirer: Lorne Corporation; seller: Harrow Copper Limited",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) has signed a tenement sale agreement with Lorne Pty Ltd to acquire E77/2700 (Mt "
        "Wirra Project).",
        "acquirer: Harrow Copper Limited; seller: Lorne Pty Ltd",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) will acquire tenure in the Wirra Cross region from Lorne Pty Ltd.",
        "acquirer: Harrow Copper Limited; seller: Lorne Pty Ltd",
    ),
    (
        "Harrow Copper Limited (ASX: HRC) has been granted an option to acquire an 80% interest in the Wirra tenements held "
        "by Mr Ivor Tolka.",
        "acquirer: Harrow Copper Limited; seller: Ivor Tolka",
    ),
    (
        "The board of Lorne Gold Limited refers to the announcement made today by Harrow Copper Limited that it will raise "
        "its takeover bid for all of the ordinary shares in Lorne Gold.",
        "acquirer: Harrow Copper Limited; target: Lorne Gold Limited",
    ),
]


@pytest.mark.parametrize(("text", "who"), SIDES)
def test_who_sells_and_who_buys(text: str, who: str) -> None:
    assert [row[1] for row in told(HEAD + text)] == [who]


def test_a_share_has_been_earned_now_under_the_paper_of_years_before() -> None:
    text = (
        "Harrow Copper Limited advises that Lorne Mining plc has earned a 75% interest in its Tolka Project by completing "
        "expenditure of $4 million under the earn-in agreement of 2021."
    )
    assert [(row[0], row[5]) for row in told(HEAD + text)] == [("earn_in completed", "2025-06-10")]


def test_a_shareholders_agreement_that_is_executed_makes_a_venture() -> None:
    text = (
        "Harrow Copper Limited has today executed a shareholders agreement with Lorne Corporation forming an incorporated "
        "joint venture company, Tolka Gallium Pty Ltd, which is to build a plant."
    )
    assert [row[0] for row in told(HEAD + text)] == ["joint_venture agreed"]


def test_the_company_is_the_issuer_though_a_highlight_names_the_other_side_first() -> None:
    text = (
        f"{HEAD}Highlights\n\n• Farm-in signed with Lorne Metals over Tolka\n\nHarrow Copper Limited (ASX: HRC) (Harrow or "
        "the Company) reports on the quarter.\n\nThe Company completed the sale of its 100% owned Wirra Copper Project to "
        "Tessin Mining Pty Ltd for $1.2 million.\n\nOn 12 May 2025 the Company signed a farm-in agreement with Lorne "
        "Metals Limited (ASX: LRN) under which Lorne can earn a 70% interest in the Tolka Project by spending $4 million."
    )
    assert [row[:4] for row in told(text)] == [
        ("acquisition completed", "acquirer: Tessin Mining Pty Ltd; seller: Harrow Copper Limited", 1_200_000, 100),
        ("earn_in agreed", "acquirer: Lorne Metals Limited; seller: Harrow Copper Limited", 4_000_000, 70),
    ]


def test_the_issuer_has_its_code_in_the_letterhead() -> None:
    text = (
        "HARROW COPPER LIMITED\n\nASX: HRC | Market announcement with Lorne Gold Ltd (ASX: LRN)\n\nThe Company has sold the "
        "Wirra Copper Project to Tessin Mining Pty Ltd for $1 million."
    )
    assert [row[1] for row in told(text)] == ["acquirer: Tessin Mining Pty Ltd; seller: Harrow Copper Limited"]


NO_DEALS = [
    "Harrow Copper Limited has secured a $40 million loan facility from Lorne Credit LP to build the Wirra mine.",
    "Slide 9: other income includes the Harrow Copper acquisition in FY24 at Harrow Copper Limited.",
    "On 3 May Harrow Copper Limited (ASX: HRC) issued 10 million options to Tessin Advisory.",
    "Harrow Copper Limited is not in discussions with any party about a transaction concerning the Tolka Project.",
    "Harrow Copper Limited has entered into an executive services agreement with Mr Ivor Tolka, a mining engineer.",
]


@pytest.mark.parametrize("text", NO_DEALS)
def test_what_is_given_to_advisers_and_what_is_denied_is_no_deal(text: str) -> None:
    assert told(HEAD + text) == []


STAGES = [
    (
        "Harrow Copper Limited has received a non-binding indicative proposal from Lorne Corporation to acquire all of its "
        "shares. The board has determined that it undervalues the company and has rejected the proposal.",
        ("acquisition terminated", None, 100),
    ),
    (
        "Harrow Copper Limited advises that its scheme of arrangement with Lorne Holdings Pty Ltd has been implemented.",
        ("acquisition completed", None, None),
    ),
    (
        "Harrow Copper Limited has agreed with Lorne Clays Pty Ltd to extend the exclusive option period for the "
        "acquisition of 80% of the Tolka Project, at an exercise price of $750,000 in cash.",
        ("earn_in proposed", 750_000, 80),
    ),
    (
        "The agreement also grants Harrow Copper Limited an option, exercisable within 24 months of completion, to buy "
        "another 24 per cent. of Lorne Gold Limited for $2.5 million in cash from Tessin Ltd.",
        ("earn_in proposed", 2_500_000, 24),
    ),
    (
        "Harrow Copper Limited and Lorne Carbon Co. have agreed to negotiate in good faith a binding offtake agreement for "
        "up to 20,000 tonnes per annum of graphite.",
        ("offtake proposed", None, None),
    ),
    (
        "Harrow Copper Limited will negotiate solely with Lorne Smelting Ltd on the sale of up to 60 per cent. of Tolka's "
        "tin concentrate.",
        ("offtake proposed", None, 60),
    ),
    (
        "Lorne Energy Corp. could have earned 70% of Harrow Copper Limited's Tolka Project under the October 2021 option "
        "agreement by spending $6.0 million.",
        ("earn_in terminated", 6_000_000, 70),
    ),
]


@pytest.mark.parametrize(("text", "row"), STAGES)
def test_how_far_it_has_come(text: str, row: tuple[str, float | None, float | None]) -> None:
    assert [(kind, value, share) for kind, _, value, share, _, _ in told(HEAD + text)] == [row]


HEADS = [
    "SALE OF TOLKA GOLD PROJECT FOR UP TO $6.5 MILLION",
    "Highlights\n\n• Sale of the Tolka Gold Project for total consideration of up to $6.5 million",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_headline_gives_the_price_whose_parts_the_terms_list(head: str) -> None:
    text = (
        f"ASX ANNOUNCEMENT\n\n{head}\n\nHarrow Copper Limited (ASX: HRC) has signed "
        "an agreement with Lorne Gold Limited for the sale of its Tolka Gold Project.\n\nThe consideration comprises:\n\n"
        "• $1.5 million cash on completion;\n\n• $1.0 million deferred; and\n\n• up to $4.0 million in milestone payments."
    )
    (deal,) = find_deals(reading_of(text))[0]
    assert (deal.value, deal.value_qualifier) == (6_500_000, "up_to")


def test_what_a_scheme_implies_is_its_price() -> None:
    text = (
        f"{HEAD}Harrow Copper Limited (ASX: HRC) has entered into a scheme implementation deed with Lorne Holdings Pty Ltd, "
        "under which Lorne will acquire 100% of its shares.\n\n• Shareholders receive $0.62 cash per share, implying an "
        "equity value of approximately $214 million"
    )
    assert [row[2] for row in told(text)] == [214_000_000]
