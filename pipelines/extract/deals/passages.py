"""Passages: deals that no sentence tells by itself.

Where none of the sentences of a paragraph has told a deal, they are read as one: their words together tell the kind and
how far it has come, and each place in which a name stands is a vote for its side. A passage needs two parties, the word
of a deal and enough that speaks for it; what it tells has a low confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, Draft
from pipelines.extract.deals.language.concepts import (
    DENIED,
    GIVES,
    NEWS,
    OTHER_MATTERS,
    PAPER,
    PROMOTED,
    STOOD_ASIDE,
    TAKES,
    kind_of,
    stage_of,
)
from pipelines.extract.deals.language.described import MINER_NAME, USER_NAME
from pipelines.extract.deals.language.grammar import SITE
from pipelines.extract.deals.language.marked import Marked, Marker
from pipelines.extract.deals.language.patterns import MARK, compiled
from pipelines.extract.deals.language.references import resolved_text, taken_apart
from pipelines.extract.deals.language.stages import ANONYMOUS, RUMOUR_DENIED
from pipelines.extract.deals.parties.story import Story
from pipelines.extract.names import Name, is_ordinary
from pipelines.model import DealType

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

SHORT_STORY = 6
"""Sentences of a story that is read as one passage, whatever its paragraphs."""
LONGEST_PASSAGE = 1500
LEGAL_FORMS = frozenset("AG SA NV AB AS BV SE Oy Ltd Inc Corp plc".split())
"""What is left of a company's name where its first word was not read: nobody."""
PARTIES = ("company", "consortium", "agency", "other")
ENOUGH, ENOUGH_OF_SHORT = 4.0, 2.0
"""What must speak for a deal before a passage tells one: of a longer text, and of one that is a passage by itself."""
A_PAIR = 2
SHARED = ("merger", "joint_venture", "partnership")
"""Kinds whose sides are alike."""
P = r"⟦[CAN]\d+⟧"
_NEAR = r"(?:(?!⟦[CAN])[^.;]){0,60}?"
_KIN = r"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:(?!from\b|to\b|by\b)[a-z'-]+ ){0,4}?"

