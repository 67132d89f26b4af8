"""The interface of `re`, for patterns that are searched for in every sentence of every document.

A search goes straight to the characters that a match can open with. `re` does so only for a pattern that opens with a
plain character or a set; behind a `\\b` or a look-around, with sets among the alternatives or without regard to case it
tries every place of the text. Here those characters are worked out from the parsed pattern and stored where the matcher
looks for them. At each of them the whole pattern is matched as ever.

Before it is compiled, a pattern is put into a form that fails sooner and matches the same: the boundary of a word is
looked for before look-arounds, and alternatives that begin alike stand together under their common beginning, in the
order that they had, with both cases of it in a set where case is ignored.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from re import IGNORECASE, Match, Pattern, _compiler, _parser, escape  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from pipelines.extract.kept_patterns import Compiled, KeptPatterns

__all__ = [
    "IGNORECASE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

MOST_KEPT = 2048
"""Patterns kept for those who give them as text; some hold a document's own names, so their number has no end."""
KEPT = KeptPatterns(Path(__file__))
Item = tuple[Any, Any]
"""A parsed element or member of a set: its code and its argument, as `re` parses patterns."""
_ZERO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LOOKALIKES = {"i": "ıİ", "k": "\u212a", "s": "ſ"}
"""What else equals an ASCII letter where case is ignored: dotless and dotted i, the sign for kelvin, the long s."""
_BOUNDARY: Item = (op.AT, op.AT_BOUNDARY)
_INFO_FLAGS, _INFO_END = 2, 5
"""Where a compiled pattern keeps what it knows of its beginning, and where a set of first characters goes."""


@lru_cache(maxsize=MOST_KEPT)
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """The pattern as `re` compiles it, with the characters that a match can open with."""
    key = (pattern, int(flags))  # the flags as a number: an enumeration of them computes slowly
    if (compiled := KEPT.get(key)) is None:
        compiled = _compiled(*key)
        KEPT.add(key, compiled)
    flags, code, groups, names = compiled
    by_number = {number: name for name, number in names.items()}
    numbered = tuple(by_number.get(n) for n in range(groups))
    return _sre.compile(pattern, flags, array("I", code).tolist(), groups - 1, names, numbered)


def _compiled(pattern: str, flags: int) -> Compiled:
    tree = _parser.parse(pattern, flags)
    flags |= tree.state.flags
    opening = _opening(tree.data, flags) if tree.getwidth()[0] else None
    tree = _parser.SubPattern(tree.state, _told_apart(_cheap_first(tree.data, opening), flags, tree.state))
    code = _compiler._code(tree, flags)
    if opening and not code[_INFO_FLAGS] & op.SRE_INFO_PREFIX:
        told: list[int] = []
        if letters := _letters_of(tree.data, flags):
            told = [len(letters), 0, *letters, *_compiler._generate_overlap_table(letters)]
        else:
            _compiler._compile_charset(_compiler._optimize_charset(opening)[0], flags, told)
        code[_INFO_END : code[1] + 1] = told
        code[1] = _INFO_END - 1 + len(told)
        code[_INFO_FLAGS] = op.SRE_INFO_PREFIX if letters else op.SRE_INFO_CHARSET
    return flags, array("I", code).tobytes(), tree.state.groups, tree.state.groupdict


def _letters_of(items: list[Item], flags: int) -> list[int]:
    """The letters that every match opens with, whatever else is asked of its place; none where they can differ."""
    found: list[int] = []
    for code, argument in items:
        if code in _ZERO_WIDTH:
            continue
        if code is op.LITERAL and not (flags & op.SRE_FLAG_IGNORECASE and _sre.unicode_iscased(argument)):
            found.append(argument)
            continue
        if code is op.SUBPATTERN and not (argument[1] or argument[2]):
            found += _letters_of(argument[3].data, flags)
        elif code is op.BRANCH and len(argument[1]) == 1:
            found += _letters_of(argument[1][0].data, flags)
        break
    return found


