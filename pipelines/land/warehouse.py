"""The warehouse file opened for writing, with every way that can fail told as a person needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

_HOLDER = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_FULL = ("No space left", "File too large", "Disk quota exceeded")


class WarehouseError(RuntimeError):
    """The warehouse could not be opened or written; what it held before is still there."""


class WarehouseBusyError(WarehouseError):
    """Another process has the file open."""


class WarehouseFullError(WarehouseError):
    """The disk or quota ran out while writing."""


@contextmanager
def open_warehouse(database: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the warehouse file, closed at the end; errors of place, lock and disk become WarehouseError."""
    if read_only and not database.exists():
        raise WarehouseError(f"there is no warehouse at {database}: land a day first (oreledger run)")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(database), read_only=read_only)
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET max_vacuum_tasks = 0")  # builds merge small additions (dbt_project/macros/builds.sql)
    except (duckdb.Error, OSError) as error:
        raise explain(database, error) from error
    try:
        yield connection
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise explain(database, error) from error
    finally:
        connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside is committed together, or none of it."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.TransactionException, duckdb.FatalException):  # a failed COMMIT has rolled back already
            connection.execute("ROLLBACK")
        raise


def explain(database: Path, error: Exception) -> WarehouseError:
    """The same failure with the file, its cause and the way out."""
    message = str(error)
    holder = _HOLDER.search(message)
    if holder:
        return WarehouseBusyError(
            f"the warehouse {database} is open in another process: {holder['program']} (PID {holder['pid']}). One "
            f"process at a time may open it: wait for that run or close that session, then run again. To read, open "
            f"the published release instead: nothing ever locks it"
        )
    if "different configuration" in message or "Unique file handle conflict" in message:
        return WarehouseBusyError(
            f"the warehouse {database} is already open in this process: close that connection first"
        )
    if any(sign in message for sign in _FULL):
        return WarehouseFullError(
            f"no room to write the warehouse {database} ({message.strip()}): free some space and run again; nothing of "
            f"this load was kept and everything before it still is"
        )
    if "not a valid DuckDB database" in message or "Is a directory" in message:
        return WarehouseError(
            f"{database} is no DuckDB database ({message.strip()}): move it away, then land every day again from the "
            f"stage files"
        )
    return WarehouseError(f"the warehouse {database} cannot be opened or written: {message.strip()}")
