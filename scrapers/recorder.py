"""Turns every answer and every failure of a source into exactly one archived row with an outcome and a reason."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Request, Response

from scrapers.answers import content_type_of, header, hop_of
from scrapers.fetches import Fetch, FetchKind, fetch_id
from scrapers.middlewares.refusals import Refused
from scrapers.outcomes import explain, status_reason
from scrapers.session import CrawlSession
from scrapers.sources import SourceSpec
from scrapers.state import Entry
from scrapers.warc import Hop, Revisit


class Recorder:
    """Writes the rows of one source in one run, and counts them by outcome."""

    def __init__(self, session: CrawlSession, spec: SourceSpec, reports: bool) -> None:
        self._session, self._spec, self._reports = session, spec, reports
        self.outcomes: Counter[str] = Counter()
        self.bodies = 0
        self._ordinal = 0

    def answered(self, entry: Entry, response: Response, fetched_at: datetime | None = None) -> Fetch:
        """Records a final answer of any status; `fetched_at` is for answers that somebody else fetched earlier."""
        request = response.request
        assert request is not None
        fetch, answer = self._row(entry, request, **_described(response)), hop_of(request, response)
        if fetched_at is not None:
            fetch, answer = replace(fetch, fetched_at=fetched_at), replace(answer, at=fetched_at)
        if response.status == 304 and any(name in request.headers for name in ("If-None-Match", "If-Modified-Since")):
            return self._unchanged(fetch, request, answer)
        if not 200 <= response.status < 300 or response.status == 206:
            return self._store(replace(fetch, outcome="http_error", reason=status_reason(response)), request, answer)
        if "download_stopped" in response.flags:
            return self._store(
                replace(
                    fetch,
                    outcome="refused_type",
                    sha256=None,
                    bytes=None,
                    reason=f"it is {fetch.content_type}: add it to the source's `types` if it is wanted",
                ),
                request,
            )
        if coding := header(response.headers, "Content-Encoding"):
            return self._store(
                replace(
                    fetch,
                    outcome="refused_type",
                    sha256=None,
                    bytes=None,
                    reason=f"its body is encoded as {coding!r}, which was not asked for and cannot be read",
                ),
                request,
            )
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
        return self._store(fetch, request, lasts=isinstance(error, Refused) and error.lasts)

    def streamed(self, entry: Entry, response: Response, size: int) -> Fetch:
        """Records a file that was read while streaming: the pages taken from it have rows of their own."""
        assert response.request is not None
        fetch = replace(
            self._row(entry, response.request, **_described(response)),
            sha256=None,
            bytes=size,
            reason="read while streaming; not kept as a whole",
        )
        return self._store(fetch, response.request)

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
            fetch_id=fetch_id(run_id, source, self._ordinal),
            run_id=run_id,
            source=source,
            kind=kind,
            requested_url=entry.url,
            outcome="archived",
            fetched_at=datetime.now(UTC),
            depth=entry.depth,
            referrer=entry.referrer,
            listed_title=entry.title,
            listed_published_at=entry.published_at,
            redirects=tuple(f"{hop.status} {hop.url}" for hop in request.meta.get("hops", ())),
            attempts=request.meta.get("retry_times", 0) + 1,
            **values,
        )

    def _store(
        self,
        fetch: Fetch,
        request: Request,
        answer: Hop | None = None,
        revisit: Revisit | None = None,
        lasts: bool = False,
    ) -> Fetch:
        fetch = self._session.store(fetch, answer, request.meta.get("hops", ()), revisit, lasts)
        self.outcomes[fetch.outcome] += 1
        self.bodies += fetch.has_body and fetch.kind != "robots"
        if self._reports:
            report(
                {
                    "event": "fetched",
                    "source": fetch.source,
                    "kind": fetch.kind,
                    "outcome": fetch.outcome,
                    "url": fetch.requested_url,
                    "status": fetch.status,
                    "reason": fetch.reason,
                }
            )
        return fetch


def _described(response: Response) -> dict[str, Any]:
    """What a row says of an answer."""
    media_type, charset = content_type_of(response.headers)
    return {
        "final_url": response.url,
        "status": response.status,
        "content_type": media_type,
        "charset": charset,
        "sha256": hashlib.sha256(response.body).hexdigest(),
        "bytes": len(response.body),
        "etag": header(response.headers, "ETag"),
        "last_modified": header(response.headers, "Last-Modified"),
    }


def report(event: dict[str, Any]) -> None:
    """One JSON object a line, for whoever started the run."""
    sys.stdout.write(json.dumps(event, ensure_ascii=False) + "\n")
    sys.stdout.flush()
