"""Commitments that one sentence tells beside a sum's own: the guarantee over a loan, the loan under a guarantee, and the
award before it was cancelled."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body
from pipelines.extract.funding.draft import Draft, Giver
from pipelines.extract.funding.frame import Frame, Symbol, joined_names
from pipelines.model import Instrument

BACKED = re.compile(
    r"[^;]{0,90}?\b(?:(?:guaranteed|insured|covered) (?:in part |partly )?by (?:the )?(?:[a-z]+ |L\d+ ){0,4}(F\d+)|"
    r"(?:for|on) which (?:the "
    r")?(F\d+)[^;.]{0,80}?\b(?:guarantee|insurance|cover)|(?:guarantee|insurance|cover) (?:from|of|by) (?:the )?(F\d+))"
)
WHO = r"(?:the |L\d+(?:'s)? |[a-z-]+ ){0,5}(F\d+)"
COVERER = r"(?:an? |the |its |loan |sole )*(?:guarantor|insurer|surety)\b"
GUARANTOR = re.compile(
    rf"[^M]{{0,160}}?\b(?:(?:with|while|and) {WHO} (?:as|act(?:s|ing) as|is|was|being) {COVERER}|"
    rf"for which {WHO} (?:acts?|stands?|serves?) as {COVERER}|{COVERER} (?:is|was|being) {WHO})"
)
"""Another body that is called the guarantor of the loan, of how much of it is not told: "with F1 as guarantor"."""
OVER_LOANS = ("loan_guarantee", "credit_insurance")
ARRANGED_BY = re.compile(
    r" (?:[a-z-]+ ){0,3}(?:loan|facility|credit|debt)\b[^.;M]{0,120}?\b(?:lined up|arranged|provided|underwritten|led|"
    r"syndicated|extended|lent|granted|made|coming) (?:by|from) (?:the )?(?:banks |lenders )?(?P<lender>F\d+)"
)
"""Who lends what another guarantees."""
GIVEN_THEN = re.compile(
    r"[^.;M]{0,40}?(?: (?:which|that))?(?: (?:it|they|F\d+)(?: had)?|,? (?:was |were |had been )?)[ ]?(?:awarded|granted|"
    r"approved|promised|lent|gave|given|signed|offered|made|agreed|announced)\b[^.;M]{0,60}? (?:in|on) (?P<date>D\d+)"
)
"""A relative clause that dates the award."""


def twins(frame: Frame, money: Symbol, draft: Draft, published_on: str | None) -> list[Draft]:
    """The commitments that are told together with this one."""
    told = (
        _given_before(frame, money, draft, published_on),
        _backed(frame, money, draft) or _arranged(frame, money, draft),
    )
    return [twin for twin in told if twin]


def _given_before(frame: Frame, money: Symbol, draft: Draft, published_on: str | None) -> Draft | None:
    """The award itself, where what was cancelled is told with the day it was given: "the M0 which it awarded in D0"."""
    told = GIVEN_THEN.match(frame.text, money.end) if draft.stage == "cancelled" else None
    day = str(frame.symbols[told["date"]].item.value or "") if told else ""
    if not day or not published_on or day >= published_on:
        return None
    if draft.announced_on == day:
        draft.announced_on, draft.dated = published_on, True
    return replace(draft, rule="funding.earlier", stage="committed", announced_on=day, dated=True)


def _arranged(frame: Frame, money: Symbol, draft: Draft) -> Draft | None:
    """The loan itself beside the guarantee over it: "guarantees 80% of a M0 loan arranged by F1 and F2"."""
    told = ARRANGED_BY.match(frame.text, money.end) if draft.instrument in OVER_LOANS else None
    if told is None or told["lender"] == draft.giver.symbol:
        return None
    body: Body = frame.symbols[told["lender"]].item
    lender = Giver(joined_names(frame, told["lender"]), body.kind, body.country, 7, "agent")
    return replace(draft, rule="funding.arranged", giver=lender, instrument="loan", stated_instrument=True)


def _backed(frame: Frame, money: Symbol, draft: Draft) -> Draft | None:
    """The guarantee or insurance of another body over the same sum: "for which F1 has issued a guarantee"."""
    if draft.instrument not in ("loan", "programme"):
        return None
    behind = frame.text[money.end :]
    of_all = BACKED.match(behind)
    match = of_all or GUARANTOR.match(behind)
    if not match or re.search(r"M\d", match.group()):
        return None
    body: Body = frame.symbols[next(g for g in match.groups() if g)].item
    if body.name == draft.funder:
        return None
    draft.instrument = "loan"
    kind: Instrument = "credit_insurance" if re.search(r"insur|cover(?!s)", match.group()) else "loan_guarantee"
    return replace(
        draft,
        rule="funding.backed",
        giver=Giver(body.name, body.kind, body.country, 7, "agent"),
        instrument=kind,
        stated_instrument=True,
        stage=draft.stage if of_all or draft.stage != "disbursed" else "closed",
        money=draft.money if of_all else None,
    )
