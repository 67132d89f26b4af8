"""What a deal is about: its value, share, project, commodities, countries and date."""
from __future__ import annotations

import re
from pipelines.extract.deals.patterns import begins, compiled, search, whole
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipelines.extract.deals.drafts import Draft
from pipelines.extract.deals.marked import Marked
from pipelines.extract.deals.patterns import MARK
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names import Name
from pipelines.extract.places import place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

M = r"⟦M\d+⟧"
ABOUT = r"(?:a |an |the |up to |about |around |some |roughly |approximately |at least |more than |over |nearly |a total (?:of )?|total |aggregate |further |another |initial |additional |cash |upfront |combined |purchase |consideration |of |price |as much as |between |just |estimated |headline |just over |anything from |only )*"
PRICED = (
    (6, rf"\b(?:for|in a deal|consideration|price|sum|exchange) (?:worth |of |totalling |comprising |is |was |being |valued at )*{ABOUT}{M}"),
    (6, rf"\b(?:worth|valued at|valuing (?:it|the (?:deal|transaction|stake|business)) at|value of|total(?:l?ing|s)?|priced at|consideration (?:of|is|consists of)|fetch|amount(?:ing)? (?:to|of)|price tag of) {ABOUT}{M}"),
    (6, rf"\b(?:pay|pays|paid|paying|handed|hands) (?:⟦[CANG]\d+⟧(?:'s [a-z ]+)? |[a-z]+ )?{ABOUT}{M}"),
    (6, rf"\b(?:invest\w*|inject\w*|put\w*|subscrib\w+(?: for)?|contribut\w*|committed|commit|plough\w*) {ABOUT}{M}"),
    (6, rf"\b(?:prepayment|pre-payment|deposit|upfront payment|advance) of {ABOUT}{M}|{M} (?:[a-z-]+ )?(?:prepayment|pre-payment|upfront|advance|deposit|in advance)"),
    (6, rf"\b(?:by |of )?(?:spending|spend|expenditure of|funding|sole funding|paying for) {ABOUT}{M}"),
    (5, rf"{M} (?:in cash|of cash|cash)|{M} (?:worth )?of (?:its |the |new |ordinary |⟦C\d+⟧(?:'s)? )?(?:[a-z-]+ )?(?:shares|stock|units|equity|notes|convertible)"),
    (4, rf"\b(?:investment|subscription|placement|sale|purchase|acquisition|takeover|merger|deal|transaction) of {ABOUT}{M}"),
    (5, rf"\b(?:through|via|in|under|by way of) (?:a|an|the|its) (?:[a-z-]+ )?{M} (?:[a-z-]+ ){{0,3}}(?:placement|deal|transaction|subscription|investment|raising)"),
    (5, rf"{M} (?:[a-z-]+ ){{0,3}}(?:deal|transaction|takeover|placement|subscription|investment|acquisition|purchase|offer|bid|merger)\b"),
    (4, rf"\bbuy\w* {ABOUT}{M}|\braise[sd]? {ABOUT}{M}"),
)
NOT_A_PRICE_AFTER = re.compile(
    r"\s*(?:-| )?(?:[a-z-]+ ){0,3}(?:plant|project|facility|mine|refinery|smelter|development|expansion|debt|loan|credit|mezzanine|bond|npv|capex|capital cost|market|"
    r"valuation|revenue|ebitda|royalty|a year|per|grant|tax credit|fine|stockpile|programme budget|development operated)\b")
NOT_A_PRICE_BEFORE = re.compile(
    r"\b(?:npv|value|capex|cost(?:s|ed|ing)?|capitali[sz]ation|revenues?|sales of|debt of|dividends?|of which|oversees|raised|loan of|profit|loss|budget|estimated at|bonds?|"
    r"break fee|termination fee|royalty of|replace[sd]?|works out at)(?: of| at| is| was)? (?:a |about |some |up to |around )*$")
PAST_ONLY = re.compile(r"\b(?:by|until|before|expected|from|since|due|start\w*|through|till|as of|as at|ended|ending|end of|maturing|target\w*|planned for|scheduled)(?: (?:in|on|by|the|for|to (?:close|complete)[a-z ]*|end of|early|late|mid))* $")


