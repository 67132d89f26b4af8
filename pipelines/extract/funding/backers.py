"""Public bodies that a sentence names only as the owners or backers of somebody else: they give nothing there.

"M0 from Harrow Capital, whose shareholders include the national bank" is Harrow Capital's money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.funding.bodies import Body

HOLDER = r"(?:shareholders?|stakeholders?|investors?|backers?|owners?|supporters?|funders?|stockholders?)"
OWNED_BY = re.compile(
    r"(?:\b(?:which|who|that)(?: [a-z]+)? (?:is|are|was)|,|\() (?:itself |also |now )?(?:"
    r"(?:part|partly|partially|minority|jointly|co)[ -](?:owned|controlled|held|backed|funded|financed|supported)|"
    r"(?:[\d.]+ ?(?:%| per cent| percent)|a (?:third|quarter|fifth|tenth))[ -](?:owned|held))"
    r"(?: in part)? by [^.;()]{0,80}$"
)
"""What stands before one of the owners of somebody: "which is partly owned by", ", 9% held by"; what a state owns as a
whole gives the state's money."""
WHOSE_HOLDERS = re.compile(
    rf"\bwhose (?:[a-z-]+ ){{0,4}}{HOLDER} (?:also )?(?:includ(?:e|es|ed)|are|is|were|was) [^.;]{{0,140}}$|"
    rf"\b(?:its|their) (?:[a-z-]+ ){{0,3}}{HOLDER} (?:also )?(?:include|are) [^.;]{{0,140}}$"
)
AMONG_HOLDERS = re.compile(
    rf"[^.;]{{0,80}}? (?:among(?:st)?|as (?:one|some) of|as) (?:its|their|the company's) (?:[a-z-]+ ){{0,3}}{HOLDER}\b"
)
COUNTS = re.compile(r"\b(?:counts?|counting|lists?|numbers?|has|have|names?|with) [^.;]{0,80}$")
"""What stands before a body that is named "among its backers"."""
BACKED_BY = re.compile(
    r"\b(?:from|by|with|alongside|investors?|shareholders?|funds?|firm|lender) (?:the )?(?:[A-Z][\w&'-]*,? ){1,5}"
    r"(?:\([^()]{1,30}\),? )?(?:(?:which|that|who) (?:is|are) |an? (?:[a-z-]+ ){1,5})?backed by [^.;()]{0,60}$"
)
"""What stands before the backer of a private giver: "M0 from Harrow Capital, backed by"."""
REACH = 220


def only_backs(text: str, body: Body) -> bool:
    """True where this mention of a body only tells whose somebody else is."""
    before = text[max(0, body.start - REACH) : body.start]
    if " by " in before and (OWNED_BY.search(before) or BACKED_BY.search(before)):
        return True
    if WHOSE_HOLDERS.search(before):
        return True
    after = text[body.end : body.end + REACH]
    return AMONG_HOLDERS.match(after) is not None and COUNTS.search(before) is not None
