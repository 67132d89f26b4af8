"""One deal told in a sentence or two, and what must be read from it."""

from __future__ import annotations

from pipelines.extract.deals import find_deals
from tests.unit.extract.reading_of import reading_of

Roles = dict[str, list[str]]
Row = tuple[str, str, float | None, float | None, str | None, str | None]
"""Type and stage, parties by role, value, share, project, day."""


def check(
    text: str, deal_type: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    """The text tells exactly one deal, with these parties in these roles, value, share and project."""
    reading = reading_of(text)
    deals, _ = find_deals(reading)
    assert [(d.deal_type, d.status) for d in deals] == [(deal_type, status)]
    deal = deals[0]
    told = {role: sorted(p.name for p in deal.parties if p.role == role) for role in {p.role for p in deal.parties}}
    assert told == {role: sorted(names) for role, names in roles.items()}
    assert (deal.value, deal.stake_pct, deal.project) == (value, stake, project)
    evidence = deal.evidence
    assert reading.document.text[evidence.start : evidence.end] == evidence.text


def told(text: str) -> list[Row]:
    """One row per deal that the text tells, each with evidence that stands in it."""
    reading = reading_of(text, title="News")
    rows: list[Row] = []
    for deal in find_deals(reading)[0]:
        roles: Roles = {}
        for party in deal.parties:
            roles.setdefault(party.role, []).append(party.name)
        who = "; ".join(f"{role}: {', '.join(names)}" for role, names in roles.items())
        assert reading.document.text[deal.evidence.start : deal.evidence.end] == deal.evidence.text
        kind = f"{deal.deal_type} {deal.status}"
        rows.append((kind, who, deal.value, deal.stake_pct, deal.project, deal.announced_on))
    return rows
