"""Commodities and analytes by name: which ones a text speaks of, and what an assay column is called.

Canonical commodity names are those of the fact contract: lower case, the element or the customary group. Canonical
analytes keep their printed chemistry (`Li2O`, `TREO`); an equivalent keeps its base (`CuEq`). The data is
`commodities.yml`; matching walks the words of a text once, so time grows with its length only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.lexicon.files import read_yaml

SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
WORD = re.compile(r"[^\W_]+")
"""One word; formulas such as Nb2O5 are one word, subscript digits included."""
LONGEST_PHRASE = 6
"""Words in the longest phrase that is looked up; longer runs are never tried, so matching stays linear."""
SHORT = 1000
"""Characters of a text whose commodities are kept for the next who asks."""
EQUIVALENT = re.compile(r"(?i)(?:[\s\-–_.]*eq(?:uiv(?:alent)?s?)?\.?|\s+equivalent)$")
JOINED = re.compile(r"\s*(?:,|-|–|/|\+|&|,?\s*and)\s*")
SPACED_FORMULA = re.compile(r"(?:e ?)?[A-Z][a-z]? ?\d{0,2} ?O ?\d{0,2}")
"""An oxide whose subscripts a PDF set apart: `Li2 O`, `Nb2 O5`."""
FORMULA_OPENING = re.compile(r"e?(?:[A-Z][a-z]?\d{0,2}O?\d{0,2})?")
"""What a formula set apart may begin with."""
ENGLISH_SYMBOLS = frozenset({"In", "As", "He", "I", "Be", "At", "No"})
ELEMENT_CONTEXT = re.compile(r"(?:%|\bg/t|\bppm|\bppb|\boz/t|\bkg/t|\blbs?|\bkoz|\bMoz|\bcontained)\s*(?:of\s+)?$")


@dataclass(frozen=True, slots=True)
class CommoditySpan:
    """One commodity named at `text[start:end]`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class _Lexicon:
    words: dict[str, str]
    """Lower-case phrase, words joined by one space -> commodity."""
    ambiguous: frozenset[str]
    blocked: frozenset[str]
    beside: frozenset[str]
    analytes: dict[str, str]
    """Printed form, dashes and spaces folded -> canonical analyte; lower-case forms stand for any case."""
    commodity_of: dict[str, str]
    penalties: frozenset[str]


def _fold(phrase: str) -> str:
    """Words joined by one space; a plus survives, because Nd+Pr is not Nd Pr."""
    return " ".join(re.findall(r"[^\W_]+|\+", phrase.translate(SUBSCRIPTS)))


@cache
def _lexicon() -> _Lexicon:
    data: dict[str, Any] = read_yaml(Path(__file__).parent / "commodities.yml")
    words: dict[str, str] = {}
    analytes: dict[str, str] = {}
    commodity_of: dict[str, str] = {}
    ambiguous: set[str] = set()
    for name, entry in data["commodities"].items():
        for word in entry["words"]:
            folded = _fold(word.lower())
            words[folded] = words[folded + "s"] = name
        if entry.get("ambiguous"):
            ambiguous.update(_fold(w) for w in entry["words"])
        for analyte, forms in entry["analytes"].items():
            commodity_of[analyte] = name
            for form in (analyte, *forms):
                analytes.setdefault(_fold(form), analyte)
    return _Lexicon(
        words,
        frozenset(ambiguous),
        frozenset(_fold(p.lower()) for p in data["not_commodities"]),
        frozenset(data["beside"]),
        analytes,
        commodity_of,
        frozenset(data["penalties"]),
    )


def commodity_names() -> tuple[str, ...]:
    """Every canonical commodity name, in the lexicon's order."""
    return tuple(dict.fromkeys(_lexicon().words.values()))


@cache
def commodity_words() -> frozenset[str]:
    """Single words, plurals too, that name a commodity and nothing else."""
    lexicon = _lexicon()
    return frozenset(w for w in lexicon.words if " " not in w and w not in lexicon.ambiguous)


