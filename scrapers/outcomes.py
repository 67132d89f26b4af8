"""What a failure or a status comes to: an outcome, and a reason that says what can be done."""

from __future__ import annotations

import zlib

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
from scrapy.http import Response

from scrapers.answers import header
from scrapers.fetches import Outcome
from scrapers.middlewares.refusals import Refused

ADVICE = {
    206: "a part of the page, which was not asked for: nothing of it is kept",
    304: "not changed, and it was never fetched before: look at what stands between here and the site",
    401: "it asks for a login",
    403: "it does not serve robots: read its terms, and block the source if they say so",
    404: "the page is gone",
    410: "the page was removed for good",
    429: "it asks for fewer requests: raise `delay_seconds`",
    451: "it is withheld for legal reasons",
    503: "it is overloaded or closed; the next run tries again",
}


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


def status_reason(response: Response) -> str:
    """The reason of an answer that is no page."""
    advice = ADVICE.get(response.status) or (
        "the site has a fault; the next run tries again" if response.status >= 500 else "it does not serve this address"
    )
    retry_after = header(response.headers, "Retry-After")
    return f"the site answered {response.status}: {advice}" + (f" (Retry-After: {retry_after})" if retry_after else "")


def _innermost(error: BaseException) -> str:
    reasons = getattr(error.__cause__, "reasons", None)
    if reasons:
        return "; ".join(sorted({str(r.value).strip(".") or r.type.__name__ for r in reasons}))
    return str(error) or type(error).__name__
