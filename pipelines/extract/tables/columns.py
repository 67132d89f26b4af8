"""Columns of an estimate table: the measure, class and standing that each column's header path states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.extract import regex as re
from pipelines.extract.tables.headers import LABEL, OTHER, Measure, folded, read_measure
from pipelines.extract.tables.labels import cutoffs_in
from pipelines.extract.tables.terms import (
    TOTAL_WORD,
    Standing,
    category_of,
    classes_in,
    kind_of,
    kind_of_category,
    standing_of,
)
from pipelines.model import Category, EstimateKind, GradeUnit

REMARKS = re.compile(
    r"(?i)\bcomments?\b|\bnotes?\b|\bremarks?\b|\breferences?\b|\bsource\b|\bauthors?\b"
    r"|\blithology\b|\brock type\b|\byear\b|\bdate\b"
)
ROCKS = re.compile(r"(?i)\blitholog|\brock types?\b|\b(?:ore|material) types?\b|\b(?:oxidation|weathering)\b")
"""Heads of columns whose labels are kinds of rock and no places."""
DATED = re.compile(
    r"(?i)\bas (?:at|of)\b|\bdated?\b|\byear\b|^\W*(?:published|announced|released|reported)(?: (?:on|in))?\W*$"
)
OWNER = re.compile(
    r"(?i)\W*(?:(?:project |current |reporting )?(?:owner|company|operator|developer|holder|issuer)s?|owned by|by)\W*"
)
"""Heads of columns that name companies and no places."""
DATE_GROUP = re.compile(r"(?i)\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?((?:19|20)\d\d)\b")
MEASURE_WORDS = re.compile(
    r"(?i)\bgrades?\b|\bcontained\b|\bmetal\b|\btonn|\btons\b|\bunits?\b|\bassay|\bcontent|\bin[ -]?situ\b"
)
AT_CUTOFF = re.compile(r"(?i)^\W*[>≥+]\s*\d|\bcut[\s-]*off|\babove\b")
""" "> 0.2% Ni" over a group of columns: the cut-off of what they state."""
GROUP_IN_HEAD = re.compile(r"(?P<group>[^:|]*\w)\s*(?::| [-–—|] )\s*(?P<leaf>\S.*)")
METRIC = re.compile(r"(?i)\btonnes\b|\bmetric\b")
SHORT = re.compile(r"(?i)(?<!metric )\btons\b(?! \(metric)")
DRY, WET = re.compile(r"(?i)\bdry\b|\b[kM]?\s?dmt\b"), re.compile(r"(?i)\bwet\b|\b[kM]?\s?wmt\b")
ROCK = re.compile(r"(?i)ore|rock|material")
"""Heads of tonnages where the caption gives the unit."""


@dataclass(frozen=True, slots=True)
class Column:
    """One grid column as its header path reads."""

    index: int
    path: tuple[str, ...]
    measure: Measure
    category: Category | None = None
    kind: EstimateKind | None = None
    standing: Standing | None = None
    group: str = ""
    """Header text above the measure that names a deposit, date or basis; empty where it names none."""
    at_cutoff: str = ""
    """Header text above the measure that states the cut-off of these columns."""

    @property
    def title(self) -> str:
        """The header path on one line."""
        return " | ".join(self.path)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table under one set of header rows."""

    columns: tuple[Column, ...]

    @property
    def has_estimate(self) -> bool:
        """Whether an estimate can be read from rows under these headers: a tonnage, contained metal or graded rows."""
        return any(c.measure.role in ("tonnage", "contained") for c in self.columns)

    def of_role(self, *roles: str) -> list[Column]:
        """Columns that measure one of the roles, left to right."""
        return [c for c in self.columns if c.measure.role in roles]


def compile_columns(
    header_rows: Sequence[Sequence[str]], short_tons: bool, tonnage_factor: float | None, grade_unit: GradeUnit | None
) -> Columns:
    """Columns from header rows (one text per grid column, spans repeated); caption units fill gaps."""
    over, leaf = header_rows[:-1], header_rows[-1] if header_rows else ()
    header_rows = [_over_its_share(_over_repeated(row, leaf)) for row in over] + _group_over_leaf(header_rows[-1:])
    width = max((len(r) for r in header_rows), default=0)
    columns = [_column(i, _path(header_rows, i), short_tons) for i in range(width)]
    columns = [_with_caption_units(c, tonnage_factor, grade_unit) for c in columns]
    columns = _lend_to_the_right(_mark_short_beside_metric(_mark_wet_beside_dry(columns)))
    columns = _mark_totals_beside_classes(_without_lone_groups(columns))
    return Columns(tuple(_mark_superseded_dates(_mark_whole_over_share(columns))))


