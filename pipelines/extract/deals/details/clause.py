"""What a clause says of its deal: value and project."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.objects import IS_A_SITE
from pipelines.extract.deals.language.patterns import MARK, begins, compiled, search, whole
from pipelines.extract.names import Name
from pipelines.extract.places import place_of

M = r"⟦M\d+⟧"


ABOUT = (
    r"(?:a |an |the |up to |about |around |some |roughly |approximately |at least |more than |over |nearly |of |"
    r"a total (?:of )?|total |aggregate |further |another |initial |additional |cash |upfront |combined |purchase |"
    r"consideration |price |as much as |between |just |estimated |headline |just over |anything from |only )*"
)


PRICED = (
    (
        8,
        r"\b(?:total|aggregate|overall) (?:[a-z]+ ){0,2}(?:consideration|price|cost|investment) (?:of|is|was|being) "
        rf"{ABOUT}{M}",
    ),
    (6, rf"\b(?:raised|increased|lifted|sweetened|improved|cut|lowered) [^;]{{0,70}}? to {ABOUT}{M}"),
    (
        6,
        r"\b(?:for|in a deal|consideration|price|sum|exchange):? (?:worth |of |totalling |comprising |is |was |being |"
        rf"valued at )*{ABOUT}{M}",
    ),
    (
        6,
        r"\b(?:worth|valued at|valu(?:ing|ed|es) (?:it|⟦[CN]\d+⟧|the (?:[a-z]+ )?(?:deal|transaction|"
        r"stake|business|target|company|miner|group|firm|explorer|developer|producer|latter)) at|value of|"
        r"total(?:l?ing|s)?|"
        rf"priced at|consideration (?:of|is|consists of)|fetch|amount(?:ing)? (?:to|of)|price tag of) {ABOUT}{M}",
    ),
    (
        6,
        r"\b(?:pay|pays|paid|paying|handed|hands) (?:the )?(?:⟦[CANG]\d+⟧(?: family)?(?:'s [a-z ]+)? |[a-z]+ )"
        rf"?{ABOUT}{M}",
    ),
    (6, rf"\b(?:put(?:s|ting)? up|spent|spending) {ABOUT}{M}(?! on exploration| on drilling)"),
    (
        6,
        r"\b(?:invest\w*|inject\w*|put\w*|subscrib\w+(?: for)?|added|chipped in|matched (?:it|that|them|⟦[CA]\d+⟧) "
        rf"with|for the other|contribut\w*|committed|commit|plough\w*) {ABOUT}{M}",
    ),
    (
        6,
        rf"\b(?:prepayment|pre-payment|deposit|upfront payment|advance) of {ABOUT}{M}|{M} (?:[a-z-]+ )?(?:prepayment|"
        r"pre-payment|upfront|advance|deposit|in advance)",
    ),
)


NOT_A_PRICE_AFTER = re.compile(
    r"\s*(?:-| )?(?:[a-z-]+ ){0,3}(?:plant|project|facility|mine|refinery|smelter|development|expansion|debt|loan|"
    r"credit|mezzanine|bond|npv|capex|capital cost|market|"
    r"valuation|revenue|ebitda|royalty|a year|per|grant|tax credit|fine|stockpile|programme budget|development "
    r"operated)\b"
)


NOT_A_PRICE_BEFORE = re.compile(
    r"\b(?:npv|(?:present|market|enterprise|net asset|book|project) value|capex|(?<!at a )(?<!total )cost(?:s|ed|ing)"
    r"?|capitali[sz]ation|revenues?|sales of|debt of|dividends?|of which|oversees|raised|loan of|profit|loss|budget|"
    r"(?:bought|buy|repurchased?) back for|buy-?back (?:price|right) of|"
    r"estimated at|bonds?|"
    r"letters? of interest for|(?:share|stock|closing|issue|offer|average|trading) prices?|fees?|royalty of|"
    r"(?<!upfront )(?<!up-front )(?<!advance )deposit|replace[sd]?|"
    r"works out at)(?: of| at| is| was)? (?:a |about |some |up to |"
    r"around )*$"
)


NEVER_A_PRICE = re.compile(
    r"\s*(?:in cash (?:at (?:the )?(?:end|bank|year|quarter|month|half)|on hand|and (?:cash )?equivalents|in (?:the |its )?"
    r"(?:bank|treasury))|(?:of|in) (?:cash on hand|liquidity|working capital)|"
    r"(?:of|in) (?:[a-z]+ ){0,2}(?:investments?|work|exploration|spending|drilling) (?:since|to date|over|by|from)|"
    r"(?:had|has|have) (?:already |previously )?been (?:spent|invested|raised)|"
    r"[^.;]{0,90}\bas (?:an? |the )?(?:finder|introduc|advis|consult|success)\S* fee)"
)
"""Behind a sum that nobody pays for the thing: cash in hand, what was spent on it before, an agent's fee."""
BY_A_SUM = ("acquisition", "equity_investment", "royalty_stream", "offtake")
"""Kinds of deals whose only sum is their price, unless its words say otherwise."""

