"""Commitments without a sum: a body, what it gives, and a recipient or a programme, all clearly said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body
from pipelines.extract.funding.clauses import BREAK
from pipelines.extract.funding.discourse import Discourse
from pipelines.extract.funding.draft import PUBLIC, Draft, Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.instruments import BUYERS, done_to_loan, usual_instrument
from pipelines.extract.funding.receiving import receivers
from pipelines.extract.funding.scope import programme_of
from pipelines.extract.funding.sites import project_of
from pipelines.extract.funding.stages import stage_of
from pipelines.extract.funding.terms import FROM_HOLDER, LETTER, date_of, scheme_of
from pipelines.model import Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

GIVES = re.compile(
    r"(?:,[^,]{0,60},)?(?: (?:has|have|had|also|been|is|will|recently|conditionally|provisionally|formally|today))* "
    r"(?:approv\w+|award\w+|granted|issued|provid\w+|offer\w+|sent|gave|given|guarantee\w*|extend\w+|signed|committed|"
    r"agreed|allowed|back\w*|indicated|lend|lent)\b"
)
TO_ONE = re.compile(
    r"(?: (?:the|its|their|[a-z-]+|L\d+(?:'s)?)){0,4}? (?P<name>C\d+),? (?:an?|its|the|two|three|several|further|another)\b|"
    r"[^.;,]{0,80}?\b(?:in respect of|with regard to|regarding|concerning) (?:the )?(?P<about>[CN]\d+)"
)
"""Whom a gift is given, right behind the verb, and whom a letter is about: "has given C0 a grant"."""
IT_GIVES = re.compile(r"(?:in [a-z0-9 ]{3,20},? |on D\d+,? |also,? )?(?P<it>it) (?!(?:said|says|is|was)\b)")
OWN_FUND = re.compile(r"\b(?:Fund|Facility|Foundation)$")
COVERS = ("loan_guarantee", "credit_insurance")
PERMITS = re.compile(r"\b(?:licen[cs]e|permit|environmental|plan of operations|exploration plan)\b")
NOT_ALONE = (None, "purchase_commitment", "equity")
"""Instruments that without a sum are as often deals, or nothing."""
WILL = (
    r"(?:,[^,]{0,60},)?(?: (?:has|have|had|will|would|is|also|now|then|agreed|committed|contracted|pledged|"
    r"undertaken|promised|"
    r"due|set|itself|to))*"
)
FLOOR = re.compile(
    WILL + r" (?:guarantee\w*|set|sets|underwr\w+|back\w*|offer\w*|promis\w+|provid\w+|grant\w*|give|gives|gave|"
    r"given|agree\w*|"
    r"assur\w+|announc\w+|unveil\w+|introduc\w+|establish\w+|fix(?:es|ed)|decree[sd]?|put(?:s)? in place)\b[^.;]{0,70}?"
    r"\b(?:floor|minimum price|contracts? for difference|guaranteed (?:price|purchases?|"
    r"offtake)|price of (?:at least|no less than|not less than)|price "
    r"(?:guarantee|support))\b|"
    + WILL
    + r" (?:guarantee\w*|underwr\w+|assur\w+) (?:(?:C\d+|it|the [a-z]+) )?(?:a |an )?(?:(?:minimum |fixed )?price\b|"
    r"[^\s;.]{0,5}\d[\d,.]* (?:a|per) (?:kilo|tonne|ton|pound|lb))"
)
TAKES = re.compile(
    WILL + r" (?:take|takes|taking|took|taken|buy|buys|buying|bought|purchase[sd]?|purchasing)(?: up)? (?:up to |"
    r"at least |about )?"
    r"(?:all|half|part|some|most|every|everything|\d+(?:\.\d+)?(?:%| per ?cent)|the (?:entire|full|whole|"
    r"first))\b[^.;]{0,60}?\b(?:output|oxides?|"
    r"production|products?|magnets?|oxides?|metals?|concentrates?|tonnes|supply|volumes?)\b"
)
OFFTAKE = re.compile(
    WILL + r" (?:enter(?:s|ed|ing)?(?: into)?|sign(?:s|ed|ing)?|conclude[sd]?|agree[sd]?(?: on| to)?|be party to) "
    r"(?:an? |the |its )?(?:[a-z-]+ ){0,3}?(?:off-?take|purchase|stockpil\w+)(?: [a-z]+)? "
    r"(?:agreements?|arrangements?|contracts?|deals?)\b"
)
WARRANTS = re.compile(
    WILL + r" (?:take|takes|taking|took|taken|acquire[sd]?|receive[sd]?|get|gets|got|gain(?:s|ed)?|obtain(?:s|ed)?|"
    r"hold|holds|held)\b"
    r"[^.;]{0,80}?\b(?:warrants|newly issued shares|new shares)\b"
)
STAKE = re.compile(
    WILL + r" (?:take|takes|taking|took|taken|acquire[sd]?|receive[sd]?|get|gets|got)(?: up)? (?:an? |about |up to |"
    r"another )?"
    r"(?:\d+(?:\.\d+)?(?:%| per ?cent)|minority|direct equity|equity|option to take a minority) (?:[a-z-]+ ){0,3}?"
    r"(?:stake|interest|shareholding|position)\b|(?: (?:will|would|is to|are to|also))+ (?:take equity|buy in)\b"
)
NAMED_SOON = 110
"""Characters behind what is backed in which its company is named."""
IN_IT = re.compile(r" in (?:the (?:[a-z-]+ )?(?:company|miner|producer|developer|group|firm)|it)\b")
IN_A_FIRM = re.compile(r" in (?:the )?(?:[a-z-]+ ){0,3}(?P<name>C\d+)\b(?!'s)")
STOCKPILES = re.compile(WILL + r" (?:begin to |start to |begin |start )?stockpil(?:e|es|ed|ing)\b(?! in\b)")
TAKEN_BY = re.compile(
    r"\b(?:all|every|each|half|the (?:entire|whole|full))\b[^.;]{0,80}? (?:will|would|is to|are to) be (?:bought|"
    r"purchased|"
    r"taken(?: up)?) by (?:the )?$"
)
"""The same in the passive: "all magnets from P0 will be bought by F0"."""
FLOOR_BY = re.compile(
    r"\b(?:price floors?|floor prices?|minimum prices?|price guarantees?)\b[^.;]{0,90}? (?:from|by|with|of) (?:the )?$"
)
"""A floor told by who gives it: "C0 enjoys a price floor from the F0"."""
OFFTAKE_WITH = re.compile(
    r"\boff-?take (?:term sheet|arrangement|agreement|contract|deal)s? (?:[a-z]+ )?(?:with|from|by) (?:the )?$"
)
"""An offtake told by whom it is with."""
PASSIVES = {FLOOR: FLOOR_BY, TAKES: TAKEN_BY, OFFTAKE: OFFTAKE_WITH}
BACKINGS: tuple[tuple[re.Pattern[str], tuple[str, ...], Instrument], ...] = (
    (FLOOR, BUYERS, "purchase_commitment"),
    (TAKES, BUYERS, "purchase_commitment"),
    (OFFTAKE, BUYERS, "purchase_commitment"),
    (STOCKPILES, BUYERS, "purchase_commitment"),
    (WARRANTS, PUBLIC, "equity"),
    (STAKE, PUBLIC, "equity"),
)
"""Backing that says no sum: a floor under a price, the whole output taken, a stake by way of warrants."""
COVERED = re.compile(
    r"\b(?:financ\w+|cover\w*|fund(?:ed|ing)?|come|paid|met|provid\w+|rais\w+|suppl\w+|"
    r"secur\w+)\b[^.;]{0,60}?\b(?P<what>"
    r"(?:[a-z-]+ ){0,2}(?:loans?|credits?|guarantees?|financing|grants?|subsid(?:y|ies)|insurance))(?: facility)? "
    r"(?:of|from|by|through|with|extended by|provided by) (?:the |a |its )?$"
)
"""What is paid for by a body's loan, told in the passive."""
PROSPECTIVE = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|expect\w*|consultation|consult\w+|negotiat\w+|discuss\w*|talks|consider\w*|envisag\w+|"
    r"intend\w*|"
    r"appl(?:ied|ication|ying)|foreseen|scheduled|propos\w+|hope\w*|seek\w*|is to be|are to be)\b"
)
IT = re.compile(r"(?:(?:for|over) [a-z0-9 ]{3,24},? )?it (?:has|have|had|will|would|is|also|guarantees|underwrites)\b")
"""A sentence about the body of the sentence before."""
AND_IT = re.compile(r",? and (?P<it>it) (?=(?:also |will |has )*(?:guarante|underw|assur|promis))")
"""A second clause about that body: "it will buy M0 of new stock, and it guarantees the company a price"."""
AND_DOES = re.compile(
    r",? and (?:for [a-z0-9 ]{3,24},? )?(?:(?:to|will|would|also) )*(?P<verb>(?:guarante|underwr|assur)\w+ "
    r"(?!M\d|the loans?\b)|(?:takes?|took|buys?|bought|acquires?|receives?|gets?) )"
)
"""A second predicate that backs without a sum."""
LETTER_FROM = re.compile(
    r"\b(?:letters?|expressions?) of (?:interest|intent|support)(?: [a-z]+){0,3} (?:from|by) (?:both )?(?:the )?$"
)
ITS_SUM = re.compile(r"[^,;.]{0,40}\bM\d")
ABOUT_IT = re.compile(r"\bof (?:the company|it)\b")
TALKS = re.compile(
    r"\b(?:discussions?|talks|negotiations?|due diligence|discussing|negotiating) (?:[a-z]+ )?with (?:the )?$"
)
TALKS_ABOUT = re.compile(
    r" (?:about|over|on|for|regarding|concerning|around) (?:an? |the |its )?(?P<what>(?:[a-z-]+ ){0,3}?(?:debt|loans?|"
    r"guarantees?|grants?|credit|equity|funding|financing|support|investment))\b"
)
"""Money that a body and a company still speak about."""
IN_TALKS = re.compile(
    r"(?: (?:is|are|remains?|was|still|also|now))+ in (?:[a-z]+ )?(?:discussions?|dialogue|talks|negotiations?|due diligence)"
    r"(?: with (?:the )?[CN]\d+)?(?=" + TALKS_ABOUT.pattern + ")"
)
"""A body that speaks with a company: "F0 is in discussion with C0 about an equity investment"."""
PURSUED = re.compile(
    r"\b(?:securing|seeking|seeks|pursuing|obtaining|applying for|applied for|negotiating|finali[sz]ing|arranging|to (?:secure|"
    r"obtain|seek|apply for)) (?:an? |the |its )?(?P<what>(?:[a-z-]+ ){0,3}?(?:debt|loans?|guarantees?|grants?|credit|"
    r"equity investment|insurance))(?: [a-z]+)? (?:from|with|through) (?:the )?$"
)
"""What a company is still after."""
REFERS = re.compile(r"\b(?:it|the company|the project|the mine|the loan)\b")


