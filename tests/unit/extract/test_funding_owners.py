"""Who receives by plain signs: the owner of the plant, the company whose shares are bought, the one that a sentence opens
with."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "Ostrava was today handed US$15 million by the US Department of Defense for drilling at a cobalt mine.",
            "Ostrava",
        ),
        (
            "Eksfin is prepared to guarantee NOK 28 million of bank debt for Harrowkem's graphite anode pilot.",
            "Harrowkem",
        ),
        (
            "The DFC has agreed to pay $32 million in two steps for new shares of Harrow Lithium, a tin miner.",
            "Harrow Lithium",
        ),
        ("Element 77 was selected for a US$16 million grant by the Department of Energy for nickel.", "Element 77"),
        (
            "Perth-based harrowco has finalised a US$99 million loan with the Department of Energy for Tarn Ridge, a lithium "
            "mine.",
            "harrowco",
        ),
    ],
)
def test_plain_receivers(text: str, recipient: str) -> None:
    assert rows(text)[0][1] == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Labour will put $1.2 billion into a lithium reserve, the Australian Government promised.",
        "Fifty-six plans for graphite share $4 billion from the development bank BNDES.",
    ],
)
def test_whoever_gives_or_is_counted_receives_nothing(text: str) -> None:
    assert all(row[1] is None for row in rows(text))
