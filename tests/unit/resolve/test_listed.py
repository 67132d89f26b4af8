"""Listed companies: names of one key get the ticker, listings of one key are one company, likeness is nothing."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.resolve.frames import parties
from pipelines.resolve.listed import Listings

LISTINGS = Listings.of(
    [("NYSE:TRN", "TARN LITHIUM CORP"), ("ASX:TRL", "Tarn Lithium Limited"), ("ASX:OST", "Ostra Tin")]
)


@pytest.mark.parametrize(
    ("ticker", "name", "expected"),
    [
        (None, "Tarn Lithium", "ASX:TRL"),
        ("NYSE:TRN", "Tarn", "ASX:TRL"),
        ("TSXV:XYZ", "Tarn Lithium", "TSXV:XYZ"),
        (None, "Tarn Lithium Mining", None),
        (None, "Tarn", None),
        ("ASX:OST", "Ostra", "ASX:OST"),
    ],
)
def test_a_ticker_stands_for_the_key_of_its_name(ticker: str | None, name: str, expected: str | None) -> None:
    assert LISTINGS.lead(ticker, name) == expected


def test_a_ticker_joins_the_name_it_is_listed_under() -> None:
    names = pl.DataFrame(
        {
            "name": ["TRN Holdings", "Tarn Lithium"],
            "arrival": [1, 2],
            "note": [" (NYSE: TRN)", None],
            "mentions": [1, 1],
        }
    )
    listed = pl.DataFrame({"ticker": ["NYSE:TRN"], "company_name": ["Tarn Lithium Corp."]})
    assert parties(names, listed=listed)["entity_id"].n_unique() == 1
    assert parties(names)["entity_id"].n_unique() == 2
