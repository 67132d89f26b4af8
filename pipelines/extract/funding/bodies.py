"""Bodies that give money and the programmes they give it under, as spans of a document.

Known bodies and programmes come from the lexicon; the others are told by how such names are built ("Ministry of ...",
"... Development Bank", "Government of ...", "... Act"). Short references ("the bank", "the Commission") are resolved
to the body last named. Capitals matter, white space does not; linear in the text.
"""
from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

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
from pipelines.extract.places import place_of, place_spans

SAME_LENGTH = {ord(c): " " for c in "\n\r\t\u00a0\u202f\u2009"} | {ord("\u2019"): "'", ord("\u2018"): "'"}
"""Folding that keeps every offset."""

CAP = r"(?:[A-ZÀ-ÖØ-Þ][\w.&'-]*[\w&]|[A-Z])"
RUN = re.compile(rf"(?<![\w'-]){CAP}(?:(?:,? (?:and |of |for |to |in |& )?(?:the )?){CAP})*")
"""A run of capitalised words with the small words that names carry between them."""
BODY_NOUN = (r"Ministry|Department|Bureau|Secretariat|Directorate|Office|Agency|Authority|Council|Commission|Institute|"
             r"Bank|Fund|Organi[sz]ation|Corporation|Administration|Association")
HEADED = re.compile(rf"\b(?:(?:{CAP}) ){{0,3}}(?:{BODY_NOUN}) (?:of|for) .+")
TAILED = re.compile(
    r"\b(?:(?!(?:and|in|to) )\S+ )+?(?:Development Bank|Export[- ]Import Bank|Eximbank|Exim Bank|Investment Bank|"
    r"Infrastructure Bank|"
    r"Development Corporation|Finance Corporation|Finance Authority|Investment Corporation|Growth Fund|Wealth Fund|"
    r"Sovereign Fund|Investment Fund|Pension Fund|Development Fund|Reconstruction Fund|Superannuation Fund|"
    r"Investment Authority|Development Authority|Development Agency|Economic Development|Energy Commission|"
    r"Export Finance|"
    r"Export Credit Agency|Credit Agency|Infrastructure Facility|Space Agency|Trade Agency|Development Board|"
    r"Coordinating Council|Investment Office|Export Credit|Ministry|Department|Treasury|Resource Lending|"
    r"Credit Fund|Mining Finance|Bank)\b")
BODY_KEY = re.compile(rf"\b(?:{BODY_NOUN}|Eximbank|Economic Development|Export Finance|Facility|Treasury|Lending|"
                      rf"Finance|Board|Credit)\b")
OF_PLACE = re.compile(rf"\b(?:Government|State|Province|Commonwealth|Kingdom|Republic|City|"
                      rf"County) of (?:the )?{CAP}(?: {CAP}){{0,3}}")
GOVERNMENT = re.compile(r"\b(?:[Gg]overnment|[Aa]dministration)\b")
BEFORE_GOVERNMENT = re.compile(
    rf"(?:{CAP} ){{0,2}}{CAP}(?:'s)? (?:[Ff]ederal |[Pp]rovincial |[Ss]tate |[Nn]ational |[Rr]egional |[Cc]entral |"
    rf"[Tt]erritorial )?$")
LENDERS = re.compile(
    r"\b(?:(?:a|the|its|their|two|three|four|five|six|seven|eight|nine|ten|several|senior|existing|new|group|club|"
    r"syndicate|consortium|of) )*"
    r"((?:(?:international|commercial|Australian|Canadian|European|Chinese|Japanese|Korean|Nordic|African|Indian|"
    r"Brazilian|global|leading|major|local|domestic|state-owned|state|policy|development|senior|export credit) ){1,3}"
    r"(?:banks|lenders|agencies|financiers|(?:finance|financial) institutions)|(?:syndicate|consortium|group|"
    r"club) of (?:banks|lenders)"
    r"|(?:commercial|senior|project|existing) lenders)\b")
PROGRAMME = re.compile(
    r"^(.*\b(?:Act|Programme|Program|Initiative|Scheme|Mission|Law|Facility|Fund|Strategy|Action Plan|Framework|"
    r"Mechanism|"
    r"Tax Credit|Credits?|Incentive|Strategic Reserve|Package|Grants?|Challenge))\b")
