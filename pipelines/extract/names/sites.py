"""What the words around a name of unknown kind say of a mine or plant: where it stands, what comes from it, who holds it.

These clues are weak: they tell between a site and nothing, and give way to any that a company is told by.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.names.words import is_metal
from pipelines.extract.places import place_spans

STANDS = re.compile(
    r"\b(?:plant|refinery|smelter|factory|gigafactory|mill|complex|facility|concentrator|foundry|converter|works)"
    r"(?: (?:it|that|which) (?:[a-z]+ ){1,4}?)? ?(?:in|at|near|outside) $"
)
"""Before the town that a plant is called by: "an anode plant in ⟦⟧", "the plant it wants to build in ⟦⟧"."""
LABELLED = re.compile(r"(?:\b[Mm]ain [Aa]sset|\b[Aa]ssets?|\b[Pp]rojects?|\b[Mm]ines?|\b[Dd]eposits?)\s?[:|]\s?$")
"""The label of a line or a cell that says what stands in it."""
HELD = re.compile(
    r"\b(?:owns|dig|dig up|digs|(?:a |one )?half of|most of|pounds of|what|abandoned|drills?|drilling at|restarting|"
    r"re-?opening|mothballing|dewatering|recommissioning|redeveloping|reopened|restarted|mothballed) $"
)
"""What is done with a mine by its name alone."""
BESIDE = re.compile(r"[’']s $|[a-z%)] (?:for|on|at|of|from|over|towards?|to|into|owns|dig) $|\($|\| $")
"""What stands before a mine that its place follows."""
FROM_A_TOWN = re.compile(
    r"\b(?:north|south|east|west|port|city|town|county|capital|university|village|people|mayor|district|province|state|"
    r"km|kilomet(?:re|er)s|miles|outside|back|moved?|shipped|ships|flights?|road|rail|line|compan(?:y|ies)|firm|based)"
    r" (?:of|from|to|for) $"
)
"""What is said of a town and not of a mine."""
QUALITY = re.compile(
    r"-[a-z]+$|^An? [A-Z][a-z]+$|"
    r"^(?:[Pp]roject|[Pp]ropert|[Dd]eposit|[Mm]ine|[Pp]lant|[Cc]ompan|[Cc]orporation|[Gg]roup|[Ii]ssuer|[Bb]oard)"
    r"(?:y|ies|s)?$"
)
"""No name, but what goods or things are: "Battery-grade manganese", "the Company has resources"."""
HEADS_A_CELL = re.compile(r"[A-Z][a-z]+(?:ed|ing)")
"""A first word of a cell that has its capital for that: "Secured project loan", "Working capital facility"."""
PRODUCTS = frozenset("ore feedstock concentrate concentrates brine spodumene flotation heaps".split())
SEVERAL_SITES = re.compile(
    r"(?: and [A-Z][a-z]+(?: [A-Z][a-z]+)?)?, (?:(?:its|the) )?(?:two|three|both|a pair of) (?:[a-z]+(?:-[a-z]+)? ){0,3}"
    r"(?:projects|mines|deposits|properties|prospects)\b"
)
"""Behind the first of several: "⟦⟧ and Harrow, two gold mines in"."""
TO_PLACE = re.compile(r"(?:, in|,| in| near|, near)(?: the)? (?:[a-z]+(?:ern)? )?")


def site_points(before: str, after: str) -> int:
    """Points that the words on either side of a name give a site, 0 where they say nothing of one."""
    if STANDS.search(before) or LABELLED.search(before):
        return 4
    if HELD.search(before):
        return 2
    following = after.split(None, 1)[0].rstrip(",.;") if after[:1] == " " and after.strip() else ""
    if following.islower() and (is_metal(following.partition("-")[0]) or following in PRODUCTS):
        return 2
    if SEVERAL_SITES.match(after):
        return 4
    if BESIDE.search(before) and not FROM_A_TOWN.search(before):
        in_brackets = before.endswith("(")  # a company's home is put in its state: "(Toledo, Ohio)"
        return 2 if _is_placed(after, ("country",) if in_brackets else ("country", "region")) else 0
    return 0


def is_no_site(name: str, before: str) -> bool:
    """Whether a name's own form says that it is none of a site."""
    return bool(QUALITY.search(name) or (before.endswith("| ") and HEADS_A_CELL.fullmatch(name)))


def _is_placed(after: str, kinds: tuple[str, ...]) -> bool:
    """Whether a country or a province follows: "⟦⟧, Ontario", "⟦⟧ in Botswana"."""
    gap = TO_PLACE.match(after)
    if gap is None:
        return False
    spans = place_spans(after[:60])
    return bool(spans) and spans[0].start <= gap.end() and spans[0].place.kind in kinds
