"""The vocabulary of public and institutional funding: instruments, stages, verbs, and what is no funding at all.

Terms follow lenders' usage: US DOE 10 CFR 609 for conditional commitment and closing, the OECD Arrangement on
Officially Supported Export Credits for guarantees and insurance, LMA term sheets for facilities and financial close.
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.model import FundingStage, Instrument

ADJECTIVE = (
    r"(?:(?!(?:on|of|for|to|in|from|by|with|and|or|its|the|a|an|that|this|at|as|into|under|over|through|has|have|is|"
    r"was|will)\b)[a-z-]+ )?"
)
INSTRUMENTS: tuple[tuple[Instrument, str], ...] = (
    (
        "tax_credit",
        r"(?:investment |production |manufacturing |refundable |federal )?tax (?:credits?|incentives?|breaks?|relief|"
        r"rebates?|offsets?|deductions?|abatements?|exemptions?|holidays?|reimbursements?|refunds?)|(?:48c|45x)(?: "
        r"\w+)? (?:credits?|awards?|allocations?)",
    ),
    (
        "credit_insurance",
        r"(?:political risk |trade |credit |loan |export |investment )+insurance|insurance (?:cover|policy|policies)|"
        r"insurance|reinsurance|cover on (?:bank )?loans|(?:credit|insurance|loan) cover",
    ),
    (
        "loan_guarantee",
        r"(?:loan |credit |debt |untied |untied loan |first-loss |state |financial |payment |export )*guarant(?:ee|ees|"
        r"y|ies)|surety",
    ),
    (
        "purchase_commitment",
        r"(?:offtake|off-take|purchase|supply|stockpile|stockpiling|procurement|delivery) (?:agreement|contract|"
        r"commitment|order|deal)s?|price[- ](?:floor|support|guarantee)s?|contracts? for difference|stockpil(?:e|es|"
        r"ing)|strategic reserves?|(?:delivery|task|purchase) orders?|indefinite[- ]delivery[^,.;]{0,40}contract|"
        r"contracts?",
    ),
    (
        "grant",
        r"(?:matching |non-dilutive |federal |government |cost-?shared? |research |non-repayable |capital |r&d "
        r")*(?:grants?|grant funding)|subsid(?:y|ies)|cost[- ]shar(?:e|ing)|non-repayable contributions?|"
        r"non-(?:reimbursable|refundable)(?: (?!deposits?\b|fees?\b|payments?\b|tickets?\b)[a-z]+)?(?! (?:deposits?|"
        r"fees?|payments?))|technical assistance|"
        r"(?:non-dilutive |grant )(?:funding|award)s?|technology investment agreements?|scholarships?",
    ),
    (
        "loan",
        ADJECTIVE + r"(?:loans?(?: facilit(?:y|ies)| agreement)?|debt(?: financing| facilit(?:y|ies)| package|"
        r" finance| funding)?)|"
        r"(?:senior|secured|term|bridge|bridging|mezzanine|working capital|construction|credit|debt|revolving|"
        r"convertible|standby|overrun|syndicated|"
        r"project finance|project financing|project|export|subordinated|prepayment|liquidity|finance|financing|"
        r"lending|concessional)(?:[- ][a-z]+){0,3}? "
        r"(?:facilit(?:y|ies)|financing|loan|loans|debt|credit|credits|line|lines|tranche|note|notes|finance)|"
        r"export credits?|lines? of credit|credit lines?|project financ(?:e|ing)|mezzanine|"
        r"concessional financing|borrowings?|"
        r"(?:senior |secured |convertible )+(?:notes?|debentures?|bonds?)|revolver|overdraft|"
        r"repayable (?:contributions?|funding)|prepay(?:ment)?(?: facility)?|credits?|draws?(?! on\b)|draw-?downs?",
    ),
    (
        "equity",
        r"(?:direct |common |preferred |strategic |growth |minority |cornerstone |private )*equity(?: investment| "
        r"stake| funding| injection| position| interest| commitment)?|shares|stock|units|(?:ordinary|common|new|"
        r"preferred|preference|convertible preferred|newly issued) (?:shares?|stock|units)|stakes?|shareholding|quotas|"
        r"share (?:subscription|placement|purchase)s?|private placement|placements?|convertible preferred|cornerstone "
        r"investment|capital injection|strategic investment",
    ),
)
PROGRAMME_NOUN = (
    ADJECTIVE + r"(?:funds?|funding|financing|finance|programmes?|programs?|initiatives?|schemes?|packages?|"
    r"envelopes?|outlays?|budgets?|investments?|support|backing|"
    r"plans?|incentives?|assistance|awards?|vehicle|facility|facilities|mission|strategy|appropriations?|"
    r"contributions?|expenditure|aid|stimulus|money|"
    r"allocations?|commitments?|tickets?|lines?(?= (?:from|of credit))|disbursements?|pool|pot|purse|capital|call|"
    r"calls|stream|tranche|partnership|"
    r"co-investment|injection|"
    r"agreements?|opportunit(?:y|ies)|injections?|reimbursements?|rebates?)"
)
INSTRUMENT_RE = {kind: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") for kind, words in INSTRUMENTS}
ANY_INSTRUMENT = "|".join(words for _, words in INSTRUMENTS)
HEAD_NOUN = re.compile(
    rf"(?<![\w-])(?:(?P<instrument>{ANY_INSTRUMENT})|(?P<programme>{PROGRAMME_NOUN})|(?P<letter>letters?|loi)|"
    rf"G\d+)(?![\w-])"
)

NOT_FUNDING = re.compile(
    r"(?<![\w-])(?:capex|capital (?:cost|costs|expenditure|spending|intensity|raising)|(?:project|development|"
    r"construction|total|build|operating|estimated|investment) costs?|(?:eligible|total) expenditure|"
    r"costs?(?! overrun (?:facilit|loan|debt|fund|"
    r"line))|net present value|npv\d*|pre-tax|"
    r"after-tax|post-tax|revenues?|sales|ebitda|profits?|earnings|income|cash (?:flow|balance|on hand|position|"
    r"reserves)|cash at bank|in (?:the )?bank|in cash|market (?:capitalisation|capitalization|cap|value)|valuation|"
    r"valued|enterprise value|purchase price|takeover|acquisition|buyout|merger|royalt(?:y|ies)|streams?|share "
    r"placement|rights issue|entitlement offer|share purchase plan|capital raise|raising|raise|ipo|public offering|"
    r"offering|shelf (?:registration|prospectus)|registration statement|prospectus|dividends?|damages|fines?|penalt(?:y|"
    r"ies)|exports|imports|trade|economy|gdp|market|savings|benefits?|"
    r"salar(?:y|ies)|wages|taxes|royalties|turnover|losses|loss|write-?down|impairment|project value|bill to build|"
    r"price tag|tag|worth of (?:ore|metal|copper|gold|exports|goods)|overrun(?! (?:facilit|loan|debt|fund|line))|"
    r"private investments?|private capital|"
    r"private sector (?:investment|capital)|shares? rose|refunds?|bond|in assets|assets under management|under "
    r"management|oversees|debt service|debt repayments?|principal repayments?|amorti[sz]ation|refinanc\w+|"
    r"(?:international|foreign|currency|gold) reserves)(?![\w-])"
)

RECEIVE = (
    r"(?:receiv|secur|w[io]n\b|won|obtain|land|scor|scoop|picks? up|picked up|gets?\b|got\b|gain|clinch|bag|holds?\b|"
    r"held|sign|clos|draw|drew|execut|"
    r"enter|arrang|mandat|claim|tap|borrow|find|found|snag|net|collect|pocket|finali[sz]|complet|accept|select|"
    r"appoint|raise|"
    r"garner|attract|earn(?:ed|s)\b|enjoy|qualif|appl|sought|seek|negotiat|reach|announc|lost|loses|lose\b|(?:has|have|"
    r"had|with) (?=(?:an?|the|up|its|in|"
    r"M\d)\b))"
)
"""How the verbs begin that take money."""
STRONG_GIVE = re.compile(
    r"\b(?:(?:will|would|to|could|may|might|shall|can) (?:[a-z]+ly )?(?:award|grant|fund|finance|back|guarantee|insure|"
    r"cover|support|add|pay|bring)|approv(?:e|es|ed|ing)|award(?:ed|s|ing)|grant(?:ed|s|ing)|lends?|lent|(?:is|are|"
    r"be) lending|"
    r"(?:is|are|be|been) (?:co-)?(?:financing|funding|supporting|backing)|"
    r"loaned|allocat(?:e|es|ed|ing)|earmark(?:s|ed|ing)?|set(?:s|ting)? aside|pledg(?:e|es|ed|ing)|commit(?:s|ted|"
    r"ting)?|invest(?:s|ed|ing)?|contribut(?:e|es|ed|ing)|inject(?:s|ed|ing)?|guarantee(?:s|d|ing)|insur(?:es|ed|ing)|"
    r"back(?:s|ed)|fund(?:ed|ing the)|financ(?:es|ed)|provid(?:e|es|ed|ing)|gives?|gave|given|giving|offer(?:s|ed|"
    r"ing)?|subscrib(?:e|es|ed|ing)|match(?:es|ed|ing)?|assign(?:s|ed|ing)?|put(?:s|ting)?(?: up| in| into| aside|"
    r" toward)?|launch(?:es|ed|ing)?|unveil(?:s|ed|"
    r"ing)?|announc(?:e|es|ed|ing)|spends?|spent|spending|disburs(?:e|es|ed|ing)|releas(?:e|es|ed|ing)|devot(?:e|es|ed|"
    r"ing)|dedicat(?:e|es|ed|ing)|channel(?:s|led|ed|ling)?|extend(?:s|ed|ing)?|promis(?:e|es|ed|ing)|hand(?:s|ed|"
    r"ing)?(?: out| over)?(?= (?:the [a-z]+ |[CNP]\d+ (?:an? )?)?M\d)|appropriat(?:e|es|ed|ing)|deploy(?:s|ed|ing)?|"
    r"mobili[sz](?:e|es|"
    r"ed|ing)|establish(?:es|ed|ing)?|"
    r"creat(?:e|es|ed|ing)|boost(?:s|ed|ing)|top(?:s|ped|ping)? up|underwr(?:ites?|ote|itten|iting)|pour(?:s|ed|ing)?|"
    r"authori[sz](?:e|es|ed|ing)|clear(?:s|ed)|reserv(?:es?|ed)|budget(?:s|ed)|pick(?:s|ed)|select(?:s|ed)|"
    r"unlock(?:s|ed|ing)?|free(?:s|d|ing)? up|bankroll(?:s|ed|ing)?|(?:comes?|came|coming) (?:forward|in|up) with|"
    r"(?:is|are|was|were) (?:in|on board|down|"
    r"good) "
    r"(?:with|for)(?= $)|obligat(?:e|es|ed|ing)|came through|comes through|stepp?(?:s|ed) in|chip(?:s|ped|ping)? in|"
    r"kick(?:s|ed) in|sanction(?:s|ed|ing)|propos(?:e|es|ed|ing)|support(?:s|ed|ing) (?=[^.;]{0,90}\bwith\b)|"
    r"stump(?:s|ed) up|tip(?:s|ped) in|hand(?:s|ed) over|taking part|takes? part|took part|cancel(?:s|l?ed|l?ing)?|"
    r"terminat(?:e|es|ed|"
    r"ing)|withdr[ae]w(?:s|n|ing)?|rescind(?:s|ed|ing)?|revok(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|freez(?:e|es|ing)|"
    r"set(?:s|ting)? up|subsidi[sz](?:e|es|ed|ing)|open(?:s|ed|ing)|contracted|ordered|pays|paid|issu(?:e|es|ed|ing)|"
    r"sign(?:s|ed|ing)|clos(?:es|ed|ing)|agreed|add(?:s|ed)\b(?! that)|lend|increas(?:es|ed|ing)|rais(?:es|ed|ing)|"
    r"doubl(?:es|ed|ing)|bought|"
    r"buys?|buying|purchas(?:es|ed|ing)|took|takes?|taking|made|makes?|making|sent|sends?|ploughs?|ploughed|plow(?:s|"
    r"ed)|plac(?:es?|ed)(?= $))\b"
)
"""Verbs that give money when a body is their subject; nouns spelt alike are left out where that can be told."""
NOT_BY_PRONOUN = re.compile(r"rais|issu|sign|clos|took|tak|mak|made|open|buy|bought|purchas|creat")
"""What companies do at least as often as lenders: "it raised $1 billion" says nothing of a lender."""
ENVELOPE_NOUN = re.compile(
    r"\b(?:funds?|initiatives?|programmes?|programs?|schemes?|envelopes?|outlays?|budgets?|plans?|missions?|"
    r"strateg(?:y|ies)|appropriations?|calls?|vehicle|purse|pool|pot|expenditure|opportunit(?:y|ies)|money)$"
)
MANY = re.compile(
    r"\b(?:for|to|in|towards?|into|of) (?:(?!(?:that|which|who|where)\b)[\w-]+,? (?:and )?){0,6}(?:projects|companies|firms|"
    r"miners|producers|industry|industries|sectors?|minerals|materials|technologies|processing|exploration|recycling|"
    r"manufacturing|"
    r"research|supply chains?|production|partnerships|start-ups|startups|juniors|recyclers|applicants|businesses|"
    r"facilities|states|provinces|countries|mines|metals|investments|infrastructure|universities|smelters|mining|"
    r"development)\b(?! (?:plant|line|facility|project|mine|site|hub|unit|complex|works|centre|center|campus|pilot|circuit)\b)"
)
"""Money for many: what an envelope is for."""
ENVELOPE_VERB = re.compile(
    r"\b(?:launch\w*|unveil\w*|earmark\w*|set(?:s|ting)? aside|budget(?:s|ed)|appropriat\w+|establish\w*|creat\w+)\b"
)

STAGES: tuple[tuple[FundingStage, str], ...] = (
    (
        "cancelled",
        r"cancel\w*|lost|loses|terminat\w+|rescind\w*|revok\w+|cancelling|withdr(?:e|a)wn?|scrapp\w+|axed|clawed back|"
        r"off the table|taken off|struck (?:off|from)|(?:c[ao]me|comes|fell) to nothing|nothing (?:has |had )?c[ao]me of|"
        r"drop(?:s|ped) (?:its|the|their) (?:offer|plan|M\d|(?:[a-z-]+ )?(?:loan|grant|guarantee|award))|"
        r"lets?\b[^.;]{0,90} lapse|"
        r"(?:was|were|been) ended|steps? back|stepped back|back(?:s|ed) out|pull(?:s|ed) out|"
        r"no longer (?:lists?|offers?|stands?|valid|in force|on (?:offer|the table)|counts?|backs?|supports?)|"
        r"gave up|given up|gives up|forfeit\w*|never (?:closed|signed|finali[sz]ed|materiali[sz]ed|came)|walk(?:s|ed)? away|"
        r"lapsed|expired|f(?:alls?|ell|allen) (?:away|through)|not (?:to )?(?:be )?renew(?:ed)?|dried up|abandon\w*|"
        r"pulled|no longer (?:available|proceed\w*)|will not (?:proceed|go ahead)|rejected|turned "
        r"down|ended (?:the|an?|its|all)|called off",
    ),
    (
        "letter_of_interest",
        r"(?:non-binding )?(?:letters?|expressions?|statements?|indications?) (?:of |expressing )(?:[a-z-]+ "
        r")?(?:interest|intent|support|intention)|letter expressing interest|lois?\b|letters? of (?:conditional "
        r")?(?:interest|support)|letters? (?:for|about|on) (?:an? |the |its )?(?:potential|possible|proposed)|"
        r"(?:support|interest) letters?|eoi\b|indicative (?:letter|support|term sheet)|would "
        r"consider|would look at|indicat\w+ (?:[a-z]+ )?(?:potential|possible)|indicated[^.;]{0,40}could|"
        r"F\d+(?:'s)? letter\b|in (?:an?|its) (?:[a-z-]+ )?letter (?:dated|of|from|sent)|"
        r"letters? from|(?:prepared|ready|willing|open|happy) to (?:lend|finance|guarantee|provide|"
        r"invest|consider|look at|examine|support|fund|insure|cover)|wr(?:ote|itten) in support|told [^.;M]{0,40} in writing|"
        r"(?:express|signal|declar|voic|stat)\w* (?:its |their |an? |the )?(?:[a-z-]+ )?"
        r"(?:interest|readiness|willingness) (?:in|to|for)|"
        r"in-principle (?:support|letters?|backing)|support in principle|non-binding support|"
        r"stands? ready to (?:lend|guarantee|insure|"
        r"finance)",
    ),
    (
        "disbursed",
        r"(?<!never )disburs(?:ed|ement|es)|ha[sd] (?:now |already |since )?(?:released|paid)|(?:was|were|"
        r"been) (?:paid|drawn)(?! up)|(?:fully|and) drawn(?! up)|drew down|"
        r"handed (?:over|out)(?! (?:the|its|an?) (?:[a-z]+ )?(?:decision|letter|certificate|notice)s?\b)|injected|"
        r"drawings|reached [^.;,]{0,30}\baccount|ha(?:s|ve|d) (?:now |already |so far |since )?(?:been )?drawn(?! up)|"
        r"been (?:[a-z]+ )?(?:paid|advanced to|transferred to)|(?:made|making) (?:an?|the|its) (?:[a-z]+ )?draw|"
        r"ha(?:s|ve|d) (?:now |already |so far |since |itself )?(?:put in|pumped|poured|ploughed|paid in)|written off|"
        r"reimbursed|(?:earlier|previous|past|prior) (?:injections?|contributions?|payments?)|"
        r"drawn down|draws? down|(?:first|initial) draw(?:down|ing)?|paid out|paid every|"
        r"received (?:the |its |an? )?(?:first|second|third|"
        r"fourth|"
        r"fifth|sixth|next|last|initial|final|full)\b[^.;]{0,30}(?:tranche|payment|instal?ment|drawdown|funds)",
    ),
    (
        "conditional",
        r"condition(?:al|ally)|strings? attached|subject(?:,? (?:among|"
        r"amongst) other[a-z ]{0,20},?)? to(?! (?:the terms|milestones))|"
        r"pre-?selected|"
        r"(?:named|chosen|picked|selected)\b[^.;]{0,50}\bnegotiat\w+|provided that|ha(?:s|ve) been offered|"
        r"(?:on|with|under) conditions\b|pending|"
        r"in[- ]principle|preliminary (?:approval|commitment|"
        r"agreement)|award negotiations?|negotiate an? award|selected (?:for|to (?:begin |enter (?:into )?)?)(?: "
        r"award)? ?negotiat\w+|selected[^.;]{0,50}negotiat\w+|shortlist\w+|"
        r"selected (?:by [^.;,]{0,40} )?(?:in D\d+ )?for (?:an? |the |up to )*(?:M\d+ )?(?:of |in )?(?:[a-z-]+ )?"
        r"(?:grant|award|loan|funding|equity|support)|"
        r"recommended for|pre-?approv\w+|contingent on|provisional(?:ly)?|invited to (?:prepare|negotiate)[^.;]{0,20}"
        r"agreements?|depends? on the outcome|pre-?selected|subject,? (?:among|inter)|"
        r"invited (?:[CN]\d+|it|them|the [a-z]+) to (?:negotiate|enter|apply|finali[sz]e)|"
        r"(?:picked|named|chosen|listed|lined up)[^.;]{0,60} (?:for|to) negotiat\w+|before the money can|provided that",
    ),
    (
        "closed",
        r"financial close|contractual close|closed (?:on |in )?(?:D\d|a|an|the|its)|(?:loan|facility|financing|deal|"
        r"transaction|agreement) (?:has |was )?closed|closes|closing of|(?:has|have|had) (?:now )?(?:closed|"
        r"signed(?! up| off)|"
        r"executed|finali[sz]ed|completed|concluded|entered)|borrowed|"
        r"signed up (?=for (?:an?|the|two|three) (?:[a-z-]+ ){0,3}(?:loans?|debt|credit|facilit))|"
        r"signed (?!up\b|off\b|(?:an?|the) [a-z]+ letter)(?:an?|the|"
        r"definitive|binding|loan|"
        r"facility|two|"
        r"its|documents|final|off|for|by|with|in|on)|signed\b(?! up\b| off\b| (?:an?|the) [a-z]+ letter)|signs|"
        r"executed|contracted|put (?:its|their) (?:signature|name|pen) to|"
        r"finali[sz]ed|finali[sz]es|signed up for|borrowed|rounded out|"
        r"(?<=[CF]\d )sign(?= (?:an? |the )?(?:M\d|[a-z]+ (?:loan|deal|agreement)))|"
        r"entered into|"
        r"enters into|definitive (?:agreement|agreements|documentation|documents|financing)|loan agreements?|facility "
        r"agreements?|lends|(?<!M\d )lent|completed (?:a|the|its)|invested|subscribed|bought|"
        r"took an? (?=(?:[a-z0-9%.-]+ ){0,5}(?:stake|interest|position|holding|equity|shares?)\b)|"
        r"execution of|credit agreements?|under contract since",
    ),
    (
        "proposed",
        r"plans?(?! to mine)|planning|planned|propos\w+|would|could|might|may|seeks?|seeking|sought|asked|asks|asking|"
        r"if (?:[a-z]+ )?(?:is |are |were )?(?:re-)?elected|in talks|talks|considers?|considering|under appraisal|"
        r"(?:is|are) set to (?:provide|contribute|lend|launch|invest|approve|announce|give|award|grant|finance|fund|guarantee|"
        r"unveil|sign|make|put|spend|create|establish)|"
        r"is expected to|are expected to|expects to|aims? to|intends? to|hopes? to|"
        r"(?:is|are) going to|mandated|mandat(?:e|es|ing) (?:to|with|from|for|letters?|F\d)|appl(?:ied|"
        r"ication|y|ying)|draft|bill\b|negotiating|"
        r"discuss\w*|if approved|wants to|looking (?:to|at)|weigh\w*|urged?|to be set up|calls for|uncommitted|"
        r"(?:its|their|an?|the) intent(?:ion)? to|notices? of intent|"
        r"being arranged|ha(?:s|ve) not been agreed|exploring|yet to|expect(?:s|ed) to|ha(?:s|ve) "
        r"(?:still|yet) to be",
    ),
)
STAGE_RE: dict[FundingStage, re.Pattern[str]] = {
    stage: re.compile(rf"(?<![\w-])(?:{words})(?![\w])") for stage, words in STAGES
}
PACT_SIGNED = re.compile(
    r"\b(?:law|act|bill|decree|order|framework|pact|accord|treaty|declaration|memorandum|partnership),? (?:(?:that|which) )?"
    r"(?:(?:was|were|had been|has been) )?signed\b|"
    r"\bsigned (?:an? |the |its )?(?:[a-z-]+ )?(?:law|act|bill|decree|framework|accord|treaty|declaration)\b"
)


def about_money(words: str) -> str:
    """Words that tell of money without a law or a pact of states that was signed."""
    return PACT_SIGNED.sub(" ", words) if "signed" in words else words


STAGE_ORDER: tuple[FundingStage, ...] = (
    "proposed",
    "letter_of_interest",
    "conditional",
    "committed",
    "closed",
    "disbursed",
    "cancelled",
)
"""How far the money has come; the latest stage is the one that counts where a document tells several."""

TRIGGER = re.compile(
    r"(?i)\b(?:ticket|grant|loan|lend|lent|debt|credit|guarant|fund|financ|award|subsid|invest|insur|tax incentive|facility|"
    r"package|programme|program|scheme|initiative|earmark|allocat|set aside|pledg|commit|approv|outlay|envelope|spend|"
    r"budget|equity|stockpil|bought by|contract|letter of|support|backing|contribut|subscri|incentive|mobili[sz]|"
    r"award|tranche|"
    r"select|recipient|winner|act\b|dfc|exim|doe\b|stake\b|warrants|\bfloor\b|take|purchase|offtake|off-take|price "
    r"floor|cheque|purse|put capital|inject|sharing|share the cost|waive|defer|royalt)"
)
