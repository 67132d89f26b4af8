"""Who is spoken of in one story of a document, sentence by sentence."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import is_announcement
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.deals.parties.who import OPENS, Who
from pipelines.extract.names import Name, is_ordinary, recased
from pipelines.extract.names.words import TICKER

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

A_PAIR = 2
OPENING = 40
"""Characters before a name that may still be the subject of its sentence."""
IN_A_GROUP = re.compile(r" (?:[Gg]roup )?(?:member|affiliate)\b")
"""Words behind a group by whose name one of its members is called."""
DATELINE = re.compile(
    r"[A-Z][\w .'’-]{1,30}(?:, [A-Z][\w .'’-]{1,30}){0,2},? ?(?:[–—-]{1,2} ?)?\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
    r"Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b"
)
"""Where and when a release was put out, before its first words: nobody is spoken of there."""
MONTH_AND_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d")
LEAD = 200
"""Characters of a sentence that hold its dateline, if it has one."""
DATELINE_AFTER = re.compile(r"(?:, [A-Z][\w. ]{1,14})?\s*(?:\([^()]{2,30}\)\s*)?(?:--?|–|—)\s")


class Story:
    """What one story has told so far: of whom, of which mine, and which deal last."""

    def __init__(self, topic: Name | None) -> None:
        self.topic = topic
        self.who = Who(topic)
        self.pair: tuple[Name, Name] | None = None
        """The two names coordinated last, which "the former" and "the latter" stand for."""
        self.subjects: tuple[int, tuple[Name, Name]] | None = None
        """The last sentence that began with two coordinated names, and the names: whom "the two" stands for next."""
        self.asset: Name | None = None
        """The only project of the sentence before."""
        self.told: set[tuple[object, ...]] = set()
        """What has been read already; telling it again in the same words adds nothing."""
        self.last: Event | None = None
        """The event told last, which "a further 20%" or "a similar agreement" goes back to."""

    def turn_to(self, name: Name) -> None:
        """From here on the list tells of this company."""
        self.topic, self.who, self.last = name, Who(name, is_list=True), None

    def is_issuer(self, sentence: Sentence) -> bool:
        """Whether the sentence speaks of "the Company" whose announcement this is."""
        if self.topic is None or THE_ISSUER.search(sentence.text) is None:
            return False
        return bool(self.topic.ticker) or self.topic.start < OPENS  # whose name opens the page has put it out

    def two(self, at: int, here: list[Name]) -> tuple[Name, Name] | None:
        """Whom "the two" means in the sentence with this index, which has named some parties already."""
        if len(here) == A_PAIR:
            return here[0], here[1]
        if self.subjects is not None and at - self.subjects[0] == 1:
            return self.subjects[1]
        ranked = [name for _, name in self.who.ranked(at)]
        sides = list({n.name: n for names in self.last.roles.values() for n in names}.values()) if self.last else []
        if len(sides) == A_PAIR and ranked and ranked[0].name in (sides[0].name, sides[1].name):
            return sides[0], sides[1]
        if self.pair is not None and all(n.kind in ("company", "agency") for n in self.pair):
            return self.pair
        if ranked and self.topic is not None and ranked[0].name != self.topic.name:
            return ranked[0], self.topic
        return (ranked[0], ranked[1]) if len(ranked) == A_PAIR else None

    def hear(self, sentence: Sentence, names: list[Name]) -> None:
        """Take in whom and which mine a sentence names."""
        dated = DATELINE.match(sentence.text) if names and MONTH_AND_DAY.search(sentence.text, 0, LEAD) else None
        names = [n for n in names if dated is None or n.start - sentence.start >= dated.end()]
        self.who.hear(sentence, [n for n in names if _is_party(n, sentence)])
        projects = {n.name: n for n in names if n.kind == "project"}
        self.asset = next(iter(projects.values())) if len(projects) == 1 else None
        parties = {n.name: n for n in names if _is_party(n, sentence)}
        coordinated = _pair_in(sentence, names)
        if coordinated is None and len(parties) == A_PAIR:
            first, second = parties.values()
            self.pair = first, second
        self.pair = coordinated or self.pair
        if (
            coordinated
            and any(n.kind == "company" for n in coordinated)
            and all(n.kind != "project" for n in coordinated)
        ):
            opening = coordinated[0].start - sentence.start < OPENING
            self.subjects = (sentence.index, coordinated) if opening else self.subjects


def _is_party(name: Name, sentence: Sentence) -> bool:
    """Whether a name may be a party: a company, or one of unknown kind that opens its sentence."""
    at = name.start - sentence.start
    end = name.end - sentence.start
    if name.kind in ("company", "consortium"):
        return not IN_A_GROUP.match(sentence.text, end)
    return (
        name.kind == "other"
        and HYPHENATED.search(name.printed) is None
        and at < OPENS
        and not sentence.text.startswith(("-", ":"), end)
        and not DATELINE_AFTER.match(sentence.text, end)
    )


HYPHENATED = re.compile(r"-[a-z]")
THE_ISSUER = re.compile(r"\b[Tt]he Company\b")
LIST_HEAD = re.compile(r"\W{0,2}(?P<name>[A-Z][\w&’'.-]*(?: [A-Z&][\w&’'.-]*){0,3})(?: \([^()]{2,30}\))?:\s*")


DATED = re.compile(r"\W*(?:\d{1,2}[-/. ]|[A-Z][a-z]{2,8}\.? \d)")


def headed_by(reading: Reading, sentence: Sentence) -> Name | None:
    """The company that is all a line names, with a colon behind: what follows is its list ("VOLTA (VLT.DE):")."""
    line = LIST_HEAD.fullmatch(sentence.text) if sentence.text.rstrip().endswith(":") else None
    if line is None or all(is_ordinary(word) for word in line["name"].split()):
        return None
    start = sentence.start + line.start("name")
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    kinds = ("company", "other") if after and DATED.match(after[0].text) else ("company",)
    known = next((n for n in reading.named_in(sentence) if n.start == start and n.kind in kinds), None)
    fresh = Name(start, start + len(line["name"]), line["name"], "company", recased(line["name"]))
    return known or (fresh if line["name"].isupper() else None)


_COORDINATED = re.compile(r",? and (?:the |its )?(?:[a-z-]+ ){0,2}")


def _pair_in(sentence: Sentence, names: list[Name]) -> tuple[Name, Name] | None:
    """The first two names that the sentence coordinates."""
    parties = [n for n in names if n.kind in ("company", "project", "other", "agency", "consortium")]
    for first, second in itertools.pairwise(parties):
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if first.name != second.name and _COORDINATED.fullmatch(between):
            return first, second
    return None


def _runs_in(sentence: Sentence) -> bool:
    """ "EURO TUNGSTEN. Doubled in a day": a name in capitals that heads its paragraph as a sentence of its own."""
    return len(sentence.text) < LONGEST_RUN_IN and sentence.block == "paragraph" and sentence.text.endswith(".")


LONGEST_RUN_IN = 40


def _has_own_word(heading: str) -> bool:
    """True for "EURO TUNGSTEN": a metal, but also a word that is neither metal nor place nor ordinary."""
    words = heading.split()
    return len(words) > 1 and any(not is_ordinary(word) for word in words)


OWN_CODE = re.compile(
    r"[\s|,–-]{0,6}(?:\(?A[BC]N:? [\d ]{9,15}\)?[\s|,–-]{0,6})?(?:ASX|TSX-?V?|AIM|LSE|CSE|NYSE|OTC[A-Z]*)"
    r"(?: (?:[Cc]ode|[Tt]icker))?\s?[:–-]\s?[A-Z0-9]{2,5}\b"
)
"""The code of a share beside its issuer's name in a letterhead, without brackets."""


