"""The design as tests: who may import whom, how long a file may be, where the clock may be read."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = sorted(
    p.relative_to(REPOSITORY) for package in ("pipelines", "scrapers") for p in (REPOSITORY / package).rglob("*.py")
)
LONGEST_FILE = 450
CLOCK_FREE = ("pipelines/parse", "pipelines/extract", "pipelines/resolve", "pipelines/validate", "pipelines/land")
MAY_IMPORT_DAGSTER = ("pipelines/orchestration/", "pipelines/definitions.py", "pipelines/run.py")


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse((REPOSITORY / module).read_text(encoding="utf-8"))


@cache
def imported(module: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def listed(found: list[str]) -> str:
    return "\n  " + "\n  ".join(found)


def test_only_orchestration_knows_dagster() -> None:
    found = [
        str(m)
        for m in MODULES
        if not str(m).startswith(MAY_IMPORT_DAGSTER)
        and any(n.split(".")[0] in ("dagster", "dagster_dbt") for n in imported(m))
    ]
    assert not found, f"keep stages plain functions and wrap them in pipelines/orchestration:{listed(found)}"


def test_pipelines_meets_scrapers_only_at_the_archive() -> None:
    found = [
        f"{m} imports {n}"
        for m in MODULES
        if m.parts[0] == "pipelines"
        for n in sorted(imported(m))
        if n.startswith(("scrapers.spiders", "scrapers.middlewares", "scrapy"))
    ]
    assert not found, f"pages come from scrapers.archive, source files from scrapers.sources:{listed(found)}"


def test_scrapers_know_nothing_of_documents_and_facts() -> None:
    found = [
        f"{m} imports {n}"
        for m in MODULES
        if m.parts[0] == "scrapers"
        for n in sorted(imported(m))
        if n.startswith("pipelines.") and not n.startswith(("pipelines.home", "pipelines.model"))
    ]
    assert not found, f"a crawl ends at the archive; read pages in pipelines/parse:{listed(found)}"


def test_files_stay_readable() -> None:
    lengths = {m: len((REPOSITORY / m).read_text(encoding="utf-8").splitlines()) for m in MODULES}
    found = [f"{m}: {n} lines" for m, n in lengths.items() if n > LONGEST_FILE]
    assert not found, f"more than {LONGEST_FILE} lines: give one of its jobs a file of its own:{listed(found)}"


def test_facts_never_read_the_clock() -> None:
    found = [
        f"{m}:{node.lineno}"
        for m in MODULES
        if str(m).startswith(CLOCK_FREE)
        for node in ast.walk(tree(m))
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "utcnow", "today")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date")
    ]
    assert not found, f"pass the crawl day or fetched_at in, so that a rerun gives the same:{listed(found)}"


def test_public_things_say_what_they_give() -> None:
    found = [str(m) for m in MODULES if not ast.get_docstring(tree(m))]
    found += [
        f"{m}:{node.name}"
        for m in MODULES
        for node in tree(m).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not found, f"add a docstring whose first line gives the grain or the result:{listed(found)}"


def test_every_module_is_tested_by_name() -> None:
    """A module is named by a mirror file, or imported (itself or its package) by some test."""
    files = list((REPOSITORY / "tests").rglob("test_*.py"))
    stems = " ".join(p.stem for p in files)
    text = "\n".join(p.read_text(encoding="utf-8") for p in files)
    found = [
        str(m)
        for m in MODULES
        if m.name not in ("__init__.py", "__main__.py")
        and f"test_{m.stem}" not in stems
        and ".".join(m.with_suffix("").parts) not in text
        and f"from {'.'.join(m.parent.parts)} import" not in text
    ]
    assert not found, f"nothing tests these: add tests/unit/<package>/test_<module>.py:{listed(found)}"
