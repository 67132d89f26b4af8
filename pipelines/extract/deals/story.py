"""Who is spoken of in one story of a document, sentence by sentence."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.described import Described
from pipelines.extract.deals.merge import Event
from pipelines.extract.names import Name, is_ordinary, recased

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
PRONOUN_FIRST = re.compile(r"(?i)(?:[*•–-]\s*)?(?:it|its|they|the company|the group|the miner|the two|both)\b")


class Story:
    """Who is spoken of in one story, sentence by sentence."""

    def __init__(self, topic: Name | None) -> None:
        self.topic = topic
        self.subject: Name | None = None
        self.other: Name | None = None
        self.paragraphs: tuple[int | None, int | None] = (None, None)
        """Paragraphs of the sentence heard last and of the one that named the subject."""
        self.day: tuple[str | None, str | None] = (None, None)
        """The weekday of the story's news."""
        self.pair: tuple[Name, Name] | None = None
        """The two names coordinated last, which "the former" and "the latter" stand for."""
        self.subjects: tuple[int, tuple[Name, Name]] | None = None
        """The last sentence that began with two coordinated names, and the names: whom "the two" stands for next."""
        self.described = Described()
        self.asset: Name | None = None
        """The only project of the sentence before."""
        self.told: set[tuple[object, ...]] = set()
        """What has been read already; telling it again in the same words adds nothing."""
        self.last: Event | None = None
        """The event told last, which "a further 20%" or "a similar agreement" goes back to."""

    def turn_to(self, name: Name) -> None:
        """From here on the list tells of this company."""
        self.topic, self.subject, self.other, self.last = name, None, None, None

    def spoken_of(self, sentence: Sentence) -> Name | None:
        """Whom "it" means: the last subject, but the story's company where the paragraph so far names nobody."""
        heard, named = self.paragraphs
        if self.topic is not None and heard == sentence.paragraph != named:
            return self.topic
        return self.subject or self.topic

    def hear(self, sentence: Sentence, names: list[Name]) -> None:
        """Remember the sentence's first company as subject and the next as the other."""
        self.described.hear(sentence.text, sentence.start, names)
        dated = DATELINE.match(sentence.text) if names and MONTH_AND_DAY.search(sentence.text, 0, LEAD) else None
        names = [n for n in names if dated is None or n.start - sentence.start >= dated.end()]
        companies = list(
            dict.fromkeys(
                n.name
                for n in names
                if (n.kind in ("company", "consortium") and not IN_A_GROUP.match(sentence.text, n.end - sentence.start))
                or (
                    n.kind == "other"
                    and n.start - sentence.start < 3
                    and not sentence.text.startswith(("-", ":"), n.end - sentence.start)
                    and not DATELINE_AFTER.match(sentence.text, n.end - sentence.start)
                )
            )
        )
        projects = {n.name: n for n in names if n.kind == "project"}
        self.asset = next(iter(projects.values())) if len(projects) == 1 else None
        self.paragraphs = (sentence.paragraph, sentence.paragraph if companies else self.paragraphs[1])
        by_name = {n.name: n for n in names}
        only_two = (by_name[companies[0]], by_name[companies[1]]) if len(companies) == A_PAIR else None
        coordinated = _pair_in(sentence, names)
        self.pair = coordinated or only_two or self.pair
        if coordinated and all(n.kind != "project" for n in coordinated):
            opening = coordinated[0].start - sentence.start < OPENING
            self.subjects = (sentence.index, coordinated) if opening else self.subjects
        if companies and self.subject and PRONOUN_FIRST.match(sentence.text):
            self.other = by_name[companies[0]] if companies[0] != self.subject.name else self.other
            return
        if companies and self._goes_on_about_issuer(sentence, names, companies[0]):
            self.other = by_name[companies[0]]
            return
        if len(companies) > 1 and SAYS_THAT.search(sentence.text, 0, by_name[companies[1]].start - sentence.start):
            self.subject, self.other = by_name[companies[1]], by_name[companies[0]]
            return
        if companies:
            if self.subject and self.subject.name not in companies[:1]:
                self.other = self.subject
            self.subject = by_name[companies[0]]
        if len(companies) > 1:
            self.other = by_name[companies[1]]

    def _goes_on_about_issuer(self, sentence: Sentence, names: list[Name], first: str) -> bool:
        """ "The tenements are subject to an agreement with ⟦C⟧": the issuer stays the one spoken of."""
        if self.topic is None or not self.topic.ticker or self.subject is None or self.subject.name != self.topic.name:
            return False
        at = next(n.start for n in names if n.name == first) - sentence.start
        return first != self.topic.name and GOVERNED.search(sentence.text, max(0, at - 40), at) is not None


SAYS_THAT = re.compile(
    r"\b(?:announce[sd]?|advise[sd]?|sa(?:ys|id)|report(?:s|ed)|confirm(?:s|ed)|discloses?d?|pleased to announce) "
    r"(?:[\w ]{0,30} )?that (?:the )?(?:[\w-]+ ){0,4}$"
)
"""What stands before whom a statement is about: "⟦C⟧ announces that ⟦C⟧ has exercised its option"."""
GOVERNED = re.compile(r"\b(?:with|from|to|for|by|against) (?:the )?$")
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


def topics_of(reading: Reading) -> dict[int, Name]:
    """The company each story is about: whom it calls "the Company", else the first with a ticker, else the first."""
    topics: dict[int, Name] = {}
    tickered: set[int] = set()
    issuers: set[int] = set()
    named: dict[str, Name] = {}
    sentences = reading.sentences
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
        if name.ticker and story not in tickered:
            tickered.add(story)
            topics[story] = replace(named[name.name], ticker=name.ticker)
        if name.printed == "Company" and story not in issuers:
            issuers.add(story)
            tickered.add(story)
            topics[story] = named[name.name]
    return topics
