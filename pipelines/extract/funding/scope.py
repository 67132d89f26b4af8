"""What a commitment is about: the metals it is for and the countries where the money works."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.background import weighed_places
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Draft, Giver
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.lexicon.sites import land_of
from pipelines.extract.places import countries_in, place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

SPEND_AT_HOME = ("US", "CA", "AU", "GB", "IN", "FI", "SE", "NO", "DE")
"""Countries whose agencies, lenders apart, spend inside their borders."""
ABROAD = re.compile(r"\b(?:International|Overseas|Foreign|Export|Cooperation|Global|IPEX|World)\b")
"""In the name of a bank or an agency that spends outside its country."""
BESIDE = 3
"""How many of the windows that places are looked for in stand beside the commitment."""
PLACE_REACH = 140
"""Characters after a project's name in which its place stands."""
OF_GOODS = re.compile(
    r" (?:worth )?of (?:[a-z-]+ ){0,2}[a-z-]+(?=[,.;]| (?:and|for|to|from|over|remains?|is|are|was|were)\b|$)"
)
"""What a sum buys, told right behind it: "tenders for M0 of antimony and M1 of tin"."""
SHORT = 8
"""Sentences of a story that tells of one thing."""
NEAR = 3
HIDDEN = "_"
CLEAR = 4
"""Ten times the weight of a place to which something is only said to go."""
"""Sentences on both sides that may name the metal or the place of a recipient's project."""


def programme_of(scheme: Scheme | None, giver: Giver, context: Context) -> str | None:
    """The programme's fullest name in the document, unless it is the giver itself."""
    return context.scheme_form(scheme) if scheme and scheme.name != giver.name else None


def commodities_of(draft: Draft, context: Context) -> tuple[str, ...]:
    """Metals of the sentence itself, without the coal that they are won from; for a named recipient, those that its
    story says most about around it and its project, else what their names tell."""
    goods = OF_GOODS.match(context.text, draft.money.end, draft.sentence.end) if draft.money else None
    if bought := commodities_in(goods.group()) if goods else ():
        return bought
    own = context.metals_in(*draft.part) if draft.part else context.metals_of(draft.sentence)
    if len(own) > 1:
        own = tuple(metal for metal in own if metal != "coal")
    elif own == ("coal",) and draft.recipient is None:
        own = ()  # a state's royalties, or the towns that lose their pits
    if own or (draft.project is None and (draft.recipient is None or draft.of_many)):
        return own
    if draft.of_many and (named := commodities_in(f"{draft.recipient} {draft.project or ''}")):
        return named
    if draft.of_many and not any(s.block != "table_row" for s in _naming(draft, context)):
        return ()
    told = context.profile.metals_of(draft.sentence, draft.project, draft.recipient, draft.funder)
    named = told or commodities_in(f"{draft.recipient} {draft.project}") or _of_short_story(draft, context)
    titled = commodities_in(context.reading.document.title or "")
    return named or (titled if len(titled) == 1 else ())


def _of_short_story(draft: Draft, context: Context) -> tuple[str, ...]:
    """The metals that the one sentence of a short story names that names any."""
    story = [s for s in context.reading.sentences if s.story == draft.sentence.story]
    told = {context.metals_of(s): None for s in story if context.metals_of(s)} if len(story) <= SHORT else {}
    return next(iter(told)) if len(told) == 1 else ()


def countries_of_draft(draft: Draft, context: Context) -> tuple[str, ...]:
    """Where the project lies; a ministry of the United States that gives in Georgia means its state."""
    countries = _countries(draft, context)
    of_america = draft.giver.country == "US" and draft.giver.kind in ("ministry", "government", "agency")
    return ("US",) if countries == ("GE",) and of_america else countries


