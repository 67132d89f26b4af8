"""Money without a sum that is told of somebody chosen, of a loan turned into shares, of a paper that is still awaited, and
of taxes that a budget gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Body
from pipelines.extract.funding.discourse import Discourse
from pipelines.extract.funding.draft import PUBLIC, Draft
from pipelines.extract.funding.frame import Frame, Symbol, joined_names
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.instruments import usual_instrument
from pipelines.extract.funding.unpriced import draft_of
from pipelines.extract.lexicon.funders import funders
from pipelines.extract.places import place_of
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

HAS = r"(?:,[^,;.]{2,60},)?(?: (?:has|have|had|is|are|was|were|will|now|also|been|be|already|just|today))*"
GIVER = r"(?:the |both )?(?P<giver>F\d+)"
TAKER = r"(?:the )?(?P<taker>C\d+)"
PICKED = r"(?:pre-?)?(?:selected|chosen|picked|shortlisted|short-listed|invited|named|accepted|recommended)"
AWARD = r"(?P<what>[^.;]{0,60}?\b(?:calls?|programmes?|programs?|schemes?|competition|grants?|awards?|loans?|funding|G\d+)\b)"
PAPER = r"(?P<what>(?:[a-z-]+ ){0,2}(?:term sheet|loan|credit|guarantee|financing|grant|facility|debt)s?)"
LOAN = r"(?:[a-z-]+ ){0,2}(?:loans?|debt|notes?|bonds?|debentures?|credits?)"
TOLD: tuple[tuple[re.Pattern[str], Instrument | None, FundingStage], ...] = (
    (
        re.compile(rf"{TAKER}{HAS} {PICKED} by {GIVER}[^.;]{{0,40}}? (?:for|under|in|to|through) {AWARD}"),
        None,
        "conditional",
    ),
    (
        re.compile(rf"{GIVER}{HAS} {PICKED} {TAKER}[^.;]{{0,20}}? (?:for|under|in|to|through) {AWARD}"),
        None,
        "conditional",
    ),
    (
        re.compile(
            rf"{TAKER}{HAS} (?:awarded|granted|given|promised|won|received|obtained|secured) (?:(?:the|an?|its|their|two|three|"
            rf"several|new) )?(?P<what>(?:(?:[a-z-]+|[CN]\d+) ){{0,3}}?(?:grants?|loans?|financing|funding|subsid(?:y|"
            rf"ies)|awards?))"
            rf" (?:from|by) {GIVER}"
        ),
        None,
        "committed",
    ),
    (
        re.compile(
            rf"{GIVER}{HAS} (?:convert(?:s|ed)?|swap(?:s|ped)?|turn(?:s|ed)?|exchang(?:es?|ed)) (?:part of |half of )?"
            rf"(?:its|the|an?) {LOAN}(?: (?:to|of|in) {TAKER})? (?:in)?(?:to|for) "
            rf"(?:[a-z-]+ )?(?:shares|equity|stock|a stake)\b"
        ),
        "equity",
        "closed",
    ),
    (
        re.compile(
            rf"\b(?:the|an?|its) (?P<giver>F\d+)(?:'s)? {PAPER} (?:(?:is|are|was|were|remains?) (?:[a-z]+ )?(?:dated|due|"
            rf"expected|awaited|promised|scheduled|planned|foreseen|hoped for)|should (?:come|follow|close|be)|"
            rf"(?:will|would) (?:[a-z]+ )?be (?:signed|agreed|approved|granted|given))\b"
        ),
        None,
        "proposed",
    ),
    (
        re.compile(
            rf"{TAKER}{HAS} (?:expect(?:s|ed|ing)?|hop(?:es?|ed|ing) (?:for|to (?:sign|get|receive|win))|await(?:s|ed|ing)?|"
            rf"wait(?:s|ed|ing)? for|counts? on|counting on) (?:the|an?|its) {PAPER} (?:of|from|by) {GIVER}"
        ),
        None,
        "proposed",
    ),
    (
        re.compile(
            rf"{GIVER}{HAS} (?:in|at|carrying out|doing) (?:its |the )?(?:due diligence|talks|negotiations|discussions)"
            rf"(?: with {TAKER})?[^.;M]{{0,20}}? (?:on|for|over|about) {PAPER}"
        ),
        None,
        "proposed",
    ),
)
"""What is told, with its instrument where the words do not name one, and its stage."""
LEAD = 1
"""Sentences that open a page behind its first."""
CALL = re.compile(
    r"\b(?:under|in|for|through) (?:the|its|their|an?) (?P<call>(?:[a-z-]+ ){1,4}(?:call|programme|program|scheme|"
    r"competition))\b"
)
ON_PAPER = re.compile(r"\b(?:term sheet|financing|facility)s?$")
"""What a lender's paper is called that names no instrument."""
IN_IT = re.compile(r"[^.;]{0,60}? (?:for|to|of|in|by) (?:the )?(?P<taker>C\d+)")
TAXES = re.compile(
    r"(?i)\b(?:propos\w+|introduc\w+|legislat\w+|bring(?:s|ing)? in|creat\w+|contain\w*|includ\w+|enact\w*|extend\w*|adds?|"
    r"added|wrote|promis\w+|announc\w+|unveil\w*|plans?)\b[^.;]{0,110}?\btax (?:credits?|incentives?|offsets?|breaks?)\b"
)
BY_LAW = re.compile(
    r"(?i)\b(?:budgets?|finance (?:bill|act)|statement|bill|law|act|government|parliament|senate|cabinet)\b"
)
"""A budget or a government that gives taxes back."""
STILL_A_BILL = re.compile(r"(?i)\b(?:propos\w*|would|will|plan\w*|bill|draft)\b")
STATES = ("government", "ministry", "agency")


