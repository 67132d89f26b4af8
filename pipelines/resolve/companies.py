"""Company names to companies: one id for the spellings of one firm, kept when new spellings arrive.

Spellings are joined by what a person decided, by one key (legal forms and case aside), by a ticker printed behind the
name, by one slip of the pen, and by a short form that only one longer name extends with trade words (`Arafura`,
`Arafura Rare Earths`). What fits two firms joins neither: it stays provisional, with its candidates for review.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from pipelines.model import stable_id
from pipelines.resolve.decisions import Decisions
from pipelines.resolve.groups import Groups
from pipelines.resolve.names import PLACE_WORDS, TRADE_WORDS, company_key, has_legal_form

SHORT_FORM_SCORE = 0.9
SLIP_SCORE = 0.95
ALIKE_FROM = 86.0
"""rapidfuzz ratio from which two keys are shown to a person as perhaps one."""
ALIKE_MIN_LETTERS = 8
SLIP_MIN_LETTERS = 5
SHARED_LETTERS = 4
"""Letters that keys begin with alike before they are compared."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One printed company name, with how early and how often it came and the ticker printed behind it."""

    name: str
    arrival: int
    count: int = 1
    ticker: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedName:
    """One printed name and the entity it stands for."""

    name: str
    entity_id: str
    entity_name: str
    method: str
    """decision, key, ticker, slip or short_form: what joined the spelling to the others."""
    score: float
    is_provisional: bool
    candidates: tuple[str, ...] = ()
    """Names it may also stand for; empty unless provisional."""
    candidate_scores: tuple[float, ...] = ()
    """How like each of them is: the rapidfuzz ratio of the keys, from 0 to 1."""
    ticker: str | None = None
    """A ticker printed behind one of the firm's names; the earliest where there are several."""


def resolve_companies(spellings: Sequence[Spelling], decided: Decisions | None = None) -> list[ResolvedName]:
    """One row per distinct name, ordered by arrival. The id hangs on the key that arrived first in its group, so
    later spellings never change it and an id is never given to another firm."""
    decided = decided or Decisions()
    ordered = sorted(spellings, key=lambda s: (s.arrival, s.name))
    keys = list(dict.fromkeys(company_key(s.name) for s in ordered))
    apart = {frozenset(map(company_key, names)) for names in _pairs(decided.different)}
    groups, method = Groups(keys), dict.fromkeys(keys, "key")

    def join(one: str, other: str, how: str) -> None:
        mine, theirs = groups.head(one), groups.head(other)
        if mine == theirs or _kept_apart(groups, mine, theirs, apart):
            return
        groups.join(one, other)
        for key in (one, other):
            if groups.head(key) != key and method[key] == "key":
                method[key] = how

    for names in decided.same:
        known = [k for k in map(company_key, names) if k in method]
        for other in known[1:]:
            join(known[0], other, "decision")
    by_ticker: dict[str, str] = {}
    for spelling in ordered:
        if spelling.ticker:
            key = company_key(spelling.name)
            join(by_ticker.setdefault(spelling.ticker, key), key, "ticker")
    for one, other in _slips(keys):
        join(one, other, "slip")
    candidates: dict[str, tuple[str, ...]] = {}
    in_full = {company_key(s.name) for s in ordered if has_legal_form(s.name)}
    for key, extended in short_forms(keys, TRADE_WORDS, PLACE_WORDS).items():
        heads = list(dict.fromkeys(groups.head(e) for e in extended))
        if key in in_full:
            continue
        if len(heads) == 1:
            join(key, extended[0], "short_form")
        elif groups.head(key) not in heads and (rest := [h for h in heads if frozenset((key, h)) not in apart]):
            candidates[key] = tuple(rest)
    for key, others in _alike(keys).items():
        rest = [o for o in others if groups.head(o) != groups.head(key) and frozenset((key, o)) not in apart]
        if rest:
            candidates[key] = tuple(dict.fromkeys([*candidates.get(key, ()), *rest]))
    return _resolved(ordered, groups, method, candidates)