def _countries(draft: Draft, context: Context) -> tuple[str, ...]:
    """Where the project lies; for an envelope open to many, for money a state gives at home, the giver's country."""
    home = (draft.giver.country,) if draft.giver.country else ()
    if draft.recipient is None and draft.project is None:
        abroad = draft.giver.kind in ("export_credit", "multilateral") and draft.instrument != "programme"
        return (_places([draft.sentence], context, ("region", "country"))[:1] if abroad else ()) or home
    if draft.project and (land := land_of(draft.project)):
        return (land,)
    if found := _sited([draft.sentence], context, draft.part):
        return found
    for name in (draft.project, draft.recipient):
        if name and (country := context.profile.country_of(name, draft.sentence.story)):
            return (country,)
    at_home = draft.giver.kind in ("ministry", "government") or (
        draft.giver.kind == "agency" and draft.giver.country in SPEND_AT_HOME
    )
    if home and at_home:
        return home
    if found := _beside(draft, context):
        return found[:1]
    own = (draft.recipient, draft.project, draft.funder)
    windows = [[s for s in w if not context.profile.is_about_others(s, *own)] for w in _windows(draft, context)]
    at_home = draft.giver.kind in ("bank", "fund", "agency") and not ABROAD.search(draft.giver.name)
    for window in windows[:BESIDE]:
        if found := _sited(window, context):
            return found
    for window in () if home and at_home else windows[BESIDE:]:
        if found := _sited(window, context):
            return found
    for window in ([draft.sentence], *windows[: BESIDE if home and at_home else None]):
        if found := _places(window, context, ("region", "country", "demonym")):
            return found[:1]
    return countries_in(draft.recipient or "", ("country", "region", "demonym"))[:1] or home


def _windows(draft: Draft, context: Context) -> list[list[Sentence]]:
    """Sentences to look in, nearest first: the paragraph, the story's beginning, those that name the recipient, the
    sentences around, the document's beginning; for a row of many only its own and those that name its receiver."""
    sentences = context.reading.sentences
    index, story = draft.sentence.index, draft.sentence.story
    if draft.of_many:
        return [[draft.sentence], [], _naming(draft, context)]
    around = [s for s in sentences[max(0, index - NEAR) : index + NEAR + 1] if s.story == story]
    paragraph = [s for s in around if s.paragraph == draft.sentence.paragraph]
    opening = [s for s in sentences[max(0, index - 12) : index] if s.story == story][:3]
    return [paragraph, opening, _naming(draft, context), around, sentences[:8]]


def _naming(draft: Draft, context: Context) -> list[Sentence]:
    """Sentences of the story that name the project, or else the recipient."""
    index, word = draft.sentence.index, (draft.project or draft.recipient or " ").split()[0]
    near = context.reading.sentences[max(0, index - 15) : index + 12]
    return [s for s in near if word in s.text and s.story == draft.sentence.story][:4]


def _beside(draft: Draft, context: Context) -> tuple[str, ...]:
    """The country of a place that follows the project's name: "the CSA copper mine near Cobar in New South Wales"."""
    name = (draft.project or draft.recipient or " ").split()[0]
    for sentence in _naming(draft, context):
        at = sentence.text.find(name)
        for place in context.names_in(
            sentence.start + at + len(name), min(sentence.end, sentence.start + at + PLACE_REACH)
        ):
            lies = place_of(place.printed) if place.kind == "place" else None
            before = context.text[max(0, place.start - 12) : place.start]
            if (
                lies
                and (lies.kind == "region" or (lies.kind == "country" and "outside" not in before))
                and re.search(
                    r"\b(?:in|near|of|outside|around|north|south|east|west|,)\s+(?:the\s+)?(?:\w+\s+)?$", before
                )
            ):
                return (lies.country,)
    return ()


def parted(drafts: list[Draft], context: Context) -> None:
    """Gives each draft of a sentence with several receivers its part: from its sum, or from its receiver before that,
    to where the next begins."""
    drafts = sorted((d for d in drafts if d.money), key=lambda d: d.money.start if d.money else 0)
    if len({d.recipient for d in drafts}) < 2:
        return
    starts: list[int] = []
    at = drafts[0].sentence.start
    for draft in drafts:
        sum_at = draft.money.start if draft.money else at
        named = (n.start for n in context.names_in(at, sum_at) if n.name in (draft.recipient or ""))
        starts.append(next(named, sum_at))
        at = draft.money.end if draft.money else at
    starts[0] = drafts[0].sentence.start
    for draft, start, end in zip(drafts, starts, [*starts[1:], drafts[0].sentence.end], strict=True):
        draft.part = (start, end)


