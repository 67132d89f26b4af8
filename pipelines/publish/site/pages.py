"""Pages from content: one template a kind of page, everything from sources escaped."""
from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import groupby
from pathlib import Path

import duckdb

from pipelines.publish.dbt_docs import NAME as DBT_DOCS
from pipelines.publish.measured import read_measured
from pipelines.publish.record import Record
from pipelines.publish.site.columns import COLUMNS, LIST_FILTERS, fields_of
from pipelines.publish.site.content import COUNTS, KINDS, Content, Entity, Fact, Line, Row, page_of, read_content
from pipelines.publish.site.digest import Day, days_of
from pipelines.publish.site.feed import NAME as FEED
from pipelines.publish.site.feed import feed_of
from pipelines.publish.site.writer import LISTS, SiteWriter, copy_assets

LINES_BEFORE = 25
DAYS_IN_MARGIN = 14


def build_site(release: duckdb.DuckDBPyConnection, folder: Path, record: Record, previous: Path | None = None,
               site_url: str | None = None) -> None:
    """Writes all pages of a release database into `folder`, which is made.

    Files that would be the same in `previous`, the site of the release before, are linked to it. `site_url` is where
    the site will stand, for the feed.
    """
    _Site(read_content(release), folder, record, previous).write(release, site_url)


