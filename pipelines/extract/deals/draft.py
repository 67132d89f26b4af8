"""The draft of one event as one clause tells it, and what every rule that makes drafts needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, begins, search
from pipelines.model import DealStatus, DealType

BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: (?:to|also|now|since|subsequently|being|recently|"
    r"been|formally|fully|then))*\s*$"
)
UNNAMED = re.compile(
    r"\b(?:investors|shareholders|holders|institutions|insiders|funds)\b(?! (?:in|of)\b)"
    r"[^,]*\b(?:have|had|will|are|were)\b[^,]*$"
)
GIVEN_MONEY = re.compile(r"\b(?:giv\w+|gave|grant\w*|award\w*|lend\w*|lent|provid\w+|loan\w*) ⟦[CN]\d+⟧ [^;]*⟦M\d+⟧")
"""Money given so that the receiver may buy something: a grant, whose giver buys nothing."""
ORG_ALONE = re.compile(ORG)


@dataclass(slots=True)
class Draft:
    """One event as one clause tells it; parties are marks of `marked`."""

    deal_type: DealType
    status: DealStatus
    marked: Marked
    clause: str
    rule: str
    roles: dict[str, list[str]] = field(default_factory=dict)
    at: int = 0
    """Where the trigger stands in the clause."""
    end: int = 0
    target_text: str = ""
    """The words of the object, for its commodities, project and share."""
    stake: Any = None
    stake_value: float | None = None
    is_nominal: bool = False
    has_subject: bool = False
    """True when the first partner is the grammatical subject."""
    venture: str = ""
    """Mark of the name of a joint venture."""
    kind: str = ""
    """What the object is, see Target."""

    def about(self, target: Target) -> None:
        """Take the words, the share and the kind of what the deal is about."""
        self.target_text, self.kind = target.text, target.kind
        self.take_share(target)

    def take_share(self, target: Target) -> None:
        """Take the share that the object's words give."""
        self.stake_value = share_value(self.marked, target)
        if target.share:
            self.stake = self.marked.thing(target.share)

    def give(self, role: str, text: str | None) -> None:
        """Add the names marked in `text` in this role, unless they already have one."""
        for found in MARK.finditer(text or ""):
            mark = found.group(1) + found.group(2)
            if found.string.startswith("'", found.end()):
                continue  # "⟦G1⟧'s ⟦C2⟧": the owner is not the party
            if (
                role in ("seller", "supplier", "target", "investee", "other", "buyer")
                and mark[0] == "G"
                and self.rule != "deals.negotiate"
            ):
                continue
            may_be = "CAGNH" if role == "seller" else "CAGN"
            if mark[0] in may_be and all(mark not in names for names in self.roles.values()):
                self.roles.setdefault(role, []).append(mark)


def share_value(marked: Marked, target: Target) -> float | None:
    """Ownership share as a number, lower bound of a range."""
    if target.share and (percent := marked.thing(target.share)) and 0 < percent.value <= 100:
        return float(percent.value)
    return target.share_value


OF_CONTROL = re.compile(r"\b(?:majority|controlling)\b(?! (?:share|stock|unit)?holder)")
"""A part without its percentage that makes an owner: "a majority stake in ⟦C⟧"."""
SOME_OF_IT = (
    r"\b(?:part|parts|portion|some|slice|chunk|parcel|block|tranche|[a-z]+ of (?:the|its) [a-z]+) of "
    r"(?:its|their|the|⟦[A-Z]\d+⟧'s?) (?:[a-z-]+ ){0,3}"
    r"(?:stake|shares|shareholding|holding|interest|investment|position|equity)\b|"
    r"\b(?:[\d,.]+(?: (?:million|billion))?|[a-z]+ (?:million|thousand)) (?:[a-z-]+ ){0,3}shares (?:of|in)\b"
)
"""A few of somebody's shares: "a portion of its stake", "5 million shares of"."""
THE_REST = re.compile(r"\b(?:remaining|outstanding|balance of|rest of|the (?:rest|remainder|balance|other half))\b")