def _resolved(
    ordered: Sequence[Spelling], groups: Groups[str], method: dict[str, str], candidates: dict[str, tuple[str, ...]]
) -> list[ResolvedName]:
    printed: dict[str, dict[str, int]] = {}
    tickers: dict[str, str] = {}
    for spelling in ordered:
        head = groups.head(company_key(spelling.name))
        counts = printed.setdefault(head, {})
        counts[spelling.name] = counts.get(spelling.name, 0) + spelling.count
        if spelling.ticker:
            tickers.setdefault(head, spelling.ticker)
    shown = {head: display_name(counts) for head, counts in printed.items()}
    scores = {"slip": SLIP_SCORE, "short_form": SHORT_FORM_SCORE}
    rows = []
    for name in dict.fromkeys(s.name for s in ordered):
        key = company_key(name)
        head = groups.head(key)
        others: dict[str, float] = {}
        for other in candidates.get(key, ()):
            whom = shown[groups.head(other)]
            others[whom] = max(others.get(whom, 0.0), round(fuzz.ratio(key, other) / 100, 3))
        rows.append(
            ResolvedName(
                name,
                f"co_{stable_id('company', head)}",
                shown[head],
                method[key],
                scores.get(method[key], 1.0),
                bool(others),
                tuple(others),
                tuple(others.values()),
                tickers.get(head),
            )
        )
    return rows


def display_name(counts: dict[str, int]) -> str:
    """The spelling shown for a group: the fullest key, then the most frequent, the longest, the first by letters."""
    return min(counts, key=lambda n: (-len(company_key(n).split()), -counts[n], -len(n), n))


def short_forms(
    keys: Iterable[str], lengthening: frozenset[str], never: frozenset[str] = frozenset()
) -> dict[str, list[str]]:
    """Short key -> the longer keys that begin with it and add only lengthening words.

    A short form made of lengthening words alone (`critical`, `american`) names nobody and is left out.
    """
    known = set(keys)
    found: dict[str, list[str]] = {}
    for key in keys:
        words = key.split()
        for size in range(1, len(words)):
            short, rest = " ".join(words[:size]), words[size:]
            if (
                short in known
                and all(w in lengthening and w not in never for w in rest)
                and not all(w in lengthening for w in words[:size])
            ):
                found.setdefault(short, []).append(key)
    return found


def _slips(keys: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pairs of keys that differ by one letter of one longer word: a plural, a dropped letter; never a digit."""
    for one, other in _close(keys, DamerauLevenshtein.distance, 1):
        if _is_slip(one.split(), other.split()):
            yield one, other


def _is_slip(one: list[str], other: list[str]) -> bool:
    different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return (
        len(one) == len(other)
        and len(different) == 1
        and min(map(len, different[0])) >= SLIP_MIN_LETTERS
        and "".join(different[0]).isalpha()
        and DamerauLevenshtein.distance(*different[0], score_cutoff=1) == 1
    )


def _alike(keys: Sequence[str]) -> dict[str, list[str]]:
    """Later key -> earlier keys that look alike without being joined by a rule; for a person to decide."""
    found: dict[str, list[str]] = {}
    for one, other in _close([key for key in keys if len(key) >= ALIKE_MIN_LETTERS], fuzz.ratio, ALIKE_FROM):
        found.setdefault(other, []).append(one)
    return found


def _close(keys: Sequence[str], scorer: Callable[..., float], cutoff: float) -> Iterable[tuple[str, str]]:
    """Pairs of keys with the first letters in common that rapidfuzz finds within the cutoff, in the order given."""
    blocks: dict[str, list[str]] = {}
    for key in keys:
        blocks.setdefault(key[:SHARED_LETTERS], []).append(key)
    for block in blocks.values():
        for at, one in enumerate(block):
            found = process.extract(one, block[at + 1 :], scorer=scorer, score_cutoff=cutoff, limit=None)
            for _, _, place in sorted(found, key=itemgetter(2)):
                yield one, block[at + 1 + place]


def _pairs(lists: Iterable[Sequence[str]]) -> Iterable[tuple[str, str]]:
    for names in lists:
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                yield one, other


def _kept_apart(groups: Groups[str], mine: str, theirs: str, apart: set[frozenset[str]]) -> bool:
    for pair in apart:
        heads = {groups.head(key) for key in pair if key in groups}
        if heads == {mine, theirs}:
            return True
    return False
