"""What every crawl loads, loaded once for all crawls of the tests: the process that they are forked from imports this.

Only the reactor is left to each crawl, which installs its own. Workers of pools are forked from the same process, where
crawls came first, and load extraction.
"""

from __future__ import annotations

import pyarrow.compute  # noqa: F401
import pycountry
import scrapy.core.downloader.handlers.http11
import scrapy.pqueues
import scrapy.squeues  # noqa: F401
from scrapy.settings import Settings
from scrapy.utils.misc import load_object

import pipelines.extract.batch  # noqa: F401
from scrapers import settings as defaults

settings = Settings()
settings.setmodule(defaults)
for name in ("DOWNLOADER_MIDDLEWARES", "EXTENSIONS", "SPIDER_MIDDLEWARES"):
    for component in settings.getwithbase(name):
        load_object(component)
for name in ("DUPEFILTER_CLASS", "LOG_FORMATTER", "STATS_CLASS"):
    load_object(settings[name])
pycountry.languages.get(alpha_2="en")
