"""What may be committed, and what the README promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from pipelines.cli import app
from pipelines.land.tables import LANDED
from pipelines.model import ENUMERATIONS

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [Path(name) for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize(
    ("arguments", "way_out"), [(["check"], "ruff check --fix ."), (["format", "--check"], "ruff format .")]
)
def test_the_code_is_in_one_style(arguments: list[str], way_out: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "."], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"run `{way_out}`:\n{ran.stdout}"


def test_one_lock_file_without_addresses() -> None:
    names = {p.name for p in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "Pipfile.lock"}, "pins live in requirements.lock alone"
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock, "requirements.lock names an index: make it with `make lock`"
    pins = re.findall(r"^[A-Za-z0-9_.\-\[\]]+==", lock, re.MULTILINE)
    assert len(pins) > 100
    assert lock.count("--hash=sha256:") >= len(pins), "every pin needs a hash: make the lock with `make lock`"


def test_nothing_a_run_makes_is_committed() -> None:
    made = [p for p in tracked() if p.suffix in {".duckdb", ".wal", ".pyc"} or p.parts[0] in {"data", ".venv"}]
    assert not made, f"take {made} out and add them to .gitignore"


def test_readme_commands_exist() -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"^\s*(?:\.venv/bin/)?oreledger ([a-z]+)", README, re.MULTILINE))
    assert named, "the README shows how to use the command"
    assert named <= known, f"the README names {named - known}, which `oreledger` does not have"


def test_readme_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", README))
    assert named <= targets, f"the README names {named - targets}, which the Makefile does not have"


def test_every_landed_table_is_staged() -> None:
    staged = {p.stem for p in (REPOSITORY / "dbt_project" / "models" / "staging").glob("stg_*.sql")}
    missing = {f"stg_{name}" for name in LANDED} - staged
    assert not missing, f"landed but never read: add dbt_project/models/staging/{sorted(missing)}.sql"


def test_every_mart_states_its_grain_and_enforces_its_contract() -> None:
    described: dict[str, dict[str, object]] = {}
    marts = REPOSITORY / "dbt_project" / "models" / "marts"
    for path in marts.rglob("*.yml"):
        described |= {m["name"]: m for m in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])}
    for path in marts.rglob("*.sql"):
        model = described.get(path.stem)
        assert model, f"{path.stem} has no entry in a .yml beside it"
        assert str(model.get("description", "")).startswith(("One row per", "One row for")), (
            f"{path.stem}: begin its description with its grain, `One row per …`"
        )
        columns = model.get("columns") or []
        silent = [c["name"] for c in columns if not c.get("description") or not c.get("data_type")]  # type: ignore[attr-defined]
        assert columns, f"{path.stem} describes no column"
        assert not silent, f"{path.stem}: give {silent} a description and a data_type"


def test_dbt_accepts_exactly_the_contract_values() -> None:
    """A closed list that dbt tests is one of the model's, value for value."""
    closed = {frozenset(values) for values in ENUMERATIONS.values()}
    names = {"deal_type", "estimate_kind", "category", "instrument", "reporting_code"}
    checked = set()
    for path in (REPOSITORY / "dbt_project" / "models" / "marts").rglob("*.yml"):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            for column in model.get("columns") or []:
                for test in column.get("data_tests") or column.get("tests") or []:
                    if not isinstance(test, dict) or "accepted_values" not in test or column["name"] not in names:
                        continue
                    spec = test["accepted_values"]
                    values = frozenset(spec.get("arguments", spec)["values"])
                    assert values in closed, (
                        f"{model['name']}.{column['name']} accepts {sorted(values)}: use the lists of pipelines.model"
                    )
                    checked.add(column["name"])
    assert {"deal_type", "category", "instrument"} <= checked, f"accepted_values tests cover only {checked}"
