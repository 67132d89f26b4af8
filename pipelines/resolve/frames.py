"""Tables in, tables out: what the dbt models of `dbt_project/models/intermediate` call."""
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl
from polars.datatypes import DataType, DataTypeClass

from pipelines.resolve.agencies import Agency, government, known_agencies, resolve_agencies, resolve_agency
from pipelines.resolve.companies import Spelling, resolve_companies
from pipelines.resolve.decisions import DecisionFile
from pipelines.resolve.events import S, Seen, group_events
from pipelines.resolve.names import company_key, fold, project_key, ticker_of
from pipelines.resolve.projects import SiteMention, resolve_projects
from pipelines.resolve.same_deal import DealSeen, deal_blocks, same_deal
from pipelines.resolve.same_estimate import EstimateSeen, estimate_blocks, same_estimate
from pipelines.resolve.same_funding import FundingSeen, funding_blocks, same_funding

Row = Mapping[str, Any]
ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

Columns = dict[str, DataType | DataTypeClass]
NAME_COLUMNS: Columns = {"name": pl.String, "entity_id": pl.String, "entity_name": pl.String, "entity_kind": pl.String,
                         "country_code": pl.String, "ticker": pl.String, "method": pl.String, "score": pl.Float64,
                         "is_provisional": pl.Boolean, "candidates": pl.List(pl.String)}
AGENCY_COLUMNS: Columns = {"agency_id": pl.String, "agency_name": pl.String, "kind": pl.String,
                           "country_code": pl.String, "government_id": pl.String, "is_provisional": pl.Boolean}
FUNDER_COLUMNS: Columns = {"name": pl.String, "place": pl.Int64, **AGENCY_COLUMNS}
SITE_COLUMNS: Columns = {"mention_id": pl.String, "project_id": pl.String, "project_name": pl.String}
MEMBER_COLUMNS: Columns = {"mention_id": pl.String, "fact_id": pl.String, "is_anchor": pl.Boolean, "witness": pl.Int64}
UNIT_PER_CENT = {"%": 1.0, "ppm": 1e-4, "g/t": 1e-4}


