"""Whose estimate it is: the project and company that a row or sentence speaks of, from the names of its document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import analyte_spans, canonical_analyte, commodities_in
from pipelines.extract.resources.parts import GENERIC, is_generic, without_possessor
from pipelines.extract.tables.terms import hints

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading, Sentence

TITLE_SITE = re.compile(
    r"\b((?:[A-Z][\w'’&.-]*|[A-Z]{2,})(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|de|do|da|del|la)){0,9})\s+(?:(?:[a-z][\w-]*\s+){0,3}?)"
    r"(?:[Pp]roject|PROJECT|[Pp]roperty|PROPERTY|[Dd]eposits?|DEPOSITS?|[Mm]ine\b|MINE\b|[Pp]rospect|[Oo]peration)\b"
)
TITLE_ESTIMATE = re.compile(
    r"\b((?:[A-Z][\w'’&.-]*)(?:\s+(?:[A-Z0-9][\w'’&.-]*|of|de|do|da|del|la))*?)(?:\s?[:–—-])?\s+"
    r"(?:(?!of\b|and\b|in\b|at\b|the\b|to\b|for\b)[a-z][a-z-]+\s+){0,2}(?:[Pp]roject\s+"
    r"|[Dd]eposits?\s+|[Mm]ine\s+)?"
    r"(?:(?:Updated|Maiden|Combined|Global|Total|JORC|Open [Pp]it|Underground|In-pit|Measured|Indicated"
    r"|Inferred|Probable|Proven|and|&|\+)\s+)*"
    r"(?:Mineral|Ore|MINERAL|ORE|mineral|ore)\s+(?:Resource|Reserve|RESOURCE|RESERVE|resource|reserve)"
)
ESTIMATE_OF = re.compile(
    r"(?i:\b(?:resources?|reserves?|estimates?|MRE)) (?:for|at|of|from) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
ONE_OF_SEVERAL = re.compile(r"[A-Z][\w'’-]+(?:,| and| &)\s+$")
""" "The Ash and Elm deposits": the title is of both."""
SEVERAL_SITES = re.compile(
    r"[A-Z][\w'’-]+(?:,| and| &)\s+(?:[A-Z][\w'’-]+\s+){1,3}(?:deposits|projects|mines|prospects)\b"
)
NOT_A_SITE = re.compile(
    r"(?i)^(?:tables?|figure|breakdown|comparison|summary|the|this|that|these|those|it|they|each|such|both|total|summary|updated?|maiden|current|previous|mineral|ore|resources?"
    r"|reserves?|jorc|ni|estimated?|measured|indicated|"
    r"inferred|probable|proven|proved|open|underground|combined|global|statement|our|its|[\d.:–-]+|january"
    r"|february|march|april|may|june|july|august|september|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|last|next|some|many|most|several|another|other|when|while"
    r"|since|after|before|until|once|where|here|there|now|then|today|as|on|to|from|with|under|over|but|if|"
    r"october|november|december|contained|in|of|for|and|at|all|by|new|initial|first|pit)$"
)


NOT_AN_OWNER = re.compile(
    r"(?i)\b(?:(?:mineral|ore) (?:resources?|reserves?)|resource|reserves?)$|\bbank\b|\bcapital\b|\bfund\b"
    r"|\bconsult(?:ing|ants?)\b"
    r"|\bsecurities\b|\bexchange\b|^(?:SRK|SLR|AMC|CSA|WSP|DRA|Wood|Hatch|Micon|RPA|Snowden|Ausenco|Wardell)\b"
)
"""Names that report no estimate of their own: headings read as names, lenders, consulting firms."""
SUBJECT = re.compile(
    r"^\W*(?:(?:The|At|In|Its?)\s+)?((?:[A-Z][\w'’.-]*\s+){0,4}?[A-Z][\w'’.-]*?)(?:['’]s?\s+(?:[\w&-]+\s+){0,4}?(?:[Rr]esources?|[Rr]eserves?)\b"
    r"|\s+(?:[\w-]+\s+){0,3}?(?:holds?|hosts?|contains?|has|have|boasts?)\b"
    r"|(?:\s+(?:area|zone|sector|block|plateau|pit))?(?:,[^,.;]{0,60},)?\s+(?:accounts? for|makes? up|contributes)\b)"
)


LEGAL_END = re.compile(r"(?i)\b(?:ltd|limited|inc|corp|corporation|plc|nl|llc|company)\.?$")
CALLED_COMPANY = re.compile(
    r"[^.;]{0,120}?\([^()]{0,60}[\"“”'](?:the )?(?:Company|Corporation|Issuer|Registrant|Group)[\"“”']", re.IGNORECASE
)
"""The issuer calls itself the Company."""
IS_THE_COMPANY = re.compile(
    r"(?:\s*\([^()]{0,60}\))?\s*\((?:[“\"'][^()“”\"']{1,40}[”\"'],? (?:or )?)?(?:the )?[“\"'](?:the )?Company[”\"']\)",
    re.IGNORECASE,
)
"""Behind any name it tells that this is one of a company."""
ROLE_NAME = re.compile(r"(?i)(?:the )?(?:company|corporation|issuer|registrant|group|purchaser|vendor|option(?:or|ee))")
"""A word defined to stand for a company, no name of one."""
OWNS = re.compile(r"(?:\s*\([^)]*\))?,?\s+(?:which )?(?:owns|operates|holds)\b")
COMPANY_IN_TITLE = re.compile(
    r"\b((?:[A-Z0-9][\w&'’-]*\s+){1,4}(?:Inc|Ltd|Limited|Corp|Corporation|PLC|Plc|plc|NL)\b\.?)(?!\s+[A-Z])"
)
REPORTS = re.compile(
    r"(?i)(?: (?:ltd|limited|inc|corp|corporation|plc|nl|company)\b\.?)?(?:['’]s?\b|:| [-–—|] | (?:announces|reports|publishes"
    r"|updates|provides|increases|delivers|releases|files|confirms|declares|upgrades|completes|grows|doubles|has)\b)"
)
IN_TITLE = 3
OWNER_POINTS = 10
"""Being said to own the project counts for more than a ticker and being named often."""
OWNER_THEN = re.compile(
    r"(?:['’]s?\s+|(?:\s*\([^)]*\))*,?\s+(?:which |that )?"
    r"(?:(?:wholly )?owns|operates|(?:is )?(?:the )?(?:sole )?owner of|is developing|develops|controls)"
    r"\s+(?:\d+% of )?)(?:the |its )?"
)
THEN_OWNER = re.compile(
    r"(?:,?\s+(?:which is |is )?(?:[\w%-]+ )?(?:owned|held|operated|controlled) by|\s+of) (?:the )?$"
)
HELD_BY = re.compile(r"\b(?:project|deposit|mine|property|orebody|resources?|reserves?|sands?)\b")
SENTENCES_OF_LEAD = 60
UNITS = frozenset(("Mt", "Kt", "Moz", "Koz", "Mlb", "Mlbs", "Bt", "Tonnes", "Tons"))
LETTERHEAD = 4
"""Blocks at the beginning in which the issuer's name stands alone."""
WORD = re.compile(r"\w+")
MOST_FORMS = 8
NO_SITES = frozenset({"place", "agency", "government", "person", "programme"})
SITE_HINTS = ("project", "deposit", "mine", "property", "prospect", "operation", "orebody", "pit", "salar")
DIRECT_SITE = re.compile(r"\s+(?:project|deposit|pit|orebody|salar|prospect)\b")
"""Behind a company's name it makes a site that is named like the company."""
PRONOUN = re.compile(r"(?i)(?:they|it|he|she|we|this|that|these|those|there|who|which|both|management|drilling|each)\b")
AT_PLACE = re.compile(r"\b(?:at|from|of|in|for)\s+$")
SITE_IN_PROSE = re.compile(
    r"(?<![\w'’-])([A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|de|do|da|del|la)){0,3})\s+"
    r"(?:(?!(?:the|its|their|an?|this|that|ago|and|or)\b)[a-z][\w-]*\s+){0,4}?"
    r"(?:project|deposit|mine|property|prospect|operation|orebody|pit|salar)s?\b"
)


