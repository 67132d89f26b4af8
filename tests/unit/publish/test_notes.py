"""Release notes: everything is new at first, long lists are cut with their count, text of sources stays literal."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.publish.notes import LISTED, FactChanges, as_markdown, changes_between


def facts(path: Path, *values: tuple[str, float]) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE fct_deals (deal_id VARCHAR, label VARCHAR, value DOUBLE)")
        connection.execute("CREATE TABLE fct_resource_estimates (estimate_id VARCHAR)")
        connection.execute("CREATE TABLE fct_funding_commitments (funding_id VARCHAR)")
        for key, value in values:
            connection.execute("INSERT INTO fct_deals VALUES (?, ?, ?)", [key, f"Deal {key}", value])
    return path


def test_everything_is_new_in_the_first_release(tmp_path: Path) -> None:
    changes = changes_between(None, facts(tmp_path / "now.duckdb", ("a", 1), ("b", 2)))
    assert changes["fct_deals"] == FactChanges(new=["Deal a · a", "Deal b · b"])
    assert changes["fct_resource_estimates"] == FactChanges()


def test_changes_name_the_fields(tmp_path: Path) -> None:
    old = facts(tmp_path / "old.duckdb", ("a", 1), ("b", 2), ("c", 3))
    now = facts(tmp_path / "now.duckdb", ("b", 2), ("c", 4), ("d", 5))
    assert changes_between(old, now)["fct_deals"] == FactChanges(["Deal d · d"], ["Deal c · c: value"], ["Deal a · a"])


def test_long_lists_are_cut_with_their_count() -> None:
    many = FactChanges(new=[f"fact {n}" for n in range(LISTED + 7)])
    text = as_markdown("r2", None, {"fct_deals": LISTED + 7}, {"fct_deals": many})
    assert "The first release here." in text
    assert "57 new, 0 changed, 0 withdrawn." in text
    assert "- … and 7 more" in text
    assert text.count("\n- ") == LISTED + 1


def test_text_of_sources_stays_literal() -> None:
    text = as_markdown("r2", "r1", {}, {"fct_deals": FactChanges(withdrawn=["<img src=x> [a](http://b) *c*"])})
    assert "- \\<img src=x\\> \\[a\\](http://b) \\*c\\*" in text
