"""Redirects, with every hop kept for the archive and every target checked like a first request."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

from scrapers.answers import header, hop_of
from scrapers.middlewares.refusals import AddressRefused, EndlessRedirect

REDIRECTS = (301, 302, 303, 307, 308)


class ChainedRedirects(RedirectMiddleware):
    """Follows redirects as Scrapy does; `request.meta["hops"]` holds the answers passed on the way."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        location = header(response.headers, "Location")
        if response.status not in REDIRECTS or not location:
            return response
        hops = [*request.meta.get("hops", ()), hop_of(request, response)]
        request.meta["hops"] = hops
        try:
            target = urljoin(request.url, location)
            scheme = urlsplit(target).scheme
        except ValueError:
            raise AddressRefused(f"it redirects to {location[:200]!r}, which is no address") from None
        if scheme not in ("http", "https"):
            raise AddressRefused(f"it redirects to {target[:200]}, which is not an http(s) address")
        if target in {hop.url for hop in hops}:
            raise EndlessRedirect(f"it redirects in a circle: {' -> '.join(hop.url for hop in hops)} -> {target}")
        if len(hops) > self.max_redirect_times:
            raise EndlessRedirect(f"it redirects more than {self.max_redirect_times} times, last to {target[:200]}")
        return super().process_response(request, response)
