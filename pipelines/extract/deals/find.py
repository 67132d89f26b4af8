"""The walk over a reading's stories and sentences that turns triggers into deal mentions."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.deals.contracts import output_share, product_type
from pipelines.extract.deals.details import (
    DEFINITE_SITE,
    Background,
    commodities_of,
    countries_of,
    date_of,
    project_of,
    said_on,
    value_of,
)
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.drafts import drafts_of
from pipelines.extract.deals.grammar import ORG, SITE, has_trigger
from pipelines.extract.deals.marked import Marked, Marker, resolve
from pipelines.extract.deals.merge import Event, merge_all
from pipelines.extract.deals.patterns import begins, search
from pipelines.extract.deals.stages import COMPLETED, RUMOURED, TERMINATED
from pipelines.extract.names import Name, is_ordinary, recased
from pipelines.model import DealMention, Evidence, Party, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

MEMORY = 400
"""Longest sentence, in words, that is read for deals; longer ones are lists or broken text."""
PRODUCT_PROMISE = re.compile(
    r"\b(?:to|will|would|could) (?:buy|purchase|take|sell|supply|offtake)\b[^;]*(?:⟦Q|\b(?:tonnes|output|production|product|concentrate|oxides?|carbonate|hydroxide)\b)|"
    r"\bfor the (?:supply|sale|offtake|purchase) of\b|\bprepayment\b|\b(?:covered|covers|covering) (?:up to )?⟦[RQ]\d+⟧ (?:of|a year)|\bfor up to ⟦Q")
SAME_DAY = re.compile(r"\b(?:same (?:announcement|day|time)|companion|also|at the same time|on the same date)\b")
STATE_ACT = re.compile(r"\b(?:sign|announc|agree|conclud|launch|ink|memorand|mou|pact|accord|treaty|declaration|statement|entered|seal)\w*")
FOLLOW_UP = re.compile(
    r"^(?:(?:the|this|that|these|both) (?:[a-z-]+ ){0,2}(?:deal|transaction|acquisition|purchase|sale|merger|takeover|offer|bid|agreement|stake|price|consideration|investment|"
    r"memorandum|arrangement|contract|offtake|placement|approach|talks)|it (?:has|was|is)|completion|closing)\b")


PRONOUN_FIRST = re.compile(r"(?i)(?:[*•–-]\s*)?(?:it|its|they|the company|the group|the miner|the two|both)\b")


class _Story:
    """Who is spoken of in one story, sentence by sentence."""

    def __init__(self, topic: Name | None) -> None:
        self.topic = topic
        self.subject: Name | None = None
        self.other: Name | None = None
        self.day: tuple[str | None, str | None] = (None, None)
        """The weekday of the story's news."""
        self.asset: Name | None = None
        """The only project of the sentence before."""
        self.last: Event | None = None
        """The event told last, which "a further 20%" or "a similar agreement" goes back to."""

    def hear(self, sentence: Sentence, names: list[Name]) -> None:
        """Remember the sentence's first company as subject and the next as the other."""
        companies = list(dict.fromkeys(n.name for n in names if n.kind in ("company", "consortium")
                                       or (n.kind == "other" and n.start - sentence.start < 3)))
        by_name = {n.name: n for n in names}
        projects = {n.name: n for n in names if n.kind == "project"}
        self.asset = next(iter(projects.values())) if len(projects) == 1 else None
        if companies and self.subject and PRONOUN_FIRST.match(sentence.text):
            self.other = by_name[companies[0]] if companies[0] != self.subject.name else self.other
            return
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
        if _is_read(sentence) and has_trigger(sentence.text):
            marker = marker or Marker(reading, topics.get)
            marked = marker.mark(sentence)
            marked = resolve(marked, story.subject, story.other, story.topic, story.asset)
            drafts = _distinct(list(drafts_of(marked)))
            _end_if_lapsed(marked, drafts)
            found = [e for d in drafts for e in _events(d, background, story, refused)]
            if not found and story.last is not None:
                _follow_up(story.last, marked)
            events.extend(found)
        if sentence.block != "heading":
            story.hear(sentence, names)
    return [_mention(reading, event) for event in merge_all(events)], refused


def _is_read(sentence: Sentence) -> bool:
    return sentence.block in ("paragraph", "list_item") and len(sentence.text) < 3000


