"""Releases: what is in them, when a new one is made, how they are switched and pruned, and what stops them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import frictionless
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipelines.land import WarehouseError
from pipelines.publish.query import NoAnswerError, ReleaseMissingError, query
from pipelines.publish.record import Record
from pipelines.publish.release import PublishError, Release, publish
from tests.unit.publish.marts import FACTS, contracts, insert, make_facts, set_value


@pytest.fixture(autouse=True, scope="module")
def plain_site() -> Iterator[None]:
    """One page instead of the site, which has tests of its own, and no waiting for the disk."""

    def build(_: object, folder: Path, record: Record, *__: object) -> None:
        folder.mkdir()
        (folder / "index.html").write_text(record.release_id)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.publish.release.build_site", build)
        patch.setattr("os.sync", lambda: None)  # waits for whatever else the machine writes
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that no test writes to."""
    database = tmp_path_factory.mktemp("made") / "warehouse.duckdb"
    make_facts(database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("COMMENT ON COLUMN marts.fct_deals.value IS 'Chosen value, as it''s printed.'")
    return database


@pytest.fixture
def warehouse(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "warehouse.duckdb"))


@pytest.fixture(scope="module")
def release(made: Path) -> Release:
    """A release that tests only look at."""
    return publish(made, made.parent / "published")


def names_in(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()} - {".lock"}


def test_a_release_holds_database_parquet_csv_package_notes_and_checksums(release: Release) -> None:
    assert release.is_new
    assert dict(release.row_counts.iter_rows()) == {
        "fct_deals": 3,
        "fct_funding_commitments": 1,
        "fct_resource_estimates": 1,
    }
    latest = release.path.parent / "latest"
    assert latest.resolve() == release.path
    for line in (latest / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((latest / name).read_bytes()).hexdigest() == digest, name
    listed = {line.split("  ")[1] for line in (latest / "SHA256SUMS").read_text().splitlines()}
    assert {
        "oreledger.duckdb",
        "parquet/fct_deals.parquet",
        "csv/fct_deals.csv",
        "datapackage.json",
        "RELEASE_NOTES.md",
        "release.json",
        "site/index.html",
    } <= listed
    assert names_in(release.path.parent) == {"latest", release.release_id}


def test_the_database_keeps_keys_comments_and_opens_in_old_clients(release: Release) -> None:
    with duckdb.connect(str(release.path / "oreledger.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'fct_deals'").fetchone() == (
            contracts()["fct_deals"]["description"],
        )
        assert connection.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'fct_deals' AND column_name = 'value'"
        ).fetchone() == ("Chosen value, as it's printed.",)
        assert connection.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() WHERE constraint_type ="
            " 'PRIMARY KEY' AND table_name = 'fct_deals'"
        ).fetchall() == [(["deal_id"],)]
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'oreledger'").fetchone()
        assert tags[0]["storage_version"].startswith("v1.0.0")


def test_parquet_carries_the_descriptions(release: Release) -> None:
    file = pq.ParquetFile(release.path / "parquet" / "fct_deals.parquet")
    schema = file.schema_arrow
    assert schema.metadata[b"description"].decode() == contracts()["fct_deals"]["description"]
    assert schema.field("value").metadata[b"description"] == b"Chosen value, as it's printed."
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert (
        pl.read_parquet(release.path / "parquet" / "fct_deals.parquet")["commodities"].to_list()
        == [["copper", "gold"]] * 3
    )


def test_csv_joins_lists_and_defuses_formulas(release: Release) -> None:
    row = pl.read_csv(release.path / "csv" / "fct_deals.csv").row(0, named=True)
    assert row["commodities"] == "copper; gold"
    assert row["parties_text"] == "'=Borealis – Quartz Hill 0"
    assert row["announced_on"] == "2026-03-02"
    assert row["value"] == 25e6


