"""Who is who in a deal: roles by kind of deal, with what the sentence leaves out taken from its story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.deals.details.upkeep import builds_for_itself
from pipelines.extract.deals.draft import ROW, SOME_OF_IT, Draft
from pipelines.extract.deals.language.grammar import SITE
from pipelines.extract.deals.language.patterns import search
from pipelines.extract.deals.page.followups import inherit
from pipelines.extract.deals.parties.counterparts import (
    BY_THE_ISSUER,
    alone,
    counterparty,
    face_each_other,
    has_its_share,
)
from pipelines.extract.deals.parties.kinds import SIDES_OF_A_STREAM, as_stream, is_stream, kind_of_paper
from pipelines.extract.deals.parties.public import PUBLIC, is_public
from pipelines.extract.deals.parties.sides import contract_sides, sides, sold_to_user, user_of
from pipelines.extract.deals.parties.story import Story
from pipelines.extract.deals.rules.contracts import output_share
from pipelines.extract.deals.rules.untold import sold_to_unnamed
from pipelines.extract.names import Name
from pipelines.model import DealType

PRODUCT_RULES = ("deals.supply", "deals.paper.supply")
UNNAMED_SELLER = re.compile(
    r"\bfrom (?:an? |the |certain |several |various |existing |two |three |private )+(?:[a-z-]+ ){0,3}"
    r"(?:holders?|vendors?|sellers?|part(?:y|ies)|owners?|individuals?|prospectors?|group|shareholders?)\b"
)
"""A seller that is spoken of and not named."""
STATE_ACT = re.compile(
    r"\b(?:sign|announc|agree|conclud|launch|ink|memorand|mou|pact|accord|treaty|declaration|"
    r"statement|entered|seal)\w*"
)
LETTER = re.compile(r"\b(?:letters? of (?:intent|interest|support)|lois?)\b")
"""What a public lender gives a company before it lends."""
HELD_BY = r"\b(?:that|owned by|operated by|held by|belonging to|controlled by|developed by|owner) ⟦([CN]\d+)⟧"


@dataclass(slots=True)
class Cast:
    """The parties of a draft by role, after its story has filled what the sentence leaves out."""

    draft: Draft
    story: Story
    kind: DealType
    roles: dict[str, list[Name]]
    is_inferred: bool = False
    """True when a party comes from the story and not from the sentence."""
    refusal: str | None = None
    """Why the draft is no deal, if it is none."""

    @property
    def topic(self) -> Name | None:
        """The story's company, or its subject where that company has not been spoken of yet."""
        topic = self.story.topic
        unheard = topic is not None and topic.start > self.draft.marked.sentence.end
        return (self.spoken_of or topic) if unheard else topic

    @property
    def spoken_of(self) -> Name | None:
        """The most present party of the story that has no part in the deal yet."""
        return self.story.who.meant(self.draft.marked.sentence.index, but=self.named)

    @property
    def named(self) -> set[str]:
        """The names of all parties."""
        return {n.name for names in self.roles.values() for n in names}

    def lacks(self, name: Name | None) -> bool:
        """True when this name exists and is no party yet."""
        return name is not None and name.name not in self.named

    def infer(self, role: str, name: Name) -> None:
        """Give the role to a name that the sentence does not give."""
        self.roles[role] = [name]
        self.is_inferred = True


def cast(draft: Draft, story: Story) -> Cast:
    """The draft's parties in the roles that the fact contract gives its kind of deal."""
    roles = {role: [draft.marked.thing(m) for m in names] for role, names in draft.roles.items() if names}
    _once(roles)
    kind = kind_of_paper(draft, inherit(draft, roles, story))
    if kind in ("offtake", "supply"):
        if "partner" in roles:
            roles = contract_sides(draft, roles["partner"])
        if draft.stake_value is None:
            draft.stake, draft.stake_value = output_share(draft)
        if draft.stake_value is None and kind != draft.deal_type and (more := search(MORE_OF_IT, draft.clause)):
            draft.stake = draft.marked.thing(more.group(1))
            draft.stake_value = float(draft.stake.value)
    if kind in SIDES_OF_A_STREAM and is_stream(draft, roles):
        kind, roles = "royalty_stream", as_stream(roles)
    made = Cast(draft, story, kind, roles)
    if not roles:
        _from_story(made)
    if {"mine", "other"} & set(made.roles):
        made.roles, flipped_in = sides(draft, made.roles, story)
        made.is_inferred = made.is_inferred or flipped_in
        if kind == "offtake" and user_of(draft) in {name.name for name in made.roles.get("buyer", ())}:
            made.kind = "supply"
    if kind == "supply" and draft.rule.startswith(PRODUCT_RULES) and sold_to_user(draft, story, made.roles):
        made.kind = "offtake"
    _FILL[made.kind](made)
    if not made.roles and made.refusal is None:
        made.refusal = "no party is named"
    elif len(made.roles) > len(made.named) == 1:
        made.refusal = "one party stands on both sides"
    return made


