"""Bodies and programmes as printed: those the lexicon knows, and those told by how such names are built.

"Ministry of ...", "... Development Bank", "Government of ...", "... Act". Capitals matter, white space does not. The
text is searched once for known names and once for the nouns that such names have; only the surroundings of a noun are
looked at closely, so the time grows with the text's length.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pipelines.extract import regex as re
from pipelines.extract.funding.apposed import apposed
from pipelines.extract.lexicon.funders import (
    Funder,
    FunderKind,
    Programme,
    funder_names,
    funders,
    metonyms,
    programme_names,
    programmes,
)
from pipelines.extract.places import place_of

SAME_LENGTH = {ord(c): " " for c in "\n\r\t\u00a0\u202f\u2009"} | {ord("\u2019"): "'", ord("\u2018"): "'"}
"""Folding that keeps every offset."""
BEFORE, AFTER = 90, 130
"""Characters around a noun such as "Ministry" in which the rest of the name must stand."""

CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w.&'-]*[\w&]|[A-Z])"
RUN = re.compile(rf"(?<![\w'-]){CAP}(?:(?:,? (?:and |of |for |to |in |& )?(?:the )?){CAP})*")
"""A run of capitalised words with the small words that names carry between them."""
WORD = re.compile(r"[A-ZÀ-ÖØ-Þ0-9]\w*")
LAST_WORD = re.compile(r"\b([A-Z]\w+) $")
NEXT_WORD = re.compile(r"\W{1,3}(\w+)")
BODY_NOUN = (
    r"Ministry|Department|Bureau|Secretariat|Directorate|Office|Agency|Authority|Council|Commission|Institute|Bank|"
    r"Fund|Organi[sz]ation|Corporation|Administration|Association|Minister"
)
BODY_KEY = re.compile(
    rf"\b(?:{BODY_NOUN}|Eximbank|Economic Development|Export Finance|Facility|Treasury|Lending|Finance|Board|Credit)\b"
)
HEADED = re.compile(rf"\b(?:(?:{CAP}) ){{0,3}}(?:{BODY_NOUN}) (?:of|for) .+")
TAILED = re.compile(
    r"\b(?:(?!(?:and|in|to) )\S+ ){1,7}?(?:and )?(?:Development Bank|Export[- ]Import Bank|Eximbank|Exim Bank|"
    r"Investment Bank|"
    r"Infrastructure Bank|Development Corporation|Finance Corporation|Finance Authority|Investment Corporation|Growth "
    r"Fund|Wealth Fund|Sovereign Fund|Investment Fund|Pension Fund|Development Fund|Reconstruction Fund|Superannuation "
    r"Fund|Investment Authority|Development Authority|Development Agency|Economic Development|Energy Commission|Export "
    r"Finance|Export Credit Agency|Credit Agency|Infrastructure Facility|Space Agency|Trade Agency|Innovation Agency|"
    r"Energy Agency|Enterprise Agency|Promotion Agency|Investment Agency|Research Council|Innovation Council|"
    r"Innovation "
    r"Fund|Research Fund|Guarantee Fund|Funding Agency|Research Agency|Development Board|"
    r"Coordinating Council|Revenue Agency|Taxation Office|Revenue Service|Investment Office|Export Credit|Ministry|"
    r"Organi[sz]ation|Department|Treasury|Resource Lending|Credit Fund|"
    r"Mining Finance|Bank)\b"
)
LAST_COMMA = re.compile(r".*, (?:the )?(?=\S+ \S)")
"""What stands before a bank at the end of a run: "Elsewhere, the Export-Import Bank"."""
OF_PLACE = re.compile(
    rf"\b(?:[Gg]overnment|State|Province|Region|Municipality|Canton|Commonwealth|Kingdom|Republic|City|County) of "
    rf"(?:the )?{CAP}(?: {CAP}){{0,3}}"
)
GOVERNMENT = re.compile(r"\b(?:[Gg]overnment|[Aa]dministration)\b")
SMALL_MINISTRY = re.compile(
    rf"(?:\b{CAP}(?: {CAP}){{0,2}}'s )(?:[a-z]+ ){{0,2}}?(?:finance|mines?|mining|energy|industry|industrial|trade|"
    rf"economy|"
    r"economic|defen[cs]e|resources|commerce|science|environment|development|heavy industries|steel)(?: and [a-z]+)? "
    r"(?:ministry|department)\b"
)
""" "India's mines ministry": a ministry in small letters, told by its country."""
ROMANCE_MINISTRY = re.compile(
    rf"\bMinist(?:ère|erio|ério) (?:des |du |de (?:la |las |los |l')?|da |do |das |dos )?{CAP}(?: (?:naturelles|"
    rf"naturales|"
    rf"naturais|publics?|públicas))?(?:,? (?:et |e |y )?(?:des |du |de (?:la |las |los |l')?|da |do )?{CAP})*"
)
"""A ministry under its French, Spanish or Portuguese name."""
GOVERNMENTS = re.compile(
    rf"\b(?:(?:federal|state|provincial|{CAP}(?: {CAP})?), )*(?:federal|state|provincial|{CAP}(?: {CAP})?) and "
    rf"(?:federal|state|provincial|regional|{CAP}(?: {CAP})?) governments\b"
)
"""Several governments that act together: "the federal and Tasmanian governments"."""
LEVEL = r"(?:[Ff]ederal|[Pp]rovincial|[Ss]tate|[Nn]ational|[Rr]egional|[Cc]entral|[Tt]erritorial)"
BEFORE_GOVERNMENT = re.compile(rf"(?:{CAP} ){{0,2}}{CAP}(?:'s)? (?:{LEVEL} )?$")
GOVERNMENT_OF = re.compile(r"\b[Gg]overnment of (?:the )?$")
NO_PLACE = re.compile(
    r"(?i)(?:each|every|either|neither|both|federal|state|national|provincial|central|regional|"
    r"local|new|previous) "
)
BY_PERSON = re.compile(r"(?!Federal|State)[A-Z][a-z]+ Government")
OF_WHAT = re.compile(r"(?i)^(?:government|state|province|commonwealth|kingdom|republic|city|county) of (?:the )?")
WHOSE = re.compile(rf"(?i)(?:'s)?(?: {LEVEL})? (?:government|administration)$")
LENDER_KEY = re.compile(r"\b(?:banks|lenders|agencies|financiers|institutions)\b")
LENDERS = re.compile(
    r"((?:\b(?:international|commercial|Australian|Canadian|European|Chinese|Japanese|Korean|Nordic|African|Indian|"
    r"Brazilian|global|leading|major|local|domestic|state-owned|state|policy|development|senior|project|existing|"
    r"finance|financial|export credit) ){1,3}|\b(?:syndicate|consortium|group|club) of )$"
)
PROGRAMME_NOUN = (
    r"Act|Programme|Program|Initiative|Scheme|Mission|Law|Facility|Fund|Strategy|Action Plan|Framework|Mechanism|Tax "
    r"Credit|Credits?|Incentive|Strategic Reserve|Package|Grants?|Challenge"
)
PROGRAMME = re.compile(rf"^(.*\b(?:{PROGRAMME_NOUN}))\b")
PROGRAMME_KEY = re.compile(rf"\b(?:{PROGRAMME_NOUN})\b")
NEXT_PROGRAMME = re.compile(rf"\b(?:{PROGRAMME_NOUN})(?:,? and|,)(?: the)? ")
BRACKETED_NOUN = re.compile(r"\([A-Z0-9][\w&-]{1,9}\) (?P<noun>[Pp]rogram(?:me)?|[Ii]nitiative|[Ss]cheme|[Ff]und)\b")
BEFORE_BRACKET = re.compile(rf"(?<![\w'-])({CAP}(?: (?:(?:and|of|for|to|in|&) )*{CAP}){{1,7}}) $")
"""A programme whose short form stands before its noun: "the Ore Data Studies (ODS) Initiative"."""
SMALL_NOUN = re.compile(r"\b(?:program(?:me)?|scheme|initiative|fund)\b(?! (?:of|for) the)")
BEFORE_SMALL_NOUN = re.compile(
    rf"\b(?:[Uu]nder|[Tt]hrough|[Ff]rom|[Vv]ia|[Ii]n|of) (?:the |its |their |[A-Z]\w+'s |a )?(?:(?:federal|state|"
    rf"public|national) )*({CAP}(?:,? (?:(?:and|of|for|to|in|&) )*{CAP}){{1,6}} )$"
)
"""A programme whose noun is written small: "under its Drilling Collaborations program"."""
CALLED = re.compile(
    rf"\b(?:call|programme|program|scheme|initiative) ({CAP}(?: (?:(?:e|y|de|do|da|del|of|and) )*{CAP}){{1,5}})"
)
"""A programme whose noun stands first: "the public call Minerais Novos"."""
COMMON_SCHEME = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|new)|'s) ((?:critical|strategic|rare)[- ](?:[a-z]+[- ]){1,3}(?:reserve|"
    r"stockpile|facility|"
    r"programme|program|scheme|tax incentive|initiative)|call for (?:[a-z]+ ){1,3}projects)\b"
)
"""A programme under a common name: "its critical minerals strategic reserve"."""
NOT_PROGRAMMES = re.compile(
    r"(?i)\b(?:gas|power|mine) plan\b|^(?:security|the) act\b|exchange act|securities act|ore reserve|mineral reserve|"
    r"corporations act|mining act|companies act|proven|probable|code\b|royalty"
)
SECTION = re.compile(
    r"\b(?:[Ss]ection |§ ?)?(48C|45X)\b(?: (?:program(?:me)?|tax credits?|credits?))?|\b[Tt]itle (?:III|17|XVII)\b"
)
A_SITE = re.compile(r"\b(?:its|their|our|at the|in the|for the|for a|fund the|build the) [\"“]?$")
BY_WAY_OF = re.compile(r"\b(?:under|through|from|via|by|of|with) (?:the |its |their )?[\"“]?$")
FUNDS = re.compile(
    r"\b(?:Financ\w+|Fund\w*|Infrastructure|Critical Minerals|Liquidity|Guarantee|Credit|Loan|Lending|"
    r"Investment|Stabili[sz]ation|Transition|Development|Climate|Equity|Innovation|Support) Facility$"
)
"""A facility is money where its name says so or money comes from it; else it is a plant."""
NOT_BODIES = re.compile(
    r"(?i)^(?:board of directors|state of the art|republic|the|stock exchange|venture exchange|.*\bexchange)$|^Prime\b"
)
FIRM = re.compile(r"\b(?:Corporation|Association) (?:of|for) ")
PUBLIC_FIRM = re.compile(
    r"\b(?:Development|Finance|Financial|Investment|Credit|Insurance|Guarantee|Reconstruction|Promotion|Export)\b"
)
ARTICLE = re.compile(
    r"(?:The|Each|Every|Either|Neither|In|On|By|From|With|While|But|And|As|Under|Meanwhile|Both|Since|When|After|"
    r"For|At|Its|Their) "
)
OWNER_FIRST = re.compile(rf"(?P<owner>(?:[A-Z]\w+ )?[A-Z]\w+)'s (?=(?:[A-Z]\w+ )?(?:{BODY_NOUN}) (?:of|for) )")
"""Whose ministry or minister it is."""
OWNER_CUT = re.compile(r"'s (?=[A-Z])|\b(?:in|to|for) the (?=[A-Z])|, ")
KINDS: tuple[tuple[re.Pattern[str], FunderKind], ...] = (
    (re.compile("Export[- ]Import|Exim|Export Credit|Export Finance"), "export_credit"),
    (re.compile("Minist(?:ry|er)|Department|Treasury"), "ministry"),
    (re.compile("Development Bank|Infrastructure Bank|Infrastructure Facility"), "bank"),
    (re.compile(r"\bFund\b"), "fund"),
    (re.compile(r"Bank\b|Lending|Credit Fund|Mining Finance"), "lender"),
)
"""What a built name says of its kind, the most particular first."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """An act, fund or programme at `text[start:end]`; `entry` where the lexicon knows it."""

    start: int
    end: int
    name: str
    entry: Programme | None


@dataclass(frozen=True, slots=True)
class Found:
    """A body as printed at `text[start:end]`, before the document's forms of it are put together."""

    start: int
    end: int
    printed: str
    known: Funder | None
    kind: FunderKind
    is_office: bool = False
    is_metonym: bool = False
    country: str | None = None
    """Told by a description, where neither lexicon nor name tells it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    printed: str
    entry: Funder | Programme
    only_beside_full_name: bool = False
    is_metonym: bool = False


Placed = TypeVar("Placed", Found, Scheme)


def spot(flat: str) -> tuple[list[Found], list[Scheme]]:
    """Bodies and programmes of a text whose white space is folded, sorted, without overlaps."""
    found, schemes = _known(flat)
    found = [_with_government(flat, body) for body in found]
    schemes += free(_built_schemes(flat), _taken(found, schemes))
    found += free(_built(flat), _taken(found, schemes))
    told = (Found(a.start, a.end, flat[a.start : a.end], None, a.kind, country=a.country) for a in apposed(flat))
    found += free(told, _taken(found, schemes))
    return sorted(found, key=lambda f: (f.start, -f.end)), sorted(schemes, key=lambda s: s.start)


def _with_government(flat: str, body: Found) -> Found:
    """ "government of Japan" for a country that stands for its government."""
    before = GOVERNMENT_OF.search(flat, max(0, body.start - 20), body.start)
    if before is None or not (body.is_metonym or place_of(body.printed)):
        return body
    return Found(before.start(), body.end, flat[before.start() : body.end], None, "government")


def free(candidates: Iterable[Placed], taken: list[tuple[int, int]]) -> list[Placed]:
    """Candidates that overlap nothing already taken, earlier and longer ones first."""
    taken = list(taken)
    kept: list[Placed] = []
    for found in sorted(candidates, key=lambda c: (c.start, -c.end)):
        at = bisect_left(taken, (found.start, found.end))
        before = at == 0 or taken[at - 1][1] <= found.start
        if before and (at == len(taken) or taken[at][0] >= found.end):
            insort(taken, (found.start, found.end))
            kept.append(found)
    return kept


def _taken(found: list[Found], schemes: list[Scheme]) -> list[tuple[int, int]]:
    return sorted([(f.start, f.end) for f in found] + [(s.start, s.end) for s in schemes])


@cache
def _index() -> dict[str, dict[str, tuple[_Entry, ...]]]:
    """First word -> second word ("" for a name of one word) -> names, longest first; words in lower case."""
    entries = [_Entry(_fold(p), f) for p, f in funder_names().items()]
    entries += [_Entry(_fold(p), g) for p, g in programme_names().items()]
    entries += [_Entry(_fold(p), f, True) for f in funders() for p in f.short]
    entries += [_Entry(_fold(p), g, True) for g in programmes() for p in g.short]
    entries += [_Entry(_fold(p), f, is_metonym=True) for p, f in metonyms().items() if p[0].isupper()]
    index: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        words = re.findall(r"\w+", entry.printed.lower())
        index[words[0]][words[1] if len(words) > 1 else ""].append(entry)
    return {
        first: {second: tuple(sorted(group, key=lambda e: -len(e.printed))) for second, group in seconds.items()}
        for first, seconds in index.items()
    }


def _fold(printed: str) -> str:
    return printed.translate(SAME_LENGTH)


def _known(flat: str) -> tuple[list[Found], list[Scheme]]:
    index = _index()
    hits: list[tuple[int, _Entry]] = []
    at = 0
    for word in WORD.finditer(flat):
        seconds = index.get(word.group().lower())
        if seconds is None or word.start() < at:
            continue
        following = NEXT_WORD.match(flat, word.end())
        named = seconds.get(following.group(1).lower(), ()) if following else ()
        for entry in (*named, *seconds.get("", ())):
            if _stands_at(flat, word.start(), entry.printed) and not _is_meeting(flat, word.start(), entry.printed):
                hits.append((word.start(), entry))
                at = word.start() + len(entry.printed)
                break
    full = {id(hit.entry) for _, hit in hits if not hit.only_beside_full_name and len(hit.printed) > 6}
    found: list[Found] = []
    schemes: list[Scheme] = []
    for start, hit in hits:
        end = start + len(hit.printed)
        if hit.only_beside_full_name and id(hit.entry) not in full:
            continue
        if isinstance(hit.entry, Programme):
            schemes.append(Scheme(start, end, flat[start:end], hit.entry))
        else:
            office = any(o.endswith(hit.printed) or hit.printed.endswith(o) for o in hit.entry.offices)
            found.append(Found(start, end, flat[start:end], hit.entry, hit.entry.kind, office, hit.is_metonym))
    return found, schemes


def _is_meeting(flat: str, start: int, printed: str) -> bool:
    """ "World Mining Congress" is no parliament."""
    before = LAST_WORD.search(flat, max(0, start - 24), start) if printed in ("Congress", "Parliament") else None
    return before is not None and before[1] not in ("The", "US", "Now", "But", "And", "When", "If", "In", "As")


def _stands_at(flat: str, start: int, printed: str) -> bool:
    """True where `printed` stands there as whole words: one word with its case, several in any case."""
    end = start + len(printed)
    there = flat[start:end]
    if there != printed and (" " not in printed or there.lower() != printed.lower()):
        return False
    return not flat[end : end + 1].isalnum() and not (start and (flat[start - 1].isalnum() or flat[start - 1] in "-."))


def _runs_around(flat: str, key: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words that hold such a noun: where each begins, and the run."""
    done = 0
    for noun in key.finditer(flat):
        if noun.start() < done:
            continue
        low = max(done, noun.start() - BEFORE)
        low = flat.find(" ", low, noun.start()) + 1 or low if low > done else low
        for run in RUN.finditer(flat, low, min(len(flat), noun.end() + AFTER)):
            if run.end() > noun.start():
                if run.start() <= noun.start():
                    done = run.end()
                    yield run.start(), run.group()
                break


