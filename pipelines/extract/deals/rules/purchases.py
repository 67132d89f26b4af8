"""Verbs of ownership: buy, sell, pay for, take a stake, exercise an option, merge, negotiate."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import (
    GIVEN_MONEY,
    ORG_ALONE,
    ROLES,
    THE_REST,
    UNNAMED,
    Draft,
    mood_of,
    purchase_type,
    recipient,
    share_value,
)
from pipelines.extract.deals.language.grammar import after_preposition, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import IS_A_SITE, target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import goes_on, status_of
from pipelines.extract.deals.parties.counterparts import (
    A_FEE,
    ACTING,
    BOUGHT_BACK,
    CHOICE,
    EARNED_BY,
    LENT,
    OFFER_FROM,
    PAYEE,
    REDEEMED,
    TAKEN_UP,
    cosigner,
    dealt_with,
    named,
    signed_with,
)
from pipelines.extract.deals.rules.antecedents import bought_before
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.goods import is_goods
from pipelines.extract.deals.rules.options import option
from pipelines.extract.deals.rules.takes import rest_of_venture, venture_taken
from pipelines.extract.deals.rules.untold import agentless, entry
from pipelines.model import DealType

HAS_A_PART = (
    r"\bwhich (?:already |has |had )*(?:has|owns|holds|bought|acquired|took) (?:about )?(?:⟦R\d+⟧|half|(?:an? |"
    r"one )?[a-z]+)(?: stake)? "
    rf"(?:of|in) ({ORG})(?!')"
)
"""Of whom a buyer of "the rest" has a part."""
DEMANDED = re.compile(
    r"\bused to $|\b(?:chance|opportunit(?:y|ies)|ability|potential|scope|appetite|mandate|capacity|funds?|cash|money) to $|"
    r"\b(?:press(?:ed|es|ing)?|urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for)|demand(?:ed|s|ing)?|lobb(?:ied|ying)|"
    r"beg(?:ged|s)|"
    r"(?:prevent|bar|block|stop|prohibit|preclud|ban|restrict|forb[ai]d)\w* (?:[^;⟦]{0,30}(?:⟦[CN]\d+⟧ )?)?from|"
    r"(?:not|n't) (?:[a-z]+ ){0,2}(?:focus(?:s)?ed on|interested in|looking (?:at|to)|planning to)|"
    r"warrants? (?:[a-z]+ ){0,3}(?:entitl\w+|to)|guarantee(?:s|d)? that|"
    r"choose who|chooses who|decide who|whether|wonder\w*|calls for)\b[^;]*$"
)
"""Words of a wish or a demand: what follows is nobody's deal."""


ATTRIBUTIVE = re.compile(r"(?:\b(?:its|their|the|our|this)|'s?) (?:newly|recently|freshly|previously|just) $")
"""Before a participle that only tells which mine is meant: "its newly acquired mine"."""


UNDER_A_MERGER = r"\b(?:under|through|via|by way of|as part of|in) (?:the|an?|this|their) (?:[a-z-]+ )?merger\b"
"""The words of a clause that tell of a purchase as a step of a merger."""


