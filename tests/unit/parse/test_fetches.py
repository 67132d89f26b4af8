"""A day's fetches: archived pages in = documents + rejects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

from pipelines.model import Document
from pipelines.parse.fetches import parse_fetches
from scrapers.fetches import MANIFEST

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


@dataclass
class Answer:
    body: bytes


class Shelf:
    """Bodies by offset, in place of an archive."""

    def __init__(self, *bodies: bytes) -> None:
        self.bodies = bodies

    def read(self, warc_file: str, warc_offset: int) -> Answer:
        return Answer(self.bodies[warc_offset])


def manifest(*fetches: dict[str, Any]) -> pl.DataFrame:
    rows = [
        dict.fromkeys(MANIFEST)
        | {
            "fetch_id": f"f{n}",
            "run_id": "r",
            "source": "tin_times",
            "kind": "page",
            "outcome": "archived",
            "requested_url": f"https://tin.example/{n}",
            "fetched_at": NOON + timedelta(seconds=n),
            "warc_file": "w",
            "warc_offset": n,
        }
        | fetch
        for n, fetch in enumerate(fetches)
    ]
    return pl.DataFrame(rows, schema=MANIFEST)


def page(text: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><h1>Tin</h1><p>{text}</p></body></html>".encode()


def test_every_archived_page_is_a_document_or_a_reject() -> None:
    same = '<link rel="canonical" href="https://tin.example/0">'
    shelf = Shelf(
        page("Tinhill borrows.", same),
        page("Tinhill borrows.", same),
        b"<html><nav>x</nav></html>",
        page("unseen"),
        b"Date,USD\n2026-03-18,1.1\n",
        b"<html>not rates</html>",
        b"Company name,ASX code\nTINHILL,THC\n",
        b"<html>no list</html>",
    )
    fetches = manifest(
        {},
        {},
        {},
        {"outcome": "refused_robots"},
        {"kind": "rates"},
        {"kind": "rates"},
        {"kind": "reference"},
        {"kind": "reference"},
    )
    day = parse_fetches(fetches, shelf)
    assert day.documents["url"].to_list() == ["https://tin.example/0"]
    assert dict(day.rejects.select("rule", "reason").rows()).keys() == {
        "duplicate_document",
        "empty",
        "unreadable_rates",
        "unreadable_reference",
    }
    assert set(day.rejects["table_name"]) == {"documents", "exchange_rates", "reference_companies"}
    assert "https://tin.example/0" in day.rejects.filter(pl.col("rule") == "duplicate_document")["reason"][0]
    assert day.exchange_rates.height == 1
    assert day.reference_companies["ticker"].to_list() == ["THC"]


def test_a_list_fetched_again_in_the_day_replaces_itself() -> None:
    shelf = Shelf(
        b"Company name,ASX code\nTINHILL,THC\nOLDHILL,OHC\n",
        b"Company name,ASX code\nTINHILL,THC\n",
        b"Company name,ASX code\nWEST TIN,WTC\n",
    )
    same = {"kind": "reference", "requested_url": "https://lists.example/one"}
    day = parse_fetches(manifest(same, same, {"kind": "reference"}), shelf)
    assert day.reference_companies["ticker"].to_list() == ["THC", "WTC"]


def test_documents_survive_their_table() -> None:
    shelf = Shelf(
        page("Tinhill borrows.") + b"<table><tr><th>Class</th><th>Mt</th></tr><tr><td>Inferred</td><td>4</td>"
        b"</tr></table>"
    )
    day = parse_fetches(manifest({"listed_published_at": "2026-03-19"}), shelf)
    document = Document.from_row(day.documents.row(0, named=True))
    assert document.published_on == "2026-03-19"
    assert document.tables[0].rows[1][0].text == "Inferred"
    assert day.tables["row_count"].to_list() == [2]


def test_a_page_that_cannot_be_read_back_does_not_stop_the_day() -> None:
    day = parse_fetches(manifest({}, {"warc_offset": 99}), Shelf(page("Tinhill borrows.")))
    assert day.documents.height == 1
    assert day.rejects["rule"].to_list() == ["parser_failed"]


def test_an_empty_day_has_typed_tables() -> None:
    day = parse_fetches(manifest(), Shelf())
    assert day.documents.height == day.rejects.height == day.exchange_rates.height == 0
    assert day.reference_companies.height == 0
    assert day.documents.schema["published_at"] == pl.Datetime("us")