LENT = re.compile(
    r"\b(?:grants?|loans?|guarantees?|lending|(?:lends?|lent) (?:⟦|(?:it|up|about|some|a|another)\b)|facilit(?:y|ies)|"
    r"letters? of interest|tax credits?)\b"
)
"""Money that is given and lent: other readings tell it."""
STANDING = re.compile(
    r"\b(?:currently|presently|already|still) (?:subject to|held|governed|under)\b|\b(?:planned|existing) (?:[a-z-]+ )?"
    r"(?:joint venture|merger|partnership)\b|\b(?:may|can|could|might) (?:then |also )?(?:take|buy|acquire|sell|pay)\b|"
    r"\bextend\w* the (?:[a-z]+ )?(?:due date|deadline|date|period|time)\b|"
    r"\b(?:older?|earlier|existing|former|previous|past) (?:[a-z-]+ )?(?:earn-in|farm-in|agreement|deal|contract|"
    r"option|venture)\b|"
    r"\b(?:merger|take-?over|purchase) of (?:two|three|several|other)\b|\bunder the [^,.;]{0,60} partnership,|"
    r"\b(?:there is|has|have) (?:also )?(?:an?|⟦[CN]\d+⟧'s) joint venture with\b|"
    r"⟦R\d+⟧(?:-|[ ])(?:owned|held) [^.;]{0,60}\bjoint venture\b|\bjoint venture with ⟦[CN]\d+⟧ (?:has |"
    r"have )?(?:produced|shipped|mined|"
    r"drilled|reported|sold|made|hit|intersected|employs|posted|earned)\b|"
    r"\b(?:developed|operated|run|held|owned|explored|mined|managed|produced) (?:in|through|under|as|via) (?:an?|its|their|"
    r"the) (?:[\w:/-]+ ){0,2}joint venture\b|\bgo(?:es)? to (?:its|the|their|⟦[CN]\d+⟧'s) joint venture\b|"
    r"\bjoint[ -]venture partners?,? ⟦[CN]|\b(?:by|with) (?:its|the|their|⟦[CN]\d+⟧'s) joint venture partners?\b|"
    r"\bunder an? (?:[\w:/-]+ ){0,2}joint venture[.,]|"
    r"\bthrough (?:its|their|⟦[CN]\d+⟧'s) (?:[\w:/-]+ ){0,3}joint venture\b|"
    r"\b(?:holds|owns) ⟦R\d+⟧ (?:of|in) the (?:joint )?venture\b|\bceas\w+ to be a substantial (?:share)?holder\b"
)
"""What stands already, and what somebody is only allowed to do."""
RAISED = re.compile(
    r"\b(?:clos|complet|announc|launch|rais)\w* (?:an? |its |the )?(?:[a-z-]+ ){0,3}(?:private )?(?:placement|placing|"
    r"offering|financing|"
    r"raising)\b(?![^.;]*\b(?:to|with|by|from|led by) (?:the )?(?:[a-z-]+ ){0,3}⟦[CN])|"
    r"\bprivate placement of ⟦M\d+⟧ (?:closed|was closed|completed)\b"
)
"""Shares sold to nobody who is named."""
RATED = re.compile(
    r"\b(?:keep|retain|reiterat|maintain|stay|remain|rais|cut|upgrad|downgrad|repeat)\w* (?:our |a |an |its |"
    r"the |at |⟦C\d+⟧'s )*"
    r"(?:speculative )?(?:buy|hold|sell|add|reduce|neutral|overweight|underweight|outperform|underperform)\b|"
    r"\b(?:price )?targets? (?:price )?(?:of|at|to|is) [^;⟦]{0,12}⟦M"
)
"""What a broker thinks of shares."""
BEGUN = re.compile(
    rf"{NEWS.pattern}|\b(?:launch|form|set|found|establish|creat|incorporat|team|join|propos|plan|partner|pool|invit|"
    r"merg|dissolv|end|exit|quit|leav|withdr|split|buil|develop|tak|contribut|invest)(?:s|ed|es|e|ing|ting|aw|ew|n|d)?\b|"
    r"\b(?:will|would|are to|is to|shall|new|together|talks|left|took|effective|effect|force|constituted|equal|halves|"
    r"fifty-fifty)\b"
)
"""What may begin or end an effort that two share: without any of it somebody only has a partner."""
NOT_PASSIVE = r"(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )"
TAKER = tuple(
    compiled(pattern)
    for pattern in (
        rf"({P})(?:'s [a-z]+)?,? {_NEAR}{NOT_PASSIVE}\b(?:{TAKES})\b",
        rf"\b(?:go(?:es)?|went|pass(?:es|ed)?|sold|sells?|deliver\w*|ship\w*|transferr?\w*|belongs?|supply|supplies|hand\w*|"
        r"sends?|sent|export\w*|provid\w*|"
        rf"grant\w*|issue\w*|ced\w+|tak\w+ over) {_NEAR}\bto {_KIN}({P})(?!'s)",
        rf"\b(?:purchase|takeover|acquired|bought|lifted|taken|approach|offer|bid|acquisition|purchased|treated|marketed|"
        rf"ordered|chosen|picked|selected|hired|appointed|commissioned|awarded) "
        rf"{_NEAR}\bby {_KIN}({P})(?!'s)",
        rf"\b(?:set|cost) ({P}) (?:back )?[^.;⟦]{{0,20}}⟦M",
        rf"\b(?:buyer|purchaser|grantee|acquirer|offtaker|investor)[:,]? ({P})",
        rf"({P}) (?:now )?(?:owns ⟦[CJN]\d+⟧ outright|will end up with ⟦R|brings (?:up to )?⟦M)",
        rf"({P})'s? {_NEAR}\b(?:bid|offer|approach|purchase|acquisition|take-?over|subscription|investment|earn-in)\b",
    )
)
GIVER = tuple(
    compiled(pattern)
    for pattern in (
        rf"({P})(?:'s [a-z]+)?,? {_NEAR}{NOT_PASSIVE}\b(?:{GIVES})\b",
        rf"\b(?:supplied|produced|mined|made|built|done|carried out|delivered|refined|issued|granted|shipped) {_NEAR}"
        rf"\bby {_KIN}({P})(?!'s)",
        rf"\b(?:order|orders|job|awarded) [^.;⟦]{{0,30}}\b(?:to|with) {_KIN}({P})(?!'s)",
        rf"\b(?:picked|chose|chosen|selected|hired|appointed|engaged|commissioned|named) {_KIN}({P}) (?:to|as|for)\b",
        rf"\bfrom {_KIN}({P})(?!'s)",
        rf"({P})'s? {_NEAR}(?:\b(?:mines?|project|plant|deposit|output|claims|ground|ore|concentrate|unit|property|mill)\b|⟦J)",
        rf"\b(?:take-?over|acquisition|purchase|sale|shares|stake|⟦R\d+⟧|owner|control|capital|units) (?:of|in) {_KIN}({P})"
        r"(?!'s)",
        rf"\b(?:offer|bid|approach|negotiat\w+) (?:for|to) {_KIN}({P})(?!'s)",
        rf"⟦J\d+⟧[^.;⟦]{{0,50}} (?:of|owned by|held by) {_KIN}({P})(?!'s)",
        rf"({P})(?:,| is)? (?:the )?(?:[a-z-]+ )?(?:owner|operator|vendor|seller|holder)\b",
        rf"({P})(?:, which)? (?:gets|receives|got|received) [^.;⟦]{{0,20}}⟦M",
        rf"({P})(?:{_NEAR}\bhas a taker\b|,? [^.;⟦]{{0,50}}\b(?:has|had) (?:long )?(?:held|owned)\b)",
        rf"\b(?:seller|vendor|grantor|supplier|owner|operator)[:,]? ({P})",
    )
)
"""Places of names that tell who takes and who gives."""
BYSTANDER = tuple(
    compiled(pattern)
    for pattern in (
        rf"({P})(?:'s|') (?:[a-z-]+ ){{0,3}}(?:arm|unit|subsidiary|vehicle|affiliate),? {P}",
        rf"({P}) [^.;⟦]{{0,30}}\bthat ⟦[CAN]\d+⟧'s? (?:unit|subsidiary|arm)",
        rf"\b(?:arm|unit|subsidiary|vehicle|affiliate|part) of (?:the )?({P})(?: and (?:the )?({P}))?",
        rf"\b(?:backed|controlled|seen|reported|published) by (?:the )?({P})",
        rf"^({P}), [^⟦;]{{0,12}}(?:⟦L\d+⟧|({P}))?[^⟦;]{{0,4}}(?:--?|–|—) ",
        rf"\btold (?:the )?({P})",
        rf"\b(?:minister|ministry|department|secretary) (?:of|for) (?:the )?({P})(?:,? and (?:the )?({P}))?",
        rf"({P}) (?:has learned|reported|reports|understands)\b",
        rf"\b(?:appointed|engaged|hired|commissioned|contracted|asked) (?:the )?({P}) to [a-z]+ (?:an?|the|its) "
        r"(?:[\w⟦⟧-]+ ){0,3}(?:study|estimate|survey|report|review|audit)\b",
        rf"\b(?:bank|lender|adviser|advisor|broker|analyst|contractor)s? (?:at |of )?({P})",
    )
)
"""Names beside a deal: parents, papers, stock exchanges, advisers."""
PLACE_OF_N = compiled(
    r"(?:\b(?:in|at|near|on|into|outside|around|left|called|named|dubbed)|⟦[CAN]\d+⟧ of) (?:the )?(?P<at>⟦N\d+⟧)|"
    r"(?P<site>⟦N\d+⟧)(?: \d+)? (?:projects?|mines?|deposits?|claims|plants?|propert(?:y|ies)|tenements|smelter|refinery|ore|"
    r"belt|region|province|district|area)\b"
)
"""A name of unknown kind that is a place sooner than a party."""
SUM_PAID = compiled(r"^(?!.*\bto (?:build|drill|construct|erect)\b).*⟦M")
"""A sum that is no contractor's."""
OPENING = re.compile(r"(?:^|[.;:?!] )$")
"""Where a sentence begins."""
ABBREVIATED = 4
"""Letters of a lone name that may be a legal form or a state: "AG", "Tenn"."""
A_THING = re.compile(r"\b(?:the|an?|this|its|their|every) $")
"""Words before a name that belongs to the noun behind it: "the ⟦N⟧ valley"."""
HOLDS_ROYALTIES = re.compile(r"Royalt|Stream")
JOINED = compiled(r"⟦([CAN]\d+)⟧(?:,? and |[^.;⟦]{0,60} with (?:the )?)(?:[a-z-]+ ){0,3}⟦([CAN]\d+)⟧(?!')")
COORDINATED = compiled(r"⟦([CAN]\d+)⟧ and (?:the )?⟦([CAN]\d+)⟧(?!')")
ALL_TOGETHER = compiled(r"⟦[CAN]\d+⟧(?:, (?:the )?⟦[CAN]\d+⟧)+,? and (?:the )?⟦[CAN]\d+⟧(?!')")
"""Three and more who stand in one row."""
WITH_A_STATE = compiled(
    rf"(?:\bbetween )?(?:the )?(⟦G\d+⟧)(?: government)?,? and (?:the )?(⟦G\d+⟧(?! [a-z]+ (?:company|group))|{P})(?!')|"
    rf"\bbetween ({P}) and (?:the )?(⟦G\d+⟧)(?!')"
)
"""Two states, or a state and a company, that stand side by side."""
A_THING_SOLD = re.compile(
    rf"⟦J|{SITE.pattern}|\b(?:stake|interest|half|share|sold|sells?|selling|seller|vendor|offload\w*|divest\w*|"
    rf"parts? with)\b|⟦R"
)
"""What somebody sells who is not sold."""
OF_A_COMPANY = re.compile(
    r"\btake-?over\b|\b(?:offer|bid|approach) (?:for|to) ⟦|\bissued capital\b|\b(?:share|stock)holders\b|\beach ⟦C\d+⟧ share\b"
)
"""Words of a purchase of a whole company."""


