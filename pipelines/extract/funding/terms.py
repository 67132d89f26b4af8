"""The terms of a commitment as the frame of its clause tells them: instrument, stage, date, envelope or award."""

from __future__ import annotations

from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.clauses import BREAK
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head, instrument_in
from pipelines.extract.funding.words import ENVELOPE_NOUN, ENVELOPE_VERB, MANY, STAGE_RE, STRONG_GIVE
from pipelines.model import FundingStage, Instrument

MIXED = re.compile(
    r"\b(?:mix|mixture|combination|blend|split between|divided between|made up of|comprising|"
    r"spread across)\b[^.;]{0,80}"
    r"\b(?:loans?|equity|grants?|guarantees?|debt)\b[^.;]{0,50}\b(?:and|or)\b[^.;]{0,20}\b(?:loans?|equity|grants?|"
    r"guarantees?|"
    r"debt|shares|insurance)\b"
)
"""Several instruments over one sum, which nobody splits."""
KIND = r"(?:loans?|grants?|equity|guarantees?|tax credits?|debt|subsid(?:y|ies)|repayable advances|shareholder loans)"
TWO_KINDS = re.compile(
    rf"(?:(?!M\d)[^.;:]){{0,60}}?[ ,](?:in|as|of|through|partly(?: in)?) (?:[a-z-]+ )?(?P<one>{KIND})(?:,? |"
    rf" [a-z ]{{0,20}})"
    rf"(?:and|or) (?:partly )?(?:in |the |a )?(?:[a-z-]+ ){{0,3}}?(?P<two>{KIND})\b(?! (?:of|to|for|from) )"
)
"""Two instruments over one sum: "M0 in equity and debt", "M0, partly in loans and partly in the tax credit"."""
STILL_TO_COME = re.compile(
    r"\b(?:will|would|is to|are to|due to|set to|about to) (?:[a-z]+ )?(?:release|disburse|"
    r"pay|receive|draw|make)\b"
)
YET_TO_LEND = re.compile(r"\b(?:will|would|to|could) (?:[a-z]+ )?be lent\b")
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
GRANTED = re.compile(
    r"\bgrant(?:s|ed|ing)? (?:C\d+|N\d+|it|them|the [a-z]+) (?:up to |about |a further |another )?$|"
    r"\b(?:been|was|were|is|are|be) (?:[a-z]+ly )?granted $"
)
FREE_OR_NOT = re.compile(
    r"\b(?:non-?(?:repayable|refundable|dilutive|reimbursable)|repayable|concessional|low-interest|interest-free) $"
)
"""What is said of a sum before it: whether it must be paid back."""
PART_OF_WHOLE = re.compile(r" (?:to|of|towards?|in|as part of) (?:an?|the|its) M\d+(?: [a-z-]+){1,3}")
SUBSIDY = re.compile(r"\bsubsidi[sz](?:e|es|ed|ing)\b")
OWNERSHIP = re.compile(
    r"\b(?:inject\w*|put(?:s|ting)?) M\d+ (?:of equity )?(?:in|into) (?:the |a |"
    r"an )?(?:[a-z-]+ ){0,4}[CN]\d+(?!'s)\b"
)
BUYERS = ("government", "ministry", "agency")
DEFENCE_OR_ENERGY = re.compile(
    r"(?i)\b(?:department|ministry) of (?:defen[cs]e|energy|war|national defen[cs]e)\b|\b(?:energy|defen[cs]e|war) "
    r"department\b|\bdo[edw]\b|pentagon|ARPA|u\.?s\.? army|air force|navy|darpa"
)
LETTER = re.compile(r"\b(?:letters? of|expressions? of|lois?\b|letter expressing)")
LENT = re.compile(r"\b(?:tranche|facility|financing|finance)$")
"""What a private lender gives is a loan even where only the facility is named."""
SAID_WOULD = re.compile(
    r"\b(?:said|says|announc\w+|pledg\w+|promis\w+|confirmed)\b[^.;]{0,50}? (?:it|they|which|F\d+) would\b(?! consider|"
    r" seek| ask| like)|\bplans? (?:approved|to share)"
)
"""What a giver says it would do is its commitment; what others say it might do is a proposal."""
CONDITION_FOLLOWS = re.compile(
    r"(?:the )?(?:selected |successful )?(?:projects|companies|applicants|recipients|winners|proposals) (?:are|were|"
    r"will be) "
    r"(?:now )?invited to|"
    r"(?:the (?:award|loan|commitment|offer|approval|facility|funding|decision)|it|this|final "
    r"approval)\b[^.;]{0,60}\b(?:conditional|subject to|final approval|rests with|not yet final)"
)
PURPOSE = re.compile(
    r"\b(?:to (?!be\b)[a-z]+|for (?!which\b|up to\b|approval\b|M\d)|in (?:an?|the) (?:[a-z]|[A-Z]\d)|(?:that|which) "
    r"(?:aims?|"
    r"seeks?|plans?|intends?)|aimed|designed|as (?:[a-z]+ ){0,3}(?:seeks?|looks?|aims?|tries|try|plans?|moves?|"
    r"considers?)|planned by)"
)
"""Where a clause goes on to what the money is for."""
STILL_PLANNED = re.compile(
    r"(?:\b(?:is|are|was|were|been|being) (?:also |still |now )?(?:planned|proposed|considered|sought|discussed|"
    r"negotiated|expected|weighed)|, (?:if|subject|should)|\bif approved|\bin talks|\byet to|\bha(?:s|ve) still to be|"
    r"\bto be (?:set up|created|established|launched|decided))\b"
)
"""What is said of the giving behind its purpose: "a loan of M0 to build the plant is planned"."""
BUYS = re.compile(r"\b(?:buy|buys|buying|bought|purchas\w+|procur\w+|stockpil\w+)\b[^.;]{0,25}$")
GOODS = re.compile(
    r" (?:worth )?of (?!(?:an? |its )?(?:new )?(?:class|series) of |debt|loans?|equity|shares|stock|notes|bonds|"
    r"convertible|preferred|new)[a-z]"
)
ORDERS = re.compile(r"\b(?:contracted|ordered)\b[^.;]{0,80}\b(?:supply|deliver|provide)\b[^.;]{0,60}$")
LENDS_TO = re.compile(r"\b(?:lends?|lent|loaned) (?:it|them|C\d+|the [a-z]+) $")
LENDING = re.compile(r"\b(?:lends?|lent|lending|loaned|to loan|borrow\w*)\b")
EQUITY = re.compile(
    r"\b(?:(?<!private )(?<!private-)equity|newly issued shares|new shares|\bunits|seed capital|subscrib\w+|stake|"
    r"shareholding|shareholder)\b"
)
PLACED = re.compile(
    r"\binvest(?:s|ed|ing)? M\d+ (?:in|into) C\d+(?!'s)\b|M\d+ (?:to|in|into) (?:a|the|its) (?:M\d+ )?(?:private "
    r")?placement"
)
NAMED_NEAR = re.compile(r"\b(?:loans?|grants?|guarantees?|tax credits?|subsid\w+|insurance)\b")
TAXES = re.compile(r" (?:of|in|from|on) (?:[a-z-]+ ){0,3}tax(?:es)?\b")
"""Taxes that are given back: "a reimbursement of M0 of payroll taxes"."""
ALL_AS = re.compile(
    r"\b(?:both|all|each|all three|the two)(?: of (?:them|it|which))?,? (?:as|in the form of|by way of) "
    r"(?:an? )?(?P<noun>(?:[a-z-]+ )?(?:grants?|loans?|guarantees?|subsid(?:y|ies)|equity))\b"
)
PLURAL_HEAD = re.compile(
    r"\b(?P<noun>grants|loans|guarantees|subsidies|credits)(?: of| worth| totall?ing|:)(?: up to)? M\d [^;.]*?\band "
    r"(?:of "
    r"|another )?$"
)
"""One noun over several sums: "loans of M0 for C0 and M1 for C1", "M0 and M1, both as grants"."""
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
    r"\bF\d+'s? (?:share|part|portion|contribution|tranche) (?:is|was|will be|comes to|of it is) $"
)
"""What one of several lenders lends: "F0's portion is M1"."""
CALLED_FUNDING = re.compile(
    r"\b(?:loans?|grants?|awards?|gifts?|cheques?|checks?|funding|letters? of|facilit(?:y|ies)|subsid(?:y|ies)|support|"
    r"commitments?|memorandum|alongside|M\d+ to (?:invest|lend|spend)|financing|backing)\b"
)
"""What makes a sum beside a body funding, wherever its sentence says it."""
AWARDED = re.compile(r"\baward(?:s|ed|ing)?\b")
"""What public bodies do with grants."""
GRANTS_IT = re.compile(r"\bgrant(?:s|ed) M\d+(?! [a-z-]* ?(?:loan|guarantee|credit|facility))")
"""The verb, by which a state gives what need not be paid back."""
SHARED_OUT = re.compile(r"\b(?:select(?:s|ed|ing)|award(?:s|ed|ing)|recipients)\b")
"""What a department that awards grants shares a sum out to."""
TO_BUILD = re.compile(
    r" contract\b[^.;]{0,80}? (?:to|for) (?:design|build|construct|establish|expand|demonstrat|stud|develop|"
    r"research)\w*"
)
"""A contract that pays for a plant or a study, and buys nothing."""
PLANS = ("plan", "programme", "program", "initiative", "fund")
"""What a bank calls the money that it sets aside for many."""
LENDING_KINDS = ("bank", "multilateral", "lender")
SHARERS = re.compile(
    r"\b(?:companies|projects|firms|recipients|applicants|applications|proposals|producers|miners|awards)\b"
)
DESCRIPTION = 40
"""Characters in which a described beneficiary is told."""
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
    r"starting|beginning|fiscal|during|end of|half of|quarter of|deadline)(?: (?:the|fiscal|early|late|mid|end of|"
    r"end))? ?-?$"
)
"""What stands before a deadline, a term or a period, which date no announcement."""
EARLIER_STAGE = re.compile(
    r"\b(?:first |originally |earlier |previously )?(?:announced|approved|offered|promised|granted|awarded|agreed|"
    r"made) "
    r"(?:conditionally|provisionally|in principle|as a conditional commitment)(?= (?:on |in |earlier |last )| D\d|,)"
    r"|\bconditionally (?:announced|approved|offered|promised|granted|awarded|agreed)(?= (?:on |in )D\d| earlier| last)"
)
"""What a sum went through before, told behind its news: "closed its M0 loan, announced conditionally on D0"."""
A_PLAN = re.compile(
    r"\b(?:investment|action|business|support|funding|spending|economic|national|strategic|stimulus|five-year|"
    r"\d+-year|recovery|rescue|critical minerals) plans?\b"
)
"""A plan that is called one and need not be proposed."""
CLAIMS = re.compile(r"\b(?:may|can|could) (?:now |each )?(?:claim|call on|draw on|order|call off)\b")
"""The right that an award gives, which plans nothing."""
MAIN_AGAIN = re.compile(r", (?=(?:is|are|was|were|has|have|had|will|said|says|plans?|hopes?|expects?)\b)")
"""Where a relative clause ends and its sentence goes on."""
IN_PARTS = re.compile(
    r"[^.;]{0,40}?[(,:] ?(?:consisting of |comprising |including )?an? (?P<one>[a-z -]{4,30}) (?:of|"
    r"worth) M\d+ and an? (?P<two>[a-z -]{4,30}) (?:of|worth) M\d"
)
"""A whole with its parts: "M0 (a loan of M1 and a guarantee of M2)"."""
BOTH_AS = re.compile(r"\b(?:both|all|each) (?:as|in the form of) (?:[a-z-]+ )?(?:grants?|loans?|guarantees?|equity)\b")
ANOTHER_SUM = re.compile(
    r"M\d+(?: of [a-z]+)? (?:committed|announced|approved|awarded|granted|pledged|agreed|signed|"
    r"lent)\b"
)
"""A later sum that the date belongs to."""
OPENING_DATE = re.compile(
    r"(?:(?:on|in|early in|late in|late on|earlier on|back on|also on|then,? on) )?", re.IGNORECASE
)
"""Before a date that opens its sentence, and so is of every sum in it."""
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


