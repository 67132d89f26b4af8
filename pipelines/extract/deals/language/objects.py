"""What a deal is about: the words behind "acquire", "the sale of" or "invest in", and of what kind they are."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.deals.details.shares import fraction
from pipelines.extract.deals.language.grammar import PRODUCT, SHARES, SITE, marks, share_in
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, begins, compiled, search, whole
from pipelines.extract.lexicon import commodities_in

END_OF_OBJECT = re.compile(
    r",(?= )|;| (?:for (?=⟦M|a |an |total|up to|about|some|consideration|cash|[0-9]|around|nearly|roughly|"
    r"approximately|just)|from |by |under |via |through |in (?:cash|exchange|return|a deal|"
    r"consideration|stages)|on ⟦D|with |as (?:part|feedstock|well)|after |before |at ⟦M|in ⟦D|once |until |if |"
    r"when |while |"
    r"subject |pursuant |over (?:a |⟦|the next|two|three|four|five|six|\w+ years)|"
    r"that |which |but |and (?=(?:has|have|will|is|was|are|to (?!be issued)|then|now|put|signed|it)\b|⟦[CAGN]\d+⟧ "
    r"(?:has|will|is)|"
    r"(?:sell|sold|buy|bought|invest|take)))"
)


UNIT_OF = re.compile(
    r"(?:the |its |an? |⟦[LG]\d+⟧(?:'s)? )(?:(?!(?:of|in)\b)[a-z-]+ |⟦[LG]\d+⟧(?:'s)? ){0,4}?(?:unit|arm|subsidiary|"
    r"division|business|operations) of (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){0,4}?(⟦[CN]\d+⟧)(?!')"
)
"""What a company sells of itself: "the ⟦L⟧ unit of ⟦C⟧"."""
UNNAMED_FIRM_OF = re.compile(
    r"(?:⟦R\d+⟧ (?:stake |interest )?(?:of|in) )?(?:an?|the) (?:(?!(?:of|in)\b)[a-z-]+ ){0,4}?(?:company|subsidiary|vehicle|"
    rf"entity|unit|venture)(?: that| which)?(?: [a-z-]+){{0,4}} (?:set up|established|formed|owned|held|controlled|created) "
    rf"by (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORG})(?!')"
)
"""A firm that has no name and an owner: "⟦R⟧ of a new holding company that is to be set up by ⟦C⟧"."""
SHARE_OF_HOLDER = re.compile(
    r"(?:the |its |all (?:of )?the )?(?:remaining |other |outstanding )?(⟦R\d+⟧)(?: stake| interest| share| holding)?"
    r"(?: (?:of|in) (?:the )?⟦[JNGC]\d+⟧)?"
    r"(?: (?:that|which))?(?: (?:is|was|are))? (?:(?:currently|still|already|now) )?(?:belong(?:s|ing|ed) to|held by|"
    rf"owned by|in the hands of) (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})(?!')"
)
"""A share by who has it: "the ⟦R⟧ that belongs to ⟦C⟧"."""
INTEREST_OF = re.compile(
    r"(?:all (?:of )?)?(?:the |its )?(?:(?:legal|beneficial|entire|whole|remaining|full|rights?|titles?|interests?|shares?|"
    rf"and|⟦R\d+⟧),? )+of (?:the )?({ORG}) (?=in (?:the |its |an? )?(?:[a-z-]+ )*⟦[CJN]\d+⟧)"
)
"""An interest by whose it is: "the rights, title and interest of ⟦C⟧ in the ⟦J⟧"."""
ISSUED_BY = re.compile(
    r"[^⟦;,]{0,20}(?:⟦M\d+⟧ )?(?:worth |of |in )*(?:[a-z-]+ ){0,4}(?:shares|notes|debentures|units|stock|"
    r"bonds) (?:that "
    r"(?:are |will be )?)?(?:to be |newly )?(?:issued|sold) by (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){0,3}?(⟦[CN]\d+⟧)"
)
"""New paper of a company: "⟦M⟧ worth of notes to be issued by ⟦C⟧"."""
ORES_LISTED = re.compile(
    r"(?:⟦[RCGL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,5}?(?P<ores>(?:[a-z-]+, )+[a-z-]+,? and [a-z-]+) "
    r"(?:[a-z-]+ ){0,2}(?:projects?|mines?|assets?|tenements?|deposits?|licen[cs]es?|properties|property|claims)\b"
)
"""Metals in a row before the word for the mine: they end no object."""


def _all_ores(words: str) -> bool:
    return all(commodities_in(word) for word in re.split(r",? and |, ", words))


NOT_YET_OWNED = re.compile(
    r" (?:(?:that|which) )?(?:it|they|⟦[CN]\d+⟧) (?:does|do|did) not (?:already |currently |yet )*(?:own|hold|control)\b"
)
"""What a buyer has not got yet: "the ⟦R⟧ that it does not own"."""
SHARE_IN_FIRM = re.compile(r" (?:remaining |other )?⟦R\d+⟧ (?:in|of) (?:the )?⟦C\d+⟧(?!')")
"""What a seller has of a company: "⟦C⟧'s ⟦R⟧ in ⟦C⟧"."""
PART_OF_FIRM = r"\b(?:company|subsidiary|unit|arm)[ .]*$"


@dataclass(slots=True)
class Target:
    """What is bought, sold or subscribed for."""

    kind: str
    """company, shares, site, product, royalty or unknown"""
    text: str
    org: str | None = None
    owner: str | None = None
    share: str | None = None
    """Mark of the percentage."""
    share_value: float | None = None


REST = re.compile(r"the (?:rest|remainder|balance|other half)(?= (?:from|for|in|by)\b|[.,;]|$)")
"""What somebody has not got yet of something told before."""
ALL_IT_MAKES = re.compile(
    r"(?:(?:up to|about|some|the) )*(?:everything|all|whatever|anything|what|(?:half|most|⟦R\d+⟧) of what)(?: that)? "
    r"(?:the (?:[a-z]+ ){0,2}(?:mine|plant|refinery|mill|smelter|project|company|works|factory)|it|they|⟦[CJN]\d+⟧) "
    r"(?:(?:will|would|can|is to|should|ever) )*(?:make|produce|mine|dig|refine|ship|turn out|yield|recover)s?\b"
)
"""Product told by a clause: "everything the mine produces"."""
THIS_PRODUCT = re.compile(
    r"\bof that (?=(?:[a-z]+ )?(?:product|by-product|material|output|production|metal|ore|concentrate|tonnage|volume|amount)\b)"
)
"""Product that has just been told of: its "that" begins no clause."""
TITLE_TO = re.compile(
    r"(?:undivided )?(?:legal (?:and beneficial )?)?rights?,? titles?,?(?: and)? interests?,? (?:in(?:,? and to(?: and under)?|"
    r",? to and under)?|to) (?=the |its |an? |all |⟦|[a-z])"
)
"""What lawyers call an interest: "all right, title and interest in and to the ⟦J⟧"."""
BESIDE = (
    r"\b(?:near|(?:north|south|east|west)[a-z-]* of|km from|kilometres from|adjacent to|adjoining|close to|"
    r"(?:made|produced|manufactured|refined|processed|recycled|mined|built) (?:in|at)) (?:the )?"
)
"""What stands before a place or a neighbour, which nobody buys."""


def target_of(marked: Marked, tail: str) -> Target:
    """What the words behind "acquire" or "acquisition of" name."""
    tail = re.sub(r"^(?:,? (?:on|in) ⟦D\d+⟧,)?\s*(?:back |up |out |in |of |off )?", "", tail[:260])
    tail = THIS_PRODUCT.sub("of the ", tail) if "of that " in tail else tail
    if left := REST.match(tail):
        return Target("part", left.group())
    if made := ALL_IT_MAKES.match(tail):
        part = share_in(made.group())
        whole_output = 100.0 if made.group().startswith(("every", "all", "what")) else fraction(made.group())
        return Target(
            "product", made.group(), None, None, f"⟦{part}⟧" if part else None, None if part else whole_output
        )
    tail = TITLE_TO.sub("interest in ", tail) if " title" in tail else tail
    tail = NOT_YET_OWNED.sub("", tail) if " not " in tail else tail
    tail = compiled(rf"^(?:from|to) (?:the )?{ORG} (?=all |up to |about |the |a |an |its |⟦|[0-9])").sub("", tail)
    if unit := UNIT_OF.match(tail):
        return Target("site", unit.group(), None, unit.group(1))
    if unnamed := UNNAMED_FIRM_OF.match(tail):
        share = share_in(unnamed.group())
        return Target("site", unnamed.group(), None, unnamed.group(1), f"⟦{share}⟧" if share else None)
    if held := SHARE_OF_HOLDER.match(tail):
        return Target("site", tail[: held.start(2)], None, held.group(2), held.group(1))
    if interest := INTEREST_OF.match(tail):
        share = share_in(interest.group())
        return Target("site", tail[interest.end() :], None, interest.group(1), f"⟦{share}⟧" if share else None)
    if notes := ISSUED_BY.match(tail):
        return Target("shares", notes.group(), notes.group(1))
    if ", " in tail[:90] and (ores := ORES_LISTED.match(tail)) and _all_ores(ores["ores"]):
        tail = tail.replace(", ", " ", ores["ores"].count(", "))
    end = END_OF_OBJECT.search(tail, 1)
    text = tail[: end.start()] if end else tail
    if not text.strip() and end:
        text = tail
    if end and (
        apposed := begins(
            r",? (?:or |equal to |representing |equivalent to |(?=about |some |roughly |approximately ))"
            r"(?:about |some |roughly |"
            r"approximately |around |just over )?(⟦R\d+⟧)",
            tail[end.start() :],
        )
    ):
        share = apposed.group(1)
    else:
        mark = share_in(text)
        share = f"⟦{mark}⟧" if mark else None
    is_whole = bool(
        end and begins(r",? (?:being|representing) all (?:of )?(?:the|its|their)\b", tail[end.start() :])
    ) or bool(
        begins(
            r"(?:the )?(?:all|100 per cent|entire|whole|outright|full ownership|the whole|every|totality|"
            r"entirety)\b",
            text,
        )
        or search(
            r"\ball (?:of )?(?:the |its |⟦C\d+⟧'s )?(?:[a-z-]+ ){0,4}(?:shares|stock|share capital|"
            r"units|equity|interests?)\b|\boutright[ .]*$",
            text,
        )
    )
    orgs = [
        m
        for m in marks(text)
        if m[0] in "CN"
        and not search(rf"{BESIDE}⟦{m}⟧", text)
        and not (m[0] == "N" and IS_A_SITE.match(text, text.find(f"⟦{m}⟧") + len(m) + 2))
    ]
    owner = begins(r"(?:[a-z0-9, -]|⟦R\d+⟧|⟦[GL]\d+⟧(?:'s)?)*?(⟦[CAN]\d+⟧)'s?(?= )", text)
    head = (
        compiled(r" (?:in|from|at|near|located|that|outside|into|produced|mined|made|coming|held|for|over) ")
        .split(text)[0]
        .rstrip(" .")
    )
    if not orgs and A_FIRM.search(head):
        return Target("company", text, None, None, share, 100.0 if is_whole and not share else None)
    has_site = bool(SITE.search(text)) or any(m[0] == "J" for m in marks(text))
    has_shares = bool(SHARES.search(text))
    is_output = (
        search(
            r"\b(?:concentrates?|carbonate|hydroxide|oxides?|output|production|products?|fines|flakes?|"
            r"metal|ingots?|ores?|feed(?:stock)?|scrap|black mass|raw materials?|sulphates?|sulfates?|sulphides?|"
            r"sulfides?|chlorides?|precipitates?|matte|"
            r"powders?|alloys?|magnets?|cathodes?|anodes?|(?:entire|whole|full|total) supply(?: of .*)?)$",
            head,
        )
        is not None
    )
    is_output = is_output or OUTPUT_OF.match(text) is not None
    if owner is not None and search(f"{BESIDE}$", text[: owner.start(1)]):
        owner = None  # "ground near ⟦C⟧'s mine": a neighbour
    own_goods = owner is not None and not SITE.search(text[owner.end() :]) and not marks(text[owner.end() :])
    orgs_but_owner = [] if own_goods else orgs
    is_unit = owner is not None and search(PART_OF_FIRM, head) is not None
    has_product = is_output or (
        not is_unit and bool(PRODUCT.search(text) or commodities_in(MARK.sub("", head))) and not has_site
    )
    first_q = begins(r"(?:up to |about |the |some |a further |an initial |around )*⟦Q\d+⟧", text)
    org = None
    if search(
        r"\b(?:royalt(?:y|ies)|streams?|nsr|grr|npi|net profits? interests?|net smelter (?:returns?|interests?)|"
        r"gross overriding (?:returns?|interests?))\b|"
        r"\b(?:slice|share|cut) of (?:the |its |future )?(?:revenues?|"
        r"sales)\b|⟦R\d+⟧ of (?:the |its |⟦[JCN]\d+⟧'s )?(?:future |annual |gross |net )*(?:revenues?|turnover)\b",
        text,
    ):
        kind = "royalty"
    elif first_q or (has_product and not has_shares and not orgs_but_owner) or (has_product and is_output):
        kind = "product"
    elif owner and (has_site or has_shares or share) and owner.end() < len(text):
        rest = text[owner.end() :]
        if begins(r" (?:[a-z-]+ ){0,2}(?:interests|stakes|holdings) in ⟦[CN]\d+⟧ and ⟦[CN]\d+⟧", rest):
            return Target("site", text, None, owner.group(1), share)
        if share and (search(PART_OF_FIRM, head) or search(rf"\b(?:stake|interest) in .*{PART_OF_FIRM}", text)):
            return Target("shares", text, None, owner.group(1), share)
        if search(r"\bshares?\b|\bshare capital\b|\bissued\b|\bstock\b", rest) and not SITE.search(rest):
            elsewhere = search(
                rf"\bshares? (?:held )?in (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORG})(?!')", rest
            )
            kind, org = "shares", elsewhere.group(1) if elsewhere else owner.group(1)
            owner = owner if elsewhere else None
        else:
            others = [m for m in marks(rest) if m[0] == "C" or (m[0] == "N" and f"shareholding in ⟦{m}⟧" in rest)]
            kind = (
                "shares"
                if others
                and (SHARES.search(rest) or SHARE_IN_FIRM.match(rest))
                and not any(m[0] == "J" for m in marks(rest))
                else "site"
            )
            org = f"⟦{others[0]}⟧" if kind == "shares" else None
    elif has_shares and orgs:
        site_first = search(
            r"\b(?:interests?|stakes?|shareholding|holding|ownership)\b (?:in|of) (?:the |its |an? )"
            r"?(?:[a-z-]+ ){0,4}⟦[JN]\d+⟧",
            text,
        )
        plant_first = search(
            rf"\b(?:interest|stake|share)s? (?:in|of) (?:an?|the|its) (?:(?!(?:in|of)\b)[a-z-]+ ){{0,6}}?{SITE.pattern}"
            rf"[^⟦]{{0,30}}\b(?:in|at) (?:the )?⟦{orgs[0]}⟧",
            text,
        )
        if plant_first or (site_first and (has_site or "⟦J" in site_first.group()) and not search(r"⟦C\d+⟧", text)):
            kind = "site"
        else:
            kind, org = "shares", f"⟦{orgs[0]}⟧"
    elif share and orgs and not has_site:
        kind, org = "shares", f"⟦{orgs[0]}⟧"
    elif share and whole(
        r"(?:a |an |the |first |further |additional |remaining |initial |about |up to |other |"
        r"another |final |between |and |to |of |its |it )*⟦R\d+⟧(?: of itself)?(?: (?:and|to) ⟦R\d+⟧)?(?: (?:stake|interest|"
        r"shareholding|holding|equity))?(?: (?:in|on) ⟦D\d+⟧)?[. ]*",
        text,
    ):
        kind = "part"
    elif share and search(r"\bof (?:the |this )?(?:company|group|business|miner)\b", text):
        kind = "shares"
    elif has_site and not (
        orgs and begins(rf"(?:[a-z'-]+ ){{0,5}}{ORG}", text) and text.find("⟦" + orgs[0]) < first_site(text)
    ):
        kind = "site"
    elif orgs and begins(rf"(?:(?!to )[a-z0-9'-]+ |⟦[GLM]\d+⟧(?:'s|-[a-z]+)? ){{0,8}}{ORG}", text):
        kind, org = "company", f"⟦{orgs[0]}⟧"
        if both := search(r"⟦[CN]\d+⟧(?:, ⟦[CN]\d+⟧)* and ⟦[CN]\d+⟧", text):
            org = both.group()
    elif has_site:
        kind = "site"
    elif has_shares:
        kind = "shares"
    elif orgs and not begins(r"(?:the |its |some )?[a-z-]+ to [a-z]+ ⟦", text):  # "the ore to feed ⟦C⟧" is no company
        kind, org = "company", f"⟦{orgs[0]}⟧"
    else:
        kind = "unknown"
    if owner is None and kind in ("site", "royalty"):
        owner = search(r"⟦J\d+⟧(?: [a-z-]+){0,3} (?:of|owned by|held by) (⟦[CN]\d+⟧)(?!')", text)
    return Target(
        kind,
        text,
        org,
        owner.group(1) if owner and kind in ("site", "shares", "royalty") else None,
        share,
        100.0 if is_whole and not share else fraction(text) if not share else None,
    )


FOR_A_MINE = re.compile(
    r" for (?:the |its |all of the )?(?P<what>(?:⟦R\d+⟧ (?:of|in) (?:the |its )?)?(?:[a-z-]+ ){0,3}⟦[JN]\d+⟧"
    r"(?: (?:[a-z-]+ ){0,3}(?:mines?|projects?|deposits?|plant|smelter|refinery|tenements|propert(?:y|ies)))?)"
)
"""What an offer that a company has received is for, where it is not the company."""
OUTPUT_OF = re.compile(
    r"(?:(?:up to|about|around|some|the|an?|another) )*(?:⟦[RQ]\d+⟧ of|all (?:of )?|half (?:of )?|share of|"
    r"part of|whole|entire) "
    r"?(?:(?:the|its|future|annual|planned) )*"
    rf"(?:[a-z-]+ ){{0,2}}(?:(?:output|production|concentrates?|products?|offtake) (?:of|from|at)|(?:{PRODUCT.pattern}) from) |"
    r"(?:(?:up to|about|around|some) )*(?:⟦[RQ]\d+⟧|all|half) (?:of )?(?:the |its )?(?:[a-z-]+ ){1,3}"
    r"(?:graphite|flakes?|fines|spodumene|carbonate|hydroxide|oxides?|magnets?|ore|metal) (?:of|from|at) "
)
"""What comes out of a mine, told before the mine: "⟦R⟧ of the output of ⟦C⟧'s ⟦J⟧ mine"."""
IS_A_SITE = re.compile(r" (?:[a-z-]+ ){0,3}(?:project|mine|deposit|property|prospect|tenements|salar)\b")
"""What stands behind the name of a mine or project, whatever kind of name it was taken for."""
A_FIRM = re.compile(r"\b(?:miner|producer|explorer|developer|trader|refiner|recycler|maker)$")
"""A company that is described and not named: "the Congolese cobalt miner" is no cobalt."""


def first_site(text: str) -> int:
    """Where in the words of an object its first mine, plant or project stands; their length if none does."""
    places = [m.start() for m in SITE.finditer(text)] + [m.start() for m in re.finditer("⟦J", text)]
    return min(places, default=len(text))
