"""Why a sum beside a body is no funding: a cost, a price, a whole that was told, what others pay, earn or ask for."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.no_sums import no_gift
from pipelines.extract.funding.words import NOT_FUNDING, STRONG_GIVE

SHARE_OF_COST = re.compile(r"^ (?:of|towards?) (?:the|its|their) (?:[a-z]+(?:'s?)? ){0,2}costs?\b")
"""What a sum pays of a cost is no cost itself."""
WORTH = re.compile(
    r"(?<!loan )(?<!credit )(?<!grant )(?<!financing )(?<!funding )(?<!facility )\b(?:projects?|ventures|plants|"
    r"mines|proposals|agreements|contracts|deals|documents) (?:together )?"
    r"(?:worth|valued at|costing|totall?ing)(?: (?:a|an|about|some|combined|total|of))* $"
)
THING = re.compile(
    r"^[ -](?:(?!(?:to|for|from|by|with|in|of|and|on|at|over|under|into|through|as|is|are|was|were|will|would|may|"
    r"might|could|can|has|have|had|if|when|once|that|which|toward|towards|behind|via|per)\b)[a-z'-]+[ "
    r"-]){0,4}?(?:[PN]\d+ (?:[a-z-]+ )?)?(?:project|"
    r"mine|plant|refinery|smelter|factory|expansion|development|deal|transaction|takeover|bid|offer|mill|operation|"
    r"company|build|complex|upgrade|extension|sale|acquisition|disposal|"
    r"divestment|merger|buyout|bill|order book|backlog|cost|costs|price|price tag|venture|campus|line|"
    r"pilot|pipeline|(?:processing|recycling|production|manufacturing|refining|separation|treatment|conversion|magnet|battery|"
    r"extraction|demonstration|mining) facility)s?\b(?! (?:loan|fund|finance|grant))"
)
ISSUE = re.compile(r" (?:[a-z-]+ ){0,2}(?:share|rights|bond|note) (?:issue|offering|placement|sale)\b")
"""What a company raises from whoever subscribes: "takes up M0 of C0's M1 share issue"."""
TAX_BACK = re.compile(r"(?:reimburse|rebate|refund|relief|exempt|abate|credit|break)")
"""Nouns by which taxes are given back."""
OF_THE_LOAN = re.compile(r" (?:of|in) (?:principal|(?:capitali[sz]ed |accrued )?interest|fees)\b(?!-)")
DRAWN_OF = re.compile(
    r"\b(?:drawn|drew|draws|received|disbursed|paid out|released|handed(?: over)?|"
    r"advanced)\b[^.;]{0,40}\bM\d+ (?:of|from|under) (?:its|the|an?) "
    r"(?:[a-z]+ )?$"
)
"""A loan of which a part has been drawn: the loan is told, not the part."""
DRAWN_BEHIND = re.compile(
    r"[^.;M]{0,90}?\b(?:has|have|had|was|were)(?: (?:now|already|since|so far))? (?:been )?(?:drawn|advanced|disbursed|"
    r"utili[sz]ed|"
    r"paid out|received|released)\b"
)
"""The same told behind the loan: "M0 of the M1 loan from F0 has been drawn"."""
LAST_OF = re.compile(r"\b(?:final|last|remaining)(?: [a-z]+)? M\d+ ")
"""The rest of a loan, which was told as a whole before."""
LEAST = 1000
"""Units of money below which a figure is a price, or no money at all."""
OWN_POCKET = re.compile(r"\b(?:own|private) (?:money|funds|cash|pockets?|resources|means)\b[^.;]{0,40}$")
"""Whoever pays with what is his own is not given it."""
OF_ITS_OWN = re.compile(r" (?:out )?of (?:its|their) own\b")
BY_THE_RECEIVER = re.compile(
    r"(?:[CN]\d+|\b(?:the|which|that) (?:compan|recipient|applicant|miner|developer)[a-z]*)(?:(?!F\d)[^;.])*$"
)
"""What shows that whoever pays "M0 of its own" is the one who receives another sum."""
OTHERS_TOO = re.compile(
    r"\b(?:alongside|plus|with an? (?:additional|further)|besides|added to|matched by)(?: (?:an?|up to))* $"
)
OWN_ROUND = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:funding|financing|investment|capital|equity) round\b(?![^.;]{0,60} (?:from|by) (?:the )?F\d)"
)
"""What a company raises from many: "completed a M0 funding round"."""
LED_ROUND = re.compile(r" in an? (?:[a-z-]+ ){0,2}round,? (?:led|cornerstoned|anchored|headed) by M\d")
OTHER_PAYER = re.compile(r"(?: in [a-z ]{3,30})? (?:from|by) (?:the |its )?C\d")
"""What a private party adds to the money of a body: "alongside M1 from C0"."""
PRIVATE_PAYERS = re.compile(r"(?<!\d and )\b(?:private|institutional|other|outside) investors\b[^.,;M]{0,40}$")
FROM_PRIVATE = re.compile(
    r"[^.,;M]{0,40}\b(?:from|by) (?:private|institutional|other|outside) (?:investors|sources)\b|"
    r",? (?:of|in|from|is|are|will be|would be) private (?:capital|money|funds|funding|financ\w+|debt|equity|investments?)\b"
)
"""What investors put up, before the sum or behind it."""
LEVERAGED = re.compile(
    r"\b(?:mobili[sz]|leverag|unlock|attract|trigger|catalys|crowd|draw in|bring)\w*(?: in)? (?:[a-z]+ ){0,3}$"
)
OTHERS_MONEY = re.compile(r" (?:of|in) (?:[a-z-]+ )*?(?:investments?|capital|projects|private [a-z]+)\b")
"""What a sum brings in from others: "unlock M0 in private investment"."""
IN_ALL = re.compile(r"\b(?:total|overall|whole|combined) investments?\b(?![^.;]*\bF\d)[^.;]{0,50}$")
"""What companies spend, whoever pays a part of it."""
COST = re.compile(
    r"^(?!.*[FL]\d)[^.;]*\b(?:will|would|could) (?:take|need|require|swallow|absorb|use up) (?:about |some |around )?$|"
    r"\bcosts?(?: of [^.;:()M]{0,40})?:? (?:about |some |around )?$|\bfinanced (?:in D\d+ )?at $|"
    r"\bcosts?\b[^.;]{0,60} (?:ris\w+|rose|climb\w*|gr[eo]w\w*|increas\w+|jump\w*|balloon\w*|swollen) (?:to|by) $|"
    r"\bcapital (?:expenditures?|costs?|spending|outlays?|budget) (?:is |was |are )?(?:of|at|put at|"
    r"estimated "
    r"at|to be)? ?$|\b(?:cap|ceiling|limit) on [a-z ]{3,40} of $|"
    r"\b(?:pre-production [a-z]+|construction (?:expenditures?|spending|outlays?)) (?:is |was )?"
    r"(?:of|(?:put|estimated|seen) at) $|\b(?:expected|estimated|overall|required|planned) capital investments? of $|"
    r"\bcapital (?:(?:for|of) [^.;:()M]{3,40} )?(?:is |was )?(?:now )?(?:put|estimated|seen) at $|"
    r"\b(?:accrued|capitali[sz]ed|unpaid|accumulated) interest (?:charges? )?of $|"
    r"\bput(?:s|ting)? (?:an? |the |its )?(?:[a-z]+ )?(?:price|price tag|value|valuation) (?:of|at) $|"
    r"\b(?:on|to|within|under|over|at|against) (?:an?|the|its|their) (?:[a-z-]+ )?budget of $|"
    r"\b(?:operating|defen[cs]e|marketing|exploration|drill(?:ing)?|corporate|work) budget (?:of|is|was|at) $|"
    r"\b(?:capital|funding|financing) (?:funding |capital )?(?:requirements?|needs?)(?: (?:for|of) [^.;:()M]{3,40})? (?:of|"
    r"(?:is|are|was|were)(?: (?:put|estimated|seen) at)?) $|\b(?:starting|priced|retailing|sold) (?:at|from) $|\bfees? of $"
)
"""A cost, a price, interest on a loan, how much may be lent in all, or what somebody thinks that a thing is worth."""
VALUE = re.compile(
    r"\b(?:enterprise|equity|market|transaction|deal|book|asset|contract|agreement|project) value\b[^.;M]{0,40}$|"
    r"\b(?:valuation|market capitali[sz]ation|savings?)(?: of)?(?: (?:about|some|around|nearly))? $|"
    r"\bgenerat(?:es?|ed|ing)(?: (?:about|some|around|nearly|over))? $|"
    r"\bat (?:current|prevailing|today's|spot|present) (?:[a-z]+ ){0,3}prices?\b[^.;M]*$"
)
"""What something is worth, saves or brings in."""
PRESENT_VALUE = re.compile(r"\bnpv ?\d*%?:? ?(?:of |is |at )?$")
"""The same in the study's own letters."""
GOODS_WORTH = re.compile(
    r"\b(?:tons?|tonnes?|ounces|pounds|barrels|carats|output|production|products?)\b[^.;M]{0,60}\bworth"
    r"(?: (?:about|some|around))? $|\b(?:receiv(?:e|es|ed)|gets?|got|ships?|shipped|exports?|exported) (?:[a-z-]+ ){1,4}worth "
    r"(?:about |some )?$"
)
BUYS = re.compile(r"\b(?:buy|bought|purchas|order|contract|stockpil|tender|procur|deliver|off-?take|agreement)")
"""Goods that a sum is the worth of, and what shows that somebody commits to buy them."""
REPAID = re.compile(
    r"\b(?:repa(?:y|ys|id|ying)|repayment of|redeem\w*|retir(?:e|es|ed|ing)|extinguish\w*|refinanc(?:e|es|ed|ing)|"
    r"pa(?:y|ys|id|ying) (?:off|down|back)|replac(?:e|es|ed|ing))(?: (?:in full|early|all of|most of|half of))?"
    r"(?: (?:an?|the|its|their|this|that|all|outstanding|prior|previous|earlier|existing|former|old|expired|expiring))* $"
)
"""What is given back, or comes to an end: "has repaid its M0 notes", "replaces a prior M0 facility"."""
WRITTEN_OFF = re.compile(r"\b(?:C\d+|it|company)\b(?:(?!F\d)[^.;]){0,80}\bwritten (?:off|down) $")
INCURRED = re.compile(r"\b(?:incurr|expend)(?:s|ed|ing)(?: (?:a total of|some|about))? $")
"""What a partner has spent on a venture's work."""
AT_THE_MARKET = re.compile(
    r"\W*(?:of )?(?:[a-z]+ )?(?:ATM\b|at[- ]the[- ]market|equity (?:line|distribution|purchase)|"
    r"(?:standby|controlled|committed) equity|(?:token|share) subscription|token)"
)
"""What follows a sum that an issuer may raise on the market as it likes."""
SET_AGAINST = re.compile(
    r" (?:[a-z-]+ )?credits? (?:for|against|towards?) (?:[a-z-]+ ){0,3}(?:work|expenditures?|payments?|price|spending)\b"
)
"""A credit that only lowers what is owed."""
MADE_PAYMENT = re.compile(
    r"\b(?:C\d+|company|it|they)(?: (?:said|has|have|had|also|then|it))* (?:made|makes|making) (?:an? |the |its )?$"
)
A_PAYMENT = re.compile(r" (?:[a-z-]+ )?payments?\b")
"""What a company pays to others."""
PART_OF_OTHERS = re.compile(
    r"[^.;M]{0,40},? of which (?:about |some )?M\d+ (?:(?:is|was|were|are|will be|has been|have been) )?"
    r"(?:lent|provided|put up|contributed|granted|given|financed|funded|covered) by (?:the )?F\d"
)
"""A whole of which a body gives a part only: "a M0 loan, of which M1 was lent by the F0"."""
PAID_FOR_IT = re.compile(r"\b(?:for which|for that|for it|for them),? (?:it|they|[CFN]\d+)(?: has| have| had)? paid $")
"""What stands before the price of what somebody owns."""
FOR_ITS_STAKE = re.compile(
    r"[^.;M]{0,40}?\b(?:and|to|for|which) (?:[a-z]+ ){0,3}?(?:own|hold|have|has|keep|get|earn|its)\w* "
    r"(?:an? |the )?(?:initial )?(?:\d[\d.]*(?:%| per ?cent)|majority|half of|stake)"
)
"""What shows that a partner pays for its own share: "will put up M0 and own 51%"."""
PARTNER_PAYS = re.compile(
    r"(?:\bthe (?:company|group|miner|partner)|[CN]\d+,? (?:which|who)|[CN]\d+)(?: (?:will|would|is|to|also|has|had|shall))* "
    r"(?:pay|paid|put|invest|contribut|spen|inject|bring|commit|provid|fund)\w*(?: (?:up|in|out))? $"
)
ASKED_FOR = re.compile(
    r"\b(?:applicants|applications|plans|proposals|projects|companies|bids|bidders|candidates|requests)\b[^.;M]{0,60}\b"
    r"(?:ask(?:s|ed)?|request(?:s|ed)?|appl(?:y|ied)|sought|seek|want(?:s|ed)?)\b[^.;M]{0,40} $|"
    r"\b(?:can|may|could|are (?:able|invited) to) (?:now |each )?apply for [^.;M]{0,40}$"
)
"""What stands before all that many ask for."""
STATE_EARNS = re.compile(
    r"\b[FL]\d+(?:'s? (?:[a-z-]+ )?[a-z]+)?(?: has| have| had| also)* (?:(?:earn|collect|gross|ship)\w*|"
    r"(?:ex|im)port(?:s|ed|ing)?(?![- ](?:credit|finance|bank|import|development|agency|guarantee|insurance))|"
    r"took in|takes in|sold|sells?)\b[^.;M]{0,50}$"
)
"""What a state sells, earns and ships."""
TO_COME_FROM = re.compile(
    r"[^.;M]{0,30}?\b(?:is|are|must|has|have|will|should|would) (?:still |yet |now )?(?:to )?(?:be )?(?:attracted|raised|found|"
    r"mobili[sz]ed|sought|come|brought in|put up|provided|contributed|borrowed|obtained) (?:from|by|on) (?:the )?(?:others\b|"
    r"other (?:investors|sources|lenders)|private|partners|shareholders|owners|commercial|third|outside|investors|banks|"
    r"industry|(?:stock |capital |bond )?markets?)"
)
"""What is still to come from others."""
A_PART = re.compile(r"\bpart of an? (?:[a-z-]+ ){0,3}$")
PACKAGE = re.compile(
    r" (?:[a-z-]+ ){0,3}?(?:package|financing|round|raising|investment|deal|project|syndicate|syndication|facility)\b"
)
"""A whole that others pay too: "part of a M0 package"."""
A_RULE = re.compile(
    r"\b(?:normally|typically|usually|on average|as a rule|per (?:project|applicant|company|recipient|award)|"
    r"for (?:each|a single|any one) (?:project|applicant|company|recipient|award)|each (?:project|award|grant) can)\b"
)
"""What says that no sum is given now, but how much each may get."""
SIZE_OF_EACH = re.compile(
    r"\b(?:single|individual) (?:holdings?|tickets?|stakes?|investments?|awards?|grants?|loans?) "
    r"(?:shall|will|can|may|should|must|are to|is to|ranges?|lies?)\b[^;.]*$"
)
"""How much each may get of what was told before: "single stakes may lie between M1 and M2"."""
PART_OF_PACKAGE = re.compile(
    r"\bpart of an? (?:[a-z-]+ ){0,3}?(?:package|financing|round|raising|syndicate|syndication|total)(?: (?:of|worth|"
    r"totall?ing|that "
    r"comes to))? (?:up to )?$|\bas part of $"
)
"""The same with its noun before it: "as part of a package of M0"."""
ITS_WHOLE = re.compile(r" (?:[a-z-]+ ){1,4}(?:by|from|of) (?:the )?F\d")
"""A whole that one body pays."""
ADDED_VALUE = re.compile(
    r"(?: a year| annually| per year| every year)? to (?:the |its )?(?:value|gdp|economy|exports?)\b"
)
TALLY = "the sum counts earlier awards together"
ONE_OF = re.compile(
    r"\bone of (?:the |some |more than |about )?(?:\d+|[a-z-]+) [^.;]*\b(?:totall?ing|worth|amounting to|valued at|"
    r"with a "
    r"(?:combined |total )?(?:value|volume|sum) of|for a total of)\b[^.;]{0,20}$"
)
IN_TOTAL = re.compile(
    r"\b(?:its|their|our|'s) total (?:[a-z]+ )?(?:awards?|funding|grants?|support|commitments?|"
    r"loans?)\b"
    r"[^;]{0,60} (?:exceeds?|reach\w*|amounts? to|comes? to|stands? at|now|is|are)(?: now)? $"
)
SO_FAR = re.compile(
    r"\bsince (?:D\d|(?:early|mid|late)-?\s?D?\d|its|then|the (?:start|beginning|launch|creation))|\bto date\b|"
    r"\bso far\b|\bcumulative|\b(?:in|over|during) the (?:past|last) (?:[a-z-]+ )?(?:D\d+|years?|months|decade)\b|"
    r"\b(?:D\d+|(?:fy ?)?\d{4}(?:-\d\d)?|(?:the )?(?:past|last) year) alone\b|\bsince (?:it|they) [a-z]+|"
    r"\bin (?:(?:more than )?\d+|a dozen|[a-z]+ty(?:-[a-z]+)?) (?:[a-z-]+ )?countries\b"
)
SINCE_THEN = re.compile(r"\W*since D\d+,? (?:the )?F\d+ (?:has|have) (?!awarded|approved)[a-z]+ ")
"""How a sentence opens that counts up what a body has spent: "Since D0, the F0 has put M0 into mines"."""
DRAWN_OF_IT = re.compile(
    r" (?:of (?:it|which|them) )?(?:having been|being) (?:already |now )?(?:drawn|paid|disbursed|spent|used)\b"
)
"""What has come of a sum told before, in a participle."""
PUT_IN = re.compile(r"\b(?:put|pumped|paid|ploughed|poured|chipped) in $")
"""What a body has given the one that is spoken of, in however many awards."""
AWARDS = re.compile(
    r"\b(?:countries|companies|projects|firms|recipients|awards|loans|grants|commitments|guarantees|deals|"
    r"investments|facilities|"
    r"subsidies|contracts)\b"
)
"""What a tally counts."""
CASH_HELD = re.compile(
    r"(?:^|[^a-z\s-]\s)cash(?: (?:position|balance|reserves|holdings|(?:at|in) (?:the )?bank|(?:on|in|at) hand|equivalents|"
    r"and cash equivalents))*(?: (?:of|was|were|is|stood at|totall?ed|at [a-z]+))?:? $"
)
"""A line or words of what a company holds."""
IN_BANK = re.compile(
    r" (?:(?:in|at) (?:the )?bank\b|(?:of )?(?:net )?cash\b(?! (?:grants?|injection|support|contribution|award|component)))"
)
NOT_PAID = re.compile(
    r" (?:of it )?(?:has|have|had|was|were|is) (?:not|never) (?:yet )?(?:been )?(?:reimbursed|paid|disbursed|spent|released)\b"
)
"""What is left of money that was told."""
DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|rul(?:es?|ed|ing) out)\b[^.;]{0,80}$")
"""What stands before a sum of which it is said that nobody gives it."""
NOBODY_GIVES = re.compile(
    r"\b(?:nobody|no ?one|no-one|no (?!less|fewer|more|small)(?:[a-z-]+ )?(?:lender|bank|government|investor|donor|party)|"
    r"neither [^.;]{1,60}|none of (?:the(?:m|se|se)|[a-z]+))(?: (?:has|have|had|is|will|would|wants|seems|yet|so far|ever|to))*"
    r"(?! (?:else )?(?:but|except|other than|besides)\b) [a-z]+(?:(?!\bbut\b)[^.;M]){0,40}$"
)
NOT_FOUND = re.compile(
    r" (?:[^.;,M]{0,30} )?(?:is|are|has|have|remains?)(?: (?:still|yet|not|as))* (?:missing|lacking|unfunded|wanting|"
    r"to be (?:found|raised|secured|covered|funded|financed)|(?:been )?(?:found|raised|secured|covered))\b"
)
UNFOUND = re.compile(r"\b(?:yet|still|not|missing|lacking|unfunded|wanting)\b")
"""What stands before or behind a sum that nobody has put up."""
PAYS_OUT = re.compile(r"\b(?:C\d+|company|it)(?: has| have| will| also)* (?:paid|pays?|owe[sd]?) (?:about |some )?$")
TO_A_BODY = re.compile(r" (?:[a-z]+ ){0,2}to (?:the )?F\d")
"""What a company pays to the state: rents, duties, instalments."""