def stated_instrument(frame: Frame, money: Symbol, head: Head | None, around: str) -> Instrument | None:
    """The instrument that the clause states, or None."""
    if shared := BOTH_AS.search(frame.text, money.end):
        return instrument_in(shared.group())
    if (parts := IN_PARTS.match(frame.text, money.end)) and instrument_in(parts["one"]) != instrument_in(parts["two"]):
        return "programme"
    if (mixed := MIXED.search(around)) and not re.search(r"M\d", mixed.group()):
        return "programme"
    left, right = frame.text[: money.at], frame.text[money.end :]
    if (two := TWO_KINDS.match(right)) and instrument_in(two["one"]) != instrument_in(two["two"]):
        return "programme"
    if TAXES.match(right):
        return "tax_credit"
    if shared := ALL_AS.search(frame.text) or PLURAL_HEAD.search(left):
        return instrument_in(shared["noun"])
    if (head is None or head.side == "left") and LENDS_TO.search(left):
        return "loan"
    if TO_BUILD.match(right):
        return None
    if head and head.instrument:
        return head.instrument
    if free := FREE_OR_NOT.search(left):
        return "grant" if free.group().startswith("non") else "loan"
    if whole := PART_OF_WHOLE.match(right):
        return instrument_in(whole.group())
    if (BUYS.search(left) and GOODS.match(right)) or ORDERS.search(left):
        return "purchase_commitment"
    if LENDING.search(around) or re.search(r"\b(?:facility|loan|credit) agreement\b", around):
        return "loan"
    if re.search(r"\bguarantee(?:s|d|ing)\b", around):
        return "loan_guarantee"
    if SUBSIDY.search(around) or GRANTED.search(left):
        return "grant"
    if EQUITY.search(around) or PLACED.search(frame.text) or OWNERSHIP.search(frame.text):
        return "equity"
    near = re.split(r"M\d", left[-60:])[-1] + re.split(r"M\d|: ", right[:70])[0]
    if (head is None or head.is_programme) and NAMED_NEAR.search(near):
        return instrument_in(re.sub(r"\bcontracts?\b|\bagreements?\b", " ", near))
    return None