def buy(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ bought ⟦R⟧ of ⟦J⟧ from ⟦C⟧ for ⟦M⟧": companies, shares, sites, royalties and product."""
    tail = clause[verb.end() :]
    if begins(
        r"[- ](?:back|power|in bulk|support|guarantee|side|rating)\b|-| (?:it|them|⟦[CJN]\d+⟧) back\b| the "
        r"[a-z]+ back\b| plans?\b",
        tail,
    ) or ATTRIBUTIVE.search(clause[: verb.start()]):
        return None
    subject = subjects(clause, verb.start())
    if offered := search(OFFER_FROM, clause[: verb.start()]):
        subject = next((m for m in compiled(ORGS).finditer(clause) if m.start() == offered.start(1)), subject)
    elif (acting := search(ACTING, clause[: verb.start()])) and len(marked.all(clause[: acting.start()], "CA")) > 1:
        subject = next((m for m in compiled(ORGS).finditer(clause) if m.start() == acting.start(1)), subject)
    mood = mood_of(clause, subject, verb.start()) + (" proposed " if offered else "")
    past = past or (not passive and goes_on(mood, verb.group()))
    if UNNAMED.search(mood) or GIVEN_MONEY.search(mood) or DEMANDED.search(clause[: verb.start()]):
        return None
    if passive:
        if BOUGHT_BACK.search(clause[: verb.start()]):
            return None
        buyer = after_preposition(tail, "by", 90)
        sold = subject.group() if subject else None
        if not buyer and not sold and not search("⟦[MD]", tail):
            return None
        draft = Draft(
            "acquisition", status_of(mood, clause[verb.start() :], past, False), marked, clause, "deals.buy.passive"
        )
        draft.give("acquirer", buyer)
        draft.give("seller", after_preposition(tail, "from", 90))
        draft = _of_thing(draft, subject, clause[: verb.start()])
        draft.kind = draft.kind or ("site" if sold is None and "⟦J" in draft.target_text else "company")
        if buyer is None:
            return agentless(draft, tail)
        return draft if not is_goods(clause[: verb.start()]) else None
    if subject is None and past and (fragment := entry(marked, clause, verb, tail)):
        return fragment
    is_unled = subject is None and not search(r"\b(?:to|for|by|of)\s+$", clause[: verb.start()])
    if is_unled or begins(r" (?:an? |the )?(?:[a-z]+ ){0,2}(?:rights?|option) to (?:earn|acquire|farm)\b", tail):
        return None  # what may be earned is read there
    if (bought := bought_before(marked, clause, verb, tail)) is not None:
        return bought
    if subject is not None and "⟦R" in tail and (rest := rest_of_venture(marked, tail)):
        return venture_taken(marked, clause, subject.group(), rest, status_of(mood, tail, False, True))
    target = target_of(marked, tail)
    if target.kind == "shares" and search(
        r"\b(?:underwriters?|bought[- ]deal|lead (?:agent|manager|broker))\b", clause
    ):
        return None  # who places shares with others invests in nothing
    choice = search(CHOICE, clause[: verb.start()])
    if target.kind == "royalty" and (choice or search(r"\b(?:may|can|could)\b", mood)) and REDEEMED.search(target.text):
        return None
    if choice and target.kind in ("site", "part", "shares", "company") and not search(TAKEN_UP, mood):
        return option(marked, clause, verb, subject, target)
    if target.kind == "unknown" and not search(r"\b(?:stake|interest)\b|^(?:\w+ of )?(?:it|them|both)\b", target.text):
        return None
    share = share_value(marked, target)
    if target.kind == "part" and THE_REST.match(target.text) and (held := search(HAS_A_PART, marked.text)):
        target.kind, target.org = "company", held.group(1)
    if target.kind == "part" and (
        whole_asset := search(r"\b(?:of|in|at) (?:the )?(?:⟦[CG]\d+⟧'s )?(⟦J\d+⟧)[^⟦]*$", mood)
    ):
        target.kind, target.text = "site", f"{target.text} of {whole_asset.group(1)}"
    if verb.group().endswith("into") and target.kind == "company":
        draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.buy.into")
        draft.give("investor", subject.group() if subject else None)
        draft.give("investee", target.org)
    elif search(r"\bout$", verb.group()) and target.kind == "company":
        draft = Draft(
            "equity_investment", status_of(mood, clause[verb.start() :], past, False), marked, clause, "deals.buy.out"
        )
        draft.give("investor", subject.group() if subject else None)
        draft.give("seller", target.org)
    elif target.kind == "product":
        draft = Draft(
            product_type(clause[verb.start() :]),
            status_of(mood, clause[verb.start() :], False, True),
            marked,
            clause,
            "deals.buy.product",
        )
        draft.give("buyer", subject.group() if subject else None)
        source = search(r"\b(?:from|at) (?:⟦[GL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,3}?(⟦[CA]\d+⟧)", tail[:200])
        if source and subject and source.group(1) in subject.group():
            speaker = compiled(ORG).search(clause[: subject.start()])
            draft.give("supplier", speaker.group() if speaker else None)
        draft.give("supplier", source.group(1) if source else None)
        partner = search(rf"\bwith (?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
        draft.give("supplier", partner.group(1) if partner else None)
    else:
        kind = purchase_type(target, marked, share)
        status = status_of(mood, clause[verb.start() :], past, False)
        if kind in ("acquisition", "equity_investment") and search(EARNED_BY, tail):
            kind, status = "earn_in", "agreed" if status == "proposed" and "propos" not in mood else status
        elif search(r"\b(?:may|can|could|has the right to|right to|entitled to)\b", mood) and search(
            r"\b(?:option|earn-?in|farm-?in)(?: and [a-z ]+)? agreement\b", clause[: verb.start()]
        ):
            kind, status = "earn_in", status_of(clause[: verb.start()].replace("option", ""), "", False, True)
            if status == "proposed" and not search(
                r"non-?binding|term sheet|letter of intent|memorand|propos", clause[: verb.start()]
            ):
                status = "agreed"
        draft = Draft(kind, status, marked, clause, f"deals.buy.{target.kind}")
        roles = ROLES[kind]
        draft.give(roles[0], subject.group() if subject else None)
        if kind == "royalty_stream":
            draft.give("seller", target.owner or after_preposition(tail, "from") or dealt_with(mood))
        elif kind == "equity_investment":
            draft.give("investee", target.org)
            is_new = search(r"\b(?:new|newly issued) (?:[a-z]+ )?(?:shares|stock|units)\b", tail)
            draft.give("seller", None if is_new else target.owner or after_preposition(tail, "from"))
        else:
            draft.give(
                "target" if kind == "acquisition" else "seller",
                target.org
                or (cosigner(marked, clause, subject) if target.kind == "shares" and not target.owner else None),
            )
            draft.give("seller", target.owner or after_preposition(tail, "from"))
            partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? |⟦[CN]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
            if partner and search(
                r"\b(?:together|jointly|joint (?:bid|offer)|side by side|consortium|teamed|teaming|join\w* forces|"
                r"both)\b",
                clause,
            ):
                draft.give(roles[0], partner.group(1))
            draft.give("seller", partner.group(1) if partner and "seller" not in draft.roles else None)
            if "seller" not in draft.roles and subject and (paper := signed_with(clause[: subject.start()])):
                draft.give(
                    "seller",
                    paper
                    if named(marked, paper).isdisjoint(named(marked, subject.group()))
                    else (clause[first.start() : first.end()] if (first := compiled(ORG).search(clause)) else None),
                )
            if not {"seller", "target"} & set(draft.roles):
                draft.give("seller", cosigner(marked, clause, subject))
    paid = search(PAYEE, tail)
    if paid and target.kind in ("site", "shares", "company"):
        draft.give("seller", paid.group(1) or paid.group(2))
    if not past and draft.status == "agreed" and search(r"\bspent [^;]*⟦M\d+⟧ (?:[a-z]+ ){0,4}$", mood):
        draft.status = "completed"
    if (
        not past
        and draft.status == "agreed"
        and compiled(r"\b(?:by|after|having) $").search(clause[: verb.start()])
        and search(r"\b[a-z]+ed\b|\b(?:has|have) (?!to\b)[a-z]+", mood)
    ):
        draft.status = "completed"
    if (
        target.share is None
        and target.kind == "shares"
        and (part := search(r", for (?:about |some |an? |up to )?(⟦R\d+⟧) (?:of|stake|interest|holding)\b", tail[:260]))
    ):
        target.share = part.group(1)
    draft.about(target)
    if draft.deal_type == "acquisition" and target.kind in ("company", "shares") and draft.stake_value in (None, 100.0):
        draft.deal_type = "merger" if search(UNDER_A_MERGER, clause) else draft.deal_type
    return draft


def _of_thing(draft: Draft, subject: re.Match[str] | None, before: str) -> Draft:
    """The draft of a passive with what was sold and, where the words give one, its owner as the seller."""
    thing = target_of(draft.marked, re.split(r"[,;:] |\bthat ", before)[-1])
    if thing.owner:
        draft.give("seller", thing.owner)
        draft.kind = "site"
        draft.take_share(thing)
    elif subject and IS_A_SITE.match(before, subject.end()) and subject.group()[1] == "N":
        draft.kind = "site"
    else:
        draft.give("target", subject.group() if subject else None)
    draft.target_text = before
    return draft


HALF = 50
"""Percent of a company from which on its shares make an owner and no investor."""
ABOUT_SO_MUCH = r"(?:(?:up to|about|some|around|at least|as much as|a further|another|between|over|more than) )*"


STATE_SELLS = re.compile(
    r"(?:^|, |\bthat )(?P<state>(?:the )?(?:[a-z]+ )?government of (?:the )?⟦L\d+⟧|⟦G\d+⟧) "
    r"(?:has |have |is |will |agreed to |has agreed to )?(?:now |also )?$"
)
"""A state that sells a mine of its own: "the government of ⟦G⟧ is selling"."""


def sell(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ sold ⟦J⟧ to ⟦C⟧": the same told by the seller."""
    tail = re.sub(r"^ (?:it|them)(?= (?:[a-z]+ ){0,3}⟦Q)", "", clause[verb.end() :])
    if verb.group().startswith("assigned") and not passive:
        return None
    subject = subjects(clause, verb.start())
    mood = mood_of(clause, subject, verb.start())
    past = past or goes_on(mood, verb.group())
    cuts = begins(r"cut|trim|reduc|pared|halv", verb.group()) is not None
    if verb.group().startswith("pass"):
        return _pass(marked, clause, verb)
    moved = begins(
        rf"(?: (?:on |this |last |in )?⟦D\d+⟧)? to (?:the )?({ORGS}) (?=(?:the|all|its|an?|half|"
        rf"control)\b|⟦[RJCQ])",
        tail,
    ) or begins(rf" (?:the )?({ORG}) (?={ABOUT_SO_MUCH}⟦[QM])", tail)
    if moved:  # "agreed with ⟦C⟧ to sell it ⟦Q⟧", where "it" was taken for the subject
        tail, moved = " " + tail[moved.end() :], None if subject and moved.group(1) == subject.group() else moved
    target = target_of(marked, tail if passive or moved else _before_receiver(tail))
    if passive:
        buyer = after_preposition(tail, "to", 90)
        if not buyer or is_goods(clause[: verb.start()]):
            return None
        draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.sell.passive")
        draft.give("acquirer", buyer)
        draft.give("seller", after_preposition(tail, "by"))
        return _of_thing(draft, subject, clause[: verb.start()])
    state = STATE_SELLS.search(clause[: verb.start()])
    if subject is None and state is None:
        return None
    seller = state["state"] if state else subject.group() if subject else ""
    partners = search(rf"\bbr(?:ing(?:s|ing)?|ought) in ({ORGS}) as\b", tail)
    into = search(rf"\binto (?:the )?({ORG})(?!')", tail) if verb.group().startswith("vend") else None
    named = next((found for found in (moved, into) if found), None)
    buyer = (
        named.group(1) if named else recipient(tail) or dealt_with(mood) or (partners.group(1) if partners else None)
    )
    if target.kind == "product":
        if not buyer:
            return None
        draft = Draft(product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.sell.product")
        draft.give("supplier", seller)
        draft.give("buyer", buyer)
    elif target.kind in ("site", "company", "shares", "royalty", "part") or search(
        r"\b(?:it|them|stake)\b", target.text
    ):
        if not buyer and target.kind == "unknown":
            return None
        share = share_value(marked, target)
        kind = purchase_type(target, marked, share)
        if not buyer and target.kind == "shares" and target.org and share is not None and share < HALF:
            kind = "equity_investment"  # "its remaining ⟦R⟧" is all that the seller has left, not all there is
        if kind == "equity_investment" and not buyer and (target.org is None or not ("⟦M" in tail or cuts)):
            return None
        if verb.group().startswith("farm"):
            kind, past = "earn_in", False
        draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.sell.{target.kind}")
        if not buyer and draft.status == "agreed" and search(r"\b(?:is|are) (?:also |now |still )?$", mood):
            draft.status = "proposed"  # "is selling its mine": somebody is still to be found
        draft.give(ROLES[kind][0], buyer)
        of_itself = target.kind == "part" and ORG_ALONE.fullmatch(seller)
        if state:
            draft.roles["seller"] = marks(seller)
        draft.give("seller", None if of_itself else seller)
        if kind != "earn_in":
            draft.give("target" if kind == "acquisition" else "investee", seller if of_itself else target.org)
        draft.take_share(target)
        if share is not None and share < 100 and buyer and shares_the_mine(marked.text[marked.text.find(tail[:20]) :]):
            draft.deal_type, draft.rule = "joint_venture", "deals.sell.venture"
            draft.roles = {"partner": [m for names in draft.roles.values() for m in names]}
    else:
        return None
    draft.target_text = target.text
    return draft


def _before_receiver(tail: str) -> str:
    """The words of what is sold: "⟦R⟧ of the mine to ⟦C⟧" without "to ⟦C⟧"."""
    receiver = search(
        rf" (?:in)?to (?:the )?(?:[a-z-]+,? ){{0,5}}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? (?:[a-z-]+,? "
        rf"){{0,4}})?{ORG}",
        tail,
    )
    return tail[: receiver.start()] if receiver and receiver.start() > 2 else tail


def shares_the_mine(text: str) -> bool:
    """True when what follows a sale of a part says that both will run the whole as a joint venture."""
    return bool(
        search(
            r"\b(?:manager|operator|partners?|member) (?:of|in|under) (?:an?|the|their|its) (?:[\w:/-]+ ){0,4}"
            r"(?:joint venture|jv)\b|\b(?:form|create|establish|into)\w* (?:an?|the) (?:[\w:/-]+ ){0,4}(?:joint "
            r"venture|jv)\b",
            text,
        )
    )


def _pass(marked: Marked, clause: str, verb: re.Match[str]) -> Draft | None:
    """ "Ownership of the ⟦J⟧ mine passed to ⟦C⟧"."""
    thing = clause[: verb.start()]
    buyer = recipient(clause[verb.end() :])
    if buyer is None or not search(r"\b(?:ownership|control|title)\b", thing):
        return None
    draft = Draft("acquisition", "completed", marked, clause, "deals.pass")
    draft.give("acquirer", buyer)
    draft.target_text, draft.kind = thing, "site"
    return draft


METAL_STREAM = re.compile(
    r"(?:about |up to )?⟦R\d+⟧ of (?:the |its |⟦[JCN]\d+⟧'s? )?(?:payable )?(?:gold|silver|platinum|palladium|cobalt|copper)\b"
)


def pay(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "pay ⟦M⟧ to ⟦C⟧ for ⟦R⟧ of ⟦J⟧": a purchase in other words."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if subject is None or passive or "⟦M" not in tail[:120] or begins(LENT, tail) or A_FEE.match(tail):
        return None
    if begins(r"provid|advanc", verb.group()) and all(mark[0] in "AG" for mark in marks(subject.group())):
        return None  # a bank or a state that provides money lends it
    bought = search(r"\bfor (?!⟦[MD]|(?:the )?(?:year|month|quarter|each|every|about|up to)\b)(.*)", tail)
    earlier = search(
        r"((?:⟦R\d+⟧ )?(?:net smelter |gross revenue )?(?:royalty|stake|interest|stream)"
        r"\b[^⟦]*(?:⟦[JNLC]\d+⟧ )?(?:[a-z]+ )?)for which $",
        clause[: subject.start()],
    )
    if bought is None and earlier:
        bought = compiled(r"(.*)").match(earlier.group(1))
    mood = mood_of(clause, subject, verb.start())
    payee = begins(
        rf"\s+(?:the )?({ORG})(?: family)?(?:'s [a-z ]+)? (?:(?:about |up to |some |a [a-z ]+ of )?⟦M|for (?=[^;]*: [^;⟦]*⟦M))",
        tail,
    ) or search(rf"⟦M\d+⟧ to (?:the )?(?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORG})", tail[:160])
    if not bought:
        return None
    target = target_of(marked, bought.group(1))
    site = search(r"⟦J\d+⟧(?: [a-z]+)?", clause) if begins(r"it\b", bought.group(1)) else None
    if target.kind == "unknown" and site:
        target = target_of(marked, site.group())
    share = share_value(marked, target)
    if target.kind == "product":
        kind: DealType = "royalty_stream"
        if search(r"\bprepa(?:yment|y|ys|id)\b", clause):
            kind = "offtake"
        elif not search(r"\bstream|ounces?|gold|silver|platinum|palladium\b", target.text):
            return None
    elif target.kind == "unknown" and share is None:
        return None
    else:
        kind = purchase_type(target, marked, share)
    if METAL_STREAM.match(bought.group(1).strip()):
        kind = "royalty_stream"
    draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.pay.{target.kind}")
    draft.give(ROLES[kind][0], subject.group())
    if kind == "offtake":
        draft.give("supplier", payee.group(1) if payee else after_preposition(bought.group(1), "from"))
        draft.about(target)
        return draft
    if target.kind in ("company", "shares"):
        draft.give("target" if kind == "acquisition" else "investee", target.org)
    draft.give("seller", payee.group(1) if payee else target.owner or after_preposition(bought.group(1), "from"))
    draft.about(target)
    return draft