@dataclass(slots=True)
class _Votes:
    """How much speaks for each name as the one that takes and the one that gives."""

    taker: dict[str, float] = field(default_factory=dict)
    giver: dict[str, float] = field(default_factory=dict)
    acting: set[str] = field(default_factory=set)
    """Marks that stand where one who takes or gives does."""

    def lean(self, mark: str) -> float:
        """Above 0 for one that takes."""
        return self.taker.get(mark, 0.0) - self.giver.get(mark, 0.0)


def passages(reading: Reading, read: set[int], told: set[int]) -> Iterator[list[Sentence]]:
    """The paragraphs, or short stories, of which no sentence has told a deal and which name two and more."""
    stories: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        if sentence.index in read:
            stories.setdefault(sentence.story, []).append(sentence)
    for sentences in stories.values():
        groups: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            groups.setdefault(sentence.paragraph if len(sentences) > SHORT_STORY else 0, []).append(sentence)
        for group in groups.values():
            if any(s.index in told for s in group) or group[-1].end - group[0].start > LONGEST_PASSAGE:
                continue
            if len({n.name for s in group for n in reading.named_in(s) if n.kind in PARTIES}) > 1:
                yield group


def is_short(reading: Reading) -> bool:
    """Whether a page is one passage by itself."""
    return len(reading.sentences) <= SHORT_STORY + 2


