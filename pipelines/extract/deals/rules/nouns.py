"""Deal nouns of ownership: acquisition, sale, merger."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ORG_ALONE, ROLES, Draft, purchase_type, recipient, share_value
from pipelines.extract.deals.language.frame import PREMODIFIERS, Frame, frame_of
from pipelines.extract.deals.language.grammar import SITE, after_preposition, marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import FOR_A_MINE, Target, target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.references import SAID_AFTER
from pipelines.extract.deals.language.stages import TERMINATED, outcome_of, status_of

COMPLETION = re.compile(
    r"\b(?:took effect|completed|closed|became effective|has been (?:completed|implemented)|"
    r"formed)\b"
)


PROCEEDS = re.compile(r"\b(?:received|raised|booked|pocketed|netted|collected|banked) [^;]*⟦M\d+⟧ from (?:the |its )?$")


ANSWERED = re.compile(
    r"[^;]{0,90}?\b(?:was|were|has been|have been|had been|is|been) (?:[a-z]+ ){0,2}(?:(?P<yes>accepted|backed|"
    r"approved|endorsed|supported)|rejected|rebuffed|spurned|turned down|dismissed|voted down|refused|"
    r"declined|knocked back|snubbed|thrown out|rebutted)\b"
)
"""What became of a bid, told in the passive: whoever did it is the one that was bid for."""


AT_AUCTION = re.compile(
    r"\b(?:auctions?|(?:trading |digital |online |sales )?platform|cargo(?:es)?|parcels?|spot (?:sale|market|tender)|"
    r"⟦M\d+⟧ (?:a|per) (?:dry )?(?:metric )?(?:tonne|ton|kilo|kg|pound|lb))\b"
)
"""Words of bids for a cargo, which make nobody an owner of a mine."""
LEFT_TO_LAPSE = (
    rf"\b(?:which|that),? (?:the )?({ORG}) (?:(?:has|had|have|then|since|later|however) )*(?:let lapse|allowed to lapse|"
    r"rejected|declined|refused|turned down|spurned|did not accept|accepted|left unanswered)\b"
)
"""Who answers a bid for a mine in a clause behind it: its owner."""
HELD_BY = re.compile(r"\b(?:owned|held|controlled|operated|managed|granted|issued)(?: [a-z-]+)? by\b")
"""What stands before an owner, who buys nothing."""
OF_A_PURCHASE = r"\s+(?:terms|price|costs?|strategy|date|period|process|criteria|targets?|opportunit\w+|funding)\b"
"""Words that go on with a purchase as a thing of plans: "acquisition terms", "purchase price"."""
SUM_APART = re.compile(r"^, (?:[a-z]+ ){0,2}⟦M\d+⟧,? (?=for )")
"""A sum between an offer and what it is for: "the highest offer, roughly ⟦M⟧, for"."""
BY_ITS_TERMS = r"(?: dated ⟦D\d+⟧| with [^;]{1,90}?)?,? (?:(?:pursuant to|under|by|in terms of) which|whereby)\b"
"""The clause behind a paper that tells what the paper says."""


LOAN_OFFERED = re.compile(
    r"\b(?:loan|funding|grant|financing|debt|credit|job) (?:offer|proposal|bid)|"
    r"\b(?:offer|proposal)s? (?:of|for) (?:an? )?(?:[a-z]+ )?(?:loan|grant|funding|credit|financing)"
)
"""Money that is offered, and no purchase."""
PAPER_WITH_A_STATE = (
    r"\b(?:agreement|memorandum|mou|deal|contract|letter|protocol|term sheet)[a-z ]* with (?:the )?⟦G\d+⟧ "
)
"""A state that signs for the purchase of what is its own: "a memorandum with ⟦G⟧ on the purchase of ⟦R⟧ of ⟦J⟧"."""
BY_UNNAMED = re.compile(
    r" (?:attempt |bid |offer )?by (?:(?:an?|the|two|several|unnamed|unidentified|other) )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? |"
    r"[a-z-]+ ){0,3}(?:investors?|buyers?|part(?:y|ies)|shareholders?|interests|suitors?|bidders?)\b(?! ⟦[CN])"
)
"""A purchase by somebody whom nobody names."""
RECEIVED = re.compile(
    r"\breceiv\w* [^;⟦]*\b(?:offers?|approaches|proposals?|bids?|interest)\b[^;⟦]* (?:regarding|concerning|about|for|over|"
    r"relating to|in respect of) (?:the |an? )?(?:[a-z]+ )?$"
)
"""Before a purchase that somebody unnamed has offered to the one who tells of it."""
YEARS_AGO = re.compile(
    r"\b(?:the|its|their|⟦[CN]\d+⟧'s) ⟦D\d+⟧ (?:(?!planned|proposed|failed|aborted|attempted)[a-z-]+ ){0,2}$"
)
"""Before a purchase that is known by its year: "the 2019 acquisition of ⟦C⟧"."""
CLOSING_OF = rf"\b(?:completion|closing|settlement) of (?:the|that|its) {PREMODIFIERS}$"
"""Before a purchase whose buyer the story has named: "completion of the ⟦M⟧ purchase of ⟦C⟧ is expected"."""
BUYER_FIRST = re.compile(
    rf"^(?: to be)?(?: made| launched| lodged| tabled)? by (?:the )?(?P<buyer>{ORGS}) (?P<what>(?:of|for|to acquire) "
    r"(?:the |(?:all|the entire|the whole|the issued|100%|⟦R\d+⟧) (?:(?!(?:by|for|to)\b)[a-z-]+ )*(?:⟦R\d+⟧ )?"
    r"(?:of|in) (?:the )?)?⟦[CJN]\d+⟧(?! (?:mine|project)|'s))"
)
"""The buyer told before what is bought: "a takeover by ⟦C⟧ of ⟦C⟧"."""


SELLER_FIRST = re.compile(
    rf"^,? from (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?(?P<seller>{ORGS}),?(?= of )"
)
"""The seller told before what is bought: "the purchase from ⟦C⟧ of a ⟦R⟧ royalty"."""


AGREED_ON = re.compile(r"^[^;]{0,120}?, (?:agreed|announced|signed|struck|unveiled) (?:on|in|last|this|for) ")
"""When a purchase was agreed, told behind it: "the purchase of ⟦C⟧'s business, agreed on ⟦D⟧"."""
OPTION_FOR = (
    r"\boptions? (?:(?:agreement|deed|period|term|deadline|expiry|exclusivity)s? )?(?:for|over|in respect of|in relation to|"
    r"regarding|on) (?:the )?(?:proposed |potential )?$"
)
"""What stands before a purchase that an option allows: "to extend the option period for the"."""
PAID_FOR_IT = rf"\bpayment of [^;⟦]{{0,20}}⟦M\d+⟧[^;⟦]{{0,30}} to (?:the )?({ORGS})(?!')"
"""Who is paid for what has been bought: "the payment of ⟦M⟧ to ⟦C⟧ for the purchase of"."""
LAST_PAYMENT = r"\b(?:final|last|contingent|deferred|milestone) (?:[a-z]+ )?(?:payment|instalment|consideration)\b"
"""What is paid for a purchase that has long been closed."""
AFTER_IT = r"\b(?:following|after|since|upon|on|from|before|until|prior to|of) (?:completion of )?(?:the|this|such) $"
"""What stands before a purchase that only dates something else: "within 12 months following the acquisition"."""


OPENS_WITH = r"^(?:with|after|following|through|by) (?:the|its|this|last week's) (?:[a-z-]+ |⟦M\d+⟧ )*$"
"""Before a purchase that opens a sentence about its buyer: "With the ⟦M⟧ purchase of ⟦J⟧, ⟦C⟧ doubles its ground"."""
LET_IN = (
    rf"\b(?:grant|giv|gave|offer|award)\w* ({ORG}) (?:[a-z-]+ ){{0,2}}(?:exclusivity|exclusive [a-z]+|due diligence)\b"
)
"""Who is let in to negotiate a purchase."""
REVIEWED_BY_A_STATE = re.compile(
    r"⟦G\d+⟧ [^;]*\b(?:review|approv|clear|block|prohibit|extend|examin|investigat|probe|decision|allow|wav)"
)
"""A state that has its say on a purchase and buys nothing."""


def noun_purchase(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧'s acquisition of ⟦C⟧", "a ⟦M⟧ bid by ⟦C⟧ for ⟦C⟧"."""
    if LOAN_OFFERED.search(clause, max(0, noun.start() - 24), noun.end() + 30):
        return None
    if noun.group() == "approach" and begins(r" of (?![^;⟦]{0,20}⟦M)", clause[noun.end() :]):
        return None  # how somebody goes about things
    frame = frame_of(clause, noun)
    if BY_UNNAMED.match(frame.complement) or (RECEIVED.search(clause[: noun.start()]) and not frame.possessor):
        return None
    frame.complement = BUYER_FIRST.sub(r" \g<what> by \g<buyer>", SUM_APART.sub(" ", frame.complement))
    if own_sale := paper_for(marked, clause, noun, frame):
        return own_sale
    if seller := SELLER_FIRST.match(frame.complement):
        frame.complement = frame.complement[seller.end() :]
    target = (
        target_of(marked, re.sub(r"^\s*(?:of|for|to (?:acquire|buy|purchase)|agreement)\s+", "", frame.complement))
        if begins(r"\s*(?:of|for|to (?:acquire|buy|purchase)|agreement)\s", frame.complement)
        else Target("unknown", frame.complement[:120])
    )
    compound = search(r"(?:⟦[JLN]\d+⟧ |[a-z-]+ ){1,3}$", clause[: noun.start()])
    if target.kind == "unknown" and compound and SITE.search(compound.group()):
        target = Target("site", compound.group() + frame.complement[:120])
    if target.kind == "unknown" and (bought := search(r"\bthe (⟦[CJN]\d+⟧) (?:[a-z-]+ )?$", clause[: noun.start()])):
        target = Target("company" if bought.group(1)[1] == "C" else "site", bought.group(1), bought.group(1))
        frame.subject = None if frame.subject == bought.group(1) else frame.subject
    by = after_preposition(HELD_BY.split(frame.complement)[0], "by", 140)
    answered = ANSWERED.match(frame.complement)
    if answered and by and frame.possessor:
        target = Target("company", target.text, target.org or by)
        by = None
    is_bid = search(r"bid|offer|tender|approach|proposal|attempt", noun.group()) is not None
    if (
        is_bid
        and AT_AUCTION.search(clause)
        and not search(r" for (?:[a-z-]+ ){0,4}(?:⟦R\d+⟧ of )?⟦[CJN]", frame.complement)
    ):
        return None
    source = seller["seller"] if seller else after_preposition(frame.complement, "from", 140)
    if is_bid and source is None and by is None and search(r"\breceiv\w*[^⟦;]*$", clause[: noun.start()]):
        return None  # an offer of somebody unnamed
    made = begins(
        rf" (?:that|which) ({ORGS}) (?:had |has )?(?:alone |jointly |first )?"
        r"(?:made|tabled|lodged|announced|put|submitted|launched)\b",
        frame.complement,
    )
    buyer = by or frame.possessor or (made.group(1) if made and is_bid else None)
    sufferer = frame.subject if frame.subject and ORG_ALONE.fullmatch(frame.subject) else None
    if by and not is_bid and target.kind == "unknown" and sufferer and sufferer not in by:
        target = Target("company", target.text, sufferer)
    if is_bid and source and not target.org and not frame.possessor:
        buyer, sufferer = source, frame.subject
        mine = FOR_A_MINE.search(frame.complement)
        target = Target("site" if mine else "company", mine["what"] if mine else target.text, None, sufferer)
        target.org = None if mine else sufferer
        source = None
    elif is_bid and source is None and target.kind == "site" and (owner := search(LEFT_TO_LAPSE, frame.complement)):
        source = owner.group(1)
    if buyer is None and frame.subject is None and search(OPENS_WITH, clause[: noun.start()]):
        main = search(rf", ({ORGS}) (?:[a-z]+ly )?[a-z]+(?:s|ed)\b", frame.complement)
        buyer = main.group(1) if main else None
    if admitted := search(LET_IN, clause[: noun.start()]):
        buyer, source = admitted.group(1), source or frame.subject
    buyer = buyer or (None if REVIEWED_BY_A_STATE.match(f"{frame.subject} {frame.mood}") else frame.subject)
    if buyer is None and source and (speaker := search(SAID_AFTER, frame.complement)):
        buyer = speaker.group(1) or speaker.group(2)
    told_of = search(rf"(?:^|, |\b(?:and|that) )(?:the|that) {PREMODIFIERS}$", clause[: noun.start()]) and (
        outcome_of(frame.complement) or AGREED_ON.search(frame.complement)
    )
    by_year = YEARS_AGO.search(clause[: noun.start()]) and begins(r" of ", frame.complement)
    told_of = told_of or by_year or search(CLOSING_OF, clause[: noun.start()])
    if buyer is None and not (told_of and (target.org or target.owner)):
        return None
    share = share_value(marked, target)
    kind = (
        "royalty_stream"
        if target.kind == "royalty"
        else "acquisition"
        if is_bid
        else purchase_type(target, marked, share)
    )
    if scheme := _scheme(marked, clause, noun, frame):
        return scheme
    if target.kind == "product" or (
        target.kind == "unknown"
        and (
            (search("agreement|deed", noun.group()) and begins(BY_ITS_TERMS, frame.complement))
            or begins(OF_A_PURCHASE, frame.complement)
        )
    ):
        return None
    if target.kind == "unknown" and not is_bid and search(AFTER_IT, clause[: noun.start()]):
        return None
    is_option = kind == "acquisition" and search(OPTION_FOR, clause[: noun.start()]) is not None
    if (
        target.kind == "unknown"
        and not is_bid
        and not search(r"complet|closed|announc|agree|final|settl|⟦M", frame.mood)
    ):
        return None
    completed = (
        search(
            r"(?<!proceed )(?<!proceeding )\b(?:following|after|since|through|by|with|from|via|despite)\s+(?:the|its|⟦C\d+⟧'s)"
            r"\s+(?:[a-z-]+ )*$",
            clause[: noun.start()],
        )
        is not None
    )
    status = status_of(frame.mood.rstrip() + (" offer" if is_bid else ""), frame.complement, completed, False)
    status = "completed" if by_year and status == "agreed" else status
    status = outcome_of(frame.complement) or ("agreed" if answered and answered["yes"] else status)
    draft = Draft(kind, status, marked, clause, "deals.acquisition.noun")
    draft.give(ROLES[kind][0], buyer)
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    aimed = search(rf"\bfor (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORG})(?!')", frame.complement[:160])
    if is_bid and not target.org and aimed and by:
        draft.give("target", aimed.group(1))
    party = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    party = party or search(PAID_FOR_IT, frame.mood)
    draft.give("seller", target.owner or source or (party.group(1) if party else None))
    if party and search(LAST_PAYMENT, frame.mood):
        draft.status = "completed"
    if party and "seller" not in draft.roles and search(PAPER_WITH_A_STATE, frame.mood):
        draft.roles["seller"] = marks(party.group(1))
    if is_option and "target" not in draft.roles:
        draft.deal_type, draft.status = "earn_in", "proposed" if status in ("agreed", "completed") else status
    if "seller" not in draft.roles and buyer != frame.subject:
        draft.give("seller", _cosigner(marked, frame.subject, buyer))
    draft.about(target)
    return draft


