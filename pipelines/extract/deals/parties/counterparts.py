"""Who the other side of a deal is: by the paper that was signed, by the offer, by who is paid, by the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.grammar import marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, compiled, search
from pipelines.extract.deals.parties.who import clear_best
from pipelines.extract.names.words import SIDES

if TYPE_CHECKING:
    from pipelines.extract.deals.draft import Draft
    from pipelines.extract.deals.parties.cast import Cast
    from pipelines.extract.names import Name

OFFER_FROM = (
    r"\b(?:proposal|offer|bid|approach|expression of interest) (?:[a-z]+ ){0,2}from (?:the )?(?:⟦[GL]\d+⟧(?:'s|"
    r"-[a-z]+)? )?"
    rf"(?:[a-z-]+ ){{0,3}}({ORGS}) to $"
)
"""Who offers to buy: the one an offer comes from, not the one that got it."""
ACTING = rf", (?:with|for) ({ORGS}) to $"
"""Who is to act, where both have signed: "⟦C⟧ and ⟦C⟧ have signed an agreement, with ⟦C⟧ to acquire"."""
EARNED_BY = (
    r"\b(?:for (?:an |the )?(?:exploration )?expenditure of|"
    r"(?:through|by|via) (?:an? )?(?:additional |further )?expenditure of|"
    r"by (?:spending|sole|solely|funding|expending|incurring)|"
    r"(?:via|through|over|in|under) (?:an? |the )?(?:[\w-]+[ -])?(?:stages?|phases?|earn-?in|farm-?in|"
    r"(?:staged|stage|phased|step) (?:process|earn-?in|farm-?in|option|programme|program))|"
    r"by way of (?:an? )?(?:earn-?in|farm-?in)|(?:by making|through|in|with) (?:a series of )?(?:staged|phased|annual|option|"
    r"anniversary) (?:cash |share |option )?payments)\b|"
    r"\b(?:by|through|against|in (?:return|exchange|consideration) for) [^;]{0,120}?"
    r"\b(?:exploration|work|drilling|expenditure|spending) (?:commitments?|expenditures?|spend(?:ing)?|obligations?|"
    r"programmes?|programs?|requirements?)\b"
)
"""What is paid in work on the ground: an earn-in by any name."""
PAYEE = (
    rf"\bpaying (?:(?:its |the )(?:[a-z]+, )?)?({ORG}),? (?:about |some )?⟦M"
    rf"|\bpaying (?:about |some )?⟦M\d+⟧ to ({ORG})(?!')"
)
"""Who is paid and so sells: "paying the vendor, ⟦C⟧, ⟦M⟧", "paying ⟦M⟧ to ⟦C⟧"."""
LENT = r"[^⟦]{0,30}⟦M\d+⟧ (?:[a-z-]+ ){0,3}(?:loan|facility|credit|debt|guarantee|grant|finance|financing)\b"
"""Money that is lent or granted buys nothing."""
A_FEE = re.compile(
    r"[^⟦;]{0,40}\b(?:exclusivity|option|break|extension|facilitation|introduc\w+|management|finder'?s'?) "
    r"(?:fee|payment)\b"
)
"""What is paid for time, for an introduction or for walking away: no price."""
BY_THE_ISSUER = (
    r"^[^⟦;]*\b(?:agreements?|deeds?|term sheet|contract|letter of intent|heads of [a-z]+) (?:[a-z]+ (?:into )?)?with [^;]*"
    r"\bto (?:acquire|buy|purchase)\b"
)
"""A paper in a list of highlights, signed by whose list it is: "Binding term sheet executed with ⟦C⟧ to acquire"."""
CHOICE = (
    r"\b(?:option|right)s?(?: (?:agreement|deed)s?)?(?: (?:entered into|signed|executed))?"
    r"(?: (?:with|by|from) [^,;]{0,80}?|, (?:(?:up)?on|exercisable|valid|open) [^,;]{0,80},)?"
    r"(?:,? (?:for|over|within|until|exercisable) [^,;]{0,50}(?:months?|years?|days?|period|⟦D\d+⟧),?)? to $"
)
"""What lets somebody buy who need not."""
TAKEN_UP = r"(?<!\bnot )(?<!\bnot to )\bexercis(?!able)"
"""An option that is used, unlike one that somebody will not exercise."""
REDEEMED = re.compile(r"\b(?:the|this|that|such|its) (?:[a-z]+ ){0,3}(?:royalty|nsr|grr)\b(?! (?:on|over|in)\b)")
"""A royalty that has been told of: who may buy part of it pays it."""
BOUGHT_BACK = re.compile(r"\broyalt(?:y|ies)\b[^;]*\b(?:may|can|could)(?: also)? be $")
"""A royalty that its payer may redeem, as the paper of its making allows: no purchase yet."""


def named(marked: Marked, text: str) -> set[str]:
    """The names that the marks in `text` stand for."""
    return {marked.thing(m).name for m in marks(text)}


UNDER_ONE_WITH = (
    r"^(?:under|pursuant to|by|through|in terms of) (?:an?|the|its|this) (?:[a-z-]+ |⟦[JMLD]\d+⟧ ){0,6}?"
    r"(?:agreement|sheet|deed|contract|heads of [a-z]+|letter of intent) (?:dated ⟦D\d+⟧ )?with "
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS}), (?:the )?$"
)
"""The paper that a sentence opens with, and whom it is with: "Under a sale agreement with ⟦C⟧, ⟦C⟧ will buy"."""


def signed_with(before: str) -> str | None:
    """Whom the paper is signed with, under which somebody buys: "a term sheet with ⟦C⟧ under which ⟦C⟧ will"."""
    signed = search(
        rf"\b(?:agreement|sheet|deed|letter|contract|heads of [a-z]+|spa|hoa|mou|understanding) (?:dated ⟦D\d+⟧ )?with "
        rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS}),? (?:[^;⟦]{{0,40}} )?"
        r"(?:(?:under|pursuant to|by|through|in terms of) which|whereby) (?:the )?$",
        before,
    ) or search(UNDER_ONE_WITH, before)
    return signed.group(1) if signed else None


def dealt_with(mood: str) -> str | None:
    """Whom an agreement to buy or sell is with: "has signed a binding agreement with ⟦C⟧ to sell", "agreed with ⟦C⟧ to"."""
    signed = search(
        rf"\b(?:agreement|sheet|deed|letter|contract|terms|deal|understanding|mou|agreed|contracted|arranged|signed up) "
        rf"(?:(?!with\b)[a-z]+ |⟦D\d+⟧ ){{0,3}}with (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}"
        rf"({ORGS})[^;⟦]{{0,30}}\bto $",
        mood,
    )
    return signed.group(1) if signed else None


PAIR = 2
BY_PAPER = re.compile(r"\b(?:agreed|sign|execut|enter|amend|var[yi]|announc|reach|conclud|terminat|cancel)")
"""What two do to a paper under which one of them buys."""


def cosigner(marked: Marked, clause: str, subject: re.Match[str] | None) -> str | None:
    """The other of two who have signed, where one of them buys: "⟦C⟧ and ⟦C⟧ have signed a deed under which ⟦C⟧ will"."""
    pair = compiled(ORGS).search(clause[: subject.start()]) if subject is not None else None
    if subject is None or pair is None or not BY_PAPER.search(clause, pair.end(), subject.start()):
        return None
    buyers = named(marked, subject.group())
    both = marks(pair.group())
    others = [mark for mark in both if marked.thing(mark).name not in buyers]
    return f"⟦{others[0]}⟧" if len(both) == len(others) + 1 == PAIR else None


AGAIN = 2.0
"""How much likelier the one is who was on that side of the deal told before."""
STAYS_ON = {"supplier": ("supplier", "investee", "target"), "seller": ("seller", "investee")}
"""Whose mine it is stays the same from one deal to the next."""


def counterparty(made: Cast, role: str) -> Name | None:
    """Who the unnamed other side is: of those spoken of, and of those the sentence names besides, the most present, and
    sooner the one who was on that side of the deal told before."""
    draft = made.draft
    if namesake := _namesake(made):
        return namesake
    if made.kind in ("offtake", "supply") and (option := search(OPTION_WITH, draft.marked.text)):
        other = draft.marked.thing(option.group(1))
        if made.lacks(other):
            return other
    owned = made.kind == "royalty_stream" and search(OWNER_BEFORE, draft.clause)
    beside = draft.clause if made.kind in ("offtake", "supply") else draft.marked.text
    parents = {draft.marked.thing(m.group(1) or m.group(2)).name for m in A_PARENT.finditer(draft.marked.text)}
    here = [
        pair
        for pair in ([] if owned else draft.marked.parties(beside))
        if pair[0].kind == "company" and pair[0].name not in parents
    ]
    last = made.story.last
    alike = last is not None and (last.deal_type == made.kind or draft.marked.sentence.index == last.last)
    before = (
        {n.name for same in STAYS_ON.get(role, (role,)) for n in last.roles.get(same, [])} if last and alike else set()
    )
    ranked = made.story.who.ranked(draft.marked.sentence.index, made.named, here)
    return clear_best([(weight * (AGAIN if name.name in before else 1.0), name) for weight, name in ranked])


OPTION_WITH = rf"\b(?:option|right|framework|agreement|contract) with (?:the )?({ORG})(?!')"
"""Whom the paper is with under which the next clause has product bought: "will use its option with ⟦C⟧: it buys"."""
A_PARENT = compiled(
    r"\b(?:part|arm|unit|subsidiary|affiliate|vehicle|division|branch) of (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?"
    r"(?:[a-z-]+ ){0,3}?⟦([CN]\d+)⟧(?!')|⟦([CN]\d+)⟧'s (?:[a-z-]+ ){0,3}(?:arm|unit|subsidiary|affiliate|vehicle|division|"
    r"house)\b"
)
"""Whom somebody belongs to, who is no side of what it does."""
OWNER_BEFORE = rf"\b(?:owned|held|operated|controlled|developed)(?: [a-z-]+)? by {ORG}"
"""The owner of the mine that a royalty is on sells no royalty."""


def _namesake(made: Cast) -> Name | None:
    """The party of unknown kind that has its name from the sentence's mine: it owns the mine."""
    things = made.draft.marked.things
    mines = {
        word
        for key, thing in things.items()
        if key[0] == "J"
        for word in thing.name.split()
        if word.lower() not in SIDES
    }
    named = [t for key, t in things.items() if key[0] in "NC" and made.lacks(t) and mines & set(t.name.split()[1:])]
    return named[0] if len(named) == 1 else None


TOGETHER = re.compile(r"\b(?:joint|jointly|together|consortium|both|each|partners?)\b")
"""Words of two who buy side by side."""


def face_each_other(made: Cast) -> None:
    """Two who have signed one paper for a mine deal with each other: who announces it first is taken to buy."""
    draft, both = made.draft, made.roles.get("acquirer", [])
    if (
        draft.is_nominal
        and len(both) == PAIR
        and set(made.roles) == {"acquirer"}
        and draft.kind in ("site", "part")
        and draft.status != "rumoured"
        and not TOGETHER.search(draft.clause)
    ):
        made.roles, made.is_inferred = {"acquirer": both[:1], "seller": both[1:]}, True


def alone(made: Cast) -> bool:
    """True when the clause names no company besides the draft's parties."""
    return all(n.name in made.named for n in made.draft.marked.all(made.draft.clause, "CN"))


def has_its_share(draft: Draft, name: Name) -> bool:
    """True for one of several who buy "respectively": nobody's silent other side."""
    return "respectively" in draft.marked.text and any(
        thing.name == name.name for key, thing in draft.marked.things.items() if key[0] in "CAN"
    )
