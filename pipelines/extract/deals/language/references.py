"""Pronouns and descriptions of one marked sentence replaced by marks of those who are meant, where that is sure enough.

"⟦C0⟧ sold ⟦J1⟧; the Japanese trader paid it ⟦M2⟧" becomes "⟦C0⟧ sold ⟦J1⟧; ⟦C3⟧ paid ⟦C0⟧ ⟦M2⟧".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.clauses import ADJECTIVES, HEAD_WORDS, WORDS, clauses_of, news_apart
from pipelines.extract.deals.language.described import HEAD, LOOSE_HEADS, country_in
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.interviews import told_to_the_press
from pipelines.extract.deals.language.marked import GOVERNED, Marked
from pipelines.extract.deals.language.patterns import MARK, ORG, begins, search
from pipelines.extract.names import Name
from pipelines.extract.places import PlaceSpan, place_spans

if TYPE_CHECKING:
    from pipelines.extract.deals.parties.story import Story

ROLE_WORDS = {
    "buyer": ("acquirer", "buyer", "investor"),
    "purchaser": ("acquirer", "buyer"),
    "acquirer": ("acquirer",),
    "bidder": ("acquirer",),
    "suitor": ("acquirer",),
    "investor": ("investor",),
    "seller": ("seller",),
    "vendor": ("seller",),
    "target": ("target", "investee"),
    "supplier": ("supplier",),
    "customer": ("buyer",),
    "offtaker": ("buyer",),
    "lender": ("investor",),
}
"""Words for a party of the deal told before, and its roles there."""
PAPER_ROLES = ("buyer", "purchaser", "acquirer", "seller", "vendor", "investor")
_ROLE = "|".join(ROLE_WORDS)
NOBODY = (
    r"(?! (?:was|is|has been|had been) (?:[a-z]+ )?(?:announced|reported|understood|said|confirmed|noted|recalled|expected|"
    r"thought|believed|clear|unclear|known|hoped|planned that|agreed)\b| (?:emerged|turned out|appears|seems|follows)\b)"
)
"""What follows an "it" that stands for nobody: "it was announced yesterday"."""
_REFERS = re.compile(
    rf"\b(?P<its>its)\b|\b(?P<it>it)\b(?!'s){NOBODY}|\b(?P<we>we|us|our)\b(?![.'-])"
    rf"|\bthe (?:⟦(?P<home>[LG]\d+)⟧(?:-(?:based|listed|headquartered))? )?(?:[a-z]+-(?:based|listed) )?(?:[a-z-]+ and )?"
    rf"(?:⟦M\d+⟧ )?{ADJECTIVES}(?P<head>{HEAD}|issuer|{_ROLE})(?P<own>'s)?\b(?! of\b|-| (?:⟦[CAN]|[a-z]+ing\b))(?!,? ⟦[CN])"
    r"|(?<=merger of )(?:the two|both)\b(?: companies)?"
    r"|\b(?:(?:the|these|those) two|both) (?:[a-z-]+ ){0,2}(?:companies|groups|firms|miners|customers|buyers|partners|"
    r"investors|offtakers|suppliers|producers|developers|explorers)\b(?! of\b)"
    r"|\b(?:the (?:two|duo|pair|parties|two (?:companies|sides|firms|groups)|companies|partners)|both (?:companies|"
    r"sides|parties|partners|firms))\b"
    r"(?= (?:have|had|will|are|signed|agreed|also|would|entered|plan|want|created|formed|set up|established|said|"
    r"announced|expect|completed|closed))"
)
REFERRING_WORDS = HEAD_WORDS | frozenset(
    [
        "it",
        "its",
        "we",
        "us",
        "our",
        "both",
        "two",
        "duo",
        "pair",
        "parties",
        "companies",
        "partners",
        "house",
        "issuer",
        *ROLE_WORDS,
    ]
)
"""One of these stands in every match."""
ONE_OF_TWO = re.compile(
    r"\bthe (former|latter)\b(?: (?:company|party|firm|miner|explorer)(?='s))?(?=[,.;:]|'s|$| (?:has|had|have|is|was|"
    r"were|will|would|came|cost|costs|paid|pays|"
    r"bought|for|at|to|"
    r"taking|took|takes|in|holding|a|an|and|⟦|by|from|went|goes|fetched|sold|agreed|signed|gets|got))"
)
_PAIR = re.compile(r"(⟦[CAGNJ]\d+⟧),? and (?:the |its )?(?:[a-z-]+ ){0,2}(⟦[CAGNJ]\d+⟧)")
BOTH = 2
"""How many a sentence names of whom it then calls one the latter."""
WITHIN = 8000
"""Characters before a sentence in which the states that it speaks of have been named."""
_OFFICE = r"(?:prime minister|president|premier|chancellor|(?:[a-z]+ )?minister|secretary)"
_TWO_STATES = re.compile(
    r"\b(?:the two|both|the) (?:governments|countries|nations|states)\b(?! (?:of|and)\b)"
    rf"|\b(?:the )?{_OFFICE} (?:⟦[HN]\d+⟧ )?and (?:the )?{_OFFICE}(?: ⟦[HN]\d+⟧)?"
    r"(?= (?:have |has |had |also |on ⟦D\d+⟧ )*(?:sign|agree|conclud|initial|announc|launch))"
    rf"|\b(?:the |our )?{_OFFICE} and (?P<state>⟦G\d+⟧)(?= (?:have |has |had |also |on ⟦D\d+⟧ )*(?:sign|agree|conclud|initial))"
    r"|(?:^|(?<=, ))both(?= (?:have |had |also )?(?:signed|initialled|concluded)\b)"
)
"""Two states by what they are, or by who signs for them without a country: "the Prime Minister and the President"."""
STATES = frozenset("governments countries nations states president minister premier chancellor secretary both".split())
_TREATY = r"(?:memorand|mou|framework|accord|pact|treaty|declaration|agreement|partnership|statement|letter of intent)"
_SIGNED_WITH_STATES = re.compile(
    rf"^(?P<lead>(?:[^⟦;,]|⟦D\d+⟧)*, )?(?P<paper>(?:[a-z-]+ ){{0,6}}?{_TREATY}[^⟦;,]*?) (?:have|has|had|were|was) "
    rf"(?:also |already |now )?(?:been )?(?P<verb>signed|concluded|initialled)(?: (?:in|on) ⟦[GLD]\d+⟧)* "
    r"(?P<others>with (?:the )?⟦G[^;]*?)(?: by (?:the )?(?P<who>⟦[AG]\d+⟧)(?P<rest>.*))?$"
)
"""Papers told by themselves, whose other side is the state of the page: "memoranda were signed with ⟦G⟧ and ⟦G⟧"."""
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
APPOSITIVE = frozenset(
    "neighbour neighbor partner peer rival explorer miner developer producer parent subsidiary vendor seller shareholder "
    "prospector counterpart trader customer maker manufacturer refiner recycler utility group company firm giant "
    "association federation cooperative co-operative union consortium smelter owner operator outfit concern entity".split()
)
_APPOSED = re.compile(
    r"((?<![\w-])(?:with|from|by|to) (?:(?:the|its|an?|another|fellow|their|our|⟦[CN]\d+⟧'s) )?(?:⟦[GL]\d+⟧(?:'s)? )?"
    r"(?:[a-z-]+ ){0,2}"
    rf"(?:{'|'.join(sorted(APPOSITIVE))})), (?=(?:[a-z-]+ ){{0,4}}⟦[CN])"
)
"""What a governed name is, told before it: "a term sheet with its neighbour, ASX-listed ⟦C⟧, to acquire"."""
APPOSED_ON = re.compile(r" (?:that|which|who|whose|behind|[a-z]+ing)\b")
"""What stands behind a description that goes on about the name before it: "⟦C⟧, the Vancouver company that owns"."""
OF_A_THING = re.compile(
    r"\b(?:in|of|for|over|at|on|under|pursuant to|through|"
    r"(?:buy|acquir|sell|purchas|own|hold)ing|buy|buys|bought|acquire|acquired|sell|sold|ship|complete|completed|signed?) $"
)
"""Words before an "it" that is a mine, a paper or a product sooner than a company."""
OWN_OF_ANOTHER = re.compile(
    r"\b(?:tak|buy|acquir|purchas|bought|took|own|earn)\w* (?:[a-z]+ ){0,3}?(?:⟦R\d+⟧|half|all|most|control|stake|interest)"
    r"(?: (?:stake|interest|holding|share))? (?:of|in) $"
)
"""What stands before an "its" that is another's: nobody buys a part of its own."""
GIVEN_ON = re.compile(
    r" (?:will|would|is to|was to|shall|may|must|can) be (?:assigned|novated|transferred|vested|registered)\b"
)
"""What stands behind an "it" that is a paper, a licence or a grant."""
HEARD_FROM = re.compile(
    rf"\b(?:(?:notice|notification|advice|confirmation|word) from|(?:notified|advised|informed|told) by|"
    rf"(?:announcement|statement|disclosure|release)(?: (?!by\b)[a-z]+| ⟦D\d+⟧){{0,5}} (?:by|from|of)) (?:the )?({ORG}) "
    r"(?:(?:of|that|about)|(?:confirming|advising|stating|saying|indicating) that) $"
)
"""From whom somebody has heard what that one does: "received notice from ⟦C⟧ of its withdrawal"."""
CLAUSE_OPENS = re.compile(
    r"(?:^|[,;:–—] |\b(?:that|and|but|said|says|when|while|after|because|where|whether|which|whereby|if|since|until|before|"
    r"as|so|though|although|adding|announced|confirmed|reports?) )$"
)
OF_GROUND = re.compile(
    r"\b(?:geo[a-z]+|drill(?:ing)?|exploration|priority|production|price|cost|high-[a-z]+|[a-z]+-grade) target"
)
"""Targets that are drilled or aimed at, and bought by nobody."""
SUBORDINATE = re.compile(r"(?:if|once|when|after|should|as soon as|while|before|until) (?:the )?⟦[CN]")
"""A clause before the main one, whose subject the main one may go on with: "If ⟦C⟧ proceeds, the company may"."""
HOLDERS_OF = re.compile(r"⟦[CN]\d+⟧(?:'s)? (?:(?:share|stock|unit)?holders|investors|directors)\b(?:(?!⟦[CN])[^;])*$")
"""A clause about a company's holders, who are neither it nor another: "⟦C⟧ holders vote on an offer for the company"."""
BARGAINS_WITH = re.compile(rf"\bwith (?:the )?({ORG}) to (?:buy|acquire|purchase|take over) $")
"""Whom somebody bargains with for what is bought: not what is bought itself."""
FINITE_AFTER = re.compile(
    r" (?:(?:also|now|then|itself|already|recently) )?(?:will|would|has|had|is|was|can|may|must|should|could|plans|expects|"
    r"intends|agreed|signed|said|bought|paid|sold|took|takes|buys|pays|gets|holds|owns|wants)\b"
)


