"""What a deal is about: its value, share, project, commodities, countries and date."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.marked import Marked
from pipelines.extract.deals.patterns import MARK, begins, compiled, search, whole
from pipelines.extract.lexicon import commodities_in, commodity_spans
from pipelines.extract.names import Name
from pipelines.extract.places import place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

M = r"⟦M\d+⟧"
ABOUT = r"(?:a |an |the |up to |about |around |some |roughly |approximately |at least |more than |over |nearly |a total (?:of )?|total |aggregate |further |another |initial |additional |cash |upfront |combined |purchase |consideration |of |price |as much as |between |just |estimated |headline |just over |anything from |only )*"
PRICED = (
    (6, rf"\b(?:for|in a deal|consideration|price|sum|exchange) (?:worth |of |totalling |comprising |is |was |being |valued at )*{ABOUT}{M}"),
    (6, rf"\b(?:worth|valued at|valuing (?:it|the (?:deal|transaction|stake|business)) at|value of|total(?:l?ing|s)?|priced at|consideration (?:of|is|consists of)|fetch|amount(?:ing)? (?:to|of)|price tag of) {ABOUT}{M}"),
    (6, rf"\b(?:pay|pays|paid|paying|handed|hands) (?:the )?(?:⟦[CANG]\d+⟧(?: family)?(?:'s [a-z ]+)? |[a-z]+ )?{ABOUT}{M}"),
    (5, rf"\b(?:investment|purchase|payment|tranche|instalment), {ABOUT}{M}|{M} for (?:a |an |the )?⟦R"),
    (6, rf"\bput(?:s|ting)? up {ABOUT}{M}"),
    (6, rf"\b(?:invest\w*|inject\w*|put\w*|subscrib\w+(?: for)?|added|chipped in|matched (?:it|that|them|⟦[CA]\d+⟧) with|for the other|contribut\w*|committed|commit|plough\w*) {ABOUT}{M}"),
    (6, rf"\b(?:prepayment|pre-payment|deposit|upfront payment|advance) of {ABOUT}{M}|{M} (?:[a-z-]+ )?(?:prepayment|pre-payment|upfront|advance|deposit|in advance)"),
    (6, rf"\b(?:by |of )?(?:spending|spend|expenditure of|funding|sole funding|paying for) {ABOUT}{M}"),
    (5, rf"{M} (?:in cash|of cash|cash)|{M} (?:worth )?of (?:its |the |new |ordinary |⟦C\d+⟧(?:'s)? )?(?:[a-z-]+ )?(?:shares|stock|units|equity|notes|convertible)"),
    (5, rf"\bat a (?:total )?(?:cost|price) of {ABOUT}{M}"),
    (4, rf"\b(?:investment|subscription|placement|sale|purchase|acquisition|takeover|merger|deal|transaction|offer|bid|approach|proposal) of {ABOUT}{M}"),
    (5, rf"\b(?:through|via|in|under|by way of) (?:a|an|the|its) (?:[a-z-]+ )?{M} (?:[a-z-]+ ){{0,3}}(?:placement|deal|transaction|subscription|investment|raising)"),
    (5, rf"{M} (?:[a-z-]+ ){{0,3}}(?:deal|transaction|takeover|placement|subscription|investment|acquisition|purchase|offer|bid|merger)\b"),
    (4, rf"\bbuy\w* {ABOUT}{M}|\braise[sd]? {ABOUT}{M}"),
)
NOT_A_PRICE_AFTER = re.compile(
    r"\s*(?:-| )?(?:[a-z-]+ ){0,3}(?:plant|project|facility|mine|refinery|smelter|development|expansion|debt|loan|credit|mezzanine|bond|npv|capex|capital cost|market|"
    r"valuation|revenue|ebitda|royalty|a year|per|grant|tax credit|fine|stockpile|programme budget|development operated)\b")
NOT_A_PRICE_BEFORE = re.compile(
    r"\b(?:npv|(?:present|market|enterprise|net asset|book|project) value|capex|(?<!at a )(?<!total )cost(?:s|ed|ing)?|capitali[sz]ation|revenues?|sales of|debt of|dividends?|of which|oversees|raised|loan of|profit|loss|budget|estimated at|bonds?|"
    r"break fee|termination fee|royalty of|replace[sd]?|works out at)(?: of| at| is| was)? (?:a |about |some |up to |around )*$")
PAST_ONLY = re.compile(r"\b(?:by|until|before|expected|from|due|start\w*|through|till|as of|as at|ended|ending|end of|maturing|target\w*|planned for|scheduled)(?: (?:in|on|by|the|for|to (?:close|complete)[a-z ]*|end of|early|late|mid))* $")


class Background:
    """What the story says elsewhere about the names of a deal; every answer is computed once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._places: dict[int, list[tuple[str, float]]] = {}
        self._metals: dict[int, list[tuple[str, float]]] = {}

    @cached_property
    def stories(self) -> dict[int, list[Sentence]]:
        """The sentences of each story."""
        found: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in self.reading.sentences:
            found[sentence.story].append(sentence)
        return found

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

    def spans_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, kind) of the names within text[start:end]."""
        return [(n.start, n.end, n.kind) for n in self.reading.within(self.reading.names, start, end)]

    def places(self, sentence: Sentence) -> list[tuple[str, float]]:
        """(country, weight) of each place in the sentence: high beside a mine or project, 0 where a party is at home."""
        if sentence.index not in self._places:
            self._places[sentence.index] = list(_weighed_places(sentence.text, [
                (a - sentence.start, b - sentence.start, kind) for a, b, kind in self.spans_in(sentence.start, sentence.end)]))
        return self._places[sentence.index]

    def metals(self, sentence: Sentence) -> list[tuple[str, float]]:
        """(commodity, weight) of each mention in the sentence; less inside a company's name than outside."""
        if sentence.index not in self._metals:
            firms = [(a - sentence.start, b - sentence.start) for a, b, kind in self.spans_in(sentence.start, sentence.end)
                     if kind in ("company", "agency", "programme", "person")]
            self._metals[sentence.index] = [
                (span.name, 0.25 if any(a <= span.start < b for a, b in firms) else 1.0) for span in commodity_spans(sentence.text)]
        return self._metals[sentence.index]

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
        """The project that the story names most, the first of those that it names as often."""
        counts = self._projects.get(sentence.story)
        if not counts:
            return None
        ranked = counts.most_common(2)
        best = [name for name, count in ranked if count == ranked[0][1]]
        return min((self._first_of[name] for name in best), key=lambda n: n.start)

    def lone_project(self, sentence: Sentence, target: Name | None) -> Name | None:
        """The only project named in this sentence, in the next, or in the one before if that names the target too."""
        before = {s.index for s in self.sentences_naming(sentence.story, target.name)} if target else set()
        near = [s for s in self.stories[sentence.story] if s.index in (sentence.index, sentence.index + 1)
                or (s.index == sentence.index - 1 and s.index in before)]
        found = {n.name: n for n in self.reading.within(self.reading.names, near[0].start, near[-1].end) if n.kind == "project"}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _first_of(self) -> dict[str, Name]:
        return {n.name: n for n in reversed(self.reading.names)}

    def sentences_naming(self, story: int, name: str) -> list[Sentence]:
        """The story's sentences with this name, in order."""
        return self._mentions.get((story, name), [])


