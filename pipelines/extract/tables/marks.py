"""Marks of notes on the labels of a table, and the notes below it that begin with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from pipelines.extract import regex as re

MARKS = re.compile(
    r"\^\(?(?P<raised>[0-9a-z*†‡](?:, ?[0-9a-z*†‡])*)\)?\^?|(?P<small>[¹²³⁰⁴-⁹]+(?:[,˒][¹²³⁰⁴-⁹]+)*)"
    r"|(?P<sign>[*†‡§#]+)(?=\s|$)|(?<=[A-Za-z)] )\((?P<bracketed>\d|[a-z])\)|(?<=[a-z])\((?P<tight>\d|[a-z])\)$"
)
""" "Alder^1^", "Alder²", "Alder*", "Alder (3)"."""
NOTE_BEGINS = re.compile(
    r"(?:(?P<line>^|\n)|(?<=[.;:)]))[ \t]*(?:[Nn]otes?:?\s*)?"
    r"(?:\^\(?(?P<raised>[0-9a-z*†‡])\)?\^?|\((?P<bracketed>\d|[a-z])\)|(?P<small>[¹²³⁰⁴-⁹])|(?P<sign>[*†‡§#]+)"
    r"|(?P<plain>\d|[a-z])(?:[.):]|(?= ?[A-Z])))(?![\d%])"
)
"""Where a note begins; one without brackets after a full stop, or on a line of its own."""


def marks_in(label: str) -> tuple[str, ...]:
    """The marks of notes that a label carries, superscripts as plain digits.

    >>> marks_in("Alder^1,2^"), marks_in("Alder deposit³"), marks_in("Elm **"), marks_in("Zone 2")
    (('1', '2'), ('3',), ('**',), ())
    """
    found: list[str] = []
    for match in MARKS.finditer(label):
        mark = match.group(match.lastgroup or 0)
        if match.lastgroup in ("raised", "small"):
            found += [m.strip() for m in re.split("[,˒]", unicodedata.normalize("NFKC", mark))]
        else:
            found.append(mark)
    return tuple(found)


def notes_of(text: str, marks: Collection[str]) -> dict[str, str]:
    """The words of each marked note of `text`, for those of the marks that it has."""
    begins = list(NOTE_BEGINS.finditer(text))
    ends = [*(m.start() for m in begins), len(text)][1:]
    notes: dict[str, str] = {}
    for match, end in zip(begins, ends, strict=True):
        mark = unicodedata.normalize("NFKC", match.group(match.lastgroup or 0))
        if mark in marks:
            notes.setdefault(mark, text[match.end() : end].split("\n")[0].strip())
    return notes
