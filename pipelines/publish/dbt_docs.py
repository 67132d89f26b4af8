"""dbt's own documentation of the tables as one page: their columns, tests, SQL and lineage."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from dbt.task.docs import DOCS_INDEX_FILE_PATH

from pipelines.publish.marts import SCHEMA, Mart

NAME = "dbt_docs.html"
MANIFEST = Path(__file__).parents[2] / "dbt_project" / "target" / "parsed" / "manifest.json"
OF_THE_RUN = {
    "generated_at",
    "invocation_id",
    "invocation_started_at",
    "env",
    "user_id",
    "run_started_at",
    "created_at",
    "root_path",
}
"""What a manifest says of the run and machine that made it: left out, so that the same models give the same page."""


def write_dbt_docs(folder: Path, marts: list[Mart], manifest: Path, previous: Path | None) -> None:
    """The page `dbt docs generate --static` writes, without asking the warehouse; linked to `previous` if the same."""
    described: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
    for node in (described["metadata"], *described["nodes"].values()):
        for name in OF_THE_RUN & node.keys():
            del node[name]
    page = Path(DOCS_INDEX_FILE_PATH).read_text(encoding="utf-8")
    page = page.replace('"MANIFEST.JSON INLINE DATA"', json.dumps(described))
    page = page.replace('"CATALOG.JSON INLINE DATA"', json.dumps(_catalog(described, marts)))
    held = previous / NAME if previous else None
    if held and held.exists() and held.read_text(encoding="utf-8") == page:
        os.link(held, folder / NAME)
    else:
        (folder / NAME).write_text(page, encoding="utf-8")


def _catalog(manifest: dict[str, Any], marts: list[Mart]) -> dict[str, Any]:
    """The types of the marts' columns, as dbt's catalog has them."""
    nodes = {node["name"]: key for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}
    return {
        "metadata": manifest["metadata"],
        "sources": {},
        "errors": None,
        "nodes": {
            nodes[mart.name]: {
                "unique_id": nodes[mart.name],
                "stats": {},
                "metadata": {
                    "type": "BASE TABLE",
                    "schema": SCHEMA,
                    "name": mart.name,
                    "database": None,
                    "owner": None,
                    "comment": mart.comment,
                },
                "columns": {
                    column.name: {"name": column.name, "type": column.type, "index": index, "comment": column.comment}
                    for index, column in enumerate(mart.columns, 1)
                },
            }
            for mart in marts
            if mart.name in nodes
        },
    }
