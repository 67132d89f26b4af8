"""The interface of `re`, for patterns that are searched for in every sentence of every document.

A search goes straight to the characters that a match can open with. `re` does so only for a pattern that opens with a
plain character or a set; behind a `\\b` or a look-around, with sets among the alternatives or without regard to case it
tries every place of the text. Here those characters are worked out from the parsed pattern and stored where the matcher
looks for them. At each of them the whole pattern is matched as ever, so what is found is the same.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import IGNORECASE, Match, Pattern, _compiler, _parser, escape  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

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
Item = tuple[Any, Any]
"""A parsed element or member of a set: its code and its argument, as `re` parses patterns."""
_ZERO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LOOKALIKES = {"i": "ıİ", "k": "\u212a", "s": "ſ"}
"""What else equals an ASCII letter where case is ignored: dotless and dotted i, the sign for kelvin, the long s."""
_INFO_FLAGS, _INFO_END = 2, 5
"""Where a compiled pattern keeps what it knows of its beginning, and where a set of first characters goes."""


@lru_cache(maxsize=MOST_KEPT)
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """The pattern as `re` compiles it, with the characters that a match can open with."""
    tree = _parser.parse(pattern, int(flags))  # the flags as a number: an enumeration of them computes slowly
    flags = int(flags) | tree.state.flags
    code = _compiler._code(tree, flags)
    opening = _opening(tree.data, flags) if tree.getwidth()[0] else None
    if opening and not code[_INFO_FLAGS]:
        charset: list[int] = []
        _compiler._compile_charset(_compiler._optimize_charset(opening)[0], flags, charset)
        code[_INFO_END:_INFO_END] = charset
        code[1] += len(charset)
        code[_INFO_FLAGS] = op.SRE_INFO_CHARSET
    names: dict[str, int] = tree.state.groupdict
    by_number = {number: name for name, number in names.items()}
    groups = tree.state.groups
    return _sre.compile(pattern, flags, code, groups - 1, names, tuple(by_number.get(n) for n in range(groups)))


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
            found += [(op.LITERAL, ord(one)) for one in same]
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