def _topics(reading: Reading) -> dict[int, Name]:
    """The company each story is about: the one with a ticker first, else the first company named."""
    topics: dict[int, Name] = {}
    tickered: set[int] = set()
    sentences = reading.sentences
    at = 0
    for sentence in sentences:
        heading = sentence.text.strip(" .:#*")
        if sentence.block == "heading" and sentence.story and sentence.story not in topics and heading.isupper() and len(heading.split()) < 4 \
                and not is_ordinary(heading):
            topics[sentence.story] = Name(sentence.start, sentence.start + len(heading), heading, "company", recased(heading))
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
        else:
            better, worse = (draft, rival) if _weight(draft) > _weight(rival) else (rival, draft)
            if {better.status, worse.status} == {"agreed", "completed"}:
                better.status = "completed"
            kept[kept.index(rival)] = better
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
    topic = story.topic
    kind = _inherit(draft, roles, story)
    if kind == "partnership" and PRODUCT_PROMISE.search(draft.clause):
        kind = product_type(draft.clause)
    if kind in ("offtake", "supply") and "partner" in roles:
        roles = _contract_sides(draft, roles["partner"])
    if kind in ("offtake", "supply") and draft.stake_value is None:
        draft.stake, draft.stake_value = output_share(draft)
    if not roles and kind in ("offtake", "other") and draft.is_nominal and story.subject and topic and story.subject.name != topic.name:
        roles = {"mine": [topic], "other": [story.subject]} if kind == "offtake" else {"partner": [story.subject, topic]}
        inferred = True
    if {"mine", "other"} & set(roles):
        roles, inferred = _sides(draft, roles, topic)
    named = {n.name for names in roles.values() for n in names}
    if kind in ("offtake", "supply"):
        for role, needed in (("supplier", "buyer"), ("buyer", "supplier")):
            if role == "supplier" and role not in roles and needed in roles and (not topic or topic.name in named):
                unknown = search(r"\bfrom (⟦[NJ]\d+⟧)(?!'s)", draft.clause)
                if unknown and draft.rule.startswith("deals.buy"):
                    roles[role] = [draft.marked.thing(unknown.group(1))]
                    continue
            if role not in roles and needed in roles and (missing := _counterparty(draft, named, story)):
                roles[role], inferred = [missing], True
        if len(roles) < 2:
            return refuse("only one side of the supply is named")
        if all(n.kind in ("agency", "government", "place") for n in roles.get("buyer", [])):
            return refuse("a state that buys product backs it with public money, which is funding")
    elif kind == "equity_investment":
        if "investor" not in roles:
            return refuse("the investor is not named")
        if "investee" not in roles and not (roles.get("seller") and draft.stake_value is not None):
            if story.last and story.last.deal_type == kind and draft.rule == "deals.invest" and story.last.roles.get("investee") and all(
                    n.name not in named for n in story.last.roles["investee"]):
                roles["investee"] = list(story.last.roles["investee"])
                named |= {n.name for n in roles["investee"]}
        if "investee" not in roles and not (roles.get("seller") and draft.stake_value is not None):
            told = any(draft.rule.startswith(r) for r in ("deals.buy", "deals.pay", "deals.issue")) or search(
                r"\b(?:shares|units|placement|stock|stake|equity)\b|⟦R", draft.clause) or (story.last and story.last.deal_type == kind)
            if not topic or topic.name in named or not told:
                return refuse("the company invested in is not named")
            roles["investee"], inferred = [topic], True
    elif kind in ("partnership", "joint_venture", "merger", "other"):
        partners = roles.get("partner", [])
        if len(partners) == 1 and kind != "other" and topic and topic.name not in named and partners[0].kind not in ("government", "place") and (
                partners[0].kind != "other" or search(rf"\bwith (?:[a-z-]+ ){{0,4}}(?:⟦G\d+⟧'s )?(?:[a-z-]+ )?⟦{draft.roles['partner'][0] if draft.roles.get('partner') else 'X'}⟧", draft.clause)):
            partners.append(topic)
            inferred = True
        if kind == "partnership" and partners and all(n.kind in ("government", "place") for n in partners) and not STATE_ACT.search(draft.marked.text):
            return refuse("states that draw closer have not signed or announced anything")
        if kind != "joint_venture" and len({n.name for names in roles.values() for n in names}) < 2:
            return refuse("fewer than two parties are named")
    elif kind in ("royalty_stream", "earn_in"):
        first, second = ("royalty_holder", "seller") if kind == "royalty_stream" else ("acquirer", "seller")
        if first not in roles:
            return refuse("the buyer is not named")
        if second not in roles and story.last and kind == "earn_in" and named & story.last.names():
            roles[second] = [n for group in story.last.roles.values() for n in group if n.name not in named][:1]
        if second not in roles and (missing := _counterparty(draft, named, story)):
            roles[second], inferred = [missing], True
    if not roles:
        return refuse("no party is named")
    if kind == "royalty_stream":
        draft.stake, draft.stake_value = None, None
    names = [n for group in roles.values() for n in group]
    project = project_of(draft, {n.name for n in names})
    if project is not None and project.name in {n.name for n in names}:
        project = None
    if kind == "acquisition" and "seller" not in roles and draft.kind == "site" and (
            owner := search(r"\b(?:that|owned by|operated by|held by|belonging to|controlled by|developed by|owner) ⟦([CN]\d+)⟧", draft.marked.text)):
        held_by = draft.marked.thing(owner.group(1))
        if held_by.name not in named:
            roles["seller"] = [held_by]
            names.append(held_by)
    if kind == "acquisition" and len(roles) == 1 and "acquirer" in roles and topic and topic.name not in named:
        if draft.rule in ("deals.acquisition.noun", "deals.buy.passive") and draft.kind in ("", "unknown", "company") and (
                draft.kind != "" or not SITE.search(draft.target_text[:60])):
            roles["target"], inferred = [topic], True
        elif draft.stake_value is not None and draft.kind == "site":
            roles["seller"], inferred = [topic], True
        names = [n for group in roles.values() for n in group]
    if kind == "acquisition":
        if "acquirer" not in roles:
            return refuse("the buyer is not named")
        if len(names) < 2 and project is None and draft.stake_value is None and value_of(draft) is None and not SITE.search(draft.target_text):
            return refuse("only the buyer is named, and neither project, share nor price")
    money = value_of(draft)
    date, printed_date = date_of(draft, background.reading.published_on)
    if date is None and draft.status != "rumoured":
        here = sentence.index
        before = background.reading.sentences[here - 1] if here else None
        if before is not None and before.paragraph == sentence.paragraph and before.story == sentence.story:
            date, printed_date = said_on(before, background)
        if date is None and SAME_DAY.search(draft.marked.text):
            date, printed_date = story.day
    if printed_date and printed_date.lower().endswith("day") and story.day[0] is None:
        story.day = (date, printed_date)
    printed = {key: value for key, value in (("value", money.printed if money else None), ("announced_on", printed_date),
                                             ("stake_pct", draft.stake.printed if draft.stake else None)) if value}
    if public_money(draft, roles):
        return refuse("public money taking new shares is a funding commitment")
    project = project or _usual_project(draft, background, kind, roles)
    event = Event(kind, draft.status, roles, sentence.story, sentence.index, sentence.index, draft.rule, draft.confidence, project,
                  commodities_of(draft, background, project, roles), countries_of(draft, background, project, roles), money,
                  draft.stake_value, date, printed, inferred, draft.kind)
    story.last = event
    if kind in ("offtake", "supply") and len(roles.get("buyer", ())) > 1:
        return [_alone(event, buyer) for buyer in roles["buyer"]]
    return [event]


