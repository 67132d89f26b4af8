"""Phrases by which a story goes on about money that it has told: shares, parts, further sums, lists and likenesses."""

from __future__ import annotations

from pipelines.extract import regex as re

THING = (
    r"(?:loan|facility|grant|guarantee|award|financing|credit|commitment|funding|package|agreement|deal|letter|money|"
    r"contract|support|loi|eoi|term sheet|mandate|offer|proposal)"
)
COMPONENT = re.compile(
    r"M\d+ (?:of (?:it|this|that|the [a-z]+) )?(?:is|are|will be|would be|has been|have been|goes|will go|would go) "
    r"(?:[a-z]+ )?"
    r"(?:for|to|toward|towards|as)\b"
)
"""A sentence that opens with a part of an envelope: "M0 is for pilot plants"."""
FOLLOW_ON = re.compile(
    r"M\d+ (?:may|might|could|will|would|is to|is expected to) (?:still |then |also )?(?:follow|be (?:added|paid|"
    r"released|"
    r"awarded|provided|made available|drawn))\b"
)
""" "A further M0 may follow": the next tranche from the same giver."""
GIVEN_TO = re.compile(r" (?:awarded|granted|allocated|lent|committed|approved|provided|that went|going) ")
LIST_ON = re.compile(
    r"(?:among (?:them|these|those):?|these include|they include|th(?:is|at) include[sd]|others? (?:include|are)|one "
    r"of (?:them|these)|"
    r"included are|"
    r"the (?:first|second|latest|largest|biggest) (?:of (?:them|these)|was|is|went)) "
)
"""A sentence that names items of what the one before told in sum."""
DEFINITE = re.compile(rf"(?:the|this|that|its) (?:[a-z-]+ )?{THING}\b")
PART = re.compile(
    r" (?:of (?:it|this|that|them)\b|(?:of|under) (?:the|this|that|its|their) (?:[a-z-]+ )?" + THING + r"\b)"
)
SHARE = re.compile(
    r"(?:^|\b)(?:the|a|another) (?:other|first|second|third|remaining|rest|last|further|initial|balance)\b[^.;]{0,20}$|"
    r"^\W*(?:\d+\W+)?of (?:this|that|it|these|the (?:total|maximum|sum|amount|whole|money|loan|grant|"
    r"package|outlay|envelope|budget|funding))\b[^.;]{0,10}$|\b(?:half|part|most|some|all|much) of (?:it|this|that|the "
    r"money) (?:is|was|comes as|takes the form of)\b[^.;]{0,20}$"
)
SPLIT = re.compile(
    r"(?:the|this|that|its) (?:total |whole |new |debt |loan |funding |financing )?(?:outlay|package|funding|scheme|"
    r"programme|program|fund|budget|"
    r"envelope|plan|amount|sum|investment|money|loan|financing|support|facility|award)\b[^.;]{0,30}\b(?:consists?|compris\w+|"
    r"includes?|totals? M\d+,? including|is composed|is made up|covers|combines|contains|is split|breaks down)\b"
)
PASSIVE_STAGE = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:also |since |then |later |now )?(?:signed|closed|approved|awarded|"
    r"granted|agreed|paid|raised|increased|arranged)\b"
)
OWN_MONEY = re.compile(
    r"\b(?:company|shareholders?|owners?|sponsors?|itself|private investors|investors|balance sheet)\b"
)
"""Whoever else pays the rest, it is not the body in mind."""
OF_THAT = re.compile(r" of (?:that|this|it|them|which)\b")
ITEM_LEAD = re.compile(r"^\W*(?:\d+\W+)?(?:[CNP]\d+)[^.;]{0,60}[:,–—-] (?:up to )?$")
ITEM_OF = re.compile(r"[:;] (?:and )?[CNP]\d+, $")
"""What an item of a running list opens with: "among them: C0, M0 for P0"."""
ITEM_SUM = re.compile(
    r"\W*(?:\d+\W+)?(?:an? (?:additional |further )?)?M\d+, (?:announced|agreed|approved|signed|lent|paid)\b"
)
"""How an item opens that is a part of what was told, with its own day."""
ITEM_FOR = re.compile(r"(?:,[^,;:M]{2,40},)? (?:(?:for|to|toward|towards) (?:the )?[CNP]\d|to (?:the )?F\d)")
ITEM_HEAD = re.compile(r"^\W*(?:\d+\W+)?[CNP]\d+")
AFTERWARDS = re.compile(
    r"(?:(?:The )?(?:[Dd]ocuments|[Aa]greements|[Cc]ontracts)|"
    r"The (?:award|loan|guarantee|cover|insurance|grant|letter|agreement|facility|commitment|deal|funding|decision|"
    r"financing|approval|package|"
    r"signing))\b[^.;]{0,40}\b(?:announced|signed|dated|approved|closed|made|issued|awarded)\b[^.;]{0,12}"
)
CALLED_AFTER = re.compile(
    r"(?:The|This|These|Its|Both) (?:[a-z-]+ ){0,2}(?P<noun>loans?|grants?|guarantees?|equity investment|subsid(?:y|"
    r"ies)|"
    r"tax credits?)\b(?! (?:agreement|program|application))|"
    r"(?:The|This) (?:award|money|support|funding|commitment|financing|package|aid|help) (?:is|was|will be|"
    r"takes the form of|comes "
    r"as) (?:an? )?(?:[a-z-]+ ){0,2}(?P<kind>loans?|grants?|guarantees?|equity investment|subsid(?:y|ies)|tax credits?)\b"
)
"""How a sentence begins that goes on about the money of the one before."""
COME_UNDER = re.compile(
    r"(?:(?:the|this|these|all|both) )?(?:L\d+ )?(?:[a-z0-9-]+ ){0,3}(?:funding|grants?|money|awards?|loans?|"
    r"investments?|projects|"
    r"financing|"
    r"support|commitments?)\b[^.;]{0,60}?\b(?:under|through|from|via|by|part of) (?:the |its )?(?P<scheme>G\d+)"
)
"""How a sentence begins that puts the money in mind under a programme."""
PROGRAMME_LINE = re.compile(r"\W*(?:the )?G\d+(?: \([^()]{1,60}\))? ?[–—:-]+ ?")
"""What stands before the sum of a programme in a list of programmes."""
DEAL_INCLUDES = re.compile(
    r"(?:the|this|that) (?:L\d+ )?(?:[a-z-]+ ){0,2}(?:investment|package|funding|financing|deal|"
    r"agreement|proposal|support)\b[^.;]{0,60}?\b(?:will |would )?includes? "
)
"""How a sentence begins that takes the money in mind apart."""
FUNDS_ARE = re.compile(
    r"M\d+ in (?:[a-z-]+ )?(?:funding|grants|loans|support|investments?) (?:is|are|will|would|has|"
    r"have|goes|"
    r"go)\b"
)
LAST_PART = re.compile(
    r"the (?:final|last|remaining|first|second|third|next|initial) M\d+(?: (?:payment|tranche|"
    r"instal?ment|"
    r"disbursement))?\b"
)
"""How sentences begin that tell a sum of the money in mind."""
PAID_OUT = re.compile(
    r"(?:an?|the|its) (?:first|second|third|fourth|next|last|initial|final|further) (?:disbursement|draw(?:down)?|"
    r"advance|"
    r"instal?ment|payment) (?:of|under [^.;]{3,40}? of|,) ?M\d|"
    rf"(?:out )?of (?:the|this|that) {THING},? M\d+ (?:(?:had|has|have|was|were|is) )+(?:now |already |so far |since |"
    r"been )*(?:paid|disbursed|drawn|released|spent)\b"
)
"""How a sentence begins that tells how much of the money in mind has been paid."""
TRANCHE = re.compile(
    r"\W*(?:the )?(?:tranche|instal?ment|portion|component|first draw(?:ing|down)?)(?: [a-z0-9]{1,2})?[,:(] ?M\d"
)
"""How a sentence begins that tells a tranche of the money in mind: "Tranche A, M0, doubles the plant"."""
PAID_REACH = 4
"""Sentences, of the next paragraph too, over which money that was told may be paid."""
OF_ITS_BUDGET = re.compile(r"\b(?:of|from|in) (?:the|its|this|that) (?:total |project |capital )?budget\b(?! for)")
"""A part of what a project may cost: "of the budget, M0 is set aside for a research centre"."""
NEW_STOCK = re.compile(
    r" (?:worth )?(?:of|in) (?:its |the company's |their )?(?:newly[- ]issued |new |convertible )*"
    r"(?:preferred |preference |common |ordinary )?(?:stock|shares)\b"
)
"""What a sum buys from the company itself."""
ADDS = re.compile(r"\b(?:adds?|added|chips? in|contributes|gives|throws in|tops? up)\b")
"""A second giver's own money, whose stage is its own."""
THIS_INCLUDES = re.compile(r"th(?:is|ese|at) (?:[a-z]+ ){0,2}includes? an? M\d")
"""How a sentence begins that tells what a body has given."""
NEWS_VERB = re.compile(
    r"(?i)\b(?:launch|sign|present|announc|approv|unveil|open|publish|agree|award|complet|clos|put out|terminat|"
    r"cancel|set out|outlin|spell(?:ed|s) out|detail)\w*\b"
)
SAID_OF_ITSELF = re.compile(r"C\d+ (?:has |have )?(?:announced|said|says|stated|confirmed|reported)\b[^.;]{0,40}$")
"""A company that speaks of itself: "C0 announced in D0 that it would spend M0"."""
SAME_DAY = re.compile(r"(?i)\b(?:the|that) same (?:day|date|month|week)\b|\bthat day\b|\balso (?:that|on the) day\b")
PART_OF = re.compile(r"(?:The|This|That|It)\b[^.]{0,40}\b(?:forms? (?:a )?part of|is part of|belongs to|comes under)\b")
UNDER = re.compile(r"(?i)\b(?:under|through|part of|from|via)(?: (?:the|its|their|a|[A-Z]\w+'s))* $")
ITS_OWN = re.compile(
    r" (?:(?:[a-z]+ ){0,3}(?:that |which )?)?it (?:has |had )?(?:already |previously |earlier )?(?:committed|lent|"
    r"gave|granted|"
    r"awarded|provided|approved|pledged|invested|put|extended|offered|injected|paid)\b"
)
"""A sum behind which its giver is told: "the M0 it committed to C0"."""
WOULD_GIVE = re.compile(
    r" (?:has |had |is |was |will |would |could |might |may |also |now )*(?:consider\w*|study|studies|studying|look\w* "
    r"(?:at|into)|weigh\w*|examin\w+|(?:be )?(?:ready|prepared|willing|open) to [a-z]+|(?:may|might|could|would) "
    r"(?:also |later |then )?(?:add|guarantee|provide|lend|contribute|insure|offer|cover))\b"
)
"""What a lender says it may do."""
SAME_LENDERS = re.compile(
    r"\bthe same (?:[a-z]+ ){0,2}(?:group|lenders?|banks?|syndicate|agenc(?:y|ies)|bodies|"
    r"funders?|financiers?|club)\b"
)
EACH = re.compile(
    r"\b(?:each|both|each of the two|the two) (?:government|countr(?:y|ies)|side|nation|capital|"
    r"partner|state)s?\b"
)
EACH_GIVES = re.compile(
    r"(?: [a-z]+){0,4}? (?:invest\w*|spend|put|commit\w*|provid\w*|contribut\w*|fund|set aside|pledg\w*|allocat\w*)\b"
)
EVERY = re.compile(r"each|both")
"""Each gives the sum; "the two countries" give it together."""
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
SAME_LOAN = re.compile(r"\b(?:the|that|this|its|the same) (?:[a-z]+ )?(?:loan|facility)\b")
ANOTHER = re.compile(
    rf"(?:On (?:the same day|{MONTH} \d|\d{{1,2}} {MONTH})|In {MONTH}|(?:A|One) (?:day|week|month|year) (?:later|"
    rf"earlier)|Then|Later|Earlier|"
    r"Also|Another|A (?:second|third|further|fourth)|[^.;]{0,80}\b(?:also|too|likewise|another|a further|separately)\b)"
)
"""How a sentence begins or goes on that adds one award to a list of like awards."""
ANOTHER_PAPER = re.compile(
    r"(?:(?:an?|the) (?:second|third|other|further|similar|like)(?: such)? (?:paper|one|document|note|letter)|"
    r"another(?: one| paper| document| such letter)?|(?:one|a paper) more|so (?:has|have|did))\b"
)
"""How a sentence begins that tells of another paper like the one before."""
MADE_UP_OF = re.compile(
    r"(?:The|This|That|Its) (?:[a-z-]+ ){0,2}(?:facility|package|loan|financing|money|funding|investment|support|deal|sum|"
    r"amount)\b[^.;]{0,30}?\b(?:made up of|consists? of|combin\w+|compris\w+|mix(?:es|ed)|blends?|split (?:between|into)|"
    r"divided (?:between|into)|comes? (?:as|in)|part(?:ly)?)\b(?P<parts>[^.;]{0,120})"
)
"""How a sentence begins that tells what the money before it is made up of."""
KINDS_OF_MONEY = tuple(
    re.compile(rf"\b(?:{kind})\b")
    for kind in ("loans?|debt|credit|senior", "equity|shares|stake", "grants?|subsid(?:y|ies)", "guarantees?")
)
"""What money may be made up of."""
