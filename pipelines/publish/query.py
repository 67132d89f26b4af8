"""A release asked in SQL: read-only, and never in the way of the next release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.publish.files import DATABASE


class ReleaseMissingError(RuntimeError):
    """There is no release to ask."""


class NoAnswerError(ValueError):
    """The statement gives no rows."""


@contextmanager
def open_release(release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to one release; `latest` is followed once, so every query sees the same release."""
    database = release.resolve() / DATABASE
    if not database.exists():
        raise ReleaseMissingError(
            f"there is no release at {release}: make one with `oreledger demo`, `oreledger run` or `oreledger publish`"
        )
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def query(release: Path, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> pl.DataFrame:
    """The answer of one SQL statement on a release folder, such as `published/latest`."""
    with open_release(release) as connection:
        result = connection.sql(sql, params=parameters) if parameters else connection.sql(sql)
        if result is None:
            raise NoAnswerError(
                f"this statement gives no rows: a release is read-only, ask it with SELECT or FROM ({sql.strip()[:60]})"
            )
        return result.pl()
