"""The walk over a reading's stories and sentences that turns triggers into deal mentions."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.deals.details import Background, commodities_of, countries_of, date_of, project_of, value_of
from pipelines.extract.deals.drafts import Draft, drafts_of
from pipelines.extract.deals.grammar import NOUNS, ORG, SITE, TRIGGER, VERBS
from pipelines.extract.deals.marked import Marked, Marker, resolve
from pipelines.extract.deals.merge import Event, merge_all
from pipelines.extract.deals.stages import COMPLETED, RUMOURED, TERMINATED
from pipelines.extract.names import Name
from pipelines.model import DealMention, Evidence, Party, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

MEMORY = 400
"""Longest sentence, in words, that is read for deals; longer ones are lists or broken text."""
FOLLOW_UP = re.compile(
    r"^(?:(?:the|this|that|these|both) (?:[a-z-]+ ){0,2}(?:deal|transaction|acquisition|purchase|sale|merger|takeover|offer|bid|agreement|stake|price|consideration|investment|"
    r"memorandum|arrangement|contract|offtake|placement|approach|talks)|it (?:has|was|is)|completion|closing)\b")


class _Story:
    """Who is spoken of in one story, sentence by sentence."""

    def __init__(self, topic: Name | None) -> None:
        self.topic = topic
        self.subject: Name | None = None
        self.other: Name | None = None

    def hear(self, names: list[Name]) -> None:
        """Remember the sentence's first company as subject and the next as the other."""
        companies = list(dict.fromkeys(n.name for n in names if n.kind in ("company", "agency", "consortium")))
        by_name = {n.name: n for n in names}
        if companies:
            if self.subject and self.subject.name not in companies[:1]:
                self.other = self.subject
            self.subject = by_name[companies[0]]
        if len(companies) > 1:
            self.other = by_name[companies[1]]


def find_deals(reading: Reading) -> tuple[list[DealMention], list[Refusal]]:
    """One mention per deal of the document, in text order, and the sentences that only looked like deals, with reasons."""
    events: list[Event] = []
    refused: list[Refusal] = []
    background = Background(reading)
    stories: dict[int, _Story] = {}
    topics = _topics(reading)
    marker: Marker | None = None
    for sentence in reading.sentences:
        story = stories.setdefault(sentence.story, _Story(topics.get(sentence.story)))
        names = reading.within(reading.names, sentence.start, sentence.end)
        if _is_read(sentence) and TRIGGER.search(sentence.text):
            marker = marker or Marker(reading, topics.get)
            marked = marker.mark(sentence)
            if _has_trigger(marked.text):
                marked = resolve(marked, story.subject, story.other, story.topic)
                found = [e for d in _distinct(list(drafts_of(marked))) for e in _events(d, background, story, refused)]
                if not found and events and events[-1].story == sentence.story:
                    _follow_up(events[-1], marked)
                events.extend(found)
        if sentence.block != "heading":
            story.hear(names)
    return [_mention(reading, event) for event in merge_all(events)], refused


def _is_read(sentence: Sentence) -> bool:
    return sentence.block in ("paragraph", "list_item") and len(sentence.text) < 3000


def _has_trigger(text: str) -> bool:
    return NOUNS.search(text) is not None or any(pattern.search(text) for pattern in VERBS.values())


def _topics(reading: Reading) -> dict[int, Name]:
    """The company each story is about: the one with a ticker first, else the first company named."""
    topics: dict[int, Name] = {}
    tickered: set[int] = set()
    sentences = reading.sentences
    at = 0
    for name in reading.names:
        while at < len(sentences) - 1 and sentences[at].end <= name.start:
            at += 1
        story = sentences[at].story
        if name.kind != "company":
            continue
        if story not in topics:
            topics[story] = name
        if name.ticker and story not in tickered:
            tickered.add(story)
            topics[story] = name
    return topics


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without readings of one clause that another reading of it says better."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((d for d in kept if d.clause is draft.clause and _same_words(d, draft)), None)
        if rival is None:
            kept.append(draft)
        elif _weight(draft) > _weight(rival):
            kept[kept.index(rival)] = draft
    return kept


def _same_words(a: Draft, b: Draft) -> bool:
    names_a = {m for names in a.roles.values() for m in names}
    names_b = {m for names in b.roles.values() for m in names}
    return bool(names_a & names_b) and (a.deal_type == b.deal_type or names_a >= names_b or names_b >= names_a)


def _weight(draft: Draft) -> tuple[int, int, int]:
    return (sum(map(len, draft.roles.values())), draft.stake is not None, not draft.is_nominal)


