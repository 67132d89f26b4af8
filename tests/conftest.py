"""Settings of the whole suite."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

LONGEST = ("test_main_job.py", "test_publish_site.py", "test_dbt_build.py")
"""Files that keep a process busy for minutes, so that none is left for the end. The first has dbt's project parsed, where
it is new; the other process of the suite does something else meanwhile."""

# The suite says the same of the same code every time; `--hypothesis-profile=default` goes looking for new examples.
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, all others as collected."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benches are not even loaded where they are not asked for: what they measure takes seconds to import."""
    return True if collection_path.name == "bench" and config.option.markexpr == "not bench" else None


def pytest_collection_finish() -> None:
    """What the collected tests hold stays for the whole run: no garbage collection need look at it again."""
    gc.collect()
    gc.freeze()
