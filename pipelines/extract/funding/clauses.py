"""Who gives which sum to whom, read from the frame of one sentence.

Each sum is asked which body stands to it as giver (subject, agent, possessor), and who as receiver (object,
beneficiary, subject of a passive). Candidates are weighed by their grammar; what is too weak is left open.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.funding.agreements import sides_of
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.metonyms import (
    ATTRIBUTIVE,
    GAPPED,
    acts,
    gives_by_name,
    is_industrial,
    is_metonym,
    may_give,
    shares_a_verb,
)
from pipelines.extract.funding.notes import GETS, OWN_LABEL
from pipelines.extract.funding.words import HEAD_NOUN, STRONG_GIVE

BREAK = re.compile(
    r"[;!?] |,? and (?=(?:hopes|expects|plans|aims|intends|wants|added)\b)|\. (?=[a-zFCGLN])|: |,? (?:but|while|"
    r"whereas|although|though|because|when)(?= )|, (?:which|who|whose|"
    r"where)(?= )|,? and (?=(?:the |its |a )?[FCLN]\d+(?:'s [a-z]+|,[^,;]{2,40},)? (?:(?:has|have|had|"
    r"will|would|is|was|also|later|then|itself) )*[a-z]+(?:ed|es|ew|ent|ave|id|ays|ook|is|as|old)\b)| [-–—] "
)
FINITE = re.compile(r"\b(?:is|was|are|were|has|have|had|will|would|said|says|can|could|may|might|must)\b")
AGENT = re.compile(
    r"\b(?:from|by|with|through|via|courtesy of|of|at)(?: (?:both|the|a|an|its|their|each|[a-z]+-(?:owned|based|backed|"
    r"controlled|run)|(?:two|three|four|five|several) (?:[a-z-]+ )?(?:investors|lenders|funds|agencies|banks|institutions|"
    r"governments|bodies),|governments (?:in|of)|"
    r"u\.?s\.?|uk|state|lender|lenders|financier|agency|bank|fund|government|federal|national|"
    r"canada's|credit|"
    r"export|development|innovation|promotional|L\d+(?:'s)?|N\d+'s|(?:the|its) (?!(?:[a-z-]+ )?(?:of|to)\b)[a-z-]+|"
    r"(?:supervisory |executive |management )?boards? of|"
    r"(?:credit |investment )?committees? of|executive directors of|a (?:unit|vehicle|syndicate|group) (?:of|"
    r"including|led by)|including|such as|led by))* $"
)
WITH_ITS_OWN = re.compile(
    r" (?:to )?(?:cover|guarantee|insur|provid|contribut|lend|add|put|commit|chip|supply|invest|match|underwrit|approv|sign|"
    r"releas|grant|award|giv|confirm|extend)\w*\b"
)
"""Another body's part of the same financing: "with F1 guaranteeing M1"."""
MAY_GIVE = re.compile(
    r"\b(?:(?:option|right|agreement|plan|proposal|approval|call|deal|room|wait\w*|hop(?:es?|ed|ing)|ask\w*|press\w*|"
    r"lobb\w+)(?: (?!for\b)[a-z0-9D-]+){0,3} for|counts? on|counting on|look(?:s|ing) to) (?:the |an? )?$"
)
"""What stands before a body that may or shall give: "an option for F0 to put M0 into P0"."""
THANKED = re.compile(r"\b(?:thank\w*|grateful to|indebted to) (?:the )?$")
ITS_LETTER = re.compile(
    r"'s? (?:own )?(?:[a-z-]+ ){0,4}(?:letter|loan|grant|award|commitment|facility|guarantee|contribution|share|"
    r"part|portion|"
    r"support|backing|offer|tranche)s? (?:is|was|were|will be|would be|comes to|came to|stands at)(?: for| worth)? ?"
)
"""Another body's letter or loan beside the first: "while F1's in-principle letter was for"."""
BESIDE = re.compile(
    r"[^.;,]{0,40}? (?:is|are|was|comes?|came|follow\w*|adds?|builds?|built) (?:in addition to|on "
    r"top of|"
    r"besides|on|to|an? earlier|a previous|the earlier|the previous)\b"
)
"""What one body gives beside another's sum: "the letter from F0 is in addition to M0 from F1"."""
OF_A_WHOLE = re.compile(r" (?:of|from|under|out of) (?:an?|the|its|that|this) (?:[a-z-]+ ){0,2}M\d+")
"""What a part is a part of, whose giver gives the part: "drew the first M0 of a M1 loan from F0"."""
OWN_CLAUSE = re.compile(r", (?:the [a-z]+|it|[CF]\d+) (?:has|have|had|also|will|received?|secured?|signed|was|is)\b")
"""A clause of its own between a sum and a body: "besides the M0 loan, the company has letters from F0"."""
ITS_OTHER = re.compile(r"'s? (?:[a-z-]+ ){0,4}[GF]\d+, (?:and )?$")
"""A programme of a body that ends one part of a list: the sum behind it is another's."""
ITS_REQUEST = re.compile(r"'s? (?:[a-z-]+ ){0,3}(?:applications?|requests?|bids?|pleas?|appeals?|hopes?|wish) ")
"""What shows that whoever possesses it asks for the sum."""
SECOND_VERB = re.compile(
    r"(?:,| and|, and) (?:(?!backed|guaranteed|insured|provided|arranged|funded|financed|supported|approved|signed|awarded|"
    r"granted|led|underwritten|matched|administered|managed|secured)[a-z]+ed|won|met|held|began|saw) (?:an?|the|its|their) "
    r"[^.;]*$|\b and (?:partnered|teamed(?: up)?|collaborated|cooperated|worked|joined forces) with $"
)
"""A second thing that the receiver did, whose agent is not the sum's: "raised M0 and welcomed a visit by F0"."""
GETS_IT = re.compile(
    r"(?:,[^,]{0,60},)?(?: (?:in|of) L\d+)? (?:(?:has|have|had|also|will|would|is|was|were|been|to|already|since|now) )*"
    r"(?:receiv(?:es|ed|e)|get(?:s|ting)?\b|got\b|secur(?:es|ed)\b|sign(?:s|ed) an? (?:[a-z-]+ )?(?:contribution|"
    r"funding|grant) agreement|"
    r"(?:been|was|were|be) (?:awarded|granted|allocated|given|promised|handed|lent)|borrow(?:s|ed)?)\b"
)
"""What a body does that itself receives."""
RESEARCHES = re.compile(r"\b(?:Research|Universit\w+|Laborator\w+|Institutes?|College)\b")
"""A public body that is given money for its work, rather than giving any."""
COVERED_BY = re.compile(
    r"\b(?:insured|guaranteed|covered) (?:in (?:part|full) |partly |fully )?by (?:the )?(?:[a-z]+ |L\d+ ){0,4}$"
)
"""What stands before the one who insures a loan that another gives."""
PERMITTED_BY = re.compile(
    r"\b(?:approvals?|permissions?|consent|clearance|licen[cs]es?|permits?|nod|sign-?off) (?:from|by|of) (?:the )?$"
)
"""What stands before a body that only permits: "for M0, subject to approval from the F0"."""
WITH_SUPPORT = re.compile(
    r"\bwith (?:the )?(?:[a-z]+ )?(?:support|help|backing|assistance|cover) (?:from|of|by) "
    r"(?:the )?$"
)
"""A body that stands behind another's loan."""
ITS_PROMISE = re.compile(
    r"'s? (?:own )?(?:[a-z-]+ ){0,3}(?:commitment|pledge|promise|decision|plan|offer|agreement|"
    r"move|approval|intention) (?:today |last (?:week|month|year) |in D\d+ )?to "
)
"""What a body has promised to do with a sum: "the government's commitment to earmark M0"."""
ANNOUNCED = re.compile(r" (?:has |have )?(?:announced|decided|confirmed|said|says|reported)\b(?! it\b)")
PART_OF = re.compile(
    r"[FC]\d+, (?:the |an? |its )?(?:[a-z'-]+ ){0,5}?(?:arm|unit|affiliate|agency|subsidiary|branch|member|part|vehicle) of "
    r"(?:the )?$"
)
"""What stands before the body whose part gives: "F0, the private arm of the F1"."""
OF_A_GIVER = re.compile(
    r"\b(?:guarantee|loan|grant|credit|subsidy|contribution|financing|facility|support) (?:of|from|by) (?:the )?$"
)
FOR_THE_SUM = re.compile(
    r" (?:for [^.;,:M]{3,60} |[^.;,:M]{0,20}\) )?(?:of|over|worth|in the amount of|for|\() ?(?:a |the )?"
)
"""What stands between the giver of a loan and the loan's sum: "a guarantee of F0 for untied loans of M0"."""
RELATIVE = re.compile(
    r"(?P<link>,? (?:(?!(?:to|from|by|for|with|of)\b)[a-z-]+ ){0,5}?(?:(?:for|on|under|to|of|over) which|(?:that|"
    r"which),?))?"
    r",? (?:the |its |lender )*"
)
"""What links a sum to a giver told behind it: "the M0 senior facility for which F0 gave credit approval", "the M0 F0
lent"."""
APPROVES = re.compile(
    r"(?:,[^,]{0,60},)?(?: (?:has|have|had|already|also|recently|yesterday|today|conditionally|now))* (?:gave|given|"
    r"gives|granted|grants|issued|received|obtained|approved|signed|provided|confirmed|took|passed|promised|agreed|"
    r"committed|is|was|will)\b"
)
OFFICE_OF = re.compile(r"\b(?:minister|secretary|commissioner) (?:for|of|responsible for) (?:the )?$")
"""Whoever heads a body and gives in its name."""
WE_GIVE = re.compile(
    r" (?:(?:also|now|then|today|therefore) )*(?:guarantee|provide|lend|grant|award|invest|support|finance|fund|give|"
    r"offer|contribute|approve|commit|insure|back|put|buy|subscribe|add)\b"
)
"""What a body does that speaks of itself."""
ARM_NAMED = re.compile(
    r"'s? (?:[a-z-]+ ){0,5}(?:arm|unit|affiliate|agency|subsidiary|office|vehicle|fund|bank|insurer),? (?=[FG]\d)"
)
"""What follows a body whose part is the giver: "the World Bank's lending arm, F1"."""
SAYS = re.compile(
    r" (?:has |have )?(?:said|says|announced|confirmed|reported|decided)(?: today| (?:on )?D\d+)? that (?:an? |the |"
    r"its |"
    r"another )?(?:(?:first|second|third|further|initial|final|last) )?"
)
GOES_TO = re.compile(r" (?:(?:is|are) (?:now )?going|(?:will |would |now )*(?:go|goes|went)) (?:in)?to\b")
"""A body tells where a sum of its own goes: "F0 said that a first M0 goes into new shares of C0"."""
LENDS = re.compile(
    r"\b(?:lends?|lent|lending|loan(?:ed|s)|withdr[ae]w\w*|cancel\w*|considering|provid\w+|extend\w*|advanc\w+|"
    r"offer\w*|commit(?:s|ted|ting)?|arrang\w+|"
    r"approv\w+|"
    r"agreed to (?:lend|provide|extend|advance)|underw\w+|made (?:available|(?:an?|the|its) (?:[a-z-]+ ){0,3}(?:loan|facility|"
    r"advance|commitment))|issued (?:[CN]\d+ )?(?:an?|its) (?:[a-z-]+ ){0,3}(?:commitment|letter))\b"
)
APPOINTED = re.compile(
    r"\b(?:mandat\w+|appointed|engaged|approached|asked|hired|chosen|selected)(?: (?:the|lenders|banks))* (?:[CF]\d+,? "
    r"(?:and )?(?:the )?)*$"
)
COMMISSIONED = re.compile(
    r"^(?:,? (?:and )?(?:the )?[CF]\d+)*,? (?:to|as) (?:arrange|provide|lead|underwrite|act|structure|mandated|fund|"
    r"finance|raise)"
)
PUBLIC_MONEY = ("grant", "tax_credit", "loan_guarantee")
"""Instruments whose giver is a giver by that, whatever it is called."""
WHICH_GIVES = re.compile(
    r", (?:which|who) (?:(?:has|have|had|will|would|is|are|also|now|to) )*(?:inject|put|add|lend|lent|provid|contribut|invest|"
    r"guarante|commit|bring|brought|chip|supply|suppli|grant|give|gave|underwrit|back)\w*(?: (?:in|up|an?|a further|another))* "
)
"""A giver whose gift its own clause tells: "a round with F0, which injects M0"."""
INSURES = re.compile(
    r" (?:(?:also|will|would|has|is to) )*(?:covers?|covered|insur(?:es?|ed)|guarantee[sd]?)(?: (?:an?|another|further|the "
    r"other))* "
)
"""What stands between an insurer and the sum that others lend."""
ITS_OWN_LOAN = re.compile(
    r".*\b(?:an?|the|its|their|own|another|new|first|second|further|C\d+'s?) F (?:(?!and\b)[a-z-]+ ){0,2}(?:loan|grant|award|"
    r"guarantee|facility|credit|subsidy|letter|funding|financing)s? (?:of|for|worth|totall?ing)(?: (?:an?|the|another))? "
)
"""A body whose name tells what loan it is: "its own F0 loan of M0"."""
WITH_OTHERS = re.compile(r"(?:,? (?:and |together with )?(?:the )?[FCL]\d+)+(?= [a-z])")
"""Givers who act with the first: "F0 and C0 invested"."""
TOGETHER = re.compile(r"^(?:,? (?:and )?(?:the )?[FCL]\d+)+ (?:have|has|will|are|would)\b")
"""Givers who share one verb: "F0 and the F1 have approved"."""


