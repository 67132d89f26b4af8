"""The labelled cases of same_events.yml as the tables that the dbt models hand to `pipelines.resolve.frames`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from pipelines.resolve import frames
from pipelines.resolve.decisions import DecisionFile, Decisions
from pipelines.resolve.events import group_events
from pipelines.resolve.readers import DEAL, ESTIMATE, FUND, Family

CASES = Path(__file__).parent / "same_events.yml"
FAMILIES: dict[str, Family[Any]] = {"deal": DEAL, "funding": FUND, "estimate": ESTIMATE}


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

    def predicted(self) -> dict[str, str]:
        """Mention -> fact id, through the names' resolution."""
        family = FAMILIES[self.family]
        members = group_events(family.seen(resolved(self).iter_rows(named=True)), family.rules)
        return {m.mention_id: m.fact_id for m in members}


def load_cases() -> list[Case]:
    """All cases of the file, in order."""
    cases = []
    for entry in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        same = frozenset(frozenset(pair) for group in entry["same"] for pair in combinations(group, 2))
        decided = {kind: Decisions(same=tuple(map(tuple, groups))) for kind, groups in entry.get("decided", {}).items()}
        cases.append(Case(entry["name"], entry["family"], same, entry["mentions"], DecisionFile(**decided)))
    return cases


def resolved(case: Case) -> pl.DataFrame:
    """The mentions of a case with their names resolved, columns as the intermediate models have them."""
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
        | {"site_key": r["mention_id"], "mentions": 1}
        for r in rows
        if r["project"]
    ]
    schema = {
        "site_key": pl.String,
        "project": pl.String,
        "arrival": pl.Int64,
        "mentions": pl.Int64,
        "company_ids": pl.List(pl.String),
        "countries": pl.List(pl.String),
    }
    sites = frames.sites(pl.DataFrame(places, schema=schema), case.decisions)
    project = dict(zip(sites["site_key"], sites["project_id"], strict=True))
    for row in rows:
        row["project_id"] = project.get(row["mention_id"])
    return pl.DataFrame(rows, infer_schema_length=None)


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
        {"measure": measure, "analyte": analyte, "value": value, "unit": unit}
        for measure, unit, given in (("grade", "%", "grades"), ("contained", "t", "contained"))
        for analyte, value in mention.get(given, {}).items()
    ]
    return {
        "mention_id": label,
        "document_id": mention.get("doc", label),
        "arrival": arrival,
        "source_name": mention.get("doc", label),
        "evidence_text": mention["says"],
        "announced_on": str(mention["date"]),
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
        "effective_on": str(mention["effective"]) if "effective" in mention else None,
        "measures": measures,
    }


def _amount(mention: dict[str, Any]) -> tuple[float | None, str | None]:
    if "amount" not in mention:
        return None, None
    number, currency = str(mention["amount"]).split()
    return float(number), currency
