"""Words that number an event among its likes."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.resolve.cues import MACROS


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as own:
        own.execute(MACROS)
        yield own


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        ("The first tranche of A$5 million was paid.", 1),
        ("The second-tranche shares were issued.", 2),
        ("Phase 2 is funded.", 2),
        ("Stage II funding came.", 2),
        ("the final instalment", 9),
        ("The first tranche closed and the second tranche follows.", None),
        ("A loan was signed.", None),
    ],
)
def test_place_in_series(connection: duckdb.DuckDBPyConnection, evidence: str, place: int | None) -> None:
    assert connection.execute("select place_in_series(?)", [evidence]).fetchone() == (place,)


@pytest.mark.parametrize(
    ("evidence", "later"),
    [
        ("a further $4 million", True),
        ("an additional award", True),
        ("the second tranche", True),
        ("the first tranche", False),
        ("a loan of $4 million", False),
    ],
)
def test_later_parts(connection: duckdb.DuckDBPyConnection, evidence: str, later: bool) -> None:
    assert connection.execute("select is_later_part(?)", [evidence]).fetchone() == (later,)
