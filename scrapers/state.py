"""What has been seen, and what is still to be fetched: one SQLite file a home.

`page` has a row for every page ever archived: its validators, its hash, where its body lies. `frontier` has a row for
every page that is wanted: new, failed before, or young enough to be looked at again. One open transaction collects
changes; `commit` comes after the archive has synced, so a killed run forgets nothing and repeats nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any, Literal

from scrapers.addresses import key
from scrapers.fetches import Fetch

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    key INTEGER PRIMARY KEY, etag TEXT, last_modified, digest INTEGER, archived_at INTEGER NOT NULL,
    checked_at INTEGER NOT NULL, warc INTEGER, warc_offset INTEGER);
CREATE INDEX IF NOT EXISTS page_by_digest ON page (digest) WHERE digest IS NOT NULL;
CREATE TABLE IF NOT EXISTS warc (id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS frontier (
    source TEXT NOT NULL, key INTEGER NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, published_at TEXT,
    referrer TEXT, depth INTEGER NOT NULL, standing INTEGER NOT NULL, until INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, taken INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (source, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS frontier_in_order ON frontier (source, taken, kind, published_at DESC);
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, body BLOB NOT NULL, etag TEXT, last_modified TEXT);
CREATE TABLE IF NOT EXISTS host (
    host TEXT PRIMARY KEY, failed_runs INTEGER NOT NULL, rests_until INTEGER NOT NULL, reason TEXT NOT NULL);
PRAGMA user_version = 1;
"""
"""`page.digest` is null on a page whose body was first archived under another address."""

NIGHT = timedelta(hours=12)
"""A host that failed two runs in a row is left alone for so long."""
LONGEST_REST = timedelta(days=7)
"""A host that asks for a longer pause is asked again after this one: nobody means a year."""
MAX_TRIES = 5
"""Runs in which a page may fail before it is given up."""
LASTING = frozenset({400, 401, 403, 404, 405, 410, 414, 451})
"""Answers that another run would get again: the page is left until a listing names it anew."""


class StateError(RuntimeError):
    """The state file cannot be used; the message says what to do."""


EntryKind = Literal["page", "listing", "index", "robots", "rates", "reference"]
"""As a manifest has it; an `index` is a listing that leads from one entry of a listing to its pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One address that is wanted: named by a listing, or the source's own."""

    url: str
    kind: EntryKind = "page"
    title: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    referrer: str | None = None
    depth: int = 0
    standing: bool = False
    """A listing that every run fetches, such as one sitemap of an index."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a page that has been archived."""

    etag: str | None
    last_modified: str | None
    archived_at: datetime
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class Rest:
    """A host that is not asked before a time, and why."""

    host: str
    until: datetime
    reason: str

    def __str__(self) -> str:
        return f"{self.host} rests until {self.until:%Y-%m-%d %H:%M} UTC: {self.reason}"


def resting_hosts(path: Path, now: datetime) -> list[Rest]:
    """Hosts that no run of the home with this state file asks now; read without disturbing a run."""
    if not path.exists():
        return []
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return _resting(db, now)
    except sqlite3.OperationalError:  # written by a version that knew no rests
        return []
    finally:
        db.close()


def _resting(db: sqlite3.Connection, now: datetime) -> list[Rest]:
    rows = db.execute(
        "SELECT host, rests_until, reason FROM host WHERE rests_until > ? ORDER BY host", (_seconds(now),)
    )
    return [Rest(host, _moment(until), reason) for host, until, reason in rows]


