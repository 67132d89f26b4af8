"""How far a deal has come by what its sentences say as a whole, whatever verb or noun it was read from.

"⟦C⟧ has let its letter of intent with ⟦C⟧ expire" is read as a letter, and "the cheque has cleared" as nothing: the end,
the closing, the signing and the mere paper of a deal are told in words of their own, in its sentences or right behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.stages import ANONYMOUS
from pipelines.extract.deals.page.merge import Event
from pipelines.model import DealStatus

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

BEFORE, BEHIND = 1, 2
"""Sentences before and behind the telling that may say what became of it."""
DEAL = (
    r"(?:deal|transaction|acquisition|purchase|sale|merger|take-?over|agreement|contract|option|scheme|offer|bid|"
    r"placement|subscription|combination|disposal|divestment|buy-?out|tie-?up|memorandum|mou|letter of intent|"
    r"amalgamation|term sheet|heads of (?:terms|agreement)|exclusivity(?: period)?|earn-?in|farm-?in|joint venture|partnership|"
    r"off-?take|arrangement|alliance|pact|accord|talks|negotiations)"
)
WORDS = r"[^.;:]{0,60}?"
"""A few words of the same clause."""
_OF_IT = (
    r"(?: (?:of|between|by|to|for|from|with|in|under)\b"
    r"(?:(?! (?:was|were|after|when|that|which|because)\b)[^,;:]){0,100}?)?"
)
"""What a deal is of: "the sale of the mine to its neighbour"."""
ENDED = re.compile(
    rf"(?i)\bnotice\b{WORDS}\b(?:of terminat|to (?:end|quit|leave)|to terminat|terminat|cancel|rescind|that it will not)\w*|"
    rf"\blet\b{WORDS}\b{DEAL}\b{WORDS}\b(?:expire|lapse|run out|slide|go)\b|\blet go of (?:its|their|the) {DEAL}\b|"
    r"\b(?:was|were|has been|have been|is) never (?:[a-z]+ )?(?:turned into|converted|followed|signed|completed|closed|"
    r"consummated|exercised|formali[sz]ed|implemented|put into)|"
    r"\bno longer (?:active|in force|in effect|valid|on the table|being pursued|alive|pursuing|interested)\b|"
    r"\b(?:c[ao]me to (?:nothing|naught|nought|grief)|nothing (?:has |ever )?c[ao]me of|c[ao]me to an end)\b|"
    rf"\b(?:shelved|ditched|axed|dumped|called time on|pulled the plug on|pulled the pin on|torpedoed|dropped|gave up on|"
    rf"given up on|thrown out|threw out|cooled on|scuttled|scotched|sunk|nixed) {WORDS}\b(?:{DEAL}|plans?|interest)\b|"
    rf"\b(?:blocked|vetoed|prohibited|barred|thwarted|struck down) (?:the|a|its|their|[A-Z][\w.'’-]*'s) {WORDS}\b{DEAL}\b|"
    rf"\b{DEAL}\b{WORDS}\b(?:was|were|has been|have been|is) (?:blocked|vetoed|prohibited|thwarted|shelved|forfeited|"
    rf"surrendered|relinquished|dropped|ditched|axed|wound up|unwound|annulled|rescinded|voided|dead)\b|"
    rf"\b(?:said no to|knocked back|turned its back on|refused|declined) {WORDS}\b(?:offer|bid|approach|proposal)\b|"
    rf"\bended (?:without (?:a |an |any )?(?:deal|agreement|result|contract|transaction)|in failure)\b|"
    rf"\b(?:forfeited|relinquished|surrendered|renounced|waived) (?:its|their|the|all) (?!pre-?empt|rights? of (?:first|"
    rf"last)){WORDS}\b(?:rights?|options?|"
    rf"earn-?in|interest under)\b|"
    rf"\b(?:handed|gave|given|returned|reverted) {WORDS}\bback to (?:its |the )?(?:[A-Z]|vendor|owner|seller)|"
    rf"\b(?:merger|amalgamation|combination|deal|sale|take-?over|tie-?up|wedding|marriage|transaction|"
    rf"acquisition)\b{WORDS}\b(?:is|are|was) "
    r"(?:now |all )?(?:off|dead)(?= *$|[,;]| the table| again)|"
    r"\b(?:parted ways|part(?:ing)? ways|(?:went|gone|go|going) (?:their|its) (?:own|separate) ways?|goes on alone|"
    r"go it alone|going it alone)\b|"
    rf"\b(?:will|would|does|do|did|has|have) not (?:be )?(?:renew|go(?:ing)? ahead|proceed|exercis|tak(?:e|ing) up|extend)"
    rf"(?:e|ed|ing)?\b{WORDS}\b(?:{DEAL}|with (?:it|the))\b|"
    rf"\b(?:decided|chosen|elected|opted|resolved|deciding|choosing|electing|opting) (?:not to|against) "
    rf"(?:go(?:ing)? (?:on|ahead|through)|proceed|continu|exercis|complet|pursu|buy|earn|sign|renew)\w*|"
    rf"\b{DEAL}\b{WORDS}\b(?:ran out|(?:has|had) run out|fell over|fallen (?:over|away|apart|through))\b|"
    rf"\b{DEAL}\b[^;:]{{0,120}} (?:was|were|has been|have been) (?:rescinded|annulled|revoked|torn up)\b|"
    rf"\b(?:pulled|yanked|abandoned) (?:its|their|the|an?) {WORDS}\b(?:{DEAL}|plans?)\b|\bcall(?:s|ed|ing)? it quits\b|"
    r"\b(?:has|have) (?:unanimously |therefore |accordingly )?rejected (?:it|the (?:[a-z-]+ ){0,2}(?:proposal|offer|approach|"
    rf"bid))\b|\bdropped out of\b|\b(?:will|would) not (?:now )?be (?:buying|acquiring|selling|going ahead|taking)\b"
)
"""What ends a deal, or says that it came to nothing."""
CLOSED = re.compile(
    rf"(?i)\b(?:have|has|had|having) (?:now |also |formally |successfully )?(?:closed|completed|finali[sz]ed|sealed|"
    rf"wrapped up|concluded) (?:the|its|their|this|that) {WORDS}\b(?:deal|transaction|acquisition|purchase|sale|"
    rf"merger|take-?over|buy-?out|disposal|divestment|placement|subscription|combination|tie-?up)\b|"
    rf"\b(?:settlement|completion|closing|financial close)\b(?: of [^.;:]{{0,120}}?)? (?:has |have )?(?:now |today |formally )?"
    rf"(?:occurred|taken place|took place|happened|been reached|was reached)\b|"
    r"\b(?:che(?:que|ck)s?|money|cash|funds?|payment|price)\b(?: of [^.;:]{0,30}?)? (?:(?:has|have|had|was|were|been|now|"
    r"already|since|all|also|has now|in full) )*(?:cleared|changed hands|received|arrived|transferred|wired|paid over)\b|"
    r"\bin cleared funds\b|\b(?:received|paid|made) (?:the |its |their |an? )?(?:final|last|closing|completion|remaining) "
    r"(?:[a-z-]+ ){0,2}?(?:payment|instalment|installment|tranche)\b|"
    r"\b(?:took|taken|taking|handed over|got|received|has) the keys\b|\bkeys (?:to [^.;:]{0,40}? )?(?:were|have been|was) "
    r"handed\b|"
    r"\b(?:satisfied|met|fulfilled|completed|achieved|exceeded) (?:the |its |all |an? )*(?:[a-z0-9$.,-]+ ){0,5}?"
    r"(?:earn-?in|expenditures?|spend(?:ing)?)\b(?: [a-z]+){0,3} (?:to earn|required|and (?:now )?(?:has|holds|owns)|"
    r"requirements?|and so earned)\b|"
    r"\b(?:has|have|had|having(?![^.;]*, [^.;,]* (?:can|may|could|will|would)\b)) (?:now |thereby |so |thus )*"
    r"(?:earned|vested) (?:its |an? |the |in )*(?:[a-z]+ )?\d|"
    r"\bbr(?:inging|ought) (?:the|its|their) [^.;:]{0,30} to (?:a close|completion|an end)\b|"
    r"\bis now (?:an? )?(?:wholly|fully|100|majority)[ -]?(?:per cent|%)?[ -]?owned\b|\bbecame (?:an? )?wholly[- ]owned\b|"
    rf"\b{DEAL}\b{_OF_IT} (?:has|have|had) (?:now |finally |since |at last )?(?:gone through|closed|completed|"
    r"settled|become effective|taken effect|been (?:closed|completed|consummated|settled|finali[sz]ed))\b|"
    rf"\b{DEAL}\b{_OF_IT} (?:is|was) (?:now |all )?(?:done and dusted|a done deal|complete|through)\b|"
    r"\btitle (?:to|of|in) [^.;:]{0,60} (?:transferred|passed|has passed|was transferred|now rests)\b|"
    r"\b(?:put|paid|invested|subscribed|exercised|bought|spent)\b[^;:]* now (?:owns|holds|has)\b|"
    r"\bfollowing (?:the )?(?:completion|implementation|closing) of the (?:scheme|transaction|merger|acquisition|sale|"
    r"deal|offer)\b[^.;:]{0,30}(?:,|$)"
)
"""What says that a deal is done: its closing, its money, its keys, its conditions met."""
TO_COME = re.compile(
    r"(?i)\b(?:will|would|to|may|might|could|can|should|shall|must|if|once|when|until|before|unless|upon|after|by|"
    r"provided|whether|expects?|expected|plans?|subject|hopes?|not|yet|never|conditional|condition|pending|right|"
    r"option|were|as soon as|nor|no|without|till|assuming|either party|entitled)\b[^.;:,]{0,40}$"
)
"""Words before a stage that is still to come, or only possible."""
BEFORE_IT = re.compile(
    r"(?i)\b(?:earlier|previous|previously|former|formerly|first|original|another|older|rival|competing|prior)\b[^.;:]{0,60}$"
)
"""Words before a stage of something that went before."""
SUPERSEDED = re.compile(
    rf"(?i)\b{DEAL}\b[^.;]{{0,90}}?\b(?:superseded|replaced|succeeded|followed up|overtaken|given way|turned|converted|"
    r"firmed up|upgraded|made)\b[^.;]{0,60}?\b(?:definitive|binding|formal|firm|long-term|final|full)(?: [a-z-]+){0,4} "
    r"(?:agreement|contract|deed|deal|offtake)\b|"
    rf"\b(?:converted|turned|upgraded|firmed up|developed) (?:the|its|their|an?) [^.;]{{0,60}}?\b{DEAL}\b[^.;]{{0,60}}?\b"
    r"(?:definitive|binding|formal|firm|final|full|signed)\b"
)
"""A loose paper in whose place there is a contract now."""
CONTESTED = re.compile(
    r"(?i)\b(?:object(?:s|ed|ing)?|oppos(?:es|ed|ing)|protest(?:s|ed|ing)?|challeng(?:es|ed|ing)|contest(?:s|ed|ing)?|"
    r"criticis(?:es|ed|ing)|criticiz(?:es|ed|ing)|fight(?:s|ing)?|clear(?:s|ed)|approv(?:es|ed)|review(?:s|ed|ing)|"
    r"wave[sd] through|examin(?:es|ed|ing)|hold(?:s|ing) up|held up|delay(?:s|ed|ing)?)\b[^;]{0,20}\b(?:planned|proposed|"
    r"pending|agreed) (?:[a-z-]+ ){0,2}(?:sale|purchase|acquisition|take-?over|merger|disposal|buy-?out|combination)\b|"
    r"\blong[- ]stop date\b"
)
"""A sale that others fight over has been signed, though it goes on being called planned."""
PAPER = re.compile(
    r"(?i)\b(?:under|in|through|by) (?:the|this|that) (?:non-?binding )?(?:memorandum|mou|letter of intent|loi|term sheet|"
    r"heads of (?:terms|agreement))\b|\b(?:paper|document|accord|pact|agreement|arrangement|text) (?:[a-z0-9 ]+ )?is "
    r"(?:only |just |merely |no more than )?(?:an? )?(?:memorandum|letter|declaration|statement|non-?binding|not (?:legally )?"
    r"binding)|\b(?:binds?|binding|commits?) (?:neither|nobody|no one|none|no party)\b|"
    r"\b(?:yet to|still (?:have|has) to|still need to|remains? to be|not yet|must still) (?:be )?(?:[a-z]+ )?"
    r"(?:draw|sign|agree|negotiat|thrash|hammer|execut|conclud|finali[sz])\w*(?: [a-z]+){0,3} (?:binding|definitive|"
    r"formal|final|full|contracts?|terms)\b|\bsubject to contract\b|"
    r"\b(?:is|are) (?:not|no) (?:yet )?an? (?:[a-z]+ )?contract\b|"
    r"\b(?:is|are) not (?:yet )?(?:a )?contracts?\b|\bto decide (?:whether|if)\b"
)
"""What says that a paper binds nobody yet."""
BINDING = re.compile(
    r"(?i)(?<!non-)(?<!non)(?<!not )(?<!not yet )(?<!a )\bbinding\b|\bdefinitive\b|\bunconditional\b|\btake-or-pay\b"
)
PLACED = re.compile(
    r"(?i)\b(?:admission|settlement|allotment|issue of (?:the )?(?:new )?shares|completion|closing)\b[^.;]{0,60}?"
    r"\b(?:is|are) (?:now )?(?:expected|anticipated|due|scheduled|set|conditional|subject)\b|"
    r"\b(?:admission|settlement|allotment|completion|closing)\b[^.;]{0,40}? (?:will|to) (?:occur|take place|follow|become)\b|"
    r"\bapplication (?:has been|will be|is being) made\b[^.;]{0,120}\badmi"
)
"""A day to come on which shares that are subscribed for will be issued."""
HELD_TALKS = re.compile(
    r"(?i)\b(?:in|held|holding|having|entered(?: into)?|began|started|opened|confirmed) (?:[a-z-]+ ){0,3}(?:talks|"
    r"discussions|negotiations)\b|\bnegotiating\b"
)
BY_A_PARTY = re.compile(
    r"(?i)\b(?:(?:its|the company[’']s|the group[’']s) )?(?:chair(?:man|woman|person)?|chief executive|ceo|president|"
    r"managing director|spokes(?:man|woman|person)|minister|director|boss|head|company|companies|group|miner|board)\b"
    r"[^.;]{0,60}?\b(?:said|says|told|confirmed|announced|disclosed|stated|wrote)\b|\b(?:said|says|told|confirmed|"
    r"confirms|announced|announces|disclosed|advises|advised|entered(?: into)?) (?:[a-z-]+ ){0,3}(?:exclusive|formal|that|it|"
    r"on|in|talks|negotiations|discussions)\b"
)
"""Who owns up to talks: they are a proposal then and no rumour."""
FEE_FOR_OPTION = re.compile(
    r"(?i)\bpa(?:y|ys|id|ying)\b[^;]{0,60} for (?:an? |the )(?:[a-z0-9-]+ ){0,3}(?:option|right)\b"
    r"[^;]*\b(?:may|can|could)\b[^;]{0,60} (?:buy|purchase|acquire)\b"
)
"""A right that has been paid for, and may still be used: a priced option."""
IF_EVER = re.compile(r"(?i)\W*(?:unless|if|should|in the event)\b[^,;]*")
"""A condition that a sentence begins with: nothing in it has happened."""
CONTRACTS = ("offtake", "supply", "partnership")
"""Kinds that are made to last: signed is as far as they come."""


_BOUGHT = r"(?:acquisition|transaction|sale|purchase|agreement|deal|merger|disposal|scheme)"
STILL_TO_CLOSE = re.compile(
    rf"(?i)\b(?:completion|settlement|closing)(?: (?:of|under) (?:the|this|its) (?:[a-z-]+ ){{0,2}}{_BOUGHT})?,? "
    r"(?:(?:is|remains|are|will be|being) (?:still |also |now )?(?:subject|conditional|expected|anticipated|due|scheduled|"
    r"targeted|dependent|contingent|to occur)|will (?:occur|take place)|depends)\b|"
    rf"\b{_BOUGHT} (?:is|remains) (?:still |also )?"
    r"(?:subject to|conditional (?:up)?on|expected to (?:close|complete|settle)|due to (?:close|complete|settle))\b"
)
"""What a page says of a deal that it calls made ("has acquired") and that is signed only."""
CLOSES_WITHIN = 25
"""Sentences behind a deal that may say that it is still to close."""


def settle_stages(events: Sequence[Event], reading: Reading) -> None:
    """Put each deal at the stage that its sentences as a whole tell, where no other deal shares them; in place."""
    bought = [e for e in events if e.deal_type in ("acquisition", "merger", "royalty_stream")]
    if len(bought) == 1 and bought[0].status == "completed" and _is_to_close(bought[0], reading):
        bought[0].status = "agreed"
    for event in events:
        if any(other is not event and other.first <= event.last and event.first <= other.last for other in events):
            continue
        for sentence in _told_in(event, events, reading):
            event.status = _stage_by(event, sentence)


def _is_to_close(event: Event, reading: Reading) -> bool:
    """Whether what is told behind a deal of the page's own day says that its completion is still to come."""
    if event.date is not None and event.date != reading.published_on:
        return False
    behind = reading.sentences[event.first : event.last + CLOSES_WITHIN]
    return any(STILL_TO_CLOSE.search(s.text) for s in behind if s.story == event.story) and not any(
        _happened(CLOSED, s.text) for s in behind
    )