def _cosigner(marked: Marked, signers: str | None, buyer: str | None) -> str | None:
    """Of two who sign for the purchase of one of them, the other: "⟦C⟧ and ⟦C⟧ signed for ⟦C⟧'s acquisition of ⟦J⟧"."""
    buyers = {marked.thing(mark).name for mark in marks(buyer)}
    signed = marks(signers)
    others = [mark for mark in signed if marked.thing(mark).name not in buyers]
    return f"⟦{others[0]}⟧" if len(signed) == 2 and len(others) == 1 else None


def _scheme(marked: Marked, clause: str, noun: re.Match[str], frame: Frame) -> Draft | None:
    """ "⟦C⟧ signed a scheme implementation deed with ⟦C⟧": its own holders vote on it, so the other side buys."""
    if not noun.group().startswith("scheme") or frame.subject is None or frame.partners is None:
        return None
    if search(
        rf"\b(?:to (?:buy|acquire|purchase|take over)|"
        rf"which (?:{ORG} )?(?:will|would|is to))\b",
        frame.complement,
    ):
        return None  # the verb that follows tells who buys
    status = outcome_of(frame.complement) or status_of(frame.mood, frame.complement, False, False)
    draft = Draft("acquisition", status, marked, clause, "deals.scheme")
    draft.give("acquirer", frame.partners)
    draft.give("target", frame.subject)
    draft.target_text, draft.kind = frame.complement[:160], "company"
    return draft


