from __future__ import annotations

import gzip
import shutil
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from scrapers.archive import Archive, ArchiveError
from scrapers.fetches import MANIFEST
from scrapers.manifest import ManifestWriter, to_rows
from scrapers.warc import DiskFullError, Hop, Revisit, payload_digest, walk_groups
from tests.unit.scrapers.samples import BODIES, DAY, NOON, fetch_of, hop_of, write_run

WARC = Path("mine/2024/05/01/r1.warc.gz")


def test_manifest_has_one_row_a_fetch_and_read_gives_its_body(tmp_path: Path) -> None:
    archive, rows = write_run(tmp_path)
    manifest = archive.manifest(day=DAY, source="mine")
    assert manifest.schema == MANIFEST
    assert to_rows(manifest) == rows
    assert archive.manifest(source="other").is_empty()
    for row, body in zip(rows, BODIES, strict=False):
        answer = archive.read(row.warc_file or "", row.warc_offset or 0)
        assert (answer.url, answer.status, answer.body, answer.fetched_at) == (row.final_url, 200, body, row.fetched_at)
        assert answer.headers["content-length"] == str(len(body))
        assert answer.headers["x-archive-orig-content-encoding"] == "gzip"


def test_standard_readers_agree_on_every_record(tmp_path: Path) -> None:
    write_run(tmp_path)
    with (tmp_path / WARC).open("rb") as file:
        records = ArchiveIterator(file, check_digests=True)
        kinds = []
        for record in records:
            record.content_stream().read()
            assert record.digest_checker is None or record.digest_checker.passed is not False
            kinds.append((record.rec_type, records.get_record_offset()))
    with (tmp_path / WARC).open("rb") as file:
        fast = [
            (
                str(record.record_type),
                record.stream_pos,
                record.record_type == WarcRecordType.response and record.reader.read(),
            )
            for record in FastIterator(file, verify_digests=True)
        ]
    assert [(kind, place) for kind, place, _ in fast] == kinds
    assert [body for kind, _, body in fast if kind == "response"] == list(BODIES)
    page = ["response", "request", "metadata"]
    assert [kind for kind, _ in kinds] == ["warcinfo", *page * len(BODIES), "metadata"]


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    _, rows = write_run(tmp_path)
    content = (tmp_path / WARC).read_bytes()
    for row in rows[:-1]:
        with gzip.open(BytesIO(content[row.warc_offset :])) as file:
            assert file.readline() == b"WARC/1.1\r\n"


