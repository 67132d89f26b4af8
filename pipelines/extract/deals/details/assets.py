"""What the asset of a deal holds and where it lies, weighed over what the story says of it and of its holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.background import Background
from pipelines.extract.deals.details.clause import LANDSCAPE
from pipelines.extract.deals.draft import ROW, Draft
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import MARK, begins, search
from pipelines.extract.deals.parties.public import PUBLIC
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.lexicon.sites import land_of
from pipelines.extract.names import Name
from pipelines.extract.places import countries_in, place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

REACH = 40
"""Sentences on either side of a deal that may say where its asset lies and what it holds."""


def _near(
    draft: Draft, background: Background, project: Name | None, roles: dict[str, list[Name]]
) -> Iterator[tuple[Sentence, float]]:
    """Sentences of the story with how much each tells of the deal's asset, in text order."""
    sentence = draft.marked.sentence
    weights: dict[int, float] = {}
    found: dict[int, Sentence] = {}
    parties = {name.name for names in roles.values() for name in names}
    aside = not background.is_central(sentence.story, _asset_holders(roles) + ([project] if project else []))
    takers = {n.name for n in takers_beside(draft, roles)}
    for other in background.around(sentence, 0 if draft.rule == ROW else REACH):
        if other is not sentence and background.is_of_another_site(other, takers, project.name if project else None):
            continue
        if aside and other is not sentence and background.is_about_others(other, parties):
            continue
        found[other.index] = other
        weights[other.index] = _weight_of(other, sentence)
    for names, weight in ((_asset_holders(roles), 0.7), ([project] if project else [], 1.6)):
        for name in names:
            for other in background.sentences_naming(sentence.story, name.name):
                found[other.index] = other
                weights[other.index] = max(weights.get(other.index, 0.0), weight)
    for index in sorted(found):
        yield found[index], weights[index]


def _is_one_of_several(draft: Draft) -> bool:
    """Whether another clause of the sentence tells of others: its metals and countries are theirs."""
    own = {name.name for name in draft.marked.all(draft.clause, "CAN")}
    return any(
        len(others) > 1 and own.isdisjoint(others)
        for clause in draft.marked.clauses
        if clause is not draft.clause and (others := {name.name for name in draft.marked.all(clause, "CAN")})
    )


def _weight_of(other: Sentence, sentence: Sentence) -> float:
    """How much a sentence that names nobody of the deal tells of its asset: most in its own, its heading's next."""
    if other is sentence:
        return 1.3
    if other.block == "heading" and other.text in sentence.headings:
        return 0.6
    return 0.4 if other.paragraph == sentence.paragraph else 0.15


TAKERS = ("acquirer", "investor", "royalty_holder")


def takers_beside(draft: Draft, roles: dict[str, list[Name]]) -> list[Name]:
    """Those who are to get something from somebody named: what they have already is not what the deal is about."""
    is_open = draft.status != "completed" and draft.deal_type != "earn_in"
    return [n for role in TAKERS for n in roles.get(role, [])] if is_open and set(roles) - set(TAKERS) else []


GIVERS = ("target", "investee", "seller", "supplier")


def _asset_holders(roles: dict[str, list[Name]]) -> list[Name]:
    """Those whose asset the deal is about, else the partners."""
    held = [n for role in GIVERS for n in roles.get(role, [])]
    return held or [n for role in ("partner", "acquirer") for n in roles.get(role, [])]


LANTHANIDES = frozenset(
    "lanthanum cerium praseodymium neodymium samarium europium gadolinium terbium dysprosium "
    "holmium erbium thulium ytterbium lutetium yttrium".split()
)


def _called_after(project: Name, background: Background) -> tuple[str, ...]:
    """The commodities in the name of a project, as printed here or, where that is short, at its fullest."""
    if LANDSCAPE.search(project.printed):
        return ()
    if found := commodities_in(project.printed):
        return found
    alike = (n.printed for n in background.reading.names if n.kind == "project" and n.name == project.name)
    fullest = max(alike, key=len, default="")
    return () if LANDSCAPE.search(fullest) else commodities_in(fullest)


