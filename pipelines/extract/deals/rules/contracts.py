"""Product changing hands: offtake, supply, selection of a supplier, marketing and exploration rights."""

from __future__ import annotations

from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.deals.details.shares import output_in_words
from pipelines.extract.deals.draft import Draft, mood_of, recipient
from pipelines.extract.deals.language.frame import Frame, frame_of
from pipelines.extract.deals.language.grammar import ARE, CUSTOMERS, PRODUCT, after_preposition, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search, whole
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.parties.counterparts import dealt_with
from pipelines.extract.deals.rules.nouns import noun_purchase, paper_for
from pipelines.model import DealType

MADE_FROM = re.compile(
    r"\b(?:made|produced|refined|recovered|recycled|manufactured)\b[^,;]{0,60}? from (?:[a-z-]+ ){0,3}feedstock"
)
"""What goods have been made from, which nobody buys."""


def product_type(text: str) -> DealType:
    """Feedstock for the buyer's own works is supply, a product to be sold on or used is offtake."""
    text = MADE_FROM.sub("", text) if "feedstock" in text else text
    if search(
        r"\b(?:sulph|sulf)uric acid\b|\bsoda ash\b|\bcaustic soda\b|\b(?:quick)?lime\b|\breagents?\b|\bgreen power\b|"
        r"\belectricity\b|\b(?:as|for) (?:a )?feed(?:stock)?\b|\bto feed (?:the|its|a|an|⟦)|"
        r"\bfor (?:processing|refining|smelting|separation)\b|\bfeedstock\b|"
        r"(?:\b(?:own|its|'s)|\bto ⟦[CAN]\d+⟧'s?) (?:[a-z-]+ |⟦[JLN]\d+⟧ )"
        r"{0,3}(?:refinery|separation|smelter|plant|mill|processing|nanofiltration)\b|\bto (?:the |⟦[CAN]\d+⟧'s )⟦J\d+⟧",
        text,
    ):
        return "supply"
    return "offtake"


AMONG_ITS = compiled(
    rf"among (?:the |its |(?P<own>{ORG})'s )?(?:[a-z-]+ ){{0,2}}{CUSTOMERS}(?P<goods>(?: (?:of|for) (?:the |its )?"
    rf"(?:(?P<maker>{ORG})|⟦J\d+⟧)?[^;,]{{0,60}}?)?) (?:are|is) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<who>{ORGS})"
)
"""Customers told behind what they are: "among the takers of ⟦C⟧'s concentrate are ⟦C⟧ and ⟦C⟧"."""


COUNTS = rf"(?P<maker>{ORG}) (?:[a-z]+ )?(?:counts?|lists?|numbers?|names?|has|have|had) (?P<who>{ORGS}) $"
"""Before "among its customers": whose they are, and who they are."""