def read_passage(reading: Reading, group: list[Sentence], marker: Marker, topic: Name | None) -> Draft | None:
    """The deal that the sentences of a passage tell together, if they tell one."""
    start, end = group[0].start, group[-1].end
    marked = marker.mark(replace(group[0], end=end, text=reading.document.text[start:end]))
    alone = is_short(reading)
    if not alone and kind_of(marked.text, alone) is None:
        return None  # most passages: whom their pronouns mean need not be known
    story = Story(topic)
    for sentence in group:
        story.who.enter(sentence)
        story.hear(sentence, reading.named_in(sentence))
    text = resolved_text(marked, story)
    text = MARK.sub(lambda m: "" if m.group(1) == "M" and marked.thing(m.group()).is_price else m.group(), text)
    if any(
        words.search(text)
        for words in (LENT, STANDING, RATED, PROMOTED, STOOD_ASIDE, RUMOUR_DENIED, *([DENIED] if alone else ()))
    ):
        return None
    kind = kind_of(text, alone)
    if kind is None and not alone:
        return None
    votes = _votes(marked, text)
    if kind is None and votes.taker and votes.giver and SUM_PAID.search(text):
        kind = "acquisition"
    if kind == "equity_investment" and RAISED.search(text):
        return None
    if kind in ("joint_venture", "partnership") and not BEGUN.search(text):
        return None
    if kind is None or len(parties := _parties(marked, text, kind, votes)) < A_PAIR:
        return None
    sides = _sides(text, parties, votes, kind, alone)
    if (
        sides is None
        or _evidence(text, votes, kind) < (ENOUGH_OF_SHORT if alone else ENOUGH)
        or not (alone or NEWS.search(text))
        or not (kind in (*SHARED, "earn_in") or all(m[0] in "CN" for marks in sides for m in marks))
    ):
        return None
    draft = Draft(kind, stage_of(text, kind), taken_apart(marked, text), text, "deals.passage", end=0, target_text=text)
    roles = ("partner", "partner") if kind in SHARED else ROLES[kind]
    giver = f"⟦{sides[1][0]}⟧"
    if kind == "acquisition" and (
        OF_A_COMPANY.search(text)
        or not compiled(rf"{A_THING_SOLD.pattern}|\b(?:from|by) (?:the )?{giver}").search(text)
    ):
        roles = ("acquirer", "target")
    if kind in SHARED and (together := ALL_TOGETHER.search(text)):
        named_so = [m.group(1) + m.group(2) for m in MARK.finditer(together.group()) if m.group(1) in "CAN"]
        sides = (sides[0], [m for m in named_so if m not in sides[0] and m in parties.values()] or sides[1])
    if kind not in SHARED:
        sides = _with_its_like(text, *sides), _with_its_like(text, *sides[::-1])
    for role, marks in zip(roles, sides, strict=True):
        for mark in marks:
            draft.give(role, f"⟦{mark}⟧")
    return draft