def commodities_of(
    draft: Draft, background: Background, project: Name | None, roles: dict[str, list[Name]]
) -> tuple[str, ...]:
    """Commodities of the asset: of the object's words, else those that the story says most about around it."""
    if found := commodities_in(_plain(draft.target_text)):
        return found[:4]
    if project is not None and (found := _called_after(project, background)):
        return found
    states_only = bool(roles.get("partner")) and all(
        n.kind in ("place", "government") for n in roles.get("partner", [])
    )
    if states_only:
        return commodities_in(_plain(draft.marked.text))[:3]
    counts: dict[str, float] = defaultdict(float)
    for sentence, weight in _near(draft, background, project, roles):
        if weight < 0.5 and any(counts.values()) and weight < 0.2:
            continue
        own = sentence is draft.marked.sentence and _is_one_of_several(draft)
        named = commodities_in(_plain(draft.clause)) if own else ()
        for name, share in ((metal, 1.0) for metal in named) if own else background.metals(sentence):
            counts["rare earths" if name in LANTHANIDES else name] += weight * share
    for holder in _asset_holders(roles):
        for metal in commodities_in(holder.name):
            counts[metal] += 1.5
    for metal in commodities_in(_behind_in_title(project, background)):
        counts[metal] += HEADLINE_WEIGHT
    if not counts:
        return ()
    top = max(counts.values())
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return tuple(name for name, points in ranked[:2] if points >= 0.6 * top)


HEADLINE_WEIGHT, WORDS_BEHIND = 1.5, 3
"""How much each metal tells that stands within so many words behind the project in the title of the page."""


def _behind_in_title(project: Name | None, background: Background) -> str:
    """What the title says right behind the project's name: "⟦J⟧ Chromium-PGE Property"."""
    _, _, behind = (background.reading.title or "").partition(project.name if project is not None else "\n")
    return " ".join(behind.split()[:WORDS_BEHIND])


def _plain(text: str) -> str:
    return MARK.sub("•", text)


WORKS = re.compile(
    r"\b(?:mill|refinery|smelter|plants?|separation|works|factory|factories|facility|conversion)"
    r"\b[^.;⟦]{0,40}$"
)


WORKS_BEFORE = re.compile(
    r"(?i)\b(?:to|through|at|for|feed\w*) (?:its|the|their|an?|[\w.]+[’']s) (?:[\w-]+ ){0,3}"
    r"(?:mill|refinery|smelter|plant|works|factory|facility|gigafactory)\b[^.;]{0,30} (?:in|at|near) (?:the )?(?:[\w]+, )?"
    r"(?:[a-z]+ )?$"
)
"""The buyer's works, which goods are brought to: "run it through its mill in"."""
OF_A_COUNTRY = re.compile(r"([A-Z][\w ]{3,30}): ")
"""A headline under a country: "Zambia: copper mine sold"."""
HOME_OF_DOLLAR = {"AUD": "AU"}
"""Where the assets of those lie who report in this dollar and name no place."""
HOME_WEIGHT = 0.8
"""How much the home of an asset's holder tells of where the asset lies: more than a place that is named elsewhere."""
KNOWN_WEIGHT = 2.5
"""How much a well-known mine's own name tells: less than a place beside it, more than one named elsewhere."""
MINING_EVERYWHERE = frozenset("AU CA CH CN DE FR GB HK JP KR LU NL SG US".split())
"""Homes that say nothing of where an asset lies: their companies mine and trade abroad."""
NEARLY = 0.8
"""How much of the first country's points the other of a border, or of two mines, has."""


