"""Tables in, tables out: what the dbt models of `dbt_project/models/intermediate` call."""

from __future__ import annotations

from typing import Any

import duckdb
import polars as pl
from polars.datatypes import DataType, DataTypeClass

from pipelines.extract.lexicon.funders import funder_names
from pipelines.resolve.agencies import Agency, government, known_agencies, resolve_agencies, resolve_agency
from pipelines.resolve.companies import SHARED_LETTERS, Spelling, resolve_companies
from pipelines.resolve.decisions import DecisionFile, Decisions
from pipelines.resolve.listed import Listings
from pipelines.resolve.names import company_key, fold, project_key, ticker_in
from pipelines.resolve.programmes import known_programmes, resolve_programmes
from pipelines.resolve.projects import LENGTHENING, SiteTold, resolve_projects
from pipelines.resolve.standing import NameTable, basis

Columns = dict[str, DataType | DataTypeClass]
NAME_COLUMNS: Columns = {
    "name": pl.String,
    "name_key": pl.String,
    "entity_id": pl.String,
    "entity_name": pl.String,
    "entity_kind": pl.String,
    "country_code": pl.String,
    "ticker": pl.String,
    "method": pl.String,
    "score": pl.Float64,
    "is_provisional": pl.Boolean,
    "candidates": pl.List(pl.String),
    "candidate_scores": pl.List(pl.Float64),
}
AGENCY_COLUMNS: Columns = {
    "agency_id": pl.String,
    "agency_name": pl.String,
    "kind": pl.String,
    "country_code": pl.String,
    "government_id": pl.String,
    "is_provisional": pl.Boolean,
}
PROGRAMME_COLUMNS: Columns = {
    "name": pl.String,
    "name_key": pl.String,
    "programme_id": pl.String,
    "programme_name": pl.String,
    "country_code": pl.String,
    "agency_id": pl.String,
    "is_provisional": pl.Boolean,
}
FUNDER_COLUMNS: Columns = {"name": pl.String, "name_key": pl.String, "place": pl.Int64, **AGENCY_COLUMNS}
SITE_COLUMNS: Columns = {
    **dict.fromkeys(("site_key", "project_key", "project_id", "project_name"), pl.String),
    "is_provisional": pl.Boolean,
    "candidates": pl.List(pl.String),
    "candidate_scores": pl.List(pl.Float64),
}


def _company_part(name: str) -> str:
    """Names whose first words begin alike: what slips, short forms and likeness are looked for among."""
    return company_key(name).partition(" ")[0][:SHARED_LETTERS]


def _project_part(name: str) -> str:
    """Names that begin with one word: what short forms are looked for among."""
    return project_key(name).partition(" ")[0]


NAMES = NameTable("name", "name", "entity_id", "entity_name", _company_part)
SITES = NameTable("site_key", "project", "project_id", "project_name", _project_part)