def _built(flat: str) -> Iterator[Found]:
    """Bodies told by the way their names are built."""
    for begin, run in _runs_around(flat, BODY_KEY):
        for pattern in (HEADED, TAILED):
            if match := pattern.search(run):
                start, printed = _without_article(begin + match.start(), match.group())
                country = None
                if owner := OWNER_FIRST.match(printed):
                    start, printed = start + owner.end(), printed[owner.end() :]
                    place = place_of(owner["owner"])
                    country = place.country if place else None
                if pattern is TAILED and (cut := LAST_COMMA.match(printed)):
                    start, printed = start + cut.end(), printed[cut.end() :]
                printed = _without_end(printed)
                if " " in printed and len(printed) >= 6 and not NOT_BODIES.search(printed) and not _a_firm(printed):
                    kind: FunderKind = next((kind for words, kind in KINDS if words.search(printed)), "agency")
                    yield Found(start, start + len(printed), printed, None, kind, country=country)
    for match in OF_PLACE.finditer(flat):
        printed = _without_end(match.group())
        if _governs(printed):
            yield Found(match.start(), match.start() + len(printed), printed, None, "government")
    for match in GOVERNMENT.finditer(flat):
        if before := BEFORE_GOVERNMENT.search(flat, max(0, match.start() - 60), match.start()):
            start, printed = _without_article(before.start(), flat[before.start() : match.end()])
            if _governs(printed) and not NO_PLACE.match(printed) and not is_of_a_person(printed):
                yield Found(start, match.end(), printed, None, "government")
    for match in GOVERNMENTS.finditer(flat) if " governments" in flat else ():
        yield Found(match.start(), match.end(), match.group(), None, "government")
    for match in SMALL_MINISTRY.finditer(flat) if " ministry" in flat or " department" in flat else ():
        yield Found(match.start(), match.end(), match.group(), None, "ministry")
    for match in ROMANCE_MINISTRY.finditer(flat) if "Minist" in flat else ():
        printed = _without_end(match.group())
        yield Found(match.start(), match.start() + len(printed), printed, None, "ministry")
    for match in LENDER_KEY.finditer(flat):
        if before := LENDERS.search(flat[max(0, match.start() - 60) : match.start()]):
            start = match.start() - len(before.group())
            yield Found(start, match.end(), flat[start : match.end()], None, "lender")


