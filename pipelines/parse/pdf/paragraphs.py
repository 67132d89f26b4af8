"""Rows of prose to headings, paragraphs, list items and entries of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.model import BlockKind
from pipelines.parse.cleaning import collapse
from pipelines.parse.pdf.aligned import is_contents_entry
from pipelines.parse.pdf.grids import PageTable
from pipelines.parse.pdf.lines import Row, body_size, join_lines

SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]⁰¹²³⁴-⁹]*$")
PARAGRAPH_GAP = 1.35
"""Times the usual distance of lines: a wider one begins a paragraph."""
LARGE, VERY_LARGE, NOTE = 1.12, 1.4, 0.9
"""Times the usual type size: from the first a line is a heading, below the last a footnote."""
FEWEST_STEPS = 4
"""Distances of lines from which the usual one is taken."""
SHORT_STEP = 0.78
"""Times the median distance: lines that stand nearer than that are of one paragraph, and most others begin one."""
SHORT, FULL = 0.25, 0.9
"""Parts of the width: a paragraph's last line leaves the first free, a line that goes on fills the second."""
EDGE = 0.4
"""Part of the type size by which left edges of one column of text differ at most."""
WIDE_BULLET = 1.3
"""Part of the type size: text further behind its bullet hangs, and what stands under the bullet is no more of it."""
LONGEST_HEADING = 140
_BULLET = re.compile(r"[•‣▪◦●·➢✓■□○►][\s]*(?=\S)|[–—-]\s+(?=\S)|o\s+(?=[A-Z])")
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\([ivx]{1,5}\))\s+(?=\S)")
_LEADERS = re.compile(r"(?:\s*[.…_]){4,}\s*|\s*…\s*")


@dataclass(slots=True)
class Piece:
    """A block to be, or a table."""

    kind: BlockKind
    text: str
    level: int = 0
    table: PageTable | None = None
    is_note: bool = False
    """Set smaller than the text above it, or beside the page: a sentence may go on after it."""
    size: float = 0.0
    """Type size of its first line."""
    ends_full: bool = False
    """Whether its last line runs to the right edge, as a line does that goes on."""
    x0: float = 0.0
    hang: float = 0.0
    """Left edges of a list item's bullet and of the text behind it."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a stretch of rows."""

    size: float
    pitch: float
    left: float
    right: float
    hangs: bool
    """Whether the further lines of list items stand under their text, not under the bullet."""


def paragraphs(rows: Sequence[Row], body: float = 0.0) -> list[Piece]:
    """The pieces of a region of prose, from top to bottom; `body` is the type size of the page's text."""
    if not rows:
        return []
    size = max(body_size(rows), body)
    steps = sorted(b.base - a.base for a, b in pairwise(rows) if 0 < b.base - a.base < 3 * size)
    pitch = _usual_step(steps) if len(steps) >= FEWEST_STEPS else min([1.35 * size, *steps])
    usual = _Measure(
        size,
        pitch,
        min(row.x0 for row in rows),
        max(row.x1 for row in rows),
        any(_hangs(above, below) for above, below in pairwise(rows)),
    )
    pieces: list[Piece] = []
    last: Row | None = None
    for row in rows:
        text = collapse(" ".join(chunk.text for chunk in row.chunks))
        if is_contents_entry(row):
            pieces.append(Piece("boilerplate", _LEADERS.sub(" … ", text)))
            last = None
        elif last is not None and pieces and _goes_on(last, row, pieces[-1], usual):
            pieces[-1].text = join_lines(pieces[-1].text, text)
            last = row
        else:
            pieces.append(_begun(row, text, usual))
            last = row
        pieces[-1].ends_full = row.x1 - row.x0 > FULL * (usual.right - usual.left)
    return pieces


def _usual_step(steps: Sequence[float]) -> float:
    """The distance of lines within paragraphs: the median, or the first quarter's where most paragraphs are short."""
    middle, low = median(steps), steps[len(steps) // 4]
    return low if low < SHORT_STEP * middle else middle


def _begun(row: Row, text: str, usual: _Measure) -> Piece:
    """A piece that begins with this row."""
    if bullet := _BULLET.match(text):
        return Piece("list_item", text[bullet.end() :], 1, x0=row.x0, hang=_behind_bullet(row))
    if _NUMBERED.match(text) and not row.chunks[0].bold:
        return Piece("list_item", text, 1, x0=row.x0, hang=_behind_bullet(row))
    is_large = row.size >= LARGE * usual.size
    stands_out = is_large or all(chunk.bold for chunk in row.chunks)
    ends_openly = not text.endswith((";", ",")) and (is_large or not text.endswith("."))
    if stands_out and ends_openly and len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)):
        level = 1 if row.size >= VERY_LARGE * usual.size else 2 if is_large else 3
        return Piece("heading", text, level, size=row.size)
    return Piece("paragraph", text, is_note=row.size < NOTE * usual.size)


def _behind_bullet(row: Row) -> float:
    """Where the text behind a row's bullet or number begins."""
    words = [word for chunk in row.chunks for word in chunk.words]
    return words[1].x0 if len(words) > 1 else row.x0


def _hangs(above: Row, below: Row) -> bool:
    """Whether a row stands under the text of the list item that begins above it."""
    return (
        bool(_BULLET.match(above.text))
        and not _BULLET.match(below.text)
        and abs(below.x0 - _behind_bullet(above)) < EDGE * above.size < _behind_bullet(above) - above.x0
    )


def _is_outside(row: Row, item: Piece, usual: _Measure) -> bool:
    """Whether a row stands further out than the list item above: left of its bullet, in hanging lists under it."""
    is_under_bullet = row.x0 < item.hang - EDGE * row.size
    is_set_apart = usual.hangs or item.hang - item.x0 > WIDE_BULLET * row.size
    return row.x0 < item.x0 - EDGE * row.size or (is_set_apart and is_under_bullet)


def _goes_on(last: Row, row: Row, piece: Piece, usual: _Measure) -> bool:
    """Whether a row belongs to the piece that the row above it ended."""
    step = row.base - last.base
    if step <= 0 or step > PARAGRAPH_GAP * max(usual.pitch, 1.05 * row.size):
        return False
    if abs(row.size - last.size) > 0.12 * row.size:
        return False
    bold, was_bold = (all(chunk.bold for chunk in r.chunks) for r in (row, last))
    if piece.kind == "heading":
        if len(piece.text) > LONGEST_HEADING:
            piece.kind, piece.level = "paragraph", 0
        return bold == was_bold
    if piece.kind == "list_item" and _is_outside(row, piece, usual):
        return False
    has_ended = bool(SENTENCE_END.search(piece.text))
    if bold and not was_bold and has_ended:
        return False
    text = row.text
    if _BULLET.match(text) or (_NUMBERED.match(text) and (piece.kind == "list_item" or has_ended)):
        return False
    return not (has_ended and last.x1 < usual.right - SHORT * (usual.right - last.x0))
