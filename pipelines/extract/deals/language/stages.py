"""How far a deal has come, read from the words around its verb or noun."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.language.patterns import search
from pipelines.model import DealStatus

_NO_MAY = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "may",
        "may be",
        "can be",
        "could be",
        "may also",
        "could",
        "could also",
        "can",
        "can also",
        "might",
        "right to",
        "option to",
        "entitled to",
        "able to",
        "elect to",
        "choose to",
        "or",
    )
)
"""Before an end that a contract only allows."""
TERMINATED = re.compile(
    _NO_MAY + r"\b(?:terminat\w+|dissol(?:ved?|ving|ution)|unw(?:ound|ind\w*)|laps(?:e|ed|es|ing)|walk(?:s|ed|"
    r"ing)? away|"
    r"collaps(?:e|ed|es)|reject(?:s|ed|ing)?|turn(?:s|ed|"
    r"ing)? down|"
    r"scrap(?:s|ped|ping|(?= (?:the|its|a|plans?)\b))(?! (?:metal|magnets?|batter))|"
    r"cancel\w*(?! (?:of )?(?:the |its |their |all |any |certain |outstanding |unexercised )*(?:[a-z]+ )?"
    r"(?:options|rights|shares|"
    r"warrants|units|securities|notes|stock|listing|admission|meeting)\b)|abandon(?:s|ed|"
    r"ing)?(?! ore)|with?draw(?:s|n|ing|al from)?|withdrew|f(?:e|a)ll(?:s|en)? "
    r"through|fell through|"
    r"call(?:s|ed|ing)? off|pull(?:s|ed|ing)? out|back(?:s|ed|ing)? out|rebuff(?:s|ed)?|spurn(?:s|ed)?|not (?:be |to )?"
    r"(?:proceed(?:ing)?|go(?:ing)? (?:through|ahead|on)|pursu(?:e|ing)|continu(?:e|ing)|renew(?:ing)?)|"
    r"notice (?:to|that it will) (?:end|quit|cancel|leave)|"
    r"(?<!does )(?<!do )(?<!should )not (?:to )?exercis(?:e|ing)(?! until)|"
    r"no longer (?:(?:plan|intend|wish|seek)s? to|proceed|pursu)\w*|expired|"
    r"dropp?(?:ed|ing|s) (?:its|the|a|⟦[CN]\d+⟧'s) (?:[a-z-]+ )?(?:bid|"
    r"offer|plan|option|earn-?in|farm-?in)|ended (?:a|an|its|their|⟦[CN]\d+⟧'s|"
    r"the|talks)|"
    r"ends (?:a|an|its|their|the|⟦[CN]\d+⟧'s)|agreed to (?:end|dissolve|wind up)|"
    r"torn up|tore up|killed (?:off )?(?:a|an|the|its)|mutually agreed to end|failed to "
    r"(?:complete|close)|came to nothing|ended without|discontinued(?! operations)|"
    r"pull(?:s|ed|ing)? the plug|put(?:s|ting)? an end to|call(?:s|ed|ing)? (?:time|a halt)|g[ai]v(?:e|en|es|ing) up on|"
    r"br(?:oke|oken|eaks?|eaking) (?:down|off)|c[ao]me to an end|"
    r"ceas(?:e|ed) to|dead|"
    r"superseded(?! by (?:an?|the) (?:definitive|binding|formal|firm|full))|declined (?:an|the|a) (?:offer|approach|bid))\b"
)
RUMOURED = re.compile(
    r"\b(?:(?:in|held|holding|advanced|early|preliminary|exploratory) (?:[a-z-]+ ){0,2}(?:talks|discussions|"
    r"negotiations)|talks (?:to|with|over|about)|"
    r"negotiat(?:ing|es?)|discuss(?:es|ing)|considering|mulling|weighing|exploring|eyeing|reported(?:ly)? to be|"
    r"reportedly|said to be|"
    r"rumou?red|front-?runner|emerged as|shortlisted|"
    r"nearing (?:a|an) |on the verge of|close to (?:a deal|buying|acquiring|agreeing|signing)|people (?:familiar|"
    r"with knowledge|close)|sources|is "
    r"understood to|"
    r"speculation|studying|looking at|circling|interested in|courting|may bid|sounding out|approached)\b"
)
PROPOSED = re.compile(
    r"\b(?:non-?\s?binding|not (?:yet )?binding|neither binding|memorand(?:um|a)|mous?|letters? of (?:intent|"
    r"interest)|lois?|term sheets?|termsheets?|"
    r"heads of (?:agreement|terms)|indicative|exclusivity|exclusive (?:talks|negotiations|period|due diligence)|"
    r"propos(?:e[sd]?|al|als|ing)|finali[sz](?:e|es|ing) (?:the |its |an? )?(?:[a-z-]+ )?(?:terms|agreements?|"
    r"documentation|deed|contract)|"
    r"offer(?:s|ed|ing)?|bid|bids|plans? (?:to|an?|for)|planned|planning|intends? to|intention|hop(?:ed|ing) to|would|"
    r"could|may|"
    r"hopes? to|aims? "
    r"to|look(?:s|ing) to|keen to|seeks?(?: to)?|agree(?:d|s) (?:on )?(?:an? )?(?:[a-z-]+ )?framework|"
    r"seeking|poised to|expects? to (?:sign|enter|acquire|buy)|conditional framework|framework agreement|preliminary|"
    r"option to|has an option|"
    r"(?:hir|appoint|engag|mandat|retain)(?:es|s|ed) (?:an? |its )?(?:[a-z]+ ){0,2}(?:advis[eo]rs?|banks?|bankers?) to|"
    r"option over|pencils? in|joint statement|wants? to|in principle|right to acquire|expression of interest|letter)\b"
)
RUMOUR_DENIED = re.compile(
    r"\b(?:rumou?rs?|reports?|speculation|suggestions?|talk|chatter|whispers?|gossip)\b[^;]*\b"
    r"(?:is|was|were|are|been) (?:[a-z]+ly )?(?:denied|dismissed|quashed|scotched|rejected|shot down|"
    r"knocked down|played down)\b|"
    r"\b(?:denie[sd]|den(?:y|ying)|dismiss(?:es|ed)|quash(?:es|ed)|scotch(?:es|ed)|rubbish(?:es|ed)) "
    r"(?:[a-z]+ ){0,3}(?:rumou?rs?|reports?|speculation|suggestions?|talk|claims|that|being|having)\b"
)
"""What is told only to be denied."""
AGREED = re.compile(
    r"\b(?:agreed|agrees|agree|agreement|signed|signs|sign|executed|entered|enters|definitive|binding|contract(?:s|"
    r"ed)?|will|is to|are to|"
    r"selected|awarded|struck|inked|committed|commits|undertaken|approved|is (?:paying|buying|acquiring|selling|"
    r"subscribing|putting|taking|investing)|"
    r"are (?:paying|buying|acquiring|selling|subscribing|putting|taking|investing)|secured|unconditional|has been "
    r"announced|won)\b"
)
_NOT_YET = "".join(
    rf"(?<!\b{words} )"
    for words in (
        "date for|date of|deadline for|time for|period for|timing of|timetable for|towards|before|prior to|pending|until|on|"
        "upon|subject to|extend|delay|expects"
    ).split("|")
)
"""Before a closing that is still to come: "the date for completion of the sale"."""
COMPLETED = re.compile(
    r"\b(?:complet(?:ed|es)(?! (?:(?:its|the|a|all|satisfactory) )*(?:due diligence|drilling|stud(?:y|ies)|test))|"
    + _NOT_YET
    + r"(?:completion of(?! (?:(?:its|the|a|all|satisfactory) )*(?:due diligence|drilling|stud(?:y|ies)|test))|settlement of)|"
    r"(?:announc\w+|successful) (?:the |of the |an? )?(?:[a-z]+ ){0,2}(?:closing|closure|close) of|"
    r"closed|closes|finali[sz]ed|settled|concluded|took effect|taken effect|came into "
    r"effect|became effective|"
    r"consummated|has been (?:issued|paid|acquired|bought|sold)|now (?:holds|owns)|wrapped up|sealed|formed in|was "
    r"formed)\b"
)
PENDING = re.compile(
    r"\b(?:completion|settlement) (?:of|under)\b[^;]*?"
    r"\b(?:(?:is|are|remains?|will be|to be) (?:[a-z]+ )?(?:subject|conditional|"
    r"expected|anticipated|scheduled|targeted|due|dependent|pencil(?:l)?ed|slated|set|planned|foreseen|on track)|"
    r"will (?:occur|take place)|to (?:occur|take place))\b"
)
NEGATED = re.compile(
    r"\b(?:not|never|no|yet to|cannot|without)\s+(?:yet |been |have |be )*(?:closed|complet\w+|"
    r"signed|agreed|exercised|binding)\b"
)
BINDING = re.compile(
    r"\b(?:(?<!non-)(?<!not )(?<!non )binding(?! (?:[a-z-]+ )?(?:offer|proposal|bid)\b)|definitive|unconditional)\b"
)
OF_PAPER = re.compile(
    r" (?:an?|the|its|their) (?:[a-z-]+ ){0,4}(?:agreements?|contracts?|deeds?|sheets?|heads of|"
    r"documentation|documents|papers|terms)\b"
)
"""What is concluded and not yet closed: "has completed a binding sale agreement"."""
FUTURE = re.compile(
    r"\b(?:will|to|would|could|may|might|can|should|must|is|are|be|being|shall|expects?|expected|if|"
    r"until|once|when|subject)\s*$"
)


LOOSE_PAPER = (
    r"\bnon-?binding|not (?:yet )?binding|memorand|not yet a contract\b|\bunder (?:an? |the )(?:[a-z-]+ )?(?:letter "
    r"of intent|loi|mou|"
    r"heads of|framework|agreement in principle)"
)


YET_TO_SIGN = (
    r"\b(?:plans?|intends?|expects?|hopes?|aims?|aiming|hoping|planning|working|work|seeks?|wants?|would|could|may) "
    r"(?:[a-z]+ )?(?:to|towards?|out|on|for)? ?(?:sign\w*|enter\w*|conclud\w+|negotiat\w+|finali[sz]\w+|reach\w*|"
    r"execut\w+|establish\w*|agree\w*)\b"
)
"""Words before a binding contract that is still to be signed."""
NEXT_PREDICATE = re.compile(r",? and (?=(?:ended|ends|terminated|scrapped|dropped|abandoned|cancelled|pulled|walked) )")
"""Where a clause goes on to something else that ended: "agreed to buy ⟦C⟧ and ended a deal with ⟦C⟧"."""
OLDER_OFFER = re.compile(
    r"\b(?:replac|supersed|follow|top|beat|improv)\w* (?:on )?(?:an?|the|its) (?:earlier |previous |"
    r"first )?(?:lapsed|rejected|failed|"
    r"withdrawn|expired|terminated|cancelled) (?=[^;]*\b(?:with|by)\b)"
)
"""An older bid's end is not the end of the deal that takes its place."""


