"""Who a story has described how: "Volta, a Swedish carmaker" makes Volta the one that "the carmaker" stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.names import Name
from pipelines.extract.places import place_spans

HEAD = (
    r"(?:company|group|miner|producer|explorer|developer|firm|junior|carmaker|automaker|steelmaker|trader|"
    r"trading house|"
    r"merchant|manufacturer|refiner|smelter|startup|start-up|major|giant|conglomerate|utility|recycler|processor|"
    r"fund|financier|streamer|investor|contractor|broker|house|maker|cellmaker|chipmaker|supplier|operator|lender)"
)
HOME_OF_EXCHANGE = {"ASX": "AU", "TSX": "CA", "TSXV": "CA", "TSX-V": "CA", "CSE": "CA", "LSE": "GB", "AIM": "GB"}
"""Where companies listed there are usually at home."""
USER_NAME = re.compile(
    r"\b(?:Motors?|Automotive|Autos?|Batter(?:y|ies)|Magnets?|Magnetics|Electric|Trading|Cells?|Energy Solutions?)\b"
)
MINER_NAME = re.compile(
    r"\b(?:Lithium|Resources|Mining|Minerals|Mines|Metals|Graphite|Rare Earths?|Uranium|Cobalt|Nickel|Copper|Tungsten|"
    r"Antimony|Manganese|Vanadium|Niobium|Exploration)\b"
)
USERS = frozenset(
    "trader house merchant carmaker automaker steelmaker maker cellmaker chipmaker manufacturer refiner utility".split()
)
DIGGERS = frozenset("miner explorer developer junior producer".split())
"""What a description tells of the kind of names that it may stand for."""
LOOSE_HEADS = frozenset("company group firm major giant junior conglomerate miner producer issuer".split())
"""Words that fit nearly every party; alone they tell of the story's own company before anybody else."""
_BEHIND = re.compile(
    rf"(?: \([^)]*\))?, (?:an?|the|one of|which is an?) (?P<gloss>(?:[\w’'/-]+ ){{0,6}}?(?P<head>{HEAD})s?)\b(?!-)"
)
_BEFORE = re.compile(rf"(?P<gloss>(?:\b[\w’'-]+ ){{0,4}}\b(?P<head>{HEAD}))(?: called)?,? $")
_HOME_BEHIND = re.compile(r"(?: \([^)]*\))? of (?:the )?(?P<gloss>[A-Z]\w+(?: [A-Z]\w+){0,3})")
_HOME_BEFORE = re.compile(r"(?P<gloss>[A-Z][\w. ]{1,24}?)(?:[’']s|-based|-listed)(?: [\w-]+){0,4} $")
_A_HEAD = re.compile(rf"\b{HEAD}\b| of |[’']s |-based |-listed ")


@dataclass(frozen=True, slots=True)
class Description:
    """One way in which the story has described a party."""

    name: Name
    head: str | None
    country: str | None
    gloss: str
    """The words of the description, in small letters."""


class Described:
    """Descriptions of one story's parties, the newest last."""

    def __init__(self) -> None:
        self._known: list[Description] = []
        self._heard: list[tuple[str, int, list[Name]]] = []
        self.parties: dict[str, Name] = {}

    def hear(self, text: str, start: int, names: list[Name]) -> None:
        """Keep one sentence (`text`, which begins at `start`) until somebody asks what it has described."""
        if names:
            self._heard.append((text, start, names))

    @property
    def known(self) -> list[Description]:
        """All descriptions heard so far, the newest last."""
        for text, start, names in self._heard:
            self._read(text, start, names)
        self._heard.clear()
        return self._known

    def _read(self, text: str, start: int, names: list[Name]) -> None:
        companies = [n for n in names if n.kind in ("company", "consortium", "other")]
        for name in companies:
            if name.kind != "other":
                self.parties.setdefault(name.name, name)
        if companies and _A_HEAD.search(text):
            for name in companies:
                self._known.extend(descriptions_of(name, text, start))

    def home(self, name: Name) -> str | None:
        """The country where a party is at home, as the story, its own name or its exchange tells."""
        told = next((d.country for d in reversed(self.known) if d.country and d.name.name == name.name), None)
        exchange = (name.ticker or "").partition(":")[0].strip()
        return told or country_in(name.name) or HOME_OF_EXCHANGE.get(exchange)

    def who(self, head: str, country: str | None, but: set[str]) -> Name | None:
        """The party last described with this head word and this home, else with this home; never one of `but`."""
        known = self.known
        fitting = [d for d in reversed(known) if d.name.name not in but]
        homes = {d.name.name: d.country for d in known if d.country}
        for found in fitting:
            if found.head == head and (country is None or homes.get(found.name.name, country) == country):
                return found.name
        if country is not None:
            return next((d.name for d in fitting if d.country == country), None)
        if head in LOOSE_HEADS:
            return None
        others = [n for key, n in self.parties.items() if key not in but]
        return others[0] if len(others) == 1 else None


def descriptions_of(name: Name, text: str, start: int) -> Iterator[Description]:
    """What a sentence (`text`, which begins at `start`) says right before and behind a name of what it is."""
    before = text[max(0, name.start - start - 70) : name.start - start]
    after = text[name.end - start : name.end - start + 110]
    for found in (
        _BEHIND.match(after),
        _HOME_BEHIND.match(after),
        _BEFORE.search(before),
        _HOME_BEFORE.search(before),
    ):
        if found is None:
            continue
        head, country = found.groupdict().get("head"), country_in(found.group("gloss"))
        if head is not None or country is not None:
            yield Description(name, head, country, found.group("gloss").lower())


def country_in(gloss: str) -> str | None:
    """The country that a description names or whose adjective it has, if it is one."""
    found = {span.place.country for span in place_spans(gloss)} if any(c.isupper() for c in gloss) else set()
    return found.pop() if len(found) == 1 else None
