"""What lists and fact pages show of a fact: columns of the tables, and the table of one fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipelines.publish.site.content import Content
from pipelines.publish.site.fact import Fact
from pipelines.publish.site.words import amount, day, money, reason, words


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list: its heading, its value for a fact, and how the page shows and sorts it."""

    name: str
    of: Callable[[Fact, Content], object]
    kind: Literal["text", "main", "date", "amount", "usd", "mega", "number"] = "text"


def fields_of(fact: Fact, content: Content) -> list[tuple[str, str, str]]:
    """(name, value, note) of what a fact page says in its table; fields without a value are left out."""
    row = fact.row
    rows = [
        ("Type", words(row["type"]), ""),
        ("Stage" if fact.kind != "estimate" else "Category", words(row["stage"]), ""),
    ]
    if fact.kind == "deal":
        rows.append(("Value", money(row["value"], row["currency"], row["value_qualifier"]), _why(row["value_reason"])))
        rows.append(
            ("Stake", f"{row['stake_pct']:g} %" if row["stake_pct"] is not None else "", _why(row["stake_reason"]))
        )
    elif fact.kind == "funding":
        rows += [
            ("Funder", row["funder"] or "", ""),
            ("Recipient", row["recipient"] or "", ""),
            ("Programme", row["programme_name"] or "", ""),
            ("Amount", money(row["amount"], row["currency"], row["amount_qualifier"]), _why(row["amount_reason"])),
            ("Totals", reason(row["count_reason"]), ""),
        ]
    else:
        rows += [
            ("Ore", amount(row["ore_tonnes"], "t"), _why(row["ore_tonnes_reason"])),
            ("Reporting code", row["reporting_code"] or "none named", ""),
            ("Company", row["company_name"] or "", ""),
            ("Effective", day(row["effective_on"], row["effective_precision"]) if row["effective_on"] else "", ""),
            ("Standing", "current" if row["is_current"] else "superseded or quoted for comparison", ""),
        ]
    if fact.kind != "estimate" and row["number"] is not None and row["currency"] != "USD":
        rate = f" {day(row['usd_rate_on'])}" if row["usd_rate_on"] else ""
        rows.append(("In US dollars", money(row["usd"], "USD") or "not converted", reason(row["usd_basis"]) + rate))
    rows += [
        ("Project", row["project_name"] or "", ""),
        ("Commodities", ", ".join(row["commodities"] or []), ""),
        ("Countries", ", ".join(content.countries.get(c, c) for c in row["country_codes"] or []), ""),
        ("Announced", day(row["announced_on"], row["announced_precision"]), ""),
    ]
    return [entry for entry in rows if entry[1]]


def _why(name: str | None) -> str:
    return f"chosen because: {reason(name)}" if name and name != "only_claim" else ""


def _countries(fact: Fact, content: Content) -> str:
    return ", ".join(content.countries.get(code, code) for code in fact.row["country_codes"] or [])


def _mega(value: float | None) -> float | None:
    """Millions of a unit."""
    return round(value / 1e6, 9) if value is not None else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


DATE = ListColumn("Announced", lambda f, _: _day(f.row["announced_on"]), "date")
STAGE = ListColumn("Stage", lambda f, _: words(f.row["stage"]))
TYPE = ListColumn("Type", lambda f, _: words(f.row["type"]))
PROJECT = ListColumn("Project", lambda f, _: f.row["project_name"])
COMMODITIES = ListColumn("Commodities", lambda f, _: ", ".join(f.row["commodities"] or []))
COUNTRIES = ListColumn("Countries", _countries)
WITNESSES = ListColumn("Witnesses", lambda f, _: f.row["witnesses"], "number")
ISSUES = ListColumn("Issues", lambda f, _: ", ".join(words(i["rule"]) for i in f.issues))
USD = ListColumn("US$", lambda f, _: f.row["usd"], "usd")
COLUMNS: dict[str, list[ListColumn]] = {
    "deal": [
        DATE,
        ListColumn("Deal", lambda f, _: f.row["parties_text"] or f.title, "main"),
        TYPE,
        STAGE,
        ListColumn("Value", lambda f, _: f.amount, "amount"),
        USD,
        PROJECT,
        COMMODITIES,
        COUNTRIES,
        WITNESSES,
        ISSUES,
    ],
    "estimate": [
        DATE,
        ListColumn("Project", lambda f, _: f.row["project_name"] or f.title, "main"),
        ListColumn("Company", lambda f, _: f.row["company_name"]),
        TYPE,
        ListColumn("Category", lambda f, _: words(f.row["stage"])),
        ListColumn("Ore, Mt", lambda f, _: _mega(f.row["ore_tonnes"]), "mega"),
        ListColumn("Grades", lambda f, _: f.grades_text),
        ListColumn("Contained", lambda f, _: f.contained_text),
        ListColumn("Code", lambda f, _: f.row["reporting_code"]),
        COMMODITIES,
        COUNTRIES,
        WITNESSES,
        ISSUES,
    ],
    "funding": [
        DATE,
        ListColumn("Funder", lambda f, _: f.row["funder"] or f.title, "main"),
        ListColumn("Recipient", lambda f, _: f.row["recipient"]),
        TYPE,
        STAGE,
        ListColumn("Amount", lambda f, _: f.amount, "amount"),
        USD,
        PROJECT,
        COMMODITIES,
        COUNTRIES,
        WITNESSES,
        ISSUES,
    ],
}
LIST_FILTERS = {
    "deal": ("Commodities", "Type", "Stage", "Countries", "Issues"),
    "estimate": ("Commodities", "Category", "Code", "Countries", "Issues"),
    "funding": ("Commodities", "Funder", "Stage", "Type", "Countries"),
}