SIGNED_LETTER = re.compile(
    r"\b(?:sign|execut|enter|conclud)\w*\b[^;]*\b(?:letters? of (?:intent|interest)|loi|memorand\w+|mou|term ?sheet|"
    r"heads of [a-z]+|exclusivity)\b"
)
"""A paper that makes talks a proposal."""


SIGNED_PAPER = re.compile(
    r"\b(?:has|have) (?:now |also |each )?(?:entered into|signed|executed) [^;]*\b(?:agreements?|deeds?|contracts?)\b"
)
PAPER_TO_COME = (
    r"\b(?:in|towards?|before|until|without) (?:execut|sign|negotiat|conclud|finali[sz]|enter)ing (?:into )?"
    r"[a-z -]*$|\bforms? the basis (?:for|of) [a-z -]*$"
)
"""Words before a contract that another paper is only to lead to."""
STILL_PROPOSED = re.compile(
    r"\bproposed\s*$|\bproposed (?=(?:acquisition|sale|merger|disposal|transaction|purchase)\b)"
)
"""What is signed and not yet closed goes on being called proposed."""


VOTED_ON = re.compile(r"(?<=\bapproved) (?:⟦D\d+⟧ |on ⟦D\d+⟧ )?(?:the|an?|its|their) (?:planned|proposed)\b")
"""What holders or boards have approved is no longer a plan."""


