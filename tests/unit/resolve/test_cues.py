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
        ("It pays in two tranches.", None),
        ("a second federal grant", None),
        ("a second grant", 2),
        ("the final investment decision", None),
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
        ("It renewed the contract.", True),
        ("the first tranche", False),
        ("a loan of $4 million", False),
    ],
)
def test_later_parts(connection: duckdb.DuckDBPyConnection, evidence: str, later: bool) -> None:
    assert connection.execute("select is_later_part(?)", [evidence]).fetchone() == (later,)


@pytest.mark.parametrize(
    ("evidence", "rest"),
    [
        ("Kestrel buys the remaining 50% of Long Fell.", True),
        ("Kestrel buys the half that it does not yet own.", True),
        ("Kestrel buys the rest of Long Fell.", True),
        ("Kestrel pays the remaining instalments.", False),
        ("Kestrel buys 50% of Long Fell.", False),
    ],
)
def test_what_is_left(connection: duckdb.DuckDBPyConnection, evidence: str, rest: bool) -> None:
    assert connection.execute("select is_rest(?)", [evidence]).fetchone() == (rest,)


@pytest.mark.parametrize(
    ("evidence", "revised"),
    [
        ("Slate Graphite upsized its placement.", True),
        ("Pact Minerals raised its cash offer.", True),
        ("The stream was increased to $85 million from $70 million.", True),
        ("Correction: it is $20 million.", True),
        ("Slate Graphite raised $20 million.", False),
        ("Production increased by a tenth.", False),
    ],
)
def test_sums_put_right(connection: duckdb.DuckDBPyConnection, evidence: str, revised: bool) -> None:
    assert connection.execute("select is_revised(?)", [evidence]).fetchone() == (revised,)


@pytest.mark.parametrize(
    ("evidence", "renamed"),
    [
        ("Pinnate Minerals (formerly Larch Resources) has closed the deal.", True),
        ("Copperfield, previously known as Wheel North, is explored.", True),
        ("Larch Resources formed a venture.", False),
        ("The deal is now closed.", False),
    ],
)
def test_new_names(connection: duckdb.DuckDBPyConnection, evidence: str, renamed: bool) -> None:
    assert connection.execute("select tells_new_name(?)", [evidence]).fetchone() == (renamed,)
