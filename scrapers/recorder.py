"""Turns every answer and every failure of a source into exactly one archived row with an outcome and a reason."""
from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Headers, Request, Response

from pipelines.model import stable_id
from scrapers.fetches import Fetch, FetchKind, Outcome
from scrapers.middlewares.refusals import Refused
from scrapers.session import CrawlSession
from scrapers.sources import SourceSpec
from scrapers.state import Entry
from scrapers.warc import Hop, Revisit

ADVICE = {
    401: "it asks for a login",
    403: "it does not serve robots: read its terms, and block the source if they say so",
    404: "the page is gone",
    410: "the page was removed for good",
    429: "it asks for fewer requests: raise `delay_seconds`",
    451: "it is withheld for legal reasons",
    503: "it is overloaded or closed; the next run tries again",
}


class Recorder:
    """Writes the rows of one source in one run, and counts them by outcome."""

    def __init__(self, session: CrawlSession, spec: SourceSpec, reports: bool) -> None:
        self._session, self._spec, self._reports = session, spec, reports
        self.outcomes: Counter[str] = Counter()
        self.bodies = 0
        self._ordinal = 0

    def answered(self, entry: Entry, response: Response) -> Fetch:
        """Records a final answer of any status."""
        request = response.request
        assert request is not None
        fetch = self._row(entry, request, **_described(response))
        answer = hop_of(request, response)
        if response.status == 304:
            return self._unchanged(fetch, request, answer)
        if not 200 <= response.status < 300:
            return self._store(replace(fetch, outcome="http_error", reason=_status_reason(response)), request, answer)
        if "download_stopped" in response.flags:
            return self._store(replace(
                fetch, outcome="refused_type", sha256=None, bytes=None,
                reason=f"it is {fetch.content_type}: add it to the source's `types` if it is wanted"), request)
        if coding := header(response.headers, "Content-Encoding"):
            return self._store(replace(
                fetch, outcome="refused_type", sha256=None, bytes=None,
                reason=f"its body is encoded as {coding!r}, which was not asked for and cannot be read"), request)
        revisit = self._revisit(fetch, response.body)
        if revisit is None:
            return self._store(fetch, request, answer)
        reason = f"the same body was archived on {revisit.at:%Y-%m-%d} from {revisit.url}"
        return self._store(replace(fetch, outcome="duplicate_body", reason=reason), request, answer, revisit)

    def failed(self, entry: Entry, request: Request, error: BaseException) -> Fetch:
        """Records a request that got no usable answer."""
        outcome, reason = explain(error)
        fetch = replace(self._row(entry, request), outcome=outcome, reason=reason)
        if isinstance(error, Refused):
            fetch = replace(fetch, attempts=fetch.attempts - 1)
        if fetch.redirects:
            fetch = replace(fetch, final_url=request.url)
        return self._store(fetch, request)

    def _unchanged(self, fetch: Fetch, request: Request, answer: Hop) -> Fetch:
        seen = self._session.state.seen(fetch.requested_url)
        fetch = replace(fetch, outcome="unchanged", reason="the site says it has not changed", sha256=None, bytes=0)
        at = seen.archived_at if seen else fetch.fetched_at
        return self._store(fetch, request, answer, Revisit("unchanged", fetch.requested_url, at))

    def _revisit(self, fetch: Fetch, body: bytes) -> Revisit | None:
        """What a revisit record would refer to, if this very body is in the archive already."""
        place = self._session.state.place_of_body(fetch.sha256 or "") if body else None
        return self._session.archive.revisit_of(*place, body=body) if place else None

    def _row(self, entry: Entry, request: Request, **values: Any) -> Fetch:
        self._ordinal += 1
        run_id, source = self._session.run_id, self._spec.name
        kind: FetchKind = "listing" if entry.kind == "index" else entry.kind
        return Fetch(
            fetch_id=stable_id(run_id, source, self._ordinal), run_id=run_id, source=source, kind=kind,
            requested_url=entry.url, outcome="archived", fetched_at=datetime.now(UTC), depth=entry.depth,
            referrer=entry.referrer, listed_title=entry.title, listed_published_at=entry.published_at,
            redirects=tuple(f"{hop.status} {hop.url}" for hop in request.meta.get("hops", ())),
            attempts=request.meta.get("retry_times", 0) + 1, **values)

    def _store(self, fetch: Fetch, request: Request, answer: Hop | None = None,
               revisit: Revisit | None = None) -> Fetch:
        fetch = self._session.store(fetch, answer, request.meta.get("hops", ()), revisit)
        self.outcomes[fetch.outcome] += 1
        self.bodies += fetch.has_body and fetch.kind != "robots"
        if self._reports:
            report({"event": "fetched", "source": fetch.source, "kind": fetch.kind, "outcome": fetch.outcome,
                    "url": fetch.requested_url, "status": fetch.status, "reason": fetch.reason})
        return fetch


