"""Product that is told of by itself: where it will come from, to whom it goes, who has a claim on it.

"Half of the hydroxide will come from ⟦C⟧ under a contract", "the output has been committed to ⟦C⟧", "⟦C⟧ has locked in
⟦Q⟧ a year". The side that such a sentence leaves out is the company that its story is about.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import PRODUCT, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.model import DealStatus

PAPER = re.compile(
    r"\b(?:agreements?|contracts?|deals?|memorand(?:um|a)|mous?|term sheet|letters? of intent|offtake|prepay\w*)\b"
)
"""What makes a delivery the matter of a deal."""
TERM = re.compile(
    r"\bfor (?:an initial |at least |the (?:first|next) )?(?:\w+ years|(?:the )?life of (?:the )?mine)\b"
    r"|\bover (?:the next )?(?:\w+) years\b|\b(?:a|per|each|every) (?:year|annum|month)\b|\b(?:annually|"
    r"yearly)\b|\b(?:until|through|till|up to "
    r"the end of) (?:the year )?⟦D"
)
"""How long or how often product is to be delivered."""
_OTHER_GOODS = (
    r"feed|raw materials?|material|supplies|volumes?|scrap|swarf|needs|requirements|cells|ilmenite|scheelite|"
    r"(?:(?:all|half|most|much|part|share|bulk|thirds?|quarters?|⟦R\d+⟧) of the|(?:all|for) the) "
    r"(?:tungsten|tin|copper|zinc|lead|molybdenum|manganese|silver|gold|titanium|chrome|palladium|platinum|tellurium)"
)
_WORD = (
    r"(?!(?:in|at|from|for|by|with|to|on|near|that|which|and|or|but|is|are|was|were|has|have|had|will|"
    r"would)\b)[a-z0-9'/.-]+"
)
GOODS = re.compile(
    rf"(?:^|[,;:] |\b(?:that|and|but|while|where|said|which|for) )(?:(?:{_WORD}|⟦[RQJNLG]\d+⟧(?:'s)?|⟦[CA]\d+⟧'s) ){{0,8}}?"
    rf"(?:(?P<product>{PRODUCT.pattern}|\b(?:{_OTHER_GOODS})\b)|⟦Q\d+⟧)(?! (?:plants?|refiner(?:y|ies)|mines?|"
    rf"projects?|"
    r"smelters?|makers?|producers?|miners?|compan|group|business|prices?|market|sector|industry|assets?))"
)
"""A subject that is product: "two thirds of its flake", "⟦C⟧'s germanium concentrate", "⟦Q⟧ of ore"."""
_PARTY = rf"(?:the )?(?:(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)?|(?!(?:be|and|or|sell|buy)\b)[a-z-]+) ){{0,5}}?(?P<who>{ORGS})(?!'s)"
_FROM = re.compile(rf" (?:from|by) {_PARTY}")
_TO = re.compile(
    rf" (?:(?:in full|entirely|in its entirety|exclusively|under [^;⟦]*|for (?:the )?(?:first|next) [a-z]+ years) )?"
    rf"(?:to|for|with|by) {_PARTY}"
)
_COVERED = re.compile(rf"[^;⟦]*?(?:⟦[LGD]\d+⟧[^;⟦]*)?\bwith {_PARTY}")
NEEDS = rf"({ORG})(?:'s| needs| requires| will need| uses| treats| buys| consumes)\b"
OWNS = rf"({ORG})(?:'s| produces| makes| mines| will produce| recovers)\b"
FIRM = re.compile(
    r"\b(?:committed|contracted|allocated|promised|earmarked|pledged|reserved|pre-?sold|sold forward|spoken for|"
    r"assigned|"
    r"locked in|locks? in|signed up|signs? up|order(?:s|ed)|contracts|booked|covered)\b"
)
"""Verbs that speak of a contract by themselves."""
LENT_TO = re.compile(
    rf"\b(?:loan|credit|facility|financ\w+|funds|money|prepayment|advance|guarantee|⟦M\d+⟧)[^;]*? (?:to|for|in) ({ORG})"
    rf"|\blen[dt]\w* (?:to )?({ORG})"
)
"""Money lent, for which product is given in return."""
_NOT_YET = re.compile(
    r"\b(?:needs?|want\w*|seek\w*|hop\w+|try\w*|tried|looking|help\w*|fail\w*|whether|if|could|"
    r"had to|has to|aim\w*|"
    r"plan\w* to|enough to|no|not)\b"
)


def is_goods(before: str) -> bool:
    """True when the words before a verb are product and nothing else is their head."""
    found = deque(GOODS.finditer(before), maxlen=1)
    said_of_firm = rf"{ORG} (?:has|have|had|said|says|is|was|will)\b[^,;]*$"
    return bool(found) and not search(said_of_firm, before[found[0].end() :])


def _is_contracted(marked: Marked, clause: str, verb: str) -> bool:
    return bool(PAPER.search(marked.text) or FIRM.search(verb) or TERM.search(clause))


TAKEN_BY = re.compile(r"be\w* (?:bought|purchased|acquired|ordered|procured|sourced|obtained) by ")
"""A verb by whose "by" stands the one who gets the goods."""
PAPER_WITH = rf"{PAPER.pattern} with (?:the )?({ORGS})(?!')"


def come(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "half of the hydroxide ⟦C⟧ needs will come from ⟦C⟧ under a contract"; "ore is to be delivered by ⟦C⟧"."""
    goods, tail = clause[: verb.start()], clause[verb.end() :]
    source = _FROM.match(tail)
    if source is None or not is_goods(goods) or not PAPER.search(marked.text) or TAKEN_BY.match(verb.group() + tail):
        return None
    draft = Draft("supply", status_of(goods, tail, False, True), marked, clause, "deals.come")
    needs = search(NEEDS, goods)
    draft.give("supplier", source["who"])
    draft.give("buyer", needs.group(1) if needs else _receiver(tail[source.end() :]))
    draft.target_text = goods
    return draft