class Background:
    """What the story says elsewhere about the names of a deal; every answer is computed once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def _mentions(self) -> dict[tuple[int, str], list[Sentence]]:
        """(story, full name) -> the sentences that name it."""
        found: dict[tuple[int, str], list[Sentence]] = defaultdict(list)
        sentences = self.reading.sentences
        at = 0
        for name in self.reading.names:
            while at < len(sentences) and sentences[at].end <= name.start:
                at += 1
            if at < len(sentences) and name.kind in ("company", "project", "other", "consortium", "agency"):
                bucket = found[sentences[at].story, name.name]
                if not bucket or bucket[-1] is not sentences[at]:
                    bucket.append(sentences[at])
        return found

    @cached_property
    def _company_spans(self) -> list[tuple[int, int]]:
        return [(n.start, n.end) for n in self.reading.names if n.kind in ("company", "agency", "person", "programme")]

    @cached_property
    def _projects(self) -> dict[int, Counter[str]]:
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for (story, name), sentences in self._mentions.items():
            if self._kinds.get(name) == "project":
                found[story][name] += len(sentences)
        return found

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {name.name: name.kind for name in self.reading.names}

    def main_project(self, sentence: Sentence) -> Name | None:
        """The project of the sentence before or the one the story names most, if one stands out."""
        before = [n for n in self.reading.names if n.kind == "project" and sentence.start - 400 < n.start < sentence.end]
        counts = self._projects.get(sentence.story)
        if not counts:
            return None
        ranked = counts.most_common(2)
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            return next(n for n in self.reading.names if n.name == ranked[0][0])
        return before[-1] if before else None

    def sentences_naming(self, story: int, name: str) -> list[Sentence]:
        """The story's sentences with this name, in order."""
        return self._mentions.get((story, name), [])

    def countries(self, start: int, end: int, kinds: tuple[str, ...] = ("country", "region")) -> list[str]:
        """Countries of the places in text[start:end] where assets lie: not of "Japan's ⟦C⟧" or "⟦C⟧ of Japan"."""
        text = self.reading.document.text[start:end]
        inside = [(a - start, b - start) for a, b in self.reading.within_offsets(self._company_spans, start, end)] \
            if hasattr(self.reading, "within_offsets") else [(a - start, b - start) for a, b in self._company_spans if a < end and b > start]
        found: list[str] = []
        for span in place_spans(text):
            if any(a <= span.start < b for a, b in inside):
                continue
            kind = span.place.kind
            after = text[span.end:span.end + 60]
            if kind in ("country", "region") and kind in kinds:
                follows = next((a for a, _ in inside if a >= span.end), None)
                gap = text[span.end:follows] if follows is not None else None
                if gap is not None and whole(r"[’']s (?:[a-z-]+ ){0,4}", gap):
                    continue
                if begins(r"-(?:based|listed|owned|headquartered|controlled|born)|\$", after):
                    continue
                precedes = next((b for _, b in reversed(inside) if b <= span.start), None)
                if precedes is not None and whole(r"\s*(?:\([^)]*\)\s*)*of (?:the )?", text[precedes:span.start]):
                    continue
                if search(r"\b(?:[Gg]overnment|[Bb]ank|[Dd]epartment|[Mm]inistry|presidents?|export bank) of (?:the )?$", text[max(0, span.start - 30):span.start]):
                    continue
                found.append(span.place.country)
            elif kind == "demonym" and begins(
                    r"\s+(?:[a-z-]+ ){0,3}(?:project|mine|deposit|property|assets?|business|salar|lithium|copper|tenements|operations?|arm|story|subsidiary|nickel|gold|uranium|graphite|reserves?|resources?|mining)\b", after) \
                    and not begins(r"\s+(?:[a-z-]+ ){0,3}(?:company|miner|producer|explorer|developer|group|state|dollars?|firm)", after):
                found.append(span.place.country)
        return list(dict.fromkeys(found))


def value_of(draft: Draft) -> Any | None:
    """The Money that is the deal's price, or None. Prices per unit, costs, capital and market values never are."""
    clause = draft.clause
    best: tuple[float, int, Any] | None = None
    allowed: dict[str, float] = {}
    for weight, pattern in PRICED:
        for match in compiled(pattern).finditer(clause):
            mark = next(m for m in MARK.finditer(clause, match.start()) if m.group(1) == "M")
            key = mark.group()
            allowed[key] = max(allowed.get(key, 0.0), weight)
    for mark in MARK.finditer(clause):
        if mark.group(1) != "M":
            continue
        money = draft.marked.thing(mark.group())
        key = mark.group()
        weight = allowed.get(key, 0.0)
        if draft.is_nominal and whole(r"(?: (?:[a-z-]+|⟦[JLGR]\d+⟧))* ", clause[mark.end():draft.at]) and mark.end() <= draft.at \
                and not search(r"\b(?:for|to|and|in|with|under|that|of)\b", clause[mark.end():draft.at]):
            weight = max(weight, 6.0)
        if money.is_price or weight < 3 or getattr(money, "per", None) in ("share", "mass"):
            continue
        if NOT_A_PRICE_BEFORE.search(clause[:mark.start()]) or (NOT_A_PRICE_AFTER.match(clause[mark.end():]) and not (
                draft.deal_type == "royalty_stream") and weight < 6) or begins(r" (?:plant|project|facility|mine|refinery|debt|loan|mezzanine)", clause[mark.end():]):
            continue
        distance = abs(mark.start() - draft.at)
        rank = (weight - (2 if mark.start() < draft.at and not draft.is_nominal else 0) - distance / 400, -mark.start(), money)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best else None


