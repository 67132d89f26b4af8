"""Tables in, tables out: ids in the right columns, empty tables with their types."""

from __future__ import annotations

import polars as pl

from pipelines.resolve import frames
from pipelines.resolve.standing import KEPT


def test_parties_are_companies_or_bodies() -> None:
    names = pl.DataFrame(
        {
            "name": ["Tarn Lithium", "Tarn Lithium", "DOE"],
            "arrival": [1, 2, 3],
            "note": [" (ASX: TRN)", None, None],
            "mentions": [1, 1, 1],
        }
    )
    found = frames.parties(names)
    assert found["name"].to_list() == ["DOE", "Tarn Lithium"]
    assert found["entity_kind"].to_list() == ["agency", "company"]
    assert found["ticker"].to_list() == [None, "ASX:TRN"]


def test_empty_tables_keep_their_columns_and_types() -> None:
    names = pl.DataFrame(schema={"name": pl.String, "arrival": pl.Int64, "note": pl.String, "mentions": pl.Int64})
    assert dict(frames.parties(names).schema) == {**frames.NAME_COLUMNS, **KEPT}
    assert dict(frames.funders(names.select("name")).schema) == frames.FUNDER_COLUMNS


def test_every_body_is_listed_once_with_its_government() -> None:
    known = frames.agencies(frames.funders(pl.DataFrame({"name": ["Brotherhood of Smelters", "DOE"]})))
    assert known["agency_id"].is_unique().all()
    assert set(known["government_id"].drop_nulls()) <= set(known["agency_id"])
    assert known.filter(pl.col("is_provisional"))["agency_name"].to_list() == ["Brotherhood of Smelters"]