def unpriced(sentence: Sentence, frame: Frame, told: set[str], discourse: Discourse) -> list[Draft]:
    """Commitments without a sum in a sentence: what bodies back without one, else the first gift of a body that gives
    none of its sums."""
    if sentence.block in ("heading", "table_row"):
        return []
    if backings := _backings(sentence, frame, discourse):
        return backings
    if IT.match(frame.text) and not LETTER.search(frame.text):
        return []
    for symbol in _givers(sentence, frame, discourse):
        body: Body = symbol.item
        if body.reference == "metonym" or body.kind not in PUBLIC or body.name in told:
            continue
        draft = _prospect(sentence, frame, symbol, discourse) or _gift(sentence, frame, symbol, discourse)
        if draft:
            return [draft]
    return []


def _givers(sentence: Sentence, frame: Frame, discourse: Discourse) -> Iterator[Symbol]:
    """The bodies of a sentence, one that only "it" stands for, and those whose fund gives: "the G0 has awarded C0"."""
    context = discourse.context
    bodies = frame.of_kind("F")
    yield from (symbol for _, symbol in bodies)
    it = IT_GIVES.match(frame.text) if LETTER.search(frame.text) else None
    if it and (spoken_of := context.body_before(sentence.index, sentence.start)):
        yield Symbol("F", spoken_of, it.start("it"), it.end("it"))
    for _, symbol in frame.of_kind("G") if not bodies else ():
        scheme, entry = symbol.item, symbol.item.entry
        if entry and entry.agency:
            name = context.form_of(entry.agency)
            yield Symbol(
                "F", Body(scheme.start, scheme.end, name, "government", entry.country, name), symbol.at, symbol.end
            )
        elif OWN_FUND.search(scheme.name):
            fund = Body(scheme.start, scheme.end, scheme.name, "fund", None, scheme.name)
            yield Symbol("F", fund, symbol.at, symbol.end)