def _sited(window: list[Sentence], context: Context, part: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The country that these sentences, or this part of them, most clearly put something in."""
    weights: Counter[str] = Counter()
    for sentence in window:
        start, end = part or (sentence.start + _dateline(sentence), sentence.end)
        names = [(n.start, n.end, str(n.kind)) for n in context.reading.within(context.reading.names, start, end)]
        names += [(b.start, b.end, "agency") for b in context.bodies_in(start, end) if b.reference != "metonym"]
        names += [(s.start, s.end, "agency") for s in context.schemes_in(start, end)]
        text = context.text[start:end]
        for a, b, kind in names:
            if kind in ("place", "government") and _is_no_site(context.text, a, b):
                text = text[: a - start] + HIDDEN * (b - a) + text[b - start :]
        for country, weight in weighed_places(text, [(a - start, b - start, kind) for a, b, kind in names]):
            weights[country] += round(10 * weight)
    best = weights.most_common(1)
    return (best[0][0],) if best and best[0][1] >= CLEAR else ()


def _dateline(sentence: Sentence) -> int:
    """Characters of a sentence's dateline."""
    dateline = DATELINE.match(sentence.text)
    return dateline.end() if dateline else 0


def _is_no_site(text: str, start: int, end: int) -> bool:
    """A country named for its dollar, its institutions or its hold on a market, and where people only meet."""
    return bool(
        NO_PLACE_AFTER.match(text, end)
        or AGAINST.search(text, max(0, start - 50), start)
        or OF_A_FIRM.search(text, max(0, start - 24), start)
    )


def _places(window: list[Sentence], context: Context, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Countries of the places of these kinds that are named, datelines and the bodies' own names left out."""
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for sentence in window:
        start, end = sentence.start + _dateline(sentence), sentence.end
        own = [(b.start, b.end) for b in context.bodies_in(max(0, start - 80), end) if b.reference != "metonym"]
        own += [(s.start, s.end) for s in context.schemes_in(max(0, start - 80), end)]
        for name in context.names_in(start, end):
            place = place_of(name.printed) if name.kind in ("place", "government") else None
            if _is_no_site(context.text, name.start, name.end):
                continue
            if place and place.kind in kinds and not any(begin <= name.start < stop for begin, stop in own):
                found[place.kind].append(place.country)
    return tuple(dict.fromkeys(country for kind in kinds for country in found[kind]))


NO_PLACE_AFTER = re.compile(
    r"[ ]?(?:dollars?\b|\$)|['’]s? (?:[a-z-]+ ){0,3}?(?:dominan\w+|grip|control|monopoly|hold|stranglehold|"
    r"near-monopoly|"
    r"curbs|restrictions|bans?|chokehold)\b|(?:['’]s)? (?:[a-z-]+ ){0,4}(?:agency|bank|lender|fund|financier|insurer|"
    r"government|ministry|cabinet|treasury|parliament|embassy|president|ministers?|officials?)\b"
)
"""The country of a currency or of an institution, and one whose hold on a market is spoken of."""
AGAINST = re.compile(
    r"\b(?:(?:relian\w+|dependen\w+|depends?|rel(?:y|ies|ied|ying)) (?:up)?on(?: [a-z]+){0,4}|away from|outside(?: "
    r"of)?|"
    r"other than|imports? from|rivals?|against|dominated by|controlled by|alternatives? to|compet\w+ with|unlike|"
    r"counter\w*|(?:headquarters|offices?|ceremony|meeting|summit|conference|forum|talks|visit\w*|signed|speaking|said)"
    r" (?:in|at|to)) (?:the )?$"
)
"""What stands before a country that the money is to make others independent of, or where people meet."""
OF_A_FIRM = re.compile(r"\b[A-Z][A-Z&]{1,5} of (?:the )?$")
"""A company under its short name before its home: "SQM of Chile"."""
DATELINE = re.compile(
    r"[A-Z][\w.,'/ -]{2,60}?(?:\d{4}|\))?\s*(?:--?|[-–—]|\(.{2,40}?\)\s*[-–—]+|\d{4}[.:])\s+(?=[A-Z\"“])"
)