def _once(roles: dict[str, list[Name]]) -> None:
    """One role for each name: of the buyers none who sells or is bought, of the sellers none who is bought."""
    for role in ("acquirer", "investor", "royalty_holder"):
        others = {n.name for other, names in roles.items() if other != role for n in names}
        left = [n for n in roles.get(role, []) if n.name not in others]
        if left:
            roles[role] = left
    bought = {n.name for n in roles.get("target", [])}
    sellers = [n for n in roles.pop("seller", []) if n.name not in bought]  # nobody sells itself
    if sellers:
        roles["seller"] = sellers


def _from_story(made: Cast) -> None:
    """ "In the first place, an offtake agreement for ...": both sides are the story's."""
    topic = made.story.topic
    if not made.draft.is_nominal or topic is None:
        return
    subject = made.story.who.meant(made.draft.marked.sentence.index, but={topic.name})
    if subject is None:
        return
    if made.kind == "offtake":
        made.roles, made.is_inferred = {"mine": [topic], "other": [subject]}, True
    elif made.kind == "other":
        made.roles, made.is_inferred = {"partner": [subject, topic]}, True


def _fill_supply(made: Cast) -> None:
    draft, topic = made.draft, made.story.topic
    for role, needed in (("supplier", "buyer"), ("buyer", "supplier")):
        if role in made.roles or needed not in made.roles:
            continue
        source = search(r"\bfrom (⟦[NJ]\d+⟧)(?!'s)", draft.clause)
        if role == "supplier" and source and draft.rule.startswith("deals.buy") and not made.lacks(topic):
            made.roles[role] = [draft.marked.thing(source.group(1))]
        elif missing := counterparty(made, role):
            made.infer(role, missing)
    several = draft.rule == "deals.select" and len(made.roles.get("supplier", ())) > 1
    if len(made.roles) < 2 and not several:
        made.refusal = "only one side of the supply is named"
    elif not several and all(is_public(n) for n in made.roles.get("buyer", [])):
        made.refusal = "a state that buys product backs it with public money, which is funding"


def _fill_equity(made: Cast) -> None:
    draft, story = made.draft, made.story
    _infer_buyer(made, "investor")
    if draft.rule.startswith("deals.sell") and set(made.roles) == {"seller", "investee"}:
        return  # sold on the market
    if "investor" not in made.roles:
        made.refusal = "the investor is not named"
        return
    if builds_for_itself(draft.clause) and all(n.kind != "company" for n in made.roles.get("investee", [])):
        made.refusal = "what a company spends on works of its own"
        return
    bought_from_holder = bool(made.roles.get("seller")) and draft.stake_value is not None
    if "investee" not in made.roles and not bought_from_holder:
        last = story.last.roles.get("investee", []) if story.last and story.last.deal_type == made.kind else []
        if draft.rule == "deals.invest" and last and all(made.lacks(n) for n in last):
            made.roles["investee"] = list(last)
    if "investee" not in made.roles and not bought_from_holder:
        told = (
            draft.rule.startswith(("deals.buy", "deals.pay", "deals.issue"))
            or search(r"\b(?:shares?|units|placement|stock|stake|equity)\b|⟦R", draft.clause)
            or (draft.rule == "deals.invest" and JUST_MONEY.search(draft.clause, draft.end))
            or (story.last and story.last.deal_type == made.kind)
        )
        if not told or story.topic is None or not made.lacks(story.topic):
            made.refusal = "the company invested in is not named"
            return
        made.infer("investee", story.topic)
    if not made.roles.get("seller") and all(is_public(n) for n in made.roles["investor"]):
        made.refusal = "public money taking new shares is a funding commitment"
    if made.roles.get("seller") and draft.rule.startswith(("deals.buy", "deals.sell", "deals.sale", "deals.pay")):
        # shares that change hands are bought; shares that a company issues are invested in
        listed = next((n for n in made.roles.get("investee", []) if n.ticker), None) or search(COMMON, draft.clause)
        some = listed or search(SOME_OF_IT, draft.clause)
        made.kind = "equity_investment" if some and (draft.stake_value or 0) < HALF else "acquisition"
        if made.kind == "equity_investment":
            return
        bought = {"investor": "acquirer", "investee": "target"}
        made.roles = {bought.get(role, role): names for role, names in made.roles.items()}