def topics_of(reading: Reading) -> dict[int, Name]:
    """The company each story is about: whom it calls "the Company", else the first with a ticker, else the first.

    In an announcement the ticker stands behind the very name: a headline tells of the other side sooner than of its own.
    """
    topics: dict[int, Name] = {}
    tickered: set[int] = set()
    issuers: set[int] = set()
    named: dict[str, Name] = {}
    sentences = reading.sentences
    text = reading.document.text
    is_own_paper = is_announcement(text)
    at = 0
    for sentence in sentences:
        heading = sentence.text.strip(" .:#*")
        if (
            (sentence.block == "heading" or _runs_in(sentence))
            and sentence.story
            and sentence.story not in topics
            and heading.isupper()
            and len(heading.split()) < 4
            and (not is_ordinary(heading) or (sentence.block != "heading" and _has_own_word(heading)))
        ):
            topics[sentence.story] = Name(
                sentence.start, sentence.start + len(heading), heading, "company", recased(heading)
            )
    for name in reading.names:
        while at < len(sentences) - 1 and sentences[at].end <= name.start:
            at += 1
        story = sentences[at].story
        if name.kind != "company":
            continue
        named.setdefault(name.name, name)
        if story not in topics:
            topics[story] = name
        coded = TICKER.match(text, name.end) or OWN_CODE.match(text, name.end) if is_own_paper else name.ticker
        if coded and story not in tickered:
            tickered.add(story)
            topics[story] = replace(named[name.name], ticker=name.ticker)
        if name.printed == "Company" and story not in issuers:
            issuers.add(story)
            tickered.add(story)
            topics[story] = named[name.name]
    return topics