def _opening(items: list[Item], flags: int) -> list[Item] | None:
    """The set of the characters that a match can open with; None where it cannot be told or a match can be empty."""
    found: list[Item] = []
    for code, argument in items:
        if code in _ZERO_WIDTH:
            continue
        first, may_be_empty = _first_of(code, argument, flags)
        if first is None or (found and first[0][0] is op.NEGATE):
            return None
        found += first
        if not may_be_empty:
            return found
        if found[0][0] is op.NEGATE:
            return None
    return None


def _first_of(code: Any, argument: Any, flags: int) -> tuple[list[Item] | None, bool]:
    """The characters that one element can open with, and whether it can match nothing."""
    if code is op.LITERAL:
        return _either_case([(code, argument)], flags), False
    if code is op.IN:
        return _either_case(argument, flags), False
    if code is op.SUBPATTERN:
        _, more, fewer, inner = argument
        return _opening(inner.data, _compiler._combine_flags(flags, more, fewer)), inner.getwidth()[0] == 0
    if code is op.ATOMIC_GROUP:
        return _opening(argument.data, flags), argument.getwidth()[0] == 0
    if code in _REPEATS:
        fewest, _, inner = argument
        return _opening(inner.data, flags), fewest == 0
    if code is op.BRANCH:
        each = [_opening(inner.data, flags) for inner in argument[1]]
        if all(each) and not any(first[0][0] is op.NEGATE for first in each if first):
            return [item for first in each if first for item in first], False
    return None, False


def _cheap_first(items: list[Item], opening: list[Item] | None) -> list[Item]:
    """Tests of the place where a match begins, in any order the same, with the boundary of a word before look-arounds.

    A name or word that no letter may precede begins at such a boundary, also where the pattern does not say so.
    """
    size = next((i for i, (code, _) in enumerate(items) if code not in _ZERO_WIDTH), len(items))
    begins = sorted(items[:size], key=lambda item: item[0] is not op.AT)
    if opening and any(_bars_words(*item) for item in begins) and all(_is_of_words(*item) for item in opening):
        begins = [_BOUNDARY, *(item for item in begins if item != _BOUNDARY)]
    return [*begins, *items[size:]]


def _bars_words(code: Any, argument: Any) -> bool:
    """Whether the element is a look-behind that no letter, digit or underscore may stand before."""
    if code is not op.ASSERT_NOT or argument[0] != -1 or len(argument[1].data) != 1:
        return False
    kind, members = argument[1].data[0]
    return kind is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in members


def _is_of_words(code: Any, argument: Any) -> bool:
    """Whether a member of a set holds letters, digits and underscores only."""
    if code is op.CATEGORY:
        return argument in (op.CATEGORY_WORD, op.CATEGORY_DIGIT)
    if code is op.RANGE:
        return all(chr(c).isalnum() for c in range(argument[0], argument[1] + 1))
    return code is op.LITERAL and (chr(argument).isalnum() or argument == ord("_"))


def _told_apart(items: list[Item], flags: int, state: Any) -> list[Item]:
    """The same elements with alternatives that the matcher passes over by their first character."""
    return [(code, _inner_told_apart(code, argument, flags, state)) for code, argument in items]


def _inner_told_apart(code: Any, argument: Any, flags: int, state: Any) -> Any:
    if code is op.SUBPATTERN:
        group, more, fewer, inner = argument
        inside = _compiler._combine_flags(flags, more, fewer)
        return group, more, fewer, _parser.SubPattern(state, _told_apart(inner.data, inside, state))
    if code in _REPEATS or code in (op.ASSERT, op.ASSERT_NOT):
        *limits, inner = argument
        return *limits, _parser.SubPattern(state, _told_apart(inner.data, flags, state))
    if code is op.ATOMIC_GROUP:
        return _parser.SubPattern(state, _told_apart(argument.data, flags, state))
    if code is op.BRANCH:
        alternatives = [_told_apart(inner.data, flags, state) for inner in argument[1]]
        return None, [_parser.SubPattern(state, found) for found in _grouped(alternatives, flags, state)]
    return argument