IN_CAPITALS = re.compile(r"\bUS\b(?!\$)")
"""The country, which a marked sentence no longer tells from "us"."""
_SAYS = r"(?:said|says|say|announced|announces|advised|advises|reported|reports|stated|told|commented|confirmed|added)"
_OFFICER = r"(?:'s)?(?: (?!and\b)[a-z-]+){0,5}(?: ⟦H\d+⟧)?,?"
SAID_BEFORE = rf"({ORG}){_OFFICER} {_SAYS}\b[^⟦;]*[:,]? (?:that )?(?:[a-z ]{{0,30}})$"
""" "⟦C⟧ chief executive ⟦H⟧ said: we": whose words follow."""
SAID_AFTER = (
    rf"(?:, |\.? – )(?:(?:the )?({ORG}){_OFFICER} {_SAYS}\b|{_SAYS} [^⟦;]{{0,40}}(?:⟦H\d+⟧[^⟦;]{{0,60}})?({ORG}))"
)
""" "..., ⟦C⟧ said", "..., said ⟦H⟧, chief executive of ⟦C⟧": whose words went before."""


OWN_WORKS = re.compile(
    r"^(?P<who>⟦[CN]\d+⟧)(?P<paper> [^;]*?\b(?:agreements?|contracts?|deals?|"
    r"arrangements?)(?: in [a-z]+)? with [^;]*?\b(?:for|to feed)) "
    r"its (?=(?:[a-z-]+ |⟦[JLG]\d+⟧ ){0,3}?(?:smelter|refinery|plant|roaster|mill|works|furnaces?|factory)\b)"
)
"""Whose works a contract for ore is for that somebody signs: "⟦C⟧ has an agreement with ⟦C⟧ for ore for its smelter"."""


