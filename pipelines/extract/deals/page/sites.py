"""The mine or plant of a deal by where its name stands, whatever kind of name it was taken for.

"the eight ⟦N⟧ permits", "magnets made in ⟦N⟧", "a royalty on ⟦N⟧": in such places stands a site, and never a party.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.background import NEIGHBOUR
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.names import is_ordinary
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading, Sentence

OF_A_SITE = ("acquisition", "equity_investment", "offtake", "supply", "royalty_stream", "earn_in", "joint_venture")
NEAR = 1
"""Sentences before and behind the telling in which the site may stand."""
REACH = 60
"""Characters before a name that say what it is."""
AHEAD = re.compile(
    r"(?:\b(?:made|mined|produced|refined|smelted|processed) (?:in|at)|\b(?:NSR|royalty|stream) (?:on|over)|"
    r"\b(?:study|studies|drilling) (?:at|on)|\bfarm(?:ed|s|ing) out|\bpartner for|\binterests? in each of|"
    r"\b(?:owns|owner of|develops|developer of|holder of)) (?:the |its )?$"
)
"""What stands before a site's name."""
BEHIND = re.compile(
    r" (?:(?!(?:to|for|from|and|at|in|of|on|with|by|has|was|is|will)\b)[a-z-]+ ){0,3}"
    r"(?:permits?|licen[cs]es?|claims|tenements?|refinery|smelter|concentrator|mill|mines?|deposits?|"
    r"orebody|hopeful|salt lake|anode plant|plant|material|ore|concentrate|stockpiles?)\b|"
    r" (?:has (?:a )?(?:new|found a) (?:owner|buyer)|changes hands|has been sold)\b"
)
"""What stands behind it."""
SALAR = re.compile(r"Salar d\w+ ")
"""What is mined wherever it is named."""


def name_sites(events: Sequence[Event], reading: Reading) -> None:
    """Give the deals that no project has been read for the site that stands in or beside their sentences; in place."""
    for event in events:
        if event.project is None and event.deal_type in OF_A_SITE:
            event.project = _site_of(event, events, reading)


def _site_of(event: Event, events: Sequence[Event], reading: Reading) -> Name | None:
    parties = {name for e in events for name in e.names()}
    own = reading.sentences[event.first : event.last + 1]
    told = {i for e in events if e is not event for i in range(e.first, e.last + 1)}
    first, last = event.first - NEAR, event.last + NEAR
    beside = [s for s in reading.sentences[max(first, 0) : last + 1] if not event.first <= s.index <= event.last]
    for sentences in (own, [s for s in beside if s.story == event.story and s.index not in told]):
        for sentence in sentences:
            for name in reading.named_in(sentence):
                if name.name not in parties and _is_site(name, sentence):
                    return name
    return None


def _is_site(name: Name, sentence: Sentence) -> bool:
    if name.kind not in ("other", "project", "place") or (" " not in name.name and is_ordinary(name.name)):
        return False
    place = place_of(name.printed)
    if name.kind == "place" and (place is None or place.kind != "region" or not SALAR.match(name.printed)):
        return False
    if place is not None and place.kind in ("country", "demonym", "capital"):
        return False
    before, after = name.start - sentence.start, name.end - sentence.start
    if NEIGHBOUR.search(sentence.text, max(0, before - REACH), before):
        return False
    ahead = AHEAD.search(sentence.text, max(0, before - REACH), before)
    return bool(SALAR.match(name.printed) or ahead or BEHIND.match(sentence.text, after))
