"""The assets between archive and warehouse: parsed documents, extracted mentions, validated tables."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from pipelines.orchestration.markdown import as_markdown
from pipelines.orchestration.partitions import crawl_days
from pipelines.orchestration.workspace import Workspace, partition_day
from pipelines.stages import StageReport, extract_day, parse_day, read_table, validate_day
from pipelines.validate.coverage import Finding, coverage
from scrapers.sources import load_sources

PREVIEWS = {
    "deal_mentions": ["status", "deal_type", "project", "value", "currency", "evidence_text"],
    "resource_mentions": ["category", "project", "company", "tonnage_t", "evidence_text"],
    "funding_mentions": ["stage", "funder", "recipient", "amount", "currency", "evidence_text"],
}


@dg.asset(
    deps=["archived_fetches"],
    partitions_def=crawl_days,
    group_name="parse",
    kinds={"python", "parquet"},
    check_specs=[dg.AssetCheckSpec("every_page_is_accounted_for", asset="parsed_documents", blocking=True)],
)
def parsed_documents(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[Any]]:
    """One document version a page of the day, with tables and offsets; unreadable pages are rejects with a reason."""
    day = partition_day(context)
    report = parse_day(workspace.home, day, load_sources(workspace.sources_dir))
    fetches, rejects = (read_table(workspace.home, "parsed", day, name) for name in ("fetches", "rejects"))
    pages = fetches.filter((pl.col("kind") == "page") & (pl.col("outcome") == "archived")).height
    out = report.rows["documents"] + rejects.filter(table_name="documents").height
    check = dg.AssetCheckResult(
        check_name="every_page_is_accounted_for",
        passed=pages == out,
        metadata={"pages archived": pages, "documents and rejects": out},
    )
    yield dg.MaterializeResult(metadata=metadata_of(report), check_results=[check])


@dg.asset(deps=[parsed_documents], partitions_def=crawl_days, group_name="extract", kinds={"python", "parquet"})
def extracted_mentions(context: dg.AssetExecutionContext, workspace: Workspace) -> dg.MaterializeResult[Any]:
    """Deals, resource estimates and funding commitments that each document of the day tells, with their evidence."""
    day = partition_day(context)
    report = extract_day(workspace.home, day)
    previews = {}
    for name, columns in PREVIEWS.items():
        newest = read_table(workspace.home, "extracted", day, name).select(columns)
        previews[f"preview/{name}"] = dg.MetadataValue.md(as_markdown(newest, rows=8))
    return dg.MaterializeResult(metadata={**metadata_of(report), **previews})


@dg.asset(
    deps=[parsed_documents, extracted_mentions],
    partitions_def=crawl_days,
    group_name="validate",
    kinds={"pandera", "parquet"},
    check_specs=[
        dg.AssetCheckSpec("rows_add_up", asset="validated_tables", blocking=True),
        dg.AssetCheckSpec("coverage", asset="validated_tables"),
    ],
)
def validated_tables(context: dg.AssetExecutionContext, workspace: Workspace) -> Iterator[dg.MaterializeResult[Any]]:
    """Rows that may land, a table each, and `rejects`: for every table, rows in = accepted + rejected."""
    day = partition_day(context)
    validated = validate_day(workspace.home, day)
    findings = coverage(validated)
    uneven = {name: counts for name, counts in validated.counts.items() if counts[0] != counts[1] + counts[2]}
    rejects = validated.frames["rejects"]
    counts = pl.DataFrame(
        [(name, *numbers) for name, numbers in validated.counts.items()],
        orient="row",
        schema=["table", "rows_in", "accepted", "rejected"],
    )
    by_reason = (
        rejects.group_by("stage", "rule")
        .agg(rows=pl.len(), example=pl.col("reason").first())
        .sort("rows", descending=True)
    )
    yield dg.MaterializeResult(
        metadata={
            "tables": dg.MetadataValue.md(as_markdown(counts)),
            "rejected": rejects.height,
            "rejects_by_reason": dg.MetadataValue.md(as_markdown(by_reason)),
        },
        check_results=[
            dg.AssetCheckResult(check_name="rows_add_up", passed=not uneven, metadata={"uneven": str(uneven)}),
            coverage_check(findings),
        ],
    )


def coverage_check(findings: list[Finding]) -> dg.AssetCheckResult:
    """Fill rates, reject shares and floors of the day; findings warn, they do not stop the flow."""
    table = pl.DataFrame(
        [(f.severity, f.rule, f.table, f.subject, f.message) for f in findings],
        orient="row",
        schema=["severity", "rule", "table", "subject", "message"],
    )
    return dg.AssetCheckResult(
        check_name="coverage",
        passed=not any(f.severity == "error" for f in findings),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"findings": dg.MetadataValue.md(as_markdown(table))},
    )


def metadata_of(report: StageReport) -> dict[str, Any]:
    """Row counts and rejects by rule, as people look at them in the asset's page."""
    rejected: Iterator[tuple[str, Any]] = ((f"rejected/{rule}", count) for rule, count in report.rejected.items())
    return {
        "rows_in": report.rows_in,
        "dagster/partition_row_count": sum(report.rows.values()),
        **{f"rows/{name}": count for name, count in report.rows.items()},
        **dict(rejected),
    }
