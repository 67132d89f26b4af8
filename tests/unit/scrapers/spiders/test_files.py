from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from scrapers.spiders.files import SUFFIXES, FilesSpider
from tests.unit.scrapers.samples import spec_of


def test_files_of_the_sources_types_come_in_order(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.HTML", "deep/c.htm", "notes.txt", "movie.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    spec = spec_of(access="files", addresses=[str(tmp_path), str(tmp_path / "missing")], types=["html", "pdf"])
    spider: Any = SimpleNamespace(spec=spec, faults=[], name="mine", logger=logging.getLogger("mine"))
    assert [p.name for p in FilesSpider.paths(spider)] == ["a.HTML", "b.pdf", "c.htm"]
    assert "missing does not exist: make the folder" in spider.faults[0]


def test_every_type_of_a_source_has_suffixes() -> None:
    assert all(SUFFIXES[name] for name in ("html", "pdf", "text", "json", "xml", "csv"))
