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
    r"fund|financier|streamer|investor|contractor|broker|house|maker|cellmaker|chipmaker|supplier|operator|lender|hopeful|upstart|specialist|"
    r"converter|newcomer)"
)
HOME_OF_EXCHANGE = {"ASX": "AU", "TSX": "CA", "TSXV": "CA", "TSX-V": "CA", "CSE": "CA", "LSE": "GB", "AIM": "GB"}
"""Where companies listed there are usually at home."""
USER_NAME = re.compile(
    r"\b(?:Motors?|Automotive|Autos?|Batter(?:y|ies)|Magnets?|Magnetics|Electric|Trading|Cells?|Energy Solutions?)\b"
)
MINER_NAME = re.compile(
    r"\b(?:Lithium|Resources|Mining|Minerals|Mines|Metals|Graphite|Rare Earths?|Uranium|Cobalt|Nickel|Copper|Tungsten|"
    r"Antimony|Manganese|Vanadium|Niobium|Gold|Silver|Tin|Zinc|Exploration)\b"
)
USERS = frozenset(
    "trading house|trader|house|merchant|carmaker|automaker|steelmaker|maker|cellmaker|chipmaker|manufacturer|refiner|"
    "converter|utility".split("|")
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
_HOME_BEFORE = re.compile(r"(?P<gloss>[A-Z][\w. ]{1,24}?)(?:[’']s|-based|-listed)(?: [a-z][\w-]*){0,4} $")
_A_HEAD = re.compile(rf"\b{HEAD}\b| of |[’']s |-based |-listed ")


@dataclass(frozen=True, slots=True)
class Description:
    """One way in which the story has described a party."""

    name: Name
    head: str | None
    country: str | None
    gloss: str
    """The words of the description, in small letters."""


def describes(text: str) -> bool:
    """Whether a sentence may say what somebody is."""
    return _A_HEAD.search(text) is not None


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
