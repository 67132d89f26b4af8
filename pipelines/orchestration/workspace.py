"""The one Dagster resource: where this deployment keeps its data and which sources it crawls."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import dagster as dg

from pipelines.home import Home

REPOSITORY = Path(__file__).resolve().parents[2]


class Workspace(dg.ConfigurableResource):
    """The folders of one deployment; set from the environment, so that `dagster dev` and `oreledger run` agree."""

    home_dir: str
    """Where data at rest lives: OREL_HOME, else ./data."""
    sources_dir: str
    """The folder of source files to crawl: OREL_SOURCES, else the registry in scrapers/sources."""
    connect_to: str | None = None
    """HOST:PORT of a forward proxy for hosts that have no address of their own (the demo site): OREL_CONNECT_TO."""

    @classmethod
    def from_environment(cls) -> Workspace:
        """The workspace that the environment names."""
        return cls(
            home_dir=str(Home.from_environment().root),
            sources_dir=os.environ.get("OREL_SOURCES", str(REPOSITORY / "scrapers" / "sources")),
            connect_to=os.environ.get("OREL_CONNECT_TO"),
        )

    @property
    def home(self) -> Home:
        """Paths of the data at rest."""
        return Home(Path(self.home_dir))


def partition_day(context: dg.AssetExecutionContext) -> date:
    """The crawl day of this run."""
    return date.fromisoformat(context.partition_key)
