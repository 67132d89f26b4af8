"""Who must be giving a sum that nothing else could be told of: the last resort, where a sentence only calls it funding.

A story of public money goes on in words that no list holds: "the council got M0, repayable", "M0 of help", "to which it
destines M0". What the clause calls the sum, or who acts in it, makes it funding; no word of trade stands in it; the
giver is the public body that the sentence or its story speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.clauses import GETS_IT
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Anchor, Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.salient import body_before
from pipelines.extract.funding.standing import stands_beside
from pipelines.extract.funding.words import STRONG_GIVE
from pipelines.extract.lexicon.funders import funders
from pipelines.extract.lexicon.leaders import led_by
from pipelines.extract.places import Place, place_of

if TYPE_CHECKING:
    from pipelines.extract.funding.bodies import Body
    from pipelines.extract.reading import Sentence

CALLED = re.compile(
    r"\b(?:grants?|loans?|subsid(?:y|ies)|guarantees?|tax (?:credits?|relief|incentives?)|aid|help|support|assistance|"
    r"(?<!self-)funding|incentives?|repayable|interest-free|scheme|programmes?|programs?|budgets?|envelope|outlay|"
    r"appropriations?|facilit(?:y|ies)|awards?|cheques?|rescue|bail-?out|waive[drs]*|deferrals?|co-?financ\w+|lenders?|"
    r"credits?|in promotion|(?:federal|public|government|state|taxpayers?'?) (?:money|funds|cash|purse|side)|"
    r"strateg(?:y|ies)|initiatives?|(?:pre-?)?selected)\b"
)
"""What money is called that somebody gives."""
STATE = re.compile(
    r"\b(?:governments?|state|senate|senators?|lawmakers|legislature|legislators|congress|premier|president|secretary|"
    r"public side|parliament|ministry|minister|cabinet|treasury|council|department|province|commission|agency|"
    r"taxpayers?|fund|bank|F\d+|G\d+)\b"
)
"""Who gives public money, by whatever noun."""
GETS = re.compile(
    r"\b(?:gets?|got|shares?(?= $)|receiv\w+|takes?(?= (?:[a-z]+ )?$)|took(?= $)|"
    r"picks? up|pockets?|bags?|land(?:s|ed)|collect(?:s|ed)?|dr[ae]wn?|draws|"
    r"applied for|w[io]ns?|secure[sd]|walks? (?:off|away) with|benefits?|stands? to (?:get|gain|receive|lose)|"
    r"(?:is|are|was|were|has been|have been) (?:given|awarded|granted|handed|promised|allotted|down for|in line for|due|"
    r"(?:pre-?)?selected for))\b[^;.]*$"
)
"""How whoever receives is told to."""
DESTINES = re.compile(r"\b(?:destin|assign|shift|direct|steer|funnel|reserv|put|pay|paid|gave|given|find|found)\w*\b")
"""What a state does with money beside what lenders and agencies do."""
TRADE = re.compile(
    r"\b(?:acqui\w+|purchas\w+|buy\w*|bought|sold|sells?|sale|placements?|shares?(?! M\b)|stock|"
    r"expenditures?|options?|royalt\w+|streams?|offtake|prepay\w*|investors?|raised?|raising|npv|costs?|costed|"
    r"valued?|value|(?:written|writ(?:es?|ing)|wrote) (?:off|down)|write-?(?:offs?|downs?)|"
    r"impair\w*|profits?|revenues?|market|merger|takeover|bid|earn\w*|spen[dt]\w*|notes?|bonds?|deposits?|"
    r"consideration|needs?|requests?|alliance|owed|sum to|letters? of credit|private|a year ago|"
    r"(?:of|in) (?:[a-z-]+ )?investments?|investments|principal|ceiling|no more|of its own)\b|\bno [a-z ]{3,30}\bmay\b"
)
"""Words of trade, of markets and of costs: whatever else the clause says, the sum is none that is given."""
GOES_ON = re.compile(
    r"\b(?:disburse\w*|(?:been|was|were) paid(?: out)?|of the (?:total|maximum|sum|outlay|whole)|the remaining|goes? to|"
    r"(?:is|are|was|were|be) (?:destined|added|allotted|released)|"
    r"(?:first|second|third|next) (?:order|tranche|instal?ment|leg))\b"
)
"""How a story goes on about money that it told of just before."""
UNNAMED = re.compile(
    r"\b(?:(?P<own>federal government|federal (?:money|funds|funding|grants?|dollars)|taxpayers?|treasurer|"
    r"(?<!vice )president)|(?:(?:two|three|four|"
    r"state|provincial|central|"
    r"national|regional|federal and [a-z]+) )*governments?|"
    r"(?:central|development) bank|(?:policy|state|public) (?:lender|bank|fund)|export credit agency|territory|treasury|"
    r"ministry|senators?|senate|lawmakers|parliament|legislature)\b"
)
"""A state under a common noun."""
WHOSE_STATE = re.compile(r"\b(?P<place>L\d+)'s (?:[a-z-]+ ){0,2}$")
"""Before the noun: "L0's parliament"."""
COUNTRY_OF = {"USD": "US", "AUD": "AU", "CAD": "CA", "GBP": "GB", "INR": "IN", "BRL": "BR", "NGN": "NG", "MYR": "MY"}
"""Whose federal government speaks of sums in its own currency."""
BY_A_FIRM = re.compile(r"C\d[^M]{0,24}$")
"""A company right before a sum, whose own money it is."""
GIVEN_TO_ONE = re.compile(
    r"\b(?:give|giving|gave|lend|lent|grant|award|pay|paid|hand|offer|promis)\w* (?:the )?[CN]\d+ (?:an? |up to )*$"
)
"""Whom a sum is given, between the verb and the sum."""
PREMIER = re.compile(r"\b(?:premier|governor|gov\.) ")
OWN_PLAN = re.compile(
    r"\b(?:management|the (?:company|group|board|owners?|partners?|miner|developer)|it|they|[CNH]\d+)\b(?:(?!F\d)[^.;]){0,50}\b"
    r"(?:invest|spend)(?:s|ed|ing)? (?:[a-z]+ ){0,3}$"
)
"""What a company puts in itself."""
OWN_BUDGET = re.compile(r"^(?:the|its|this|that|a) (?:company's |project |new )?budget\b")
"""A budget that nobody calls the state's: a company's own."""
RULES_ON_IT = re.compile(
    r"\b(?:sale|acquisition|disposal|divestment|merger|takeover|deal|transaction|purchase|bid)\b[^.;]{0,120}\b(?:before|with|"
    r"by|from|of) (?:the )?F\d"
)
"""A deal of others behind a sum, on which a body only rules: "remains before the F0"."""
STATES = ("government", "ministry")
CLAUSE = re.compile(r"[;] |: |\. ")
SOON = 3
"""Sentences behind one in which its story may name the giver."""
LONGEST = 300
"""Sentences of a page beyond which it is a report, where only a body that is named gives."""
STORY = 8
"""Sentences before one in which its story may have named the giver."""


def presumed(context: Context, sentence: Sentence, frame: Frame, money: Symbol, told: Anchor | None) -> Giver | None:
    """The public body that gives this sum by what its clause says; `told`: the money that the story told of before."""
    left = CLAUSE.split(frame.text[: money.at])[-1]
    clause = f"{left} M {CLAUSE.split(frame.text[money.end :])[0]}"
    gets = GETS.search(left)
    traded = TRADE.search(clause) or (BY_A_FIRM.search(left) and not gets and not GIVEN_TO_ONE.search(left))
    beside = stands_beside(context, sentence, left, clause)
    if (traded and not beside) or OWN_PLAN.search(left):
        return None
    if RULES_ON_IT.search(frame.text, money.end):
        return None
    acts = _state_gives(left)
    named = _in_sentence(frame, acts)
    body = named or (told and told.giver) or body_before(context, sentence, STORY) or context.page_body
    body = body or _named_soon(context, sentence)
    goes_on = told and sentence.index - told.sentence.index <= SOON and GOES_ON.search(frame.text)
    is_funding = beside or acts or CALLED.search(clause) or (told and named) or goes_on
    if not (is_funding or gets):
        return None
    if named is None and len(context.reading.sentences) > LONGEST:
        return None
    if body is None:
        return _of_a_premier(context, frame) or _unnamed(frame, money)
    if not (is_funding or told or named):
        return None  # whoever gets something gets it from anybody
    if body.kind not in STATES and OWN_BUDGET.search(left):
        return None
    return Giver(body.name, body.kind, body.country, 2, "presumed")


def _unnamed(frame: Frame, money: Symbol) -> Giver | None:
    """A state that its sentence names by no country: the one whose currency the sum is in, else what it is called."""
    if state := _led_by(frame):
        return state
    told = UNNAMED.search(frame.text)
    if told is None:
        return None
    owner = WHOSE_STATE.search(frame.text, 0, told.start())
    place = place_of(str(frame.symbols[owner["place"]].item.printed)) if owner else None
    if place and place.kind in ("country", "demonym"):
        return _state_of(place)
    country = COUNTRY_OF.get(money.item.currency or "")
    known = next((f for f in funders() if f.kind == "government" and f.country == country), None)
    if known and country and told["own"]:
        return Giver(known.name, "government", country, 2, "presumed")
    return Giver(told.group(), "government", country, 2, "presumed")


def _of_a_premier(context: Context, frame: Frame) -> Giver | None:
    """The state or province whose premier or governor the sentence tells of: the one that the page names first."""
    if not PREMIER.search(frame.text):
        return None
    places = ((n.printed, place_of(n.printed)) for n in context.names if n.kind == "place")
    region = next(((name, place) for name, place in places if place and place.kind == "region"), None)
    return Giver(f"Government of {region[0]}", "government", region[1].country, 2, "presumed") if region else None


def _led_by(frame: Frame) -> Giver | None:
    """The state whose leader the sentence names: "..., Prime Minister H0 said"."""
    led = (led_by(str(s.item.name)) for _, s in frame.of_kind("CHN"))
    place = next((place_of(state) for state in led if state), None)
    if place is None:
        return None
    return _state_of(place)


def _state_of(place: Place) -> Giver:
    """The government of a place's country."""
    known = next((f for f in funders() if f.kind == "government" and f.country == place.country), None)
    return Giver(known.name if known else f"Government of {place.label}", "government", place.country, 2, "presumed")


def _state_gives(left: str) -> bool:
    """True where whoever gives public money acts in the words before a sum, and no company behind it."""
    state = STATE.search(left)
    if state is None or re.search(r"C\d", GIVEN_TO_ONE.sub(" give ", left)[state.end() :]):
        return False
    return bool(STRONG_GIVE.search(left, state.end()) or DESTINES.search(left, state.end()))


def _in_sentence(frame: Frame, acts: bool) -> Body | None:
    """The last public body of the sentence; one that only stands for another where it acts."""
    public = [s.item for _, s in frame.of_kind("F") if s.item.kind in PUBLIC and not GETS_IT.match(frame.text, s.end)]
    named = [body for body in public if body.reference != "metonym"] or (public if acts else [])
    return named[-1] if named else None


def _named_soon(context: Context, sentence: Sentence) -> Body | None:
    """The first public body that the story goes on to name."""
    for later in context.reading.sentences[sentence.index + 1 : sentence.index + 1 + SOON]:
        if later.story != sentence.story:
            return None
        for body in context.bodies_in(later.start, later.end):
            if body.kind in PUBLIC and body.reference != "metonym":
                return body
    return None
