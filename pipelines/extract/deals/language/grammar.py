"""The language of deals: verbs, nouns and the places in a clause where the parties stand."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, ROYALTY_RATE, compiled, search

BUY = re.compile(
    r"\b(?P<past>acquired|bought(?: into)?|purchased|took over|bought out|snapped up|picked up|scooped up|"
    r"swallowed(?: up)?|gobbled up|mopped up|took out)\b"
    r"|\b(?:acquir(?:e|es|ing)|buy(?:s|ing)?(?: out| into)?|"
    r"(?<!\ba )(?<!\bthe )(?<!\bits )(?<!\btheir )(?<!\bthis )purchas(?:e|es|ing)(?= (?!agreement|price|contract|order|"
    r"(?:of|was|has|is|will|in|by|at|and)\b))|"
    r"tak(?:e|es|ing|en) over|snap(?:s|ping)? up|pick(?:s|ing)? up|absorb(?:s|ing)?)\b"
)
PAY = re.compile(
    r"\b(?P<past>paid|prepaid|provided|(?<!\bin )(?<!\bat )(?<!\ban )advanced(?! (?:discussions|talks|negotiations|stages?))|"
    r"handed(?: over)?|(?:shelled|forked|splashed|stumped|coughed) (?:out|"
    r"up))\b|"
    r"\b(?:pre-?)?pay(?:s|ing)?\b|\b(?:provide|advance)s?(?= (?:an? )?(?:[a-z-]+ )?⟦M\d+⟧)|\b(?:shell|fork|splash|"
    r"stump|cough)"
    r"(?:s|ing|es)? (?:out|up)\b|\bhand(?:s|ing)? over\b"
)
SELL = re.compile(
    r"\b(?P<past>sold|divested|offloaded|disposed of|assigned|parted with|(?:cut|trimmed|reduced|pared|"
    r"halved)(?= (?:its|their|⟦[CN]\d+⟧'s) (?:stake|holding|shareholding|interest)\b)|farmed out|"
    r"passed(?= (?:from (?:the )?⟦[CAN]\d+⟧ )?to)|"
    r"transferred|ceded|hived off|"
    r"relinquished(?= [^;]* to )|"
    r"vended(?= [^;]* (?:in)?to )|handed(?: over)?(?= (?:its|the|all|control|ownership) [^;]* to ))\b|"
    r"\b(?:relinquish(?:es|ing)?(?= [^;]* to )|vend(?:s|ing)?(?= [^;]* (?:in)?to ))\b|"
    r"\b(?:transfer(?:s|ring)?(?= (?:its|the|all|to ⟦|⟦))|ced(?:e|es|ing))\b|\b(?:sell(?:s|ing)?|"
    r"farm(?:s|ing)? out|pass(?:es)?(?= (?:from (?:the )?⟦[CAN]\d+⟧ )?to)|divest(?:s|ing)?|"
    r"dispos(?:e|es|ing) of|part(?:s|ing)? with|offload(?:s|ing)?)\b"
)
INVEST = re.compile(
    r"\b(?P<past>converted(?= [^;]{0,60}\b(?:loan|notes?|debt|debentures?)\b[^;]{0,40} into (?:an? )?⟦R)|"
    r"invested|injected|subscribed|ploughed|contributed|chipped in|added(?= (?:about |"
    r"another |a further )?⟦M)|matched(?= (?:it|that|them|⟦[CA]\d+⟧) with))\b|"
    r"\b(?:invest(?:s|ing)?|inject(?:s|ing)?|subscrib(?:e|es|ing)|add(?:s|ing)(?= (?:about |another |a further )?⟦M)|"
    r"back(?:s|ed|ing)(?= ⟦C\d+⟧ with [^⟦;]{0,20}⟦M)|contribut(?:es?|ing)(?= [^;]{0,60}\bequity\b)|"
    r"(?:commit(?:s|ted)?|pledge[sd]?|taken|takes?)(?= (?:up )?(?:about |up to )?⟦M\d+⟧[^;]{0,50}\b(?:cornerstone|placement|"
    r"placing|raising|subscription|strategic investor)))\b"
    r"|\bput(?:s|ting)?(?: in(?= (?:about |another |a further )?⟦M)|\b(?=[^.;]{0,24}⟦M\d+⟧[^.;]{0,40}\b(?:into|in|to)\b))"
)
TAKE = re.compile(
    r"\b(?P<past>took|got|gained|secured|raised|increased|lifted|obtained|accumulated|amassed|built(?: up)?|doubled|tripled|"
    r"trebled|upped|boosted|topped up|added(?= an? [^;]{0,40}\b(?:royalty|nsr|stream|stake)\b))\b|"
    r"\b(?P<wish>consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?(?: up)?|mull(?:s|ed|ing)?|explor(?:es|ed|ing)|eye(?:s|d|ing)?|"
    r"eying|seek(?:s|ing)?|sought|pursu(?:es|ed|ing)|stud(?:ies|ied|ying)|discuss(?:es|ed|ing)?|evaluat(?:es|ed|ing))"
    r"\b(?= (?:taking )?(?:an?|up to) (?:[a-z-]+ ){0,3}(?:⟦R\d+⟧ )?(?:[a-z-]+ ){0,3}(?:stake|interest|shareholding|"
    r"holding)\b)|"
    r"\b(?:tak(?:e|es|ing|en)|gain(?:s|ing)?|"
    r"secur(?:e|es|ing)|increas(?:e|es|ing)|lift(?:s|ing)?|rais(?:e|es|ing)|obtain(?:s|ing)?|"
    r"receive(?:s)?|gets|become(?:s)?|own|double(?:s)?|up(?:s|ping)(?= (?:its|⟦))|boost(?:s|ing)?|"
    r"adds?(?= an? [^;]{0,40}\b(?:royalty|nsr|stream|stake)\b))\b"
)
EARN = re.compile(
    r"\bbecomes? the (?:sole )?owner of(?= (?:up to |an? )?⟦R)|\b(?:earn(?:s|ed|ing)?(?:[- ]in(?:to)?)?|farm(?:s|"
    r"ed|ing)?[- ]?in(?:to)?)\b"
)
SUPPLY = re.compile(
    r"\b(?P<past>supplied|delivered|shipped)\b|\b(?:suppl(?:y|ies|ying)|deliver(?:s|ing)?|ship(?:s|ping)?(?= )|"
    r"send(?= )|provid(?:e|es|ing) "
    r"feedstock|(?:provid|furnish)(?:e|es|ing)?(?= (?:it |⟦[CA]\d+⟧ )?(?:with )?(?:(?:up to |about |some )?⟦Q|"
    r"(?:[a-z-]+ ){0,2}(?:hydroxide|carbonate|concentrates?|oxides?|sul(?:ph|f)ate|soda ash|lime|acid|power|electricity|"
    r"reagents?|"
    r"feed(?:stock)?|ore)\b)))\b"
)
MERGE = re.compile(r"\b(?P<past>merged|combined)\b|\b(?:merg(?:e|es|ing)|combin(?:e|es|ing))\b")
ISSUE = re.compile(r"\b(?P<past>issued|allotted)\b|\bissu(?:e|es|ing)\b")
VERBS = {
    "buy": BUY,
    "sell": SELL,
    "invest": INVEST,
    "earn": EARN,
    "supply": SUPPLY,
    "merge": MERGE,
    "pay": PAY,
    "take": TAKE,
    "issue": ISSUE,
}

NEGOTIATE = re.compile(
    r"\b(?:negotiat(?:e|es|ed|ing)(?: (?:solely|exclusively|only|directly|in good faith))?|"
    r"(?:in|held|hold|holding|had|having|opened|began|begun|started|entered(?: into)?|"
    r"resumed) "
    r"(?:[a-z-]+ ){0,2}(?:talks|negotiations|discussions)|(?:from|ended|off|suspended|halted|left|"
    r"quit) (?:[a-z-]+ ){0,2}(?:talks|negotiations)|(?:talks|negotiations|discussions) (?:(?:are|were|is|remain) "
    r"(?:under way|underway|ongoing|taking place|being held|continuing|in progress|advanced)|continued?|go on))"
    r"(?: again)? (?:with|for|over|between)\b"
    r"|\b(?:approach(?:ed|es)|courting|wooing|sound(?:ed|ing) out)(?= (?:[a-z-]+ )*⟦)"
    r"|\bnegotiat(?:e|es|ed|ing)(?= (?:exclusively|in good faith)\b)"
)
HOLD = re.compile(
    r"\b(?:has|have|holds?)\b(?= (?:already |exclusive |rights to |contracted )*(?:all|half|⟦[QR]\d+⟧|"
    r"the rights?|first))"
    r"|\b(?:has|have|had|holds?|gets?|got|acquir(?:e|es|ed)|obtain(?:s|ed)?|secure[sd]?|receive[sd]?|gain(?:s|ed)?)\b"
    r"(?= (?:also )?(?:(?:the|an?|exclusive|first|offtake|sales?|sole|marketing|purchase) )*(?:rights?|option|"
    r"entitlement)\b)"
    r"|\bentitled(?= to (?:(?:buy|purchase|take|receive|up to|about|the) )*(?:all|half|⟦[QR]))"
)
BID = re.compile(
    r"\b(?P<past>offered|bid|tabled|lobbed)\b(?= (?:[a-z-]+ ){0,5}⟦M\d+⟧[^;]{0,60} for )|\b(?:offers?|bids?)\b"
    r"(?= (?:about |up to )?⟦M\d+⟧ for )"
)
COME = re.compile(
    r"\bcomes?\b(?= from )|\b(?:be|is|are|been|being) (?:sourced|drawn|procured|obtained|bought|purchased|acquired|"
    r"ordered|supplied|delivered|provided|"
    r"furnished|shipped)\b(?= (?:from|by) )"
)
GO = re.compile(
    r"\b(?:go(?:es|ing)?|went)\b(?= (?:from ⟦[CN]\d+⟧ )?to )|\b(?:be|is|are|been|being|was|were) (?:already |"
    r"fully |also )?(?:committed|"
    r"contracted|allocated|"
    r"promised|earmarked|pledged|reserved|pre-?sold|sold(?: forward)?|spoken for|assigned|destined|bought|"
    r"taken(?: up)?|"
    r"purchased|absorbed|delivered|shipped|supplied)\b(?= )"
)
COVER = re.compile(
    r"\b(?:be|is|are|been|being|was|were) (?:already |fully |also )?(?:covered|secured|tied up|locked in|governed|"
    r"agreed)\b"
    r"|\b(?:be|is|are) (?:already )?(?:under|subject to|the subject of) (?:an? |the )?(?:[a-z-]+ ){0,3}(?:contract|"
    r"agreement|deal)\b"
)
CLAIM = re.compile(
    r"\b(?:order(?:s|ed)|secur(?:e|es|ed|ing)|lock(?:s|ed)? in|contract(?:s|ed)? for|"
    r"contracted(?= (?:up to |about |some )*⟦[QR]| [^;⟦]{1,60} from (?:both )?(?:the )?⟦[CN])|sign(?:s|ed)? up for|"
    r"commit(?:s|ted)?(?: itself| themselves)? to|"
    r"reserv(?:e|es|ed)|collects?|"
    r"book(?:s|ed)|obtain(?:s|ed)?|receives?|gets|get|takes?(?: delivery of)?|sourc(?:e|es|ed|ing)|procur(?:e|es|ed|"
    r"ing))\b"
)
CUSTOMERS = (
    r"(?:customers?|off-?takers?|takers?|clients?|buyers?|(?:order|off-?take|sales) books?|"
    r"(?:customer|client|off-?taker|buyer) (?:list|roster|base|book|portfolio)s?)"
)
ARE = r"(?:are|is|includes?|included|comprises?|counts?|numbers?|features?|lists?|will be|were|was)"
"""Those who buy, and the words behind which they are listed."""
CUSTOMER = re.compile(
    r"\b(?:as|among) (?:its |the |an? |⟦[CN]\d+⟧'s )?(?:[a-z-]+ ){0,2}"
    r"(?:buyer|customer|client|taker|off-?taker|offtake partner)s?\b"
    r"|\b(?:is|are|was|were|been|be|remains?) (?:also |already |now |currently )?(?:an? |its |the |⟦C\d+⟧'s )?(?:[a-z-]+ ){0,3}"
    r"(?:customer|off-?taker)s?\b(?= (?:since|under|of|for|with) |[.,;]|$)"
    rf"|\b{CUSTOMERS}\b(?= (?:[a-z]+ )?{ARE} (?:the )?(?:[a-z-]+ ){{0,3}}⟦[CN])"
    r"|\b(?:is|becomes?|became|was|be) (?:its |the |an? |⟦C\d+⟧'s )?(?:anchor|foundation|cornerstone|"
    r"first|main|biggest|largest|launch|sole|only|exclusive) (?:customer|buyer|offtaker|purchaser)\b"
)
VERBS["customer"] = CUSTOMER
SELECT = re.compile(
    r"\b(?:sign(?:s|ed|ing)? up|lin(?:es|ed|ing) up|contract(?:s|ed)|hired|engaged|selected|chosen|tap(?:s|ped)|"
    r"designat(?:es|ed)|"
    r"nominat(?:es|ed)|retain(?:s|ed)|appoints|names|enlist(?:s|ed)|"
    r"chose|picked|appointed|named|selects|picks|chooses)\b(?=[^.;]{0,90}\b(?:suppl|feedstock|deliver|processor\b|"
    r"refiner\b|recycler\b|partner\b|to (?:provide|design|engineer|install|equip|operate|run|haul|mine|crush|carry out|conduct|"
    r"undertake|prepare|perform)\b|"
    r"contractor\b))"
)
VERBS["select"] = SELECT
OWN = re.compile(
    r"(?<=⟧ )(?:as|becomes|became|to become|is to become|will become|(?:has |have )?(?:emerged|been (?:named|confirmed|"
    r"revealed)) as|is) (?:the )?(?:(?P<new>new )|majority |controlling |part-)*(?:owner|holder|shareholder|buyer) of\b"
    r"|(?P<royalty>(?<=⟧ )(?:has |have )?(?:become|becomes|became) (?:the |an? )?(?:new )?(?:owner|holder) of)\b(?= [^,;]{0,60}"
    r"\b(?:royalt(?:y|ies)|stream|nsr|grr)\b)"
    r"|\b(?:keeps?|kept|retains?|retained|has|holds?)\b(?= (?:the |a |its )?⟦R\d+⟧ (?:stake |interest )?(?:of|"
    r"in) ⟦[CN]\d+⟧(?:'s (?:shares|stock|capital))?,? "
    r"(?:which it |that it )?(?:bought|acquired|purchased|taken|took) )"
    r"|\b(?:owns?|holds?|has)\b(?= (?:about )?⟦R\d+⟧ (?:stake |interest )?(?:of|in) ⟦[CN]\d+⟧[^;]{0,50}? "
    r"(?:following|after|through|from) (?:an? |its )?(?:[a-z-]+ ){0,2}(?:investments?|placements?|purchases?)\b)"
)
VERBS["own"] = OWN
ALONGSIDE = re.compile(
    r"\b(?:alongside|together with|plus|with another|with)\b(?= (?:about |another |a further )"
    r"?⟦M\d+⟧ from )"
)
VERBS["alongside"] = ALONGSIDE
VERBS["negotiate"] = NEGOTIATE
VERBS["hold"] = HOLD
VERBS["bid"] = BID
VERBS["answer"] = re.compile(
    r"\b(?:(?P<no>reject(?:s|ed|ing)?|rebuff(?:s|ed)|spurn(?:s|ed)|snub(?:s|bed)|dismiss(?:es|ed)|declin(?:es|ed)|"
    r"refus(?:es|ed)|turn(?:s|ed) down|vot(?:es|ed) (?:down|against)|knock(?:s|ed) back)"
    r"|(?P<open>receiv(?:es|ed)|consider(?:s|ing)|review(?:s|ing)|stud(?:ies|ying)|evaluat(?:es|ing)|weigh(?:s|ing)|"
    r"recommend(?:s|ed))"
    r"|accept(?:s|ed)?|back(?:s|ed)|approv(?:es|ed)|endors(?:es|ed)|support(?:s|ed)|"
    r"vot(?:es|ed) (?:[a-z]+ |(?:on )?⟦D\d+⟧ )?(?:in favou?r of|for|to (?:accept|back|approve|"
    r"support)))\b(?=[^;]{0,140}\b(?:bid|offer|approach|proposal|take-?over|"
    r"buy-?out|scheme|acquisition))"
    r"|\b(?P<away>turn(?:s|ed) (?:down|away)|rebuff(?:s|ed)|spurn(?:s|ed)|snub(?:s|bed)|fend(?:s|ed) off)(?= ⟦[CN]\d+⟧(?!'))"
)
VERBS["compete"] = re.compile(
    r"\b(?:join(?:s|ed|ing)?|enter(?:s|ed|ing)?|in|lead(?:s|ing)?|led|among|wins?|won) (?:the |several |potential |"
    r"other )*(?:[a-z-]+ )?(?:bidding|race|running|bidders|suitors|contenders|contest|auction|battle|hunt)"
    r"(?: war| process)?\b(?= (?:for|to (?:buy|acquire|take over)) )"
)
VERBS["drop"] = re.compile(
    r"\b(?:(?:proceed|go ahead|continue|press on)(?:ing)? with|withdr[ae]w(?:n|s|ing)?|drop(?:s|ped|ping)|pull(?:s|ed|ing)|"
    r"abandon(?:s|ed|ing)|pursue|walk(?:s|ed|ing) away from)(?= [^;]{1,80}?\b(?:bid|offer|proposal|approach|"
    r"pursuit|take-?over)\b)"
    r"(?<!\bto withdraw)"
)
VERBS["come"] = COME
VERBS["go"] = GO
VERBS["cover"] = COVER
VERBS["claim"] = CLAIM
VERBS["enter"] = re.compile(
    r"\b(?P<past>entered|participated|joined)(?= (?:with ⟦R\d+⟧ )?(?:in |at )?(?:the )?(?:share )?(?:capital|"
    r"shareholders) (?:of|in) )"
    r"|\b(?:enter(?:s|ing)?|join(?:s|ing)?)(?= (?:the )?(?:share )?(?:capital|shareholders) of )"
    r"|\bparticipat(?:es?|ing)(?= with (?:about )?⟦R\d+⟧ (?:in|at) )"
    r"|\b(?:comes?|coming) (?:in|aboard|on board)(?= (?:as|for) )|\b(?P<came>came (?:in|aboard|on board))(?= (?:as|for) )"
)
VERBS["control"] = re.compile(
    r"\b(?P<past>won|gained|took|seized|assumed|obtained|secured)(?: (?:full|majority|outright|effective))? "
    r"control(?= of )"
    r"|\b(?:win(?:s|ning)?|gain(?:s|ing)?|tak(?:e|es|ing|en)|seiz(?:e|es|ing)|assum(?:e|es|ing)|secur(?:e|es|ing))"
    r"(?: (?:full|majority|outright|effective))? control(?= of )"
)
VERBS["fall"] = re.compile(
    r"\b(?P<past>fell|fallen|became)(?: (?:prey )?to| (?:an? |the )(?:[a-z-]+ )*(?:subsidiary|unit|arm|property) of| part of)"
    r"(?= (?:[a-z-]+ ){0,4}⟦)"
    r"|\b(?:falls?|becomes?|becoming)(?: (?:prey )?to| (?:an? |the )(?:[a-z-]+ )*(?:subsidiary|unit|property) of| part "
    r"of)(?= (?:[a-z-]+ ){0,4}⟦)"
)
VERBS["holder"] = re.compile(
    r"\b(?:(?P<past>became|made|left|turned)|becom(?:e|es|ing)|mak(?:e|es|ing)|leav(?:e|es|ing)|turn(?:s|ing)?)\b"
    r"(?= (?:⟦[CAN]\d+⟧ )?(?:into )?(?:an?|the|its|[a-z]+est) (?:[a-z-]+ )*(?:⟦R\d+⟧ (?:[a-z-]+ )?(?:share|stake|stock)?"
    r"(?:holder|owner)\b|(?:share|stake|stock)holder (?:of|in) )"
    r"| (?:an? )?substantial (?:share|security|unit)?holders? (?:of|in) )"
)
VERBS["market"] = re.compile(
    r"\b(?:(?:put(?:s|ting)?|placed|offer(?:s|ed)?|list(?:s|ed)?)(?= [^;]{1,140}?\b(?:up for sale|for sale|on the block|"
    r"on the market|up for auction)\b)|(?:seek(?:s|ing)?|sought|look(?:s|ing)? for|invit(?:es|ed)|hunting for|"
    r"want(?:s|ed)? to find|tr(?:ies|ied|ying) to find) (?:(?:an?|new|potential|binding|non-binding|formal|first-round|"
    r"strategic|industrial|minority) )*(?:buyers?|bids?|offers?|bidders?|suitors?|purchasers?|expressions of interest|"
    r"owners?|takers?|someone|somebody|anyone|anybody|partners?(?= (?:willing |prepared |ready )?to (?:buy|acquire|take|"
    r"purchase)))(?= (?:for|in|(?:(?:who|that) (?:will|would|might) |willing to |prepared to |ready to |to )(?:buy|acquire|"
    r"take(?: over| on| up)?|purchase)) ))"
)
VERBS["eye"] = re.compile(
    r"\b(?:circl(?:es?|ed|ing)|ey(?:es|ed|eing|ing)|(?:runs?|ran|running) (?:the|an?|its) ruler over|"
    r"cast(?:s|ing)? (?:an?|its|their) eyes? (?:on|over)|stalk(?:s|ed|ing)|sniff(?:s|ed|ing) (?:around|at))\b(?= )"
)
VERBS["right"] = re.compile(r"\bright to(?= (?:up to |as much as |a further )?⟦R\d+⟧)")
VERBS["lend"] = re.compile(r"\b(?:lends?|lent|lending|borrow(?:s|ed|ing)?)\b")
VERBS["owned"] = re.compile(r"\bowned(?= by )")
VERBS["identity"] = re.compile(
    r"\b(?:new |sole |main |future |first )?(?:owner|buyer|purchaser|acquirer|off-?taker|customer|"
    r"supplier)\b(?= (?:of|for) )"
)
VERBS["spend"] = re.compile(
    r"\b(?:spend(?:s|ing)?|sole(?:ly)?[- ]fund(?:s|ing)?|funds?|incurs?|expends?|"
    r"invests?)\b(?= (?:[a-z-]+ ){0,5}⟦M\d+⟧)"
)
VERBS["exchange"] = re.compile(
    r"\bshares?\b(?= for (?:each|every) ⟦[CN]\d+⟧ share\b)|"
    r"\b(?:receiv(?:e|es|ing)|gets?|getting|exchanged|swapped|offered)\b(?=[^;⟦]{1,40}⟦[CN]\d+⟧)"
)
_JOB = r"(?:(?:notice|letter)s? of award|(?:purchase )?orders?|contracts?|works package|package|job|tender)\b"
_ITS_TERMS = (
    r"(?:(?!(?:off-?take|sales|purchase|supply|prepay|option|loan|concession|licen[cs]e|to|from|for|by|with)\b)[a-z0-9,.'/-]+ |"
    r"⟦[MDGLJ]\d+⟧(?:'s|,)? ){0,9}?"
)
VERBS["award"] = re.compile(
    rf"\b(?:(?:won|wins?|winning|receiv(?:es?|ed|ing)|secur(?:es?|ed|ing)|land(?:s|ed|ing)|clinch(?:es|ed)|book(?:s|ed)|"
    rf"obtain(?:s|ed)|got)(?= {_ITS_TERMS}{_JOB})"
    rf"|(?P<gives>award(?:s|ed|ing)?|gave|gives|giv(?:en|ing)|hand(?:s|ed|ing)|let|plac(?:es?|ed|ing))"
    rf"(?= (?:⟦[CN]\d+⟧ |(?:to|with) ⟦[CN]\d+⟧ )?{_ITS_TERMS}{_JOB}| to ⟦[CN]))"
)
VERBS["treat"] = re.compile(r"\b(?:treat|process|smelt|refin|recycl|convert|mill)(?:ed|e|es|s|ing)?\b")
VERBS["found"] = re.compile(
    r"\b(?:constitut(?:e|es|ed|ing)|establish(?:es|ed|ing)?|form(?:s|ed|ing)?|creat(?:e|es|ed|ing)|set(?:s|"
    r"ting)?(?= up)|found(?:s|ed|ing)?|"
    r"incorporat(?:e|es|ed|ing)|launch(?:es|ed|ing)?)\b"
)
VERBS["pool"] = re.compile(
    r"\b(?:pool(?:s|ed|ing)?|combin(?:e|es|ed|ing)(?= (?:their|its|all))|"
    r"(?:fold|roll|bring|brought|merg(?=e)|contribut(?=e)|inject|plac|put)(?:e[sd]?|s|ed|ing|t)?(?= (?:their|"
    r"both) [^;]{1,80} into )|"
    r"work(?:s|ing)? (?:together (?:on|to|in)|"
    r"with|alongside)|"
    r"jointly [a-z]+|"
    r"develop together|(?:stud(?:y|ies|ying)|explor(?:e|es|ing)|examin(?:e|es|ing)|research(?:es|ing)?|investigat(?:e|es|ing)|"
    r"assess(?:es|ing)?|evaluat(?:e|es|ing)) (?:together|jointly)|(?:co-?operat|collaborat)(?:e|es|ed|ing) (?:in|on))\b"
)

PRODUCT = re.compile(
    r"\b(?:concentrates?|carbonate|hydroxide|oxides?|products?|output|production|metal|feedstock|ore|spodumene|fines|"
    r"flakes?|"
    r"precipitate|sulphate|sulfate|phosphate|cathodes?|anodes?|magnets?|alloys?|powder|ingots?|pellets?|dore|doré|"
    r"mhp|matte|black mass|lithium|"
    r"ilmenite|rutile|zircon|germanium|gallium|antimony|niobium|tantalum|vanadium|scandium|indium|magnesium|"
    r"polysilicon|scheelite|wolframite|bauxite|alumina|bullion|fluorspar|graphite|cobalt|nickel|uranium|u3o8|"
    r"yellowcake|tonnes|pounds|monazite|chlorides?|rare earths?|mrec|ammonia|"
    r"acid|soda ash|caustic soda|quicklime|sul(?:ph|f)ur|electricity|power(?! (?:line|plant|station|grid|project|link|"
    r"cable)s?\b))\b"
)
SITE = re.compile(
    r"\b(?:[elmp]{1,3} ?\d{2}/\d{3,5}|(?:epm|eop|mdl|el|epl) ?\d{3,6}|"
    r"projects?|mines?|deposits?|propert(?:y|ies)|prospects?|tenements?|licen[cs]es?|claims?|concessions?|"
    r"assets?|plants?|refiner(?:y|ies)|smelters?|facilit(?:y|ies)|"
    r"operations?|mills?|land|ground|rights|portfolio|package|permits?|blocks?|leases?|royalt(?:y|ies)|business|"
    r"complex|salars?|brine|pit|accommodation|camp|village|site|quarry|hub|equipment|module|stockpiles?|stockpiled)\b"
)
SHARES = re.compile(
    r"(?<!-)\b(?:shares?|stock|units|voting power|notes?|stakes?|interests?|shareholding|equity|register|placement|"
    r"holding|securities|slice|capital|debentures?|convertible|ownership|quotas|warrants)\b"
)
PREPOSITION = (
    r"(?:of|from|by|with|to|for|in|at|into|on|over|near|between|against|through|via|under|per|than|like|"
    r"alongside|including|among|owns?|held|"
    r"holds?|told|gave|gives?|giving|leaving|joining|join|pays?|paid|paying|acquir\w+|buys?|buying|bought|"
    r"sells?|selling|sold|purchas\w+|"
    r"outside|across|within|around|behind|after|before|since|until|called|named|is|was|be|as|dubbed|"
    r"taking|takes|makes|made|owned|backed|led)"
)
_RESET = re.compile(
    r"(?:^|.*[\s⟧])(?:that|and|but|said|says|when|while|after|because|where|whether|which|if|since|"
    r"until|before|although|though|whereas|announced|confirms?|confirmed|reports?|as|:|–|—)\s+"
)
_SEGMENT = re.compile(r"[,;:⟧][^,;:⟧]*$|^[^,;:⟧]*$")


OWN_ACT = re.compile(
    rf"({ORG})'s (?:[a-z-]+ ){{0,4}}(?:agreement|deal|plans?|bid|offer|decision|intention|proposal|contract|letter|"
    r"move|attempt|talks|commitment)(?: (?:in|of|on|from) ⟦D\d+⟧)? (?:also |then )?to $"
)
"""Whose agreement it is to do something: the one who does it."""


def subjects(clause: str, before: int) -> re.Match[str] | None:
    """The coordinated names nearest to the left of `before` that stand as a subject, or None."""
    for match in reversed(list(compiled(ORGS).finditer(clause[:before]))):
        if not clause.startswith("'", match.end()) and stands_as_subject(clause, match.start()):
            return match
    own = OWN_ACT.search(clause, 0, before) if clause.endswith(" to ", 0, before) else None
    return compiled(ORG).match(clause, own.start(1)) if own else None


FINITE = re.compile(
    r"⟦[CANG]\d+⟧ (?:can|will|would|may|has|have|had|is|are|was|must|agreed|signed|bought|acquired|"
    r"paid|pays|invested|completed|closed|entered|put|puts|said|announced|took|takes|buys|sold|sells|subscribed|"
    r"subscribes|executed|exercised|struck|formed|raised|plans|becomes|became|owns|granted|received|earned|earns|"
    r"secured|secures|gets|receives|collects|sources|made|makes|issued|issues|retains|retained|holds|divested|farmed)\b"
)
OFFICE = re.compile(
    r"(?:the |a )?(?:boards?|directors|(?:share)?holders|management|owners?|administrators|parent|consortium|"
    r"partnership|"
    r"presidents|receivers|(?:wholly[- ]owned )?(?:subsidiary|unit|affiliate|arm|vehicle)|governments?|leaders|"
    r"ministers) (?:of|in) (?:the )?$"
)


_OWNED_THING = re.compile(
    r"(?:⟦[GLCANH]\d+⟧(?:'s)?(?:[ -](?!(?:and|or|from|to|with|by|for|in|at)\b)[a-z-]+){0,5}\s+)+$"
)
FOR_TO = re.compile(r"⟦[CN]\d+⟧ to (?:sell|supply|deliver|provide|buy|purchase|take|acquire|lend|earn)\b")
PAPER_FOR = re.compile(
    r"\b(?:memorandum(?: of understanding)?|mou|agreement|contract|deal|term sheet|letter of intent|heads of [a-z]+) for $"
)
"""A paper told by who is to do what: "memorandum of understanding for ⟦C⟧ to sell"."""
WITH_DOING = re.compile(
    r"(?<!\w)with ⟦[CN]\d+⟧ (?:[a-z]+ly )?(?:tabl|mak|launch|lodg|announc|offer|agree|bid|buy|acquir|tak|sell|snap|"
    r"sign|pay|subscrib|invest|earn|purchas|contribut)[a-z]*ing\b"
)
"""The one who acts in a phrase behind the sentence: "..., with ⟦C⟧ tabling an offer"."""


@lru_cache(maxsize=1024)
def stands_as_subject(clause: str, start: int) -> bool:
    """True when the name at `start` is not governed by a preposition or a verb before it."""
    before = OFFICE.sub("", clause[:start])
    if WITH_DOING.search(clause[max(0, start - 6) : start + 24]):
        return True
    if before.endswith(" for ") and FOR_TO.match(clause, start) and PAPER_FOR.search(before):
        return True
    if not search(rf"(?<![\w-]){PREPOSITION} (?:the |a |an |its )?$", before) and FINITE.match(clause, start):
        return True
    governed = search(
        r"(?<![-\w])(?:[a-z]+(?:ed|ing)|buys?|bought|takes?|took|sells?|sold) (?:(?:off|up|out|over|down|away|in) )?"
        r"(?:the |a |an |its )?$",
        before,
    )
    if governed and not search(r"\b(?:said|announced|confirmed|reported) $", before):
        return False
    if search(r"⟦(?:[GL]\d+⟧(?:'s)?|[CANH]\d+⟧'s)(?:[ -][a-z-]+){0,5}\s+$", before):
        before = _OWNED_THING.sub("", before)
    segment = _SEGMENT.search(before)
    words = segment.group().lstrip(",;:⟧ ") if segment else before
    if reset := _RESET.match(words):
        words = words[reset.end() :]
    return not search(rf"(?<![\w-]){PREPOSITION}\b", words)


def after_preposition(tail: str, preposition: str, limit: int = 160) -> str | None:
    """The coordinated names governed by `preposition` in `tail`: "from the administrators of ⟦C1⟧" gives ⟦C1⟧."""
    match = search(
        rf"\b{preposition} (?:⟦[GLDM]\d+⟧(?:'s|-[a-z]+)? )?(?:(?!{preposition}\b)[a-z'-]+ ){{0,6}}?(?:of |"
        rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)?|⟦[CJ]\d+⟧'s) (?:[a-z'-]+ ){{0,4}})?({ORGS})(?!'s? (?!subsidiary|unit|affiliate))",
        tail[:limit],
    )
    return match.group(1) if match else None


def marks(text: str | None) -> list[str]:
    """The marks in `text`, such as ["C0", "N3"]."""
    return [m.group(1) + m.group(2) for m in MARK.finditer(text or "")]


_OWNED_AFTER = re.compile(r"(?:-| )(?:owned|held|controlled|subsidiary|affiliate|unit|vehicle|above|below)\b")


def share_in(text: str) -> str | None:
    """The first percentage in `text`, as a mark, that is neither told as owned already nor a royalty's rate."""
    text = ROYALTY_RATE.sub("", text) if "⟦R" in text else text
    return next(
        (f"R{m.group(2)}" for m in MARK.finditer(text) if m.group(1) == "R" and not _OWNED_AFTER.match(text, m.end())),
        None,
    )


__all__ = [
    "BUY",
    "EARN",
    "INVEST",
    "ISSUE",
    "MERGE",
    "ORG",
    "ORGS",
    "PAY",
    "PRODUCT",
    "SELL",
    "SHARES",
    "SITE",
    "SUPPLY",
    "TAKE",
    "VERBS",
    "after_preposition",
    "marks",
    "share_in",
    "stands_as_subject",
    "subjects",
]
