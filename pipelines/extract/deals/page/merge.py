"""Drafts about the same event become one: same parties, compatible type, no contradicting number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.extract.names import Name
from pipelines.model import DealStatus, DealType

STAGES: tuple[DealStatus, ...] = ("rumoured", "proposed", "agreed", "completed", "terminated")
FAMILIES = (
    {"acquisition", "merger", "equity_investment", "earn_in"},
    {"offtake", "supply"},
    {"joint_venture", "partnership", "earn_in"},
    {"royalty_stream"},
    {"partnership", "offtake", "supply"},
    {"partnership", "merger"},
    {"other"},
)
PRIORITY = (
    "royalty_stream",
    "merger",
    "earn_in",
    "joint_venture",
    "acquisition",
    "equity_investment",
    "supply",
    "offtake",
    "partnership",
    "other",
)


NEAR = 8
"""Sentences between a joint venture and the price of its share: a list of highlights and the first paragraph."""


def same_sum(a: Any, b: Any) -> bool:
    """True for two printed amounts that are one: "$14.6m" and "$14,576,296"."""
    return a is not None and b is not None and abs(a.value - b.value) <= ROUNDING * max(abs(a.value), abs(b.value))


ROUNDING = 0.005
"""How far apart a round sum and the sum that it rounds may be."""


@dataclass(slots=True)
class Event:
    """One deal with its names resolved; `first` and `last` are the indexes of the sentences it was read from."""

    deal_type: DealType
    status: DealStatus
    roles: dict[str, list[Name]]
    story: int
    first: int
    last: int
    rule: str
    confidence: float
    project: Name | None = None
    commodities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    money: Any = None
    stake: float | None = None
    date: str | None = None
    printed: dict[str, str] = field(default_factory=dict)
    is_inferred_party: bool = False
    target_kind: str = ""
    is_firm: bool = False
    """Whether its own words speak of a contract that is signed or binds."""
    is_binding: bool = False
    """Whether its own words say that it binds."""
    is_lettered: bool = False
    """Whether it has been read as what a letter describes."""
    is_usual_project: bool = False
    """True when the project is the story's, and not one that the sentence names."""

    def names(self) -> set[str]:
        """The names of all parties."""
        return {n.name for names in self.roles.values() for n in names}


def same_event(a: Event, b: Event) -> bool:
    """True when two readings tell of one deal."""
    if (
        a.story == b.story
        and same_sum(a.money, b.money)
        and len(a.names() & b.names()) > 1
        and "merger" not in (a.deal_type, b.deal_type)
        and (a.deal_type == b.deal_type or b.rule.endswith(".noun"))
    ):
        return True
    if a.story != b.story and (
        a.deal_type != b.deal_type or len(a.names() & b.names()) < 2 or (a.project is None) != (b.project is None)
    ):
        return False
    if _is_entry_into_venture(a, b):
        return True
    if _ends_with_purchase(a, b) or _ends_with_purchase(b, a):
        return False
    if (
        a.story == b.story
        and same_sum(a.money, b.money)
        and a.names() == b.names()
        and (a.stake is None or b.stake is None or a.stake == b.stake)
        and {a.deal_type, b.deal_type} <= {"acquisition", "equity_investment", "joint_venture", "earn_in"}
    ):
        return True
    if not any(a.deal_type in f and b.deal_type in f for f in FAMILIES):
        return False
    if _is_placement_beside_earn_in(a, b) or _is_placement_beside_sale(a, b):
        return False
    if _are_halves_of_sale(a, b):
        return True
    shared = a.names() & b.names()
    smaller = min(len(a.names()), len(b.names()))
    one_earn_in = a.deal_type == b.deal_type == "earn_in" and (
        a.project.name == b.project.name
        if a.project and b.project
        else a.names() == b.names() and _names(a, "acquirer") == _names(b, "acquirer")
    )
    if (
        one_earn_in
        and _names(a, "acquirer").isdisjoint(_names(b, "acquirer"))
        and a.stake != b.stake
        and a.stake
        and b.stake
    ):
        return False  # one has let go of what another may earn
    told_of_other_owner = (
        a.deal_type == b.deal_type
        and a.project is not None
        and b.project is not None
        and a.project.name == b.project.name
        and (a.is_inferred_party or b.is_inferred_party)
        and (a.money is None or b.money is None or same_sum(a.money, b.money))
        and any(_names(a, role) & _names(b, role) for role in ("acquirer", "royalty_holder", "buyer"))
    )
    if not shared or (len(shared) < 2 and smaller > 1 and not one_earn_in and not told_of_other_owner):
        return False
    if _is_sale_to_unnamed(a, b):
        return True
    if one_earn_in:
        return True
    if a.money is not None and b.money is not None and not same_sum(a.money, b.money) and a.first != b.first:
        return False
    if a.money is not None and b.money is not None and not same_sum(a.money, b.money) and a.deal_type == b.deal_type:
        return False
    if a.stake is not None and b.stake is not None and a.stake != b.stake:
        return False
    if (
        a.project
        and b.project
        and a.project.name != b.project.name
        and not (len(shared) > 1 and (a.is_usual_project or b.is_usual_project))
    ):
        return False
    if a.date and b.date and a.date[:4] != b.date[:4]:
        return False
    if len(shared) == 1 and (a.deal_type != b.deal_type or abs(a.first - b.first) > 3) and not _is_echo(a, b):
        return False
    if (
        {a.deal_type, b.deal_type} in ({"acquisition", "equity_investment"}, {"merger", "equity_investment"})
        and a.first != b.first
        and (a.stake is not None) != (b.stake is not None)
    ):
        return False
    if (
        a.deal_type != b.deal_type
        and a.first != b.first
        and {a.deal_type, b.deal_type}
        in ({"acquisition", "equity_investment"}, {"joint_venture", "earn_in"}, {"acquisition", "earn_in"})
        and a.money
        and b.money
    ):
        return False
    return not ({a.deal_type, b.deal_type} == {"joint_venture", "earn_in"} and a.first != b.first)


