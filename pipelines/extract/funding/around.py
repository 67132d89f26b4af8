"""What the sentences around a commitment tell of it: its stage, its programme, its project.

News tells the sum first and how far it has come a sentence later: "The contract was signed on Friday", "No papers are
signed yet", "The letter binds nobody". What such a sentence says is true of the money told last before it, or of all of
it where it speaks of several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.model import FundingStage

if TYPE_CHECKING:
    from pipelines.extract.funding.context import Context
    from pipelines.extract.funding.draft import Draft
    from pipelines.extract.reading import Sentence

REACH = 2
"""Sentences behind one that may tell how far its money has come."""
PAPER = (
    r"(?:agreements?|contracts?|deeds?|documents?|documentation|papers?|paperwork|loans?|facilit(?:y|ies)|deals?|transaction|"
    r"subscription|placement|financing|both)"
)
MONEY = (
    r"(?:money|funds?|funding|cash|sum|aid|grants?|loans?|awards?|facilit(?:y|ies)|support|commitments?|pledges?|offers?|"
    r"financing|credit|guarantees?|subsid(?:y|ies)|package|payments?|investment|incentives?|it|this|both|they)"
)
HAS = r"(?:is|are|was|were|has been|have been|had been)"
LATER = r"(?: (?:also|now|since|then|later|all|both|already|duly|finally))*"
NOT_SIGNED = (
    rf"\b{PAPER}\b[^.;]{{0,40}}\b(?:outstanding|not (?:yet )?(?:been )?(?:signed|final|concluded|ready)|unsigned|"
    r"(?:still |yet |remains? )+to be|(?:is|are) to be|will (?:now )?be (?:signed|negotiated|prepared|drawn up)|"
    r"(?:is|are|being) (?:expected|due|negotiated|drafted|drawn up))\b|"
    r"\bno (?:[a-z]+ )?(?:agreement|contract|papers?|documents?)\b[^.;]{0,30}\bsigned\b"
)
TOLD: tuple[tuple[FundingStage, str], ...] = (
    (
        "cancelled",
        rf"\b{MONEY}\b[^.;]{{0,30}} {HAS}{LATER} (?:withdrawn|cancell?ed|terminated|revoked|rescinded|scrapped)\b",
    ),
    (
        "letter_of_interest",
        r"\b(?:(?:the|such|these|those|both) letters?|letters of this)\b|\bin a letter\b|\bindicative only\b|"
        r"\b(?:is|are) (?:purely |only |merely )?(?:indicative|non-binding)\b|\bbinds? (?:nobody|no one|neither)\b|"
        r"\bnot (?:an? )?(?:binding|offer to lend|commitment to lend)\b|\bdoes not (?:bind|commit|oblige)\b",
    ),
    (
        "proposed",
        r"\byet to (?:go before|pass|be (?:approved|put to|voted|tabled|decided)|decide|vote|adopt)\b|"
        r"\bno decision (?:has been|was)\b|\bunder (?:appraisal|consideration|discussion)\b|\bstill undecided\b|"
        r"\b(?:parliament|congress|the (?:senate|diet|house|legislature|assembly|lawmakers))\b (?:votes|must|will vote|"
        r"still)\b|\bhas yet to pass\b|\bhave yet to pass\b",
    ),
    (
        "conditional",
        rf"{NOT_SIGNED}|^(?:the |this |that |both )?{MONEY}\b[^.;]{{0,60}}\b(?:only (?:if|once|when|after)|depends? "
        r"(?:up)?on|hinges? on|subject to|conditional|contingent|provided that|not (?:\w+ )?(?:until|unless|before))\b|"
        rf"\b(?:before|until) (?:the|any|a) {MONEY}\b[^.;]{{0,30}}\b(?:flows?|paid|released|drawn|arrives?)\b|"
        r"\bconditions (?:precedent|include|attached)\b|\bfinal (?:award|approval|decision|terms?)\b[^.;]{0,30}\b(?:comes?|"
        r"expected|due|follows?|pending|rests?)\b",
    ),
    (
        "disbursed",
        rf"\b(?:money|funds|cash|sum|grant|loan|first (?:tranche|payment|instalment)|proceeds)\b[^.;]{{0,20}} (?:{HAS}|has|"
        rf"have|had){LATER} (?:paid|received|transferred|disbursed|landed|arrived|drawn)\b",
    ),
    (
        "closed",
        rf"\b{PAPER}\b[^.;]{{0,40}} {HAS}{LATER} (?:signed|executed|inked|finali[sz]ed|concluded|sealed|completed|closed)\b|"
        r"\b(?:closing|completion|financial close|signing|signatures?) (?:occurred|took place|happened|was reached|came|"
        r"followed|has taken place)\b|\bsigned (?:off )?(?:[a-z]+ )?(?:on )?(?:the|both|its|an?) (?:[a-z-]+ ){0,3}"
        r"(?:contract|agreement|papers|documents|deed)s?\b|\baccording to (?:the|an?) (?:signed )?(?:contract|agreement)\b",
    ),
)
TOLD_RE = [(stage, re.compile(rf"(?i){words}")) for stage, words in TOLD]
KEYS = re.compile(
    r"(?i)\b(?:sign|seal|execut|ink|finali|conclu|clos|complet|paper|contract|agree|letter|indicative|bind|yet|decision|"
    r"until|before|only|depend|hinge|subject|condition|provided|final|paid|receiv|transfer|land|arriv|draw|withdr|"
    r"cancel|terminat|revok|rescind|scrap|under|undecided|parliament|congress|must|votes?)"
)
SEVERAL = re.compile(
    r"(?i)\b(?:both|all|each|none|neither|these|those|agreements|contracts|papers|documents|letters|loans|grants|"
    r"definitive|two|three)\b"
)
"""A sentence that speaks of all the money told before it."""
LOANS = ("loan", "loan_guarantee", "credit_insurance", "programme")
OPEN = ("committed", "proposed")
"""Stages that a sentence behind may still settle."""


def settle_stages(drafts: list[Draft], context: Context) -> None:
    """Gives drafts whose own sentence tells no more than a commitment the stage that the sentences behind it tell."""
    told = {d.sentence.index for d in drafts}
    for index in sorted(told):
        own = [d for d in drafts if d.sentence.index == index]
        if own[0].sentence.block == "heading":
            continue
        for following in _behind(own[0].sentence, context):
            if following.index in told:
                continue
            stage = stage_told(following.text)
            if stage is None:
                continue
            many = SEVERAL.search(following.text) is not None
            for draft in drafts:
                before = index - draft.sentence.index
                same = draft.sentence.paragraph == own[0].sentence.paragraph
                if before == 0 or (many and same and 0 < before <= 2 * REACH):
                    _settle(draft, stage)
            break


def stage_told(words: str) -> FundingStage | None:
    """The stage that a sentence tells of the money spoken of before it."""
    if not KEYS.search(words):
        return None
    return next((stage for stage, pattern in TOLD_RE if pattern.search(words)), None)


def _behind(sentence: Sentence, context: Context) -> list[Sentence]:
    """The next sentences of its paragraph that are no list."""
    following = context.reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]
    return [s for s in following if s.story == sentence.story and s.paragraph == sentence.paragraph]


def _settle(draft: Draft, stage: FundingStage) -> None:
    if draft.stage not in OPEN or (stage == "letter_of_interest" and draft.instrument not in LOANS):
        return
    if draft.stage == "proposed" and stage != "letter_of_interest":
        return
    draft.stage = stage