def _events(draft: Draft, background: Background, story: _Story, refused: list[Refusal]) -> list[Event]:
    """The draft with its names, missing sides filled from the story; several offtakers give several events."""
    sentence = draft.marked.sentence

    def refuse(reason: str) -> list[Event]:
        refused.append(Refusal("deals", sentence.start, sentence.end, reason))
        return []

    roles = {role: [draft.marked.thing(m) for m in names] for role, names in draft.roles.items() if names}
    inferred = False
    kind = draft.deal_type
    topic = story.topic
    if {"mine", "other"} & set(roles):
        roles, inferred = _sides(draft, roles, topic)
    named = {n.name for names in roles.values() for n in names}
    if kind in ("offtake", "supply"):
        for role, needed in (("supplier", "buyer"), ("buyer", "supplier")):
            if role not in roles and needed in roles and topic and topic.name not in named:
                roles[role], inferred = [topic], True
        if len(roles) < 2:
            return refuse("only one side of the supply is named")
    elif kind == "equity_investment":
        if "investor" not in roles:
            return refuse("the investor is not named")
        if "investee" not in roles:
            if not topic or topic.name in named:
                return refuse("the company invested in is not named")
            roles["investee"], inferred = [topic], True
    elif kind in ("partnership", "joint_venture", "merger", "other"):
        partners = roles.get("partner", [])
        if len(partners) == 1 and kind != "other" and topic and topic.name not in named and any(n.kind != "other" for n in partners):
            partners.append(topic)
            inferred = True
        if kind != "joint_venture" and len({n.name for names in roles.values() for n in names}) < 2:
            return refuse("fewer than two parties are named")
    elif kind in ("royalty_stream", "earn_in"):
        first, second = ("royalty_holder", "seller") if kind == "royalty_stream" else ("acquirer", "seller")
        if first not in roles:
            return refuse("the buyer is not named")
        if second not in roles and topic and topic.name not in named:
            roles[second], inferred = [topic], True
    if not roles:
        return refuse("no party is named")
    names = [n for group in roles.values() for n in group]
    project = project_of(draft)
    if project is not None and project.name in {n.name for n in names}:
        project = None
    if kind == "acquisition":
        if "acquirer" not in roles:
            return refuse("the buyer is not named")
        if len(names) < 2 and project is None and draft.stake_value is None and value_of(draft) is None and not SITE.search(draft.target_text):
            return refuse("only the buyer is named, and neither project, share nor price")
    money = value_of(draft)
    date, printed_date = date_of(draft, background.reading.published_on)
    printed = {key: value for key, value in (("value", money.printed if money else None), ("announced_on", printed_date),
                                             ("stake_pct", draft.stake.printed if draft.stake else None)) if value}
    event = Event(kind, draft.status, roles, sentence.story, sentence.index, sentence.index, draft.rule, draft.confidence, project,
                  commodities_of(draft, background, project, names), countries_of(draft, background, project, names), money,
                  draft.stake_value, date, printed, inferred)
    if kind in ("offtake", "supply") and len(roles.get("buyer", ())) > 1:
        return [_alone(event, buyer) for buyer in roles["buyer"]]
    return [event]


def _alone(event: Event, buyer: Name) -> Event:
    return Event(event.deal_type, event.status, {**event.roles, "buyer": [buyer]}, event.story, event.first, event.last, event.rule,
                 event.confidence, event.project, event.commodities, event.countries, event.money, event.stake, event.date,
                 dict(event.printed), event.is_inferred_party)


def _sides(draft: Draft, roles: dict[str, list[Name]], topic: Name | None) -> tuple[dict[str, list[Name]], bool]:
    """Which of two contracting parties sells: the one with the mine, the story's company, else the subject."""
    mine, other = roles.get("mine", []), roles.get("other", [])
    sell, buy = ("seller", "acquirer") if draft.deal_type == "earn_in" else ("supplier", "buyer")
    inferred = False
    if mine and not other and topic and topic.name != mine[0].name:
        other, inferred = [topic], True
    elif other and not mine and topic and all(topic.name != n.name for n in other):
        mine, inferred = [topic], True
    flipped = bool(topic and any(n.name == topic.name for n in other))
    if draft.deal_type == "earn_in":
        flipped = not flipped if re.search(r"\bearn|farm-?in", draft.clause) and not re.search(r"farm-?\s?out", draft.clause) else flipped
        flipped = flipped if topic is None or topic.name in {n.name for n in [*mine, *other]} else True
    seller, buyer = (other, mine) if flipped else (mine, other)
    fixed = {role: names for role, names in roles.items() if role not in ("mine", "other")}
    return {**fixed, **({sell: seller} if seller else {}), **({buy: buyer} if buyer else {})}, inferred


def _follow_up(event: Event, marked: Marked) -> None:
    """"It has since lapsed", "The purchase has since been completed": a later stage of the event just told."""
    if not FOLLOW_UP.match(marked.text) and not re.match(rf"(?:{ORG}) (?:has|have) since\b", marked.text):
        return
    if TERMINATED.search(marked.text):
        event.status = "terminated"
    elif re.search(r"\b(?:has|have) (?:since )?(?:been )?(?:completed|closed)\b", marked.text) and COMPLETED.search(marked.text):
        event.status = "completed"
    elif RUMOURED.search(marked.text) and event.status == "proposed":
        event.status = "rumoured"


def _mention(reading: Reading, event: Event) -> DealMention:
    """The typed record with its evidence."""
    text = reading.document.text
    start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
    parties = tuple(Party(name.name, role) for role in _ORDER for name in _unique(event.roles.get(role, [])))  # type: ignore[arg-type]
    money = event.money
    qualifier = None
    if money is not None:
        qualifier = "approximately" if money.high is not None else money.qualifier
    return DealMention(
        evidence=Evidence.of(text, start, end), rule=event.rule, confidence=event.confidence, printed=event.printed,
        deal_type=event.deal_type, status=event.status, parties=parties, project=event.project.name if event.project else None,
        commodities=event.commodities, countries=event.countries, value=money.value if money else None,
        value_high=money.high if money else None, currency=(money.currency or reading.context_currency) if money else None,
        currency_source=("printed" if money.currency else "context") if money else None, value_qualifier=qualifier,
        stake_pct=event.stake, announced_on=event.date or reading.published_on)


_ORDER = ("acquirer", "investor", "royalty_holder", "buyer", "partner", "target", "investee", "seller", "supplier")


def _unique(names: list[Name]) -> list[Name]:
    return list({n.name: n for n in names}.values())