def _is_placement_beside_earn_in(a: Event, b: Event) -> bool:
    """True for shares of a company that another takes in one sentence, and the share of its mine that it earns elsewhere."""
    taken, earned = (a, b) if a.deal_type == "equity_investment" else (b, a)
    return (
        taken.deal_type == "equity_investment"
        and earned.deal_type == "earn_in"
        and taken.target_kind == "shares"
        and taken.first != earned.first
        and {"investor", "investee"} <= set(taken.roles)
    )


def _is_placement_beside_sale(a: Event, b: Event) -> bool:
    """True for the mine that a company sells, and the shares of its own that the buyer takes as well."""
    taken, sold = (a, b) if a.deal_type == "equity_investment" else (b, a)
    return (
        taken.deal_type == "equity_investment"
        and sold.deal_type == "acquisition"
        and sold.first != taken.first
        and "target" not in sold.roles
        and sold.project is not None
        and not sold.is_usual_project
        and bool(_names(sold, "seller"))
        and _names(sold, "seller") == _names(taken, "investee")
    )


def _is_echo(a: Event, b: Event) -> bool:
    """True for one purchase of a mine in a list of highlights, without its seller, and again in the text."""
    return (
        a.deal_type == b.deal_type
        and a.story == b.story
        and a.project is not None
        and b.project is not None
        and a.project.name == b.project.name
        and _names(a, "acquirer") == _names(b, "acquirer")
        and ({"acquirer"} in (set(a.roles), set(b.roles)))
    )


def _is_sale_to_unnamed(a: Event, b: Event) -> bool:
    """True for one mine that a company sells, told once with its buyer and once without."""
    return (
        a.deal_type == b.deal_type == "acquisition"
        and ("acquirer" not in a.roles or "acquirer" not in b.roles)
        and bool(_names(a, "seller") & _names(b, "seller"))
        and a.project is not None
        and b.project is not None
        and a.project.name == b.project.name
    )


def _are_halves_of_sale(a: Event, b: Event) -> bool:
    """True where one sentence tells who sells a mine and another who buys it."""
    return (
        a.deal_type == b.deal_type == "acquisition"
        and {frozenset(a.roles), frozenset(b.roles)} == {frozenset(("seller",)), frozenset(("acquirer",))}
        and a.project is not None
        and b.project is not None
        and a.project.name == b.project.name
        and not (a.is_usual_project or b.is_usual_project)
    )


def _names(event: Event, role: str) -> set[str]:
    return {n.name for n in event.roles.get(role, [])}


def parted(event: Event) -> list[Event]:
    """The second purchase of an event that turns out to be two, as each company bought has a price of its own."""
    targets = event.roles.get("target", [])
    if event.deal_type != "acquisition" or len(targets) != 2 or event.money is not None:
        return []
    event.roles = {**event.roles, "target": targets[:1]}
    return [replace(event, roles={**event.roles, "target": targets[1:]}, printed=dict(event.printed))]


def _ends_with_purchase(venture: Event, bought: Event) -> bool:
    """Whether a joint venture ends and a purchase is made: two acts, however much they share."""
    return (
        venture.deal_type == "joint_venture"
        and venture.status == "terminated"
        and bought.deal_type == "acquisition"
        and bought.status in ("agreed", "completed")
    )


def _is_entry_into_venture(a: Event, b: Event) -> bool:
    """True for a joint venture and the share of its mine that one partner pays the other for."""
    venture, entry = (a, b) if a.deal_type == "joint_venture" else (b, a)
    return (
        venture.deal_type == "joint_venture"
        and venture.status != "terminated"
        and entry.deal_type == "acquisition"
        and entry.stake is not None
        and entry.stake < 50
        and venture.money is None
        and venture.names() == entry.names()
        and abs(entry.first - venture.last) <= NEAR
    )


LETTERED = (
    "earn_in",
    "offtake",
    "supply",
    "joint_venture",
    "acquisition",
    "royalty_stream",
    "equity_investment",
    "partnership",
)
"""What a letter may be signed for."""


def is_letter(event: Event) -> bool:
    """Whether the event is a paper that binds nobody, whatever it is for."""
    return event.deal_type == "partnership" and event.status == "proposed"


