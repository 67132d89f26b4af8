"""A marked sentence taken apart into clauses, one statement each, with glosses out of the way.

"⟦C0⟧, a miner that ⟦C1⟧ founded, buys ⟦J2⟧; ⟦C3⟧, which owns ⟦J4⟧, signed" becomes "⟦C0⟧ buys ⟦J2⟧", "⟦C3⟧ signed" and
"⟦C3⟧ owns ⟦J4⟧".
"""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.language.described import HEAD
from pipelines.extract.deals.language.grammar import stands_as_subject
from pipelines.extract.deals.language.patterns import ORG, ORGS, compiled
from pipelines.extract.deals.language.shared import members_named, told_apart

KINSHIP = (
    r"(?:lender|parent|partner|subsidiary|shareholder|affiliate|owner|unit|arm|rival|investor|customer|supplier|"
    r"offtaker|target)"
)
ADJECTIVES = (
    r"(?:(?!(?:with|of|for|from|to|by|in|on|at|and|or|that|between|the|an?|its|under|deal|agreement|contract|accord|"
    r"memorandum|is|was|has|have|will)\b)[a-z-]+ ){0,3}?"
)
WORDS = re.compile(r"[a-z-]+")
HEAD_WORDS = frozenset(HEAD.strip("(?:)").replace("trading house|", "").split("|"))
STATESMEN = frozenset("minister president premier chancellor secretary ambassador envoy".split())
_HEAD_OF_STATE = re.compile(
    r"(⟦G\d+⟧)(?:'s)? (?:[a-z]+ ){0,3}(?:minister|president|premier|chancellor|secretary|ambassador|envoy) "
    r"⟦[HN]\d+⟧(?:'s)?"
    r"|(?i:\bthe )(?:[a-z]+ ){0,3}(?:minister|president|premier|chancellor|secretary|ambassador|envoy) of (?:the )?(⟦G\d+⟧)"
    r"(?:, ⟦[HN]\d+⟧,)?"
)
_COUNTERPART = re.compile(
    r"(⟦G\d+⟧)(?:'s)? (?:[a-z]+ ){0,3}?(?:minister|president|premier|chancellor|secretary|ambassador|envoy)(?: ⟦[HN]\d+⟧)?,? "
    r"(?:and|with) (?:his|her|its|their) (⟦G\d+⟧) counterpart(?:,? ⟦[HN]\d+⟧)?,?"
)
"""Two states by those who sign for them: "⟦G⟧'s trade minister and his ⟦G⟧ counterpart"."""
_GLOSS_BEFORE = re.compile(
    rf"\b(?:an?|the) {ADJECTIVES}(?:⟦[LG]\d+⟧(?:'s|-[a-z]+)? )?{ADJECTIVES}{HEAD}(?: called)?,? "
    r"(?=⟦[CN]\d+⟧(?!'s (?:subsidiary|unit|arm)))"
)
_APPOSED_BEFORE = re.compile(
    r"\b(with|from|by) (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)?|an?|the) (?:(?!with\b|from\b|by\b|to\b|that\b|which\b)[a-z-]+ )"
    r"{0,7}[a-z-]+, (?=⟦[CNA]\d+⟧(?:,|\.?$| (?:to|for|on|in|under|over) ))"
)
"""What a party is, before its name: "with ⟦G⟧'s research organisation, ⟦A⟧, to"."""
_APPOSED = re.compile(
    r"(?P<head>⟦[CAGNJ]\d+⟧(?:['’]s)?), (?!(?:and|but|which|who|whose|where|whereby|under|pursuant|"
    r"(?:giv|grant|allow|enabl|entitl|provid|pay|putt|tak|buy|sell|rais|invest|acquir|bring|leav|swapp)ing|while|as|when|after|said|"
    r"says|with|to|"
    r"by|worth|valued|priced|"
    r"for|from|in|on|at|has|had|will|is|was|it|completed|announced|signed|closed|agreed|dated|their joint|(?:an?|"
    r"the|its) (?:[\w:/-]+ ){0,3}joint[ -]ventures?)\b|⟦|[\w "
    r"]{0,20}(?:said|announced|agreed))"
    r"(?P<gloss>[^,;⟧]*(?:⟦[^⟧]+⟧[^,;⟦]*){0,3}(?:, (?:⟦[GL]\d+⟧|which [^,;]*|a [^,;]*))?|"
    r"(?:an?|the) (?:[a-z-]+ |⟦[GL]\d+⟧ ){1,4}(?:that|who) [^,;⟧]*(?:⟦[^⟧]+⟧[^,;⟦]*){0,4}),(?= |$)"
)
_BACKED = re.compile(
    r"(\b(?:to|with|from|by) ⟦[CN]\d+⟧), (?:an?|the) (?:[a-z-]+ |⟦[LG]\d+⟧(?:-[a-z]+)? ){1,6}(?:that is |which is )?"
    r"(?:backed|owned|controlled|led|headed|run|chaired|founded|funded|managed|established) by (?:the )?[^,;]*(?=[.]?$)"
)
"""Who stands behind a counterparty, told at the end: "to ⟦C⟧, a private company backed by the ⟦N⟧ family"."""
HOLDERS = frozenset("shareholders holders owners vendors sellers members quotaholders quota-holders".split())
_HOLDERS_NAMED = re.compile(
    r"\b(?P<by>with|from|by) (?:the|all|all of the|all the|⟦[CNJ]\d+⟧'s) (?:(?:existing|current|selling|other) )?"
    r"(?:shareholders|holders|owners|vendors|sellers|members|quota-?holders)(?: of ⟦[CNJ]\d+⟧)?(?:,? being|, namely|,|:) "
    rf"(?P<who>(?:⟦H\d+⟧,? (?:and )?)*{ORGS}(?:,? and ⟦H\d+⟧)?),?"
    r"(?= (?:to|for|under|in|on|have|has|whereby|pursuant)\b|[.]?$)"
)
"""Who the holders are that sell: "with the shareholders of ⟦C⟧, being ⟦N⟧ and ⟦C⟧, to acquire"."""
_OXFORD = re.compile(r"(?P<list>⟦[CAGN]\d+⟧(?:, (?:the )?⟦[CAGN]\d+⟧)+), and (?=(?:the )?⟦[CAGN]\d+⟧(?!'))")
"""The comma before the last of a list: "with ⟦C⟧, ⟦C⟧, and ⟦C⟧"."""
_COUNTED_OFF = re.compile(
    r"\b(?P<by>with|from|to|by) (?:(?:the|its|all) )?(?:two|three|four|five|six|several|both) (?:(?!of\b)[a-z-]+ ){0,5}?"
    r"(?:companies|firms|groups|producers|investors|partners|makers|suppliers|miners|traders|manufacturers|refiners|funds|"
    r"parties|shareholders)(?:,| [–—-]|:)(?: namely| including)? (?=⟦[CANG]\d+⟧(?:, ⟦[CANG]\d+⟧)*,? and )"
)
"""Those who are counted before they are named: "with two leading companies, ⟦C⟧ and ⟦C⟧"."""
_BOUGHT_BY = re.compile(
    r"(?P<head>⟦[CANJ]\d+⟧), (?:an?|the|which was|which has been) (?:(?!by\b)[a-z-]+ |⟦[GL]\d+⟧(?:'s|-[a-z]+)? ){0,4}?"
    r"(?P<act>(?:acquired|bought|taken over|purchased) (?:(?:in|on) ⟦D\d+⟧ |last (?:year|month|week) )?by (?:the )?"
    r"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){0,3}?⟦[CAN]\d+⟧(?!')[^,;]*)"
)
"""A company or mine that is described by who bought it: "⟦C⟧, a developer recently acquired by ⟦C⟧ for ⟦M⟧"."""
_ON_BEHALF = re.compile(r"(?:^|(?<=, )|(?<=; ))⟦[CN]\d+⟧(?P<act> [^;⟦]*) on behalf of (?P<who>⟦[CN]\d+⟧)(?!')")
"""Who acts for another: "⟦C⟧ has announced a bid on behalf of ⟦C⟧"."""
_COUNTED = re.compile(
    r"^(?:[^;:⟦]*, )?[^;:⟦]*(?:(?P<of>⟦[CN]\d+⟧)[^;:⟦]*)?\b(?:customers|off-?takers|takers|buyers|clients)\b[^;:⟦]*"
    rf"(?:(?P<with>⟦[CN]\d+⟧)[^;:⟦]*)?: (?P<list>{ORGS})(?=[.;]|$)"
)
"""Customers counted first and named behind a colon: "five offtakers have signed with ⟦C⟧: ⟦C⟧, ⟦C⟧ and ⟦C⟧"."""
_HEARD = re.compile(
    r"⟦[CN]\d+⟧ (?:(?:has|have|had|today|recently|now) )*(?:received|been (?:given|served)) (?:[a-z]+ )?"
    r"(?:notice|notification|advice|word|confirmation) (?:from ⟦[CN]\d+⟧ )?of (?P<who>⟦[CN]\d+⟧)'s (?:(?:intention|decision|"
    r"election|intent) (?=(?:not )?to\b)|(?=withdrawal from\b|termination of\b))"
)
"""What another is going to do, told by who has heard of it: "⟦C⟧ has received notice of ⟦C⟧'s intention to withdraw"."""
_THING_APPOSED = re.compile(
    r"(?<=[a-z]), (?:an?|one of the) (?!(?:[a-z-]+ )?(?:total|further|minimum|maximum|third|half|quarter)\b)[^;⟦]{3,90}?"
    r"(?:⟦[LGQRM]\d+⟧[^;⟦]{0,40}?){0,2}, (?=(?:to|from|for|with|under|by|at|will|would|has|have|is|are|was|were)\b)"
)
"""What a thing is, behind it: "its black mass, a powder of nickel, cobalt and lithium, to ⟦C⟧"."""
_WHOSE = re.compile(r"(?P<head>⟦[CAN]\d+⟧), whose (?P<clause>[^;]*)")
_RELATIVE = re.compile(
    r"(?P<head>⟦[CAGNJ]\d+⟧)(?P<gloss>, (?!⟦|which|who|and\b|but\b)[^,;⟦]{3,80})?, (?:which|who) "
    r"(?P<clause>[^;,]*(?:⟦[^⟧]+⟧[^,;⟦]*)*?(?:, ⟦[GL]\d+⟧(?=,))?)(?P<stop>,|\.?$)"
)
_OBJECT_RELATIVE = re.compile(
    r"(?P<head>⟦[CAGNJ]\d+⟧)(?: in ⟦[GL]\d+⟧|(?<=⟧) (?:mine|project|deposit|plant|refinery|smelter|concentrator|mill)|"
    r",? (?:an?|the|its) [^,;⟦]{3,80}?|"
    r",? (?:an?|the) (?:[a-z-]+ )?⟦[GL]\d+⟧(?:'s)? [a-z -]{3,60}?)?,? (?:(?P<by>with|from|to|by|for) )?"
    rf"(?<!through )(?<!under )(?<!via )(?<!of )(?<!on )(?<!at )(?<!over )(?<!in )which (?P<who>{ORG}) "
    r"(?P<act>(?:(?:has|had|have|also|now|then) )*(?!(?:owns?|is|was|holds?|held|owned|will|would|can|may|could|"
    r"let|allowed|rejected|declined|refused|spurned|"
    r"accepted|[a-z]+ly)\b)[a-z]+)(?P<rest>[^;]*?)[.]?$"
)
"""What somebody does with the one named before: "⟦C⟧ in ⟦G⟧, which ⟦C⟧ acquired", "⟦C⟧, a refiner with which ⟦C⟧ signed"."""
PAIRED = re.compile(rf"{ORG} and (?:the )?$")
OF_BOTH = re.compile(
    r"(?:have|are|were|both|jointly|together|each|(?:had |have )?(?:joined forces|teamed up|merged|joined hands|pooled|"
    r"cooperated?|partnered))\b"
)
"""What only several can do or be: the relative clause of two names."""
_PAPER_OF_TWO = re.compile(
    rf"^(?:[-•*·] )?(?P<one>{ORG}) (?:-|–|—|/|and|&) (?P<two>{ORG}): (?P<paper>(?:[a-z-]+ )*?(?:memorandum(?: of [a-z-]+)?|mou|"
    rf"agreement|contract|"
    r"protocol|deal|letter of intent|accord|term sheet))\b"
)
"""An item of a list of signed papers: "⟦C⟧ - ⟦C⟧: memorandum of understanding on ..."."""
_SELL_AND_BUY = re.compile(
    rf"(?P<seller>{ORG})(?: has)? agree[sd]? to (?P<act>sell|supply|deliver)(?: to {ORG})?(?:,? and|;) "
    rf"(?P<buyer>{ORG})(?: has)? agree[sd]? to "
    rf"(?:purchase|buy|acquire)(?: from {ORG})?,? "
)
"""The two promises of one contract."""
_BUY_AND_SELL = re.compile(
    rf"(?P<buyer>{ORG})(?: has)? agree[sd]? to (?:purchase|buy|take)(?:,? and|;) "
    rf"(?P<seller>{ORG})(?: has)? agree[sd]? to (?:sell|supply|deliver)(?: to {ORG})?,? "
)
_BY_WAY_OF = re.compile(
    r",? (?:through|via) (?:⟦[CN]\d+⟧'s |an? |the )?(?:(?:wholly|majority|indirectly|directly)[- ](?:owned "
    r")?)?(?:[a-z-]+ ){0,2}"
    r"(?:subsidiary|unit|affiliate|arm|vehicle),? ⟦[CN]\d+⟧(?: ⟦[CNGL]\d+⟧)*,|, (?:through|via) ⟦[CN]\d+⟧(?: "
    r"⟦[CN]\d+⟧)*,"
)
"""The subsidiary that acts for its owner."""
_OR_NOMINEE = re.compile(
    r"(?<=⟧),? (?:\(?(?:and/)?or|and) (?:(?:one of )?(?:its|⟦C\d+⟧'s)|a|their) (?:wholly[- ]owned )?"
    r"(?:nominees?|subsidiar(?:y|ies)|affiliates?|associates|(?:related|controlled|associated) entities|assignee)\)?"
    r"(?: or (?:nominee|assignee))?,?(?= (?!⟦))"
)
"""Who may stand in for a buyer: "⟦C⟧ or its nominee"."""
_SUBSIDIARY_OF = re.compile(
    r"(?P<act>\b(?:acquir|bought|buy|purchas)\w* )(?P<firm>⟦[CN]\d+⟧), (?:an?|the) (?:[a-z-]+ ){0,3}"
    r"(?:subsidiary|unit|arm) of (?P<owner>⟦[CN]\d+⟧)(?: (?:that|which) [^,;]*)?(?:,|(?=[.]?$))"
)
"""What is bought, and whose it was: "bought ⟦C⟧, a unit of ⟦C⟧ that owns ⟦J⟧,"."""
_ALSO_CALLED = re.compile(
    r",? (?:(?:better|also|commonly|locally|formerly|previously|now) )?(?:known|called|dubbed|styled) (?:simply )?as "
    r"⟦[CN]\d+⟧(?=[,.;]|$)"
)
"""Another name of who was named before: "the London-listed miner known as ⟦N⟧"."""
_SIGNING_BY = re.compile(
    rf"\b(?:(?:announc|report|confirm|welcom|advis)\w* (?:of )?)?(?:the |today's )?(?P<act>signing|execution|conclusion|"
    rf"completion) by (?:the )?(?:⟦C\d+⟧'s )?(?:[a-z-]+ ){{0,3}}(?P<who>{ORGS}) of "
)
"""A signing told as a noun: "announces the signing by ⟦C⟧ of an agreement with ⟦C⟧"."""
_NEXT_STATEMENT = re.compile(
    r", (?:and |but |while )?(?=⟦[CAN]\d+⟧ (?:[a-z]+ly )?(?:has|have|will|is|are|was|to|buys|sells|signs|takes|drops|agrees|"
    r"acquires|wins|"
    r"gets|pays|invests|raises|closes|completes|ends|lifts|bids|offers|[a-z]+ed|bought|sold|took|won|paid)\b)"
)
"""Where a list of news in one sentence goes on to the next: ", ⟦C⟧ signs an offtake with"."""
_HAS_SAID = re.compile(r"⟦[CANG]\d+⟧ (?:[a-z]+ly )?(?:[a-z]+s|[a-z]+ed|bought|sold|took|won|paid|to|will)\b")
_TOGETHER_WITH = re.compile(r"(⟦[CN]\d+⟧), (?:together|jointly) with ((?:[a-z-]+ ){0,3}⟦[CAGN]\d+⟧),? ")
"""A second one who acts, told as an aside: "⟦C⟧, together with ⟦C⟧, signed"."""
_DATELINE = re.compile(r"^((?:⟦[GLND]\d+⟧|[a-z]+)(?:,? (?:⟦[GLND]\d+⟧|[a-z]+\.?)){0,4}) --? ")
"""Place and day before the news."""
_PART_OF_ANOTHER = re.compile(
    r"(⟦[CN]\d+⟧), (?:an? |the )?(?:[a-z-]+,? ){0,4}(?:unit|subsidiary|affiliate|arm) of (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?"
    r"(?:[a-z-]+ ){0,3}⟦[CN]\d+⟧ (?=(?:has|have|had|will|is|are|was|would|plans|agrees|[a-z]+ed|bought|took|sold)\b)"
)
"""An apposition whose second comma is left out."""
_ADDRESS = re.compile(
    r"(⟦C\d+⟧|⟦N\d+⟧(?=, (?:of|based|head))), (?:(?:of|(?:based|headquartered) in) )?⟦[NLGJC]\d+⟧(?:, ⟦[LG]\d+⟧)+, "
    r"(?=(?:has|have|is|will|and|to|announces?|announced|signed)\b)"
)
"""Where a company is at home, behind its name: town and state."""
_BETWEEN_DASHES = re.compile(
    r"(⟦[CANJ]\d+⟧) (?:–|—|--) (?:an?|the|one|which|who|whose|now|part)\b[^–—;]{3,200}? (?:–|—|--) (?=[a-z])"
)
"""What a writer says about a party between dashes."""
_ARM_ACTS = re.compile(
    r"(?:^|(?<=, )|(?<=; )|(?<=that )|(?<=said ))(⟦[CN]\d+⟧)'s? (?:⟦[LG]\d+⟧ )?(?:(?!(?:stake|interest|purchase|"
    r"sale) )[a-z-]+ ){0,3}?"
    r"(?:arm|unit|subsidiary|affiliate|division|vehicle) (?=(?:has|have|had|will|would|is|was|to|agreed|[a-z]+ed|spent|paid|"
    r"bought|sold|took|put|buys|sells|takes|pays|plans)\b)"
)
"""An arm without a name that acts for its owner: "⟦C⟧'s international arm has bought"."""
_STATE_ACTS = re.compile(
    r"(⟦G\d+⟧)'s (?:state|sovereign|national|state-owned) (?:[a-z-]+ ){0,3}(?:fund|company|holding|firm|miner|enterprise) "
    r"(?=(?:has|have|had|will|would|is|was|to|agreed|[a-z]+ed|paid|bought|sold|took|buys|sells|takes)\b)"
)
"""A body of the state without a name: "⟦G⟧'s sovereign wealth fund has bought"."""
_NAMED_SUBSIDIARY = re.compile(
    r"\b(of|in|acquire|buy|sell) (?:an? |the |its )?(?:[a-z-]+ ){0,4}subsidiary of ⟦C\d+⟧,? (?:called |named )?"
    r"(⟦[CN]\d+⟧)"
)
"""A subsidiary that is bought or sold, by its owner and its name."""
_FURTHER_TO = re.compile(
    r"(?:^|(?<=[,:;] )|(?<=that ))(?:further to|pursuant to|in accordance with|following) (?:the |its |our |⟦[CN]\d+⟧'s "
    r")?(?:[a-z]+ )?"
    r"(?:announcements?|(?:press |news )?releases?)\b(?:(?!consideration)[^;])*?, (?=(?:an?|the|it) |⟦[CN]\d+⟧ )"
)
"""An older paper that only leads to the news: "further to its announcement of ⟦D⟧ on the option, ⟦C⟧ has"."""
_FELLOW = re.compile(rf"\b(?:fellow|rival) (?:⟦[LG]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?{HEAD},? (?=⟦[CN]\d+⟧)")
"""What another company is, before its name: "buying fellow ⟦L⟧ miner, ⟦C⟧"."""
_BUT_ALSO = re.compile(
    r"(?P<first>(?:^|(?<=[;–] )|(?<=that ))(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?P<who>⟦[CN]\d+⟧) (?:has|had|will) "
    r"[^;⟦][^;]*?),? but "
    r"(?=(?:(?:also|then|later) )?(?:has|had|will) )"
)
"""One who has done two things: "⟦C⟧ has bought ⟦R⟧ of ⟦C⟧ but has sold ⟦J⟧"."""
_OPENING = re.compile(
    r"^\s*(?:and |but )?(?:in (?:exchange|return|turn|addition|parallel|consideration)(?: for (?:this|that|it))?|"
    r"on the (?:same|next|following|previous) (?:day|date|evening|morning)),? "
)
"""Words that only lead to the next thing told."""


