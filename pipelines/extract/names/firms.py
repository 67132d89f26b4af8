"""What a name's form and the words around it say of a company that nothing else tells: what it does, has and is paid.

These clues are weak, as those of `sites` are: two of them settle nothing against a clue that a mine or a town is told by.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.names.words import SIDES, UPPER
from pipelines.extract.places import place_of

FIRM_ENDS = frozenset(
    """
    acquisitions additive advisers advisors alloys alumina associates chemie contracting contractors
    developments elements engineering enrichment equipment fertilisers fertilizers foundries foundry laboratories
    management metallurgy nonferrous powders railway railways services shipyards synergies""".split()
)
"""Words that companies of other trades end in, and this trade's projects do not."""
ROMAN = re.compile(r"(?:[IVX]{1,5})")
FUNDS = frozenset("fund capital partners equity".split())
"""What stands before the Roman number of an investor: "Harrow Resource Fund IV"."""
CAMEL = re.compile(r"(?!Ma?c|Fitz)[A-Z][a-z]{2,}[A-Z][A-Za-z]+|[A-Z]{2,}[a-z]{3,}")
"""Capitals inside one word, as brands have them: "NovaHarrow", "HARtec"."""
CONTINENTS = frozenset(("Africa", "America", "Americas", "Asia", "Europe", "North America", "South America", "Pacific"))
ACTS = frozenset(
    """
    accepted admits admitted aims applied appointed appoints argues asked awarded believes bids borrowed borrows cancelled
    canceled chooses choose chose chosen concluded confirmed confirms considers considering contracted decided declared
    denies dissolved ended ends exercise exercised farmed filed finished formed gave give given gives granted grants
    handed hands hired hopes insists invited launched launches lend lends lent listed market markets negotiated negotiates
    negotiating offers offered optioned owned owns picked picks promised promises prolonged published publishes put puts
    refinanced refused rejected rejects renewed renews repaid seeks sought spent supplied swapped talking tells terminated
    terminates told unveiled unveils walked wants wanted warned writes wrote""".split()
)
"""What takes somebody who decides; no mine does it."""
ACT = re.compile(
    r"\s+(?:(?:has|have|had|will|would|may|can|could|must|is|was|to|also|now|today|already|not|since|never|be|been)\s+){0,4}"
    r"([a-z]+)\b"
)
HAS = re.compile(
    r"[’']s?\s+(?:(?:\d[\d.,]*(?:%| per cent|-\w+)|[a-z]+(?:-[a-z]+)?)\s+){0,3}?(?:projects?|propert(?:y|ies)|mines?|refinery|"
    r"smelter|deposits?|prospects?|approach|estate|shareholders|bank account|bid|right to|claims|tenements)\b"
)
"""What only somebody has: "⟦⟧'s scandium project", "⟦⟧'s unsolicited 20-cent approach"."""
HAS_NAMED = re.compile(
    r"[’']s?\s+(?!(?:Park|Office|Government|Ministry|Department|Bank|"
    rf"Stage|Phase|Zone|Train|Lot|Area|Module|Measured|Indicated|Inferred|Mineral|Ore|Proved|Proven|Probable|"
    rf"North|South|East|West|January|February|March|April|May|June|July|August|September|October|November|December)\b)[{UPPER}][a-z]+"
)
"""A name in its possession: "⟦⟧'s Harrow heaps"."""
PAID = re.compile(
    r"\s+(?:for|against|in (?:exchange|return) for)\s+(?:(?:about|around|some|up|to|a|an|total|of|roughly|nearly)\s+){0,3}"
    r"(?:[A-Z]{1,3})?\s?[$€£¥]?\d|\s+(?:by (?:paying|issuing|spending|funding)|at a price|under a scheme|outright)\b"
)
ON_MARKET = re.compile(
    r"\s+(?:on (?:the )?market|under a scheme of arrangement|under a scheme|shares?\b|shareholders|stock\b)"
)
"""What follows those whose shares are traded: "17% of ⟦⟧ on the market", "half a ⟦⟧ share"."""
WHO_DOES = re.compile(
    r",\s+(?:which|who)\s+(?:(?:has|will|may|can|would|also|already|now|never)\s+){0,2}(?:makes?|made|sells?|sold|buys?|bought|"
    r"recycles?|refines?|employs?|trades?|runs|builds?|looks?|plans?|wants?|hopes?|paid|pays|signed|agreed|spent)\b"
)
SUM_AFTER = re.compile(
    r"\s+(?:(?:up to|about|some|a|an|another|nearly|its) )?"
    r"(?:[A-Z]{0,3}[$€£¥]\s?\d|\d[\d.,]* (?:million|billion)|with (?:a|an|the|up)\b)"
)
GIVEN_BEFORE = re.compile(
    r"\b(?:giv(?:es|e|ing|en)|gave|hands?|handed|paid|pays|paying|lends?|lent|lending|grants?|granted|awards?|awarded|"
    r"provid(?:es?|ed|ing)|owes|advanced|offers?|offered|and) $"
)
"""With a sum behind the name, before whoever gets it: "it hands ⟦⟧ $5 million"."""
SPOKEN_TO = re.compile(
    r"\b(?:[Aa]ccording to|(?:approach|proposal|letter|prepayment|advance) to|"
    r"(?:into|of|in|entered) the (?:share )?capital of|"
    r"(?:[Aa]greements?|[Cc]ontracts?|[Dd]eals?|[Ii]ntent|[Uu]nderstanding|[Tt]alks|[Vv]entures?|[Mm]erger|[Aa]lliance|[Pp]artnership)"
    r" (?:[a-z]+ ){0,2}between|(?:has|have|had) (?:chosen|appointed|hired|engaged)) (?:[A-Z][a-z]+[’']s )?$"
)
"""Before one that is written to, invested in, agreed with or hired."""
SELLER_BEFORE = re.compile(r"(?:\bfrom|\bto) (?:[A-Z][a-z]+[’']s )?$")
AGENT_BEFORE = re.compile(
    r"\b(?!followed|surrounded|bounded|joined|replaced|separated|hosted|driven)(?:[a-z]{2,}ed|run|held|sold|won|built|bought|drawn|lent|"
    r"led) by (?:[A-Z][a-z]+[’']s )?$"
)
"""Before whoever does what is said: "funds managed by ⟦⟧", "sold by ⟦⟧"."""