def _receiver(tail: str) -> str | None:
    found = search(rf"\bto {_PARTY}", tail[:160])
    return found["who"] if found else None


def go(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "all of its concentrate goes to ⟦C⟧ under a contract"; "half of the output has been committed to ⟦C⟧"."""
    goods, tail = clause[: verb.start()], clause[verb.end() :]
    giver = begins(r" from (⟦[CN]\d+⟧)(?= to )", tail)
    tail = tail[giver.end() :] if giver else tail
    taker = _TO.match(tail)
    if taker is not None and begins(r"go|went", verb.group()) and search(r"\bfor [^;⟦]{0,30}⟦M\d+⟧", clause):
        draft = _site_goes(marked, clause, goods, taker["who"], tail, verb.group() == "went")
        if draft is not None and giver:
            draft.give("seller", giver.group(1))
        return draft
    if taker is None or not is_goods(goods) or not _is_contracted(marked, clause, verb.group()):
        return None
    status: DealStatus = "proposed" if status_of(goods, tail, False, True) == "proposed" else "agreed"
    draft = Draft(product_type(tail), status, marked, clause, "deals.go")
    owner = search(OWNS, goods)
    draft.give("buyer", taker["who"])
    other = search(PAPER_WITH, tail[taker.end() :]) or search(rf"\bby (?:the )?({ORGS})(?!')", tail[taker.end() :])
    draft.give("supplier", owner.group(1) if owner else other.group(1) if other else None)
    draft.target_text = goods
    return draft


def _site_goes(marked: Marked, clause: str, thing: str, buyer: str, tail: str, is_past: bool) -> Draft | None:
    """ "its ⟦J⟧ mine will go to ⟦C⟧ for ⟦M⟧"."""
    words = re.sub(r"^for [^;]*⟦M\d+⟧,? (?=the |its |⟦)", "", re.split(r"[,;:] |\b(?:that|said) ", thing)[-1])
    target = target_of(marked, words)
    if target.kind != "site" and not ANY_SITE.fullmatch(words):
        return None
    status = status_of(thing, tail, is_past, False)
    draft = Draft("acquisition", status, marked, _as_site(marked, clause, words), "deals.go.site")
    draft.give("acquirer", buyer)
    draft.give("seller", target.owner)
    draft.about(target)
    draft.kind, draft.target_text = "site", _as_site(marked, target.text, words)
    return draft


def _as_site(marked: Marked, text: str, words: str) -> str:
    """The text with the name of unknown kind in `words` as a mine's, whose own mark joins the sentence's things."""
    for key in marks(words):
        if key[0] == "N":
            marked.things[f"J{key[1:]}"] = replace(marked.thing(key), kind="project")
            text = text.replace(f"⟦{key}⟧", f"⟦J{key[1:]}⟧")
    return text


ANY_SITE = re.compile(r"(?:the )?⟦[JN]\d+⟧(?: (?:in|of|on) (?:the )?⟦[LG]\d+⟧)? ")
"""A mine by its name alone, and where it is."""
ALSO_GONE = re.compile(
    rf"(?:, |;? and |; )(?P<thing>(?:⟦[CN]\d+⟧'s |the |its )?(?:half of |⟦R\d+⟧ of )?(?:the )?⟦[JN]\d+⟧"
    rf"(?: (?:mine|project|deposit|claims|plant|smelter))?(?: (?:in|of) ⟦[LG]\d+⟧)?) to (?P<who>{ORGS}) for [^;⟦]{{0,20}}⟦M\d+⟧"
)
"""One more mine of a list that leaves its verb out: "⟦J⟧ went to ⟦C⟧ for ⟦M⟧, ⟦J⟧ to ⟦C⟧ for ⟦M⟧"."""


def also_gone(marked: Marked, first: Draft) -> Iterator[Draft]:
    """The mines that follow the first in such a list, each with its own buyer and price."""
    for gone in ALSO_GONE.finditer(marked.text):
        clause, thing = (_as_site(marked, words, gone["thing"]) for words in (gone.group(), gone["thing"]))
        draft = Draft("acquisition", first.status, marked, clause, "deals.go.site", target_text=thing)
        draft.give("acquirer", gone["who"])
        draft.kind, draft.stake_value = "site", 50.0 if "half of" in gone["thing"] else None
        draft.roles.update({"seller": list(first.roles["seller"])} if "seller" in first.roles else {})
        yield draft


HIRED = (
    rf"\b(?:toll|tolling|milling|treatment|processing) (?:[a-z]+ ){{0,2}}(?:agreement|contract|deal|deed) with "
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}(?P<who>{ORGS}) to $"
)
"""Who treats ore for the company that tells of it: "a toll milling agreement with ⟦C⟧ to treat"."""


NEXT_WORDS = 60
"""Characters of the next sentence that may call the arrangement by its name: "The tolling contract runs"."""


TOGETHER = re.compile(
    r"\b(?:collaborat|co-?operat|partner|work)\w*(?: together)? (?:in|on|for|to)(?: the)? $|"
    r"\b(?:evaluat|assess|explor|stud[yi]|investigat|test)\w*(?: the)? $"
)
"""Before what two do together: none of them does it for the other."""


def treat(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧'s mill will treat ore from ⟦C⟧'s mine under a tolling agreement": a service for the owner of the ore."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    sentence = marked.sentence
    told = clause + marked.source[sentence.end : sentence.end + NEXT_WORDS].lower()
    if (
        not search(r"\b(?:will|to|agreed|would|is|are|be)\b", before)
        or not PAPER.search(told)
        or TOGETHER.search(before)
    ):
        return None
    works = search(rf"\b(?:at|by|in) (?:the )?(?:[a-z-]+ ){{0,3}}?(?:⟦[JLN]\d+⟧ )?(?:[a-z-]+ of )?(?P<who>{ORG})", tail)
    if search(r"\b(?:be|is|are|been)(?: [a-z]+)? $", before):
        if works is None or not is_goods(before):
            return None
        owner, treater = search(rf"\b(?:of|from) (?:the )?(?P<who>{ORG})|(?P<own>{ORG})'s ", before), works["who"]
    else:
        subject = subjects(clause, verb.start())
        host = search(
            rf"(?P<who>{ORG})'s (?:⟦[JLN]\d+⟧ )?(?:[a-z-]+ ){{0,3}}?(?:plant|mill|smelter|refinery|"
            rf"facility)\b",
            before,
        )
        treater = host["who"] if host else subject.group() if subject else ""
        owner = search(rf"(?:from|for|of) (?:the )?(?:[a-z-]+ ){{0,3}}?(?P<who>{ORG})", tail)
        if host is None and subject and (hired := search(HIRED, before)) and hired["who"] != subject.group():
            treater, owner = hired["who"], compiled(rf"(?P<who>{ORG})").search(subject.group())
        if not treater or not PRODUCT.search(tail[:60]):
            return None
    draft = Draft("supply", status_of(before, tail, False, True), marked, clause, "deals.treat")
    if draft.status == "completed":
        draft.status = "agreed"
    owned_by = (owner["who"] or owner.groupdict().get("own")) if owner else None
    if {marked.thing(m).name for m in marks(owned_by)} & {marked.thing(m).name for m in marks(treater)}:
        return None  # a company that works its own ore, or has it worked by whoever the sentence goes on to name
    draft.give("supplier", treater)
    draft.give("buyer", owned_by)
    draft.target_text = clause
    return draft


def cover(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "its feed is covered by an agreement with ⟦C⟧": a contract told by what it covers."""
    goods, tail = clause[: verb.start()], clause[verb.end() :]
    other = _COVERED.match(tail)
    if other is None or not is_goods(goods) or not PAPER.search(tail[: other.end()] + verb.group()):
        return None
    needed = search(r"\b(?:feed|feedstock|raw materials?|needs|requirements|ore|scrap|black mass)\b", goods)
    draft = Draft("supply" if needed else "offtake", status_of(goods, tail, False, True), marked, clause, "deals.cover")
    own = search(rf"({ORG})(?:'s| needs)\b", goods)
    draft.give("supplier" if needed else "buyer", other["who"])
    draft.give("buyer" if needed else "supplier", own.group(1) if own else None)
    draft.target_text = goods
    return draft


OF_WHICH = re.compile(r"(?P<goods>[^;]*?),? of (?:which|that|this) (?:the )?$")
PART_OF_IT = re.compile(
    r" (?:up to |about |some |at least |roughly )*(?:an? (?:[a-z]+ )?(?:part|share|portion|third|quarter)|part|half|some|most|"
    r"all|the (?:bulk|rest|lot)|⟦[QR]\d+⟧)(?=[ ,.;]|$)"
)
"""What somebody takes of product told of just before: "⟦Q⟧ of oxide, of which ⟦C⟧ has agreed to take half"."""


def _part_of_output(
    marked: Marked, clause: str, subject: re.Match[str], mood: str, tail: str, goods: str
) -> Draft | None:
    if not PRODUCT.search(goods) and "⟦Q" not in goods:
        return None
    draft = Draft(product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.claim")
    draft.give("buyer", subject.group())
    maker = subjects(goods, len(goods))
    draft.give("supplier", maker.group() if maker else None)
    draft.target_text = goods[-160:]
    return draft


UNDERTAKES = (
    r"\b(?:undertak\w+|undertook|committed(?: itself| themselves)?|contracted|pledged|obliged|obligated|bound) to $"
)
"""A promise to take product that is a contract by its own words."""
FOR_WORKS = re.compile(
    r" (?:for|to feed) (?:its|their|the|an?|⟦[CAN]\d+⟧'s) (?:[a-z-]+ |⟦[JLG]\d+⟧(?:'s)? ){0,4}?(?:plant|smelter|"
    r"refinery|works|mill|"
    r"roaster|furnaces?|factory|facility)\b"
)
"""The works that goods are bought for."""
FOR_ITSELF = re.compile(r"^ for (?:itself|themselves)\b")


def claim(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has locked in ⟦Q⟧ a year"; "in return ⟦C⟧ gets half of the concentrate"; "will source flake from ⟦C⟧"."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    if subject is None or passive:
        return None
    tail = FOR_ITSELF.sub("", tail)
    mood = mood_of(clause, subject, verb.start())
    if (whole := OF_WHICH.search(clause[: subject.start()])) and PART_OF_IT.match(tail):
        return _part_of_output(marked, clause, subject, mood, tail, whole["goods"])
    sources = begins(r"sourc|procur|collect", verb.group())
    target = target_of(marked, tail)
    amount = begins(
        r" (?:up to |about |some |at least |the |a further |another |as much as )*(?:⟦[QR]\d+⟧|all\b|half\b|most\b|"
        r"first\b|"
        r"entire\b|whole\b|(?:planned |annual |total |entire )?(?:output|production|offtake)\b)",
        tail,
    )
    seller = search(rf"\bfrom (?:the )?(?:[a-z-]+ ){{0,3}}?(?=⟦[CA]|⟦N\d+⟧'s)({ORGS})", tail)
    if sources or seller:
        target = target_of(marked, FOR_WORKS.sub("", tail))
    promised = begins(r"tak", verb.group()) and search(
        r"\b(?:will|agreed|committed|contracted|is to|has to|undertaken|"
        r"undertook|undertakes|pledged|obliged|bound)\b",
        mood,
    )
    promised = promised and (PAPER.search(marked.text) or search(r"\bworth\b[^;]*⟦M\d+⟧|\bover \w+ years\b", tail))
    promised = promised or search(UNDERTAKES, mood)
    promised = promised or (sources and seller and search(r"\b(?:will|agreed|is to)\b", mood))
    promised = promised or (seller and (TERM.search(tail) or PAPER.search(marked.text)))
    by_itself = FIRM.search(verb.group()) or (begins("secur", verb.group()) and "⟦Q" in tail and TERM.search(tail))
    told = amount or (sources and seller) or promised or by_itself
    collected = verb.group().startswith("collect") and seller and PAPER.search(marked.text)
    if not (target.kind == "product" or collected) or _NOT_YET.search(mood) or not told:
        return None
    firm = promised or _is_contracted(marked, clause, verb.group()) or search(r"\b(?:output|production)\b", tail[:60])
    if not firm:
        return None
    draft = Draft(product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.claim")
    if sources or FOR_WORKS.search(tail):
        draft.deal_type = "supply"
    lent = LENT_TO.search(marked.text)
    draft.give("buyer", subject.group())
    owner = search(rf"\b(?:of|at) (?:the )?({ORG})'s ", tail)
    draft.give(
        "supplier",
        seller.group(1) if seller else owner.group(1) if owner else (lent.group(1) or lent.group(2)) if lent else None,
    )
    draft.about(target)
    return draft
