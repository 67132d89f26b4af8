"""What goes on without a deal: payments under a contract, works of one's own, what a listed company buys to stay listed."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.model import DealType

PAID_ALREADY = re.compile(
    r"\broyalt(?:y|ies) (?:payments?|receipts|income|revenues?|due|owed|invoices?)\b|\b(?:paid|pays|paying|received|receives) "
    r"(?:the|its|a|an)? ?(?:[a-z-]+ ){0,2}royalt(?:y|ies)\b(?! (?:on|over|interest))|"
    r"\b(?:minimum|quarterly|monthly|annual) (?:[a-z-]+ ){0,2}(?:royalt(?:y|ies)|payments?) "
)
"""A royalty that is being paid was agreed before."""
TERMS_OF_PRICE = re.compile(
    r"\b(?:purchase|acqui\w+|sale|sold|sells?|buys?|bought|grant(?:s|ed)?|signed|entered|agreed)\b"
)
SERVES_THE_LISTING = re.compile(
    r"(?i)\b(?:investor (?:relations|awareness)|market[- ]making|at[- ]the[- ]market|underwrit\w+|bought[- ]deal|"
    r"(?:sales|lead|co-?lead|placement|selling|escrow|transfer) agents?|book-?runners?|lead managers?|news ?wire|"
    r"(?:digital|social)[- ]media|(?:finder|adviser|advisor|success)[’']?s?[’']? fees?|"
    r"(?:advertising|advisory|consulting|consultancy|communications|awareness|promotional|legal|audit\w*) "
    r"(?:services?|campaign|program(?:me)?|agreements?|engagement|firm|fees?)|"
    r"marketing (?:services?|campaign|program(?:me)?))\b"
)
"""What a company buys from brokers, agents and those who speak for it."""
FOR_SERVICES = re.compile(r"(?i)in (?:consideration|return) (?:of|for) (?:the|its|these|such|all) services\b")
OVER_TIME = re.compile(
    r"(?i)\bsince (?:its |the company's |⟦C\d+⟧'s )?(?:inception|founding|formation|foundation|listing|ipo)\b"
)
"""What somebody has done in all: "has acquired 102 royalties since its inception"."""
EQUIPMENT = re.compile(
    r"(?:purchas\w+|acqui\w+|buy\w*|bought|took delivery|secur\w+)(?: of)? (?:(?!in |for |of |from )[a-z0-9-]+ ){0,5}?"
    r"(?:rigs?|trucks?|excavators?|loaders?|bulldozers?|vehicles?|fleet|machinery|equipment|camp|analysers?|analyzers?|"
    r"software|generators?|pumps?|crushers?|spectrometers?|drones?)(?! (?:company|maker|business|supplier|manufacturer))\b"
)
"""Gear that a company buys for its own work."""
UNDERWRITES = re.compile(r"⟦[CN]\d+⟧(?! of)[^;.⟦]{0,40}\b(?:sub-?)?underwrit(?:e|es|ing|ten)\b")
"""Who only promises to take what others leave of an issue."""
RAISING_FEE = re.compile(
    r"\b(?:capital[- ]raising|management|selling|underwriting|placement|placing|brokerage|broking|success|finder'?s?) "
    r"(?:fees?|commissions?)\b"
)
"""What a broker earns of an issue, told as a share of it."""
BORNE = re.compile(
    r"\b(?:is|are|was|were|remains?|being) (?:also |currently |already |still )?(?:subject to|burdened by|encumbered by) "
    r"(?:an? |the |existing |underlying |certain )*[^;.]{0,60}\broyalt(?:y|ies)\b"
)
"""A royalty that ground has borne since before."""
CAREER = re.compile(
    r"(?i)\b(?:he|she|⟦H\d+⟧) (?:was|has been|had been|is) (?:[a-z]+ ){0,2}(?:instrumental|responsible|involved)\b|"
    r"\b(?:he|she|⟦H\d+⟧) (?:has|had|brings) [^.;]{0,40}\b(?:years|experience)\b|\b(?:his|her) (?:career|roles?|experience)\b"
)
"""What somebody has done in his working life."""
SERVED: frozenset[DealType] = frozenset(("partnership", "supply", "other", "acquisition"))


_WORKS = re.compile(
    r"\b(?:plants?|factor(?:y|ies)|facilit(?:y|ies)|gigafactor(?:y|ies)|smelters?|refiner(?:y|ies)|mills?|"
    r"campus|production lines?)\b"
)
_IN_SHARES = re.compile(
    r"⟦R\d|\b(?:shares?|stakes?|equity|units|placement|stock|subscri\w+|convertible|warrants?|notes?)\b"
)


def builds_for_itself(clause: str) -> bool:
    """Whether money is spent on works, in words that speak of nobody's shares."""
    return _WORKS.search(clause) is not None and _IN_SHARES.search(clause) is None


def upkeep(kind: DealType, draft: Draft) -> str | None:
    """Why what a draft tells is no deal of its own, None where it may be one."""
    clause = draft.clause
    if kind == "royalty_stream" and PAID_ALREADY.search(clause) and not TERMS_OF_PRICE.search(clause):
        return "a payment under a royalty that was agreed before"
    serves = SERVES_THE_LISTING.search(clause) is not None and not draft.kind and draft.rule != "deals.licence"
    if kind in SERVED and (serves or FOR_SERVICES.match(draft.marked.text)):
        return "services to a listed company: brokers, agents, investor relations"
    if kind == "acquisition" and len(draft.roles) == 1 and EQUIPMENT.search(clause):
        return "gear for a company's own work"
    if kind == "equity_investment" and (UNDERWRITES.search(clause) or RAISING_FEE.search(clause)):
        return "an issue of shares that is underwritten, or a broker's fee for it"
    if kind == "royalty_stream" and draft.is_nominal and BORNE.search(clause):
        return "a royalty that the ground bears already"
    if CAREER.search(draft.marked.text):
        return "what somebody has done in a career"
    if OVER_TIME.search(draft.marked.text):
        return "what somebody has done in all its time"
    return None
