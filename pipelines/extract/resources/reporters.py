"""Whose estimate a document reports: its companies, scored by what it says of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import analyte_spans
from pipelines.extract.resources.holders import Holders
from pipelines.extract.resources.parts import MASS_UNITS
from pipelines.extract.resources.reports import MADE_FOR, SHORTEST, front_page
from pipelines.extract.resources.sites import sentence_at
from pipelines.extract.stories import DIGEST

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading, Sentence

NOT_AN_OWNER = re.compile(
    r"(?i)\b(?:(?:mineral|ore) (?:resources?|reserves?)|resource|reserves?)$|\bbank\b|\bcapital\b|\bfund\b"
    r"|\bconsult(?:ing|ants?)\b"
    r"|\bsecurities\b|\bexchange\b|^(?:SRK|SLR|AMC|CSA|WSP|DRA|Wood|Hatch|Micon|RPA|Snowden|Ausenco|Wardell)\b"
)
"""Names that report no estimate of their own: headings read as names, lenders, consulting firms."""
WORDS_OF_ESTIMATES = re.compile(
    r"(?i)(?:(?:sub-?economic|economic|demonstrated|measured|indicated|inferred|proven|proved|probable|total|global|combined"
    r"|identified|contained|valuable|heavy|total|mineral|ore|resources?|reserves?|minerals?|estimates?|sands?)\s?)+"
)
"""Capitalised words that are no company, however they are joined: "Inferred Resources", "Valuable Heavy Mineral"."""
WORKED_BY = re.compile(
    r"(?i)\b(?:estimates?|estimation|resources?|reserves?|stud(?:y|ies)|reports?|models?|MRE|PEA|PFS|DFS|audit|reviews?)\b[^.;]{0,60}?"
    r"\b(?:prepared|compiled|completed|carried out|undertaken|conducted|performed|estimated|calculated|modelled|authored"
    r"|written|reviewed|audited|done|made|produced|verified)(?: [a-z]+){0,3}? by(?: [\w-]+,?){0,6}? $"
    r"|\bunder the (?:direction|supervision|guidance) of (?:the )?$"
    r"|\b(?:engaged|retained|commissioned|appointed|hired|contracted|engages|retains|commissions|appoints|hires)"
    r"(?: (?:[a-z]+|independent|[a-z]+,)){0,5} $"
    r"|\b(?:consult(?:ants?|ing (?:firm|company|group|engineers))|(?:engineering|geological|mining) firm),? $"
)
"""Words before one who made an estimate or a study for its owner."""
REACH_OF_WORK = 140
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
ROLE_NAME = re.compile(
    r"(?i)(?:the )?(?:(?:target |project |parent )?company|corporation|issuer|registrant|group"
    r"|purchaser|vendor|option(?:or|ee))"
)
"""A word defined to stand for a company, no name of one."""
OWNS = re.compile(r"(?:\s*\([^)]*\))?,?\s+(?:which )?(?:owns|operates|holds)\b")
_LEGAL = r"(?:Inc|INC|Ltd|LTD|Limited|LIMITED|Corp|CORP|Corporation|CORPORATION|PLC|Plc|plc|NL)"
COMPANY_IN_TITLE = re.compile(
    rf"\b((?:(?!(?:FOR|BY|OF|ON|AND|THE|IN|AT|TO)\b)[A-Z0-9][\w&'’-]*[^\S\n]+){{1,4}}{_LEGAL}\b\.?)"
    r"(?!\s+(?!(?i:technical|report|NI 43|mineral|announces))[A-Z])"
)
MADE_FOR_IN_TITLE = re.compile(rf"(?i:\b(?:for|to)) {COMPANY_IN_TITLE.pattern}\W*$")
"""The title of a technical report says at its end for whom it was made."""
REPORTS = re.compile(
    r"(?i)(?: (?:ltd|limited|inc|corp|corporation|plc|nl|company)\b\.?)?(?:['’]s?\b|:| [-–—|] | (?:announces|reports|publishes"
    r"|updates|provides|increases|delivers|releases|files|confirms|declares|upgrades|completes|grows|doubles|has)\b)"
)
IN_TITLE = 3
OWNER_POINTS = 10
"""Being said to own the project counts for more than a ticker and being named often."""
HOLDER_POINTS = 6
"""Being the one in a deal who holds the project counts for a little more than a ticker."""
OWNER_THEN = re.compile(
    r"(?:['’]s?(?:\s*\([^()]{2,30}\))?\s+|\.?(?:\s*\([^)]*\)|\s+of [A-Z][\w-]+(?=,))*,?\s+(?:which |that )?"
    r"(?:(?:wholly )?owns|operates|(?:is )?(?:the )?(?:sole )?(?:owner|developer|operator|holder) of"
    r"|is developing|develops|controls)"
    r"\s+(?:\d+% of )?)(?:the |its )?"
)
THEN_OWNER = re.compile(
    r"(?:,?\s+(?:which is |is )?(?:[\w%-]+ )?(?:owned|held|operated|controlled) by|\s+of) (?:the )?$"
)
DECLARES = re.compile(
    r"(?:['’]s?\s(?=[A-Z])|['’]s? (?:wholly|\d[\d.]* ?%)[ -]owned\b"
    r"| (?:has |have )?(?:says|said|expects|waits|awaits|wants|hopes|intends|aims|seeks|believes"
    r"|announces|reports|publishes|owns|holds|put|puts|defined|declared|outlined"
    r"|published|reported|announced|drawn|bought|agreed|plans|signed|raised|drilled|updates|upgrades|grows|lifts|expands|doubles)\b)"
)
""" "Birch put a first figure on", "Birch's Alder": what a company does."""
OUTLINES = re.compile(
    r" (?:has |have |had )?(?:outlined|defined|declared|reported|announced|published|estimated|delineated)"
    r" (?:an?|its|the) [^.;]{0,60}?\b(?:resource|reserve|estimate|MRE)s?\b"
    r"|,? (?:as|and|while|where|since|because) the Company\b",
    re.IGNORECASE,
)
""" "where Birch has outlined an Inferred Resource", "of significance for Birch, as the Company holds"."""
BEFORE_COLON = re.compile(r"([A-Z0-9][\w&'’-]*[a-z]{2}[\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}): \w")
NAME_OF_SITE = re.compile(r"(?i).* (?:project|deposit|mine|property|prospect)")
OPENING = 3_000
"""Characters in which a paper names its issuer."""
PUBLIC = frozenset({"agency", "government", "programme"})
BEGINS = 24
"""Characters before the company with which a paragraph begins: a bullet, a date."""
REACH_OF_BODY = 40
"""Characters by which the name of a public body may begin before its end that looks like a company's."""
LETTERHEAD = 4
"""Blocks at the beginning in which the issuer's name stands alone."""


