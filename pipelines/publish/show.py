"""`oreledger show`: one company, project or fact of a release on the terminal, with what its page says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import duckdb
from rapidfuzz import fuzz, process, utils
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.publish.marts import quoted, text_literal
from pipelines.publish.query import open_release
from pipelines.publish.site.columns import fields_of
from pipelines.publish.site.content import Content, Entity, read_content, rows
from pipelines.publish.site.fact import KINDS, Fact, Row
from pipelines.publish.site.words import amount, day, money, number, plural, printed_parts, words
from pipelines.publish.site.writer import NAMES

Kind = Literal["company", "project"]
NEAR = 5
LEAST_LIKENESS = 60
"""Names less alike than this (rapidfuzz's WRatio, 0 to 100) are no help to somebody who mistyped one."""
FACTS_OF = {
    "company": "SELECT deal_id FROM fct_deal_parties WHERE company_id = $1 UNION SELECT estimate_id FROM"
    " fct_resource_estimates WHERE company_id = $1 UNION SELECT funding_id FROM fct_funding_commitments"
    " WHERE recipient_company_id = $1",
    "project": "SELECT deal_id FROM fct_deals WHERE project_id = $1 UNION SELECT estimate_id FROM"
    " fct_resource_estimates WHERE project_id = $1 UNION SELECT funding_id FROM fct_funding_commitments"
    " WHERE project_id = $1",
}
ALL_FACTS = (
    "SELECT deal_id AS id, label FROM fct_deals UNION ALL SELECT estimate_id, label FROM"
    " fct_resource_estimates UNION ALL SELECT funding_id, label FROM fct_funding_commitments"
)
KEYS = {
    "fct_deals": "deal_id",
    "fct_resource_estimates": "estimate_id",
    "fct_funding_commitments": "funding_id",
    "fct_deal_parties": "deal_id",
    "fct_resource_grades": "estimate_id",
    "fct_evidence": "fact_id",
    "fct_deal_events": "deal_id",
    "fct_funding_events": "funding_id",
    "mart_conflicts": "fact_id",
    "mart_daily_digest": "fact_id",
    "fct_deals_history": "deal_id",
    "fct_resource_estimates_history": "estimate_id",
    "fct_funding_commitments_history": "funding_id",
}


class NotFoundError(LookupError):
    """Nothing of that name is in the release."""


def show_entity(release: Path, kind: Kind, name: str, console: Console) -> None:
    """Every company or project of that name, spelling, ticker or id, with its facts; raises NotFoundError."""
    with open_release(release) as connection:
        found = [row[f"{kind}_id"] for row in _named(rows(connection, f"SELECT * FROM dim_{kind}"), kind, name)]
        for key in found:
            facts = [row[0] for row in connection.execute(FACTS_OF[kind], [key]).fetchall()]
            content = _content_of(connection, facts)
            entity = (content.companies if kind == "company" else content.projects)[key]
            _print_entity(entity, content, console)


def show_fact(release: Path, key: str, console: Console) -> None:
    """The fact with that id, or the one whose id begins so; raises NotFoundError."""
    with open_release(release) as connection:
        known = dict(connection.execute(ALL_FACTS).fetchall())
        found = [key] if key in known else sorted(fact for fact in known if fact.startswith(key)) if key else []
        if len(found) != 1:
            raise NotFoundError(_ambiguous(key, found) if found else _unknown_fact(key, known))
        content = _content_of(connection, found)
        _print_fact(content.facts[found[0]], content, console)


def site_of(release: Path) -> Path:
    """The front page of a release; raises ReleaseMissingError where there is none."""
    with open_release(release):
        return release.resolve() / "site" / "index.html"


def _named(entities: list[Row], kind: Kind, name: str) -> list[Row]:
    wanted = _plain(name)
    if found := [row for row in entities if wanted in {_plain(text) for text in _names(row, kind)}]:
        return found
    spelt = {text: row[f"{kind}_name"] for row in entities for text in _names(row, kind)}
    near = process.extract(
        name,
        list(spelt),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=4 * NEAR,
        score_cutoff=LEAST_LIKENESS,
    )
    names = list(dict.fromkeys(spelt[text] for text, _, _ in near))[:NEAR]
    hint = f"did you mean {' | '.join(names)}?" if names else f'`oreledger query "from dim_{kind}"` lists all'
    raise NotFoundError(f"no {kind} is called {name!r} in this release: {hint}")


def _plain(text: str) -> str:
    """Lower-case words alone."""
    return " ".join(utils.default_process(text).split())


def _names(row: Row, kind: Kind) -> list[str]:
    ticker = row.get("ticker") or ""
    return list(
        filter(None, [row[f"{kind}_id"], row[f"{kind}_name"], *row["spellings"], ticker, ticker.partition(":")[2]])
    )


def _ambiguous(key: str, found: list[str]) -> str:
    return f"{len(found)} facts begin with {key!r}: {', '.join(found[:NEAR])}{' …' if len(found) > NEAR else ''}"


def _unknown_fact(key: str, known: dict[str, str]) -> str:
    labels = {label: fact for fact, label in known.items() if label}
    near = process.extract(
        key, list(labels), scorer=fuzz.WRatio, processor=utils.default_process, limit=NEAR, score_cutoff=LEAST_LIKENESS
    )
    hint = "; ".join(f"{labels[label]} is {label}" for label, _, _ in near)
    return f"no fact has the id {key!r} in this release: " + (hint or "ids are the first column of the fct_ tables")


def _content_of(connection: duckdb.DuckDBPyConnection, facts: Iterable[str]) -> Content:
    """The content of the release with these facts alone: views of this connection stand before its tables."""
    wanted = ", ".join(text_literal(fact) for fact in facts) or "NULL"
    database = quoted(connection.execute("SELECT current_database()").fetchall()[0][0])
    for table, key in KEYS.items():
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {database}.main.{table}"
            f" WHERE {quoted(key)} IN ({wanted})"
        )
    content = read_content(connection)
    content.attach(content.facts)
    for table in KEYS:
        connection.execute(f"DROP VIEW temp.{table}")
    return content


def _print_entity(entity: Entity, content: Content, console: Console) -> None:
    row = entity.row
    countries = [content.countries.get(code, code) for code in row.get("country_codes") or []]
    console.print(Text.assemble((entity.name, "bold"), f"  {row.get('ticker') or ''}"))
    told = [plural(row["mentions"], "mention"), *countries, "name not settled" if row.get("is_provisional") else ""]
    console.print(Text(" · ".join(filter(None, told)), "dim"))
    others = [name for name in row["spellings"] if name != entity.name]
    if others:
        console.print(Text(f"also printed as {', '.join(others)}", "dim"))
    for kind in KINDS:
        facts = [fact for fact in entity.facts if fact.kind == kind]
        if facts:
            table = _table("announced", "what", "who", "amount", "fact", title=NAMES[kind])
            for fact in facts:
                table.add_row(*(escape(text) for text in (fact.line.when, fact.what, fact.title, fact.amount, fact.id)))
            console.print(table)
    console.print()


def _print_fact(fact: Fact, content: Content, console: Console) -> None:
    console.print(Text(fact.title, "bold"))
    told = [
        fact.what,
        fact.amount,
        plural(fact.row["witnesses"], "independent witness", "independent witnesses"),
        plural(fact.row["documents"], "document"),
    ]
    console.print(Text(" · ".join(filter(None, told)), "dim"))
    for issue in fact.issues:
        console.print(Text.assemble((f"{words(issue['rule'])}: ", "yellow"), issue["description"]))
    table = _table("", "", title="What is said", show_header=False)
    for name, value, note in fields_of(fact, content):
        table.add_row(escape(name), escape(value), escape(note))
    for party in fact.parties:
        table.add_row(words(party["role"]), escape(party["party_name"]))
    for grade in fact.grades:
        contained = amount(grade["contained_tonnes_printed"], "t")
        table.add_row(
            "grade",
            escape(f"{number(grade['grade_value'])} {grade['grade_unit'] or ''} {grade['analyte']}"),
            f"{contained} contained" if contained else "",
        )
    console.print(table)
    for event in fact.events:
        said = money(event["amount"], event["currency"], event["amount_qualifier"]) or event["other_id"] or ""
        console.print(f"  {day(event['event_on'], event['event_precision'])}  {words(event['stage'])} {said}".rstrip())
    for when, change in fact.history[1:]:
        console.print(f"  {day(when)}  {escape(change)}")
    for claim in fact.conflicts:
        said = (
            f"{number(claim['claimed_number'])} %"
            if claim["field"] == "stake_pct"
            else amount(claim["claimed_number"], claim["claimed_unit"])
        )
        console.print(
            f"  {words(claim['field'])} {said} [dim]say {escape(', '.join(claim['source_names']))}"
            f"{', chosen' if claim['is_chosen'] else ''}[/]"
        )
    for witness, tellings in fact.witnesses:
        console.print(f"\n[bold]Witness {witness}[/]")
        for telling in tellings:
            _print_telling(telling.row, len(telling.copies), console)


def _print_telling(row: Row, copies: int, console: Console) -> None:
    sentence = Text(" ".join(row["evidence_text"].split()))
    for part in printed_parts(row["printed"]):
        sentence.highlight_words([part], "black on yellow")
    console.print(Padding(sentence, (0, 0, 0, 2)))
    more = f", and {plural(copies, 'other page')}" if copies else ""
    source = f"  {row['publisher'] or row['source_name']}, {day(row['told_on'])}{more}"
    console.print(
        Text.assemble((source, "dim"), (f"\n  {row['address']}" if row["address"] else "", "dim")), soft_wrap=True
    )


def _table(*heads: str, title: str, **more: Any) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, header_style="dim", pad_edge=False, **more
    )
    for head in heads:
        table.add_column(head, overflow="fold", justify="right" if head == "amount" else "left")
    return table
