"""One page or file to one Document: the format told by its bytes, the text, what the page says of itself, its status."""
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from lxml.html import HtmlElement

from pipelines.model import Document, DocumentStatus, stable_id
from pipelines.parse import metadata
from pipelines.parse.builder import TextBuilder
from pipelines.parse.cleaning import collapse, decode
from pipelines.parse.html import parse, read_html
from pipelines.parse.markdown import read_markdown
from pipelines.parse.pdf import read_pdf
from pipelines.parse.text import read_text

Format = Literal["html", "markdown", "text", "pdf"]
PARSER_VERSIONS: dict[Format, str] = {"html": "1", "markdown": "1", "text": "1", "pdf": "1"}
"""Raised when a parser's text changes, so that a document says which one made it."""
LARGEST_TEXT = 60_000_000
"""Characters of markup; a larger page is refused with a status, it would cost minutes and is no article."""
_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article"
                         rb"|div|p|h1|table|section|main)\b", re.IGNORECASE | re.DOTALL)
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


def parse_page(body: bytes, *, url: str | None = None, content_type: str | None = None, charset: str | None = None,
               title: str | None = None, published_at: datetime | str | None = None,
               listed_at: datetime | str | None = None, source: str | None = None,
               fetched_at: datetime | None = None, rights: str | None = None, warc_file: str | None = None,
               warc_offset: int | None = None, document_key: str | None = None) -> Document:
    """The document in a page's or file's bytes. Never raises on content: `status` tells what is wrong with it."""
    kind = format_of(body, content_type, url)
    if kind == "pdf":
        found = read_pdf(body)
        builder, status, reason, page = found.builder, found.status, found.status_reason, ""
        title, listed_at = title or found.title, listed_at or found.published
    else:
        page = decode(body, charset)[0]
        builder, status, reason = _read(page, kind)
    return _document(builder, kind, page, status, reason, url=url, title=title, given=published_at, listed=listed_at,
                     source=source, fetched_at=fetched_at, rights=rights, warc_file=warc_file, warc_offset=warc_offset,
                     document_key=document_key)


def read_contract(record: Mapping[str, Any], base: Path) -> Document:
    """The document of one line of the fact contract: `html`, `text`, `markdown`, or the file at `path` below `base`.

    Raises DocumentError when the line gives none of them, and OSError when the file cannot be read.
    """
    given: dict[str, Any] = {"url": _text(record, "url"), "title": _text(record, "title"),
                             "source": _text(record, "source"), "document_key": record["doc_id"]}
    published = _text(record, "published_at")
    for kind in ("html", "text", "markdown"):
        content = record.get(kind)
        if content is not None:
            if not isinstance(content, str):
                raise DocumentError(f"`{kind}` is not text but {type(content).__name__}")
            builder, status, reason = _read(content, kind)  # type: ignore[arg-type]
            page = content if kind == "html" else ""
            return _document(builder, kind, page, status, reason, given=published, **given)  # type: ignore[arg-type]
    path = record.get("path")
    if not isinstance(path, str) or not path:
        raise DocumentError("no content: give one of `html`, `text`, `markdown` or `path`")
    body = (base / path).read_bytes()
    given["url"] = given["url"] or path
    document = parse_page(body, published_at=published, **given)
    return document


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise DocumentError(f"`{name}` is not text but {type(value).__name__}")
    return value or None


def _read(page: str, kind: Format) -> tuple[TextBuilder, DocumentStatus, str | None]:
    if len(page) > LARGEST_TEXT:
        return TextBuilder(), "too_large", f"{len(page)} characters, more than {LARGEST_TEXT}: split it"
    builder = {"html": read_html, "markdown": read_markdown, "text": read_text}[kind](page)
    if not builder.blocks:
        return builder, "empty", "no readable text in it"
    return builder, "ok", None


def _document(builder: TextBuilder, kind: Format, page: str, status: DocumentStatus, reason: str | None, *,
              url: str | None, title: str | None, given: object, source: str | None, listed: object = None,
              fetched_at: datetime | None = None, rights: str | None = None, warc_file: str | None = None,
              warc_offset: int | None = None, document_key: str | None = None) -> Document:
    root: HtmlElement | None = parse(page) if kind == "html" and page else None
    text = builder.text
    title = title or (metadata.title_of(root) if root is not None else None) or first_heading(builder)
    dated = metadata.publication(root, page, url=url, given=given, listed=listed, fetched_at=fetched_at)
    address = metadata.canonical_address(root, url)
    return Document(
        document_id=stable_id(document_key or address or text), version=stable_id(title or "", text), text=text,
        title=title, source=source, url=url, canonical_url=address,
        published_at=dated.at if dated else None, published_on=dated.on.isoformat() if dated else None,
        published_from=dated.found if dated else None, modified_at=metadata.modification(root),
        author=metadata.author_of(root) if root is not None else None,
        language=metadata.language_of(text, root.get("lang") if root is not None else None) if fetched_at else None,
        blocks=tuple(builder.blocks), tables=tuple(builder.tables), links=links_of(root, url),
        tickers=metadata.tickers_in(f"{title or ''}\n{text}"), rights=rights,
        is_machine_written=metadata.says_machine_written(collapse(root.text_content()) if root is not None else text),
        status=status, status_reason=reason, parser=kind, parser_version=PARSER_VERSIONS[kind], warc_file=warc_file,
        warc_offset=warc_offset)


def first_heading(builder: TextBuilder) -> str | None:
    """The text's first heading, the headline where nothing else gives one."""
    return next((collapse(builder.text[b.start:b.end]) for b in builder.blocks[:5] if b.kind == "heading"), None)


def links_of(root: HtmlElement | None, url: str | None) -> tuple[str, ...]:
    """Absolute http(s) addresses the page links to, each once, in order."""
    if root is None or not url or not url.startswith(("http://", "https://")):
        return ()
    from urllib.parse import urljoin
    found: dict[str, None] = {}
    for link in root.iter("a"):
        try:
            address = urljoin(url, (link.get("href") or "").strip())
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            found[address] = None
    return tuple(found)