def parties(names: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per distinct name of a party, recipient or owner: the company or the public body it stands for.

    `names` has one row per mention of a name: name, arrival, evidence_text.
    """
    decided = (decisions or DecisionFile()).companies
    spellings: dict[tuple[str, str | None], Spelling] = {}
    bodies: dict[str, Agency | None] = {}
    for row in names.iter_rows(named=True):
        name = row["name"]
        if name not in bodies:
            bodies[name] = resolve_agency(name)
        if bodies[name] is None:
            key = (name, ticker_of(name, row["evidence_text"] or ""))
            known = spellings.get(key, Spelling(name, row["arrival"], 0, key[1]))
            spellings[key] = Spelling(name, min(known.arrival, row["arrival"]), known.count + 1, key[1])
    companies = resolve_companies(list(spellings.values()), decided)
    rows = [{"name": found.name, "entity_id": found.entity_id, "entity_name": found.entity_name,
             "entity_kind": "company", "country_code": None, "ticker": found.ticker, "method": found.method,
             "score": found.score, "is_provisional": found.is_provisional, "candidates": list(found.candidates)}
            for found in companies]
    rows += [{"name": name, "entity_id": body.agency_id, "entity_name": body.name, "entity_kind": "agency",
              "country_code": body.country, "ticker": None, "method": "key", "score": 1.0, "is_provisional": False,
              "candidates": []} for name, body in bodies.items() if body is not None]
    return pl.DataFrame(rows, schema=NAME_COLUMNS).sort("name")


def funders(names: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per distinct funder name and body it lists. `names` has a column name."""
    found = resolve_agencies(sorted(names["name"].unique()), (decisions or DecisionFile()).agencies)
    rows = [{"name": name, "place": place, **_agency_row(agency)} for name, place, agency in found]
    return pl.DataFrame(rows, schema=FUNDER_COLUMNS).sort("name", "place")


def agencies(resolved: pl.DataFrame) -> pl.DataFrame:
    """One row per body: those of the lexicon, the governments behind them, and those only the mentions know.

    `resolved` has the agency columns of `funders`.
    """
    bodies = {agency.agency_id: agency for agency in known_agencies()}
    for country in sorted({a.country for a in bodies.values() if a.country}):
        own = government(country)
        bodies.setdefault(own.agency_id, own)
    known = pl.DataFrame([_agency_row(a) for a in bodies.values()], schema=AGENCY_COLUMNS)
    return pl.concat([known, resolved.select(list(AGENCY_COLUMNS))]).unique("agency_id", keep="first").sort("agency_id")


def _agency_row(agency: Agency) -> dict[str, Any]:
    return {"agency_id": agency.agency_id, "agency_name": agency.name, "kind": agency.kind,
            "country_code": agency.country, "government_id": agency.parent_id, "is_provisional": agency.is_provisional}


def sites(mentions: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per mention that names a project. `mentions`: mention_id, project, arrival, company_ids, countries."""
    seen = [SiteMention(row["mention_id"], row["project"], row["arrival"], frozenset(row["company_ids"] or ()),
                        frozenset(row["countries"] or ())) for row in mentions.iter_rows(named=True)]
    found = resolve_projects(seen, (decisions or DecisionFile()).projects)
    rows = [{"mention_id": s.mention_id, "project_id": s.project_id, "project_name": s.project_name} for s in found]
    return pl.DataFrame(rows, schema=SITE_COLUMNS).sort("mention_id")


def deal_events(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per deal mention: the fact it is evidence for and its witness. Columns as int_deal_mentions__resolved."""
    return _events(mentions, _deal, same_deal, deal_blocks, "deal")


def funding_events(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per funding mention, as `deal_events`. Columns as int_funding_mentions__resolved."""
    return _events(mentions, _funding, same_funding, funding_blocks, "funding")


def estimate_events(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per resource mention, as `deal_events`. Columns as int_resource_mentions__resolved."""
    return _events(mentions, _estimate, same_estimate, estimate_blocks, "estimate")


def _events(mentions: pl.DataFrame, read: Callable[[Row], S], compare: Callable[[S, S], float],
            blocks: Callable[[S], Iterable[Hashable]], family: str) -> pl.DataFrame:
    seen = [read(row) for row in mentions.iter_rows(named=True)]
    members = group_events(seen, compare, blocks, family)
    rows = [{"mention_id": m.mention_id, "fact_id": m.fact_id, "is_anchor": m.is_anchor, "witness": m.witness}
            for m in members]
    return pl.DataFrame(rows, schema=MEMBER_COLUMNS).sort("mention_id")


def _common(row: Row, natural_key: str) -> dict[str, Any]:
    first, last = partial_date(row["announced_on"])
    return {"mention_id": row["mention_id"], "document_id": row["document_id"], "arrival": row["arrival"],
            "natural_key": natural_key, "source": row["source_name"], "evidence": row["evidence_text"],
            "first_on": first, "last_on": last, "project": row["project_id"],
            "countries": frozenset(row["countries"] or ()), "commodities": frozenset(row["commodities"] or ())}


def _deal(row: Row) -> DealSeen:
    names = sorted({company_key(name) for name in row["party_names"] or ()})
    key = "|".join([row["deal_type"], ",".join(names), project_key(row["project"] or "")])
    return DealSeen(**_common(row, key), deal_type=row["deal_type"], status=row["status"], amount=row["value"],
                    currency=row["currency"], amount_usd=row["value_usd"], stake_pct=row["stake_pct"],
                    parties=frozenset(zip(row["party_ids"] or (), row["party_roles"] or (), strict=True)))


def _funding(row: Row) -> FundingSeen:
    names = [fold(row["funder"] or ""), company_key(row["recipient"] or ""), project_key(row["project"] or ""),
             fold(row["programme"] or "")]
    key = "|".join([row["instrument"], row["stage"], *names])
    return FundingSeen(**_common(row, key), funders=frozenset(row["agency_ids"] or ()),
                       governments=frozenset(g for g in row["government_ids"] or () if g),
                       recipient=row["recipient_id"], programme=row["programme_name"], instrument=row["instrument"],
                       stage=row["stage"], amount=row["amount"], currency=row["currency"],
                       amount_usd=row["amount_usd"])


def _estimate(row: Row) -> EstimateSeen:
    key = "|".join([row["estimate_kind"], row["category"], company_key(row["company"] or ""),
                    project_key(row["project"] or ""), ",".join(sorted(row["commodities"] or ()))])
    effective = None
    if row["effective_on"]:
        first, last = partial_date(row["effective_on"])
        effective = Seen(mention_id=row["mention_id"], document_id=row["document_id"], arrival=row["arrival"],
                         natural_key=key, first_on=first, last_on=last)
    measures = [m for m in row["measures"] or () if m["value"] is not None]
    return EstimateSeen(**_common(row, key), estimate_kind=row["estimate_kind"], category=row["category"],
                        company=row["company_id"], tonnage_t=row["ore_tonnes"], effective=effective,
                        contained=frozenset((m["analyte"], m["value"]) for m in measures
                                            if m["measure"] == "contained"),
                        grades=frozenset((m["analyte"], m["value"] * UNIT_PER_CENT[m["unit"]]) for m in measures
                                         if m["measure"] == "grade"))


def partial_date(text: str | None) -> tuple[date | None, date | None]:
    """First and last day of `2025`, `2025-03` or `2025-03-04`; (None, None) for anything else."""
    found = ISO_DATE.match(text) if text else None
    if not found:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None, None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
