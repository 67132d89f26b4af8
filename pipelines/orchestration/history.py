"""Dagster's own history of runs, in the same SQLite files, which stay open between two events.

A run writes a thousand of them. Dagster opens a file anew for each, sets SQLAlchemy up for it and compiles the same few
statements again, which takes longer than the writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine, event

FILES_OPEN = 8
"""Files kept open at most: the index of all runs, and the runs of which somebody reads or writes the events."""


class OpenEventLog(SqliteEventLogStorage):
    """Events of runs, a file a run and an index, as Dagster lays them out."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, Engine] = {}
        super().__init__(base_dir, inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> Engine:
        if shard not in self._initialized_dbs:  # new, or Dagster has deleted all files
            self._close(shard)
            engine = create_engine(
                self.conn_string_for_shard(shard), connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS}
            )
            event.listen(engine, "connect", _spare_the_disk)
            self._initdb(engine)
            self._initialized_dbs.add(shard)
            self._engines[shard] = engine
            if len(self._engines) > FILES_OPEN:
                self._close(next(iter(self._engines)))
        return self._engines[shard]

    def _close(self, shard: str) -> None:
        self._initialized_dbs.discard(shard)
        if engine := self._engines.pop(shard, None):
            engine.dispose()

    def dispose(self) -> None:
        """Closes all files."""
        for shard in list(self._engines):
            self._close(shard)
        super().dispose()


class History(DagsterSqliteStorage):
    """Runs, events and schedules below one folder, where Dagster would keep them too."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage: SqliteEventLogStorage = OpenEventLog(self._event_log_storage._base_dir)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> History:
        """The storage that a dagster.yaml describes."""
        return cls.from_local(inst_data=inst_data, **config_value)


def _spare_the_disk(connection: Any, _: Any) -> None:
    # With its write-ahead log a killed process loses nothing, and a power cut the last events but never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
