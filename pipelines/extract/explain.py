"""`oreledger extract --explain`: one document's text with what was read, what was refused, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from pipelines.extract import extract
from pipelines.extract.field import is_of_field
from pipelines.model import Document, Mention, Mentions
from pipelines.parse import read_contract

COLOURS = {"deals": "black on green", "resource_estimates": "black on cyan", "funding_commitments": "black on yellow"}
REFUSED = "dim strike"


class UnknownDocumentError(ValueError):
    """The file has no document of that name."""


def explain_document(lines: Iterable[str], doc_id: str, base: Path, console: Console) -> None:
    """Print the document with its evidence coloured by table, then every record and refusal with its rule."""
    document = find_document(lines, doc_id, base)
    mentions = extract(document)
    console.print(
        Text.assemble(
            ("status ", "bold"), document.status, *(f" ({document.status_reason})",) if document.status_reason else ()
        )
    )
    console.print(highlighted(document, mentions), soft_wrap=True)
    if not is_of_field(document.text):
        console.print(Text("\nnot searched: no word of mining, metals or a commodity in it", "bold"))
    for table, records in tables_of(mentions).items():
        for record in records:
            console.print(
                Text(f"\n{table}", COLOURS[table]),
                Text(
                    f" {record.rule}  confidence {record.confidence:.2f}"
                    f"  characters {record.evidence.start} to {record.evidence.end}",
                    "bold",
                ),
            )
            for name, value in record.as_contract().items():
                if value not in (None, [], ""):
                    printed = record.printed.get(name)
                    console.print(
                        f"  {name}: {json.dumps(value, ensure_ascii=False)}"
                        + (f"   as printed: {printed}" if printed else ""),
                        markup=False,
                        soft_wrap=True,
                    )
    for refusal in mentions.refused:
        console.print(Text(f"\nrefused for {refusal.table}: {refusal.reason}", "bold"))
        console.print(Text("  " + " ".join(document.text[refusal.start : refusal.end].split()), "dim"), soft_wrap=True)


def find_document(lines: Iterable[str], doc_id: str, base: Path) -> Document:
    """The document of that doc_id; raises UnknownDocumentError naming those that are there."""
    seen: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        record: Any = json.loads(line)
        if record.get("doc_id") == doc_id:
            return read_contract(record, base)
        seen.append(str(record.get("doc_id")))
    raise UnknownDocumentError(
        f"no document {doc_id!r}; the file has {len(seen)}: {', '.join(seen[:10])}" + (" …" if len(seen) > 10 else "")
    )


def tables_of(mentions: Mentions) -> dict[str, tuple[Mention, ...]]:
    """Mentions by the contract's table names."""
    return {
        "deals": mentions.deals,
        "resource_estimates": mentions.resource_estimates,
        "funding_commitments": mentions.funding_commitments,
    }


def highlighted(document: Document, mentions: Mentions) -> Text:
    """The document's text, evidence on a colour a table, refused sentences struck through."""
    text = Text(document.text)
    for refusal in mentions.refused:
        text.stylize(REFUSED, refusal.start, refusal.end)
    for table, records in tables_of(mentions).items():
        for record in records:
            text.stylize(COLOURS[table], record.evidence.start, record.evidence.end)
    return text
