"""Documents and their mentions as frames of the landed tables: records in, typed columns out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

import polars as pl

from pipelines.land.tables import LANDED
from pipelines.model import (
    DealMention,
    Document,
    Mention,
    Mentions,
    ResourceMention,
    stable_id,
)

MENTION_TABLES = ("deal_mentions", "deal_parties", "resource_mentions", "resource_grades", "funding_mentions")
Rows = list[dict[str, Any]]


def document_frames(documents: Iterable[Document]) -> dict[str, pl.DataFrame]:
    """`documents` (one row per document version) and `document_tables` (one row per table of one)."""
    rows: Rows = []
    tables: Rows = []
    columns = LANDED["documents"].names
    for document in documents:
        row = document.to_row()
        rows.append({name: row[name] for name in columns})
        tables += [
            {
                "document_id": document.document_id,
                "version": document.version,
                "ordinal": table.ordinal,
                "text_start": table.start,
                "text_end": table.end,
                "caption": table.caption,
                "row_count": len(table.rows),
                "column_count": table.width,
                "cells": json.dumps([[asdict(cell) for cell in cells] for cells in table.rows], ensure_ascii=False),
            }
            for table in document.tables
        ]
    return {"documents": LANDED["documents"].frame(rows), "document_tables": LANDED["document_tables"].frame(tables)}


def mention_frames(pairs: Iterable[tuple[Document, Mentions]]) -> dict[str, pl.DataFrame]:
    """The five mention tables by landed name, one row per mention, party or grade; empty tables keep their types."""
    rows: dict[str, Rows] = {name: [] for name in MENTION_TABLES}
    for document, mentions in pairs:
        for ordinal, deal in enumerate(mentions.deals):
            _add_deal(rows, document, ordinal, deal)
        for ordinal, estimate in enumerate(mentions.resource_estimates):
            _add_estimate(rows, document, ordinal, estimate)
        for ordinal, funding in enumerate(mentions.funding_commitments):
            rows["funding_mentions"].append(_mention_row("funding_mentions", document, ordinal, funding))
    return {name: LANDED[name].frame(rows[name]) for name in MENTION_TABLES}


def _add_deal(rows: dict[str, Rows], document: Document, ordinal: int, deal: DealMention) -> None:
    row = _mention_row("deal_mentions", document, ordinal, deal)
    rows["deal_mentions"].append(row)
    rows["deal_parties"] += [{**_key(row), "ordinal": n, **asdict(party)} for n, party in enumerate(deal.parties)]


def _add_estimate(rows: dict[str, Rows], document: Document, ordinal: int, estimate: ResourceMention) -> None:
    row = _mention_row("resource_mentions", document, ordinal, estimate)
    rows["resource_mentions"].append(row)
    measured = [
        *(("grade", g.analyte, g.value, g.unit) for g in estimate.grades),
        *(("contained", c.analyte, c.value_t, "t") for c in estimate.contained),
        *(("cutoff", g.analyte, g.value, g.unit) for g in estimate.cutoff),
    ]
    rows["resource_grades"] += [
        {**_key(row), "ordinal": n, "measure": measure, "analyte": analyte, "value": value, "unit": unit}
        for n, (measure, analyte, value, unit) in enumerate(measured)
    ]


PARTS = ("parties", "grades", "contained", "cutoff")
"""Fields of mentions that are tables of their own."""


def _mention_row(table: str, document: Document, ordinal: int, mention: Mention) -> dict[str, Any]:
    own = {f.name: getattr(mention, f.name) for f in fields(mention) if f.name not in (*PARTS, "evidence", "printed")}
    return {
        "mention_id": stable_id(document.document_id, document.version, table, ordinal),
        "document_id": document.document_id,
        "version": document.version,
        "source": document.source,
        "ordinal": ordinal,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in own.items()},
        "evidence_start": mention.evidence.start,
        "evidence_end": mention.evidence.end,
        "evidence_text": mention.evidence.text,
        "printed": json.dumps(dict(mention.printed), ensure_ascii=False, sort_keys=True),
    }


def _key(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("mention_id", "document_id", "version", "source")}
