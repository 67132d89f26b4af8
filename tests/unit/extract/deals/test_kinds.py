"""What kind of deal a paper or purchase is by the terms that its sentence tells."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Tessaro Mining and Kestrel Lithium are joining forces in a merger of equals.",
            [("merger agreed", "partner: Tessaro Mining, Kestrel Lithium")],
        ),
        (
            "Tessaro Mining and Kestrel Lithium signed a letter of intent for a business combination.",
            [("merger proposed", "partner: Tessaro Mining, Kestrel Lithium")],
        ),
        (
            "Tessaro Mining teams up with Sumida Trading to build a cathode plant; a joint company will be founded by "
            "March.",
            [("joint_venture agreed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "State miner Erdmin chose Sumida Trading as its partner for the Salar Bonito, where the two will form a "
            "joint company.",
            [("joint_venture agreed", "partner: Erdmin, Sumida Trading")],
        ),
        (
            "Tessaro Mining and Harlow Resources signed a non-binding term sheet for an earn-in at Redcliff.",
            [("earn_in proposed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Norvik Smelting has an agreement with a co-operative, Cooperativa Illimani, for antimony ore for its "
            "smelter.",
            [("supply agreed", "buyer: Norvik Smelting; supplier: Cooperativa Illimani")],
        ),
        (
            "A 1% gross revenue royalty on Redcliff was acquired by Goldcrest Royalties from prospector group Barrow "
            "Minerals.",
            [("royalty_stream completed", "royalty_holder: Goldcrest Royalties; seller: Barrow Minerals")],
        ),
        (
            "A memorandum on critical minerals was signed by Canada and Germany in Toronto.",
            [("partnership proposed", "partner: Canada, Germany")],
        ),
        (
            "Tessaro Mining ended its alliance with Sumida Trading.",
            [("partnership terminated", "partner: Tessaro Mining, Sumida Trading")],
        ),
    ],
)
def test_terms_tell_what_a_paper_or_purchase_is(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals


def test_ore_for_its_smelter_is_bought_by_who_has_the_smelter() -> None:
    text = (
        "Belmar Antimony Corporation has an agreement in hand with a Bolivian mining federation, Minera Illampu, for 90 tonnes "
        "of antimony ore a month for its smelter in Mexico."
    )
    assert [row[:2] for row in told(text)] == [
        ("supply agreed", "buyer: Belmar Antimony Corporation; supplier: Minera Illampu")
    ]


def test_two_buyers_of_one_seller_make_two_deals() -> None:
    text = (
        "Harlow Resources said it would sell its Redcliff mine to Tessaro Mining and offload the Morley Creek smelter to "
        "Barrow Minerals."
    )
    assert [row[:2] for row in told(text)] == [
        ("acquisition agreed", "acquirer: Tessaro Mining; seller: Harlow Resources"),
        ("acquisition agreed", "acquirer: Barrow Minerals; seller: Harlow Resources"),
    ]
