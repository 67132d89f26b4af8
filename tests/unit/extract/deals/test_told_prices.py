"""A deal's price that only the next sentence tells; companies are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.reading_of import reading_of

SOLD = "Lundale Mining said on Friday it will sell the Eldon mine to Tarn Metals. "
BID = "Rowan Metals has agreed to acquire Arcada Lithium by scheme of arrangement. "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (SOLD + "At recent prices that is worth about US$83 million.", 83e6),
        (SOLD + "Lundale Mining will receive US$40 million.", 40e6),
        (SOLD + "The buyer is to hand over US$41 million.", 41e6),
        (SOLD + "Total consideration comes to US$42 million.", 42e6),
        (SOLD + "The purchase price consisted of US$43 million in cash.", 43e6),
        (BID + "Arcada Lithium holders get a share each, which prices Arcada Lithium at about A$75 million.", 75e6),
        (BID + "The offer puts A$76 million on Arcada Lithium.", 76e6),
        (BID + "The tie-up was worth A$77 million when it was announced.", 77e6),
        (BID + "The offer implies an offer price of A$3.10 a share and an equity value of A$78 million.", 78e6),
        (SOLD + "Harrow Copper will receive US$40 million.", None),
        (BID + "Analysts value Rowan Metals at A$900 million.", None),
        (BID + "The mine is worth a visit, and US$5 million in ore was shipped.", None),
    ],
)
def test_the_price_behind_a_deal(text: str, value: float | None) -> None:
    assert [deal.value for deal in find_deals(reading_of(text))[0]] == [value]


@pytest.mark.parametrize(
    ("price", "value"),
    [
        ("US$28 million in cash and US$10 million in shares, a total of US$38 million", 38e6),
        ("US$28 million in cash and shares worth US$10 million, altogether US$38 million", 38e6),
        ("US$28 million in cash and US$10 million in shares", 28e6),
        ("US$28 million in cash; Tarn raised a total of US$38 million", 28e6),
    ],
)
def test_a_total_behind_its_parts_is_the_price(price: str, value: float) -> None:
    deals, _ = find_deals(reading_of(f"Lundale Mining Ltd will sell the Eldon mine to Tarn Metals Ltd for {price}."))
    assert [d.value for d in deals] == [value]
