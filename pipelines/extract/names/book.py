"""The entities of one document: which runs name the same thing, of what kind it is, and its fullest form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.lexicon.sites import land_of_sites
from pipelines.extract.names.filings import names_no_party
from pipelines.extract.names.runs import Run
from pipelines.extract.names.words import (
    INDUSTRY,
    NOT_A_PARTY,
    PARTY_ROLE,
    SIDES,
    SITE_WORD,
    SITE_WORDS,
    USUAL_CASE,
    WORD,
    NameKind,
    is_legal_word,
    is_metal,
    key_of,
    looks_ordinary,
    ordinary_words,
    public_body,
)
from pipelines.extract.places import Place, place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence


@dataclass(frozen=True, slots=True)
class Name:
    """One name at `document.text[start:end]`; `name` is the fullest form the document gives it."""

    start: int
    end: int
    printed: str
    kind: NameKind
    name: str
    country: str | None = None
    """ISO alpha-2 of a place, a government, or the demonym a name begins with."""
    ticker: str | None = None
    """As printed beside the name, such as `ASX:ARR`, normalised to EXCHANGE:CODE."""


class Votes(dict[NameKind, int]):
    """Points for each kind that has some, 0 for any other."""

    def __missing__(self, kind: NameKind) -> int:
        return 0


LETTERS = re.compile(r"[^\s,;:()]+?(?=[’']s\b|[\s,;:().]|$)")
JOINED = re.compile(r",? (?:and|or|/|\+|&) ")
"""What stands between two names of one kind."""
PLACED = (" of ", " in ", " at ", " near ")
"""What makes a name belong to the word before it: "Harrow of ⟦⟧ and Kestrel Ltd" joins no town to a company."""
GAP = re.compile(r"[\s,.()]+")
PLURAL = re.compile(r"(?:ers|ors|ists|als|ages|ures|ants|ts|ns)$")
OF_ONE = re.compile(
    r"\s(?:has|is|was|says|plans|wants|owns|holds|expects|mines)\b|\s(?:said|announced|confirmed)\b[^.;]{0,30}?\sits?\s"
)
"""What is said of one party only, behind a word that might be a plural."""
LOWER_WORD = re.compile(r"(?<![\w@./-])[a-z]{3,}(?![\w@/-]|\.\w)")
MOST_NAMESAKES = 60
"""Names with one first word that are compared with each other; a longer list is not prose."""


class Book:
    """The entities of one document: which runs are the same thing, what kind it is, and its fullest form."""

    def __init__(self, runs: list[Run], text: str) -> None:
        self.people = {
            run.text.rsplit(None, 1)[-1].lower()
            for run in runs
            if run.evidence.get("person", 0) >= 6 and run.evidence.get("company", 0) < 8
        }
        """Family names, so that "Mr Earner" and a later "Earner" are not companies."""
        self.text = text
        self.evidence: dict[str, Votes] = defaultdict(Votes)
        self.full: dict[str, str] = {}
        self.printed: dict[str, str] = {}
        self.tickers: dict[str, str] = {}
        self.definitions: dict[str, str] = {}
        self.mid_sentence: set[str] = set()
        self.positions: dict[str, list[int]] = defaultdict(list)
        for run in runs:
            key = key_of(run.text)
            votes = self.evidence[key]
            for kind, points in run.evidence.items():
                votes[kind] = votes.get(kind, 0) + points
            self.positions[key].append(run.start)
            if not run.text.isupper() or key not in self.printed:
                self.printed[key] = run.text if not run.text.isupper() or " " not in run.text else recased(run.text)
            if run.ticker:
                self.tickers.setdefault(key, run.ticker)
            if not run.at_sentence_start:
                self.mid_sentence.add(key)
            is_place = run.evidence.get("place", 0) > max(
                run.evidence.get("company", 0), run.evidence.get("project", 0), 4
            )
            is_site = run.evidence.get("project", 0) > run.evidence.get("company", 0)
            if run.ticker and (code := run.ticker.partition(":")[2].lower()) and len(code) > 1 and not code.isdigit():
                self.definitions.setdefault(code, key)
            for alias in run.aliases if not is_place else ():
                if is_site or alias.lower() not in NOT_A_PARTY:
                    self.definitions.setdefault(key_of(alias), key)
        self._beside(runs)
        self._short_forms()
        self.kinds: dict[str, NameKind] = {key: self._kind(key) for key in self.evidence}
        self._index = self._first_word_index()

    def _beside(self, runs: list[Run]) -> None:
        """A name that nothing tells is of the kind of the one it is joined to: "Harrow Metals and ⟦⟧", "⟦⟧ / Harrow Ltd"."""
        settled = {key: _settled_kind(votes) for key, votes in self.evidence.items()}
        for one, other in pairwise(runs):
            if self.text.endswith(PLACED, 0, one.start) or not JOINED.fullmatch(self.text[one.end : other.start]):
                continue
            pair = key_of(one.text), key_of(other.text)
            for known, unknown in (pair, pair[::-1]):
                kind = settled[known]
                if kind and max(self.evidence[unknown].values(), default=0) < 2 and not is_ordinary(unknown):
                    self.evidence[unknown][kind] += 2

    def _short_forms(self) -> None:
        """Map each short form to the full name that begins with it, if exactly one or the nearest one before does."""
        ordinary = ordinary_words()
        self.by_first: dict[str, list[str]] = defaultdict(list)
        for key in self.evidence:
            if len(self.by_first[key.split()[0]]) < MOST_NAMESAKES:
                self.by_first[key.split()[0]].append(key)
        self.longer: dict[str, list[str]] = {}
        for keys in self.by_first.values():
            for key in keys:
                if key in ordinary["headline"] or key in ordinary["function"] or is_metal(key):
                    continue
                if key in ordinary["adjectives"] and key not in self.mid_sentence:
                    continue
                longer = [
                    k
                    for k in keys
                    if len(k) > len(key)
                    and k.startswith(key + " ")
                    and (self._is_company(k) or self._is_site_form(k, key))
                ]
                if longer and not self._stands_alone(key):
                    self.longer[key] = longer
        for alias, key in self.definitions.items():
            for kind, points in self.evidence[key].items():
                self.evidence[alias][kind] += points

    def longer_company(self, key: str) -> bool:
        """True when a marked company name begins with this one."""
        return any(
            k.startswith(key + " ") and self.evidence[k]["company"] >= 5 and self._is_company(k)
            for k in self.by_first[key.split()[0]]
        )

    def _is_company(self, key: str) -> bool:
        evidence = self.evidence[key]
        return evidence["company"] >= 4 and evidence["company"] >= max(
            evidence["project"], evidence["person"], evidence["agency"]
        )

    def _is_site_form(self, key: str, short: str) -> bool:
        return (
            self.evidence[short]["company"] < 9
            and self.evidence[key]["project"] >= 8
            and bool(SITE_WORD.search(key))
            and len(short) > 3
        )

    def _stands_alone(self, key: str) -> bool:
        """Places and marked names are not taken for short forms."""
        evidence = self.evidence[key]
        if self.longer_company(key):
            return evidence["place"] >= 6
        return (
            evidence["place"] >= 6
            or (evidence["company"] >= 10 and any(is_legal_word(w) for w in key.split()[1:]))
            or evidence["agency"] >= 7
            or (
                evidence["project"] >= 7
                and evidence["company"] < 4
                and not any(
                    self._is_site_form(k, key) for k in self.by_first[key.split()[0]] if k.startswith(key + " ")
                )
            )
        )

    def _kind(self, key: str) -> NameKind:
        evidence = self.evidence[key]
        if (
            key.split()[-1] in self.people
            and evidence["company"] < 8
            and evidence["place"] == 0
            and evidence["project"] < 4
        ):
            return "person"
        if key in self.longer or key in self.definitions:
            target = self._target(key, self.positions[key][0] if self.positions[key] else 0)
            if target != key:
                return self._own_kind(target)
        return self._own_kind(key)

    def _own_kind(self, key: str) -> NameKind:
        evidence = self.evidence[key]
        words = key.split()
        best, weight = max(evidence.items(), key=lambda item: (item[1], item[0] == "company"), default=("other", 0))
        if weight < 2 and best != "other":
            best = "other"
        if (
            best == "company"
            and key not in self.mid_sentence
            and weight < 4
            and len(words) == 1
            and (not self.printed[key].isupper() and looks_ordinary(key))
        ):
            return "other"
        if best in ("company", "other") and (key in SITE_WORDS or (weight < 4 and self._is_common(key))):
            return "nobody"
        if best in ("company", "other") and key not in self.tickers and names_no_party(key, self.text):
            return "nobody"
        if key in ordinary_words()["adjectives"] and key not in self.mid_sentence and weight < 8:
            return "nobody"  # "Additional project information", "Environmental, social and"
        return best

    def _is_common(self, key: str) -> bool:
        """Whether the document writes the same words small as well: "the Offering" and "an offering"."""
        if key not in self.text or any(c.isupper() for c in self.printed[key][1:].replace(" ", "")):
            return False
        return " " in key or key in self.lower_words

    def _target(self, key: str, position: int) -> str:
        if key in self.definitions and self.definitions[key] != key:
            return self._fullest(self.definitions[key], position)
        return self._fullest(key, position)

    def _fullest(self, key: str, position: int) -> str:
        """The full name that a short form stands for at this place in the text."""
        longer = self.longer.get(key)
        if not longer:
            return key
        before = [(p, k) for k in longer for p in self.positions[k] if p <= position]
        target = max(before)[1] if before else min((self.positions[k][0], k) for k in longer if self.positions[k])[1]
        return target if target == key else self._fullest(target, position)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that the document also writes small."""
        return frozenset(LOWER_WORD.findall(self.text))

    def is_opener(self, name: Name) -> bool:
        """A lone word that has a capital only because it begins a sentence, or the name of a metal."""
        key = key_of(name.printed)
        if " " in key or any(c.isupper() for c in name.printed[1:]):
            return False
        if is_metal(key):
            return True
        if key in self.mid_sentence:
            return False
        ordinary = ordinary_words()
        return (
            any(key in words for words in ordinary.values())
            or (looks_ordinary(key) and not self._is_one(name))
            or (key in self.text and key in self.lower_words)
        )

    def _is_one(self, name: Name) -> bool:
        """Whether a word that looks like a plural is spoken of as one: "Wirrametals has", "Tolkers said it would"."""
        return PLURAL.search(name.printed) is not None and OF_ONE.match(self.text, name.end) is not None

    def name_of(self, run: Run) -> Name:
        named = self._name(run.start, run.end, run.text, key_of(run.text))
        if (
            named.kind == "company"
            and run.evidence.get("project", 0) >= 6
            and run.evidence.get("company", 0) < 5
            and len(run.text.split()) < 4
        ):
            # "Koolin Lithium Pty Ltd, which holds the Koolin project": a mine that shares its owner's name.
            return replace(named, kind="project", name=site_name(run.text), ticker=None)
        return named

    def _name(self, start: int, end: int, printed: str, key: str) -> Name:
        target = self._target(key, start)
        kind = self.kinds.get(target) or self.kinds.get(key, "other")
        full = self.printed.get(target, printed)
        place: Place | None = place_of(printed)
        if kind == "project":
            full = site_name(full)
        if kind == "place" and place:
            full = place.label if place.kind in ("country", "capital") else printed
        ticker = self.tickers.get(target) or self.tickers.get(key)
        return Name(start, end, printed, kind, full, place.country if place else None, ticker)

    def roles_in(self, text: str) -> Iterator[Name]:
        """ "the Company", "the Vendor", where the document has said in brackets whom it means."""
        if not any(
            role in self.definitions
            for role in (
                "company",
                "vendor",
                "vendors",
                "purchaser",
                "buyer",
                "seller",
                "target",
                "optionee",
                "optionor",
                "issuer",
                "investor",
                "corporation",
                "group",
                "acquirer",
                "borrower",
                "subscriber",
                "registrant",
            )
        ):
            return
        for match in PARTY_ROLE.finditer(text):
            if (key := match.group(1).lower()) in self.definitions:
                yield self._name(match.start(1), match.end(1), match.group(1), key)

    def brands_in(self, text: str) -> Iterator[Name]:
        """ "ioneer", where the document has a company of that word, written small, with its legal form."""
        for key, printed in self.printed.items():
            if not printed[0].islower() or " " not in printed or self.kinds.get(key) != "company":
                continue
            brand = printed.split()[0]
            for match in re.finditer(rf"(?<![\w.@/-]){re.escape(brand)}(?![\w@-]|\.\w)", text):
                yield self._name(match.start(), match.end(), brand, key)

    def _first_word_index(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = defaultdict(list)
        for key, kind in self.kinds.items():
            if kind in ("company", "project", "agency", "consortium", "person"):
                index[key.split()[0]].append(key)
        for keys in index.values():
            keys.sort(key=len, reverse=True)
        return index

    def known_in(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Names of this document inside a heading, where capitals alone say nothing."""
        at = sentence.start
        for word in WORD.finditer(text, sentence.start, sentence.end):
            if word.start() < at:
                continue
            for key in self._index.get(key_of(word.group()).split()[0] if key_of(word.group()) else "", ())[:8]:
                end = _spells(text, word.start(), sentence.end, key)
                if end is not None:
                    yield self._name(word.start(), end, text[word.start() : end], key)
                    at = end
                    break
        for span in place_spans(text[sentence.start : sentence.end]):
            start, end = sentence.start + span.start, sentence.start + span.end
            if span.place.kind not in ("desk", "province") and text[start:end].upper() != text[start:end]:
                label = span.place.label if span.place.kind in ("country", "capital") else text[start:end]
                yield Name(start, end, text[start:end], "place", label, span.place.country)


def _settled_kind(votes: Votes) -> NameKind | None:
    """Company or project, where much tells the one and little the other."""
    company, project = votes["company"], votes["project"]
    if any(votes[kind] > 3 for kind in votes if kind not in ("company", "project")):
        return None
    if company >= 4 and project < 4:
        return "company"
    return "project" if project >= 6 and company < 2 else None


def recased(name: str) -> str:
    """A name printed in capitals, in the usual case; words of up to four letters, mostly initials, stay as they are."""
    return " ".join(
        w.capitalize() if len(w) > 4 or w.lower() in INDUSTRY or w in USUAL_CASE else w for w in name.split()
    )


def site_name(name: str) -> str:
    """A project's name without the noun behind it: "Yangibana Rare Earths Project" is Yangibana, and without its region."""
    if name.startswith("Project ") or name in land_of_sites():
        return name
    words = name.split()
    while (
        len(words) > 1
        and not place_of(" ".join(words[:-1]))
        and (
            SITE_WORD.fullmatch(words[-1])
            or words[-1].lower() in ("joint", "tin", "open", "underground", "processing")
            or commodities_in(words[-1].lower())
            or words[-1].lower() in ("rare", "earth", "earths", "heavy", "mineral", "sands")
            or words[-1].lower() in ("and", "base", "metal", "metals", "precious", "polymetallic")
        )
    ):
        words.pop()
    if len(words) > 2 and words[0].lower() in SIDES and _is_whereabouts(words[:2]):
        words = words[2:]
    return " ".join(words)


def _is_whereabouts(words: list[str]) -> bool:
    """ "Central Australian", "Northern Ontario": where a site lies, said before its name."""
    return place_of(" ".join(words)) is not None or place_of(words[1]) is not None


def is_ordinary(text: str) -> bool:
    """True for words, places and metals that head a section without being a company."""
    key = key_of(text)
    ordinary = ordinary_words()
    return (
        place_of(text) is not None
        or bool(commodities_in(key))
        or public_body(text) is not None
        or all(any(word in words for words in ordinary.values()) for word in key.split())
    )


def _spells(text: str, start: int, stop: int, key: str) -> int | None:
    """Where the name with this key ends if it is printed at `start`, whatever its case; None if it is not."""
    wanted, at = key.split(), start
    for position, word in enumerate(wanted):
        found = LETTERS.match(text, at, stop)
        if found is None or key_of(found.group()) != word:
            return None
        at = found.end()
        if position + 1 < len(wanted):
            gap = GAP.match(text, at, stop)
            if gap is None:
                return None
            at = gap.end()
    return at