def _parties(marked: Marked, text: str, kind: DealType, votes: _Votes) -> dict[str, str]:
    """First mark by name of those who may be parties; two states, or a state beside a company, of a partnership alone."""
    beside = {
        marked.thing(m).name for pattern in BYSTANDER for found in pattern.finditer(text) for m in found.groups() if m
    }
    places = {found["at"] or found["site"] for found in PLACE_OF_N.finditer(text)}
    found: dict[str, str] = {}
    for mark in MARK.finditer(text):
        name = marked.thing(mark.group()).name if mark.group(1) in "CAN" else None
        if name is None or mark.group() in places or name in beside or name in LEGAL_FORMS:
            continue
        if mark.group(1) != "N" or _acts(
            text, mark.group(), votes, " " not in name and is_ordinary(name.replace("-", " "))
        ):
            found.setdefault(name, mark.group(1) + mark.group(2))
    if len(found) == 1 and (other := _only_other(marked, text, found, places, beside)):
        found.update(other)
    firms = {name: mark for name, mark in found.items() if mark[0] != "N"}
    found = firms if len(firms) > 1 else found
    if kind == "partnership" and len(found) < A_PAIR and (pact := WITH_A_STATE.search(text)):
        return {marked.thing(m).name: m.strip("⟦⟧") for m in pact.groups() if m}
    return found


def _only_other(marked: Marked, text: str, found: dict[str, str], places: set[str], beside: set[str]) -> dict[str, str]:
    """The one name of unknown kind beside a lone party, if no word makes it a place or a thing."""
    others: dict[str, str] = {}
    for mark in MARK.finditer(text):
        key = mark.group(1) + mark.group(2)
        if (
            mark.group(1) != "N"
            or mark.group() in places
            or A_THING.search(text, max(0, mark.start() - 12), mark.start())
        ):
            continue
        name = marked.thing(key).name
        if " " not in name and OPENING.search(text, 0, mark.start()):
            continue  # the first word of a sentence
        if (
            len(name) > ABBREVIATED
            and name not in found
            and name not in beside
            and not is_ordinary(name.replace("-", " "))
        ):
            others.setdefault(name, key)
    return others if len(others) == 1 else {}


