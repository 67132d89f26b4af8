"""Who is meant where a text gives no name: the parties that a story has spoken of, how present each of them is, and
whether a description fits it.

Presence after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994): every mention weighs by its
place in the sentence, and half as much with each sentence that follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.described import (
    DIGGERS,
    HOME_OF_EXCHANGE,
    LOOSE_HEADS,
    MINER_NAME,
    USER_NAME,
    USERS,
    Description,
    country_in,
    describes,
    descriptions_of,
)
from pipelines.extract.names import Name

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

SUBJECT, OBJECT, OWNER = 3.0, 2.0, 1.0
"""What a mention weighs: as a subject, behind a verb or preposition, as the owner of something."""
PARENT = 0.25
"""What a parent weighs that only tells whose unit a party is."""
PARENT_BEFORE = re.compile(
    r"\b(?:part|unit|arm|subsidiary|affiliate|division|member|branch|offshoot|vehicle) of (?:the )?"
    r"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[A-Za-z’'-]+ ){0,3}$"
)
"""What stands before a parent, which another name brings along and of which nothing else is told."""
PARENT_REACH = 60
HERE = 1.25
"""How many times as much a mention weighs in the sentence itself."""
FADES = 0.5
"""What is left of a mention's weight with each sentence."""
TOPIC = 1.5
"""What a story's own company weighs besides its mentions."""
TWICE = 2.0
"""How much better a party fits that has been described just so."""
ALIKE = 1.5
"""How much better the subject of the sentence before fits as the subject of this one."""
UNHEARD = 0.3
"""How well a description fits a name of unknown kind that nothing has been said of."""
BEST_FIT = TWICE**3
"""How much better a party fits at the most: for its home, and for its trade in just these words."""
LEAST = 0.2
"""How present the one must be who is meant."""
CLEARLY = 1.0
"""How many times as present as the next the one must be who is meant."""
PARTIES = ("company", "consortium", "agency", "other")
OBJECT_BEFORE = re.compile(
    r"\b(?:with|from|to|of|by|for|in|at|on|into|and|between|against|than|via|under|(?!does|goes)[a-z]+(?:ed|ing|es)|buy|sell|own|"
    r"take|bought|sold|took|paid|gave|lent) (?:[Tt]he |an? |its )?$"
)
GOES_ON = re.compile(
    r"\b(?:[Ii]ts?|[Tt]hey|[Tt]heir|[Tt]he (?:[A-Za-z]+[ -]){0,2}(?:company|group|firm|miner|developer|explorer))\b"
)
STATED = 4.0
"""What the one weighs whom somebody else makes a statement about."""
SAYS_THAT = re.compile(
    r"\b(?:announce[sd]?|advise[sd]?|sa(?:ys|id)|report(?:s|ed)|confirm(?:s|ed)|discloses?d?|pleased to announce) "
    r"(?:[\w ]{0,30} )?that (?:the )?(?:[\w-]+ ){0,4}$"
)
"""What stands before whom a statement is about: "⟦C⟧ announces that ⟦C⟧ has exercised its option"."""
OPENS = 3
"""Characters before a name that opens its sentence."""
RUNS_IN = 6.0
"""What a name weighs that heads its paragraph: "CORVANE / TOLKA." """
RUN_IN = 60
"""Characters of the longest head that runs into its paragraph."""
NEXT_ITEM = 0.1
"""What is left of those named in one item of a list when the next begins."""


def _only_names(sentence: Sentence, names: list[Name]) -> bool:
    """Whether a sentence is nothing but names: a head that runs into its paragraph."""
    rest = sentence.text
    for name in names:
        rest = rest.replace(name.printed, "")
    return bool(names) and not any(c.isalpha() for c in rest)


@dataclass(slots=True)
class Candidate:
    """One party of a story."""

    name: Name
    weight: float = 0.0
    at: int = 0
    """Index of the sentence that the weight is as of."""
    led: int = -1
    """Index of the last sentence that it was the subject of."""

    def presence(self, at: int) -> float:
        """The weight in the sentence with this index."""
        return self.weight * FADES ** max(0, at - self.at)

    def add(self, weight: float, at: int) -> None:
        """One more mention."""
        self.weight = self.presence(at) + weight
        self.at = at
        if weight >= SUBJECT:
            self.led = at