def resolve(marked: Marked, story: Story) -> Marked:
    """The sentence with marks of names in place of what stands for them, taken apart into clauses."""
    return taken_apart(marked, resolved_text(marked, story))


def resolved_text(marked: Marked, story: Story) -> str:
    """The text of `resolve`, for readers who ask for clauses later if at all."""
    return References(marked, story).resolved()


def taken_apart(marked: Marked, text: str) -> Marked:
    """The marked sentence with this text and its clauses."""
    return Marked(marked.sentence, text, marked.things, clauses_of(text), marked.source)


class References:
    """The expressions of one sentence that stand for names of its story."""

    def __init__(self, marked: Marked, story: Story) -> None:
        self.marked = marked
        self.story = story
        self.at = marked.sentence.index

    def resolved(self) -> str:
        """The marked text with its references replaced."""
        text = news_apart(told_to_the_press(self.marked.text))
        if " with " in text and " its " in text:
            text = OWN_WORKS.sub(r"\g<who>\g<paper> \g<who>'s ", text)
        words = WORDS.findall(text)
        if not APPOSITIVE.isdisjoint(words):
            text = _APPOSED.sub(r"\1 ", text)
        if "former" in words or "latter" in words:
            text = ONE_OF_TWO.sub(lambda m: self._one_of_two(m, text), text)
        if not REFERRING_WORDS.isdisjoint(words):
            text = self._references(text)
        if not STATES.isdisjoint(words) and STATE_PAPER.search(text):
            text = _TWO_STATES.sub(lambda m: self._two_states(m, text), text)
        if " with " in text and (passive := _SIGNED_WITH_STATES.match(text)):
            text = self._signed_by_its_state(passive) or text
        if not GROUP_WORDS.isdisjoint(words):
            text = _OF_A_GROUP.sub(self._member, text)
        return text

    def _references(self, text: str) -> str:
        """Left to right, so that what is resolved already counts as named."""
        parts: list[str] = []
        at = 0
        for match in _REFERS.finditer(text):
            parts.append(text[at : match.start()])
            before = "".join(parts)
            parts.append(self._meant(match, before, text[match.end() :]) or match.group())
            at = match.end()
        return "".join([*parts, text[at:]])

    def _meant(self, match: re.Match[str], before: str, after: str) -> str | None:
        if match["its"]:
            name = self._its(before, after)
            return self._mark(name) + "'s" if name else None
        if match["it"]:
            name = self._it(before, after)
            return self._mark(name) if name else None
        if match["head"]:
            name = self._described(match, before, after)
            return self._mark(name) + (match["own"] or "") if name else None
        if match["we"]:
            name = (
                None
                if match["we"] == "us" and IN_CAPITALS.search(self.marked.sentence.text)
                else self._speaker(before, after)
            )
            return self._mark(name) + ("'s" if match["we"] == "our" else "") if name else None
        pair = self.story.two(self.at, [name for name, _ in self.marked.parties(before)])
        return f"{self._mark(pair[0])} and {self._mark(pair[1])}" if pair else None

    def _mark(self, name: Name) -> str:
        return f"⟦{self.marked.mark_of(name)}⟧"

    def _subject(self, before: str) -> Name | None:
        """The one name that stands as subject nearest before."""
        found = subjects(before, len(before))
        names = [self.marked.thing(m) for m in marks(found.group())] if found else []
        return names[0] if len(names) == 1 else None

    def _its(self, before: str, after: str) -> Name | None:
        if heard := HEARD_FROM.search(before):
            return self.marked.thing(heard.group(1))
        inside = self._subject(before)
        if after.startswith(" behalf"):
            but = {inside.name} if inside else set()
            return self.story.who.meant(self.at, but=but, here=self.marked.parties(before), leads=True)
        if inside is not None and not OWN_OF_ANOTHER.search(before):
            return inside
        opening = "," not in before and inside is None and MARK.search(before) is None and before.strip() != ""
        if opening and (later := self._later_subject(after)):
            return later
        several = subjects(before, len(before)) if inside is None else None
        but = (
            {inside.name}
            if inside
            else {self.marked.thing(m).name for m in marks(several.group())}
            if several
            else set()
        )
        return self.story.who.meant(self.at, but=but, here=self.marked.parties(before), leads=True)

    def _speaker(self, before: str, after: str) -> Name | None:
        """Whom "we" stands for: the company whose words they are, else the one whose announcement it is."""
        told = search(SAID_BEFORE, before)
        return self.marked.thing(told.group(1)) if told else self._quoted(after) or self.story.topic

    def _quoted(self, after: str) -> Name | None:
        """Whose words a sentence says it has given: "..., ⟦C⟧ said"."""
        told = search(SAID_AFTER, after)
        return self.marked.thing(told.group(1) or told.group(2)) if told else None

    def _later_subject(self, after: str) -> Name | None:
        """ "One year on from its merger, ⟦C⟧ said": the name that a pronoun in an opening phrase points forward to."""
        found = search(rf", (?:[^⟦,]{{0,60}} )?({ORG}) (?:said|says|has|is|was|will|plans|now|expects)", after)
        return self.marked.thing(found.group(1)) if found else None

    def _it(self, before: str, after: str) -> Name | None:
        if heard := HEARD_FROM.search(before):
            return self.marked.thing(heard.group(1))
        inside = self._subject(before)
        if GIVEN_ON.match(after):
            return None
        if CLAUSE_OPENS.search(before) or (FINITE_AFTER.match(after) and not GOVERNED.search(before)):
            later = {name.name for name, _ in self.marked.parties(after.partition(";")[0])}  # a pronoun before its name
            return inside or self.story.who.meant(self.at, but=later, leads=True)
        if OF_A_THING.search(before):
            sites = list({thing.name: thing for thing in self.marked.all(before, "J")}.values())
            if len(sites) == 1:
                return sites[0]
            of_pairs = {self.marked.thing(m).name for pair in _PAIR.finditer(before) for m in pair.groups()}
            spoken = None if inside else self.story.who.meant(self.at)
            return self.story.asset or (spoken if spoken and spoken.name not in of_pairs else None)
        return self.story.who.meant(self.at, but={inside.name} if inside else set(), here=self.marked.parties(before))

    def _described(self, match: re.Match[str], before: str, after: str) -> Name | None:
        head = match["head"]
        if head == "target" and OF_GROUND.search(match.group()):
            return None
        if before.endswith("⟧, ") and (APPOSED_ON.match(after) or head not in ("company", "group")):
            return None
        story, topic = self.story, self.story.topic
        inside = self._subject(before)
        if head == "company" and inside is None and (speaker := self._quoted(after)):
            return speaker
        if head == "company" and story.is_issuer(self.marked.sentence):
            return topic
        if head in PAPER_ROLES and f"he {head.capitalize()}" in self.marked.sentence.text:
            return None  # the paper's own word for a side that it has not named
        if head in ROLE_WORDS and story.last is not None:
            told = [n for role in ROLE_WORDS[head] for n in story.last.roles.get(role, [])]
            if len(told) == 1:
                return told[0]
        home = self.marked.things[match["home"]] if match["home"] else None
        country = (home.country or country_in(home.printed)) if home is not None else None
        if head == "company" and HOLDERS_OF.search(before):
            return None
        goes_on = SUBORDINATE.match(before) and before.endswith(", ")
        but = {inside.name} if inside is not None and not goes_on else set()
        if dealt := BARGAINS_WITH.search(before):
            but.add(self.marked.thing(dealt.group(1)).name)
        beside = begins(r" and (⟦[CAN]\d+⟧)(?!')", after)
        if beside:
            but.add(self.marked.thing(beside.group(1)).name)  # nobody is coordinated with itself
        told_apart = country is not None or head not in LOOSE_HEADS
        for name, _ in self.marked.parties(after):  # nobody is described first and named after
            if not (told_apart and name.name in story.who.known):
                but.add(name.name)
        return story.who.meant(self.at, head, country, but, self.marked.parties(before))

    def _one_of_two(self, match: re.Match[str], text: str) -> str:
        which = 0 if match.group(1) == "former" else 1
        if inside := list(_PAIR.finditer(text[: match.start()])):
            return str(inside[-1].group(1 + which))
        here = list({name.name: name for name, _ in self.marked.parties(text[: match.start()])}.values())
        if len(here) == BOTH:
            return self._mark(here[which])
        return self._mark(self.story.pair[which]) if self.story.pair else match.group()

    def _member(self, match: re.Match[str]) -> str:
        spoken = self.story.who.meant(self.at)
        group = self.marked.thing(match.group(1)).name
        return self._mark(spoken) if spoken is not None and spoken.name != group else match.group()

    def _two_states(self, match: re.Match[str], text: str) -> str:
        marked = self.marked
        spans = self._states_heard(marked.sentence.end)
        labels = Counter(span.place.label for span in spans)
        signer = marked.thing(match["state"][1:-1]).name if match["state"] else None
        told = [label for label, _ in labels.most_common(3) if label != signer]
        if len(told) + bool(signer) < 2:
            return match.group()
        if signer:
            return f"{self._state(told[0], spans)} and {match['state']}"
        keys = [self._state(label, spans) for label in told[:2]]
        lead = ", " if text[: match.start()].endswith("⟧ ") else ""  # "In Washington the two governments signed"
        return lead + " and ".join(keys)

    def _state(self, label: str, spans: list[PlaceSpan]) -> str:
        """The mark of a state that the page has named."""
        marked = self.marked
        first = next(span for span in spans if span.place.label == label)
        name = Name(marked.sentence.start, marked.sentence.start, label, "government", label, first.place.country)
        key = next((k for k, t in marked.things.items() if k[0] == "G" and t.name == name.name), None)
        key = key or f"G{len(marked.things)}"
        marked.things.setdefault(key, name)
        return f"⟦{key}⟧"

    def _signed_by_its_state(self, passive: re.Match[str]) -> str | None:
        """The sentence told from the side of the one who signed: who is named, else the state that the page is about."""
        who = passive["who"]
        if who is None:
            spans = self._states_heard(self.marked.sentence.start)
            signers = {thing.name for key, thing in self.marked.things.items() if key[0] == "G"}
            labels = Counter(span.place.label for span in spans if span.place.label not in signers)
            if not labels:
                return None
            who = self._state(labels.most_common(1)[0][0], spans)
        act = f"{who} has {passive['verb']} {passive['paper']} {passive['others']}"
        return f"{passive['lead'] or ''}{act}{passive['rest'] or ''}"

    def _states_heard(self, end: int) -> list[PlaceSpan]:
        """Names of states before a place of the text."""
        heard = self.marked.source[max(0, self.marked.sentence.start - WITHIN) : end]
        return [span for span in place_spans(heard) if span.place.kind in ("country", "capital", "demonym")]