def parties(
    names: pl.DataFrame,
    decisions: DecisionFile | None = None,
    listed: pl.DataFrame | None = None,
    known: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """One row per distinct name of a party, recipient or owner: the company or the public body it stands for.

    `names` has one row per name and note: name, note (brackets printed right behind it), arrival, mentions; `listed`
    one per listing: ticker (exchange first) and company_name; `known` is what the last build made of its names.
    """
    listings = Listings.of(listed.select("ticker", "company_name").iter_rows()) if listed is not None else Listings()
    decided = (decisions or DecisionFile()).companies
    number = basis(decided, sorted(funder_names()), sorted(listings.lead_by_key.items()))
    today = (
        names.sort("name", "arrival", "note")
        .group_by("name", maintain_order=True)
        .agg(
            pl.format("{} {}", "arrival", pl.col("note").fill_null("")).str.join("\n").alias("told"), pl.sum("mentions")
        )
    )
    leads = {
        (name, note): listings.lead(ticker_in(note or ""), name)
        for name, note in names.select("name", "note").unique().iter_rows()
    }
    standing = NAMES.standing(today, known, _linked(leads, decided), number)
    spellings: dict[tuple[str, str | None], Spelling] = {}
    bodies: dict[str, Agency | None] = {}
    for row in names.join(standing, on="name", how="anti").iter_rows(named=True):
        name = row["name"]
        if name not in bodies:
            bodies[name] = resolve_agency(name)
        if bodies[name] is None:
            key = (name, leads[name, row["note"]])
            before = spellings.get(key, Spelling(name, row["arrival"], 0, key[1]))
            spellings[key] = Spelling(name, min(before.arrival, row["arrival"]), before.count + row["mentions"], key[1])
    rows = [
        {
            "name": found.name,
            "name_key": company_key(found.name),
            "entity_id": found.entity_id,
            "entity_name": found.entity_name,
            "entity_kind": "company",
            "country_code": None,
            "ticker": found.ticker,
            "method": found.method,
            "score": found.score,
            "is_provisional": found.is_provisional,
            "candidates": list(found.candidates),
            "candidate_scores": list(found.candidate_scores),
        }
        for found in resolve_companies(list(spellings.values()), decided)
    ]
    rows += [
        {
            "name": name,
            "name_key": company_key(name),
            "entity_id": body.agency_id,
            "entity_name": body.name,
            "entity_kind": "agency",
            "country_code": body.country,
            "ticker": None,
            "method": "key",
            "score": 1.0,
            "is_provisional": False,
            "candidates": [],
            "candidate_scores": [],
        }
        for name, body in bodies.items()
        if body is not None
    ]
    return NAMES.carried(pl.DataFrame(rows, schema=NAME_COLUMNS), standing, today, number)


def _linked(leads: dict[tuple[str, str | None], str | None], decided: Decisions) -> list[set[str]]:
    """Parts that one ticker or a person's decision ties together."""
    by_ticker: dict[str, set[str]] = {}
    for (name, _), ticker in leads.items():
        if ticker is not None:
            by_ticker.setdefault(ticker, set()).add(_company_part(name))
    return [*by_ticker.values(), *(set(map(_company_part, names)) for names in (*decided.same, *decided.different))]


def funders(names: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per distinct funder name and body it lists. `names` has a column name."""
    found = resolve_agencies(sorted(names["name"].unique()), (decisions or DecisionFile()).agencies)
    rows = [
        {"name": name, "name_key": fold(name), "place": place, **_agency_row(agency)} for name, place, agency in found
    ]
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


def programmes(names: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per distinct programme name, those of the lexicon included. `names` has a column name."""
    told = resolve_programmes(sorted(names["name"].unique()), (decisions or DecisionFile()).programmes)
    found = {p.name: p for p in (*known_programmes(), *told)}
    rows = [
        (p.name, fold(p.name), p.programme_id, p.programme_name, p.country, p.agency_id, p.is_provisional)
        for p in found.values()
    ]
    return pl.DataFrame(rows, schema=PROGRAMME_COLUMNS, orient="row").sort("name")


def _agency_row(agency: Agency) -> dict[str, Any]:
    return {
        "agency_id": agency.agency_id,
        "agency_name": agency.name,
        "kind": agency.kind,
        "country_code": agency.country,
        "government_id": agency.parent_id,
        "is_provisional": agency.is_provisional,
    }


def sites_around(
    connection: duckdb.DuckDBPyConnection,
    counted: Any,
    retold: Any,
    known: str,
    decisions: DecisionFile | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    """What `sites` is given where only parts of the relation `counted` may have changed since the table `known` was made of
    it, those with a site_key of the relation `retold`: the rows told in these parts, and those known."""
    decided = (decisions or DecisionFile()).projects
    connection.register("counted", counted)
    connection.register("retold", retold)
    return SITES.around(connection, "counted", "retold", known, _linked_sites(decided), _sites_basis(decided))


def _sites_basis(decided: Decisions) -> int:
    return basis(decided, sorted(LENGTHENING))


def _linked_sites(decided: Decisions) -> list[set[str]]:
    """Parts that a person's decision ties together."""
    return [set(map(_project_part, names)) for names in (*decided.same, *decided.different)]


def sites(told: pl.DataFrame, decisions: DecisionFile | None = None, known: pl.DataFrame | None = None) -> pl.DataFrame:
    """One row per site_key. `told`: site_key, project, arrival, mentions, company_ids, countries; `known` is what the last
    build made of its site_keys."""
    decided = (decisions or DecisionFile()).projects
    number = _sites_basis(decided)
    today = told.select("site_key", "project", pl.col("arrival").cast(pl.String).alias("told"), "mentions")
    standing = SITES.standing(today, known, _linked_sites(decided), number)
    seen = [
        SiteTold(
            row["site_key"],
            row["project"],
            row["arrival"],
            frozenset(row["company_ids"] or ()),
            frozenset(row["countries"] or ()),
            row["mentions"],
        )
        for row in told.join(standing, on="site_key", how="anti").iter_rows(named=True)
    ]
    keys = {s.site_key: project_key(s.name) for s in seen}
    rows = [
        (
            s.site_key,
            keys[s.site_key],
            s.project_id,
            s.project_name,
            bool(s.candidates),
            [*s.candidates],
            [*s.candidates.values()],
        )
        for s in resolve_projects(seen, decided)
    ]
    found = pl.DataFrame(rows, schema=SITE_COLUMNS, orient="row")
    return SITES.carried(found, standing, today, number)