def _counterparty(draft: Draft, named: set[str], story: _Story) -> Name | None:
    """Who the unnamed other side is: the story's company, the only other company of the sentence, else the one spoken of before."""
    if story.topic and story.topic.name not in named:
        return story.topic
    beside = {n.name: n for key, n in draft.marked.things.items() if key[0] in "CN" and n.name not in named and key[0] == "C"}
    if len(beside) == 1:
        return next(iter(beside.values()))
    return story.other if story.other and story.other.name not in named and story.other.kind == "company" else None


def public_money(draft: Draft, roles: dict[str, list[Name]]) -> bool:
    """True for an agency or government that puts money into a company, which is funding and not a deal."""
    investors = roles.get("investor", [])
    return bool(investors) and draft.deal_type == "equity_investment" and not roles.get("seller") and all(
        n.kind in ("agency", "government", "place") for n in investors)


def _usual_project(draft: Draft, background: Background, kind: str, roles: dict[str, list[Name]]) -> Name | None:
    """The story's project, for a deal about "the mine" or about the output of a company with one."""
    if kind in ("equity_investment", "merger", "partnership", "other"):
        return None
    if kind == "acquisition" and draft.kind != "site":
        bought = [*roles.get("target", []), *roles.get("seller", [])]
        return background.lone_project(draft.marked.sentence, bought[0] if bought else None)
    if kind == "acquisition" and SITE.search(draft.target_text) and not DEFINITE_SITE.search(draft.target_text):
        return None
    return background.main_project(draft.marked.sentence)


