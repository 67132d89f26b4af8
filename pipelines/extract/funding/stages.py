"""How far a commitment has come, as its clause tells: planned, still undecided, conditional, signed, paid, withdrawn."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.words import STAGE_RE, about_money
from pipelines.model import FundingStage

STILL_TO_COME = re.compile(
    r"\b(?:will|would|is to|are to|due to|set to|about to) (?:[a-z]+ )?(?:release|disburse|"
    r"pay|receive|draw|make)\b|\bdraw(?:down)? of M\d+ (?:from [^.;]{3,60} )?(?:is|are) (?:now )?(?:expected|due|"
    r"planned|scheduled|foreseen)\b"
)
YET_TO_LEND = re.compile(r"\b(?:will|would|to|could) (?:[a-z]+ ){0,2}be lent\b")
SAID_WOULD = re.compile(
    r"\b(?:said|says|announc\w+|pledg\w+|promis\w+|confirmed)\b[^.;]{0,50}? (?:it|they|which|F\d+|"
    r"[CN]\d+(?= would (?:receive|get))) would\b(?! consider|"
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
    r"\b(?:to (?!be\b)[a-z]+|so that|now that|for (?!which\b|up to\b|approval\b|M\d)|"
    r"in (?:an?|the) (?:[a-z]|[A-Z]\d)|(?:that|which) "
    r"(?:aims?|"
    r"seeks?|plans?|intends?)|aimed|designed|as (?:[a-z]+ ){0,3}(?:seeks?|looks?|aims?|tries|try|plans?|moves?|"
    r"considers?)|(?<!are )(?<!is )(?<!were )planned by)"
)
"""Where a clause goes on to what the money is for."""
STILL_PLANNED = re.compile(
    r"(?:\b(?:is|are|was|were|been|being) (?:also |still |now )?(?:planned|proposed|considered|sought|discussed|"
    r"negotiated|expected|weighed)|, (?:if|subject|should)|\bif approved|\bin talks|\byet to|\bha(?:s|ve) still to be|"
    r"\bto be (?:set up|created|established|launched|decided)|\bif (?:[a-z]+ )?(?:is |are |were )?(?:re-)?elected)\b"
)
"""What is said of the giving behind its purpose: "a loan of M0 to build the plant is planned"."""
EARLIER_STAGE = re.compile(
    r"\b(?:first |originally |earlier |previously )?(?:announced|approved|offered|promised|granted|awarded|agreed|"
    r"made) "
    r"(?:conditionally|provisionally|in principle|as a conditional commitment)(?= (?:on |in |earlier |last )| D\d|,)"
    r"|\bconditionally (?:announced|approved|offered|promised|granted|awarded|agreed)(?= (?:on |in )D\d| earlier| last)"
)
"""What a sum went through before, told behind its news: "closed its M0 loan, announced conditionally on D0"."""
AFTER_CONDITIONS = re.compile(
    r"\b(?:after|following|having|on top of) [^.;,M]{0,50}\b(?:conditional|preliminary|in-principle) (?:commitment|"
    r"approval|offer|"
    r"agreement)\b[^.;,]*"
)
"""What a loan had been before: "closed the loan after sealing a conditional commitment in D0"."""
NOT_DRAWN = re.compile(
    r"\b(?:has|have|had|was|were|is|are) (?:not|never) (?:yet )?(?:been )?(?:drawn|disbursed|paid(?: out)?|touched|"
    r"signed|closed|finali[sz]ed|executed)\b"
)
"""What has come of no money yet."""
WHO_PLANS = re.compile(
    r", (?:which|who|that) (?:[a-z]+ )?(?:hopes?|plans?|wants?|aims?|intends?|expects?|seeks?|would like)\b[^,;.]*(?:,|$)"
)
"""What a relative clause tells of the receiver's plans."""
PARTLY = re.compile(
    r",? (?:of which [^.;,M]{0,30}M\d+|(?:an? )?(?:third|half|quarter|tenth|fifth|part|portion|most|some|much|bulk|\d+%) of "
    r"(?:which|it|that))(?: (?:has|have|had|was|were|been|now|already|since|so|far))+ "
    r"(?:paid|drawn|disbursed|received|spent|released)(?: (?:out|down|to date|so far))?"
)
"""A part that has been paid, which says of the whole only that it was given."""
APPROVED = re.compile(
    r"\bapplications? (?:for|to|under)\b[^.;:]{0,90}? (?:had been|has been|have been|was|were|is|are) "
    r"(?:approved|granted|successful|accepted)\b"
)
"""What was asked for has been given."""
LOAN_CLOSED = re.compile(
    r"\b(?:closed (?:on )?(?:the|its|that) (?:[a-z]+ )?(?:loan|financing|facility|deal)|loan closed|financial close)\b"
)
"""What comes after every condition."""
OF_UNDERSTANDING = re.compile(
    r"\b(?:sign\w*|inked|concluded|agreed|under) (?:an? |the |its )?(?:[a-z-]+ )?(?:memorand(?:um|a)|mous?|heads of (?:terms|"
    r"agreement))\b|(?<!indicative )(?<![a-z] binding )(?:term sheets?|indicative terms)\b"
)
"""A paper that binds nobody to lend."""
OF_A_SITE = re.compile(
    r"\b(?:abandon|scrapp|discard|reject|expir|pull|terminat)ed (?:[a-z-]+ )?"
    r"(?:mines?|products?|vehicles?|cars|batter(?:y|ies)|magnets|pits?|shafts?|workings|sites?|equipment|electronics|"
    r"tailings|quarr(?:y|ies)|wells?|metals?|ore|cells|goods|"
    r"licen[cs]es?|permits?|leases?|claims?|land)\b"
)
"""What has been given up or thrown away is no money."""
BEFORE_IT_GETS = re.compile(
    r"^.*\band (?:(?:is|was|has|have|were|are|had)(?: (?:been|now|also|just|already|recently|today))* )"
    r"(?=(?:award|grant|giv|gave|receiv|lent|allocat|approv|secur|obtain|sign|clos|won)\w*\b)"
)
"""What whoever receives wants or plans, before the clause goes on to what it has got."""
TALKS_OVER = re.compile(
    r"\b(?:talks|negotiati(?:ng|ons?)|discussions)\b[^.;,M]{0,60}\b(?:ended|concluded|closed|led|resulted|finished|over)\b"
)
"""Talks that have come to an end."""
A_PLAN = re.compile(
    r"\b(?:investment|action|business|support|funding|spending|economic|national|strategic|stimulus|five-year|"
    r"\d+-year|recovery|rescue|critical minerals|G\d+) plans?\b"
)
"""A plan that is called one and need not be proposed."""
CLAIMS = re.compile(
    r"\b(?:may|can|could) (?:now |each )?(?:(?:claim|call on|draw on|order|call off)\b|(?:support|aid|help|pay|fund|"
    r"subsidi[sz]e|give|grant)\b(?=[^;]{0,160}\b(?:decided|approved|cleared|ruled)\b))"
)
"""The right that an award or a permission to give aid gives, which plans nothing."""
BODY = r"(?:board|council|committee|parliament|cabinet|assembly|senate|congress|directors|shareholders|ministers?|lenders?)"
CONSENT = r"(?:nod|approval|yes|green light|signature|blessing|consent|go-ahead|decision|answer|verdict)"
WAITED_FOR = re.compile(
    r"\b(?:(?:waits?|waited|waiting|lobb(?:ies|ied|ying)|press(?:es|ed|ing)|ask(?:s|ed|ing)|angl(?:es|ing)|beg(?:s|ging)?)"
    r"(?: (?!for\b)[a-z0-9D-]+){0,4} for|hop(?:es?|ed|ing)(?: [a-z]+)? (?:for|that|to)|counts? on|counting on|"
    r"look(?:s|ing) to|await(?:s|ing|ed)?|(?:is|are) after|pins? (?:its|their) hopes on)\b[^.;,]{0,120}?\bM\d"
)
"""Whoever is to get the money waits for it: "is waiting for F0 to approve M0"."""
STILL_AWAITED = re.compile(
    r"\bM\d+\b[^.;]{0,80}?\b(?:is|are|will|to) (?:to )?be (?:put|laid|brought|submitted|presented|tabled|voted)\b|"
    r"\bM\d+\b[^.;]{0,120}?\b(?:is|are|remains?|was|were) (?:still |yet |now )?(?:awaited|undecided|"
    rf"(?:lying |lies )?(?:before|with) (?:the|its|their|F\d+'s) (?:[a-z'-]+ )?{BODY})\b"
)
NOT_YET = re.compile(
    r"\b(?:(?:is|are|has|have) (?:still |yet )?(?:yet )?to|(?:has|have|had) not (?:yet )?|(?:has|have) still not |"
    r"(?:does|do) not (?:yet )?)(?: finally)? ?(?:decided?|approved?|said?y?|ruled?|voted?|made up|taken? a decision|"
    r"agreed?|signed?(?: off)?|give[ns]? (?:its|their|a) [a-z-]+)\b"
)
WANTS_CONSENT = re.compile(
    rf"\b(?:needs?|wants?|lacks?|without|requires?) (?:[a-z]+ )?(?:F\d+'s?|the [a-z]+(?:'s)?) (?:[a-z]+ )?{CONSENT}\b"
)
TO_BE_VOTED = re.compile(
    r"\b(?:will|is to|are to|must|shall|has to|have to) (?:now |then |still |soon |first )?(?:vote|decide|rule|deliberate|"
    r"take a decision|make up)\b"
)
APPLIED = re.compile(
    r"\b(?:application|request|bid|proposal)s?\b[^.;]{0,100}\bM\d[^.;]{0,60}\b(?:pending|open|under review|being (?:weighed|"
    r"examined|studied|reviewed)|unanswered)\b"
)
TELLING = (WAITED_FOR, STILL_AWAITED, NOT_YET, WANTS_CONSENT, TO_BE_VOTED, APPLIED)


