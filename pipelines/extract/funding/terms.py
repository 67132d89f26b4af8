"""The terms of a commitment as the frame of its clause tells them: stage, date, programme, envelope or award."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.clauses import BREAK, RELATIVE
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.instruments import BUYERS, PLANS
from pipelines.extract.funding.stages import EARLIER_STAGE
from pipelines.extract.funding.words import (
    ENVELOPE_NOUN,
    ENVELOPE_VERB,
    MANY,
    STAGE_RE,
    STRONG_GIVE,
)
from pipelines.model import Instrument

OF_ITS_TERMS = re.compile(
    r"\b(?:terms|repayments?|interest|covenants?|defaults?|disburs\w+|draw\w*) (?:on|of|under|from) (?:an?|the|its|their) "
    r"(?:existing )?$|"
    r"\b(?:amend|restructur|renegotiat|refinanc|modif|repay|repaid|reschedul)\w* (?:the|its|an?|their) (?:existing )?$"
)
"""What stands before a loan that has been signed: its terms are changed, or it is drawn."""
PAID_TO_DATE = re.compile(
    r" (?:has been |was |were |had been )?(?:received|paid|drawn|disbursed)(?: out)? (?:to date|so far|by then)\b"
)
"""What stands behind a part that has flowed."""
OWN_STAGE = re.compile(
    r" (?:(?:that |which )?(?:it |was |were |had been |has been )?(?:already |previously |earlier )?)?(?:committed|"
    r"announced|"
    r"approved|awarded|granted|pledged|agreed|signed|closed|lent|disbursed)\b"
)
EARLIER_SUM = re.compile(
    r"\b(?:on top of|in addition to|besides|follow(?:s|ing)|adds to)(?: (?:a|an|the|some|about|"
    r"its|their|"
    r"earlier|previous|initial))* $"
)
"""What stands before a sum that was committed at another time than the one before it."""
MARKETS = re.compile(
    r"\b(?:demand|markets?|revenues?|sales|exports?|imports?|gdp|profits?|turnover|valued|valuation|npv|prices?)\b"
)
"""Words of markets, whose sums nobody gives."""
ANOTHER_GIVES = re.compile(r"(?:,|;|\band|\bwhile)[^,;]*\bF\d")
OF_IT = re.compile(r" of (?:it|this|that|them|which)\b")
"""A sum that is a part of the one before it."""
NEXT_OF_LIST = re.compile(r"(?: to [^,;.]{3,80})?(?:,|;)?(?: and)?(?: (?:an?|another|a further|further))* ")
UNDER_WHOLE = re.compile(r"[^.;M]{0,20} (?:under|of|from|out of) (?:its|the|an?) M\d+ (?:[a-z-]+ ){0,3}")
"""What stands between a payment and the programme of the whole: "a payment of M0 under its M1 G0 grant"."""
SUM_OF = re.compile(r"M\d+ (?:for|to|under|in|into|from|through)\b[^.;M]*$")
"""A programme between two sums of a list is the one's that it is told of: "M0 for the G0 and M1 for the G1"."""
ADDED_TO_IT = re.compile(
    r"\b(?:match(?:ed|es|ing)|co-?financed|co-?funded|alongside|on top of|in addition to|topped up)\b"
)
"""What stands before another's money."""
LETTER = re.compile(r"\b(?:letters? of|expressions? of|lois?\b|letter expressing)")
LENT = re.compile(r"\b(?:tranche|facility|financing|finance)$")
"""What a private lender gives is a loan even where only the facility is named."""
UP_FROM = re.compile(r"(?<=[a-z0-9]),? (?:up|down|more|less) (?:from|than) (?:the |an? )?(?:[a-z-]+ )?(?=M\d)")
"""What tells an earlier sum beside the one that is news."""
EARLIER_SUM_TIED = re.compile(r",? (?:that was |which was |first )?(?:conditionally|provisionally) ")
UNDRAWN_WHOLE = re.compile(
    r"\bM\d+(?: (?:to|for) (?:the )?[CNP]\d+)?,? (?:[a-z-]+ ){0,4}(?:of|from|under|out of) (?:an?|the|its|that|this) "
    r"(?:[a-z-]+ ){0,2}$"
)
"""What stands before the whole of which a part has been drawn."""
LENT_AT_ALL = re.compile(r"\b(?:loans?|debt|credit|facility|borrow\w*)\b")
OUTCOME_REACH = 80
NEXT_SUM = re.compile(r",? and an? (?:[a-z-]+ ){1,4}(?:of )?M\d+\b")
FROM_HOLDER = re.compile(
    r"\b(?:bought|buys?|buying|acquir\w+|purchas\w+|took over|takes over)\b(?![^.;]*\b(?:new|newly|issued|issue|"
    r"preferred|"
    r"convertible|treasury)\b)[^.;]{0,60}?\b(?:shares?|stake|interest|holding|stock|shareholding|"
    r"%)\b[^.;]{0,60}?\bfrom "
    r"(?:the |its |an? |their )?(?:[a-z'-]+ ){0,3}?(?:founder|family|heirs|estate|owner|seller|holder|shareholder|"
    r"investor|"
    r"partner|H\d|(?:C|N)\d+,? (?:which|who)|parent|vendor|insolvency)"
    r"|\b(?:acquired|bought|purchased) (?:an? )?[^.;]{0,24}\b(?:stake|interest|shareholding) in [CN]\d+'s "
)
"""A stake that changes hands: the seller is no issuer."""
ITS_PORTION = re.compile(
    r"\b[FL]\d+'s? (?:share|part|portion|contribution|tranche) (?:is|was|will be|comes to|of it is) $"
)
"""What one of several lenders lends: "F0's portion is M1"."""
CALLED_FUNDING = re.compile(
    r"\b(?:loans?|grants?|awards?|gifts?|cheques?|checks?|funding|letters? of|facilit(?:y|ies)|subsid(?:y|ies)|support|"
    r"commitments?|memorandum|alongside|M\d+ to (?:invest|lend|spend)|financing|backing)\b"
)
"""What makes a sum beside a body funding, wherever its sentence says it."""
SHARERS = re.compile(
    r"\b(?:companies|projects|firms|recipients|applicants|applications|proposals|producers|miners|awards)\b"
)
DESCRIPTION = 40
"""Characters in which a described beneficiary is told."""
INCREASED = re.compile(r"\b(?:increas|rais|lift|boost|expand|upsiz|enlarg|top)\w*\b[^;]{0,120}\bfrom $")
COUNTED = re.compile(
    r"(?:[^.;:,M]{0,30}?)? (?:to|for|with|among|between|across|in) (?:some |about |over |more than |up to |nearly )?(?:\d+|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens of|several|many|various|a (?:number|"
    r"handful|group) of) "
    r"(?:[a-z-]+ |L\d+ ){0,4}?(?:companies|miners|firms|projects|producers|plants|recipients|applicants|start-?ups|developers|"
    r"recyclers|explorers|universities|consortia|mines|smelters|groups|ventures|businesses|plans|proposals|operators|"
    r"studies|initiatives|developments|sites|institutions|organi[sz]ations|researchers|teams)\b|"
    r" (?:(?:for|to|across|between|among|over)|(?:[a-z]+ )?(?:includ\w+|compris\w+|cover\w+|(?:is|was|were|are) made up of)) "
    r"(?:some |about |over |more than )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many) "
    r"(?:[a-z-]+ ){0,3}?(?:loans|grants|awards|commitments|contributions|guarantees|deals|investments)\b"
)
"""Several whom a sum is for, who are only counted."""
OWN_NAME = re.compile(
    r"[ -](?:(?!(?:under|from|through|via|for|to|of|in|out|by|with|into|towards?|as|and|on|at|"
    r"within)\b)[a-z-]+ ){0,2}G\d+(?![ -](?:[a-z-]+ )?(?:grants?|loans?|awards?|funding|contracts?|commitment|"
    r"allocations?|credits?|"
    r"tax|support|money|contribution))"
)
"""A sum that is a programme's whole: "the M0 G0"."""
HAS_IN_ALL = re.compile(
    r"(?:.*[ ,]G\d+,[^;.:M]{0,80}\b(?:endowed with|capitali[sz]ed (?:at|with)|with a (?:total )?(?:budget|volume|envelope) of)|"
    r"\W*(?:the )?G\d+(?:'s budget)? (?:(?:has|will|can|is to|now|currently) )*(?:makes? available|has|had|holds?|comprises|"
    r"contains|offers?|provides?|is (?:worth|endowed with|funded with|backed by|set at)|totals|amounts to|comes to|runs to))"
    r"(?: a (?:total|budget|volume|size|capital) of| up to)? $"
)
GOES_TO_ONE = re.compile(r"[^;.]{0,40}? (?:to|for|in|into) (?:the )?[CPN]\d")
"""How a sentence tells what a programme is worth as a whole: "the G0 makes available M0 until 2030"."""
MEASURED = re.compile(
    r",? (?:[a-z]+ )?(?:for|in|on|to|into) (?:an? |the |some |about )*(?:little|total|period|term|\d+|[a-z]+ shares|"
    r"new shares|units|return)\b"
)
"""What a sum buys or how long it runs: no beneficiary."""
SOMEBODY = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|miners?|producers?|developers?|makers?|manufacturers?|recyclers?|refiners?|"
    r"start-?ups?|"
    r"consorti\w+|applicants?|universit\w+|banks?|railway|communit\w+|partners?|smelter)\b"
)
"""Somebody other than the one that the story is about."""
DESCRIBED = re.compile(
    r",? (?:[a-z]+ )?(?:to|for|into|in|on|behind|towards?) (?:(?:an?|some|several|two|three|four|five|six|\d+) [a-z]|"
    r"the [LN]\d)"
)
"""A beneficiary that is described and not named: nobody else is meant."""
NO_NEWS_DATE = re.compile(
    r"\b(?:by|until|till|through|from|to|for|due|before|after|(?<!week )of|than|expir\w+|matur\w+|between|over|"
    r"starting|beginning|fiscal|during|since|end of|half of|quarter of|deadline)(?: (?:the|fiscal|early|late|mid|end of|"
    r"end))? ?-?$|\b(?:to|will|shall|would) be [a-z]+ (?:in|on|at) $"
)
"""What stands before a deadline, a term or a period, which date no announcement."""
MONTH_DATE = len("2025-01")
"""Characters of a date that tells the month: "the M0 of December 2024"."""
OF_A_YEAR = re.compile(
    r"(?:'s)? (?:(?:federal|state|national|draft) )?(?:budget|fiscal year|financial year|programme|call|round)\b"
)
"""What stands behind the year of a budget."""
AWARD_OF = re.compile(r"\b(?:award|grant|loan|commitment|approval|letter|decision|announcement|pledge) of $")
"""What stands before the day of a decision: "its M0 award of D0"."""
MAIN_AGAIN = re.compile(r", (?=(?:is|are|was|were|has|have|had|will|said|says|plans?|hopes?|expects?)\b)")
"""Where a relative clause ends and its sentence goes on."""
ANOTHER_SUM = re.compile(
    r"M\d+(?: of [a-z]+)? (?:committed|announced|approved|awarded|granted|pledged|agreed|signed|"
    r"lent)\b"
)
"""A later sum that the date belongs to."""
OF_ANOTHER = re.compile(r"\bM\d+ [^.;]*\b(?:that|which)\b")
"""A later sum with a clause of its own, whose date it is."""
OPENING_DATE = re.compile(
    r"(?:(?:on|in|early in|late in|late on|earlier on|back on|also on|then,? on) )?", re.IGNORECASE
)
"""Before a date that opens its sentence, and so is of every sum in it."""
DATELINE = re.compile(
    r"\W*(?:[NLH]\d+|[a-z. '’]{3,30})(?:, ?(?:[NLH]\d+|[a-z. ]{2,20}))*,? \(?(?P<date>D\d+)\)? ?(?:[–—]|--?) "
)
"""How a press release opens: the day that its "today" is."""
ANOTHER_SAYS = re.compile(
    r"\band (?:the )?[FC]\d+(?:,[^,;]{2,40},)? (?:says?|said|expects?|hopes?|plans?|wants?|sees?)\b"
)
"""A second clause in which somebody else speaks, whose date is none of the sum's."""
OTHER_CLAUSE = re.compile(r"\b(?:what|when|as|study|than|compared)\b")


