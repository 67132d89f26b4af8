"""Requests that we refuse ourselves: the exception carries the outcome and a reason that says what to do."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest

from scrapers.fetches import Outcome


class Refused(IgnoreRequest):
    """A request or an answer that is not wanted."""

    outcome: Outcome = "refused_address"
    lasts = True
    """Whether the next run would refuse it again, so that the page need not be kept in mind."""


class AddressRefused(Refused):
    """It leads somewhere that no crawl of this source may go."""

    outcome: Outcome = "refused_address"


class ResolvesInward(AddressRefused):
    """Its host name leads to an address that is not public: for now, or for good."""

    lasts = False


class RobotsRefused(Refused):
    """The site's robots.txt forbids it."""

    outcome: Outcome = "refused_robots"


class RobotsUnknown(RobotsRefused):
    """The site's robots.txt cannot be read, so that nothing is allowed in this run."""

    lasts = False


class SizeRefused(Refused):
    """It is larger than the source takes."""

    outcome: Outcome = "refused_size"


class EndlessRedirect(Refused):
    """Redirects lead in a circle, or too far."""

    outcome: Outcome = "http_error"


class AskedToWait(Refused):
    """The site keeps failing and is left alone for the run."""

    outcome: Outcome = "network_error"
    lasts = False