def customer(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "has lined up ⟦C⟧ as buyer of all the ore"; "⟦C⟧ has signed up as the anchor customer of ⟦C⟧"."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if verb.group().startswith("among") and (named := AMONG_ITS.match(clause, verb.start())):
        draft = Draft("offtake", "agreed", marked, clause, "deals.customer", target_text=named["goods"])
        draft.give("buyer", named["who"])
        draft.give("supplier", named["maker"] or named["own"])
        return draft
    if listed := begins(rf"(?: [a-z]+)? {ARE} (?:the )?(?:[a-z-]+ ){{0,3}}({ORGS})", tail):
        draft = Draft("offtake", status_of("", tail, False, True), marked, clause, "deals.customer")
        owned = search(rf"({ORG})'s (?:[a-z-]+ ){{0,2}}$", before)
        draft.give("buyer", listed.group(1))
        draft.give("supplier", owned.group(1) if owned else None)
        draft.target_text = tail[listed.end() :][:160]
        return draft if owned or not before.strip() else None
    if counts := search(COUNTS, before):
        draft = Draft("offtake", "agreed", marked, clause, "deals.customer", target_text=tail[:160])
        draft.give("buyer", counts["who"])
        draft.give("supplier", counts["maker"])
        return draft
    named = search(rf"({ORGS}) $", before)
    owner = begins(rf" (?:of|for|to) (?:all (?:of )?)?({ORG})(?:(?!')|'s (?=[^,;]*{PRODUCT.pattern}))", tail)
    if subject is None or (
        named is None and owner is None and not search(r"\b(?:contract|agreement|deal)\b|^ since\b", tail)
    ):
        return None
    kind: DealType = "supply" if search(r"\bsupply (?:contract|agreement|deal)\b", tail) else "offtake"
    draft = Draft(kind, status_of(before[subject.end() :], tail, False, True), marked, clause, "deals.customer")
    if named and named.group(1) != subject.group():
        draft.give("buyer", named.group(1))
        draft.give("supplier", subject.group())
    else:
        draft.give("buyer", subject.group())
        draft.give("supplier", owner.group(1) if owner else None)
    draft.target_text = tail[:160]
    draft.stake, draft.stake_value = output_share(draft)
    return draft


WORKS_FED = (
    rf"\s+(?:the|its|their|{ORG}'s?) (?:(?:[a-z-]+|⟦[JLG]\d+⟧(?:'s)?) ){{0,3}}?(?:plant|smelter|refinery|works|mill)\b"
)
"""Works that are supplied: what they are fed with."""


BY_PAPER = r"\b(?P<supply>supply )?(?:deal|contract|agreement)s? (?:under|by|in) which (?:the )?$"
"""A paper by which somebody delivers: the present tense is a promise there."""


CONSUMED = (
    rf" (?:[a-z-]+ ){{0,2}}reagents?\b| (?:[a-z-]+ ){{1,4}}to (?:the )?(?:{ORG}|⟦J\d+⟧)[^;]*\bunder (?:an?|the) [^;⟦]*"
    r"\b(?:contract|agreement)\b"
)
"""Goods that no list of products has, which a contract has somebody deliver to a mine: "quicklime to ⟦C⟧ under a contract"."""


def supply(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ will supply ⟦C⟧ with ...": who promises a product to whom."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    is_noun = search(r"\b(?:the|an?|its|their|for|stable|long-term|secure|global|domestic) $", clause[: verb.start()])
    free_to_choose = search(r"\bright to (?:choose|decide)\b", clause[: verb.start()])
    if subject and verb.group() == "supplied" and (fed := begins(r" with (?P<goods>.*)", tail)):
        return _supplied(marked, clause, verb, subject, fed["goods"])
    if subject is None or passive or past or is_noun or free_to_choose:
        return None
    mood = mood_of(clause, subject, verb.start())
    buyer = recipient(tail)
    direct = begins(
        rf"\s+(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?({ORG}) (?:with\b|(?=(?:up to |about |around |some |at least |a minimum of )?⟦Q))",
        tail,
    )
    agreed_with = dealt_with(mood)
    buyer = direct.group(1) if direct else buyer or agreed_with
    by_paper = search(BY_PAPER, clause[: subject.start()])
    if by_paper and buyer in (None, subject.group()):  # "⟦C⟧ has a supply deal under which ⟦C⟧ ships it ⟦Q⟧"
        sellers = {marked.thing(mark).name for mark in marks(subject.group())}
        signers = compiled(ORG).finditer(clause[: subject.start()])
        buyer = next((m.group() for m in signers if marked.thing(m.group()).name not in sellers), buyer)
    if not (by_paper or agreed_with or search(r"\b(?:will|to|agreed|contract|agreement|selected|would|could)\b", mood)):
        return None
    entry = whole(r"⟦D\d+⟧", marked.clauses[0]) is not None  # "⟦D⟧ - ⟦C⟧ will supply nickel", in the list of a buyer
    if (
        not buyer
        and not entry
        and "been selected to" not in mood
        and not begins(r"\s+(?:the |all |up to |about |⟦[QR])", tail)
    ):
        return None
    if not PRODUCT.search(tail) and "⟦Q" not in tail and not begins(CONSUMED, tail):
        return None
    own_works = (
        search(r"\bfeed(?:stock)?\b|\bacid\b|\bammonia\b|\breagents?\b|\belectricity\b|\bpower\b|\bore\b", tail)
        or "selected" in mood
        or begins(WORKS_FED, tail)
        or (by_paper and by_paper["supply"])
    )
    by_offtake = search(r"\boff-?take\b", clause) and not search(r"\bfeed(?:stock)?\b", tail)
    draft = Draft(
        "offtake" if by_offtake else "supply" if own_works else product_type(tail),
        status_of(mood, tail, False, True),
        marked,
        clause,
        "deals.supply",
    )
    draft.give("supplier", subject.group())
    draft.give("buyer", buyer)
    if (
        not buyer
        and not entry
        and not search(
            r"\b(?:agreement|contract)\b|(?:a|per) year (?:from|for|until|starting)|"
            r"\b(?:over|for|during) (?:the next )?[a-z0-9-]+ years\b",
            clause,
        )
    ):
        return None
    draft.target_text = tail[:160]
    return draft


def _supplied(marked: Marked, clause: str, verb: re.Match[str], subject: re.Match[str], goods: str) -> Draft | None:
    """ "⟦C⟧ will be supplied with ⟦Q⟧ of concentrate a year by ⟦C⟧": the buyer is told first."""
    mood = mood_of(clause, subject, verb.start())
    if not search(r"\b(?:will|is|are|to) be $|\bbeing $", mood) or not (PRODUCT.search(goods) or "⟦Q" in goods):
        return None
    draft = Draft("supply", status_of(mood, goods, False, True), marked, clause, "deals.supply.passive")
    draft.give("buyer", subject.group())
    draft.give("supplier", after_preposition(goods, "by"))
    draft.target_text = goods[:160]
    return draft


def hold(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "already has all of the fines under a contract": an offtake told by what it gives."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if subject is not None and verb.group() == "entitled":
        tail = " entitlement" + tail
    if subject is not None and (right := RIGHT_TO.match(tail)):
        return _right_to(marked, clause, subject.group(), right)
    target = target_of(marked, tail)
    if (
        subject is None
        or target.kind != "product"
        or not search(
            r"\bunder (?:a|an|the|its)\b[^,;]*\b(?:contract|"
            r"agreement|offtake|deal)\b",
            tail,
        )
    ):
        return None
    draft = Draft(product_type(tail), status_of("", tail, False, True), marked, clause, "deals.hold.product")
    draft.give("buyer", subject.group())
    draft.about(target)
    return draft


RIGHT_TO = re.compile(
    r" (?:also )?(?:(?:the|an?|exclusive|first|offtake|sales?|sole|marketing|purchase) )*(?P<what>rights?|option|"
    r"entitlement)(?: of (?:first "
    r"refusal|sale))?"
    r" (?:to|over|on|for|of) (?:(?:buy|purchase|take|market|offtake|receive|sell|up to|about) )*(?P<goods>.*)"
)
"""A claim on product: "the right to ⟦R⟧ of the concentrate", "an option to take ⟦R⟧ of production"."""


def _right_to(marked: Marked, clause: str, holder: str, right: re.Match[str]) -> Draft | None:
    made_by = compiled(rf" (?:(?:of|produced by|made by|mined by|from) {ORG}(?!')|that ⟦[CNJ]\d+⟧ [a-z]+s\b).*")
    target = target_of(marked, made_by.sub("", right["goods"]))
    if target.kind != "product" or begins(r"(?:an? |the )?(?:further |additional )?⟦M", right["goods"]):
        return None  # a claim on money: a price that is still to be paid
    draft = Draft(product_type(right["goods"]), "agreed", marked, clause, "deals.hold.right")
    if right["what"] == "option" and not search(r"\bexercis(?:ed|es|ing)\b(?<!not yet exercised)", clause):
        draft.status = "proposed"
    draft.give("buyer", holder)
    maker = search(rf"\b(?:of|produced by|made by|mined by|from) ({ORG})(?!')", right["goods"])
    source = after_preposition(right["goods"], "from") or target.owner
    draft.give("supplier", source or (maker.group(1) if maker else None))
    draft.about(target)
    return draft


def output_share(draft: Draft) -> tuple[Any, float | None]:
    """(Percent, share of output) that an offtake covers: "60% of production"; a part of what a buyer needs is none."""
    in_clause = search(r"⟦R\d+⟧", draft.clause) or output_in_words(draft.clause) is not None
    text = draft.clause if in_clause else draft.marked.text
    share = search(
        r"(⟦R\d+⟧) of (?:the |its |⟦[CJN]\d+⟧'s |⟦[JN]\d+⟧ |annual |planned |initial |total |expected |"
        r"project's |mine's |first |[a-z-]+ ){0,6}(?:output|production|concentrates?|products?|"
        r"fines|oxides?|carbonate|hydroxide|capacity|tonnage|offtake|phase one|stage one|metal|volumes?)\b"
        r"(?! (?:that |which )?(?:it|they|⟦[CAN]\d+⟧|(?:[a-z]+ |⟦[A-Z]\d+⟧(?:'s)? ){0,3}"
        r"(?:plant|refinery|smelter|works|factory|mill|buyer|customer)) (?:will |would )?"
        r"(?:needs?|requires?|uses?|consumes?|eats?)\b)",
        text,
    )
    if share:
        percent = draft.marked.thing(share.group(1))
        return percent, float(percent.value)
    return None, output_in_words(text)


def noun_offtake(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed an offtake agreement with ⟦C⟧"."""
    if search(
        r"\b(?:first right of refusal|right of first (?:refusal|offer)|first refusal)[^;]{0,40}$",
        clause[: noun.start()],
    ):
        return None
    if search(r"\b(?:past|former|old|previous|prior|earlier) (?:[a-z]+ )?$", clause[: noun.start()]):
        return None
    if search(
        r"\b(?:negotiations?|discussions?|talks) (?:on|over|about|regarding|for|of) (?:the |an? )?(?:terms of )?"
        r"(?:the |an? )?$",
        clause[: noun.start()],
    ):
        return None  # one paper of several that are still being written
    frame = frame_of(clause, noun)
    return product_deal(marked, clause, frame, "offtake", "deals.offtake.noun", noun)


def noun_supply(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ has a supply contract with ⟦C⟧"; a contract of sale is an offtake."""
    frame = frame_of(clause, noun)
    if not (frame.partners or frame.subject) or search(OF_THE_PAPER, clause[: noun.start()]):
        return None
    if sells_asset(marked, noun, frame):
        two_sign = frame.partners is None and len(marks(frame.subject)) > 1
        return noun_purchase(marked, clause, noun) if two_sign else paper_for(marked, clause, noun, frame)
    if (
        begins(r"sale agreement", noun.group())
        and frame.partners
        and frame.subject
        and not search(rf"{PRODUCT.pattern}|⟦[QR]", clause)
    ):
        draft = Draft("acquisition", status_of(frame.mood, "", False, False), marked, clause, "deals.sale.agreement")
        draft.give("acquirer", frame.partners)
        draft.give("seller", frame.subject)
        draft.kind, draft.target_text = "site", "the asset"
        return draft
    return product_deal(
        marked, clause, frame, "offtake" if begins(r"sales?", noun.group()) else "supply", "deals.supply.noun", noun
    )


def sells_asset(marked: Marked, noun: re.Match[str], frame: Frame) -> bool:
    """True for a contract of sale over a mine, a licence, a royalty or shares: the words of its object read it."""
    if not search(r"sale", noun.group()):
        return False
    if search(r"\b(?:tenement|asset|share|property|project|royalty|mine|business|plant) (?:[a-z]+ )?$", frame.mood):
        return True
    over = search(
        r"\b(?:for the (?:sale|purchase|acquisition|disposal|transfer) of|to (?:sell|buy|acquire|purchase|dispose of|"
        r"divest)|over|in respect of|in relation to|for) (.*)",
        frame.complement[:260],
    )
    return over is not None and target_of(marked, over.group(1)).kind in (
        "site",
        "royalty",
        "shares",
        "company",
        "part",
    )


OF_THE_PAPER = (
    r"\b(?:signing|execution|date|completion|terms?|termination|expiry) of (?:the|this|that|its) (?:[a-z-]+ )*$"
)
SPOKEN_OF = re.compile(rf"^(?:under |for |in )?(?:the|this) (?:[a-z-]+ )*$|{OF_THE_PAPER}")
"""What stands before a contract that has been told already."""


def product_deal(
    marked: Marked, clause: str, frame: Frame, kind: DealType, rule: str, noun: re.Match[str]
) -> Draft | None:
    """The draft of a contract for product, with buyer and supplier where the words tell them apart."""
    status = status_of(frame.mood + " " + noun.group(), frame.complement, False, True)
    if frame.partners and search(
        r"\breplac(?:es|ed|ing) (?:the|an?|its|⟦C\d+⟧'s) (?:[a-z-]+ ){0,3}$", clause[: noun.start()]
    ):
        draft = Draft(kind, "terminated", marked, clause, rule, target_text=frame.complement[:220])
        draft.give("other", frame.partners)
        return draft
    draft = Draft(kind, status, marked, clause, rule)
    other = frame.partners or after_preposition(frame.complement, "to", 120)
    mine = frame.possessor or frame.subject
    source = after_preposition(frame.complement, "from", 160) if other is None else None
    if source and mine is None and SPOKEN_OF.search(clause[: noun.start()]):
        return None  # "the offtake will cover ⟦R⟧ of what comes from ⟦C⟧"
    if source and mine and all(mark[0] == "N" for mark in marks(source)):
        draft.give("buyer", mine)  # a name of unknown kind that product comes from is a place: who signs takes
        draft.target_text = frame.complement[:220]
        return draft
    other = other or source
    if mine is None and len(marks(frame.partners)) == 2 and begins(r"[^⟦]{0,40}\bbetween\b", frame.complement):
        mine, other = (f"⟦{mark}⟧" for mark in marks(frame.partners))
    owner = begins(rf"[^⟦;]*(?:⟦[RQ]\d+⟧ )?(?:of )?(?:the )?({ORG})'s (?=[^,;]*{PRODUCT.pattern})", frame.complement)
    if other is None and mine is not None and owner and owner.group(1) not in mine:
        draft.roles = {"buyer": marks(mine)[:1], "supplier": marks(owner.group(1))}
        draft.target_text = frame.complement[:220]
        draft.stake, draft.stake_value = output_share(draft)
        return draft
    apart = search(r"\b(?:each|both|also)\b", frame.mood) or search(r"s$", noun.group())
    if other is None and len(marks(mine)) == 2 and not apart:
        mine, other = (f"⟦{mark}⟧" for mark in marks(mine))
    buys = search(r"\b(?:to|will|can|would|may) (?:buy|purchase|take|acquire|receive|offtake)\b", frame.complement)
    sells = search(r"\b(?:to|will|would) (?:sell|supply|deliver|provide)\b", frame.complement)
    if (
        other is None
        and not buys
        and not sells
        and frame.possessor is None
        and mine is not None
        and not search(r"\b(?:has|have|holds?|signed|won|secured|under|struck|with)\b", frame.mood)
    ):
        return None
    if (
        mine is None
        and other is None
        and not search(
            r"^\s*(?:for|over|covering) (?:[^,;]*\b)?(?:⟦[RQ]|all\b|half\b|"
            r"output|production|concentrate)",
            frame.complement,
        )
    ):
        return None
    takes = search(r"\b(?:market|buy|take|purchase|receive|process)s?\b|^ (?:have |has )?each\b", frame.mood)
    draft.give("mine", mine)
    draft.give("other", other)
    receives = search(
        rf"({ORG})(?:'s [^,;⟦]*(?:⟦[LJ]\d+⟧ [^,;⟦]*)?)? (?:will|would|is to|can|may|to) (?:receive|buy|"
        r"take|purchase|acquire)\b",
        frame.complement,
    )
    gives = search(rf"({ORG}) (?:will|would|is to|to) (?:supply|sell|deliver|provide)\b", frame.complement)
    pair = marks(mine)
    order: tuple[str, str] | None
    if other is None and len(pair) == 2 and (receives or gives):
        active = marked.thing((receives or gives).group(1)).name  # type: ignore[union-attr]
        first = [m for m in pair if marked.thing(m).name == active][:1] or pair[:1]
        rest = [m for m in pair if m not in first]
        draft.roles = {"buyer" if receives else "supplier": first, "supplier" if receives else "buyer": rest}
        if receives and search(r"\b(?:plant|refinery|smelter|facility)\b", receives.group()):
            draft.deal_type = "supply"
        order = None
    elif other is None and len(pair) == 2 and not apart and search(r"\bsign|\benter|\bexecut|\bagree", frame.mood):
        draft.roles, order = {"mine": pair[:1], "other": pair[1:]}, None  # both signed it: the story tells who sells
    elif receives and search(r"\bentitl\w+ (?:the )?$", frame.complement[: receives.start(1)]):
        order = ("buyer", "supplier") if receives.group(1) in (mine or "") else ("supplier", "buyer")
    elif sells:
        order = ("supplier", "buyer")
    elif (takes and frame.subject and not frame.possessor) or (
        buys and not search(rf"{ORG}[^⟦]{{0,40}}{buys.group()}", frame.complement)
    ):
        order = ("buyer", "supplier")
    else:
        order = ("", "")
    draft.roles = (
        draft.roles
        if order is None
        else {order[i] or side: names for i, side in enumerate(("mine", "other")) if (names := draft.roles.get(side))}
    )
    draft.target_text = frame.complement[:220]
    draft.stake, draft.stake_value = output_share(draft)
    return draft


def noun_marketing(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed a marketing agreement with ⟦C⟧"."""
    frame = frame_of(clause, noun)
    if "right" in noun.group() and not frame.partners:
        return None
    draft = Draft("other", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.marketing.noun")
    draft.give("partner", frame.possessor or frame.subject)
    draft.give("partner", frame.partners)
    draft.target_text = frame.complement[:160]
    return draft


def noun_exploration(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ agreed with ⟦C⟧ on exclusive exploration rights"."""
    frame = frame_of(clause, noun)
    partner = search(rf"\bwith (?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    if not frame.subject or not partner:
        return None
    draft = Draft(
        "other", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.exploration.noun"
    )
    draft.give("acquirer", frame.subject)
    draft.give("seller", partner.group(1))
    draft.target_text = frame.complement[:160]
    return draft