def clause_of(frame: Frame, money: Symbol) -> str:
    """The clause around a sum; one without a subject takes in the clause before it, an earlier sum stands alone."""
    if (own := OWN_STAGE.match(frame.text, money.end)) and EARLIER_SUM.search(frame.text[: money.at]):
        return frame.text[money.at : own.end()]
    start = max((m.end() for m in BREAK.finditer(frame.text, 0, money.at)), default=0)
    end = next((m.start() for m in BREAK.finditer(frame.text, money.end)), len(frame.text))
    if re.search(r", (?:which|who)$", frame.text[:start]) and (rest := MAIN_AGAIN.search(frame.text, money.end, end)):
        end = rest.start()
    if not re.search(r"[FCL]\d|\b(?:it|they)\b", frame.text[start : money.at]):
        start = max((m.end() for m in BREAK.finditer(frame.text, 0, max(0, start - 2))), default=0)
    return frame.text[start:end]


def whole_of(frame: Frame, money: Symbol) -> str:
    """What a sentence says of the whole before it tells its parts: "conditional grants of M0: M1 from F0 and M2"."""
    whole = frame.text[: max(0, *(frame.text.rfind(mark, 0, money.at) for mark in (": ", " – ", " — ", " - ")))]
    return whole if re.search(r"M\d", whole) or LETTER.search(whole) else ""


