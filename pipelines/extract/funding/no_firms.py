"""Capitalised words in news of public money that are no company: its terms, its speakers and the seats they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.names import Name

MONEY_TERM = re.compile(
    r"(?:(?:NOFOs?|FOAs?|RFPs?|RFAs?|EOIs?|LOIs?|LoIs?|MOUs?|MoUs?|CFPs?|"
    r"Financing|Financial|Funding|Finance|Mechanisms?|Investments?|Decisions?|Loans?|Grants?|Facilit(?:y|ies)|Packages?|"
    r"Agreements?|Offers?|Support|Letters?|Interest|Intent|Guarantees?|Debt|Equity|Credit|Term|Sheet|Conditional|Commitments?|"
    r"Approvals?|Awards?|Contributions?|Tranches?|Instruments?|Streams?|Rounds?|Calls?|Proposals?|Concept|Papers?|"
    r"Applications?|Binding|Final|Senior|Strategic|Statement|Notice|Award|Announcement|Budget|State|Federal|National|"
    r"Provincial|Union|and|of|for)(?: |$))+"
)
"""A name that is made of words of finance alone."""
BEFORE_A_SPEAKER = re.compile(
    r"\b(?:Premier|Governor|Mayor|Senator|Sen\.|Gov\.|Rep\.|Minister|Secretary|President|Chancellor|Commissioner|Treasurer|"
    r"Congress(?:man|woman)|Representative|Ambassador|Administrator|Under ?[Ss]ecretary|MP|MPP|MLA|Honou?rable|Hon\.?) $"
)
AFTER_A_SPEAKER = re.compile(
    r",? (?:the )?(?:[A-Z][a-z]+ )?(?:Members? of (?:the )?(?:Provincial |Legislative |European )*(?:Parliament|Assembly)|"
    r"Parliamentary Secretary|Minister (?:of|for)|M\.?P\.?P?\b|MLA\b|Premier of|Mayor of|Governor of|Senator for)"
)
A_SEAT = re.compile(
    r"\b(?:[Mm]embers? of (?:the )?(?:[A-Z]\w+ )*(?:Parliament|Assembly)|M\.?P\.?P?|MLA|[Ss]enator) (?:for|of) (?:the )?$"
)
"""What stands before the place that a member of a parliament was elected in."""
FULL_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,2}")
LEGAL = re.compile(
    r"\b(?:Inc|Ltd|Limited|Corp|Corporation|LLC|plc|PLC|Company|Resources|Minerals|Metals|Mining|Energy|Group)\b"
)
REACH = 80


def is_no_firm(text: str, name: Name, shortened: frozenset[str]) -> bool:
    """True where a name of a company or of unknown kind is a term of finance, a politician or the seat of one;
    `shortened`: abbreviations that the page explains by common nouns."""
    printed = name.printed
    if printed in shortened or MONEY_TERM.fullmatch(printed):
        return True
    before, after = text[max(0, name.start - REACH) : name.start], text[name.end : name.end + REACH]
    if A_SEAT.search(before):
        return True
    if not FULL_NAME.fullmatch(printed) or LEGAL.search(printed):
        return False
    return bool(BEFORE_A_SPEAKER.search(before) or AFTER_A_SPEAKER.match(after))


EXPLAINED = re.compile(r"(?P<words>(?:[a-z][a-z-]* ){2,6})\((?P<short>[A-Z]{2,6})s?\)")
SMALL = frozenset(("of", "for", "the", "and", "in", "to", "a", "on"))


def shortened_nouns(text: str) -> frozenset[str]:
    """Abbreviations that stand behind the common nouns they shorten: "call for proposals (CFP)"."""
    found: set[str] = set()
    for told in EXPLAINED.finditer(text):
        words = told["words"].split()
        for first in range(len(words)):
            own = words[first:]
            every, main = (w[0] for w in own), (w[0] for w in own if w not in SMALL)
            if told["short"].lower() in ("".join(every), "".join(main)):
                found |= {told["short"], told["short"] + "s"}
    return frozenset(found)