def _told_in(event: Event, events: Sequence[Event], reading: Reading) -> Iterator[Sentence]:
    """The sentences of a deal, and those right before and behind it that tell of nobody else."""
    others = [e for e in events if e is not event]
    begin = max((e.last + 1 for e in others if e.last < event.first), default=0)
    until = min((e.first for e in others if e.first > event.last), default=len(reading.sentences))
    paragraph = reading.sentences[event.first].paragraph
    for sentence in reading.sentences[max(begin, event.first - BEFORE) : min(until, event.last + 1 + BEHIND)]:
        if sentence.index < event.first and sentence.paragraph != paragraph:
            continue
        if sentence.story != event.story or sentence.block not in ("paragraph", "list_item"):
            return
        if sentence.index > event.last and _names_another_mine(event, sentence, reading):
            return
        if not event.first <= sentence.index <= event.last and _names_others(event, sentence, reading):
            continue
        yield sentence


def _names_another_mine(event: Event, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence behind a deal goes over to another mine: what is done there is not this deal."""
    mines = {n.name for n in reading.named_in(sentence) if n.kind == "project"}
    return event.project is not None and bool(mines) and event.project.name not in mines


def _names_others(event: Event, sentence: Sentence, reading: Reading) -> bool:
    return any(n.kind in ("company", "consortium") and n.name not in event.names() for n in reading.named_in(sentence))


def _stage_by(event: Event, sentence: Sentence) -> DealStatus:
    """The stage of a deal once a sentence of it, or one beside it, has been heard."""
    text = sentence.text.replace(".", " ")  # of initials, legal forms and decimals
    kind, stage = event.deal_type, event.status
    if _happened(ENDED, text):
        return "terminated" if stage != "completed" or sentence.index <= event.last else stage
    match stage:
        case "terminated" if sentence.index <= event.last and SUPERSEDED.search(text):
            return "agreed"
        case "proposed" | "agreed" if kind not in CONTRACTS and _happened(CLOSED, text):
            return "completed"
        case "proposed" if SUPERSEDED.search(text) or CONTESTED.search(text):
            return "agreed"
        case "completed" if kind == "equity_investment" and PLACED.search(text):
            return "agreed"
        case "agreed" if PAPER.search(text) and not BINDING.search(text):
            return "proposed"
        case "agreed" if FEE_FOR_OPTION.search(text):
            return "proposed"
        case "rumoured" if HELD_TALKS.search(text) and BY_A_PARTY.search(text) and not ANONYMOUS.search(text):
            return "proposed"
    return stage


def _happened(stage: re.Pattern[str], text: str) -> bool:
    """Whether a text tells a stage as reached, and of this deal."""
    condition = IF_EVER.match(text)
    return any(
        not TO_COME.search(before := text[: found.start()])
        and not BEFORE_IT.search(before)
        and not (condition and found.start() < condition.end())
        for found in stage.finditer(text)
    )
