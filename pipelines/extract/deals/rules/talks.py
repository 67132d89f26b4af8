"""Talks: negotiations over a mine, a merger, a stake or product, before anything is signed."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, share_value
from pipelines.extract.deals.language.described import MINER_NAME, USER_NAME
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import TERMINATED
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.goods import is_goods
from pipelines.model import DealStatus

_OTHER = rf"(?: the)? (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}?({ORGS})"
GOODS_TALKED_OF = re.compile(
    r"\b(?:over|about|for|regarding|on|to) (?:the |an? )?(?:(?:long-term|possible|potential) )?"
    r"(?P<act>supply(?:ing)?|purchase|purchasing|buy(?:ing)?|off-?take|take|taking|supplies|sale|sell(?:ing)?|"
    r"deliver(?:y|ies|ing)?) ?(?P<goods>.*)"
)
JOINING = re.compile(
    r"\b(?:about|on|over|of|regarding) (?:putting|bringing|joining|combining|merging|(?:an?|the|their|its) "
    r"(?:[a-z-]+ ){0,3}?(?:merger|combination|"
    r"takeover|tie-up|union|possible offer))"
)
ABOUT_SELLING = re.compile(
    r"(?:(?:an?|the|its|their|⟦[CN]\d+⟧'s) )?(?:[a-z-]+ ){0,2}?(?:sale|disposal|divestment|transfer|sell-?down) of "
    r"|(?:selling|divesting|offloading|disposing of|transferring) "
)
ABOUT_BUYING = re.compile(
    r"(?:(?:an?|the|its|their) )?(?:[a-z-]+ ){0,2}?(?:acquisition|purchase|buyout) of |(?:buying|acquiring|purchasing|"
    r"taking) "
)
"""What talks are about, told by its act; the words behind name the object."""
OF_MONEY = re.compile(
    r"\b(?:about|on|over|for|of|regarding) (?:an? |the |its |possible |potential |further )*(?:[a-z-]+ ){0,2}?(?:loans?|"
    r"debt|credit|"
    r"financing|funding|facility|facilities|guarantees?|grants?|refinancing)\b"
)
"""Talks with those who lend."""
TAKEOVER = re.compile(r"\b(?:takeover|offer|bringing|putting|joining)\b")
SELLS = re.compile(r"sell|sale|deliver|supplying")
MAKER = re.compile(
    r"\b(?:car ?maker|auto ?maker|(?:battery|cell|magnet|cathode|anode|electrode|steel|chip)[ -]?maker|manufacturer|"
    r"refiner|smelter|trader|"
    r"trading house|utility|recycler)s? $"
)


DENIED = r"\b(?:not|never|neither|nor|den(?:y|ies|ied))\b(?! (?:only|yet (?:conclud|finish|end)))[^,;⟦]{0,25}$"
"""Talks that nobody has: "⟦C⟧ is not in discussions with"."""


def negotiate(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "is negotiating with ⟦G⟧ over ⟦R⟧ of ⟦J⟧"; "has approached ⟦C⟧ about a tie-up"."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if search(DENIED, clause[: verb.start()]):
        return None
    if verb.group().endswith("between"):
        return _between(marked, clause, verb, tail)
    direct = verb.group().startswith(("approach", "court", "woo", "sound"))
    if not direct and not verb.group().endswith("with"):
        return _for_product(marked, clause, subject, None, None, tail)
    other = None if UNNAMED_OTHER.match(tail) else begins(_OTHER, tail)
    if OF_MONEY.search(tail):
        return None
    goods = GOODS_TALKED_OF.search(tail)
    if (
        goods
        and other
        and (draft := _for_product(marked, clause, subject, other.group(1), goods["act"], goods["goods"]))
    ):
        return draft
    if other and subject is None and (share := search(r"\bfor (.*)", tail)):
        return _for_product(marked, clause, None, other.group(1), None, share.group(1))
    if subject and other and JOINING.search(tail):
        return _joining(marked, clause, subject, other.group(1), tail)
    about = search(r"\b(?:over|about|for|regarding|on) (.*)", tail)
    if subject and about and other is None and not direct:
        return _own_part(marked, clause, subject.group(), about.group(1))
    if subject and other and about is None and (bid := _of_a_bid(marked, clause, subject.group(), other.group(1))):
        return bid
    if subject is None or other is None or about is None or direct:
        return None
    if about.group().startswith("for ") and target_of(marked, about.group(1)).kind == "product":
        return _for_product(marked, clause, subject, other.group(1), None, about.group(1))
    sells = ABOUT_SELLING.match(about.group(1))
    bought = sells or ABOUT_BUYING.match(about.group(1))
    target = target_of(marked, about.group(1)[bought.end() :] if bought else about.group(1))
    if (
        target.kind not in ("site", "shares", "company", "part")
        and not (target.share or search(r"\bpermits?|licen[cs]es?\b", target.text))
        and not search(r"⟦[JN]", target.text)
    ):
        return None
    status: DealStatus = "terminated" if TERMINATED.search(clause[: verb.end()]) else "rumoured"
    draft = Draft("acquisition", status, marked, clause, "deals.negotiate")
    draft.give("acquirer", other.group(1) if sells else subject.group())
    draft.give("target", target.org)
    draft.give("seller", subject.group() if sells else other.group(1))
    draft.target_text, draft.stake_value, draft.kind = target.text, share_value(marked, target), "site"
    draft.take_share(target)
    return draft


A_BID = re.compile(
    r"\b(?:offer(?:s|ed)?|bid(?:s|ding)?|proposed|proposal|approach)\b[^;]{0,60}"
    r"(?:⟦M\d+⟧ (?:a|per) share|take-?over|for the company)|\btake-?over (?:offer|bid|approach|talks)\b"
)
OWN_BID = r"\b(?:its|{}'s) (?:[a-z-]+ ){{0,3}}(?:offer|bid|proposal|approach)\b"


def _of_a_bid(marked: Marked, clause: str, subject: str, other: str) -> Draft | None:
    """Talks told without their object, beside the words of a bid for one of the two: of the one that tells of them."""
    if not A_BID.search(marked.text):
        return None
    status: DealStatus = "terminated" if TERMINATED.search(clause) else "rumoured"
    bids = search(OWN_BID.format(subject), clause) is not None
    draft = Draft("acquisition", status, marked, clause, "deals.negotiate", target_text=clause, kind="company")
    draft.give("acquirer", subject if bids else other)
    draft.give("target", other if bids else subject)
    return draft


UNNAMED_OTHER = re.compile(
    r" (?:an? |the |several |some |various |two |three |four |five |other |potential |number of )+(?:[a-z-]+ ){0,3}"
    r"(?:houses|traders?|compan(?:y|ies)|groups?|investors?|funds?|partners?|makers?|buyers?|part(?:y|ies)|firms?|majors?|"
    r"miners?|producers?|utilit(?:y|ies)|conglomerates?|smelters?|refiners?)(?! ⟦[CN])\b"
)
"""The other side of talks that nobody names: "two trading houses in ⟦G⟧"."""


def _own_part(marked: Marked, clause: str, seller: str, words: str) -> Draft | None:
    """Talks with somebody unnamed about a part of one's own mine: a seller without a buyer."""
    target = target_of(marked, words)
    owns = {marked.thing(m).name for m in marks(seller)} & {marked.thing(m).name for m in marks(words) if m[0] in "CN"}
    if target.kind not in ("site", "shares", "part") or not owns or not search(r"⟦[JN]\d+⟧", target.text):
        return None
    draft = Draft("acquisition", "rumoured", marked, clause, "deals.market")
    draft.give("seller", seller)
    draft.about(target)
    draft.kind = "site"
    return draft