IN_PARTS = re.compile(r"(?i)\bthe (?:rest|balance|remainder)\b")
"""Words of a price of which only a part is told."""


def value_of(draft: Draft) -> Any | None:
    """The Money that is the deal's price, or None. Prices per unit, costs, capital and market values never are."""
    clause = draft.clause
    if draft.rule in ("deals.lend", "deals.loan", "deals.award"):
        sums = [m for m in MARK.finditer(clause) if m.group(1) == "M" and not draft.marked.thing(m.group()).is_price]
        nearest = min(sums, key=lambda m: abs(m.start() - draft.at), default=None)
        return draft.marked.thing(nearest.group()) if nearest else None
    around = draft.marked.text if draft.rule == "deals.earn" else clause
    if draft.deal_type == "earn_in" and (spent := spent_in(clause) or spent_in(around)):
        return draft.marked.thing(spent.group(1))
    best: tuple[float, int, Any] | None = None
    allowed: dict[str, float] = {}
    for points, pattern in PRICED if "⟦M" in clause else ():
        for match in compiled(pattern).finditer(clause):
            mark = next(m for m in MARK.finditer(clause, match.start()) if m.group(1) == "M")
            key = mark.group()
            allowed[key] = max(allowed.get(key, 0.0), points)
    told = {
        m.group() for m in MARK.finditer(clause) if m.group(1) == "M" and not draft.marked.thing(m.group()).is_price
    }
    if told and not allowed and draft.deal_type in BY_A_SUM and not IN_PARTS.search(clause):
        allowed = {**dict.fromkeys(told, 3.0), **allowed}
    for mark in MARK.finditer(clause):
        if mark.group(1) != "M":
            continue
        money = draft.marked.thing(mark.group())
        key = mark.group()
        weight = allowed.get(key, 0.0)
        if (
            draft.is_nominal
            and whole(r"(?: (?:[a-z-]+|⟦[JLGR]\d+⟧))* ", clause[mark.end() : draft.at])
            and mark.end() <= draft.at
            and not search(r"\b(?:for|to|and|in|with|under|that|of)\b", clause[mark.end() : draft.at])
        ):
            weight = max(weight, 6.0)
        if money.is_price or weight < 3 or getattr(money, "per", None) in ("share", "mass"):
            continue
        if NEVER_A_PRICE.match(clause, mark.end()):
            continue
        if (
            NOT_A_PRICE_BEFORE.search(clause[: mark.start()])
            or (NOT_A_PRICE_AFTER.match(clause[mark.end() :]) and draft.deal_type != "royalty_stream" and weight < 6)
            or begins(r" (?:plant|project|facility|mine|refinery|debt|loan|mezzanine)", clause[mark.end() :])
        ):
            continue
        if search(
            r"\b(?:creat\w+|form\w*|combined|forming|build\w*)\b[^;⟦]{0,60}\b(?:worth|valued at) (?:[a-z]+ )?$",
            clause[: mark.start()],
        ):
            continue  # what the companies are worth together
        if draft.stake_value not in (None, 100.0) and search(
            r"\bvalu(?:es|ing) (?:it|⟦[CN]\d+⟧) at (?:about |some |up to )?$", clause[: mark.start()]
        ):
            continue  # what a part was paid for says what the whole is worth: that is no price
        if search(
            r"\b(?:settlement|termination|break-?up fee|penalty|(?:to|and) (?:walk away|exit|end (?:it|the)|terminate|"
            r"be released|get out))\b",
            clause[mark.end() : mark.end() + 60],
        ) or search(r"\b(?:settlement|termination fee) of $", clause[: mark.start()]):
            continue
        distance = abs(mark.start() - draft.at)
        rank = (
            weight - (2 if mark.start() < draft.at and not draft.is_nominal else 0) - distance / 400,
            -mark.start(),
            money,
        )
        if best is None or rank[:2] > best[:2]:
            best = rank
    if best is None and draft.deal_type == "earn_in" and (spent := spent_in(draft.marked.text)):
        return draft.marked.thing(spent.group(1))
    return best[2] if best else None