def date_of(draft: Draft, published: str | None) -> tuple[str | None, str | None]:
    """(ISO date that the clause gives the announcement, as printed), or (None, None)."""
    text = draft.clause if "⟦D" in draft.clause else draft.marked.text
    best: tuple[float, str, str] | None = None
    at = draft.at if text is draft.clause else 0
    for mark in MARK.finditer(text):
        if mark.group(1) != "D":
            continue
        date = draft.marked.thing(mark.group())
        value = str(date.value)
        if (published and value[:len(published)] > published[:len(value)]) or PAST_ONLY.search(text[:mark.start()]):
            continue
        score = -abs(mark.start() - at) / 100.0
        if search(r"\b(?:announced|signed|agreed|said|completed|closed|dated|entered into|bought|acquired|invested|took effect)[a-z ]*(?:on|in|of)?\s+(?:late |early )?(?:the )?(?:on |in )?$", text[max(0, mark.start() - 60):mark.start()]):
            score += 1.0
        if best is None or score > best[0]:
            best = (score, value, date.printed)
    return (best[1], best[2]) if best else (None, None)


def project_of(draft: Draft) -> Name | None:
    """The project the object names, else one in the clause."""
    for text in (draft.target_text, draft.clause):
        for match in MARK.finditer(text):
            name = draft.marked.thing(match.group())
            if match.group(1) == "J":
                return name  # type: ignore[no-any-return]
            if match.group(1) == "N" and search(r"(?:⟦R\d+⟧|stake|interest|all|rest|ownership|share|remaining|part|output|production|concentrate|hydroxide|carbonate|product|lithium|royalty|rights|mine|purchase|acquisition) (?:of|in|from|at|over|to|on) (?:the )?$", text[:match.start()]) \
                    and all(match.group(1) + match.group(2) not in names for names in draft.roles.values()):
                return name  # type: ignore[no-any-return]
    return None


def main_commodities(counts: Counter[str]) -> tuple[str, ...]:
    """The commodities a story is mostly about."""
    if not counts:
        return ()
    top = max(counts.values())
    return tuple(name for name, n in counts.most_common(2) if n >= max(1, 0.6 * top))


def commodities_of(draft: Draft, background: Background, project: Name | None, names: list[Name]) -> tuple[str, ...]:
    """Commodities of the asset: of the object's words, the project's description, the companies', then the sentence's."""
    story = draft.marked.sentence.story
    if found := commodities_in(_plain(draft.target_text)):
        return found[:4]
    text = background.reading.document.text
    if project is not None:
        if found := commodities_in(project.printed):
            return found
        for sentence in background.sentences_naming(story, project.name)[:4]:
            at = sentence.text.find(project.printed)
            near = text[sentence.start + max(0, at - 60):min(sentence.end, sentence.start + at + len(project.printed) + 70)] if at >= 0 else sentence.text
            if found := commodities_in(near):
                return found[:3]
    if found := commodities_in(_plain(draft.clause)):
        return found[:3]
    for name in names:
        if found := commodities_in(name.name):
            return found
    for name in names:
        for sentence in background.sentences_naming(story, name.name)[:3]:
            if found := commodities_in(sentence.text):
                return found[:2]
    counts: Counter[str] = Counter()
    for sentence in background.reading.sentences:
        if sentence.story == story:
            counts.update(commodities_in(sentence.text))
    return main_commodities(counts)


def _plain(text: str) -> str:
    return MARK.sub("•", text)


def countries_of(draft: Draft, background: Background, project: Name | None, names: list[Name]) -> tuple[str, ...]:
    """Where the asset lies: places beside the object, then beside the project or companies anywhere in the story."""
    sentence = draft.marked.sentence
    direct = _places_in(draft.target_text, draft.marked)
    if direct:
        return tuple(direct)
    if found := background.countries(sentence.start, sentence.end):
        return tuple(found[:2])
    for name in [*([project] if project else []), *names]:
        for other in background.sentences_naming(sentence.story, name.name)[:6]:
            if found := background.countries(other.start, other.end):
                return tuple(found[:2])
    counts: Counter[str] = Counter()
    for other in background.reading.sentences:
        if other.story == sentence.story:
            counts.update(background.countries(other.start, other.end))
    return (counts.most_common(1)[0][0],) if counts else ()


def _places_in(text: str, marked: Marked) -> list[str]:
    found: list[str] = []
    for match in MARK.finditer(text):
        if match.group(1) not in "GL":
            continue
        name = marked.thing(match.group())
        place = place_of(name.printed)
        if place is None or place.kind in ("desk", "demonym") or name.kind == "government" and " " in name.printed:
            continue
        after, before = text[match.end():match.end() + 40], text[:match.start()]
        if begins(r"'s (?:[a-z-]+ ){0,4}⟦C|-", after) or search(r"⟦[CAN]\d+⟧ of $|\bto $", before):
            continue
        found.append(place.country)
    return list(dict.fromkeys(found))
