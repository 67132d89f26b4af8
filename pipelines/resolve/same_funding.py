"""When two funding mentions tell of one commitment: one loan goes from letter of interest to closing, with new amounts
on the way; a second tranche, another recipient or another instrument is another commitment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.resolve.cues import is_later_part, told_apart
from pipelines.resolve.events import (
    CONFLICT,
    Rules,
    Seen,
    close,
    days_between,
    differ,
    disjoint,
    earlier_first,
    same_amount,
)

STAGE_ORDER = {
    "proposed": 0,
    "letter_of_interest": 1,
    "conditional": 2,
    "committed": 3,
    "closed": 4,
    "disbursed": 5,
    "cancelled": 6,
}
ALIKE_INSTRUMENTS = (frozenset({"loan", "loan_guarantee"}), frozenset({"loan_guarantee", "credit_insurance"}))
"""Instruments that outlets take for each other: a guaranteed loan is printed as either. `programme` goes with all."""
NEWS_DAYS = 21
"""Days within which outlets tell of one announcement."""
STAGE_WINDOW_DAYS = 1460
"""Longest way of one commitment from its first letter to its last payment."""
SAME_STAGE_WINDOW_DAYS = 1095
"""Later articles recall a commitment of the same amount at the same stage within this time."""
STAGE_CHANGE = 0.5
"""Share by which an amount may change between stages of one commitment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingSeen(Seen):
    """A funding mention with resolved names."""

    funders: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    """The governments behind the funders."""
    recipient: str | None = None
    programme: str | None = None
    instrument: str = "programme"
    stage: str = "committed"


def funding_blocks(mention: FundingSeen) -> Iterable[tuple[object, ...]]:
    """Mentions are compared when they share recipient, project or programme; without a recipient, also funder or the
    government behind it."""
    yield from ((key,) for key in (mention.recipient, mention.project, mention.programme) if key)
    if not mention.recipient:
        yield from ((key,) for key in sorted(mention.funders | mention.governments))


def funding_traits(mention: FundingSeen) -> tuple[str | None, ...]:
    """Recipient and project: where both mentions have one, they are the same in one commitment."""
    return mention.recipient, mention.project


def same_funding(one: FundingSeen, other: FundingSeen) -> float:
    """Strength from 0 to 1 that the two tell of one commitment; CONFLICT when they cannot."""
    amounts, gap = same_amount(one, other), days_between(one, other)
    if (
        _names_conflict(one, other)
        or _instruments_conflict(one, other)
        or _told_as_two(one, other, amounts)
        or _too_far_apart(one, other, amounts, gap)
    ):
        return CONFLICT
    both = one.recipient is not None and one.recipient == other.recipient
    project = one.project is not None and one.project == other.project
    programme = one.programme is not None and one.programme == other.programme
    funder = bool(one.funders & other.funders)
    strength = 0.3 * both + 0.2 * project + 0.2 * programme + 0.2 * funder + 0.3 * (amounts is True)
    strength += 0.05 * (not funder and _one_is_government(one, other))
    strength += 0.1 * (one.instrument == other.instrument) + 0.1 * (gap <= NEWS_DAYS)
    strength += 0.05 * bool(one.commodities & other.commodities)
    open_to_many = one.recipient is None and other.recipient is None
    if not (both or project or programme or (open_to_many and amounts is True)):
        return min(strength, 0.45)
    return min(strength, 1.0)


def _names_conflict(one: FundingSeen, other: FundingSeen) -> bool:
    if differ(one.recipient, other.recipient) or differ(one.project, other.project):
        return True
    if differ(one.programme, other.programme) and not (one.recipient and one.recipient == other.recipient):
        return True
    envelope = (one.recipient is None) != (other.recipient is None)
    if (
        envelope
        and not (one.project and one.project == other.project)
        and "programme" in (one.instrument, other.instrument)
    ):
        return True
    return disjoint(one.funders, other.funders) and not _one_is_government(one, other)


def _one_is_government(one: FundingSeen, other: FundingSeen) -> bool:
    """ "The US government" may be any of its agencies."""
    return bool(one.funders & other.governments or other.funders & one.governments)


def _instruments_conflict(one: FundingSeen, other: FundingSeen) -> bool:
    kinds = {one.instrument, other.instrument}
    return len(kinds) == 2 and "programme" not in kinds and not any(kinds <= alike for alike in ALIKE_INSTRUMENTS)


def _told_as_two(one: FundingSeen, other: FundingSeen, amounts: bool | None) -> bool:
    """Two records of one document are two commitments, unless they are stages of one or nothing tells them apart."""
    if told_apart(one.evidence, other.evidence):
        return True
    if one.document_id != other.document_id:
        return False
    if one.stage == other.stage:
        return amounts is not True or one.instrument != other.instrument or days_between(one, other) > 0
    return one.instrument != other.instrument or not _may_have_changed(one, other)


def _too_far_apart(one: FundingSeen, other: FundingSeen, amounts: bool | None, gap: int) -> bool:
    earlier, later = earlier_first(one, other)
    if (
        is_later_part(later.evidence)
        and not is_later_part(earlier.evidence)
        and gap > 3
        and (amounts is not True or one.stage == other.stage)
    ):
        return True
    if amounts is False:
        if one.stage == other.stage:
            return gap > NEWS_DAYS
        return (
            STAGE_ORDER[later.stage] < STAGE_ORDER[earlier.stage]
            or not _may_have_changed(one, other)
            or gap > STAGE_WINDOW_DAYS
        )
    if amounts is None and one.stage == other.stage:
        return gap > 180
    return gap > (SAME_STAGE_WINDOW_DAYS if one.stage == other.stage else STAGE_WINDOW_DAYS)


def _may_have_changed(one: FundingSeen, other: FundingSeen) -> bool:
    if one.amount is None or other.amount is None:
        return True
    if one.currency != other.currency:
        return (
            one.amount_usd is None or other.amount_usd is None or close(one.amount_usd, other.amount_usd, STAGE_CHANGE)
        )
    return close(one.amount, other.amount, STAGE_CHANGE)


FUNDING = Rules("funding", same_funding, funding_blocks, funding_traits, STAGE_WINDOW_DAYS)
