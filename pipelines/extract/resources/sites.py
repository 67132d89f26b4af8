"""Names of projects and deposits: where the running text has them, and which one a title names."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import canonical_analyte, commodities_in
from pipelines.extract.places import place_of
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.parts import GENERIC, is_generic, without_possessor
from pipelines.extract.resources.phrases import AT_SITE, MARK_IN_NUMBER
from pipelines.extract.resources.reports import SHORTEST
from pipelines.extract.tables.terms import hints

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

TITLE_SITE = re.compile(
    r"\b((?:[A-Z][\w'’&.-]*|[A-Z]{2,})(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|de|do|da|del|la)){0,9})\s+(?:(?:[a-z][\w-]*\s+){0,3}?)"
    r"(?:[Pp]roject|PROJECT|[Pp]roperty|PROPERTY|[Dd]eposits?|DEPOSITS?|[Mm]ine\b|MINE\b|[Pp]rospect|[Oo]peration)\b"
)
TITLE_ESTIMATE = re.compile(
    r"\b((?:[A-Z][\w'’&.-]*)(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|de|do|da|del|la))*?)(?:\s?[:–—-])?\s+"
    r"(?:(?!of\b|and\b|in\b|at\b|the\b|to\b|for\b)[a-z][a-z-]+\s+){0,2}(?:[Pp]roject\s+"
    r"|[Dd]eposits?\s+|[Mm]ine\s+)?"
    r"(?:(?:Updated|Maiden|Combined|Global|Total|JORC|Open [Pp]it|Underground|In-pit|Measured|Indicated"
    r"|Inferred|Probable|Proven|and|&|\+)\s+)*"
    r"(?:Mineral|Ore|MINERAL|ORE|mineral|ore|JORC)\s+(?:Resource|Reserve|RESOURCE|RESERVE|resource|reserve)"
)
ONE_OF_SEVERAL = re.compile(r"[A-Z][\w'’-]+(?:,| and| &)\s+$")
""" "The Ash and Elm deposits": the title is of both."""
SEVERAL_SITES = re.compile(
    r"[A-Z][\w'’-]+(?:,| and| &)\s+(?:[A-Z][\w'’-]+\s+){1,3}(?:deposits|projects|mines|prospects)\b"
)
NOT_A_SITE = re.compile(
    r"(?i)^(?:tables?|figure|breakdown|comparison|summary|the|this|that|these|those|it|they|each|such|both|total|summary|updated?|maiden|current|previous|mineral|ore|resources?"
    r"|reserves?|jorc|ni|estimated?|measured|indicated|"
    r"inferred|probable|proven|proved|open|underground|combined|consolidated|global|statement|our|its|[\d.:–-]+|january"
    r"|february|march|april|may|june|july|august|september|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|last|next|some|many|most|several|another|other|when|while|very|few|fewer|little|much|more|less|only|just|even|still|also|no|not|any"
    r"|so|such|like|what|which|who|how|why|perhaps|maybe|indeed|yet|again|soon|never|always|often|about|around|near|between"
    r"|since|after|before|until|once|where|here|there|now|then|today|as|on|to|from|with|under|over|but|if|"
    r"october|november|december|contained|in|of|for|and|at|all|by|new|initial|first|pit|end|fiscal|years?|ended|ending|quarter"
    r"|mining|operations?|detailed|attributable|undiluted|diluted|remaining|depleted|reported|classified|final|inclusive|exclusive|act|ground|feasibility|study|report|technical|section|item|company|corporation|life)$"
)
WORD = re.compile(r"\w+")
MOST_FORMS = 40
OFTENER = 10
"""How many times oftener than a project's, and how often at all, a word begins a company's name to be no project's."""
NO_SITES = frozenset({"place", "agency", "government", "person", "programme"})
SITE_HINTS = ("project", "deposit", "mine", "property", "prospect", "operation", "orebody", "pit", "salar")
DIRECT_SITE = re.compile(r"\s+(?:project|deposit|pit|orebody|salar|prospect)\b")
"""Behind a company's name it makes a site that is named like the company."""
SITE_IN_PROSE = re.compile(
    r"(?<![\w'’-])([A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|de|do|da|del|la)){0,3})\s+"
    r"(?:(?!(?:the|its|their|an?|this|that|ago|and|or)\b)[a-z][\w/-]*\s+){0,4}?"
    r"(?:project|deposit|mine|property|prospect|operation|orebody|pit|salar)s?\b"
)

