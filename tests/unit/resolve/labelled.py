"""The labelled cases of same_events.yml as the tables that the dbt models hand to `pipelines.resolve.frames`."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.extract.lexicon.files import read_yaml
from pipelines.resolve import frames
from pipelines.resolve.decisions import DecisionFile, Decisions
from pipelines.resolve.events import Rules
from pipelines.resolve.grouping import group
from pipelines.resolve.same_deal import DEALS
from pipelines.resolve.same_estimate import ESTIMATES
from pipelines.resolve.same_funding import FUNDING

SCHEMA: dict[str, Any] = {
    **dict.fromkeys(("mention_id", "document_id", "own_fact_id", "source_name", "evidence_text"), pl.String),
    "arrival": pl.Int64,
    **dict.fromkeys(("announced_first_on", "announced_last_on"), pl.Date),
    **dict.fromkeys(("effective_first_on", "effective_last_on"), pl.Date),
    **dict.fromkeys(("project_id", "site_id", "company_id", "recipient_id", "programme_name"), pl.String),
    **dict.fromkeys(("commodities", "countries", "party_ids", "party_roles"), pl.List(pl.String)),
    **dict.fromkeys(("agency_ids", "government_ids"), pl.List(pl.String)),
    **dict.fromkeys(("deal_type", "status", "instrument", "stage", "currency"), pl.String),
    **dict.fromkeys(("value", "value_usd", "amount", "amount_usd", "stake_pct", "ore_tonnes"), pl.Float64),
    **dict.fromkeys(("estimate_kind", "category", "ownership_basis"), pl.String),
    "measures": pl.List(
        pl.Struct(
            {"ordinal": pl.Int64, "measure": pl.String, "analyte": pl.String, "value": pl.Float64, "unit": pl.String}
        )
    ),
}
"""Columns of resolved mentions that the rules look at, of all families."""
CASES = Path(__file__).parent / "same_events.yml"
RULES: dict[str, Rules] = {rules.family: rules for rules in (DEALS, FUNDING, ESTIMATES)}


@dataclass(frozen=True)
class Case:
    """One labelled case: its mentions as tables, and which of them are one event."""

    name: str
    family: str
    same: frozenset[frozenset[str]]
    mentions: dict[str, dict[str, Any]]
    decisions: DecisionFile

    @property
    def pairs(self) -> list[frozenset[str]]:
        """All pairs of mentions."""
        return [frozenset(pair) for pair in combinations(sorted(self.mentions), 2)]


def load_cases() -> list[Case]:
    """All cases of the file, in order."""
    cases = []
    for entry in read_yaml(CASES):
        same = frozenset(frozenset(pair) for group in entry["same"] for pair in combinations(group, 2))
        decided = {kind: Decisions(same=tuple(map(tuple, groups))) for kind, groups in entry.get("decided", {}).items()}
        cases.append(Case(entry["name"], entry["family"], same, entry["mentions"], DecisionFile(**decided)))
    return cases


def predicted(cases: list[Case]) -> dict[str, dict[str, str]]:
    """Case -> mention -> fact id, through the names' resolution; all cases of a family are grouped in one go."""
    facts: dict[str, dict[str, str]] = {case.name: {} for case in cases}
    with duckdb.connect() as connection:
        for family, rules in RULES.items():
            told = [row for case in cases if case.family == family for row in resolved(case)]
            rows = [row | {"arrival": arrival} for arrival, row in enumerate(told)]
            members = group(connection, pl.DataFrame(rows, schema=SCHEMA).to_arrow(), rules).pl()
            for mention_id, fact_id in members.select("mention_id", "fact_id").iter_rows():
                name, _, label = mention_id.partition("/")
                facts[name][label] = fact_id
    return facts


