"""A small schema `marts` for tests, with the tables, columns and keys that the models' contracts declare."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from pipelines.extract.lexicon.files import read_yaml

MODELS = Path(__file__).parents[3] / "dbt_project" / "models" / "marts"
DAY = date(2026, 3, 2)
BLANKS = {
    "varchar": "",
    "varchar[]": [],
    "double[]": [],
    "boolean": False,
    "date": DAY,
    "timestamp": datetime(2026, 3, 2, 8, 30),
}
"""What a column that must hold something holds where a test does not care; numbers are 0."""


@cache
def contracts() -> dict[str, dict[str, Any]]:
    """Mart to its entry in the models' .yml files."""
    return {
        model["name"]: model for path in sorted(MODELS.rglob("*.yml")) for model in read_yaml(path).get("models", [])
    }


FACTS = ("fct_deals", "fct_resource_estimates", "fct_funding_commitments")


def create_marts(connection: duckdb.DuckDBPyConnection, names: Iterable[str] | None = None) -> None:
    """Marts, empty, as their contracts say: these, or all of them."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS marts")
    for name in names or contracts():
        model = contracts()[name]
        keys = [c["name"] for c in model["columns"] if has(c, "primary_key")]
        keys += [k for c in model.get("constraints", []) if c["type"] == "primary_key" for k in c["columns"]]
        columns = [
            f'"{c["name"]}" {c["data_type"]}{" NOT NULL" if has(c, "not_null") else ""}' for c in model["columns"]
        ]
        columns += [f"PRIMARY KEY ({', '.join(keys)})"] * bool(keys)
        connection.execute(f"CREATE OR REPLACE TABLE marts.{name} ({', '.join(columns)})")
        connection.execute(f"COMMENT ON TABLE marts.{name} IS '{model['description'].replace(chr(39), chr(39) * 2)}'")


def has(column: dict[str, Any], constraint: str) -> bool:
    """Whether the contract puts this constraint on the column."""
    return any(c["type"] == constraint for c in column.get("constraints", []))


def insert(connection: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    """One row; columns that must not be null and are not given hold blanks."""
    kinds = {c["name"]: c["data_type"] for c in contracts()[table]["columns"]}
    row = {c["name"]: BLANKS.get(c["data_type"], 0) for c in contracts()[table]["columns"] if has(c, "not_null")}
    row |= values
    assert not row.keys() - kinds.keys(), f"{table} has no {row.keys() - kinds.keys()}"
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(
        f"INSERT INTO marts.{table} ({names}) VALUES ({', '.join('?' for _ in row)})", list(row.values())
    )


def make_facts(database: Path, deals: int = 3, value: float = 25e6) -> None:
    """A warehouse with the three fact tables alone: enough to be released where the site is not looked at."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("BEGIN")
        create_marts(connection, FACTS)
        _facts(connection, deals, value, "Borealis – Quartz Hill")
        connection.execute("COMMIT")