def instrument_by_verb(between: str) -> Instrument | None:
    """What the giver does to somebody else's loan: guarantees or insures it."""
    if re.search(r"\b(?:guarantee[sd]|guaranteeing|(?:to|will|would) guarantee)\b", between):
        return "loan_guarantee"
    if re.search(r"\b(?:insur(?:es|ed|ing)|cover(?:s|ed|ing)|(?:to|will|would) (?:insure|cover))\b", between):
        return "credit_insurance"
    return None


def usual_instrument(
    giver: Giver, head: Head | None, letter: bool, scheme: Scheme | None, recipient: str | None, around: str = ""
) -> Instrument:
    """What an unstated instrument is by the fact contract's conventions."""
    if giver.kind == "export_credit" and (letter or recipient):
        return "loan"
    if giver.kind in LENDING_KINDS and (letter or (recipient and head and head.word.endswith("facility"))):
        return "loan"
    if scheme and (named := instrument_in(scheme.name.lower())) and named != "purchase_commitment":
        return named
    usual = scheme.entry.instrument if scheme and scheme.entry else None
    if usual and (recipient or usual == "tax_credit"):
        return usual  # type: ignore[return-value]
    if giver.kind in BUYERS and recipient and GRANTS_IT.search(around):
        return "grant"
    if scheme is None and giver.kind in BUYERS and AWARDED.search(around):
        return "grant"
    shared = SHARED_OUT.search(around) and not (head and ENVELOPE_NOUN.search(head.word))
    if DEFENCE_OR_ENERGY.search(giver.name) and (recipient or shared or (head and re.search(r"\bawards?$", head.word))):
        return "grant"
    planned = head is not None and head.word.endswith(PLANS)
    return "loan" if giver.kind == "lender" and not planned else "programme"