@dataclass(slots=True)
class Who:
    """The parties of one story and whom of them an expression means."""

    topic: Name | None = None
    is_list: bool = False
    """True below a line that names whose list follows: every paragraph is an item."""
    known: dict[str, Candidate] = field(default_factory=dict)
    _item: tuple[int, set[str]] = (-1, set())
    """The paragraph of the list item being read, and whom it names."""
    _said: list[Description] = field(default_factory=list)
    _heard: list[tuple[str, int, list[Name]]] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: in a new item of a list, those of the item before are hardly spoken of any more."""
        if sentence.paragraph != self._item[0]:
            for name in self._item[1]:
                self.known[name].weight *= NEXT_ITEM
            self._item = (sentence.paragraph, set())

    def hear(self, sentence: Sentence, names: Iterable[Name]) -> None:
        """Take in the parties that a sentence names or goes on about."""
        parties = [n for n in names if n.kind in PARTIES]
        prose = sentence.block in ("paragraph", "list_item")
        if parties and prose:
            self._heard.append((sentence.text, sentence.start, parties))
        goes_on = GOES_ON.search(sentence.text) if prose else None
        leads = goes_on is not None and all(n.start - sentence.start > goes_on.start() for n in parties)
        if goes_on and (leads or not parties) and (ranked := self.ranked(sentence.index, leads=True)):
            self._mention(ranked[0][1], SUBJECT, sentence)
        heads = prose and len(sentence.text) < RUN_IN and _only_names(sentence, parties)
        for name, weight in self._places(sentence, parties, leads) if prose else []:
            self._mention(name, RUNS_IN if heads else weight, sentence)
        for name in [] if prose else parties:
            self._mention(name, OWNER, sentence)

    def _places(self, sentence: Sentence, names: list[Name], led: bool) -> list[tuple[Name, float]]:
        """Each name with what its place weighs; who a statement is about leads, and not who makes it."""
        found: list[tuple[Name, float]] = []
        for name in names:
            stated = SAYS_THAT.search(sentence.text, 0, name.start - sentence.start) is not None
            weight = STATED if stated else self._place(sentence, name, not led)
            if stated:
                found = [(n, min(w, OBJECT)) for n, w in found]
            led = led or weight >= SUBJECT
            found.append((name, weight))
        return found

    def _place(self, sentence: Sentence, name: Name, first: bool) -> float:
        before = sentence.text[: name.start - sentence.start]
        if sentence.text.startswith(("'s", "’s"), name.end - sentence.start):
            return OWNER
        if PARENT_BEFORE.search(before, max(0, len(before) - PARENT_REACH)):
            return PARENT
        if first and not OBJECT_BEFORE.search(before[-24:]):
            return SUBJECT
        return OBJECT

    def _mention(self, name: Name, weight: float, sentence: Sentence) -> None:
        if (self.is_list or sentence.block == "list_item") and name.name not in self.known:
            self._item[1].add(name.name)
        self.known.setdefault(name.name, Candidate(name)).add(weight, sentence.index)

    def ranked(
        self,
        at: int,
        but: Collection[str] = (),
        here: Iterable[tuple[Name, float]] = (),
        leads: bool = False,
    ) -> list[tuple[float, Name]]:
        """(presence, party), the most present first, in the sentence with this index, whose names so far are `here`."""
        weights = {key: c.presence(at) for key, c in self.known.items()}
        names = {key: c.name for key, c in self.known.items()}
        if self.topic is not None and (self.is_list or self.topic.name in self.known or not self.known):
            names.setdefault(self.topic.name, self.topic)
            weights[self.topic.name] = weights.get(self.topic.name, 0.0) + TOPIC
        if leads and self.known:
            last = max(c.led for c in self.known.values())
            for key, c in self.known.items():
                weights[key] *= ALIKE if c.led == last else 1.0
        for name, weight in here:
            names.setdefault(name.name, name)
            weights[name.name] = weights.get(name.name, 0.0) + HERE * weight
        return sorted(((w, names[key]) for key, w in weights.items() if key not in but), key=lambda pair: -pair[0])

    def meant(
        self,
        at: int,
        head: str = "company",
        country: str | None = None,
        but: Collection[str] = (),
        here: Iterable[tuple[Name, float]] = (),
        leads: bool = False,
    ) -> Name | None:
        """The party that fits a description best, None where none does or two do alike."""
        present = [(w, n) for w, n in self.ranked(at, but, here, leads) if w * BEST_FIT > LEAST]
        return clear_best([(w * self.fit(n, head, country), n) for w, n in present])

    def fit(self, name: Name, head: str, country: str | None) -> float:
        """How well a description fits a party: 0 where it contradicts what is known, more where it repeats it."""
        told = [d for d in self.said if d.name.name == name.name]
        fits = 1.0 if told or name.kind != "other" or (country is None and head in LOOSE_HEADS) else UNHEARD
        if country is not None:
            home = self.home(name)
            if home is not None and home != country:
                return 0.0
            fits *= TWICE if home else 1 / TWICE
        if head in LOOSE_HEADS and head not in DIGGERS:
            return fits
        heads = {d.head for d in told if d.head}
        if head in heads:
            return fits * TWICE * TWICE
        digs, makes = MINER_NAME.search(name.name) is not None, USER_NAME.search(name.name) is not None
        if head in USERS:
            if (digs and not makes) or heads & DIGGERS:
                return 0.0
            return fits * (TWICE if makes else 1.0)
        if head in DIGGERS:
            if (makes and not digs) or heads & USERS:
                return 0.0
            return fits * (TWICE if digs else 1.0)
        return fits

    @property
    def said(self) -> list[Description]:
        """What the story has said of what its parties are, the newest last."""
        for text, start, names in self._heard:
            if describes(text):
                for name in names:
                    self._said.extend(descriptions_of(name, text, start))
        self._heard.clear()
        return self._said

    def home(self, name: Name) -> str | None:
        """The country where a party is at home, as the story, its own name or its exchange tells."""
        told = next((d.country for d in reversed(self.said) if d.country and d.name.name == name.name), None)
        exchange = (name.ticker or "").partition(":")[0].strip()
        return told or country_in(name.name) or HOME_OF_EXCHANGE.get(exchange)


def clear_best(weighed: list[tuple[float, Name]]) -> Name | None:
    """The one with the most weight, None where it has too little or another has as much."""
    ranked = sorted((pair for pair in weighed if pair[0] > LEAST), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] <= CLEARLY * ranked[1][0]):
        return None
    return ranked[0][1]