def make_marts(
    database: Path,
    deals: int = 3,
    value: float = 25e6,
    label: str = "Borealis – Quartz Hill",
    title: str = "A deal",
    sentence: str = "Borealis pays US$25 million.",
    url: str = "https://wire.example/1",
) -> None:
    """A warehouse with every mart; the facts are deals of this value, one estimate and one commitment."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("BEGIN")
        create_marts(connection)
        insert(connection, "dim_country", country_code="AU", country_name="Australia", region="Rest of World")
        insert(connection, "dim_source", source_name="wire", publisher="Wire <i>")
        insert(connection, "dim_document", document_id="doc1", source_name="wire", title=title, canonical_url=url)
        insert(connection, "dim_rule", rule="sources_disagree", severity="warning", description="Witnesses differ.")
        insert(
            connection,
            "dim_project",
            project_id="project1",
            project_name="Quartz Hill",
            country_codes=["AU"],
            company_ids=["company1"],
        )
        insert(
            connection,
            "dim_company",
            company_id="company1",
            company_name="Borealis Metals",
            spellings=["Borealis"],
            ticker="ASX:BOR",
        )
        _facts(connection, deals, value, label)
        for number in range(deals):
            _surround_deal(connection, f"deal{number:05}", value + number, f"{label} {number}", sentence, title, url)
        insert(
            connection,
            "fct_resource_grades",
            resource_grade_id="g",
            estimate_id="estimate1",
            analyte="Cu",
            grade_value=1.2,
            grade_unit="%",
            contained_tonnes_printed=150e3,
        )
        insert(
            connection,
            "fct_resource_estimates",
            estimate_id="before1",
            label="Quartz Hill of old",
            ore_tonnes=9e6,
            category="total",
            estimate_kind="resource",
            superseded_by="estimate1",
            announced_on=DAY - timedelta(400),
            witnesses=1,
            documents=1,
            mentions=1,
            commodities=["copper"],
        )
        for event, days, later in (("announced", 400, None), ("superseded", 0, "estimate1")):
            insert(
                connection,
                "fct_resource_events",
                resource_event_id=event,
                estimate_id="before1",
                event=event,
                event_on=DAY - timedelta(days),
                event_precision="day",
                later_estimate_id=later,
            )
        insert(connection, "mart_source_health", source_day_id="h", source_name="wire", crawl_on=DAY, fetches=3)
        connection.execute("COMMIT")


def _facts(connection: duckdb.DuckDBPyConnection, deals: int, value: float, label: str) -> None:
    fact = {
        "announced_on": DAY,
        "first_seen_on": DAY,
        "last_seen_on": DAY,
        "witnesses": 2,
        "documents": 2,
        "mentions": 2,
        "commodities": ["copper", "gold"],
        "country_codes": ["AU"],
        "project_id": "project1",
        "project_name": "Quartz Hill",
        "review_state": "clear",
    }
    for number in range(deals):
        insert(
            connection,
            "fct_deals",
            deal_id=f"deal{number:05}",
            label=f"{label} {number}",
            parties_text=f"={label} {number}",
            deal_type="acquisition",
            status="agreed",
            value=value + number,
            currency="USD",
            value_usd=value + number,
            usd_basis="stated_in_usd",
            value_reason="most_witnesses",
            issues=["sources_disagree"],
            **fact,
        )
    insert(
        connection,
        "fct_resource_estimates",
        estimate_id="estimate1",
        label=label,
        ore_tonnes=12.5e6,
        category="total",
        estimate_kind="resource",
        company_id="company1",
        is_current=True,
        **fact,
    )
    insert(
        connection,
        "fct_funding_commitments",
        funding_id="funding1",
        label=label,
        funder="Department of Rock",
        recipient_company_id="company1",
        recipient="Borealis Metals",
        instrument="loan",
        stage="committed",
        amount=1e6,
        currency="USD",
        amount_usd=1e6,
        usd_basis="stated_in_usd",
        count_in_totals=True,
        count_reason="counted",
        **fact,
    )


def set_value(database: Path, value: float) -> None:
    """All deals of `make_marts` told anew, with another value."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE marts.fct_deals SET value = ? + right(deal_id, 5)::INTEGER", [value])


def _surround_deal(
    connection: duckdb.DuckDBPyConnection, key: str, value: float, label: str, sentence: str, title: str, url: str
) -> None:
    insert(
        connection,
        "fct_deal_parties",
        deal_party_id=f"{key}-1",
        deal_id=key,
        role="acquirer",
        company_id="company1",
        party_name="Borealis Metals",
        names_as_printed=["Borealis"],
    )
    insert(
        connection,
        "fct_evidence",
        mention_id=f"{key}-1",
        table_name="fct_deals",
        fact_id=key,
        document_id="doc1",
        source_name="wire",
        evidence_text=sentence,
        printed='{"value": "US$25 million"}',
        is_chosen=True,
        published_on=DAY,
        told_on=DAY,
        witness=1,
        confidence=0.9,
    )
    insert(
        connection,
        "fct_deal_events",
        deal_event_id=f"{key}-1",
        deal_id=key,
        status="agreed",
        event_on=DAY,
        event_precision="day",
        witnesses=2,
    )
    for days, reason, fields in ((0, "first_known", []), (3, "told_again", ["value", "status"])):
        insert(
            connection,
            "fct_deals_history",
            version_id=f"{key}-{days}",
            deal_id=key,
            valid_from=DAY + timedelta(days),
            change_reason=reason,
            changed_fields=fields,
            value=value,
            currency="USD",
            status="agreed",
        )
    for number, is_chosen in ((value, True), (value * 2, False)):
        insert(
            connection,
            "mart_conflicts",
            conflict_id=f"{key}-{is_chosen}",
            table_name="fct_deals",
            fact_id=key,
            field="value",
            claimed_number=number,
            claimed_unit="USD",
            is_chosen=is_chosen,
            source_names=["wire"],
            spread_pct=50.0,
        )
    insert(
        connection,
        "mart_daily_digest",
        digest_id=key,
        digest_on=DAY,
        region="Rest of World",
        table_name="fct_deals",
        fact_id=key,
        label=label,
        what="acquisition, agreed",
        amount=value,
        amount_unit="USD",
        commodities=["copper"],
        evidence_text=sentence,
        source_name="wire",
        witnesses=2,
        document_title=title,
        document_url=url,
    )