def _between(marked: Marked, clause: str, verb: re.Match[str], tail: str) -> Draft | None:
    """ "talks are under way between ⟦C⟧ and ⟦G⟧ over ⟦R⟧ of ⟦C⟧": who is named first asks, the other has."""
    both = begins(rf" (?:the )?({ORG}) and (?:the )?(?:[a-z]+ of )?({ORG}) (?:over|about|for|regarding|on) (.*)", tail)
    target = target_of(marked, both.group(3)) if both else None
    if both is None or target is None or target.kind not in ("site", "shares", "company", "part"):
        return None
    status: DealStatus = "terminated" if TERMINATED.search(clause[: verb.end()]) else "rumoured"
    draft = Draft("acquisition", status, marked, clause, "deals.negotiate")
    draft.give("acquirer", both.group(1))
    draft.give("target", target.org)
    draft.give("seller", both.group(2))
    draft.target_text, draft.kind = target.text, "site"
    draft.take_share(target)
    return draft


def _joining(marked: Marked, clause: str, subject: re.Match[str], other: str, tail: str) -> Draft:
    """Talks about becoming one: nobody acquires in a merger, somebody does in a takeover."""
    status: DealStatus = "terminated" if TERMINATED.search(clause) or "no longer" in clause else "rumoured"
    taken_over = TAKEOVER.search(tail)
    draft = Draft("acquisition" if taken_over else "merger", status, marked, clause, "deals.negotiate")
    draft.give("acquirer" if taken_over else "partner", subject.group())
    draft.give("target" if taken_over else "partner", f"⟦{marks(other)[0]}⟧")
    draft.target_text, draft.kind = tail, "company"
    return draft


