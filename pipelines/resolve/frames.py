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
from pipelines.resolve.standing import NameTable, basis, is_by

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


def names_anew(
    connection: duckdb.DuckDBPyConnection,
    counted: Any,
    known: str,
    decisions: DecisionFile | None = None,
    listed: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """The rows of the relation `counted`, as `parties` takes them, that may resolve to something else than the table `known`
    has: those of parts of which a name is told otherwise by now."""
    decided, listings = (decisions or DecisionFile()).companies, _listings(listed)
    connection.register("counted", counted)
    if not is_by(connection, known, _names_basis(decided, listings)):
        return connection.execute("from counted").pl()
    connection.execute("""create or replace temp table today as
        select name, array_to_string(list_sort(list(arrival || ' ' || coalesce(note, ''))), chr(10)) as told,
            sum(mentions)::bigint as mentions
        from counted group by name""")
    new, parts = NAMES.changed(connection, "today", known)
    ties = NAMES.ties(connection, known)
    connection.register("new", new.to_arrow())
    for name, note in connection.execute("select name, note from counted semi join new using (name)").fetchall():
        if lead := listings.lead(ticker_in(note or ""), name):
            ties.setdefault(lead, set()).add(_company_part(name))
    decided_on = [set(map(_company_part, names)) for names in (*decided.same, *decided.different)]
    return NAMES.anew(connection, "counted", known, new, parts, [*ties.values(), *decided_on])


def parties(
    names: pl.DataFrame, decisions: DecisionFile | None = None, listed: pl.DataFrame | None = None
) -> pl.DataFrame:
    """One row per distinct name of a party, recipient or owner: the company or the public body it stands for.

    `names` has one row per name and note: name, note (brackets printed right behind it), arrival, mentions; `listed`
    one per listing: ticker (exchange first) and company_name.
    """
    decided, listings = (decisions or DecisionFile()).companies, _listings(listed)
    leads = {
        (name, note): listings.lead(ticker_in(note or ""), name)
        for name, note in names.select("name", "note").unique().iter_rows()
    }
    spellings: dict[tuple[str, str | None], Spelling] = {}
    bodies: dict[str, Agency | None] = {}
    for row in names.iter_rows(named=True):
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
    told = (
        names.with_columns(
            ties=pl.Series([leads[key] for key in names.select("name", "note").iter_rows()], dtype=pl.String)
        )
        .group_by("name")
        .agg(
            pl.format("{} {}", "arrival", pl.col("note").fill_null("")).sort().str.join("\n").alias("told"),
            pl.col("ties").drop_nulls().unique().sort(),
        )
    )
    return NAMES.kept(pl.DataFrame(rows, schema=NAME_COLUMNS), told, _names_basis(decided, listings))


def _listings(listed: pl.DataFrame | None) -> Listings:
    return Listings.of(listed.select("ticker", "company_name").iter_rows()) if listed is not None else Listings()


def _names_basis(decided: Decisions, listings: Listings) -> int:
    return basis(decided, sorted(funder_names()), sorted(listings.lead_by_key.items()))


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


def sites_anew(
    connection: duckdb.DuckDBPyConnection,
    counted: Any,
    retold: Any,
    known: str,
    decisions: DecisionFile | None = None,
) -> pl.DataFrame:
    """The rows of the relation `counted`, as `sites` takes them, that may resolve to something else than the table `known`
    has: those of parts of which a name is told otherwise by now, with a site_key of the relation `retold`."""
    decided = (decisions or DecisionFile()).projects
    connection.register("counted", counted)
    connection.register("retold", retold)
    if not is_by(connection, known, _sites_basis(decided)):
        return connection.execute("from counted").pl()
    today = "(select site_key, project, arrival::varchar as told, mentions from counted)"
    new, parts = SITES.changed(connection, today, known, "retold")
    decided_on = [set(map(_project_part, names)) for names in (*decided.same, *decided.different)]
    return SITES.anew(connection, "counted", known, new, parts, decided_on)


def _sites_basis(decided: Decisions) -> int:
    return basis(decided, sorted(LENGTHENING))


def sites(told: pl.DataFrame, decisions: DecisionFile | None = None) -> pl.DataFrame:
    """One row per site_key. `told`: site_key, project, arrival, mentions, company_ids, countries."""
    decided = (decisions or DecisionFile()).projects
    seen = [
        SiteTold(
            row["site_key"],
            row["project"],
            row["arrival"],
            frozenset(row["company_ids"] or ()),
            frozenset(row["countries"] or ()),
            row["mentions"],
        )
        for row in told.iter_rows(named=True)
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
    today = told.select(
        "site_key",
        "project",
        pl.col("arrival").cast(pl.String).alias("told"),
        pl.lit([], pl.List(pl.String)).alias("ties"),
    )
    return SITES.kept(found, today, _sites_basis(decided))
