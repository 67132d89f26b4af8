"""One fact of a release with everything that speaks for or against it, as pages show it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from pipelines.model import stable_id
from pipelines.publish.site.words import amount, day, kind_and_stage, money, tonnes

Row = dict[str, Any]
KINDS = {"deal": "Deal", "estimate": "Resource", "funding": "Funding"}


class Line(NamedTuple):
    """One fact where it is only named: its page, and what a person tells it by."""

    id: str
    kind: str
    page: str
    title: str
    what: str
    when: str
    amount: str


@dataclass(slots=True)
class Telling:
    """What one witness says in one way: the page it is quoted from, and pages that say the same."""

    row: Row
    copies: list[Row] = field(default_factory=list)


class Told(NamedTuple):
    """What some publishers said of a fact on one day: the stage and, where they give one, the number."""

    when: date
    stage: str | None
    amount: str
    publishers: list[str]


@dataclass
class Fact:
    """One fact with its witnesses, events, conflicts and relations; `row` holds the columns of its mart.

    Evidence, events, conflicts and history are there once Content.attach has read them.
    """

    kind: str
    id: str
    row: Row
    version: str = ""
    """Another one whenever anything of the fact or behind it is another."""
    told_version: str | None = None
    """Another one whenever its evidence is another."""
    parties: list[Row] = field(default_factory=list)
    grades: list[Row] = field(default_factory=list)
    evidence: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    related: list[Line] = field(default_factory=list)
    history: list[tuple[date, str]] = field(default_factory=list)

    @cached_property
    def page(self) -> str:
        """Address of its page, from the root of the site."""
        return page_of("facts", self.id)

    @cached_property
    def title(self) -> str:
        """Who and what it is about, never empty; an estimate is told by project and company."""
        named = [self.row["project_name"], self.row["company_name"]] if self.kind == "estimate" else []
        return " – ".join(filter(None, named)) or self.row["label"] or "Unnamed"

    @property
    def what(self) -> str:
        """Its kind and the stage it has reached."""
        return kind_and_stage(self.row["type"], self.row["stage"])

    @property
    def amount(self) -> str:
        """Money or ore as printed; empty where none is told."""
        row = self.row
        return tonnes(row["number"]) if self.kind == "estimate" else money(row["number"], row["unit"], row["qualifier"])

    @cached_property
    def line(self) -> Line:
        """The fact where it is only named."""
        when = day(self.row["announced_on"], self.row["announced_precision"])
        return Line(self.id, self.kind, self.page, self.title, self.what, when, self.amount)

    @property
    def grades_text(self) -> str:
        """`1.2 % Cu; 0.4 g/t Au`."""
        return "; ".join(
            f"{g['grade_value']:g} {g['grade_unit']} {g['analyte']}"
            for g in self.grades
            if g["grade_value"] is not None
        )

    @property
    def contained_text(self) -> str:
        """`150 kt Cu`, as printed."""
        return "; ".join(
            f"{tonnes(g['contained_tonnes_printed'])} {g['analyte']}"
            for g in self.grades
            if g["contained_tonnes_printed"] is not None
        )

    @property
    def is_envelope(self) -> bool:
        """True for a sum of public money that names neither who receives it nor what it is for."""
        return self.kind == "funding" and not self.row["recipient"] and not self.row["project_id"]

    @property
    def counted_usd(self) -> float | None:
        """Its dollars where totals count them."""
        return self.row["usd"] if self.row.get("count_in_totals") else None

    @property
    def told(self) -> list[Told]:
        """What each publisher said on a day and had not said before, oldest first."""
        said: dict[tuple[date, str | None, str], list[str]] = {}
        known: set[tuple[str, str | None, str]] = set()
        for row in sorted(self.evidence, key=lambda row: (row["told_on"], row["mention_id"])):
            publisher, number = row["publisher"] or row["source_name"], amount(row["stated_number"], row["stated_unit"])
            if (publisher, row["stage"], number) not in known:
                said.setdefault((row["told_on"], row["stage"], number), []).append(publisher)
            known |= {(publisher, row["stage"], number), (publisher, row["stage"], "")}
        return [Told(*claim, publishers) for claim, publishers in said.items()]

    @property
    def company_ids(self) -> set[str]:
        """Companies that take part."""
        named = {party["company_id"] for party in self.parties} | {
            self.row.get("company_id"),
            self.row.get("recipient_company_id"),
        }
        return {company for company in named if company}

    @property
    def witnesses(self) -> list[tuple[int, list[Telling]]]:
        """Witness to its tellings, the one that is chosen first; the same sentence of one witness stands once."""
        found: dict[int, dict[str, Telling]] = defaultdict(dict)
        for row in self.evidence:
            said = " ".join(row["evidence_text"].split())
            if said in found[row["witness"]]:
                found[row["witness"]][said].copies.append(row)
            else:
                found[row["witness"]][said] = Telling(row)
        chosen = self.evidence[0]["witness"] if self.evidence else None
        return [(witness, list(found[witness].values())) for witness in sorted(found, key=lambda w: (w != chosen, w))]


def page_of(folder: str, key: str) -> str:
    """Address of the page of one thing; a key that is no plain file name is hashed into one."""
    name = key if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}", key) else stable_id(key)
    return f"{folder}/{name}.html"
