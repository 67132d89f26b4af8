"""What goes on about the deal just told: its price, signing, closing and end, and a further part of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.clause import spent_in
from pipelines.extract.deals.details.told_prices import price_behind
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.grammar import marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import RUMOURED, TERMINATED
from pipelines.extract.deals.page.merge import Event
from pipelines.model import DealStatus, DealType

if TYPE_CHECKING:
    from pipelines.extract.deals.parties.story import Story
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Sentence

FOLLOWING = 3
"""Sentences after a deal that may tell its later stages."""
GOES_ON = re.compile(
    r"\b(?:not to (?:proceed|exercise|complete)|(?:share|issued) capital|"
    r"transaction|(?:of|in) the (?:[a-z-]+ )?(?:joint venture|venture|jv)|"
    r"completed|closed|inked|signed|prices?|consideration|worth|values|valued|hand over|"
    r"payable|(?:will|to) (?:receive|get))\b"
)
A_MONTH = len("2025-01")

FOLLOW_UP = re.compile(
    r"^(?:(?:the|this|that|these|both) (?:[a-z-]+ ){0,2}(?:deal|transaction|acquisition|purchase|sale|merger|"
    r"takeover|offer|bid|agreement|scheme|stake|price|consideration|investment|tie-up|combination|union|buyout|"
    r"memorandum|arrangement|contract|order|offtake|placement|approach|talks)|it (?:has|was|is)|completion|closing)\b"
)


ENDED_SINCE = re.compile(
    rf"{ORG} (?:(?:has|have|had|later|then|since|subsequently|however|formally|also) )*(?:(?:rejected|refused|"
    rf"terminated|"
    rf"cancelled|scrapped|abandoned|dropped) (?:it|the (?:[a-z-]+ )?(?:deal|offer|bid|approach|agreement|proposal|sale|"
    rf"takeover|merger))\b|turned (?:it|{ORG}|⟦J\d+⟧|them|the [a-z]+) down|turned down the (?:offer|bid|approach)|"
    rf"walked away)"
)
CLOSED_SINCE = re.compile(
    r"\b(?:has|have|was|were) (?:since )?(?:been )?(?:completed|closed|implemented|finali[sz]ed)\b(?! by\b)|"
    r"^(?:the|that|this) (?:[a-z-]+ ){1,4}(?:closed|completed|took effect|became effective)\b"
)


BY_ITS_PARTIES = re.compile(
    rf"^(?:(?:on|in) ⟦D\d+⟧,? )?(?:the (?:two(?: companies| sides)?|companies|pair|parties|partners)|{ORG}(?: and "
    rf"{ORG})?) "
    r"(?:(?:has|have|since|now|also|then|formally|subsequently|both) )*(?P<act>completed|closed|finali[sz]ed|wrapped "
    r"up|"
    r"sealed|signed|inked|executed) (?:it|the (?:[a-z-]+ ){0,2}(?:deal|transaction|sale|purchase|acquisition|merger|"
    r"takeover|offer|agreement|contract|venture))\b"
)
SIGNED = re.compile(r"\b(?:was|were|has been|have been|is) (?:signed|inked|struck|executed|sealed)\b")
GIVEN_UP = re.compile(
    r"\b(?:the|this|that) (?:[a-z-]+ ){0,2}(?:agreement|option|transaction|acquisition|deal|offer|scheme|sale|"
    r"purchase|deed|term sheet|heads of agreement|letter of intent|proposal|farm-?in|earn-?in)"
    r" (?:has|have|had|was|were|is) (?:now |been |therefore |accordingly |since )*(?:terminated|lapsed|"
    r"withdrawn|cancelled|expired)\b|\b(?:elected|decided|resolved|determined|chosen|chose|opted) not to "
    r"(?:exercise|proceed|complete|continue|pursue)\b"
)
"""What ends a deal in the course of a sentence: "has elected not to exercise the option"."""


PRICED_DEALS = ("acquisition", "earn_in", "equity_investment", "royalty_stream")
VARIED = (
    r"\b(?:consideration|purchase price|price|payment)\b[^;⟦]{0,60}\b(?:reduc|increas|rais|lower|cut|amend|revis|chang|vari)"
    r"[a-z]*(?: from [^;⟦]{0,20}⟦M\d+⟧)? to [^;⟦]{0,20}⟦(M\d+)⟧"
)
"""A price that the parties have agreed anew: "the cash consideration has been reduced from ⟦M⟧ to ⟦M⟧"."""
SIGNED_VARIATION = re.compile(r"\b(?:executed|signed|entered into|agreed)\b")


HELD_AFTER = (
    rf"({ORG}) (?:will|would|is to) (?:then |thereby )?(?:hold|own|have) (?:about |some |approximately |around )?"
    r"(⟦R\d+⟧) of (?:the |its |⟦C\d+⟧'s )?(?:[a-z-]+ ){0,3}(?:shares|capital|equity|stock)\b"
)
"""What a subscription comes to: "on admission ⟦C⟧ will hold ⟦R⟧ of the enlarged share capital"."""


OPEN_SALE = "deals.sale.agreement"
"""The rule of a sale agreement "with" somebody, whose words leave open which of the two sells."""
SELLS = (
    rf"(?P<by>{ORG}) (?:(?:will|would|is to|shall|also) )*(?:retains?|keeps?|be (?:granted|issued|paid)|receives?|reserves?) "
    r"(?:an? |the )?[^;⟦]{0,30}(?:⟦[RM]\d+⟧|royalty|nsr|shares)|"
    rf"\b(?:payable|paid|issued|granted) to (?:the )?(?P<to>{ORG})|"
    rf"\b(?:pay|pays|paying|issue|issues|grant|grants) (?:the )?(?P<paid>{ORG}) "
)
"""Who sells, told by what is kept or got for the sale: "⟦C⟧ will retain a ⟦R⟧ royalty"."""


KEEPS_ROYALTY = (
    rf"({ORG}) (?:(?:will|would|is to|also) )*(?:retains?|keeps?|reserves?) (?:an? )?⟦R\d+⟧ "
    r"(?:[a-z]+ ){0,3}(?:royalty|nsr)\b"
)
"""Who sells a mine and keeps something of it."""
THE_VENDORS = rf"({ORGS})(?: and [^,;⟦]{{1,50}})?, (?:the|both|its) (?:vendor|seller)s?\b"
"""Who sells, told behind the names: "⟦C⟧ and a numbered company, the vendors, will share"."""


def may_follow(event: Event | None, sentence: Sentence) -> bool:
    """True where a sentence without a word of deals may still go on about the deal just told."""
    return event is not None and sentence.index - event.last <= FOLLOWING and GOES_ON.search(sentence.text) is not None


HALF = 50
"""Percent of a mine from which on who buys it is its owner, whatever agreement the rest is held under."""


def follow_up(event: Event, marked: Marked) -> None:
    """ "It has since lapsed", "The purchase has since been completed": a later stage of the event just told."""
    if event.deal_type in PRICED_DEALS and (varied := search(VARIED, marked.text)):
        _take_price(event, marked, varied.group(1))
        event.status = "agreed" if event.status == "proposed" and SIGNED_VARIATION.search(marked.text) else event.status
        return
    if (
        event.deal_type == "acquisition"
        and event.stake is not None
        and event.stake < HALF
        and event.target_kind == "site"
        and event.money is not None
        and marked.sentence.index - event.last <= 2
        and search(r"\bjoint venture agreement\b(?![^;]*\b(?:terminat|end|ceas|lapse)\w*)", marked.text)
    ):
        event.deal_type = "joint_venture"
        event.roles = {"partner": [n for group in event.roles.values() for n in group]}
        return
    if event.deal_type == "partnership" and marked.sentence.index - event.last <= 2 and _becomes_venture(event, marked):
        return
    if marked.sentence.index - event.last <= FOLLOWING and (
        ENDED_SINCE.match(marked.text) or (event.status != "completed" and GIVEN_UP.search(marked.text))
    ):
        _reach(event, marked, "terminated")
        return
    if marked.sentence.index - event.last <= FOLLOWING and (acted := BY_ITS_PARTIES.match(marked.text)):
        _reach(event, marked, "agreed" if acted["act"] in ("signed", "inked", "executed") else "completed")
        return
    if event.rule == OPEN_SALE and (told := search(SELLS, marked.text)):
        sellers, buyers = event.roles.get("seller", []), event.roles.get("acquirer", [])
        if marked.thing(told["by"] or told["to"] or told["paid"]).name in {n.name for n in buyers} and sellers:
            event.roles = {**event.roles, "acquirer": sellers, "seller": buyers}
    if event.deal_type == "acquisition" and "seller" not in event.roles:
        told = search(THE_VENDORS, marked.text) or search(KEEPS_ROYALTY, marked.text)
        sellers = [marked.thing(m) for m in marks(told.group(1))] if told else []
        if sellers and event.names().isdisjoint(n.name for n in sellers):
            event.roles = {**event.roles, "seller": sellers}
    is_about_it = FOLLOW_UP.match(marked.text) is not None
    behind = event.money is None and marked.sentence.index - event.last == 1
    if behind and (price := price_behind(event, marked, is_about_it)):
        _take_price(event, marked, price)
        if not is_about_it:
            return
    if event.deal_type == "equity_investment" and event.stake is None and (held := search(HELD_AFTER, marked.text)):
        if marked.thing(held.group(1)).name in {n.name for n in event.roles.get("investor", [])}:
            percent = marked.thing(held.group(2))
            event.stake, event.printed["stake_pct"] = float(percent.value), percent.printed
            event.last = marked.sentence.index if marked.sentence.index - event.last == 1 else event.last
        return
    if (
        event.deal_type != "earn_in"
        and not FOLLOW_UP.match(marked.text)
        and not begins(rf"(?:{ORG}) (?:has|have) since\b", marked.text)
    ):
        return
    if event.deal_type == "earn_in" and event.money is None and marked.sentence.index - event.last <= 2:
        spent = spent_in(marked.text)
        if spent:
            event.money = marked.things[spent.group(1)]
            event.printed["value"] = event.money.printed
            event.last = marked.sentence.index
        return
    if not FOLLOW_UP.match(marked.text) and not begins(rf"(?:{ORG}) (?:has|have) since\b", marked.text):
        return
    if (
        event.stake is None
        and event.deal_type in ("acquisition", "equity_investment")
        and (
            share := search(
                r"^(?:the|this|its) (?:new )?(?:stake|holding|interest|shareholding|shares|purchase|"
                r"placement|deal) [^;⟦]*"
                r"(⟦R\d+⟧)",
                marked.text,
            )
        )
    ):
        percent = marked.thing(share.group(1))
        event.stake, event.printed["stake_pct"] = float(percent.value), percent.printed
        event.last = marked.sentence.index if marked.sentence.index - event.last == 1 else event.last
    if TERMINATED.search(marked.text):
        event.status = "terminated"
    elif CLOSED_SINCE.search(marked.text):
        event.status = "completed"
    elif SIGNED.search(marked.text) and event.status in ("completed", "agreed"):
        _reach(event, marked, "agreed")
    elif RUMOURED.search(marked.text) and event.status == "proposed":
        event.status = "rumoured"


SHARE_OF_VENTURE = (
    rf"(?P<who>{ORG}) (?:will|would|is to|shall|to|has|have|had|takes?|holds?|owns?|gets?|obtains?|keeps?|retains?|with)\b"
    r"(?: [a-z]+){0,5} (?P<share>⟦R\d+⟧)(?: (?:stake|share|interest))? (?:of|in) the "
    r"(?:[a-z-]+ )?(?:joint venture|venture|jv)\b"
)


def _becomes_venture(event: Event, marked: Marked) -> bool:
    """What two signed together is a joint venture where the next sentence tells the share of one of them in it."""
    told = search(SHARE_OF_VENTURE, marked.text)
    if told is None or marked.thing(told["who"]).name not in event.names():
        return False
    percent = marked.thing(told["share"])
    event.deal_type, event.stake = "joint_venture", float(percent.value)
    event.printed["stake_pct"], event.last = percent.printed, marked.sentence.index
    return True


def _reach(event: Event, marked: Marked, status: DealStatus) -> None:
    """The deal at this stage, on the one day or in the one month that the sentence gives."""
    event.status = status
    days = [thing for key, thing in marked.things.items() if key[0] == "D" and len(thing.value) >= A_MONTH]
    if len(days) == 1 and not search(r"\b(?:by|until|before|expected|due) (?:the end of )?⟦D", marked.text):
        event.date, event.printed["announced_on"] = days[0].value, days[0].printed


def _take_price(event: Event, marked: Marked, mark: str) -> None:
    event.money = marked.things[mark]
    event.printed["value"] = event.money.printed
    event.last = marked.sentence.index


PAYS_IN = ("deals.buy", "deals.pay", "deals.invest", "deals.take")
OF_THE_VENTURE = re.compile(
    r"\b(?:of|in) the (?:incorporated |new |planned )?(?:joint venture|venture|jv|ijv|⟦N\d+⟧ in)\b"
)
"""What a partner pays or takes in the venture just told: its price and share."""


def inherit(draft: Draft, roles: dict[str, list[Name]], story: Story) -> DealType:
    """Fill what a sentence leaves out from the event told last ("a further 5%"); gives the type."""
    last = story.last
    if last is None:
        return draft.deal_type
    if (
        last.deal_type in ("joint_venture", "partnership")
        and draft.rule.startswith(PAYS_IN)
        and OF_THE_VENTURE.search(draft.target_text)
        and {n.name for names in roles.values() for n in names} & last.names()
    ):
        last.deal_type = "joint_venture"
        roles.clear()
        roles["partner"] = [n for names in last.roles.values() for n in names]
        return "joint_venture"
    if (
        draft.kind == "part"
        and last.status != "terminated"
        and last.deal_type in ("acquisition", "equity_investment", "earn_in", "joint_venture")
    ):
        named = {n.name for names in roles.values() for n in names}
        if named & last.names() or (last.first == draft.marked.sentence.index and len(named) == 1):
            kind = last.deal_type if draft.deal_type != "earn_in" else draft.deal_type
            if kind == "acquisition" and "investor" in roles:
                roles["acquirer"] = roles.pop("investor")
            elif kind == "equity_investment" and "acquirer" in roles:
                roles["investor"] = roles.pop("acquirer")
            named = {n.name for names in roles.values() for n in names}
            for role in ("target", "investee", "seller"):
                if role in last.roles and role not in roles and all(n.name not in named for n in last.roles[role]):
                    roles[role] = list(last.roles[role])
            return kind
    if (
        draft.deal_type == "partnership"
        and last.deal_type in ("offtake", "supply")
        and search(
            r"\b(?:similar|same|second|another|other|older|earlier|previous|further"
            + (r"|memorand)" if {n.name for names in roles.values() for n in names} & last.names() else ")"),
            draft.clause,
        )
    ):
        if (
            search(r"\b(?:similar|same) (?:framework|agreement|deal|contract|terms|memorandum)", draft.clause)
            and draft.status == "agreed"
        ):
            draft.status = last.status
        return last.deal_type
    return draft.deal_type