@dataclass(frozen=True, slots=True)
class Link:
    """A symbol that stands to a sum as giver or receiver, and how surely."""

    name: str
    weight: float
    how: str


def givers(frame: Frame, money: Symbol, head: Head | None, lends: bool) -> list[Link]:
    """Bodies that may give this sum, the surest first."""
    if sides := sides_of(frame, money):
        return [Link(sides.giver, 9, "agreement")]
    links: list[Link] = []
    public = head is not None and head.instrument in PUBLIC_MONEY
    for name, symbol in frame.of_kind("FCLN"):
        if (symbol.kind in "CN" and not (lends or public)) or (symbol.kind == "N" and not may_give(frame, symbol)):
            continue
        link = (
            _giver_right(frame, money, name, symbol, head is not None and head.instrument == "loan")
            if symbol.at > money.at
            else _giver_left(frame, money, name, symbol)
        )
        if (
            link is None
            or ARM_NAMED.match(frame.text, symbol.end)
            or PART_OF.search(frame.text, 0, symbol.at)
            or (is_metonym(symbol) and not acts(frame, symbol) and not gives_by_name(frame, money, symbol))
            or (link.how in ("subject", "near") and ATTRIBUTIVE.match(frame.text[symbol.end :]))
        ):
            continue
        weight = link.weight
        if symbol.kind in "CLN" or (symbol.kind == "F" and symbol.item.reference == "metonym"):
            weight -= 1.5 if symbol.kind in "CN" else 1
            if symbol.kind == "N" and link.how not in ("agent", "subject"):
                continue
            if symbol.kind == "C" and link.how == "subject" and is_industrial(str(symbol.item.name)):
                continue
            if symbol.kind == "C" and public and not lends and link.how != "agent":
                continue
            if link.how == "subject" and symbol.kind in "CN" and not LENDS.search(frame.text[symbol.end : money.at]):
                continue
            if link.how not in ("subject", "possessor", "agent"):
                continue
            if symbol.kind == "L" and link.how == "agent" and not gives_by_name(frame, money, symbol):
                continue
        links.append(Link(name, weight, link.how))
    awarded = (head and head.instrument) or GETS.search(frame.text[: money.at])
    if awarded and not any(link.weight >= 4 for link in links):
        links += _announcers(frame, money)
    return sorted(links, key=lambda link: -link.weight)