def _mark_totals_beside_classes(columns: list[Column]) -> list[Column]:
    """ "Measured (Mt) | Indicated (Mt) | Inferred (Mt) | Total (Mt)": the last sums the classes."""
    masses = [c for c in columns if c.measure.role == "tonnage"]
    if len({c.category for c in masses if c.category}) < 2:
        return columns
    return [
        replace(c, category="total") if c in masses and c.category is None and TOTAL_WORD.search(c.title) else c
        for c in columns
    ]


def _without_lone_groups(columns: list[Column]) -> list[Column]:
    """Words over one measure of several are part of its own head ("Material" over "(Mt)") and group nothing."""
    groups = Counter(c.group for c in columns if c.measure.role in ("tonnage", "grade", "contained"))
    if max(groups.values(), default=0) < 2:
        return columns
    return [replace(c, group="") if c.group and groups[c.group] == 1 else c for c in columns]


def _over_repeated(row: Sequence[str], leaf: Sequence[str]) -> Sequence[str]:
    """A row of group headers that lost their spans over heads that begin anew with each group: "t | % | kt | t | %"."""
    again = Counter(leaf)
    first = next((n for n, text in enumerate(leaf) if n > 0 and text and again[text] > 1), None)
    if first is None or len(row) != len(leaf):
        return row
    starts = [n for n, text in enumerate(leaf) if text == leaf[first]]
    spread = list(row)
    for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
        told = [n for n in range(start, end) if row[n]]
        if not told or (end < len(row) and row[end] == row[end - 1] != ""):
            return row
        if row[start] == "":
            spread[start : told[0]] = [row[told[0]]] * (told[0] - start)
        for at, after in zip(told, [*told[1:], end], strict=True):
            spread[at:after] = [row[at]] * (after - at)
    return spread


def _over_its_share(row: Sequence[str]) -> Sequence[str]:
    """A row of group headers that lost their spans: each stands over as many columns as up to the next one."""
    starts = [n for n, text in enumerate(row) if text and n > 0]
    if len(starts) < 2:
        return row
    share = starts[1] - starts[0]
    if share < 2 or starts != list(range(starts[0], len(row), share)) or len(row) != starts[-1] + share:
        return row
    return [*row[: starts[0]], *(row[start] for start in starts for _ in range(share))]


