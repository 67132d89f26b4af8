"""The definitions load as Dagster loads them, and say what they promise."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import dagster as dg
import polars as pl
import pytest
from dagster._core.definitions.assets.graph.asset_graph import AssetGraph

from pipelines.land.tables import LANDED
from pipelines.orchestration.crawl import fetched_check, finished_check, last_words
from pipelines.orchestration.documents import coverage_check, metadata_of
from pipelines.orchestration.markdown import as_markdown
from pipelines.orchestration.partitions import crawl_days
from pipelines.orchestration.workspace import REPOSITORY, Workspace
from pipelines.stages import StageReport

FLOW = ["archive", "parse", "extract", "validate", "land", "model", "publish"]


@pytest.fixture(scope="module")
def definitions() -> ModuleType:
    """Loaded on use: where dbt's project was never parsed that takes long, and whoever collects tests waits."""
    from pipelines import definitions

    return definitions


@pytest.fixture(scope="module")
def graph(definitions: ModuleType) -> AssetGraph:
    return definitions.defs.get_repository_def().asset_graph


def test_every_stage_is_a_group(graph: AssetGraph) -> None:
    assert {graph.get(key).group_name for key in graph.materializable_asset_keys} == set(FLOW)


def test_models_hang_on_the_landed_tables(graph: AssetGraph) -> None:
    for name in LANDED:
        assert graph.get(dg.AssetKey(["landing", name])).child_keys, f"no model reads landing.{name}"
    assert dg.AssetKey("validated_tables") in graph.get(dg.AssetKey(["landing", "documents"])).parent_keys
    assert graph.get(dg.AssetKey("release")).parent_keys >= {dg.AssetKey(["marts", "fct_deals"])}


def test_dbt_tests_are_asset_checks(graph: AssetGraph) -> None:
    checked = {key.asset_key.path[-1] for key in graph.asset_check_keys}
    assert {"fct_deals", "fct_resource_estimates", "fct_funding_commitments", "archived_fetches"} <= checked


def test_today_is_a_partition_and_the_schedule_takes_it(definitions: ModuleType) -> None:
    today = datetime.now(UTC)
    assert today.strftime("%Y-%m-%d") in crawl_days.get_partition_keys()
    tick = dg.build_schedule_context(scheduled_execution_time=today)
    request = definitions.every_day(tick)
    assert isinstance(request, dg.RunRequest)
    assert request.partition_key == today.strftime("%Y-%m-%d")


def test_the_rebuild_needs_no_network(definitions: ModuleType) -> None:
    jobs = {job.name for job in definitions.defs.get_repository_def().get_all_jobs()}
    assert {definitions.daily.name, definitions.rebuild.name} <= jobs
    steps = {node.name for node in definitions.defs.resolve_job_def("rebuild").graph.nodes}
    assert "archived_fetches" not in steps
    assert "parsed_documents" in steps


def test_one_writer_of_the_warehouse_at_a_time(definitions: ModuleType) -> None:
    steps = {node.name: node.definition for node in definitions.defs.resolve_job_def("daily").graph.nodes}
    pools = {name: definition.pool for name, definition in steps.items() if hasattr(definition, "pool")}
    assert {pools[name] for name in ("landed_tables", "dbt_models", "release")} == {"warehouse"}


def test_the_workspace_is_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREL_HOME", "/somewhere")
    monkeypatch.delenv("OREL_SOURCES", raising=False)
    workspace = Workspace.from_environment()
    assert str(workspace.home.root) == "/somewhere"
    assert workspace.sources_dir == str(REPOSITORY / "scrapers" / "sources")


def test_a_source_that_did_not_finish_warns() -> None:
    result = finished_check(
        {"sources": {"a": {"finish_reason": "finished"}, "b": {"finish_reason": "closespider"}}}, ["a", "b", "c"]
    )
    assert not result.passed
    assert result.severity == dg.AssetCheckSeverity.WARN
    assert result.metadata["unfinished"].value == {"b": "closespider", "c": "never started"}


@pytest.mark.parametrize(
    ("outcomes", "passed"),
    [(["archived"], True), (["unchanged"], True), ([], False), (["network_error", "refused_robots"], False)],
)
def test_an_empty_crawl_is_never_published(outcomes: list[str], passed: bool) -> None:
    assert fetched_check(pl.DataFrame({"outcome": outcomes}, schema={"outcome": pl.String})).passed is passed


def test_metadata_is_what_people_look_at() -> None:
    metadata = metadata_of(StageReport(60, {"documents": 54}, {"empty": 6}))
    assert metadata["rows/documents"] == 54
    assert metadata["rejected/empty"] == 6
    assert as_markdown(pl.DataFrame({"a": ["x|y\nz", None]})) == "| a |\n| --- |\n| x\\|y z |\n|  |"
    assert coverage_check([]).passed


def test_a_crawl_without_a_summary_quotes_its_last_words(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("first\nno space left on device\n\n")
    assert last_words(log) == "no space left on device"
    log.write_text("")
    assert last_words(log) == "it printed nothing"
