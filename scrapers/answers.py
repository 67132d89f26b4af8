"""What the headers of an answer say, and the exchange as the archive keeps it."""

from __future__ import annotations

from datetime import UTC, datetime

from scrapy.http import Headers, Request, Response

from scrapers.warc import Hop


def hop_of(request: Request, response: Response) -> Hop:
    """The exchange as the archive keeps it."""
    headers = _pairs(response.headers)
    if coding := request.meta.get("content_encoding"):
        headers.append(("Content-Encoding", coding))
    return Hop(
        url=request.url,
        status=response.status,
        request_headers=_pairs(request.headers),
        headers=headers,
        body=response.body,
        at=datetime.now(UTC),
    )


def content_type_of(headers: Headers) -> tuple[str | None, str | None]:
    """(media type, charset) of a Content-Type header, in lower case."""
    value, *parameters = (header(headers, "Content-Type") or "").split(";")
    charset = next(
        (p.split("=", 1)[1].strip(" \"'").lower() for p in parameters if p.strip().lower().startswith("charset=")), None
    )
    return value.strip().lower() or None, charset or None


def header(headers: Headers, name: str) -> str | None:
    """One header as text."""
    value = headers.get(name)
    return value.decode("latin-1").strip() if value else None


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1"), " ".join(value.decode("latin-1").split()))
        for name, values in headers.items()
        for value in values
    ]