def explain(error: BaseException) -> tuple[Outcome, str]:
    """Outcome and reason of a request that ended in an exception."""
    match error:
        case Refused():
            return error.outcome, str(error)
        case DownloadCancelledError():
            return "refused_size", "the body is larger than the source's `max_bytes`"
        case IgnoreRequest() if "during decompression" in str(error):
            return "refused_size", "the body is larger than the source's `max_bytes` once decompressed"
        case UnsupportedURLSchemeError():
            return "refused_address", str(error)
        case DownloadTimeoutError():
            return "network_error", "no complete answer within `timeout_seconds`"
        case CannotResolveHostError():
            return "network_error", "the host name does not resolve: check the address, or the name server"
        case DownloadConnectionRefusedError():
            return "network_error", "the host refused the connection"
        case ResponseDataLossError():
            return "network_error", "the connection ended before the body was complete"
        case DownloadFailedError():
            return "network_error", f"the connection broke: {_innermost(error)}"
        case zlib.error() | EOFError() | OSError():
            return "network_error", f"the body is not encoded as its headers say, or the connection broke: {error}"
        case _:
            return "network_error", f"{type(error).__name__}: {_innermost(error)}"


def hop_of(request: Request, response: Response) -> Hop:
    """The exchange as the archive keeps it."""
    headers = _pairs(response.headers)
    if coding := request.meta.get("content_encoding"):
        headers.append(("Content-Encoding", coding))
    return Hop(url=request.url, status=response.status, request_headers=_pairs(request.headers), headers=headers,
               body=response.body, at=datetime.now(UTC))


def _described(response: Response) -> dict[str, Any]:
    """What a row says of an answer."""
    media_type, charset = content_type_of(response.headers)
    return {"final_url": response.url, "status": response.status, "content_type": media_type, "charset": charset,
            "sha256": hashlib.sha256(response.body).hexdigest(), "bytes": len(response.body),
            "etag": header(response.headers, "ETag"), "last_modified": header(response.headers, "Last-Modified")}


def content_type_of(headers: Headers) -> tuple[str | None, str | None]:
    """(media type, charset) of a Content-Type header, in lower case."""
    value, *parameters = (header(headers, "Content-Type") or "").split(";")
    charset = next((p.split("=", 1)[1].strip(" \"'").lower() for p in parameters
                    if p.strip().lower().startswith("charset=")), None)
    return value.strip().lower() or None, charset or None


def header(headers: Headers, name: str) -> str | None:
    """One header as text."""
    value = headers.get(name)
    return value.decode("latin-1").strip() if value else None


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), " ".join(value.decode("latin-1").split()))
            for name, values in headers.items() for value in values]


def _status_reason(response: Response) -> str:
    advice = ADVICE.get(response.status) or ("the site has a fault; the next run tries again"
                                             if response.status >= 500 else "it does not serve this address")
    retry_after = header(response.headers, "Retry-After")
    return f"the site answered {response.status}: {advice}" + (f" (Retry-After: {retry_after})" if retry_after else "")


def _innermost(error: BaseException) -> str:
    reasons = getattr(error.__cause__, "reasons", None)
    if reasons:
        return "; ".join(sorted({str(r.value).strip(".") or r.type.__name__ for r in reasons}))
    return str(error) or type(error).__name__


def report(event: dict[str, Any]) -> None:
    """One JSON object a line, for whoever started the run."""
    sys.stdout.write(json.dumps(event, ensure_ascii=False) + "\n")
    sys.stdout.flush()
