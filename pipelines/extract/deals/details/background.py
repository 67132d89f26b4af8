"""What a story says elsewhere about the names of a deal: its projects, where they lie and what they hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.days import tells_another_day
from pipelines.extract.deals.language.described import descriptions_of
from pipelines.extract.lexicon import commodity_spans
from pipelines.extract.names import Name
from pipelines.extract.names.words import COMPANY_NOUN
from pipelines.extract.places import place_spans

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

SITE_BEFORE = re.compile(
    r"(?i)\b(?:mines?|projects?|deposits?|propert(?:y|ies)|plants?|refiner(?:y|ies)|operations?|assets?|tenements?|"
    r"licen[cs]es?|claims?|ground|prospects?|mills?|smelters?|"
    r"complex|salar|facility|district|basin|belt|business|drilling|exploration|land|module|brine|joint venture|"
    r"located|lies|sits|situated|based at|operates)\b[^.;]{0,50}?"
    r"\b(?:in|near|outside|at|of|on|under|across|from|around|within)\s+(?:[\w’'-]+\s+){0,5}?$"
)


HOME = re.compile(r"\s*(?:\([^)]*\)\s*)*,?\s*of (?:the )?")
"""What stands between a company and its home."""
SIDE_BY_SIDE = re.compile(r"(?:,? and (?:in )?(?:the )?|-|–|/)")
HOME_TOWN = re.compile(r"[\w.)],? of [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}, $")
"""The town before a company's country: "⟦C⟧, of Brest, France,"."""
AT_HOME_AFTER = re.compile(r"[’']s\s+(?:[a-z-]+\s+){0,4}$")


DEMONYM_SITE = re.compile(
    r"\s+(?:[a-z-]+ ){0,3}(?:projects?|mines?|deposits?|propert(?:y|ies)|assets?|business|salars?|tenements|"
    r"operations?|arm|unit|story|claims|licen[cs]es?|tailings|refiner(?:y|ies)|smelters?|"
    r"subsidiary|reserves?|resources?|desert|mountain\w*|district|lithium|copper|nickel|uranium|"
    r"graphite|tungsten|gold|mining|plants?|brines?)\b"
)


DEMONYM_FIRM = re.compile(
    rf"\s+(?:[a-z-]+ ){{0,3}}(?:(?!subsidiary|unit|affiliate|smelter){COMPANY_NOUN}|state miner|dollars?|battery maker|"
    r"president|government|state-owned)(?! of\b)"
)


OUT_OF_IT = re.compile(r"\b(?:outside|out)(?: of)? $")
"""Before a country that something does not lie in: "the largest producer outside China"."""
NEIGHBOUR = re.compile(
    r"(?i)\b(?:(?:north|south|east|west)\w*(?:[ -](?:north|south|east|west)\w*)? (?:of|from)|adjacent to|"
    r"adjoin(?:s|ing)|"
    r"contiguous (?:to|with)|next to|near(?:by)?|close to|neighbou?r(?:s|ing)|along strike (?:of|from)|"
    r"(?:similar|analogous) to|proximity to|surround(?:s|ing)|same (?:[a-z]+ ){1,3}as) "
    r"(?:(?:the|both|its|existing|major) )*(?:[A-Z][\w.&]+(?:['’]s?)? ){0,4}$"
)
"""Words before a mine that is named as a landmark."""
TRADE_AFTER = re.compile(
    r"(?i)(?:[ -](?:ore|metals?))?(?:(?:,| and|-and|/|, and)[ -]?(?!the |its |a )[a-z]+){0,2}"
    r"(?: (?:and|mining|exploration|development|\w+-focus(?:s)?ed))?[ -]"
    r"(?:major|giant|heavyweight|trader|miner|producer|explorer|developer|junior|company|group)\b"
)
"""What makes a metal the trade of a company and not what its new asset holds."""
NAMED_FOR_THEIR_TRADE = ("company", "agency", "programme", "person")
NEWS_REACH, DAYS_OF_NEWS = 9, 7
"""Sentences before a deal in which its story may name the day of its news, and how old that is at most."""
OF_A_PRICE, REACH_OF_PRICE = re.compile(r"(?i)\b(?:clos(?:e|ed|ing)|prices?|premium|vwap|trading|traded)\b[^.;]*$"), 50
"""What a day is of that only a share's price is told of: "a premium of 41% to the closing price on"."""
SAME_DAY, DAYS_BACK = re.compile(r"\b[Ss]ame (?:day|date|announcement|occasion)\b"), 3660
"""What a day further back is spoken of by: "the same day they agreed to"."""
PARAGRAPH = 12
"""Sentences on either side in which the rest of a paragraph is looked for."""
WORDS_APART = re.compile(r"\W+")
MOST_MENTIONS = 40
"""Sentences that are looked at for one name; what it is stands in the first of them."""