class State:
    """The state of all sources of a home. One process at a time: the home's lock sees to that."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(SCHEMA)
            self._db.execute("BEGIN")
        except sqlite3.OperationalError as error:
            raise StateError(
                f"{path} cannot be opened ({error}): free some space and run again, or look who may write"
                " there; everything fetched before is kept"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StateError(
                f"{path} cannot be used ({error}): move it away and crawl again; pages are then fetched"
                " anew, and what is archived stays"
            ) from error

    def seen(self, url: str) -> Seen | None:
        """What is known of the page at this address."""
        row = self._one("SELECT etag, last_modified, archived_at, checked_at FROM page WHERE key = ?", key(url))
        if row is None:
            return None
        etag, modified, archived, checked = row
        return Seen(etag, _http_date(modified), _moment(archived), _moment(checked))

    def place_of_body(self, sha256: str) -> tuple[str, int] | None:
        """(WARC file, offset) of the first page with a body of this hash (compared by its first 64 bits)."""
        row = self._one(
            "SELECT file, warc_offset FROM page JOIN warc ON warc.id = page.warc WHERE digest = ?", _short(sha256)
        )
        return (row[0], row[1]) if row else None

    def wants(self, source: str, entry: Entry, recrawl_days: int, now: datetime) -> bool:
        """Puts an entry on the frontier if it is new, or changed by what its listing says; True if it was not known."""
        page = self.seen(entry.url)
        if page is not None and entry.kind != "listing" and not _is_later(entry.updated_at, page.checked_at):
            return False
        until = now + timedelta(days=recrawl_days) if page is None and entry.kind == "page" else now
        place = (source, key(entry.url))
        is_new = (
            self._db.execute(
                "INSERT OR IGNORE INTO frontier (source, key, url, kind, title, published_at, referrer, depth, standing,"
                " until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *place,
                    entry.url,
                    entry.kind,
                    entry.title,
                    entry.published_at,
                    entry.referrer,
                    entry.depth,
                    entry.standing,
                    _seconds(until),
                ),
            ).rowcount
            == 1
        )
        if not is_new:
            self._db.execute(
                "UPDATE frontier SET title = coalesce(?, title), published_at = coalesce(?, published_at)"
                " WHERE source = ? AND key = ?",
                (entry.title, entry.published_at, *place),
            )
        return page is None and is_new

    def begin(self, source: str) -> None:
        """Makes the whole frontier of a source available to a new run."""
        self._db.execute("UPDATE frontier SET taken = 0 WHERE source = ? AND taken = 1", (source,))

    def take(self, source: str, limit: int) -> list[Entry]:
        """The next entries of the frontier that this run has not taken: listings first, then newest first."""
        rows = self._db.execute(
            "SELECT key, url, kind, title, published_at, referrer, depth, standing FROM frontier"
            " WHERE source = ? AND taken = 0 ORDER BY kind, published_at DESC LIMIT ?",
            (source, limit),
        ).fetchall()
        self._db.executemany(
            "UPDATE frontier SET taken = 1 WHERE source = ? AND key = ?", [(source, row[0]) for row in rows]
        )
        return [
            Entry(
                url=url,
                kind=kind,
                title=title,
                published_at=published,
                referrer=referrer,
                depth=depth,
                standing=bool(standing),
            )
            for _, url, kind, title, published, referrer, depth, standing in rows
        ]

    def waiting(self, source: str) -> int:
        """How many entries of the frontier this run has not taken."""
        return int(self._one("SELECT count(*) FROM frontier WHERE source = ? AND taken = 0", source)[0])

    def keep_standing(self, source: str, referrer: str, urls: Iterable[str]) -> None:
        """Forgets standing listings that their index no longer names."""
        named = {key(url) for url in urls}
        rows = self._db.execute(
            "SELECT key FROM frontier WHERE source = ? AND standing AND referrer = ?", (source, referrer)
        ).fetchall()
        self._db.executemany(
            "DELETE FROM frontier WHERE source = ? AND key = ?",
            [(source, gone) for (gone,) in rows if gone not in named],
        )

    def apply(self, fetch: Fetch, lasts: bool = False) -> None:
        """Takes note of one fetch; `lasts` where it was refused and another run would refuse it again."""
        if fetch.kind == "robots":
            return
        page_key, now = key(fetch.requested_url), _seconds(fetch.fetched_at)
        if fetch.has_body:
            is_first = fetch.outcome == "archived"
            self._db.execute(
                "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET etag = excluded.etag,"
                " last_modified = excluded.last_modified, checked_at = excluded.checked_at"
                + (
                    ", digest = excluded.digest, archived_at = excluded.archived_at, warc = excluded.warc,"
                    " warc_offset = excluded.warc_offset"
                    if is_first
                    else ""
                ),
                (
                    page_key,
                    fetch.etag,
                    _compact_date(fetch.last_modified),
                    _short(fetch.sha256) if is_first and fetch.sha256 else None,
                    now,
                    now,
                    self._warc_id(fetch.warc_file),
                    fetch.warc_offset,
                ),
            )
        elif fetch.outcome == "unchanged":
            self._db.execute(
                "UPDATE page SET checked_at = ?, etag = coalesce(?, etag) WHERE key = ?", (now, fetch.etag, page_key)
            )
        self._settle(fetch, page_key, now, lasts)

    def _settle(self, fetch: Fetch, page_key: int, now: int, lasts: bool) -> None:
        """Takes a fetched entry off the frontier, unless it is to be looked at or tried again."""
        where, place = "source = ? AND key = ?", (fetch.source, page_key)
        if fetch.has_body or fetch.outcome == "unchanged":
            self._db.execute(f"DELETE FROM frontier WHERE {where} AND NOT standing AND until <= ?", (*place, now))
            self._db.execute(f"UPDATE frontier SET tries = 0 WHERE {where}", place)
        elif lasts or fetch.status in LASTING or fetch.outcome in ("refused_size", "refused_type"):
            self._db.execute(f"DELETE FROM frontier WHERE {where}", place)
        else:
            self._db.execute(f"UPDATE frontier SET tries = tries + ? WHERE {where}", (fetch.attempts > 0, *place))
            self._db.execute(f"DELETE FROM frontier WHERE {where} AND NOT standing AND tries >= ?", (*place, MAX_TRIES))

    def robots(self, origin: str) -> tuple[bytes, str | None, str | None] | None:
        """(body, ETag, Last-Modified) of the robots.txt last read from `https://host:port`."""
        return self._one("SELECT body, etag, last_modified FROM robots WHERE origin = ?", origin)

    def keep_robots(self, origin: str, body: bytes, etag: str | None, last_modified: str | None) -> None:
        """Keeps a robots.txt for the next run's conditional request."""
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (origin, body, etag, last_modified))

    def resting(self, now: datetime) -> list[Rest]:
        """Hosts that no run asks now."""
        return _resting(self._db, now)

    def let_rest(self, host: str, until: datetime, reason: str) -> Rest:
        """Takes note that a host asks for a pause."""
        return self._keep_rest(host, until, reason, failed_runs=0)

    def failed_run(self, host: str, now: datetime, reason: str) -> Rest:
        """Takes note that a host failed throughout a run; from the second one in a row on it gets a night off."""
        row = self._one("SELECT failed_runs FROM host WHERE host = ?", host)
        runs = (row[0] if row else 0) + 1
        return self._keep_rest(host, now + NIGHT if runs > 1 else now, reason, runs)

    def answered(self, host: str) -> None:
        """Forgets what is held against a host."""
        self._db.execute("DELETE FROM host WHERE host = ?", (host,))

    def _keep_rest(self, host: str, until: datetime, reason: str, failed_runs: int) -> Rest:
        self._db.execute(
            "INSERT OR REPLACE INTO host VALUES (?, ?, ?, ?)", (host, failed_runs, _seconds(until), reason)
        )
        return Rest(host, until, reason)

    def commit(self) -> None:
        """Makes all changes durable. Call it only after the archive has synced the fetches they come from."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Forgets what was not committed, and closes the file."""
        if self._db.in_transaction:
            self._db.rollback()
        self._db.close()

    def _one(self, query: str, *values: object) -> Any:
        return self._db.execute(query, values).fetchone()

    def _warc_id(self, file: str | None) -> int | None:
        if file is None:
            return None
        self._db.execute("INSERT OR IGNORE INTO warc (file) VALUES (?)", (file,))
        return int(self._one("SELECT id FROM warc WHERE file = ?", file)[0])


def _short(sha256: str) -> int:
    return int.from_bytes(bytes.fromhex(sha256)[:8], "big", signed=True)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _compact_date(header: str | None) -> int | str | None:
    """Seconds, where the usual form of the date can be made from them again; the header's own text otherwise."""
    if header is None:
        return None
    try:
        seconds = _seconds(parsedate_to_datetime(header))
    except (ValueError, TypeError, OverflowError):
        return header
    return seconds if _http_date(seconds) == header else header


def _http_date(value: int | str | None) -> str | None:
    return format_datetime(_moment(value), usegmt=True) if isinstance(value, int) else value


def _is_later(updated_at: str | None, checked_at: datetime) -> bool:
    """Whether a listing's date of change lies after our last look; a bare date must be a later day."""
    if updated_at is None:
        return False
    try:
        if len(updated_at) == 10:
            return date.fromisoformat(updated_at) > checked_at.date()
        moment = datetime.fromisoformat(updated_at)
    except ValueError:
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > checked_at
