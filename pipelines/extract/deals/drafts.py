"""Clauses to drafts: every deal verb and deal noun of a sentence, read by its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import BE, Draft
from pipelines.extract.deals.language.deal_nouns import NOUNS
from pipelines.extract.deals.language.grammar import VERBS
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import begins, search
from pipelines.extract.deals.language.stages import RUMOUR_DENIED, TERMINATED, attributed
from pipelines.extract.deals.language.triggers import NOUN_HEADS, VERB_HEADS
from pipelines.extract.deals.rules import (
    bids,
    contracts,
    earning,
    efforts,
    equity,
    exchanges,
    goods,
    loans,
    nouns,
    options,
    owners,
    papers,
    payments,
    purchases,
    royalties,
    sales,
    takes,
    talks,
    untold,
    ventures,
    works,
)
from pipelines.extract.deals.rules.turns import turns

TOKEN = re.compile(r"(?<![\w-])[a-z0-9]+")
VerbRule = Callable[[Marked, str, re.Match[str], bool, bool], Draft | None]
NounRule = Callable[[Marked, str, re.Match[str]], Draft | None]

VERB_RULES: dict[str, VerbRule] = {
    "buy": purchases.buy,
    "sell": sales.sell,
    "pay": payments.pay,
    "take": takes.take,
    "issue": equity.issue,
    "own": equity.own,
    "negotiate": talks.negotiate,
    "merge": exchanges.merge,
    "invest": equity.invest,
    "alongside": equity.alongside,
    "earn": earning.earn,
    "spend": earning.spend,
    "supply": contracts.supply,
    "select": works.select,
    "customer": contracts.customer,
    "hold": contracts.hold,
    "come": goods.come,
    "enter": owners.enter,
    "control": owners.control,
    "fall": owners.fall,
    "identity": owners.identity,
    "owned": owners.owned,
    "holder": owners.holder,
    "market": talks.market,
    "eye": talks.eye,
    "right": earning.right,
    "lend": loans.lend,
    "exchange": exchanges.exchange,
    "award": works.award,
    "treat": goods.treat,
    "found": efforts.found,
    "pool": efforts.pool,
    "go": goods.go,
    "cover": goods.cover,
    "claim": goods.claim,
    "bid": bids.bid,
    "answer": bids.answer,
    "compete": bids.compete,
    "drop": bids.drop,
}
NOUN_RULES: dict[str, NounRule] = {
    "purchase": nouns.noun_purchase,
    "sale": nouns.noun_sale,
    "merger": nouns.noun_merger,
    "offtake": contracts.noun_offtake,
    "supply": contracts.noun_supply,
    "stream": royalties.noun_stream,
    "royalty": royalties.noun_royalty,
    "jv": ventures.noun_venture,
    "earn_in": options.noun_earn_in,
    "partnership": ventures.noun_partnership,
    "equity": equity.noun_equity,
    "marketing": contracts.noun_marketing,
    "exploration": contracts.noun_exploration,
    "loan": loans.noun_loan,
    "paper": papers.noun_paper,
}


ASKED = re.compile(r"[^;]{0,60}\b(?:asks?|asked|wonders?|wondered) (?:us |me )?(?:what|why|how|if|whether)\b")
"""A question: whatever it speaks of is not told."""
LOOSE = (
    r"\bnon-?binding\b|\bnot (?:yet )?(?:legally )?binding\b|^(?:under|as part of) (?:the|this|that|an?|its) "
    r"(?:[a-z-]+ )?(?:memorandum|mou|letter of intent|loi|term sheet)\b"
)
"""Words of a clause that promises nothing yet."""


def drafts_of(marked: Marked) -> Iterator[Draft]:
    """Every reading of every clause of one sentence, clause by clause, verbs before nouns."""
    before: Draft | None = None
    for clause in marked.clauses:
        if clause.startswith("asked ") and ", " in clause:
            clause = clause[clause.index(", ") + 2 :]  # "Asked what was signed, the minister said"
        if "⟦" not in clause or ASKED.match(clause) or RUMOUR_DENIED.search(clause):
            continue
        gap = ANOTHER_SIDE.match(clause) if before is not None else None
        if before is not None and gap and (also := _alike(before, gap, marked, clause)):
            yield also
            continue
        loose = search(LOOSE, clause) and not search(r"\b(?:replac|convert|follow|supersed)", clause)
        condition = CONDITION.match(clause)
        for draft in _read(marked, clause) or _shorthand(marked, clause):
            if condition and draft.status == "terminated" and draft.at < condition.end():
                continue  # an end that has not come
            if loose and draft.status in ("agreed", "completed") and draft.deal_type != "equity_investment":
                draft.status = "proposed"
            if draft.status == "terminated" and (supposed := SUPPOSED.match(clause)):
                draft.status = "terminated" if TERMINATED.search(clause, supposed.end()) else "agreed"
            draft.status = attributed(draft.status, marked.text)
            before = draft if draft.deal_type in ("offtake", "supply") else before
            yield draft
            if draft.rule == "deals.go.site":
                yield from goods.also_gone(marked, draft)


CONDITION = re.compile(r"(?:unless|if|in the event|should|where|until|in case)\b[^,;]*")
"""What must be before the rest of a clause holds: "unless ⟦C⟧ terminates the agreement by ⟦D⟧, it must pay"."""
ANOTHER_SIDE = re.compile(
    r"(?:and )?(?:with )?(?P<who>⟦[CN]\d+⟧),? (?:for |over |on )?"
    r"(?:(?:an?|another|the|a further|up to|about|some|between|[\w-]+-year|"
    r"supply|of) )*⟦Q\d+⟧(?![^;]*\b(?:has|have|will|would|is|was|were|are|said|sold|bought|signed|produc\w+|mined)\b)"
)
"""A clause without a verb that goes on with one more party and its tonnes: "⟦C⟧ for ⟦Q⟧ of hydroxide"."""


def _alike(last: Draft, gap: re.Match[str], marked: Marked, clause: str) -> Draft | None:
    """The contract before once more, with the party of this clause in place of the one that its sentence named last."""
    who = marked.thing(gap["who"]).name
    places = [(m, role) for role, names in last.roles.items() for m in names]
    if not places or who in {marked.thing(m).name for m, _ in places}:
        return None
    _, replaced = max(places, key=lambda place: last.clause.find(f"⟦{place[0]}⟧"))
    if len(places) == 1:
        replaced = places[0][1]
    roles = {role: list(names) for role, names in last.roles.items() if role != replaced}
    draft = Draft(last.deal_type, last.status, marked, clause, last.rule, roles=roles, target_text=clause)
    draft.give(replaced, gap["who"])
    return draft


STANDING = ("earn_in", "jv", "offtake", "royalty", "stream", "partnership")
HELD_UNDER = re.compile(
    r"\b(?:is|are|remains?) (?:currently |already |presently |also )?(?:subject to|the subject of|held under|"
    r"covered by|governed by) (?:an? |the |existing |its |their )*(?:[a-z-]+ (?:and )?){0,3}$"
)
"""Arrangements that a mine is under already: nobody makes them here."""


def _shorthand(marked: Marked, clause: str) -> list[Draft]:
    """What a clause without any deal's verb or noun tells by its price alone."""
    draft = untold.priced(marked, clause) if "⟦M" in clause else None
    return [draft] if draft else []


