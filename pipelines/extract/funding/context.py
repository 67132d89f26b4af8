"""What a document has told so far: whose announcement it is, which companies and bodies its sentences spoke of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import is_announcement
from pipelines.extract.funding.backers import only_backs
from pipelines.extract.funding.bodies import Body, Scheme, find_bodies
from pipelines.extract.funding.given import NO_FIRM, is_given
from pipelines.extract.funding.no_firms import is_no_firm, shortened_nouns
from pipelines.extract.funding.voice import body_of_page, with_own_voice
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names import Name
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.places import place_of
from pipelines.extract.profile import Profile

if TYPE_CHECKING:
    from pipelines.extract.deals.details.background import Background
    from pipelines.extract.reading import Reading, Sentence

ISSUER_ALIAS = re.compile(
    r"""[^()]{0,60}\([^()]{0,120}["“”](?:the )?(?:Company|Corporation|Issuer|Group|Registrant)["“”]\)""", re.IGNORECASE
)
GENERIC = frozenset(
    (
        "company",
        "the company",
        "group",
        "corporation",
        "board",
        "issuer",
        "borrower",
        "lender",
        "lenders",
        "project",
        "mezzanine",
        "senior",
        "debt",
    )
)
FIRM_KINDS = ("company", "other")
DATELINE_ENDS = re.compile(r"[^()\n]{0,40}\) ?(?:--?|[–—]) ?(?=[A-Z])")
"""What stands behind the name of a news agency in a dateline."""
COUNTED = re.compile(r"(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty\b")
"""How a sentence begins that counts something."""
SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
RUN_IN_WORDS = 5
HEADLINE = re.compile(
    r"(?i)(?P<name>[\w&'.-]+(?: [\w&'.-]+){0,3}?) (?:gets?|waits?|wins?|lands?|seeks?|signs?|sells?|buys?|drops?|cuts?|adds?|"
    r"loses?|opens?|closes?|goes|starts?|plans?|says?|looks?|turns?|makes?|takes?|raises?|borrows?|moves?|holds?|keeps?|"
    r"finds?|hits?|"
    r"eyes|faces|nears|files|wants|needs|is|has|to|out|on|in|at|for|and|with|returns?|stalls?|slips?|slows?|pays?|"
    r"builds?|ships?|"
    r"steps?|pauses?|shelves?|scraps?|restarts?)\b"
)
"""A head in capitals that says what the company does which it opens with: "TARN WAITS"."""
IN_BRACKETS = re.compile(r" ?\([^()]*\)")
RUN_IN_PLACE = re.compile(
    r"[A-Z][\w&'’.-]*(?: [A-Z0-9][\w&'’.-]*){0,4}(?:, [A-Z][\w'’.-]*(?: (?:of |and )?[A-Z][\w'’.-]*){0,4}){1,3}\."
)
"""A run-in heading that puts the company in its place: "Tarn Lithium, Grey Tor Mine, Quebec."."""
HEADLINE_WORDS = 8
HEADING_REACH = 15
"""Sentences over which a heading names what they are about."""
LEAD_SENTENCES = 6
"""Sentences in which an announcement says what it is about."""
LOOK_BACK = 4
"""Sentences before one in which "it" or "the company" may have been named."""


class Context:
    """The names, bodies and schemes of a document, by sentence and by story."""

    def __init__(self, reading: Reading, background: Background | None = None) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.bodies, self.schemes = find_bodies(self.text, reading.document.title or "")
        self.bodies = with_own_voice(self.text, self.bodies, self.schemes)
        self._all_bodies = self.bodies
        self.bodies = [b for b in self._all_bodies if not only_backs(self.text, b)]
        self._body_starts = [b.start for b in self.bodies]
        self._scheme_starts = [s.start for s in self.schemes]
        self.funder_names = {b.name for b in self._all_bodies if b.reference == "name"}
        self._metals: dict[int, tuple[str, ...]] = {}
        self._only: dict[int, str | None] = {}
        self._only_given: set[str] = set()
        self.profile = Profile(reading, background)

    @cached_property
    def names(self) -> list[Name]:
        """The names of the document in text order, without those that stand for whoever is spoken of; whoever is told
        to receive money is a company, by whatever name."""
        names = [n for n in self.reading.names if n.name.lower() not in GENERIC and not self._is_wire(n)]
        names = [self._without_giver(n) if " for " in n.printed else n for n in names]
        shortened = shortened_nouns(self.text)
        names = [n for n in names if n.kind not in FIRM_KINDS or not is_no_firm(self.text, n, shortened)]
        receive = self._only_given = {n.name for n in names if n.kind == "other" and is_given(self.text, n)}
        return [replace(n, kind="company") if n.kind == "other" and n.name in receive else n for n in names]

    def _without_giver(self, name: Name) -> Name:
        """A name without the body before it that gives: "European Investment Bank for Harrow Metals Inc."."""
        giver = next((b for b in self.bodies_in(name.start, name.start + 1) if b.reference == "name"), None)
        if giver is None or not self.text.startswith(" for ", giver.end) or giver.end >= name.end:
            return name
        start = giver.end + len(" for ")
        own = self.text[start : name.end]
        return replace(name, start=start, printed=own, name=own)

    def _is_wire(self, name: Name) -> bool:
        """True for who sends the news: "LUANDA (Ore Wire) -"."""
        in_brackets = self.text[max(0, name.start - 1) : name.start] == "("
        return in_brackets and DATELINE_ENDS.match(self.text, name.end) is not None

    def is_only_given(self, name: str) -> bool:
        """True where nothing tells that this name is a company's but that money is given to it."""
        return name in self._only_given

    def is_of_a_body(self, name: str) -> bool:
        """True where the page prints a body by this name."""
        return name in self._printed_bodies

    @cached_property
    def _printed_bodies(self) -> set[str]:
        return {self.text[b.start : b.end] for b in self.bodies}

    @cached_property
    def _name_starts(self) -> list[int]:
        return [n.start for n in self.names]

    @cached_property
    def _mid_sentence(self) -> set[str]:
        starts = {s.start for s in self.reading.sentences}
        return {n.name for n in self.names if n.start not in starts}

    @cached_property
    def _small_words(self) -> set[str]:
        """Words that the page writes small: one of them that opens a sentence is no name."""
        return set(SMALL_WORD.findall(self.text))

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often the document prints each name."""
        return Counter(n.name for n in self.names)

    def bodies_in(self, start: int, end: int) -> list[Body]:
        return self.bodies[bisect_left(self._body_starts, start) : bisect_right(self._body_starts, end - 1)]

    def _named_bodies(self, start: int, end: int) -> list[Body]:
        """Bodies between two offsets with those that only back somebody else."""
        starts = self._all_body_starts
        return self._all_bodies[bisect_left(starts, start) : bisect_right(starts, end - 1)]

    @cached_property
    def _all_body_starts(self) -> list[int]:
        return [b.start for b in self._all_bodies]

    def schemes_in(self, start: int, end: int) -> list[Scheme]:
        return self.schemes[bisect_left(self._scheme_starts, start) : bisect_right(self._scheme_starts, end - 1)]

    def names_in(self, start: int, end: int) -> list[Name]:
        return self.names[bisect_left(self._name_starts, start) : bisect_right(self._name_starts, end - 1)]

    def metals_of(self, sentence: Sentence) -> tuple[str, ...]:
        """Commodities that a sentence names, read once."""
        if sentence.index not in self._metals:
            self._metals[sentence.index] = self.metals_in(sentence.start, sentence.end)
        return self._metals[sentence.index]

    def metals_in(self, start: int, end: int) -> tuple[str, ...]:
        """Commodities that `text[start:end]` names; those of the names of companies and sites where no other."""
        words = self.text[start:end]
        metals = commodities_in(words)
        for name in self.names_in(start, end) if len(metals) > 1 else ():
            if name.kind in ("company", "consortium", "project"):
                words = words[: name.start - start] + " " * (name.end - name.start) + words[name.end - start :]
        return commodities_in(words) or metals

    def form_of(self, key: str) -> str:
        """The form that the document prints for a body of the lexicon, or the lexicon's own."""
        return next((b.name for b in self.bodies if b.key == key and b.reference == "name"), key)

    def scheme_form(self, scheme: Scheme) -> str:
        """The fullest form in which the document prints this programme."""
        if scheme.entry is None:
            return scheme.name
        forms = [s.name for s in self.schemes if s.entry and s.entry.name == scheme.entry.name]
        return " ".join(max(forms, key=len).split())

    @cached_property
    def titled_body(self) -> Body | None:
        """The only public body that the title names."""
        named = {b.name: b for b in find_bodies(self.reading.document.title or "")[0]}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def page_body(self) -> Body | None:
        """The public body whose page this is."""
        return body_of_page(self.reading, self.bodies)

    @cached_property
    def is_announcement(self) -> bool:
        """Whether the paper is a company's own."""
        return is_announcement(self.text)

    @cached_property
    def issuer(self) -> str | None:
        """Whose announcement this is: the company defined as "the Company", or the only one the title names."""
        companies = [
            n
            for n in self.names
            if n.kind == "company"
            and n.name not in self.funder_names
            and not (self._in_body(n) or NO_FIRM.search(n.name))
        ]
        for name in companies:
            if ISSUER_ALIAS.match(self.text, name.end):
                return name.name
        counts = Counter(n.name for n in companies)
        title_end = len(self.reading.document.title or "") or 120
        titled = {n.name for n in companies if n.start < title_end}
        if len(titled) == 1:
            return titled.pop()
        common = counts.most_common(2)
        if common and common[0][1] >= 3 and (len(common) == 1 or common[0][1] >= 2 * common[1][1]):
            return common[0][0]
        lead = {n.name for n in companies if n.ticker and n.start < self.reading.sentences[:LEAD_SENTENCES][-1].end}
        return lead.pop() if len(lead) == 1 and self.is_announcement else None

    def company_before(self, index: int, at: int, otherwise: str | None = None) -> str | None:
        """The company that "it" or "the company" stands for at this offset of sentence `index`: the one named first in
        this sentence before it, else in the sentences before, else `otherwise`, the first of the story, the issuer."""
        sentences = self.reading.sentences
        story = sentences[index].story
        if topic := self.topic_of(index):
            return topic
        for back in range(index, max(-1, index - LOOK_BACK) - 1, -1):
            sentence = sentences[back]
            if sentence.story != story:
                break
            stop = at if back == index else sentence.end
            for name in self.names_in(sentence.start, stop):
                if self.is_company(name) and not self.profile.is_third_party(name.start, name.end):
                    return name.name
            if sentence.block == "heading" and back < index:
                break
        return otherwise or self.story_company(index) or self.issuer

    def lead_of_item(self, index: int) -> Sentence:
        """The first sentence of the paragraph that sentence `index` stands in."""
        sentences = self.reading.sentences
        first = index
        while first > 0 and sentences[first - 1].paragraph == sentences[index].paragraph:
            first -= 1
        return sentences[first]

    def topic_of(self, index: int) -> str | None:
        """The company that a digest's item is about: its heading names it, or the name its paragraph opens with."""
        sentences = self.reading.sentences
        lead = self.lead_of_item(index)
        first = lead.index
        if lead.index < index and RUN_IN_PLACE.fullmatch(lead.text):
            opening = [n for n in self.names_in(lead.start, lead.end) if n.start == lead.start]
            if opening and opening[0].kind in ("company", "consortium", "other"):
                return opening[0].name
        if len(IN_BRACKETS.sub("", lead.text).split()) <= RUN_IN_WORDS:
            words = lead.text.strip(" .:*–—-")
            for name in self.names_in(lead.start, lead.end):
                section = lead.text[:1].isdigit() and " " not in name.name and self.mentions[name.name] == 1
                named = name.kind == "company" or not section
                bare = len(IN_BRACKETS.sub("", words))
                if name.kind in ("company", "other") and named and name.end - name.start >= 0.6 * bare:
                    return name.name
            if words.isupper() and " " in words and place_of(words) is None:
                headed = HEADLINE.match(words)
                return (headed["name"] if headed else words).title()
        listed = lead.block == "list_item"
        for earlier in reversed(sentences[max(0, first - HEADING_REACH) : first]):
            if earlier.block == "heading" or (earlier.block == "list_item" and is_line(earlier.text) and not listed):
                companies = [n for n in self.names_in(earlier.start, earlier.end) if self.is_company(n)]
                alone = len({n.name for n in companies}) == 1 and earlier.story == sentences[index].story
                return companies[0].name if alone and earlier.index > 0 else None
        return None

    def story_company(self, index: int) -> str | None:
        """The first company that the story of sentence `index` names, if one is named in its first sentences."""
        sentences = self.reading.sentences
        story = sentences[index].story
        for sentence in sentences[max(0, index - 12) : index + 1]:
            if sentence.story == story:
                for name in self.names_in(sentence.start, sentence.end):
                    if self.is_company(name):
                        return name.name
        return None

    def only_company(self, index: int) -> str | None:
        """The company that the story of sentence `index` is about: the issuer, or the one it names at least twice
        as often as any other that is no third party."""
        if self.issuer:
            return self.issuer
        sentences = self.reading.sentences
        story = sentences[index].story
        if story not in self._only:
            own = [s for s in sentences if s.story == story]
            counts = Counter(
                n.name
                for n in self.names_in(own[0].start, own[-1].end)
                if self.is_company(n) and not self.profile.is_third_party(n.start, n.end)
            )
            best = counts.most_common(2)
            alone = len(best) == 1 or (len(best) == 2 and best[0][1] >= 2 * best[1][1])
            self._only[story] = best[0][0] if best and alone else self._titled(counts)
        return self._only[story]

    def _titled(self, companies: Counter[str]) -> str | None:
        """The company that the title of a page of one story names, by its first word at least."""
        if self.reading.sentences[-1].story != self.reading.sentences[0].story:
            return None
        title = set(re.findall(r"[\w-]+", self.reading.document.title or ""))
        named = [name for name in companies if name.split()[0] in title and not is_ordinary(name.split()[0])]
        return named[0] if len(named) == 1 else None

    def is_about(self, company: str | None) -> bool:
        """True where the document keeps speaking of this company, or its headline does."""
        mentions = [n for n in self.names if n.name == company] if company else []
        return len(mentions) > 1 or (len(mentions) == 1 and mentions[0].start < len(self.reading.document.title or ""))

    def is_company(self, name: Name) -> bool:
        """A company, and not one of the bodies that give the money; a lone word must be a name in mid-sentence too."""
        return (
            not self._only_opens(name)
            and name.kind in ("company", "consortium")
            and name.name.lower() not in GENERIC
            and name.name not in self.funder_names
            and not self._in_body(name)
            and not NO_FIRM.search(name.name)
        )

    def _only_opens(self, name: Name) -> bool:
        """True for a lone word that only opens sentences, and may be no name: an ordinary one, a number, one that the
        page writes small."""
        if " " in name.name or name.ticker is not None or name.name in self._mid_sentence:
            return False
        return is_ordinary(name.name) or COUNTED.match(name.name) is not None or name.name.lower() in self._small_words

    def _in_body(self, name: Name) -> bool:
        """True where the name is a part of a body's or a programme's: the person in "Minister of Mines Ann Doe"."""
        since = max(0, name.start - 80)
        spans = [(b.start, b.end) for b in self._named_bodies(since, name.end)]
        spans += [(s.start, s.end) for s in self.schemes_in(since, name.end)]
        return any(start < name.end and name.start < end for start, end in spans)

    def project_of(self, index: int, anywhere: bool) -> str | None:
        """The project that the paragraph names before sentence `index`; `anywhere`: else the only one of the story."""
        sentences = self.reading.sentences
        story, paragraph = sentences[index].story, sentences[index].paragraph
        near = [*range(index, max(-1, index - LOOK_BACK) - 1, -1), *range(index + 1, min(index + 2, len(sentences)))]
        for at in near:
            if sentences[at].paragraph == paragraph:
                for name in self.names_in(sentences[at].start, sentences[at].end):
                    if name.kind == "project":
                        return name.name
        if not anywhere:
            return self._issuers_project()
        in_story: dict[str, None] = {}
        for sentence in sentences[max(0, index - 30) : index + 30]:
            if sentence.story == story:
                in_story |= {n.name: None for n in self.names_in(sentence.start, sentence.end) if n.kind == "project"}
        return next(iter(in_story)) if len(in_story) == 1 else None

    def _issuers_project(self) -> str | None:
        """The project that an issuer's announcement names in its first sentences, if one alone."""
        lead = self.reading.sentences[:LEAD_SENTENCES]
        named = {n.name for s in lead for n in self.names_in(s.start, s.end) if n.kind == "project"}
        return named.pop() if self.issuer and len(named) == 1 else None

    def body_before(self, index: int, at: int) -> Body | None:
        """The body that "it" stands for: the first that this sentence or one just before it names, in one story."""
        sentences = self.reading.sentences
        for back in range(index, max(-1, index - 3), -1):
            sentence = sentences[back]
            if sentence.story != sentences[index].story:
                return None
            stop = at if back == index else sentence.end
            for body in self.bodies_in(sentence.start, stop):
                if body.reference != "metonym" or (back < index and body.start == sentence.start):
                    return body
        return None

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same story."""
        following = self.reading.sentences[sentence.index + 1 : sentence.index + 2]
        return following[0] if following and following[0].story == sentence.story else None


def is_line(text: str) -> bool:
    """A few words without a full stop: the numbered name of a company that heads its paragraphs."""
    return len(text.split()) <= HEADLINE_WORDS and not text.rstrip().endswith((".", ";", ","))