ACTIVE = {"earned": "earn", "invested": "invest", "subscribed for": "subscribe for", "granted": "grant", "lent": "lend"}
"""Participles without a passive rule of their own, and what the one who acts does."""
PASSIVE_WORDS = frozenset(verb.split()[0] for verb in ACTIVE)
_PASSIVE = re.compile(
    rf"^(?P<thing>(?:(?!⟦C)[^;,])+?) (?P<aux>(?:can|may|could|will|would|is to|has|have)) (?:also )?be(?:en)? "
    rf"(?P<verb>{'|'.join(ACTIVE)})(?P<mid> (?:in|to|for|into) [^;,]{{1,60}}?)? by (?P<who>{ORGS})(?!')(?P<rest>.*)$"
)
"""A clause told from what is done: "an interest of ⟦R⟧ in ⟦J⟧ can be earned by ⟦C⟧ from ⟦C⟧"."""


PAPERS_BEFORE = frozenset("announcement announcements release releases".split())
STAND_INS = frozenset(
    "entities associates nominee nominees subsidiary subsidiaries affiliate affiliates assignee".split()
)


def told_actively(clause: str) -> str:
    """The clause with the one who acts first; any other clause as it is."""
    told = _PASSIVE.match(clause)
    if told is None:
        return clause
    verb = told["verb"] if told["aux"] in ("has", "have") else ACTIVE[told["verb"]]
    given = compiled(rf" to (?:the )?({ORGS})").fullmatch(told["mid"] or "")
    object_ = f"{given.group(1)} {told['thing']}" if given else f"{told['thing']}{told['mid'] or ''}"
    return f"{told['who']} {told['aux']} {verb} {object_}{told['rest']}"