SITE_BEFORE = re.compile(
    r"(?i)\b(?:mines?|projects?|deposits?|propert(?:y|ies)|plants?|refiner(?:y|ies)|operations?|assets?|tenements?|licen[cs]es?|claims?|ground|prospects?|mills?|smelters?|"
    r"complex|salar|facility|district|basin|belt|business|drilling|exploration|land|module|brine|joint venture|located|lies|sits|situated|based at|operates)\b[^.;]{0,50}?"
    r"\b(?:in|near|outside|at|of|on|under|across|from|around|within)\s+(?:[\w’'-]+\s+){0,5}?$")
AT_HOME_AFTER = re.compile(r"[’']s\s+(?:[a-z-]+\s+){0,4}$")
DEMONYM_SITE = re.compile(
    r"\s+(?:[a-z-]+ ){0,3}(?:project|mine|deposit|property|assets?|business|salar|tenements|operations?|arm|story|subsidiary|reserves?|resources?|desert|mountain\w*|district|lithium|copper|nickel|uranium|"
    r"graphite|tungsten|gold|mining|plant|brine)\b")
DEMONYM_FIRM = re.compile(r"\s+(?:[a-z-]+ ){0,3}(?:company|miner|producer|explorer|developer|group|state miner|dollars?|firm|battery maker|carmaker|refiner|trader|president|government|listed|state-owned)")