def _grouped(alternatives: list[list[Item]], flags: int, state: Any) -> list[list[Item]]:
    """Alternatives that open alike under one opening; those that open otherwise can never match where these do."""
    found: list[list[Item]] = []
    for opens, run in groupby(alternatives, key=lambda items: _place_of(items) or _letter_of(items, flags) is not None):
        if opens is False:
            found += run
        elif opens is not True:
            found.append(_at_one_place(list(run), flags, state))
        else:
            alike: dict[int | None, list[list[Item]]] = defaultdict(list)
            for items in run:
                alike[_letter_of(items, flags)].append(items)
            found += (_joined(group, flags, state) for group in alike.values())
    return [_by_set(items, flags, state) for items in found]


def _place_of(items: list[Item]) -> Item | None:
    """The kind of place, such as the boundary of a word, that an alternative asks for before all else."""
    return items[0] if items and items[0][0] is op.AT else None


def _at_one_place(alternatives: list[list[Item]], flags: int, state: Any) -> list[Item]:
    """Alternatives that ask for the same kind of place as one that asks for it once."""
    if len(alternatives) == 1:
        return alternatives[0]
    rest = _grouped([items[1:] for items in alternatives], flags, state)
    return [alternatives[0][0], (op.BRANCH, (None, [_parser.SubPattern(state, items) for items in rest]))]


def _letter_of(items: list[Item], flags: int) -> int | None:
    """The character that an alternative opens with, in one case where case is ignored; None if it can be another."""
    if not items or items[0][0] is not op.LITERAL:
        return None
    letter: int = items[0][1]
    if not flags & op.SRE_FLAG_IGNORECASE:
        return letter
    return ord(chr(letter).lower()) if letter < 128 else None


def _joined(alternatives: list[list[Item]], flags: int, state: Any) -> list[Item]:
    """Alternatives with the same opening as one: what they have in common, then what they differ in."""
    if len(alternatives) == 1:
        return alternatives[0]
    size = 1
    while all(len(a) > size and a[size][0] is op.LITERAL and a[size] == alternatives[0][size] for a in alternatives):
        size += 1
    rest = _grouped([items[size:] for items in alternatives], flags, state)
    return [*alternatives[0][:size], (op.BRANCH, (None, [_parser.SubPattern(state, items) for items in rest]))]


def _by_set(items: list[Item], flags: int, state: Any) -> list[Item]:
    """An alternative whose first character is looked up in a set of both cases where case is ignored."""
    if not flags & op.SRE_FLAG_IGNORECASE or not items or items[0][0] not in (op.LITERAL, op.IN):
        return items
    code, argument = items[0]
    either = _either_case([(code, argument)] if code is op.LITERAL else argument, flags)
    if either is None or either[0][0] is op.NEGATE:
        return items
    inner = _parser.SubPattern(state, [(op.IN, either)])
    return [(op.SUBPATTERN, (None, 0, op.SRE_FLAG_IGNORECASE, inner)), *items[1:]]


def _either_case(items: list[Item], flags: int) -> list[Item] | None:
    """The members of a set in both cases where case is ignored; None if some letter beyond ASCII would need it."""
    if not flags & op.SRE_FLAG_IGNORECASE:
        return items
    found: list[Item] = []
    for code, argument in items:
        if code is op.CATEGORY:
            found.append((code, argument))
            continue
        first, last = argument if code is op.RANGE else (argument, argument)
        if code not in (op.LITERAL, op.RANGE) or (last > 127 and (first != last or _sre.unicode_iscased(last))):
            return None
        for character in map(chr, range(first, last + 1)):
            same = {character, character.lower(), character.upper(), *_LOOKALIKES.get(character.lower(), "")}
            found += [(op.LITERAL, ord(one)) for one in sorted(same)]
    return found


def search(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """First match anywhere in `text`."""
    return compile(pattern, flags).search(text)


def match(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """Match at the start of `text`."""
    return compile(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """Match of all of `text`."""
    return compile(pattern, flags).fullmatch(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    """Matches in order, never overlapping."""
    return compile(pattern, flags).finditer(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[Any]:
    """What each match, or its groups, held."""
    return compile(pattern, flags).findall(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[Any]:
    """What stands between the matches."""
    return compile(pattern, flags).split(text, maxsplit)


def sub(pattern: str, by: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0) -> str:
    """`text` with each match replaced."""
    return compile(pattern, flags).sub(by, text, count)
