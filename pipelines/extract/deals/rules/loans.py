"""Money that one company lends another: a deal of its own kind, where the lender mines, makes or trades.

What banks, funds and public bodies lend is a funding commitment and read there.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import BE, Draft, mood_of
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of

LENDS_FOR_A_LIVING = re.compile(
    r"\b(?:Banks?|Bank\w*|Banco|Banque|Banca|\w*bank|Funds?|Partners|Capital|Credit|Kredit|Financ\w+|Lending|Trust|Investments?|Insurance|"
    r"Securities|Royalt(?:y|ies)|Streaming|Equity|Advisors?|Holdco|Agency|Export\w*|Development Corporation|"
    r"JPMorgan|J\.P\. Morgan|Goldman|Citi\w*|HSBC|Barclays|BNP|Natixis|ING|Absa|Société Générale|"
    r"Asset Management|Pension|Ventures|Minist\w+|Department|Government)\b"
)
"""Words in the name of a bank, fund or body: what it lends is funding."""
SUM = r"(?:(?:up to|about|around|some|roughly|a|an|another|a further|the|as much as|at least|nearly) )*⟦M\d+⟧"
LOAN = r"(?:[a-z-]+ ){0,4}?(?:loans?|bridge|credit(?: line| facility)?|line of credit|facility|advance|debt)\b"
PARTY = rf"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?(?P<who>{ORGS})(?!')"
PROVIDED_FOR = re.compile(
    r"\b(?:term sheet|agreement|contract|deal|package|accord|arrangement|letter)s? (?:also |further )?(?:provid\w+ for|"
    r"includ\w+|com(?:es?|ing) with|c[ao][mr]\w+ with|envisag\w+|carr(?:y|ies)|contain\w*) [^;⟦]*$"
)
"""A loan that is part of what somebody buys product by."""
LENT = re.compile(rf" (?:back )?(?:to )?(?:(?P<to>{ORGS}) )?(?P<sum>{SUM})(?:[^;⟦]{{0,40}} to (?P<then>{ORGS})(?!'))?")
LENT_TO = re.compile(rf" to (?P<to>{ORGS})(?!')[^;⟦]{{0,30}}⟦M")
OF_A_SUM = re.compile(rf"(?: (?:worth|of|for|totalling))? (?:{SUM})")
BEFORE = re.compile(rf"{SUM}(?: [a-z-]+){{0,4}} $")
REPAID_IN_KIND = re.compile(
    r"\b(?:paid back|repa(?:id|yable|yment)|settled|returned|recovered) (?:entirely |wholly )?"
    r"(?:in|with|from|through|out of) (?:the )?"
    r"(?:[a-z-]+ ){0,2}(?:product|metal|concentrates?|kind|deliver(?:y|ies)|tonnes|ore|output|"
    r"carbonate|hydroxide|oxide)\b|\bprepay"
)
"""A sum that is worked off in product: it prepays the contract for it."""
PAID_OFF = re.compile(
    r"\b(?:has|have|had|was|were) (?:also |since |now |already )*(?:been )?(?:converted|repaid|settled|extinguished|forgiven)\b"
)
"""A loan that is no more."""
GIVES = re.compile(
    r"\b(?:provid\w+|extend\w*|grant\w*|gives?|gave|giving|given|offer\w*|mak(?:es?|ing)|made|advanc\w+|"
    r"arrang\w+|approv\w+|agreed)\b"
)
TAKES = re.compile(
    r"\b(?:secur\w+|obtain\w*|receiv\w+|dr[ae]w\w*|sign\w*|gets?|got|rais\w+|won|tak(?:es?|ing)|took|enter\w*|agree\w*|"
    r"arrang\w+|has|have|had|clos\w+|land\w*)\b"
)


def lend(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ will lend ⟦C⟧ ⟦M⟧", "⟦C⟧ lent ⟦M⟧ to ⟦C⟧": with the borrower left out, the story's company."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    told = LENT.match(tail)
    if verb.group().startswith("borrow"):
        source = begins(rf" {SUM}[^;⟦]{{0,40}} from {PARTY}", tail)
        status = status_of(mood_of(clause, subject, verb.start()), "", verb.group() == "borrowed", False)
        taker = subject.group() if subject else None
        return _draft(marked, clause, "deals.lend", status, source["who"], taker) if source else None
    if subject and verb.group() == "lent" and BE.search(clause[: verb.start()]):
        source = begins(rf" {SUM}[^;⟦]{{0,40}} by {PARTY}", tail)
        return _draft(marked, clause, "deals.lend", "completed", source["who"], subject.group()) if source else None
    if subject is None or not (told or LENT_TO.match(tail)):
        return None
    to = (told["to"] or told["then"]) if told else LENT_TO.match(tail)["to"]  # type: ignore[index]
    mood = mood_of(clause, subject, verb.start())
    status = status_of(mood, "", verb.group() == "lent", False)
    return _draft(marked, clause, "deals.lend", status, subject.group(), to)


def noun_loan(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "a ⟦M⟧ loan from ⟦C⟧", "⟦C⟧ will give ⟦C⟧ a loan of ⟦M⟧"; who takes and who gives is told by the verb."""
    before, after = clause[: noun.start()], clause[noun.end() :]
    if not (OF_A_SUM.match(after) or BEFORE.search(before)) or PAID_OFF.search(after):
        return None
    subject = subjects(clause, noun.start())
    mood = before[subject.end() if subject else 0 :]
    source = begins(rf"[^;⟦]{{0,30}}(?:⟦M\d+⟧[^;⟦]{{0,40}})?\b(?:from|by) {PARTY}", after)
    if source:
        taker = subject.group() if subject and TAKES.search(mood) else None
        return _draft(marked, clause, "deals.loan", status_of(mood, after, False, True), source["who"], taker)
    if subject is None and PROVIDED_FOR.search(before):
        return Draft("other", status_of(before, after, False, True), marked, clause, "deals.loan")
    if subject is None or not GIVES.search(mood) or search(r"\b(?:from|by) ", mood):
        return None
    to = search(rf"\b(?:to|for) (?:the )?({ORGS})(?!')", after[:80]) or search(
        rf"({ORG}) (?:with )?[^⟦]{{0,30}}(?:⟦M\d+⟧[^⟦]*)?$", mood
    )
    return _draft(
        marked, clause, "deals.loan", status_of(mood, after, False, True), subject.group(), to.group(1) if to else None
    )


def _draft(marked: Marked, clause: str, rule: str, status: str, lender: str, borrower: str | None) -> Draft | None:
    """The draft, unless its lender lends for a living."""
    if REPAID_IN_KIND.search(marked.text):
        return None
    if any(mark[0] in "AG" or LENDS_FOR_A_LIVING.search(marked.thing(mark).name) for mark in marks(lender)):
        return None
    draft = Draft("other", status, marked, clause, rule)  # type: ignore[arg-type]
    draft.give("investor", lender)
    draft.give("investee", borrower)
    draft.target_text = clause[-160:]
    return draft