class Background:
    """What the story says elsewhere about the names of a deal; every answer is computed once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._places: dict[int, list[tuple[str, float]]] = {}
        self._metals: dict[int, list[tuple[str, float]]] = {}
        self._firms: dict[int, frozenset[str]] = {}
        self._homes: dict[tuple[int, str], str | None] = {}

    def around(self, sentence: Sentence, reach: int) -> list[Sentence]:
        """The sentences of the same story at most `reach` away, in order."""
        window = self.reading.sentences[max(0, sentence.index - reach) : sentence.index + reach + 1]
        return [other for other in window if other.story == sentence.story]

    def is_about_others(self, sentence: Sentence, parties: set[str]) -> bool:
        """Whether a sentence names companies and none of these."""
        if sentence.index not in self._firms:
            inside = self.reading.named_in(sentence)
            self._firms[sentence.index] = frozenset(n.name for n in inside if n.kind in ("company", "consortium"))
        firms = self._firms[sentence.index]
        return bool(firms) and firms.isdisjoint(parties)

    def is_of_another_site(self, sentence: Sentence, takers: set[str], project: str | None) -> bool:
        """Whether a sentence tells of a mine of those who take, and not of the one that is taken."""
        inside = self.reading.named_in(sentence)
        firms = {n.name for n in inside if n.kind in ("company", "consortium")}
        sites = {n.name for n in inside if n.kind == "project"}
        return bool(firms) and firms <= takers and bool(sites) and project not in sites

    def is_central(self, story: int, names: list[Name]) -> bool:
        """Whether one of the names is spoken of about as often as anybody in the story."""
        most = self._most_mentions.get(story, 0)
        return any(2 * len(self.sentences_naming(story, name.name)) >= most for name in names)

    @cached_property
    def _most_mentions(self) -> dict[int, int]:
        """Story -> in how many sentences its most-named company or project stands."""
        most: dict[int, int] = defaultdict(int)
        for (story, name), sentences in self._mentions.items():
            if self._kinds.get(name) in ("company", "project"):
                most[story] = max(most[story], len(sentences))
        return most

    @cached_property
    def _mentions(self) -> dict[tuple[int, str], list[Sentence]]:
        """(story, full name) -> the sentences that name it."""
        found: dict[tuple[int, str], list[Sentence]] = defaultdict(list)
        sentences = self.reading.sentences
        at = 0
        for name in self.reading.names:
            while at < len(sentences) and sentences[at].end <= name.start:
                at += 1
            if at < len(sentences) and name.kind in ("company", "project", "other", "consortium", "agency"):
                bucket = found[sentences[at].story, name.name]
                if len(bucket) < MOST_MENTIONS and (not bucket or bucket[-1] is not sentences[at]):
                    bucket.append(sentences[at])
        return found

    def spans_in(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """(start, end, kind) of the sentence's names, counted from its beginning."""
        begin = sentence.start
        return [(n.start - begin, n.end - begin, n.kind) for n in self.reading.named_in(sentence)]

    def places(self, sentence: Sentence) -> list[tuple[str, float]]:
        """(country, weight) of each place in the sentence: high beside a mine, 0 where a party is at home."""
        if sentence.index not in self._places:
            self._places[sentence.index] = list(weighed_places(sentence.text, self.spans_in(sentence)))
        return self._places[sentence.index]

    def together(self, sentence: Sentence) -> list[frozenset[str]]:
        """Countries that a sentence names side by side, as of a border or of two mines: "in ⟦L⟧ and ⟦L⟧"."""
        spans = [s for s in place_spans(sentence.text) if s.place.kind in ("country", "region", "province")]
        return [
            frozenset((a.place.country, b.place.country))
            for a, b in pairwise(spans)
            if a.place.country != b.place.country and SIDE_BY_SIDE.fullmatch(sentence.text, a.end, b.start)
        ]

    def metals(self, sentence: Sentence) -> list[tuple[str, float]]:
        """(commodity, weight) of each mention in the sentence; less inside a company's name than outside."""
        if sentence.index not in self._metals:
            firms = [(a, b) for a, b, kind in self.spans_in(sentence) if kind in NAMED_FOR_THEIR_TRADE]
            self._metals[sentence.index] = [
                (
                    span.name,
                    0.25
                    if any(a <= span.start < b for a, b in firms) or TRADE_AFTER.match(sentence.text, span.end)
                    else 1.0,
                )
                for span in commodity_spans(sentence.text)
            ]
        return self._metals[sentence.index]

    @cached_property
    def _projects(self) -> dict[int, Counter[str]]:
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for (story, name), sentences in self._mentions.items():
            if self._kinds.get(name) == "project" and (own := sum(not self._is_beside(s, name) for s in sentences)):
                found[story][name] += own
        return found

    def _is_beside(self, sentence: Sentence, project: str) -> bool:
        """True where the sentence names the project only to say where another one lies."""
        named = [n for n in self.reading.named_in(sentence) if n.name == project]
        return bool(named) and all(
            NEIGHBOUR.search(sentence.text, max(0, n.start - sentence.start - 90), n.start - sentence.start)
            for n in named
        )

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {name.name: name.kind for name in self.reading.names}

    def main_project(self, sentence: Sentence) -> Name | None:
        """The project that the story names most, the first of those that it names as often."""
        counts = self._projects.get(sentence.story)
        if not counts:
            return None
        ranked = counts.most_common(2)
        best = [name for name, count in ranked if count == ranked[0][1]]
        return min((self._first_of[name] for name in best), key=lambda n: n.start)

    def headed_project(self, sentence: Sentence) -> Name | None:
        """The one project of the story that the nearest heading over a sentence names, or the title of a single story."""
        title = self.reading.title if len({s.story for s in self.reading.sentences}) == 1 else None
        for head in (*reversed(sentence.headings), title or ""):
            words = f" {WORDS_APART.sub(' ', head.lower())} "
            named = [
                p for p in self._projects.get(sentence.story, ()) if f" {WORDS_APART.sub(' ', p.lower())} " in words
            ]
            if named:
                return self._first_of[named[0]] if len(named) == 1 else None
        return None

    def lone_project(self, sentence: Sentence, target: Name | None) -> Name | None:
        """The only project named in this sentence, in the next, or in the one before if that names the target too."""
        before = {s.index for s in self.sentences_naming(sentence.story, target.name)} if target else ()
        near = [s for s in self.around(sentence, 1) if s.index >= sentence.index or s.index in before]
        found = {
            n.name: n
            for n in self.reading.within(self.reading.names, near[0].start, near[-1].end)
            if n.kind == "project"
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def paragraph_project(self, sentence: Sentence) -> Name | None:
        """The only project that the paragraph of a sentence names."""
        near = [s for s in self.around(sentence, PARAGRAPH) if s.paragraph == sentence.paragraph]
        found = {n.name: n for other in near for n in self.reading.named_in(other) if n.kind == "project"}
        return next(iter(found.values())) if len(found) == 1 else None

    def news_day(self, sentence: Sentence, parties: Collection[str] = ()) -> str | None:
        """ISO date of the story's news: the day of the week before publication that it named last, just before.

        What another paragraph tells of others than the parties, where these are given, is no day of theirs.
        """
        today = self.reading.anchor
        if today is None:
            return None
        oldest = DAYS_BACK if SAME_DAY.search(sentence.text) else DAYS_OF_NEWS
        for other in reversed(self.around(sentence, NEWS_REACH)):
            if other.index > sentence.index or other.block == "heading":
                continue
            if other.block == "table_row" and other.index != sentence.index:
                continue  # its day is that of its own matter: an approval, a payment
            if parties and other.paragraph != sentence.paragraph and self.is_about_others(other, set(parties)):
                continue
            for day in reversed(self.reading.within(self.reading.dates, other.start, other.end)):
                ago = (today - date.fromisoformat(day.value)).days if len(day.value) == len("2025-06-10") else -1
                text = self.reading.document.text
                if OF_A_PRICE.search(text, max(0, day.start - REACH_OF_PRICE), day.start):
                    continue
                if tells_another_day(text[other.start : day.start], ago):
                    continue
                if 0 <= ago <= oldest and text[day.end : day.end + 1] not in "'’":
                    return day.value
        return None

    @cached_property
    def _owned(self) -> dict[tuple[int, str], Counter[str]]:
        """(story, company) -> its projects by how often the story says that they are its own."""
        found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        named_after: dict[tuple[int, str], list[str]] = defaultdict(list)
        for story, name in self._mentions:
            if self._kinds.get(name) == "company":
                for at, character in enumerate(name):
                    if character == " ":
                        named_after[story, name[:at]].append(name)
        text = self.reading.document.text
        for (story, project), sentences in self._mentions.items():
            if self._kinds.get(project) != "project":
                continue
            for sentence in sentences:
                inside = self.reading.named_in(sentence)
                firms = [n for n in inside if n.kind in ("company", "consortium")]
                for site in (n for n in inside if n.name == project):
                    owner = _owner_of(text, site, firms, sentence.start)
                    if owner is not None:
                        found[story, owner.name][project] += 1
            for company in named_after.get((story, project), ()):
                found[story, company][project] += 1
        return found

    def is_owned_by(self, sentence: Sentence, project: Name, companies: list[Name]) -> bool:
        """Whether the story says of a project that it belongs to one of these."""
        return any(self._owned.get((sentence.story, c.name), Counter())[project.name] for c in companies)

    def own_project(self, sentence: Sentence, company: Name) -> Name | None:
        """The one project that the story gives this company, or that it gives it far more often than any other."""
        ranked = self._owned.get((sentence.story, company.name), Counter()).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return self._first_of[ranked[0][0]]

    def home(self, story: int, holder: Name) -> str | None:
        """The country that the story says a company is at home in, where it says so of one country only."""
        key = (story, holder.name)
        if key not in self._homes:
            found = {
                description.country
                for sentence in self.sentences_naming(story, holder.name)
                for name in self.reading.named_in(sentence)
                if name.name == holder.name
                for description in descriptions_of(name, sentence.text, sentence.start)
                if description.country and "-listed" not in description.gloss
            }
            self._homes[key] = found.pop() if len(found) == 1 else None
        return self._homes[key]

    @cached_property
    def _first_of(self) -> dict[str, Name]:
        return {n.name: n for n in reversed(self.reading.names)}

    def sentences_naming(self, story: int, name: str) -> list[Sentence]:
        """The story's sentences with this name, in order."""
        return self._mentions.get((story, name), [])


OWNS_NEXT = re.compile(
    r"(?:['’]s\s|,? (?:which |that )?(?:wholly |fully )?(?:owns|operates|is developing|is building|develops|holds|"
    r"mines|runs|is the (?:[a-z]+ )?(?:owner|holder) of|"
    r"is advancing|has)\s|,? (?:the |an? )?(?:holder|owner|operator|developer) of\s)(?:[\w%’',/-]+\s+){0,5}$"
)
OWNED_NEXT = re.compile(
    r"\s+(?:[a-z-]+\s+){0,4}[^.;]{0,40}?\b(?:owned|held|operated|controlled|"
    r"developed) by (?:[a-z-]+ ){0,3}$"
)
ITS_OWN = re.compile(r"\b[Ii]ts (?:[\w%’'/-]+\s+){0,4}$")


def _owner_of(text: str, site: Name, firms: list[Name], start: int) -> Name | None:
    """The company that the words around a project say it belongs to."""
    for firm in firms:
        if firm.end <= site.start and OWNS_NEXT.fullmatch(text[firm.end : site.start]):
            return firm
        if firm.start >= site.end and OWNED_NEXT.fullmatch(text[site.end : firm.start]):
            return firm
    if firms and firms[0].end <= site.start and ITS_OWN.search(text[max(start, site.start - 60) : site.start]):
        return firms[0]
    return None


ACTS_AFTER = re.compile(
    r"(?:'s|’s)? (?:(?:has|had|have|last|also|then|recently) )*(?:announced|imposed|banned|restricted|controls?|controlled|"
    r"produces|produced|supplies|supplied|accounts|accounted|dominates|dominated|exports|exported|imports|tightened|halted)\b"
)
"""What a state does as a market or a power: nothing lies there that a deal is about."""
OF_A_MARKET = re.compile(
    r"[’']?s? (?:spot |domestic |export |import |market |benchmark )*(?:prices?|index|benchmark|market)\b"
)
AT_A_MARKET = re.compile(r"(?i)\b(?:fob|cif|cfr|exw|ex-works|delivered duty|in-warehouse) $")
"""What makes a country a market whose price is quoted: "ex-works China prices"."""
ELSEWHERE = re.compile(
    r"\b(?:trad(?:es?|ed|ing)|listed|quoted|registered|incorporated|headquartered|domiciled|shares) (?:[a-z]+ )?"
    r"(?:in|on|at) (?:the )?$"
)
"""What stands before the place of a company's shares or seat."""
BESIDE_TOWN = re.compile(
    r"\b(?:mine|deposit|project|ground|licen[cs]e|plant|smelter|refinery|km|kilomet(?:re|er)s?|miles|hours?)\b[^.;]{0,20}"
    r"\b(?:outside|near|(?:north|south|east|west)[a-z-]* of|from|of) $"
)
"""What lies by a capital, which is no word for its government then."""
BORDER = re.compile(r"[A-Z][a-z]+-$")
"""The first country of a border, before the second: "Argentina-Chile"."""
ADJECTIVAL = re.compile(r"\s+[a-z]")


def weighed_places(text: str, names: list[tuple[int, int, str]]) -> Iterator[tuple[str, float]]:
    """(country, weight) of each place in a text whose names are given as (start, end, kind)."""
    firms = [
        (a, b)
        for a, b, kind in names
        if kind in ("company", "agency", "person", "programme", "government", "consortium")
    ]
    for span in place_spans(text):
        if any(a <= span.start < b for a, b in firms):
            continue
        kind, before, after = (
            span.place.kind,
            text[max(0, span.start - 110) : span.start],
            text[span.end : span.end + 60],
        )
        if OF_A_MARKET.match(after) or AT_A_MARKET.search(before):
            continue
        if kind == "country" and ACTS_AFTER.match(after):
            yield span.place.country, 0.2
            continue
        if kind == "demonym":
            if DEMONYM_SITE.match(after) and not DEMONYM_FIRM.match(after):
                yield span.place.country, 1.5
            continue
        if text[span.start : span.end] in ("US", "U.S.", "UK", "U.K.") and ADJECTIVAL.match(after):
            if DEMONYM_SITE.match(after) and not DEMONYM_FIRM.match(after):
                yield span.place.country, 1.0
            continue
        if any(a == span.end + 1 for a, _ in firms):
            continue  # "the U.S. Export-Import Bank": part of a body's name
        if ELSEWHERE.search(before) or (kind == "country" and OUT_OF_IT.search(before)):
            continue
        if kind == "capital" and BESIDE_TOWN.search(before):
            yield span.place.country, 2.0
            continue
        if kind == "capital" or re.match(
            r"-(?:based|focus+ed|facing|listed|owned|headquartered|controlled|born)|\$| dollars?\b", after
        ):
            continue
        follows = next((a for a, _ in firms if a >= span.end), None)
        if DEMONYM_FIRM.match(after) or (after.startswith(("'s", "’s")) and DEMONYM_FIRM.match(after, 2)):
            continue
        if follows is not None and AT_HOME_AFTER.fullmatch(text[span.end : follows]):
            continue
        if HOME_TOWN.search(before):
            continue
        precedes = max((b for _, b in firms if b <= span.start), default=None)
        if precedes is not None and HOME.fullmatch(text, precedes, span.start):
            continue
        is_site = (
            SITE_BEFORE.search(BORDER.sub("", before)) is not None
            or re.match(
                r"[’']s\s+(?:[A-Z]|[a-z-]+ (?:project|mine|"
                r"deposit|basin|belt))",
                after,
            )
            is not None
        )
        if kind == "desk":
            if is_site:
                yield span.place.country, 1.0
            continue
        if re.search(
            r"(?i)\b(?:government|bank|department|president|presidents|minister|dollars?|stock exchange|"
            r"investors|exports?|shipments?|sold|delivered|imports?|customers)\s+(?:of|in|to|from|outside)\s+(?:the )?$",
            before,
        ):
            yield span.place.country, 0.2
            continue
        if re.search(r"\bto (?:the )?$", before) or re.search(
            r"(?i)\b(?:finish|refin|process|separat|convert)\w* "
            r"(?:[a-z]+ ){0,4}(?:in|at) (?:the )?$",
            before,
        ):
            yield span.place.country, 0.4
            continue
        yield span.place.country, (3.0 if is_site else 2.0 if kind in ("region", "province") else 1.0)