WOULD_HAVE = re.compile(r"\b(?:would|was to|were to) have $")
"""Before what did not come about: "the agreement under which it would have bought"."""
IN_RETURN = re.compile(r"\bin (?:return|exchange)(?: for (?:this|that|it))?,? (?:it )?(?:may|can|could|would)\b")
"""A right that has been given for something: "paid ⟦M⟧ and in return may take ⟦Q⟧ a year"."""
WHOSE = re.compile(r" ⟦[CANG]\d+⟧'s(?= |$)")
"""An owner, as "its" is told once it has been resolved."""


def status_of(mood: str, context: str, finite_past: bool, contract: bool) -> DealStatus:
    """The stage that `mood` (the words between the subject and the verb or noun) and the clause give.

    `finite_past` says that the verb itself is in the past ("bought", "invested"); `contract` that the fact is an
    arrangement for the future (offtake, supply, partnership), whose signing is its last stage here.
    """
    mood = IN_RETURN.sub("will", OLDER_OFFER.sub("", WHOSE.sub(" its", mood)))
    if "proposed" in mood and SIGNED_PAPER.search(mood):
        mood = STILL_PROPOSED.sub("", mood)
    if "approv" in mood:
        mood = VOTED_ON.sub(" ", mood)
    both = f"{mood} ¦ {context}"
    if (
        WOULD_HAVE.search(mood)
        or TERMINATED.search(mood)
        or TERMINATED.search(NEXT_PREDICATE.split(context[:90], maxsplit=1)[0])
    ):
        return "terminated"
    if RUMOURED.search(mood):
        return "proposed" if SIGNED_LETTER.search(mood) else "rumoured"
    if search(r"\b(?:exercise[sd]?|has exercised|exercising)\b", mood) and not NEGATED.search(both):
        return "agreed"
    if NEGATED.search(both):
        return "proposed" if "exercised" in both or "binding" in both else "agreed"
    proposed, binding = PROPOSED.search(mood), BINDING.search(mood)
    if contract:
        if search(PAPER_TO_COME, mood) or search(r"^ (?:will|is to|to) be negotiated\b", context):
            return "proposed"
        if (proposed or search(LOOSE_PAPER, context)) and (not binding or search(YET_TO_SIGN, mood)):
            return "proposed"
        closed = COMPLETED.search(mood)
        signed_only = closed is not None and closed.group().startswith(("conclu", "finali", "seal", "wrapped"))
        return "completed" if closed and not signed_only and not PROPOSED.search(mood) else "agreed"
    if search(r"\bin principle\b|\bunder (?:an? |the )(?:letter of intent|loi|mou)\b", context):
        return "proposed"
    if proposed and not binding and not search(r"\b(?:agreed to|has agreed)\b", mood):
        return "proposed"
    if (
        COMPLETED.search(mood)
        and not PENDING.search(both)
        and not search(
            r"\b(?:to be|be|expected to be|will be|when|once|if) (?:completed|"
            r"closed|finalised|settled|concluded)",
            both,
        )
        and not all(OF_PAPER.match(mood, closed.end()) for closed in COMPLETED.finditer(mood))
    ):
        return "completed"
    if search(
        r"\b(?:agreed|agrees|signed|executed|entered|entering|committed|will|is to|to be|definitive|agreement|"
        r"is|are|announced)\b",
        mood,
    ):
        return "agreed"
    return "completed" if finite_past else "agreed"