def stage_of(around: str, letter: bool, following: str) -> FundingStage:
    """The stage that the clause tells; a condition may be told in the sentence after."""
    if STAGE_RE["cancelled"].search(around):
        return "cancelled"
    if letter or STAGE_RE["letter_of_interest"].search(around):
        return "letter_of_interest"
    around = EARLIER_STAGE.sub(" ", around)
    conditional, closed = STAGE_RE["conditional"].search(around), STAGE_RE["closed"].search(around)
    if STAGE_RE["disbursed"].search(around) and not STILL_TO_COME.search(around):
        return "disbursed"
    if conditional and not (closed and "subject to" in conditional.group()):
        return "conditional"
    if closed and not (YET_TO_LEND.search(around) and re.fullmatch(r"lends|lent", closed.group())):
        return "closed"
    if _is_proposed(around):
        return "proposed"
    return "conditional" if CONDITION_FOLLOWS.match(following) else "committed"


def _is_proposed(around: str) -> bool:
    """True where the giving itself is planned; what the money is for, and why it is given, plan nothing of it."""
    around = A_PLAN.sub(" ", CLAIMS.sub(" ", SAID_WOULD.sub(" ", around)))
    money = re.search(r"M\d+", around)
    at = money.end() if money else 0
    purpose = PURPOSE.search(around, at)
    told = around[: purpose.start()] if purpose else around
    return STAGE_RE["proposed"].search(told) is not None or (
        purpose is not None and STILL_PLANNED.search(around, purpose.end()) is not None
    )


