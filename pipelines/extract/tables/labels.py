"""Row labels and captions: the name that is left without classes and totals, and the cut-offs that are stated."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.grades import UNIT_OF_GRADE
from pipelines.extract.lexicon import analyte_spans
from pipelines.extract.tables.headers import folded, read_measure, tidy
from pipelines.model import Grade

CUTOFF_VALUE = re.compile(rf"(\d+(?:[.,]\d+)?)\s*({UNIT_OF_GRADE})")
NAME_AFTER = re.compile(
    r"\s*(?:of\s+)?\(?((?:total |sulphide |sulfide )?(?:e?[A-Z][\w+]*|[a-z]{3,})(?:[ -](?:eq|equivalent))?)"
)
FORMULA_AFTER = re.compile(r"\s*(?:of )?(?:[a-z]+ ){1,4}\(([A-Z][A-Za-z0-9]*)\)")
""" "0.5% lithium oxide (Li2O)"."""
NAME_BEFORE = re.compile(
    r"\b((?:e?[A-Z][A-Za-z0-9+]*|[a-z]{3,})(?:[ -](?:eq|equivalent))?)\s*(?:[>≥:=]|of|at|cut[ -]?off|grade| )*\s*$"
)

NEAR = re.compile(r"\s*\(?(?:of |total |sulphide |sulfide )*")
"""What may stand between a cut-off's unit and its analyte of several words."""


@lru_cache(maxsize=1024)
def cutoffs_in(text: str) -> tuple[Grade, ...]:
    """Cut-offs that a label or caption states: "above 0.6% CuEq", "cut-off of 1,500 ppm"; analyte "" if unnamed."""
    found = []
    joined = re.sub(r"(?<=[1-9]),(?=\d{3}(?!\d))|(?<=[1-9]\d),(?=\d{3}(?!\d))", "", folded(text[:2000]))
    for match in CUTOFF_VALUE.finditer(joined):
        measure = read_measure(match[2])
        analytes: tuple[str, ...] = ()
        for name in (
            FORMULA_AFTER.match(joined, match.end()),
            NAME_AFTER.match(joined, match.end()),
            NAME_BEFORE.search(joined[max(0, match.start() - 40) : match.start()]),
        ):
            analytes = analytes or (tuple(dict.fromkeys(a for _, _, a in analyte_spans(name[1]))) if name else ())
        if not analytes and (behind := analyte_spans(joined[match.end() : match.end() + 40])):
            start, _, name_behind = behind[0]
            analytes = (name_behind,) if NEAR.fullmatch(joined, match.end(), match.end() + start) else ()
        if measure.unit and len(analytes) <= 1:
            number = float(match[1].replace(",", "."))
            found.append(Grade(analytes[0] if analytes else "", tidy(number * (measure.factor or 1)), measure.unit))
    return tuple(found)


NOT_A_NAME = re.compile(
    r"(?i)\b(?:measured|indicated|inferred|meas|indic|ind|inf|proven|proved|probable|prob|mineral(?:i[sz]ation"
    r"|i[sz]ed)?|ore|"
    r"resources?|reserves?|estimates?|category|class(?:es|ification)?|total|sub|grand|all|combined|tonn(?:es"
    r"|age)|of which|"
    r"including|inclusive|exclusive|current|previous|superseded|updated?|new|old|maiden|initial|basis|and|plus|the|of|in|at"
    r"|above|below|"
    r"cut[\s-]*off|deposits?|MRE|JORC|NI 43-101|categories|M&I|MI&I|2P|P&P|as|base case|"
    r"both|overall|global|combined|first|estimate|is|which|to|domains?)\b|\bM\s?[+&]\s?I\b"
    r"|\d+(?:\.\d+)?\s?(?:%|ppm|g/t)?|[\W_]"
)

PERIOD = re.compile(
    r"(?i)(?:(?:year[- ]?)?end|mid|early|late|fiscal|financial|FY|CY|year)[\s-]*(?:of )?(?:FY)?(?:19|20)\d\d"
)
NUMBERED = re.compile(r"(?i)(?:domain|zone|lens|lode|vein|pit|phase|stage|block|unit|level)s? \d[\d+&, –-]*[A-Z]?")


DATE_LABEL = re.compile(
    r"(?i)\W*(?:as (?:at|of)\s+)?(?:\d{1,2}\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?"
    r"(?:\d{1,2},\s*)?(?:19|20)\d\d\b(?:\s*(?:estimates?|statement|resources?|reserves?|MRE|model))?\W*"
)


@lru_cache(maxsize=4096)
def label_of(text: str) -> str:
    """The deposit, zone or domain that a label names once classes, totals and estimate words are taken away.

    >>> label_of("Brazil Lake total"), label_of("Total Measured + Indicated"), label_of("of which Onkelo deposit")
    ('Brazil Lake', '', 'Onkelo')
    """
    if DATE_LABEL.fullmatch(re.sub(r"\([^)]*\)", " ", text)):
        return ""
    name = re.sub(r"(?i)\([^)]*\)|[*†‡]|\^\S+", " ", text)
    name = re.sub(r"(?i)\b(measured|indicated|inferred|proven|proved|probable|total)\d(?:,\d)*\b", r"\1", name)
    name = re.sub(r"(?i)^\s*(?:of which|including|includes|and)\b|[>≥<≤]\s*\d[\d.]*\s?(?:%|ppm|g/t)?\s*\w*", " ", name)
    name = re.sub(r"(?i)\b(?:M\s?(?:&|\+|and)\s?I(?:\s?(?:&|\+|and)\s?I)?|MI&?I)\d?\b", " ", name)
    name = re.sub(
        r"(?i)\b(?:grand |sub-?\s?)?totals?\b[\s,:–-]*|\b(?:measured|indicated|inferred|meas|ind|inf|prove[nd]"
        r"|probable|prob)\b\.?"
        r"|\b(?:mineral|ore)?\s*(?:resources?|reserves?)\b(?: estimates?)?|\bMRE\b|\bdeposit\b$"
        r"|\bexploration targets?\b",
        " ",
        name,
    )
    name = re.sub(r"(?i)\b(?:maiden|initial|updated)\b", " ", name)
    name = re.sub(r"\s+", " ", name).strip(" ,;:–—-+&/.|")
    name = re.sub(r"(?i)^(?:and|of|the|in|for|,)\s+|\s+(?:and|of|at)$", "", name).strip(" ,;:–—-+&/.|")
    if len(name) > 80 or PERIOD.fullmatch(name) or not (NUMBERED.fullmatch(name) or NOT_A_NAME.sub("", name)):
        return ""
    return name
