"""One record for each commitment: what several sentences say of the same money is put together at its latest stage."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.funding.draft import Draft
from pipelines.extract.funding.words import STAGE_ORDER
from pipelines.extract.lexicon.funders import funders
from pipelines.extract.places import place_of
from pipelines.extract.quantities import Money

TIED = ("conditional", "letter_of_interest")
FIRM = re.compile(r"(?i)\b(?:approv|award|clos|sign|finali|definitive|grant(?:ed|s|ing)\b)")
"""A lead says loosely that a body gives what the story then says it gives on conditions."""
ANOTHER = re.compile(r"(?i)\b(?:another|second|third|further|also|additional|earlier|previously)\b")
INFERRED = ("carried", "announced")
"""Givers that their own sentence does not name: the same sum to the same receiver has the giver that another names."""
DOLLARS = ("USD", "AUD", "CAD", "NZD")
SAME = 0.005
"""Relative difference up to which two printings of a sum are the same sum."""


def merged(drafts: list[Draft]) -> list[Draft]:
    """Drafts with repetitions folded, in text order; a separately dated other stage of the same money stays."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.sentence.block == "heading", d.sentence.index)):
        twin = next((k for k in kept if _same_money(k, draft)), None)
        if twin is None:
            kept.append(draft)
        elif not _is_other_stage(twin, draft):
            _fold(twin, draft)
        elif not any(k is not twin and _same_money(k, draft) and k.stage == draft.stage for k in kept):
            kept.append(draft)
    for draft in kept:
        if not draft.stated_instrument:
            draft.instrument = next(
                (k.instrument for k in kept if k is not draft and k.stated_instrument and _same_money(k, draft)),
                draft.instrument,
            )
    kept = [d for d in kept if not any(_converts(d, k) for k in kept)]
    for draft in kept:
        if draft.money is None and draft.stage == "letter_of_interest":
            _told_by_letter(draft, kept)
    kept = [d for d in kept if d.money is not None or not any(_covers(k, d) for k in kept if k is not d)]
    return sorted(kept, key=lambda d: (d.sentence.index, d.money.start if d.money else d.sentence.start))


def _told_by_letter(letter: Draft, drafts: list[Draft]) -> None:
    """Makes the sum told right before a letter without one the letter's: "a potential M0 of debt. It has a letter of F0"."""
    for draft in drafts:
        apart = letter.sentence.index - draft.sentence.index
        if draft.money is None or apart != 1 or draft.stage != "committed" or ANOTHER.search(letter.sentence.text):
            continue
        if _agree(draft.funder, letter.funder, False) and _agree(draft.recipient, letter.recipient, False):
            draft.stage = "letter_of_interest"


def _same_money(a: Draft, b: Draft) -> bool:
    if (a.money is None) != (b.money is None):
        return False
    if a.money and b.money:
        if abs(a.money.value - b.money.value) > SAME * a.money.value or not _one_currency(a.money, b.money):
            return False
        close = a.sentence.story == b.sentence.story or a.sentence.block == "heading" or b.sentence.block == "heading"
        if a.money.currency != b.money.currency and not _agree(a.funder, b.funder, False):
            return False
        if _of_one_state(a, b) and _agree(a.recipient, b.recipient, True):
            return True
        told = _agree(a.recipient, b.recipient, False) and (a.giver.how in INFERRED or b.giver.how in INFERRED)
        return (told or _agree(a.funder, b.funder, close)) and _agree(a.recipient, b.recipient, True)
    if "funding.backing" in (a.rule, b.rule) and a.instrument != b.instrument:
        return False
    return a.funder == b.funder and _agree(a.recipient, b.recipient, True) and a.programme == b.programme


def _of_one_state(a: Draft, b: Draft) -> bool:
    """True where a headline names another body of the state that gives, or one of two names the state alone: "America"
    beside its energy department."""
    if a.giver.country is None or a.giver.country != b.giver.country:
        return False
    if (a.sentence.block == "heading") != (b.sentence.block == "heading"):
        return True
    return (_is_state(a) and b.giver.kind != "government") or (_is_state(b) and a.giver.kind != "government")


