"""Whole announcements of an exchange, each telling one deal: highlights, letterhead, terms, what goes with them all.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from pipelines.model import DealMention
from tests.unit.extract.reading_of import reading_of


def only(text: str) -> DealMention:
    """The one deal of an announcement, its evidence a slice of the text."""
    reading = reading_of(text, published_at="2023-03-14")
    deals, _ = find_deals(reading)
    assert len(deals) == 1, [(d.deal_type, d.parties) for d in deals]
    assert reading.document.text[deals[0].evidence.start : deals[0].evidence.end] == deals[0].evidence.text
    return deals[0]


ACQUISITION = """ASX Announcement

14 March 2023

ACQUISITION OF HIGH-GRADE TARNBROOK LITHIUM PROJECT IN WESTERN AUSTRALIA

Highlights

• Quorn to acquire 100% of the Tarnbrook Lithium Project, located 40km east of Coolgardie
• Project comprises three granted exploration licences (E15/1234, E15/1235 and E63/2001) covering 212km2
• Firm commitments received to raise $3.5 million via a placement at $0.07 per share

Quorn Resources Limited (ASX: QRN) (“Quorn” or the “Company”) is pleased to advise that it has executed a binding \
{paper} with Bellbird Exploration Pty Ltd (“Bellbird” or the “Vendor”) pursuant to which the Company has agreed to \
acquire a 100% legal and beneficial interest in the Tarnbrook Lithium Project (“Acquisition”).

“The project sits adjacent to the Bald Rock mine owned by Petrel Lithium Limited.”

Key Terms of the Acquisition

The material terms of the Acquisition are as follows:

(a) Consideration: In consideration for the Acquisition, Quorn will:
(i) pay the Vendor $150,000 in cash on Completion;
(ii) issue the Vendor 5,000,000 fully paid ordinary shares (Consideration Shares);
(iii) issue 3,000,000 performance rights that vest on delineation of a JORC resource of 10Mt at 1% Li2O; and
(iv) grant the Vendor a 1.5% net smelter royalty.
(b) Facilitation fee: Quorn will issue 500,000 shares to Harbour Advisory Pty Ltd.

Placement

The Company has received firm commitments from professional investors to raise $3,500,000 (before costs).

About Quorn Resources

Quorn owns 80% of the Kestrel gold project and acquired the Lorne copper project from Redgum Pty Ltd in 2019.
"""


@pytest.mark.parametrize("paper", ["heads of agreement", "term sheet", "sale agreement", "terms sheet"])
def test_an_acquisition_with_its_terms_and_all_that_is_no_deal(paper: str) -> None:
    deal = only(ACQUISITION.format(paper=paper))
    assert (deal.deal_type, deal.status, deal.value, deal.stake_pct) == ("acquisition", "agreed", 150_000, 100)
    assert {(p.role, p.name) for p in deal.parties} == {
        ("acquirer", "Quorn Resources Limited"),
        ("seller", "Bellbird Exploration Pty Ltd"),
    }


@pytest.mark.parametrize(
    "end",
    [
        "settlement of the sale of its Wattle gold project to Maxim Mining Limited (ASX: MXM), as announced on 3 June "
        "2022, has occurred",
        "it has completed the sale of its Wattle gold project to Maxim Mining Limited",
    ],
)
def test_a_settled_sale_has_the_day_of_its_settlement_and_the_cash(end: str) -> None:
    deal = only(
        f"Hadrian Gold NL (ASX: HDG) (Hadrian or the Company) advises that {end}.\n\nOn settlement, Hadrian "
        "received:\n- $1.2 million in cash; and\n- 12 million Maxim shares, escrowed for 12 months.\n\n"
        "A further $500,000 is payable upon production of 20,000 ounces."
    )
    assert (deal.status, deal.value, deal.announced_on) == ("completed", 1_200_000, "2023-03-14")


@pytest.mark.parametrize(
    "end",
    [
        "Following due diligence, the Company has elected not to exercise it, and the Agreement has been terminated.",
        "The Company has decided not to proceed.",
        "The parties could not agree, and the option has now lapsed.",
    ],
)
def test_an_option_that_is_given_up(end: str) -> None:
    deal = only(
        "Petrel Metals Ltd (ASX:PTL) (Petrel or Company) refers to its paper of 12 January 2023 "
        "regarding the option to acquire 100% of Sundra Copper Pty Ltd, the holder of the Mbeya copper project "
        f"in Tanzania.\n\n{end}"
    )
    assert deal.status == "terminated"


def test_a_merger_valued_in_its_highlights() -> None:
    deal = only(
        "Moray Minerals and Kelso Resources to merge\n\n• Kelso shareholders to receive 1 Moray share for "
        "every 3.2 Kelso shares held, valuing Kelso at approximately A$84 million\n• Combined market value of "
        "A$310 million\n\nMoray Minerals Limited (ASX: MRY) (Moray) and Kelso Resources Limited (ASX: KLS) "
        "(Kelso) have entered into a binding Scheme Implementation Deed under which Moray will acquire 100% of "
        "the issued shares of Kelso. A break fee of A$840,000 is payable."
    )
    assert (deal.status, deal.value, deal.value_qualifier) == ("agreed", 84_000_000, "approximately")


def test_the_partner_sells_a_further_share() -> None:
    deal = only(
        "Sandpiper Rare Earths Ltd (ASX: SRE) (Sandpiper or the Company) has reached agreement with its joint "
        "venture partner, Whimbrel Pty Ltd (Whimbrel), to acquire a further 15% interest in the Garnet rare "
        "earths project, lifting its ownership from 75% to 90%.\n\nUnder the agreement, Sandpiper will pay "
        "Whimbrel $400,000 in cash and issue Whimbrel $600,000 worth of shares."
    )
    assert {(p.role, p.name) for p in deal.parties} == {
        ("acquirer", "Sandpiper Rare Earths Ltd"),
        ("seller", "Whimbrel Pty Ltd"),
    }
    assert (deal.value, deal.stake_pct) == (400_000, 15)


def test_a_company_does_not_sell_itself() -> None:
    deal = only(
        "Brolga Mining Limited (ASX: BRG) has signed a share purchase agreement with the owners of East Rift "
        "Minerals Limited (“ERM”) to acquire 75% of the issued capital of ERM."
    )
    assert {(p.role, p.name) for p in deal.parties} == {
        ("acquirer", "Brolga Mining Limited"),
        ("target", "East Rift Minerals Limited"),
    }