def _weighed_places(text: str, names: list[tuple[int, int, str]]) -> Iterator[tuple[str, float]]:
    firms = [(a, b) for a, b, kind in names if kind in ("company", "agency", "person", "programme", "government", "consortium")]
    for span in place_spans(text):
        if any(a <= span.start < b for a, b in firms):
            continue
        kind, before, after = span.place.kind, text[max(0, span.start - 110):span.start], text[span.end:span.end + 60]
        if kind == "demonym":
            if DEMONYM_SITE.match(after) and not DEMONYM_FIRM.match(after):
                yield span.place.country, 1.5
            continue
        if kind == "capital" or re.match(r"-(?:based|listed|owned|headquartered|controlled|born)|\$| dollars?\b", after):
            continue
        follows = next((a for a, _ in firms if a >= span.end), None)
        if DEMONYM_FIRM.match(after):
            continue
        if follows is not None and AT_HOME_AFTER.fullmatch(text[span.end:follows]):
            continue
        precedes = max((b for _, b in firms if b <= span.start), default=None)
        if precedes is not None and re.fullmatch(r"\s*(?:\([^)]*\)\s*)*of (?:the )?", text[precedes:span.start]):
            continue
        is_site = SITE_BEFORE.search(before) is not None or re.match(r"[’']s\s+(?:[A-Z]|[a-z-]+ (?:project|mine|deposit|basin|belt))", after) is not None
        if kind == "desk":
            if is_site:
                yield span.place.country, 1.0
            continue
        if re.search(r"(?i)\b(?:government|bank|department|president|presidents|minister|dollars?|stock exchange|investors|exports?|shipments?|sold|delivered|imports?|customers)\s+(?:of|in|to|from)\s+(?:the )?$", before):
            yield span.place.country, 0.2
            continue
        if re.search(r"\bto (?:the )?$", before) or re.search(r"(?i)\b(?:finish|refin|process|separat|convert)\w* (?:[a-z]+ ){0,4}(?:in|at) (?:the )?$", before):
            yield span.place.country, 0.4
            continue
        yield span.place.country, (3.0 if is_site else 2.0 if kind == "region" else 1.0)


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
        if search(r"\b(?:settlement|termination|break-?up fee|penalty)\b", clause[mark.end():mark.end() + 60]) or search(r"\b(?:settlement|termination fee) of $", clause[:mark.start()]):
            continue
        distance = abs(mark.start() - draft.at)
        rank = (weight - (2 if mark.start() < draft.at and not draft.is_nominal else 0) - distance / 400, -mark.start(), money)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best else None


def said_on(sentence: Sentence | None, background: Background) -> tuple[str | None, str | None]:
    """The one weekday that a sentence names: "On Wednesday it found one." dates what follows."""
    if sentence is None:
        return None, None
    days = [d for d in background.reading.within(background.reading.dates, sentence.start, sentence.end)
            if d.is_relative and d.printed.lower().endswith(("day", "today"))]
    return (str(days[0].value), days[0].printed) if len(days) == 1 and len(sentence.text) < 400 else (None, None)


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


NOT_ITS_PROJECT = re.compile(r"\b(?:near|beside|next to|adjacent to|adjoining|neighbouring|unlike|like|south of|north of|east of|west of|from) (?:the |its )?(?:⟦[CN]\d+⟧'s? )?$")
PART_OF = re.compile(
    r"(?:⟦R\d+⟧|stake|interest|all|rest|ownership|share|remaining|part|output|production|concentrate|hydroxide|carbonate|product|lithium|royalty|rights|mine|purchase|acquisition) "
    r"(?:of|in|from|at|over|to|on) (?:the )?$")


def project_of(draft: Draft, parties: set[str]) -> Name | None:
    """The project the object names, else one in the clause, else the sentence's only one that no outsider owns."""
    in_parties = {mark for names in draft.roles.values() for mark in names}
    if draft.venture:
        return draft.marked.thing(draft.venture)  # type: ignore[no-any-return]
    for text in (draft.target_text, draft.clause, draft.marked.text):
        for match in MARK.finditer(text):
            name = draft.marked.thing(match.group())
            before = text[:match.start()]
            if match.group(1) == "J":
                owner = compiled(r"⟦([CN]\d+)⟧'s? (?:[a-z-]+ )*$").search(before)
                outsider = owner is not None and owner.group(1) not in in_parties and draft.marked.thing(owner.group(1)).name not in parties
                if not NOT_ITS_PROJECT.search(before) and not outsider or (text is draft.target_text and not outsider and before.endswith("from ")):
                    return name  # type: ignore[no-any-return]
            if match.group(1) == "N" and match.group(1) + match.group(2) not in in_parties and PART_OF.search(before):
                return name  # type: ignore[no-any-return]
    opening = MARK.match(draft.marked.text)
    if opening and opening.group(1) == "N" and opening.group(1) + opening.group(2) not in in_parties and DEFINITE_SITE.search(draft.target_text):
        return draft.marked.thing(opening.group())  # type: ignore[no-any-return]
    return None