def _announcers(frame: Frame, money: Symbol) -> list[Link]:
    """The public body that announces a grant or loan whose giver is not told: "C0 gets a M0 grant, the F0 "
    "announced"."""
    return [
        Link(name, 5, "subject")
        for name, symbol in frame.of_kind("F")
        if symbol.at > money.at
        and symbol.item.kind in ("government", "ministry", "agency")
        and ANNOUNCED.match(frame.text, symbol.end)
        and re.search(r", (?:the )?$", frame.text[: symbol.at])
    ]


def _giver_right(frame: Frame, money: Symbol, name: str, symbol: Symbol, head_is_lent: bool = False) -> Link | None:
    gap = frame.text[money.end : symbol.at]
    if whole := OF_A_WHOLE.match(gap):
        gap = gap[whole.end() :]
    if re.match(r"\),? and (?:by|from|with|to)\b", gap):
        return None
    if re.search(r"M\d", gap) or len(gap) > 200:
        return None
    breaks = len(BREAK.findall(gap))
    if (
        re.fullmatch(r"[ -](?:(?!(?:and|or|but|while)\b)[a-z-]+ ){0,2}(?:the )?", gap)
        and not breaks
        and HEAD_NOUN.match(frame.text[symbol.end + 1 :])
    ):
        return Link(name, 9, "modifier")
    if OWN_CLAUSE.search(gap) or PERMITTED_BY.search(gap) or SECOND_VERB.search(gap):
        return None
    if WITH_SUPPORT.search(gap):
        return Link(name, 4.5 - 3 * breaks, "agent")
    if COVERED_BY.search(gap) and head_is_lent:
        return Link(name, 4, "agent")
    if AGENT.search(gap):
        weak = re.search(r"\b(?:of|at|with|through) (?:the )?$", gap) is not None
        if re.search(r"\b(?:of|at) (?:[a-z]+ )?$", gap):
            return None
        return Link(name, (6.5 if weak else 8) - 3 * breaks - len(gap) / 100, "agent")
    if told := RELATIVE.fullmatch(gap):
        gives = STRONG_GIVE.match(re.sub(r"^ (?:has |had )?", "", frame.text[symbol.end : symbol.end + 60]))
        if gives or (told["link"] and APPROVES.match(frame.text, symbol.end)):
            return Link(name, 8, "subject")
    if re.fullmatch(r" (?:and|, )?(?:the )?", gap):
        return None
    if joined := re.search(r"(F\d+|C\d+)(?:, (?:the )?[FC]\d+)*,? and (?:the )?$", gap):
        first = frame.symbols[joined.group(1)]
        earlier = _giver_right(frame, money, joined.group(1), first)
        return Link(name, earlier.weight - 0.5, "joined") if earlier else None
    if gap.endswith(", ") and re.search(r"[FC]\d+, (?:the )?$", gap):
        return None
    if re.search(
        r"\b(?:provided|arranged|led|backed|granted|awarded|approved|offered|issued|underwritten|managed|run|"
        r"administered) (?:in [a-z ]+ )?by (?:the )?$",
        gap,
    ):
        return Link(name, 7.5 - 2 * breaks, "agent")
    return None