def resolved(case: Case) -> list[dict[str, Any]]:
    """The mentions of a case with their names resolved, as the intermediate models have them; nobody is known to
    another case."""
    rows = [
        _row(case.family, label, arrival, mention) for arrival, (label, mention) in enumerate(case.mentions.items())
    ]
    names = [
        {"name": n, "arrival": r["arrival"], "mentions": 1, "note": _note(r["evidence_text"], n)}
        for r in rows
        for n in [*r["party_names"], r["recipient"], r["company"]]
        if n
    ]
    schema = {"name": pl.String, "arrival": pl.Int64, "mentions": pl.Int64, "note": pl.String}
    found = frames.parties(pl.DataFrame(names, schema=schema), case.decisions)
    ids = dict(zip(found["name"], found["entity_id"], strict=True))
    funders = frames.funders(pl.DataFrame({"name": [r["funder"] for r in rows if r["funder"]]}))
    for row in rows:
        row["party_ids"] = [ids[name] for name in row["party_names"]]
        row["company_id"], row["recipient_id"] = ids.get(row["company"]), ids.get(row["recipient"])
        own = funders.filter(pl.col("name").eq_missing(pl.lit(row["funder"])))
        row["agency_ids"], row["government_ids"] = own["agency_id"].to_list(), own["government_id"].to_list()
        row["company_ids"] = [i for i in [*row["party_ids"], row["company_id"], row["recipient_id"]] if i]
    places = [
        {k: r[k] for k in ("project", "arrival", "company_ids", "countries")}
        | {"site_key": r["mention_id"], "mentions": 1, "current_mentions": 1}
        for r in rows
        if r["project"]
    ]
    schema = {
        "site_key": pl.String,
        "project": pl.String,
        "arrival": pl.Int64,
        "mentions": pl.Int64,
        "current_mentions": pl.Int64,
        "company_ids": pl.List(pl.String),
        "countries": pl.List(pl.String),
    }
    sites = frames.sites(pl.DataFrame(places, schema=schema), case.decisions)
    project = dict(zip(sites["site_key"], sites["project_id"], strict=True))
    unsure = set(sites.filter("is_provisional")["site_key"])
    for row in rows:
        row["project_id"] = project.get(row["mention_id"])
        row["site_id"] = None if row["mention_id"] in unsure else row["project_id"]
        for column in (
            "mention_id",
            "document_id",
            "project_id",
            "site_id",
            "company_id",
            "recipient_id",
            "programme_name",
        ):
            row[column] = _own(case, row[column])
        for column in ("party_ids", "agency_ids", "government_ids"):
            row[column] = [_own(case, entity) for entity in row[column]]
        row["own_fact_id"] = row["mention_id"]
    return rows


def _own(case: Case, name: str | None) -> str | None:
    return name and f"{case.name}/{name}"


def _note(evidence: str, name: str) -> str | None:
    behind = evidence.partition(name)[2]
    return behind if behind.startswith(" (") else None


def _row(family: str, label: str, arrival: int, mention: dict[str, Any]) -> dict[str, Any]:
    amount, currency = _amount(mention)
    usd = mention.get("usd", amount if currency == "USD" else None)
    parties = [
        (name, role)
        for role, names in mention.get("parties", {}).items()
        for name in ([names] if isinstance(names, str) else names)
    ]
    measures = [
        {"ordinal": ordinal, "measure": measure, "analyte": analyte, "value": value, "unit": unit}
        for measure, unit, given in (("grade", "%", "grades"), ("contained", "t", "contained"))
        for ordinal, (analyte, value) in enumerate(mention.get(given, {}).items())
    ]
    return {
        "mention_id": label,
        "document_id": mention.get("doc", label),
        "arrival": arrival,
        "source_name": mention.get("doc", label),
        "evidence_text": mention["says"],
        **_interval("announced", str(mention["date"])),
        "project": mention.get("project"),
        "countries": mention.get("countries", []),
        "commodities": mention.get("commodities", []),
        "deal_type": mention.get("type"),
        "status": mention.get("status"),
        "value": amount,
        "amount": amount,
        "currency": currency,
        "value_usd": usd,
        "amount_usd": usd,
        "stake_pct": mention.get("stake"),
        "party_names": [n for n, _ in parties],
        "party_roles": [r for _, r in parties],
        "funder": mention.get("funder"),
        "recipient": mention.get("recipient"),
        "programme": mention.get("programme"),
        "programme_name": mention.get("programme"),
        "instrument": mention.get("instrument"),
        "stage": mention.get("stage"),
        "estimate_kind": mention.get("kind"),
        "category": mention.get("category"),
        "company": mention.get("company"),
        "ownership_basis": mention.get("basis"),
        "ore_tonnes": mention.get("tonnes"),
        **_interval("effective", str(mention.get("effective", ""))),
        "measures": measures,
    }


def _interval(what: str, text: str) -> dict[str, date | None]:
    """First and last day of `2025`, `2025-03` or `2025-03-04`."""
    first = date.fromisoformat((text + "-01-01")[:10]) if text else None
    last = first
    if first and len(text) < 10:
        month = first.month if len(text) == 7 else 12
        last = date(first.year, month, monthrange(first.year, month)[1])
    return {f"{what}_first_on": first, f"{what}_last_on": last}


def _amount(mention: dict[str, Any]) -> tuple[float | None, str | None]:
    if "amount" not in mention:
        return None, None
    number, currency = str(mention["amount"]).split()
    return float(number), currency
