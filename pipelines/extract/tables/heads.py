"""Heads of a table that lost its grid: a line of words divided among as many columns as its rows have figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipelines.extract import regex as re
from pipelines.extract.lexicon import canonical_analyte
from pipelines.extract.tables.headers import TONNAGE_WORD, read_measure

MOST_WORDS, MOST_OF_HEAD = 48, 6
"""Words of a line of heads, and of one head."""
MEASURES = frozenset({"tonnage", "grade", "contained", "cutoff"})
UNIT = re.compile(
    r"[(\[]?(?:%|wt ?%|ppm|ppb|g/t|gpt|oz/t|[kMB]?t|[kM]?oz|[kM]?lbs?|[kM]?dmt|kst|Mst|['’]?000(?:s| t)?|x ?1,000|[kM]"
    r"|(?i:millions?|thousands?)|[kM]tonnes|million tonnes|0{3} t|t)[)\]]?"
)
SECOND_THOUGHT, NO_UNIT, LABELLED = 1.0, 0.6, 0.01
"""What it costs a division that a head begins with a bracket, or has no unit; and what a word of a label spares it."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line of heads and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one column, and where it stands."""

    text: str
    start: int
    end: int


def heads_of(lines: Sequence[Sequence[Word]], first: int, count: int) -> list[Head] | None:
    """One head for each of `first` figures in front of a row's label and `count` behind it; None where there are none.

    `lines` are the lines above the rows, the nearest last.
    """
    last = lines[-1]
    found = _divided(last, first, count)
    if found is None and len(lines) > 1 and not first:
        found = _with_tonnage_above(lines[-2], last, count) or _over_units(lines, count)
    if found is None:
        return None
    roles = {read_measure(head.text).role for head in found}
    return found if roles & {"tonnage", "contained"} and len(roles) > 1 else None


def _divided(words: Sequence[Word], first: int, count: int) -> list[Head] | None:
    """The line as heads, with the heads of the labels left out between those before and behind them."""
    units = sum(map(_has_unit, words))
    if not words or len(words) > MOST_WORDS or not first + count - 1 <= units <= first + count:
        return None
    best: tuple[float, list[Head]] | None = None
    fronts = {0: (0.0, ())} if not first else _fronts(words, first)
    for begin, (cost, front) in fronts.items():
        for end in range(begin, min(begin + MOST_OF_HEAD * 2, len(words) - count) + 1):
            label = words[begin:end]
            if any(map(_has_unit, label)) or (label and read_measure(_text(label)).role != "label"):
                break
            rest = cheapest_division(tuple(w.text for w in words[end:]), count)
            if rest is None:
                continue
            total = cost + rest[0] - LABELLED * (end - begin)
            if best is None or total < best[0]:
                best = total, [*front, *(_head(words[end:][a:b]) for a, b in pairwise(rest[1]))]
    return best[1] if best else None


def _fronts(words: Sequence[Word], count: int) -> dict[int, tuple[float, tuple[Head, ...]]]:
    """Ways to have so many heads at the beginning of the line, by where they end."""
    found = {}
    for end in range(count, min(MOST_OF_HEAD * count, len(words)) + 1):
        if rest := cheapest_division(tuple(w.text for w in words[:end]), count):
            found[end] = rest[0], tuple(_head(words[a:b]) for a, b in pairwise(rest[1]))
    return found


@lru_cache(maxsize=512)
def cheapest_division(words: tuple[str, ...], count: int) -> tuple[float, tuple[int, ...]] | None:
    """The cheapest division of all the words into so many heads, as its cost and where heads begin and end.

    Either all heads begin with a bracket, as units under their names do, or none.
    """
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, cuts) in ways.items():
            for end in range(begin + 1, min(begin + MOST_OF_HEAD, len(words)) + 1):
                price = _price(words[begin:end])
                if price is not None and (end not in longer or cost + price < longer[end][0]):
                    longer[end] = cost + price, (*cuts, end)
        ways = longer
    found = ways.get(len(words))
    bare = {words[cut][0] in "([" for cut in found[1][:-1]} if found else set()
    return found if len(bare) == 1 else None