def only_described(event: Event) -> bool:
    """Whether the event is told by what a paper provides for, and not by a signing of its own."""
    return event.deal_type in LETTERED and event.status == "agreed" and not event.is_firm


def merged(a: Event, b: Event) -> Event:
    """The event that both tell of, at the later stage, with the fuller set of parties."""
    main, other = (a, b) if _strength(a) >= _strength(b) else (b, a)
    if _is_entry_into_venture(main, other) and main.deal_type != "joint_venture":
        main, other = other, main
    if main.deal_type == "partnership" and other.deal_type in ("offtake", "supply") and main.names() == other.names():
        main, other = other, main  # the letter is signed for the product it goes on to name
        main.status = other.status if other.status == "proposed" and main.status == "agreed" else main.status
    if a.deal_type == b.deal_type == "earn_in" and (main.stake or 0) < (other.stake or 0):
        main.stake, main.money = other.stake, other.money or main.money
        main.first, main.last = (other.first, other.last) if other.money else (main.first, main.last)
        main.printed = {**main.printed, **other.printed}
    bought = b if a.deal_type == "merger" else a
    if (
        {a.deal_type, b.deal_type} == {"merger", "acquisition"}
        and "target" in bought.roles
        and bought.stake in (None, 100.0)
    ):
        main.deal_type, main.roles = "merger", dict(bought.roles)  # "closed its merger, acquiring all shares"
    if main.deal_type == other.deal_type == "merger" and {"acquirer", "target"} <= set(other.roles):
        main.roles = dict(other.roles)  # the terms tell whose shares are given for whose
    for letter, described in ((a, b), (b, a)):
        if (is_letter(letter) or letter.is_lettered) and only_described(described):
            described.status = "proposed"
            a.is_lettered = b.is_lettered = True
    if is_letter(main) and not is_letter(other):
        main, other = other, main
    status = max(a.status, b.status, key=STAGES.index)
    main.is_firm = a.is_firm or b.is_firm
    by_letter = main.deal_type in ("offtake", "supply") and other.deal_type == "partnership"
    if (a.first == b.first or by_letter) and {a.status, b.status} == {"proposed", "agreed"}:
        status = main.status
    if main.deal_type == other.deal_type and main.deal_type in ("offtake", "supply") and status == "agreed":
        bound = a if a.status == "agreed" else b
        status = status if bound.is_binding or a.status == b.status else "proposed"  # a letter, told again in short
    named = main.names()
    for role, names in other.roles.items():
        fitting = role if role in main.roles or len(main.roles) < 2 or role in ("seller", "target") else None
        for name in names:
            if name.name not in named and fitting and not other.is_inferred_party and other.deal_type == main.deal_type:
                main.roles.setdefault(fitting, []).append(name)
                named.add(name.name)
    _prefer_target(main, other)
    if status == "terminated" and a.status != b.status:
        main.date = (a if a.status == status else b).date  # the day of the end
    main.status = status
    if main.money is None and other.money is not None:
        main.money = other.money
        main.first, main.last = _span(main, other)
    main.stake = main.stake if main.stake is not None else other.stake
    main.date = main.date or other.date
    if main.project is None or (main.is_usual_project and other.project and not other.is_usual_project):
        main.project, main.is_usual_project = other.project or main.project, other.is_usual_project
    main.commodities = main.commodities or other.commodities
    main.countries = main.countries or other.countries
    main.printed = {**other.printed, **main.printed}
    return main


def _prefer_target(main: Event, other: Event) -> None:
    """Who is bought itself is no seller, whatever another sentence says of a contract with it."""
    bought = {n.name for n in other.roles.get("target", [])}
    moved = [n for n in main.roles.get("seller", []) if n.name in bought]
    if moved and other.deal_type == main.deal_type:
        left = [n for n in main.roles["seller"] if n not in moved]
        main.roles = {**main.roles, "seller": left, "target": [*main.roles.get("target", []), *moved]}


def _span(main: Event, other: Event) -> tuple[int, int]:
    """Consecutive sentences from the first to the last when they touch, else those with the number."""
    first, last = min(main.first, other.first), max(main.last, other.last)
    return (first, last) if last - first <= 2 else (other.first, other.last)


def _strength(event: Event) -> tuple[int, int, int, int]:
    return (
        not event.rule.endswith(".noun") if event.deal_type == "earn_in" else 0,
        min(len(event.names()), 3) - event.is_inferred_party,
        (event.money is not None) + (event.stake is not None),
        -PRIORITY.index(event.deal_type),
    )


def merge_all(events: list[Event]) -> list[Event]:
    """One event per deal, in the order of their first sentence."""
    kept = _merged_once(events)
    return sorted(_merged_once(kept) if len(kept) < len(events) else kept, key=lambda e: e.first)


def _merged_once(events: list[Event]) -> list[Event]:
    """Each event merged into the first one before it that tells of the same deal; what it learns may join others."""
    kept: list[Event] = []
    for event in events:
        for at, known in enumerate(kept):
            if same_event(known, event):
                kept[at] = merged(known, event)
                break
        else:
            kept.append(event)
    return kept
