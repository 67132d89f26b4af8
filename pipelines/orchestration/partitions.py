"""One partition: the UTC day on which pages were fetched."""

from __future__ import annotations

import dagster as dg

crawl_days = dg.DailyPartitionsDefinition(start_date="2026-01-01", timezone="UTC", end_offset=1)
"""Today is a partition too (`end_offset`): a day is crawled while it lasts, and again as often as one likes."""
