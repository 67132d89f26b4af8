"""One estimate table, row by row: which rows are headers, sections and estimates, and what each estimate states.

A row under headers that measure tonnage or contained metal is one estimate for each group of columns (classes side by
side, previous beside current). Labels come from the row's own cells, from cells above that span it and from section
rows. The reader keeps no more than one row of state, so time grows with the number of cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.tables.cells import (
    YEAR,
    Value,
    is_blank,
    lower_of_range,
    unstacked,
    uses_decimal_commas,
    value_of,
)
from pipelines.extract.tables.columns import DATED, OWNER, REMARKS, ROCKS, Column, Columns, compile_columns
from pipelines.extract.tables.figures import figures_of, groups_of, names_place
from pipelines.extract.tables.halves import halves_of
from pipelines.extract.tables.headers import CUTOFF, folded, read_measure, tidy, units_in_caption
from pipelines.extract.tables.labels import DATE_LABEL, cutoffs_in, label_of
from pipelines.extract.tables.marks import marks_in
from pipelines.extract.tables.merged import parted
from pipelines.extract.tables.records import RowEstimate, TableReading, lend_to_rows_above
from pipelines.extract.tables.shapes import (
    in_place,
    measures_run_down,
    metal_by_rows,
    over_whole_rows,
    turned,
    with_old_years,
)
from pipelines.extract.tables.sums import with_sums_placed
from pipelines.extract.tables.terms import (
    TOTAL_WORD,
    category_of,
    classes_in,
    kind_of,
    standing_of,
)
from pipelines.extract.tables.told import ABOVE_MARK, BARE_CUTOFF, NO_ORE, SUBTOTAL, RowLabels, Section
from pipelines.extract.tables.wrapped import with_names_down_classes, with_whole_labels
from pipelines.model import Category, Cell, Grade, Table

MAX_COLUMNS, MAX_CELLS = 120, 20_000
PART_OF = re.compile(r"(?i)\s*(?:of which|incl(?:uding|\.)|includes)\b")
"""A row that breaks out a part of the row above."""
GRADE_BIN = re.compile(r"(?i)[<≤]\s*\d[\d.,]*\s?%|\d\s?%?\s*(?:to|[-–])\s*\d[\d.]*\s?%\s*[a-z]")
"""Classes of grade ("5 to 25% Cg", "< 5%"): beside them "> 25%" is a class too and no cut-off."""


CLASS_HEAD = re.compile(r"(?i)\bclass|\bcat\b|\bcategory\b")
CLASS_LETTERS: dict[str, Category] = {"M": "measured", "I": "indicated"}
""" "I" is read as indicated in tables that also have an "M": alone it might be inferred."""
UNITS = re.compile(r"(?i)units?|UoM")
LONGEST_DATE, MOST_ROWS_ABOVE_HEADS = 40, 3


def read_table(
    table: Table, caption: str = "", *, short_tons: bool = False, continued: Columns | None = None
) -> TableReading:
    """Estimates of `table` in row order, or the reason it has none.

    `caption` is the text that introduces the table (units may stand there); `continued` are the columns of the table
    that this one goes on from after a page break.
    """
    width = table.width
    if width > MAX_COLUMNS or width * len(table.rows) > MAX_CELLS:
        return TableReading((), f"table of {len(table.rows)} rows x {width} columns: no estimate table is that large")
    parts = halves_of(parted(table))
    if len(parts) > 1:
        return _side_by_side([_read(part, caption, short_tons, None) for part in parts])
    return _read(parts[0], caption, short_tons, continued)


def _side_by_side(readings: Sequence[TableReading]) -> TableReading:
    estimates = tuple(e for reading in readings for e in reading.estimates)
    return TableReading(estimates, None if estimates else readings[0].refusal, None, readings[0].title)


def _read(table: Table, caption: str, short_tons: bool, continued: Columns | None) -> TableReading:
    reading = _Reader(table, caption, short_tons, continued).read()
    if reading.estimates or not measures_run_down(table):
        return reading
    by_column = _Reader(turned(table), caption, short_tons, None).read()
    if not by_column.estimates:
        return reading
    spans = [(min(c.start for c in row), max(c.end for c in row)) for row in table.rows if row]
    whole = tuple(over_whole_rows(e, spans) for e in by_column.estimates)
    return replace(by_column, estimates=whole)


class _Reader:
    def __init__(self, table: Table, caption: str, short_tons: bool, continued: Columns | None) -> None:
        self.table, self.caption, self.short_tons = table, caption, short_tons
        self.grid = with_names_down_classes(with_whole_labels(in_place(table.grid())))
        texts = [c.text for row in table.rows for c in row]
        self.decimal_commas = uses_decimal_commas(texts)
        self.has_bins = any(GRADE_BIN.search(t) for t in texts if len(t) < 80)
        self.letters = CLASS_LETTERS if "M" in texts else {}
        self.tonnage_factor, self.grade_unit = units_in_caption(caption)
        self.columns = None if continued and self._has_heads() else continued
        self.pending: list[list[str]] = []
        self.title = ""
        self.section = Section()
        self.after_data = False
        self.above: list[Cell | None] = [None] * table.width
        self.estimates: list[RowEstimate] = []
        self.last_category: Category | None = None
        self.above_cutoff: tuple[tuple[str, ...], tuple[Grade, ...]] = ((), ())

    def read(self) -> TableReading:
        for index, row in self._rows():
            texts = [c.text.strip() if c else "" for c in row]
            if not any(texts):
                continue
            kind = self._kind_of_row(row, texts)
            if kind == "header":
                self.pending.append(texts)
            elif kind == "section":
                self._enter_section(texts)
            else:
                self._settle_header()
                if self.columns is not None and self.columns.has_estimate:
                    self._read_row(index, row)
                self.after_data = True
        if self.columns is None or not self.columns.has_estimate:
            self._settle_header()
        if self.columns is None or not self.columns.has_estimate:
            return TableReading((), "no column of tonnage or contained metal", self.columns)
        estimates = metal_by_rows(with_old_years(with_sums_placed(self.estimates)))
        return TableReading(tuple(estimates), None if estimates else "no row with a value", self.columns, self.title)

    def _has_heads(self) -> bool:
        """Whether a row of heads of its own stands among the first, so that it goes on from no table above."""
        heads = ({c.text.strip() for c in row if c is not None} for row in self.grid[:MOST_ROWS_ABOVE_HEADS])
        return any(self._measures(texts) > 1 for texts in heads)

    def _rows(self) -> Iterator[tuple[int, list[Cell | None]]]:
        """Grid rows with their numbers; a row whose cells hold several lines each gives one row for each line."""
        for index, row in enumerate(self.grid):
            for part in unstacked(row):
                yield index, part

    # --- rows -------------------------------------------------------------------------------------------------------

    def _kind_of_row(self, row: Sequence[Cell | None], texts: Sequence[str]) -> str:
        distinct = {id(c): t for c, t in zip(row, texts, strict=True) if t and not is_blank(t)}
        words = set(distinct.values())
        values = [v for t in distinct.values() if (v := self._figure(t))]
        if len(words) == 1 and not values:
            first = next(i for i, t in enumerate(texts) if t and not is_blank(t))
            if (self.columns or self.pending) and self._dashes(texts):
                return "data"
            return "section" if first == 0 or self.columns else "header"
        measures = self._measures(words)
        if not values:
            return (
                "header"
                if measures or not self.columns
                else "data"
                if self._dashes(texts)
                else "header"
                if len(words) > 1 and not self.after_data
                else "data"
            )
        bare_years = all(YEAR.fullmatch(v.text) for v in values)
        if measures > len(values) or (bare_years and (measures or (not self.columns and not self.pending))):
            return "header"
        return "data"

    def _measures(self, texts: set[str]) -> int:
        return sum(
            read_measure(t, self.short_tons).role in ("tonnage", "grade", "contained", "cutoff")
            for t in texts
            if value_of(t, self.decimal_commas) is None
        )

    @staticmethod
    def _dashes(texts: Sequence[str]) -> bool:
        return any(is_blank(t) for t in texts if t)

    def _settle_header(self) -> None:
        if not self.pending:
            return
        compiled = compile_columns(self.pending, self.short_tons, self.tonnage_factor, self.grade_unit)
        if compiled.has_estimate or self.columns is None:
            self.columns = compiled
            self.above = [None] * self.table.width
            self._take_class_of_labels(compiled)
        self.pending = []

    def _take_class_of_labels(self, columns: Columns) -> None:
        """ "Indicated Resource | Tonnes | Ni (%)": a class over the labels alone is that of the rows below."""
        if any(c.category for c in columns.columns) or not classes_in(columns.columns[0].title):
            return
        self.section = replace(self.section, category=category_of(columns.columns[0].title))

    def _enter_section(self, texts: Sequence[str]) -> None:
        printed = next(t for t in texts if t and not is_blank(t))
        text = folded(printed)
        if not self.columns and not self.pending:
            self.title = f"{self.title} {text}".strip()
            factor, unit = units_in_caption(text)
            self.tonnage_factor, self.grade_unit = factor or self.tonnage_factor, unit or self.grade_unit
            if not classes_in(text):
                self.section.kind = kind_of(text) or self.section.kind
                self.section.standing = standing_of(text) or self.section.standing
                return
        self._settle_header()
        self.above = [None] * self.table.width
        category = category_of(text) if classes_in(text) else None
        kind, standing = kind_of(text), standing_of(text)
        cutoff = cutoffs_in(text) if CUTOFF.search(text) or re.search(r"(?i)\babove\b|[>≥]", text) else ()
        label = label_of(text)
        if label and not category:
            self.section = Section(label, None, kind or self.section.kind, standing, cutoff, marks_in(printed))
        elif kind and not category:
            self.section = Section("", None, kind, standing or self.section.standing, cutoff)
        else:
            self.section = replace(
                self.section,
                label=label or ("" if self.after_data and not category else self.section.label),
                category=category or self.section.category,
                kind=kind or self.section.kind,
                standing=standing or self.section.standing,
                cutoff=cutoff or (() if category == "total" or TOTAL_WORD.search(text) else self.section.cutoff),
            )
        self.after_data = False

    def _read_row(self, index: int, row: Sequence[Cell | None]) -> None:
        assert self.columns is not None
        told = self._labels(index, row)
        if any(NO_ORE.match(c.text) for c in row[:1] if c is not None and c.row == index):
            return
        category = told.category
        if category is None and any(PART_OF.match(c.text) for c in row if c is not None and c.row == index):
            category = self.last_category
        self.last_category = category or self.last_category
        values: dict[int, Value] = {}
        seen: set[int] = set()
        for column in self.columns.columns:
            cell = row[column.index] if column.index < len(row) else None
            if cell is None or id(cell) in seen or column.measure.role in ("label", "other") or cell.row != index:
                continue
            seen.add(id(cell))
            if value := self._value(column, cell, row):
                values[column.index] = value
        own = [c for c in self.table.rows[index] if c.text.strip()] if index < len(self.table.rows) else []
        if not own or not values:
            return
        cutoff = self._cutoffs(values) or told.cutoff or self._cutoff_above(row, told) or self.section.cutoff
        self.above_cutoff = (tuple(told.names), cutoff)
        outer = (self.section.label,) if self.section.label else ()
        read_before = len(self.estimates)
        for place, columns in enumerate(groups_of(self.columns)):
            head = next((c for c in columns if c.measure.role in ("tonnage", "contained")), columns[0])
            estimate = figures_of(columns, values)
            if estimate is None:
                continue
            group_label = (head.group,) if names_place(head) else ()
            self.estimates.append(
                RowEstimate(
                    start=min(c.start for c in own),
                    end=max(c.end for c in own),
                    category=self._category(head.category, category),
                    kind=head.kind or told.kind or self.section.kind,
                    labels=(*outer, *group_label, *told.names),
                    tonnage_t=estimate.tonnage_t,
                    grades=estimate.grades,
                    contained=estimate.contained,
                    cutoff=cutoff or cutoffs_in(head.at_cutoff),
                    standing=head.standing or told.standing or self.section.standing,
                    dated=told.dated
                    or (head.group if DATED.search(head.group) or re.search(r"(?:19|20)\d\d", head.group) else None),
                    company=told.company,
                    printed=estimate.printed,
                    order=index,
                    place=place,
                    is_subtotal=told.is_subtotal and not told.names,
                    closes=(*outer, *group_label, *told.closes) if told.closes else (),
                    section=self.section.label if told.is_total and not told.names else "",
                    closes_class=told.closes_class,
                    marks=tuple(filter(None, (*told.marks, self.section.marks))),
                )
            )

        if len(self.estimates) == read_before and told.names and cutoff:
            lend_to_rows_above(self.estimates, (*outer, *told.names), cutoff)

    def _value(self, column: Column, cell: Cell, row: Sequence[Cell | None]) -> Value | None:
        """The cell's number, with the unit of the column beside it where that is one of units."""
        value = self._figure(ABOVE_MARK.sub("", cell.text) if column.measure.role == "cutoff" else cell.text)
        beside = row[column.index + 1] if column.index + 1 < len(row) else None
        if value is None or beside is None or not UNITS.fullmatch(self._title(column.index + 1)):
            return value
        with_unit = value_of(f"{cell.text} {beside.text}", self.decimal_commas, self.short_tons)
        return replace(with_unit, text=value.text) if with_unit else value

    def _figure(self, text: str) -> Value | None:
        """The number of a cell, or the lower one of a range."""
        value = value_of(text, self.decimal_commas, self.short_tons)
        return value or lower_of_range(text, self.decimal_commas, self.short_tons)

    def _title(self, index: int) -> str:
        assert self.columns is not None
        return self.columns.columns[index].title if index < len(self.columns.columns) else ""

    def _category(self, of_column: Category | None, of_row: Category | None) -> Category | None:
        """The class beside the numbers wins; "Total" in a block of one class sums that class."""
        if of_column and of_column != "total":
            return of_column
        if of_row and of_row != "total":
            return of_row
        if self.section.category:
            return self.section.category
        return of_row or of_column

    # --- cells ------------------------------------------------------------------------------------------------------

    def _labels(self, index: int, row: Sequence[Cell | None]) -> RowLabels:
        """What the row's label cells say; a total repeats no cell above that does not reach down to it."""
        assert self.columns is not None
        told = RowLabels()
        cells = self._label_cells(row)
        first_figure = min((c.index for c in self.columns.of_role("tonnage", "grade", "contained")), default=len(row))
        is_total = any(re.search(r"(?i)(?<!sub-)(?<!sub )\btotals?\b", c.text) for _, c in cells if c.row == index)
        told.is_total = is_total
        told.is_subtotal = any(SUBTOTAL.fullmatch(folded(c.text)) for _, c in cells if c.row == index)
        for column, cell in cells:
            text = folded(cell.text)
            if not text or is_blank(text):
                continue
            if OWNER.fullmatch(column.title) and not classes_in(text):
                told.company = told.company or (text if cell.row == index or not is_total else None)
                continue
            name = label_of(text) if column.index < first_figure and not ROCKS.search(column.title) else ""
            if is_total and cell.row != index and cell.row + cell.rowspan <= index:
                told.closes += [name] if name else []
                told.closes_class = self._class_in(column, text) or told.closes_class
                continue
            if marks := marks_in(cell.text):
                told.marks = (marks, *told.marks)
            if DATED.search(column.title) and re.search(r"\b(?:19|20)\d\d\b", text):
                told.dated = f"{column.title} {text[:LONGEST_DATE]}"
                told.standing = standing_of(text) or told.standing
                continue
            if (YEAR.fullmatch(text) or DATE_LABEL.fullmatch(text)) and column.index < first_figure:
                told.dated = text
            if self._figure(text) and not classes_in(text):
                continue
            found = self._class_in(column, text)
            if found and not (found == "total" and told.category):
                told.category = found
            told.kind, told.standing = kind_of(text) or told.kind, standing_of(text) or told.standing
            if CUTOFF.search(text) or (not self.has_bins and re.search(r"[>≥]|(?i:\babove\b)", text)):
                told.cutoff = cutoffs_in(text) or told.cutoff
            if name and name not in told.names:
                told.names.append(name)
        return told

    def _class_in(self, column: Column, text: str) -> Category | None:
        return category_of(text) or (self.letters.get(text) if CLASS_HEAD.search(column.title) else None)

    def _label_cells(self, row: Sequence[Cell | None]) -> list[tuple[Column, Cell]]:
        """Label cells of the row; one left empty, with more label to its right, repeats the cell above."""
        assert self.columns is not None
        labels = [
            c
            for c in self.columns.columns
            if c.index < len(row)
            and not _is_remark(c)
            and (c.measure.role == "label" or (_may_head_labels(c) and _is_words(row[c.index])))
        ]
        own = [(c, row[c.index]) for c in labels]
        filled: list[tuple[Column, Cell]] = []
        seen: set[int] = set()
        for place, (column, cell) in enumerate(own):
            empty = cell is None or not cell.text.strip()
            if empty:
                more = any(
                    other is not None and other.text.strip() and value_of(other.text) is None
                    for _, other in own[place + 1 :]
                )
                above = self.above[column.index]
                cell = above if (more or self._has_cutoff(row)) and above is not None else None
            else:
                self.above[column.index] = cell
                for later in labels[place + 1 :]:
                    self.above[later.index] = None
            if cell is not None and id(cell) not in seen:
                seen.add(id(cell))
                filled.append((column, cell))
        return filled

    def _has_cutoff(self, row: Sequence[Cell | None]) -> bool:
        assert self.columns is not None
        return any(
            c.measure.role == "cutoff" and (cell := row[c.index]) is not None and cell.text.strip()
            for c in self.columns.columns
            if c.index < len(row)
        )

    def _cutoff_above(self, row: Sequence[Cell | None], told: RowLabels) -> tuple[Grade, ...]:
        """The cut-off of the row above where it reaches down to this one: its cell is empty, the labels go on."""
        assert self.columns is not None
        cells = [row[c.index] for c in self.columns.of_role("cutoff") if c.index < len(row)]
        spans = bool(cells) and all(c is None or not c.text.strip() or c.rowspan > 1 for c in cells)
        names, cutoff = self.above_cutoff
        return cutoff if spans and not told.is_total and names == tuple(told.names) else ()

    def _cutoffs(self, values: dict[int, Value]) -> tuple[Grade, ...]:
        assert self.columns is not None
        found = []
        graded = {(c.measure.analytes, c.measure.unit) for c in self.columns.of_role("grade")}
        only = graded.pop() if len(graded) == 1 else ((), None)
        for column in self.columns.of_role("cutoff"):
            value = values.get(column.index)
            if value is None:
                continue
            is_bare = BARE_CUTOFF.fullmatch(column.title) is not None
            analytes = value.measure.analytes or column.measure.analytes or (only[0] if is_bare else ())
            unit = value.measure.unit or column.measure.unit or (only[1] if is_bare else None)
            factor = (value.measure.factor if value.measure.unit else column.measure.factor) or 1.0
            if len(analytes) == 1 and unit:
                found.append(Grade(analytes[0], tidy(value.number * factor), unit))
        if not found:
            found = [g for c in self.columns.of_role("cutoff") if c.index not in values for g in cutoffs_in(c.title)]
        return tuple(found)


def _may_head_labels(column: Column) -> bool:
    """A cut-off of the whole table, or its value ("NSR cut-off of $9/t"), printed above the labels."""
    return column.measure.role == "cutoff" or (column.measure.role == "other" and column.index == 0)


def _is_words(cell: Cell | None) -> bool:
    """A label under a header that states the cut-off of the whole table."""
    return cell is not None and not is_blank(cell.text) and value_of(cell.text) is None


def _is_remark(column: Column) -> bool:
    """Not the first column: a "Source" there is a deposit."""
    return column.index > 0 and bool(REMARKS.search(column.title)) and not DATED.search(column.title)