def _read(marked: Marked, clause: str) -> list[Draft]:
    heads = [(m.start(), m.group()) for m in TOKEN.finditer(clause)]
    return list(turns(marked, clause, (word for _, word in heads))) or list(_readings(marked, clause, heads))


def _readings(marked: Marked, clause: str, heads: list[tuple[int, str]]) -> Iterator[Draft]:
    """What each verb and noun at one of these words, given with their places, tells."""
    for start, word in heads:
        for family in VERB_HEADS.get(word, ()):
            verb = VERBS[family].match(clause, start)
            if verb is not None and (draft := _by_verb(marked, clause, family, verb)) is not None:
                draft.at, draft.end = verb.start(), verb.end()
                yield draft
    free = 0
    for start, word in heads:
        if start < free or word not in NOUN_HEADS:
            continue
        noun = NOUNS.match(clause, start)
        if noun is None:
            continue
        free = noun.end()
        if noun.lastgroup in STANDING and HELD_UNDER.search(clause[:start]):
            continue
        draft = NOUN_RULES[noun.lastgroup or ""](marked, clause, noun)
        if draft is not None and not (draft.status == "terminated" and IF_ENDED.search(clause, 0, start)):
            draft.at, draft.end, draft.is_nominal = noun.start(), noun.end(), True
            yield draft


NOT_DONE = re.compile(
    r"\b(?:did|do|does|has|have|had) (?:not|never)(?: (?:yet|itself|also|been|[a-z]+ly))? $|"
    r"\b(?:block|bar|prevent|stop|prohibit|ban)(?:s|p?ed|r?ed|n?ed)? [^;]{0,60}\bfrom $|"
    r"\b(?:anyone|anybody|those|persons|shareholders|investors) (?:who (?:are|is) )?"
    r"(?:wishing|wanting|seeking|looking|intending) to $"
)
"""What stands before an act that nobody did: "did not take part", "anyone wishing to acquire shares"."""
SUPPOSED = re.compile(r"(?:unless|if|should|in the event(?: that)?) [^,;]*,")
"""A condition that a clause begins with, which may end a deal or not."""
IF_ENDED = re.compile(r"(?:^|[,;] )(?:unless|if|should|where|until|in the event(?: that)?|in case)\b[^,;]*$")
"""What stands before an end that may never come: "unless ⟦C⟧ terminates the option agreement"."""
IF_DONE = re.compile(
    r"(?:^|[,;] )(?:should|if|unless|in the event(?: that)?) (?:the )?⟦[CN]\d+⟧ (?:(?:then|also|does|do) )?$"
)
"""What stands before an act that is only supposed: "should ⟦C⟧ acquire ⟦R⟧, it intends to"."""
DONE_OR_NOT = frozenset("take buy invest subscribe participate sell acquire".split())
"""Acts of which a denial ends no deal told before, as "did not go through" does."""


def _by_verb(marked: Marked, clause: str, family: str, verb: re.Match[str]) -> Draft | None:
    if family in DONE_OR_NOT and (NOT_DONE.search(before := clause[: verb.start()]) or IF_DONE.search(before)):
        return None
    past = "past" in verb.re.groupindex and verb.group("past") is not None
    passive = BE.search(clause[: verb.start()]) is not None and (
        past or begins(r"(?:taken over|acquired|bought|sold)", verb.group()) is not None
    )
    perfect = begins(r"taken", verb.group()) and search(r"\b(?:has|have|had)(?: [a-z]+)? $", clause[: verb.start()])
    return VERB_RULES[family](marked, clause, verb, past or perfect is not None, passive)
