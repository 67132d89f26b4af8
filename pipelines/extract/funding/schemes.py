"""Acts, funds and programmes told by the way their names are built, and sections of acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.funding.runs import BEFORE, CAP, matches_of, runs_around, without_article
from pipelines.extract.lexicon.funders import Programme, programme_names
from pipelines.extract.places import place_of

PROGRAMME_NOUN = (
    r"Act|Programme|Program|Initiative|Scheme|Mission|Law|Facility|Fund|Strategy|Action Plan|Framework|Mechanism|Tax "
    r"Credit|Credits?|Incentive|Recovery Plan|Resilience Plan|Strategic Reserve|Package|Grants?|Challenge"
)
PROGRAMME = re.compile(rf"^(.*\b(?:{PROGRAMME_NOUN}))\b")
PROGRAMME_KEY = re.compile(rf"\b(?:{PROGRAMME_NOUN})\b")
NEXT_PROGRAMME = re.compile(rf"\b(?:{PROGRAMME_NOUN})(?:,? and|,)(?: the)? ")
BRACKETED_NOUN = re.compile(r"\([A-Z0-9][\w&-]{1,9}\) (?P<noun>[Pp]rogram(?:me)?|[Ii]nitiative|[Ss]cheme|[Ff]und)\b")
BEFORE_BRACKET = re.compile(rf"(?<![\w'-])({CAP}(?: (?:(?:and|of|for|to|in|&) )*{CAP}){{1,7}}) $")
"""A programme whose short form stands before its noun: "the Ore Data Studies (ODS) Initiative"."""
SMALL_NOUNS = ("program", "programme", "scheme", "initiative", "fund")
SMALL_NOUN = re.compile(r"\b(?:program(?:me)?|scheme|initiative|fund)\b(?! (?:of|for) the)")
MIXED = r"(?:[A-Z]{3,}\d*|[A-Z]+\d\w*|[A-Z]+[a-z]+[A-Z]\w*)"
BEFORE_SMALL_NOUN = re.compile(
    rf"\b(?:[Uu]nder|[Tt]hrough|[Ff]rom|[Vv]ia|[Ii]n|of) (?:the |its |their |[A-Z]\w+'s |a )?(?:(?:federal|state|"
    rf"public|national) )*({CAP}(?:,? (?:(?:and|of|for|to|in|&) )*{CAP}){{1,6}} |{MIXED} (?:[a-z]+ ){{0,2}})$"
)
"""A programme whose noun is written small: "under its Drilling Collaborations program", "under the ORE5 scheme"."""
LED_BY_ARTICLE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Nn]ew|[Aa]n?|[mb]illion|crore) ({CAP}(?:,? (?:(?:and|of|for|&) )*{CAP}){{1,6}} )$"
)
"""The same without "under": "its $3 billion Ports and Roads program"."""
CALLED = re.compile(
    rf"\b(?:call|programme|program|scheme|initiative) ({CAP}(?: (?:(?:e|y|de|do|da|del|of|and|in|for) )*{CAP}){{1,5}})"
)
"""A programme whose noun stands first: "the public call Minerais Novos"."""
PURPOSEFUL = re.compile(
    rf"\b((?:Scheme|Programme|Program|Mission|Initiative) (?:to|for|on) (?:the )?{CAP}"
    rf"(?: (?:(?:of|and|for|in|to|on|the|&) )*{CAP}){{1,9}})"
)
"""A programme called by its purpose: "Scheme to Promote Recycling of Magnet Scrap"."""
LAW_OF = re.compile(
    r"\bthe ((?:19|20)\d\d (?:[a-z-]+ ){1,2}(?:law|act)|(?:[a-z-]+ )?(?:infrastructure|climate|budget|tax) law|"
    rf"(?:{CAP} )?(?:[Rr]econstruction|[Rr]ecovery|[Tt]ransition) fund)\b"
)
"""A law under its year or its field, a fund under its purpose: "the 2019 water law", "the reconstruction fund"."""
COMMON_SCHEME = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa](?= (?:[a-z-]+ ){1,3}fund\b)|new|wider)|'s) "
    r"(?:(?:[A-Z]{0,3}[$€£¥₩])?\d[\d.,]*(?:[- ]?(?:million|billion|trillion|crore|mn|bn|m|b)\b)?[- ](?:(?:euros?|"
    r"dollar|won|yen|"
    r"pound)[- ])?)?"
    r"((?:critical|strategic|rare|raw|supply|modern manufacturing|economic security|just transition|"
    r"national reconstruction)[- ]"
    r"(?:(?!process|separat|refin|recycl|produc)[a-z]+[- ]){1,3}(?:reserve|fund|"
    r"stockpile|facility(?! (?:in|at|near|outside)\b)|"
    r"programme|program|scheme|tax incentive|initiative)|call for (?:[a-z]+ ){1,3}projects|"
    r"(?:[a-z-]+ ){1,4}(?:investment|production) tax credit)\b"
)
"""A programme under a common name: "its critical minerals strategic reserve"."""
NAMED_TAX = re.compile(
    rf"(?<![\w'-])({CAP}(?: (?:(?:and|of|for|&) )*{CAP}){{0,6}} (?:(?:investment|production|manufacturing|exploration) )*"
    r"tax (?:credit|incentive|offset))\b"
)
"""A tax credit under a name: "the Clean Metals investment tax credit"."""
COMMON_TAX = re.compile(
    r"(?:\b(?:an?|the|its|new|per cent|percent)|%|-per-?cent) ((?:(?!(?:an?|the|its|new|per|cent|percent|in)\b)[a-z-]+ ){0,4}"
    r"(?:investment|production|manufacturing|exploration) tax (?:credit|incentive|offset))\b"
)
"""The same under a common name: "a 10% minerals exploration tax credit"."""
NOT_PROGRAMMES = re.compile(
    r"(?i)\b(?:gas|power|mine) plan\b|\b(?:drill|drilling|exploration|work) pro|^phase\b|^is the\b|"
    r"^(?:security|the) act\b|exchange act|securities act|ore reserve|mineral reserve|corporations act|mining act|"
    r"companies act|^financing mechanism$|proven|probable|code\b|royalty(?! [A-Z]\w+ (?:Scheme|Program))"
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
OWNER_CUT = re.compile(r"'s (?=[A-Z])|\b(?:in|to|for) the (?=[A-Z])|, ")


@dataclass(frozen=True, slots=True)
class Scheme:
    """An act, fund or programme at `text[start:end]`; `entry` where the lexicon knows it."""

    start: int
    end: int
    name: str
    entry: Programme | None


def built_schemes(flat: str) -> Iterator[Scheme]:
    """Programmes told by the noun their names end in, and sections of acts."""
    for begin, run in runs_around(flat, PROGRAMME_KEY):
        ends = [m.end() for m in NEXT_PROGRAMME.finditer(run)]
        for low, high in zip([0, *ends], [*ends, len(run)], strict=True):
            if match := PROGRAMME.match(run[low:high]):
                start, printed = _own_part(*without_article(begin + low, match.group(1)))
                proper = len(printed.split()) >= 2 and not NOT_PROGRAMMES.search(printed)
                if proper and not _is_plant(flat, start, printed):
                    yield Scheme(start, start + len(printed), printed, None)
    for noun in BRACKETED_NOUN.finditer(flat):
        if before := BEFORE_BRACKET.search(flat, max(0, noun.start() - BEFORE), noun.start()):
            yield Scheme(before.start(1), noun.end(), f"{before[1]} {noun['noun']}", None)
    for noun in matches_of(SMALL_NOUN, flat, *SMALL_NOUNS):
        low = max(0, noun.start() - BEFORE)
        before = BEFORE_SMALL_NOUN.search(flat, low, noun.start()) or (
            LED_BY_ARTICLE.search(flat, low, noun.start()) if noun.group() != "fund" else None
        )
        printed = flat[before.start(1) : noun.end()] if before else ""
        if before and place_of(printed.split()[0]) is None and not NOT_PROGRAMMES.search(printed):
            yield Scheme(before.start(1), noun.end(), printed, programme_names().get(printed))
    for match in matches_of(CALLED, flat, "call ", *(f"{noun} " for noun in SMALL_NOUNS)):
        yield Scheme(match.start(1), match.end(1), match.group(1), programme_names().get(match.group(1)))
    for match in matches_of(PURPOSEFUL, flat, "Scheme ", "Program", "Mission ", "Initiative "):
        yield Scheme(match.start(1), match.end(1), match.group(1), None)
    for match in matches_of(LAW_OF, flat, " law", " act", "construction fund", "ecovery fund", "ransition fund"):
        yield Scheme(match.start(1), match.end(1), match.group(1), None)
    keys = (
        "critical",
        "strategic",
        "rare",
        "raw",
        "supply",
        "modern",
        "economic",
        "just",
        "reconstruction",
        "call for ",
    )
    for match in matches_of(COMMON_SCHEME, flat, *keys, "tax credit"):
        yield Scheme(match.start(1), match.end(1), match.group(1), None)
    for match in matches_of(NAMED_TAX, flat, "tax credit", "tax incentive", "tax offset"):
        start, printed = without_article(match.start(1), match.group(1))
        if " " in printed:
            yield Scheme(start, start + len(printed), printed, None)
    for match in matches_of(COMMON_TAX, flat, "tax credit", "tax incentive", "tax offset"):
        yield Scheme(match.start(1), match.end(1), match.group(1), None)
    for match in matches_of(SECTION, flat, "48C", "45X", "itle III", "itle 17", "itle XVII"):
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
