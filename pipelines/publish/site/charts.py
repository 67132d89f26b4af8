"""The charts of a release: Vega-Lite made with Altair, each with the figures it draws as a table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
import vl_convert

from pipelines.publish.site.fact import page_of
from pipelines.publish.site.words import money, number, plural, tonnes, words

TOP = 12
POINTS = 2_000
STAGES = ("proposed", "letter of interest", "conditional", "committed", "closed", "disbursed", "cancelled")
CODES = ("JORC", "NI 43-101", "S-K 1300", "SAMREC", "PERC", "CIM", "none named")

MONEY = """
    SELECT coalesce(funder, 'not named') AS agency, replace(stage, '_', ' ') AS stage,
        recipient IS NULL AND project_id IS NULL AS is_envelope,
        date_trunc('quarter', announced_on)::DATE::VARCHAR AS quarter, sum(amount_usd) AS usd, count(*) AS commitments
    FROM fct_funding_commitments
    WHERE amount_usd IS NOT NULL AND announced_on IS NOT NULL AND count_reason <> 'parts_counted'
    GROUP BY ALL ORDER BY quarter DESC, usd DESC, agency, stage"""
DEALS = """
    SELECT b.commodity, d.deal_type AS type, count(*) AS deals, coalesce(sum(d.value_usd) FILTER (d.count_in_totals), 0)
        AS usd
    FROM fct_deals d JOIN bridge_fact_commodities b ON b.table_name = 'fct_deals' AND b.fact_id = d.deal_id
    GROUP BY ALL ORDER BY b.commodity, deals DESC, type"""
GRADES = f"""
    SELECT e.estimate_id AS id, coalesce(e.project_name, e.label) AS project, e.company_name AS company,
        e.category, coalesce(e.reporting_code, 'none named') AS code, g.analyte,
        coalesce(g.commodity, g.analyte) AS commodity, e.ore_tonnes AS ore, g.grade_pct AS grade
    FROM fct_resource_estimates e JOIN fct_resource_grades g USING (estimate_id)
    WHERE e.is_current AND e.ore_tonnes > 0 AND g.grade_pct > 0
    ORDER BY e.announced_on DESC, e.estimate_id, g.analyte LIMIT {POINTS}"""
PROJECTS = """
    SELECT c.country_code AS code, c.country_name AS country, count(*) AS projects
    FROM (SELECT project_id, unnest(country_codes) AS country_code FROM dim_project) p
    JOIN dim_country c USING (country_code)
    WHERE p.project_id IN (SELECT project_id FROM fct_deals UNION SELECT project_id FROM fct_resource_estimates
                           UNION SELECT project_id FROM fct_funding_commitments)
    GROUP BY ALL ORDER BY projects DESC, country"""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: what it shows in a sentence, its specification, and its figures as a table."""

    name: str
    title: str
    text: str
    spec: dict[str, Any]
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    page: str
    """The list that holds the facts behind it."""


def charts_of(release: duckdb.DuckDBPyConnection) -> list[Chart]:
    """The charts that there are facts for."""
    made = (*_money(release), _deals(release), _grades(release), _map(release))
    return [chart for chart in made if chart.rows]


def _money(release: duckdb.DuckDBPyConnection) -> tuple[Chart, Chart]:
    """Money to somebody or something named, and envelopes, which would hide all of it on one scale."""
    rows = _records(release, MONEY)
    named, open_to_many = ([row for row in rows if row["is_envelope"] is wanted] for wanted in (False, True))
    text = (
        "Each circle is what one agency put at one stage in one quarter, at the announcement's dollar rate; its"
        " area is the sum."
    )
    return (
        _sums("money", "Public money to named recipients, by agency and stage", text, named),
        _sums(
            "envelopes",
            "Envelopes of public money, by agency and stage",
            f"Programmes and other sums that name neither a recipient nor a project. {text} Where awards out of"
            " an envelope are known, they stand above instead of it.",
            open_to_many,
        ),
    )


