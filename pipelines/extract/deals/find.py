"""The walk over the stories and sentences of a reading that turns triggers into deal mentions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipelines.extract.announcement import IN_TABLE, WARNING, code_table, heads_no_news, is_under_about, is_warning
from pipelines.extract.currencies import local_unit
from pipelines.extract.deals.details.background import Background
from pipelines.extract.deals.draft import ROW, Draft
from pipelines.extract.deals.drafts import drafts_of
from pipelines.extract.deals.events import events_of
from pipelines.extract.deals.general import general
from pipelines.extract.deals.language.marked import Marked, Marker
from pipelines.extract.deals.language.patterns import ORG, begins
from pipelines.extract.deals.language.references import ONE_OF_TWO, resolve
from pipelines.extract.deals.language.stages import TERMINATED
from pipelines.extract.deals.language.triggers import has_trigger
from pipelines.extract.deals.page.announced import (
    issuer_of,
    news_of,
    of_the_issuer,
    under_units,
)
from pipelines.extract.deals.page.apart import complete
from pipelines.extract.deals.page.cards import Card, card_drafts, cards_of
from pipelines.extract.deals.page.followups import FOLLOWING, follow_up, may_follow
from pipelines.extract.deals.page.likewise import likewise
from pipelines.extract.deals.page.merge import Event, merge_all, parted
from pipelines.extract.deals.page.retold import retell
from pipelines.extract.deals.page.rows import deal_rows, row_drafts
from pipelines.extract.deals.parties.story import Story, headed_by, topics_of
from pipelines.extract.deals.passages import is_short, passages, read_passage
from pipelines.extract.dollars import home_dollar
from pipelines.extract.names import Name
from pipelines.model import DealMention, Evidence, Party, Qualifier, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

LONGEST_SENTENCE = 3000
"""Characters of the longest sentence that is read for deals; longer ones are lists or broken text."""


LACKS = "named"
"""What the reasons say for which a sentence alone is too little to tell a deal, and its passage may be enough."""


def find_deals(reading: Reading, background: Background | None = None) -> tuple[list[DealMention], list[Refusal]]:
    """One mention per deal of the document, in text order, and what only looked like deals, with reasons."""
    rows = deal_rows(reading)
    prose = [s for s in reading.sentences if s.block in PROSE]
    passed_over = {s.index: why for s in prose if (why := _passed_over(s, reading)) is not None}
    read = {s.index for s in prose if s.index not in passed_over}
    telling = {i for i in read if has_trigger(reading.sentences[i].text)} | set(rows)
    events: list[Event] = []
    beside: list[Event] = []
    refused: list[Refusal] = []
    background = background or Background(reading)
    stories: dict[int, Story] = {}
    topics = topics_of(reading)
    marker = Marker(reading, topics.get)
    for sentence in reading.sentences[: max(telling, default=-FOLLOWING - 1) + 1 + FOLLOWING]:
        if (story := stories.get(sentence.story)) is None:
            story = stories[sentence.story] = Story(topics.get(sentence.story))
        names = reading.named_in(sentence)
        story.who.enter(sentence)
        if sentence.index in rows:
            listed = row_drafts(marker.mark(sentence), rows[sentence.index])
            events.extend(e for d in listed for e in events_of(d, background, story, refused))
        elif sentence.index in telling or (sentence.index in read and may_follow(story.last, sentence)):
            marked = marker.mark(sentence)
            if story.last is not None and ONE_OF_TWO.search(marked.text):
                events.extend(parted(story.last))
            marked = resolve(marked, story)
            drafts = _distinct(list(drafts_of(marked)))
            _end_if_lapsed(marked, drafts)
            found = [e for d in drafts for e in events_of(d, background, story, refused)]
            also = list(likewise(marked, story.last, story.topic))
            found.extend(e for d in also for e in events_of(d, background, story, refused))
            if not found:
                beside.extend(_besides(marked, background, story))
            if not found and story.last is not None:
                follow_up(story.last, marked)
            events.extend(found)
        if (heads := headed_by(reading, sentence)) is not None:
            story.turn_to(heads)
        elif sentence.block != "heading":
            story.hear(sentence, names)
    told = {i for e in (*events, *beside) for i in range(e.first, e.last + 1)}
    decided = {r.start for r in refused if LACKS not in r.reason}
    told |= {i for i in read if reading.sentences[i].start in decided}
    cards = cards_of(reading)
    told |= {i for card in cards for i in card.sentences}
    for group in passages(reading, read, told):
        if (draft := read_passage(reading, group, marker, topics.get(group[0].story))) is not None:
            found = events_of(draft, background, Story(topics.get(group[0].story)), refused)
            beside.extend(replace(e, last=group[-1].index) for e in found if len(e.names()) > 1)
    issuer = issuer_of(reading, topics)
    beside = [e for e in of_the_issuer(beside, reading, issuer) if not is_under_about(reading.sentences[e.first])]
    of_itself = [e for e in events if is_under_about(reading.sentences[e.first])]
    beside.extend(e for e in of_itself if e.money is not None and e.date is not None and len(e.names()) > 1)
    merged = merge_all([e for e in events if e not in of_itself])
    merged.extend(
        e
        for e in _on_cards(cards, reading, marker, background, topics)
        if not any(_has_its_parties(e, k) for k in merged)
    )
    merged.extend(e for e in merge_all(beside) if not any(_is_known(e, known) for known in merged))
    group = [s for s in reading.sentences if s.index in read]
    if len(merged) == 1 and group and is_short(reading):
        whole = read_passage(reading, group, marker, topics.get(group[0].story))
        told_whole = events_of(whole, background, Story(None), []) if whole else []
        retell(merged[0], told_whole, whole.marked.text if whole else "")
    complete(merged, reading, topics.get(0))
    merged = under_units(merged, reading, issuer)
    news, no_news = news_of(merged, reading, issuer)
    unread = [reading.sentences[i] for i in passed_over if has_trigger(reading.sentences[i].text)]
    not_read = [Refusal("deals", s.start, s.end, passed_over[s.index]) for s in unread]
    return [_mention(background, event) for event in news], [*refused, *not_read, *no_news]


def _besides(marked: Marked, background: Background, story: Story) -> list[Event]:
    """What the general reading makes of a sentence in which no rule read anything; the story goes on as it was."""
    last, told = story.last, set(story.told)
    found = [e for d in general(marked) for e in events_of(d, background, story, [])]
    story.last, story.told = last, told
    return [e for e in found if len(e.names()) > 1]


def _on_cards(
    cards: list[Card], reading: Reading, marker: Marker, background: Background, topics: dict[int, Name]
) -> list[Event]:
    """What the document's cards tell, each by itself."""
    found: list[Event] = []
    for card in cards:
        topic = topics.get(card.lines[0][1].story)
        for draft in card_drafts(card, reading, marker):
            told = events_of(draft, background, Story(topic), [])
            for event in told:
                money = event.money if event.money is not None and card.prices(event.money.start) else None
                found.append(replace(event, money=money, last=card.sentences[-1]))
    return found