PROGRAMME_KEY = re.compile(r"\b(?:Act|Program|Programme|Initiative|Scheme|Mission|Law|Facility|Fund|Strategy|Plan|"
                           r"Framework|"
                           r"Mechanism|Credits?|Incentive|Reserve|Package|Grants?|Challenge)\b")
NOT_PROGRAMMES = re.compile(r"(?i)\b(?:gas|power|mine) plan\b|^(?:security|the) act\b|exchange act|securities act|"
                            r"ore reserve|mineral reserve|"
                            r"corporations act|mining act|companies act|proven|probable|code\b|royalty")
SECTION = re.compile(r"\b(?:[Ss]ection |§ ?)?(48C|45X)\b(?: (?:program(?:me)?|tax credits?|credits?))?|"
                     r"\b[Tt]itle (?:III|17|XVII)\b")
BACK_REFERENCE = re.compile(
    r"\b[Tt]he (?P<state>state's |country's |state-owned |federal |provincial |national |same |export credit |"
    r"development |policy |US |U\.S\. )?"
    r"(?P<noun>bank|Bank|agency|Agency|department|Department|ministry|Ministry|government|Government|fund|Fund|"
    r"lender|lenders|"
    r"Commission|Corporation|State|Commonwealth|Treasury|Pentagon|Administration|administration|cabinet|Cabinet|budget|Budget|"
    r"financier|financiers|insurer|province|Province|EU)\b"
    r"(?! (?:of|for) (?:the )?[A-Z])")
NOT_BODIES = re.compile(r"(?i)^(?:board of directors|state of the art|republic|the|stock exchange|venture exchange|"
                        r".*\bexchange)$|^Prime\b")
NOUN_KINDS: dict[str, tuple[FunderKind, ...]] = {
    "bank": ("bank", "export_credit", "multilateral", "lender"), "agency": ("agency", "export_credit", "ministry", "bank"),
    "department": ("ministry",), "ministry": ("ministry",), "government": ("government",), "fund": ("fund",),
    "lender": ("lender", "bank", "export_credit", "multilateral", "fund"), "commission": ("government", "agency"),
    "corporation": ("bank", "fund", "export_credit"), "state": ("government",), "province": ("government",), "commonwealth": ("government",),
    "treasury": ("ministry",), "pentagon": ("ministry",), "administration": ("government",), "cabinet": ("government",), "budget": ("government",),
    "financier": ("bank", "export_credit", "lender"), "insurer": ("export_credit",), "eu": ("government",),
}


RECENT_BODIES = 12
"""Bodies that a text keeps in mind: older ones are named again."""
COUNTRY_BEFORE = 300
"""Characters before "the government" in which its country may be named."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may give money, at `text[start:end]`."""

    start: int
    end: int
    name: str
    """The fullest form in the document; for a programme office, the agency it belongs to."""
    kind: FunderKind
    country: str | None
    key: str
    """The same for every way of printing one body in one document."""
    reference: Literal["name", "back", "metonym"] = "name"


@dataclass(frozen=True, slots=True)
class Scheme:
    """An act, fund or programme at `text[start:end]`; `entry` where the lexicon knows it."""

    start: int
    end: int
    name: str
    entry: Programme | None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    printed: str
    known: Funder | None
    kind: FunderKind
    is_office: bool = False
    is_metonym: bool = False


@cache
def _index() -> dict[str, tuple[tuple[str, Funder | Programme, bool], ...]]:
    """First word in lower case -> (printed name, entry, only beside the full name), longest first."""
    names: dict[str, list[tuple[str, Funder | Programme, bool]]] = defaultdict(list)
    known: list[tuple[str, Funder | Programme, bool]] = []
    known += [(printed, entry, False) for printed, entry in funder_names().items()]
    known += [(printed, funder, True) for funder in funders() for printed in funder.short]
    known += [(printed, entry, False) for printed, entry in programme_names().items()]
    known += [(printed, programme, True) for programme in programmes() for printed in programme.short]
    for printed, entry, short in known:
        printed = printed.translate(SAME_LENGTH)
        names[_first_word(printed)].append((printed, entry, short))
    return {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in names.items()}


WORD = re.compile(r"[A-ZÀ-ÖØ-Þ0-9][\w]*")