def test_the_data_package_names_every_file_with_its_hash(release: Release) -> None:
    package = json.loads((release.path / "datapackage.json").read_text())
    for resource in package["resources"]:
        content = (release.path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
    deals = next(r for r in package["resources"] if r["name"] == "fct_deals")
    types = {f["name"]: f["type"] for f in deals["schema"]["fields"]}
    assert [types[name] for name in ("deal_id", "value", "commodities", "announced_on", "is_binding", "witnesses")] == [
        "string",
        "number",
        "string",
        "date",
        "boolean",
        "integer",
    ]
    assert deals["schema"]["primaryKey"] == ["deal_id"]


def test_frictionless_finds_the_package_valid(release: Release) -> None:
    report = frictionless.validate(str(release.path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert {task.name for task in report.tasks} >= {"fct_deals", "fct_resource_estimates", "fct_funding_commitments"}


def test_the_dictionary_tells_every_column(release: Release) -> None:
    text = (release.path / "DICTIONARY.md").read_text()
    assert f"## fct_deals\n\n{contracts()['fct_deals']['description']} Key: `deal_id`. 3 rows." in text
    assert "| `value` | double | may be | Chosen value, as it's printed. |" in text
    assert text.count("\n| `") == sum(len(contracts()[name]["columns"]) for name in FACTS)


def test_nothing_new_makes_no_release(made: Path, release: Release, tmp_path: Path) -> None:
    again = publish(made, release.path.parent)
    assert (again.is_new, again.release_id, again.path) == (False, release.release_id, release.path)
    assert publish(made, tmp_path / "elsewhere").release_id == release.release_id


def test_notes_tell_what_is_new_changed_and_withdrawn(warehouse: Path, tmp_path: Path) -> None:
    first = publish(warehouse, tmp_path / "published")
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("UPDATE marts.fct_deals SET value = 30e6, status = 'completed' WHERE deal_id = 'deal00001'")
        connection.execute("DELETE FROM marts.fct_deals WHERE deal_id = 'deal00002'")
        insert(connection, "fct_deals", deal_id="deal00009", label="New & <b>Co</b>")
    release = publish(warehouse, tmp_path / "published")
    changes = release.changes["fct_deals"]
    assert [entry.split(" · ")[-1] for entry in changes.new + changes.changed + changes.withdrawn] == [
        "deal00009",
        "deal00001: status, value",
        "deal00002",
    ]
    notes = (release.path / "RELEASE_NOTES.md").read_text()
    assert f"Compared with release {first.release_id}." in notes
    assert "1 new, 1 changed, 1 withdrawn." in notes
    assert "New & \\<b\\>Co\\</b\\>" in notes
    assert Record.read(release.path).previous == first.release_id


def test_the_newest_releases_are_kept_and_an_old_state_is_found_again(warehouse: Path, tmp_path: Path) -> None:
    root = tmp_path / "published"
    ids = []
    for value in (1.0, 2.0, 3.0):
        set_value(warehouse, value)
        ids.append(publish(warehouse, root, keep=2).release_id)
    assert names_in(root) == {"latest", *ids[1:]}
    set_value(warehouse, 2.0)
    back = publish(warehouse, root, keep=2)
    assert back.release_id == ids[1]
    assert (root / "latest").resolve().name == ids[1]
    assert names_in(root) == {"latest", *ids[1:]}


def test_what_a_killed_publish_left_is_cleared(warehouse: Path, tmp_path: Path) -> None:
    root = tmp_path / "published"
    (root / ".building-2026-01-01-0").mkdir(parents=True)
    (root / ".building-2026-01-01-0" / "half").write_text("half")
    release = publish(warehouse, root)
    assert names_in(root) == {"latest", release.release_id}


def test_errors_name_the_thing_and_leave_latest(warehouse: Path, tmp_path: Path) -> None:
    root = tmp_path / "published"
    release = publish(warehouse, root)
    empty = tmp_path / "empty.duckdb"
    duckdb.connect(str(empty)).close()
    with pytest.raises(PublishError, match=r"has no marts\.fct_deals.*build the models first"):
        publish(empty, root)
    with pytest.raises(WarehouseError, match="there is no warehouse"):
        publish(tmp_path / "missing.duckdb", root)
    with pytest.raises(PublishError, match="at least one"):
        publish(warehouse, root, keep=0)
    with pytest.raises(PublishError, match="cannot name a folder"):
        publish(warehouse, root, release_id="../up")
    set_value(warehouse, 1.0)
    with pytest.raises(PublishError, match="holds something else"):
        publish(warehouse, root, release_id=release.release_id)
    (tmp_path / "copied" / "latest").mkdir(parents=True)
    with pytest.raises(PublishError, match="is a folder and no link"):
        publish(warehouse, tmp_path / "copied")
    assert (root / "latest").resolve() == release.path
    assert names_in(root) == {"latest", release.release_id}


def test_marts_older_than_the_pages_are_told(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(release: duckdb.DuckDBPyConnection, *_: object) -> None:
        release.execute("FROM fct_deals_of_tomorrow")

    monkeypatch.setattr("pipelines.publish.release.build_site", build)
    with pytest.raises(PublishError, match=r"older than the pages .*fct_deals_of_tomorrow.*: build the models again"):
        publish(warehouse, tmp_path / "published")
    assert names_in(tmp_path / "published") == set()


def test_a_release_answers_sql_and_cannot_be_changed(release: Release, tmp_path: Path) -> None:
    latest = release.path.parent / "latest"
    assert query(latest, "SELECT count(*) AS deals FROM fct_deals WHERE value > ?", [1.0])["deals"].to_list() == [3]
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        query(latest, "DELETE FROM fct_deals")
    with pytest.raises(NoAnswerError, match="gives no rows"):
        query(latest, "SET threads = 1")
    with pytest.raises(ReleaseMissingError, match="oreledger demo"):
        query(tmp_path / "nowhere", "SELECT 1")
