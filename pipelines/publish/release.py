"""A release: the marts as read-only files in a folder of their own, which appears whole or not at all.

A release is built beside the others under a hidden name, renamed when it is complete, and `latest` is then replaced in
one step. Readers hold no lock and are never locked out: a release is never written again once it has its name.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipelines.land.warehouse import open_warehouse
from pipelines.publish import files, notes
from pipelines.publish.dbt_docs import write_dbt_docs
from pipelines.publish.marts import FACTS, Mart, fingerprint, read_marts
from pipelines.publish.measured import read_measured
from pipelines.publish.record import RECORD, Record
from pipelines.publish.site.pages import build_site
from pipelines.publish.site.writer import site_fingerprint

FORMAT = "1"
"""Goes up when the files of a release change their shape, so that the same marts make a new release."""
LATEST = "latest"
SITE_URL = "OREL_SITE_URL"
_HIDDEN = ".building-"


class PublishError(RuntimeError):
    """No release was made; `latest` is what it was."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release folder; `is_new` is False when nothing has changed since `latest`."""

    release_id: str
    path: Path
    is_new: bool
    row_counts: pl.DataFrame
    """Columns table and rows."""
    changes: dict[str, notes.FactChanges]


def publish(
    database: Path,
    published_root: Path,
    release_id: str | None = None,
    keep: int = 5,
    site_url: str | None = None,
    manifest: Path | None = None,
) -> Release:
    """Makes a release of schema `marts` unless `latest` says the same already, and keeps the newest `keep` of them.

    `site_url` is where the site will stand on the web [default: the environment's OREL_SITE_URL]; its feed names it.
    `manifest` is dbt's, for its documentation pages. The id is the last crawl day and a hash of the content, so the
    same marts give the same id everywhere. Raises PublishError when there are no marts, another publish is running, or
    the disk is full, and WarehouseError when the warehouse cannot be read.
    """
    site_url = site_url or os.environ.get(SITE_URL) or None
    if keep < 1:
        raise PublishError(f"keep is {keep}: at least one release has to stay")
    if release_id is not None and (release_id == LATEST or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", release_id)):
        raise PublishError(f"{release_id!r} cannot name a folder: use letters, digits, dots and dashes")
    latest = published_root / LATEST
    if latest.exists() and not latest.is_symlink():
        raise PublishError(f"{latest} is a folder and no link: move it away, releases are switched by that link")
    published_root.mkdir(parents=True, exist_ok=True)
    with _only_publisher(published_root):
        _clear_unfinished(published_root)
        with open_warehouse(database, read_only=True) as warehouse:
            marts = _marts_of(warehouse, database)
            content = _content_hash(warehouse, marts, site_url)
            held = Record.read(latest)
            if held and held.content == content and release_id in (None, held.release_id):
                return _as_release(latest.resolve(), held, is_new=False, changes={})
            until = _last_crawl_day(warehouse)
            name = release_id or f"{until or 'undated'}-{content[:12]}"
            building = published_root / f"{_HIDDEN}{name}"
            try:
                building.mkdir()
                rows = files.write_database(warehouse, marts, building / files.DATABASE)
            except (OSError, duckdb.Error) as error:
                raise _unfinished(building, error) from error
        record = Record(name, content, until, held.release_id if held else None, files.STORAGE_VERSION, rows)
        try:
            changes = _write_all(building, marts, record, latest.resolve() if held else None, site_url, manifest)
        except (OSError, duckdb.Error) as error:
            raise _unfinished(building, error) from error
        finished = _put_in_place(building, published_root / name)
        _point(latest, name)
        _prune(published_root, keep, name)
        return _as_release(finished, record, is_new=True, changes=changes)


def _marts_of(warehouse: duckdb.DuckDBPyConnection, database: Path) -> list[Mart]:
    marts = read_marts(warehouse)
    missing = [name for name in FACTS if name not in {mart.name for mart in marts}]
    if missing:
        raise PublishError(
            f"{database} has no {', '.join(f'marts.{name}' for name in missing)}: build the models "
            f"first (oreledger run, or dbt build in dbt_project)"
        )
    return marts


def _content_hash(warehouse: duckdb.DuckDBPyConnection, marts: list[Mart], site_url: str | None) -> str:
    parts = (FORMAT, site_fingerprint(), site_url or "", json.dumps(read_measured()), fingerprint(warehouse, marts))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _last_crawl_day(warehouse: duckdb.DuckDBPyConnection) -> str | None:
    """The newest day landed: what the facts reach up to."""
    if not warehouse.execute(
        "SELECT 1 FROM duckdb_tables() WHERE schema_name = 'landing' AND table_name = 'fetches'"
    ).fetchone():
        return None
    row = warehouse.execute(
        "SELECT max(crawl_on)::VARCHAR FROM (SELECT crawl_on FROM landing.fetches"
        " UNION ALL SELECT crawl_on FROM landing.documents)"
    ).fetchone()
    return row[0] if row else None


def _write_all(
    building: Path,
    marts: list[Mart],
    record: Record,
    previous: Path | None,
    site_url: str | None,
    manifest: Path | None,
) -> dict[str, notes.FactChanges]:
    """Every file behind the database: Parquet, CSV, docs, site, notes, data package, record, checksums; then sync."""
    if manifest and manifest.exists():
        write_dbt_docs(building, marts, manifest, previous)
    files.write_dictionary(building, marts, record.tables)
    (building / "parquet").mkdir()
    (building / "csv").mkdir()
    with duckdb.connect(str(building / files.DATABASE), read_only=True) as release:
        for mart in marts:
            files.write_parquet(release, mart, building / "parquet" / f"{mart.name}.parquet")
            if mart.name in FACTS:
                files.write_csv(release, mart, building / "csv" / f"{mart.name}.csv")
        build_site(release, building / "site", record, previous / "site" if previous else None, site_url)
    changes = notes.changes_between(previous / files.DATABASE if previous else None, building / files.DATABASE)
    text = notes.as_markdown(record.release_id, record.previous, record.tables, changes)
    (building / "RELEASE_NOTES.md").write_text(text, encoding="utf-8")
    files.write_datapackage(building, marts, record.release_id, record.tables)
    record.write(building)
    files.write_checksums(building, previous)
    for _, entry in files.files_below(building):
        if entry.stat().st_mode & 0o222:
            Path(entry.path).chmod(0o444)  # a client that opens the database for writing would lock the others out
    os.sync()
    return changes


def _put_in_place(building: Path, target: Path) -> Path:
    """The finished folder under its name; a release of that name with the same content stays as it is."""
    if target.exists():
        old, new = Record.read(target), Record.read(building)
        if old is None or new is None or old.content != new.content:
            _remove(building)
            raise PublishError(f"{target} exists and holds something else: give another release id or move it away")
        _remove(building)
    else:
        building.rename(target)
    os.utime(target)  # the newest release is the one published last, also when it is an old one again
    return target


def _point(latest: Path, name: str) -> None:
    """`latest` → name, replaced in one step."""
    fresh = latest.with_name(f"{_HIDDEN}{LATEST}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(name)
    fresh.replace(latest)


def _prune(root: Path, keep: int, current: str) -> None:
    releases = sorted(
        (path for path in root.iterdir() if path.is_dir() and not path.is_symlink() and (path / RECORD).exists()),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    for path in [path for path in releases if path.name != current][keep - 1 :]:
        removed = path.rename(root / f"{_HIDDEN}removed-{path.name}")
        _remove(removed)


def _clear_unfinished(root: Path) -> None:
    """Removes what a killed publish left behind; the caller holds the lock, so nobody is at work on it."""
    for path in root.glob(f"{_HIDDEN}*"):
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _unfinished(building: Path, error: Exception) -> PublishError:
    shutil.rmtree(building, ignore_errors=True)
    if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
        return PublishError(
            f"the marts are older than the pages made of them ({str(error).splitlines()[0]}): build"
            " the models again (oreledger run, or dbt build in dbt_project);"
            f" `{LATEST}` is what it was"
        )
    return PublishError(
        f"the release could not be written to {building.parent} ({str(error).strip()}): if the disk is "
        f"full free some space, then publish again; `{LATEST}` is what it was"
    )


@contextmanager
def _only_publisher(root: Path) -> Iterator[None]:
    with (root / ".lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishError(f"another process is publishing to {root}: wait for it, then publish again") from None
        yield


def _as_release(path: Path, record: Record, *, is_new: bool, changes: dict[str, notes.FactChanges]) -> Release:
    counts = pl.DataFrame(
        {"table": list(record.tables), "rows": list(record.tables.values())},
        schema={"table": pl.String, "rows": pl.Int64},
    )
    return Release(record.release_id, path, is_new, counts, changes)
