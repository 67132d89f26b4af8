"""Where a run keeps its data at rest: one folder, `OREL_HOME` or ./data, laid out as the stages flow."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Stage = Literal["parsed", "extracted", "validated"]


@dataclass(frozen=True, slots=True)
class Home:
    """One data folder; every path of a run hangs off `root`."""

    root: Path

    @classmethod
    def from_environment(cls) -> Home:
        """The folder named by OREL_HOME, else ./data, as an absolute path."""
        return cls(Path(os.environ.get("OREL_HOME", "data")).resolve())

    @property
    def archive(self) -> Path:
        """WARC files and manifests, a folder a source."""
        return self.root / "archive"

    @property
    def state(self) -> Path:
        """What crawls have seen, and a summary file of every crawl run."""
        return self.root / "state"

    def stage(self, stage: Stage, day: date) -> Path:
        """The folder of one stage's tables for one crawl day."""
        return self.root / "stages" / stage / day.isoformat()

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that landing and dbt write: one writer at a time."""
        return self.root / "warehouse" / "oreledger.duckdb"

    @property
    def published(self) -> Path:
        """Releases, and the symlink `latest`."""
        return self.root / "published"
