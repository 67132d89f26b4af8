"""One crawl run on one home: the lock, the state, the archive, and when what was fetched becomes durable."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from pipelines.home import Home
from scrapers.archive import Archive, RunWriter
from scrapers.fetches import Fetch
from scrapers.state import State
from scrapers.warc import DiskFullError, Hop, Revisit

logger = logging.getLogger(__name__)

FETCHES_BETWEEN_COMMITS = 64
SECONDS_BETWEEN_COMMITS = 1.0


class LockedError(RuntimeError):
    """Another run is writing the home; the message names it."""


class StorageError(OSError):
    """Archive or state could not be written. The run ends as if it were killed; the next one mends and goes on."""


class CrawlSession:
    """What all sources of one run share. Opening it finishes what a killed run left behind."""

    broken: str | None = None
    """Why nothing more can be written, once something could not be."""

    def __init__(self, home: Home, day: date, run_id: str | None = None) -> None:
        self.home, self.day = home, day
        self.run_id = run_id or new_run_id()
        self._lock = _lock(home.state / "crawl.lock", self.run_id)
        self.archive = Archive(home.archive)
        self.state = State(home.state / "crawl.sqlite")
        self._writers: dict[str, RunWriter] = {}
        self._dirty: set[str] = set()
        self._uncommitted = 0
        self._recover()

    def _recover(self) -> None:
        fetches = self.archive.recover()
        for fetch in fetches:
            # A recovered listing is read again in this run: the pages it named may not have been noted.
            if fetch.kind != "listing" and (fetch.has_body or fetch.outcome == "unchanged"):
                self.state.apply(fetch)
        self.state.commit()
        if fetches:
            logger.info(
                "Finished what %d earlier runs left behind: %d fetches", len({f.run_id for f in fetches}), len(fetches)
            )

    def open_source(self, source: str, operator: str) -> None:
        """Starts the WARC of one source, and makes its frontier available."""
        self._writers[source] = self.archive.open_run(source, self.day, self.run_id, operator)
        self.state.begin(source)

    def store(
        self, fetch: Fetch, answer: Hop | None, on_the_way: Sequence[Hop], revisit: Revisit | None, lasts: bool = False
    ) -> Fetch:
        """Archives one fetch and takes note of it; durable after the next commit."""
        self.require_whole()
        fetch = self._writers[fetch.source].append(fetch, answer, on_the_way, revisit)
        self.state.apply(fetch, lasts)
        self._dirty.add(fetch.source)
        self._uncommitted += 1
        return fetch

    def commit_if_due(self) -> None:
        """Commits when enough has gathered. Called when all that follows from a fetch has been noted."""
        if self._uncommitted >= FETCHES_BETWEEN_COMMITS:
            self.commit()

    def commit(self) -> None:
        """Makes everything stored durable: first the archive, then the note that it was seen."""
        self.require_whole()
        for source in self._dirty:
            self._writers[source].sync()
        self._dirty.clear()
        self._uncommitted = 0
        self.state.commit()

    def fail(self, error: Exception) -> None:
        """Takes note that something could not be written: from now on nothing is, in any source of the run."""
        self.broken = self.broken or (
            str(error)
            if isinstance(error, DiskFullError)
            else (
                f"cannot write below {self.home.root} ({error}): free some space and run again; everything fetched before"
                " is kept"
            )
        )

    def require_whole(self) -> None:
        """StorageError once something could not be written."""
        if self.broken:
            raise StorageError(self.broken)

    @property
    def sources(self) -> set[str]:
        """Sources that are still open."""
        return set(self._writers)

    @property
    def is_writing(self) -> bool:
        """Whether any source is still open."""
        return bool(self._writers)

    def close_source(self, source: str) -> Path | None:
        """Finishes WARC and manifest of one source; after a failure they are left for the next run to mend."""
        writer = self._writers[source]
        try:
            if not self.broken:
                self.commit()
                return writer.close()
        except (OSError, sqlite3.Error) as error:
            self.fail(error)
        finally:
            del self._writers[source]
        writer.abandon()
        return None

    def close(self) -> None:
        """Finishes every source and lets the home go."""
        for source in list(self._writers):
            self.close_source(source)
        self.state.close()
        os.close(self._lock)


_shared: list[CrawlSession] = []
"""The session of this process, once there is one."""


def shared_session(settings: BaseSettings) -> CrawlSession:
    """The session that all crawlers of this process share; the first one opens it, from the crawl's settings."""
    if not _shared:
        home = settings.get("OREL_HOME")
        day = settings.get("CRAWL_DAY")
        _shared.append(
            CrawlSession(
                Home(Path(home).resolve()) if home else Home.from_environment(),
                date.fromisoformat(day) if day else datetime.now(UTC).date(),
                settings.get("RUN_ID"),
            )
        )
    return _shared[0]


def leave_session(source: str) -> None:
    """Finishes a source; the last one to leave closes the session."""
    session = _shared[0]
    session.close_source(source)
    if not session.is_writing:
        _shared.clear()
        session.close()


def new_run_id() -> str:
    """A name for a run that sorts by start: `20240131T081500Z-1a2b3c`."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def _lock(path: Path, run_id: str) -> int:
    """Descriptor of the locked file. The lock ends with the process, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 4096).decode(errors="replace").strip() or "unknown"
        os.close(descriptor)
        raise LockedError(
            f"another crawl is running on {path.parent.parent}: {holder}. Wait for it, stop it, or use"
            " another home (OREL_HOME)"
        ) from None
    os.ftruncate(descriptor, 0)
    text = {"pid": os.getpid(), "run_id": run_id, "started_at": datetime.now(UTC).isoformat(timespec="seconds")}
    os.write(descriptor, json.dumps(text).encode())
    return descriptor