def countries_of(
    draft: Draft, background: Background, project: Name | None, roles: dict[str, list[Name]]
) -> tuple[str, ...]:
    """Where the asset lies: places beside the object, else those that the story puts the project or its holder in."""
    if draft.deal_type == "partnership":
        states = [
            n.country or (place.country if (place := place_of(n.name)) else None)
            for n in roles.get("partner", [])
            if n.kind in ("place", "government")
        ]
        if any(states):
            return tuple(dict.fromkeys(c for c in states if c))
        if roles.get("partner") and all(n.kind in PUBLIC for n in roles["partner"]):
            spoken = (s.place for s in place_spans(draft.marked.sentence.text))
            if len(both := dict.fromkeys(p.country for p in spoken if p.kind in ("country", "demonym"))) > 1:
                return tuple(both)
    product = draft.deal_type in ("offtake", "supply") or "buyer" in roles
    own_words = draft.marked.sentence.text
    if product and project is not None and project.name in own_words and (land := land_of(project.name)):
        return (land,)  # and not where the goods go
    if direct := _places_in(draft.target_text, draft.marked, product):
        return tuple(direct)
    counts: dict[str, float] = defaultdict(float)
    pairs: set[frozenset[str]] = set()
    gives = any(role in GIVERS for role in roles)
    for sentence, weight in _near(draft, background, project, roles):
        own = sentence is draft.marked.sentence and _is_one_of_several(draft)
        if sentence is draft.marked.sentence or weight > 1:
            pairs.update(background.together(sentence))
        named = _places_in(draft.clause, draft.marked, product) if own else ()
        works = _only_works(sentence.text) if product else ()
        for country, share in ((place, 1.0) for place in named) if own else background.places(sentence):
            counts[country] += 0.0 if country in works else weight * share
    for holder in _asset_holders(roles):
        home = background.home(draft.marked.sentence.story, holder) if gives else None
        if home and home not in MINING_EVERYWHERE:
            counts[home] += HOME_WEIGHT
        if len(called := countries_in(holder.name)) == 1:
            counts[called[0]] += HOME_WEIGHT / 2
        if land := land_of(holder.name):
            counts[land] += HOME_WEIGHT
    if project is not None and (land := land_of(project.name)):
        counts[land] += KNOWN_WEIGHT
    ranked = sorted(((c, points) for c, points in counts.items() if points), key=lambda item: -item[1])
    if ranked:
        first, points = ranked[0]
        beside = (c for c, p in ranked[1:] if p >= NEARLY * points and frozenset((first, c)) in pairs)
        return (first, *beside)
    if led := OF_A_COUNTRY.match(background.reading.document.title or ""):
        place = place_of(led.group(1))
        if place is not None and place.kind == "country":
            return (place.country,)
    if project is not None and (home := _only_home(draft, background, roles)):
        return (home,)
    bought = [n for role in ("target", "investee") for n in roles.get(role, [])]
    if homes := [home for n in bought if (home := background.home(draft.marked.sentence.story, n))]:
        return (homes[0],)
    spoken_of = background.is_central(
        draft.marked.sentence.story, _asset_holders(roles) + ([project] if project else [])
    )
    if not spoken_of or _is_one_of_several(draft):
        return ()
    found = HOME_OF_DOLLAR.get(background.reading.context_currency)
    return (found,) if found else ()


def _only_home(draft: Draft, background: Background, roles: dict[str, list[Name]]) -> str | None:
    """The one home among partners of a project that says where it lies; the others come from abroad."""
    homes = {background.home(draft.marked.sentence.story, n) for n in roles.get("partner", ())}
    told = homes - MINING_EVERYWHERE - {None}
    return told.pop() if len(told) == 1 else None


def _only_works(text: str) -> set[str]:
    """Countries in which a text names only the works that goods are brought to."""
    spans = [s for s in place_spans(text) if s.place.kind in ("country", "region", "province")]
    of_works = {s.place.country for s in spans if WORKS_BEFORE.search(text, max(0, s.start - 110), s.start)}
    return of_works - {s.place.country for s in spans if not WORKS_BEFORE.search(text, max(0, s.start - 110), s.start)}


def _places_in(text: str, marked: Marked, is_product: bool = False) -> list[str]:
    found: list[str] = []
    for match in MARK.finditer(text):
        if match.group(1) not in "GL":
            continue
        name = marked.thing(match.group())
        place = place_of(name.printed)
        if (
            place is None
            or place.kind in ("desk", "demonym", "capital")
            or (name.kind == "government" and " " in name.printed)
        ):
            continue
        after, before = text[match.end() : match.end() + 40], text[: match.start()]
        if is_product and WORKS.search(before):
            continue  # the buyer's works, not the mine
        if begins(r"-|'s (?:[a-z-]+ ){0,3}⟦[CAN]", after) or search(
            r"⟦[CAN]\d+⟧,? of (?:the )?(?:[\w.' -]{2,30}, )?$|\bto $", before
        ):
            continue
        found.append(place.country)
    return list(dict.fromkeys(found))
