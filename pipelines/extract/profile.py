"""Who owns what in a document: projects with their owners, and where projects and companies work.

Read from the grammar around the names alone ("A's Nolans project", "Nolans, owned by A", "A, which is building
Nolans", "A ... its Nolans project"); where the document names several owners with equal weight, nobody is the owner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.background import Background
from pipelines.extract.lexicon import commodities_in

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading, Sentence

SURE, LIKELY, WEAK = 6, 3, 1
"""Weights of a stated owner, of a possessive further off, and of a company that only shares the sentence."""
CLEAR = 4
"""Twice the weight of one place beside a site, or of two that are only named near."""
MOST_SENTENCES = 2000
"""Sentences that are searched for owners: a longer document is a report of one owner."""
REACH = 12
"""Sentences on either side of one that may say what a project produces."""
MOST_METALS = 3
"""Metals of one project: a longer list is of something else."""
OWN_CLAUSE = 200
"""Weight of a metal that stands behind the project's name, before the next: "A refines lithium, B makes cobalt"."""
NEXT_CLAUSE = re.compile(r", (?:and )?(?=[A-Z])|[;.] ")
BRACKETED = re.compile(r"\s*\([^()]{0,120}\)")
POSSESSED = re.compile(r"['’]s? (?:(?!and\b)[\w%,-]+ ){0,5}$|['’]s? $")
OWNS = re.compile(
    r",? (?:which |who |that )?(?:[a-z]+ly )?(?:also )?(?:owns|operates|holds|runs|mines|controls|is (?:developing|"
    r"building|advancing|"
    r"restarting|expanding|constructing|planning|exploring|behind)|develops|owned|operated|built|is the (?:owner|"
    r"operator|developer) "
    r"of|plans to (?:build|restart|develop)|wants to (?:build|restart|develop))\b(?: [\w%,'’-]+){0,7} $"
)
APPOSED = re.compile(
    r",? (?:the |an? )?(?:[a-z-]+ ){0,3}(?:owner|operator|developer|proponent|builder|holder)s? (?:of|"
    r"behind) (?:[\w%'’-]+ ){0,5}$"
)
OWNED_BY = re.compile(
    r"(?: [a-z-]+){0,4},? (?:which |that )?(?:is |was |being )?(?:(?:wholly|fully|majority|jointly|part|\d+%)[ -])?"
    r"(?:owned|operated|held|developed|controlled|run|built|advanced|mined)(?: and (?:operated|developed|"
    r"owned))? by (?:[a-z-]+ ){0,4}$"
)
BELONGS = re.compile(r"(?: [a-z-]+){0,4} (?:belongs to|of) (?:the )?(?:[a-z-]+ ){0,3}$")
ITS = re.compile(r"(?<![\w-])(?:its|their|our)(?: own)?(?: [\w,%-]+){0,6} $")
THIRD_PARTY = re.compile(
    r"(?:\b(?:with|from|than|unlike|against|alongside|backed by|bought by|advised by|led by|"
    r"including)(?: [a-z-]+){0,2}|"
    r"\b(?:sell|sells|sold|selling|supply|supplies|supplied|deliver\w*|ship\w*)\b[^.;]{0,50} to|\b(?:supply|supplies|"
    r"supplier to|customers?|partner|contractor|shareholder|investor|engineer|advis[eo]r|buyer|backer|"
    r"analysts?(?: at)?)s?,?"
    r"(?: (?:is|are|was|were|include|includes|such as|like))?(?: [a-z-]+)?|"
    r"\b(?:(?:such as|like|on behalf of|for example|rivals?|peers?|competitors?|opponents?)|(?:unit|arm|part|affiliate) of)"
    r"(?: (?:the |its )?(?:shareholders?|investors?|bidders?|buyers?))?"
    r"|(?:\b(?:such as|like|behalf of)|\b(?:shareholder|investor|customer|rival|buyer|competitor)s,?)"
    r"(?: [A-Z][\w&.’'-]*){1,4},? (?:and|or)) $"
)
"""What stands before a company that is somebody else's customer, partner, contractor, shareholder, lender or rival, or an
example: "manufacturers such as ", "shareholders MBK Partners and "."""
EXAMPLE = re.compile(
    r"\b(?:such as|for example|e\.g\.|on behalf of)(?: [A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,3},?(?: and| or)?)? $"
)
"""What stands before a company that is only an example of many."""
THIRD_AFTER = re.compile(
    r"['’]s (?:[a-z-]+ )?(?:analysts?|report|shareholding)|,? (?:(?:which|who) )?(?:will |has agreed to |agreed to |"
    r"is to |"
    r"would )?(?:buys?|bought|takes?|purchases?|distributes?)\b|,? (?:its|the company['’]s|"
    r"the project['’]s) (?:[a-z-]+ ){0,2}"
    r"(?:shareholder|investor|partner|contractor|customer|adviser|buyer)|,? an? (?:[a-z-]+ ){0,2}(?:private[- ]equity|"
    r"investment|hedge|trading|engineering|consulting) "
)