@lru_cache(maxsize=4096)
def canonical_analyte(printed: str) -> str | None:
    """The analyte as `Li2O`, `TREO`, `CuEq`; None for what is not one. Brackets, %, and stars around it are ignored."""
    text = printed.strip().strip("()[]*†‡%").strip()
    if not text or len(text) > 60:
        return None
    if found := _plain_analyte(text):
        return found
    base = EQUIVALENT.sub("", text)
    if base != text and (found := _plain_analyte(base.strip(" -–("))):
        return found if found in ("LCE",) else f"{found}Eq"
    return None


def _plain_analyte(text: str) -> str | None:
    lexicon, folded = _lexicon(), _fold(text)
    found = lexicon.analytes.get(folded) or lexicon.analytes.get(folded.lower())
    if found is None and folded.isupper() and len(folded) > 2:
        found = _upper_forms().get(folded)
    if found is None and SPACED_FORMULA.fullmatch(folded):
        found = lexicon.analytes.get(folded.replace(" ", ""))
    return found


@lru_cache(maxsize=16384)
def opens_analyte(word: str) -> bool:
    """True where a printed analyte may begin with this word: most words are no part of any."""
    plain = word.translate(SUBSCRIPTS)
    forms = {plain.lower(), EQUIVALENT.sub("", plain).lower()}
    return not forms.isdisjoint(_analyte_openings()) or FORMULA_OPENING.fullmatch(plain) is not None


@cache
def _analyte_openings() -> frozenset[str]:
    return frozenset(form.split()[0].lower() for form in _lexicon().analytes)


def analyte_spans(text: str) -> list[tuple[int, int, str]]:
    """Analytes printed in a header or caption as (start, end, canonical analyte), longest form first, in order.

    Bare symbols count anywhere except where they begin a phrase such as "In situ" or "As at". A sum of two
    ("Pb+Zn") that has no name of its own is one analyte with a plus.
    """
    words = [m.span() for m in WORD.finditer(text)]
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        longest = min(LONGEST_PHRASE, len(words) - at) if opens_analyte(text[slice(*words[at])]) else 0
        for size in range(longest, 0, -1):
            start, end = words[at][0], words[at + size - 1][1]
            analyte = canonical_analyte(text[start:end])
            if analyte and not (size == 1 and _is_english(text, start, end)):
                if found and text[found[-1][1] : start].strip() == "+":
                    first = found.pop()
                    found.append((first[0], end, canonical_analyte(text[first[0] : end]) or f"{first[2]}+{analyte}"))
                else:
                    found.append((start, end, analyte))
                at += size
                break
        else:
            at += 1
    return found


def _is_english(text: str, start: int, end: int) -> bool:
    """A symbol that is an English word before a lower-case one: "In situ", "As at", "He said", "I am"."""
    return text[start:end] in ENGLISH_SYMBOLS and re.match(r"\s+[a-z]", text[end : end + 3]) is not None


@cache
def _upper_forms() -> dict[str, str]:
    """Formulas and symbols in capitals only, as headers print them: LI2O, NDPR."""
    return {form.upper(): analyte for form, analyte in _lexicon().analytes.items() if not form.islower()}


def commodity_of_analyte(analyte: str) -> str | None:
    """The commodity that an analyte is reported for, equivalents included: `CuEq` is copper; None if unknown."""
    lexicon = _lexicon()
    name = lexicon.commodity_of.get(analyte)
    if name is None and (canonical := canonical_analyte(analyte)):
        name = lexicon.commodity_of.get(canonical) or lexicon.commodity_of.get(canonical.removesuffix("Eq"))
    return name


def is_penalty(analyte: str) -> bool:
    """True for gangue oxides and deleterious elements, which are assayed beside the metals of the ore."""
    return analyte in _lexicon().penalties


def commodity_spans(text: str) -> list[CommoditySpan]:
    """Commodities named in `text`, in order: words anywhere, formulas anywhere, bare symbols only beside a grade unit
    or joined to another symbol ("0.5% Cu", "Ni-Cu-PGE")."""
    return list(_spans_of(text))


def commodities_in(text: str) -> tuple[str, ...]:
    """Canonical names of the commodities that `text` speaks of, each once, in order of appearance."""
    return tuple(dict.fromkeys(span.name for span in _spans_of(text)))