EXCLUSIVELY = re.compile(
    r"^ (?:exclusively|in good faith)(?: (?:for [a-z0-9]+ (?:days|months)|until ⟦D\d+⟧))? (?:on|about|over|for|towards?) "
    r"(?:an? |the )?(?:marketing|sales?|purchase|off-?take|supply) of "
)
"""Talks that keep others out, and what they are for: "negotiate exclusively until ⟦D⟧ on the marketing of concentrate"."""
BOTH = 2


def _for_product(
    marked: Marked, clause: str, subject: re.Match[str] | None, other: str | None, act: str | None, words: str
) -> Draft | None:
    """ "⟦C⟧ is in negotiations for all of the metal": product that is talked about, with or without its other side."""
    goods = EXCLUSIVELY.sub("", words)
    goods = re.sub(r"^\s*(?:of|for|to (?:buy|take)|(?:the )?(?:purchase|supply|offtake) of)\s+", "", goods)
    if (subject is None and other is None) or not (target_of(marked, goods).kind == "product" or is_goods(goods[:60])):
        return None
    draft = Draft(product_type(words), "proposed", marked, clause, "deals.negotiate.product")
    if act and act.startswith("suppl"):
        draft.deal_type = "supply"
    mine = subject.group() if subject else None
    is_miner = bool(mine and other) and [
        bool(MINER_NAME.search(marked.thing(marks(m)[0]).name)) for m in (mine, other) if m
    ]
    sells = bool(act and SELLS.match(act)) or (mine is None) or (other is not None and _uses(marked, clause, other))
    sells = sells or is_miner == [True, False]
    if other is None and len(both := marks(mine)) == BOTH:
        draft.roles = {"mine": both[:1], "other": both[1:]}
    draft.give("supplier" if sells else "buyer", mine)
    draft.give("buyer" if sells else "supplier", other)
    draft.about(target_of(marked, goods))
    return draft


def _uses(marked: Marked, clause: str, party: str) -> bool:
    """True when the words before a party, or its name, say that it uses what others mine."""
    return bool(MAKER.search(clause[: clause.find(party)]) or USER_NAME.search(marked.thing(marks(party)[0]).name))


FOR_SALE = re.compile(
    r" (?P<thing>.{1,140}?) (?:back )?(?:up for sale|for sale|on the block|on the market|up for auction)\b"
)
TO_BUY = re.compile(
    r" (?:for|in|(?:(?:who|that) (?:will|would|might) |willing to |prepared to |ready to |to )(?:buy|acquire|"
    r"take(?: over| on| up)?|purchase)) (?P<thing>.*)"
)


def market(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has put its ⟦J⟧ mine up for sale"; "⟦C⟧ is looking for a buyer for ⟦R⟧ of ⟦J⟧": a seller without a buyer."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    subject = subjects(clause, verb.start())
    offered = FOR_SALE.match(tail) or TO_BUY.match(tail)
    if subject is None or passive or offered is None:
        return None
    if search(r"\b(?:not|never)\b[^,;⟦]{0,20}$", before):
        return None
    target = target_of(marked, offered["thing"])
    if target.kind not in ("site", "shares", "company", "part"):
        return None
    status: DealStatus = "terminated" if TERMINATED.search(before) else "proposed"
    draft = Draft("acquisition", status, marked, clause, "deals.market")
    draft.give("target", target.org if target.kind in ("company", "shares") else None)
    draft.give("seller", subject.group())
    draft.about(target)
    if target.kind == "part" and (mine := search(r"⟦J\d+⟧", before)):
        draft.target_text += (
            f" of {mine.group()}"  # "the ⟦J⟧ smelter stands idle while ⟦C⟧ looks for someone to take its ⟦R⟧"
        )
    return draft


SUITORS = (
    r"\b(?:suitors?|bidders?|buyers?|rivals?|management|team|groups?|firms?|compan(?:y|ies)|investors?|funds?|majors?|miners?|"
    r"reported|rumou?red|understood|said)\b"
)
"""Who may be after a mine without a name of his own."""


def eye(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ is said to be circling ⟦C⟧'s ⟦J⟧ mine": an interest that nobody has told of himself."""
    subject, target = subjects(clause, verb.start()), target_of(marked, clause[verb.end() :])
    if passive or target.kind not in ("site", "company", "shares") or not search("⟦[CJ]", target.text):
        return None
    if subject is None and not search(SUITORS, clause[: verb.start()]):
        return None
    draft = Draft("acquisition", "rumoured", marked, clause, "deals.eye")
    draft.give("acquirer", subject.group() if subject else None)
    draft.give("target", target.org if target.kind in ("company", "shares") else None)
    draft.give("seller", target.owner)
    draft.about(target)
    return draft if draft.roles.keys() & {"target", "seller"} else None