class Profile:
    """Owners, projects and places of one document, computed once."""

    def __init__(self, reading: Reading, background: Background | None = None) -> None:
        self.reading = reading
        self.background = background or Background(reading)
        self._companies: dict[int, set[str]] = {}

    def owner_of(self, project: str) -> str | None:
        """The company that the document says owns this project; None where it says nothing or says several."""
        return _leader(self._owners.get(project))

    def projects_of(self, company: str) -> tuple[str, ...]:
        """Projects that the document says are this company's, the surest first."""
        return tuple(project for project, owners in self._owners.items() if _leader(owners) == company)

    def project_of(self, company: str) -> str | None:
        """The only project that the document gives this company."""
        projects = self.projects_of(company)
        return projects[0] if len(projects) == 1 else None

    def is_project(self, name: str) -> bool:
        """True where the document knows a project by this name."""
        return name in self._project_names

    def country_of(self, name: str, story: int) -> str | None:
        """Where what goes by this name lies: the place that most clearly belongs to it where it is named."""
        weights: Counter[str] = Counter()
        for sentence in self.background.sentences_naming(story, name):
            for country, weight in self.background.places(sentence):
                if weight >= 1:
                    weights[country] += round(weight * 2)
        ranked = weights.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0] if ranked[0][1] >= CLEAR else None

    def metals_of(self, sentence: Sentence, project: str | None, holder: str | None, giver: str) -> tuple[str, ...]:
        """What the project or its holder produces: the metals that the story says most about in the sentences that name
        them, in the paragraph of `sentence`, and, less, around it, where no other company is spoken of."""
        weights: dict[int, float] = {}
        for other in self.background.around(sentence, REACH):
            if other is sentence or not self._companies_in(other) - {project, holder, giver}:
                beside = other.paragraph == sentence.paragraph
                weights[other.index] = 0.4 if beside else 0.25 if other.headings == sentence.headings else 0.1
        for name, weight in ((holder, 0.7), (project, 1.6)):
            for other in self.background.sentences_naming(sentence.story, name) if name else ():
                weights[other.index] = max(weights.get(other.index, 0.0), weight)
        counts: Counter[str] = Counter()
        for other in self.background.sentences_naming(sentence.story, project) if project else ():
            behind = other.text.partition(project or "")[2]
            for metal in commodities_in(NEXT_CLAUSE.split(behind, maxsplit=1)[0]):
                counts[metal] += OWN_CLAUSE
        for index, weight in weights.items():
            for metal, share in self.background.metals(self.reading.sentences[index]):
                counts[metal] += round(100 * weight * share)
        most = max(counts.values(), default=0)
        return tuple(metal for metal, points in counts.most_common(MOST_METALS) if points > 0.5 * most)

    def _companies_in(self, sentence: Sentence) -> set[str]:
        """The companies that a sentence names, looked up once."""
        if sentence.index not in self._companies:
            names = self.reading.named_in(sentence)
            self._companies[sentence.index] = {name.name for name in names if name.kind == "company"}
        return self._companies[sentence.index]

    def is_about_others(self, sentence: Sentence, *own: str | None) -> bool:
        """True where a sentence names companies and none of these."""
        return bool((others := self._companies_in(sentence)) and not others & set(own))

    def is_third_party(self, start: int, end: int) -> bool:
        """True where the words around text[start:end] make a company somebody else's customer, partner or investor."""
        text = self.reading.document.text
        return bool(THIRD_PARTY.search(text[max(0, start - 60) : start]) or THIRD_AFTER.match(text[end : end + 80]))

    def is_example(self, start: int) -> bool:
        """True where the words before make a company one example of many: "manufacturers such as"."""
        return EXAMPLE.search(self.reading.document.text[max(0, start - 90) : start]) is not None

    @cached_property
    def _project_names(self) -> frozenset[str]:
        return frozenset(n.name for n in self.reading.names if n.kind == "project")

    @cached_property
    def _owners(self) -> dict[str, Counter[str]]:
        owners: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in self.reading.sentences[:MOST_SENTENCES]:
            names = self.reading.named_in(sentence)
            projects = [n for n in names if n.kind == "project"]
            companies = [n for n in names if n.kind in ("company", "consortium")]
            for project in projects[:12]:
                for company in companies[:12]:
                    if weight := self._bond(sentence, company, project, companies):
                        owners[project.name][company.name] += weight
        return dict(owners)

    def _bond(self, sentence: Sentence, company: Name, project: Name, companies: list[Name]) -> int:
        """How clearly this sentence says that the company owns the project."""
        text = self.reading.document.text
        if company.end <= project.start:
            gap = BRACKETED.sub("", text[company.end : project.start])
            others = any(c is not company and company.end <= c.start < project.start for c in companies)
            if not others and (POSSESSED.fullmatch(gap) or OWNS.fullmatch(gap) or APPOSED.fullmatch(gap)):
                return SURE
            first = next((c for c in companies if not self.is_third_party(c.start, c.end)), None)
            if company is first and ITS.search(gap):
                return SURE
            return WEAK if company is first else 0
        gap = BRACKETED.sub("", text[project.end : company.start])
        if OWNED_BY.fullmatch(gap):
            return SURE
        if BELONGS.fullmatch(gap):
            return LIKELY
        alone = len(companies) == 1 and not self.is_third_party(company.start, company.end)
        return WEAK if alone else 0


def _leader(counts: Counter[str] | None) -> str | None:
    """The name with the most weight, if it is said to own or shares sentences often enough, and nobody as much."""
    ranked = counts.most_common(2) if counts else []
    if not ranked or ranked[0][1] < LIKELY or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