def _first_word(printed: str) -> str:
    match = re.match(r"\w+", printed)
    return match.group().lower() if match else printed.lower()


def find_bodies(text: str) -> tuple[list[Body], list[Scheme]]:
    """Bodies and programmes of the whole document, each list sorted and without overlaps."""
    flat = text.translate(SAME_LENGTH)
    found, schemes = _known(flat)
    taken = sorted([(f.start, f.end) for f in found] + [(s.start, s.end) for s in schemes])
    schemes += _free(_built_schemes(flat), taken)
    taken = sorted([(f.start, f.end) for f in found] + [(s.start, s.end) for s in schemes])
    found += _free(_built(flat), taken)
    found.sort(key=lambda f: (f.start, -f.end))
    bodies = list(_resolved(flat, found))
    return _merged_references(flat, bodies), sorted(schemes, key=lambda s: s.start)


def _known(flat: str) -> tuple[list[_Found], list[Scheme]]:
    hits: list[tuple[int, int, str, Funder | Programme, bool]] = []
    at = 0
    for word in WORD.finditer(flat):
        if word.start() < at:
            continue
        for printed, entry, short in _index().get(word.group().lower(), ()):
            end = word.start() + len(printed)
            if _printed_as(flat, word.start(), end, printed):
                hits.append((word.start(), end, printed, entry, short))
                at = end
                break
    full = {id(entry) for _, _, printed, entry, short in hits if not short and len(printed) > 6}
    found: list[_Found] = []
    schemes: list[Scheme] = []
    for start, end, printed, entry, short in hits:
        if short and id(entry) not in full:
            continue
        if isinstance(entry, Programme):
            schemes.append(Scheme(start, end, flat[start:end], entry))
        else:
            found.append(_Found(start, end, flat[start:end], entry, entry.kind, any(
                o.endswith(printed) or printed.endswith(o) for o in entry.offices)))
    return found, schemes


def _printed_as(flat: str, start: int, end: int, printed: str) -> bool:
    """True where `printed` stands there as whole words: one word with its case, several in any case but small letters."""
    there = flat[start:end]
    if there != printed and (" " not in printed or there.lower() != printed.lower()):
        return False
    return not flat[end:end + 1].isalnum() and not (start and (flat[start - 1].isalnum() or flat[start - 1] in "-."))


def _built(flat: str) -> Iterator[_Found]:
    """Bodies told by the way their names are built."""
    for run in RUN.finditer(flat):
        if not BODY_KEY.search(run.group()):
            continue
        for pattern in (HEADED, TAILED):
            if match := pattern.search(run.group()):
                start, printed = _without_article(run.start() + match.start(), match.group())
                printed = _cut_at_known_end(printed)
                if not NOT_BODIES.search(printed) and len(printed) >= 6 and " " in printed:
                    yield _Found(start, start + len(printed), printed, None, _built_kind(printed, "agency"))
    for match in OF_PLACE.finditer(flat):
        printed = _cut_at_known_end(match.group())
        if _governs(printed):
            yield _Found(match.start(), match.start() + len(printed), printed, None, "government")
    for match in GOVERNMENT.finditer(flat):
        if before := BEFORE_GOVERNMENT.search(flat, max(0, match.start() - 60), match.start()):
            start, printed = _without_article(before.start(), flat[before.start():match.end()])
            if _governs(printed) and not re.match(r"(?i)(?:federal|state|national|provincial|central|regional|local|"
                                                  r"new|previous) ", printed):
                yield _Found(start, match.end(), printed, None, "government")
    for match in LENDERS.finditer(flat):
        yield _Found(match.start(1), match.end(1), match.group(1), None, "lender")


def _governs(printed: str) -> bool:
    """A government needs a place: "State of Queensland", "Peruvian government"."""
    place = re.sub(r"(?i)^(?:government|state|province|commonwealth|"
                   r"kingdom|republic|city|county) of (?:the )?", "", printed)
    place = re.sub(r"(?i)(?:'s)?(?: (?:federal|provincial|state|national|regional|central|"
                   r"territorial))? (?:government|administration)$", "", place)
    return place_of(place) is not None or (place != printed and not re.match(r"(?i)state |city |county ", printed))


