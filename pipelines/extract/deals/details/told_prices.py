"""The price of a deal where the sentence behind it tells it: what it is worth, what one side pays, what the other gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.described import HEAD
from pipelines.extract.deals.language.patterns import ORG, compiled, search

if TYPE_CHECKING:
    from pipelines.extract.deals.language.marked import Marked
    from pipelines.extract.deals.page.merge import Event

ABOUT = (
    r"(?:(?:about|some|roughly|up to|as much as|a total of|just|just over|just under|only|around|nearly|almost|over|more than|"
    r"at least|at most|approximately|an? (?:cash )?(?:payment|sum) of) )*"
)
SUM = rf"{ABOUT}⟦(?P<sum>M\d+)⟧(?! (?:a|per|each|apiece|at|for (?:each|every|the|a)|in (?:fees|tax|debt))\b)"
WORTH = (
    r"\b(?:worth|fetch(?:ed|es)?|valued at|values|"
    r"(?<!share )(?<!stock )(?<!closing )(?<!trading )price (?:is|was|of|tag of)|consideration (?:of|is|was)|"
    r"(?:price|consideration) (?:consist(?:s|ed) of|compris(?:es|ed))|total(?:s|led)?|"
    r"(?:price|consideration|deal|transaction|sale) (?:amounts?|amounted|came|comes) to)"
    rf"(?: {ORG}(?:'s [a-z]+)?)?(?: [\d,.]+ (?:[a-z]+ ){{0,3}}shares and)? ?(?:[a-z ]*)⟦(?P<sum>M\d+)⟧"
)
"""What a deal is worth, in a sentence about the deal."""
THAT_IS = (
    rf"^(?:at [^;⟦,]{{0,40}},? )?(?:that|this|it|they|the shares) (?:is|was|are|were|would be) "
    rf"(?:then |now |together )?(?:worth|equal to|equivalent to) {SUM}"
)
""" "At recent prices that is worth about ⟦M⟧"."""
VALUED = (
    rf"\b(?:values?|valued|valuing|prices|pricing|priced) (?P<who>{ORG})(?:'s [a-z]+)? (?:[a-z]+ ){{0,3}}?at {SUM}"
    rf"|\bputs? (?:an? (?:price|value)(?: tag)? of )?{SUM.replace('<sum>', '<put>')} on (?P<on>{ORG})"
)
"""What somebody is said to be worth at the terms: "which prices ⟦C⟧ at ⟦M⟧"."""
IN_ALL = rf"^total (?:[a-z]+ ){{0,2}}(?:consideration|price)\b[^;⟦]{{0,80}}?{SUM}"
PAID = (
    r"^(?:(?:on|at|upon) (?:completion|closing|settlement|signing),? )?"
    rf"(?P<who>{ORG}) (?:(?:will|is to|has agreed to|agreed to|had to|is|are|has) )?(?:pay|pays|paid|paying|hand over|"
    rf"hands over|handed over|put up|puts up|make|makes|making|made) (?:{ORG} )?(?:an? )?{SUM}"
)
GOT = rf"^(?P<who>{ORG}) (?:(?:will|is to) (?:receive|get|be paid)|gets|receives|received|got|was paid) {SUM}"
PAID_BY_IT = (
    rf"^the (?:⟦[LG]\d+⟧ |[a-z]+-based )?(?:[a-z-]+ ){{0,2}}{HEAD} "
    rf"(?:will pay|is paying|is to pay|paid|pays|has paid) {SUM}"
)
"""The price paid by whom the sentence only describes: "The Japanese house will pay ⟦M⟧"."""
PAYERS, PAYEES = ("acquirer", "investor", "royalty_holder"), ("seller", "target", "investee")
BOUGHT = ("acquisition", "equity_investment", "merger")
PRICED = (*BOUGHT, "royalty_stream", "supply", "offtake")


def price_behind(event: Event, marked: Marked, is_about_it: bool) -> str | None:
    """The mark of the sum that a sentence right behind a deal gives as its price; `is_about_it` where its subject is the
    deal itself."""
    if "⟦M" not in marked.text or event.deal_type not in PRICED:
        return None
    for pattern, roles in ((PAID, PAYERS), (GOT, PAYEES)):
        found = _told(pattern, marked)
        if found and _is_one_of(event, marked, found["who"], roles):
            return found["sum"]
    if found := _told(PAID_BY_IT, marked) or _told(IN_ALL, marked):
        return found["sum"]
    if event.deal_type not in BOUGHT:
        found = _told(WORTH, marked) if is_about_it else None
        return found["sum"] if found else None
    if found := _told(THAT_IS, marked):
        return found["sum"]
    if (found := search(VALUED, marked.text)) and _is_one_of(event, marked, found["who"] or found["on"], PAYEES):
        return found["sum"] or found["put"]
    found = _told(WORTH, marked) if is_about_it else None
    return found["sum"] if found else None


def _told(pattern: str, marked: Marked) -> re.Match[str] | None:
    """The first place where a sentence tells a sum in these words, and not what one share or one tonne costs."""
    for found in compiled(pattern).finditer(marked.text):
        money = marked.thing(found["sum"])
        if not money.is_price and money.per is None:
            return found
    return None


def _is_one_of(event: Event, marked: Marked, mark: str, roles: tuple[str, ...]) -> bool:
    return marked.thing(mark).name in {n.name for role in roles for n in event.roles.get(role, [])}
