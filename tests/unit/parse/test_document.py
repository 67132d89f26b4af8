"""Formats told by their bytes, and the contract's input line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.model import Document
from pipelines.parse.document import Arrival, DocumentError, format_of, parse_page, read_contract
from scrapers.sources.spec import Layout, SourceSpec

HTML = b"<!DOCTYPE html><html lang='en'><head><title>Loan</title></head><body><p>Tinhill borrows.</p></body></html>"


@pytest.mark.parametrize(
    ("body", "content_type", "name", "kind"),
    [
        (HTML, "text/plain", None, "html"),
        (b"\xef\xbb\xbf <!-- c --> <html>", None, "x.txt", "html"),
        (b"%PDF-1.7 ...", "text/html", "a.html", "pdf"),
        (b"# Tin\n\ntext", None, None, "markdown"),
        (b"Tin\n\ntext", None, "notes.md", "markdown"),
        (b"Tin < zinc", None, None, "text"),
        (b"", None, None, "text"),
        (b"broken <b>page", "text/html", None, "html"),
    ],
)
def test_format(body: bytes, content_type: str | None, name: str | None, kind: str) -> None:
    assert format_of(body, content_type, name) == kind


def test_a_page_keeps_where_it_came_from() -> None:
    document = parse_page(
        HTML,
        Arrival(
            url="https://tin.example/a?utm_source=x",
            source="tin_times",
            fetched_at=datetime(2026, 3, 20),
            warc_file="w",
            warc_offset=7,
        ),
    )
    assert (document.title, document.canonical_url, document.warc_offset) == ("Loan", "https://tin.example/a", 7)
    assert document.status == "ok"
    again = parse_page(HTML, Arrival(url="https://tin.example/a"))
    assert (again.document_id, again.version) == (document.document_id, document.version)


def test_an_edited_page_is_another_version_of_the_same_document() -> None:
    before = parse_page(HTML, Arrival(url="https://tin.example/a"))
    after = parse_page(HTML.replace(b"borrows", b"repays"), Arrival(url="https://tin.example/a"))
    assert before.document_id == after.document_id
    assert before.version != after.version


@pytest.mark.parametrize(
    "content",
    [{"html": HTML.decode()}, {"text": "Loan\n\nTinhill borrows."}, {"markdown": "# Loan\n\nTinhill borrows."}],
)
def test_contract_lines(content: dict[str, str]) -> None:
    document = read_contract({"doc_id": "d", "published_at": "2026-03-02T08:00:00+11:00", **content}, Path())
    assert document.title == "Loan"
    assert "Tinhill borrows." in document.text
    assert (document.published_on, document.published_at) == ("2026-03-02", datetime(2026, 3, 1, 21))


def test_contract_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "page.dat").write_bytes(HTML)
    assert read_contract({"doc_id": "d", "path": "page.dat"}, tmp_path).parser == "html"
    with pytest.raises(FileNotFoundError):
        read_contract({"doc_id": "d", "path": "none.html"}, tmp_path)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "no content"),
        ({"html": 5}, "`html` is not text but int"),
        ({"text": "x", "title": []}, "`title`"),
    ],
)
def test_contract_lines_that_give_nothing_say_why(record: dict[str, object], message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_contract({"doc_id": "d", **record}, Path())


def test_a_page_without_text_is_empty_and_says_so() -> None:
    document = parse_page(b"<html><body><nav>x</nav><script>1</script></body></html>", Arrival())
    assert (document.status, document.text) == ("empty", "")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_document_that_survives_its_row(body: bytes) -> None:
    if b"%PDF-" in body[:1024]:
        return  # read_pdf has its own property test
    document = parse_page(body, Arrival(url="https://tin.example/a"))
    assert Document.from_row(document.to_row()) == document
    assert all(document.text[b.start : b.end].strip() for b in document.blocks)


def test_a_layout_reads_the_pages_that_were_fetched_under_it() -> None:
    page = b"""<html><body><div class="old">The shaft was sold for $3 million.</div>
        <div class="story">The shaft was sold. <p>It was deep.</p><p class="house">Buy tin.</p></div></body></html>"""
    spec = SourceSpec(
        name="mine",
        publisher="Mine",
        access="feed",
        kind="news",
        addresses=["http://mine.test/feed"],
        cadence="daily",
        floor_per_week=0,
        languages=["en"],
        rights={"redistribute_text": False},
        how_known="Written for this test only.",
        layouts=[
            {"since": "2024-01-01", "body": ".old"},
            {"since": "2025-03-01", "body": "div.story", "drop": [".house"]},
        ],
    )
    read = {
        day: parse_page(page, Arrival(content_type="text/html", layout=spec.layout_at(date.fromisoformat(day))))
        for day in ("2023-05-01", "2024-05-01", "2025-05-01")
    }
    assert [document.parser_version for document in read.values()] == ["2", "2@2024-01-01", "2@2025-03-01"]
    assert read["2024-05-01"].text == "The shaft was sold for $3 million."
    assert read["2025-05-01"].text == "The shaft was sold.\n\nIt was deep."
    assert "Buy tin." in read["2023-05-01"].text


def test_a_page_without_what_its_layout_names_is_read_by_the_general_rules() -> None:
    layout = Layout(since=date(2024, 1, 1), body=".gone")
    document = parse_page(b"<html><body><p>The shaft was sold.</p></body></html>", Arrival(layout=layout))
    assert (document.text, document.parser_version) == ("The shaft was sold.", "2")