def _group_over_leaf(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """A row of heads that each begin with their group ("2014: Mt", "2014: Sn %", "2023: Mt") as two rows."""
    matches = [GROUP_IN_HEAD.match(text) for text in (rows[0] if rows else ())]
    groups = Counter(m["group"] for m in matches if m)
    if len(groups) < 2 or min(groups.values()) < 2:
        return list(rows)
    return [
        [m["group"] if m else "" for m in matches],
        [m["leaf"] if m else t for m, t in zip(matches, rows[0], strict=True)],
    ]


def _path(rows: Sequence[Sequence[str]], index: int) -> tuple[str, ...]:
    """Distinct texts from top to bottom, caption-like rows (the same text in every column) left out."""
    path: list[str] = []
    for row in rows:
        text = folded(row[index]) if index < len(row) else ""
        if not text or text in path or (len(row) > 1 and len(set(row)) == 1):
            continue
        path.append(text)
    return tuple(path)


def _column(index: int, path: tuple[str, ...], short_tons: bool) -> Column:
    title = " | ".join(path)
    if not title:
        return Column(index, path, LABEL)
    above = next((text for text in path[:-1] if AT_CUTOFF.search(text) and cutoffs_in(text)), "")
    measure = _leaf_measure(tuple(text for text in path if text != above), short_tons)
    if measure.role in ("label", "other", "cutoff"):
        return Column(index, path, measure)
    classes = classes_in(title)
    category = category_of(title) if classes else None
    group = ""
    for text in path[:-1] if len(path) > 1 else ():
        if classes_in(text) or MEASURE_WORDS.search(text) or read_measure(text, short_tons).role != "label":
            continue
        group = text
        break
    if category is None and re.search(r"(?i)\btotal (?:mineral |ore )?(?:resource|reserve)", title):
        category = "total"
    if category is None and any(re.search(r"(?i)^(?:sub-?\s?|grand )?total", t) for t in path[:-1]):
        category = "total"
    kind = kind_of_category(category) or kind_of(" | ".join(path[:-1])) or (kind_of(title) if len(path) == 1 else None)
    return Column(index, path, measure, category, kind, standing_of(title), group, above)


def _leaf_measure(path: tuple[str, ...], short_tons: bool) -> Measure:
    """The measure of the lowest header that states one, completed by those above: `Cu` over `%`, `Metal` over `kt`."""
    whole = read_measure(" ".join(path), short_tons)
    if len(path) == 1 or whole.role == "other":
        return whole
    leaf = read_measure(path[-1], short_tons)
    if whole.role == "cutoff" and leaf.role in ("grade", "cutoff"):
        return whole
    if leaf.role in ("tonnage", "grade", "contained") and leaf.analytes and (leaf.unit or leaf.factor):
        return leaf
    if leaf.role == "tonnage" and whole.role == "grade":
        return leaf if re.search(r"(?i)tonn|tons", path[-1]) else whole
    if leaf.role == "grade" and leaf.analytes and leaf.unit is None and whole.role == "grade":
        return replace(whole, analytes=leaf.analytes)
    if (
        leaf.role == "tonnage"
        and whole.role == "contained"
        and re.search(r"(?i)\btonn(?:es|age)\b|\btons\b|\bore\b", path[-1])
        and not re.search(r"(?i)contain|metal", " ".join(path))
    ):
        return leaf
    return whole


def _with_caption_units(column: Column, tonnage_factor: float | None, grade_unit: GradeUnit | None) -> Column:
    measure = column.measure
    if measure.role == "label" and tonnage_factor and ROCK.fullmatch(column.title):
        return replace(column, measure=Measure("tonnage", (), None, tonnage_factor))
    if measure.role == "tonnage" and tonnage_factor and (measure.factor is None or measure.factor == 1.0):
        return replace(column, measure=replace(measure, factor=tonnage_factor))
    if measure.role in ("grade", "cutoff") and measure.unit is None and grade_unit:
        return replace(column, measure=replace(measure, unit=grade_unit, factor=1.0))
    return column


def _lend_to_the_right(columns: list[Column]) -> list[Column]:
    """ "Measured (t) | Cu (%) | Indicated (t) | Cu (%)": a measure printed for each class is of the one to its left."""
    classes = {c.category for c in columns if c.measure.role == "tonnage"}
    if len(classes) < 2 or None in classes:
        return columns
    bare = Counter(c.title for c in columns if c.category is None and c.measure.role in ("grade", "contained"))
    lender: Column | None = None
    lent: list[Column] = []
    for column in columns:
        lender = column if column.measure.role == "tonnage" else lender
        if lender and column.category is None and bare[column.title] == len(classes):
            column = replace(
                column,
                category=lender.category,
                kind=lender.kind,
                standing=lender.standing,
                group=lender.group,
                at_cutoff=lender.at_cutoff,
            )
        lent.append(column)
    return lent


def _mark_wet_beside_dry(columns: list[Column]) -> list[Column]:
    """Wet tonnes repeat the dry ones, which grades are of."""
    masses = [c for c in columns if c.measure.role == "tonnage"]
    if not any(DRY.search(c.title) for c in masses):
        return columns
    return [replace(c, measure=OTHER) if c in masses and WET.search(c.title) else c for c in columns]


def _mark_short_beside_metric(columns: list[Column]) -> list[Column]:
    """A tonnage in tons repeats the one in tonnes beside it."""
    metric = {(c.category, c.group) for c in columns if c.measure.role == "tonnage" and METRIC.search(c.title)}
    return [
        replace(c, measure=OTHER)
        if c.measure.role == "tonnage" and (c.category, c.group) in metric and SHORT.search(c.title)
        else c
        for c in columns
    ]


def _mark_whole_over_share(columns: list[Column]) -> list[Column]:
    """Where the whole project stands beside owners' parts, the parts are no estimates of their own."""
    if not any(re.search(r"\b100\s?%", c.title) for c in columns):
        return columns
    return [
        replace(c, measure=OTHER)
        if re.search(r"\b(?!100\b)\d{1,2}(?:\.\d+)?\s?%(?! ?[A-Z])", c.title)
        and c.measure.role != "cutoff"
        and not c.measure.analytes
        else c
        for c in columns
    ]


def _mark_superseded_dates(columns: list[Column]) -> list[Column]:
    """Of two dated column groups side by side the earlier year is superseded, when no header says which is."""
    if any(c.standing for c in columns):
        return columns
    years: dict[int, int] = {}
    for column in columns:
        if column.measure.role in ("tonnage", "contained") and (match := DATE_GROUP.search(column.title)):
            years[column.index] = int(match[1])
    if len(set(years.values())) != 2 or len(years) != sum(c.measure.role in ("tonnage", "contained") for c in columns):
        return columns
    newest = max(years.values())
    marked = []
    for column in columns:
        match = DATE_GROUP.search(column.title)
        standing: Standing | None = None
        if match and column.measure.role in ("tonnage", "contained", "grade"):
            standing = "current" if int(match[1]) == newest else "previous"
        marked.append(replace(column, standing=standing))
    return marked