PART_OF_LAND = re.compile(
    r"^(?:(?:North|South)?(?:ern|[Ee]ast(?:ern)?|[Ww]est(?:ern)?)|North|South|Central) "
    r"|(?: (?:Territory|Territories|Province|State|Region|County|District))+$"
)
OPENS_WITH_SITE = re.compile(
    r"\W*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}),(?: [A-Z][\w'’ -]{2,30},)? (?P<land>[A-Z][\w'’. -]{2,30}?)[.:]"
)
""" "Cedar Hill, Kenya. Brae Metals announced ...": how an item of a list says of which deposit it is."""


@dataclass(frozen=True, slots=True)
class Site:
    """One mention of a project or deposit by name."""

    start: int
    end: int
    name: str


def sentence_at(reading: Reading, position: int) -> Sentence | None:
    """The sentence that `position` lies in or behind."""
    index = bisect_right(reading.sentences, position, key=attrgetter("start")) - 1
    return reading.sentences[index] if index >= 0 else None


def sites_of(reading: Reading, legal: Collection[str]) -> list[Site]:
    """Names the document calls projects, or says "project", "deposit" or "mine" behind, wherever they stand, in order.

    `legal` are the names of companies that no site is called by unless the word stands right behind.
    """
    known: dict[str, str] = {}
    named_alike: list[Site] = []
    common = _common_words(reading.document.text)
    short = _short_for_companies(reading)
    for told in reading.names:
        is_none = is_generic_site(told.name) or is_region(told.name) or told.name in short or told.name in common
        if told.kind == "project" and not is_none:
            for form in (told.printed, told.name):
                if form[:1].isalnum():
                    known.setdefault(form, without_possessor(told.name))
    for sentence in reading.sentences:
        if sentence.block in ("table_row", "boilerplate", "heading"):
            continue
        if (opened := OPENS_WITH_SITE.fullmatch(sentence.text)) and place_of(opened["land"]):
            name = trimmed(opened["name"])
            if name and name not in legal and place_of(name) is None:
                known.setdefault(name, name)
        if not hints(sentence.text, SITE_HINTS):
            continue
        for match in SITE_IN_PROSE.finditer(sentence.text):
            name = trimmed(match[1]) if not match[1].endswith(("'", "’", "'s", "’s")) else None
            if name and (name in legal or name in short) and DIRECT_SITE.match(sentence.text, match.end(1)):
                named_alike.append(Site(sentence.start + match.start(1), sentence.start + match.end(1), name))
            elif name and len(name) > 2 and name not in known and name not in legal and name not in short:
                if name in common or _is_no_site(reading, name, sentence):
                    continue
                known[name] = name
    return sorted([*_mentions(reading.document.text, known), *named_alike], key=lambda s: s.start)


def _common_words(text: str) -> set[str]:
    """The words of a long report that begin sentences and headings in capitals, and stand oftener in small letters."""
    counts = Counter(WORD.findall(text)) if len(text) >= SHORTEST else Counter[str]()
    return {word for word, count in counts.items() if word[:1].isupper() and counts[word.lower()] > count}


def _short_for_companies(reading: Reading) -> Counter[str]:
    """Words by which a long report calls companies for short, with how often (less ten for each time a project's)."""
    short = Counter(n.name.split(" ")[0] for n in reading.names if n.kind == "company" and " " in n.name)
    projects = Counter(n.name for n in reading.names if n.kind == "project")
    for name, count in projects.items():
        if name in short:
            short[name] -= OFTENER * count
    return Counter({name: count for name, count in short.items() if count >= OFTENER})


