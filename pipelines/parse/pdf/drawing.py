"""What is drawn on one PDF page: straight lines, which divide tables, dots before list items, and pictures."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MOST_OBJECTS, MOST_SEGMENTS = 8_000, 400
"""A page with more drawn objects, or a path with more stretches, is a map and not looked at for table lines."""
MOST_SHADES = 800
"""Boxes of one colour that are compared with each other."""
MOST_DOTS = 120
"""A page with more dots is a chart or a map, and its dots are before no list items."""
SMALLEST_DOT, LARGEST_DOT, OBLONG = 1.2, 8.0, 1.3
"""Points, and how much wider or higher a dot may be."""
THIN = 3.5
"""Points: a filled box no thicker than this is a line."""

NEAR = 2.5
"""Points: lines closer than this are one line."""
Line = tuple[float, float, float]
"""A level or upright line: its position across, and its start and end along."""


class Box(NamedTuple):
    """A straight stretch or rectangle on the page, y upwards; `shade` is its colour if it is filled and has no edge."""

    left: float
    bottom: float
    right: float
    top: float
    shade: int | None = None


class Drawing(NamedTuple):
    """The straight stretches and rectangles of a page, its small round or square dots, and whether it has a picture."""

    boxes: list[Box]
    dots: list[Box]
    has_image: bool


@dataclass(slots=True)
class Rule:
    """One straight line in reading orientation: level at y0 from x0 to x1, or upright at x0 from y0 to y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Whether it runs along the text."""
        return self.x1 - self.x0 >= self.y1 - self.y0


def drawn(page: pdfium.PdfPage) -> Drawing:
    """What is drawn on the page."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > MOST_OBJECTS:
        return Drawing([], [], has_image=True)
    found = _drawing(raw.FPDFPage_GetObject(page.raw, at) for at in range(count))
    dots = found.dots if len(found.dots) <= MOST_DOTS else []
    return Drawing(list(_visible(found.boxes)), dots, found.has_image)


def _drawing(objects: Iterable[object], depth: int = 0) -> Drawing:
    boxes: list[Box] = []
    dots: list[Box] = []
    has_image = False
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            bounds = _bounds(item)
            boxes += _straight(item, bounds)
            dots += [bounds] * _is_dot(bounds)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            has_image = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 2:
            inside = _in_form(item, depth)
            boxes += inside.boxes
            dots += inside.dots
            has_image = has_image or inside.has_image
    return Drawing(boxes, dots, has_image)


def _in_form(form: object, depth: int) -> Drawing:
    """What a form placed on the page draws; its picture alone if it is placed turned."""
    count = raw.FPDFFormObj_CountObjects(form)
    if count > MOST_OBJECTS:
        return Drawing([], [], has_image=True)
    found = _drawing((raw.FPDFFormObj_GetObject(form, at) for at in range(count)), depth + 1)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    if matrix.b or matrix.c:
        return Drawing([], [], found.has_image)
    boxes, dots = ([_placed(box, matrix) for box in each] for each in (found.boxes, found.dots))
    return Drawing(boxes, dots, found.has_image)


def _placed(box: Box, matrix: raw.FS_MATRIX) -> Box:
    xs = sorted((box.left * matrix.a + matrix.e, box.right * matrix.a + matrix.e))
    ys = sorted((box.bottom * matrix.d + matrix.f, box.top * matrix.d + matrix.f))
    return Box(xs[0], ys[0], xs[1], ys[1], box.shade)


def _bounds(path: object) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _is_dot(bounds: Box) -> bool:
    wide, high = bounds.right - bounds.left, bounds.top - bounds.bottom
    is_small = min(wide, high) >= SMALLEST_DOT and max(wide, high) <= LARGEST_DOT
    return is_small and max(wide, high) < OBLONG * min(wide, high)


def _straight(path: object, bounds: Box) -> list[Box]:
    """The box of a line or rectangle; of a longer path, the box of each straight stretch; nothing of curves."""
    count = raw.FPDFPath_CountSegments(path)
    if bounds.right - bounds.left <= THIN or bounds.top - bounds.bottom <= THIN or count in (4, 5):
        return [bounds._replace(shade=_shade(path))]
    return _stretches(path, count) if 5 < count <= MOST_SEGMENTS else []


def _shade(path: object) -> int | None:
    """The fill colour of a path without an edge."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value or not fill.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return red.value << 24 | green.value << 16 | blue.value << 8 | alpha.value


def _stretches(path: object, count: int) -> list[Box]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    boxes: list[Box] = []
    start = last = (0.0, 0.0)
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            ends = [(last, point)] + [(point, start)] * bool(raw.FPDFPathSegment_GetClose(segment))
            boxes += [
                Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                for a, b in ends
                if abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1
            ]
        else:
            return []
        last = point
    return boxes


def _visible(boxes: list[Box]) -> Iterator[Box]:
    """The boxes without those that lie inside a box of their own colour, as behind each line of a shaded cell."""
    shades: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        if box.shade is None:
            yield box
        else:
            shades[box.shade].append(box)
    for group in shades.values():
        if len(group) > MOST_SHADES:
            yield from group
            continue
        group.sort(key=lambda b: (b.left - b.right) * (b.top - b.bottom))
        kept: list[Box] = []
        for box in group:
            if not any(_within(box, outer) for outer in kept):
                kept.append(box)
        yield from kept


def _within(box: Box, outer: Box) -> bool:
    return (
        outer.left - 0.5 <= box.left
        and box.right <= outer.right + 0.5
        and outer.bottom - 0.5 <= box.bottom
        and box.top <= outer.top + 0.5
    )


def merged(lines: Iterable[Line]) -> list[Line]:
    """Lines on one position whose ends touch become one."""
    merged: list[Line] = []
    for at, start, end in sorted(lines, key=lambda line: (round(line[0]), line[1])):
        last = merged[-1] if merged else None
        if last and abs(last[0] - at) < NEAR / 2 and start <= last[2] + NEAR:
            merged[-1] = last[0], last[1], max(last[2], end)
        else:
            merged.append((at, start, end))
    return merged