def _a_firm(printed: str) -> bool:
    """A "Corporation of Osaka" is public only where it develops, finances or insures."""
    return FIRM.search(printed) is not None and not PUBLIC_FIRM.search(printed)


def _governs(printed: str) -> bool:
    """A government needs a place: "State of Queensland", "Peruvian government"."""
    place = WHOSE.sub("", OF_WHAT.sub("", printed))
    return place_of(place) is not None or (place != printed and not re.match(r"(?i)state |city |county ", printed))


def is_of_a_person(printed: str) -> bool:
    """ "Harrow Government" for the government that a person leads: the country's, which is told elsewhere."""
    return BY_PERSON.fullmatch(printed) is not None and place_of(printed.split()[0]) is None


def _without_article(start: int, printed: str) -> tuple[int, str]:
    article = ARTICLE.match(printed)
    return (start + article.end(), printed[article.end() :]) if article else (start, printed)


def _without_end(printed: str) -> str:
    """A possessive or a full stop before a new sentence ends a name."""
    printed = re.split(r"(?<=\w\w\w)\. (?=[A-Z])", printed, maxsplit=1)[0]
    return printed if printed.endswith("U.S.") else re.sub(r"(?:'s?|\.)$", "", printed)


def _built_schemes(flat: str) -> Iterator[Scheme]:
    """Programmes told by the noun their names end in, and sections of acts."""
    for begin, run in _runs_around(flat, PROGRAMME_KEY):
        ends = [m.end() for m in NEXT_PROGRAMME.finditer(run)]
        for low, high in zip([0, *ends], [*ends, len(run)], strict=True):
            if match := PROGRAMME.match(run[low:high]):
                start, printed = _own_part(*_without_article(begin + low, match.group(1)))
                proper = len(printed.split()) >= 2 and not NOT_PROGRAMMES.search(printed)
                if proper and not _is_plant(flat, start, printed):
                    yield Scheme(start, start + len(printed), printed, None)
    for noun in BRACKETED_NOUN.finditer(flat):
        if before := BEFORE_BRACKET.search(flat, max(0, noun.start() - BEFORE), noun.start()):
            yield Scheme(before.start(1), noun.end(), f"{before[1]} {noun['noun']}", None)
    for noun in SMALL_NOUN.finditer(flat):
        if before := BEFORE_SMALL_NOUN.search(flat, max(0, noun.start() - BEFORE), noun.start()):
            printed = flat[before.start(1) : noun.end()]
            yield Scheme(before.start(1), noun.end(), printed, programme_names().get(printed))
    for match in CALLED.finditer(flat):
        yield Scheme(match.start(1), match.end(1), match.group(1), programme_names().get(match.group(1)))
    for match in COMMON_SCHEME.finditer(flat):
        yield Scheme(match.start(1), match.end(1), match.group(1), None)
    for match in SECTION.finditer(flat):
        name = match.group(1) or match.group()
        yield Scheme(match.start(), match.end(), name, programme_names().get(name))


def _is_plant(flat: str, start: int, printed: str) -> bool:
    """A facility that makes things: "its Kettle Ridge Processing Facility"."""
    before = flat[max(0, start - 24) : start]
    return (
        printed.endswith("Facility")
        and not FUNDS.search(printed)
        and (A_SITE.search(before) is not None or not BY_WAY_OF.search(before))
    )


def _own_part(start: int, printed: str) -> tuple[int, str]:
    """What follows a possessive or a preposition: "Canada's X Fund", "Quebec in the X Plan"."""
    for cut in reversed(list(OWNER_CUT.finditer(printed))):
        if len(printed[cut.end() :].split()) >= 2:
            return start + cut.end(), printed[cut.end() :]
    return start, printed
