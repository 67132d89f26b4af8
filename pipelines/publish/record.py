"""What a release says about itself, kept in it as release.json."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

RECORD = "release.json"


@dataclass(frozen=True, slots=True)
class Record:
    """One release: its id, the hash of all it holds, the last crawl day it reaches up to, and rows by table."""

    release_id: str
    content: str
    data_until: str | None
    previous: str | None
    duckdb_storage: str
    tables: dict[str, int]

    def write(self, release: Path) -> None:
        """Into the folder of the release."""
        (release / RECORD).write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, release: Path) -> Record | None:
        """Of a release folder or the link to one; None where there is none."""
        try:
            return cls(**json.loads((release / RECORD).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