SPENT = re.compile(
    r"\b(?:spend(?:ing)?|spent|sole(?:ly)?[- ]fund(?:ing)?|fund(?:ing)?|expenditures? (?:of|totall?ing|amounting to)|"
    r"invest(?:ing)?|incur(?:ring)?|expend(?:ing)?|(?:work|exploration|expenditure|drilling) "
    r"(?:commitments?|obligations?|requirements?) of) "
    r"(?:at least |up to |a minimum of |not less than |about |a total of |a further )*⟦(M\d+)⟧(?! per)"
)


SPENT_IN_ALL = re.compile(
    r"\b(?:total|aggregate|cumulative)(?: [a-z]+){0,3} of (?:at least |up to |about )?⟦(M\d+)⟧(?! per)"
)


def spent_in(text: str) -> re.Match[str] | None:
    """The sum that is spent to earn a share: the total, where one is told beside its parts."""
    spent = SPENT.search(text)
    return (SPENT_IN_ALL.search(text, spent.end()) or spent) if spent else None


NOT_ITS_PROJECT = re.compile(
    r"\b(?:near|beside|next to|adjacent to|adjoin(?:s|ing)?|neighbouring|abut(?:s|ting)?|border(?:s|ing)|"
    r"contiguous (?:to|with)|along strike (?:from|of)|surround(?:s|ing)|unlike|like|south of|"
    r"north of|east of|west of|from) (?:the |its )?(?:⟦[CN]\d+⟧'s? )?$"
)

DRAWN_FROM = re.compile(r"\bfrom (?:the |its |⟦[CN]\d+⟧'s? )?$")
"""Where goods come from, or out of which mine something is sold."""


LICENCE = re.compile(r"\b(?:Licen[cs]es?|Tenements?|Permits?|Leases?)\b.*\d|^E[LPM]*\s?\d")
"""A number in a register, which stands for a project only where it has no other name."""
BROUGHT_TO = re.compile(
    r"\b(?:(?:refine|process|separate|treat|convert|smelt|deliver|ship|run|feed|fed|crush|mill|erect|build)[a-z]*\b[^;⟦]{0,40}"
    r"(?:at|in|to|through)|for|feed|through|to) (?:the |its |an? |⟦[CN]\d+⟧'s? )?$"
)
"""Where goods go to that are bought: the buyer's works, and not the mine that they come from."""


PART_OF = re.compile(
    r"(?:⟦R\d+⟧|stake|interest|all|rest|ownership|share|remaining|part|output|production|concentrate|hydroxide|"
    r"carbonate|product|lithium|royalty|return|rights|mine|purchase|acquisition)(?: (?:a|per) year| annually)? "
    r"(?:of|in|from|at|over|to|on) (?:the |⟦[CN]\d+⟧'s? )?$"
)


SITES_LISTED = re.compile(
    r"⟦[JN]\d+⟧(?:, ⟦[JN]\d+⟧)*,? (?:and|&) (?:the )?⟦[JN]\d+⟧(?= (?:[a-z-]+ ){0,3}(?:projects|mines|tenements|deposits|"
    r"properties|assets|prospects|licen[cs]es|claims|royalties)\b)"
)
"""Several mines before one noun: "the ⟦J⟧, ⟦J⟧ and ⟦J⟧ projects"."""


LEAST_OF_OBJECT, LONGEST_LIST = 12, 120
"""Characters of an object by which it is found again in its clause, and of the mines that it may list."""


