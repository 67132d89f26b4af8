"""Pages from content: one template a kind of page, everything from sources escaped."""
from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipelines.publish.record import Record
from pipelines.publish.site.columns import COLUMNS, LIST_FILTERS, fields_of
from pipelines.publish.site.content import (
    COUNTS,
    KINDS,
    REGIONS,
    Content,
    Entity,
    Fact,
    Row,
    page_of,
    read_content,
)
from pipelines.publish.site.words import FILTERS, quote

HERE = Path(__file__).parent
LISTS = {"deal": "deals.html", "estimate": "resources.html", "funding": "funding.html"}
LINES_BEFORE = 25


def site_fingerprint() -> str:
    """A hash of everything the pages are made with, so that a better page makes a new release."""
    total = hashlib.sha256()
    for path in sorted(path for path in HERE.rglob("*") if path.suffix in {".py", ".html", ".css", ".js", ".svg"}):
        total.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def build_site(release: duckdb.DuckDBPyConnection, folder: Path, record: Record) -> None:
    """Writes all pages of a release database into `folder`, which is made."""
    _Site(read_content(release), folder, record).write()


@cache
def templates() -> Environment:
    """The templates, compiled once: everything put into them is escaped."""
    environment = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True,
                              lstrip_blocks=True, undefined=StrictUndefined, auto_reload=False)
    environment.filters |= FILTERS
    environment.globals |= {"quote": quote, "page_of": page_of, "kinds": KINDS, "regions": REGIONS, "lists": LISTS}
    return environment


class _Site:
    """One site in the making."""

    def __init__(self, content: Content, folder: Path, record: Record) -> None:
        self.content = content
        self.folder = folder
        self.shared = {"record": record, "content": content}

    def write(self) -> None:
        """Every page, then the files they share."""
        self.folder.mkdir()
        shutil.copytree(HERE / "assets", self.folder / "assets")
        (self.folder / "data").mkdir()
        self._days()
        for kind, name in LISTS.items():
            self._page(name, "list.html", kind=kind, columns=COLUMNS[kind], filters=LIST_FILTERS[kind],
                       total=len(self.content.of_kind(kind)))
            self._list_data(kind)
        for fact in self.content.facts.values():
            self._page(fact.page, "fact.html", fact=fact, fields=fields_of(fact, self.content))
        self._entities("companies", self.content.companies)
        self._entities("projects", self.content.projects)
        self._page("quality.html", "quality.html", conflicts=[f for f in self.content.facts.values() if f.conflicts],
                   issues=Counter(issue["rule"] for f in self.content.facts.values() for issue in f.issues),
                   counts=COUNTS)
        self._page("data.html", "data.html")

    def _page(self, name: str, template: str, **values: Any) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        root = "../" * name.count("/")
        page = templates().get_template(template).render(root=root, here=name, **self.shared, **values)
        path.write_text(page, encoding="utf-8")

    def _days(self) -> None:
        """The front page is the newest day; every day has a page of its own."""
        days, totals = list(self.content.days), self._totals()
        counts = {day: len({row["fact_id"] for row in rows}) for day, rows in self.content.days.items()}
        for place, when in enumerate(days):
            items = self._digest_items(self.content.days[when])
            newer, older = days[place - 1] if place else None, days[place + 1] if place + 1 < len(days) else None
            shared = {"when": when, "items": items, "newer": newer, "older": older, "days": counts,
                      "totals": totals}
            self._page(f"days/{when}.html", "day.html", before={}, **shared)
            if place == 0:
                self._page("index.html", "day.html", before=self._days_before(days[1:]), **shared)
        if not days:
            self._page("index.html", "day.html", when=None, items={}, newer=None, older=None, days={}, totals=totals,
                       before={})

    def _days_before(self, days: list[date]) -> dict[date, list[Fact]]:
        """The facts of the days before the newest, for the foot of the front page."""
        shown: dict[date, list[Fact]] = {}
        for when in days:
            if sum(map(len, shown.values())) >= LINES_BEFORE:
                break
            ids = dict.fromkeys(row["fact_id"] for row in self.content.days[when])
            shown[when] = [self.content.facts[fact_id] for fact_id in ids]
        return shown

    def _digest_items(self, rows: Iterable[Row]) -> dict[str, list[tuple[Row, Fact, str | None]]]:
        """Region to its items: digest row, fact, and the printed values of the sentence shown."""
        items: dict[str, list[tuple[Row, Fact, str | None]]] = {region: [] for region in REGIONS}
        for row in rows:
            fact = self.content.facts[row["fact_id"]]
            printed = next((e["printed"] for e in fact.evidence if e["evidence_text"] == row["evidence_text"]), None)
            items.setdefault(row["region"], []).append((row, fact, printed))
        return {region: found for region, found in items.items() if found}

    def _totals(self) -> list[Row]:
        """Facts and counted money by kind, for the margin of the front page."""
        totals = []
        for kind in KINDS:
            facts = self.content.of_kind(kind)
            totals.append({"kind": kind, "count": len(facts), "usd": sum(fact.counted_usd or 0 for fact in facts)})
        return totals

    def _list_data(self, kind: str) -> None:
        """The rows of a list as a script, since pages opened from a file may not fetch: page, counted US$, columns."""
        rows = [[fact.page, fact.counted_usd, *(column.of(fact, self.content) for column in COLUMNS[kind])]
                for fact in self.content.of_kind(kind)]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str)
        (self.folder / "data" / f"{kind}.js").write_text(f"window.oreledgerRows={text};\n", encoding="utf-8")

    def _entities(self, folder: str, entities: dict[str, Entity]) -> None:
        known = [entity for entity in entities.values() if entity.facts]
        self._page(f"{folder}.html", "entities.html", folder=folder,
                   entities=sorted(known, key=lambda e: (-len(e.facts), e.name)))
        for entity in known:
            self._page(page_of(folder, entity.id), "entity.html", folder=folder, entity=entity)