def _sums(name: str, title: str, text: str, rows: list[dict[str, Any]]) -> Chart:
    """Sums of dollars by quarter, agency and stage; agencies below the TOP are one."""
    names = _largest(rows, "agency", "usd")
    for row in rows:
        row["agency"] = row["agency"] if row["agency"] in names else "all others"
        row["sum"] = money(row["usd"], "USD")
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_circle(opacity=0.8)
        .encode(
            alt.X(
                "yearquarter(quarter):T",
                title=None,
                scale=alt.Scale(padding=28),
                axis=alt.Axis(format="Q%q %Y", labelOverlap=True, grid=True),
            ),
            alt.Y("agency:N", title=None, sort=[*names, "all others"], axis=alt.Axis(labelLimit=280, grid=True)),
            alt.Size(
                "sum(usd):Q",
                title="US$",
                scale=alt.Scale(type="sqrt", range=[30, 1400]),
                legend=alt.Legend(labelExpr="replace(format(datum.value, '~s'), 'G', 'B')", values=_steps(rows)),
            ),
            alt.Color(
                "stage:N",
                title="Stage",
                scale=alt.Scale(domain=list(STAGES)),
                legend=alt.Legend(values=_present(STAGES, rows, "stage")),
            ),
            tooltip=[
                alt.Tooltip("agency:N", title="Agency"),
                alt.Tooltip("stage:N", title="Stage"),
                alt.Tooltip("yearquarter(quarter):T", title="Quarter"),
                alt.Tooltip("sum(usd):Q", title="US$", format=",.0f"),
                alt.Tooltip("sum(commitments):Q", title="Commitments"),
            ],
        )
        .properties(width="container", height=alt.Step(34))
    )
    table = [
        (_quarter(row["quarter"]), row["agency"], row["stage"], row["sum"], str(row["commitments"])) for row in rows
    ]
    return Chart(
        name, title, text, chart.to_dict(), ("Quarter", "Agency", "Stage", "Sum", "Commitments"), table, "funding.html"
    )


def _deals(release: duckdb.DuckDBPyConnection) -> Chart:
    """Numbers of deals by commodity and type."""
    rows = _records(release, DEALS)
    names = _largest(rows, "commodity", "deals")
    rows = [row | {"type": words(row["type"])} for row in rows if row["commodity"] in names]
    rows.sort(key=lambda row: names.index(row["commodity"]))
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            alt.X("deals:Q", title="Deals", axis=alt.Axis(tickMinStep=1, format="d")),
            alt.Y("commodity:N", title=None, sort=names),
            alt.Color("type:N", title="Type", sort=alt.EncodingSortField("deals", op="sum", order="descending")),
            tooltip=[
                alt.Tooltip("commodity:N", title="Commodity"),
                alt.Tooltip("type:N", title="Type"),
                alt.Tooltip("deals:Q", title="Deals"),
                alt.Tooltip("usd:Q", title="Counted US$", format=",.0f"),
            ],
        )
        .properties(width="container", height=alt.Step(24))
    )
    table = [
        (row["commodity"], row["type"], str(row["deals"]), money(row["usd"], "USD") if row["usd"] else "–")
        for row in rows
    ]
    return Chart(
        "deals",
        "Deal flow by commodity and type",
        f"Deals that name a commodity, the {TOP} most named; one that names several counts for each.",
        chart.to_dict(),
        ("Commodity", "Type", "Deals", "Counted"),
        table,
        "deals.html",
    )


