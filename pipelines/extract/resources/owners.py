"""Of which project an estimate is: the one that its row or sentence speaks of, from the names of its document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.resources.holders import Holders
from pipelines.extract.resources.repeats import may_be_one_site
from pipelines.extract.resources.reporters import Reporters
from pipelines.extract.resources.reports import front_page
from pipelines.extract.resources.sites import Site, is_generic_site, sentence_at, site_in_title, sites_of, trimmed

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

ESTIMATE_OF = re.compile(
    r"(?i:\b(?:resources?|reserves?|estimates?|MRE)) (?:for|at|of|from) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
SUBJECT = re.compile(
    r"^\W*(?:(?:The|At|In|Its?)\s+)?((?:[A-Z][\w'’.-]*\s+){0,4}?[A-Z][\w'’.-]*?)(?:['’]s?\s+(?:[\w&-]+\s+){0,4}?(?:[Rr]esources?|[Rr]eserves?)\b"
    r"|(?:,[^.;]{3,90}?,)?\s+(?:(?:in|of|near) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}\s+|(?:[a-z][\w-]*\s+){0,3}?)"
    r"(?:holds?|hosts?|contains?|has|have|boasts?)\b"
    r"|(?:\s+(?:area|zone|sector|block|plateau|pit))?(?:,[^,.;]{0,60},)?\s+(?:accounts? for|makes? up|contributes)\b)"
)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_SUCH = r"(?:(?!of |for |in |at |on )[a-z][\w-]* ){0,2}"
TOLD_OF = re.compile(
    rf"(?:^|(?<=; ))(?:At|For|In) (?:the )?({_NAME}),? (?:the |an? )?(?:[a-z][\w-]* ){{0,3}}"
    r"(?=[Rr]eserve|[Rr]esource|[Ee]stimate)"
    rf"|\b(?:[Rr]esources?|[Rr]eserves?|[Ee]stimates?|MRE) (?:for|at|of) (?:the |its )?({_NAME})"
    r"(?= (?:at|to|is|are|stands?|was|were|now|deposit|project|came|comes)\b|[,.;])"
    rf"|\b(?:project|deposit|asset|mine|discovery)\b[^.;,]{{0,40}}? is (?:the )?({_NAME})(?=, (?:where|whose|which|with)\b)"
    rf"|(?:^|\b[Tt]he |\b[Ii]ts ){_SUCH}({_NAME}) (?=(?:[Mm]ineral|[Oo]re) (?:[Rr]esource|[Rr]eserve))"
    rf"|(?:^|\b(?:[Tt]he|[Ii]ts|[Tt]otal|[Cc]ombined|[Uu]pdated|[Nn]ew|[Mm]aiden) ){_SUCH}({_NAME})"
    r" (?=(?:resource|reserve|MRE)s?\b)"
    rf"|\b(?:in|at|on|over) (?:the )?({_NAME})(?=, (?:which|that) (?:has|holds?|hosts?|contains?|boasts?|carries|counts)\b)"
)
""" "At Arctic, probable reserves of", "the resource of Alder at", "its best project is Alder, where", "the Alder ore
reserve is"."""
TONNES_OF = re.compile(
    rf"[\d.,]+ ?(?:[A-Za-z-]+ ){{1,2}}(?:of|in) the ({_NAME}) (?:[a-z][\w-]* ){{0,2}}"
    r"(?:[Rr]esource|[Rr]eserve|[Pp]roject|[Dd]eposit)\b"
)
""" "57 kt of the Alder project is Inferred"."""
REPORTED = re.compile(
    r"\b(?:says?|said|tells?|told|believes?|reckons?|reports?|reported|announce[sd]?|estimates?|confirm(?:s|ed)|claims?)\b"
    r"[^.;]{0,30}?\bthat\s+"
)
""" "Brae tells us that Lomond has": the clause that is reported has a subject of its own."""
CLAUSE = re.compile(r"(?:;|,? (?:while|whereas|but|and)) (?=[A-Z][a-z])")
"""Where a clause with a subject of its own may begin: "..., while Elm holds"."""
RUN_IN_NAME = re.compile(r"\W*([A-Z][A-Z'’-]{3,}(?: [A-Z][A-Z'’-]+){0,2})[.:]?\W*")
RUN_IN_NEWS = re.compile(
    r"\W*(?:[A-Z][\w&’'-]+ ){1,3}(?:updates|upgrades|grows|lifts|raises|expands|extends|doubles|triples|enlarges|unveils) "
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})[.:]?\W*"
)
CALLED_A_SITE = r"(?: [A-Z][\w/’'-]*){0,5}? (?:projects?|property|deposits?|mines?|operations?|complex)\b"
"""What stands behind the name of a project in the title of a report: "Alder Copper-Gold Project"."""
HELD_BY = re.compile(r"\b(?:project|deposit|mine|property|orebody|resources?|reserves?|sands?)\b")
SENTENCES_OF_LEAD = 60
LANDMARK = re.compile(
    r"(?:\b(?:north|south|east|west|northeast|northwest|southeast|southwest|north-?\w+|south-?\w+|km|kilomet(?:er|re)s|miles"
    r"|metres|hour|outside|inland|downstream|upstream|away|far) (?:of|from)|\b(?:near|beside|next to|close to|adjacent to"
    r"|opposite|between))(?: the)?(?: town of)? $"
)
"""Words before a name by which it only tells where something else lies."""
OF_THE_DEPOSITS = re.compile(
    r"(?i)\b(?:the|both|these|those|its|their|all)(?: (?:two|three|four))? (?:deposits|projects|mines|prospects|orebodies)\b"
)
PAIR = re.compile(rf"(?:(?:{_NAME}), )?{_NAME} and {_NAME}\b")
SENTENCES_BACK = 20
PRONOUN = re.compile(
    r"(?i)(?:an?|they|it|he|she|we|this|that|these|those|there|who|which|both|management|drilling|each)\b"
)
AT_PLACE = re.compile(r"\b(?:at|from|of|in|for)\s+$")


