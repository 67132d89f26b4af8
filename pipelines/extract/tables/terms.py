"""The words of mineral estimates: class, kind, standing and reporting code, read from a cell, header or sentence.

Terms as the JORC Code (2012), NI 43-101 with the CIM Definition Standards (2014) and S-K 1300 define them. "Proved" is
JORC's word for what the others call proven.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pipelines.extract import regex as re
from pipelines.model import Category, EstimateKind, ReportingCode

JOIN = r"\s*(?:,|and|or|&|\+|/|plus|–|-)+\s*"
CLASS_WORD = re.compile(
    r"(?i)\b(?P<M>measured|meas?\b\.?)|\b(?P<I>indica?ted|indic\b\.?|ind\b\.?)|\b(?P<F>inferr?ed|infer\b\.?|inf\b\.?)"
    r"|\b(?P<P>prove[nd]|prov\b\.?)|\b(?P<Q>probable|prob\b\.?)"
)
SHORTHAND = re.compile(
    r"\bM\s?(?:&|\+|and)\s?I(?P<all>\s?(?:&|\+|and)\s?I(?:nf)?)?(?=\d?\b)|\bMI&?I\b|\b(?P<twop>2P|P\s?&\s?P)\b"
)
TOTAL_WORD = re.compile(
    r"(?i)\b(?:(?:grand|sub|over)[\s-]?)?totals?\b|\ball (?:classes|categories)\b|\bcombined\b|\bglobal\b"
    r"|\boverall\b"
)
OF_CLASSES: dict[frozenset[str], Category] = {
    frozenset("M"): "measured",
    frozenset("I"): "indicated",
    frozenset("F"): "inferred",
    frozenset("MI"): "measured_indicated",
    frozenset("MIF"): "total",
    frozenset("IF"): "total",
    frozenset("MF"): "total",
    frozenset("P"): "proven",
    frozenset("Q"): "probable",
    frozenset("PQ"): "proven_probable",
}
RESERVE_CLASSES = frozenset({"proven", "probable", "proven_probable"})
RESOURCE_CLASSES = frozenset({"measured", "indicated", "measured_indicated", "inferred"})

RESERVE = re.compile(r"(?i)(?<!non-)\breserves?\b")
RESOURCE = re.compile(r"(?i)\bresources?\b|\bMRE\b")
TARGET = re.compile(r"(?i)\bexploration\s+(?:target|potential)|\bconceptual\s+(?:target|exploration)")
ESTIMATE = re.compile(
    r"(?i)\b(?:mineral|ore|coal)\s+(?:resources?|reserves?)\b|\bMRE\b|\b(?:resource|reserve)s?\b"
    r"|\b(?:historic(?:al)?|non-?compliant) (?:[a-z]+ )?estimat(?:es?|ions?)\b"
)

SUPERSEDED = re.compile(
    r"(?i)\b(?:now |since |been |is |was |were |are )?(?:superseded\b(?! (?:the|a|an|one|that)\b)"
    r"|replaced(?: by| with)?\b|out of date|no longer current|historic(?:al)? (?:mineral|resource|reserve"
    r"|estimate|ore)s?|non[- ]compliant)"
)
PREVIOUS = re.compile(r"(?i)\b(?:previous(?:ly)?|prior|superseded|historic(?:al)?|former|old|earlier|last year)\b")
CURRENT = re.compile(r"(?i)\b(?:current|updated?|new|latest|revised|this (?:year|estimate|report))\b")
COMPARISON = re.compile(r"(?i)\bcompar|\bchanges?\b|\bversus\b|\bvs\b\.?|\bfrom the previous\b|\breconcil")

CODES: tuple[tuple[ReportingCode, re.Pattern[str]], ...] = (
    ("JORC", re.compile(r"\bJORC\b")),
    ("NI 43-101", re.compile(r"(?i)\b(?:NI|National[\s-]Instrument)[\s-]*43\s*[-–—‑]\s*101(?!\d)")),
    ("S-K 1300", re.compile(r"(?i)\bS\s*[-–—‑]\s*K\s*(?:\(?Subpart\)?\s*)?1300\b|\bSubpart 1300\b|\bSK[- ]?1300\b")),
    ("SAMREC", re.compile(r"\bSAMREC\b")),
    ("PERC", re.compile(r"\bPERC\b(?! process)")),
    ("CIM", re.compile(r"\bCIM\b(?= (?:Definition|Standards|Guidelines|\(|20\d\d|definitions))")),
)
Standing = Literal["current", "previous"]


CLASS_HINTS = ("meas", "ind", "inf", "prov", "prob", "m&i", "m+i", "mi&i", "2p", "p&p")
ESTIMATE_HINTS = ("resource", "reserve", "mre", "exploration", "historic", "compliant")
CODE_HINTS = ("JORC", "43", "1300", "SAMREC", "PERC", "CIM")
"""One of these stands in every text that the patterns can match: plain letters are found many times faster."""


def hints(text: str, words: tuple[str, ...]) -> bool:
    """Whether any of the letters stand in the text as written."""
    return any(word in text for word in words)


def classes_in(text: str) -> frozenset[str]:
    """Letters of the classes named: M(easured) I(ndicated) F (inferred) P(roven) Q (probable)."""
    found = {kind for m in CLASS_WORD.finditer(text) for kind, word in m.groupdict().items() if word}
    for m in SHORTHAND.finditer(text):
        found |= set("PQ") if m["twop"] else set("MIF") if m["all"] or m.group().startswith("MI") else set("MI")
    return frozenset(found)


def category_of(text: str) -> Category | None:
    """The category that a cell or header states: its classes, else `total` if it says total, else None."""
    found = classes_in(text)
    if found:
        return OF_CLASSES.get(found)
    return "total" if TOTAL_WORD.search(text) else None


def kind_of(text: str) -> EstimateKind | None:
    """Resource, reserve or exploration target, when the text says one and only one of them."""
    if TARGET.search(text):
        return "exploration_target"
    resource, reserve = RESOURCE.search(text), RESERVE.search(text)
    if resource and reserve:
        inclusive = re.search(r"(?i)\b(?:inclusive|exclusive|including|excluding)\b", text)
        if not inclusive:
            return None
        return (
            "resource" if resource.start() < inclusive.start() and not reserve.start() < resource.start() else "reserve"
        )
    return "resource" if resource else "reserve" if reserve else None


def only_kind_of(text: str) -> EstimateKind | None:
    """The kind that a statement about conditions is confined to: None also where a target stands beside other kinds."""
    kind = kind_of(text)
    is_target = kind == "exploration_target"
    return None if is_target and (RESOURCE.search(text) or RESERVE.search(text)) else kind


def kind_of_category(category: Category | None) -> EstimateKind | None:
    """Measured, indicated and inferred are resources; proven and probable are reserves."""
    return "reserve" if category in RESERVE_CLASSES else "resource" if category in RESOURCE_CLASSES else None


@lru_cache(maxsize=1024)
def standing_of(text: str) -> Standing | None:
    """Whether a caption, header or label speaks of the current estimate or of one that was superseded."""
    if SUPERSEDED.search(text):
        return "previous"
    if COMPARISON.search(text):
        return None
    is_previous, is_current = PREVIOUS.search(text), CURRENT.search(text)
    if is_previous and is_current:
        return None
    return "previous" if is_previous else "current" if is_current else None


def code_of(text: str) -> ReportingCode | None:
    """The reporting code named; NI 43-101 comes before the CIM definitions that it adopts."""
    if not hints(text, CODE_HINTS):
        return None
    return next((code for code, pattern in CODES if pattern.search(text)), None)
