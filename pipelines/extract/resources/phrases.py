"""Phrases around the numbers of an estimate: what makes a mass an estimate, what makes it something else."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.grades import UNIT_OF_GRADE

_CLASS = r"(?:measured|indicated|inferred|proven|proved|probable)"
_CLASSES = rf"{_CLASS}(?:(?:,| and| &| \+|/)* {_CLASS}){{0,2}}"
BACK_REFERENCE = re.compile(
    r"(?i)^\W*(?:that|this|the)\s+(?:figure|number|estimate|total|one|latter|former|resource|reserve)\b"
    r"|^\W*(?:it|they|this|that|these|of (?:this|that|these|which))\b|\bsupersede[sd]?\s+(?:one|an? )"
    r"|\b(?:ago|earlier|before|previously|originally),? (?:the|that|its) (?:two |three |first )?"
    r"(?:figures?|numbers?|estimates?|totals?|resources?|reserves?)\b"
    r"|^\W*(?:before|prior to|until|in|as (?:at|of)|a year|(?:\w+ ){1,2}(?:years?|months) (?:ago|earlier|before))\b"
    r"[^.;:\d]{0,60}?"
    r"(?:\b(?:19|20)\d\d\b[^.;:\d]{0,60}?)?\b(?:it|they) (?:had been|was|were|had stood at|stood at|had totalled|totalled)\b"
)
FORMER_ONE = re.compile(
    r"(?i)\W*the (?:previous|former|earlier|prior|old|last|superseded|replaced) "
    r"(?:(?:mineral|ore|resource|reserve) ){0,2}(?:estimate|figure|resource|reserve|MRE|number|total)\b"
)
"""How a sentence begins that tells what the estimate of the one before had been."""
FORMER_SUBJECT = re.compile(
    r"(?i)\W*(?:for (?:reference|comparison|context),? )?(?:the|its|our|that) "
    r"(?:(?:now |since )?superseded|previous|former|prior"
    r"|(?:19|20)\d\d(?=[^.;\d]{0,60}?, (?:now |since |hereby )?superseded,"
    r"| (?:mineral |ore )?(?:(?:resource|reserve) )?(?:estimate|MRE)\b(?:,[^.;\d]{3,50},)?"
    r" (?:knew|was|were|had|counted|stood|gave|came)\b)) "
    r"(?:(?:mineral|ore|maiden|global|JORC|measured|indicated|inferred|probable|proven|and) ){0,3}"
    r"(?:resource |reserve )?(?:estimate|resource|reserve|MRE|statement)s?\b"
    r"(?![^.;]{0,40}\b(?:was|were|is|are|has been|been) (?:lifted|raised|increased|replaced|superseded|updated) )"
)
""" "The superseded MRE, dated May 2021, comprised 12 Mt Indicated and 8 Mt Inferred": all its figures are former ones."""
THEN_REPLACED = re.compile(
    r"(?i)[,;–—-] (?:(?:an?|the|all|both) (?:[a-z]+ ){0,4})?(?:which|that) (?:it|this|these|those|the|our|its) "
    r"(?:[a-z]+ ){0,5}?(?:now |hereby )?(?:supersede|replace)s?\b"
)
""" "12 Mt Indicated and 8 Mt Inferred, which this estimate supersedes": all of them were."""
NO_LONGER_FORMER = re.compile(
    r"(?i)\b(?:to|now|new|current|today|latest|updated|is|are|has|have|grew|grown|rose|risen|increas\w+)\b"
)
AND_THEN = re.compile(r"(?i)[^.;:]{0,60}?(?:,|&|\band|\bplus|\bwith)\s+[^.;:,\d]{0,60}?")
""" "12 Mt Indicated and 8 Mt Inferred": the next figure of the same clause."""
TO_FIGURE = re.compile(r"(?i)[^.;]{0,80}?\bto (?:(?:about|some|around|over|nearly|now|a|the|today['’]s) )*$")
HOLDS = re.compile(
    r"(?i)\b(?:holds?|hosts?|holding|hosting|contains?|containing|home to|boasts?|estimated to (?:hold|contain"
    r"|host))\b"
)
HOLDING = re.compile(rf"{HOLDS.pattern}\W*(?:about |around |some |an estimated )?$")
SITE = re.compile(r"(?i)\b(?:project|deposit|mine|orebody|property|prospect|tenements?|concession|salar|brine)\b")

NOT_MINERAL = re.compile(
    r"(?i)\b(?:cash|foreign|currency|capital|financial|strategic|national|government|oil|gas|human|natural"
    r"|stockpile|emergency"
    r"|defen[cs]e|water|federal)\s+(?:\w+\s+)?(?:resources?|reserves?)\b|\bresources? (?:ltd|limited|inc|corp"
    r"|plc|company|minister|council)\b"
    r"|\breserve bank\b|\bfederal reserve\b|\breserves? (?:the )?rights?\b"
)
NATION_WIDE = re.compile(
    r"(?i)\b(?:economic demonstrated resources|EDR|"
    r"world(?:['’]s|wide)?|globally|global (?:reserves|total|supply)|country(?:['’]s)?"
    r"|nation(?:al(?! (?:standards?|instrument|code|classification|system|park|company))"
    r"|['’]s)|nationwide|USGS|geological survey|EU['’]s"
    r"|china['’]s|united states['’]?|kingdom['’]s)\b"
)
DELTA = re.compile(
    r"(?i)\b(?:increase[sd]?(?: of| by)?|grew by|rose by|growth of|add(?:s|ed|ing|ition of)?(?: of| another"
    r"| some)?|a further|another|extra"
    r"|additional|by|contribut\w+|reduction of|decrease of|depletion of|upgrad\w+|convert\w*"
    r"|mov(?:e|es|ed|ing)|gain(?:ed|s)?(?: of)?|went"
    r"|net of(?: the)?)\W*(?:about |around |some )?$"
)
ADDED = re.compile(r"(?i)\b(?:a further|another|an additional|additional|plus)\W*$")
METAL_OF_GRADE = re.compile(rf"\d ?{UNIT_OF_GRADE}(?: ([A-Za-z][\w ()]{{0,40}}?))? ?\($")
TO_BE_MOVED = re.compile(
    r"(?i)[^.;,]{0,60}?\b(?:could|may|might|would|can|should|will|to) be (?:[a-z]+ )?"
    r"(?:added|upgraded|converted|moved|reclassified|delineated|defined)\b"
    r"|[^.;,]{0,60}?\b(?:has|have|had|was|were) (?:been )?(?:upgraded|converted|moved|reclassified) (?:from|to|into)\b"
)
""" "19 Mt of Inferred resource could be added to Indicated": a hope, not an estimate."""
OF_WASTE = re.compile(r"(?i)\s*of (?:[a-z]+ ){0,2}(?:overburden|waste|topsoil|moraine)\b")
OF_INCREASE = re.compile(
    r"(?i)[^.;,]{0,30}?\b(?:of the|in) (?:\w+ )?(?:increase|growth|upgrade|addition)|\s*(?:went|moved"
    r"|was (?:upgraded|converted|added))\b"
    r"|\s*(?:increase|addition|reduction|decrease|boost|gain|uplift|jump|rise|drop|expansion|improvement)\b"
)
FLOW = re.compile(
    r"(?i)\b(?:to mine|will mine|mines|produc\w*|output|throughput|capacit\w+|process(?:ed|es|ing)?|mined"
    r"|mill(?:ed|ing)"
    r"|shipp\w*|deliver\w*|off-?take|purchas\w*|buy\w*"
    r"|sell\w*|sold|sales?|suppl(?:y|ies|ied)|bulk samples?|samples?|stockpil\w*|(?:mining"
    r"|production) inventory|import\w*|export\w*|demand|consum\w*|waste|tailings"
    r"|treat(?:s|ed|ing)?|plant|mine plan|schedul\w*|recover(?:ed|ies)|(?<!in.situ )recovery|feed(?:ing|stock)?|concentrates?"
    r"|depletion|yielded|has given|extract(?:ed|ing)?)\b"
)
ROSE_WORDS = r"\b(?:increas\w*|grew|grown|ris\w+|rose|lift\w*|up|climb\w*|jump\w*|fell|falls?|down|decreas\w*)\b"
ROSE = re.compile(rf"(?i){ROSE_WORDS}")
FROM_OLD = re.compile(
    r"(?i)\b(?:up from|down from|from|compared (?:with|to)|versus|vs\.?|against"
    r"|(?<!more )(?<!less )(?<!greater )(?<!larger )(?<!rather )than(?: the)?|previous(?:ly)?(?: [\w-]+){0,4}"
    r"|prior(?: \w+){0,3}|earlier(?: \w+){0,3}"
    r"|superseded(?: \w+){0,6}|supersedes(?: \w+){0,4}|replac(?:es|ed|ing)(?: \w+){0,6}|formerly"
    r"|historic(?:al(?:ly)?)?(?: \w+){0,5}|had been|old(?: \w+){0,3})"
    r"(?:\s+(?:the|a|an|one|of|at|total|its|about|is|was|were|estimate|figure|resource|reserve|mineral|ore"
    r"|probable|proven|inferred|indicated|measured|and|maiden|initial|first|original|MRE|resources|reserves"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:19|20)\d\d)){0,9}\W*$"
)
RISEN_TO = re.compile(
    r"(?i)\b(?:previous(?:ly)?|prior|earlier|former|old|last|historic(?:al(?:ly)?)?|initial|original|maiden)\b[^.;:\d]{0,60}?"
    r"(?<!compared)(?<!relative)(?<!equal)(?<!similar) to (?:about |some |now |an? )?$"
)
""" "A 40% increase on the previous Mineral Resource to": the figure that follows is the new one."""
IN_BRACKET = re.compile(r"[^.;(]{0,60}\((?:from |in |within )?(?:about |some )?$")
MADE_UP_OF = re.compile(r"(?i)\b(?:compris\w+|made up of|consist\w* of|of which|being)\b[^.;\d]{0,20}$")
""" "46 million lb, made up of 33 million lb Indicated": the metal of a part."""
CLASS_AGAIN = re.compile(
    rf"(?i)[^.;\d]{{0,20}}?\b(?:in|of|as) (?:the )?({_CLASSES}) (?:categor(?:y|ies)|class(?:es)?)\s*\($"
)
""" "1.3 Mt at 2.1 g/t in the Indicated category (85 koz)": the metal is of the same estimate."""
WON_FROM = re.compile(
    r"(?i)\b(?:hoist\w*|mining|mined|(?:to|will) mine|produc\w+|extract\w*|dr[ae]w\w*|come|comes|coming|fed|feed\w*"
    r"|mill(?:ed|ing)|process\w*|recover\w*|ship\w*|deliver\w*|suppl(?:y|ies|ied)|sourced?|treat\w*|dig|dug|raise|first ore)\b"
    rf"(?:(?!{ROSE_WORDS})[^.;]){{0,60}}?\bfrom (?!(?:the )?(?:previous|former|prior|earlier|old))[^.;\d]*$"
)
""" "Plans to hoist first ore from probable reserves of": what is mined is what stands now."""
OLD_AFTER = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:of the \d{4} estimate|(?:that|which) (?:it|this|these|those|the|our|its) (?:[a-z]+ ){0,5}?"
    r"(?:now |hereby )?(?:supersede[sd]?|replace[sd]?)|(?<!\()previously(?!\s*$)"
    r"|in the previous"
    r"|under the previous|(?:that|which) (?:was|were|had been) (?:previously |formerly )?"
    r"(?:classed|classified|categori[sz]ed|held)"
    r"|(?:has|have|had) (?:since |now )?been (?:superseded|replaced)|(?:is|are|was|were) (?:now |hereby |thereby )?"
    r"(?:superseded|replaced)|now superseded)"
)
HAD_BEEN = re.compile(
    r"(?i)\bhad (?:been|amounted|stood|totall?ed|come|held|contained|counted|comprised)\b[^.;\d]{0,40}$"
    r"|\b(?:estimates?|resources?|reserves?|MRE|figure)\b[^.;]{0,80}\bhad (?:about |some |only |just )?$"
    r"|\b(?:estimates?|MRE) (?:of|from|made in|dated) (?:the )?(?:\d{1,2} )?(?:last \w+|(?-i:[A-Z])[a-z]+)(?: (?:19|20)\d\d)?"
    r" (?:was|were|stood at)(?: about| some)? $"
    r"|\b(?:inherited|took over|acquired) was (?:about |some )?$"
    r"|(?:^|[.;] )for comparison\b[^;]*$"
)
"""What an estimate had been is what it is no longer."""
HAD_ESTIMATED = re.compile(
    r"(?i)\b(?:estimates?|figure)\b[^.;]{0,80}\bhad (?:been |amounted to |stood at )?[^.;\d]{0,30}$"
)
NOW_REPLACED = re.compile(
    r"(?i)\b(?:now|since|been|is|was) (?:superseded|replaced)\b"
    r"|\b(?:which|that) (?:it|this|these|those|the|our|its) (?:[a-z]+ ){0,5}?(?:now |hereby )?(?:supersede|replace)s?\b"
    r"|\bestimate that (?:it |this "
    r"|is )?(?:now )?(?:superseded|replaced|replaces|supersedes)"
    r"|\bprevious (?:estimate|resource|reserve|mineral|figure|MRE)|\bprior (?:estimate|resource|reserve)"
    r"|\bhistoric(?:al)? (?:[^.;\s]+ ){0,6}?(?:resources?|reserves?|estimates?)\b(?![^.;]*\b(?:upgrad|updat|verif|convert|rais"
    r"|increas|replac|now|current|new|grew|grown|over|above|from|than)\w*)"
)
LONG_AGO = re.compile(
    r"(?i)\b(?:(?:years?|months) (?:ago|earlier|before)|originally|initially|at the time|back then"
    r"|(?:before|prior to|until) (?:the|this|that|its) (?:[a-z]+ )?"
    r"(?:increase|upgrade|update|revision|expansion|drilling|addition|estimate))\b"
    r"[^.;]{0,80}\b(?:was|were|stood(?: at)?|totall?ed|had|put(?: at)?)\W*(?:about |only |just |an? )?"
    r"(?:[\d.,]+(?: million| billion)? and )?$"
    r"|\bunder the (?:19|20)\d\d [^.;]{0,80}\b(?:was|were|stood at|totall?ed|had|came to)\W*(?:about |only |just )?$"
)
""" "Two years ago the first resource was ..."."""
REPLACED_ONE = re.compile(
    r"(?i)\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)) (?:the|an?|its|that|one) (?:[^.;]{0,40} )?"
    r"(?:estimates?|MRE|resources?|reserves?|figure)\b(?:[^.;]{0,40}?\b(?:stood at|was|were|had|totall?ed|put at|of)"
    r"(?: about| some)?)?\W*$"
)
""" "It replaces the estimate of March 2023, which stood at ..."."""
FROM_FIGURE = re.compile(r"(?i)\bfrom (?:about |some |the )?$")
ACCOUNTS_FOR = re.compile(r"(?i)\b(?:accounts? for|makes? up|contributes)\s+(?:about |some |around )?$")
"""A part's tonnes of the estimate just told."""
SITE_PART = re.compile(
    r"(?:^|[;,)]|\band)\s*(?:at |for )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?:with |has |at |of )?(?:about |some )?$"
)
""" "16.6 million oz; Ashfield 15.0 million oz and Elmdale 1.6 million oz": the name before a part of the metal."""
ROUGHLY = re.compile(
    r"(?i)\b(?:near|nearly|almost|close to|just (?:under|over)|over|past|beyond|topping|surpassing"
    r"|more than|in excess of|exceeding|at least)[ -]$"
)
A_PART = re.compile(r"(?i)\b(?:including|includes|of which|comprising|plus|among them)\b[^.;]{0,40}$")
AT_SITE = re.compile(
    r"[^.;,]{0,90}?\bat (?:the |its )?([A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|de|do|da|del|la)){0,3})"
    r"(?=\s*(?:$|[.,;)]|and\b|deposit|project|prospect|target|zone|pit\b|mine\b|licen[cs]e|area|alone|in\b|which\b))"
)
""" "389 Mt at 950 ppm at Serra Azul"."""
TOTAL = re.compile(
    r"(?i)\btotal(?:s|l?ing|led)?\b|\boverall\b|\bcombined\b|\bglobal\b|\ball categories\b|\ball classes\b"
    r"|\btogether\b|\baltogether\b"
)
METAL = re.compile(
    r"(?i)\s*(?:of\s+|in\s+)?(?:(?:contained|recoverable|recovered|in[ -]situ|total|payable|fine)\s+)*metal\b"
)
AFTER_MASS = re.compile(
    r"(?i)\.?\s*(?:\([\"“‘']?(?:\d[^)]{0,20}|lbs?|ozs?|tonnes|[kM]?t|[kM](?:oz|lbs?))[\"”’']?\)\s*)?(?:of|in)?"
    r"\s*(?:(?:contained|recoverable|in[ -]situ|total|natural|pit[ -]constrained|in[ -]pit)\s+){0,2}\(?"
)
ORE_WORD = re.compile(
    r"(?i)\s*(?:(?!(?:with)?in\b|from\b)[\w-]+\s+)?(?:ore|mineral(?:isation|ization|ised|ized)?|rock|material|resources?|reserves?"
    r"|bearing|deposit|-bearing|sands?|clay|concentrate)\b"
)
CONTAINED_IN = re.compile(
    r"(?i)([\w ]{2,50}?)\s+contained (?:in|within) (?:the |its )?(?:whole |total |entire |mineral "
    r"|ore )*(?:resource|reserve|deposit)s?\b"
    r"[^.;]{0,50}$"
)
ADJECTIVE = re.compile(
    r"(?i)\s*(?:(?:recoverable|total|contained|in[ -]situ|magnetic|soluble|acid[ -]soluble|sulphide|sulfide"
    r"|DTR|magnetically)\s+){1,2}"
)
PARALLEL = re.compile(r"(?i)\band (?:[a-z]+ ){1,3}(?:to|at|from) (?:about |some |around )?$")
"""A second commodity with its own figure under the first one's verb: "oxides to 70 Mt and niobium to 95 Mt"."""
CONTAINED_OF = re.compile(
    r"(?i)\bcontained ((?:(?!\b(?:in|within|from)\b)[\w ]){1,40}?)(?: metal)?"
    r" (?:of|is|at|was|totals?|totalling) (?:about |some |around )?$"
)
WITHIN = re.compile(
    r"(?i)^[^.;(]{0,60}\((?:from |in |within )?(?:about |some )?$"
    r"|^[^.;]{0,40}?\b(?:within|in|across|from|comprising|hosted (?:in|by)|contained (?:in|within))\s+"
    r"(?:(?:[\w&+-]+\s+){0,7}?(?:resources?|reserves?|MRE)\s+(?:of|totall?ing)\s+)?(?:about |some )?$"
)
"""Metal first, then the ore that holds it: "1.2 Moz of gold within 15.3 Mt", "1.2 Moz AuEq (15.3 Mt grading"."""
GREW = re.compile(
    r"(?i)\b(?:increas\w*|grew|grown|ris\w+|rose|lift\w*|up|upgraded|expand\w*|jump\w*|went|fell|down"
    r"|decreas\w*|reduc\w*)\b[^.;]{0,30}\bfrom (?:about )?$"
)
SAME_GRADE = re.compile(r"(?i)\b(?:at|of|with) the same (?:average |mean )?(?:grade|content)")
NEXT_BEGINS = re.compile(
    r"(?i)[.;:]|\band an?\b|\bincluding\b|\bplus\b|,\s+and\b"
    rf"|\bwith\b(?! (?:an? )?(?:(?:average|mean) )?(?:grades?|content|\d[\d·.,]* ?{UNIT_OF_GRADE}))"
    r"|\b(?:went|moved|converted|upgraded) from\b"
)
"""Words after which a class belongs to the next figure, not to the one before."""
ROCK_WITH = re.compile(
    r"(?i)\s*of (?:[a-z]+ )?(?:rock|ore|gypsum|gravel|clay)\b,?\s+(?:with|containing|holding|which holds?|that holds?)\s"
    r"(?:about |some )?$"
)
"""Between the tonnes of a rock and those of the metal in it."""
GRADED = re.compile(
    r"(?i)\s*(?:of (?:(?!concentrate|product|feed|spodumene|metal)[a-z]+\s*){1,3}?)?,?\s*"
    r"(?:at|@|grading|averaging|running|assaying|with|containing|carrying)"
    r"\s+(?:an average (?:grade |content )?of |a grade of |about |some )?$"
)
"""Between tonnes and their grade: rock of a stated grade that nobody mines is an estimate."""
LISTED = re.compile(
    r"\W*((?:[A-Z][\w'’-]*)(?: (?:[A-Z][\w'’-]*|de|do|da|del|la)){0,3})"
    r"(?: (?:oxides?|sulph?ides?|fresh|transitional?|open pit|underground|deposit))*"
    r"[,:]? [([]?(?:total |contained )?(?:measured|indicated|inferred|proven|proved|probable)\b[^.;]{0,60}?[:–—-] ?$"
)
""" "Alder sulphide, indicated: 12 Mt": an item of a list that begins with its site."""
DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
MARK_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
CONDITIONAL = re.compile(
    r"(?i)\b(?:if|once|should|would (?:have|hold|host|contain)|upon"
    r"|vest\w*|milestones?|on (?:definition|delineation|declaration) of|subject to|"
    r"target(?:s|ing)? (?:of|a))\b[^.;:]{0,80}$"
    r"|\b(?:resource|reserve)s?(?: estimates?)? (?:of|with|defining|containing|delineating|showing)"
    r" (?:at least|a minimum of|not? (?:less|fewer|smaller) than) $"
    r"|\b(?:resources?|reserves?|inventory|it|ounces)\b[^.;:]{0,40} towards? (?:about |some |a )?$"
)
NEGATED = re.compile(
    r"(?i)\bno (?:mineral |ore )?(?:resources?|reserves?)\b|\bnot (?:yet )?(?:a|an|any) (?:mineral "
    r"|ore )?(?:resource|reserve)|\bnot (?:about |the )?$"
)
SHARE_OR = re.compile(r"\d(?:\.\d+)?\s?(?:%|per ?cent),? or (?:about |some )?$")
""" "87% or 81.2 million pounds" is a part of it."""
HOPED = re.compile(
    r"(?i)\bpotential (?:for )?(?:an? |the )?(?:[\w-]+ ){0,2}(?:inventory|endowment|resource)\b[^.;]{0,20}$"
)
""" "A potential mineral inventory of over 30 Mt"."""
NO_FIGURE = re.compile(r"(?i)\b(?:several|many|a few|tens of|hundreds of) $")
""" "Several hundred million tonnes" is no figure."""