def _acts(text: str, mark: str, votes: _Votes, is_plain: bool) -> bool:
    """Whether a name of unknown kind stands where a party does; words that are no name, only beside a party."""
    paired = compiled(rf"{mark},? and (?:the )?⟦C|⟦C\d+⟧,? and (?:the )?{mark}").search(text) is not None
    if paired or is_plain:
        return paired
    return (
        mark in votes.acting
        or compiled(
            rf"{mark},? and (?:the )?{P}|{P},? and (?:the )?{mark}|\b(?:with|between|by) (?:the )?{mark}|"
            rf"{mark} (?:is|has|was|will|would|had|gives?|gave|gets?|got|"
            r"wants?|plans?|agreed|signed|lets?|keeps?|said|says|found|made|makes|joins?|joined|hopes?)\b"
        ).search(text)
        is not None
    )


def _votes(marked: Marked, text: str) -> _Votes:
    votes = _Votes()
    for side, patterns in ((votes.taker, TAKER), (votes.giver, GIVER)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                name = marked.thing(found.group(1)).name
                side[name] = side.get(name, 0.0) + 1.0
                votes.acting.add(found.group(1))
    return votes


def _sides(
    text: str, parties: dict[str, str], votes: _Votes, kind: DealType, is_short: bool
) -> tuple[list[str], list[str]] | None:
    """(marks of those who take, marks of those who give); None where three and more leave it open."""

    def lean(name: str) -> float:
        prior = 0.0
        if kind in ("offtake", "supply"):
            prior = 0.5 * (USER_NAME.search(name) is not None) - 0.5 * (MINER_NAME.search(name) is not None)
        if kind == "royalty_stream" and HOLDS_ROYALTIES.search(name):
            prior = 2.0
        return votes.lean(name) + prior

    names = sorted(parties, key=lean, reverse=True)
    if len(names) > A_PAIR:
        spoken = [n for n in names if votes.taker.get(n) or votes.giver.get(n)]
        beside = _beside_each_other(text, parties) if kind in SHARED else []
        if len(beside) == A_PAIR or len(spoken) == A_PAIR:
            names = beside or spoken
        elif len(names) == A_PAIR + 1 and (together := _named_together(text, parties)):
            other = next(n for n in names if n not in together)
            takes = lean(together[0]) + lean(together[1]) >= lean(other)
            both, one = [parties[n] for n in together], [parties[other]]
            return (both, one) if takes else (one, both)
        elif is_short and lean(names[0]) > 0 > lean(names[-1]):
            names = [names[0], names[-1]]
        else:
            return None
    return [parties[names[0]]], [parties[names[1]]]


def _beside_each_other(text: str, parties: dict[str, str]) -> list[str]:
    """The two names that an "and" or a "with" joins, if it joins only one pair."""
    named = {mark: name for name, mark in parties.items()}
    pairs = {(m.group(1), m.group(2)) for m in JOINED.finditer(text) if m.group(1) in named and m.group(2) in named}
    return [named[mark] for mark in pairs.pop()] if len(pairs) == 1 else []


def _named_together(text: str, parties: dict[str, str]) -> list[str]:
    """The two names of one side: joined by an "and", where only one pair is."""
    named = {mark: name for name, mark in parties.items()}
    pairs = {
        (m.group(1), m.group(2)) for m in COORDINATED.finditer(text) if m.group(1) in named and m.group(2) in named
    }
    return [named[mark] for mark in pairs.pop()] if len(pairs) == 1 else []


def _with_its_like(text: str, side: list[str], other: list[str]) -> list[str]:
    """A side and whoever is named beside it with an "and"."""
    beside = compiled(rf"⟦{side[0]}⟧ and (?:the )?(⟦[CN]\d+⟧)(?!')|(⟦[CN]\d+⟧) and (?:the )?⟦{side[0]}⟧").search(text)
    also = beside and (beside.group(1) or beside.group(2)).strip("⟦⟧")
    return [*side, also] if also and also not in other else side


def _evidence(text: str, votes: _Votes, kind: DealType) -> float:
    """How much speaks for a deal."""
    return (
        1.0
        - 2.0 * (OTHER_MATTERS.search(text) is not None)
        + 1.5 * (PAPER.search(text) is not None)
        + 1.0 * (NEWS.search(text) is not None or ANONYMOUS.search(text) is not None)
        + 1.0 * ("⟦M" in text)
        + 0.5 * ("⟦R" in text)
        + 0.5 * ("⟦Q" in text)
        + (2.0 if kind in SHARED else 1.0 * bool(votes.taker) + 1.0 * bool(votes.giver))
    )