@lru_cache(maxsize=16384)
def firm_form(printed: str) -> int:
    """Points for a company that the name's own words give it, 0 where they give none."""
    words = printed.split()
    if any(CAMEL.fullmatch(word) for word in words[:3]):
        return 2
    if len(words) == 1:
        return 0
    last = words[-1].lower()
    if ROMAN.fullmatch(words[-1]) and words[-2].lower() in FUNDS:
        return 9
    if last in FIRM_ENDS:
        return 3
    if last == "earth" and len(words) > 2 and words[-2] == "Rare":
        return 3
    if " Corporation of " in printed or " Company of " in printed:
        return 4
    return 3 if _is_national(words) else 0


def _is_national(words: list[str]) -> bool:
    """ "Harrow Canada", "Harrow North America": a company's arm in a country or a part of the world."""
    for tail in (2, 1):
        home = " ".join(words[-tail:])
        place = place_of(home)
        if len(words) > tail and (home in CONTINENTS or (place is not None and place.kind == "country")):
            own = words[:-tail]
            return own[0].lower() not in SIDES and place_of(" ".join(own)) is None and "of" not in own
    return False


def firm_points(before: str, after: str) -> int:
    """Points for a company that the words on either side of a name give it, 0 where they say nothing of one."""
    lead = after[:1]
    if lead and lead in "’'":
        return 2 if HAS.match(after) or HAS_NAMED.match(after) else 0
    if lead == "," and WHO_DOES.match(after):
        return 2
    if lead == " " and (act := ACT.match(after)) and act[1] in ACTS:
        return 2
    if ON_MARKET.match(after) or (SUM_AFTER.match(after) and GIVEN_BEFORE.search(before)):
        return 3
    if SELLER_BEFORE.search(before) and PAID.match(after):
        return 3
    return 2 if (" by " in before and AGENT_BEFORE.search(before)) or SPOKEN_TO.search(before) else 0
