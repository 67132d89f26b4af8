"""Whose page it is, and who says "we" on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.draft import PUBLIC
from pipelines.extract.funding.spotting import flattened

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

LETTERHEAD_LINES = 8
"""Sentences at the head of a page among which the name of the body may stand that issues it."""
LETTERHEAD_SHARE = 0.6
FROM = re.compile(r"(?i)(?:from|issued by|published by|source)\s*:")
CLOSES_DATELINE = re.compile(r"\d{4}\b[^.;\n]{0,60} (?:--?|[–—|]) $")
"""What stands before the body in a line that tells day, town and sender: "5 June 2025 - Vancouver - ..."."""
LETTERHEAD = 200
"""Characters at the head of a page in whose first line the body stands whose page it is."""
WE = re.compile(
    r"\b[Ww]e(?= (?:[a-z]+ly |also |have |had |will |would |now |then |are |were )*[a-z])|"
    r"\b[Oo]ur(?= (?:own )?(?:board|bank|fund|agency|ministry|department|council|investment committee)\b)"
)
"""Where a body speaks of itself."""
QUOTED = re.compile('["“][^"“”\n]{1,600}["”]')
OWN_FUND = re.compile(r"\b(?:Fund|Facility|Foundation|Trust)$")
TITLE_TAIL = re.compile(r" [|–—-] (?P<name>[^|–—-]+)$")
"""Whose site it is, behind a page's title."""


def with_own_voice(text: str, bodies: list[Body], schemes: list[Scheme]) -> list[Body]:
    """The bodies of a page with its own where it speaks of itself: "we lent", "our board decided"."""
    speaker = _speaker(text, bodies, schemes)
    if speaker is None:
        return bodies
    quoted = [m.span() for m in QUOTED.finditer(text)]
    own = [
        Body(told.start(), told.end(), speaker.name, speaker.kind, speaker.country, speaker.key, "back")
        for told in WE.finditer(text)
        if not any(a < told.start() < b for a, b in quoted)
    ]
    return sorted([*bodies, *own], key=lambda b: b.start)


def _speaker(text: str, bodies: list[Body], schemes: list[Scheme]) -> Body | None:
    """Who says "we" on this page: the body of its letterhead, a fund's name being its own."""
    if not WE.search(text):
        return None
    head = text[:LETTERHEAD]
    line = head.strip().split("\n", 1)[0].strip(" .:|–-")
    for body in bodies:
        if body.start > len(head):
            break
        if body.kind in PUBLIC and body.reference == "name" and flattened(line) == text[body.start : body.end]:
            return body
    for scheme in schemes[:1]:
        if scheme.start < len(head) and line == scheme.name and OWN_FUND.search(scheme.name):
            country = scheme.entry.country if scheme.entry else None
            return Body(scheme.start, scheme.end, scheme.name, "fund", country, scheme.name)
    return None


def body_of_page(reading: Reading, bodies: list[Body]) -> Body | None:
    """The public body whose page this is: a line at its head is the body's name, or says that it comes from it."""
    for sentence in reading.sentences[:LETTERHEAD_LINES]:
        line = sentence.text.strip(" .:|–-")
        for body in bodies:
            if body.start >= sentence.end:
                break
            if body.start < sentence.start:
                continue
            alone = body.end - body.start >= LETTERHEAD_SHARE * len(line)
            signed = (
                CLOSES_DATELINE.search(reading.document.text, sentence.start, body.start)
                and body.end >= sentence.end - 1
            )
            if body.kind in PUBLIC and body.reference == "name" and (alone or signed or FROM.match(line)):
                return body
    title = reading.document.title or ""
    behind = TITLE_TAIL.search(title)
    named = (b for b in bodies if behind and b.name.lower() == behind["name"].lower())
    return next(named, None)
