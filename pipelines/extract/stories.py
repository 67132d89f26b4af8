"""Which story of a digest each part of a document belongs to.

A page of several stories must not lend one story's names to another. Stories are told by what a page shows: headings or
paragraphs that open with a listed company, run-in headings in capitals or of a commodity or country each, headline and
date above an abstract, headings that name nothing but parts of the world, and any heading on a page that calls itself a
digest. Sub-headings within one announcement open no story.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names.words import WORLD_REGIONS
from pipelines.extract.places import place_of
from pipelines.extract.sentences import Segment, is_date_line

LISTED = re.compile(
    r"\((?:[A-Z][A-Za-z .,&-]{1,24}: ?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\b[^()]{0,60}|[A-Z]{2,5}"
    r"|[0-9]{3,4}\.[A-Z]{1,2})\)"
)
"""A ticker in brackets: `(TSX: FM)`, `(ASX, Nasdaq: IPX)`, `(7701.T)`, `(UUUU)`."""
_EXCHANGE = re.compile(r"\((?:[A-Z][A-Za-z .,&-]{1,24}): ?[A-Z0-9]{1,6}")
DIGEST = re.compile(
    r"\b(?:digest|weekly|tracker|week(?: in| ended| \d)|the week|desk|notebook|newsletter|letter \d"
    r"|bulletin|memo|this week|round-?up|briefing|wrap|ledger|brief|diary|in brief|headlines|monitor"
    r"|watch|recap|in review|deals? (?:sheet|list|flow)|letter,? no\.? ?\d+"
    r"|(?:morning|midday|evening|daily) (?:note|call|update|report|edition|coffee|summary)"
    r"|(?:\d+|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?things)\b"
    r"|\b(?:the|this|good) morning\W*$|#\d{1,4}\b|\b(?:issue|edition) (?:no\.? ?)?\d",
    re.IGNORECASE,
)
"""Words by which a page calls itself one of several stories."""
_RUN_IN = re.compile(
    r"(?:[0-9]{1,2}[/.)] ?)?([A-Z][A-Z&'’.-]*[A-Z](?: [A-Z&][A-Z&'’.-]*){0,5})"
    r"(?: ?\([^()]{1,50}\))?(?:[.:] | [–—-] | (?=[a-z]))"
)
_NO_STORY = re.compile(
    r"(?:HIGHLIGHTS?|ABOUT|NOTES?|TABLES?|FIGURES?|ITEMS?|RISKS?|SOURCE|CONTACTS?|FORWARD|END|ASX"
    r"|JORC|NI|US|UK|EU|AND|SUMMARY|CAUTIONARY|QUALIFIED|COMPETENT|NEXT WEEK|FORM|SECTION"
    r"|EXHIBIT|PART)\b"
)
_REGION_PARTS = re.compile(r"\s*(?:,|&|/|\||\band\b)\s*")
_ISSUER = re.compile(r"[(“\"'‘](?:the )?[“\"'‘]?(?:Company|Issuer|Corporation)[”\"'’]?[”\"'’),]")
"""Whose paper it is, as it calls itself: (“Harrow” or “the Company”)."""
FEWEST_LISTED_OPENINGS = 3
FEWEST_REGIONS = 2
"""Headings with nothing but parts of the world, from which on a page is one of news by region."""
LONGESTDIGEST = 60_000
"""Characters; what is longer is one report, whose cover, chapters and contents only look like headlines."""


def story_starts(text: str, segments: Sequence[Segment], title: str | None) -> set[int]:
    """Positions of the segments at which a new story begins; empty for a page that is one story."""
    if len(text) > LONGESTDIGEST or len(_ISSUER.findall(text)) == 1:
        return set()
    headings = [i for i, s in enumerate(segments) if s.kind == "heading" and s.start > 0]
    starts = set(_dated_headlines(text, segments))
    listed = [i for i in headings if LISTED.search(text[segments[i].start : segments[i].end])]
    if len({text[segments[i].start : segments[i].end] for i in listed}) >= 2:
        level = min(segments[i].level for i in listed)
        starts.update(i for i in headings if i >= listed[0] and segments[i].level <= level)
    elif _calls_itself_digest(text, segments, title):
        starts.update(i for i in headings if not _is_title(text, segments[i], title))
    by_region = [i for i in headings if _names_regions(text[segments[i].start : segments[i].end])]
    if len(by_region) >= FEWEST_REGIONS:
        level = min(segments[i].level for i in by_region)
        starts.update(i for i in headings if i >= by_region[0] and segments[i].level <= level)
    run_ins = [i for i, s in enumerate(segments) if s.kind in ("paragraph", "list_item") and _runs_in(text, s)]
    if len(run_ins) >= 2:
        starts.update(run_ins)
    starts.update(_run_in_topics(text, segments, title))
    if _calls_itself_digest(text, segments, title):
        starts.update(_listed_news(text, segments))
    openings = {
        i: match[0]
        for i, s in enumerate(segments)
        if s.kind in ("paragraph", "list_item")
        and (match := _EXCHANGE.search(text[s.start : s.start + 60].split(". ")[0]))
    }
    if len(set(openings.values())) >= FEWEST_LISTED_OPENINGS and not starts:
        starts.update(openings)
    if not starts and DIGEST.search(title or ""):
        starts.update(_new_openings(text, segments))
    return {i - 1 if i - 1 in starts and segments[i - 1].kind == "heading" else i for i in starts}


_TOPIC = re.compile(
    r"(?:\*\*|__)?(?P<head>[A-Z][\w&/,'’ -]{1,40}?)"
    r"(?:[.:](?:\*\*|__)?|(?:\*\*|__)[.:]?(?: [–—-])?| [–—-])\s+(?=[A-Z“\"‘])"
)
""" "Tin. Brae Metals tells us", "**In Chile:** The state miner"."""
LONGEST_TOPIC = 4
"""Words."""
REACH_OF_TOPIC = 120
"""Characters behind a run-in heading in which somebody is named who is in the news."""
_SOMEBODY = re.compile(r"[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)+")


def _run_in_topics(text: str, segments: Sequence[Segment], title: str | None) -> list[int]:
    """Paragraphs run in by topics of which two are commodities or countries and two tell of somebody new.

    On a page that calls itself a digest the topics may be anything.
    """
    topics: dict[int, str] = {}
    of_news = 0
    for i, segment in enumerate(segments):
        match = _TOPIC.match(text, segment.start, segment.end) if segment.kind in ("paragraph", "list_item") else None
        if match is None or len(match["head"].split()) > LONGEST_TOPIC:
            continue
        topics[i] = match["head"]
        somebody = _SOMEBODY.search(text, match.end(), min(match.end() + REACH_OF_TOPIC, segment.end))
        of_news += somebody is not None and text.find(somebody[0], 0, segment.start) < 0
    if len(topics) < FEWEST_LISTED_OPENINGS or of_news < FEWEST_REGIONS:
        return []
    told = {
        head.lower() for head in topics.values() if commodities_in(head) or _names_regions(head.removeprefix("In "))
    }
    return list(topics) if len(told) >= FEWEST_REGIONS or DIGEST.search(title or "") else []


def _listed_news(text: str, segments: Sequence[Segment]) -> list[int]:
    """Items of lists of which most open with somebody whom nothing before names: each is news of its own.

    Not below a paragraph that names who is in the news and then lists the rest of it.
    """
    found: list[int] = []
    for is_item, group in groupby(range(len(segments)), key=lambda i: segments[i].kind == "list_item"):
        items = list(group)
        of_news = 0
        for i in items:
            end = min(segments[i].start + REACH_OF_TOPIC, segments[i].end)
            somebody = _SOMEBODY.search(text, segments[i].start, end)
            of_news += somebody is not None and text.find(somebody[0], 0, segments[i].start) < 0
        above = text[segments[items[0] - 1].start : segments[items[0] - 1].end] if items[0] else ""
        goes_on = above.rstrip().endswith(":") and _A_NAME.search(above) is not None
        if is_item and len(items) >= FEWEST_LISTED_OPENINGS and of_news > MOST_NEWS * len(items) and not goes_on:
            found += items
    return found


MOST_NEWS = 0.6
_A_NAME = re.compile(r"(?<=[a-z,;] )[A-Z]\w+")


def _new_openings(text: str, segments: Sequence[Segment]) -> list[int]:
    """Paragraphs of a digest without headings that open with a name in two words or more that nothing before has."""
    found = []
    for i, segment in enumerate(segments):
        if segment.kind not in ("paragraph", "list_item"):
            continue
        opening = _OPENING_NAME.match(text, segment.start, segment.end)
        if opening and text.find(opening[1], 0, segment.start) < 0:
            found.append(i)
    return found if len(found) >= FEWEST_LISTED_OPENINGS else []


_OPENING_NAME = re.compile(
    r"(?:[\w.]+-(?:based|listed)\s|(?:[\w-]+\s){1,6}(?:company|miner|explorer|developer|firm|group|producer)\s)?"
    r"([A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)+)(?:\s\([^()]{2,40}\))?"
    r"\s(?:has|have|is|are|will|said|says|announced|agreed|signed|entered|completed|plans|to|and|in)\b"
)


def _dated_headlines(text: str, segments: Sequence[Segment]) -> list[int]:
    """Headlines of a list of articles: a line, its date, an abstract; at least two of them."""
    found = [
        i - 1
        for i in range(1, len(segments) - 1)
        if is_date_line(text[segments[i].start : segments[i].end])
        and segments[i].end - segments[i].start < 60
        and segments[i - 1].end - segments[i - 1].start <= 160
        and segments[i - 1].start > 0
        and segments[i + 1].end - segments[i + 1].start >= 60
    ]
    return found if len(found) >= 2 else []


def _calls_itself_digest(text: str, segments: Sequence[Segment], title: str | None) -> bool:
    has_heading = bool(segments) and segments[0].kind == "heading"
    opening = text[segments[0].start : segments[0].end][:160] if has_heading else ""
    return bool(DIGEST.search(title or "") or DIGEST.search(opening))


def _is_title(text: str, segment: Segment, title: str | None) -> bool:
    return title is not None and _folded(text[segment.start : segment.end]) == _folded(title)


def _folded(line: str) -> str:
    return re.sub(r"\W", "", line.lower())[:40]


def _names_regions(heading: str) -> bool:
    """Whether a heading names countries or parts of the world and nothing else: "Japan & South Korea"."""
    parts = [part for part in _REGION_PARTS.split(heading.strip(" :.")) if part]
    return bool(parts) and all(_is_region(part) for part in parts)


def _is_region(part: str) -> bool:
    place = place_of(part)
    return (
        part.lower() in WORLD_REGIONS
        or part.lower().startswith(("rest of ", "other "))
        or (place is not None and place.kind == "country")
    )


def _runs_in(text: str, segment: Segment) -> bool:
    """Whether a paragraph opens with a name or place in capitals: `BLENCOWE RESOURCES (LSE: BRES). The first ...`."""
    match = _RUN_IN.match(text, segment.start, segment.end)
    if match is None or len(match[1]) <= 3 or _NO_STORY.match(match[1]):
        return False
    return text.find(f"({match[1]})") < 0 and text.find(f"(“{match[1]}”)") < 0  # somebody's short form