def stage_of(around: str, letter: bool, following: str) -> FundingStage:
    """The stage that the clause tells; a condition may be told in the sentence after."""
    around = PARTLY.sub(" ", WHO_PLANS.sub(" ", APPROVED.sub(" approved ", around)))
    around = TALKS_OVER.sub(" ", BEFORE_IT_GETS.sub(" ", OF_A_SITE.sub(" ", NOT_DRAWN.sub(" ", about_money(around)))))
    if STAGE_RE["cancelled"].search(around):
        return "cancelled"
    if letter or STAGE_RE["letter_of_interest"].search(around):
        return "letter_of_interest"
    around = AFTER_CONDITIONS.sub(" ", EARLIER_STAGE.sub(" ", around))
    if _is_undecided(around):
        return "proposed"
    if OF_UNDERSTANDING.search(around):
        return "proposed"
    conditional, closed = STAGE_RE["conditional"].search(around), STAGE_RE["closed"].search(around)
    if STAGE_RE["disbursed"].search(around) and not STILL_TO_COME.search(around):
        return "disbursed"
    after = conditional and LOAN_CLOSED.search(around, conditional.end())
    if conditional and not after and not (closed and "subject to" in conditional.group()):
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


def _is_undecided(clause: str) -> bool:
    """True where a clause tells of money on which nobody has decided."""
    return any(pattern.search(clause) for pattern in TELLING)


def stage_in(words: str, stages: tuple[FundingStage, ...]) -> FundingStage | None:
    """The first of these stages that a whole sentence tells, for the money of others."""
    words = OF_A_SITE.sub(" ", about_money(words))
    if "closed" in stages and OF_UNDERSTANDING.search(words) and not STAGE_RE["cancelled"].search(words):
        return "proposed"
    return next((stage for stage in stages if STAGE_RE[stage].search(words)), None)