ON_A_RIGHT = re.compile(
    r"(?: |[^.;]{0,60}?(?:\b(?:on|upon|when|once|after|following) |[|:–—-] ?))(?:the |a )?"
    r"(?:issue|grant(?:ing)?|receipt|award|approval|renewal) of "
    r"[^.;M]{0,60}?\b(?:permissions?|permits?|licen[cs]es?|leases?|tenements?|approvals?|consents?|concessions?|title)\b"
    r"[^.;M]{0,60}?\b(?:by|from) (?:the )?F\d"
)
"""What stands behind a sum that falls due when an authority gives a right: "payable on the grant of a mining lease by"."""


AS_SECURITY = re.compile(
    r"\b(?:reclamation|rehabilitation|environmental|closure|remediation) (?:[a-z]+ )?"
    r"(?:securit(?:y|ies)|bonds?|bonding|deposits?)\b"
)
LODGED = re.compile(r"\b(?:post|lodg|held|hold|deposit|plac|provid)(?:s|ed|es|ing)?\b")
"""What a company leaves with the state so that it will put its mine in order."""


def why_not(frame: Frame, money: Symbol, head: Head | None) -> str | None:
    """Why this sum is no funding, or None."""
    if money.item.value < LEAST:
        return "the figure is no sum"
    if ON_A_RIGHT.match(frame.text, money.end):
        return "the sum is due when a right is given"
    if AS_SECURITY.search(frame.text) and LODGED.search(frame.text):
        return "the sum is security for putting a mine in order"
    right, left = frame.text[money.end : money.end + 80], frame.text[max(0, money.at - 90) : money.at]
    drawn = DRAWN_OF.search(left) or (DRAWN_BEHIND.match(frame.text, money.end) and not LAST_OF.search(left))
    if not drawn and re.search(
        r"\bM\d+(?: (?:to|of|towards?|out of|in|for|to the|as part of))? (?:an?|the|its|that|this|their) (?:[a-z-]+ "
        r")?$",
        left,
    ):
        return "the sum is the whole that the sum before is a part of"
    if CASH_HELD.search(frame.printed_before(money, 60).lower()) or IN_BANK.match(
        frame.printed, money.item.end - frame.start
    ):
        return "the sum is cash in hand"
    if NOT_PAID.match(right) and re.match(r"\W*of ", frame.text):
        return "the sum is what is left of earlier money"
    if PAID_FOR_IT.search(left) or (FOR_ITS_STAKE.match(right) and PARTNER_PAYS.search(left)):
        return "the sum is what a stake costs"
    if ASKED_FOR.search(left):
        return "the sum is what many ask for"
    if STATE_EARNS.search(left):
        return "the sum is what a state earns"
    if TO_COME_FROM.match(right):
        return "the sum is to come from others"
    if DENIED.search(left):
        return "the sum is denied"
    missing = NOT_FOUND.match(right)
    if NOBODY_GIVES.search(left) or (missing and UNFOUND.search(missing.group())):
        return "nobody gives the sum yet"
    if PAYS_OUT.search(left) and TO_A_BODY.match(right):
        return "the sum is paid to a public body"
    if IN_ALL.search(left) and not re.match(r"[^,;.]{0,40}\b(?:from|by) (?:the )?[FL]\d", right):
        return "the sum is all that is invested"
    if LEVERAGED.search(left) and OTHERS_MONEY.match(right):
        return "the sum is what others are to invest"
    if LED_ROUND.match(right) or (OWN_ROUND.match(right) and not re.search(r"F\d", left)):
        return "the sum is what a company raised"
    if reason := no_gift(frame, money, left, right):
        return reason
    if OTHER_PAYER.match(right) and OTHERS_TOO.search(left):
        return "the sum is a private party's"
    if PRIVATE_PAYERS.search(left) or FROM_PRIVATE.match(right):
        return "the sum is a private party's"
    if OWN_POCKET.search(left) and not re.search(r"F\d", left):
        return "the sum is one's own money"
    if OF_ITS_OWN.match(right) and BY_THE_RECEIVER.search(left):
        return "the sum is one's own money"
    if re.search(r"\bF\d+ (?:still )?has (?:about |some )?$", left) and right.startswith(" set aside"):
        return "the sum is what a body has to spend"
    if A_RULE.search(left[-60:] + " " + right[:50]) or SIZE_OF_EACH.search(left):
        return "the sum is what is usual for each"
    if OF_THE_LOAN.match(right):
        return "the sum is a part of the one before"
    if ADDED_VALUE.match(right):
        return "the sum is what something is worth"
    if DRAWN_OF_IT.match(right) and re.search(r"M\d", frame.text[: money.at]):
        return "the sum is a part of the one before"
    if _is_tally(frame, money):
        return TALLY
    if WORTH.search(left):
        return "the sum is what projects are worth"
    if COST.search(left):
        return "the sum is a cost"
    if VALUE.search(left) or PRESENT_VALUE.search(frame.printed_before(money, 30).lower()):
        return "the sum is what something is worth"
    if GOODS_WORTH.search(left) and not BUYS.search(left):
        return "the sum is what something is worth"
    if REPAID.search(left) or WRITTEN_OFF.search(left):
        return "the sum is given back or lost"
    if INCURRED.search(left) or (MADE_PAYMENT.search(left) and A_PAYMENT.match(right)):
        return "the sum is what a company or a partner spends"
    if AT_THE_MARKET.match(frame.printed, money.item.end - frame.start):
        return "the sum is what may be raised on the market"
    if SET_AGAINST.match(right):
        return "the sum is set against a price"
    if PART_OF_OTHERS.match(right) and not re.search(r"F\d", left):
        return "the sum is a whole that others give too"
    of_whole = (A_PART.search(left) and PACKAGE.match(right)) or PART_OF_PACKAGE.search(left)
    if of_whole and not ITS_WHOLE.match(right):
        return "the sum is the whole that the sum before is a part of"
    if re.search(r"\b[CPN]\d+(?:'s?) (?:[a-z-]+ )?$", left) and (thing := THING.match(right)):
        return f"the sum is what a {thing.group().split()[-1]} costs or is worth"
    if re.search(r"\b[CN]\d+'s? (?:[a-z-]+ )?$", left) and ISSUE.match(right):
        return "the sum is what a company raises"
    if re.search(r"\bfrom (?:the )?$", left) and re.match(r" to M\d", right):
        return "the sum before the change"
    if head is None and re.match(r" a year (?:to|in|of)\b", right):
        return "the sum is a yearly figure"
    if re.match(r"[^;.]{0,40}\b(?:re)?paid(?: back)? in (?:product|kind|concentrate|deliveries|metal)", right):
        return "a buyer's prepayment is part of its offtake"
    if re.search(r"\bM\d+,? (?:up |down )?from (?:the |an? )?(?:[a-z]+ )?$", left):
        return "the sum before the change"
    if _is_part(frame, money):
        return "the sum is a part of the one before"
    if (head is None or head.side == "left") and (thing := THING.match(right)):
        return f"the sum is what a {thing.group().split()[-1]} costs or is worth"
    right = SHARE_OF_COST.sub("", right)
    near = re.split(
        r"[,;.]|\b(?:and|from|by|to|for|which|that|with|under|toward|towards|through|via|over)\b",
        right,
        maxsplit=1,
    )[0]
    if re.search(r"\b(?:keeps?|kept|retains?|still has|still holds)(?: the| its)? $", left):
        return "the sum is kept from earlier money"
    if re.search(
        r"\b(?:taking|bringing|lifting|raising|takes|brings|brought|took) (?:its |the |their |[CF]\d+'s )?"
        r"(?:(?:[a-z]+|[A-Z]\d+) ){0,9}?(?:to|up to|above|past)(?: a total of| about| almost)? $",
        left,
    ):
        return "the sum is a running total"
    found = NOT_FUNDING.search(near)
    if found and found.group() == "taxes" and head and TAX_BACK.match(head.word):
        found = None
    own = head and head.side == "right" and found and found.group() in head.word
    if found and (not own or found.group().startswith(("private", "capital"))):
        return f"the sum is {found.group()}"
    if head is None or (head.side == "right" and head.is_programme):
        before = re.split(
            r"[,;.]|\b(?:has|have|had|will|would|approved|awarded|announced|received|secured|from|by)\b",
            left,
        )[-1]
        if found := re.search(
            NOT_FUNDING.pattern + r"(?: [a-z]+){0,4}? (?:of|at|is|was|to|for|reached|totalled|"
            r"worth|put at|estimated at|from|by|around|about) ?(?:the |some |"
            r"a )?$",
            before,
        ):
            return f"the sum is {found.group().split()[0]}"
    return None


