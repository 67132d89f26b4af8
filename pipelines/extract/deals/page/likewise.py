"""Contracts told by their likeness to the one before: "the third such contract after ⟦C⟧ (⟦Q⟧ a year) and ⟦C⟧"."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, search
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.names import Name

REACH = 3
"""Sentences from a contract to those that it is like."""
_PAPER = r"(?:contracts?|deals?|agreements?|accords?|pacts?|off-?takes?|orders?|arrangements?)"
_KIND = (
    r"(?:off-?take|supply|sales?|purchase|binding|firm|long-term|multi-year|earlier|similar|existing|previous|other|such|"
    r"like|older|prior)"
)
LIKE = re.compile(
    rf"\b(?:(?:second|third|fourth|fifth|sixth|latest|newest|another)(?: {_KIND})*(?: {_PAPER})?(?: of (?:its|the|this) "
    r"[a-z]+)?,? (?:after|following|behind|besides|alongside|next to)|"
    r"(?:follow(?:s|ing|ed)?|com(?:es|ing) (?:after|on top of)|add(?:s|ing|ed) to|on top of|in addition to|besides|"
    r"alongside|complement(?:s|ing)|similar to|like) "
    rf"(?:(?:its|the|an?|two|three|four|those|ones?|{_KIND}) )*(?:{_PAPER}|one|ones|those)|"
    rf"(?:similar|comparable|earlier|such|other) (?:{_KIND} )*{_PAPER})"
    rf"(?: (?:(?:an?|one|two|those|signed|struck|reached|concluded|announced|already|before|{_PAPER}|{_KIND}) )*"
    r"(?:with|from|for))? "
)
"""What goes from one contract over to those that were signed before it."""
ITEM = re.compile(
    r"(?:(?:,|and|with|from|for|one|another|those|both|also|fellow|the|an?|⟦[GL]\d+⟧(?:'s|-[a-z]+)?|[a-z]*(?:maker|trader|"
    r"miner|giant|group|company|producer|utility|refiner|smelter|house)) )*"
    r"(?P<who>⟦[CN]\d+⟧)(?!')(?P<told>(?: in ⟦D\d+⟧)?),? ?"
)
"""One of them, with what is told of it beside its name."""
ROLES = ("buyer", "supplier")


def likewise(marked: Marked, last: Event | None, topic: Name | None) -> Iterator[Draft]:
    """One draft for each contract that the sentence sets beside the one told last, of which one side stays the same."""
    if last is None or last.deal_type not in ("offtake", "supply") or marked.sentence.index - last.last > REACH:
        return
    like = LIKE.search(marked.text)
    if like is None or set(last.roles) != set(ROLES):
        return
    changes = _changes(marked, last, topic, like)
    stays = next(role for role in ROLES if role != changes)
    kept = [marked.mark_of(name) for name in last.roles[stays]]
    at = like.end()
    while (item := ITEM.match(marked.text, at)) is not None and item.end() > at:
        at = item.end()
        if marked.thing(item["who"]).name not in last.names():
            draft = Draft(last.deal_type, "agreed", marked, item.group(), "deals.likewise", target_text=item.group())
            draft.roles = {changes: [item["who"].strip("⟦⟧")], stays: list(kept)}
            yield draft


def _changes(marked: Marked, last: Event, topic: Name | None, like: re.Match[str]) -> str:
    """The role in which each contract has somebody else: not that of the company whose contracts they are."""
    owner = search(rf"({ORG})'s (?:[a-z-]+ )*$", marked.text[: like.start()])
    named = marked.thing(owner.group(1)) if owner else None
    is_printed = named is not None and marked.sentence.start <= named.start < marked.sentence.end
    own = named if is_printed else topic
    return "supplier" if own is not None and own.name in {name.name for name in last.roles["buyer"]} else "buyer"
