"""The marts of a release as records that pages are made of.

What lists need is read of every fact; what stands behind a fact or a day is read where a page has to be made of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import duckdb

from pipelines.publish.site.fact import Fact, Row
from pipelines.publish.site.words import told_then

REGIONS = ("China", "United States", "Canada", "South America", "Japan & South Korea", "Middle East", "Rest of World")
RELATED = 6

DEALS = """
    SELECT *, 'deal' AS kind, deal_id AS id, status AS stage, deal_type AS type, value AS number, currency AS unit,
        value_qualifier AS qualifier, value_usd AS usd
    FROM fct_deals ORDER BY announced_on DESC NULLS LAST, id"""
ESTIMATES = """
    SELECT *, 'estimate' AS kind, estimate_id AS id, category AS stage, estimate_kind AS type, ore_tonnes AS number,
        't' AS unit, NULL AS qualifier, NULL AS usd, 'day' AS announced_precision
    FROM fct_resource_estimates ORDER BY announced_on DESC NULLS LAST, id"""
FUNDING = """
    SELECT *, 'funding' AS kind, funding_id AS id, instrument AS type, amount AS number, currency AS unit,
        amount_qualifier AS qualifier, amount_usd AS usd
    FROM fct_funding_commitments ORDER BY announced_on DESC NULLS LAST, id"""
EVIDENCE = """
    SELECT e.*, s.publisher, d.title, coalesce(d.canonical_url, d.url) AS address,
        first_value(e.evidence_text) OVER (PARTITION BY e.document_id ORDER BY e.evidence_start, e.mention_id)
            AS abstract
    FROM fct_evidence e LEFT JOIN dim_source s USING (source_name) LEFT JOIN dim_document d USING (document_id)"""
"""The abstract of a document is the first sentence that any fact was read from."""
COUNTS = (
    "fetches",
    "archived",
    "unchanged",
    "refused",
    "failed",
    "documents",
    "documents_without_text",
    "undated_documents",
    "mentions",
    "rejects",
)
HEALTH = f"""
    SELECT source_name, max(crawl_on) AS last_crawl_on, max(newest_published_on) AS newest_published_on,
        {", ".join(f"sum({name}) AS {name}" for name in COUNTS)}
    FROM mart_source_health
    WHERE crawl_on > (SELECT max(crawl_on) - 14 FROM mart_source_health)
    GROUP BY source_name ORDER BY source_name"""
REJECTS = """
    SELECT stage, rule, any_value(reason) AS reason, sum(rejects) AS rejects, count(DISTINCT source_name) AS sources,
        max(crawl_on) AS last_crawl_on
    FROM mart_rejects GROUP BY stage, rule ORDER BY rejects DESC, stage, rule"""
HISTORY = """
    SELECT *, deal_id AS fact_id FROM fct_deals_history
    UNION ALL BY NAME SELECT *, estimate_id AS fact_id FROM fct_resource_estimates_history
    UNION ALL BY NAME SELECT *, funding_id AS fact_id FROM fct_funding_commitments_history"""
VINTAGES = """
    SELECT e.estimate_id AS fact_id, e.event AS stage, e.event_place AS stage_place, e.event_on, e.event_precision,
        e.later_estimate_id AS other_id, o.ore_tonnes AS other_tonnes
    FROM fct_resource_events e LEFT JOIN fct_resource_estimates o ON o.estimate_id = e.later_estimate_id
    UNION ALL BY NAME
    SELECT e.later_estimate_id AS fact_id, 'supersedes' AS stage, -1 AS stage_place, e.event_on, e.event_precision,
        e.estimate_id AS other_id, o.ore_tonnes AS other_tonnes
    FROM fct_resource_events e LEFT JOIN fct_resource_estimates o USING (estimate_id) WHERE e.event = 'superseded'"""
"""What happened to an estimate line, and of which it took the place."""
BEHIND = {
    "evidence": (EVIDENCE, "is_chosen DESC, told_on, mention_id"),
    "events": (
        "SELECT *, deal_id AS fact_id, status AS stage FROM fct_deal_events UNION ALL BY NAME"
        f" SELECT *, funding_id AS fact_id FROM fct_funding_events UNION ALL BY NAME {VINTAGES}",
        "event_on, stage_place",
    ),
    "conflicts": ("FROM mart_conflicts", "field, stage, is_chosen DESC, claimed_number"),
    "history": (HISTORY, "valid_from"),
}
"""What stands behind a fact: the rows, with its fact_id, and their order."""
VERSIONS = f"""
    SELECT fact_id, md5(string_agg(part::VARCHAR, ',' ORDER BY part)),
        md5(string_agg(part::VARCHAR, ',' ORDER BY part) FILTER (name = 'evidence')) FROM (
        SELECT deal_id AS fact_id, hash(t) AS part, NULL AS name FROM fct_deals t
        UNION ALL SELECT estimate_id, hash(t), NULL FROM fct_resource_estimates t
        UNION ALL SELECT funding_id, hash(t), NULL FROM fct_funding_commitments t
        UNION ALL SELECT deal_id, hash(t), NULL FROM fct_deal_parties t
        UNION ALL SELECT estimate_id, hash(t), NULL FROM fct_resource_grades t
        {" ".join(f"UNION ALL SELECT fact_id, hash(t), '{name}' FROM ({sql}) t" for name, (sql, _) in BEHIND.items())})
    GROUP BY fact_id"""
DIGEST = """
    SELECT g.*, s.publisher FROM mart_daily_digest g LEFT JOIN dim_source s USING (source_name)"""
DAYS = f"""
    SELECT digest_on, list(DISTINCT fact_id ORDER BY fact_id), bool_or(digest_on_basis IS DISTINCT FROM 'first_crawl'),
        md5(string_agg(hash(g)::VARCHAR, ',' ORDER BY digest_id))
    FROM ({DIGEST}) g GROUP BY digest_on ORDER BY digest_on DESC"""


@dataclass(slots=True)
class Entity:
    """One company or project with the facts it takes part in."""

    id: str
    name: str
    row: Row
    facts: list[Fact] = field(default_factory=list)


class DayEntry(NamedTuple):
    """One day of the digest where it is only named; `is_dated` is False where no page tells that this is its day."""

    when: date
    facts: list[str]
    is_dated: bool
    version: str


@dataclass(slots=True)
class Content:
    """Everything the pages show."""

    release: duckdb.DuckDBPyConnection
    facts: dict[str, Fact]
    companies: dict[str, Entity]
    projects: dict[str, Entity]
    countries: dict[str, str]
    conflicting: set[str]
    """Facts that witnesses disagree about."""
    days: list[DayEntry]
    """Newest day first."""
    sources: list[Row]
    health: list[Row]
    rejects: list[Row]
    review: list[Row]
    rules: dict[str, Row]
    tables: list[Row]
    """Every mart with its columns and comments: the dictionary."""
    _attached: set[str] = field(default_factory=set)
    _told: dict[date, list[Row]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Fact]:
        """Facts of one kind, newest first."""
        return [fact for fact in self.facts.values() if fact.kind == kind]

    def attach(self, facts: Iterable[str]) -> None:
        """Hands these facts their evidence, events, conflicts and history, unless they have it.

        They are asked for in JSON: of a list, DuckDB looks at each item, and for pandas each time.
        """
        wanted = [key for key in dict.fromkeys(facts) if key not in self._attached]
        self._attached.update(wanted)
        for name, (sql, order) in BEHIND.items() if wanted else ():
            for row in rows(
                self.release,
                f"SELECT b.* FROM ({sql}) b WHERE fact_id IN (SELECT unnest(from_json($1,"
                f" '[\"VARCHAR\"]'))) ORDER BY {order}",
                [json.dumps(wanted)],
            ):
                found = (row["valid_from"], told_then(row)) if name == "history" else row
                getattr(self.facts[row["fact_id"]], name).append(found)

    def told_on(self, days: Iterable[date]) -> dict[date, list[Row]]:
        """The digest rows of these days."""
        wanted = [day for day in days if day not in self._told]
        self._told |= {day: [] for day in wanted}
        for row in (
            rows(
                self.release,
                f"FROM ({DIGEST}) WHERE digest_on IN (SELECT unnest($1::DATE[])) ORDER BY"
                " witnesses DESC, table_name, amount DESC NULLS LAST, digest_id",
                [wanted],
            )
            if wanted
            else ()
        ):
            self._told[row["digest_on"]].append(row)
        return self._told


def read_content(release: duckdb.DuckDBPyConnection) -> Content:
    """The content of a release database, which has to stay open as long as pages are made of it."""
    rules = {row["rule"]: row for row in rows(release, "SELECT * FROM dim_rule ORDER BY rule")}
    versions = {key: found for key, *found in release.execute(VERSIONS).fetchall()}
    facts = {
        row["id"]: Fact(row["kind"], row["id"], row, *versions[row["id"]])
        for sql in (DEALS, ESTIMATES, FUNDING)
        for row in rows(release, sql)
    }
    for row in rows(release, "SELECT * FROM fct_deal_parties ORDER BY deal_id, role, party_name"):
        facts[row["deal_id"]].parties.append(row)
    for row in rows(release, "SELECT * FROM fct_resource_grades ORDER BY estimate_id, analyte"):
        facts[row["estimate_id"]].grades.append(row)
    for fact in facts.values():
        fact.issues = [
            rules.get(rule) or {"rule": rule, "severity": "warning", "description": ""}
            for rule in fact.row["issues"] or []
        ]
    companies = {
        row["company_id"]: Entity(row["company_id"], row["company_name"], row)
        for row in rows(release, "SELECT * FROM dim_company ORDER BY company_name, company_id")
    }
    projects = {
        row["project_id"]: Entity(row["project_id"], row["project_name"], row)
        for row in rows(release, "SELECT * FROM dim_project ORDER BY project_name, project_id")
    }
    _relate(facts, companies, projects)
    return Content(
        release,
        facts,
        companies,
        projects,
        dict(release.execute("SELECT country_code, country_name FROM dim_country ORDER BY country_code").fetchall()),
        {row[0] for row in release.execute("SELECT fact_id FROM mart_conflicts").fetchall()},
        [DayEntry(*row) for row in release.execute(DAYS).fetchall()],
        rows(release, "SELECT * FROM dim_source ORDER BY source_name"),
        rows(release, HEALTH),
        rows(release, REJECTS),
        rows(release, "SELECT * FROM mart_review_queue ORDER BY priority, item_kind, subject"),
        rules,
        _tables(release),
    )


def _relate(facts: dict[str, Fact], companies: dict[str, Entity], projects: dict[str, Entity]) -> None:
    """Hands companies and projects their facts, and each fact the others of its project, then of its companies."""
    for fact in facts.values():
        for company in fact.company_ids & companies.keys():
            companies[company].facts.append(fact)
        if fact.row["project_id"] in projects:
            projects[fact.row["project_id"]].facts.append(fact)
    for fact in facts.values():
        near = [projects[fact.row["project_id"]]] if fact.row["project_id"] in projects else []
        near += [companies[company] for company in sorted(fact.company_ids & companies.keys())]
        related = {other.id: other for entity in near for other in entity.facts[: 2 * RELATED] if other is not fact}
        fact.related = [other.line for other in list(related.values())[:RELATED]]


def _tables(release: duckdb.DuckDBPyConnection) -> list[Row]:
    tables = rows(
        release,
        "SELECT table_name AS name, comment, estimated_size AS row_count FROM duckdb_tables()"
        " WHERE database_name = current_database() ORDER BY table_name",
    )
    columns: dict[str, list[Row]] = defaultdict(list)
    for column in rows(
        release,
        "SELECT table_name, column_name AS name, data_type AS type, comment"
        " FROM duckdb_columns() WHERE database_name = current_database()"
        " ORDER BY table_name, column_index",
    ):
        columns[column["table_name"]].append(column)
    return [{**table, "columns": columns[table["name"]]} for table in tables]


def rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: list[object] | None = None) -> list[Row]:
    """The answer as one dictionary a row."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
