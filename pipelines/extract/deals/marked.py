"""A sentence with its names and quantities replaced by marks, so that rules of language can be written once.

"Foran (TSX: FOM) has agreed to pay US$5 million for 20% of the Bigstone mine" reads, marked,
"⟦C0⟧ has agreed to pay ⟦M1⟧ for ⟦R2⟧ of the ⟦J3⟧ mine". Letters of marks: C company, A agency or consortium, G state,
L place, J project, N name of unknown kind, H person, Z programme, M money, Q mass, R percentage, P rate, D date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipelines.extract import regex as re
from pipelines.extract.deals.clauses import ADJECTIVES, HEAD_WORDS, WORDS, clauses_of, news_apart
from pipelines.extract.deals.described import DIGGERS, HEAD, LOOSE_HEADS, MINER_NAME, USERS, country_in
from pipelines.extract.deals.grammar import PREPOSITION, PRODUCT, marks, subjects
from pipelines.extract.deals.patterns import MARK, ORG, begins, search, whole
from pipelines.extract.deals.sellers import groups_of
from pipelines.extract.names import Name, is_ordinary
from pipelines.extract.places import place_of, place_spans

if TYPE_CHECKING:
    from pipelines.extract.deals.story import Story
    from pipelines.extract.reading import Reading, Sentence

LETTERS = {
    "company": "C",
    "agency": "A",
    "consortium": "A",
    "government": "G",
    "place": "L",
    "project": "J",
    "other": "N",
    "person": "H",
    "programme": "Z",
}
COMPANY_WORD = (
    r"(?:company|group|miner|producer|explorer|developer|firm|junior|carmaker|automaker|steelmaker|trader|"
    r"manufacturer|refiner|startup|start-up|major|giant|conglomerate|buyer|bidder|suitor|issuer)"
)
STANDS_FOR_A_FIRM = re.compile(
    rf"[ -](?!and\b|or\b|has\b|have\b|will\b|is\b|to\b|with\b|for\b|in\b|of\b)(?:[\w-]+ ){{0,2}}?"
    rf"(?:{HEAD}|companies|firms?|buyers?|interests|investors|mills?|battery|stock|state-owned)s?\b"
)
_DESCRIBED = re.compile(
    rf"\bthe (?:⟦(?P<home>[LG]\d+)⟧ )?(?:[a-z]+-(?:based|listed) )?(?:[a-z-]+ and )?{ADJECTIVES}(?P<head>{HEAD})"
    r"(?P<own>'s)?\b(?! of\b|-| (?:⟦[CAN]|[a-z]+ing\b))(?!,? ⟦[CN])"
)
APPOSITIVE = frozenset(
    "neighbour neighbor partner peer rival explorer miner developer producer parent subsidiary vendor seller shareholder "
    "prospector counterpart trader customer".split()
)
_APPOSED = re.compile(
    r"((?<![\w-])(?:with|from|by|to) (?:(?:the|its|an?|fellow|their|our|⟦[CN]\d+⟧'s) )?(?:[a-z-]+ ){0,2}"
    rf"(?:{'|'.join(sorted(APPOSITIVE))})), (?=(?:[a-z-]+ ){{0,4}}⟦[CN])"
)
"""What a governed name is, told before it: "a term sheet with its neighbour, ASX-listed ⟦C⟧, to acquire"."""
SPEAKS_FOR_A_STATE = re.compile(
    r"(?:['’]s)? (?:[Dd]eputy )?(?:[Pp]resident|[Pp]remier|[Cc]hancellor|(?:[A-Za-z]+ ){0,2}(?:[Mm]inister|"
    r"[Ss]ecretary|[Aa]mbassador|[Ee]nvoy))\s+[A-Z]"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NESTED = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")


RATE_AFTER = re.compile(
    r"\s(?:premium|discount|recover(?:y|ies)|coupon|interest (?:rate|per)|per annum|p\.?a\b|internal rate|after[- ]tax|"
    r"pre[- ]tax|(?:[a-z]+ )?IRR)\b"
)
FEE_BEFORE = re.compile(r"\b(?:fee|commission|coupon|margin) of (?:up to |about )?$")
AT_HOME = re.compile(r"-(?:focus(?:s)?ed|based|listed|headquartered)\b")
PAPER_NAME = re.compile(
    r"\b(?:Framework|Declaration|Accord|Pact|Joint Statement|Alliance|Agreement|Partnership|Collaboration|"
    r"Co-?operation|Joint Venture|Memorandum(?: of Understanding)?|Letter(?: of Intent)?|Term Sheet|Deed|Contract)$"
)
AS_A_PAPER = re.compile(r" (?:an?|binding|definitive|formal|conditional) $")
ROUGHLY = ("+/-", "+/- ", "±", "± ")
"""What makes a percentage a rate or a margin and no share of anything."""
_PAIR = re.compile(r"(⟦[CAGNJ]\d+⟧),? and (?:the |its )?(?:[a-z-]+ ){0,2}(⟦[CAGNJ]\d+⟧)")
ONE_OF_TWO = re.compile(
    r"\bthe (former|latter)\b(?=[,.;:]|'s|$| (?:has|had|have|is|was|were|will|would|came|cost|costs|paid|pays|"
    r"bought|for|at|to|"
    r"taking|took|takes|in|holding|a|an|and|⟦|by|from|went|goes|fetched|sold|agreed|signed|gets|got))"
)
WITHIN = 8000
"""Characters before a sentence in which the states that it speaks of have been named."""
_OFFICE = r"(?:prime minister|president|premier|chancellor|(?:[a-z]+ )?minister|secretary)"
_TWO_STATES = re.compile(
    r"\b(?:the two|both|the) (?:governments|countries|nations|states)\b(?! (?:of|and)\b)"
    rf"|\b(?:the )?{_OFFICE} (?:⟦[HN]\d+⟧ )?and (?:the )?{_OFFICE}(?: ⟦[HN]\d+⟧)?"
    r"(?= (?:have |has |had |also |on ⟦D\d+⟧ )*(?:sign|agree|conclud|initial|announc|launch))"
)
"""Two states by what they are, or by who signs for them without a country: "the Prime Minister and the President"."""
STATES = frozenset("governments countries nations states president minister premier chancellor secretary".split())
_TREATY = r"(?:memorand|mou|framework|accord|pact|treaty|declaration|agreement|partnership|statement|letter of intent)"
STATE_PAPER = re.compile(
    rf"\b(?:sign|conclud|initial|agree|enter)[a-z]* (?:on |into )?(?:[a-z-]+ ){{0,5}}?(?:⟦N\d+⟧|{_TREATY})|"
    rf"\b{_TREATY}[a-z]* (?:that |which )?"
    r"(?:the two|both|the) (?:governments|countries|nations|states) [a-z]* ?(?:sign|conclud|agree)"
)
"""A paper that states sign."""
GROUP_WORDS = frozenset("member unit subsidiary affiliate arm".split())
_OF_A_GROUP = re.compile(r"\bthe (⟦C\d+⟧)(?: group)? (?:member|unit|subsidiary|affiliate|arm)\b(?!,? ⟦[CN]|')")
"""The company spoken of, called by the group that it belongs to."""
LED_BY_A_PAPER = re.compile(r"(?:under|in|through|with|as part of|according to) (?:the|this|that|an?|its) [^,;]*, $")
_CONTRACTED = re.compile(
    r"\bit's (?=(?:now |also |already )?(?:(?P<going>[a-z]+ing\b|in\b|to\b|set\b|close\b)|[a-z]+ed\b|bought\b|sold\b|"
    r"struck\b|taken\b|won\b|made\b|begun\b|put\b))"
)
""" "it's reached an agreement", "it's in talks"."""


APPOSED_ON = re.compile(r" (?:that|which|who|whose|behind|[a-z]+ing)\b")
"""What stands behind a description that goes on about the name before it: "⟦C⟧, the Vancouver company that owns"."""
GIVEN_TO = re.compile(
    r"\b(?:len[dt]|lends|lending|g[ai]ve|gives|giving|pa(?:y|ys|id|ying)|sell|sells|sold|suppl(?:y|ies|ied|ying)|sen[dt]|"
    r"offer(?:s|ed)?|owes?|grant(?:s|ed)?|provid(?:e|es|ed|ing)|with|from|to) $"
)
"""What stands before an "it" that is another than the subject: nobody lends itself money."""


NOBODY = (
    r"(?! (?:was|is|has been|had been) (?:[a-z]+ )?(?:announced|reported|understood|said|confirmed|noted|recalled|expected|"
    r"thought|believed|clear|unclear|known|hoped|planned that|agreed that)\b| (?:emerged|turned out|appears|seems|follows)\b)"
)
"""What follows an "it" that stands for nobody: "it was announced yesterday"."""


_REFERRING = re.compile(
    rf"\bits\b|\bit\b(?!'s){NOBODY}|\bthe (?:⟦L\d+⟧ |[a-z]+-listed )?{COMPANY_WORD}(?:'s)?\b(?! of\b|-|,? ⟦[CN])|"
    r"(?<=merger of )(?:the two|both)\b(?: companies)?|"
    r"\b(?:the (?:two|duo|pair|parties|two (?:companies|sides|firms|groups)|companies|partners)|both (?:companies|"
    r"sides|parties|"
    r"partners|firms))\b(?= (?:have|had|will|are|signed|agreed|also|would|entered|plan|"
    r"want|created|formed|set up|established|said|announced|expect))"
)
"""Words that stand for who was named before, alone or together."""
REFERRING_WORDS = frozenset(
    ["it", "its", "both", "two", "duo", "pair", "parties", "companies", "partners", *COMPANY_WORD[3:-1].split("|")]
)
"""One of these stands in every match."""


@dataclass(slots=True)
class Marked:
    """One sentence with marks; `things` maps a mark such as `C0` to the name or quantity it stands for."""

    sentence: Sentence
    text: str
    things: dict[str, Any] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    source: str = ""
    """The text of the whole document."""

    def thing(self, mark: str) -> Any:
        """What a mark stands for; `mark` with or without its brackets."""
        return self.things[mark.strip("⟦⟧")]

    def all(self, text: str, letters: str) -> list[Any]:
        """What the marks with these letters in `text` stand for, in order."""
        return [self.things[m.group(1) + m.group(2)] for m in MARK.finditer(text) if m.group(1) in letters]


class Marker:
    """Marks sentences of one reading; remembers who was spoken of, to resolve "it" and "the company"."""

    def __init__(self, reading: Reading, topic_of: Callable[[int], Name | None]) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.topic_of = topic_of
        self.spans = sorted(self._spans(), key=lambda s: (s[0], -s[1]))
        self.starts = [s[0] for s in self.spans]
        self.groups = groups_of(reading)

    def _spans(self) -> Iterator[tuple[int, int, str, Any]]:
        reading = self.reading
        for name in reading.names:
            letter = LETTERS[name.kind]
            if name.kind == "place" and (place := place_of(name.printed)) and place.kind in ("country", "capital"):
                letter = "G"
            yield name.start, name.end, letter, name
        for letter, spans in (
            ("M", reading.money),
            ("Q", reading.masses),
            ("D", reading.dates),
        ):
            for span in spans:
                yield span.start, span.end, letter, span
        for percent in reading.percents:
            is_rate = (
                RATE_AFTER.match(self.text, percent.end)
                or self.text.endswith(ROUGHLY, 0, percent.start)
                or FEE_BEFORE.search(self.text, max(0, percent.start - 30), percent.start)
            )
            yield percent.start, percent.end, "P" if is_rate else "R", percent

    def mark(self, sentence: Sentence) -> Marked:
        """The sentence with marks in place of names and quantities, without what stands in brackets."""
        source = self.reading.document.text
        things: dict[str, Any] = {}
        parts: list[str] = []
        at = sentence.start
        for start, end, letter, thing in self.spans[bisect_left(self.starts, sentence.start) :]:
            if start >= sentence.end:
                break
            if start < at or end > sentence.end or (letter == "N" and PRODUCT.fullmatch(source[start:end].lower())):
                continue  # "Ore will be delivered": a product is nobody
            if letter == "N" and (
                (start == sentence.start and _opens_only(source[start:end]))
                or (source[start:end].isalpha() and is_ordinary(source[start:end]))
            ):
                continue  # "Alongside the subscription", "Said it would", "the Consortium": nobody's name
            if self.groups and letter in "CN" and source[start:end].lower() in self.groups:
                continue
            if (
                letter in "ACN"
                and PAPER_NAME.search(source, start, end)
                and AS_A_PAPER.search(source, start - 12, start)
            ):
                continue  # "a Global Exploration Alliance": what is signed is nobody
            parts.append(source[at:start].lower())
            if letter in "GL" and SPEAKS_FOR_A_STATE.match(source, end) and (state := place_of(thing.printed)):
                letter, thing = "G", replace(thing, kind="government", name=state.label)
            elif letter == "N" and (AT_HOME.match(source, end) or _is_of_two_countries(thing.printed)):
                letter = "L"
            elif letter == "G" and STANDS_FOR_A_FIRM.match(source, end):
                letter = "L"  # "the US chemicals company": where a firm is at home
            mark = f"{letter}{len(things)}"
            things[mark] = thing
            parts.append(f"⟦{mark}⟧")
            at = end
        parts.append(source[at : sentence.end].lower())
        text = " ".join("".join(parts).replace("’", "'").replace("‘", "'").split())
        text = re.sub(r"[\"“”*_`]", "", _BRACKETS.sub("", _NESTED.sub("", text) if "(" in text else text))
        text = re.sub(r"\s+(?=[,.;:])", "", text).strip()
        text = _CONTRACTED.sub(lambda m: "it is " if m["going"] else "it has ", text) if "it's " in text else text
        text = text.replace("⟧. of ", "⟧ of ") if "⟧. of " in text else text  # "65 per cent. of"
        for word, members in self.groups.items():
            if f"the {word}" in text:
                text = text.replace(f"the {word}", _marked_as(members, things))
        return Marked(sentence, text, things, source=source)


def _marked_as(members: list[Name], things: dict[str, Any]) -> str:
    """The members of a group as coordinated marks, which join the sentence's things."""
    keys = []
    for name in members:
        key = next((k for k, t in things.items() if isinstance(t, Name) and t.name == name.name), None)
        if key is None:
            key = f"{LETTERS[name.kind]}{len(things)}"
            things[key] = name
        keys.append(f"⟦{key}⟧")
    return " and ".join(keys)