WITH_HOLDERS = (
    r"\s*with (?:all (?:of )?)?(?:the |its )?(?:[a-z]+ )?(?:share|security|unit|quota)?(?:holders|owners|vendors|members) of "
    rf"({ORG})(?!'s)(?!,? (?:for|over|covering|to (?:acquire|buy|purchase|sell)|under|pursuant|whereby|by which) "
    r"(?:the |its |which )?(?:⟦[JR]|[a-z-]+ (?:of|will|in)))"
)
"""The holders of a company with whom a sale of its shares is agreed: what is bought is the company."""


def paper_for(marked: Marked, clause: str, noun: re.Match[str], frame: Frame) -> Draft | None:
    """ "⟦C⟧ signed a sale and purchase agreement with ⟦C⟧ for ⟦R⟧ of ⟦J⟧": who owns the object sells it, else the other."""
    about = begins(
        rf"\s*with (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS}) (?:for|over|covering|to sell|in respect of|in "
        r"relation to) (?:the (?P<act>sale|purchase|acquisition|disposal|transfer) of )?(.*)",
        frame.complement,
    )
    if frame.subject is None or not search(r"agreement|deed", noun.group()):
        return None
    if holders := begins(WITH_HOLDERS, frame.complement):
        draft = Draft("acquisition", status_of(frame.mood, "", False, False), marked, clause, "deals.sale.holders")
        draft.give("acquirer", frame.subject)
        draft.give("target", holders.group(1))
        draft.target_text, draft.kind = frame.complement[:160], "company"
        return draft
    if about is None:
        return None
    target = target_of(marked, about.group(3))
    held = {marked.thing(mark).name for mark in marks(target.owner or target.org)}
    owns = bool(held & {marked.thing(mark).name for mark in marks(frame.subject)})
    said = "sale" if " to sell " in about.group() else about["act"]
    if said is None and target.owner is None and begins(r"sales? agree", noun.group()):
        said = "sale"
    sells = owns or said in ("sale", "disposal", "transfer")
    if target.kind not in ("site", "shares", "company", "royalty", "part"):
        return None
    kind = purchase_type(target, marked, share_value(marked, target))
    rule = "deals.sale.own" if owns or about["act"] or target.owner else "deals.sale.agreement"
    draft = Draft(kind, status_of(frame.mood, "", False, False), marked, clause, rule)
    draft.give(ROLES[kind][0], about.group(1) if sells else frame.subject)
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    draft.give("seller", frame.subject if sells else target.owner or about.group(1))
    draft.about(target)
    return draft


