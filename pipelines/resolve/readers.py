"""Rows of the resolved mention tables as the records that each family's rules compare."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic

from pipelines.resolve.decided import decided
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.events import Rules, S, Seen
from pipelines.resolve.names import company_key, fold, project_key
from pipelines.resolve.same_deal import DEALS, DealSeen
from pipelines.resolve.same_estimate import ESTIMATES, EstimateSeen
from pipelines.resolve.same_funding import FUNDING, FundingSeen

Row = Mapping[str, Any]
ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
UNIT_PER_CENT = {"%": 1.0, "ppm": 1e-4, "g/t": 1e-4}
COMMON = (
    "mention_id",
    "document_id",
    "arrival",
    "source_name",
    "evidence_text",
    "announced_on",
    "project",
    "project_id",
    "countries",
    "commodities",
)


@dataclass(frozen=True, slots=True)
class Family(Generic[S]):
    """One kind of mention: the columns it is grouped by, how a row of them is read, and the rules."""

    columns: tuple[str, ...]
    read: Callable[[Row], S]
    rules: Rules[S]
    decisions: Decisions = field(default_factory=Decisions)

    def under(self, decisions: Decisions) -> Family[S]:
        """The family with what a person has decided about facts before its rules."""
        return replace(self, rules=decided(self.rules, decisions), decisions=decisions)

    def seen(self, rows: Iterable[Row]) -> list[S]:
        """The mentions of whole documents, in order of arrival; one that repeats a natural key has its number."""
        counts: Counter[tuple[str, str]] = Counter()
        mentions = []
        for mention in sorted(map(self.read, rows), key=lambda m: (m.arrival, m.mention_id)):
            key = (mention.document_id, mention.natural_key)
            mentions.append(replace(mention, number=counts[key]) if counts[key] else mention)
            counts[key] += 1
        return mentions


def _common(row: Row, natural_key: str) -> dict[str, Any]:
    first, last = partial_date(row["announced_on"])
    return {
        "mention_id": row["mention_id"],
        "document_id": row["document_id"],
        "arrival": row["arrival"],
        "natural_key": natural_key,
        "source": row["source_name"],
        "evidence": row["evidence_text"],
        "first_on": first,
        "last_on": last,
        "project": row["project_id"],
        "countries": frozenset(row["countries"] or ()),
        "commodities": frozenset(row["commodities"] or ()),
    }


def _deal(row: Row) -> DealSeen:
    names = sorted({company_key(name) for name in row["party_names"] or ()})
    key = "|".join([row["deal_type"], ",".join(names), project_key(row["project"] or "")])
    return DealSeen(
        **_common(row, key),
        deal_type=row["deal_type"],
        status=row["status"],
        amount=row["value"],
        currency=row["currency"],
        amount_usd=row["value_usd"],
        stake_pct=row["stake_pct"],
        parties=frozenset(zip(row["party_ids"] or (), row["party_roles"] or (), strict=True)),
    )


def _funding(row: Row) -> FundingSeen:
    names = [
        fold(row["funder"] or ""),
        company_key(row["recipient"] or ""),
        project_key(row["project"] or ""),
        fold(row["programme"] or ""),
    ]
    key = "|".join([row["instrument"], row["stage"], *names])
    return FundingSeen(
        **_common(row, key),
        funders=frozenset(row["agency_ids"] or ()),
        governments=frozenset(g for g in row["government_ids"] or () if g),
        recipient=row["recipient_id"],
        programme=row["programme_name"],
        instrument=row["instrument"],
        stage=row["stage"],
        amount=row["amount"],
        currency=row["currency"],
        amount_usd=row["amount_usd"],
    )


def _estimate(row: Row) -> EstimateSeen:
    key = "|".join(
        [
            row["estimate_kind"],
            row["category"],
            company_key(row["company"] or ""),
            project_key(row["project"] or ""),
            ",".join(sorted(row["commodities"] or ())),
        ]
    )
    effective = None
    if row["effective_on"]:
        first, last = partial_date(row["effective_on"])
        effective = Seen(
            mention_id=row["mention_id"],
            document_id=row["document_id"],
            arrival=row["arrival"],
            natural_key=key,
            first_on=first,
            last_on=last,
        )
    measures = [m for m in row["measures"] or () if m["value"] is not None]
    return EstimateSeen(
        **_common(row, key),
        estimate_kind=row["estimate_kind"],
        category=row["category"],
        company=row["company_id"],
        ownership_basis=row["ownership_basis"],
        tonnage_t=row["ore_tonnes"],
        effective=effective,
        contained=frozenset((m["analyte"], m["value"]) for m in measures if m["measure"] == "contained"),
        grades=frozenset(
            (m["analyte"], m["value"] * UNIT_PER_CENT[m["unit"]]) for m in measures if m["measure"] == "grade"
        ),
    )


def partial_date(text: str | None) -> tuple[date | None, date | None]:
    """First and last day of `2025`, `2025-03` or `2025-03-04`; (None, None) for anything else."""
    found = ISO_DATE.match(text) if text else None
    if not found:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None, None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])


DEAL = Family(
    (
        *COMMON,
        "deal_type",
        "status",
        "value",
        "currency",
        "value_usd",
        "stake_pct",
        "party_names",
        "party_ids",
        "party_roles",
    ),
    _deal,
    DEALS,
)
FUND = Family(
    (
        *COMMON,
        "funder",
        "agency_ids",
        "government_ids",
        "recipient",
        "recipient_id",
        "programme",
        "programme_name",
        "instrument",
        "stage",
        "amount",
        "currency",
        "amount_usd",
    ),
    _funding,
    FUNDING,
)
ESTIMATE = Family(
    (
        *COMMON,
        "estimate_kind",
        "category",
        "company",
        "company_id",
        "ownership_basis",
        "ore_tonnes",
        "effective_on",
        "measures",
    ),
    _estimate,
    ESTIMATES,
)