@dataclass(frozen=True, slots=True)
class Site:
    """One mention of a project or deposit by name."""

    start: int
    end: int
    name: str


class Owners:
    """Projects and companies of one document by place and story."""

    def __init__(self, reading: Reading, labels: Collection[str] = ()) -> None:
        """`labels` are those of the rows of estimate tables: they name mines, also where a company is called so."""
        self.reading = reading
        self.text = reading.document.text
        self.names = reading.names
        self._starts = [s.start for s in reading.sentences]
        self._blocks = [b.start for b in reading.document.blocks]
        called = {
            n.name for n in self.names if n.kind == "other" and IS_THE_COMPANY.match(self.text, n.end, n.end + 160)
        }
        companies = [n for n in self.names if n.kind == "company" or n.name in called]
        words = _words_among({n.name for n in companies}, self.text)
        self.companies = [
            n
            for n in companies
            if not NOT_AN_OWNER.search(n.name)
            and not ROLE_NAME.fullmatch(n.name)
            and (n.ticker or LEGAL_END.sub("", n.name).strip() not in labels)
            and (n.ticker or LEGAL_END.search(n.name) or n.name not in words)
        ]
        self.sites = self._find_sites()
        self.titled: Counter[str] = Counter()
        """Projects that titles of estimate tables name: they count for the whole document."""
        self._story_projects: dict[int, str | None] = {}
        self._scores: dict[tuple[int, str | None], Counter[str]] = {}
        self._companies_of: dict[int, list[tuple[Name, Sentence]]] | None = None
        self._titles: dict[str, str | None] = {}
        self._named: set[str] | None = None
        self._commodities: dict[int, tuple[str, ...]] = {}

    def _find_sites(self) -> list[Site]:
        """Names the document calls projects, or says "project", "deposit" or "mine" behind, wherever they stand."""
        known: dict[str, str] = {}
        named_alike: list[Site] = []
        for told in self.names:
            if told.kind == "project" and not is_generic_site(told.name):
                for form in (told.printed, told.name):
                    if form[:1].isalnum():
                        known.setdefault(form, without_possessor(told.name))
        legal = {n.name for n in self.companies if n.ticker or LEGAL_END.search(n.name)}
        for sentence in self.reading.sentences:
            if sentence.block in ("table_row", "boilerplate", "heading"):
                continue
            if not hints(sentence.text, SITE_HINTS):
                continue
            for match in SITE_IN_PROSE.finditer(sentence.text):
                name = _trimmed(match[1]) if not match[1].endswith(("'", "’", "'s", "’s")) else None
                if name and name in legal and DIRECT_SITE.match(sentence.text, match.end(1)):
                    named_alike.append(Site(sentence.start + match.start(1), sentence.start + match.end(1), name))
                elif name and len(name) > 2 and name not in known and name not in legal:
                    if self._is_no_site(name, sentence):
                        continue
                    known[name] = name
        return sorted([*self._mentions(known), *named_alike], key=lambda s: s.start)

    def _is_no_site(self, name: str, sentence: Sentence) -> bool:
        """Whether the sentence's names know it as a place, a person or a public body."""
        named = self.reading.within(self.names, sentence.start, sentence.end)
        return any(n.kind in NO_SITES and n.printed == name for n in named)

    def _mentions(self, known: dict[str, str]) -> Iterator[Site]:
        """Every place where a known form stands as whole words, the longest form first; by first word, hence linear."""
        by_first: dict[str, list[str]] = defaultdict(list)
        for form in sorted(known, key=len, reverse=True):
            by_first[WORD.findall(form)[0]].append(form)
        free = 0
        for word in WORD.finditer(self.text) if known else ():
            forms = by_first.get(word.group())
            if forms is None or word.start() < free:
                continue
            for form in forms[:MOST_FORMS]:
                end = word.start() + len(form)
                if self.text.startswith(form, word.start()) and not self.text[end : end + 1].isalnum():
                    yield Site(word.start(), end, known[form])
                    free = end
                    break

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
        index = bisect_right(self._starts, position) - 1
        return self.reading.sentences[index] if index >= 0 else None

    def sites_within(self, start: int, end: int) -> list[Site]:
        """Mentions of sites inside [start:end)."""
        first = bisect_left(self.sites, start, key=lambda s: s.start)
        last = bisect_left(self.sites, end, key=lambda s: s.start)
        return self.sites[first:last]

    def project_in(self, start: int, end: int, before: int | None = None) -> str | None:
        """The project named in [start:end): the last before `before`, else what holds the resource."""
        inside = self.sites_within(start, end)
        earlier = [n for n in inside if before is None or n.start < before]
        if earlier:
            return earlier[-1].name
        return self._subject(start, end) or (inside[0].name if inside else None)

    def _subject(self, start: int, end: int) -> str | None:
        """What holds the resource, if it is no company: "Mahenge holds", "Kachi's resource"."""
        match = SUBJECT.match(self.text[start:end])
        if not match or PRONOUN.match(match[1]):
            return None
        position = start + match.start(1)
        if any(n.start == position for n in self.reading.within(self.companies, position, end)):
            return None
        for name in self.reading.within(self.names, max(0, position - 1), start + match.end(1) + 1):
            return None if name.kind in ("company", "agency", "government", "person", "programme") else name.name
        return _trimmed(match[1]) if " " not in match[1] else None

    def project_before(self, sentence: Sentence) -> str | None:
        """The project last named in the sentences before, within the paragraph."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 6), -1):
            earlier = self.reading.sentences[index]
            if earlier.paragraph != sentence.paragraph:
                break
            if inside := self.sites_within(earlier.start, earlier.end):
                return inside[-1].name
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
            self._titles[title] = self._find_in_title(title)
        return self._titles[title]

    def _find_in_title(self, title: str) -> str | None:
        title = re.sub(r"\([^)]*\)", " ", title)
        for pattern, line in product((TITLE_SITE, TITLE_ESTIMATE), title.split("\n")):
            for match in pattern.finditer(line):
                if not ONE_OF_SEVERAL.search(line, 0, match.start(1)) and (name := _trimmed(match[1])):
                    return name
        found = [(title.find(name), name) for name in {s.name for s in self.sites} if name in title]
        return min(found)[1] if found and not SEVERAL_SITES.search(title) else None

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
            self._story_projects[story] = (
                max(counts, key=lambda n: counts[n])
                if counts
                else self._place_in_title(title) or self._place_named(story)
            )
        return self._story_projects[story]

    def _place_in_title(self, title: str) -> str | None:
        """The place of a headline about an estimate: "Mineral Resource Estimate for Alder"."""
        match = ESTIMATE_OF.search(title)
        return _trimmed(match[1]) if match else None

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

    def company_for(self, story: int, project: str | None, paragraph: tuple[int, int] | None = None) -> str | None:
        """The reporting company: the listed one, or the one that the story names most, beside the project above all.

        `paragraph` is where an estimate in prose stands: its owner is likelier there than elsewhere.
        """
        scores = self._company_scores(story, project)
        near: set[str] = set()
        if paragraph:
            near = {n.name for n in self.reading.within(self.companies, *paragraph) if n.name in scores}
        return max(scores, key=lambda name: scores[name] + 2 * (name in near)) if scores else self._issuer()

    def _issuer(self) -> str | None:
        """The one company that calls itself "the Company" in the document, for parts that name none."""
        called = {n.name for n in self.companies if CALLED_COMPANY.match(self.text, n.end, n.end + 200)}
        return called.pop() if len(called) == 1 else None

    def _company_scores(self, story: int, project: str | None) -> Counter[str]:
        """Points of each company of the story; companies in order of appearance."""
        key = (story, project)
        if key not in self._scores:
            scores: Counter[str] = Counter()
            owners: set[str] = set()
            title = self.reading.document.title or ""
            if named := COMPANY_IN_TITLE.search(title):
                scores[named[1]] += IN_TITLE
            for name, sentence in self._told_companies().get(story, ()):
                if name.name not in scores and (_opens(title, name.name) or self._is_letterhead(name.name)):
                    scores[name.name] += IN_TITLE
                if name.ticker and name.name not in scores:
                    scores[name.name] += 4
                if CALLED_COMPANY.match(self.text, name.end, name.end + 200):
                    scores[name.name] += 4
                scores[name.name] += 1 + 3 * bool(OWNS.match(self.text, name.end, name.end + 80))
                if project and project in sentence.text:
                    scores[name.name] += 2
                    if _is_owner_of(sentence.text, name.start - sentence.start, name.printed, project):
                        owners.add(name.name)
            for owner in owners:
                scores[owner] += OWNER_POINTS
            self._scores[key] = scores
        return self._scores[key]

    def _is_letterhead(self, company: str) -> bool:
        """Whether the document begins with the company alone on a line, as on its letter paper."""
        text = self.text
        opening = (text[b.start : b.end] for b in self.reading.document.blocks[:LETTERHEAD] if b.end - b.start < 120)
        return any(line.lower().startswith(company.lower()) and len(line) < len(company) + 30 for line in opening)

    def _told_companies(self) -> dict[int, list[tuple[Name, Sentence]]]:
        """Companies of the running text with their sentences, by story."""
        if self._companies_of is None:
            self._companies_of = defaultdict(list)
            for name in self.companies:
                sentence = self.sentence_at(name.start)
                if sentence is not None and sentence.block not in ("table_row", "boilerplate"):
                    self._companies_of[sentence.story].append((name, sentence))
        return self._companies_of

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


def _words_among(names: set[str], text: str) -> set[str]:
    """The names that are units, metals, or words of the language that only began a sentence."""
    return {
        name
        for name in names
        if name in UNITS
        or any((start, end) == (0, len(name)) for start, end, _ in analyte_spans(name))
        or (" " not in name and text.count(f" {name.lower()} ") > text.count(f" {name} "))
    }


def _opens(title: str, company: str) -> bool:
    """Whether a headline begins with the company that reports, with its legal form or without."""
    form = " ".join(LEGAL_END.sub("", company).split())
    return bool(form) and title.startswith(form) and REPORTS.match(title, len(form)) is not None


def _is_owner_of(sentence: str, at: int, company: str, project: str) -> bool:
    """ "Birch's Alder", "Birch, owner of the Alder", "Alder, owned by Birch", "the Alder project of Birch"."""
    if project not in sentence:
        return False
    behind = OWNER_THEN.match(sentence, at + len(company))
    if behind and re.compile(rf"(?:[\w-]+\s+){{0,3}}{re.escape(project)}").match(sentence, behind.end()):
        return True
    before = THEN_OWNER.search(sentence, max(0, at - 80), at)
    if before is None:
        return False
    named = sentence[max(0, at - 160) : before.start()]
    return re.search(rf"{re.escape(project)}(?:\s+[\w-]+){{0,3}}$", named) is not None


def _trimmed(name: str) -> str | None:
    words = re.split(r"\s+", name.strip(" ,:;–-"))
    while words and (NOT_A_SITE.match(words[0].strip(".,:–-")) or re.fullmatch(r"[\d.,:–-]+", words[0])):
        words.pop(0)
    while words and (NOT_A_SITE.match(words[-1].strip(".,:–-")) or commodities_in(words[-1].lower())):
        words.pop()
    name = without_possessor(" ".join(words).strip(" .,:;–-"))
    return name if name and not canonical_analyte(name) and not is_generic(name) else None


def is_generic_site(name: str) -> bool:
    """Words that are no name however they are capitalised: "Exploration Target", "Mineral Resource"."""
    return canonical_analyte(name) is not None or all(
        NOT_A_SITE.match(w) or w.lower() in GENERIC or w.lower() in ("exploration", "target", "project", "deposit")
        for w in name.split()
    )
