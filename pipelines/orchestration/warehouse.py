"""The assets in and behind the warehouse: landed tables, dbt models, the release. One writer at a time."""

import fcntl
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets
from packaging.version import Version

from pipelines.home import Home
from pipelines.land.load import land
from pipelines.land.tables import LANDED
from pipelines.model import stable_id
from pipelines.orchestration.markdown import as_markdown
from pipelines.orchestration.partitions import crawl_days
from pipelines.orchestration.workspace import REPOSITORY, Workspace, partition_day
from pipelines.publish.release import publish
from pipelines.stages import read_tables

WAREHOUSE_POOL = "warehouse"
"""DuckDB has one writer: every step that opens the warehouse is in this pool, whose limit is 1."""
DBT_PROJECT = REPOSITORY / "dbt_project"


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


def dbt_project() -> DbtProject:
    """The dbt project with an up-to-date manifest; parsed again only when one of its files changed.

    What dbt makes of the project lies in the home: it is good for one warehouse only, and one place of the project.
    """
    target = Home.from_environment().state / "dbt" / stable_id(DBT_PROJECT)
    project = DbtProject(project_dir=DBT_PROJECT, profiles_dir=DBT_PROJECT, target_path=target)
    target.mkdir(parents=True, exist_ok=True)
    with (target / "parsing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_stale(project):
            installed_dbt().cli(["parse", "--quiet"], target_path=target).wait()
    return project


def is_stale(project: DbtProject) -> bool:
    """Whether the manifest is missing, or older than a file that it is made from."""
    newest = max(p.stat().st_mtime for p in sources_of(project))
    return not project.manifest_path.exists() or project.manifest_path.stat().st_mtime < newest


def sources_of(project: DbtProject) -> Iterator[Any]:
    """Every file that the manifest is made from."""
    for folder in ("models", "macros", "seeds", "tests", "snapshots", "analyses"):
        yield from (p for p in (project.project_dir / folder).rglob("*") if p.is_file())
    yield from (project.project_dir / name for name in ("dbt_project.yml", "profiles.yml"))


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


project = dbt_project()


@dbt_assets(
    manifest=project.manifest_path, project=project, dagster_dbt_translator=OreledgerTranslator(), pool=WAREHOUSE_POOL
)
def dbt_models(context: dg.AssetExecutionContext, dbt: DbtCliResource, workspace: Workspace) -> Iterator[Any]:
    """Staging, intermediate and mart models; their tests are asset checks, and a failing one stops the release."""
    os.environ["OREL_WAREHOUSE"] = str(workspace.home.warehouse)
    # Unit tests of models run in the test suite: they say something about the code, nothing about a day's data.
    build = ["build", "--exclude-resource-type", "unit_test", "--no-write-json"]
    yield from dbt.cli(build, context=context, target_path=project.target_path).stream()


@dg.asset(deps=[dbt_models], group_name="publish", kinds={"duckdb", "parquet"}, pool=WAREHOUSE_POOL)
def release(workspace: Workspace) -> dg.MaterializeResult[Any]:
    """A versioned, read-only copy of the marts; `latest` moves to it only when it is whole."""
    made = publish(workspace.home.warehouse, workspace.home.published, manifest=project.manifest_path)
    return dg.MaterializeResult(
        metadata={
            "release": made.release_id,
            "path": dg.MetadataValue.path(str(made.path)),
            "is_new": made.is_new,
            "tables": dg.MetadataValue.md(as_markdown(made.row_counts)),
        }
    )
