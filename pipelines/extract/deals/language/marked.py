"""A sentence with its names and quantities replaced by marks, so that rules of language can be written once.

"Foran (TSX: FOM) has agreed to pay US$5 million for 20% of the Bigstone mine" reads, marked,
"⟦C0⟧ has agreed to pay ⟦M1⟧ for ⟦R2⟧ of the ⟦J3⟧ mine". Letters of marks: C company, A agency or consortium, G state,
L place, J project, N name of unknown kind, H person, Z programme, M money, Q mass, R percentage, P rate, D date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipelines.extract import regex as re
from pipelines.extract.deals.language.described import HEAD
from pipelines.extract.deals.language.grammar import PREPOSITION, PRODUCT
from pipelines.extract.deals.language.patterns import MARK, whole
from pipelines.extract.deals.page.sellers import groups_of
from pipelines.extract.deals.parties.who import OBJECT, OWNER, PARENT_BEFORE, PARENT_REACH, SUBJECT
from pipelines.extract.lexicon.leaders import led_by
from pipelines.extract.names import Name, is_ordinary
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

SPOKEN_AS = {"project": "J", "agency": "A", "government": "G"}
"""Marks of what is spoken of without its name, a company's for all others."""
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
STANDS_FOR_A_FIRM = re.compile(
    rf"[ -](?!and\b|or\b|has\b|have\b|will\b|is\b|to\b|with\b|for\b|in\b|of\b)(?:[\w-]+ ){{0,2}}?"
    rf"(?:{HEAD}|companies|firms?|buyers?|interests|investors|mills?|battery|stock|state-owned)s?\b"
)
SPEAKS_FOR_A_STATE = re.compile(
    r" counterpart\b|(?:['’]s)? (?:[Dd]eputy )?(?:[Pp]resident|[Pp]remier|[Cc]hancellor|(?:[A-Za-z]+ ){0,2}(?:[Mm]inister|"
    r"[Ss]ecretary|[Aa]mbassador|[Ee]nvoy))\s+[A-Z]"
)
OF_STATES = re.compile(
    r"(?i)\b(?:frameworks?|accords?|pacts?|treat(?:y|ies)|agreements?|memorand(?:um|a)|declarations?|partnerships?|deals?|"
    r"joint statement|co-?operat\w+|letters? of intent)\b"
)
"""What leaders sign for their states."""
_OFFICE = re.compile(
    r"(?:\b(?:the |then[ -])?(?:vice[ -])?(?:(?:prime )?minister|president|premier|chancellor|crown prince|mr|mrs|ms|dr)\.? )+$"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NESTED = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:])")
_NO_WORDS = '"“”*_`'
"""Quotation marks and signs of bold type, which no rule reads."""


_EACH_WITH_ITS_DAY = re.compile(r"(⟦[CAGN]\d+⟧) \((?:in |signed (?:in |on )?)?(⟦D\d+⟧)\)")
"""Names of a list, each with its day: "with ⟦G⟧ (⟦D⟧), ⟦G⟧ (⟦D⟧) and ⟦G⟧ (⟦D⟧)"."""


RATE_AFTER = re.compile(
    r"\s(?:premium|discount|recover(?:y|ies)|coupon|interest (?:rate|per)|per annum|p\.?a\b|internal rate|after[- ]tax|"
    r"pre[- ]tax|(?:[a-z]+ )?IRR)\b"
)
FEE_BEFORE = re.compile(
    r"\b(?:(?:fee|commission|coupon|margin) of|(?:royalties|tax(?:es)?|dut(?:y|ies)|lev(?:y|ies)|tariffs?) (?:of|at|to)) "
    r"(?:up to |about )?$"
)
AT_HOME = re.compile(r"-(?:focus(?:s)?ed|based|listed|headquartered)\b")
PAPER_NAME = re.compile(
    r"\b(?:Framework|Declaration|Accord|Pact|Joint Statement|Alliance|Agreement|Partnership|Collaboration|"
    r"Co-?operation|Joint Venture|Memorandum(?: of Understanding)?|Letter(?: of Intent)?|Term Sheet|Deed|Contract)$"
)
BY_ITS_MINE = re.compile(
    r"(?P<mine>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}?) (?:Option|Earn-[Ii]n|Farm-[Ii]n|Purchase|Sale|"
    r"Royalty|Offtake|Joint Venture)"
    r"(?: and [A-Z][\w-]+)* (?:Agreement|Deed|Contract|Term Sheet)"
)
"""A paper called by the mine that it is about: "the Harrow Option Agreement"."""
AS_A_PAPER = re.compile(r" (?:an?|binding|definitive|formal|conditional) $")
ROUGHLY = ("+/-", "+/- ", "±", "± ")
"""What makes a percentage a rate or a margin and no share of anything."""
_CONTRACTED = re.compile(
    r"\bit's (?=(?:now |also |already )?(?:(?P<going>[a-z]+ing\b|in\b|to\b|set\b|close\b)|[a-z]+ed\b|bought\b|sold\b|"
    r"struck\b|taken\b|won\b|made\b|begun\b|put\b))"
)
""" "it's reached an agreement", "it's in talks"."""


