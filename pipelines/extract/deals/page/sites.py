"""The mine or plant of a deal by where its name stands, whatever kind of name it was taken for.

"the eight ⟦N⟧ permits", "magnets made in ⟦N⟧", "a royalty on ⟦N⟧": in such places stands a site, and never a party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
    r"\b(?:plant|refinery|smelter|roaster|factory|gigafactory|foundry|concentrator|venture)(?: [a-z]+)? (?:in|at)|"
    r"\b(?:owns|owner of|develops|developer of|holder of)) (?:the |its )?$"
)
"""What stands before a site's name."""
BEHIND = re.compile(
    r" (?:(?!(?:to|for|from|and|at|in|of|on|with|by|has|was|is|will)\b)[a-z-]+ ){0,3}"
    r"(?:permits?|licen[cs]es?|claims|tenements?|refinery|smelter|concentrator|mill|mines?|deposits?|"
    r"orebody|hopeful|salt lake|anode plant|plant|material|ore|concentrate|stockpiles?|off-?take|stream|tailings)\b|"
    r" (?:has (?:a )?(?:new|found a) (?:owner|buyer)|changes hands|has been sold)\b"
)
"""What stands behind it."""
OF_A_LICENCE = re.compile(r"\b[A-Z]{1,4} ?\d[\d/-]{2,}[A-Z]? \((?:(?:together|collectively|the),? )*[“\"‘']$")
"""What stands before the name that a paper gives to a number in a register: "EPM 27888 (“Wolf Range”)"."""
OF_A_PAPER = re.compile(r"(?i)\b(?:tenements?|licen[cs]es?|permits?|agreement|transaction|acquisition|assets?|deal)$")
_SITES = r"(?:projects|properties|assets|mines|deposits|prospects)"
COUNTED = re.compile(
    rf"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|several|both) (?:[a-z-]+,? ){{0,5}}{_SITES}\b"
)
LISTED = re.compile(rf"(?:They|These|Those|Together|The (?:[a-z]+ ){{0,3}}{_SITES})\b")
"""Several mines that a deal only counts, and how the next sentence begins that names them."""
SALAR = re.compile(r"Salar d\w+ ")
"""What is mined wherever it is named."""
BROUGHT_TO = re.compile(r"\b(?:to|through|into|for|by) (?:(?:its|the|their|an?|[\w.]+[’']s) )?$")
"""What stands before the buyer's works, which are not what the story's mine gives way to."""


def name_sites(events: Sequence[Event], reading: Reading) -> None:
    """Give the deals that no project has been read for the site that stands in or beside their sentences; in place."""
    for event in events:
        if event.deal_type not in OF_A_SITE:
            continue
        if event.project is None:
            event.project = _site_of(event, events, reading)
        elif event.is_usual_project:
            own = _site_in(reading.sentences[event.first : event.last + 1], _parties(events), reading)
            event.project = own if own and not _is_brought_to(own, reading) else event.project


def _parties(events: Sequence[Event]) -> set[str]:
    return {name for e in events for name in e.names()}


def _site_of(event: Event, events: Sequence[Event], reading: Reading) -> Name | None:
    parties = _parties(events)
    own = reading.sentences[event.first : event.last + 1]
    told = {i for e in events if e is not event for i in range(e.first, e.last + 1)}
    first, last = event.first - NEAR, event.last + NEAR
    beside = [s for s in reading.sentences[max(first, 0) : last + 1] if not event.first <= s.index <= event.last]
    others = [s for s in beside if s.story == event.story and s.index not in told]
    listed = _listed_behind(own[-1], parties, reading) if event.deal_type in ("acquisition", "earn_in") else None
    return listed or _site_in(own, parties, reading) or _site_in(others, parties, reading)


def _listed_behind(sentence: Sentence, parties: set[str], reading: Reading) -> Name | None:
    """Mines that a sentence counts and the next one names, as one: "three projects. They are ⟦J⟧, ⟦J⟧ and ⟦J⟧"."""
    behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if not behind or behind[0].story != sentence.story or not COUNTED.search(sentence.text):
        return None
    sites = {n.name: n for n in reading.named_in(behind[0]) if n.kind == "project" and n.name not in parties}
    if not LISTED.match(behind[0].text) or len(sites) < A_FEW:
        return None
    *most, last = sites
    return replace(next(iter(sites.values())), name=f"{', '.join(most)} and {last}")


A_FEW = 2
"""Names that make a list."""


def _site_in(sentences: Sequence[Sentence], parties: set[str], reading: Reading) -> Name | None:
    """The first site that the words around its name make one."""
    for sentence in sentences:
        for name in reading.named_in(sentence):
            if name.name not in parties and _is_site(name, sentence):
                return name
    return None


def _is_brought_to(site: Name, reading: Reading) -> bool:
    return BROUGHT_TO.search(reading.document.text, max(0, site.start - REACH), site.start) is not None


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
    if OF_A_LICENCE.search(sentence.text, max(0, before - REACH), before):
        return OF_A_PAPER.search(name.printed) is None
    ahead = AHEAD.search(sentence.text, max(0, before - REACH), before)
    return bool(SALAR.match(name.printed) or ahead or BEHIND.match(sentence.text, after))