def _built_kind(printed: str, kind: str) -> FunderKind:
    for words, named in (("Export[- ]Import|Exim|Export Credit|"
                          "Export Finance", "export_credit"), (r"Ministry|Department|Treasury", "ministry"),
                         ("Development Bank|Infrastructure Bank|"
                          "Infrastructure Facility", "bank"), (r"\bFund\b", "fund"),
                         (r"Bank\b|Lending|Credit Fund|Mining Finance", "lender")):
        if re.search(words, printed):
            return named  # type: ignore[return-value]
    return kind  # type: ignore[return-value]


def _without_article(start: int, printed: str) -> tuple[int, str]:
    match = re.match(r"(?:The|In|On|By|From|With|While|But|And|As|Under|Meanwhile|Both|Since|When|After|For|At|Its|"
                     r"Their) ", printed)
    return (start + match.end(), printed[match.end():]) if match else (start, printed)


def _cut_at_known_end(printed: str) -> str:
    """A possessive or a full stop before a new sentence ends a name."""
    printed = re.split(r"(?<=\w\w\w)\. (?=[A-Z])", printed)[0]
    return re.sub(r"(?:'s?|\.)$", "", printed) if not printed.endswith("U.S.") else printed


def _built_schemes(flat: str) -> Iterator[Scheme]:
    for run in RUN.finditer(flat):
        if PROGRAMME_KEY.search(run.group()) and (match := PROGRAMME.match(run.group())):
            start, printed = _without_article(run.start(), match.group(1))
            printed, start = _last_part(printed, start)
            if len(printed.split()) >= 2 and not NOT_PROGRAMMES.search(printed):
                yield Scheme(start, start + len(printed), printed, None)
    for match in SECTION.finditer(flat):
        name = match.group(1) or match.group()
        yield Scheme(match.start(), match.end(), name, programme_names().get(name))


def _last_part(printed: str, start: int) -> tuple[str, int]:
    """What follows a possessive or the last preposition that introduces it: "Canada's X Fund", "Quebec from the X Plan"."""
    for cut in reversed(list(re.finditer(r"'s (?=[A-Z])|\b(?:in|to|for) the (?=[A-Z])|, ", printed))):
        if len(printed[cut.end():].split()) >= 2:
            return printed[cut.end():], start + cut.end()
    return printed, start


Placed = TypeVar("Placed", _Found, Scheme)


def _free(candidates: Iterable[Placed], taken: list[tuple[int, int]]) -> list[Placed]:
    """Candidates that overlap nothing already taken, earlier and longer ones first."""
    taken = list(taken)
    kept: list[Placed] = []
    for found in sorted(candidates, key=lambda c: (c.start, -c.end)):
        at = bisect_left(taken, (found.start, found.end))
        before = at == 0 or taken[at - 1][1] <= found.start
        after = at == len(taken) or taken[at][0] >= found.end
        if before and after:
            insort(taken, (found.start, found.end))
            kept.append(found)
    return kept


def _resolved(flat: str, found: list[_Found]) -> Iterator[Body]:
    """Each body under the fullest form that the document gives it; an abbreviation in brackets is the body before it."""
    aliases: dict[str, str] = {}
    forms: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, _Found] = {}
    for body in found:
        key = body.known.name if body.known else aliases.get(body.printed, body.printed)
        if short := re.match(r" \((?:the )?\"?([A-Z][\w&-]{1,9})\"?\)", flat[body.end:body.end + 16]):
            aliases.setdefault(short.group(1), key)
        if not body.is_office:
            forms[key].append(body.printed)
        kinds.setdefault(key, body)
    for body in found:
        key = body.known.name if body.known else aliases.get(body.printed, body.printed)
        names = forms[key] or [body.known.name if body.known else body.printed]
        official = next((n for n in names if body.known and n.lower() == key.lower()), None)
        name = official or _plain_name(max(names, key=len))
        stands_for = body.kind == "government" and (place := place_of(body.printed)) is not None and place.kind == "country"
        yield Body(body.start, body.end, body.printed if stands_for else name, kinds[key].kind,
                   body.known.country if body.known else _country(body.printed), key, "metonym" if stands_for else "name")
    for short, key in aliases.items():
        if key in kinds and short not in forms:
            name = _plain_name(max(forms[key] or [key], key=len))
            for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", flat):
                known = kinds[key].known
                yield Body(match.start(), match.end(), name, kinds[key].kind, known.country if known else _country(key), key)