def _gift(sentence: Sentence, frame: Frame, symbol: Symbol, discourse: Discourse) -> Draft | None:
    """What a body gives as the subject of a giving verb: "F0 has approved a loan to C0"."""
    after = frame.text[symbol.end : symbol.end + 200]
    verb = GIVES.match(after)
    if not verb or (BREAK.search(verb.group()) and not after.startswith(",")):
        return None
    clause = after[verb.start() :].split("; ")[0]
    letter = LETTER.search(clause) is not None
    kind = instrument_in(clause[:120])
    kind = kind if kind in COVERS or not letter else None
    funding = letter or kind not in NOT_ALONE or re.search(r"\b(?:funding|financing)\b", clause[:80])
    if not funding or re.search(r"M\d", clause[:90]) or PERMITS.search(clause):
        return None
    draft = draft_of(sentence, frame, symbol, clause, kind, discourse)
    if draft.recipient is None and (one := TO_ONE.match(frame.text, symbol.end + verb.end())):
        draft.recipient = str(frame.symbols[one["name"] or one["about"]].item.name)
    return draft if draft.recipient or draft.programme else None


def _backings(sentence: Sentence, frame: Frame, discourse: Discourse) -> list[Draft]:
    """Floors, purchases and stakes of the sentence, one of each kind for each recipient."""
    found: list[Draft] = []
    for symbol in _subjects(sentence, frame, discourse):
        first = found[0].recipient if found else None
        backing = _backing(sentence, frame, symbol, discourse, first)
        if backing and not any(b.instrument == backing.instrument for b in found):
            found.append(backing)
    return found