class Reporters:
    """Companies of one document, and which of them a story's estimate is of."""

    def __init__(self, reading: Reading, labels: Collection[str], holders: Holders) -> None:
        """`labels` are those of the rows of estimate tables: they name mines, also where a company is called so."""
        self.reading = reading
        self.holders = holders
        self.text = reading.document.text
        names = reading.names
        called = {n.name for n in names if n.kind == "other" and IS_THE_COMPANY.match(self.text, n.end, n.end + 160)}
        companies = [n for n in names if n.kind == "company" or n.name in called]
        words = _words_among({n.name for n in companies}, self.text)
        self._is_report = len(self.text) >= SHORTEST
        told = () if self._is_report else companies
        workers = {n.name for n in told if WORKED_BY.search(self.text, max(0, n.start - REACH_OF_WORK), n.start)}
        workers -= {n.name for n in companies if CALLED_COMPANY.match(self.text, n.end, n.end + 200)}
        self.companies = [
            n
            for n in companies
            if not NOT_AN_OWNER.search(n.name)
            and not ROLE_NAME.fullmatch(n.name)
            and not WORDS_OF_ESTIMATES.fullmatch(n.name)
            and (n.ticker or n.name not in workers)
            and (n.ticker or LEGAL_END.sub("", n.name).strip() not in labels)
            and (n.ticker or LEGAL_END.search(n.name) or n.name not in words)
        ]
        self.legal = {n.name for n in self.companies if n.ticker or LEGAL_END.search(n.name)}
        """Those that are sure to be companies."""
        self._scores: dict[tuple[int, str | None], Counter[str]] = {}
        self._behind: dict[int, int] = {}
        """What each mention of a company gives it, by where it begins."""
        self._companies_of: dict[int, list[tuple[Name, Sentence]]] | None = None

    def of(self, story: int, project: str | None, paragraph: tuple[int, int] | None = None) -> str | None:
        """The reporting company: the listed one, or the one that the story names most, beside the project above all.

        `paragraph` is where an estimate in prose stands: its owner is likelier there than elsewhere.
        """
        if client := self._client or self._client_in_title:
            return client
        scores = self._company_scores(story, project)
        near: set[str] = set()
        if paragraph and (subject := self._subject_of(*paragraph)):
            return subject
        if paragraph:
            near = {n.name for n in self.reading.within(self.companies, *paragraph) if n.name in scores}
        if scores:
            return max(scores, key=lambda name: scores[name] + 2 * (name in near))
        return self._issuer() or self._of_other_parts(project) or self._unsure_of(story, project)

    def _subject_of(self, start: int, end: int) -> str | None:
        """The company that a paragraph begins with and alone names, if it says what that did: an item of a digest."""
        told = self.reading.within(self.companies, start, end)
        names = {n.name for n in told}
        if len(names) != 1 or told[0].start - start > BEGINS:
            return None
        return told[0].name if DECLARES.match(self.text, told[0].end, told[0].end + 120) else None

    @cached_property
    def _client(self) -> str | None:
        """The company that the front page of a technical report says it was made for."""
        front = front_page(self.text)
        for made in MADE_FOR.finditer(front):
            behind = next((n for n in self.companies if made.end() - 2 <= n.start <= made.end() + 3), None)
            if behind:
                return behind.name
            over = next((n for n in self.companies if n.start < made.end() < n.end), None)
            if over:
                told = self.text[made.end() : over.end].rstrip(".").casefold()
                return next((n.name for n in self.companies if n.name.rstrip(".").casefold() == told), None)
        return None

    @cached_property
    def _client_in_title(self) -> str | None:
        """The company for which the title says that a report was made."""
        match = MADE_FOR_IN_TITLE.search(self.reading.document.title or "")
        return match[1] if match else None

    def in_full(self, company: str | None) -> str | None:
        """The fullest form in which the document names the company of a table's row."""
        if not company:
            return None
        forms = (n.name for n in self.companies if n.name == company or n.name.startswith(f"{company} "))
        return max(forms, key=len, default=company)

    def _of_other_parts(self, project: str | None) -> str | None:
        """For a part that names no company: the one that other parts of the document that speak of the project name."""
        scores: Counter[str] = Counter()
        for story in {s.story for s in self.reading.sentences if project and project in s.text}:
            scores.update(self._company_scores(story, project))
        return max(scores, key=lambda name: scores[name]) if scores else None

    def _unsure_of(self, story: int, project: str | None) -> str | None:
        """What a legal form ends in the opening, the name before the colon of a headline, else the subject of a sentence.

        For documents of which no company is known.
        """
        for formal in COMPANY_IN_TITLE.finditer(self.text, 0, OPENING):
            named = self.reading.within(self.reading.names, max(0, formal.start() - REACH_OF_BODY), formal.end())
            if not any(n.kind in PUBLIC and n.end > formal.start() for n in named):
                return formal[1]
        headed = BEFORE_COLON.match(self.reading.document.title or "")
        is_name = headed is not None and not NAME_OF_SITE.fullmatch(headed[1]) and not DIGEST.search(headed[1])
        if headed and is_name and not (project and project in headed[1]):
            return headed[1]
        for name in self.reading.names:
            outlines = name.kind == "other" and OUTLINES.match(self.text, name.end, name.end + 120) is not None
            if name.kind != "other" or not (outlines or DECLARES.match(self.text, name.end, name.end + 60)):
                continue
            sentence = sentence_at(self.reading, name.start)
            if sentence and sentence.story == story and (outlines or name.start - sentence.start < 3):
                return name.name
        return None

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
                scores[name.name] += self._points_behind(name)
                if project and project in sentence.text:
                    scores[name.name] += 2
                    if _is_owner_of(sentence.text, name.start - sentence.start, name.printed, project):
                        owners.add(name.name)
            if not owners and self._issuer() is None:
                scores.update(dict.fromkeys(self.holders.of(project) & scores.keys(), HOLDER_POINTS))
            most = 0 if self._is_report else max(scores.values(), default=0)
            for owner in owners:
                scores[owner] += max(OWNER_POINTS, most)
            self._scores[key] = scores
        return self._scores[key]

    def _points_behind(self, name: Name) -> int:
        """What a mention gives a company, whatever the project, read once: itself, and what stands right behind."""
        points = self._behind.get(name.start)
        if points is None:
            is_called = CALLED_COMPANY.match(self.text, name.end, name.end + 200) is not None
            is_owner = OWNS.match(self.text, name.end, name.end + 80) is not None
            points = self._behind[name.start] = 1 + 4 * is_called + 3 * is_owner
        return points

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
                sentence = sentence_at(self.reading, name.start)
                if sentence is not None and sentence.block not in ("table_row", "boilerplate"):
                    self._companies_of[sentence.story].append((name, sentence))
        return self._companies_of


def _words_among(names: set[str], text: str) -> set[str]:
    """The names that are units, metals, or words of the language that only began a sentence."""
    return {
        name
        for name in names
        if name.lower() in MASS_UNITS
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