def clauses_of(text: str) -> list[str]:
    """The sentence's clauses with relative clauses given their antecedent as subject and glosses taken out."""
    extra: list[str] = []

    def lift(match: re.Match[str]) -> str:
        both = PAIRED.search(match.string, 0, match.start()) if OF_BOTH.match(match.group("clause")) else None
        extra.append(f"{both.group() if both else ''}{match.group('head')} {match.group('clause')}")
        return match.group("head") + (match.group("stop") if match.group("stop") != "," else "")

    def lift_bought(match: re.Match[str]) -> str:
        extra.append(f"{match['head']} was {match['act']}")
        return match["head"]

    def lift_owned(match: re.Match[str]) -> str:
        extra.append(f"{match.group('head')}'s {match.group('clause')}")
        return match.group("head")

    def lift_object(match: re.Match[str]) -> str:
        told = f"{match['by']} {match['head']}" if match["by"] else match["head"]
        first, last = (match["rest"], f" {told}") if match["by"] else (f" {told}", match["rest"])
        extra.append(f"{match['who']} {match['act']}{first}{last}")
        return match["head"]

    text = _DATELINE.sub(r"\1 – ", text) if "- " in text[:60] else text
    text = _BETWEEN_DASHES.sub(r"\1 ", text) if text.count(" – ") + text.count(" — ") + text.count(" -- ") > 1 else text
    text = _ADDRESS.sub(r"\1 ", text) if "⟧, ⟦" in text else text
    words = set(WORDS.findall(text))
    text = text if words.isdisjoint(PAPERS_BEFORE) else _FURTHER_TO.sub("", text)
    text = text if words.isdisjoint({"fellow", "rival"}) else _FELLOW.sub("", text)
    text = _PAPER_OF_TWO.sub(r"\g<paper> between \g<one> and \g<two>", text) if ": " in text else text
    main = compiled(r"(⟦[CAN]\d+⟧) of (?:the )?⟦[GL]\d+⟧(?!')").sub(r"\1", text) if "⟧ of " in text else text
    main = _COUNTED_OFF.sub(r"\g<by> ", main) if ", ⟦" in main or ": ⟦" in main or "– ⟦" in main else main
    main = _BOUGHT_BY.sub(lift_bought, main) if " by " in main and "⟧, " in main else main
    main = main if HOLDERS.isdisjoint(words) else _HOLDERS_NAMED.sub(r"\g<by> \g<who>", main)
    main = compiled(r"\b(?:the )?governments? of (?:the )?(?=⟦G\d+⟧)").sub("", main) if "of" in words else main
    main = compiled(rf"\b({KINSHIP}), (?=⟦[CN]\d+⟧)").sub(r"\1 ", main) if ", ⟦" in main else main
    main = main if HEAD_WORDS.isdisjoint(words) else _GLOSS_BEFORE.sub("", main)
    main = members_named(main, words)
    main = _TOGETHER_WITH.sub(r"\1 and \2 ", main) if " with " in main else main
    main = _ALSO_CALLED.sub("", main) if " as ⟦" in main else main
    main = _COUNTERPART.sub(r"\1 and \2", main) if "counterpart" in words else main
    main = main if STATESMEN.isdisjoint(words) else _HEAD_OF_STATE.sub(lambda m: m[1] or m[2], main)
    main = main if STAND_INS.isdisjoint(words) else _OR_NOMINEE.sub("", main)
    if not {"unit", "subsidiary", "affiliate", "arm"}.isdisjoint(words):
        main = _SUBSIDIARY_OF.sub(r"\g<act>\g<firm> from \g<owner>", main)
        main = _PART_OF_ANOTHER.sub(r"\1 ", main)
        main = compiled(
            r"⟦C\d+⟧(?:'s)? (?:wholly[- ]owned |majority[- ]owned |[a-z]+ )?(?:unit|subsidiary|affiliate|arm)"
            r" (?=⟦[CN])"
        ).sub("", main)
    if not {"unit", "subsidiary", "affiliate", "arm", "division", "vehicle"}.isdisjoint(words):
        main = _ARM_ACTS.sub(r"\1 ", main)
    main = _STATE_ACTS.sub(r"\1 ", main) if "'s s" in main or "'s n" in main else main
    if "subsidiary" in words:
        main = _NAMED_SUBSIDIARY.sub(r"\1 \2", main)
    main = _SELL_AND_BUY.sub(r"\g<seller> agreed to \g<act> to \g<buyer> ", main) if "agreed" in words else main
    main = _BUY_AND_SELL.sub(r"\g<seller> agreed to sell to \g<buyer> ", main) if "agreed" in words else main
    main = _APPOSED_BEFORE.sub(r"\1 ", main) if ", ⟦" in main else main
    main = _BY_WAY_OF.sub("", main) if not {"through", "via"}.isdisjoint(words) else main
    if not {"signing", "execution", "conclusion", "completion"}.isdisjoint(words) and " by " in main:
        main = _SIGNING_BY.sub(lambda m: f"{m['who']} {'completed' if m['act'] == 'completion' else 'signed'} ", main)
    main = _WHOSE.sub(lift_owned, main) if "whose" in words else main
    main = _OBJECT_RELATIVE.sub(lift_object, main) if "which" in words else main
    main = _RELATIVE.sub(lift, main) if "which" in words or "who" in words else main
    main = _APPOSED.sub(r"\g<head>", main) if "⟧, " in main or "'s, " in main else main
    main = _HEARD.sub(r"\g<who> announces ", main) if " of ⟦" in main else main
    main = _BACKED.sub(r"\1", main) if " by " in main and ", " in main else main
    main = _THING_APPOSED.sub(" ", main) if ", a" in main or ", one" in main else main
    if ": ⟦" in main and (counted := _COUNTED.match(main)) and (owner := counted["of"] or counted["with"]):
        main = f"{owner}'s customers are {counted['list']}{main[counted.end() :]}"
    main = _OXFORD.sub(r"\g<list> and ", main) if "⟧, and " in main else main
    main = _ON_BEHALF.sub(r"\g<who>\g<act>", main) if " behalf of " in main else main
    main = _BUT_ALSO.sub(r"\g<first>; \g<who> ", main) if " but " in main else main
    parts = re.split(
        r"; |\. (?=⟦[CNA])|: (?=⟦[CAGN])| [–—] (?!for [^⟦;]{0,20}⟦M)|(?:, (?:and|but|while|whereas|though|although|so) |, "
        r"(?=having )| while )(?=(?:⟦[CAGN]\d+⟧|both|under)\b|⟦[CAGN])",
        main,
    )
    parts = [_OPENING.sub("", p) for p in parts]
    if not PASSIVE_WORDS.isdisjoint(words) and " by ⟦" in main:
        parts = [told_actively(p.strip()) for p in parts]
    return [share.strip() for p in [*parts, *extra] if p and p.strip() for share in told_apart(p)]


def news_apart(text: str) -> str:
    """A sentence that strings news together with commas, with semicolons: "⟦C⟧ buys ⟦J⟧; ⟦C⟧ signs an offtake"."""
    parts: list[str] = []
    at = 0
    for comma in _NEXT_STATEMENT.finditer(text):
        told = _HAS_SAID.search(text, at, comma.start())
        if told is not None and stands_as_subject(text, told.start()):
            parts.append(text[at : comma.start()])
            at = comma.end()
    return "; ".join([*parts, text[at:]])