def _has_its_parties(event: Event, known: Event) -> bool:
    """Whether prose has told of somebody whom a card of the same story names."""
    return event.story == known.story and bool(event.names() & known.names())


PASSAGE = "deals.passage"


def _is_known(event: Event, known: Event) -> bool:
    """Whether what the general reading tells of is a deal between two who have been read to deal with each other."""
    shared = len(event.names() & known.names())
    alike = event.story == known.story and event.deal_type == known.deal_type
    return shared > 1 or (shared == 1 and alike and event.rule == PASSAGE and event.money is None)


PROSE = ("paragraph", "list_item")
"""Blocks whose sentences are read for deals; tables and cards have readers of their own."""


def _passed_over(sentence: Sentence, reading: Reading) -> str | None:
    """Why a sentence is not read for deals; none for those that are."""
    start, end = code_table(reading.document.text)
    if start <= sentence.start < end and not reading.within(reading.money, sentence.start, sentence.end):
        return IN_TABLE
    if len(sentence.text) >= LONGEST_SENTENCE:
        return "too long for a sentence: a list, or broken text"
    if sentence.headings and heads_no_news(sentence.headings[-1]):
        return f"below a heading that heads no news: {sentence.headings[-1]}"
    return WARNING if is_warning(sentence.text) else None


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without readings of one clause that another reading of it says better."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((d for d in kept if d.clause is draft.clause and _same_words(d, draft)), None)
        if rival is None:
            kept.append(draft)
        else:
            better, worse = (draft, rival) if _weight(draft) > _weight(rival) else (rival, draft)
            if {better.status, worse.status} == {"agreed", "completed"}:
                better.status = "completed"
            if worse.rule == "deals.answer":
                better.status = worse.status  # what became of a bid
            kept[kept.index(rival)] = better
    return kept


GOODS = ("offtake", "supply")


