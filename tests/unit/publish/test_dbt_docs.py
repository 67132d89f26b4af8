"""dbt's documentation in a release: one page, the same for the same models, linked to the release before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.publish import dbt_docs
from pipelines.publish.marts import Mart, MartColumn

MART = Mart("fct_deals", "One row per deal.", (MartColumn("deal_id", "VARCHAR", False, "Key."),), ("deal_id",))
VIEWER = '<script>show("MANIFEST.JSON INLINE DATA", "CATALOG.JSON INLINE DATA")</script>'


@pytest.fixture(autouse=True)
def small_viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "viewer.html").write_text(VIEWER)
    monkeypatch.setattr(dbt_docs, "DOCS_INDEX_FILE_PATH", str(tmp_path / "viewer.html"))


def release(folder: Path, previous: Path | None, run: str) -> Path:
    folder.mkdir()
    manifest = {
        "metadata": {"generated_at": run, "project_name": "oreledger"},
        "nodes": {
            "model.oreledger.fct_deals": {"name": "fct_deals", "resource_type": "model"},
            "seed.oreledger.stages": {"name": "stages", "resource_type": "seed", "root_path": "/home/somebody"},
        },
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    dbt_docs.write_dbt_docs(folder, [MART], folder / "manifest.json", previous)
    return folder / "dbt_docs.html"


def test_the_page_holds_models_and_types_and_nothing_of_the_machine(tmp_path: Path) -> None:
    page = release(tmp_path / "1", None, "today").read_text()
    assert '"name": "deal_id", "type": "VARCHAR"' in page
    assert "INLINE DATA" not in page
    assert "today" not in page
    assert "somebody" not in page


def test_the_same_models_give_the_same_file(tmp_path: Path) -> None:
    first = release(tmp_path / "1", None, "today")
    assert release(tmp_path / "2", tmp_path / "1", "tomorrow").samefile(first)
