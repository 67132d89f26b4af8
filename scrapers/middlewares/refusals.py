"""Requests that we refuse ourselves: the exception carries the outcome and a reason that says what to do."""
from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from scrapers.fetches import Outcome


class Refused(IgnoreRequest):
    """A request or an answer that is not wanted."""

    outcome: Outcome = "refused_address"


class AddressRefused(Refused):
    """It leads somewhere that no crawl of this source may go."""

    outcome: Outcome = "refused_address"


class RobotsRefused(Refused):
    """The site's robots.txt forbids it, or cannot be read."""

    outcome: Outcome = "refused_robots"


class SizeRefused(Refused):
    """It is larger than the source takes."""

    outcome: Outcome = "refused_size"


class EndlessRedirect(Refused):
    """Redirects lead in a circle, or too far."""

    outcome: Outcome = "http_error"


class AskedToWait(Refused):
    """The site asks for a longer pause than a run waits, or keeps failing."""

    outcome: Outcome = "network_error"