def _has_unit(word: Word) -> bool:
    return word.text[0] in "([" or UNIT.fullmatch(word.text) is not None


@lru_cache(maxsize=4096)
def _price(words: tuple[str, ...]) -> float | None:
    """What it costs to read the words as one head; None where they are none."""
    text = " ".join(words)
    units = sum(word[0] in "([" or UNIT.fullmatch(word) is not None for word in words)
    if units > 1 or (not units and not TONNAGE_WORD.search(text)) or text.count("(") != text.count(")"):
        return None
    measure = read_measure(text)
    if measure.role not in MEASURES:
        return None
    if measure.role in ("grade", "cutoff") and not (measure.unit and (measure.analytes or len(words) > 1)):
        return None
    if measure.role == "contained" and measure.factor is None:
        return None
    return SECOND_THOUGHT * (words[0][0] in "([") + NO_UNIT * (measure.role == "tonnage" and measure.factor is None)


def _with_tonnage_above(above: Sequence[Word], last: Sequence[Word], count: int) -> list[Head] | None:
    """ "Category Tonnes (kt) Grade" over "Cu (%) Au (g/t)": the tonnes have their head in the line above."""
    rest = cheapest_division(tuple(w.text for w in last), count - 1) if count > 1 else None
    tonnage = _tonnage_in(above) if rest else None
    return [tonnage, *(_head(last[a:b]) for a, b in pairwise(rest[1]))] if rest and tonnage else None


def _tonnage_in(line: Sequence[Word]) -> Head | None:
    """The longest head of a tonnage in a line."""
    if len(line) > MOST_WORDS:
        return None
    spans = [(a, b) for a in range(len(line)) for b in range(a + 1, min(a + MOST_OF_HEAD, len(line)) + 1)]
    heads = [_head(line[a:b]) for a, b in spans if _is_tonnage(line, a, b)]
    return max(heads, key=lambda h: len(h.text), default=None)


def _is_tonnage(words: Sequence[Word], begin: int, end: int) -> bool:
    text = _text(words[begin:end])
    is_whole = end == len(words) or not UNIT.fullmatch(words[end].text)
    return is_whole and _price(tuple(text.split())) is not None and read_measure(text).role == "tonnage"


def _over_units(lines: Sequence[Sequence[Word]], count: int) -> list[Head] | None:
    """ "TREO Nb2O5 TREO Nb2O5" over "(Mt) (%) (%) (kt) (kt)": names in the order of the units that are theirs."""
    units = lines[-1]
    if not all(UNIT.fullmatch(w.text) for w in units) or not count - 1 <= len(units) <= count:
        return None
    tonnage: list[Head] = []
    if len(units) < count:
        tonnage = [head for line in lines[-3:-1] if (head := _tonnage_in(line))][-1:]
        if not tonnage:
            return None
    measures = [read_measure(f"Au {w.text}") for w in units]
    grades = [n for n, m in enumerate(measures) if m.unit]
    masses = [n for n, m in enumerate(measures) if not m.unit]
    order = [*grades, *(masses if tonnage else masses[1:])]
    if order != sorted(order) or not grades or not (tonnage or masses):
        return None
    for above in (lines[-2:-1], lines[-3:-1]):
        names = [w.text for line in above for w in line if canonical_analyte(w.text)]
        if len(names) == len(grades) and len(order) in (len(names), 2 * len(names)):
            names = names * 2
        if len(names) >= len(order) and len(names) in (len(order), 2 * len(grades)):
            named = dict(zip(order, names, strict=False))
            return [
                *tonnage,
                *(Head(f"{named.get(n, 'Tonnes')} {w.text}", w.start, w.end) for n, w in enumerate(units)),
            ]
    return None


def _head(words: Sequence[Word]) -> Head:
    return Head(_text(words), words[0].start, words[-1].end)


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)
