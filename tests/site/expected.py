"""What a careful analyst would list for each demo page, expanded from expected.yml to lines of the fact contract.

python -m tests.site.expected DIRECTORY         writes docs.jsonl and gold.jsonl there, for `oreledger evaluate`
"""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.site.website import FOLDER, PAGES, Host, Page, load_hosts

TABLES = ("deals", "resource_estimates", "funding_commitments")
Record = dict[str, Any]


@cache
def _file() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "expected.yml").read_text("utf-8")))


def crawl_outcomes() -> dict[str, dict[str, int]]:
    """Source to outcome to pages, of a first crawl of revision 1."""
    return dict(_file()["crawl"])


def facts(page: Page, host: Host, revision: int = 1) -> dict[str, list[Record]]:
    """Table to contract records of one page, those of the abstracts it shows included.

    `evidence` holds the few words that the fact stands in, not the whole sentence.
    """
    stated = _file()["pages"].get(page.url, {})
    records = {table: list(stated.get(table, [])) for table in TABLES}
    if page.host.startswith("digest.") and page.published and not page.redirect and not page.raw:
        for other in host.related(page):
            for table, more in _file()["abstracts"].get(other.url, {}).items():
                records[table] += more
    day = page.published.date().isoformat() if page.published else None
    return {table: [_expand(table, record, day, revision) for record in records[table]] for table in TABLES}


def _expand(table: str, compact: Record, day: str | None, revision: int) -> Record:
    compact = {**compact, **(compact.get("revision_2", {}) if revision >= 2 else {})}
    compact.pop("revision_2", None)
    record = {**DEFAULTS[table], **compact, "evidence": compact["says"]}
    del record["says"]
    if table == "resource_estimates":
        record["effective_on"] = _text(record["effective_on"])
        record["grades"], record["cutoff"] = _grades(record["grades"]), _grades(record["cutoff"])
        record["contained"] = [{"analyte": a, "value_t": t} for a, t in dict(record["contained"]).items()]
        return record
    record["announced_on"] = _text(record["announced_on"]) or day
    kind = "value" if table == "deals" else "amount"
    if record[kind] is not None:
        record[f"{kind}_qualifier"] = record[f"{kind}_qualifier"] or "exact"
    if table == "deals":
        record["parties"] = [{"name": n, "role": r} for r, names in compact["parties"].items() for n in names]
    return record


def _grades(compact: dict[str, str]) -> list[Record]:
    """{WO3: 0.38 %} as the contract's list."""
    return [{"analyte": a, "value": float(v.split()[0]), "unit": v.split()[1]} for a, v in dict(compact).items()]


def _text(value: object) -> str | None:
    """YAML reads a full date as a date and a year as a number."""
    return None if value is None else str(value)


DEFAULTS: dict[str, Record] = {
    "deals": dict.fromkeys(("project", "value", "currency", "value_qualifier", "stake_pct", "announced_on"))
    | {"commodities": [], "countries": []},
    "resource_estimates": dict.fromkeys(("project", "company", "tonnage_t", "reporting_code", "effective_on"))
    | {"commodities": [], "grades": {}, "contained": {}, "cutoff": {}, "is_current": True},
    "funding_commitments": dict.fromkeys(
        ("recipient", "project", "programme", "amount", "currency", "amount_qualifier", "announced_on")
    )
    | {"commodities": [], "countries": []},
}


def documents(revision: int = 1) -> list[tuple[Record, Record]]:
    """(document line, gold line) of every page with text, as the fact contract has them."""
    pairs = []
    for host in load_hosts(revision).values():
        for page in host.pages.values():
            answer = host.answer(page.path)
            if answer.status != 200 or page.stream_mb or page.url not in _file()["pages"]:
                continue
            line: Record = {
                "doc_id": page.url,
                "url": page.url,
                "title": page.title or None,
                "published_at": page.published.isoformat() if page.published else None,
            }
            if page.filename.endswith(".pdf"):
                line["path"] = str(PAGES / page.host / page.filename)
            else:
                line["html"] = answer.body.decode(page.charset)
            pairs.append((line, {"doc_id": page.url, **facts(page, host, revision)}))
    return pairs


def main() -> None:
    """Write the two files."""
    parser = argparse.ArgumentParser(prog="python -m tests.site.expected")
    parser.add_argument("directory", type=Path)
    directory: Path = parser.parse_args().directory
    directory.mkdir(parents=True, exist_ok=True)
    for name, side in (("docs.jsonl", 0), ("gold.jsonl", 1)):
        lines = (json.dumps(pair[side], ensure_ascii=False) for pair in documents())
        (directory / name).write_text("\n".join(lines) + "\n", "utf-8")
        print(f"wrote {directory / name}")


if __name__ == "__main__":
    main()
