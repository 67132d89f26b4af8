"""PDF to blocks and tables: announcements and technical reports of hundreds of pages, page by page."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipelines.model import DocumentStatus
from pipelines.parse.builder import TextBuilder
from pipelines.parse.cleaning import collapse
from pipelines.parse.pdf.flow import Flow, read_rows
from pipelines.parse.pdf.page import Page, read_page
from pipelines.parse.pdf.running import RunningLines

LARGEST_FILE = 400_000_000
MOST_PAGES = 4_000
BATCH = 40
"""Pages held in memory at once; repeating headers and footers are learnt a batch at a time."""
FEWEST_CHARACTERS = 60
"""A page with fewer characters is blank, or a picture with a stamp on it."""
OPENING = 3_000
"""Characters in which a file's title is looked for."""
TAIL = 2_048
"""Bytes in which a file's end mark is looked for."""
_PDFIUM = threading.Lock()
_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-Z])(\d\d)?'?(\d\d)?)?")
_TITLE_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_HEADLINE = re.compile(
    r"(?i)^(?:microsoft (?:word|powerpoint|excel)|untitled|document\d*|slide \d+|print|layout 1"
    r"|\S+\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf)|asx (?:announcement|release))\b"
)


@dataclass(slots=True)
class PdfText:
    """What a PDF says, and what stands in the way of reading it."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    status: DocumentStatus = "ok"
    status_reason: str | None = None
    title: str | None = None
    """From the file's own metadata, if the text bears it out, else the headline of the first page."""
    published: datetime | None = None
    """When the file says it was made, in UTC without a zone mark."""
    pages: int = 0


def read_pdf(body: bytes) -> PdfText:
    """The text of a PDF. Never raises: what cannot be read is told by `status` and, in plain words, `status_reason`."""
    if not body.strip():
        return PdfText(status="empty", status_reason="the file has no bytes: fetch it again")
    if len(body) > LARGEST_FILE:
        return PdfText(status="too_large", status_reason=f"{len(body)} bytes, more than {LARGEST_FILE}: split it")
    with _PDFIUM:
        try:
            return _read(body)
        except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as problem:
            return PdfText(status="unreadable", status_reason=f"it is not built as a PDF should be ({problem!r:.200})")


def _read(body: bytes) -> PdfText:
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as problem:
        return _unopened(body, problem)
    try:
        return _read_pages(document, body)
    finally:
        document.close()


def _unopened(body: bytes, problem: pdfium.PdfiumError) -> PdfText:
    if getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return PdfText(status="encrypted", status_reason="it opens only with a password: ask for a free copy")
    if b"%PDF-" in body[:TAIL] and b"%%EOF" not in body[-TAIL:]:
        return PdfText(status="truncated", status_reason="the end of the file is missing: fetch it again")
    return PdfText(status="unreadable", status_reason="no PDF that can be opened: the file is damaged")


def _read_pages(document: pdfium.PdfDocument, body: bytes) -> PdfText:
    found = PdfText(pages=len(document))
    title, found.published = _metadata(document)
    if found.pages > MOST_PAGES:
        found.status, found.status_reason = "too_large", f"{found.pages} pages, more than {MOST_PAGES}: split it"
        return found
    flow, running, tally = Flow(), RunningLines(), _Tally()
    for first in range(0, found.pages, BATCH):
        numbers = range(first, min(first + BATCH, found.pages))
        batch = [page for number in numbers for page in tally.count(number, _page(document, number))]
        laid = [(page, *read_rows(page)) for page in batch]
        for page, rows, _, _ in laid:
            running.learn(page.number, rows)
        for page, rows, tables, asides in laid:
            flow.add(page, *running.strip(page.number, rows), tables)
            for aside in asides:
                flow.add_aside(aside)
    flow.build(found.builder)
    found.title = title if _is_on_the_page(title, found.builder.text) else flow.headline()
    found.status, found.status_reason = _status(found, body, tally)
    return found


@dataclass(slots=True)
class _Tally:
    """What kinds of pages a file has."""

    missing: list[int] = field(default_factory=list)
    pictures: int = 0
    garbled: int = 0
    characters: int = 0

    def count(self, number: int, pages: list[Page] | None) -> list[Page]:
        """Count one page, and give what of it can be read."""
        if pages is None:
            self.missing.append(number + 1)
            return []
        if pages[0].is_garbled:
            self.garbled += 1
            return []
        self.pictures += pages[0].has_image and pages[0].characters < FEWEST_CHARACTERS
        self.characters += pages[0].characters
        return pages


def _status(found: PdfText, body: bytes, tally: _Tally) -> tuple[DocumentStatus, str | None]:
    """The status and its reason; a few bad pages are told in the reason only."""
    count = found.pages
    has_end = b"%%EOF" in body[-TAIL:]
    if tally.missing or (not has_end and not found.builder.blocks):
        what = (
            f"{len(tally.missing)} of {count} pages are missing, first {tally.missing[0]}"
            if tally.missing
            else "the end of the file is missing"
        )
        return "truncated", f"{what}: fetch it again"
    if tally.garbled and tally.characters < FEWEST_CHARACTERS * count:
        return (
            "unreadable",
            f"the fonts of {tally.garbled} of {count} pages do not tell their letters: it needs character recognition",
        )
    if tally.pictures and tally.characters < FEWEST_CHARACTERS * count:
        return "image_only", f"{tally.pictures} of {count} pages are pictures: it needs character recognition"
    if not found.builder.blocks:
        return "empty", "its pages have no text"
    left_out = [
        f"{number} of {count} pages {what}"
        for number, what in (
            (tally.pictures, "are pictures"),
            (tally.garbled, "have fonts that do not tell their letters"),
        )
        if number
    ]
    return "ok", "not read: " + ", ".join(left_out) if left_out else None


def _page(document: pdfium.PdfDocument, number: int) -> list[Page] | None:
    """One page read and let go; None where the file does not have it."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return None
    try:
        return read_page(page, number)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _metadata(document: pdfium.PdfDocument) -> tuple[str | None, datetime | None]:
    try:
        title = collapse(document.get_metadata_value("Title"))
        made = document.get_metadata_value("CreationDate")
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return None, None
    is_headline = 8 <= len(title) <= 300 and " " in title and not _NO_HEADLINE.match(title)
    return title if is_headline else None, _instant(made)


def _is_on_the_page(title: str | None, text: str) -> bool:
    """Whether the file begins with most words of its title: templates hand down the titles of other files."""
    words = set(_TITLE_WORD.findall((title or "").lower()))
    return bool(words) and len(words & set(_TITLE_WORD.findall(text[:OPENING].lower()))) > len(words) / 2


def _instant(printed: str) -> datetime | None:
    """A PDF date (ISO 32000-1, 7.9.4), such as D:20251204130000+08'00', in UTC without a zone mark."""
    match = _DATE.match(printed.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    sign, hours, minutes = match[7], int(match[8] or 0), int(match[9] or 0)
    try:
        ahead = timedelta(hours=hours, minutes=minutes) if sign in ("+", "-") else timedelta()
        zone = timezone(-ahead if sign == "-" else ahead)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