def told_behind(frame: Frame, money: Symbol, giver: Giver) -> int | None:
    """Where the relative clause begins that tells how a sum was given: "with a M0 loan that (F0 approved on D0)"; None
    where what came of it stands before: "has been paid the M0 that F0 awarded"."""
    before = frame.text[max(0, money.at - OUTCOME_REACH) : money.end]
    if STAGE_RE["disbursed"].search(before) or STAGE_RE["cancelled"].search(before):
        return None
    symbol = frame.symbols[giver.symbol] if giver.symbol and giver.how == "subject" else None
    behind = symbol is not None and symbol.at > money.at and RELATIVE.search(frame.text, money.end, symbol.at)
    return symbol.at if symbol and behind and behind.end() == symbol.at and behind["link"] else None


def own_clause(frame: Frame, money: Symbol, around: str, behind: int | None = None) -> str:
    """The relative clause that tells how a sum was given, else the clause up to the next sum's own phrase: the condition
    of "and a conditional grant of M1" is not M0's."""
    if behind is not None:
        end = next((m.start() for m in BREAK.finditer(frame.text, behind)), len(frame.text))
        return frame.text[behind:end]
    if EARLIER_SUM_TIED.match(frame.text, money.end):
        return "conditional"
    if PAID_TO_DATE.match(frame.text, money.end):
        return "disbursed"
    if OF_ITS_TERMS.search(frame.text, 0, money.at):
        return "signed"
    if UNDRAWN_WHOLE.search(frame.text, 0, money.at) and STAGE_RE["disbursed"].search(frame.text):
        return "signed" if LENT_AT_ALL.search(around) else ""
    around = UP_FROM.split(around)[0]
    following = NEXT_SUM.search(frame.text, money.end)
    return around.split(following.group())[0] if following else around


