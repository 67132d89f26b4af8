"""The decisions file: read when right, refused with the place and the way out when not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.resolve.decisions import DecisionFile, Decisions, DecisionsError, load_decisions

PROJECT_FILE = Path(__file__).resolve().parents[3] / "dbt_project" / "decisions.yml"


def test_no_file_is_no_decision() -> None:
    assert load_decisions(None) == load_decisions(Path("/nowhere/decisions.yml")) == DecisionFile()


def test_the_file_of_the_project_can_be_read() -> None:
    assert isinstance(load_decisions(PROJECT_FILE), DecisionFile)


def test_a_file_with_decisions(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yml"
    path.write_text("companies:\n  same: [[A Corp, B Corp]]\n  different: [[C, D]]\nprojects:\n", encoding="utf-8")
    assert load_decisions(path).companies == Decisions((("A Corp", "B Corp"),), (("C", "D"),))


def test_facts_can_be_joined_separated_and_let_stand(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yml"
    path.write_text("facts: {same: [[m1, m2]], reviewed: [f1]}", encoding="utf-8")
    assert load_decisions(path).facts == Decisions(same=(("m1", "m2"),), reviewed=("f1",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("facts: {reviewed: [17]}", "in quotes"),
        ("companies: {reviewed: [A]}", "of names"),
        ("companies: {same: [[A]]}", "two or more"),
        ("companies: {same: A}", "list of lists"),
        ("company: {}", "top level"),
        ("companies: {same: [[NO, YES]]}", "quote names"),
        ("companies: [1", "not readable YAML"),
        ("companies: {sames: []}", "`same` and `different`"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "decisions.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsError, match=words) as error:
        load_decisions(path)
    assert str(path) in str(error.value)
