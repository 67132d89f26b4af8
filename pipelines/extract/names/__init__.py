"""Names in a document: companies, agencies, governments, projects, places and people, with their aliases resolved.

Companies are told by the language around them (legal suffixes, tickers, apposition, the words they end in, the verbs
they govern); a list of household names is one vote among these. `runs` finds capitalised words that may be one name,
`clues` votes on what they are, `book` settles it for the whole document, so that a short form has the kind and the full
name of the long one. Time grows with the text's length only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.names.book import Book, Name, is_ordinary, recased, site_name
from pipelines.extract.names.glued import without_heads
from pipelines.extract.names.numbered import numbered_names
from pipelines.extract.names.press import NEWSPAPER
from pipelines.extract.names.runs import Run, is_headline_case, runs_of
from pipelines.extract.names.words import NameKind

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

SMALL_WORD = re.compile(r"(?<![\w-])(?!from\b|with\b|into\b|over\b|under\b)[a-z]{4,}(?![\w-])")
"""What title case would print with a capital: an item of a list that has it is a sentence, however many names it has."""
FIRM_OF_A_PLACE = re.compile(
    r" (?:(?!and\b|or\b)[a-z-]+ )?(?:company|miner|producer|explorer|developer|firm|junior|carmaker|automaker|steelmaker|"
    r"trader|manufacturer|refiner|utility|recycler|conglomerate)\b"
)
"""What stands behind the town of a firm: "the Harburg steelmaker"; a firm's own name would stand behind it."""
__all__ = ["Name", "NameKind", "find_names", "is_ordinary", "recased", "site_name"]


def find_names(reading: Reading) -> list[Name]:
    """Every name in the document, sorted by position, never overlapping; `kind` "other" is a capitalised name whose
    kind nothing in the document tells."""
    text = reading.document.text
    runs: list[Run] = []
    headlines: list[Sentence] = []
    numbered = numbered_names(text)
    for sentence in reading.sentences:
        is_item = sentence.block == "list_item" and SMALL_WORD.search(sentence.text) is not None
        is_headline = is_headline_case(sentence.text) and not is_item
        if is_headline:
            headlines.append(sentence)
        runs.extend(runs_of(text, sentence, strong_only=is_headline, numbered=numbered))
    runs = without_heads(runs, text)
    book = Book(runs, text)
    named = (book.name_of(run) for run in runs)
    names = [name for name in named if name.kind != "other" or not book.is_opener(name)]
    for sentence in headlines:
        names.extend(book.known_in(text, sentence))
    names.extend(book.roles_in(text))
    names.extend(book.brands_in(text))
    named_ones = [name for name in names if name.kind != "nobody"]
    told = [name for name in _without_overlaps(named_ones) if not NEWSPAPER.fullmatch(name.printed)]
    return _with_homes(told, text)


def _with_homes(names: list[Name], text: str) -> list[Name]:
    """The names, with a lone word as a place that is named once and only tells where a firm is at home."""
    times = Counter(name.name for name in names)
    return [
        replace(name, kind="place")
        if name.kind in ("company", "other")
        and times[name.name] == 1
        and " " not in name.printed
        and text.endswith(("the ", "The "), 0, name.start)
        and FIRM_OF_A_PLACE.match(text, name.end)
        else name
        for name in names
    ]


def _without_overlaps(names: list[Name]) -> list[Name]:
    """Sorted by position; of two names that overlap the longer one stays."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept
