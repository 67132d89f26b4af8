"""The registry of sources: one YAML file each, checked on loading. A source that needs no code is only YAML."""

from __future__ import annotations

from pathlib import Path

from scrapers.sources.reading import SourceError, read_folder, read_source
from scrapers.sources.spec import SourceSpec

__all__ = ["SourceError", "SourceSpec", "load_sources", "read_source"]


def load_sources(directory: Path | str | None = None) -> dict[str, SourceSpec]:
    """Every source of a folder (this one by default) by name, sorted; SourceError lists all that is wrong in it."""
    return read_folder(Path(directory) if directory else Path(__file__).parent)