BUYER_OF_SALE = re.compile(
    rf"^,? to (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?(?P<buyer>{ORGS}),? (?P<what>of [^;]*)"
)
"""The buyer told before what is sold: "the sale to ⟦C⟧ of its subsidiary ⟦C⟧"."""
HEADED = compiled(rf"(?:[-•*] )?({ORG}) (?:–|—|--?|:) ")
"""Whose news an entry is: "⟦C⟧ – disposal of ⟦J⟧ to ⟦C⟧"."""


def noun_sale(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ completed the sale of ⟦J⟧ to ⟦C⟧"."""
    frame = frame_of(clause, noun)
    if by_whom := begins(rf"\s*by (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORGS}) of ", frame.complement):
        frame.possessor, frame.complement = by_whom.group(1), " of " + frame.complement[by_whom.end() :]
    frame.complement = BUYER_OF_SALE.sub(r" \g<what> to \g<buyer>", frame.complement)
    target = target_of(marked, frame.complement)
    party = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    payer = search(rf"\b(?:receiv\w+|collect\w+|bank\w+) [^;⟦]*⟦M\d+⟧ from ({ORG}),? [^;]*$", clause[: noun.start()])
    party = party or payer or search(rf"\b(?:buyer|purchaser|acquirer|bidder),? ({ORG})(?!')", frame.complement)
    buyer = recipient(frame.complement) or (party.group(1) if party else None)
    called_off = buyer is None and bool(TERMINATED.search(frame.mood) or outcome_of(frame.complement) == "terminated")
    itself = None
    if (
        frame.possessor
        and target.org is None
        and begins(r"\s*to ", frame.complement)
        and len(marks(frame.possessor)) == 1
    ):
        itself, target = frame.possessor, Target("company", frame.complement)  # "⟦C⟧'s sale to ⟦C⟧"
    if (
        buyer is None and not (called_off and target.kind == "site" and "⟦J" in target.text)
    ) or target.kind == "product":
        return None
    kind = purchase_type(target, marked, share_value(marked, target))
    draft = Draft(
        kind,
        "terminated"
        if called_off
        else "completed"
        if PROCEEDS.search(frame.mood)
        else outcome_of(frame.complement) or status_of(frame.mood, frame.complement, False, False),
        marked,
        clause,
        "deals.sale.noun",
    )
    draft.give(ROLES[kind][0], buyer)
    headed = HEADED.match(marked.text)
    seller = frame.possessor or after_preposition(frame.complement, "by") or frame.subject or target.owner
    seller = None if itself else seller
    draft.give("target", itself)
    draft.give("seller", seller or (headed.group(1) if headed else None))
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    draft.about(target)
    return draft


ACTS_ON_MERGER = (
    r"\b(?:clos\w+|complet\w+|sign\w*|agree\w*|announc\w+|seal\w*|call(?:ed)? off|abandon\w*|scrap\w*|propos\w+|"
    r"approv\w+|plan\w*|finali[sz]ed|terminat\w+|their|talks|discuss\w*|negotiat\w*|explor\w*|consider\w*|weigh\w*|"
    r"struck|inked|unveil\w*|reject\w*|end(?:ed|s)?|held|hold(?:s|ing)?|in|beg[au]n|start\w*|resum\w*|"
    r"br(?:oke|eak)\w* off|enter\w*|open\w*)"
)


LED_NOWHERE = (
    r"\b(?:no (?:deal|agreement|merger|transaction)|led nowhere|(?:did not|didn't|failed to) (?:eventuate|result|yield|"
    r"materiali[sz]e|succeed|proceed|happen|lead|bear|produce|reach|agree)|"
    r"without (?:an? )?(?:deal|agreement|result))\b"
)
"""How talks end that end in nothing."""


def noun_merger(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "the merger of ⟦C⟧ and ⟦C⟧", "⟦C⟧ and ⟦C⟧ closed their merger"."""
    frame = frame_of(clause, noun)
    if (
        begins(r"combination", noun.group())
        and search(r"\b(?:the|this) $", clause[: noun.start()])
        and not frame.possessor
    ):
        return None  # "the combination with ⟦C⟧ gives our shareholders": what has been told before
    of_both = begins(
        rf"\s+(?:of|between) (?:⟦[GL]\d+⟧'s )?({ORG}(?:'s [a-z ⟦⟧LG0-9]+?)?(?:,? (?:and|with) )"
        rf"(?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}{ORG})",
        frame.complement,
    )
    names = of_both.group(1) if of_both else frame.partners
    talks = search(rf"\bbetween (?:⟦[GL]\d+⟧'s )?({ORGS})", clause[: noun.start()])
    if names is None and talks:
        names, of_both = talks.group(1), talks
    joined = frame.possessor or frame.subject
    if names is None and len(marks(joined)) > 1 and search(rf"{ACTS_ON_MERGER} [^,;]*$", frame.mood):
        names, of_both = joined, noun
    if names is None:
        return None
    context = frame.complement
    draft = Draft(
        "merger",
        outcome_of(context) or status_of(frame.mood, context, False, False),
        marked,
        clause,
        "deals.merger.noun",
    )
    if begins(r" (?:talks|discussions|negotiations)\b", context):
        ended = TERMINATED.search(f"{frame.mood.rstrip()} talks{context}") or search(LED_NOWHERE, context)
        draft.status = "terminated" if ended else "rumoured"
    if draft.status == "agreed" and search(
        r"\b(?:being|been|was|were|is|are) (?:discussed|considered|explored|"
        r"weighed|mooted)",
        context[:140],
    ):
        draft.status = "rumoured"
    if COMPLETION.search(context[:140]) or COMPLETION.search(frame.mood):
        draft.status = "completed" if draft.status == "agreed" else draft.status
    if not of_both:
        draft.give("partner", frame.possessor or frame.subject)
    draft.give("partner", " ".join(m.group() for m in compiled(ORG).finditer(names)) if of_both else names)
    if sum(map(len, draft.roles.values())) < 2:
        return None
    draft.target_text = context[:160]
    return draft