def _giver_left(frame: Frame, money: Symbol, name: str, symbol: Symbol) -> Link | None:
    gap, before = frame.text[symbol.end : money.at], frame.text[max(0, symbol.at - 60) : symbol.at]
    breaks = len(BREAK.findall(gap))
    far = len(gap) / 80
    sums = len(re.findall(r"M\d", gap))
    if re.search(r"\bamong (?:them|these|which|others)(?:,? the)? $", before):
        return None
    if SAYS.fullmatch(gap) and GOES_TO.match(frame.text, money.end):
        return Link(name, 7, "agent")
    if OF_A_GIVER.search(before) and FOR_THE_SUM.fullmatch(gap):
        return Link(name, 8 - far, "agent")
    if re.search(r"\bby (?:the )?$", before) and re.fullmatch(r" with (?:a |an |another )?(?:[a-z-]+ of )?", gap):
        return Link(name, 8, "agent")
    if not gap.strip() and GAPPED.search(before) and shares_a_verb(frame, symbol):
        return Link(name, 9.5, "subject")
    if WHICH_GIVES.fullmatch(gap):
        return Link(name, 8.5, "subject")
    if INSURES.fullmatch(gap):
        return Link(name, 9.5, "subject")
    if (others := WITH_OTHERS.match(gap)) and re.search(r"\W(?:and|with) ", others.group()):
        gap = gap[others.end() :]
        breaks = len(BREAK.findall(gap))
    if APPOINTED.search(before) and COMMISSIONED.match(gap):
        return Link(name, 8 - far - sums, "agent")
    if re.search(r"\bwith (?:the )?$", before) and WITH_ITS_OWN.match(gap):
        return Link(name, 9.5 - far - sums, "subject")
    if re.search(r"\b(?:appl(?:y|ied|ying|ication)|request|turned|proposal)\b[^.;]{0,30} to (?:the )?$", before):
        return Link(name, 7 - far - sums, "agent")
    if THANKED.search(before) and re.match(r" for\b", gap):
        return Link(name, 8 - far - sums, "agent")
    if MAY_GIVE.search(before) and WITH_ITS_OWN.match(gap):
        return Link(name, 8 - far - sums, "subject")
    if (
        not OFFICE_OF.search(before)
        and re.search(
            r"\b(?:to|for|with|between|into|told|lobb\w+|asked|urged|unlike|than) (?:the )?$",
            before,
        )
        and not re.search(
            r"\b(?:agreement|deal|signed|contract|facility|talks|negotiat\w+|mandate|sheet|letter)\b[^.;]{0,40}\bwith "
            r"(?:the )?$",
            before,
        )
    ):
        return None
    if OFFICE_OF.search(before) and STRONG_GIVE.search(gap):
        return Link(name, 8.5 - 2 * breaks - far - sums, "subject")
    if ITS_OWN_LOAN.fullmatch(f"{before}F{gap}"):
        return Link(name, 9, "modifier")
    if OWN_LABEL.fullmatch(gap):
        return Link(name, 8, "label")
    if gap.startswith("'s") or re.match(r"' ", gap):
        if ITS_OTHER.search(gap) or ITS_REQUEST.match(gap):
            return None
        if not FINITE.search(gap) and not STRONG_GIVE.search(gap) and len(gap) < 90:
            return Link(name, 9 - far - sums, "possessor")
        if ITS_LETTER.fullmatch(gap):
            return Link(name, 8.5 - far - sums, "possessor")
        if ITS_PROMISE.match(gap) and STRONG_GIVE.search(gap):
            return Link(name, 8.5 - far - 2 * breaks - sums, "subject")
        if re.match(
            r"'s? (?:board|cabinet|ministry|government|parliament|export credit agency|development bank|directors|"
            r"minister|[a-z ]{0,30}(?:fund|arm|bank|agency|office))\b",
            gap,
        ):
            return Link(name, 7 - far - 2 * breaks, "subject")
        return Link(name, 3 - far, "far")
    if re.search(
        r"\b(?:from|by)(?: (?:both|the|a|its|their|australia's|canada's|japan's|germany's|state-owned|federal|lender|"
        r"lenders))* $",
        before,
    ):
        if re.search(r"M\d+ (?:[a-z-]+ ){0,5}(?:from|by) [^.;]{0,30}$", before) or BESIDE.match(gap):
            return Link(name, 3 - breaks - far, "agent")
        return Link(name, 8 - 2.5 * breaks - far - sums, "agent")
    if re.search(r"\bof which (?:the )?$", before) and STRONG_GIVE.search(gap):
        return Link(name, 8.5 - far, "subject")
    if GETS_IT.match(gap):
        return None
    if re.search(r"^\W*(?:the )?$", frame.text[: symbol.at]) and re.match(r"(?:'s)? ?[:–—-] ", gap):
        return Link(name, 8 - far - sums, "label")
    if re.search(r"\bwith(?: [a-z-]+){0,3} $", before):
        return Link(name, 6.5 - 2.5 * breaks - far - sums, "agent")
    if re.search(r"\b(?:of|in|at|and owned by|owned by|under|like) (?:the )?$", before) and not re.search(
        r"\b(?:letter|loan|grant|support|commitment|board|ministers?|guarantee|fund|arm|unit|agency|vehicle) (?:of|in|at) "
        r"(?:the )?$",
        before,
    ):
        return None
    if later := re.search(r"\b(?:and|while|but) (?:the |its )?[FC]\d+(?:'s [a-z]+)? [a-z]", gap):
        far += 3 if not re.search(r"M\d", gap[: later.start()]) else 4
    if re.search(r"(?:\band|,) (?:the |its )?[FC]\d+ $", gap):
        return None
    if WE_GIVE.match(gap) and _printed(frame, symbol) in ("we", "We"):
        return Link(name, 9 - breaks - far - sums, "subject")
    verb = STRONG_GIVE.search(gap)
    if verb:
        lead = gap[: verb.start()]
        clean = not re.search(r"[CFN]\d+ (?:has|have|had|was|were|is|said|says|will)\b", TOGETHER.sub("", lead))
        passive = re.search(
            r"\b(?:was|were|been|being|be) (?:also |conditionally )*$",
            lead,
        ) and re.match(
            r"award|grant|allocat|offer|select|approv|given|promis|lent",
            verb.group(),
        )
        if passive and not verb.group().endswith("ing"):
            return None
        return Link(
            name,
            9
            - (0 if clean else 3)
            - 2 * max(0, breaks - lead.count(", which") - lead.count(", who"))
            - far
            - 0.5 * sums,
            "subject",
        )
    if re.fullmatch(
        r"(?:, |,? and )?(?: ?(?:the )?F\d+)?(?: another| a further| adding| adds| an additional| plus| with)? ?",
        gap,
    ):
        return Link(name, 7, "subject")
    if re.search(
        r"\b(?:has|have|had|will|would|could|may|might|plans?|is|are|start\w*|doubl\w*|rais\w*|expand\w*|increas\w*|"
        r"propos\w*|consider\w*|issued?|seeks?|wants?|intends?|agree\w*|sign\w*|bought|buys?|buy|purchas\w*|took|"
        r"takes?|clos\w*|sent|mandates?)\b",
        gap,
    ):
        return Link(name, 6 - 2 * breaks - far - 0.5 * sums, "subject")
    if re.match(r" (?:[a-z]+ly )?[a-z]+(?:ed|es|ght)\b", gap):
        return Link(name, 6 - 2 * breaks - far - 0.5 * sums, "subject")
    return Link(name, 4 - 2 * breaks - far - sums, "near")


def _printed(frame: Frame, symbol: Symbol) -> str:
    """How the page prints what a symbol stands for."""
    return frame.printed[symbol.item.start - frame.start : symbol.item.end - frame.start]