JUST_MONEY = re.compile(r"[^⟦]{0,30}⟦M\d+⟧(?: [^⟦]{0,30})?(?:$|[.,;]| at the (?:same )?time| alongside| too| as well)")
"""A sum that is invested in nothing that the clause tells: in whom the story speaks of."""
COMMON = r"\bcommon (?:shares|stock)\b|\bordinary shares\b"
HALF = 50
"""Percent of a listed company from which on its shares make an owner and no investor."""
MORE_OF_IT = r"\b(?:another|a further|an additional|the (?:other|remaining|last)|a second) (⟦R\d+⟧)"
"""A part of the output that the contract before has left: "heads of terms for another ⟦R⟧"."""
PAPER_OF_DEAL = re.compile(
    r"\b(?:the|its|their|this|that) (?:[a-z-]+ ){0,3}(?:heads of (?:agreement|terms)|term sheet|letters? of intent|"
    r"exclusivity agreement|framework agreement)$"
)
"""A paper that is spoken of as known: the one that the deal before was signed by."""
BY_PAPER = ("acquisition", "earn_in", "merger", "royalty_stream")
PAPER = re.compile(r"heads of (?:agreement|terms)|(?:terms? sheet)|letters? of intent")
"""A paper in the very sentence that tells what it is for."""
PRICE_OF_PAPER = re.compile(r" (?:for|with) (?:an? )?(?:total |aggregate |purchase |cash )*(?:consideration|price)\b")
"""What only a purchase has: the paper is that of the purchase told before."""


IN_PASSING = re.compile(r"⟦[CN]\d+⟧,? (?:which|who) (?!with\b)[^;,]*\bjoint venture\b(?! with\b)")
"""A joint venture in a relative clause, with nobody: "⟦C⟧, which entered into a joint venture in 1996"."""


def _fill_partners(made: Cast) -> None:
    draft, topic = made.draft, made.topic
    partners = made.roles.get("partner", [])
    if made.kind == "joint_venture" and len(partners) == 1 and IN_PASSING.search(draft.marked.text):
        made.refusal = "a venture of somebody who is only described"
        return
    if (
        len(partners) == 1
        and made.kind != "other"
        and topic is not None
        and made.lacks(topic)
        and _may_be_joined(draft, partners[0])
    ):
        partners.append(topic)
        made.is_inferred = True
    last = made.story.last
    if (
        made.kind == "partnership"
        and last is not None
        and last.deal_type != "partnership"
        and (
            len(made.named) > 1
            and made.named <= last.names()
            and (
                PAPER_OF_DEAL.search(draft.clause[: draft.end])
                or PRICE_OF_PAPER.match(draft.clause, draft.end)
                or (
                    last.first == draft.marked.sentence.index
                    and last.deal_type in BY_PAPER
                    and PAPER.fullmatch(draft.clause[draft.at : draft.end])
                )
            )
        )
    ):
        last.status = "terminated" if draft.status == "terminated" else last.status
        made.refusal = "a paper of the deal told before"
        return
    states_only = bool(partners) and all(n.kind in ("government", "place") for n in partners)
    if made.kind == "merger" and len([n for n in partners if not is_public(n)]) == 1:
        made.refusal = "nobody merges with a public body"
    elif made.kind == "partnership" and states_only and not STATE_ACT.search(draft.marked.text):
        made.refusal = "states that draw closer have not signed or announced anything"
    elif made.kind != "joint_venture" and len(made.named) < 2:
        made.refusal = "fewer than two parties are named"
    elif LETTER.search(draft.clause) and {_gives_money(n) for n in partners} == {True, False}:
        made.refusal = "a public body's letter to a company is a funding commitment"


def _fill_other(made: Cast) -> None:
    """A loan has a lender and a borrower, who may be the one spoken of before; other papers have partners."""
    if made.draft.rule not in ("deals.lend", "deals.loan"):
        _fill_partners(made)
        return
    last = made.story.last
    if "partner" in made.roles:
        made.roles = {}
    if not made.roles and last is not None and {"buyer", "supplier"} <= set(last.roles):
        made.roles = {"investor": list(last.roles["buyer"]), "investee": list(last.roles["supplier"])}
        made.is_inferred = True
    for role in ("investor", "investee"):
        if role not in made.roles and (missing := counterparty(made, role)):
            made.infer(role, missing)
    if len(made.named) < 2:
        made.refusal = "only one side of the loan is named"
    elif any(is_public(n) for n in made.roles.get("investor", [])):
        made.refusal = "public money that is lent is a funding commitment"