def _spans_of(text: str) -> tuple[CommoditySpan, ...]:
    return _kept_spans(text) if len(text) < SHORT else tuple(_spans(text))


@lru_cache(maxsize=1024)
def _kept_spans(text: str) -> tuple[CommoditySpan, ...]:
    """Deals, funding and resources ask for the same sentences."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[CommoditySpan]:
    lexicon = _lexicon()
    plain = text if text.isascii() else text.translate(SUBSCRIPTS)
    starts = _first_words()
    printed = WORD.findall(plain)
    lower = [word.lower() for word in printed]
    if starts.keys().isdisjoint(lower) and lexicon.analytes.keys().isdisjoint(printed):
        return
    words = [(*m.span(), m.group()) for m in WORD.finditer(plain)]
    at, last_end = 0, -1
    while at < len(words):
        start = words[at][0]
        size, name = 0, None
        if lower[at] in starts:
            size, name = _longest(lower, at, starts[lower[at]])
        if size and name == "":
            at, last_end = at + size, -1
            continue
        if size == 1 and lower[at] in lexicon.ambiguous and not _names_a_metal(text, words, lower, at, last_end):
            size, name = 0, None
        if not size and words[at][2] in lexicon.analytes and (name := _symbol(text, words, at, last_end)):
            size = 1
        if not size:
            at += 1
            continue
        end = words[at + size - 1][1]
        if name:
            yield CommoditySpan(start, end, name)
        at, last_end = at + size, end


@cache
def _first_words() -> dict[str, dict[str, str]]:
    """First word of each phrase -> the phrases that begin with it; a blocked phrase has an empty name."""
    lexicon = _lexicon()
    index: dict[str, dict[str, str]] = {}
    for phrase, name in [*lexicon.words.items(), *((p, "") for p in lexicon.blocked)]:
        index.setdefault(phrase.split()[0], {})[phrase] = name
    return index


def _longest(lower: list[str], at: int, phrases: dict[str, str]) -> tuple[int, str | None]:
    for size in range(LONGEST_PHRASE, 0, -1):
        phrase = " ".join(lower[at : at + size])
        if phrase in phrases:
            return min(size, len(lower) - at), phrases[phrase]
    return 0, None


def _names_a_metal(text: str, words: list[tuple[int, int, str]], lower: list[str], at: int, last_end: int) -> bool:
    """ "lead" is the metal beside another commodity or before a word such as concentrate."""
    lexicon = _lexicon()
    if last_end >= 0 and JOINED.fullmatch(text, last_end, words[at][0]):
        return True
    if at + 1 == len(words):
        return False
    if lower[at + 1] in lexicon.beside:
        return text[words[at][1] : words[at + 1][0]] == " "
    following = at + 1 + (lower[at + 1] == "and")
    return (
        following < len(words)
        and (lower[following] in lexicon.words or _is_symbol(words[following][2]))
        and JOINED.fullmatch(text, words[at][1], words[following][0]) is not None
    )


def _symbol(text: str, words: list[tuple[int, int, str]], at: int, last_end: int) -> str | None:
    """The commodity of an analyte's formula or symbol at this word; a bare symbol needs a unit or another beside it."""
    start, end, word = words[at]
    analyte = _lexicon().analytes[word]
    if is_penalty(analyte) or not (word[0].isupper() or word.startswith("eU")):
        return None
    if not _is_symbol(word):
        return commodity_of_analyte(analyte)
    joined = (last_end >= 0 and last_end < start and text[last_end:start] in "-–/+,") or (
        at + 1 < len(words) and text[end : words[at + 1][0]] in ("-", "–", "/", "+") and _is_symbol(words[at + 1][2])
    )
    if joined or ELEMENT_CONTEXT.search(text, max(0, start - 14), start):
        return commodity_of_analyte(analyte)
    return None


def _is_symbol(word: str) -> bool:
    """A bare element symbol such as Cu or V."""
    return len(word) <= 2 and word in _lexicon().analytes and word[0].isupper() and not any(c.isdigit() for c in word)
