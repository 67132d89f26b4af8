"""One sentence cut into statements: each ore tonnage (or contained mass) with its class, kind, standing and grades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.grades import UNIT_OF_GRADE, GradeSpan
from pipelines.extract.lexicon import analyte_spans
from pipelines.extract.masses import UNITS, Mass
from pipelines.extract.numbers import rounded, value_of
from pipelines.extract.resources.classed import class_behind, class_groups, without_points
from pipelines.extract.resources.phrases import (
    ADDED,
    AFTER_MASS,
    AND_THEN,
    CLASS_AGAIN,
    CONTAINED_IN,
    CONTAINED_OF,
    FROM_FIGURE,
    FROM_OLD,
    GREW,
    HAD_BEEN,
    IN_BRACKET,
    IN_TOTAL,
    LONG_AGO,
    MADE_UP_OF,
    METAL,
    METAL_OF_GRADE,
    NO_LONGER_FORMER,
    NOW_REPLACED,
    OLD_AFTER,
    ORE_WORD,
    PARALLEL,
    REPLACED_ONE,
    RISEN_TO,
    ROSE,
    SAME_GRADE,
    SITE_PART,
    TOTAL,
    WITHIN,
    WON_FROM,
)
from pipelines.extract.tables.terms import (
    CLASS_WORD,
    OF_CLASSES,
    TARGET,
    Standing,
    classes_in,
    kind_of,
)
from pipelines.model import Category, EstimateKind

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

OF_BOTH = re.compile(r"(?i)\b(?:both|all|each)\b")
YEARLY = re.compile(r"(?i)\s*(?:[a-z][\w-]*\s+){0,5}?(?:(?:a|per|each|every) (?:year|annum)|annually|yearly)\b")
""" "100,000 tonnes of concentrate a year" is an output."""
BASIS = re.compile(
    r"(?i),?\s*(?:which (?:is|are) |reported |stated )?(?:inclusive|exclusive) of (?:the )?"
    r"(?:(?:ore|mineral) )?(?:reserves?|resources?),?"
    r"|,? (?:(?:from|on|upon) )?(?:which|that) (?:the|its) [^.;\d]{0,60}?\b(?:reserves?|resources?)\b[^.;\d]{0,60}?"
    r" (?:was|were|is|are|has been) (?:calculated|derived|based|drawn|converted|estimated|built)(?: from| on| upon)?\b"
    r"|\bnon-reserves?\b"
)
""" "Resources, which are inclusive of reserves": what is counted in, not what is stated."""
METAL_STATED = re.compile(
    r"(?i)([\w ]{3,60}?)\s+"
    r"(?:(?:reserves?|resources?)(?:\s+(?:at|for|in)\s+(?-i:[A-Z])[\w'’-]*(?:\s(?-i:[A-Z])[\w'’-]*)*)?)?"
    r"(?:\s+(?:now\s+|has\s+|have\s+)?(?:stands?|stood|rises?|rose|risen|grows?|grew|grown|climbs?|climbed|increased))?"
    r"\s*(?:to|of|at|by|from)?\s*(?:about |some )?$"
)
"""A metal or oxide whose reserves a figure states: "rare earth oxide reserves at Dale to", "niobium reserves stand at"."""
CLASSES_FIRST = re.compile(
    r"(?i)(?:(?:measured|indicated|inferred|proven|proved|probable|M&I|2P)(?:,| and| &|/)?\s+)+(?:mineral |ore )?"
)
""" "2.8 million ounces of proven and probable gold reserves"."""
PAST_OUTPUT = re.compile(
    r"(?i)\b(?:past|historic(?:al)?|previous|former) (?:\w+ )?production\b|\b(?:produced|mined|milled)\b"
)
CUTOFF_GIVEN = re.compile(
    rf"(?i)cut[-‐‑]?\s?off[^.;|]{{0,12}}?\d[\d.,]*\s?{UNIT_OF_GRADE}(?!\s*\w*\s*(?:and|or|to|/|,)?\s*$)[^;|]*$"
)
""" "At a cut-off of 0.4% Ni, is 187 Mt at": the cut-off has been told before the grade that follows."""
GRADE_OF_TONNES = re.compile(
    r"(?i)cut[-‐‑]?\s?off[^;|]*?\d\s?(?:[kmb]?t|dmt|tonnes|(?:million|billion) tons?(?:nes)?)\b[^.;|\d]{0,40}?"
    r"(?:\bat|@|\bgrading|\baveraging|\bassaying)\s*$"
)
""" "At an 8% cut-off the resource is 30 Mt at 9.9%": what the tonnes have is no cut-off."""
IN_MONEY = re.compile(
    r"(?i)[^.;|\d]{0,60}?\bcut[-‐‑]?\s?off(?: grade| value)?(?: of| at| is|:)? (?:NSR )?(?:US|AU?|CA?)?[$€£]"
)
""" "0.2% at a cut-off of $100 per tonne": the grade beside the word is none."""
REACH_OF_CUTOFF = 140
NUMBERED_PARTS = re.compile(
    r"(?i)\b(?:zones?|domains?|lens(?:es)?|lodes?|pits?|phases?|stages?|blocks?)\s+(?:\d+(?:,| and| &|,? and)\s+)*$"
)
""" "Resources in zones 1 and 2 to 274 million pounds" is no range from 2."""
YEAR_BEFORE_UNIT = re.compile(r"(?:19|20)\d\d \(")
""" "June 2025 (tonnes in millions)" is a date and a unit."""


OF_ORE = re.compile(r"(?i)\s*(?:of (?:[a-z]+ )?(?:ore|rock|material)\s*)?(?:at|@|grading|averaging|assaying)(?![a-z])")
"""What follows ore and no metal."""
SHARE = {"%": 1e-2, "ppm": 1e-6, "g/t": 1e-6}
"""What a unit of grade is of the rock."""
ROUNDING = 0.02
"""How far the product of two rounded figures may lie from a third."""


_CLASS = r"(?:measured|indicated|inferred|proven|proved|probable)"
UNIT_LEFT_OUT = re.compile(
    r"(?i)\bof (?:which|these|this|that),? (?:about |some |nearly )?(\d[\d.,]*) million"
    rf"(?= (?:(?:are|is|were|was|fall|falls)\b[^.;,]{{0,30}}?)?{_CLASS}\b)"
    rf"|\b{_CLASS}(?: (?:mineral |ore )?(?:resources?|reserves?))? of (?:about |some )?(\d[\d.,]*) million(?= (?:at|grading)\b)"
)
"""A figure beside its class that says no unit."""


@dataclass(slots=True)
class Statement:
    """One estimate being put together while a sentence is walked."""

    start: int
    end: int
    tonnage: Mass | None = None
    contained: list[tuple[Mass, str | None]] = field(default_factory=list)
    grades: list[GradeSpan] = field(default_factory=list)
    category: Category | None = None
    kind: EstimateKind | None = None
    standing: Standing | None = None
    is_total: bool = False
    lead: str = ""
    same_grade: bool = False
    place: str | None = None
    """The site whose part of the estimate before this is."""


def with_unit_of_last(text: str, sentence: Sentence, masses: list[Mass]) -> list[Mass]:
    """The masses with those that leave their unit out: "109 million tonnes, of which 94 million are Indicated"."""
    found = list(masses)
    for match in UNIT_LEFT_OUT.finditer(text, sentence.start, sentence.end) if masses else ():
        told = next((m for m in reversed(masses) if m.end <= match.start() and "million" in m.printed), None)
        value = value_of(match[1] or match[2])
        if told and value and told.unit in UNITS:
            start = match.start(1) if match[1] else match.start(2)
            value_t = rounded(value * 1e6 * UNITS[told.unit][1])
            found.append(
                replace(told, start=start, end=match.end(), printed=text[start : match.end()], value_t=value_t)
            )
    return sorted(found, key=lambda m: m.start)


def without_rates(text: str, masses: list[Mass]) -> list[Mass]:
    """Masses that are some and no yearly output; "grew from 20 Mt to 31 Mt" is two figures, not a range."""
    kept: list[Mass] = []
    for mass in masses:
        if not mass.value_t or mass.is_rate or YEARLY.match(text, mass.end) or YEAR_BEFORE_UNIT.match(mass.printed):
            continue
        if mass.high_t is not None and NUMBERED_PARTS.search(text, max(0, mass.start - 40), mass.start):
            begins = mass.start + max(mass.printed.find(" to "), 0) + len(" to ")
            kept.append(replace(mass, start=min(begins, mass.end - 1), value_t=mass.high_t, high_t=None))
        elif mass.high_t is not None and GREW.search(text[max(0, mass.start - 60) : mass.start]):
            middle = mass.start + max(mass.printed.find(" to "), 0)
            kept += [
                replace(mass, end=middle, high_t=None, printed=mass.printed.split(" to ")[0]),
                replace(mass, start=min(middle + 4, mass.end - 1), value_t=mass.high_t, high_t=None),
            ]
        else:
            kept.append(mass)
    return kept


def statements(text: str, sentence: Sentence, masses: list[Mass], grades: list[GradeSpan]) -> Iterator[Statement]:
    """Statements left to right; each takes the grades and contained masses up to the next ore tonnage."""
    cursor = sentence.start
    current: Statement | None = None
    for place, mass in enumerate(masses):
        after = masses[place + 1].start if place + 1 < len(masses) else sentence.end
        lead, tail, behind_ends = text[cursor : mass.start], text[mass.end : after], 0
        analyte, is_contained = _contained(lead, tail, mass, current)
        if not is_contained and current and held_by(current.tonnage, current.grades, mass) and not OF_ORE.match(tail):
            analyte, is_contained = None, True
        near = max(current.start, mass.start - 60) if current else mass.start
        if graded := METAL_OF_GRADE.search(text, near, mass.start):
            analyte, is_contained = analyte or _metal_graded(graded, tail), True
        if (
            current is not None
            and current.contained
            and not current.tonnage
            and FROM_FIGURE.search(lead)
            and ROSE.search(current.lead)
        ):
            analyte, is_contained = analyte or current.contained[-1][1], True
        is_parallel = is_contained and mass.unit not in ("lb", "oz") and PARALLEL.search(lead) is not None
        part = SITE_PART.search(lead) if current and current.contained and not (analyte or current.tonnage) else None
        joins = (
            current is not None
            and is_contained
            and not _is_of_next_ore(current, masses[place : place + 2], tail)
            and not part
            and (_is_class_again(lead, current) or not _opens(lead))
            and not (current.contained and not current.tonnage and MADE_UP_OF.search(lead))
            and not is_parallel
            and not _is_another(current, mass, analyte, lead, tail)
            and not PAST_OUTPUT.search(lead)
        )
        if (
            current is not None
            and current.contained
            and not current.tonnage
            and not is_contained
            and WITHIN.search(lead)
        ):
            current.tonnage, joins = mass, True
            current.end = mass.end
            current.category = current.category or _of_ore(lead)
            if current.category is None and (behind := class_behind(without_points(tail), is_last=True)):
                current.category, behind_ends = OF_CLASSES.get(behind[1]), mass.end + behind[2]
        elif joins and current is not None:
            current.contained.append((mass, analyte))
            current.end = mass.end
        else:
            if current:
                yield current
            current = Statement(mass.start, mass.end, lead=lead, place=part[1] if part and is_contained else None)
            if is_contained:
                current.contained.append((mass, analyte))
            else:
                current.tonnage = mass
        first = sentence.start if place == 0 and is_contained else mass.end
        mine = [g for g in grades if first <= g.start < after and not is_cutoff(text, g)]
        current.grades += mine
        cursor = max([mass.end, behind_ends, *(g.end for g in mine if g.start >= mass.end)])
        current.same_grade = current.same_grade or bool(SAME_GRADE.search(tail))
        if not joins:
            cursor = _classify(text, current, lead, (mass.end, after), cursor, place + 1 == len(masses))
        current.end = max(current.end, min(cursor, after))
    if current:
        yield current


def held_by(tonnage: Mass | None, grades: list[GradeSpan], mass: Mass) -> GradeSpan | None:
    """The grade by which ore holds a mass of metal: 43.4 Mt at 0.92 % hold 397,000 t, whatever stands between them."""
    if tonnage is None or mass.value_t >= tonnage.value_t:
        return None
    return next((g for g in grades if is_held(mass.value_t, tonnage.value_t, g.value, g.unit)), None)


def is_held(mass_t: float, tonnage_t: float, grade: float, unit: str) -> bool:
    """Whether tonnes at a grade make the mass, as closely as figures of three digits do."""
    return abs(tonnage_t * grade * SHARE[unit] - mass_t) <= ROUNDING * mass_t


def is_former_too(statement: Statement, before: Statement | None, is_former: bool) -> bool:
    """Whether a figure is one more of the superseded estimate that its sentence or the figure before speaks of."""
    if NO_LONGER_FORMER.search(statement.lead):
        return False
    goes_on = before is not None and before.standing == "previous" and AND_THEN.fullmatch(statement.lead)
    return is_former or bool(goes_on and before and statement.category and statement.category != before.category)


def is_of_next(text: str, statement: Statement, cutoff: GradeSpan, kind: EstimateKind | None) -> bool:
    """Whether a cut-off behind a reserve is that of the resource told in between, and not said of both."""
    between = text[statement.end : cutoff.start]
    return kind == "reserve" and kind_of(between) == "resource" and OF_BOTH.search(between) is None


def _of_ore(lead: str) -> Category | None:
    """The class of the ore that holds the metal just told: "2 Mt of zinc in Indicated Resources of 42 Mt"."""
    groups = class_groups(lead)
    return OF_CLASSES.get(groups[-1][1]) if groups else None


def _metal_graded(graded: re.Match[str], tail: str) -> str | None:
    """The metal of a grade whose mass stands in brackets: "0.7% nickel (500 t)", "0.25% (158 t) niobium"."""
    names = analyte_spans(graded[1] or "") or analyte_spans(tail.lstrip(") ")[:60])
    return names[0][2] if names else None


def _opens(lead: str) -> bool:
    """Words that begin another estimate before a contained mass: a class, or a kind of its own."""
    return bool(CLASS_WORD.search(lead) or re.search(r"(?i)\b(?:resources?|reserves?|superseded|up from|from)\b", lead))


def _is_of_next_ore(current: Statement, masses: list[Mass], tail: str) -> bool:
    """Whether metal is told before its ore again: "5.1 Moz (138 Mt at 1.1 g/t) of which 0.4 Moz (7 Mt at 1.3 g/t)"."""
    mass, ore = masses[0], masses[-1]
    is_told = current.tonnage is not None and bool(current.contained)
    return (
        is_told
        and ore.value_t > mass.value_t
        and ore.unit not in ("lb", "oz", "kg")
        and IN_BRACKET.match(tail) is not None
    )


def _is_class_again(lead: str, current: Statement) -> bool:
    """Whether the words before a bracket only say the class of the estimate whose metal stands in it."""
    again = CLASS_AGAIN.match(lead)
    return again is not None and current.category in (None, OF_CLASSES.get(classes_in(again[1])))


def _is_another(current: Statement, mass: Mass, analyte: str | None, lead: str, tail: str) -> bool:
    """The same metal again, without ore and in no bracket, is another estimate: "1.9 Mt of LCE ... and 0.7 Mt LCE".

    After a class told behind it, so is metal without a name: "1.9 billion lb Indicated plus 0.7 billion lb Inferred",
    "1.9 Moz of indicated and 0.7 Moz of inferred".
    """
    behind = class_behind(without_points(tail), is_last=False) if current.category else None
    is_classed = behind is not None and OF_CLASSES.get(behind[1]) != current.category
    is_graded = bool(current.category and current.grades) and not current.tonnage
    if not is_classed and ("(" in lead or (analyte is None and not is_graded)):
        return False
    told = [m.value_t for m, name in current.contained if analyte is None or name in (None, analyte)]
    return any(abs(mass.value_t - value) > 0.02 * value for value in told)


def _contained(lead: str, tail: str, mass: Mass, current: Statement | None) -> tuple[str | None, bool]:
    """Whether a mass is metal in the ground and of which analyte; ore otherwise."""
    if named := analyte_spans(mass.printed):
        is_equivalent = "equivalent" in mass.printed
        return f"{named[0][2]}Eq" if is_equivalent and not named[0][2].endswith("Eq") else named[0][2], True
    skip = AFTER_MASS.match(tail)
    rest = tail[skip.end() : skip.end() + 60] if skip else tail[:60]
    spans = analyte_spans(rest)
    is_metal = mass.unit in ("lb", "oz", "kg")
    if (of_class := CLASSES_FIRST.match(rest)) and (named := analyte_spans(rest[of_class.end() :])):
        return (named[0][2], True) if named[0][0] == 0 else (None, is_metal)
    if METAL.match(tail):
        return None, True
    if spans and spans[0][0] == 0 and spans[0][2].endswith("Eq"):
        return spans[0][2], True
    if (
        spans
        and spans[0][0] == 0
        and (is_metal or not ORE_WORD.match(rest[spans[0][1] :]))
        and not rest[spans[0][1] :].startswith(("-", "–"))
    ):
        return spans[0][2], True
    if is_metal:
        return None, True
    if re.search(r"(?i)\bcontain(?:s|ed|ing)?\b\W*(?:about |some |around )?$", lead) and current and current.tonnage:
        return None, True
    if metal := CONTAINED_OF.search(lead[-60:]):
        named = analyte_spans(metal[1])
        if named:
            return named[-1][2], True
    if "contained" in lead and (whole := CONTAINED_IN.search(lead[-140:])):
        named = analyte_spans(whole[1])
        if named:
            return named[-1][2], True
    if before := METAL_STATED.search(lead[-110:]):
        named = analyte_spans(before[1])
        if (
            named
            and named[-1][1] >= len(before[1].rstrip())
            and (
                named[-1][2] in ("LCE", "TREO", "REO")
                or (current and current.contained and not current.tonnage and re.search(r"(?i)\band\b|;", lead))
            )
        ):
            return named[-1][2], True
    return None, False


def _classify(
    text: str, statement: Statement, lead: str, behind_span: tuple[int, int], cursor: int, is_last: bool
) -> int:
    """Class, kind and standing from the words before the number, else from those behind; returns the new cursor."""
    end, after = behind_span
    groups = class_groups(lead)
    tail = without_points(text[end:after])
    behind = class_behind(tail, is_last)
    is_of_next = behind and (ADDED.search(lead[-40:]) or (groups and re.search(r"[(:]", lead[groups[-1][2] :])))
    first = statement.tonnage or statement.contained[0][0]
    if own := classes_in(first.printed):
        statement.category = OF_CLASSES.get(own)
    elif groups and not is_of_next:
        statement.category = OF_CLASSES.get(groups[-1][1])
    elif behind:
        statement.category = OF_CLASSES.get(behind[1])
        cursor = max(cursor, end + behind[2])
    statement.is_total = (
        TOTAL.search(lead[-120:]) is not None
        or IN_TOTAL.match(tail) is not None
        or re.search(r"(?i)\b(?:whole|entire) (?:resource|reserve)", lead[-120:]) is not None
    )
    kinds = [
        (m.start(), "reserve" if m.group().lower().startswith("reserve") else "resource")
        for m in re.finditer(r"(?i)\breserves?\b|\bresources?\b|\bMRE\b", BASIS.sub("", lead))
    ]
    if TARGET.search(lead):
        statement.kind = "exploration_target"
    elif kinds:
        statement.kind = "reserve" if kinds[-1][1] == "reserve" else "resource"
    elif match := re.match(
        r"(?i)(?:\s*|[^.;,]{0,60}?\b(?:in|of|as) )(?:the |an? )?(?:ore |mineral )?(reserve|resource)s?\b", tail
    ):
        statement.kind = "reserve" if match[1].lower() == "reserve" else "resource"
    before = lead[-160:]
    is_from_old = FROM_OLD.search(before) and not WON_FROM.search(before)
    is_old = is_from_old or any(old.search(before) for old in (HAD_BEEN, NOW_REPLACED, LONG_AGO, REPLACED_ONE))
    if (is_old and not RISEN_TO.search(before)) or OLD_AFTER.match(tail):
        statement.standing = "previous"
    return cursor


def is_cutoff(text: str, grade: GradeSpan) -> bool:
    """A grade that ore must reach: beside the word cut-off, or "above 150 ppm"; not one behind a bracketed cut-off."""
    before = text[max(0, grade.start - 48) : grade.start]
    if re.search(r"(?i)(?:\babove|[>≥])\s*(?:an? )?$", before):
        return True
    if CUTOFF_GIVEN.search(before) or GRADE_OF_TONNES.search(text, max(0, grade.start - REACH_OF_CUTOFF), grade.start):
        return False
    if IN_MONEY.match(text, grade.end, grade.end + REACH_OF_CUTOFF):
        return False
    return grade.is_cutoff_context and not (
        re.search(r"(?i)cut[-‐‑]?\s?off[^()]*\)\s*(?:and|,|for|at|of|\s)*$", before)
        and not re.match(r"(?i)[^.;|,0-9]{0,25}cut[-‐‑]?\s?off", text[grade.end : grade.end + 40])
    )