def _subjects(sentence: Sentence, frame: Frame, discourse: Discourse) -> Iterator[Symbol]:
    """Where a body begins to tell what it does, second predicates too: "F0 guarantees a price and takes a stake"."""
    context = discourse.context
    again_it = AND_IT.search(frame.text) if "and it " in frame.text else None
    spoken_of = context.body_before(sentence.index, sentence.start) if again_it or IT.match(frame.text) else None
    if spoken_of and again_it:
        yield Symbol("F", spoken_of, again_it.start("it"), again_it.end("it"))
    if spoken_of and IT.match(frame.text):
        yield Symbol("F", spoken_of, 0, len("it"))
    for _, symbol in frame.of_kind("F"):
        yield symbol
    for again in AND_DOES.finditer(frame.text) if " and " in frame.text else ():
        if buyer := _buyer(sentence, frame, again.start(), discourse):
            yield Symbol("F", buyer, again.start("verb") - 1, again.start("verb") - 1)


def _buyer(sentence: Sentence, frame: Frame, before: int, discourse: Discourse) -> Body | None:
    """The body that is the subject of a sentence up to this place."""
    named = next((s.item for _, s in frame.of_kind("F") if s.at < before and s.item.kind in BUYERS), None)
    if named is None and IT.match(frame.text):
        return discourse.context.body_before(sentence.index, sentence.start)
    return named


def letters_from(sentence: Sentence, frame: Frame, told: set[str], discourse: Discourse) -> list[Draft]:
    """Letters of interest without a sum that are told by whose they are: "a letter of interest from F0"."""
    found: list[Draft] = []
    for _, symbol in frame.of_kind("F"):
        body: Body = symbol.item
        unknown = body.kind in PUBLIC and body.name not in told and body.reference != "metonym"
        if not unknown or not LETTER_FROM.search(frame.text, 0, symbol.at) or ITS_SUM.match(frame.text, symbol.end):
            continue
        draft = draft_of(sentence, frame, symbol, "letter of interest", None, discourse)
        own = discourse.context.topic_of(sentence.index) or discourse.last_recipient(sentence)
        named = next((str(s.item.name) for _, s in frame.of_kind("C")), None)
        draft.recipient = draft.recipient or own or named or discourse.context.only_company(sentence.index)
        draft.stage, draft.rule = "letter_of_interest", "funding.letter"
        if draft.recipient:
            found.append(draft)
    return found


def _prospect(sentence: Sentence, frame: Frame, symbol: Symbol, discourse: Discourse) -> Draft | None:
    """A loan or guarantee still to be agreed that is to pay for something: "is to be financed by a loan of F0"."""
    left = frame.text[: symbol.at]
    covered = COVERED.search(left) if PROSPECTIVE.search(frame.text) else None
    if covered is None and TALKS.search(left):
        covered = TALKS_ABOUT.match(frame.text, symbol.end)
    if covered is None and (talks := IN_TALKS.match(frame.text, symbol.end)):
        covered = TALKS_ABOUT.match(frame.text, talks.end())
    covered = covered or PURSUED.search(left)
    if not covered or frame.of_kind("M"):
        return None
    draft = draft_of(sentence, frame, symbol, frame.text, instrument_in(covered["what"]), discourse)
    companies = [s.item for _, s in frame.of_kind("C") if discourse.context.is_company(s.item)]
    draft.recipient = (
        draft.recipient
        or next((str(c.name) for c in companies), None)
        or discourse.context.only_company(sentence.index)
        or discourse.context.story_company(sentence.index)
    )
    draft.instrument = instrument_in(covered["what"]) or draft.instrument
    draft.stage, draft.rule = "proposed", "funding.prospect"
    return draft if draft.recipient and draft.recipient != draft.funder else None


