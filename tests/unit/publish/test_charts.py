"""Charts: the figures in the table are those drawn, envelopes count once, small agencies are one, one script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.publish.site import charts
from pipelines.publish.site.charts import Chart, charts_of
from tests.unit.publish.marts import DAY, create_marts, insert

TABLES = (
    "fct_deals",
    "fct_resource_estimates",
    "fct_resource_grades",
    "fct_funding_commitments",
    "dim_project",
    "dim_country",
    "bridge_fact_commodities",
)


@pytest.fixture
def marts() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_marts(connection, TABLES)
        connection.execute("USE marts")
        yield connection


def commitment(
    marts: duckdb.DuckDBPyConnection,
    key: str,
    funder: str,
    usd: float,
    reason: str = "counted",
    recipient: str | None = "Borealis Metals",
) -> None:
    insert(
        marts,
        "fct_funding_commitments",
        funding_id=key,
        funder=funder,
        recipient=recipient,
        instrument="loan",
        stage="letter_of_interest",
        amount_usd=usd,
        announced_on=DAY,
        count_reason=reason,
        usd_basis="stated_in_usd",
    )


def chart(marts: duckdb.DuckDBPyConnection, name: str) -> Chart:
    return next(chart for chart in charts_of(marts) if chart.name == name)


def test_nothing_is_drawn_of_nothing(marts: duckdb.DuckDBPyConnection) -> None:
    assert charts_of(marts) == []


def test_money_adds_up_by_quarter_agency_and_stage_without_parts(marts: duckdb.DuckDBPyConnection) -> None:
    commitment(marts, "a", "Rock Bank", 2e6)
    commitment(marts, "b", "Rock Bank", 3e6, "not_yet_bound")
    commitment(marts, "c", "Rock Bank", 9e6, "parts_counted")
    money = chart(marts, "money")
    assert money.rows == [("Q1 2026", "Rock Bank", "letter of interest", "US$5 million", "2")]
    assert money.spec["data"]["values"][0]["usd"] == 5e6


def test_envelopes_stand_apart(marts: duckdb.DuckDBPyConnection) -> None:
    commitment(marts, "a", "Rock Bank", 2e6)
    commitment(marts, "b", "Rock Bank", 3e11, recipient=None)
    assert [row[3] for row in chart(marts, "money").rows] == ["US$2 million"]
    assert [row[3] for row in chart(marts, "envelopes").rows] == ["US$300 billion"]


def test_agencies_beyond_the_largest_are_one(marts: duckdb.DuckDBPyConnection) -> None:
    for number in range(charts.TOP + 3):
        commitment(marts, str(number), f"Agency {number:02}", 1e6 * (100 - number))
    money = chart(marts, "money")
    drawn = [row["agency"] for row in money.spec["data"]["values"]]
    assert len(set(drawn)) == charts.TOP + 1
    assert drawn.count("all others") == 3


def test_a_deal_counts_for_each_of_its_commodities(marts: duckdb.DuckDBPyConnection) -> None:
    insert(marts, "fct_deals", deal_id="d", deal_type="earn_in", status="agreed", value_usd=4e6, count_in_totals=True)
    for name in ("copper", "gold"):
        insert(marts, "bridge_fact_commodities", table_name="fct_deals", fact_id="d", commodity=name)
    assert chart(marts, "deals").rows == [
        ("copper", "earn-in", "1", "US$4 million"),
        ("gold", "earn-in", "1", "US$4 million"),
    ]


def test_grades_are_of_current_estimates_and_lead_to_their_fact(marts: duckdb.DuckDBPyConnection) -> None:
    for key, is_current in (("new", True), ("old", False)):
        insert(
            marts,
            "fct_resource_estimates",
            estimate_id=key,
            project_name="Quartz Hill",
            category="inferred",
            estimate_kind="resource",
            ore_tonnes=2e6,
            is_current=is_current,
            reporting_code="JORC",
        )
        insert(
            marts,
            "fct_resource_grades",
            resource_grade_id=key,
            estimate_id=key,
            analyte="Cu",
            commodity="copper",
            grade_pct=1.25,
        )
    grades = chart(marts, "grades")
    assert grades.rows == [("Quartz Hill", "inferred", "JORC", "2 Mt", "1.25 % Cu")]
    assert grades.spec["data"]["values"][0]["page"] == "facts/new.html"


def test_the_map_counts_projects_that_facts_name(marts: duckdb.DuckDBPyConnection) -> None:
    insert(marts, "dim_country", country_code="AU", country_name="Australia", region="Rest of World")
    for key in ("told", "untold"):
        insert(marts, "dim_project", project_id=key, project_name=key, country_codes=["AU"])
    insert(marts, "fct_deals", deal_id="d", deal_type="other", status="agreed", project_id="told")
    assert chart(marts, "map").rows == [("Australia", "1")]


def test_the_script_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(charts.vl_convert, "javascript_bundle", lambda *words: made.append("") or "the script")
    assert [charts.script(), charts.script(), made] == ["the script", "the script", [""]]
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert charts.script() == "the script"
