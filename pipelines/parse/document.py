"""One page or file to one Document: its format told by the bytes, its text, what it says of itself, its status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lxml.html import HtmlElement

from pipelines.model import Document, DocumentStatus, stable_id
from pipelines.parse import metadata, published
from pipelines.parse.builder import TextBuilder
from pipelines.parse.cleaning import collapse, decode
from pipelines.parse.dateline import dateline
from pipelines.parse.html import parse, read_html, read_layout
from pipelines.parse.markdown import read_markdown
from pipelines.parse.text import read_text

if TYPE_CHECKING:
    from scrapers.sources.spec import Layout

Format = Literal["html", "markdown", "text", "pdf"]
PARSER_VERSIONS: dict[Format, str] = {"html": "2", "markdown": "1", "text": "1", "pdf": "1"}
"""Raised when a parser's text changes, so that a document says which one made it."""
LARGEST_TEXT = 60_000_000
"""Characters of markup; a larger page is refused with a status, it would cost minutes and is no article."""
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|table|section|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} \S|\|.*\|\s*$|\s*\|?\s*:?-{3,}:?\s*\|)")


class DocumentError(ValueError):
    """A contract line that gives no document."""


def format_of(body: bytes, content_type: str | None = None, name: str | None = None) -> Format:
    """The format that the bytes show; the content type or file name decides only between kinds of text."""
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if _HTML_START.match(body[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    ending = Path(name or "").suffix.lower()
    if ending in (".html", ".htm", ".xhtml") or "html" in (content_type or ""):
        return "html"
    if ending in (".md", ".markdown") or "markdown" in (content_type or ""):
        return "markdown"
    if not content_type and not ending and _MARKDOWN.search(body[:20_000].decode("utf-8", "replace")):
        return "markdown"
    return "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is known of a page before it is read: where it came from, and what others said of it."""

    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    title: str | None = None
    published_at: datetime | str | None = None
    """The date given with the document, believed before all others."""
    listed_at: datetime | str | None = None
    """The date that a feed or listing gave."""
    source: str | None = None
    fetched_at: datetime | None = None
    """In UTC, without a zone mark. Dates after it are not believed."""
    rights: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    layout: Layout | None = None
    """How its source laid pages out when this one was fetched."""
    document_key: str | None = None
    """What the document's id is made from instead of its address."""


def parse_page(body: bytes, arrival: Arrival) -> Document:
    """The document in a page's or file's bytes. Never raises on content: `status` tells what is wrong with it."""
    kind = format_of(body, arrival.content_type, arrival.url)
    if kind != "pdf":
        return _from_markup(decode(body, arrival.charset)[0], kind, arrival)
    from pipelines.parse.pdf import read_pdf  # its libraries take a second to load, and most runs meet no PDF

    found = read_pdf(body)
    arrival = replace(arrival, title=arrival.title or found.title)
    return _document(found.builder, kind, None, "", found.status, found.status_reason, arrival, found.published)


def read_contract(record: Mapping[str, Any], base: Path) -> Document:
    """The document of one line of the fact contract: `html`, `text`, `markdown`, or the file at `path` below `base`.

    Raises DocumentError when the line gives none of them, and OSError when the file cannot be read.
    """
    arrival = Arrival(
        url=_text(record, "url"),
        title=_text(record, "title"),
        source=_text(record, "source"),
        published_at=_text(record, "published_at"),
        document_key=record["doc_id"],
    )
    formats: tuple[Format, ...] = ("html", "text", "markdown")
    for kind in formats:
        if record.get(kind) is not None:
            return _from_markup(_text(record, kind) or "", kind, arrival)
    path = _text(record, "path")
    if path is None:
        raise DocumentError("no content: give one of `html`, `text`, `markdown` or `path`")
    return parse_page((base / path).read_bytes(), replace(arrival, url=arrival.url or path))


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise DocumentError(f"`{name}` is not text but {type(value).__name__}")
    return value or None


def _from_markup(page: str, kind: Format, arrival: Arrival) -> Document:
    if len(page) > LARGEST_TEXT:
        reason = f"{len(page)} characters, more than {LARGEST_TEXT}: split it"
        return _document(TextBuilder(), kind, None, "", "too_large", reason, arrival)
    root = parse(page) if kind == "html" else None
    # The readers take the tree apart, so they work on a copy and metadata sees the whole page.
    laid_out = read_layout(deepcopy(root), arrival.layout) if root is not None and arrival.layout else TextBuilder()
    if kind == "html":
        builder = laid_out if laid_out.blocks else read_html(deepcopy(root), page) if root is not None else laid_out
    else:
        builder = read_markdown(page) if kind == "markdown" else read_text(page)
    status: DocumentStatus = "ok" if builder.blocks else "empty"
    why = None if builder.blocks else "no readable text in it"
    document = _document(builder, kind, root, page, status, why, arrival)
    if not laid_out.blocks or arrival.layout is None:
        return document
    return replace(document, parser_version=f"{document.parser_version}@{arrival.layout.since}")


def _document(
    builder: TextBuilder,
    kind: Format,
    root: HtmlElement | None,
    page: str,
    status: DocumentStatus,
    reason: str | None,
    arrival: Arrival,
    made_at: datetime | None = None,
) -> Document:
    text, url = builder.text, arrival.url
    title = arrival.title or (metadata.title_of(root) if root is not None else None) or first_heading(builder)
    dated = published.publication(
        root,
        page,
        url=url,
        given=arrival.published_at,
        listed=arrival.listed_at,
        printed=dateline(text) if root is None else None,
        made=made_at,
        fetched_at=arrival.fetched_at,
    )
    address = metadata.canonical_address(root, url)
    declared = root.get("lang") if root is not None else None
    return Document(
        document_id=stable_id(arrival.document_key or address or text),
        version=stable_id(title or "", text),
        text=text,
        title=title,
        source=arrival.source,
        url=url,
        canonical_url=address,
        published_at=dated.at if dated else None,
        published_on=dated.on.isoformat() if dated else None,
        published_from=dated.found if dated else None,
        modified_at=published.modification(root),
        author=metadata.author_of(root) if root is not None else None,
        language=metadata.language_of(text, declared) if arrival.fetched_at else None,
        blocks=tuple(builder.blocks),
        tables=tuple(builder.tables),
        links=metadata.links_of(root, url),
        tickers=metadata.tickers_in(f"{title or ''}\n{text}"),
        rights=arrival.rights,
        is_machine_written=metadata.says_machine_written(root.text_content() if root is not None else text),
        status=status,
        status_reason=reason,
        parser=kind,
        parser_version=PARSER_VERSIONS[kind],
        warc_file=arrival.warc_file,
        warc_offset=arrival.warc_offset,
    )


def first_heading(builder: TextBuilder) -> str | None:
    """The text's first heading, the headline where nothing else gives one."""
    return next((collapse(builder.text[b.start : b.end]) for b in builder.blocks[:5] if b.kind == "heading"), None)