def date_of(frame: Frame, money: Symbol, behind: int | None = None) -> str | None:
    """The date the clause gives for this stage, unless it is a deadline or a period still to come."""
    best: tuple[float, Any] | None = None
    today = any(s.item.is_relative for _, s in frame.of_kind("D"))
    if today and (dateline := DATELINE.match(frame.text)) and (told := frame.symbols[dateline["date"]].item.value):
        return str(told)
    for _, symbol in frame.of_kind("D"):
        if behind is not None and symbol.at < behind:
            continue
        before = frame.text[max(0, symbol.at - 26) : symbol.at]
        if frame.text[money.end : symbol.at] == " of " and len(str(symbol.item.value)) >= MONTH_DATE:
            return str(symbol.item.value)
        if OF_A_YEAR.match(frame.text, symbol.end) or (NO_NEWS_DATE.search(before) and not AWARD_OF.search(before)):
            continue
        if any(told.end() <= symbol.at <= told.end() + len(" on ") for told in EARLIER_STAGE.finditer(frame.text)):
            continue
        after = symbol.at > money.at
        gap = frame.text[money.end : symbol.at] if after else frame.text[symbol.end : money.at]
        if after and (
            OTHER_CLAUSE.search(gap) or ANOTHER_SAYS.search(gap) or ANOTHER_SUM.search(gap) or OF_ANOTHER.search(gap)
        ):
            continue
        if not after and " and " in gap and re.search(r"M\d", frame.text[: symbol.at]):
            continue
        weight = len(gap) / 60 + 1.5 * len(BREAK.findall(gap)) + 2 * len(re.findall(r"M\d", gap)) + 0.5 * after
        if OPENING_DATE.fullmatch(frame.text, 0, symbol.at):
            weight = min(weight, 4.0)
        if best is None or weight < best[0]:
            best = (weight, symbol.item)
    return str(best[1].value) if best and best[0] < 6 and best[1].value else None


def scheme_of(frame: Frame, money: Symbol) -> Scheme | None:
    """The programme this sum comes under: the nearest one that no other sum stands before."""
    best: tuple[float, Scheme] | None = None
    for _, symbol in frame.of_kind("G"):
        gap = frame.text[money.end : symbol.at] if symbol.at > money.at else frame.text[symbol.end : money.at]
        if (re.search(r"M\d", gap) and not UNDER_WHOLE.fullmatch(gap)) or _is_of_another(frame, money, symbol.at, gap):
            continue
        if symbol.at < money.at and NEXT_OF_LIST.fullmatch(gap) and SUM_OF.search(frame.text, 0, symbol.at):
            continue
        weight = len(gap) / 50 + 2 * len(BREAK.findall(gap)) - (1 if symbol.item.entry else 0)
        if best is None or weight < best[0]:
            best = (weight, symbol.item)
    return best[1] if best and best[0] < 4.5 else None