class Owners:
    """Projects and companies of one document by place and story."""

    def __init__(self, reading: Reading, labels: Collection[str], holders: Holders) -> None:
        """`labels` are those of the rows of estimate tables: they name mines, also where a company is called so."""
        self.reading = reading
        self.text = reading.document.text
        self.names = reading.names
        self._blocks = [b.start for b in reading.document.blocks]
        self.reporters = Reporters(reading, labels, holders)
        self.sites = sites_of(reading, self.reporters.legal)
        self.titled: Counter[str] = Counter()
        """Projects that titles of estimate tables name: they count for the whole document."""
        self._story_projects: dict[int, str | None] = {}
        self._titles: dict[str, str | None] = {}
        self._named: set[str] | None = None
        self._commodities: dict[int, tuple[str, ...]] = {}

    def is_named(self, word: str) -> bool:
        """Whether the running text uses the word as a name or the beginning of one."""
        if self._named is None:
            self._named = set()
            for name in self.names:
                sentence = self.sentence_at(name.start)
                if sentence is not None and sentence.block not in ("table_row", "boilerplate"):
                    self._named |= {name.printed, name.printed.split(" ")[0]}
        return word in self._named

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that `position` lies in or behind."""
        return sentence_at(self.reading, position)

    def sites_within(self, start: int, end: int) -> list[Site]:
        """Mentions of sites inside [start:end)."""
        first = bisect_left(self.sites, start, key=lambda s: s.start)
        last = bisect_left(self.sites, end, key=lambda s: s.start)
        return self.sites[first:last]

    def project_in(self, start: int, end: int, before: int | None = None) -> str | None:
        """The project named in [start:end): the last before `before`, else what holds the resource."""
        inside = self.sites_within(start, end)
        earlier = [n for n in inside if before is None or n.start < before]
        clauses = list(CLAUSE.finditer(self.text, start, before)) if before else []
        is_nearer = clauses and not (earlier and earlier[-1].start > clauses[-1].start())
        if is_nearer and (name := self._subject(clauses[-1].end(), end)):
            return name
        if earlier:
            return earlier[-1].name
        return self._subject(start, end) or self._told_of(start, before or end) or (inside[0].name if inside else None)

    def project_of_tonnes(self, start: int | None, end: int) -> str | None:
        """The project whose tonnes they are said to be right behind their figure."""
        match = TONNES_OF.match(self.text, start, end) if start is not None else None
        if match is None:
            return None
        kinds = {n.kind for n in self.reading.within(self.names, *match.span(1))}
        return trimmed(match[1]) if kinds <= {"other", "project", "place"} else None

    def _told_of(self, start: int, end: int) -> str | None:
        """What the words of the sentence before its figure say that the estimate is of, if that is named at all."""
        for match in TOLD_OF.finditer(self.text[start:end]):
            begin, named = start + match.start(match.lastindex or 0), match[match.lastindex or 0]
            kinds = {n.kind for n in self.reading.within(self.names, begin, start + match.end()) if n.start == begin}
            may_be = {"other", "project", "place"} if self.text.endswith("at ", 0, begin) else {"other", "project"}
            if kinds <= may_be and not is_generic_site(named):
                return trimmed(named)
        return None

    def _subject(self, start: int, end: int) -> str | None:
        """What holds the resource, if it is no company: "Mahenge holds", "Kachi's resource"."""
        match = SUBJECT.match(self.text[start:end])
        if match is None and (reported := REPORTED.search(self.text, start, end)):
            start = reported.end()
            match = SUBJECT.match(self.text[start:end])
        if not match or PRONOUN.match(match[1]):
            return None
        position = start + match.start(1)
        if any(n.start == position for n in self.reading.within(self.reporters.companies, position, end)):
            return None
        for name in self.reading.within(self.names, max(0, position - 1), start + match.end(1) + 1):
            return None if name.kind in ("company", "agency", "government", "person", "programme") else name.name
        return trimmed(match[1]) if " " not in match[1] else None

    def project_before(self, sentence: Sentence) -> str | None:
        """The project last named in the sentences before, within the paragraph."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 6), -1):
            earlier = self.reading.sentences[index]
            if earlier.paragraph != sentence.paragraph:
                break
            inside = self.sites_within(earlier.start, earlier.end)
            if inside := [s for s in inside if not LANDMARK.search(self.text, earlier.start, s.start)]:
                return inside[-1].name
        return self._deposits_before(sentence) if OF_THE_DEPOSITS.search(sentence.text) else None

    def _deposits_before(self, sentence: Sentence) -> str | None:
        """The names that "the two deposits" stands for: those told in one breath before it, last of the story."""
        first = max(0, sentence.index - SENTENCES_BACK)
        for earlier in reversed(self.reading.sentences[first : sentence.index]):
            if earlier.story != sentence.story or earlier.block in ("table_row", "boilerplate"):
                continue
            for pair in PAIR.finditer(earlier.text):
                start, end = (earlier.start + at for at in pair.span())
                if {n.kind for n in self.reading.within(self.names, start, end)} <= {"other", "project"}:
                    return pair.group()
        return None

    def project_above(self, table: int | None) -> str | None:
        """The only site that the paragraph right above a table of the document names."""
        tables = self.reading.document.tables
        if table is None or table >= len(tables):
            return None
        start = tables[table].start
        index = bisect_left(self._blocks, start) - 1
        block = self.reading.document.blocks[index] if index >= 0 else None
        if block is None or block.kind != "paragraph":
            return None
        named = {site.name for site in self.sites_within(block.start, block.end)}
        return named.pop() if len(named) == 1 else None

    def project_in_title(self, title: str) -> str | None:
        """The deposit that a table's title names."""
        if title not in self._titles:
            self._titles[title] = site_in_title(title, {s.name for s in self.sites})
        return self._titles[title]

    def main_project(self, story: int) -> str | None:
        """The project that the story is about: the headline's, else the one it names most and first."""
        if story not in self._story_projects:
            counts: Counter[str] = Counter()
            for site in self.sites:
                sentence = self.sentence_at(site.start)
                if sentence is not None and sentence.story == story and sentence.block != "boilerplate":
                    counts[site.name] += 3 if sentence.block == "heading" else 1
            title = self.reading.document.title or ""
            counts.update({name: 2 * n for name, n in self.titled.items()})
            for known in counts:
                counts[known] += 4 * (known in title)
            if reported := counts.keys() & self._projects_of_report:
                counts[max(reported, key=lambda n: counts[n])] += max(counts.values())
            self._story_projects[story] = (
                max(counts, key=lambda n: counts[n])
                if counts
                else self._place_in_title(title)
                or self._run_in_place(story)
                or self._place_headed(story)
                or self._place_named(story)
            )
        return self._story_projects[story]

    @cached_property
    def _projects_of_report(self) -> set[str]:
        """The site that the front page of a technical report names first as a project, in all forms of its name."""
        front = front_page(self.text)
        sites = self.sites_within(0, len(front)) if front else []
        first = next((s.name for s in sites if re.search(rf"(?i){re.escape(s.name)}{CALLED_A_SITE}", front)), None)
        return {s.name for s in self.sites if first and may_be_one_site(s.name, first)}

    def _place_in_title(self, title: str) -> str | None:
        """The place of a headline about an estimate: "Mineral Resource Estimate for Alder"."""
        match = ESTIMATE_OF.search(title)
        return trimmed(match[1]) if match else None

    def _run_in_place(self, story: int) -> str | None:
        """The mine by which a story of several is headed: "CEDAR HILL. Brae Metals has", "Brae grows Cedar Hill. The"."""
        if story == 0:
            return None
        first = next((s for s in self.reading.sentences if s.story == story and s.block != "heading"), None)
        opened = RUN_IN_NAME.fullmatch(first.text) or RUN_IN_NEWS.fullmatch(first.text) if first else None
        if opened is None or commodities_in(opened[1].lower()):
            return None
        return trimmed(opened[1].title() if opened[1].isupper() else opened[1])

    def _place_headed(self, story: int) -> str | None:
        """The site of a heading or caption such as "Alder Zinc Project – Update", in none but words of its own."""
        for sentence in islice(self.reading.sentences, SENTENCES_OF_LEAD):
            if sentence.story != story or sentence.text.rstrip().endswith("."):
                continue
            named = site_in_title(sentence.text, ())
            if named and not any(re.search(rf"\b{re.escape(word.lower())}\b", self.text) for word in named.split()):
                return named
        return None

    def _place_named(self, story: int) -> str | None:
        """A name of several words that no sentence calls a project: the nearest thing where there is none."""
        for name in self.names:
            if (
                name.kind == "other"
                and " " in name.name
                and not is_generic_site(name.name)
                and AT_PLACE.search(self.text[max(0, name.start - 8) : name.start])
            ):
                sentence = self.sentence_at(name.start)
                if sentence is not None and sentence.story == story and sentence.block == "paragraph":
                    return name.name
        return None

    def main_commodities(self, story: int) -> tuple[str, ...]:
        """What the project holds, for an estimate without analytes: the words beside it, else the headline's."""
        if story not in self._commodities:
            self._commodities[story] = self._find_commodities(story)
        return self._commodities[story]

    def _find_commodities(self, story: int) -> tuple[str, ...]:
        told = (s for s in self.reading.sentences if s.story == story and s.block not in ("table_row", "boilerplate"))
        sentences = list(islice(told, SENTENCES_OF_LEAD))
        beside: Counter[str] = Counter()
        for sentence in sentences:
            for match in HELD_BY.finditer(sentence.text):
                words = sentence.text[max(0, match.start() - 60) : match.start()].split()
                beside.update(commodities_in(" ".join(words[-4:])))
        if beside:
            best = max(beside.values())
            return tuple(c for c, n in beside.items() if n >= best / 2)[:3]
        for text in (self.reading.document.title or "", *(s.text for s in sentences[:4])):
            if found := commodities_in(text):
                return found[:2]
        return ()