def sumless(sentence: Sentence, frame: Frame, told: set[str], discourse: Discourse) -> list[Draft]:
    """The commitment without a sum that a sentence tells in one of these ways, by a body that gives none of its sums."""
    if sentence.block in ("heading", "table_row"):
        return []
    for pattern, instrument, stage in TOLD:
        found = pattern.search(frame.text)
        symbol = frame.symbols[found["giver"]] if found else None
        if found is None or symbol is None or symbol.item.kind not in PUBLIC or symbol.item.name in told:
            continue
        if stage == "committed" and (sentence.index > LEAD or frame.of_kind("M")):
            continue  # news where it opens the page, background elsewhere
        if draft := _told(sentence, frame, found, symbol, instrument, discourse):
            draft.stage = stage
            return [draft]
    return [] if told else _given_back(sentence, frame, discourse)


def _told(
    sentence: Sentence,
    frame: Frame,
    found: re.Match[str],
    symbol: Symbol,
    kind: Instrument | None,
    discourse: Discourse,
) -> Draft | None:
    """What one pattern tells, for the one that it names or the story speaks of."""
    parts = found.groupdict()
    what = parts.get("what") or ""
    draft = draft_of(sentence, frame, symbol, found.group(), kind or instrument_in(what), discourse)
    inside = parts.get("taker") or ((near := IN_IT.match(frame.text, found.end())) and near["taker"])
    context = discourse.context
    named = frame.symbols[inside].item.name if inside else None
    draft.recipient = (
        named or discourse.last_recipient(sentence) or context.company_before(sentence.index, sentence.start)
    )
    draft.giver.name = joined_names(frame, found["giver"])
    awaited = ON_PAPER.search(what) is not None and draft.giver.kind not in STATES
    usual = (
        usual_instrument(draft.giver, None, False, draft.scheme, draft.recipient)
        if draft.giver.kind in STATES
        else None
    )
    draft.instrument = kind or instrument_in(what) or ("loan" if awaited else usual or "programme")
    if draft.programme is None and (call := CALL.search(found.group())):
        draft.programme = call["call"]
    draft.rule = "funding.sumless"
    return draft if draft.recipient and draft.recipient != draft.funder else None


def _given_back(sentence: Sentence, frame: Frame, discourse: Discourse) -> list[Draft]:
    """The tax credit that a government's budget or law brings."""
    words = sentence.text
    found = TAXES.search(words) if not frame.of_kind("M") and BY_LAW.search(words) else None
    state = _state(sentence, frame, discourse) if found else None
    scheme = next((s for _, s in frame.of_kind("G") if "tax" in s.item.name.lower()), None)
    if found is None or state is None or scheme is None:
        return []
    draft = draft_of(sentence, frame, Symbol("F", state, 0, 0), "", "tax_credit", discourse)
    draft.stage = "proposed" if STILL_A_BILL.search(words) else "committed"
    draft.recipient, draft.project, draft.programme = None, None, scheme.item.name
    draft.instrument, draft.rule = "tax_credit", "funding.taxes"
    return [draft]


def _state(sentence: Sentence, frame: Frame, discourse: Discourse) -> Body | None:
    """The government of a sentence about taxes: a body it names, the country's that it names, the page's own."""
    for _, symbol in frame.of_kind("F"):
        if symbol.item.kind in STATES:
            body: Body = symbol.item
            return body
    countries = [place.country for _, s in frame.of_kind("L") if (place := place_of(str(s.item.printed)))]
    page = discourse.context.page_body
    country = countries[0] if countries else page.country if page else None
    known = next((f for f in funders() if f.kind == "government" and country and f.country == country), None)
    return Body(sentence.start, sentence.start, known.name, "government", country, known.name) if known else None