def _same_words(a: Draft, b: Draft) -> bool:
    if a.is_nominal == b.is_nominal and (a.deal_type in GOODS) != (b.deal_type in GOODS):
        return False  # "would take ⟦R⟧ of ⟦C⟧ and buy half of its output"
    if any("target" in one.roles and other.rule == "deals.effort.venture" for one, other in ((a, b), (b, a))):
        return False  # "have taken over ⟦C⟧ and set up a company"
    bought = [{d.marked.thing(mark).name for mark in d.roles.get("target", [])} for d in (a, b)]
    if all(bought) and bought[0].isdisjoint(bought[1]):
        return False  # "a ⟦M⟧ acquisition of ⟦C⟧, and will hand over ⟦M⟧ for ⟦C⟧"
    if a.rule.startswith("deals.sell") and b.rule.startswith("deals.sell") and _other_counterpart(a, b):
        return False  # "would sell ⟦R⟧ of ⟦C⟧ to ⟦C⟧ and its half of ⟦J⟧ to ⟦C⟧"
    names_a = {m for names in a.roles.values() for m in names}
    names_b = {m for names in b.roles.values() for m in names}
    if a.deal_type != b.deal_type and "other" in (a.deal_type, b.deal_type):
        return False  # "agreed to take ⟦Q⟧ a year and to lend it ⟦M⟧"
    if names_a >= names_b or names_b >= names_a:
        return bool(names_a & names_b)
    return (
        a.deal_type == b.deal_type
        and bool(names_a & names_b)
        and not (a.is_nominal and b.is_nominal and a.at != b.at and a.deal_type in ("offtake", "supply"))
    )  # "an offtake agreement with ⟦C⟧ and an extension of its offtake agreement with ⟦C⟧"


def _other_counterpart(a: Draft, b: Draft) -> bool:
    """Whether two readings at different verbs share one side and have two different names on the other."""
    if a.at == b.at:
        return False
    roles = [(a.roles[role], b.roles[role]) for role in a.roles if role in b.roles and role != "target"]
    return any(set(x) == set(y) for x, y in roles) and any(set(x).isdisjoint(y) for x, y in roles)


def _weight(draft: Draft) -> tuple[int, int, int]:
    named = {draft.marked.thing(mark).name for names in draft.roles.values() for mark in names}
    return (len(named), draft.stake_value is not None, not draft.is_nominal)


def _end_if_lapsed(marked: Marked, drafts: list[Draft]) -> None:
    """ "...; it has since lapsed": a last clause that ends what the sentence told."""
    if (
        drafts
        and len(marked.clauses) > 1
        and any(
            begins(rf"(?:{ORG}|it|which|that|this) (?:has|have|was|were) (?:since )?", clause)
            and TERMINATED.search(clause[:60])
            and clause is not drafts[-1].clause
            for clause in marked.clauses
        )
    ):
        drafts[-1].status = "terminated"


def _mention(background: Background, event: Event) -> DealMention:
    """The typed record with its evidence."""
    reading = background.reading
    text = reading.document.text
    start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
    parties = tuple(Party(name.name, role) for role in _ORDER for name in _unique(event.roles.get(role, [])))  # type: ignore[arg-type]
    money = event.money
    qualifier: Qualifier | None = None
    if money is not None:
        qualifier = "approximately" if money.high is not None else money.qualifier
    return DealMention(
        evidence=Evidence.of(text, start, end),
        rule=event.rule,
        confidence=event.confidence,
        printed=event.printed,
        deal_type=event.deal_type,
        status=event.status,
        parties=parties,
        project=event.project.name if event.project else None,
        commodities=event.commodities,
        countries=event.countries,
        value=money.value if money else None,
        value_high=money.high if money else None,
        currency=_currency(money, event, reading) if money else None,
        currency_source=("printed" if money.currency else "context") if money else None,
        value_qualifier=qualifier,
        stake_pct=event.stake,
        announced_on=event.date or _news_day(background, event) or reading.published_on,
    )


def _news_day(background: Background, event: Event) -> str | None:
    """The day of the news in which a deal is told; a row of a table has its own or none."""
    sentence = background.reading.sentences[event.first]
    return None if event.rule == ROW else background.news_day(sentence, event.names())


def _currency(money: Any, event: Event, reading: Reading) -> str:
    """As printed; a unit of several countries is that of the asset's country, a bare `$` the document's, or its own."""
    return (
        money.currency
        or local_unit(money.printed, next(iter(event.countries), ""))
        or reading.told_currency
        or home_dollar(reading.document.text, event.countries)
        or reading.context_currency
    )


_ORDER = ("acquirer", "investor", "royalty_holder", "buyer", "partner", "target", "investee", "seller", "supplier")


def _unique(names: list[Name]) -> list[Name]:
    return list({n.name: n for n in names}.values())
