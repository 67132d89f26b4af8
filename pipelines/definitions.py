"""The table of contents: what Dagster runs here, from web pages to a release."""

from __future__ import annotations

import dagster as dg

from pipelines.orchestration.crawl import archived_fetches
from pipelines.orchestration.documents import extracted_mentions, parsed_documents, validated_tables
from pipelines.orchestration.warehouse import dbt_models, installed_dbt, landed_tables, release
from pipelines.orchestration.workspace import Workspace

FLOW = [
    archived_fetches,  # archive    WARC files and a manifest
    parsed_documents,  # parse      HTML and PDF to documents
    extracted_mentions,  # extract    documents to mentions
    validated_tables,  # validate   accepted rows and rejects
    landed_tables,  # land       DuckDB schema `landing`
    dbt_models,  # model      staging, intermediate, marts
    release,  # publish    versioned and read-only
]

daily = dg.define_asset_job(
    "daily",
    selection=dg.AssetSelection.all(),
    description="Crawl a day's pages and carry them through to a release. Running a day again changes nothing.",
)

rebuild = dg.define_asset_job(
    "rebuild",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(archived_fetches),
    description="Everything behind the archive for a day again, without the network.",
)


@dg.schedule(job=daily, cron_schedule="0 21 * * *", execution_timezone="UTC")
def every_day(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Once a day, late enough for the day's announcements on all continents: the partition of that day."""
    return dg.RunRequest(partition_key=context.scheduled_execution_time.strftime("%Y-%m-%d"))


defs = dg.Definitions(
    assets=FLOW,
    jobs=[daily, rebuild],
    schedules=[every_day],
    resources={"workspace": Workspace.from_environment(), "dbt": installed_dbt()},
)