def _opens_only(word: str) -> bool:
    """Whether a capitalised word is only the first of its sentence: a preposition, an adverb, a verb."""
    return whole(PREPOSITION, word.lower()) is not None or word in ("Thereafter", "Said", "Signed", "Announced")


def _is_of_two_countries(printed: str) -> bool:
    """ "Anglo-Australian", "Sino-Congolese": where a company is at home."""
    first, hyphen, last = printed.partition("-")
    place = place_of(last) if hyphen and first.isalpha() else None
    return place is not None and place.kind == "demonym"


def resolve(marked: Marked, story: Story) -> Marked:
    """Pronouns, "the company" and "the carmaker" replaced by marks of the companies they stand for, where safe."""
    text = news_apart(marked.text)
    subject, other, topic, asset = story.subject, story.other, story.topic, story.asset

    is_issuer = topic is not None and topic.ticker and re.search(r"\b[Tt]he Company\b", marked.sentence.text)

    def mark_for(name: Name) -> str:
        for key, thing in marked.things.items():
            if isinstance(thing, Name) and thing.name == name.name and key[0] in "CAGNJ":
                return f"⟦{key}⟧"
        key = f"{'J' if name.kind == 'project' else 'C'}{len(marked.things)}"
        marked.things[key] = name
        return f"⟦{key}⟧"

    def own_subject(before: str) -> Name | None:
        found = subjects(before, len(before))
        names = [marked.thing(m) for m in marks(found.group())] if found else []
        return names[0] if len(names) == 1 else None

    def later_subject(after: str) -> Name | None:
        """ "One year on from its merger, ⟦C⟧ said": the name that a pronoun in an opening phrase points forward to."""
        found = search(rf", (?:[^⟦,]{{0,60}} )?({ORG}) (?:said|says|has|is|was|will|plans|now|expects)", after)
        return marked.thing(found.group(1)) if found else None

    def swap(match: re.Match[str]) -> str:
        word = match.group().lower()
        before = text[: match.start()]
        if before.endswith("⟧, ") and APPOSED_ON.match(text, match.end()):
            return match.group()
        inside = own_subject(before)
        if word.startswith(("it", "the company", "the group")) or begins(rf"the (?:\S+ )?{COMPANY_WORD}", word):
            if word.startswith("it"):
                opening = "," not in before and inside is None and MARK.search(before) is None and before.strip() != ""
                name = (
                    inside
                    or (later_subject(text[match.end() :]) if opening and word == "its" else None)
                    or story.spoken_of(marked.sentence)
                )
            elif is_issuer and word.startswith("the company"):
                name = topic
            elif inside is None and not before.strip():
                name = subject or topic
            else:
                name = topic if topic and (inside is None or topic.name != inside.name) else (other or subject or topic)
                if inside and name and name.name == inside.name and topic and topic.name == inside.name:
                    name = topic
            if word == "it" and inside and name is inside and GIVEN_TO.search(before):
                receivers = [n for n in (subject, topic, other) if n is not None and n.name != inside.name]
                return mark_for(receivers[0]) if receivers else match.group()
            if word == "it" and search(r"\b(?:in|of|for|over|at|on|buy|acquire|sell) $", before):
                if asset is None:
                    return match.group() if inside and name is inside else mark_for(name) if name else match.group()
                name = asset
            if name is None:
                return match.group()
            return mark_for(name) + ("'s" if word == "its" or word.endswith("'s") else "")
        pair = [
            n for n in ((subject, topic) if subject and topic and subject.name != topic.name else (subject, other)) if n
        ]
        if len(pair) < 2 and story.pair is not None and all(n.kind in ("company", "agency") for n in story.pair):
            pair = list(story.pair)
        if story.subjects is not None and marked.sentence.index - story.subjects[0] == 1:
            pair = list(story.subjects[1])
        if len(pair) == 2:
            return f"{mark_for(pair[0])} and {mark_for(pair[1])}"
        return match.group()

    def unheard(head: str, before: str, inside: Name | None, country: str | None) -> Name | None:
        """Whom a description stands for that the story has not given: at the beginning the one spoken of, later in the
        sentence its only other company."""
        named = {thing.name: thing for thing in marked.all(before, "CN")}
        if country is not None and len(named) > 1:
            homes = {name: story.described.home(thing) for name, thing in named.items()}
            fitting = [n for n, home in homes.items() if home == country] or [n for n, h in homes.items() if h is None]
            if len(fitting) == 1:
                return named[fitting[0]]  # "⟦C⟧ (ASX: ...) signed with ⟦C⟧, under which the Japanese group will"
        if len(named) > 1 and (head in USERS or head in DIGGERS):
            mines = {name: MINER_NAME.search(name) is not None for name in named}
            fitting = [name for name in named if mines[name] is (head in DIGGERS)]
            if len(fitting) == 1:
                return named[fitting[0]]  # "between ⟦C⟧ Minerals and ⟦C⟧: the trading house would"
        if head in LOOSE_HEADS:
            if len(named) == 1 and inside is None and LED_BY_A_PAPER.match(before):
                return next(iter(named.values()))  # "Under the deal with ⟦C⟧, the ⟦L⟧ company will"
            return (subject or topic) if not named and inside is None else None
        others = [thing for name, thing in named.items() if inside is not None and name != inside.name]
        return others[0] if len(others) == 1 else None

    def one_of_two(match: re.Match[str]) -> str:
        which = 0 if match.group(1) == "former" else 1
        if inside := list(_PAIR.finditer(text[: match.start()])):
            return inside[-1].group(1 + which)
        return mark_for(story.pair[which]) if story.pair else match.group()

    def describe(match: re.Match[str]) -> str:
        before = text[: match.start()]
        if before.endswith("⟧, ") or (is_issuer and match.group().startswith("the company")):
            return match.group()  # an apposition; "the Company", which means the issuer
        home = marked.things[match.group("home")] if match.group("home") else None
        inside = own_subject(before)
        country = (home.country or country_in(home.printed)) if home is not None else None
        found = story.described.who(match.group("head"), country, {inside.name} if inside else set())
        found = found or unheard(match.group("head"), before, inside, country)
        beside = begins(r" and (⟦[CAN]\d+⟧)(?!')", text[match.end() :])
        if found is not None and beside and marked.thing(beside.group(1)).name == found.name:
            others = (n for n in (*(story.pair or ()), other, topic) if n is not None and n.name != found.name)
            found = next(others, None)  # "the state miner and ⟦C⟧": nobody is coordinated with itself
        return mark_for(found) + (match.group("own") or "") if found is not None else match.group()

    def two_states(match: re.Match[str]) -> str:
        heard = marked.source[max(0, marked.sentence.start - WITHIN) : marked.sentence.end]
        spans = [span for span in place_spans(heard) if span.place.kind in ("country", "capital", "demonym")]
        labels = Counter(span.place.label for span in spans)
        if len(labels) < 2:
            return match.group()
        keys = []
        for label, _ in labels.most_common(2):
            first = next(span for span in spans if span.place.label == label)
            name = Name(marked.sentence.start, marked.sentence.start, label, "government", label, first.place.country)
            key = next((k for k, t in marked.things.items() if k[0] == "G" and t.name == name.name), None)
            key = key or f"G{len(marked.things)}"
            marked.things.setdefault(key, name)
            keys.append(f"⟦{key}⟧")
        lead = ", " if text[: match.start()].endswith("⟧ ") else ""  # "In Washington the two governments signed"
        return lead + " and ".join(keys)

    words = WORDS.findall(text)
    if not APPOSITIVE.isdisjoint(words):
        text = _APPOSED.sub(r"\1 ", text)
    if "former" in words or "latter" in words:
        text = ONE_OF_TWO.sub(one_of_two, text)
    if not HEAD_WORDS.isdisjoint(words):
        text = _DESCRIBED.sub(describe, text)
    if not STATES.isdisjoint(words) and STATE_PAPER.search(text):
        text = _TWO_STATES.sub(two_states, text)
    if not GROUP_WORDS.isdisjoint(words):
        text = _OF_A_GROUP.sub(
            lambda m: mark_for(subject) if subject and subject.name != marked.thing(m.group(1)).name else m.group(),
            text,
        )
    if not REFERRING_WORDS.isdisjoint(words):
        text = _REFERRING.sub(swap, text)
    return Marked(marked.sentence, text, marked.things, clauses_of(text))
