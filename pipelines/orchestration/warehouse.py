"""The assets in and behind the warehouse: landed tables, dbt models, the release. One writer at a time."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from typing import Any

import dagster as dg
from packaging.version import Version

from pipelines.land.load import land
from pipelines.land.tables import LANDED
from pipelines.orchestration.dagster_dbt_alone import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets
from pipelines.orchestration.markdown import as_markdown
from pipelines.orchestration.partitions import crawl_days
from pipelines.orchestration.quiet_dbt import DBT_PROJECT, PARSED, parse_if_changed
from pipelines.orchestration.workspace import Workspace, partition_day
from pipelines.publish.dbt_docs import MANIFEST
from pipelines.publish.release import publish
from pipelines.stages import read_tables

WAREHOUSE_POOL = "warehouse"
"""DuckDB has one writer: every step that opens the warehouse is in this pool, whose limit is 1."""


class OreledgerTranslator(DagsterDbtTranslator):
    """dbt sources are the landed assets; every model is in the group `model` and carries its layer as a tag."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """`landing/<table>` for a source, `<layer>/<model>` for a model, `seeds/<seed>` for a seed."""
        name = dbt_resource_props["name"]
        if dbt_resource_props["resource_type"] == "source":
            return dg.AssetKey(["landing", name])
        if dbt_resource_props["resource_type"] == "seed":
            return dg.AssetKey(["seeds", name])
        return dg.AssetKey([dbt_resource_props["fqn"][1], name])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """One group, so that the graph reads as the flow."""
        return "model"


class InstalledDbt(DbtCliResource):
    """dbt as installed beside this interpreter, in a process of its own that says only what is read."""

    @cached_property
    def _cli_version(self) -> Version:
        """Looked up: Dagster would start dbt once more in every run, only to ask for it."""
        return Version(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:
        """None: Dagster would load dbt's adapter here too, for questions to the warehouse that nobody asks."""
        return None


def installed_dbt() -> InstalledDbt:
    """The dbt command on this project."""
    folder = os.fspath(DBT_PROJECT)
    command = ["-m", "pipelines.orchestration.quiet_dbt"]
    return InstalledDbt(
        project_dir=folder, profiles_dir=folder, dbt_executable=sys.executable, global_config_flags=command
    )


@dg.multi_asset(
    name="landed_tables",
    partitions_def=crawl_days,
    group_name="land",
    pool=WAREHOUSE_POOL,
    specs=[
        dg.AssetSpec(["landing", name], deps=["validated_tables"], description=table.grain, kinds={"duckdb"})
        for name, table in LANDED.items()
    ],
    check_specs=[dg.AssetCheckSpec("rows_add_up", asset=["landing", "documents"], blocking=True)],
)
def landed_tables(
    context: dg.AssetExecutionContext, workspace: Workspace
) -> Iterator[dg.MaterializeResult[Any] | dg.AssetCheckResult]:
    """Schema `landing` of the warehouse: the day's accepted rows, replaced as a whole in one transaction."""
    day = partition_day(context)
    report = land(workspace.home.warehouse, day, read_tables(workspace.home, "validated", day))
    for name in LANDED:
        yield dg.MaterializeResult(asset_key=["landing", name], metadata=asdict(report.tables[name]))
    uneven = [name for name, t in report.tables.items() if t.rows_in != t.accepted + t.already_landed]
    yield dg.AssetCheckResult(
        check_name="rows_add_up", asset_key=["landing", "documents"], passed=not uneven, metadata={"uneven": uneven}
    )


parse_if_changed()


@dbt_assets(
    manifest=MANIFEST,
    project=DbtProject(project_dir=DBT_PROJECT, profiles_dir=DBT_PROJECT, target_path=PARSED),
    dagster_dbt_translator=OreledgerTranslator(),
    pool=WAREHOUSE_POOL,
)
def dbt_models(context: dg.AssetExecutionContext, dbt: DbtCliResource, workspace: Workspace) -> Iterator[Any]:
    """Staging, intermediate and mart models; their tests are asset checks, and a failing one stops the release."""
    os.environ["OREL_WAREHOUSE"] = str(workspace.home.warehouse)
    # Unit tests of models run in the test suite: they say something about the code, nothing about a day's data.
    build = ["build", "--exclude-resource-type", "unit_test", "--no-write-json"]
    parse_if_changed()
    yield from dbt.cli(build, context=context, target_path=workspace.home.state / "dbt").stream()


@dg.asset(deps=[dbt_models], group_name="publish", kinds={"duckdb", "parquet"}, pool=WAREHOUSE_POOL)
def release(workspace: Workspace) -> dg.MaterializeResult[Any]:
    """A versioned, read-only copy of the marts; `latest` moves to it only when it is whole."""
    made = publish(workspace.home.warehouse, workspace.home.published, manifest=MANIFEST)
    return dg.MaterializeResult(
        metadata={
            "release": made.release_id,
            "path": dg.MetadataValue.path(str(made.path)),
            "is_new": made.is_new,
            "tables": dg.MetadataValue.md(as_markdown(made.row_counts)),
        }
    )