def _grades(release: duckdb.DuckDBPyConnection) -> Chart:
    """Current estimates by ore and grade; each point leads to its fact."""
    rows = [
        row | {"page": page_of("facts", row["id"]), "category": words(row["category"])}
        for row in _records(release, GRADES)
    ]
    choices = sorted({row["commodity"] for row in rows})
    chosen = alt.param(
        name="commodity",
        value=None,
        bind=alt.binding_select(options=[None, *choices], labels=["all", *choices], name="Commodity "),
    )
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, opacity=0.75, size=70, cursor="pointer")
        .encode(
            alt.X(
                "ore:Q",
                title="Ore, tonnes",
                scale=alt.Scale(type="log", nice=True),
                axis=alt.Axis(format="~s", labelExpr="replace(datum.label, 'G', 'B')", tickCount=6),
            ),
            alt.Y(
                "grade:Q",
                title="Grade, per cent",
                scale=alt.Scale(type="log", nice=True),
                axis=alt.Axis(format="~g", tickCount=6),
            ),
            alt.Color("code:N", title="Code", scale=alt.Scale(domain=_present(CODES, rows, "code"))),
            alt.Shape("code:N", title="Code", scale=alt.Scale(domain=_present(CODES, rows, "code"))),
            alt.Href("page:N"),
            tooltip=[
                alt.Tooltip("project:N", title="Project"),
                alt.Tooltip("company:N", title="Company"),
                alt.Tooltip("category:N", title="Category"),
                alt.Tooltip("code:N", title="Code"),
                alt.Tooltip("ore:Q", title="Ore, t", format=",.0f"),
                alt.Tooltip("analyte:N", title="Analyte"),
                alt.Tooltip("grade:Q", title="Grade, %", format=",.4~g"),
            ],
        )
        .add_params(chosen)
        .transform_filter("commodity == null || datum.commodity == commodity")
        .properties(width="container", height=380)
    )
    table = [
        (row["project"], row["category"], row["code"], tonnes(row["ore"]), f"{number(row['grade'])} % {row['analyte']}")
        for row in rows
    ]
    return Chart(
        "grades",
        "Grade and tonnage, by reporting code",
        "Every category and analyte of current estimates that give both; both axes are logarithmic. Grades of "
        "different commodities do not compare: choose one. A point opens its fact.",
        chart.to_dict(),
        ("Project", "Category", "Code", "Ore", "Grade"),
        table,
        "resources.html",
    )


def _map(release: duckdb.DuckDBPyConnection) -> Chart:
    """Projects by country, on outlines that the page adds from a file of its own."""
    rows = _records(release, PROJECTS)
    world = alt.Data(values=[], format=alt.TopoDataFormat(type="topojson", feature="countries"))
    known = alt.LookupData(data=alt.Data(values=rows), key="code", fields=["projects", "country"])
    base = alt.Chart(world).project(type="equalEarth")
    chart = alt.layer(
        base.mark_geoshape(strokeWidth=0.4),
        base.transform_lookup(lookup="id", from_=known)
        .transform_filter("isValid(datum.projects)")
        .mark_geoshape(strokeWidth=0.4)
        .encode(
            alt.Color(
                "projects:Q",
                title="Projects",
                scale=alt.Scale(type="sqrt", domainMin=0 if len(rows) < 2 else 1),
                legend=alt.Legend(tickMinStep=1, format="d"),
            ),
            tooltip=[alt.Tooltip("country:N", title="Country"), alt.Tooltip("projects:Q", title="Projects")],
        ),
    ).properties(width="container", height=420)
    return Chart(
        "map",
        "Projects by country",
        f"Projects that facts name, in {plural(len(rows), 'country', 'countries')}. Outlines: Natural Earth; "
        "they take no side in disputes over borders.",
        chart.to_dict(),
        ("Country", "Projects"),
        [(row["country"], str(row["projects"])) for row in rows],
        "projects.html",
    )


def _records(release: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    return release.sql(sql).pl().to_dicts()


def _largest(rows: Iterable[dict[str, Any]], name: str, value: str) -> list[str]:
    """The TOP names by their sums, largest first."""
    sums: dict[str, float] = {}
    for row in rows:
        sums[row[name]] = sums.get(row[name], 0) + row[value]
    return sorted(sums, key=lambda key: (-sums[key], key))[:TOP]


def _present(order: Iterable[str], rows: list[dict[str, Any]], name: str) -> list[str]:
    found = {row[name] for row in rows}
    return [value for value in order if value in found]


def _steps(rows: list[dict[str, Any]]) -> list[float]:
    """Three round sums for the legend of areas."""
    largest = max((row["usd"] for row in rows), default=1.0) or 1.0
    top = 10.0 ** (len(str(int(largest))) - 1)
    return [top / 100, top / 10, top]


def _quarter(first_day: str) -> str:
    return f"Q{(int(first_day[5:7]) + 2) // 3} {first_day[:4]}"


def script() -> str:
    """Vega-Embed with Vega and Vega-Lite as one script that loads nothing; kept once made, since that takes seconds."""
    lite = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "oreledger"
    held = cache / f"vega-lite-{lite}-vl-convert-{version('vl-convert-python')}.js"
    try:
        return held.read_text(encoding="utf-8")
    except OSError:
        text = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", lite)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        fresh = held.with_suffix(f".{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(held)
    except OSError:
        pass  # a home that cannot be written: it is made again the next time
    return text
