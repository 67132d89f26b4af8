"""Scrapy's settings: polite by default, with the reason beside every override.

Delay, timeout, size limit and cookies of one source come from its file; see `scrapers.loader`.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from typing import Any

try:
    VERSION = version("oreledger")
except PackageNotFoundError:
    VERSION = "0"

BOT_NAME = "oreledger"
# Who runs this crawl, for the people whose sites it reads: a mail address (the SEC wants one) or a page.
# Real sources are not crawled without it.
CONTACT = os.environ.get("OREL_CONTACT", "")
USER_AGENT = f"oreledger/{VERSION} ({CONTACT or 'local test, no contact'})"
# robots.txt groups are addressed to this product name.
ROBOTSTXT_USER_AGENT = "oreledger"

# `scrapy list` and `scrapy crawl` know sources, not spider classes: one YAML file each.
SPIDER_LOADER_CLASS = "scrapers.loader.SourceLoader"
SPIDER_MODULES: list[str] = []
SOURCES_DIR = None
# Run by hand, `scrapy crawl` archives into OREL_HOME under today's date (UTC).
OREL_HOME = None
CRAWL_DAY = None
RUN_ID = None
CONNECT_TO = None
REPORT_EVENTS = False

# One request at a time to a host, and longer pauses where it answers slowly. The pause is the pace middleware's, which
# shares it with other crawls; the downloader adds none.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 8
DOWNLOAD_DELAY = 0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
AUTOTHROTTLE_MAX_DELAY = 120.0

# Our own middleware obeys robots.txt: it archives the file, and stays away where the file cannot be read (RFC 9309).
ROBOTSTXT_OBEY = False

# Pages are read, not visited: no login, no tracking.
COOKIES_ENABLED = False
# Nothing may steer a running crawl from outside.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# A proxy from the environment would resolve host names anew, behind the address guard's back.
HTTPPROXY_ENABLED = False
# A page that refreshes itself elsewhere is archived as it is.
METAREFRESH_ENABLED = False
# Scrapy leaves this off; a page from whoever sits on the line is no evidence.
DOWNLOAD_VERIFY_CERTIFICATES = True

# A body cut short is a fault to retry, never a page.
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 8
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
# Answers of any status become manifest rows, so all of them go to the spider.
HTTPERROR_ALLOW_ALL = True
# Only encodings that every reader of the archive has.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
# Addresses of announcements carry long query strings.
URLLENGTH_LIMIT = 4096
# The frontier is on disk and hands out each address once; Scrapy's set of fingerprints would only grow.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    "scrapers.middlewares.address_guard.AddressGuard": 50,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the guard knows a source's hosts
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapers.middlewares.robots.RobotsMiddleware": 100,
    "scrapers.middlewares.conditional.ConditionalRequests": 340,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapers.middlewares.pace.RetryAfter": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "scrapers.middlewares.redirects.ChainedRedirects": 585,  # above decompression, so that hops are archived decoded
    "scrapers.middlewares.limits.Limits": 595,
    "scrapers.middlewares.pace.PaceMiddleware": 800,
}
SPIDER_MIDDLEWARES: dict[str, int | None] = {
    # Callbacks yield nothing: what they find goes to the frontier.
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
# Addresses that are not public never leave the resolver.
TWISTED_DNS_RESOLVER = "scrapers.middlewares.address_guard.GuardedResolver"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

LOG_LEVEL = os.environ.get("OREL_LOG_LEVEL", "INFO")
STATS_DUMP = False
# What is not used is not loaded: it costs start-up time, and some of it listens.
EXTENSIONS: dict[str, Any] = {
    f"scrapy.extensions.{name}": None
    for name in (
        "closespider.CloseSpider",
        "feedexport.FeedExporter",
        "logstats.LogStats",
        "memdebug.MemoryDebugger",
        "memusage.MemoryUsage",
        "remote_control.RemoteControl",
        "spiderstate.SpiderState",
        "telnet.TelnetConsole",
        "throttle.AutoThrottle",
    )
} | {"scrapers.middlewares.pace.SharedThrottle": 0}
# The web and nothing else: no local files, no buckets.
DOWNLOAD_HANDLERS: dict[str, Any] = {"data": None, "file": None, "ftp": None, "s3": None}
