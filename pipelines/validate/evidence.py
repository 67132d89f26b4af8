"""Evidence against the archived text: every mention points at its sentence, and every value read stands in the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import polars as pl

NUMBER_FIELDS = ("value", "amount", "tonnage_t", "stake_pct")
"""Fields whose printed characters the fact contract wants within the evidence itself."""


def evidence_failures(mentions: pl.DataFrame, documents: pl.DataFrame) -> Iterator[tuple[int, str, str]]:
    """(row, rule, reason) for each mention whose evidence or printed values are not in its document.

    `mentions` has document_id, version, evidence_start, evidence_end, evidence_text and printed; `documents` has
    document_id, version, title and text. Mentions of a document that is not there are left to the reference check.
    """
    joined = _with_documents(mentions, documents)
    for row in joined.filter(pl.col("found") != pl.col("evidence_text")).iter_rows(named=True):
        yield (
            row["row"],
            "evidence_not_in_text",
            f"text[{row['evidence_start']}:{row['evidence_end']}] of the document reads {row['found'][:60]!r} and "
            f"not the evidence: extract the document again with this parser",
        )
    fold = cache(_fold)
    for row in joined.filter(pl.col("printed").is_not_null()).iter_rows(named=True):
        for field, printed in _printed(row["printed"]):
            places = (row["evidence_text"], row["text"], row["title"])
            if not any(place and (printed in place or fold(printed) in fold(place)) for place in places):
                yield (
                    row["row"],
                    "printed_not_in_document",
                    f"{field} was read from {printed[:60]!r}, which stands nowhere in the document: the rule "
                    f"{row['rule']} made it up",
                )


def numbers_outside_evidence(mentions: pl.DataFrame) -> int:
    """How many mentions have a number whose printed characters stand in the page but not in the evidence."""
    count = 0
    for row in mentions.select("evidence_text", "printed").drop_nulls().iter_rows(named=True):
        evidence = _fold(row["evidence_text"])
        count += any(
            field in NUMBER_FIELDS and _fold(printed) not in evidence for field, printed in _printed(row["printed"])
        )
    return count


def _with_documents(mentions: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Each mention that has its document, with `row` (position in the frame) and `found` (the text at its span)."""
    needed = ["document_id", "version", "evidence_start", "evidence_end", "evidence_text", "printed", "rule"]
    texts = documents.select("document_id", "version", "title", "text").unique(["document_id", "version"], keep="first")
    joined = (
        mentions.select(needed)
        .with_row_index("row")
        .drop_nulls(["evidence_start", "evidence_end", "evidence_text"])
        .join(texts, on=["document_id", "version"])
    )
    length = pl.max_horizontal(pl.col("evidence_end") - pl.col("evidence_start"), 0)
    start = pl.max_horizontal(pl.col("evidence_start"), 0)
    return joined.with_columns(found=pl.col("text").str.slice(start, length))


def _printed(text: str) -> Iterator[tuple[str, str]]:
    """Field and printed characters of the JSON object; nothing when it is no object, which the schema reports."""
    try:
        fields = json.loads(text)
    except ValueError:
        return
    if isinstance(fields, dict):
        yield from ((field, printed) for field, printed in fields.items() if isinstance(printed, str))


def _fold(text: str) -> str:
    return " ".join(text.split())
