"""Pages that others saved: folders of files, and WARC files here and on the web."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.integration.crawling import Asked, Handler, LocalWeb, answer, crawl, serving, write_source

pytestmark = pytest.mark.integration

PAGES = {
    "http://paper.example/rare": b"<p>A rare earth mine opens.</p>",
    "http://www.paper.example/zipped": gzip.compress(b"<p>Rare Earth magnets.</p>"),
    "http://paper.example/football": b"<p>They won.</p>",
    "http://other.example/rare": b"<p>rare earth</p>",
    "http://paper.example/film.mp4": b"rare earth",
}


def warc_of(pages: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for url, body in pages.items():
        headers = [("Content-Type", "video/mp4" if url.endswith(".mp4") else "text/html")]
        headers += [("Content-Encoding", "gzip")] if body[:2] == b"\x1f\x8b" else []
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(body),
                warc_headers_dict={"WARC-Date": "2020-02-03T04:05:06Z"},
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            )
        )
    return buffer.getvalue()


def in_portions(content: bytes) -> Handler:
    """A server that serves at most 700 bytes at a time, whatever range is asked for."""

    def respond(asked: Asked, out: BinaryIO) -> None:
        start = int(asked.headers["range"].removeprefix("bytes=").split("-")[0])
        part = content[start : start + 700]
        out.write(
            answer(
                part,
                "206 Partial Content",
                Content_Type="application/octet-stream",
                Content_Range=f"bytes {start}-{start + len(part) - 1}/{len(content)}",
            )
        )

    return respond


def test_saved_pages_and_foreign_archives_become_rows_of_their_own(tmp_path: Path) -> None:
    sources, home, folder = tmp_path / "sources", tmp_path / "home", tmp_path / "sources" / "saved"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.html").write_text("<p>saved</p>")
    (folder / "deep" / "b.pdf").write_bytes(b"%PDF-1.7 saved")
    (folder / "c.exe").write_bytes(b"no page")
    (folder / "large.txt").write_bytes(b"x" * 2_000)
    (sources / "local.warc.gz").write_bytes(warc_of(PAGES))
    rules = {"hosts": ["paper.example"], "terms": ["rare earth"]}
    write_source(sources, "saved", access="files", addresses=["saved", "nowhere"], max_bytes=1_000)
    write_source(sources, "history", access="warc", addresses=["local.warc.gz"], warc=rules)
    write_source(sources, "common", access="warc", addresses=["http://cc.test/2020/warc.paths.gz"], warc=rules)
    remote = warc_of(
        {url.replace("paper.example", "remote.paper.example"): body for url, body in PAGES.items()}
        | {"http://remote.paper.example/lying": gzip.compress(b"rare earth") + b"rubbish" * 300}
    )
    assert len(remote) > 1_400
    paths = gzip.compress(b"crawl-data/1.warc.gz\ncrawl-data/gone.warc.gz\n")
    with serving(
        LocalWeb(
            {
                "http://cc.test/2020/warc.paths.gz": answer(paths),
                "http://cc.test/crawl-data/1.warc.gz": in_portions(remote),
            }
        )
    ) as web:
        first = crawl(home, sources, web)
        second = crawl(home, sources, web)

    assert first.status == 0, first.log
    assert "nowhere does not exist" in " ".join(first.summary["sources"]["saved"]["errors"])
    rows = {row["requested_url"]: row for row in first.fetches.filter(kind="page").to_dicts()}
    base = folder.as_uri()
    assert {url.removeprefix(base): row["outcome"] for url, row in rows.items() if url.startswith(base)} == {
        "/a.html": "archived",
        "/deep/b.pdf": "archived",
        "/large.txt": "refused_size",
    }
    taken = {url for url in rows if not url.startswith("file:")}
    assert taken == {
        "http://paper.example/rare",
        "http://www.paper.example/zipped",
        "http://remote.paper.example/rare",
        "http://www.remote.paper.example/zipped",
    }
    assert "1.warc.gz is not encoded as its headers say" in first.log
    zipped = rows["http://www.paper.example/zipped"]
    assert first.archive.read(zipped["warc_file"], zipped["warc_offset"]).body == b"<p>Rare Earth magnets.</p>"
    assert f"{zipped['fetched_at']:%Y-%m-%d}" == "2020-02-03", "its own date, not ours"
    assert first.archive.verify().problems == []

    assert second.fetches.filter(kind="page", outcome="archived").is_empty(), "nothing is taken twice"
