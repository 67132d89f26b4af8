"""What a commitment is about: the metals it is for and the countries where the money works."""
from __future__ import annotations

from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Draft
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.places import place_spans

NEAR = 3
"""Sentences on both sides that may name the metal or the place of a recipient's project."""


def commodities_of(draft: Draft, context: Context) -> tuple[str, ...]:
    """Metals of the sentence itself; for a named recipient, else those of the sentences around it."""
    own = commodities_in(draft.sentence.text)
    if own or draft.recipient is None and draft.project is None:
        return own
    for window in _windows(draft, context):
        if found := commodities_in(window):
            return found[:3]
    return ()


def countries_of_draft(draft: Draft, context: Context) -> tuple[str, ...]:
    """Where the project lies; for an envelope open to many, the country of the body that gives."""
    if draft.recipient is None and draft.project is None:
        return (draft.country,) if draft.country else ()
    windows = [draft.sentence.text, *_windows(draft, context)]
    for window in windows:
        if found := _places(window, draft):
            return found[:1]
    return (draft.country,) if draft.country else ()


def _windows(draft: Draft, context: Context) -> list[str]:
    """Texts to look in, nearest first: the paragraph, the sentences around, the story's beginning."""
    sentences = context.reading.sentences
    index, story = draft.sentence.index, draft.sentence.story
    around = [s for s in sentences[max(0, index - NEAR):index + NEAR + 1] if s.story == story]
    paragraph = [s for s in around if s.paragraph == draft.sentence.paragraph]
    opening = [s for s in sentences[max(0, index - 12):index] if s.story == story][:3]
    texts = [" ".join(s.text for s in group) for group in (paragraph, opening, around)]
    if draft.recipient:
        named = [s.text for s in sentences[:60] if draft.recipient.split()[0] in s.text and s.story == story][:3]
        texts.insert(2, " ".join(named))
    texts.append(context.reading.document.title or "")
    texts.append(" ".join(s.text for s in sentences[:8]))
    return texts


def _places(text: str, draft: Draft) -> tuple[str, ...]:
    """Countries of the places named, without those that are only part of the giver's name."""
    cleaned = text
    for name in (draft.funder, draft.programme):
        if name:
            cleaned = cleaned.replace(name, " ")
    spans = [s for s in place_spans(cleaned) if s.place.kind in ("country", "region") and not _is_part_of_name(cleaned, s.start, s.end)]
    regions = [s for s in spans if s.place.kind == "region"]
    return tuple(dict.fromkeys(s.place.country for s in regions or spans))


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    """"Lithium Americas", "U.S. Department": a capitalised word on either side that is no preposition's object."""
    after = text[end:end + 2]
    return len(after) == 2 and after[0] == " " and after[1].isupper() or text[max(0, start - 3):start] in ("of ", "he ") and text[max(0, start - 14):start].endswith("Bank of ")
