"""What the sentences around a commitment tell of it: its stage, its programme, its project.

News tells the sum first and how far it has come a sentence later: "The contract was signed on Friday", "No papers are
signed yet", "The letter binds nobody". What such a sentence says is true of the money told last before it, or of all of
it where it speaks of several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.stages import PARTLY
from pipelines.model import FundingStage

if TYPE_CHECKING:
    from pipelines.extract.funding.context import Context
    from pipelines.extract.funding.draft import Draft
    from pipelines.extract.reading import Sentence

SHORT = 4
"""Sentences on either side of one that may name the programme of its money."""
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
HAS = r"(?:is|are|was|were|has|have|had)"
HAD = r"(?:was|were|has|have|had)"
LATER = r"(?: (?:been|also|now|since|then|later|all|both|already|duly|finally))*"
NOT_SIGNED = (
    rf"\b{PAPER}\b[^.;]{{0,40}}\b(?:outstanding|not (?:yet )?(?:been )?(?:signed|final|concluded|ready)|unsigned|"
    r"(?:still |yet |remains? )+to be|(?:is|are) to be|will (?:now )?be (?:signed|negotiated|prepared|drawn up)|"
    r"(?:is|are|being) (?:expected|due|negotiated|drafted|drawn up))\b|"
    r"\bno (?:[a-z]+ )?(?:agreement|contract|papers?|documents?)\b[^.;]{0,30}\bsigned\b"
)
TOLD: tuple[tuple[FundingStage, str], ...] = (
    (
        "cancelled",
        rf"\b{MONEY}\b[^.;]{{0,30}} {HAS}{LATER} (?:withdrawn|cancell?ed|terminated|revoked|rescinded|scrapped)\b|"
        rf"\b{HAS}{LATER} (?:withdrawn|cancell?ed|terminated|revoked|rescinded|scrapped) (?:it|them|these|those|both|all)\b",
    ),
    (
        "letter_of_interest",
        r"\b(?:(?:the|such|these|those|both) letters?|letters of this)\b|\bin a letter\b|\bindicative only\b|"
        r"\b(?:is|are) (?:purely |only |merely )?(?:indicative|non-binding)\b|\bbinds? (?:nobody|no one|neither)\b|"
        r"\bnot (?:an? )?(?:binding|offer to lend|commitment to lend)\b|\bdoes not (?:bind|commit|oblige)\b|"
        r"\bit (?:wrote|has written) to\b",
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
        rf"{NOT_SIGNED}|^(?:the |this |that |both )?{MONEY}\b[^.;]{{0,160}}\b(?:only (?:if|once|when|after)|depends? "
        r"(?:up)?on|hinges? on|subject to|conditional|contingent|provided that|not (?:\w+ )?(?:until|unless|before))\b|"
        rf"\b(?:before|until) (?:the|any|a) {MONEY}\b[^.;]{{0,30}}\b(?:flows?|paid|released|drawn|arrives?)\b|"
        r"\bconditions (?:precedent|include|attached)\b|\bfinal (?:award|approval|decision|terms?)\b[^.;]{0,30}\b(?:comes?|"
        r"expected|due|follows?|pending|rests?)\b",
    ),
    (
        "disbursed",
        rf"\b(?:money|funds|cash|sum|grant|loan|first (?:tranche|payment|instalment)|proceeds)\b[^.;]{{0,20}} {HAD}"
        rf"{LATER} (?:paid|received|transferred|disbursed|landed|arrived|drawn)\b|"
        r"\b(?:reached|in|into) [^.;,]{0,40}\baccounts?\b",
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
    r"(?i)\b(?:sign|seal|execut|ink|finali|conclu|clos|complet|paper|contract|agree|letter|indicative|bind|wr[io]t|"
    r"account|yet|decision|"
    r"until|before|only|depend|hinge|subject|condition|provided|final|paid|receiv|transfer|land|arriv|draw|withdr|"
    r"cancel|terminat|revok|rescind|scrap|under|undecided|parliament|congress|must|votes?)"
)
SEVERAL = re.compile(
    r"(?i)\b(?:both|all|each|none|neither|these|those|agreements|contracts|papers|documents|letters|loans|grants|"
    r"definitive|two|three)\b"
)
"""A sentence that speaks of all the money told before it."""
CLOSES = re.compile(r"(?i)\b(?:reach\w*|achiev\w*|hits?|at) (?:full )?financial close\b")
"""A headline that tells of a whole financing that it is signed."""
UNSIGNED = re.compile(rf"(?i){NOT_SIGNED}")
AWARDED = re.compile(r"(?i)\b(?:approved|awarded|approves|awards)\b")
"""A decision that stands before its papers are signed."""
LOANS = ("loan", "loan_guarantee", "credit_insurance", "programme")
HAD_BEEN_GIVEN = re.compile(
    r"\bhad (?:(?:originally|earlier|previously|once|already|also) )?(?:been (?:awarded|granted|given|promised|"
    r"allocated|selected)|won|received|secured|got)\b"
)
"""What somebody had before its giver took it back."""
OPEN = ("committed", "proposed")
"""Stages that a sentence behind may still settle."""


def settle_stages(drafts: list[Draft], context: Context) -> None:
    """Gives drafts whose own sentence tells no more than a commitment the stage that the sentences behind it tell, or
    the headline of the whole financing."""
    if CLOSES.search(context.reading.title or ""):
        for draft in drafts:
            _settle(draft, "closed")
    for draft in drafts:
        if draft.money and (stage := stage_told(_tail(draft, drafts))):
            draft.stage = stage if stage == "cancelled" else draft.stage
            _settle(draft, stage)
    for draft in drafts:
        if (
            draft.stage != "cancelled"
            and HAD_BEEN_GIVEN.search(draft.sentence.text)
            and _among_cancelled(draft, drafts)
        ):
            draft.stage = "cancelled"
    told = {d.sentence.index for d in drafts}
    for index in sorted(told):
        own = [d for d in drafts if d.sentence.index == index]
        if own[0].sentence.block == "heading":
            continue
        for following in _behind(own[0].sentence, context):
            if following.index in told:
                continue
            stage = stage_told(following.text)
            if stage is None or (_only_unsigned(stage, following.text) and AWARDED.search(own[0].sentence.text)):
                continue
            many = SEVERAL.search(following.text) is not None
            for draft in drafts:
                before = index - draft.sentence.index
                same = draft.sentence.paragraph == own[0].sentence.paragraph
                if before == 0 or (many and same and 0 < before <= 2 * REACH):
                    _settle(draft, stage)
            break


def _among_cancelled(draft: Draft, drafts: list[Draft]) -> bool:
    """True where the same body takes money back in the same story, and this one is told in a list of what there was."""
    if draft.sentence.block != "list_item":
        return False
    return any(
        d.stage == "cancelled" and d.funder == draft.funder and d.sentence.story == draft.sentence.story for d in drafts
    )


def settle_programmes(drafts: list[Draft], context: Context) -> None:
    """Gives drafts that name no programme the only one that their paragraph, or their short story, names."""
    for draft in drafts:
        if draft.programme is None and draft.sentence.block != "heading":
            draft.programme = _only_programme(draft, drafts, context)


def _only_programme(draft: Draft, drafts: list[Draft], context: Context) -> str | None:
    """The programme that alone is spoken of around a commitment, where nobody else gives anything there."""
    near = [
        s for s in context.profile.background.around(draft.sentence, SHORT) if s.paragraph == draft.sentence.paragraph
    ]
    beside = {d.funder for d in drafts if near[0].index <= d.sentence.index <= near[-1].index}
    schemes = context.schemes_in(near[0].start, near[-1].end)
    named = {context.scheme_form(s): s for s in schemes if s.name not in beside}
    if len(named) != 1:
        return None
    name, scheme = named.popitem()
    agency = scheme.entry.agency if scheme.entry else None
    if scheme.entry and draft.giver.country and scheme.entry.country not in (None, draft.giver.country):
        return None
    own = agency is not None and context.form_of(agency) == draft.funder
    return name if own or len(beside) == 1 else None


def stage_told(words: str) -> FundingStage | None:
    """The stage that a sentence tells of the money spoken of before it."""
    if not KEYS.search(words):
        return None
    return next((stage for stage, pattern in TOLD_RE if pattern.search(words)), None)


def _only_unsigned(stage: FundingStage, words: str) -> bool:
    """True where all that ties the money is a paper still to be signed."""
    return stage == "conditional" and UNSIGNED.search(words) is not None


def _behind(sentence: Sentence, context: Context) -> list[Sentence]:
    """The next sentences of its paragraph that are no list."""
    following = context.reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]
    return [s for s in following if s.story == sentence.story and s.paragraph == sentence.paragraph]


def _tail(draft: Draft, drafts: list[Draft]) -> str:
    """What its own sentence says behind its last sum."""
    sentence = draft.sentence
    last = max((d.money.end for d in drafts if d.money and d.sentence is sentence), default=sentence.end)
    return PARTLY.sub(" ", sentence.text[last - sentence.start :])


def _settle(draft: Draft, stage: FundingStage) -> None:
    if draft.stage not in OPEN or (stage == "letter_of_interest" and draft.instrument not in LOANS):
        return
    if draft.stage == "proposed" and stage != "letter_of_interest":
        return
    draft.stage = stage