def _inherit(draft: Draft, roles: dict[str, list[Name]], story: _Story) -> str:
    """Fill what a sentence leaves out from the event told last: "a further 5%", "a similar framework"; gives the type."""
    last = story.last
    if last is None:
        return draft.deal_type
    if draft.kind == "part" and last.deal_type in ("acquisition", "equity_investment", "earn_in", "joint_venture"):
        named = {n.name for names in roles.values() for n in names}
        if named & last.names() or (last.first == draft.marked.sentence.index and len(named) == 1):
            kind = last.deal_type if draft.deal_type != "earn_in" else draft.deal_type
            if kind == "acquisition" and "investor" in roles:
                roles["acquirer"] = roles.pop("investor")
            elif kind == "equity_investment" and "acquirer" in roles:
                roles["investor"] = roles.pop("acquirer")
            named = {n.name for names in roles.values() for n in names}
            for role in ("target", "investee", "seller"):
                if role in last.roles and role not in roles and all(n.name not in named for n in last.roles[role]):
                    roles[role] = list(last.roles[role])
            return kind
    if draft.deal_type == "partnership" and last.deal_type in ("offtake", "supply") and search(
            r"\b(?:similar|same|second|another|other|older|earlier|previous|further|memorand)", draft.clause):
        if search(r"\b(?:similar|same) (?:framework|agreement|deal|contract|terms|memorandum)", draft.clause) and draft.status == "agreed":
            draft.status = last.status
        return last.deal_type
    return draft.deal_type


def _alone(event: Event, buyer: Name) -> Event:
    return Event(event.deal_type, event.status, {**event.roles, "buyer": [buyer]}, event.story, event.first, event.last, event.rule,
                 event.confidence, event.project, event.commodities, event.countries, event.money, event.stake, event.date,
                 dict(event.printed), event.is_inferred_party)


def _contract_sides(draft: Draft, partners: list[Name]) -> dict[str, list[Name]]:
    """The two sides of a contract read as a partnership: the subject and whom it is "with"."""
    return {"mine": partners[:1], "other": partners[1:]} if len(partners) > 1 and draft.has_subject else {"other": partners}


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
        taker = search(rf"\b(?:which|whereby|allow(?:s|ing)?|will allow|lets?|for) ({ORG}) (?:to|may|can|will|would|has the (?:right|option) to|is entitled to) (?:acquire|earn|buy|purchase|farm)", draft.clause)
        name = draft.marked.thing(taker.group(1)).name if taker else None
        other_takes = search(r"\bwhich the (?:unit|major|miner|group|partner|subsidiary) (?:may|can|will|would)", draft.clause) is not None
        flipped = not (search(r"\bfarm-?\s?out\b", draft.clause) or other_takes or (name is not None and any(n.name == name for n in other)))
    seller, buyer = (other, mine) if flipped else (mine, other)
    fixed = {role: names for role, names in roles.items() if role not in ("mine", "other")}
    return {**fixed, **({sell: seller} if seller else {}), **({buy: buyer} if buyer else {})}, inferred


def _end_if_lapsed(marked: Marked, drafts: list[Draft]) -> None:
    """"...; it has since lapsed": a last clause that ends what the sentence told."""
    if drafts and len(marked.clauses) > 1 and any(
            begins(rf"(?:{ORG}|it|which|that|this) (?:has|have|was|were) (?:since )?", clause) and TERMINATED.search(clause[:60]) and clause is not drafts[-1].clause
            for clause in marked.clauses):
        drafts[-1].status = "terminated"


def _follow_up(event: Event, marked: Marked) -> None:
    """"It has since lapsed", "The purchase has since been completed": a later stage of the event just told."""
    if event.deal_type == "acquisition" and event.stake is not None and event.stake < 100 and event.target_kind == "site" and event.money is not None \
            and marked.sentence.index - event.last <= 2 and search(r"\bjoint venture agreement\b", marked.text):
        event.deal_type = "joint_venture"
        event.roles = {"partner": [n for group in event.roles.values() for n in group]}
        return
    if event.deal_type != "earn_in" and not FOLLOW_UP.match(marked.text) and not begins(rf"(?:{ORG}) (?:has|have) since\b", marked.text):
        return
    if event.deal_type == "earn_in" and event.money is None and marked.sentence.index - event.last <= 2:
        spent = search(r"\b(?:spend(?:ing)?|sole(?:ly)?[- ]fund(?:ing)?|fund(?:ing)?|expenditure of|invest(?:ing)?) (?:at least |up to |a minimum of |about |a total of )*⟦(M\d+)⟧", marked.text)
        if spent:
            event.money = marked.things[spent.group(1)]
            event.printed["value"] = event.money.printed
            event.last = marked.sentence.index
        return
    if event.money is None and event.deal_type in ("acquisition", "equity_investment", "merger") and marked.sentence.index - event.last == 1:
        found = search(r"\b(?:worth|fetch|valued at|values|price is|price of|consideration of|consideration is|total) (?:[a-z ]*)⟦(M\d+)⟧", marked.text)
        if found:
            event.money = marked.things[found.group(1)]
            event.printed["value"] = event.money.printed
            event.last = marked.sentence.index
    if TERMINATED.search(marked.text):
        event.status = "terminated"
    elif search(r"\b(?:has|have) (?:since )?(?:been )?(?:completed|closed)\b", marked.text) and COMPLETED.search(marked.text):
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
