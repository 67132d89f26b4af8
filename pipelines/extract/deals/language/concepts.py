"""What the words of a passage as a whole tell: the kind of its deal, how far it has come, that there is a paper or news
of one, or that there is none. Read where no sentence tells a deal by itself.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.language.grammar import PRODUCT
from pipelines.extract.deals.language.stages import ANONYMOUS, TERMINATED
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.model import DealStatus, DealType

Cues = tuple[tuple[DealType, float, re.Pattern[str]], ...]
KINDS: Cues = (
    (
        "merger",
        3,
        re.compile(
            r"\bmerg(?:e|es|ed|er|ers|ing)\b|\bunion of\b|\bmarr(?:y|ied|iage)\b|\bcombin(?:e|ing) (?:their|with)\b|"
            r"\btie-up\b|"
            r"\bamalgamat\w+|\b(?:become|becoming|now) one(?: company)?\b|"
            r"\bput(?:ting)? (?:the )?(?:[a-z]+ ){0,4}together\b"
        ),
    ),
    (
        "joint_venture",
        3,
        re.compile(
            r"\bjoint[ -](?:ventures?|compan(?:y|ies)|enterprise|undertaking)\b|\bjvs?\b|\b(?:equal|two) halves\b|"
            r"\b\d\d[:/-]\d\d (?:company|venture|vehicle|partnership)\b|\bfifty-fifty\b|\b(?:jointly|co-?)[- ]owned\b|"
            r"\bin equal (?:shares|parts)\b"
            r"|\b(?:formed|form|set(?:ting)? up|found(?:ed)?|creat\w+|"
            r"establish\w*) (?:an? )(?:[\w:-]+ ){0,3}(?:company|vehicle|"
            r"venture)\b"
        ),
    ),
    (
        "earn_in",
        3,
        re.compile(
            r"\b(?:earn|farm)(?:s|ed|ing)?[ -]?(?:in|out)\b|\bvest(?:s|ed|ing)?\b|\bgrant(?:or|ee)\b|\bfarm(?:ee|or)\b|"
            r"\boption(?:or|ee)\b|\bearn(?:s|ed|ing)? (?:up to |an? )?(?:[a-z]+ )?⟦R|\b(?:may|can) (?:call|earn|"
            r"take) (?:a "
            r"combined )?⟦R"
        ),
    ),
    (
        "royalty_stream",
        3,
        re.compile(
            r"\broyalt(?:y|ies)\b|\bstream(?:s|ing)?\b|\bnsr\b|\bpayable (?:gold|silver|copper|cobalt|metals?)\b|"
            r"⟦R\d+⟧ of (?:all |the |every )?(?:[a-z]+ )?(?:revenues?|sales|turnover)\b"
        ),
    ),
    (
        "offtake",
        3,
        re.compile(
            r"\boff-?\s?tak(?:e|es|er|ers|ing)\b|\b(?:sales?|marketing|procurement|delivery) (?:pact|contract|"
            r"agreement|accord|"
            r"rights)\b|\btake-or-pay\b|\bto (?:be )?market(?:ed)?\b|\b(?:will|to|would) market\b|\bsole (?:buyer|"
            r"customer|agent)\b"
        ),
    ),
    (
        "supply",
        2,
        re.compile(
            r"\bfeed(?:stock)?\b|\btoll(?:ing|-treat\w*)?\b|\bcrush and treat\b|\bsuppl(?:y|ies|ied) (?:contract|"
            r"agreement|deal|"
            r"arrangement)\b|\b(?:preferred |main |mining |drilling )contractor\b|\b(?:services?|haulage|mining|"
            r"engineering|construction|equipment|power|logistics) (?:contract|agreement|order)\b|\b(?:preferred|"
            r"chosen|selected|sole|main|as) supplier\b|"
            r"\b(?:appoint|hir|engag|commission|contract)(?:s|ed|es)? ⟦[CN]\d+⟧ to\b"
        ),
    ),
    (
        "equity_investment",
        2,
        re.compile(
            r"\b(?:new|fresh|common|ordinary|flow-through|preferred) (?:[a-z-]+ )?(?:shares?|units|stock)\b|"
            r"\bsubscri\w+\b|"
            r"\b(?:private )?plac(?:ement|ing)\b|\bof the register\b|\bshare issue\b|\bcornerstone\b|"
            r"\bcapital increase\b"
        ),
    ),
    (
        "partnership",
        2,
        re.compile(
            r"\bmemorand(?:um|a)\b|\bmous?\b|\bpartnerships?\b|\bco-?operat\w+\b|\bcollaborat\w+\b|\balliance\b|"
            r"\bdeclaration of (?:intent|[a-z]+)\b|\bstatement of (?:principles|intent)\b|\bjoint(?:ly)? (?:develop|"
            r"stud|research|"
            r"test|explor|pilot)\w*\b|\bjoin(?:s|ed|ing)? (?:forces|hands)\b|\bteam(?:s|ed|ing)? up\b|\bpool(?:s|ed|"
            r"ing)?\b|"
            r"\b(?:study|explore|find out|work|look|research|develop|test)\w*(?: [a-z]+){0,3} (?:jointly|together)\b"
        ),
    ),
    ("acquisition", 1.5, re.compile(r"\btake-?over\b|\bshare purchase agreement\b|\bissued capital\b")),
    (
        "acquisition",
        2,
        re.compile(
            r"\btake-?over\b|\b(?:purchase|acquisition|sale|disposal) (?:of|by|agreement)\b|\bapproach to\b|"
            r"\b(?:buy|buys|buying|bought|acquir\w+|sell|sells|selling|sold)\b|\b(?:offer|bid) (?:for|to)\b|"
            r"\b(?:goes|passes|passed|went|belongs?) to\b|\b(?:next |new |become )(?:the )?owners?\b|"
            r"\bchang\w+ hands\b|"
            r"\b(?:potential|possible|preferred) (?:buyers?|bidders?)\b|\btaker for\b|\boutright\b|\bnegotiating for\b|"
            r"\bgetting out of\b|\bput up for sale\b|\btakes? the ⟦R|\b(?:pay|pays|paying|paid) ⟦M\d+⟧ for (?:all|⟦R|"
            r"half|the)\b|"
            r"\bpart(?:s|ed|ing)? with\b|\boff (?:⟦C\d+⟧'s|its) hands\b|\bsurrender\w*\b|\brelinquish\w*\b|"
            r"\bdivest\w*\b"
        ),
    ),
)
"""Kinds with the weight of the words that name them."""
HINTS: Cues = (
    (
        "offtake",
        2,
        re.compile(
            r"\b(?:suppl(?:y|ies|ied|ying)|deliver\w*|ship\w*|export\w*|purchas\w+|tak(?:e|es|ing|en)|took|receiv\w+|"
            r"market(?:s|ed)?|lift\w*|"
            r"order\w*|reserv\w+|book(?:s|ed)?|commit\w*|entitle\w*|contract\w*|absorb\w*)\b[^.;]{0,120}?(?:⟦Q|"
            r"\b(?:output|production|cargoes|"
            r"parcels?|shipments?|volumes?|tonnes)\b)|⟦Q\d+⟧[^.;]{0,120}\b(?:suppl(?:y|ies|ied)|deliver\w*|ship\w*|"
            r"go(?:es)? to|receiv\w+)\b|"
            rf"\b(?:contract|agreement|suppl(?:y|ies|ied)|deliver\w*)\b[^.;]{{0,120}}{PRODUCT.pattern}|"
            rf"{PRODUCT.pattern}[^.;]{{0,120}}\b(?:contract|agreement|suppl(?:y|ies|ied)|deliver\w*)\b"
        ),
    ),
    (
        "equity_investment",
        2,
        re.compile(
            r"\b(?:invest(?:s|ed|ing|ment)?|inject\w*|put(?:s|ting)?|pa(?:ys?|id|"
            r"ying))\b[^.;]{0,80}⟦M[^.;]{0,120}\b(?:shares?|stake|stock|"
            r"holding|⟦R\d+⟧ of ⟦C)|\b(?:holds|owns|gets|has) (?:now )?(?:⟦R\d+⟧|a (?:quarter|fifth|third|tenth|"
            r"half)) of ⟦C|"
            r"\bshare(?:holder|holding)\b[^.;]{0,120}⟦M|⟦M[^.;]{0,120}\b(?:shares|stake)\b"
        ),
    ),
    (
        "acquisition",
        2,
        re.compile(
            r"\b(?:seller|buyer|vendor|purchaser|owner|bidder|suitor)s?\b|\b(?:exchange|swap)\w*\b|\b(?:tak(?:e|es|"
            r"en|ing)|took) [^.;]{0,60}"
            r"\b(?:over|control|out)\b|⟦M[^.;]{0,120}\b(?:project|mine|deposit|property|ground|plant|licen[cs]es?|"
            r"claims|tenements|asset|"
            r"stake|interest|half|⟦R)|\b(?:project|mine|deposit|property|ground|plant|licen[cs]es?|claims|tenements|"
            r"asset|stake|interest|"
            r"half|⟦R\d+⟧)\b[^.;]{0,120}⟦M|\btalks\b|\bsuitors?\b"
        ),
    ),
    (
        "partnership",
        1,
        re.compile(r"\bpartners?\b|\bpact\b|\baccord\b|\btogether\b|\bjointly\b|\bintent\b|\bagreement (?:on|to)\b"),
    ),
)
"""Kinds that words go with where none is named."""
PRODUCT_SHARE = re.compile(
    r"⟦Q\d+⟧|\b(?:every|all|whatever|half|entire|whole|⟦R\d+⟧ of)\b[^.;]{0,40}\b(?:tonne|output|production|concentrate|"
    r"produces?|turns out)\b"
)
BY_PAPER = re.compile(r"\b(?:contract|agreement|pact|term sheet|deal|agreed)\b")
PROMISED = re.compile(r"\b(?:contract|agreement|undertak\w+|commitment|commits?)\b")
"""What makes a delivery a deal where no word of one kind stands."""
PAPER = re.compile(
    r"\b(?:contracts?|agreements?|accords?|memorand(?:um|a)|mous?|pacts?|term sheet|letters? of intent|deals?|scheme|"
    r"take-?over|merger|offer|bid|approach|options?|farm-in|earn-in|royalty|stream|off-?take|subscription|placement|"
    r"joint (?:venture|company)|partnership|transaction|declaration of intent|statement of principles|talks|price|"
    r"terms|"
    r"consideration|grant(?:or|ee)|scrip|swap|negotiating|tenders?|settlement|order|mandate)\b"
)
NEWS = re.compile(
    r"\b(?:sign(?:ed|s)?|clos(?:ed|es|ing)|complet(?:ed|es|ion)|agreed?|agrees|announc\w+|unveil\w+|inked|struck|"
    r"penned|"
    r"initialled|binding|lapsed|implemented|handed over|conclud\w+|entered|paid|undertake\w*|formed|elected|"
    r"took (?:legal )?effect|bought|sold|learned|discussed|negotiat\w+)\b"
)
TOLD = re.compile(rf"⟦M|{PAPER.pattern}|{NEWS.pattern}")
"""What must stand beside words that may go with a kind of deal: a sum, a paper or news of one."""
OTHER_MATTERS = re.compile(
    r"\b(?:lawsuit|court|sued|dispute|arbitrat\w+|drill(?:ed|ing)? (?:results|holes?)|intersect\w+|"
    r"assays? (?:of|return\w*|results?)|feasibility study shows|price target|rating|analysts?|index|underwrit\w+|"
    r"bookrunners?|brokers?|gross proceeds|funding|financ\w+|subsid\w+)\b"
)
"""Words of other matters, which speak against a deal."""
DENIED = re.compile(
    r"\b(?:(?:no|nor) (?:approach\w*|talks|offers?|deals?|transactions?|changes?|plans?|buyers?|intention|"
    r"negotiations|customers?|"
    r"contracts?)|not (?:for sale|on the block|in talks|been discussed|looking to sell|a seller)|nothing (?:has been|"
    r"to (?:add|announce)|"
    r"changes hands)|nobody is|untrue|den(?:y|ies|ied)|ruled out|could find none|prevented from|underwriters?|"
    r"bought[- ]deal|barred from|warrants to (?:acquire|purchase|buy))\b"
)
"""A passage about a deal that there is not."""
COMPLETED = re.compile(
    r"\b(?:closed|completed|implemented|took (?:legal )?effect|handed over|now belongs?|bought|has acquired|acquired|"
    r"vested|paid last|finally married|changed hands|received|became effective|settled|now (?:owns?|holds?)|wrapped up|"
    r"collected|has taken|passed to|fulfilled|finali[sz]ed)\b"
)
TO_COME = re.compile(
    r"\b(?:closing|completion|settlement)\b[^.;]{0,30}\b(?:set|expected|due|in|by|next|follows?|subject|planned|"
    r"scheduled|targeted)\b|"
    r"\b(?:will|to|should|once|when|if|until|upon|yet to) (?:be )?(?:close|complete|settle|clos(?:ed|ing)|"
    r"complet(?:ed|ing)|settled)\b"
)
"""A closing that is still to come."""
PROPOSED = re.compile(
    r"\b(?:memorand(?:um|a)|mous?|non-binding|binds? (?:no|nobody|neither)|letters? of intent|in principle|"
    r"term sheet|talks|"
    r"considering|declaration of intent|statement of principles|proposal|proposed|exclusivity|would|wants?|offers?|"
    r"offered|bid|approach|heads of agreement|heads of terms|indicative|expressions? of interest|preferred (?:bidder|"
    r"contractor|"
    r"supplier))\b"
)
FIRM = re.compile(
    r"\b(?:(?<!non-)(?<!not )binding (?:[a-z-]+ ){0,2}(?:contract|agreement|deal|offtake)|definitive agreement|"
    r"signed (?:a|an|the|their) "
    r"(?:[a-z-]+ ){0,3}(?:agreement|contract|deal))\b"
)
"""A contract that is no proposal whatever else is planned."""
RUMOURED = re.compile(
    r"\b(?:has learned|bankers?|people familiar|sounding out|mull\w*|have discussed|(?:has|have) looked at|rumou?r\w*|"
    r"negotiating|sources?)\b"
)
OFF = re.compile(
    r"\boff the market\b|\bare dead\b|\bby mutual consent\b|\bhand(?:s|ed)? back\b|\bgave up (?:on|its option)\b|"
    r"\bno longer (?:sells?|buys?|"
    r"takes?|supplies)\b|\bwind(?:s|ing)? down (?:purchases|deliveries)\b|\bthrew in the towel\b"
)
CONTRACTS = ("offtake", "supply", "partnership", "joint_venture")


def kind_of(text: str, is_short: bool) -> DealType | None:
    """The kind of deal that the words of a marked passage name; of a page that is one passage, also what they go with."""
    weights = _weighed(KINDS, text)
    if PRODUCT_SHARE.search(text) and BY_PAPER.search(text):
        weights["offtake"] = weights.get("offtake", 0.0) + 2.5
    if not weights and PROMISED.search(text) and ("⟦Q" in text or PRODUCT.search(text)):
        return product_type(text)
    if not weights and is_short and TOLD.search(text) and not OTHER_MATTERS.search(text):
        weights = _weighed(HINTS, text)
    if not weights:
        return None
    best = max(weights, key=lambda kind: weights[kind])
    return product_type(text) if best == "offtake" and "supply" in weights else best


def _weighed(cues: Cues, text: str) -> dict[DealType, float]:
    """What speaks for each kind: the weight of its words, and a little for each time that they come again."""
    weights: dict[DealType, float] = {}
    for kind, weight, pattern in cues:
        if times := len(pattern.findall(text)):
            weights[kind] = weights.get(kind, 0.0) + weight + 0.4 * (times - 1)
    return weights


def stage_of(text: str, kind: DealType) -> DealStatus:
    """How far a passage says that its deal has come; agreed where it says nothing."""
    if TERMINATED.search(text) or OFF.search(text):
        return "terminated"
    if ANONYMOUS.search(text) or RUMOURED.search(text):
        return "rumoured"
    if kind not in CONTRACTS and COMPLETED.search(text) and not TO_COME.search(text):
        return "completed"
    return "proposed" if PROPOSED.search(text) and not FIRM.search(text) else "agreed"
