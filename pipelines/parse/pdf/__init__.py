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
MOST_UNMAPPED = 0.2
"""Part of the characters without a letter behind them, from which a text is unreadable."""
FEWEST_CHARACTERS = 20
"""A page with fewer characters is blank, or an image."""
_PDFIUM = threading.Lock()
_DATE = re.compile(r"D?:?\s*(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-Z])(\d\d)?'?(\d\d)?)?")
_NO_HEADLINE = re.compile(r"(?i)^(?:microsoft (?:word|powerpoint|excel)|untitled|document\d*|slide \d+|print|layout 1"
                          r"|\S+\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf)|asx (?:announcement|release))\b")


@dataclass(slots=True)
class PdfText:
    """What a PDF says, and what stands in the way of reading it."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    status: DocumentStatus = "ok"
    status_reason: str | None = None
    title: str | None = None
    """From the file's own metadata, if it is a headline."""
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
        return _read(body)


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
    if b"%%EOF" not in body[-2048:]:
        return PdfText(status="truncated", status_reason="the end of the file is missing: fetch it again")
    return PdfText(status="unreadable", status_reason="no PDF that can be opened: the file is damaged")


def _read_pages(document: pdfium.PdfDocument, body: bytes) -> PdfText:
    found = PdfText(pages=len(document))
    found.title, found.published = _metadata(document)
    if found.pages > MOST_PAGES:
        found.status, found.status_reason = "too_large", f"{found.pages} pages, more than {MOST_PAGES}: split it"
        return found
    flow, running = Flow(), RunningLines()
    missing: list[int] = []
    images = characters = unmapped = 0
    for first in range(0, found.pages, BATCH):
        batch = []
        for number in range(first, min(first + BATCH, found.pages)):
            page = _page(document, number)
            if page is None:
                missing.append(number + 1)
                continue
            rows, tables = read_rows(page)
            running.learn(number, rows)
            batch.append((page, rows, tables))
            characters, unmapped = characters + page.characters, unmapped + page.unmapped
            images += page.has_image and page.characters < FEWEST_CHARACTERS
        for page, rows, tables in batch:
            flow.add(page, running.strip(page.number, rows), tables)
    if characters and unmapped > MOST_UNMAPPED * characters:
        found.status = "unreadable"
        found.status_reason = "its fonts do not say which letters they show: it needs character recognition"
        return found
    flow.build(found.builder)
    found.status, found.status_reason = _status(found, body, missing, images, characters)
    return found


def _status(found: PdfText, body: bytes, missing: list[int], images: int,
            characters: int) -> tuple[DocumentStatus, str | None]:
    if missing:
        return "truncated", f"{len(missing)} of {found.pages} pages are missing, first {missing[0]}: fetch it again"
    if images and (images >= found.pages / 2 or characters < FEWEST_CHARACTERS * found.pages):
        return "image_only", f"{images} of {found.pages} pages are pictures: they need character recognition"
    if not found.builder.blocks:
        if b"%%EOF" not in body[-2048:]:
            return "truncated", "the end of the file is missing: fetch it again"
        return "empty", "its pages have no text"
    return "ok", f"{images} of {found.pages} pages are pictures and were not read" if images else None


def _page(document: pdfium.PdfDocument, number: int) -> Page | None:
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