def test_revisit_reads_as_the_body_it_refers_to(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    writer = archive.open_run("mine", DAY, "r1")
    first = writer.append(fetch_of(0, b"same"), hop_of(fetch_of(0), b"same"))
    assert first.warc_file is not None
    assert first.warc_offset is not None
    revisit = archive.revisit_of(first.warc_file, first.warc_offset, b"same")
    assert revisit == Revisit(
        "duplicate_body",
        first.requested_url,
        first.fetched_at,
        payload_digest(b"same"),
        first.warc_file,
        first.warc_offset,
    )
    assert archive.revisit_of(first.warc_file, first.warc_offset, b"other") is None
    second = writer.append(
        fetch_of(1, b"same", outcome="duplicate_body"), hop_of(fetch_of(1), b"same"), revisit=revisit
    )
    unchanged = fetch_of(2, None, outcome="unchanged", status=304, bytes=0)
    writer.append(unchanged, hop_of(unchanged, b""), revisit=Revisit("unchanged", unchanged.requested_url, NOON))
    writer.close()
    answer = archive.read(second.warc_file or "", second.warc_offset or 0)
    assert (answer.url, answer.body) == (second.final_url, b"same")
    assert archive.verify().problems == []


def test_redirects_on_the_way_are_records_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    writer = archive.open_run("mine", DAY, "r1")
    way = Hop("https://mine.test/old", 301, [], [("Location", "/new")], b"moved", NOON)
    fetch = fetch_of(0, b"new", redirects=("301 https://mine.test/old",))
    row = writer.append(fetch, hop_of(fetch, b"new"), [way])
    writer.close()
    with (tmp_path / WARC).open("rb") as file:
        responses = [
            (r.rec_headers.get_header("WARC-Target-URI"), r.http_headers.get_statuscode())
            for r in ArchiveIterator(file)
            if r.rec_type == "response"
        ]
    assert responses == [("https://mine.test/old", "301"), (row.final_url, "200")]
    assert archive.read(row.warc_file or "", row.warc_offset or 0).body == b"new"
    assert archive.verify().is_sound


def test_a_run_that_fetched_nothing_leaves_nothing(tmp_path: Path) -> None:
    Archive(tmp_path).open_run("mine", DAY, "r1").close()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_the_same_run_started_again_overwrites_nothing(tmp_path: Path) -> None:
    write_run(tmp_path, (b"first",))
    archive, _ = write_run(tmp_path, (b"second",))
    assert archive.manifest().height == 4
    assert archive.verify().files == 2
    assert archive.verify().is_sound


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[int]]:
    """Bytes of a WARC that a killed run left behind, and where its groups end."""
    root = tmp_path_factory.mktemp("killed")
    write_run(root, close=False)
    path = root / f"{WARC}.open"
    return path.read_bytes(), [group.end for group in walk_groups(path)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_at_any_byte_the_whole_fetches_survive(
    data: st.DataObject, tmp_path: Path, unfinished: tuple[bytes, list[int]]
) -> None:
    content, ends = unfinished
    cut = data.draw(st.one_of(st.integers(0, len(content)), st.sampled_from(ends)))
    root = tmp_path / "home"
    shutil.rmtree(root, ignore_errors=True)
    path = root / f"{WARC}.open"
    path.parent.mkdir(parents=True)
    path.write_bytes(content[:cut])
    archive, whole = Archive(root), sum(end <= cut for end in ends)
    recovered = archive.recover()
    assert [f.requested_url for f in recovered] == [fetch_of(n).requested_url for n in range(whole)]
    assert to_rows(archive.manifest()) == recovered
    assert archive.verify().problems == []
    for row, body in zip(recovered, BODIES, strict=False):
        assert archive.read(row.warc_file or "", row.warc_offset or 0).body == body
    left = sorted(p.name for p in root.rglob("*") if p.is_file())
    assert left == (["r1.manifest.parquet", "r1.warc.gz"] if whole else [])
    assert archive.recover() == [], "recovering twice changes nothing"


@pytest.mark.parametrize("noise", [b"\x00" * 100, b"\x1f\x8b\x08garbage", b"WARC/1.1\r\n"])
def test_noise_after_the_last_fetch_is_cut_off(
    tmp_path: Path, unfinished: tuple[bytes, list[int]], noise: bytes
) -> None:
    path = tmp_path / f"{WARC}.open"
    path.parent.mkdir(parents=True)
    path.write_bytes(unfinished[0] + noise)
    assert len(Archive(tmp_path).recover()) == len(BODIES) + 1
    assert (tmp_path / WARC).read_bytes() == unfinished[0]


def test_a_kill_between_warc_and_manifest_is_mended(tmp_path: Path) -> None:
    archive, rows = write_run(tmp_path)
    manifest = next(tmp_path.rglob("*.parquet"))
    manifest.unlink()
    (manifest.parent / f"{manifest.name}.part.abc").write_bytes(b"PAR1")
    assert archive.recover() == rows
    assert archive.verify().is_sound
    assert list(tmp_path.rglob("*.part.*")) == []


def test_verify_names_what_disagrees(tmp_path: Path) -> None:
    archive, rows = write_run(tmp_path)
    manifest = next(tmp_path.rglob("*.parquet"))
    frame = pl.read_parquet(manifest)

    def problems_with(changed: pl.DataFrame) -> str:
        changed.write_parquet(manifest)
        return "\n".join(archive.verify().problems)

    assert f"fetch {rows[0].fetch_id} is only in the WARC" in problems_with(frame[1:])
    assert "is only in the manifest" in problems_with(
        pl.concat([frame, frame[:1].with_columns(fetch_id=pl.lit("0" * 16))])
    )
    assert "have the fetch_id of another" in problems_with(pl.concat([frame, frame[:1]]))
    changed = problems_with(frame.with_columns(sha256=pl.lit("0" * 64)))
    assert "differs between manifest and WARC" in changed
    assert "does not hash to its sha256" in changed
    assert "not its answer" in problems_with(frame.with_columns(warc_offset=pl.lit(0, pl.Int64)))
    frame.write_parquet(manifest)
    assert archive.verify().is_sound

    content = (tmp_path / WARC).read_bytes()
    (tmp_path / WARC).write_bytes(content + b"tail")
    assert "4 bytes after the last whole fetch" in "\n".join(archive.verify().problems)
    (tmp_path / WARC).unlink()
    assert "the WARC is missing" in "\n".join(archive.verify().problems)


def test_damage_inside_a_file_is_found(tmp_path: Path) -> None:
    archive, rows = write_run(tmp_path)
    content = bytearray((tmp_path / WARC).read_bytes())
    content[(rows[4].warc_offset or 0) + 30] ^= 0xFF
    (tmp_path / WARC).write_bytes(content)
    assert not archive.verify().is_sound


def test_reading_what_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    archive, rows = write_run(tmp_path)
    with pytest.raises(ArchiveError, match="restore it, or crawl its day again"):
        archive.read("mine/2024/05/02/r9.warc.gz", 0)
    with pytest.raises(ArchiveError, match="no answer at byte 0"):
        archive.read(rows[0].warc_file or "", 0)


def test_a_full_disk_leaves_whole_fetches_and_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    writer = archive.open_run("mine", DAY, "r1")
    first = writer.append(fetch_of(0, b"kept"), hop_of(fetch_of(0), b"kept"))
    from scrapers import warc

    write, calls = warc.os.write, []

    def full_after_some_bytes(descriptor: int, content: memoryview) -> int:
        calls.append(len(content))
        if len(calls) == 1:
            return write(descriptor, content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(warc.os, "write", full_after_some_bytes)
    with pytest.raises(DiskFullError, match=r"No space left on device.*free some space and run again"):
        writer.append(fetch_of(1, b"lost"), hop_of(fetch_of(1), b"lost"))
    assert len(calls) == 2
    monkeypatch.undo()
    second = writer.append(fetch_of(2, b"after"), hop_of(fetch_of(2), b"after"))
    writer.close()
    assert to_rows(archive.manifest()) == [first, second]
    assert archive.verify().problems == []


def test_manifest_rows_spill_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapers.manifest.ROWS_IN_MEMORY", 3)
    path = tmp_path / "r1.manifest.parquet"
    writer, rows = ManifestWriter(path), [fetch_of(n) for n in range(10)]
    for row in rows:
        writer.append(row)
    assert not path.exists(), "its name comes with its last row"
    writer.close()
    assert to_rows(pl.read_parquet(path)) == rows
