"""The day's digest: what was first told on a day, by region, with what is related to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from pipelines.publish.site.content import REGIONS, Content, DayEntry
from pipelines.publish.site.fact import Fact, Line, Row
from pipelines.publish.site.words import clipped, listed, money, plural, tonnes, words

ARTICLES = 5
RELATED = 3
NOUNS = {
    "deal": ("deal", "deals"),
    "funding": ("funding commitment", "funding commitments"),
    "estimate": ("resource estimate", "resource estimates"),
}


@dataclass(slots=True)
class Item:
    """One fact of a day, or all categories of one estimate: its sentence and where it was told."""

    kind: str
    page: str
    title: str
    what: str
    amount: str
    usd: str
    evidence: str
    printed: str | None
    publisher: str
    article: str | None
    address: str | None
    witnesses: int
    commodities: list[str]
    issues: list[Row]
    is_dated: bool
    """False where the day is that of the first crawl, since the page gives no date."""
    categories: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Page, category, ore and grades of each category, where the estimate has several."""
    related: list[Line] = field(default_factory=list)


class Article(NamedTuple):
    """One document that tells facts; its abstract is the first sentence that a fact was read from."""

    title: str
    address: str | None
    publisher: str
    told_on: date
    abstract: str


@dataclass(slots=True)
class Section:
    """One region of a day; `also` are facts that stand in full under an earlier region."""

    region: str
    items: list[Item] = field(default_factory=list)
    also: list[Line] = field(default_factory=list)

    @property
    def entry(self) -> tuple[str, int]:
        """The region with the number of facts told here."""
        return self.region, sum(max(1, len(item.categories)) for item in self.items) + len(self.also)


@dataclass(slots=True)
class Day:
    """One day of the digest."""

    when: date
    sections: list[Section]
    commodities: list[tuple[str, int]]
    """Commodity to the items that concern it, most first."""
    summary: str
    largest: Line | None
    articles: list[Article]

    @property
    def lines(self) -> list[Line]:
        """Its items where they are only named."""
        return [
            Line(item.page, item.kind, item.page, item.title, item.what, "", item.amount)
            for section in self.sections
            for item in section.items
        ]


def days_of(content: Content) -> Iterator[Day]:
    """Every day on which something was first told, newest first."""
    return (day_of(entry, content) for entry in content.days)


def behind(entry: DayEntry, content: Content) -> list[Fact]:
    """The facts of a day and those related to them: all that its page is made of."""
    facts = {key: content.facts[key] for key in entry.facts}
    facts |= {line.id: content.facts[line.id] for fact in list(facts.values()) for line in fact.related}
    return list(facts.values())


def day_of(entry: DayEntry, content: Content) -> Day:
    """One day in full."""
    near = behind(entry, content)
    content.attach(fact.id for fact in near)
    rows = content.told_on([entry.when])[entry.when]
    facts = {row["fact_id"]: content.facts[row["fact_id"]] for row in rows}
    shown: set[str] = set()
    sections = []
    for region in REGIONS:
        here = [row for row in rows if row["region"] == region]
        fresh = [row for row in here if row["fact_id"] not in shown]
        again = {row["fact_id"]: facts[row["fact_id"]].line for row in here if row["fact_id"] in shown}
        if here:
            sections.append(Section(region, list(_items(fresh, facts)), list(again.values())))
        shown |= {row["fact_id"] for row in here}
    concerned = Counter(name for section in sections for item in section.items for name in item.commodities)
    sums = [fact for fact in facts.values() if fact.row["usd"] is not None]
    largest = max(sums, key=lambda fact: (fact.row["usd"], fact.id), default=None)
    return Day(
        entry.when,
        sections,
        concerned.most_common(),
        _summary(facts.values(), rows),
        largest.line if largest else None,
        _articles(entry.when, rows, near),
    )


def _summary(facts: Iterable[Fact], rows: list[Row]) -> str:
    counts = Counter(fact.kind for fact in facts)
    told = listed(plural(counts[kind], *NOUNS[kind]) for kind in NOUNS if counts[kind])
    return f"{told}, read from {plural(len({row['source_name'] for row in rows}), 'source')}."


def _items(rows: list[Row], facts: dict[str, Fact]) -> Iterator[Item]:
    """Items in the order of their rows; lines of one estimate on one page are one item."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        fact = facts[row["fact_id"]]
        is_told_together = fact.kind == "estimate" and fact.row["project_id"]
        key = (fact.title, fact.row["type"], row["document_url"] or "") if is_told_together else (row["digest_id"],)
        groups.setdefault(key, []).append(row)
    for group in groups.values():
        told = {row["fact_id"]: facts[row["fact_id"]] for row in group}
        yield _item(group[0], list(told.values()), facts)


def _item(row: Row, told: list[Fact], facts: dict[str, Fact]) -> Item:
    fact = told[0]
    printed = next((e["printed"] for e in fact.evidence if e["evidence_text"] == row["evidence_text"]), None)
    issues = {issue["rule"]: issue for one in told for issue in one.issues}
    what, amount = fact.what, fact.amount
    if len(told) > 1:
        what, amount = f"{words(fact.row['type'])}, {plural(len(told), 'category', 'categories')}", ""
    elif fact.kind != "estimate":
        what = ", ".join(words(part.replace(" ", "_")) for part in row["what"].split(", "))
        amount = _amount(row, fact)
    usd = money(fact.row["usd"], "USD") if row["amount"] == fact.row["number"] and fact.row["unit"] != "USD" else ""
    return Item(
        fact.kind,
        fact.page,
        fact.title,
        what,
        amount,
        usd if len(told) == 1 else "",
        row["evidence_text"],
        printed,
        row["publisher"] or row["source_name"],
        row["document_title"],
        row["document_url"],
        max(one.row["witnesses"] for one in told),
        sorted({name for one in told for name in one.row["commodities"]}),
        list(issues.values()),
        row["digest_on_basis"] != "first_crawl",
        [(one.page, _category(one), tonnes(one.row["number"]), one.grades_text) for one in told if len(told) > 1],
        [line for line in fact.related if line.id not in facts][:RELATED],
    )


def _category(fact: Fact) -> str:
    return "category not stated" if fact.row["stage"] == "unspecified" else words(fact.row["stage"])


def _amount(row: Row, fact: Fact) -> str:
    """The amount of the event; "up to" and the like where it is the fact's own."""
    qualifier = fact.row["qualifier"] if row["amount"] == fact.row["number"] else None
    return money(row["amount"], row["amount_unit"], qualifier)


def _articles(when: date, rows: list[Row], facts: list[Fact]) -> list[Article]:
    """Pages told until that day of the day's facts and of those related to them, beside the pages quoted above."""
    quoted = {row["document_url"] for row in rows}
    found = {
        row["document_id"]: row
        for fact in facts
        for row in fact.evidence
        if row["told_on"] <= when and row["address"] not in quoted
    }
    newest = sorted(found.values(), key=lambda row: (row["told_on"], row["document_id"]), reverse=True)
    by_title = {title: next(same) for title, same in groupby(newest, key=lambda row: row["title"] or "Untitled page")}
    return [
        Article(title, row["address"], row["publisher"] or row["source_name"], row["told_on"], clipped(row["abstract"]))
        for title, row in list(by_title.items())[:ARTICLES]
    ]