PERSON_TRADES = re.compile(
    r"(?:\b(?:from|owned by|held by|vendors?|sellers?|prospectors?|optionors?|grantors?|landowners?|tenement holders?|"
    r"(?:individuals?|parties|shareholders?),?)[,:]? (?:an? |the )?|⟦N\d+⟧(?:,| and|, and) )"
    r"(?:(?:mr|mrs|ms|dr|messrs)\.? (?:[a-z]\. ?)*)?$"
    r"|(?<!services )(?<!employment )(?<!consultancy )(?<!consulting )\b(?:agreements?|deeds?|(?:term )?sheet|contract|"
    r"option|letter of intent|heads of [a-z]+|agreed) "
    r"(?:dated ⟦D\d+⟧ |[a-z]+ (?:into )?)?with (?:the |private |local |unrelated |[a-z]+ vendors?,? )*"
    r"(?:(?:⟦[CN]\d+⟧|\([^()]*\)|(?:mr|mrs|ms|dr|messrs)\.?|,|;|and|&)\s*)*$"
)
"""What stands before a person who owns what is sold: "from Mr", "the vendor,", "prospectors", "agreement with ⟦C⟧ and"."""
_BARE_COMPANY = re.compile(
    r"(?:^|(?<=, ))company(?= (?:has|had|will|is|was|may|expects|plans|entered|signed|announced|intends) )"
)
"""The issuer as some papers write it, without its article."""
_BRIEFLY = re.compile(
    r"(?<![\w&.-])co(?='s\b| (?:says|said|adds|added|has|expects|plans|will|also|reports|agreed|agrees|signs|signed|intends)\b)"
)
"""The company as briefs of newswires write it."""
_BARE_GENITIVE = re.compile(r"(?<=⟧)' (?=[a-z0-9⟦])")
"""The genitive of a name that ends in s: "Harlow Resources' mine"."""
_TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|messrs)\.? (?:[a-z]\. ?)*(?=⟦N)")


