"""A sentence as a frame: names, sums and dates become symbols, everything else lower-case words.

"The DOE has awarded Piedmont (Nasdaq: PLL) $141.7 million" becomes "the F0 has awarded C0 M0", so that the rules of
`clauses` are rules of language and see no particular company, agency or figure. Brackets behind a name are left out,
a sum in brackets behind a sum is its conversion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.names import Name
from pipelines.extract.quantities import Money

SYMBOL = re.compile(r"\b([FCPGMDLN])(\d+)\b")
QUALIFIERS = re.compile(
    r"(?:\b(?:up to|as much as|as many as|about|approximately|around|some|nearly|almost|roughly|at least|more than|"
    r"over|an? (?:further|additional|initial|total(?: of)?|estimated|combined|new|maximum(?: of)?)|a total of|no more "
    r"than|close to|not exceeding|in excess of|between|just (?:over|under))\s+)+$"
)
BRACKETS = re.compile(r"\s*\([^()]{0,240}\)")
CONVERSION = re.compile(
    r"\s*(?:\((?:or |about |circa |approximately |around |approx\.? |roughly |some |equivalent to |equal to |~|≈|=|c\. )*$)"
)


TERMS = re.compile(
    r"(?i)\b(?:letter|loan|grant|agreement|facility|credit|guarantee|commitment|award|funding|debt|equity|lender|"
    r"tranche)s?\b"
)
"""Words of funding that a page may print with capitals without their being a name."""


OFFICE = re.compile(r"\b(?:Department|Ministry) of\b")
"""What no company is called."""
JOINED = re.compile(
    r"(?:,| and|, and|, as well as| as well as| together with| & )(?: (?:the|[a-z]+'s|L\d+'s|L\d+|its|state-owned|two|three|"
    r"four|five|six|seven|several|other|(?:(?:trading|investment|mining|development|export|state|commodity|private|"
    r"innovation|equity|royalty|equipment|battery|steel) )*(?:house|bank|fund|lender|agency|insurer|firm|group|company|"
    r"trader|miner|investor|"
    r"maker|producer|supplier|giant|utility)))* ?"
)
"""What stands between the names of those who act together."""
AND = re.compile(r"\band\b|&|as well as|together with")


MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol of a frame: what it stands for, and where it stands in the frame and in the document."""

    kind: str
    item: Any
    at: int
    end: int


@dataclass(slots=True)
class Frame:
    """`text` with symbols; `symbols` by their name, such as "F0", in order of appearance."""

    text: str
    symbols: dict[str, Symbol] = field(default_factory=dict)
    printed: str = ""
    """The sentence as the document prints it."""
    start: int = 0
    """Where the sentence begins in the document."""

    def printed_before(self, money: Symbol, reach: int = 120) -> str:
        """The printed words before a sum, with those that the frame leaves out."""
        at = money.item.start - self.start
        return self.printed[max(0, at - reach) : at]

    def of_kind(self, kinds: str) -> list[tuple[str, Symbol]]:
        """Symbols of these kinds, left to right."""
        return [(name, s) for name, s in self.symbols.items() if s.kind in kinds]

    def between(self, kinds: str, start: int, end: int) -> list[tuple[str, Symbol]]:
        """Symbols of these kinds that stand inside `text[start:end]`."""
        return [(name, s) for name, s in self.symbols.items() if s.kind in kinds and start <= s.at < end]


GRANT_OF_A_RIGHT = re.compile(
    r"\bgrant(?=(?:ing)? of (?:the |an? |all |any |its )?(?:(?:[a-z-]+|L\d+) ){0,3}?(?:permissions?|permits?|licen[cs]es?|"
    r"leases?|tenements?|approvals?|title|rights?|options?|concessions?|consents?|tenure|authori[sz]ations?|exclusivity|"
    r"patents?|relief|"
    r"security|shares)\b)"
)
"""The giving of a right, which is no money; "issue" has as many letters, so that nothing moves."""