_DONE = re.compile(
    r"^(?:'s [a-z ]+)? (?:has|have) (?:now |also )?(?!agreed|signed|entered|been|had)[a-z]+(?:ed|ught|ld|nt|wn|ft)\b[^;]*, $"
)


def goes_on(mood: str, verb: str) -> bool:
    """Whether a participle tells more of what is done already: "has exited the mine, selling its share"."""
    return verb.endswith("ing") and _DONE.match(mood) is not None


ANONYMOUS = re.compile(
    r"\b(?:(?:people|persons?|sources?|insiders?|officials?) (?:familiar|close to|briefed|with (?:direct )?knowledge|"
    r"involved in the talks)|(?<!as )sources (?:said|say|told)|(?:the|two|three|four|several) "
    r"(?:people|sources|bankers|insiders|executives|traders) (?:said|say|told)|"
    r"(?:according to|citing) (?:(?:two|three|four|several|unnamed|unidentified|anonymous|the|a) )*(?:people|"
    r"sources?|person|media|press|reports?)\b|"
    r"(?:media|press|newspaper|news) reports? (?:said|say|suggest)|reportedly|"
    r"(?:is|are|was|were) (?:reported|rumoured|rumored|said) to|speculation (?:is|was|has|that|about)|"
    r"(?:market|industry|bar-?room) (?:talk|chatter|gossip|whispers?)|rumou?rs? (?:that|of|has|have|about|say))\b"
)
OWN_WORDS = re.compile(
    r"⟦[CN]\d+⟧ (?:(?:has|have|also|on ⟦D\d+⟧|⟦D\d+⟧|[a-z]+ly|in a statement) )*(?:confirm\w*|announc\w*|disclos\w*)\b|"
    r"\bto negotiate\b|\bnegotiat\w+ (?:exclusively|solely|in good faith)\b"
)


