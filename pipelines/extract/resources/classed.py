"""Which words of class around a figure are its own: "81 Mt of Measured and Indicated at 69 g/t, and Inferred of"."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.resources.phrases import AS_VERB, DECIMAL_POINT, IS_CLASS, NEXT_BEGINS, SHARE_OF_IT
from pipelines.extract.tables.terms import CLASS_WORD, JOIN, SHORTHAND, classes_in

OF_CLASS = re.compile(r"(?i)\s*(?:of|in|as|in the|(?:is |are )?(?:classified|classed|categori[sz]ed) as)\s*")
""" "81 Mt of Measured and Indicated at 69 g/t": the class is of this figure."""
OF_NEXT = re.compile(r"(?i)\s*(?:(?:mineral |ore )?(?:resources?|reserves?))?\s*(?::|\bof\b|\bat\b)\s*(?:[a-z]+ ){0,3}")
"""Between a class and the next figure, which it is of: "Indicated resources of about"."""
ABBREVIATED = re.compile(r"^\.(?= [A-Za-z])")
""" "10.6 million lb. inferred"."""
CLASS_LINK = re.compile(rf"(?i)(?:{JOIN}|\s*(?:mineral |ore )?(?:resources?|reserves?)?{JOIN})(?:the )?")


def without_points(tail: str) -> str:
    """The words behind a figure without the points that end no clause: of a number, of "lb."."""
    return ABBREVIATED.sub(" ", DECIMAL_POINT.sub("·", tail))


def class_behind(tail: str, is_last: bool) -> tuple[int, frozenset[str], int] | None:
    """The class that follows a figure and belongs to it: "at 1.2% Measured, ...", not "at 1.2%; Indicated: ..."."""
    groups = class_groups(tail[:120])
    if not groups:
        return None
    start, _, end = groups[0]
    if SHARE_OF_IT.search(tail[:start]):
        return None
    if OF_CLASS.fullmatch(tail, 0, start):
        return groups[0]
    if not is_last and not tail[end:].strip():
        return None
    if NEXT_BEGINS.search(tail[:start]) or (not is_last and OF_NEXT.fullmatch(tail, end)):
        return None
    return groups[0]


def class_groups(text: str) -> list[tuple[int, frozenset[str], int]]:
    """Coordinated class words as (start, classes, end): "Measured and Indicated", "proven, probable"."""
    groups: list[tuple[int, frozenset[str], int]] = []
    matches = sorted([*CLASS_WORD.finditer(text), *SHORTHAND.finditer(text)], key=lambda m: m.start())
    for match in matches:
        is_coordinate = groups and CLASS_LINK.fullmatch(text, groups[-1][2], match.start())
        if match.lastgroup in ("P", "Q") and not (is_coordinate or IS_CLASS.match(text, match.end())):
            continue
        if AS_VERB.match(text, match.end()):
            continue
        letters = classes_in(match.group())
        if is_coordinate:
            start, before, _ = groups.pop()
            groups.append((start, before | letters, match.end()))
        else:
            groups.append((match.start(), letters, match.end()))
    return groups