class _Site:
    """One site in the making."""

    def __init__(self, content: Content, folder: Path, record: Record, previous: Path | None) -> None:
        self.content = content
        self.record = record
        self.writer = SiteWriter(folder, previous)
        self.page = self.writer.page

    def write(self, release: duckdb.DuckDBPyConnection, site_url: str | None) -> None:
        """Every page, and the files they share."""
        self.writer.folders("data", "days", "facts", "companies", "projects")
        copy_assets(self.writer.folder)
        days = list(days_of(self.content))
        self._days(days)
        self.writer.file(FEED, feed_of(days, site_url))
        self._charts(release)
        for kind, name in LISTS.items():
            facts = self.content.of_kind(kind)
            self.page(name, "list.html", kind=kind, columns=COLUMNS[kind], filters=LIST_FILTERS[kind], total=len(facts))
            self._list_data(kind, facts)
        for fact in self.content.facts.values():
            self._fact(fact)
        self._entities("companies", self.content.companies)
        self._entities("projects", self.content.projects)
        self._quality()
        self.page("data.html", "data.html", tables=self.content.tables, sources=self.content.sources,
                  texts=self.record.tables.get("mart_document_texts", 0), record=self.record,
                  has_dbt_docs=(self.writer.folder.parent / DBT_DOCS).exists())
        self.writer.close()

    def _days(self, days: list[Day]) -> None:
        """The front page is the newest day that a page dates; every day has a page of its own, one page lists them."""
        dated = [(day.when, sum(section.entry[1] for section in day.sections)) for day in days]
        months = [(month, list(entries)) for month, entries in groupby(dated, key=lambda told: told[0].replace(day=1))]
        self.page("days.html", "days.html", months=months)
        around = [{"day": day, "newer": days[place - 1].when if place else None,
                   "older": days[place + 1].when if place + 1 < len(days) else None} for place, day in enumerate(days)]
        for day, neighbours in zip(days, around, strict=True):
            self.page(f"days/{day.when}.html", "day.html", front=None, **neighbours)
        first = next((place for place, day in enumerate(days) if day.is_dated), 0)
        front = {"before": _until(LINES_BEFORE, days[first + 1:]), "totals": self._totals(),
                 "days": dated[:DAYS_IN_MARGIN], "until": self.record.data_until}
        self.page("index.html", "day.html", front=front,
                  **(around[first] if days else {"day": None, "newer": None, "older": None}))

    def _totals(self) -> list[Row]:
        """Facts and counted money by kind, for the margin of the front page."""
        totals = []
        for kind in KINDS:
            facts = self.content.of_kind(kind)
            totals.append({"kind": kind, "count": len(facts), "usd": sum(fact.counted_usd or 0 for fact in facts)})
        return totals

    def _charts(self, release: duckdb.DuckDBPyConnection) -> None:
        """The page of charts, their specifications, and the script that draws them."""
        from pipelines.publish.site.charts import charts_of, script  # Altair takes a second that only a release pays
        charts = charts_of(release)
        specs = json.dumps({chart.name: chart.spec for chart in charts}, ensure_ascii=False, separators=(",", ":"),
                           default=str)
        self.writer.file("data/charts.js", f"window.oreledgerCharts={specs};\n")
        self.writer.file("data/vega.js", script())
        self.page("charts.html", "charts.html", charts=charts)

    def _list_data(self, kind: str, facts: list[Fact]) -> None:
        """The rows of a list as a script, since pages opened from a file may not fetch: page, counted US$, columns."""
        rows = [[fact.page, fact.counted_usd, *(column.of(fact, self.content) for column in COLUMNS[kind])]
                for fact in facts]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str)
        self.writer.file(f"data/{kind}.js", f"window.oreledgerRows={text};\n")

    def _fact(self, fact: Fact) -> None:
        companies = {party["company_id"]: page_of("companies", party["company_id"]) for party in fact.parties
                     if party["company_id"] in self.content.companies}
        project = fact.row["project_id"] if fact.row["project_id"] in self.content.projects else None
        self.page(fact.page, "fact.html", fact=fact, fields=fields_of(fact, self.content), companies=companies,
                  project=page_of("projects", project) if project else None)

    def _entities(self, folder: str, entities: dict[str, Entity]) -> None:
        known = [entity for entity in entities.values() if entity.facts]
        self.page(f"{folder}.html", "entities.html", folder=folder, entities=sorted(
            ((entity.name, page_of(folder, entity.id), entity.row.get("ticker"), self._countries(entity.row),
              len(entity.facts)) for entity in known), key=lambda entry: (-entry[4], entry[0])))
        for entity in known:
            facts = {kind: [fact.line for fact in entity.facts if fact.kind == kind] for kind in KINDS}
            received = [fact.counted_usd for fact in entity.facts if fact.kind == "funding" and fact.counted_usd
                        and fact.row["recipient_company_id"] == entity.id]
            self.page(page_of(folder, entity.id), "entity.html", folder=folder, name=entity.name, row=entity.row,
                      facts=facts, received=sum(received), countries=self._countries(entity.row),
                      others=self._others(folder, entity))

    def _countries(self, row: Row) -> list[str]:
        return [self.content.countries.get(code, code) for code in row.get("country_codes") or []]

    def _others(self, folder: str, entity: Entity) -> list[tuple[str, str]]:
        """Name and page of a company's projects, or of a project's companies."""
        if folder == "companies":
            near = {fact.row["project_id"]: self.content.projects.get(fact.row["project_id"]) for fact in entity.facts}
            return [(site.name, page_of("projects", site.id)) for site in near.values() if site]
        owners = [self.content.companies[key] for key in entity.row["company_ids"] if key in self.content.companies]
        return [(owner.name, page_of("companies", owner.id)) for owner in owners if owner.facts]

    def _quality(self) -> None:
        facts = self.content.facts
        conflicts = [(fact.line, fact.conflicts) for fact in facts.values() if fact.conflicts]
        issues = Counter(issue["rule"] for fact in facts.values() for issue in fact.issues).most_common()
        review = [(row, facts[row["subject_id"]].page if row["subject_id"] in facts else None)
                  for row in self.content.review]
        self.page("quality.html", "quality.html", conflicts=conflicts[:200], conflicting=len(conflicts), issues=issues,
                  counts=COUNTS, health=self.content.health, rejects=self.content.rejects, rules=self.content.rules,
                  review=review[:200], waiting=len(review), measured=read_measured())


def _until(lines: int, days: list[Day]) -> list[tuple[date, list[Line]]]:
    """Whole days with what was told on them, until there are so many lines."""
    shown: list[tuple[date, list[Line]]] = []
    for day in days:
        if sum(len(told) for _, told in shown) >= lines:
            break
        shown.append((day.when, day.lines))
    return shown
