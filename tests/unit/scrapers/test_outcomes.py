from __future__ import annotations

import zlib
from typing import get_args

import pytest
from scrapy import exceptions as scrapy_errors
from scrapy.http import Headers, Response

from scrapers.answers import content_type_of
from scrapers.fetches import Outcome
from scrapers.middlewares import refusals
from scrapers.outcomes import ADVICE, explain, status_reason


@pytest.mark.parametrize(
    ("error", "outcome", "says"),
    [
        (refusals.AddressRefused("x is private"), "refused_address", "x is private"),
        (refusals.RobotsRefused("robots.txt forbids it"), "refused_robots", "forbids"),
        (refusals.SizeRefused("too large"), "refused_size", "too large"),
        (refusals.EndlessRedirect("in a circle"), "http_error", "circle"),
        (refusals.AskedToWait("later"), "network_error", "later"),
        (scrapy_errors.DownloadCancelledError(""), "refused_size", "`max_bytes`"),
        (scrapy_errors.DownloadTimeoutError("x"), "network_error", "`timeout_seconds`"),
        (scrapy_errors.CannotResolveHostError("x"), "network_error", "does not resolve"),
        (scrapy_errors.DownloadConnectionRefusedError("x"), "network_error", "refused the connection"),
        (scrapy_errors.ResponseDataLossError("x"), "network_error", "before the body was complete"),
        (scrapy_errors.UnsupportedURLSchemeError("no ftp"), "refused_address", "no ftp"),
        (zlib.error("bad"), "network_error", "not encoded as its headers say"),
        (KeyError("surprise"), "network_error", "KeyError"),
    ],
)
def test_every_failure_has_an_outcome_and_a_reason(error: Exception, outcome: str, says: str) -> None:
    found, reason = explain(error)
    assert found == outcome
    assert found in get_args(Outcome)
    assert says in reason


@pytest.mark.parametrize("status", [*ADVICE, 418, 500, 502, 799])
def test_every_status_has_advice(status: int) -> None:
    reason = status_reason(Response("http://mine.test/", status=status, headers={"Retry-After": "60"}))
    assert reason.startswith(f"the site answered {status}: ")
    assert reason.endswith("(Retry-After: 60)")


@pytest.mark.parametrize(
    ("value", "media_type", "charset"),
    [
        ("text/html; charset=UTF-8", "text/html", "utf-8"),
        ('Text/HTML;charset="latin1"', "text/html", "latin1"),
        ("application/pdf", "application/pdf", None),
        ("", None, None),
        (";;;", None, None),
    ],
)
def test_content_types_are_read_leniently(value: str, media_type: str | None, charset: str | None) -> None:
    assert content_type_of(Headers({"Content-Type": value})) == (media_type, charset)