def _plain_name(printed: str) -> str:
    """Without an article or the country it is said to be of: "Germany's KfW" is KfW."""
    return re.sub(r"^(?:[Tt]he |[A-Z]\w+(?: [A-Z]\w+)?'s (?=[A-Z]))", "", printed)


def _country(printed: str) -> str | None:
    for size in range(len(printed.split()), 0, -1):
        words = re.sub(r"'s\b", "", printed).split()
        for at in range(len(words) - size + 1):
            if place := place_of(" ".join(words[at:at + size])):
                return place.country
    return None


def _merged_references(flat: str, bodies: list[Body]) -> list[Body]:
    """The bodies with back references and metonyms added, sorted, without overlaps."""
    clean: list[Body] = []
    for body in sorted(bodies, key=lambda b: (b.start, -b.end)):
        if not clean or body.start >= clean[-1].end:
            clean.append(body)
    taken = [(b.start, b.end) for b in clean]
    references = _free((_Found(m.start(), m.end(), m.group("noun").lower(), None, "agency")
                        for m in BACK_REFERENCE.finditer(flat)), taken)
    recent: list[Body] = []
    merged: list[Body] = []
    for item in sorted([*clean, *references], key=lambda i: i.start):
        if isinstance(item, Body):
            if item.reference == "name":
                recent = [*[b for b in recent if b.key != item.key][-RECENT_BODIES:], item]
            merged.append(item)
        elif body := _behind(flat, item, recent):
            merged.append(body)
    merged += [Body(m.start, m.end, m.known.name if m.known else m.printed, "government", m.known.country if m.known else None,
                    m.known.name if m.known else m.printed, "metonym") for m in _metonyms(flat, [(b.start, b.end) for b in merged])]
    return sorted(merged, key=lambda b: b.start)


def _behind(flat: str, reference: _Found, recent: list[Body]) -> Body | None:
    """The body that a noun such as "the bank" or "the government" stands for."""
    noun = reference.printed
    wanted = NOUN_KINDS.get(noun) or NOUN_KINDS.get(noun.rstrip("s"), ())
    before = next((b for b in reversed(recent) if b.kind in wanted and _answers(b, noun)), None)
    if noun in ("government", "cabinet", "budget", "state", "province"):
        before = _government_near(flat, reference, before) or before
    if before is None:
        return None
    return Body(reference.start, reference.end, before.name, before.kind, before.country, before.key, "back")


def _government_near(flat: str, reference: _Found, named: Body | None) -> Body | None:
    """The government of the country last spoken of, where no government was named after it; "the State" is a region."""
    since = max(0, reference.start - COUNTRY_BEFORE)
    regional = reference.printed in ("state", "province")
    if not regional and named:
        since = max(since, named.end)
    kinds = ("region",) if regional else ("country", "capital")
    places = [s for s in place_spans(flat[since:reference.start]) if s.place.kind in kinds]
    if not places:
        return None
    span = places[-1]
    if regional:
        region = flat[since + span.start:since + span.end]
        name = f"State of {region}" if reference.printed == "state" else f"Government of {region}"
    else:
        known = next((f for f in funders() if f.kind == "government" and f.country == span.place.country), None)
        name = known.name if known else f"Government of {span.place.label}"
    return Body(reference.start, reference.end, name, "government", span.place.country, name, "back")


def _answers(body: Body, noun: str) -> bool:
    """"the Commission" is a commission, "the Treasury" a treasury; other nouns go by kind."""
    return noun not in ("commission", "treasury", "pentagon", "eu", "corporation") or noun in body.name.lower() or noun == "eu"


def _metonyms(flat: str, taken: list[tuple[int, int]]) -> list[_Found]:
    index = {printed: funder for printed, funder in metonyms().items() if printed[0].isupper()}
    first = {printed.split()[0] for printed in index}
    hits: list[_Found] = []
    for word in WORD.finditer(flat):
        if word.group() not in first:
            continue
        for printed, funder in index.items():
            if flat.startswith(printed, word.start()) and not flat[word.start() + len(printed):][:1].isalnum():
                hits.append(_Found(word.start(), word.start() + len(printed), printed, funder, "government", is_metonym=True))
                break
    return _free(hits, taken)