DEFINITE_SITE = re.compile(r"\b(?:the|this|that|both) (?:[a-z-]+ ){0,3}(?:mines?|projects?|property|deposit|plant|operation|asset|ground|tenements)\b")


def _near(draft: Draft, background: Background, project: Name | None, holders: list[Name]) -> Iterator[tuple[Sentence, float]]:
    """The story's sentences with how much each tells of the deal's asset."""
    sentence = draft.marked.sentence
    project_in = {s.index for s in background.sentences_naming(sentence.story, project.name)} if project else set()
    holder_in = {s.index for name in holders for s in background.sentences_naming(sentence.story, name.name)}
    for other in background.stories.get(sentence.story, []):
        weight = 0.15
        if other.index in project_in:
            weight = 1.6
        elif other.index in holder_in:
            weight = 0.7
        if other.index == sentence.index:
            weight = max(weight, 1.3)
        elif other.paragraph == sentence.paragraph:
            weight = max(weight, 0.4)
        yield other, weight


def _asset_holders(roles: dict[str, list[Name]]) -> list[Name]:
    """Those whose asset the deal is about, else the partners."""
    held = [n for role in ("target", "investee", "seller", "supplier") for n in roles.get(role, [])]
    return held or [n for role in ("partner", "acquirer") for n in roles.get(role, [])]


LANTHANIDES = frozenset("lanthanum cerium praseodymium neodymium samarium europium gadolinium terbium dysprosium holmium erbium thulium ytterbium lutetium yttrium".split())


def commodities_of(draft: Draft, background: Background, project: Name | None, roles: dict[str, list[Name]]) -> tuple[str, ...]:
    """Commodities of the asset: of the object's words, else those that the story says most about around it."""
    if found := commodities_in(_plain(draft.target_text)):
        return found[:4]
    if project is not None and (found := commodities_in(project.printed)):
        return found
    states_only = bool(roles.get("partner")) and all(n.kind in ("place", "government") for n in roles.get("partner", []))
    if states_only:
        return commodities_in(_plain(draft.marked.text))[:3]
    counts: Counter[str] = Counter()
    for sentence, weight in _near(draft, background, project, _asset_holders(roles)):
        if weight < 0.5 and any(counts.values()) and weight < 0.2:
            continue
        for name, share in background.metals(sentence):
            counts["rare earths" if name in LANTHANIDES else name] += weight * share  # type: ignore[assignment]
    for name in _asset_holders(roles):
        for metal in commodities_in(name.name):
            counts[metal] += 1.5  # type: ignore[assignment]
    if not counts:
        return ()
    top = max(counts.values())
    return tuple(name for name, n in counts.most_common(2) if n >= 0.6 * top)


def _plain(text: str) -> str:
    return MARK.sub("•", text)


WORKS = re.compile(r"\b(?:mill|refinery|smelter|plants?|separation|works|factory|factories|facility|conversion)\b[^.;⟦]{0,40}$")


def countries_of(draft: Draft, background: Background, project: Name | None, roles: dict[str, list[Name]]) -> tuple[str, ...]:
    """Where the asset lies: places beside the object, else those that the story puts the project or its holder in."""
    if draft.deal_type == "partnership":
        states = [n.country or (place.country if (place := place_of(n.name)) else None) for n in roles.get("partner", []) if n.kind in ("place", "government")]
        if any(states):
            return tuple(dict.fromkeys(c for c in states if c))
    product = draft.deal_type in ("offtake", "supply") or "buyer" in roles
    if direct := _places_in(draft.target_text, draft.marked, product):
        return tuple(direct)
    counts: dict[str, float] = defaultdict(float)
    for sentence, weight in _near(draft, background, project, _asset_holders(roles)):
        for country, share in background.places(sentence):
            counts[country] += weight * share
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return (ranked[0][0],) if ranked and ranked[0][1] >= 0.3 else ()


def _places_in(text: str, marked: Marked, is_product: bool = False) -> list[str]:
    found: list[str] = []
    for match in MARK.finditer(text):
        if match.group(1) not in "GL":
            continue
        name = marked.thing(match.group())
        place = place_of(name.printed)
        if place is None or place.kind in ("desk", "demonym") or name.kind == "government" and " " in name.printed:
            continue
        after, before = text[match.end():match.end() + 40], text[:match.start()]
        if is_product and WORKS.search(before):
            continue  # the buyer's works, not the mine
        if begins(r"-", after) or search(r"⟦[CAN]\d+⟧ of $|\bto $", before):
            continue
        found.append(place.country)
    return list(dict.fromkeys(found))
