"""The archive: WARC files with a manifest beside each, written by one run and read by everybody after it.

<root>/<source>/<yyyy>/<mm>/<dd>/<run>.warc.gz              finished; its manifest is beside it
<root>/<source>/<yyyy>/<mm>/<dd>/<run>.manifest.parquet     one row a fetch
<root>/<source>/<yyyy>/<mm>/<dd>/<run>.warc.gz.open         being written, or left behind by a killed run
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from scrapers.fetches import MANIFEST, Fetch
from scrapers.manifest import SUFFIX, ManifestWriter, to_rows
from scrapers.warc import GroupWriter, Hop, Revisit, payload_digest, walk_groups

OPEN = ".warc.gz.open"
FINISHED = ".warc.gz"
SOFTWARE = "oreledger"
ANSWERS = ("revisit", "response", "resource")
"""Types of the records that a manifest row may point at."""


class ArchiveError(RuntimeError):
    """The archive does not hold what was asked of it."""


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """One archived answer; `headers` by lower-case name, `body` decoded as it was hashed."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime


@dataclass(slots=True)
class Verification:
    """What `verify` counted, and every disagreement it found in words."""

    files: int = 0
    rows: int = 0
    records: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """True when manifests and WARC files agree."""
        return not self.problems


class Archive:
    """All WARC files and manifests below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def manifest(self, day: date | None = None, source: str | None = None) -> pl.DataFrame:
        """One row a fetch of finished runs, in order of source, run and fetch; of one day or source where given."""
        files = sorted(self.root.glob(f"{source or '*'}/{_day_path(day) if day else '*/*/*'}/*{SUFFIX}"))
        frames = [pl.read_parquet(path).select(list(MANIFEST)).cast(MANIFEST) for path in files]
        return pl.concat(frames) if frames else pl.DataFrame(schema=MANIFEST)

    def read(self, warc_file: str, warc_offset: int) -> ArchivedResponse:
        """The answer at a place that a manifest row gives; for a revisit of the same body, that body."""
        record, body = self._record(warc_file, warc_offset)
        head = record.rec_headers
        earlier = head.get_header("WARC-Refers-To-Filename")
        if record.rec_type == "revisit" and earlier:
            body = self.read(earlier, int(head.get_header("WARC-Refers-To-File-Offset"))).body
        http = record.http_headers
        headers: dict[str, str] = {}
        for name, value in http.headers if http else [("content-type", head.get_header("Content-Type"))]:
            headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
        return ArchivedResponse(
            url=head.get_header("WARC-Target-URI"),
            status=int(http.get_statuscode()) if http else 200,
            headers=headers,
            body=body,
            fetched_at=_moment(head.get_header("WARC-Date")),
        )

    def revisit_of(self, warc_file: str, warc_offset: int, body: bytes) -> Revisit | None:
        """What a revisit record of `body` refers to, if the answer at this place has that very body."""
        try:
            record, _ = self._record(warc_file, warc_offset)
        except ArchiveError:
            return None
        head, digest = record.rec_headers, payload_digest(body)
        if head.get_header("WARC-Payload-Digest") != digest:
            return None
        return Revisit(
            "duplicate_body",
            head.get_header("WARC-Target-URI"),
            _moment(head.get_header("WARC-Date")),
            digest,
            warc_file,
            warc_offset,
        )

    def _record(self, warc_file: str, warc_offset: int) -> tuple[ArcWarcRecord, bytes]:
        """The record at a place, and its body."""
        path = self.root / warc_file
        try:
            with (path if path.exists() else path.with_name(path.name + ".open")).open("rb") as file:
                file.seek(warc_offset)
                record = next(iter(ArchiveIterator(file)), None)
                if record is None or record.rec_type not in ANSWERS:
                    raise ArchiveError(f"{path} has no answer at byte {warc_offset}: run `oreledger archive verify`")
                return record, record.content_stream().read()
        except FileNotFoundError:
            raise ArchiveError(f"{path} is missing from the archive: restore it, or crawl its day again") from None

    def open_run(self, source: str, day: date, run_id: str, operator: str = SOFTWARE) -> RunWriter:
        """The writer of one source in one run."""
        return RunWriter(self, source, day, run_id, operator)

    def recover(self) -> list[Fetch]:
        """Finishes what killed runs left behind and returns the rows of those runs.

        Cuts each open WARC after its last whole fetch, writes its manifest, and gives it its final name. Only for
        whoever holds the lock of the home: a run that is still writing must not be recovered.
        """
        recovered: list[Fetch] = []
        for leftover in self.root.glob(f"*/*/*/*/*{SUFFIX}.part.*"):
            leftover.unlink()
        for path in list(self._unfinished()):
            manifest, end = ManifestWriter(_manifest_path(path)), 0
            for group in walk_groups(path):
                manifest.append(group.fetch)
                recovered.append(group.fetch)
                end = group.end
            if not manifest.count:
                manifest.discard()
                path.unlink()
                continue
            with path.open("r+b") as file:
                file.truncate(end)
                os.fsync(file.fileno())
            _finish(path, manifest)
        return recovered

    def _unfinished(self) -> Iterator[Path]:
        for path in sorted((*self.root.glob(f"*/*/*/*/*{OPEN}"), *self.root.glob(f"*/*/*/*/*{FINISHED}"))):
            if path.name.endswith(OPEN) or not _manifest_path(path).exists():
                yield path

    def verify(self, source: str | None = None) -> Verification:
        """Reads every file and compares: rows of a manifest = rows in its WARC = records with the hash they claim."""
        found = Verification()
        for path in sorted(self.root.glob(f"{source or '*'}/*/*/*/*{OPEN}")):
            found.problems.append(f"{path}: not finished; a run is writing it, or was killed and the next finishes it")
        manifests = sorted(self.root.glob(f"{source or '*'}/*/*/*/*{SUFFIX}"))
        warcs = sorted(self.root.glob(f"{source or '*'}/*/*/*/*{FINISHED}"))
        for path in sorted({_manifest_path(p) for p in warcs} ^ set(manifests)):
            found.problems.append(
                f"{path.parent / _run_of(path)}: the {'WARC' if path.exists() else 'manifest'} is"
                " missing; a crawl rebuilds manifests, a lost WARC must be restored"
            )
        for path in warcs:
            if _manifest_path(path).exists():
                found.files += 1
                found.problems += [f"{path}: {problem}" for problem in self._verify_file(path, found)]
        return found

    def _verify_file(self, path: Path, found: Verification) -> Iterator[str]:
        groups = list(walk_groups(path))
        inside = {g.fetch.fetch_id: g.fetch for g in groups}
        rows = to_rows(pl.read_parquet(_manifest_path(path)))
        beside = {r.fetch_id: r for r in rows}
        found.rows += len(rows)
        if len(beside) != len(rows):
            yield f"{len(rows) - len(beside)} rows of the manifest have the fetch_id of another"
        for fetch_id in sorted(inside.keys() ^ beside.keys()):
            where = "manifest" if fetch_id in beside else "WARC"
            yield f"fetch {fetch_id} is only in the {where}"
        for fetch_id in sorted(inside.keys() & beside.keys()):
            if inside[fetch_id] != beside[fetch_id]:
                yield f"fetch {fetch_id} differs between manifest and WARC"
        if groups and groups[-1].end != path.stat().st_size:
            yield f"{path.stat().st_size - groups[-1].end:,} bytes after the last whole fetch cannot be read"
        places: dict[int, tuple[str, str]] = {}
        with path.open("rb") as file:
            records = ArchiveIterator(file, check_digests=True)
            try:
                for record in records:
                    body = record.content_stream().read()
                    places[records.get_record_offset()] = (record.rec_type, hashlib.sha256(body).hexdigest())
                    if record.digest_checker and record.digest_checker.passed is False:
                        yield f"record at byte {records.get_record_offset()}: its digest does not fit its content"
            except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
                yield f"a record cannot be read after byte {max(places, default=0):,} ({type(error).__name__})"
        found.records += len(places)
        for row in rows:
            if row.warc_offset is None:
                continue
            kind, digest = places.get(row.warc_offset, ("nothing", ""))
            is_revisit = row.outcome in ("unchanged", "duplicate_body")
            if kind not in (ANSWERS[:1] if is_revisit else ANSWERS[1:]):
                yield f"fetch {row.fetch_id} points at byte {row.warc_offset}, where there is {kind}, not its answer"
            elif not is_revisit and digest != row.sha256:
                yield f"fetch {row.fetch_id}: the body at byte {row.warc_offset} does not hash to its sha256"


class RunWriter:
    """Writes the WARC of one source in one run, and its manifest when the run closes."""

    def __init__(self, archive: Archive, source: str, day: date, run_id: str, operator: str) -> None:
        stem, attempt = f"{source}/{_day_path(day)}/{run_id}", 1
        while (archive.root / f"{stem}{FINISHED}").exists():  # the same run, started again after it was killed
            attempt += 1
            stem = f"{source}/{_day_path(day)}/{run_id}-{attempt}"
        warc_file = f"{stem}{FINISHED}"
        self._warc = GroupWriter(
            archive.root / f"{warc_file}.open", warc_file=warc_file, software=SOFTWARE, operator=operator
        )
        self._manifest = ManifestWriter(_manifest_path(self._warc.path))

    def append(
        self, fetch: Fetch, answer: Hop | None = None, on_the_way: Sequence[Hop] = (), revisit: Revisit | None = None
    ) -> Fetch:
        """Writes one fetch and returns its row with its place. It is durable after the next `sync`."""
        fetch = self._warc.write(fetch, answer, on_the_way, revisit)
        self._manifest.append(fetch)
        return fetch

    def sync(self) -> None:
        """Returns once every appended fetch is on the disk."""
        self._warc.sync()

    def close(self) -> Path | None:
        """Finishes WARC and manifest and returns the WARC; a run that fetched nothing leaves nothing."""
        self._warc.close()
        if not self._manifest.count:
            self._manifest.discard()
            self._warc.path.unlink()
            return None
        return _finish(self._warc.path, self._manifest)

    def abandon(self) -> None:
        """Leaves the WARC as a killed run would; `recover` finishes it."""
        self._manifest.discard()
        self._warc.release()


def _finish(path: Path, manifest: ManifestWriter) -> Path:
    """Gives a synced WARC its final name, then its manifest; a kill in between is mended by `recover`."""
    final = path.with_name(path.name.removesuffix(".open"))
    path.replace(final)
    manifest.close()
    return final


def _day_path(day: date) -> str:
    return f"{day:%Y/%m/%d}"


def _run_of(path: Path) -> str:
    return path.name.split(".", 1)[0]


def _manifest_path(warc: Path) -> Path:
    return warc.with_name(f"{_run_of(warc)}{SUFFIX}")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)
