"""Pages from content: one template a kind of page, everything from sources escaped."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from pathlib import Path

import duckdb

from pipelines.publish.dbt_docs import NAME as DBT_DOCS
from pipelines.publish.measured import read_measured
from pipelines.publish.record import Record
from pipelines.publish.site.columns import COLUMNS, LIST_FILTERS, fields_of
from pipelines.publish.site.content import COUNTS, Content, DayEntry, Entity, read_content
from pipelines.publish.site.digest import behind, day_of, days_of
from pipelines.publish.site.fact import KINDS, Fact, Line, Row, page_of
from pipelines.publish.site.feed import NAME as FEED
from pipelines.publish.site.feed import feed_of
from pipelines.publish.site.words import words
from pipelines.publish.site.writer import LISTS, SiteWriter, copy_assets

LINES_BEFORE = 25
CONFLICTS_SHOWN = 200
DAYS_IN_MARGIN = 14


def build_site(
    release: duckdb.DuckDBPyConnection,
    folder: Path,
    record: Record,
    previous: Path | None = None,
    site_url: str | None = None,
) -> None:
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
        self._facts_and_days()
        self._front()
        self.writer.file(FEED, feed_of(days_of(self.content), site_url))
        self._charts(release)
        for kind, name in LISTS.items():
            facts = self.content.of_kind(kind)
            self.page(name, "list.html", kind=kind, columns=COLUMNS[kind], filters=LIST_FILTERS[kind], total=len(facts))
            self._list_data(kind, facts)
        self._entities("companies", self.content.companies)
        self._entities("projects", self.content.projects)
        self._quality()
        self.page(
            "data.html",
            "data.html",
            tables=self.content.tables,
            sources=self.content.sources,
            texts=self.record.tables.get("mart_document_texts", 0),
            record=self.record,
            has_dbt_docs=(self.writer.folder.parent / DBT_DOCS).exists(),
        )
        self.writer.close()

    def _facts_and_days(self) -> None:
        """The pages that are many: what stands behind them is read only for those that have to be made."""
        around = {entry.when: {"newer": newer, "older": older} for newer, entry, older in self._neighbours()}
        shared = hashlib.sha256(repr((self.content.rules, self.content.countries)).encode()).hexdigest()
        facts = [
            fact
            for fact in self.content.facts.values()
            if not self.writer.keeps(fact.page, repr((shared, self._inputs(fact))))
        ]
        days = [
            entry
            for entry in self.content.days
            if not self.writer.keeps(
                f"days/{entry.when}.html",
                repr(
                    (
                        shared,
                        around[entry.when],
                        entry.version,
                        [self._inputs(self.content.facts[key]) for key in entry.facts],
                        [fact.told_version for fact in behind(entry, self.content)],
                    )
                ),
            )
        ]
        read = [*days, *self.content.days[:DAYS_IN_MARGIN]]  # the newest are on the front page and in the feed too
        self.content.attach(
            [*(fact.id for fact in facts), *(fact.id for entry in read for fact in behind(entry, self.content))]
        )
        self.content.told_on(dict.fromkeys(entry.when for entry in read))
        for fact in facts:
            self._fact(fact)
        for entry in days:
            self.writer.make(
                f"days/{entry.when}.html", "day.html", front=None, day=day_of(entry, self.content), **around[entry.when]
            )

    def _neighbours(self) -> Iterator[tuple[date | None, DayEntry, date | None]]:
        """Every day between the next newer and the next older one."""
        days = self.content.days
        for place, entry in enumerate(days):
            yield (
                days[place - 1].when if place else None,
                entry,
                days[place + 1].when if place + 1 < len(days) else None,
            )

    def _inputs(self, fact: Fact) -> tuple[object, ...]:
        """All that the page of a fact is made of."""
        return (
            fact.version,
            fact.related,
            sorted(fact.company_ids & self.content.companies.keys()),
            fact.row["project_id"] in self.content.projects,
        )

    def _front(self) -> None:
        """The front page is the newest day that a page dates; another page lists all days."""
        days = self.content.days
        dated = [(entry.when, len(entry.facts)) for entry in days]
        months = [(month, list(entries)) for month, entries in groupby(dated, key=lambda told: told[0].replace(day=1))]
        self.page("days.html", "days.html", months=months)
        first = next((place for place, entry in enumerate(days) if entry.is_dated), 0)
        front = {
            "before": self._until(LINES_BEFORE, days[first + 1 :]),
            "totals": self._totals(),
            "days": dated[:DAYS_IN_MARGIN],
            "until": self.record.data_until,
        }
        newer, entry, older = next(islice(self._neighbours(), first, None), (None, None, None))
        self.page(
            "index.html",
            "day.html",
            front=front,
            day=day_of(entry, self.content) if entry else None,
            newer=newer,
            older=older,
        )

    def _until(self, lines: int, days: list[DayEntry]) -> list[tuple[date, list[Line]]]:
        """Whole days with what was told on them, until there are so many lines."""
        shown: list[tuple[date, list[Line]]] = []
        for entry in days:
            if sum(len(told) for _, told in shown) >= lines:
                break
            shown.append((entry.when, day_of(entry, self.content).lines))
        return shown

    def _totals(self) -> list[Row]:
        """Facts and counted money by kind, for the margin of the front page."""
        totals = []
        for kind in KINDS:
            facts = self.content.of_kind(kind)
            totals.append(
                {
                    "kind": kind,
                    "count": len(facts),
                    "usd": sum(fact.counted_usd or 0 for fact in facts if not fact.is_envelope),
                    "envelopes": sum(fact.counted_usd or 0 for fact in facts if fact.is_envelope),
                }
            )
        return totals

    def _charts(self, release: duckdb.DuckDBPyConnection) -> None:
        """The page of charts, their specifications, and the script that draws them."""
        from pipelines.publish.site.charts import charts_of, script  # Altair takes a second that only a release pays

        charts = charts_of(release)
        specs = json.dumps(
            {chart.name: chart.spec for chart in charts}, ensure_ascii=False, separators=(",", ":"), default=str
        )
        self.writer.file("data/charts.js", f"window.oreledgerCharts={specs};\n")
        self.writer.file("data/vega.js", script())
        self.page("charts.html", "charts.html", charts=charts)

    def _list_data(self, kind: str, facts: list[Fact]) -> None:
        """The columns of a list as a script, since pages opened from a file may not fetch."""
        held = {
            "pages": [fact.page.removeprefix("facts/").removesuffix(".html") for fact in facts],
            "counted": [fact.counted_usd for fact in facts],
            "columns": [_coded([column.of(fact, self.content) for fact in facts]) for column in COLUMNS[kind]],
        }
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        self.writer.file(f"data/{kind}.js", f"window.oreledgerList={text};\n")

    def _fact(self, fact: Fact) -> None:
        companies = {
            party["company_id"]: page_of("companies", party["company_id"])
            for party in fact.parties
            if party["company_id"] in self.content.companies
        }
        project = fact.row["project_id"] if fact.row["project_id"] in self.content.projects else None
        self.writer.make(
            fact.page,
            "fact.html",
            fact=fact,
            fields=fields_of(fact, self.content),
            companies=companies,
            project=page_of("projects", project) if project else None,
        )

    def _entities(self, folder: str, entities: dict[str, Entity]) -> None:
        known = [entity for entity in entities.values() if entity.facts]
        self.page(
            f"{folder}.html",
            "entities.html",
            folder=folder,
            entities=sorted(
                (
                    (
                        entity.name,
                        page_of(folder, entity.id),
                        entity.row.get("ticker"),
                        self._countries(entity.row),
                        len(entity.facts),
                    )
                    for entity in known
                ),
                key=lambda entry: (-entry[4], entry[0]),
            ),
        )
        for entity in known:
            facts = {
                kind: [(fact.line, _roles(fact, entity.id)) for fact in entity.facts if fact.kind == kind]
                for kind in KINDS
            }
            deals = [fact.counted_usd or 0 for fact in entity.facts if fact.kind == "deal"]
            received = [
                fact.counted_usd or 0
                for fact in entity.facts
                if fact.kind == "funding" and (folder == "projects" or fact.row["recipient_company_id"] == entity.id)
            ]
            self.page(
                page_of(folder, entity.id),
                "entity.html",
                folder=folder,
                name=entity.name,
                row=entity.row,
                facts=facts,
                dealt=sum(deals),
                received=sum(received),
                countries=self._countries(entity.row),
                others=self._others(folder, entity),
            )

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
        conflicting = [fact for key, fact in facts.items() if key in self.content.conflicting]
        self.content.attach(fact.id for fact in conflicting[:CONFLICTS_SHOWN])
        conflicts = [(fact.line, fact.conflicts) for fact in conflicting[:CONFLICTS_SHOWN]]
        issues = Counter(issue["rule"] for fact in facts.values() for issue in fact.issues).most_common()
        review = [
            (row, facts[row["subject_id"]].page if row["subject_id"] in facts else None) for row in self.content.review
        ]
        self.page(
            "quality.html",
            "quality.html",
            conflicts=conflicts,
            conflicting=len(conflicting),
            issues=issues,
            counts=COUNTS,
            health=self.content.health,
            rejects=self.content.rejects,
            rules=self.content.rules,
            review=review[:200],
            waiting=len(review),
            measured=read_measured(),
        )


def _roles(fact: Fact, company: str) -> str:
    """As what a company takes part in a deal; empty for projects and other facts."""
    return " and ".join(dict.fromkeys(words(party["role"]) for party in fact.parties if party["company_id"] == company))


def _coded(values: list[object]) -> list[object] | dict[str, list[object]]:
    """The values or, where most are repeated, the different ones and the place of each value among them."""
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if 2 * len(places) > len(values):  # mostly different: a place costs more than it saves
        return values
    return {"words": list(places), "at": [places[value] for value in values]}
