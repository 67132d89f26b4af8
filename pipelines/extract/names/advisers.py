"""Who works for a party for a fee: advisers, lawyers, underwriters and promoters, who take no side of the deal they help."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.names.words import NameKind

TRADE = (
    r"(?:advis[eo]rs?|counsel|solicitors?|lawyers|attorneys?|underwriters?|book-?runners?|lead managers?|joint managers?|"
    r"(?:placement|placing|sales|lead|co-|joint|sole|exclusive|selling|transfer|escrow|information) ?agents?|"
    r"market[- ]makers?|corporate brokers?|joint brokers?|auditors?|nomad|registrar|scrutineers?|proxy solicitor)"
)
"""What those are called who work for a party."""
ACTS_AS = re.compile(
    r",?\s(?:(?:is|was|are|were|has been|have been|will be|be)\s)?"
    r"(?:(?:acting|acted|acts|act|serving|served|serves|engaged|appointed|retained|to act|to serve)\s)?"
    rf"as (?:[a-z-]+,?\s(?:and\s)?){{0,5}}?{TRADE}\b"
)
"""Behind an adviser: "⟦⟧ is acting as financial adviser to"."""
SERVES = re.compile(
    r"[^.;()]{0,12}(?:\([^()]{1,60}\))?,?\sto (?:provide|perform|deliver|assist with) (?:[a-z,-]+\s){0,7}?"
    r"(?:advisory|advice|investor relations|market[- ]making|communications?|awareness|promotional|promotion|"
    r"research coverage|legal)\b"
)
"""Behind who is engaged: "⟦⟧ to provide investor relations services"."""
FOR_OTHERS = re.compile(
    r"(?:\s\([^()]{1,60}\))?\s(?:(?:has|have|will)\s)?(?:(?:announced|made|makes|lodged|launched|submitted|filed)\s"
    r"(?:[\w-]+\s){0,4}?(?:bid|offer|announcement|statement|notice|application)\s(?:[a-z]+\s){0,2}?on behalf of\b|"
    r"(?:co-)?(?:led|arranged|underwrote|managed|ran) the (?:[a-z-]+ )?(?:offering|placement|placing|financing|issue)\b|"
    r"(?i:initiat|updat|resum|maintain|reiterat|suspend)(?:es?|ed|ing|s)? (?i:(?:their|its|research|equity) )?"
    r"(?i:coverage|rating)\b)"
)
"""Behind who acts, issues shares or writes for others: "⟦⟧ has announced an offer on behalf of", "⟦⟧ initiates coverage"."""
APPOSED = re.compile(
    rf",\s(?:(?:its|the|an?|their|sole|joint|lead|exclusive|financial|legal|corporate|technical|"
    rf"investment|capital|markets|strategic|and)\s){{0,5}}{TRADE} (?:to|of|for)\b"
)
ADVISED_BY = re.compile(
    r"\b(?:advised by|represented by|counsel(?:led)? by|(?:financial|legal|corporate|investment|technical) "
    r"(?:advis[eo]rs?|counsel)(?: (?:is|are|was|were))?:?|law firms?|lead managers?|book-?runners?|underwriters?) $"
)
"""Before an adviser: "its financial adviser ⟦⟧"."""
LAST_BEFORE = ("by ", "r ", "rs ", "el ", "is ", "are ", "was ", "were ", ": ", "m ", "ms ")
"""What every such text ends in: asked first, as it costs least."""
NEAR = 70
"""Characters behind a name in which the word stands that tells what it acts as: looked for first."""
POINTS = 20
"""More than any other sign of one place gives: elsewhere the same firm may be a party."""


def adviser_points(before: str, after: str) -> dict[NameKind, int]:
    """Points of a name for somebody who works for a party, none where nothing tells so."""
    near = after[:NEAR]
    if (
        (" as " in near and ACTS_AS.match(after))
        or (" to " in near and SERVES.match(after))
        or (after[:1] == "," and APPOSED.match(after))
        or (after[:1] == " " and FOR_OTHERS.match(after))
    ):
        return {"nobody": POINTS}
    if before.endswith(LAST_BEFORE) and ADVISED_BY.search(before):
        return {"nobody": POINTS}
    return {}
