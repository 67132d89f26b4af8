"""Patterns that were kept are those that are compiled; a file that cannot be read or written costs time only."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract import kept_patterns, regex
from pipelines.extract.kept_patterns import KeptPatterns

ORE = r"(?i)\b(?P<grade>\d+(?:\.\d+)?) ?%\s+(?:Cu|Zn)(?P<note> eq)?"


@pytest.fixture
def compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What stands for the compiler of patterns: its text is its version."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    path = tmp_path / "compiler.py"
    path.write_text("# first")
    return path


def keep(compiler: Path, *texts: str) -> None:
    """As a process does that asks for these patterns."""
    patterns = KeptPatterns(compiler)
    for text in texts:
        if patterns.get((text, 0)) is None:
            patterns.add((text, 0), regex._compiled(text, 0))
    patterns.keep()
    patterns.add(("Tarn Lithium", 0), regex._compiled("Tarn Lithium", 0))
    patterns.keep()


def kept(compiler: Path) -> list[str]:
    patterns = KeptPatterns(compiler)
    return [text for text in (ORE, "tin", "zinc", "Tarn Lithium") if patterns.get((text, 0)) is not None]


def test_a_kept_pattern_matches_as_it_did(compiler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(compiler, ORE)
    monkeypatch.setattr(regex, "KEPT", KeptPatterns(compiler))
    monkeypatch.setattr(regex, "_compiled", lambda *_: pytest.fail("compiled again"))
    read = regex.compile.__wrapped__(ORE)
    found = read.search("grading 1.5% cu eq over 3 m")
    assert found is not None
    assert found.groupdict() == {"grade": "1.5", "note": " eq"}
    assert (read.pattern, read.groups, read.groupindex) == (ORE, 2, {"grade": 1, "note": 2})


def test_what_the_code_asks_for_is_kept_and_no_name_of_a_document(compiler: Path) -> None:
    keep(compiler, ORE, "tin")
    assert kept(compiler) == [ORE, "tin"]
    keep(compiler, "tin")
    assert kept(compiler) == [ORE, "tin"], "nothing new: nothing is written"
    keep(compiler, "tin", "zinc")
    assert kept(compiler) == ["tin", "zinc"], "what nobody asks for any more goes"


@pytest.mark.parametrize("cut", [0, 40, -1])
def test_a_broken_file_is_none(compiler: Path, cut: int) -> None:
    keep(compiler, ORE)
    (file,) = compiler.parent.glob("__pycache__/*.patterns")
    file.write_bytes(file.read_bytes()[:cut])
    assert kept(compiler) == []
    keep(compiler, ORE)
    assert kept(compiler) == [ORE]


def test_another_compiler_or_python_keeps_its_own(compiler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(compiler, ORE)
    compiler.write_text("# second")
    assert kept(compiler) == []
    keep(compiler, ORE)
    monkeypatch.setattr("sys.version", "another")
    assert kept(compiler) == []


def test_a_folder_that_may_not_be_written_is_no_error(compiler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(kept_patterns.Path, "write_bytes", full)
    keep(compiler, ORE)
    assert list(compiler.parent.glob("__pycache__/*")) == []


def test_where_python_keeps_no_modules_no_patterns_are_kept(compiler: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    keep(compiler, ORE)
    assert kept(compiler) == []