def _gives_money(name: Name) -> bool:
    """Whether a body may fund a company; a university or institute works with it."""
    return name.kind in PUBLIC and re.search(r"\b(?:Universit|Institut|College|Academy|Laborator)", name.name) is None


def _may_be_joined(draft: Draft, partner: Name) -> bool:
    """True when the story's company may be the other partner: not of a state, nor of an unknown name without "with"."""
    if partner.kind in ("government", "place"):
        return False
    mark = draft.roles["partner"][0] if draft.roles.get("partner") else "X"
    return (
        partner.kind != "other"
        or search(rf"\bwith (?:[a-z-]+ ){{0,4}}(?:⟦G\d+⟧'s )?(?:[a-z-]+ )?⟦{mark}⟧", draft.clause) is not None
    )


def _fill_pair(made: Cast) -> None:
    first = "royalty_holder" if made.kind == "royalty_stream" else "acquirer"
    _infer_buyer(made, first)
    if first not in made.roles:
        optioned = made.draft.rule == "deals.option" and made.draft.kind == "site" and "seller" in made.roles
        made.refusal = None if optioned else "the buyer is not named"
        return
    last = made.story.last
    if made.kind == "earn_in" and set(made.roles) == {"acquirer"} and _is_under_way(made.draft):
        made.refusal = "an earn-in under way, told without its other side, share or spend"
        return
    if "seller" not in made.roles and last is not None and made.kind == "earn_in" and made.named & last.names():
        made.roles["seller"] = [n for group in last.roles.values() for n in group if made.lacks(n)][:1]
    if "seller" not in made.roles and made.kind == "earn_in" and (owner := search(HELD_BY, made.draft.clause)):
        held_by = made.draft.marked.thing(owner.group(1))
        made.roles.update({"seller": [held_by]} if made.lacks(held_by) else {})
    unnamed = first == "royalty_holder" and UNNAMED_SELLER.search(made.draft.clause)
    if "seller" not in made.roles and not unnamed and (missing := counterparty(made, "seller")):
        made.infer("seller", missing)


def _is_under_way(draft: Draft) -> bool:
    """True for "⟦C⟧ is earning into the ⟦J⟧ claims": what somebody is busy with, and no news of an agreement."""
    return (
        draft.rule == "deals.earn"
        and draft.stake_value is None
        and search(r"⟦[MRD]\d+⟧|\b(?:agree|option|sign)", draft.clause) is None
        and search(r"\b(?:is|are)(?: [a-z]+)? (?:earn|farm)ing\b", draft.clause) is not None
    )


def _infer_buyer(made: Cast, role: str) -> None:
    """Who bought what "was bought from ⟦C⟧": the story's subject, else its company; in an entry of a list its company."""
    who = (made.spoken_of, made.story.topic)
    who = who[::-1] if made.draft.rule == "deals.buy.entry" else who
    told = next((n for n in who if n is not None and made.lacks(n)), None)
    signs = made.draft.rule.startswith(("deals.buy.", "deals.option")) and set(made.roles) == {"seller"}
    if signs and search(BY_THE_ISSUER, made.draft.clause) and made.topic is not None and made.lacks(made.topic):
        made.infer(role, made.topic)
    elif made.draft.rule in ("deals.buy.agentless", "deals.buy.entry") and role not in made.roles and told is not None:
        made.infer(role, told)
    elif made.draft.rule == ROW and set(made.roles) == {"seller"} and made.story.topic and made.lacks(made.story.topic):
        made.infer(role, made.story.topic)  # a table of vendors tells what its own company buys


