"""What kind of money a sum is: the instrument that its clause states, that its giver's verb makes it, or that is usual."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head, instrument_in
from pipelines.extract.funding.words import ENVELOPE_NOUN
from pipelines.model import Instrument

BUYERS = ("government", "ministry", "agency")
PLANS = ("plan", "programme", "program", "initiative", "fund")
"""What a bank calls the money that it sets aside for many."""
NO_FIRM = re.compile(
    r"(?i)\b(?:council|county|municipality|city|town|borough|state|province|government|ministry|department|university|"
    r"institute|"
    r"nation|college|agency|authority)\b"
)
"""In whose name no stake can be taken."""
USUALLY: dict[str, Instrument] = {"bank": "loan", "fund": "equity"}
"""What bodies of these kinds give to one recipient."""
LENDING = re.compile(
    r"\b(?:lends?|lent|lending|loaned|to loan|borrow\w*|refinanc(?:es?|ed|ing)|(?:will|would) advance(?= M))\b"
)
NEVER_PAID_BACK = re.compile(
    r"\b(?:(?:state|N\d+) aid|(?:need|needs|do|does) not (?:need to |have to )?be (?:repaid|paid back)|"
    r"(?:an? |in )?(?:[a-z-]+ )?incentives? (?:of|worth) (?:up to )?M\d|M\d+ (?:in|of) (?:[a-z-]+ )?incentives|"
    r"sales-linked incentives)\b"
)
"""Words by which money for one receiver is a grant."""
CAPITALISES = re.compile(r"\b(?:(?:re)?capitali[sz]e[sd]?|entered the capital|newly created shares)\b")
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
    rf"(?:and|or) (?:partly )?(?:in |the |a )?(?:[a-z-]+ ){{0,3}}?(?P<two>{KIND})\b(?! (?:of|from) )"
)
PART_AND_PART = re.compile(
    rf"\bpart(?:ly)? (?:in |as )?(?:an? )?(?P<one>{KIND})[, ]+(?:and )?part(?:ly)? (?:in |as )?(?:an? )?(?P<two>{KIND})\b"
)
"""Two instruments over one sum: "M0 in equity and debt", "M0, partly in loans and partly in the tax credit"."""
GRANTED = re.compile(
    r"\bgrant(?:s|ed|ing)? (?:C\d+|N\d+|it|them|the [a-z]+) (?:up to |about |a further |another )?$|"
    r"\b(?:been|was|were|is|are|be) (?:[a-z]+ly )?granted $"
)
CONVERTIBLE = re.compile(
    r"\bM\d+\b[^;.]*\b(?:convertible|that converts|to be converted) into (?:[a-z]+ )?(?:equity|shares|stock)\b"
)
"""What is lent and may become shares."""
FREE_OR_NOT = re.compile(
    r"\b(?:non-?(?:repayable|refundable|dilutive|reimbursable)|repayable|concessional|low-interest|interest-free) $"
)
"""What is said of a sum before it: whether it must be paid back."""
PART_OF_WHOLE = re.compile(r" (?:to|of|towards?|in|as part of) (?:an?|the|its) M\d+(?: [a-z-]+){1,3}")
BY_MEANS = re.compile(
    r"(?:(?!M\d|F\d)[^.;:]){0,90}? (?:through|with|via|by way of|by means of|in the form of|as) "
    r"(?:an? |its )?(?:(?!M\d)[a-z-]+ ){0,3}?"
    r"(?P<noun>grant|subsidy|(?:loan |credit )?guarantee|insurance(?: policy| cover)?|loan|equity investment|tax credit)s?\b"
    r"(?! (?:programme|program|agreement|from|of M))"
)
"""By what a giver covers, backs or supports something: "will cover M0 of that through a grant"."""
LENDER_APPOSED = re.compile(r"F\d+, (?:the|an?|its|one of the) (?:[a-z-]+ ){0,3}lenders?\b")
"""A body that is told to be the lender."""
SUBSIDY = re.compile(r"\bsubsidi[sz](?:e|es|ed|ing)\b")
OWNERSHIP = re.compile(
    r"\b(?:inject\w*|put(?:s|ting)?) M\d+ (?:of equity )?(?:in|into) (?:the |a |"
    r"an )?(?:[a-z-]+ ){0,4}[CN]\d+(?!'s)\b"
)
DEFENCE_OR_ENERGY = re.compile(
    r"(?i)\b(?:department|ministry) of (?:defen[cs]e|energy|war|national defen[cs]e)\b|\b(?:energy|defen[cs]e|war) "
    r"department\b|\bdo[edw]\b|pentagon|ARPA|u\.?s\.? army|air force|navy|darpa"
)
BUYS = re.compile(
    r"\b(?:buy|buys|buying|bought|purchas\w+|procur\w+|stockpil\w+|order(?:s|ed|ing)?|contract(?:s|ed|ing)? for)\b[^.;]{0,25}$"
)
GOODS = re.compile(
    r" (?:worth )?of (?!(?:an? |its )?(?:new )?(?:class|series) of |debt|loans?|equity|shares|stock|notes|bonds|"
    r"convertible|preferred|new)[a-z]"
)
BUYS_WORTH = re.compile(
    r"\b(?:buy|buys|buying|bought|purchas\w+|procur\w+|stockpil\w+) "
    r"(?!(?:an? |its |the |new )*(?:[a-z-]+ )?(?:stakes?|shares?|stock|"
    r"equity|notes|bonds|debt|interest)\b)(?:(?:[a-z0-9,.-]+|from [CN]\d+) ){1,9}(?:worth|for|valued at) (?:up to )?$"
)
"""A thing and what is paid for it: "buy antimony worth M0"."""
STOCKPILE = re.compile(r"\b(?:stockpiles?|(?:national|strategic|state|emergency) reserves?|delivery orders?)\b")
"""For what a state buys goods."""
BUYING_BODY = re.compile(r"\b(?:Logistics|Stockpile|Procurement|Strategic Reserves?)\b")
"""In the name of a body that buys."""
SHARE_BOUGHT = re.compile(
    r"\bb[uo]\w+ (?:up to |about |some |a )?[\d.]+(?:%| per ?cent) of (?:the )?[CN]\d+ for (?:the )?$"
)
"""A part of a company and what is paid for it: "buy 10% of C0 for M0"."""
TENDERS = re.compile(r"\b(?:tenders?|solicitations?|requests? for (?:proposals|offers|quotations))\b[^.;]{0,90}$")
"""By what a state asks sellers for their price."""
ORDERS = re.compile(r"\b(?:contracted|ordered)\b[^.;]{0,80}\b(?:supply|deliver|provide)\b[^.;]{0,60}$")
LENDS_TO = re.compile(r"\b(?:lends?|lent|loaned) (?:it|them|C\d+|the [a-z]+) $")
EQUITY = re.compile(
    r"\b(?:(?<!private )(?<!private-)equity|newly issued shares|new shares|\bunits|seed capital|subscrib\w+|stake|"
    r"(?:buy|buying|bought|purchas\w+|acquir\w+) (?:[a-z-]+ ){0,2}(?:shares|stock) (?:of|in)|shareholding|shareholder)\b"
)
PLACED = re.compile(
    r"\binvest(?:s|ed|ing|ments? of|ments? worth)? M\d+ (?:in|into) C\d+(?!'s)\b|M\d+ (?:that )?(?:it|F\d+) (?:has |"
    r"had )?invested in C\d+(?!'s)\b|M\d+ (?:to|in|into) (?:a|the|its) (?:M\d+ )?(?:private "
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
TO_BUILD_IT = re.compile(
    r"[^.;,M]{0,20} to (?:design|build|construct|establish|expand|demonstrat|stud|develop|research)"
)
LENDING_KINDS = ("bank", "multilateral", "lender")
IN_PARTS = re.compile(
    r"[^.;]{0,40}?[(,:] ?(?:consisting of |comprising |including )?an? (?P<one>[a-z -]{4,30}) (?:of|"
    r"worth) M\d+ and an? (?P<two>[a-z -]{4,30}) (?:of|worth) M\d"
)
"""A whole with its parts: "M0 (a loan of M1 and a guarantee of M2)"."""
BOTH_AS = re.compile(r"\b(?:both|all|each) (?:as|in the form of) (?:[a-z-]+ )?(?:grants?|loans?|guarantees?|equity)\b")

GUARANTEES = re.compile(r"\b(?:guarantee[sd]|guaranteeing|(?:to|will|would) guarantee)\b")
INSURES = re.compile(r"\b(?:insur(?:es|ed|ing)|(?:to|will|would) insure)\b")
COVERS = re.compile(r"\b(?:cover(?:s|ed|ing)|(?:to|will|would) cover)\b")
INSURERS = ("export_credit", "multilateral", "bank", "agency")
"""Bodies that insure a loan where they cover it; a ministry covers a part of the costs."""
GUARANTEED_BY = re.compile(
    r"(?:is|was|are|were|be|been) (?:also |partly |fully )?(?P<how>guaranteed|insured) (?:in (?:part|full) )?by (?:the )?$"
)
INVESTORS = ("fund", "bank", "multilateral")
INVESTS = re.compile(r"\binvest(?:s|ed|ing)?\b(?! (?:bank|fund|arm|agency))")


def stated_instrument(frame: Frame, money: Symbol, head: Head | None, around: str) -> Instrument | None:
    """The instrument that the clause states, or None."""
    if shared := BOTH_AS.search(frame.text, money.end):
        return instrument_in(shared.group())
    if (parts := IN_PARTS.match(frame.text, money.end)) and instrument_in(parts["one"]) != instrument_in(parts["two"]):
        return "programme"
    if (mixed := MIXED.search(around)) and not re.search(r"M\d", mixed.group()):
        return "programme"
    left, right = frame.text[: money.at], frame.text[money.end :]
    if (two := TWO_KINDS.match(right) or PART_AND_PART.search(right)) and instrument_in(two["one"]) != instrument_in(
        two["two"]
    ):
        return "programme"
    if TAXES.match(right):
        return "tax_credit"
    if shared := ALL_AS.search(frame.text) or PLURAL_HEAD.search(left):
        return instrument_in(shared["noun"])
    if (head is None or head.side == "left") and LENDS_TO.search(left):
        return "loan"
    if TO_BUILD.match(right) or (head and head.word.endswith("contract") and TO_BUILD_IT.match(right)):
        return None
    means = BY_MEANS.match(right)
    if means and (
        head is None or head.is_programme or means["noun"].endswith(("guarantee", "insurance", "cover", "policy"))
    ):
        return instrument_in(means["noun"])
    if head and head.instrument:
        return head.instrument
    if CONVERTIBLE.search(around):
        return "loan"
    if free := FREE_OR_NOT.search(left):
        return "grant" if free.group().startswith("non") else "loan"
    if whole := PART_OF_WHOLE.match(right):
        return instrument_in(whole.group())
    if (
        (BUYS.search(left) and GOODS.match(right))
        or ORDERS.search(left)
        or BUYS_WORTH.search(left)
        or (TENDERS.search(left) and GOODS.match(right))
        or (STOCKPILE.search(around) and GOODS.match(right))
    ):
        return "purchase_commitment"
    if SHARE_BOUGHT.search(left):
        return "equity"
    if NEVER_PAID_BACK.search(around):
        return "grant"
    if CAPITALISES.search(around):
        return "equity"
    if LENDING.search(around) or LENDER_APPOSED.search(around):
        return "loan"
    if re.search(r"\b(?:facility|loan|credit) agreement\b", around):
        return "loan"
    if re.search(r"\bguarantee(?:s|d|ing)\b", around):
        return "loan_guarantee"
    if SUBSIDY.search(around) or GRANTED.search(left):
        return "grant"
    if EQUITY.search(around) or PLACED.search(frame.text) or OWNERSHIP.search(frame.text):
        return "equity"
    near = re.split(r"M\d", left[-60:])[-1] + re.split(r"M\d|: | and (?:the )?[FC]\d", right[:70])[0]
    if (head is None or head.is_programme) and NAMED_NEAR.search(near):
        return instrument_in(re.sub(r"\bcontracts?\b|\bagreements?\b", " ", near))
    return None


def done_to_loan(between: str) -> Instrument | None:
    """What the words between a giver and a loan do to it: guarantee or insure it."""
    if GUARANTEES.search(between) or re.search(r"\bguarantee\b", between):
        return "loan_guarantee"
    return "credit_insurance" if INSURES.search(between) or COVERS.search(between) else None


def by_verb(
    frame: Frame, money: Symbol, giver: Giver, recipient: str | None, stated: Instrument | None
) -> Instrument | None:
    """What the giver's own verb does to the stated instrument: guarantees somebody else's loan, insures it, invests."""
    symbol = frame.symbols[giver.symbol] if giver.symbol else None
    if symbol is None:
        return stated
    if symbol.at > money.at:
        passive = GUARANTEED_BY.search(frame.text, money.end, symbol.at) if giver.how == "agent" else None
        return done_to_loan(passive["how"]) if passive else stated
    if giver.how != "subject":
        return stated
    between = frame.text[symbol.end : money.at]
    done = done_to_loan(between)
    if done and (
        INSURES.search(between) or not COVERS.search(between) or (stated in (None, "loan") and giver.kind in INSURERS)
    ):
        return done
    if stated is None and recipient and giver.kind in INVESTORS and INVESTS.search(between):
        return "equity"
    return stated


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
    if BUYING_BODY.search(giver.name) and scheme is None:
        return "purchase_commitment"
    if giver.kind in BUYERS and GRANTS_IT.search(around):
        return "grant"
    if scheme is None and giver.kind in BUYERS and AWARDED.search(around):
        return "grant"
    shared = SHARED_OUT.search(around) and not (head and ENVELOPE_NOUN.search(head.word))
    if DEFENCE_OR_ENERGY.search(giver.name) and (recipient or shared or (head and re.search(r"\bawards?$", head.word))):
        return "grant"
    if recipient and NO_FIRM.search(recipient) and giver.kind == "fund":
        return "grant"
    if recipient and giver.kind in USUALLY:
        return USUALLY[giver.kind]
    planned = head is not None and head.word.endswith(PLANS)
    return "loan" if giver.kind == "lender" and not planned else "programme"