def project_of(draft: Draft, parties: set[str]) -> Name | None:
    """The project the object names, else one in the clause, else the sentence's only one that no outsider owns."""
    if interests := search(
        r"'s? (?:[a-z-]+ ){0,2}(?:interests|stakes|"
        r"holdings) in ((?:⟦[CN]\d+⟧(?:, | and )?)+)",
        draft.target_text,
    ):
        held = draft.marked.all(interests.group(1), "CN")
        return replace(held[0], name=" and ".join(n.name for n in held), kind="project")
    in_parties = {mark for names in draft.roles.values() for mark in names}
    if draft.venture:
        return draft.marked.thing(draft.venture)
    at = max(draft.clause.find(draft.target_text[:LEAST_OF_OBJECT]), 0)
    if draft.target_text and (listed := SITES_LISTED.search(draft.clause, at, at + LONGEST_LIST)):
        sites = draft.marked.all(listed.group(), "JN")
        text = draft.marked.sentence.text
        start, end = (at - draft.marked.sentence.start for at in (sites[0].start, sites[-1].end))
        together = " ".join(text[start:end].split())
        return replace(sites[0], name=together, kind="project") if 0 <= start < end <= len(text) else sites[0]
    licence: Name | None = None
    for text in (draft.target_text, draft.clause, draft.marked.text):
        for match in MARK.finditer(text):
            name = draft.marked.thing(match.group())
            if match.group(1) == "J" and LICENCE.search(name.name):
                licence = licence or name
                continue
            before = text[: match.start()]
            if match.group(1) == "J":
                owner = compiled(r"⟦([CN]\d+)⟧'s? (?:[a-z-]+ )*$").search(before)
                outsider = (
                    owner is not None
                    and owner.group(1) not in in_parties
                    and draft.marked.thing(owner.group(1)).name not in parties
                )
                is_product = draft.deal_type in ("offtake", "supply")
                source = is_product or text is draft.target_text
                outsider = outsider or (is_product and BROUGHT_TO.search(before) is not None)
                if not outsider and (not NOT_ITS_PROJECT.search(before) or (source and DRAWN_FROM.search(before))):
                    return name
            if (
                match.group(1) == "N"
                and match.group(1) + match.group(2) not in in_parties
                and (PART_OF.search(before) or IS_A_SITE.match(text, match.end()))
            ):
                return name
    if licence is not None:
        return licence
    for text in (draft.target_text, draft.marked.text):
        region = search(
            r"\b(?:the|its|our|⟦[CN]\d+⟧'s) ⟦(L\d+)⟧ (?:[a-z-]+ ){0,2}(?:project|mine|deposit|plant|refinery|smelter|works|"
            r"gigafactory)\b(?! (?:in|of) ⟦J)",
            text,
        )
        name = draft.marked.thing(region.group(1)) if region else None
        place = place_of(name.printed) if name else None
        if name and place and place.kind in ("region", "province") and place.country not in FEDERAL:
            return replace(name, name=name.printed, kind="project")
    district = search(
        r"⟦(L\d+)⟧ (?:[a-z-]+ ){0,3}(?:project|tenements|tenure|deposit|prospect|property)\b", draft.target_text
    )
    if district and LANDSCAPE.search((name := draft.marked.thing(district.group(1))).printed):
        return replace(name, name=name.printed, kind="project")
    opening = MARK.match(draft.marked.text)
    if (
        opening
        and opening.group(1) == "N"
        and opening.group(1) + opening.group(2) not in in_parties
        and DEFINITE_SITE.search(draft.target_text)
    ):
        return draft.marked.thing(opening.group())
    return None


FEDERAL = ("US", "CA", "AU")
"""Countries whose states only say where a project lies: "the Nevada lithium project"."""
LANDSCAPE = re.compile(r" (?:Range|Ranges|Basin|Bay|Valley|Hills?|Creek|Lake|Belt|Well|Rock|Mountain|Ridge)$")
"""The last word of places small enough to give a project their name."""
DEFINITE_SITE = re.compile(
    r"\b(?:the|this|that|both) (?:[a-z-]+ ){0,3}(?:mines?|projects?|property|deposit|plant|"
    r"operation|asset|ground|tenements)\b"
)