def own_clause(frame: Frame, money: Symbol, around: str) -> str:
    """The clause up to the next sum's own phrase: the condition of "and a conditional grant of M1" is not M0's."""
    following = NEXT_SUM.search(frame.text, money.end)
    return around.split(following.group())[0] if following else around


def date_of(frame: Frame, money: Symbol) -> str | None:
    """The date the clause gives for this stage, unless it is a deadline or a period still to come."""
    best: tuple[float, Any] | None = None
    for _, symbol in frame.of_kind("D"):
        if NO_NEWS_DATE.search(frame.text[max(0, symbol.at - 26) : symbol.at]):
            continue
        if any(told.end() <= symbol.at <= told.end() + len(" on ") for told in EARLIER_STAGE.finditer(frame.text)):
            continue
        after = symbol.at > money.at
        gap = frame.text[money.end : symbol.at] if after else frame.text[symbol.end : money.at]
        if after and (OTHER_CLAUSE.search(gap) or ANOTHER_SUM.search(gap)):
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
        if re.search(r"M\d", gap):
            continue
        weight = len(gap) / 50 + 2 * len(BREAK.findall(gap)) - (1 if symbol.item.entry else 0)
        if best is None or weight < best[0]:
            best = (weight, symbol.item)
    return best[1] if best and best[0] < 4.5 else None


def is_for_many(frame: Frame, money: Symbol, head: Head | None) -> bool:
    """Money set aside for many, rather than given to one whom the sentences around name."""
    if head and head.is_programme and ENVELOPE_NOUN.search(head.word):
        return True
    if head and head.instrument and not head.word.endswith("s"):
        return False
    if head and (head.instrument in ("grant", "loan", "tax_credit") or head.word.startswith("G")):
        return True
    left, right = frame.text[max(0, money.at - 60) : money.at], frame.text[money.end : money.end + 120]
    return (
        SHARERS.search(left) or ENVELOPE_VERB.search(left) or MANY.search(re.split(r"[;.]|, (?:which|and)", right)[0])
    ) is not None


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
    if letter or portion or giver.how in ("programme", "carried", "announced", "agreement", "label"):
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
    if giver.weight >= 4 and giver.how != "far" and CALLED_FUNDING.search(frame.text):
        return None
    return "nothing says that this money is lent, granted or committed"
