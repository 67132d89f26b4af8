"""Which side of a contract for product sells and which buys, and whether the buyer uses or refines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.described import MINER_NAME, USER_NAME
from pipelines.extract.deals.language.grammar import PRODUCT
from pipelines.extract.deals.language.patterns import ORG, compiled, search
from pipelines.extract.names import Name

if TYPE_CHECKING:
    from pipelines.extract.deals.parties.story import Story

USER_WORDS = (
    r"(?:car|auto|vehicle|steel|chip)-?maker|trading (?:house|company|firm|arm)|trader|merchant|manufacturer|"
    r"(?:battery|cell|magnet|cathode|anode|electrode|steel|car|turbine|ev|vehicle)(?: and [a-z]+| cell| materials?)?"
    r"[ -](?:maker|firm|producer|giant|group|company|startup|start-up|major)|cellmaker"
)
MINER_WORDS = (
    r"(?:miner|explorer|mining (?:company|group|firm|junior)|developer|(?:graphite|lithium|nickel|cobalt) supplier)"
)
FROM_WORKS = re.compile(
    r"\b(?:from|at) (?:its|the|an?|⟦C\d+⟧'s) (?:[a-z-]+ ){0,3}?(?:plant|mill|refinery|smelter|facility)\b"
)
"""Where a product is made: no service."""
USER_HEADS = frozenset("carmaker automaker trader merchant maker cellmaker manufacturer steelmaker".split())
AWARDED = re.compile(r"\b(?:award\w*|won|wins?|select\w*|chosen)\b")
"""A contract that somebody has won makes a supplier."""
NOT_A_PRODUCT = re.compile(
    r"\b(?:acid|soda|ammonia|reagents?|power|electricity|equipment|services?|gas|water|feed(?:stock)?|refinery|smelter|"
    r"separation|(?<!⟧ )plant|mill)\b"
)


def sold_to_user(draft: Draft, story: Story, roles: dict[str, list[Name]]) -> bool:
    """True for a product sold to a carmaker, a maker of batteries or magnets, or a trader: offtake by any name."""
    if draft.rule == "deals.paper.supply" and AWARDED.search(draft.clause[: draft.at]):
        return False
    if NOT_A_PRODUCT.search(FROM_WORKS.sub("", draft.clause[draft.at :])):
        return False
    described = {d.name.name for d in story.who.said if d.head in USER_HEADS or d.head == "trading house"}
    buyers = roles.get("buyer", [])
    return any(USER_NAME.search(n.name) or n.name in described for n in buyers) or bool(
        buyers and search(rf"\b(?:{USER_WORDS})\b", draft.marked.text)
    )


def _lean(draft: Draft, story: Story, name: Name) -> int:
    """Positive for a party that mines, negative for one that makes or trades: by its name and how it is described."""
    marked = draft.marked
    own = "|".join(key for key, thing in marked.things.items() if key[0] in "CAN" and thing.name == name.name) or "-"
    glosses = " ¦ ".join(d.gloss for d in story.who.said if d.name.name == name.name)
    before = rf"(?:,? (?:called )?)⟦(?:{own})⟧"
    behind = rf"⟦(?:{own})⟧, (?:an?|the) (?:[a-z-]+ |⟦[GL]\d+⟧(?:'s|-[a-z]+)? ){{0,5}}?"

    def points(name_like: re.Pattern[str], words: str) -> int:
        told = search(rf"\b(?:{words})\b", glosses) or search(
            rf"\b(?:{words}){before}|{behind}(?:{words})\b", marked.text
        )
        return bool(name_like.search(name.name)) + ENOUGH * bool(told)

    return points(MINER_NAME, MINER_WORDS) - points(USER_NAME, USER_WORDS)


ENOUGH = 2
"""What a description weighs; a name alone says less."""


def contract_sides(draft: Draft, partners: list[Name]) -> dict[str, list[Name]]:
    """The two sides of a contract read as a partnership: the subject and whom it is "with"."""
    return (
        {"mine": partners[:1], "other": partners[1:]}
        if len(partners) > 1 and draft.has_subject
        else {"other": partners}
    )


TAKER = (
    rf"\b(?:which|whereby|allow(?:s|ing)?|will allow|lets?|for) ({ORG}) (?:to|may|can|will|would|"
    r"(?:has|have|had|is|was) (?:been |granted |given |an? |the |exclusive )*(?:right|option) to|is entitled to) "
    r"(?:acquire|earn|buy|purchase|farm)"
    rf"|\bsees? ({ORG}) (?:take|earn|acquire|buy|farm)|\b(?:giv|grant)\w+ ({ORG}) (?:an?|the|exclusive) "
)
"""Whom an option or earn-in lets take the share."""
OF_WHOM = rf"\b(?:held|owned) by ({ORG})(?!')|\b(?:over|in|to|of) (?:the )?({ORG})'s? (?=[^,;]*⟦J)"
"""Whose ground it is about."""


OF_OWN_WORKS = compiled(
    rf"[^;]*?\b(?:{PRODUCT.pattern}|soda|lime|quicklime|reagents?|sulphur|sulfur|feed|scrap)\b[^;,⟦]{{0,60}}? "
    rf"(?:to|for|into) (?:feed )?({ORG})'s (?:own )?(?:[a-z-]+ |⟦[GJLN]\d+⟧ ){{0,6}}?"
    r"(?:plant|smelter|refinery|roaster|mill|works|furnaces?|facility)\b"
)
"""Whose plant goods are for: "⟦Q⟧ a year of sulphuric acid to ⟦C⟧'s planned plant"."""


def user_of(draft: Draft) -> str | None:
    """The party whose own plant the goods of a contract are for."""
    if draft.deal_type == "earn_in":
        return None
    found = OF_OWN_WORKS.match(draft.clause[draft.at :])
    return draft.marked.thing(found.group(1)).name if found else None


IS_FED = re.compile(r"\bfor (?:(?!(?:the|supply|sale)\b)[a-z-]+ ){0,3}feed(?:stock)?\b")
"""A paper for feed, by whoever has the works that it feeds."""
PROCURES = re.compile(r"\bprocurement (?:[a-z-]+ ){0,3}(?:agreement|contract|deal|memorandum)\b")
"""A paper by which the one who signs it first buys."""
COMES_FROM = compiled(r"\b(?:comes?|came|sourced|supplied|delivered|bought) (?:from|by) (?:the )?⟦([CAN]\d+)⟧(?!')")
"""Whose goods they are, wherever the sentence tells it."""


def sides(draft: Draft, roles: dict[str, list[Name]], story: Story) -> tuple[dict[str, list[Name]], bool]:
    """Which of two contracting parties sells: the one with the mine, the one that mines and does not make things of
    what is mined, the story's company, else the subject. The second value tells whether a side comes from the story."""
    topic = story.topic
    mine, other = roles.get("mine", []), roles.get("other", [])
    sell, buy = ("seller", "acquirer") if draft.deal_type == "earn_in" else ("supplier", "buyer")
    inferred = False
    things = [
        draft.marked.thing(m.group(1))
        for m in compiled(r"\bfrom (?:the )?⟦([CAN]\d+)⟧'s").finditer(draft.clause[draft.at :])
    ]
    things += [draft.marked.thing(m.group(1)) for m in COMES_FROM.finditer(draft.marked.text)]
    sources = {thing.name for thing in things}
    if other and not mine and sources.isdisjoint(n.name for n in other):
        mine = things[:1]
    if mine and not other and topic and topic.name != mine[0].name:
        other, inferred = [topic], True
    elif other and not mine and topic and all(topic.name != n.name for n in other):
        mine, inferred = [topic], True
    flipped = bool(topic and any(n.name == topic.name for n in other))
    if draft.deal_type == "offtake" and (len(mine) > 1) != (len(other) > 1):
        flipped = len(mine) > 1  # one mine has several customers
    user = user_of(draft)
    if mine and other and user in {n.name for n in (*mine, *other)}:
        flipped = user in {n.name for n in mine}
    elif mine and other and PROCURES.search(draft.clause):
        flipped = True
    elif sources & {n.name for n in mine}:
        flipped = False
    elif sources & {n.name for n in other}:
        flipped = True
    elif mine and other and draft.deal_type != "earn_in":
        one, two = _lean(draft, story, mine[0]), _lean(draft, story, other[0])
        if one == two and IS_FED.search(draft.clause[draft.at :]):
            one, two = 0, 1  # who signs for feed has the works
        flipped = one < two if one != two and max(one, two) >= 0 else flipped  # of two makers either may sell
    if draft.deal_type == "earn_in":
        taker = search(TAKER, draft.clause)
        held = {
            draft.marked.thing(m.group(1) or m.group(2)).name
            for m in compiled(OF_WHOM).finditer(draft.clause, draft.at)
        }
        name = draft.marked.thing(next(g for g in taker.groups() if g)).name if taker else None
        mine_sells = name is None and bool(held & {n.name for n in mine})
        other_takes = (
            search(r"\bwhich the (?:unit|major|miner|group|partner|subsidiary) (?:may|can|will|would)", draft.clause)
            is not None
        )
        flipped = not (
            search(r"\bfarm-?\s?out\b", draft.clause)
            or other_takes
            or mine_sells
            or (name is not None and any(n.name == name for n in other))
        )
    seller, buyer = (other, mine) if flipped else (mine, other)
    fixed = {role: names for role, names in roles.items() if role not in ("mine", "other")}
    return {**fixed, **({sell: seller} if seller else {}), **({buy: buyer} if buyer else {})}, inferred