def _is_tally(frame: Frame, money: Symbol) -> bool:
    """ "One of many awards totalling $1 billion", "has lent $25 billion since 2022": nothing is given now."""
    if ONE_OF.search(frame.text[: money.at]) or IN_TOTAL.search(frame.text[: money.at]):
        return True
    left, right = frame.text[: money.at], frame.text[money.end :]
    if SINCE_THEN.match(left) and not re.search(r"[CP]\d", frame.text):
        return True
    if re.match(r"[^.;M]{0,20} in (?:[a-z]+ )*?(?:\d+|[a-z]+(?:-[a-z]+)?) of (?:them|these|those)\b", right):
        return True
    if PUT_IN.search(left):
        return False
    if re.search(r"\binclud\w+[^.;]*$", left) and re.match(r" (?:[a-z]+ ){0,2}(?:to|for|in) (?:the )?[CN]\d", right):
        return False  # one of the awards that are counted up, with its receiver
    summed = SO_FAR.search(left[:40]) or SO_FAR.search(right[:80])
    return summed is not None and AWARDS.search(left[-90:] + right[:80]) is not None


OWN_SOURCE = re.compile(r"[^,;.]{0,40}\b(?:from|by) (?:the )?[FCL]\d")
PAID_OR_RESERVED = re.compile(
    r" (?:(?:has|have|had) been (?:[a-z]+ )?(?:disbursed|paid(?: out)?|drawn|released)|(?:is|are|was|were) (?:to be )?"
    r"(?:set aside|earmarked|reserved|ring-?fenced)) "
)
"""A part that is told for itself: who pays it, that it has been paid, or what it is kept for."""


def _is_part(frame: Frame, money: Symbol) -> bool:
    """ "of which $20 million is drawn at closing": a part without a giver of its own."""
    left, right = frame.text[: money.at], frame.text[money.end : money.end + 60]
    whole = re.search(r"\bof which\b[^;.]*$", left)
    own = re.match(r"of which (?:the )?[FL]\d+", whole.group()) if whole else None
    if not whole or own or OWN_SOURCE.match(right) or PAID_OR_RESERVED.match(right):
        return False
    if re.search(r"\bof which (?:the )?[FCL]\d+ [^;.]*$", left) and STRONG_GIVE.search(whole.group()):
        return False
    return re.search(r"M\d", left[: whole.start()]) is not None
