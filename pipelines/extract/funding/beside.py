"""What the text beside a table or a term sheet says of its rows: who gives, at which stage, under which programme."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.cells import STAGES
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Draft, Giver
from pipelines.extract.funding.stages import stage_in
from pipelines.model import FundingStage

AWARDED = re.compile(
    r"\b(?:award|grant|select|approv|fund|recipient|loan|commit|allocat|propos|lend|facilit|financ|term sheet|letters? of|"
    r"calls? (?:for|of)|opportunit)\w*"
)
REACH = 700
"""Characters on either side within which awards are announced."""
POINTS = re.compile(
    r"(?i)\b(?:the following|as follows|(?:table|list) below|these (?:projects|companies|awards|recipients))\b"
)
"""What a sentence says that announces the rows behind it."""
LOOK_BACK = 6
"""Sentences before among which the commitment that is detailed must stand."""


@dataclass(slots=True)
class Beside:
    """What the text beside a table says of its rows."""

    giver: Giver | None = None
    stage: FundingStage = "committed"
    scheme: Scheme | None = None
    programme: str | None = None
    instrument_words: str = ""
    announced_on: str | None = None
    recipient: str | None = None
    parent: Draft | None = None


def told_beside(context: Context, start: int, end: int, drafts: list[Draft]) -> Beside:
    """The commitment told last before `text[start:end]`, or what the nearest sentence says of its awards."""
    reading = context.reading
    before = [d for d in drafts if d.sentence.end <= start]
    parent = before[-1] if before else None
    story = next((s.story for s in reading.sentences if s.start >= start), None)
    if parent and parent.sentence.story != story:
        parent = None
    since = parent.sentence.end if parent else max(0, start - REACH)
    between = [s for s in reading.sentences if since <= s.start < start and s.block != "table_row"]
    own = next((i for i in range(len(between), 0, -1) if between[i - 1].block == "heading"), None)
    if own and any(AWARDED.search(s.text.lower()) for s in between[own:]):
        found = _told_near(context, between[own - 1].start, start, end, own=True)
        if found.giver:
            return found
    pointing = next((s for s in reversed(between) if POINTS.search(s.text) and AWARDED.search(s.text.lower())), None)
    if parent and pointing:
        found = _told_near(context, pointing.start, start, end, own=True)
        if found.giver and found.scheme is None and found.giver.name == parent.funder:
            found.scheme, found.programme = parent.scheme, parent.programme
        if found.giver:
            return found
    if parent and sum(1 for s in reading.sentences[parent.sentence.index + 1 :] if s.start < start) <= LOOK_BACK:
        told = parent.instrument.replace("_", " ") if parent.stated_instrument else ""
        return Beside(
            parent.giver,
            parent.stage,
            parent.scheme,
            parent.programme,
            told,
            parent.announced_on,
            parent.recipient,
            parent,
        )
    return _told_near(context, start - REACH, start, end)


def _told_near(context: Context, since: int, start: int, end: int, *, own: bool = False) -> Beside:
    """What the sentences of awards from `since` on, and those just behind, say of a table; a programme that they name, or
    any that its `own` section names, has the body that gives under it where they name none."""
    reading = context.reading
    near = [
        s
        for s in reading.sentences
        if s.block != "table_row" and (since <= s.start < start or end <= s.start < end + REACH)
    ]
    found = Beside()
    for sentence in sorted(near, key=lambda s: min(abs(start - s.end), abs(s.start - end))):
        words = sentence.text.lower()
        scheme = next(iter(context.schemes_in(sentence.start, sentence.end)), None)
        if sentence.end <= start and scheme and found.scheme is None and (own or sentence.block == "heading"):
            found.scheme, found.programme = scheme, scheme.name
        if not AWARDED.search(words):
            continue
        if sentence.end <= start and not found.instrument_words and found.giver is None:
            found.instrument_words = words
        if found.stage == "committed" and sentence.end <= start:
            found.stage = stage_in(words, STAGES) or "committed"
        body = next((b for b in context.bodies_in(sentence.start, sentence.end) if b.kind in PUBLIC), None)
        if body is None or found.giver:
            continue
        found.giver = Giver(body.name, body.kind, body.country, 7, "table")
        found.scheme = scheme or found.scheme
        found.programme = found.scheme.name if found.scheme else None
        found.instrument_words = words
        dates = reading.within(reading.dates, sentence.start, sentence.end)
        found.announced_on = str(dates[0].value) if dates and dates[0].value else None
    entry = found.scheme.entry if found.scheme else None
    if found.giver is None and entry and entry.agency:
        found.giver = Giver(context.form_of(entry.agency), "government", entry.country, 7, "table")
    return found
