"""Prices that a sentence divides, what is paid at completion and later, and purchases made through a unit."""

from __future__ import annotations

from pipelines.extract.deals import find_deals
from pipelines.model import DealMention
from tests.unit.extract.reading_of import reading_of

BUYS = (
    "ASX ANNOUNCEMENT\n\nWirra Metals Limited (ASX: WIR) (“Wirra” or the “Company”) announces that it has signed a binding "
    "agreement with Gilgai Pty Ltd (“Gilgai”) for the purchase of the Tarn Hill tungsten project.\n\n"
)


def only(text: str) -> DealMention:
    (deal,) = find_deals(reading_of(text, published_at="2025-06-10"))[0]
    return deal


def test_the_total_that_a_sentence_divides_goes_before_the_parts_of_a_list() -> None:
    told = (
        "The purchase price of $38 million consists of $28 million in cash and $10 million in shares.\n\n"
        "Term | Detail\nCompletion payment | $28 million in cash\nContingent payment | $7 million on first production\n"
    )
    assert only(BUYS + told).value == 38_000_000


def test_a_list_without_a_total_keeps_its_cash() -> None:
    told = (
        "Term | Detail\nCompletion payment | $28 million in cash\nContingent payment | $7 million on first production\n"
    )
    assert only(BUYS + told).value == 28_000_000


def test_what_was_paid_on_completion_goes_before_what_is_contingent() -> None:
    text = (
        "ASX ANNOUNCEMENT\n\nWirra Metals Limited (ASX: WIR) has completed the acquisition of Gilgai Ltda, owner of the Tarn "
        "Hill project, from Zenga SA. On completion Wirra paid Zenga US$6.0 million in cash and issued it 11 million shares."
        "\n\nContingent consideration is unchanged:\n\n- US$5.0 million in cash on a resource of 50 Mt;\n\n- US$8.0 million "
        "in cash on a decision to mine."
    )
    assert only(text).value == 6_000_000


def test_a_unit_of_the_issuer_that_buys_makes_no_second_deal() -> None:
    text = (
        "RNS Number: 1234K\n\nWirra Metals plc (AIM: WIR) announces that it has agreed to acquire a 70 per cent. interest in "
        "Gilgai Mining Limited from Zenga Ventures Limited.\n\nUnder the agreement Wirra's wholly owned subsidiary, WIR Zambia "
        "Limited, will buy 70 per cent. of the issued shares of Gilgai Mining Limited for US$4.1 million."
    )
    deal = only(text)
    assert {p.name for p in deal.parties} == {"Wirra Metals plc", "Gilgai Mining Limited", "Zenga Ventures Limited"}
    assert (deal.value, deal.stake_pct) == (4_100_000, 70)