def _fill_acquisition(made: Cast) -> None:
    draft, topic = made.draft, made.story.topic
    face_each_other(made)
    _infer_buyer(made, "acquirer")
    if "seller" not in made.roles and draft.kind == "site" and (owner := search(HELD_BY, draft.marked.text)):
        held_by = draft.marked.thing(owner.group(1))
        if made.lacks(held_by):
            made.roles["seller"] = [held_by]
    last = made.story.last
    if (
        set(made.roles) == {"acquirer"}
        and draft.rule == "deals.acquisition.noun"
        and draft.kind in ("", "unknown")
        and last is not None
        and last.deal_type == "acquisition"
        and {n.name for n in last.roles.get("acquirer", [])} == made.named
    ):
        made.roles.update({role: names for role, names in last.roles.items() if role in ("target", "seller")})
    if (
        set(made.roles) == {"acquirer"}
        and draft.kind in ("site", "part")
        and last is not None
        and last.deal_type in ("acquisition", "earn_in")
        and draft.marked.sentence.index - last.last == 1
        and {n.name for n in last.roles.get("acquirer", [])} == made.named
    ):
        made.roles.update({role: names for role, names in last.roles.items() if role == "seller"})
    if set(made.roles) == {"acquirer"} and topic is not None and made.lacks(topic):
        of_company = draft.rule in ("deals.acquisition.noun", "deals.buy.passive") and draft.kind in (
            "",
            "unknown",
            "company",
        )
        if (
            of_company
            and (draft.kind != "" or not SITE.search(draft.target_text[:60]))
            and not OF_DEBT.search(draft.clause)
        ):
            made.infer("target", topic)
        elif draft.stake_value is not None and draft.kind == "site" and not has_its_share(draft, topic):
            made.infer("seller", topic)
    unsold = draft.rule == "deals.sell.passive" and "seller" not in made.roles
    gone = draft.rule == "deals.go.site" and "seller" not in made.roles
    if made.spoken_of and (gone or (unsold and search(UNDER_THE_DEAL, draft.clause))):
        made.infer("seller", made.spoken_of)
    if set(made.roles) == {"acquirer"} and draft.kind == "site" and (speaker := SPEAKER.match(draft.clause)):
        told = draft.marked.thing(speaker.group(1))
        if made.lacks(told):
            made.roles["seller"] = [told]
    if draft.rule in OWN_REPORT and topic is not None and topic.ticker and made.lacks(topic) and alone(made):
        if set(made.roles) == {"acquirer"} and draft.kind in ("", "site", "part"):
            made.infer("seller", topic)
        elif set(made.roles) == {"seller"} and draft.rule == "deals.acquisition.noun":
            made.infer("acquirer", topic)
    told_of = draft.rule == "deals.acquisition.noun" and set(made.roles) in ({"target"}, {"seller"})
    if told_of and made.spoken_of is not None and made.spoken_of.kind != "other":
        made.infer("acquirer", made.spoken_of)
    if "acquirer" not in made.roles:
        if not ({"seller", "target"} <= set(made.roles) and "⟦M" in draft.clause) and not sold_to_unnamed(made):
            made.refusal = "the buyer is not named"
    elif set(made.roles) == {"acquirer"} and all(is_public(n) for n in made.roles["acquirer"]) and draft.kind != "site":
        made.refusal = "a state that buys from nobody invites bids or gives money"
    elif (
        "seller" not in made.roles
        and all(is_public(n) for n in made.roles["acquirer"])
        and search(r"\b(?:stake|shareholding|shares|interest|participation)\b", draft.clause)
    ):
        made.refusal = "public money taking new shares is a funding commitment"


OF_DEBT = re.compile(r"\b(?:loans?|debt|lend(?:er|ing)|export credit|financing|guarantee)\b")
"""Words of a clause whose offer is one of money."""
UNDER_THE_DEAL = r"^under the (?:terms of the )?(?:deal|agreement|sale)\b"


SPEAKER = re.compile(
    r"(?:the (?:board|directors) of )?⟦(C\d+)⟧ (?:[a-z]+ ){0,4}?(?:advis|announc|report|confirm|not)(?:es|ed|e|s)? that "
    r"(?:the )?⟦[CN]"
)
"""Who tells in a release of its own that somebody else buys a mine: its owner."""
OWN_REPORT = ("deals.sale.noun", "deals.sell.passive", "deals.pass", "deals.acquisition.noun")
"""Rules of sentences in which a listed company's report leaves itself out: "the mine was sold to ⟦C⟧"."""


_FILL: dict[str, Callable[[Cast], None]] = {
    "offtake": _fill_supply,
    "supply": _fill_supply,
    "equity_investment": _fill_equity,
    "acquisition": _fill_acquisition,
    "partnership": _fill_partners,
    "joint_venture": _fill_partners,
    "merger": _fill_partners,
    "other": _fill_other,
    "royalty_stream": _fill_pair,
    "earn_in": _fill_pair,
}
