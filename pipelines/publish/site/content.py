"""The marts of a release as records that pages are made of: facts with everything that speaks for or against them."""
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import duckdb

from pipelines.model import stable_id
from pipelines.publish.site.words import clipped, day, kind_and_stage, money, told_then, tonnes

Row = dict[str, Any]
REGIONS = ("China", "United States", "Canada", "South America", "Japan & South Korea", "Middle East", "Rest of World")
KINDS = {"deal": "Deal", "estimate": "Resource", "funding": "Funding"}
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
    SELECT e.*, s.publisher, d.title, coalesce(d.canonical_url, d.url) AS address, d.author
    FROM fct_evidence e LEFT JOIN dim_source s USING (source_name) LEFT JOIN dim_document d USING (document_id)
    ORDER BY e.is_chosen DESC, e.told_on, e.mention_id"""
COUNTS = ("fetches", "archived", "unchanged", "refused", "failed", "documents", "documents_without_text",
          "undated_documents", "mentions", "rejects")
HEALTH = f"""
    SELECT source_name, max(crawl_on) AS last_crawl_on, max(newest_published_on) AS newest_published_on,
        {', '.join(f'sum({name}) AS {name}' for name in COUNTS)}
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
    UNION ALL BY NAME SELECT *, funding_id AS fact_id FROM fct_funding_commitments_history
    ORDER BY fact_id, valid_from"""
DIGEST = """
    SELECT g.*, s.publisher FROM mart_daily_digest g LEFT JOIN dim_source s USING (source_name)
    ORDER BY g.digest_on DESC, g.witnesses DESC, g.table_name, g.amount DESC NULLS LAST, g.digest_id"""


class Line(NamedTuple):
    """One fact where it is only named: its page, and what a person tells it by."""

    id: str
    kind: str
    page: str
    title: str
    what: str
    when: str
    amount: str


@dataclass(slots=True)
class Telling:
    """What one witness says in one way: the page it is quoted from, and pages that say the same."""

    row: Row
    copies: list[Row] = field(default_factory=list)


@dataclass
class Fact:
    """One fact with its witnesses, events, conflicts and relations; `row` holds the columns of its mart."""

    kind: str
    id: str
    row: Row
    parties: list[Row] = field(default_factory=list)
    grades: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    related: list[Line] = field(default_factory=list)
    history: list[tuple[date, str]] = field(default_factory=list)

    @cached_property
    def page(self) -> str:
        """Address of its page, from the root of the site."""
        return page_of("facts", self.id)

    @cached_property
    def title(self) -> str:
        """Who and what it is about, never empty; an estimate is told by project and company."""
        named = [self.row["project_name"], self.row["company_name"]] if self.kind == "estimate" else []
        return " – ".join(filter(None, named)) or self.row["label"] or "Unnamed"

    @property
    def what(self) -> str:
        """Its kind and the stage it has reached."""
        return kind_and_stage(self.row["type"], self.row["stage"])

    @property
    def amount(self) -> str:
        """Money or ore as printed; empty where none is told."""
        row = self.row
        return tonnes(row["number"]) if self.kind == "estimate" else money(row["number"], row["unit"], row["qualifier"])

    @cached_property
    def line(self) -> Line:
        """The fact where it is only named."""
        when = day(self.row["announced_on"], self.row["announced_precision"])
        return Line(self.id, self.kind, self.page, self.title, self.what, when, self.amount)

    @property
    def grades_text(self) -> str:
        """`1.2 % Cu; 0.4 g/t Au`."""
        return "; ".join(f"{g['grade_value']:g} {g['grade_unit']} {g['analyte']}" for g in self.grades
                         if g["grade_value"] is not None)

    @property
    def counted_usd(self) -> float | None:
        """Its dollars where totals count them."""
        return self.row["usd"] if self.row.get("count_in_totals") else None

    @property
    def company_ids(self) -> set[str]:
        """Companies that take part."""
        named = {party["company_id"] for party in self.parties} | {
            self.row.get("company_id"), self.row.get("recipient_company_id")}
        return {company for company in named if company}

    @property
    def witnesses(self) -> list[tuple[int, list[Telling]]]:
        """Witness to its tellings, the one that is chosen first; the same sentence of one witness stands once."""
        found: dict[int, dict[str, Telling]] = defaultdict(dict)
        for row in self.evidence:
            said = " ".join(row["evidence_text"].split())
            if said in found[row["witness"]]:
                found[row["witness"]][said].copies.append(row)
            else:
                found[row["witness"]][said] = Telling(row)
        chosen = self.evidence[0]["witness"] if self.evidence else None
        return [(witness, list(found[witness].values())) for witness in sorted(found, key=lambda w: (w != chosen, w))]


@dataclass(slots=True)
class Entity:
    """One company or project with the facts it takes part in."""

    id: str
    name: str
    row: Row
    facts: list[Fact] = field(default_factory=list)


class Article(NamedTuple):
    """One document that tells facts; its abstract is the first sentence that a fact was read from."""

    document_id: str
    title: str
    address: str | None
    publisher: str
    told_on: date
    abstract: str


@dataclass(slots=True)
class Content:
    """Everything the pages show."""

    facts: dict[str, Fact]
    articles: dict[str, Article]
    companies: dict[str, Entity]
    projects: dict[str, Entity]
    countries: dict[str, str]
    days: dict[date, list[Row]]
    """Digest rows by day, newest day first."""
    sources: list[Row]
    health: list[Row]
    rejects: list[Row]
    review: list[Row]
    rules: dict[str, Row]
    tables: list[Row]
    """Every mart with its columns and comments: the dictionary."""

    def of_kind(self, kind: str) -> list[Fact]:
        """Facts of one kind, newest first."""
        return [fact for fact in self.facts.values() if fact.kind == kind]


def page_of(folder: str, key: str) -> str:
    """Address of the page of one thing; a key that is no plain file name is hashed into one."""
    name = key if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}", key) else stable_id(key)
    return f"{folder}/{name}.html"


def read_content(release: duckdb.DuckDBPyConnection) -> Content:
    """The content of a release database."""
    rules = {row["rule"]: row for row in rows(release, "SELECT * FROM dim_rule")}
    facts = {row["id"]: Fact(row["kind"], row["id"], row)
             for sql in (DEALS, ESTIMATES, FUNDING) for row in rows(release, sql)}
    _attach(release, facts, rules)
    companies = {row["company_id"]: Entity(row["company_id"], row["company_name"], row) for row in rows(
        release, "SELECT * FROM dim_company ORDER BY company_name, company_id")}
    projects = {row["project_id"]: Entity(row["project_id"], row["project_name"], row) for row in rows(
        release, "SELECT * FROM dim_project ORDER BY project_name, project_id")}
    _relate(facts, companies, projects)
    days: dict[date, list[Row]] = defaultdict(list)
    for row in rows(release, DIGEST):
        days[row["digest_on"]].append(row)
    return Content(
        facts, _articles(facts), companies, projects,
        dict(release.execute("SELECT country_code, country_name FROM dim_country").fetchall()), dict(days),
        rows(release, "SELECT * FROM dim_source ORDER BY source_name"),
        rows(release, HEALTH), rows(release, REJECTS),
        rows(release, "SELECT * FROM mart_review_queue ORDER BY priority, item_kind, subject"), rules, _tables(release))


def _attach(release: duckdb.DuckDBPyConnection, facts: dict[str, Fact], rules: dict[str, Row]) -> None:
    """Hands each fact its parties, grades, evidence, events, conflicts and issues."""
    for row in rows(release, "SELECT * FROM fct_deal_parties ORDER BY deal_id, role, party_name"):
        facts[row["deal_id"]].parties.append(row)
    for row in rows(release, "SELECT * FROM fct_resource_grades ORDER BY estimate_id, analyte"):
        facts[row["estimate_id"]].grades.append(row)
    for row in rows(release, EVIDENCE):
        facts[row["fact_id"]].evidence.append(row)
    for row in rows(release, "SELECT *, status AS stage FROM fct_deal_events ORDER BY event_on, stage_place"):
        facts[row["deal_id"]].events.append(row)
    for row in rows(release, "SELECT * FROM fct_funding_events ORDER BY event_on, stage_place"):
        facts[row["funding_id"]].events.append(row)
    for row in rows(release, "SELECT * FROM mart_conflicts ORDER BY field, stage, is_chosen DESC, claimed_number"):
        facts[row["fact_id"]].conflicts.append(row)
    for row in rows(release, HISTORY):
        if row["fact_id"] in facts:  # one that was withdrawn has only its history
            facts[row["fact_id"]].history.append((row["valid_from"], told_then(row)))
    for fact in facts.values():
        fact.issues = [rules.get(rule) or {"rule": rule, "severity": "warning", "description": ""}
                       for rule in fact.row["issues"] or []]


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
        related = {other.id: other for entity in near for other in entity.facts[:2 * RELATED] if other is not fact}
        fact.related = [other.line for other in list(related.values())[:RELATED]]


def _articles(facts: dict[str, Fact]) -> dict[str, Article]:
    """Every document behind a fact."""
    first: dict[str, Row] = {}
    for fact in facts.values():
        for row in fact.evidence:
            held = first.get(row["document_id"])
            if held is None or row["evidence_start"] < held["evidence_start"]:
                first[row["document_id"]] = row
    return {key: Article(key, row["title"] or "Untitled page", row["address"], row["publisher"] or row["source_name"],
                         row["told_on"], clipped(row["evidence_text"])) for key, row in first.items()}


def _tables(release: duckdb.DuckDBPyConnection) -> list[Row]:
    tables = rows(release, "SELECT table_name AS name, comment, estimated_size AS row_count FROM duckdb_tables()"
                           " WHERE database_name = current_database() ORDER BY table_name")
    columns: dict[str, list[Row]] = defaultdict(list)
    for column in rows(release, "SELECT table_name, column_name AS name, data_type AS type, comment"
                                " FROM duckdb_columns() WHERE database_name = current_database()"
                                " ORDER BY table_name, column_index"):
        columns[column["table_name"]].append(column)
    return [{**table, "columns": columns[table["name"]]} for table in tables]


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    """The answer as one dictionary a row."""
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
