"""Countries, states and capitals that stand for their governments where they act like one, and which other names may
give."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.words import STRONG_GIVE
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.places import place_of

GIVEN_BY_STATE = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:grants?|subsid(?:y|ies)|tax credits?|state loan) (?:from|by) (?:the )?(?:state of |province "
    r"of )?"
)
"""What stands between a sum and the state or region that alone can give it."""
RECEIVED = re.compile(r"\b(?:receiv\w+|awarded|granted|gets?|got)\b")
FROM_STATE = re.compile(r" (?:from|by) (?:the )?")
PUBLIC_SHARES = re.compile(
    r"\b(?:rescue|bail-?out|aid|support|subsid(?:y|ies)|grants?|incentives?|package|backing|governments|help|cheque|"
    r"assistance)\b"
)
"""What a sentence calls money that only states can share in."""
"""The same where somebody receives the sum: "C0 is receiving M0 from the L0"."""
GAPPED = re.compile(r"(?:,|\band|\bwhile|;|\bplus)(?: (?:the|another|with|state of|province of))* $")
"""What stands before the second giver of one verb: "F0 gives M0 and F1 M1"."""
OWN_SHARE = re.compile(
    r"'s (?:own )?(?:share|part|contribution|portion|loan|grant|commitment|money|investment|funding|"
    r"award|support)\b(?! (?:bank|fund|authority|agency))"
)
ITS_COMPANY = re.compile(r"'s (?:[a-z-]+ ){0,3}C\d")
"""What follows a country that is only a company's home: "Canada's C0 sells ..."."""
ATTRIBUTIVE = re.compile(
    r" (?:financiers?|lenders?|officials?|ministers?|compan(?:y|ies)|firms?|miners?|banks?|agenc(?:y|ies)|projects?|"
    r"funds?|metals?|traders?|investors?|engineers?|analysts?|taxpayers?|mines?|producers?|carmakers?|group|markets?|"
    r"listed|based|and [a-z])\b"
)
"""What follows a country or a capital that is only an adjective there."""
SPENDS = re.compile(
    r"(?:'s (?:[a-z-]+ ){0,5}(?:fund|bank|ministry|agency|treasury|cabinet|parliament|council|lender|insurer|"
    r"department))?"
    r"(?:,[^,]{0,60},)?(?: (?:has|have|had|will|would|is|also|itself|to|plans|now|already))* (?:spend\w*|spent|"
    r"set(?:s|ting)? "
    r"(?:aside|up)|earmark\w*|allocat\w*|commit\w*|invest\w*|provid\w*|pledg\w*|put(?:s|ting)?|budget\w*|offer\w*|"
    r"approv\w*|award\w*|grant\w*|lend\w*|lent|tak(?:e|es|ing)|took|fund\w*|contribut\w*|announc\w*|launch\w*|giv\w+|"
    r"gave|back\w*|"
    r"chipp\w+|kick\w*|advanc\w*|inject\w*|releas\w*|match\w*|subsidi[sz]\w*|cancel\w*|withdr\w+|wr\w+ off)\b"
)
"""What a state or province must do to be taken for its government."""
STARTS_VERB = re.compile(
    r"(?:'s G\d+|,[^,]{0,80},)?(?: (?:on )?D\d+)?(?: (?:earlier|late|later|last|recently|previously)"
    r"(?: (?:this|last|in|that) [a-zD\d]+)?)?(?: (?:has|have|had|will|would|is|are|could|may|"
    r"plans?|also|itself|then|now|"
    r"today|[a-z]+ly|[a-z]+(?:ed|s|t|ght|nt|ve|id)))\b|'s? [^.;]{0,60}$|"
    r"'s (?:[a-z-]+ ){0,5}(?:fund|bank|ministry|agency|treasury|cabinet|lender|insurer|department)\b"
)

INDUSTRIAL = re.compile(
    r"(?i)\b(?:resources|minerals|mining|mines|metals|motors?|energy|chemicals?|materials|batter\w+)\b"
)
"""What a miner or a maker is called, who lends to its partner as a part of their deal."""
ABBREVIATION = re.compile(r"[A-Z]{3,6}")
ONE_OF_A_KIND = re.compile(r"\b(?:an?|its|their|our|this|another) $")
"""What stands before capitalised words that are no name: "made an Investment Decision"."""


def gives_by_name(frame: Frame, money: Symbol, symbol: Symbol) -> bool:
    """ "A M0 subsidy from L0": the state or region gives, since a subsidy or grant can come from nobody else."""
    place = place_of(symbol.item.printed if symbol.kind == "L" else symbol.item.name)
    is_state = symbol.kind == "F" or (place is not None and place.kind in ("country", "region", "capital"))
    if not is_state or symbol.at < money.at:
        return False
    gap = frame.text[money.end : symbol.at]
    received = RECEIVED.search(frame.text, 0, money.at) and FROM_STATE.fullmatch(gap)
    shares = FROM_STATE.fullmatch(gap) and PUBLIC_SHARES.search(frame.text, 0, money.at)
    return received is not None or shares is not None or GIVEN_BY_STATE.fullmatch(gap) is not None


def is_metonym(symbol: Symbol) -> bool:
    """True for a place, or a body under the name of a place."""
    return symbol.kind == "L" or (symbol.kind == "F" and symbol.item.reference == "metonym")


def acts(frame: Frame, symbol: Symbol) -> bool:
    """A country gives money only as the subject of a verb or the possessor of a programme, never as an adjective."""
    if OWN_SHARE.match(frame.text, symbol.end):
        return True
    if symbol.kind == "L":
        place = place_of(symbol.item.printed)
        if place is None or place.kind not in ("country", "capital", "region"):
            return False
        if place.kind == "region" and not SPENDS.match(frame.text, symbol.end):
            return False
    after = frame.text[symbol.end : symbol.end + 100]
    if ITS_COMPANY.match(after):
        return False
    return (
        (not ATTRIBUTIVE.match(after) and STARTS_VERB.match(after) is not None)
        or re.match(r",? (?:and )?[FL]\d", after) is not None
        or (
            re.match(r" M\d", after) is not None
            and GAPPED.search(frame.text[: symbol.at]) is not None
            and shares_a_verb(frame, symbol)
        )
    )


def shares_a_verb(frame: Frame, symbol: Symbol) -> bool:
    """True where another giver's verb and sum stand before this one in the sentence: "F0 gives M0 and F1 M1"."""
    first = re.search(r"[FCL]\d+ [^;.]*?M\d", frame.text[: symbol.at])
    return first is not None and STRONG_GIVE.search(first.group()) is not None


def may_give(frame: Frame, symbol: Symbol) -> bool:
    """A name of unknown kind that is neither a place nor a person's."""
    name = str(symbol.item.printed)
    if ONE_OF_A_KIND.search(frame.text, 0, symbol.at):
        return False
    several_words = " " in name or symbol.item.kind == "agency" or ABBREVIATION.fullmatch(name) is not None
    return symbol.item.kind in ("other", "agency") and several_words and place_of(name) is None


def is_industrial(name: str) -> bool:
    """A company called by what it digs or makes."""
    return INDUSTRIAL.search(name) is not None or bool(commodities_in(name))