def _is_state(draft: Draft) -> bool:
    """True for a country's own government; a province's is another's."""
    if draft.giver.kind != "government":
        return False
    place = place_of(draft.funder)
    known = next((f for f in funders() if f.kind == "government" and f.country == draft.giver.country), None)
    return (place is not None and place.kind == "country") or (known is not None and known.name == draft.funder)


def _one_currency(a: Money, b: Money) -> bool:
    """The same currency; a bare `$` is the dollar that the page marks for the same sum elsewhere."""
    printed = {a.currency, b.currency}
    return len(printed) == 1 or (None in printed and all(c is None or c in DOLLARS for c in printed))


def _converts(headed: Draft, told: Draft) -> bool:
    """True where a headline gives in another currency what the text tells in its own."""
    if headed.sentence.block != "heading" or told.sentence.block == "heading" or not (headed.money and told.money):
        return False
    same = _agree(headed.funder, told.funder, False) and _agree(headed.recipient, told.recipient, False)
    return same and headed.money.currency != told.money.currency and headed.instrument == told.instrument


def _agree(a: str | None, b: str | None, lenient: bool) -> bool:
    """Equal, one part of the other, or one of them not told."""
    if not a or not b:
        return lenient
    left, right = _words(a), _words(b)
    return left <= right or right <= left


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {
        "the",
        "of",
        "and",
        "us",
        "u",
        "s",
        "ltd",
        "limited",
        "inc",
        "corp",
        "government",
    }


def _is_other_stage(a: Draft, b: Draft) -> bool:
    return a.dated and b.dated and a.stage != b.stage and a.announced_on != b.announced_on


def _fold(kept: Draft, other: Draft) -> None:
    """What `other` knows and `kept` does not; the later stage wins, the earlier sentence stays the evidence."""
    if STAGE_ORDER.index(other.stage) > STAGE_ORDER.index(kept.stage) and other.sentence.block != "heading":
        kept.stage = other.stage
        if other.dated:
            kept.announced_on, kept.dated = other.announced_on, True
    if not kept.dated and other.dated and other.stage == kept.stage:
        kept.announced_on, kept.dated = other.announced_on, True
    if kept.stage == "committed" and other.stage in TIED and not FIRM.search(kept.sentence.text):
        kept.stage = other.stage
    if other.money and kept.money and kept.money.currency is None:
        kept.money = replace(kept.money, currency=other.money.currency)
    if other.money and kept.money and kept.money.qualifier == "exact" != other.money.qualifier:
        kept.money = other.money
    if other.recipient and not kept.recipient and other.sentence.block != "heading":
        kept.sentence, kept.instrument = other.sentence, kept.instrument if kept.stated_instrument else other.instrument
    if other.stated_instrument and not kept.stated_instrument:
        kept.instrument, kept.stated_instrument = other.instrument, True
    if other.recipient and (not kept.recipient or other.recipient_weight > kept.recipient_weight + 2):
        kept.recipient, kept.recipient_weight = other.recipient, other.recipient_weight
    if kept.giver.how in INFERRED and other.giver.how not in INFERRED:
        kept.giver = other.giver
    kept.project = kept.project or other.project
    kept.programme = kept.programme or other.programme
    kept.confidence = round(min(0.97, max(kept.confidence, other.confidence) + 0.02), 2)


def _covers(priced: Draft, unpriced: Draft) -> bool:
    """A record with a sum tells the same commitment as one without, unless the other's date sets it apart."""
    if unpriced.stage == "letter_of_interest" != priced.stage:
        return False
    if unpriced.rule == "funding.backing" and priced.instrument != unpriced.instrument:
        return False
    return (
        priced.money is not None
        and _agree(priced.funder, unpriced.funder, False)
        and not _is_other_stage(priced, unpriced)
        and _agree(priced.recipient, unpriced.recipient, True)
    )