SITE_APPOSED = re.compile(
    r"⟦N(\d+)⟧, (?:an?|the|its|⟦C\d+⟧'s) (?:[a-z-]+ |⟦[GLQ]\d+⟧(?:'s)? ){0,5}?"
    r"(?:project|mine|deposit|smelter|refinery|plant|property|concession)\b"
)
"""A name of unknown kind that the words behind it call a mine or plant."""
LABEL = re.compile(r"[A-Z]{1,2}-?\d{1,3}")
"""A dyke, a target or a hole by its letter and number."""
PERIOD = re.compile(r"(?:FY|CY|HY|H[12]|[1-4]?Q[1-4]?)\s?\d{2,4}|[12]H\s?\d{2,4}")
PLATE = re.compile(
    r"Slides?|Figures?|Tables?|Notes?|Pages?|Sections?|Items?|Charts?|Plates?|Photos?|Stages?|Phases?|Tranches?"
)
HOLDERS = re.compile(r"(?<=[a-z] )(?:(?:Share|Note|Option|Unit|Security)holders|Vendors|Sellers)$")
"""A year of accounts, a numbered part of a paper, and the holders of somebody's shares, who have no name of their own."""
OF_COUNTRY = re.compile(
    r"\s(?:[Rr]egion|[Dd]istrict|[Gg]oldfields?|[Mm]ineral [Ff]ield|[Pp]rovince|[Ss]hire|[Gg]reenstone [Bb]elt)\b"
)
"""What makes the word before it a stretch of country."""
LASTING = re.compile(r"[A-Z][a-z]+-(?:year|month|week|day|stage|phase|tonne|party|part|term)")
"""How long or large a contract is, which opens an item of a list: "Ten-year binding offtake agreement"."""
GOVERNED = re.compile(r"\b(?:with|from|to|of|by|for|in|at|on|into|between|against|via|through) $")


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

    def mark_of(self, name: Name) -> str:
        """The mark of a name, a new one if the sentence has none for it."""
        for key, thing in self.things.items():
            if isinstance(thing, Name) and thing.name == name.name and key[0] in "CAGNJ":
                return key
        key = f"{SPOKEN_AS.get(name.kind, 'C')}{len(self.things)}"
        self.things[key] = name
        return key

    def all(self, text: str, letters: str) -> list[Any]:
        """What the marks with these letters in `text` stand for, in order."""
        return [self.things[m.group(1) + m.group(2)] for m in MARK.finditer(text) if m.group(1) in letters]

    def parties(self, text: str) -> list[tuple[Name, float]]:
        """The parties that `text` names, each with what its most prominent place in it weighs."""
        found: dict[str, tuple[Name, float]] = {}
        for mark in MARK.finditer(text):
            if mark.group(1) not in "CAN":
                continue
            name = self.thing(mark.group())
            owner = text.startswith("'s", mark.end())
            if PARENT_BEFORE.search(text, max(0, mark.start() - PARENT_REACH), mark.start()):
                continue
            weight = OWNER if owner else OBJECT if GOVERNED.search(text[: mark.start()]) else SUBJECT
            if name.name not in found or found[name.name][1] < weight:
                found[name.name] = (name, weight)
        return list(found.values())


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
        begin, stop = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        for start, end, letter, thing in self.spans[begin:stop]:
            if start < at or end > sentence.end or (letter == "N" and PRODUCT.fullmatch(source[start:end].lower())):
                continue  # "Ore will be delivered": a product is nobody
            if letter == "N" and (
                (
                    (start == sentence.start or source.endswith((". ", ".\n"), 0, start))
                    and _opens_only(source[start:end])
                )
                or (source[start:end].isalpha() and is_ordinary(source[start:end]))
                or LABEL.fullmatch(source, start, end)
            ):
                continue  # "Alongside the subscription", "Said it would", "the Consortium": nobody's name
            if letter in "CNJ" and (
                PERIOD.fullmatch(source, start, end)
                or HOLDERS.search(source, start, end)
                or (PLATE.fullmatch(source, start, end) and source[end : end + 2].strip()[:1].isdigit())
            ):
                continue  # "Slide 9", "FY24", "the Harrow Shareholders": nobody's name
            if self.groups and letter in "CN" and source[start:end].lower() in self.groups:
                continue
            if (
                letter in "ACN"
                and PAPER_NAME.search(source, start, end)
                and AS_A_PAPER.search(source, start - 12, start)
            ):
                continue  # "a Global Exploration Alliance": what is signed is nobody
            parts.append(source[at:start].lower())
            if letter in "CN" and (by_mine := BY_ITS_MINE.fullmatch(source, start, end)):
                letter, end = "J", start + len(by_mine["mine"])
                thing = replace(thing, kind="project", name=by_mine["mine"], end=end)
            if letter in "CNH" and (led := led_by(source[start:end])) and OF_STATES.search(sentence.text):
                letter, thing = "G", replace(thing, kind="government", name=led)
                parts[-1] = _OFFICE.sub("", parts[-1])
            elif letter in "GL" and SPEAKS_FOR_A_STATE.match(source, end) and (state := place_of(thing.printed)):
                letter, thing = "G", replace(thing, kind="government", name=state.label)
            elif letter in "NC" and (
                (letter == "N" and AT_HOME.match(source, end)) or _is_of_two_countries(thing.printed)
            ):
                letter = "L"
            elif letter == "G" and STANDS_FOR_A_FIRM.match(source, end):
                letter = "L"  # "the US chemicals company": where a firm is at home
            elif letter in "NC" and OF_COUNTRY.match(source, end) and not thing.ticker and thing.kind == "other":
                letter = "L"  # "tenure in the Southern Cross region"
            elif letter == "H" and PERSON_TRADES.search("".join(parts)):
                letter = "N"
            mark = f"{letter}{len(things)}"
            things[mark] = thing
            parts.append(f"⟦{mark}⟧")
            at = end
        parts.append(source[at : sentence.end].lower())
        text = " ".join("".join(parts).replace("’", "'").replace("‘", "'").replace("tsx.v", "tsxv").split())
        if "(" in text or "[" in text:
            text = _EACH_WITH_ITS_DAY.sub(r"\1 \2", text) if len(_EACH_WITH_ITS_DAY.findall(text)) > 1 else text
            text = _BRACKETS.sub("", _NESTED.sub("", text))
        for sign in _NO_WORDS:
            text = text.replace(sign, "")
        if " ," in text or " ." in text or " ;" in text or " :" in text:
            text = _SPACE_BEFORE.sub("", text)
        text = text.strip()
        if "⟧' " in text and " '" not in text:
            text = _BARE_GENITIVE.sub("'s ", text)
        text = _CONTRACTED.sub(lambda m: "it is " if m["going"] else "it has ", text) if "it's " in text else text
        text = _TITLE.sub("", text) if "⟦N" in text else text
        text = _BARE_COMPANY.sub("the company", text) if "company " in text else text
        text = _BRIEFLY.sub("the company", text) if "co" in text else text
        text = text.replace("⟧. of ", "⟧ of ") if "⟧. of " in text else text  # "65 per cent. of"
        for apposed in SITE_APPOSED.finditer(text) if "⟦N" in text else ():
            things[f"J{apposed.group(1)}"] = replace(things.pop(f"N{apposed.group(1)}"), kind="project")
            text = text.replace(f"⟦N{apposed.group(1)}⟧", f"⟦J{apposed.group(1)}⟧")
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
    opens = (
        "Thereafter",
        "Said",
        "Signed",
        "Announced",
        "Similar",
        "Similarly",
        "Concurrently",
        "Accordingly",
        "Following",
    )
    return whole(PREPOSITION, word.lower()) is not None or word in opens or LASTING.fullmatch(word) is not None


def _is_of_two_countries(printed: str) -> bool:
    """ "Anglo-Australian", "Sino-Congolese": where a company is at home."""
    first, hyphen, last = printed.partition("-")
    place = place_of(last) if hyphen and first.isalpha() else None
    return place is not None and place.kind == "demonym"
