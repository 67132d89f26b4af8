"""Real dbt on landed mentions: facts, merges, choices, conflicts, issues, totals, ids that stay, builds that agree."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.extract.lexicon.files import read_yaml
from pipelines.land.warehouse import open_warehouse
from tests.integration.dbt_pages import FIRST, SECOND
from tests.integration.dbt_world import PROJECT, Grown, grow, marts, rows
from tests.integration.metrics import query

pytestmark = pytest.mark.integration


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    return grow(tmp_path_factory.mktemp("warehouse"), {date(2026, 3, 18): FIRST, date(2026, 3, 20): SECOND})


@pytest.fixture(scope="session")
def warehouse(grown: Grown) -> Path:
    return grown.daily


@pytest.fixture(scope="session")
def first(grown: Grown) -> dict[str, pl.DataFrame]:
    """Facts as they were after the first crawl day."""
    return grown.before


def _one(frame: pl.DataFrame) -> dict[str, object]:
    assert frame.height == 1, frame
    return frame.row(0, named=True)


def _deal(table: pl.DataFrame, words: str) -> dict[str, object]:
    return _one(table.filter(pl.col("label").str.contains(words, literal=True)))


def test_daily_builds_and_one_full_build_give_the_same_marts(grown: Grown) -> None:
    assert marts(grown.daily) == marts(grown.at_once)


def test_four_outlets_and_two_amounts_are_one_deal(first: dict[str, pl.DataFrame]) -> None:
    deal = _deal(first["fct_deals"], "Tarn")
    assert deal["parties_text"] == "Tarn Lithium Corp – Boulder Spodumene Ltd"
    assert (deal["mentions"], deal["documents"], deal["witnesses"]) == (4, 4, 3)
    assert (deal["value"], deal["currency"], deal["value_reason"]) == (126.8e6, "CAD", "primary_source")
    assert deal["value_witnesses"] == 2
    assert deal["value_usd"] == round(126.8e6 * 1.12 / 1.55, 2)
    assert deal["usd_basis"] == "ecb_rate"
    assert deal["status"] == "completed"
    assert deal["country_codes"] == ["CA"]
    assert "sources_disagree" in deal["issues"]


def test_ids_stay_and_new_mentions_only_add(warehouse: Path, first: dict[str, pl.DataFrame]) -> None:
    for table, key in (
        ("fct_deals", "deal_id"),
        ("fct_resource_estimates", "estimate_id"),
        ("fct_funding_commitments", "funding_id"),
    ):
        now = rows(warehouse, f"select * from {table}")
        assert set(first[table][key]) <= set(now[key])
    then, now = first["fct_deals"], rows(warehouse, "select * from fct_deals")
    assert now.height == then.height
    tarn = _deal(now, "Tarn")
    assert tarn["deal_id"] == _deal(then, "Tarn")["deal_id"]
    assert str(tarn["announced_on"]) == "2026-02-20"
    assert tarn["mentions"] == 5
    events = rows(warehouse, f"from fct_deal_events where deal_id = '{tarn['deal_id']}' order by stage_place")
    assert events["status"].to_list() == ["rumoured", "agreed", "completed"]


def test_an_edited_article_counts_in_its_newest_version_only(warehouse: Path) -> None:
    said = rows(warehouse, "from fct_evidence where evidence_text like 'Boulder Spodumene accepted%'")
    assert said["stated_number"].to_list() == [126.8e6]
    document = rows(warehouse, "from dim_document where title = 'takeover in quebec'")
    assert document["version_count"].to_list() == [2]


HISTORIES = {
    "fct_deals": ("deal_id", "deal_type, status, announced_on, value, currency, value_usd, stake_pct, mentions"),
    "fct_funding_commitments": ("funding_id", "instrument, stage, announced_on, amount, currency, amount_usd"),
    "fct_resource_estimates": ("estimate_id", "estimate_kind, category, reporting_code, ore_tonnes, mentions"),
}
"""Fact -> its key, and columns that its history has too."""


@pytest.mark.parametrize("table", HISTORIES)
def test_history_is_what_was_built_on_each_day(warehouse: Path, first: dict[str, pl.DataFrame], table: str) -> None:
    key, columns = HISTORIES[table]
    then = rows(
        warehouse,
        f"select {key}, {columns} from {table}_history where valid_from <= date '2026-03-18'"
        f" and coalesce(valid_to > date '2026-03-18', true) order by 1",
    )
    assert then.equals(first[table].select(then.columns).sort(key))
    now = rows(warehouse, f"select {key}, {columns} from {table}_history where is_current order by 1")
    assert now.equals(rows(warehouse, f"select {key}, {columns} from {table} order by 1"))


def test_history_says_what_changed_and_through_which_page(warehouse: Path) -> None:
    spans = rows(
        warehouse,
        "select h.*, d.title from fct_deals_history h join fct_deals using (deal_id)"
        " left join dim_document d on list_contains(h.document_ids, d.document_id)"
        " where parties_text like 'Tarn%' order by valid_from, title",
    )
    edited = spans.filter(pl.col("valid_to").is_null())
    assert edited["title"].to_list() == ["rumour recalled", "takeover in quebec"]
    assert edited["change_reason"].unique().to_list() == ["page_edited"]
    assert edited["changed_fields"][0].to_list() == ["announced_on"]
    assert spans.filter(pl.col("valid_to").is_not_null())["change_reason"].unique().to_list() == ["first_known"]
    versions = rows(
        warehouse,
        "select v.version_number, v.known_from, v.known_to from dim_document_version v"
        " join dim_document using (document_id) where version_count = 2 order by 1",
    )
    assert versions["known_to"].to_list() == [date(2026, 3, 20), None]


def test_one_loan_in_two_stages_and_a_later_one(warehouse: Path) -> None:
    loans = rows(warehouse, "from fct_funding_commitments where recipient = 'Lantern Americas' order by announced_on")
    assert loans["stage"].to_list() == ["closed", "closed"]
    assert loans["amount"].to_list() == [2.23e9, 4e8]
    assert loans["amount_stage"].to_list() == ["closed", "closed"]
    events = rows(
        warehouse, f"from fct_funding_events where funding_id = '{loans['funding_id'][0]}' order by stage_place"
    )
    assert events["stage"].to_list() == ["conditional", "closed"]
    assert events["amount"].to_list() == [2.26e9, 2.23e9]
    assert [str(on) for on in events["event_on"]] == ["2024-10-17", "2025-10-28"]
    other = rows(warehouse, "from fct_funding_commitments where recipient = 'Harbour Nickel'")
    assert other["amount"].to_list() == [2.26e9]


def test_money_counts_once_and_only_when_bound(warehouse: Path) -> None:
    counted = rows(
        warehouse,
        "select coalesce(recipient, programme_name) as who, count_reason, count_in_totals from fct_funding_commitments",
    )
    reasons = {(row["who"], row["count_reason"]) for row in counted.iter_rows(named=True)}
    assert {
        ("First and Last Mile Fund", "parts_counted"),
        ("Yukon Copper", "counted"),
        ("Graphite Nord", "not_yet_bound"),
        ("Ascend Cathode", "cancelled"),
    } <= reasons
    assert counted.filter(pl.col("count_in_totals") != (pl.col("count_reason") == "counted")).is_empty()


@pytest.mark.parametrize(
    ("project", "commodity", "expected"),
    [
        ("Hallet Creek", "rare earths", ["contained_over_tenth_of_world", "machine_written_only"]),
        ("Arara", "rare earths", ["contained_over_tenth_of_world", "reserve_without_basis", "machine_written_only"]),
        ("Arara", "niobium", ["contained_over_tenth_of_world", "reserve_without_basis", "machine_written_only"]),
        ("Odd Hill", "copper", ["category_not_of_kind", "grade_over_100", "reserve_without_basis"]),
        ("Even Hill", "copper", ["contained_exceeds_ore", "date_after_publication"]),
    ],
)
def test_impossible_estimates_are_flagged_and_not_mended(
    warehouse: Path, project: str, commodity: str, expected: list[str]
) -> None:
    found = rows(
        warehouse,
        f"from fct_resource_estimates where project_name = '{project}' and list_contains(commodities, '{commodity}')",
    )
    assert found["issues"].to_list() == [expected]
    assert found["review_state"].to_list() == ["needs_review"]


def test_the_rules_that_facts_fail_are_rows_too(warehouse: Path) -> None:
    listed = " union all ".join(
        f"select {key} as fact_id, unnest(issues) as rule from {table}" for table, (key, _) in HISTORIES.items()
    )
    failed = rows(warehouse, "select fact_id, rule from bridge_fact_rules order by all")
    assert failed.height > 10
    assert failed.equals(rows(warehouse, f"select * from ({listed}) order by all"))


def test_tables_are_held_against_their_own_arithmetic(warehouse: Path) -> None:
    lines = rows(warehouse, "select category, issues from fct_resource_estimates where project_name = 'Yankee Bore'")
    assert dict(lines.iter_rows()) == {
        "measured": [],
        "indicated": [],
        "measured_indicated": ["categories_do_not_add_up"],
        "inferred": ["tonnage_grade_contained"],
    }
    clean = rows(warehouse, "select issues from fct_resource_estimates where project_name = 'Stib Ridge'")
    assert clean["issues"].to_list() == [[], [], []]
    grades = rows(
        warehouse,
        "select contained_tonnes_printed, contained_tonnes_derived from fct_resource_grades"
        " join fct_resource_estimates using (estimate_id)"
        " where project_name = 'Yankee Bore' and category = 'inferred'",
    )
    assert grades.row(0) == (80e3, 50e3)


def test_labels_say_nothing_of_what_is_not_known(warehouse: Path) -> None:
    labels = rows(warehouse, "select label from fct_resource_estimates")["label"]
    assert labels.null_count() == labels.str.contains("unspecified").sum() == 0
    assert "Hallet Creek – Amaranth Rare Earths – rare earths – estimate" in labels.to_list()


def test_an_update_takes_the_place_of_the_older_estimate(warehouse: Path) -> None:
    lines = rows(warehouse, "select * from fct_resource_estimates where project_name = 'Alder' order by announced_on")
    assert lines["ore_tonnes"].to_list() == [20e6, 30e6]
    assert lines["is_current"].to_list() == [False, True]
    assert lines["superseded_by"].to_list() == [lines["estimate_id"][1], None]
    old = rows(
        warehouse, f"from fct_resource_events where estimate_id = '{lines['estimate_id'][0]}' order by event_place"
    )
    assert old["event"].to_list() == ["announced", "superseded"]
    assert [str(on) for on in old["event_on"]] == ["2024-06-05", "2026-03-11"]
    assert old["later_estimate_id"].to_list() == [None, lines["estimate_id"][1]]


@pytest.mark.parametrize(
    ("words", "usd", "basis", "issue"),
    [
        ("Donovan", round(183e6 * 1.10 / 1.65, 2), "ecb_rate", "currency_assumed"),
        ("Bushveld", None, "no_rate", "one_party_named"),
        ("Cascada", None, "date_not_exact", None),
        ("Slow Tin", None, "no_amount", "date_after_publication"),
    ],
)
def test_dollars_at_the_date_or_none_with_the_reason(
    first: dict[str, pl.DataFrame], words: str, usd: float | None, basis: str, issue: str | None
) -> None:
    deal = _deal(first["fct_deals"], words)
    assert (deal["value_usd"], deal["usd_basis"]) == (usd, basis)
    assert issue is None or issue in deal["issues"]


def test_bounds_follow_the_qualifier(first: dict[str, pl.DataFrame]) -> None:
    deal = _deal(first["fct_deals"], "Cascada")
    assert (deal["value"], deal["value_low"], deal["value_high"]) == (90e6, None, 90e6)
    assert deal["announced_precision"] == "year"


def test_part_for_whole_and_a_stage_that_goes_backwards(first: dict[str, pl.DataFrame]) -> None:
    deal = _deal(first["fct_deals"], "Mikado")
    assert deal["issues"] == ["part_for_whole", "sources_disagree", "stage_backwards"]
    assert (deal["value"], deal["status"]) == (600e6, "completed")


def test_disagreement_is_kept_claim_by_claim(warehouse: Path) -> None:
    claims = rows(
        warehouse,
        "select claimed_number, is_chosen from mart_conflicts join fct_deals"
        " on fact_id = deal_id where parties_text like 'Tarn%' order by 1",
    )
    assert claims["claimed_number"].to_list() == [126.8e6, 142e6]
    assert claims["is_chosen"].to_list() == [True, False]


def test_every_mention_is_evidence_of_exactly_one_fact(warehouse: Path) -> None:
    with open_warehouse(warehouse, read_only=True) as connection:
        landed = connection.execute(
            "with newest as (select document_id, version from marts.dim_document) select count(*) from"
            " (select document_id, version from landing.deal_mentions union all"
            "  select document_id, version from landing.resource_mentions union all"
            "  select document_id, version from landing.funding_mentions) join newest using (document_id, version)"
        ).fetchone()
        kept = connection.execute("select count(*), count(*) filter (is_chosen) from marts.fct_evidence").fetchone()
        facts = connection.execute(
            "select (select count(*) from marts.fct_deals) + (select count(*) from marts.fct_resource_estimates)"
            " + (select count(*) from marts.fct_funding_commitments)"
        ).fetchone()
    assert landed and kept and facts
    assert kept[0] == landed[0] > 30
    assert kept[1] == facts[0]


def test_doubtful_names_and_facts_wait_for_a_person(warehouse: Path) -> None:
    queue = rows(warehouse, "from mart_review_queue")
    assert queue.filter(pl.col("item_kind") == "agency_name")["subject"].to_list() == ["Brotherhood of Smelters"]
    assert queue.filter(pl.col("item_kind") == "estimate").height == 7


def test_what_a_person_decides_wins_and_is_remembered(warehouse: Path, first: dict[str, pl.DataFrame]) -> None:
    def doubts(queue: pl.DataFrame) -> list[list[str]]:
        return queue.filter(pl.col("subject") == "Hastings")["candidates"].to_list()

    assert doubts(first["mart_review_queue"]) == [["Hastings Energy", "Hastings Metals"]]
    assert doubts(rows(warehouse, "from mart_review_queue")) == []
    told = rows(warehouse, "from fct_deal_parties where list_contains(names_as_printed, 'Hastings')")
    assert told["party_name"].to_list() == ["Hastings Metals"]
    assert told["deal_id"].to_list() == [_deal(first["fct_deals"], "Nordvik AB – Hastings")["deal_id"]]


def test_the_digest_has_each_event_under_its_regions(warehouse: Path) -> None:
    digest = rows(warehouse, "from mart_daily_digest where label like 'Tarn%' order by digest_on")
    assert digest["region"].unique().to_list() == ["Canada"]
    assert digest["what"].to_list() == ["acquisition, rumoured", "acquisition, agreed", "acquisition, completed"]
    assert digest["document_url"].null_count() == 0


def test_an_undated_page_is_told_on_the_day_it_was_first_crawled(warehouse: Path) -> None:
    found = rows(warehouse, "select told_on, published_on from dim_document where title = 'undated'")
    assert [str(v) for v in found.row(0)] == ["2026-03-18", "None"]
    digest = rows(warehouse, "select distinct digest_on_basis from mart_daily_digest where document_title = 'undated'")
    assert digest["digest_on_basis"].to_list() == ["first_crawl"]


def test_columns_and_tables_are_described_in_the_file_itself(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        silent = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null"
            " union all select table_name, '' from duckdb_tables() where schema_name = 'marts' and"
            " (comment is null or not starts_with(comment, 'One row per'))"
        ).fetchall()
    assert silent == []


METRICS = {
    "deals": (
        ["--metrics", "deals,binding_deals,deal_value_usd", "--group-by", "deal__deal_type,deal__status"],
        "select deal_type, status, count(*), count(*) filter (is_binding),"
        " sum(value_usd) filter (count_in_totals) from fct_deals group by all",
    ),
    "agencies": (
        ["--metrics", "committed_usd,counted_commitments", "--group-by", "agency__agency_name,commitment__stage"],
        "select agency_name, stage, sum(amount_usd) filter (count_in_totals),"
        " count(*) filter (count_in_totals)"
        " from fct_funding_commitments left join dim_agency using (agency_id) group by all",
    ),
    "months": (
        ["--metrics", "commodity_money_usd", "--group-by", "metric_time__month,commodity_money__commodity"],
        "select date_trunc('month', announced_on)::timestamp, commodity, sum(counted_usd)"
        " from mart_commodity_money group by all",
    ),
    "tonnes": (
        ["--metrics", "ore_tonnes,counted_ore_tonnes", "--group-by", "estimate__reporting_code,estimate__category"],
        "select reporting_code, category, sum(ore_tonnes) filter (is_current), sum(ore_tonnes) filter (count_in_totals)"
        " from fct_resource_estimates group by all",
    ),
    "contained": (
        ["--metrics", "contained_tonnes", "--group-by", "grade__commodity,estimate__category"],
        "select commodity, category, sum(coalesce(contained_tonnes_printed, contained_tonnes_derived))"
        " filter (e.is_current) from fct_resource_grades join fct_resource_estimates e using (estimate_id) group by all",
    ),
    "doubts": (
        ["--metrics", "facts_in_conflict,widest_spread_pct", "--group-by", "metric_time__day,conflict__field"],
        "select first_told_on::timestamp, field, count(distinct fact_id), max(spread_pct)"
        " from mart_conflicts group by all",
    ),
    "sources": (
        ["--metrics", "facts_told,mentions", "--group-by", "mention__source_name"],
        "select source_name, count(distinct fact_id), count(*) from fct_evidence group by all",
    ),
}
"""Question -> what `mf query` is asked, and plain SQL for the same."""


@pytest.fixture(scope="session")
def answers(grown: Grown, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    asked = {name: arguments for name, (arguments, _) in METRICS.items()}
    return query(tmp_path_factory.mktemp("mf") / "project", grown.daily, asked)


@pytest.mark.parametrize("name", METRICS)
def test_metrics_answer_as_plain_sql_does(warehouse: Path, answers: dict[str, pl.DataFrame], name: str) -> None:
    expected = rows(warehouse, METRICS[name][1])
    assert _comparable(answers[name]) == _comparable(expected)
    assert expected.height > 2


def _comparable(table: pl.DataFrame) -> list[list[str]]:
    """Rows as sorted text, numbers to six figures, columns in any order, no sum the same as zero."""
    return sorted(
        sorted("0" if v is None else f"{v:.6g}" if isinstance(v, int | float) else str(v) for v in row)
        for row in table.rows()
    )


ANALYSES = sorted((PROJECT / "analyses").glob("*.sql"))
ANSWERS = read_yaml(Path(__file__).parent / "answers.yml")
"""Analysis -> the rows of its answer in this world, without ids."""


@pytest.mark.parametrize("path", ANALYSES, ids=lambda path: path.stem)
def test_analysts_questions_have_answers(warehouse: Path, path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    assert sql.startswith("-- ") and "?" in sql.splitlines()[0]
    sql = re.sub(r"\{\{ ref\('(\w+)'\) }}", r"marts.\1", sql)
    sql = re.sub(r"\{\{ var\(\"\w+\", \"([^\"]+)\"\) }}", r"\1", sql)
    assert told(rows(warehouse, sql)) == ANSWERS[path.stem]


def told(answer: pl.DataFrame) -> list[list[str]]:
    """The rows as sorted texts, numbers to six figures."""
    shown = answer.select(column for column in answer.columns if not column.endswith("_id"))
    return sorted([f"{v:.6g}" if isinstance(v, float) else str(v) for v in row] for row in shown.rows())