def attributed(status: DealStatus, text: str) -> DealStatus:
    """The stage for who tells it in the sentence: what unnamed people say is a rumour, talks that a party announces are
    a proposal."""
    if status in ("proposed", "agreed") and ANONYMOUS.search(text):
        return "rumoured"
    if status == "rumoured" and OWN_WORDS.search(text) and not ANONYMOUS.search(text):
        return "proposed"
    return status


_OUTCOME = re.compile(
    r"^[^;]{0,140}?\b(?:was|were|has been|have been|had been|is|are|been) (?:\w+ )"
    r"{0,2}(?:completed?|closed|settled|implemented|finali[sz]ed|terminated|abandoned|called off|rejected|scrapped|withdrawn|"
    r"concluded|cancelled|blocked)\b|^[^;]{0,100}?\b(?:closed|took effect|became effective|lapsed|collapsed|"
    r"completed|fell "
    r"through|expired|ended|come to an end|came to an end)\b"
)


def outcome_of(complement: str) -> DealStatus | None:
    """The stage that the words behind a deal noun tell: "the takeover of ⟦C⟧ was completed"."""
    found = _OUTCOME.search(complement)
    if found is None or search(
        r"\b(?:will be|to be|expected|if|once|until|subject|by the end)\b|\bwhen\b[^,]*$", found.group()
    ):
        return None
    ended = found.group().endswith(("ended", "an end", "expired", "lapsed", "collapsed", "through"))
    return "terminated" if ended or TERMINATED.search(found.group()) or "blocked" in found.group() else "completed"
