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
            r"\bmerg(?:e|es|ed|er|ers|ing)\b|\bunion of\b|\bmarr(?:y|ied|iage)\b|\bcombin(?:e|ing) (?:with|"
            r"their)\b(?! (?:technolog|expertise|know|efforts|skills|data))|"
            r"\btie-up\b|"
            r"\bamalgamat\w+|\b(?:become|becoming|now) one(?: company)?\b|"
            r"\bput(?:ting)? (?:the )?(?:[a-z]+ ){0,4}together\b|\b(?:combined|merged) (?:company|group|entity|business)\b"
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
            r"\broyalt(?:y|ies)\b|\bstreaming\b|\bnsr\b|"
            r"\b(?:gold|silver|copper|cobalt|nickel|platinum|palladium|metals?|royalty)(?: and [a-z]+)?[ -]streams?\b|"
            r"\bstreams? (?:on|over|agreements?|deal|interest|financing|facility|transaction|holder|payment)\b|"
            r"\bstreams?\b(?=[^.]{0,120}⟦M)|⟦M\d+⟧[^.]{0,80}\bstreams?\b|\bpayable (?:gold|silver|copper|cobalt|metals?)\b|"
            r"⟦R\d+⟧ of (?:all |the |every )?(?:[a-z]+ )?(?:revenues?|sales|turnover)\b|(?:⟦[RP]\d+⟧ )?of (?:the )?spot\b"
        ),
    ),
    (
        "offtake",
        3,
        re.compile(
            r"\boff-?\s?tak(?:e|es|er|ers|ing)\b|\b(?:sales?|marketing|procurement|delivery) (?:pact|contract|"
            r"agreement|accord|"
            r"rights)\b|\btake-or-pay\b|\bto (?:be )?market(?:ed)?\b|\b(?:will|to|would) market\b|\bsole (?:buyer|"
            r"customer|agent)\b|\b(?:the|its|first) customers? (?:is|are|will be|was)\b|\b(?:is|are) to (?:take|receive|"
            r"deliver|"
            r"supply) (?:up to |about )?⟦Q"
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
            r"\b(?:appoint|hir|engag|commission|contract)(?:s|ed|es)? ⟦[CN]\d+⟧ to (?!build|drill|advise|act|"
            r"explore|look|[a-z]+ (?:an?|the|its) (?:[\w⟦⟧-]+ ){0,3}(?:study|estimate|survey|report|review|audit)\b)"
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
            r"\bmemorand(?:um|a)\b|\bmous?\b|\bpartnerships?\b|\bco-?operat(?!ives?\b)\w+\b|\bcollaborat\w+\b|\balliance\b|"
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
TAKES = (
    r"buys?|buying|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|takes?|taking|took|pays?|paid|pre-?paid|"
    r"pre-?pays?|invests?|"
    r"invested|injects?|injected|subscrib\w+|earns?|earned|vested|puts? (?:⟦M|up|money)|bids?|offers?|offered|pounced|"
    r"becomes? (?:the )?owner|snapped|snaps|spends?|draws?|lifts?|lifted|negotiating for|got the|gets (?:an?|"
    r"the) (?:tenth|fifth|"
    r"third|quarter|half)|may call|receiv\w+ (?:new |[a-z]+ ){0,2}(?:shares|stock|units)|orders|ordered|(?:placed|"
    r"places) an? "
    r"order|books|booked|reserves|reserved|sources?|procures?|imports?|hires|hired|picks|picked|chooses|chose|chosen|"
    r"selects|selected|appoints|appointed|engages|engaged|commissions|commissioned|awards|awarded|commits to ⟦Q|"
    r"absorbs?|"
    r"advances|swallows?|scoops?|scooped|has a claim|entitled to|handles?|resells?"
)
"""Acts of the one that takes: goods, a service, a mine, shares, a royalty."""
GIVES = (
    r"sells?|selling|sold|dispos\w+|divest\w*|offload\w*|gives?|parts? with|exit\w*|getting out|supplies|supply|"
    r"delivers?|"
    r"delivered|ships?|shipped|grants?|granted|opens|issues?|keep|produces?|mines|(?:will|to) (?:crush|treat|refine|"
    r"recycle|process|"
    r"smelt|mill|haul|install|shred|leach)|sends?|sent|provides?|provided|furnish(?:es)?|exports?|"
    r"exporting|feeds|"
    r"surrender\w*|relinquish\w*|sheds|shed|quits|transfers|assigns|assigned|vends|cedes|ceded|found a (?:home|buyer|"
    r"taker|customer)|has (?:an? )(?:[a-z]+ )?(?:customer|buyer|taker)|won (?:the|an?) [a-z⟦]|beat [a-z]+ rivals|"
    r"farms? out|hands over"
)
"""Acts of the one that gives."""
_GOODS = rf"(?:⟦Q\d+⟧|\b(?:output|cargoes|parcels?|shipments?|volumes?)\b|{PRODUCT.pattern})"
GOODS_TO_COME = re.compile(
    r"\b(?:would|will|to|may|could|shall) (?:[a-z]+ ){0,2}(?:receive|take|buy|purchase|supply|deliver|sell|ship|"
    r"provide)\b"
    rf"[^;.]{{0,100}}?{_GOODS}"
)
"""What a paper of two is for that have one of them deliver."""
_THING = (
    r"\b(?:projects?|mines?|deposits?|property|properties|ground|plant|smelter|refinery|licen[cs]es?|permits?|"
    r"claims|tenements|"
    r"assets?|business|stake|interest|half)\b"
)
HINTS: Cues = (
    (
        "offtake",
        2,
        re.compile(
            r"\b(?:suppl(?:y|ies|ied|ying)|deliver\w*|ship\w*|export\w*|send\w*|purchas\w+|tak(?:e|es|ing|en|er)|"
            r"took|receiv\w+|"
            r"market(?:s|ed)?|lift\w*|order\w*|reserv\w+|book(?:s|ed)?|commit\w*|entitle\w*|contract\w*|absorb\w*|keep|"
            r"reach|handle|go(?:es)? to|customers?|spoken for|promis\w+|earmark\w*|allocat\w+|set aside|source[sd]?|"
            r"buyers?)\b"
            rf"[^;]{{0,140}}?{_GOODS}|{_GOODS}[^;]{{0,140}}\b(?:suppl(?:y|ies|ied)|deliver\w*|ship\w*|go(?:es)? to|"
            rf"receiv\w+|"
            r"contract|agreement|taker|customers?|spoken for|lift|reach|shook hands|cover(?:s|ed)?|buyers?|"
            r"promis\w+)\b|"
            rf"\bshook hands on\b[^;]{{0,40}}{_GOODS}"
        ),
    ),
    (
        "supply",
        2,
        re.compile(
            r"\b(?:award\w*|pick(?:s|ed)?|chos(?:e|en)|choos(?:es|ing)|select\w*|hir(?:es|ed)|name[sd]?|appoint\w*|"
            r"engag\w+|turn(?:s|ed)? "
            r"to|order(?:s|ed)?|contract\w*|job|tender\w*|mandate\w*)\b[^;]{0,120}\b(?:job|order|contract|"
            r"install\w*|design\w*|"
            r"equip\w*|haul\w*|mine|mining|crush\w*|engineer\w*|run|operate|test\w*|pilot\w*|power|trucks?|"
            r"fleet|"
            r"machines?|crushers?|furnaces?|shred|recycle|treat|process)\b|"
            r"\b(?:will|to|shall) (?:[a-z]+ )?(?:refine|recycle|treat|process|smelt|mill|crush|haul|shred|"
            r"leach|roast)\b|"
            r"\b(?:acid|soda ash|lime|reagents?|ammonia|electricity|power|diesel|steam|cyanide|"
            r"explosives)\b[^;]{0,80}\bto ⟦[CJ]|"
            r"\bis to be done by\b"
        ),
    ),
    (
        "royalty_stream",
        2.5,
        re.compile(
            r"\bclaim on ⟦R|⟦R\d+⟧ of (?:everything|whatever|what|all that|the (?:gold|silver|copper|cobalt))\b|"
            r"\b(?:a|one) (?:tenth|fifth|quarter|"
            r"third|half) of the (?:gold|silver|copper|cobalt|metal)\b|\bspot price\b"
        ),
    ),
    (
        "equity_investment",
        2,
        re.compile(
            r"\b(?:invest(?:s|ed|ing|ment)?|inject\w*|put(?:s|ting)?|pa(?:ys?|id|"
            r"ying))\b[^.;]{0,80}⟦M[^.;]{0,120}\b(?:shares?|"
            r"stake|stock|holding|⟦R\d+⟧ of ⟦C)|\b(?:holds|owns|gets|has) (?:now )?(?:⟦R\d+⟧|a (?:quarter|fifth|"
            r"third|tenth|half)) "
            r"of ⟦C|\bshare(?:holder|holding)\b[^.;]{0,120}⟦M|⟦M[^.;]{0,120}\b(?:shares|stake)\b"
        ),
    ),
    (
        "acquisition",
        1.8,
        re.compile(
            r"\b(?:seller|vendor|purchaser|owner|bidder|suitor)s?\b|\b(?:exchange|swap)\w*\b|\b(?:tak(?:e|es|en|ing)|"
            rf"took) [^.;]{{0,60}}\b(?:over|control|out)\b|⟦M[^.;]{{0,120}}(?:{_THING}|⟦R)|(?:{_THING}|"
            rf"⟦R\d+⟧)[^.;]{{0,120}}⟦M|\btalks\b"
        ),
    ),
    (
        "partnership",
        1.5,
        re.compile(
            r"\bpartners?\b|\bpact\b|\baccord\b|\btogether\b|\bjointly\b|\bintent\b|\bagreement (?:on|to)\b|"
            r"\b(?:hand in hand|"
            r"side by side|shoulder to shoulder|hands on|heads together|common cause|both (?:companies|sides|"
            r"parties|will|want))\b"
        ),
    ),
)
"""Kinds that words go with where none is named."""
PRODUCT_SHARE = re.compile(
    r"⟦Q\d+⟧|\b(?:every|all|whatever|half|entire|whole|⟦R\d+⟧(?:[^.;]{0,20})? of)\b[^.;]{0,40}\b(?:tonne|rutile|zircon|"
    r"ilmenite|spodumene|graphite|oxides?|carbonate|"
    r"hydroxide|metal|ore|output|production|concentrate|"
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
    r"took (?:legal )?effect|bought|sold|learned|discussed|negotiat\w+|shook hands|awarded|picked|chosen|chose|"
    r"selected|spoken for|"
    r"cancelled|sealed|hired|appointed|placed an order)\b"
)
TOLD = re.compile(
    rf"⟦M|{PAPER.pattern}|{NEWS.pattern}|\b(?:will|is to|are to|would|shall|from now on|from ⟦D\d+⟧|"
    r"chose|picked|selected|sealed|signatures?|arrangement|committed|cancelled|scrapped)\b"
)
"""What must stand beside words that may go with a kind of deal: a sum, a paper, news or a promise of one."""
WORKS = re.compile(r"\bto (?:build|drill|construct|erect)\b.*")
"""What a contractor is told to do whose work is no supply: a plant that is built, holes that are drilled."""
OTHER_MATTERS = re.compile(
    r"\b(?:lawsuit|court|sued|dispute|arbitrat\w+|drill(?:ed|ing)? (?:results|holes?)|intersect\w+|"
    r"assays? (?:of|return\w*|results?)|feasibility study shows|price target|rating|analysts?|index|underwrit\w+|"
    r"bookrunners?|brokers?|gross proceeds|funding|financ\w+|subsid\w+)\b"
)
"""Words of other matters, which speak against a deal."""
PROMOTED = re.compile(
    r"\b(?:investor relations|public relations|market[- ]making|(?:online|digital|social media|internet|promotional) "
    r"(?:marketing|media|advertising)|(?:marketing|promotional|advertising|awareness|media|communications?|corporate|financial|legal|advisory|"
    r"tax|audit\w*|broking|brokerage|consulting) (?:and [a-z ]+ )?(?:services|campaigns?|programs?|programmes?|advi[cs]e)|"
    r"(?:as|to act as) (?:its |the |an? )?(?:[a-z-]+ ){0,3}(?:advis[eo]rs?|auditors?|brokers?|bookrunners?|"
    r"lead managers?|nomad|nominated adviser|counsel|sponsor|underwriters?|registrar|qualified person))\b"
)
"""What advisers and promoters are picked for, whose services supply no mine."""
STOOD_ASIDE = re.compile(
    r"\b(?:did|does|do|has|have|will) not (?:take part|participat\w+|subscribe\w*|take up|exercise)\b|\bnot in (?:any )?"
    r"(?:talks|discussions|negotiations)\b"
)
"""What nobody did: no deal, whoever is named beside it."""
DENIED = re.compile(
    r"\b(?:(?:no|nor) (?:approach\w*|talks|offers?|deals?|transactions?|changes?|plans?|buyers?|intention|"
    r"negotiations|customers?|"
    r"contracts?)|not (?:for sale|on the block|(?:at all )?interested in|in talks|been discussed|looking to sell|"
    r"a seller)|nothing (?:has been|"
    r"to (?:add|announce)|"
    r"changes hands)|nobody is|untrue|den(?:y|ies|ied)|scotched|quashed|ruled out|could find none|wide of the mark|"
    r"not (?:a )?party to|word: no|nobody on|(?:no )?names were given|gave no names|"
    r"(?:still )?aiming to|ways of (?:paying|funding)|neither [^.;]{0,60}\bwould|strategic review|prevented from|"
    r"underwriters?|"
    r"(?:asks?|asked|wonders?|wondered) (?:us |me )?(?:what|why|how|if|whether)|"
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
    r"plans? to|planning to|intends? to|hopes? to|aims? to|want to|considering|declaration of intent|"
    r"statement of principles|proposal|proposed|exclusivity|would|wants?|offers?|"
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
    r"negotiating|sources? (?:said|says?|told|close|familiar|with))\b"
)
OFF = re.compile(
    r"\b(?:is|are) (?:now )?off(?=[,.;]| again)|\boff the market\b|\bare dead\b|\bby mutual consent\b|\bhand(?:s|"
    r"ed)? back\b|\bgave up (?:on|its option)\b|"
    r"\bno longer (?:sells?|buys?|"
    r"takes?|supplies)\b|\bwind(?:s|ing)? down (?:purchases|deliveries)\b|\bthrew in the towel\b"
)
IN_FORCE = re.compile(
    r"\b(?:became|become|becomes) effective\b|\b(?:took|taken|takes) (?:legal )?effect\b|\b(?:entered|came|"
    r"come) into (?:force|effect)\b|"
    r"\b(?:was|were|has been|have been|formally) (?:formally )?(?:launched|constituted|incorporated)\b"
)
"""What says that a joint venture is there."""
CONTRACTS = ("offtake", "supply", "partnership", "joint_venture")


def kind_of(text: str, is_short: bool) -> DealType | None:
    """The kind of deal that the words of a marked passage name; of a page that is one passage, also what they go with."""
    weights = _weighed(KINDS, text)
    if PRODUCT_SHARE.search(text) and BY_PAPER.search(text):
        weights["offtake"] = weights.get("offtake", 0.0) + 2.5
    if not weights and PROMISED.search(text) and ("⟦Q" in text or PRODUCT.search(text)):
        return product_type(text)
    if not weights and is_short and TOLD.search(text) and not OTHER_MATTERS.search(text):
        weights = _weighed(HINTS, WORKS.sub("", text))
    if not weights:
        return None
    best = max(weights, key=lambda kind: weights[kind])
    if best == "partnership" and is_short and GOODS_TO_COME.search(text):
        return product_type(text)
    named = best != "offtake" or "take" in text
    return product_type(text) if best == "offtake" and ("supply" in weights or not named) else best


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
    if kind == "joint_venture" and IN_FORCE.search(text) and not TO_COME.search(text):
        return "completed"
    if kind not in CONTRACTS and COMPLETED.search(text) and not TO_COME.search(text):
        return "completed"
    return "proposed" if PROPOSED.search(text) and not FIRM.search(text) else "agreed"