def _backing(
    sentence: Sentence, frame: Frame, symbol: Symbol, discourse: Discourse, told_here: str | None
) -> Draft | None:
    """A floor, an offtake or a stake without a sum, given to one company: in a second predicate to the one told so far
    in the sentence."""
    after = frame.text[symbol.end : symbol.end + 220]
    for pattern, kinds, instrument in BACKINGS:
        told = pattern.match(after) or (pattern in PASSIVES and PASSIVES[pattern].search(frame.text, 0, symbol.at))
        if pattern is STAKE and FROM_HOLDER.search(frame.text):
            continue
        if not told or symbol.item.kind not in kinds or re.search(r"M\d", told.group()):
            continue
        draft = draft_of(sentence, frame, symbol, re.split(r"; |\. ", after)[0], instrument, discourse)
        if pattern is STAKE and IN_IT.match(after, told.end()):
            draft.recipient = discourse.context.company_before(sentence.index, sentence.end)
        into = None
        if pattern in (STAKE, WARRANTS):
            into = IN_A_FIRM.match(after, told.end()) or IN_A_FIRM.search(told.group())
        if into:
            draft.recipient = str(frame.symbols[into["name"]].item.name)
        near = frame.between("C", symbol.end, symbol.end + told.end() + NAMED_SOON)
        refers = REFERS.search(frame.text, symbol.end)
        if near and refers and near[0][1].at < refers.start():
            draft.recipient = str(near[0][1].item.name)
        before = [
            str(s.item.name) for _, s in frame.of_kind("C") if s.at < symbol.at and s.item.name != symbol.item.name
        ]
        if before and (told.re in PASSIVES.values() or ABOUT_IT.search(told.string, told.end())):
            draft.recipient = before[0]
        if symbol.at == symbol.end:
            priced = discourse.near(sentence, 0)
            draft.recipient = (priced and priced.recipient) or told_here or draft.recipient
        draft.recipient = draft.recipient or next((str(s.item.name) for _, s in near), None)
        draft.recipient = draft.recipient or discourse.last_recipient(sentence)
        draft.instrument, draft.rule = instrument, "funding.backing"
        if pattern is STOCKPILES:
            draft.recipient = None
            return draft if draft.programme else None
        return draft if draft.recipient and draft.recipient != draft.funder else None
    return None


def draft_of(
    sentence: Sentence, frame: Frame, symbol: Symbol, clause: str, kind: Instrument | None, discourse: Discourse
) -> Draft:
    """The commitment without a sum that a clause tells of a body."""
    context = discourse.context
    name = next((n for n, s in frame.symbols.items() if s is symbol), None)
    body, letter = symbol.item, LETTER.search(clause) is not None
    place = Symbol("M", None, symbol.end, symbol.end)
    giver = Giver(body.name, body.kind, body.country, 8, "subject", name)
    companies = [
        frame.symbols[link.name].item.name
        for link in receivers(frame, place, name, None)
        if link.weight >= 4 and not link.name.startswith("A") and frame.symbols[link.name].kind == "C"
    ]
    recipient = str(companies[0]) if companies else None
    if recipient is None and REFERS.search(clause):
        recipient = context.company_before(sentence.index, sentence.start, discourse.last_recipient(sentence))
    scheme = scheme_of(frame, place)
    instrument = done_to_loan(clause[:90]) or kind or usual_instrument(giver, None, letter, scheme, recipient)
    draft = Draft(
        sentence,
        "funding.unpriced",
        0.5,
        giver,
        recipient,
        instrument,
        stage_of(clause, letter, ""),
        scheme=scheme,
        stated_instrument=kind is not None,
    )
    draft.project = project_of(draft, frame, place, context)
    draft.programme = programme_of(scheme, giver, context)
    if date := date_of(frame, place):
        draft.announced_on, draft.dated = date, True
    return draft