def make_frame(
    text: str,
    start: int,
    end: int,
    money: Iterable[Money],
    bodies: Iterable[Body],
    schemes: Iterable[Scheme],
    names: Iterable[Name],
    dates: Iterable[Any],
) -> Frame:
    """The frame of `text[start:end]`; spans of all kinds must lie in the document's offsets."""
    spans = _placed(money, bodies, schemes, names, dates)
    frame = Frame("", printed=text[start:end], start=start)
    parts: list[str] = []
    length = at = start
    length = 0
    counts: dict[str, int] = {}
    previous: tuple[str, int, Any] | None = None
    for kind, begin, stop, item in spans:
        if kind in "FG":
            stop = min(stop, end)  # a name may go on behind what was taken for the sentence's end
        if begin < at or stop > end or begin >= end:
            continue
        gap = text[at:begin]
        if kind == "M" and previous and _converts(previous[2], item) and CONVERSION.fullmatch(gap):
            closing = re.compile(r"[^()]{0,40}\)").match(text, stop, end)
            at = closing.end() if closing else stop
            continue
        words = _plain(gap)
        if kind == "M":
            words = QUALIFIERS.sub("", words)
        if parts and words and not words[0].isspace() and words[0].isalnum():
            words = " " + words
        name = f"{kind}{counts.get(kind, 0)}"
        counts[kind] = counts.get(kind, 0) + 1
        if words and not words[-1].isspace() and words[-1].isalnum():
            words += " "
        parts += [words, name]
        length += len(words)
        frame.symbols[name] = Symbol(kind, item, length, length + len(name))
        length += len(name)
        at = stop
        while (
            kind in "FCPGN"
            and (brackets := BRACKETS.match(text, at, end))
            and not _has_money(spans, at, brackets.end())
        ):
            at = brackets.end()
        previous = (kind, stop, item)
    frame.text = "".join(parts) + _plain(text[at:end])
    if "grant" in frame.text:
        frame.text = GRANT_OF_A_RIGHT.sub("issue", frame.text)
    return frame


def _placed(
    money: Iterable[Money],
    bodies: Iterable[Body],
    schemes: Iterable[Scheme],
    names: Iterable[Name],
    dates: Iterable[Any],
) -> list[tuple[str, int, int, Any]]:
    """(kind, start, end, item) without overlaps: sums first, then bodies, companies and projects, the longest first."""
    spans: list[tuple[int, str, int, int, Any]] = [(0, "M", m.start, m.end, m) for m in money if not _is_price(m)]
    spans += [(1, "F", b.start, b.end, b) for b in bodies]
    spans += [(1, "G", s.start, s.end, s) for s in schemes]
    spans += [
        (1 if _letter(n) in "CP" else 2, _letter(n), n.start, n.end, n)
        for n in names
        if (_letter(n) in "CP" or not TERMS.search(n.printed)) and not (_letter(n) == "C" and OFFICE.search(n.printed))
    ]
    heads = [(s[2], s[3]) for s in spans if s[1] == "G" or (s[1] == "F" and s[4].reference == "name")]
    spans = [s for s in spans if s[1] != "P" or not any(s[2] < start < s[3] <= end for start, end in heads)]
    spans += [(3, "D", d.start, d.end, d) for d in dates]
    kept: list[tuple[str, int, int, Any]] = []
    occupied: list[tuple[int, int]] = []
    for _, kind, start, end, item in sorted(spans, key=lambda s: (s[0], s[2] - s[3], s[1] in "CP", s[2])):
        if all(end <= a or b <= start for a, b in occupied):
            occupied.append((start, end))
            kept.append((kind, start, end, item))
    return sorted(kept, key=lambda k: k[1])


def _is_price(money: Money) -> bool:
    """A price of one thing; a million "each" is what each of several gives or gets."""
    return money.is_price and not (money.per == "other" and money.value >= MILLION)


def _letter(name: Name) -> str:
    return {"company": "C", "consortium": "C", "project": "P", "place": "L", "person": "H"}.get(name.kind, "N")


def _converts(first: Any, second: Any) -> bool:
    """A sum in brackets converts the one before it, or restates it, unless both are of one printed currency."""
    return isinstance(first, Money) and (first.currency != second.currency or first.value == second.value)


def _has_money(spans: list[tuple[str, int, int, Any]], start: int, end: int) -> bool:
    return any(kind == "M" and start <= begin < end for kind, begin, _, _ in spans)


def _plain(words: str) -> str:
    """Lower case, one space, straight quotes; capital letters are left to the symbols."""
    return re.sub(r"\s+", " ", words.lower().replace("’", "'").replace("‘", "'"))


def joined_names(frame: Frame, name: str) -> str:
    """The name behind a symbol with those joined to it: "A, B and C"."""
    together = sorted([name, *coordinated(frame, name)], key=lambda n: frame.symbols[n].at)
    names = list(dict.fromkeys(frame.symbols[n].item.name for n in together))
    return str(names[0]) if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def coordinated(frame: Frame, name: str) -> list[str]:
    """Symbols joined to this one by commas and "and"."""
    kind = frame.symbols[name].kind
    ordered = sorted((s.at, n) for n, s in frame.of_kind("CF" if kind in "CF" else kind))
    index = [n for _, n in ordered].index(name)
    joined: list[str] = []
    has_and = False
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(ordered):
            a, b = sorted((ordered[at][1], ordered[at + step][1]), key=lambda n: frame.symbols[n].at)
            gap = frame.text[frame.symbols[a].end : frame.symbols[b].at]
            if not JOINED.fullmatch(gap):
                break
            has_and |= AND.search(gap) is not None
            joined.append(ordered[at + step][1])
            at += step
    return joined if has_and else []