SAYS_ESTIMATE = re.compile(
    r"(?i)\b(?:resources?|reserves?|MRE|measured|indicated|inferred|probable|proven|proved|target|estimate"
    r"|holds?|hosts?|one|accounts? for|makes? up)\b"
)
SHARE_OF_IT = re.compile(
    r"(?i)(?:(?:%|per ?cent|\bthirds?|\bquarters?) of (?:it|them|this|that|these|which|the \w+)"
    r"|\b(?:half|most|much|the bulk|the majority|the rest|the remainder)(?: of (?:it|them|this|that|which|the \w+))?)"
    r" (?:is |are |being |now |in the )*$"
)
"""Words before a class that only a part of the figure is of: "493 Mt, two thirds of it Indicated"."""
ALL_CLASSES = re.compile(r"(?i)\ball (?:the )?(?:classes|categories)\b")
IN_TOTAL = re.compile(r"(?i)[^.;,]{0,40}?\b(?:in total|in all|altogether)\b(?=\s*(?:[.,;:)]|$|which\b|and\b))")
TO_CLASS = re.compile(r"(?i)\s*(?:in)?to (?:the )?(?:measured|indicated|inferred|proven|probable)\b")
IT_WAS = re.compile(r"(?:it|that|this|these|they|both|the (?:estimate|figure|resource|reserve)s?)\b")
"""How a sentence begins that says of the one before that its estimate was superseded; lower case."""
IS_CLASS = re.compile(
    r"(?i)\s*(?:$|[:,;()+&/–-]|\d|(?:and|or|plus|mineral|ore|reserves?|categor\w+"
    r"|class\w*|tonn\w+|material)\b)"
)
"""What follows "proven" and "probable" where they are classes and not adjectives: "a probable analogue"."""
AS_VERB = re.compile(r"(?i)\s+(?:that|by|to|an|the)\b")
"""What follows "indicated" and "measured" where they are verbs: "drilling indicated that"."""
