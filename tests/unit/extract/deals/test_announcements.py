"""Announcements of exchanges: terms apart from the telling, prices, shares, and what goes with every paper.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.deals import find_deals
from pipelines.extract.deals.details import prices
from pipelines.extract.deals.page import terms
from pipelines.model import DealMention
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

SIGNED = (
    "Kestrel Minerals Limited (ASX: KSM) (“Kestrel” or “the Company”) is pleased to announce that it has entered "
    "into a binding agreement with Redgum Exploration Pty Ltd (“Redgum” or “the Vendor”) to acquire 100% of the "
    "issued capital of Talga Rocks Pty Ltd, which holds the Talga Rocks lithium project in Western Australia."
)


def only(text: str) -> DealMention:
    """The one deal of an announcement, its evidence a slice of the text."""
    reading = reading_of(text, published_at="2024-03-14")
    deals, _ = find_deals(reading)
    assert len(deals) == 1, [(d.deal_type, d.parties) for d in deals]
    assert reading.document.text[deals[0].evidence.start : deals[0].evidence.end] == deals[0].evidence.text
    return deals[0]


TERMS = [
    "Term | Detail\nVendor | Redgum Exploration Pty Ltd\nConsideration | $500,000 in cash and 25,000,000 shares at a "
    "deemed issue price of $0.04\nDeferred consideration | $750,000 on a resource of 10 Mt\nRoyalty | 1.5%",
    "• Vendor: Redgum Exploration Pty Ltd\n• Upfront consideration: $500,000 in cash\n• Milestone payment: $750,000 on "
    "definition of a resource\n• Conditions: shareholder approval",
    "Vendor\n\nRedgum Exploration Pty Ltd\n\nPurchase price\n\n$500,000 in cash\n\nEnd date\n\n30 June 2024",
]


@pytest.mark.parametrize("terms", TERMS)
def test_terms_in_rows_items_and_lines_of_their_own_give_the_price(terms: str) -> None:
    deal = only(f"{SIGNED}\n\nKey terms\n\n{terms}\n")
    assert (deal.deal_type, deal.status, deal.value, deal.currency) == ("acquisition", "agreed", 500_000, "AUD")
    assert {(p.name, p.role) for p in deal.parties} == {
        ("Kestrel Minerals Limited", "acquirer"),
        ("Talga Rocks Pty Ltd", "target"),
        ("Redgum Exploration Pty Ltd", "seller"),
    }
    assert "$500,000" in deal.evidence.text


PRICES = [
    ("Consideration comprises $500,000 cash and 25 million Kestrel shares.", 500_000),
    ("Total consideration of $2.5 million, being $1.0 million cash and $1.5 million in Kestrel shares.", 2_500_000),
    (
        "As consideration, the Company will:\n\n• pay the Vendor $150,000 in cash at completion;\n\n• issue the Vendor "
        "10,000,000 shares at $0.03 each; and\n\n• grant the Vendor a 1% gross royalty.",
        150_000,
    ),
    ("Redgum will receive $3 million on completion of the sale.", 3_000_000),
    ("Kestrel agreed to pay $1.5 million in cash at completion.", 1_500_000),
    ("Kestrel will issue 7,000,000 shares as consideration, and these represent a value of $2.9 million.", 2_900_000),
    ("The Company has received firm commitments for a placement to raise $2.5 million at $0.04 per share.", None),
    ("The Vendor will be paid a milestone payment of $750,000 on delineation of a resource.", None),
    ("Consideration is 25,000,000 shares at a deemed issue price of $0.04 per share.", None),
    ("Euroz will be paid a fee of $120,000 as adviser in consideration for its services.", None),
]


@pytest.mark.parametrize(("price", "value"), PRICES)
def test_a_price_in_a_sentence_of_its_own_is_the_deals(price: str, value: float | None) -> None:
    assert only(f"{SIGNED}\n\n{price}\n").value == value


def test_cash_comes_before_shares_and_a_total_before_both() -> None:
    for text, value in (
        ("an upfront cash payment of $2.5 million and the issue of shares worth $1 million", 2.5e6),
        ("shares worth $1 million", 1e6),
        ("$1 million in Kestrel shares and $2 million in cash", 2e6),
        ("a royalty of $1 per tonne and $0.05 per share", None),
    ):
        reading = reading_of(f"Redgum receives {text}.")
        money = prices.price_in(reading, 0, len(reading.document.text))
        assert (money.value if money else None) == value


def test_who_signs_the_paper_under_which_somebody_buys_is_the_seller() -> None:
    deal = only(
        "Wandoo Lithium Ltd (ASX: WNL) is pleased to advise that it has entered into a binding term sheet with "
        "Barrabool Minerals Pty Ltd under which it will acquire an 80% interest in the Flat Creek project.\n\n"
        "Key terms\n\nUpfront cash | A$1,200,000, payable at completion\nEnd date | 30 June 2025"
    )
    assert (deal.deal_type, deal.status, deal.value, deal.stake_pct) == ("acquisition", "agreed", 1.2e6, 80)
    assert [(p.name, p.role) for p in deal.parties] == [
        ("Wandoo Lithium Ltd", "acquirer"),
        ("Barrabool Minerals Pty Ltd", "seller"),
    ]


def test_an_interest_for_work_on_the_ground_is_an_earn_in() -> None:
    deal = only(
        "Steppe Resources Plc (AIM: SSR), the Central Asia-focused explorer, announces that it has today "
        "concluded "
        "a farm-in agreement with Aktau Minerals LLP.\n\nUnder the agreement the Company can acquire 65 per "
        "cent. "
        "of Aktau Minerals' interest in the licence for an expenditure of US$3.2 million over three years."
    )
    assert (deal.deal_type, deal.value, deal.stake_pct) == ("earn_in", 3.2e6, 65)
    assert {(p.name, p.role) for p in deal.parties} == {
        ("Steppe Resources Plc", "acquirer"),
        ("Aktau Minerals LLP", "seller"),
    }


def test_a_fee_is_no_share_and_a_stage_is_no_earning() -> None:
    deal = only(
        "• Goongar Metals retains management during the first earn-in stage and receives a fee of "
        "8%\n\nGoongar "
        "Metals Limited (ASX: GGM) is pleased to announce that Sanwa Kozan Co., Ltd. will farm in to the "
        "Company's "
        "wholly owned Lake Boon project."
    )
    assert (deal.deal_type, deal.stake_pct) == ("earn_in", None)
    assert [(p.name, p.role) for p in deal.parties] == [
        ("Sanwa Kozan Co., Ltd.", "acquirer"),
        ("Goongar Metals Limited", "seller"),
    ]


TOLD_WITH: list[tuple[str, str, str, dict[str, str], float | None, float | None]] = [
    (
        "On 12 March 2024 Boobook Nickel Limited (ASX: BOO) announced that it had signed a binding agreement with Legend "
        "Minerals Limited to sell its Fraser South tenements for $1.5 million in cash.",
        "acquisition",
        "agreed",
        {"Legend Minerals Limited": "acquirer", "Boobook Nickel Limited": "seller"},
        1.5e6,
        None,
    ),
    (
        "Acacia Royalties Limited (ASX: ACR) has entered into an agreement with Rambler Resources Limited to acquire a 1% "
        "gross revenue royalty over the Kathleen Creek lithium project for A$30 million.",
        "royalty_stream",
        "agreed",
        {"Acacia Royalties Limited": "royalty_holder", "Rambler Resources Limited": "seller"},
        30e6,
        None,
    ),
    (
        "Pindari Gold Limited (ASX: PDG) confirms that it has received an unsolicited, non-binding indicative proposal "
        "from "
        "Orion Minerals Group Ltd to acquire 100% of the shares in Pindari for $1.45 cash per share.",
        "acquisition",
        "proposed",
        {"Orion Minerals Group Ltd": "acquirer", "Pindari Gold Limited": "target"},
        None,
        100,
    ),
    (
        "• Kunzea Lithium Limited and Mitsuri & Co. to form a 75:25 joint venture over the Mavis Creek project\n\n"
        "• Mitsuri to invest A$60 million for a 25% interest\n\nKunzea Lithium Limited (ASX: KZL) has executed a joint "
        "venture agreement with Mitsuri & Co. (“Mitsuri”), under which Mitsuri will acquire a 25% interest in the Mavis "
        "Creek project for A$60 million.",
        "joint_venture",
        "agreed",
        {"Kunzea Lithium Limited": "partner", "Mitsuri & Co.": "partner"},
        60e6,
        25,
    ),
    (
        "Redbank Copper Ltd (ASX: RBC) advises that Rito Exploration Pty Limited (“RTX”) has now earned a 51% interest in "
        "the Arrakis copper project, having spent $7.5 million.\n\nRTX has elected to proceed to Stage 2, under which it "
        "can increase its interest to 70% by sole funding a further $10 million.",
        "earn_in",
        "completed",
        {"Rito Exploration Pty Limited": "acquirer", "Redbank Copper Ltd": "seller"},
        7.5e6,
        51,
    ),
]


@pytest.mark.parametrize(("text", "deal_type", "status", "parties", "value", "stake"), TOLD_WITH)
def test_each_side_of_a_paper_has_its_role(
    text: str, deal_type: str, status: str, parties: dict[str, str], value: float | None, stake: float | None
) -> None:
    deal = only(text)
    assert (deal.deal_type, deal.status, deal.value, deal.stake_pct) == (deal_type, status, value, stake)
    assert {p.name: p.role for p in deal.parties} == parties


def test_a_paper_lodged_with_the_exchange_speaks_in_its_dollars() -> None:
    deal = only(
        "ASX Announcement\n\nAustra Resources Group Ltd ACN 113 222 908\n\nDakota Gold Inc. (TSX: DKG) has "
        "agreed "
        "to acquire Austra Resources Group Ltd for $58 million."
    )
    assert (deal.value, deal.currency) == (58e6, "AUD")


def test_both_signed_and_the_one_with_the_mine_sells() -> None:
    deal = only(
        "Warrego Graphite Limited (ASX: WGL) (“Warrego” or “the Company”) gives an update on its Balama "
        "project in "
        "Mozambique.\n\nThe Company and Sinocarbon GmbH (“Sinocarbon”) have signed a binding offtake "
        "agreement for "
        "20,000 tonnes per annum of concentrate."
    )
    assert {(p.name, p.role) for p in deal.parties} == {
        ("Warrego Graphite Limited", "supplier"),
        ("Sinocarbon GmbH", "buyer"),
    }


def test_a_bid_is_worth_what_it_values_the_target_at() -> None:
    deal = only(
        "Cobris Holdings Limited (ASX: CBH) today announces its intention to make an off-market takeover bid "
        "for "
        "all of the shares in Norwell Minerals Limited (ASX: NWM).\n\nNorwell shareholders will be offered "
        "$0.085 "
        "cash per share, valuing Norwell at approximately $41 million."
    )
    assert (deal.deal_type, deal.status, deal.value, deal.value_qualifier) == (
        "acquisition",
        "proposed",
        41e6,
        "approximately",
    )


def test_the_venture_that_comes_of_selling_most_of_a_mine_is_part_of_the_sale() -> None:
    deal = only(
        "Hasler Metals Ltd (ASX: HTM) (“Hasler”) has executed binding documentation with Wyland Investments "
        "Pty "
        "Ltd (“Wyland”) for the sale of a 60% interest in the Yanga project. Hasler and Wyland will form an "
        "unincorporated joint venture, with Wyland as manager."
    )
    assert (deal.deal_type, deal.stake_pct) == ("acquisition", 60)


def test_proceeds_of_a_subscription_are_its_value() -> None:
    deal = only(
        "Patrol Lithium Limited (ASX: PAT) is pleased to announce that Albermann Corporation will subscribe "
        "for 7.1 "
        "million shares in Patrol at $15.63 per share for gross proceeds of $111 million."
    )
    assert (deal.deal_type, deal.value) == ("equity_investment", 111e6)


def test_a_farm_in_that_the_other_side_ends() -> None:
    deal = only(
        "Lynx Zinc Limited (ASX: LXZ) gives an update on its projects.\n\nThe Company advises that Sayonara "
        "Mining "
        "Limited has terminated the farm-in and joint venture agreement over the Tabbert project."
    )
    assert (deal.deal_type, deal.status, deal.project) == ("earn_in", "terminated", "Tabbert")


def test_money_that_is_lent_buys_nothing() -> None:
    reading = reading_of(
        "The Northern Lending Facility has made an investment decision to provide a $150 million "
        "loan for "
        "the Speewa vanadium project of Emu Vanadium Limited (ASX: EMV)."
    )
    assert find_deals(reading)[0] == []


def test_a_royalty_that_the_seller_keeps_is_part_of_the_price() -> None:
    assert (
        only(f"{SIGNED} Kestrel will also grant Redgum a 2% net smelter royalty over the project.").deal_type
        == "acquisition"
    )


def test_stages_of_an_earn_in_are_one_deal_with_its_largest_share() -> None:
    deal = only(
        "Harrier Copper Limited (ASX: HRC) (“Harrier”) has executed a farm-in agreement with OZ Exploration "
        "Pty "
        "Ltd (“OZ”) over its 100%-owned Malbon project near Cloncurry.\n\n• OZ may earn up to 75% of Malbon by "
        "sole funding $12 million of exploration over six years\n\n• Minimum expenditure: $1.5 million"
    )
    assert (deal.deal_type, deal.value, deal.stake_pct, deal.project) == ("earn_in", 12e6, 75, "Malbon")
    assert [(p.name, p.role) for p in deal.parties] == [
        ("OZ Exploration Pty Ltd", "acquirer"),
        ("Harrier Copper Limited", "seller"),
    ]


def test_an_option_is_worth_what_exercises_it() -> None:
    deal = only(
        "Cobra Nickel Limited (ASX: CNI) (“Cobra”) has entered into an exclusive option agreement with Galt "
        "Mining "
        "Pty Ltd (“Galt”) to acquire an 80% interest in the Barrens North project.\n\n• Option fee: Cobra will "
        "pay Galt $50,000 on signing;\n\n• Exercise: Cobra may exercise the option by paying $600,000.\n\n"
        "• Joint venture: on exercise, the parties will form an 80:20 joint venture."
    )
    assert (deal.deal_type, deal.value, deal.stake_pct) == ("earn_in", 600_000, 80)


def test_an_investors_share_is_what_it_will_hold_and_no_premium() -> None:
    deal = only(
        "• Korea Cathode Holdings to invest A$15 million at $0.12 per share, a 20% premium to the last "
        "price\n\n"
        "Nullarbor Metals Limited (ASX: NRE) (“Nullarbor”) has signed a subscription agreement with Korea "
        "Cathode "
        "Holdings.\n\nOn completion of the placement the investor will hold 9.9% of Nullarbor."
    )
    assert (deal.deal_type, deal.value, deal.stake_pct) == ("equity_investment", 15e6, 9.9)


def test_the_share_of_output_is_the_offtakes_and_not_that_of_all_contracts() -> None:
    deal = only(
        "Black Tern Graphite Ltd (ASX: BTG) has executed a binding offtake agreement with Haiyu Anode Co., "
        "Ltd for "
        "graphite from its Chilo project in Tanzania.\n\n• 30,000 tonnes a year (+/- 10%), representing "
        "approximately 55% of planned Stage 1 production\n\nTogether with other contracts, 80% of planned "
        "output "
        "is now committed."
    )
    assert (deal.deal_type, deal.stake_pct) == ("offtake", 55)


ASSET_SALES = [
    (
        "Merle Gold NL (ASX: MRL) has executed a sale and purchase agreement with Vexo Royalty Corp for the sale of its "
        "2% net "
        "smelter royalty over the Burrin gold project for $4 million in cash.",
        "royalty_stream",
        4e6,
    ),
    (
        "Merle Gold NL (ASX: MRL) has executed a Tenement Sale Agreement with Corvane Pty Ltd for the purchase of four "
        "exploration licences in the Ngala Basin.",
        "acquisition",
        None,
    ),
]


@pytest.mark.parametrize(("text", "deal_type", "value"), ASSET_SALES)
def test_a_contract_of_sale_over_an_asset_is_no_offtake(text: str, deal_type: str, value: float | None) -> None:
    deal = only(text)
    assert (deal.deal_type, deal.value) == (deal_type, value)


BOILERPLATE = [
    "About Kestrel Minerals\n\nIn 2021 Kestrel acquired the Dingo Well mine from Saracen Metals Ltd.",
    "Forward-Looking Statements\n\nKestrel may not sell its interest in Talga to Corvane Pty Ltd for $5 million.",
]


@pytest.mark.parametrize("text", BOILERPLATE)
def test_what_goes_with_every_announcement_is_no_news(text: str) -> None:
    assert only(f"Kestrel buys Talga\n\n{SIGNED}\n\n{text}\n").deal_type == "acquisition"


def test_completion_that_is_to_come_is_not_done() -> None:
    deal = only(f"{SIGNED} Completion of the acquisition is subject to approval by holders of Kestrel.")
    assert deal.status == "agreed"


def test_a_paper_that_this_one_goes_back_to_does_not_date_it() -> None:
    deal = only(
        "Lachlan Tin Limited (ASX: LCT) (the Company) refers to its announcement of 3 December 2023 in "
        "relation to "
        "the proposed acquisition of the Garnet tin project from Marle Minerals Pty Ltd (the Vendor) for $3.2 "
        "million.\n\nThe Company advises that the parties have agreed to terminate the share sale agreement."
    )
    assert (deal.status, deal.announced_on, deal.value) == ("terminated", "2024-03-14", 3.2e6)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Vendor", "seller"),
        ("Purchaser(s)", "buyer"),
        ("Purchase price", "total"),
        ("Initial consideration", "price"),
        ("Interest acquired", "share"),
        ("Exercise price", "price"),
        ("Deferred consideration", None),
        ("Royalty", None),
        ("Conditions precedent", None),
        ("Completion", None),
        ("Quantity", "quantity"),
        ("Mine", None),
        ("", None),
    ],
)
def test_labels(label: str, kind: str | None) -> None:
    assert terms.kind_of(label) == kind


@given(
    st.lists(
        st.sampled_from(
            [
                "Vendor | Redgum Pty Ltd",
                "Consideration: $5 million",
                "Purchaser",
                "Purchase price",
                "• Vendor: ",
                "$",
                "Interest | 50%",
                "|",
                ":",
                "x " * 40,
            ]
        ),
        max_size=12,
    )
)
def test_any_lines_give_lists_whose_terms_stand_where_they_say(lines: list[str]) -> None:
    reading = reading_of("\n\n".join(lines))
    for listed in terms.lists_of_terms(reading):
        assert all(t.sentence.start <= t.start < t.end <= t.sentence.end for t in listed)
        assert [t.start for t in listed] == sorted(t.start for t in listed)


@pytest.mark.parametrize(
    "text",
    [
        "The Company has engaged Gerbera Digital Inc. of Toronto to provide online marketing for a fee of $150,000.",
        "The Company has retained Harrow Capital Ltd to provide market-making services.",
        "The Company has appointed Tarn Securities Ltd as lead manager of its offer.",
        "Fairlight Gold Ltd became a shareholder through market purchases in 2024 and did not take part in the Placement.",
        "Anyone wishing to acquire shares in the IPO will need to complete the form.",
    ],
)
def test_promoters_and_what_nobody_did_are_no_deals(text: str) -> None:
    lead = 'Castel Critical Ltd (ASX: CCL) (the "Company") is developing the Gifford Range rare earths project. '
    assert told(lead + text) == []