def _is_of_another(frame: Frame, money: Symbol, at: int, gap: str) -> bool:
    """True where a programme belongs to the sum before, since another body acts behind it, or to what is added to this
    one: "F0 gave M0 of G0 credits and the F1 offered M1", "M0, matched by F1 from G0"."""
    if at > money.at:
        return ADDED_TO_IT.search(gap) is not None
    second = ANOTHER_GIVES.search(gap) and re.search(r"M\d", frame.text[:at])
    return bool(second) and not OF_IT.match(frame.text, money.end)


def is_for_many(frame: Frame, money: Symbol, head: Head | None) -> bool:
    """Money set aside for many, rather than given to one whom the sentences around name."""
    if head and head.is_programme and ENVELOPE_NOUN.search(head.word):
        return True
    if COUNTED.match(frame.text, money.end):
        return True
    if head and head.instrument and not head.word.endswith("s"):
        return False
    if head and (head.instrument in ("grant", "loan", "tax_credit") or head.word.startswith("G")):
        return True
    left, right = frame.text[max(0, money.at - 60) : money.at], frame.text[money.end : money.end + 120]
    return (
        SHARERS.search(left) or ENVELOPE_VERB.search(left) or MANY.search(re.split(r"[;.]|, (?:which|and)", right)[0])
    ) is not None


def is_whole_programme(frame: Frame, money: Symbol) -> bool:
    """True where the programme's name stands right behind the sum that it is worth, or it is told to have the sum: nobody
    in particular receives it."""
    if HAS_IN_ALL.fullmatch(frame.text[: money.at]) and not GOES_TO_ONE.match(frame.text, money.end):
        return True
    return OWN_NAME.match(frame.text, money.end) is not None


def described_receiver(frame: Frame, money: Symbol, head: Head | None) -> str | None:
    """ "to a smelter", "for the Lobito railway" after the sum and its noun."""
    right = frame.text[money.end :]
    if head and head.side == "right" and (at := right.find(head.word)) >= 0:
        right = right[at + len(head.word) :]
    told = DESCRIBED.match(right)
    return right[: told.end() + DESCRIPTION] if told and not MEASURED.match(right) else None


def too_weak(
    giver: Giver,
    head: Head | None,
    instrument: Instrument | None,
    letter: bool,
    scheme: Scheme | None,
    frame: Frame,
    money: Symbol,
) -> str | None:
    """Why a sum with a giver is still not taken for funding, or None."""
    portion = giver.how == "possessor" and ITS_PORTION.search(frame.text[: money.at])
    if letter or portion or giver.how in ("programme", "carried", "announced", "agreement", "label", "presumed"):
        return None
    if giver.kind == "lender" and head and head.word.startswith("prepay"):
        return "a buyer's prepayment is part of its offtake"
    if instrument == "equity" and FROM_HOLDER.search(frame.text):
        return "shares bought from another holder are a deal"
    if giver.kind == "lender" and head and head.word.endswith(PLANS) and is_for_many(frame, money, head):
        return None
    if instrument == "equity" and giver.kind == "lender":
        return "shares bought by a private party are a deal"
    if instrument == "purchase_commitment":
        return None if giver.kind in BUYERS else "a purchase between companies is a deal"
    if instrument and head and not head.is_programme:
        return None
    if giver.kind == "lender" and not instrument and not (head and LENT.search(head.word)):
        return "a private party, and the money is not called a loan"
    if head and head.is_programme:
        return None if giver.weight >= 4.5 or scheme else "the body stands too far from the money"
    gives = STRONG_GIVE.search(frame.text[max(0, money.at - 160) : money.at]) or giver.start > money.item.start
    if giver.how in ("subject", "pronoun") and giver.weight >= 5.5 and gives:
        return None
    if scheme or (giver.how == "agent" and giver.weight >= 5.5):
        return None
    its_own = giver.how != "possessor" or scheme or re.search(r"F\d+'s? (?:new |own )?$", frame.text[: money.at])
    of_markets = MARKETS.search(frame.text, max(0, money.at - 120), money.end + 40)
    if (giver.kind != "lender" and its_own and not of_markets) or (
        giver.weight >= 4 and giver.how != "far" and CALLED_FUNDING.search(frame.text)
    ):
        return None
    return "nothing says that this money is lent, granted or committed"


def after_change(frame: Frame, money: Symbol) -> Symbol:
    """ "Increased from M to N" reads like a range: the new sum is the one."""
    if money.item.high is None or not INCREASED.search(frame.text[: money.at]):
        return money
    return replace(money, item=replace(money.item, value=money.item.high, high=None, qualifier="exact"))