def purchase_type(target: Target, marked: Marked, share: float | None) -> DealType:
    """The type of a purchase of this object: royalty, minority of a company, or the thing itself."""
    if target.kind == "royalty":
        return "royalty_stream"
    if share is None and target.kind == "shares" and OF_CONTROL.search(target.text[:40]):
        return "acquisition"
    if target.kind in ("shares", "part") and (share is None or share < 50):
        of_it_all = target.org or (target.kind == "part" and share is None)
        return "acquisition" if of_it_all and THE_REST.search(target.text[:40]) else "equity_investment"
    return "acquisition"


ROW = "deals.row"
"""The rule of a table's rows, which tell of a deal each: what stands in the others is no part of it."""
ROLES: dict[str, tuple[str, str]] = {
    "acquisition": ("acquirer", "seller"),
    "equity_investment": ("investor", "investee"),
    "royalty_stream": ("royalty_holder", "seller"),
    "earn_in": ("acquirer", "seller"),
    "offtake": ("buyer", "supplier"),
    "supply": ("buyer", "supplier"),
    "merger": ("acquirer", "target"),
}


SAID = r"\b(?:said|says)(?: ⟦D\d+⟧| on ⟦D\d+⟧)?(?: that)? $"
UNDER_SIGNED = (
    r"\b(?:signed|entered into|executed|inked|concluded|struck|has|won) (?:an?|its|the) (?!memorand|mou|letter|heads|non)"
    r"(?:(?!non-?binding|framework|preliminary|proposed|draft)[a-z-]+ ){0,4}(?:agreement|contract|deal)\b[^;]*"
    r"\b(?:(?:under|in|by) which|whereby) (?:the )?$"
)
"""A signed contract before what it says somebody "would" do."""


def mood_of(clause: str, subject: re.Match[str] | None, at: int) -> str:
    """The words between the subject and the verb; "announced that it would" is a decision, not a wish."""
    mood = clause[subject.end() if subject else max(0, at - 120) : at]
    if subject and search(r"\b(?:announced|agreed|confirmed|decided)\b[^;]*$", clause[: subject.start()]):
        mood = mood.replace(" would ", " will ")
    elif subject and mood.startswith(" would ") and search(rf"{SAID}|{UNDER_SIGNED}", clause[: subject.start()]):
        mood = mood.replace(" would ", " will ", 1)
    return mood


def recipient(tail: str) -> str | None:
    """Mark of the party that something goes to: "sell it to ⟦C⟧", "deliver to ⟦C⟧'s plant".

    What a buyer without a name is or does names nobody: "to a fund that answers to ⟦G⟧".
    """
    if unnamed := search(r"\bto an? (?:[a-z-]+ ){1,3}(?:that|which|who)\b", tail[:200]):
        tail = tail[: unnamed.start()]
    match = search(
        r"(?<!due )\bto (?:the ⟦[JN]\d+⟧ (?:[a-z]+ ){0,4}(?:of|owned by) )?(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? "
        rf"|⟦[CA]\d+⟧'s )?(?:(?!to\b)[a-z'-]+ ){{0,5}}?(?:[a-z-]+s, )?({ORGS})(?!'s (?!subsidiary|unit))",
        tail[:200],
    )
    if match:
        return match.group(1)
    at_works = search(r"\bto (⟦C\d+⟧)'s (?:⟦[JLNG]\d+⟧|[a-z]+ )", tail[:160])
    if at_works and search(
        r"(?:plant|project|refinery|smelter|mill|factory|facility|mine|⟦J)",
        tail[at_works.end(1) : at_works.end(1) + 60],
    ):
        return at_works.group(1)
    direct = begins(rf"\s+(?:the )?({ORG}) (?:its|the|a|an|⟦)", tail)
    return direct.group(1) if direct else None