def _is_no_site(reading: Reading, name: str, sentence: Sentence) -> bool:
    """Whether the sentence's names know it as a place, a person or a public body."""
    named = reading.within(reading.names, sentence.start, sentence.end)
    return any(n.kind in NO_SITES and n.printed == name for n in named)


def _mentions(text: str, known: dict[str, str]) -> Iterator[Site]:
    """Every place where a known form stands as whole words, the longest form first; by first word, hence linear."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in sorted(known, key=len, reverse=True):
        by_first[WORD.findall(form)[0]].append(form)
    free = 0
    for word in WORD.finditer(text) if known else ():
        forms = by_first.get(word.group())
        if forms is None or word.start() < free:
            continue
        for form in forms[:MOST_FORMS]:
            end = word.start() + len(form)
            if text.startswith(form, word.start()) and not text[end : end + 1].isalnum():
                yield Site(word.start(), end, known[form])
                free = end
                break


def site_in_title(title: str, known: Collection[str]) -> str | None:
    """The deposit that a title names; `known` are the sites that the text names."""
    title = re.sub(r"\([^)]*\)", " ", title)
    for pattern, line in product((TITLE_SITE, TITLE_ESTIMATE), title.split("\n")):
        for match in pattern.finditer(line):
            if not ONE_OF_SEVERAL.search(line, 0, match.start(1)) and (name := trimmed(match[1])):
                return name
    found = [
        (at.start(), name) for name in known if name in title and (at := re.search(rf"\b{re.escape(name)}\b", title))
    ]
    return min(found)[1] if found and not SEVERAL_SITES.search(title) else None


def is_region(name: str) -> bool:
    """Whether a name is that of a part of a land: "Northwestern Ontario", "Yukon Territory"."""
    land = PART_OF_LAND.sub("", name)
    return land != name and place_of(land) is not None


def trimmed(name: str) -> str | None:
    """The name without the words around it that are none of it; None where nothing is left."""
    words = re.split(r"\s+", name.strip(" ,:;–-"))
    while words and (NOT_A_SITE.match(words[0].strip(".,:–-")) or re.fullmatch(r"[\d.,:–-]+", words[0])):
        words.pop(0)
    while words and (NOT_A_SITE.match(words[-1].strip(".,:–-")) or commodities_in(words[-1].lower())):
        words.pop()
    name = without_possessor(" ".join(words).strip(" .,:;–-"))
    return name if name and not (canonical_analyte(name) or is_generic(name) or is_region(name)) else None


def is_generic_site(name: str) -> bool:
    """Words that are no name however they are capitalised: "Exploration Target", "Mineral Resource"."""
    return canonical_analyte(name) is not None or all(
        NOT_A_SITE.match(w) or w.lower() in GENERIC or w.lower() in ("exploration", "target", "project", "deposit")
        for w in name.split()
    )


def with_sites_behind(text: str, drafts: list[Draft]) -> list[Draft]:
    """ "12 Mt at 1.4% at Ash and 8 Mt at 1.2% at Elm": the site behind each figure, where each has one."""
    ends = [d.at or d.end for d in drafts[1:]] + [d.end for d in drafts[-1:]]
    named = [
        AT_SITE.match(MARK_IN_NUMBER.sub("·", text[d.at or d.start : end])) for d, end in zip(drafts, ends, strict=True)
    ]
    names = {match[1] for match in named if match}
    if len(drafts) < 2 or len(names) < len(drafts):
        return drafts
    category = drafts[0].category if all(d.category is None for d in drafts[1:]) else None
    return [
        replace(d, project=match[1], category=d.category or category) if match else d
        for d, match in zip(drafts, named, strict=True)
    ]
