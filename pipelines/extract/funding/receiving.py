"""Who receives a sum, read from the frame of one sentence: its object, its beneficiary, the subject of a passive."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.agreements import sides_of
from pipelines.extract.funding.clauses import BREAK, GETS_IT, RESEARCHES, Link
from pipelines.extract.funding.frame import Frame, Symbol, coordinated
from pipelines.extract.funding.words import RECEIVE
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names.book import is_ordinary
from pipelines.model import Instrument

TO_WHOM = re.compile(
    r"\b(?P<how>to|for|into|in|with|towards?|behind|of|on|at)(?: (?:the |a |an |its )?(?:help(?:ing)?|support(?:ing)?|"
    r"fund(?:ing)?|financ(?:e|ing)|back(?:ing)?|build(?:ing)?|develop(?:ing)?|advance|advancing|assist(?:ing)?|enable|"
    r"allow|let|expand|restart|construct|strengthen|capitali[sz]e|top up|recapitali[sz]e|a subsidiary of|subsidiary|a "
    r"unit of|unit|parent|owner|developer|miner|producer|company|both|the|an?|its|project company|operator|australian?|"
    r"canadian?|american?|(?:[a-z]+|[LN]\d+)-(?:listed|based|owned|backed)|L\d+'s|[LF]\d+(?= [a-z])|recycler|"
    r"explorer|shares? (?:of|in)|[CN]\d+'s? (?:[a-z-]+ ){0,2}(?:successor|owner|parent|subsidiary|unit|arm|affiliate|"
    r"spin-?off)|"
    r"stock of|equity "
    r"(?:of|in)|newly issued shares (?:of|in)|[a-z]+ (?:maker|producer|miner|developer|company|recycler|refiner)))* $"
)
INDIRECT_BEFORE = re.compile(
    r"\b(?:award\w*|contract(?:ed|s)|grant(?:ed|s|ing)?|gives?|gave|given|giving|lend|lends|lent|loan(?:ed|s)?|"
    r"offer(?:ed|s|ing)?|pay|paid|pays|sent|sends?|allocat\w+|promis\w+|told|hand(?:ed|s)?|issued?|extend(?:ed|s)?|"
    r"provid\w+|(?:support|back|fund|assist|help|sponsor|aid|select|pick|reward)(?:ed|s|ing)?|chose|choosing|"
    r"financ(?:e[ds]?|ing)|subsidi[sz](?:e[ds]?|ing)|equip(?:s|ped|ping)?|"
    r"wrote|supplied)(?: (?:the|its|both|a|an|australia's|canada's))*"
    r"(?: (?!(?:from|by|with|of|to|into)\b)[a-z-]+){0,3} $"
)
RECEIVES = re.compile(
    rf"^(?: (?:of|in|from) (?:the )?[CLN]\d+)?(?:,[^;:]{{0,120}},|,)?"
    rf"(?:(?:'s (?:[a-z-]+ ){{0,4}})? ?[a-z-]+ (?:project|mine|plant|refinery|facility)|'s (?:project|mine|plant|refinery|"
    rf"facility)|'s (?:[a-z-]+ ){{0,3}}P\d+(?: [a-z]+)?,?)?(?: (?:said|says|announced|"
    rf"announces|"
    rf"confirmed|reported|revealed|told)(?: [a-z0-9D-]+){{0,6}}? (?:that )?(?:it|they|the company))?(?: (?:has|have|"
    rf"had|also|will|would|may|could|recently|already|since|now|successfully|today|which|who|just|earlier|D\d+|on|in|"
    rf"been|was|were|is|be|to|it|that|said|found out|separately|previously|then|has been|still|conditionally|"
    rf"provisionally|formally|being))*,? (?:{RECEIVE}|(?:been |was |were |is |be )?(?:award|grant|allocat|offer|select|"
    rf"approv|pick|chosen|promis|given|lent|invit|shortlist|nam)|in line for|down for|due to get|"
    r"in (?:[a-z]+ )?(?:talks|discussions|negotiations) (?:with|over|about|on)|"
    r"(?:waits?|waited|waiting|hop(?:es|ed|ing)|counts|counting|press(?:es|ed|ing)|lobb(?:ies|ied|ying)) (?:for|on|that))"
)
PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got) (?:also |conditionally |provisionally |recently |formally |now "
    r")*(?:awarded|granted|allocated|offered|selected|approved|picked|chosen|promised|given|lent|named|shortlisted|"
    r"earmarked)\b"
)
INVESTS = re.compile(r"\binvest(?:s|ed|ing)? (?:a total of )?$")
NEXT_OF_LIST = re.compile(r",? and (?:the |a |an |another )?(?:[a-z-]+ ){0,4}?(?:of )?$")
SITE_OF = re.compile(
    r"\b(?:in|into|for|to|behind|towards?|at|of) (?:[a-z-]+ ){1,4}?(?:mine|plant|project|refinery|smelter|factory|line|"
    r"mill|works|subsidiary|unit|arm|deposit|complex|facility|expansion)"
    r"(?: (?:in|at|near|outside) L\d+(?:,? L\d+)?)?"
    r" (?:of|(?:(?:being|to be|that is|which is) )?"
    r"(?:planned|owned|developed|run|operated|built|undertaken|led|proposed|carried out|advanced|pursued) by) "
    r"(?:the |its |[a-z]+ (?:producer|miner|developer|company) )?$"
)
"""A site whose owner receives: "into the boron mine of C0"."""
COSTS_OF = re.compile(
    r"\b(?:cover|meet|pay|carry|bear|fund|finance)\w* [^.;]{0,40}\b(?:costs?|budget|investment|"
    r"expenses|bill|spending) of (?:the )?$"
)
"""Whose costs a sum covers, it is for."""
LISTED = re.compile(
    r"\b(?:includ(?:e|es|ing)|are|is|were|namely|to|for|among (?:them|these)|go(?:es)? to|went to)(?: the)? $|: $"
)
"""What stands before a receiver whose sum follows in brackets."""
ITEM_OPENS = re.compile(r"\W*(?:\d+\W+)?")
OF_ITEM = re.compile(r"(?:, [^.;:]{1,60})?(?:: | [–—-] )(?:up to )?")
"""What stands between the name that opens an item and its sum: "C0, L0: M0"."""
OPENS_ITEM = re.compile(r"(?:^\W*|[:;] (?:and )?)$")
"""What stands before the receiver that an item of a running list opens with: "among them: C0, M0 for P0; C1, M1"."""
SUPPORTS = re.compile(r"\b(?:support|back|fund|financ|assist|help)(?:s|es|ed|ing)? (?:the )?$")
WITH_SUM = re.compile(r",[^;.]{10,150}, with (?:an? |the |up to )*$")
"""What stands between one who is supported and the sum told behind a relative clause."""
TAKEN = re.compile(r"M\d+ (?:[a-z-]+ ){0,4}?(?:to|for|into|in)(?: (?:the|[a-z]+))? $")
"""What stands before the receiver of an earlier sum: it receives the next one only where nobody else does."""
ROLES = {
    "F": ("to", "indirect", "receives"),
    "N": ("to", "indirect", "receives", "listed", "owner"),
    "P": ("to", "indirect", "receives", "listed"),
}
"""How bodies, names of unknown kind and projects must stand to a sum to receive it."""
STEP = re.compile(r"(?i)^(?:phase|stage|step|year|fiscal|q[1-4]|h[12])\b")
"""Capitalised steps of a plan, which receive nothing."""
DISPOSAL = re.compile(r" at the disposal of (?:the |its )?$")
UNDER_CONTRACT = re.compile(
    r"\bunder (?:an? |the |its )(?:[a-z-]+ ){0,4}(?:contract|purchase agreement|supply agreement|"
    r"order)s? with (?:the )?$"
)
"""What stands before the seller from whom a body buys."""
BOUGHT_FROM = re.compile(
    r"F\d+[^.;M]{0,60}? (?:buy|buys|buying|bought|purchas\w+|order\w*|procur\w+|contracted) [^.;M]{1,60} from (?:the )?$"
)
"""The same where a body buys goods."""
BUILDS_WITH = re.compile(
    r" (?:(?:has|have|is|will) )?(?:broke|broken|breaks|breaking|built|builds|building|started|starts|restarted|opened|"
    r"expanded|expands|expanding|finished|paid|pays|financed|bought)\b[^.;,]{0,60} with (?:an? |the |help from an? )?$"
)
"""One who does something with a sum has received it: "C0 broke ground in L0 with a M0 loan from F0"."""
AMONG_MANY = re.compile(
    r"\b(?:projects|companies|firms|miners|producers|recipients)\b[^;]*\b(?:including|such as|among them|led by)\b"
)
"""Those who are named only as some of the many that a sum is for."""
PUTS_INTO = re.compile(r"\b(?:invest\w*|put(?:s|ting)?|inject\w*|plough\w*) (?:[a-z]+ ){0,2}$")
NAMES_MONEY = re.compile(
    r" (?:grants?|loans?|programme|program|awards?|initiative|scheme|fund|facility|incentive|"
    r"credits?)\b"
)
"""What follows a name that is the money's own: "a FastTrack grant"."""
FOR_IT = re.compile(r" (?:[a-z]+ )?for (?:the )?")
"""What stands between a sum and a body that receives it itself."""
ITS_SITE = re.compile(
    r"'s? (?:[a-z-]+ ){0,3}(?:mines?|plants?|projects?|smelters?|refiner(?:y|ies)|operations?|factor(?:y|ies)|sites?|"
    r"works|hub|facilit(?:y|ies)|line|deposit)\b"
)
"""What shows that a name behind a sum is an owner: "invest M0 in N0's smelters"."""
FOR_WORK = re.compile(r" (?:for|to|towards?) (?:[a-z-]+ ){1,6}of ")
"""Work on somebody's site that a sum is for: "M0 for the design of C0's refinery"."""
TO_DO = re.compile(r" to [a-z]+ (?:an?|its|the|new)\b")
"""What a body that is paid does with the money: "for F0 to build a plant"."""
HELPED = re.compile(r"\b(?:will|would|to|is to) (?:also )?(?:help|allow|enable|let|assist|permit) (?:the )?$")
"""Whom a sum helps to do something: "M0 from F0 will help C0 build a plant"."""
IN_IT = re.compile(r" (?:[a-z-]+ )?(?:investments?|stakes?) in ")
TAKES = ("to", "for", "into")
"""How a receiver stands behind its sum; a pronoun after it is its own."""
ITS_MONEY = re.compile(
    r" (?:F\d+ |G\d+ |[a-z-]+ ){0,3}?(?:loan|grant|award|facility|guarantee|subsidy|tax credit)s?\b(?! (?:from|by) )"
)
"""What a sum is called whose receiver possesses it: "C0's M0 F0 loan"."""
PARENT = re.compile(
    r"[CNP]\d+, (?:an? |the )?(?:[a-z-]+ ){0,3}?(?:subsidiary|unit|arm|affiliate|division|vehicle) of (?:the )?$"
)
"""What stands before the parent of the one who receives: "C0, a subsidiary of C1, has been promised M0"."""
SUCCEEDED = re.compile(
    r"'s? (?:[a-z-]+ ){0,2}(?:successor|owner|parent|subsidiary|unit|arm|affiliate|spin-?off|shareholder|backer),? (?=[CN]\d)"
)
"""What follows a company that only tells whose another one is: "C0's successor C1"."""
OF_A_PLACE = re.compile(r"\b(?:at|in|near|outside|of) (?:the )?$")
"""What stands before a name in a relative clause that is no subject: "C0, which works at N0, has been promised M0"."""
RECEIPT_OF = re.compile(r"'s? (?:[a-z-]+ ){0,2}(?:receipt|award|selection|winning) (?:of|for) ")
"""What is told of a receiver by a noun: "the company's receipt of a letter for M0"."""
WHICH = re.compile(r", (?:which|who) ")
OF_A_NAME = re.compile(r"\b[CN]\d+ (?:of|in|from) (?:the )?$")
"""What stands before a name that only tells where another is at home: "C0 of N0 got M0"."""
OF_A_TOWN = re.compile(r"-(?:based|headquartered|listed)\b")
"""What makes a name a company's seat or exchange."""
ANAPHORA = re.compile(
    r"\b(?:the (?!same)(?:(?:[a-z-]+|L\d+) ){0,2}(?:company|group|miner|borrower|developer|producer|start-up|issuer|recycler|"
    r"project company|joint venture|explorer|corporation|firm|proponent|refiner|partnership|latter|owner|registrant|"
    r"subsidiary)|it|we|us|them|they|its(?! part\b)|our)\b"
    r"(?! (?:is|was) (?:expected|understood|estimated|thought|clear|likely|not) )"
)


def receivers(frame: Frame, money: Symbol, giver: str | None, instrument: Instrument | None) -> list[Link]:
    """Names that may receive this sum, the surest first; `it` and `the company` come as "A<position>"."""
    if (sides := sides_of(frame, money)) and sides.giver == giver:
        return [Link(sides.receiver, 9, "agreement")]
    links: list[Link] = []
    is_equity = instrument == "equity" or PUTS_INTO.search(frame.text[: money.at]) is not None
    candidates = [(n, s.at, s.end, s.kind) for n, s in frame.of_kind("CFNP") if n != giver]
    candidates += [(f"A{m.start()}", m.start(), m.end(), "A") for m in ANAPHORA.finditer(frame.text)]
    givers = [giver, *coordinated(frame, giver)] if giver else []
    for name, at, end, kind in candidates:
        if name in givers:
            continue
        if kind == "F" and frame.symbols[name].item.reference == "metonym":
            continue
        if (kind == "N" and NAMES_MONEY.match(frame.text, end)) or OF_A_TOWN.match(frame.text, end):
            continue
        if kind in "CN" and (SUCCEEDED.match(frame.text, end) or PARENT.search(frame.text, 0, at)):
            continue
        right = at > money.at
        link = (
            _receiver_right(frame, money, name, at, end, is_equity)
            if right
            else _receiver_left(frame, money, name, at, end)
        )
        if link is None or (link.how == "indirect" and frame.text[at:end] in ("its", "their", "our")):
            continue
        site = ITS_SITE.match(frame.text, end)
        if kind == "F" and link.how == "receives" and not GETS_IT.match(frame.text, site.end() if site else end):
            continue
        if kind == "F" and not right and link.how == "to":
            continue
        weight = link.weight
        if kind == "A":
            weight -= 1.5 if frame.text[at:end] in ("it", "its", "they", "them", "our") else 0.5
        elif kind in "NFP":
            roles = ROLES[kind]
            if kind != "F":
                roles += ("in", "into") if is_equity else ("with",)
            works = TO_DO.match(frame.text, end) if kind == "F" else not STEP.match(frame.symbols[name].item.printed)
            if kind in "FN" and works:
                roles += ("for",)
            researches = kind == "F" and RESEARCHES.search(str(frame.symbols[name].item.name)) is not None
            if researches:
                roles += ("for", "into", "owner")
            own = kind == "F" and giver is not None and FOR_IT.fullmatch(frame.text, money.end, at) is not None
            if own:
                roles += ("for",)
            if kind == "N" and _is_ordinary(str(frame.symbols[name].item.printed)):
                continue
            if link.how not in roles:
                continue
            weight -= 1.0 if link.how == "with" or own or researches else 2.5
        links.append(Link(name, weight, link.how))
    named = min(
        (
            frame.symbols[k.name].at
            for k in links
            if k.how in TAKES and not k.name.startswith("A") and frame.symbols[k.name].at > money.at
        ),
        default=len(frame.text),
    )
    links = [k for k in links if not k.name.startswith("A") or int(k.name[1:]) < named]
    return sorted(links, key=lambda link: -link.weight)


def _is_ordinary(printed: str) -> bool:
    """True for words that are no name; a metal with another word is a company's: "Northern Graphite"."""
    words = printed.split()
    metals = [word for word in words if commodities_in(word)]
    return is_ordinary(printed) and not (metals and len(words) > len(metals) and words[0] not in metals)


def _receiver_right(frame: Frame, money: Symbol, name: str, at: int, end: int, is_equity: bool) -> Link | None:
    gap, after = frame.text[money.end : at], frame.text[end : end + 60]
    if (re.search(r"M\d", gap) and not re.search(r"of which|including", gap)) or len(gap) > 220:
        return None
    breaks = len(BREAK.findall(gap))
    if AMONG_MANY.search(gap):
        return None
    if HELPED.search(gap) and breaks < 2:
        return Link(name, 8 - 2 * breaks - len(gap) / 100, "indirect")
    if DISPOSAL.search(gap) and not breaks:
        return Link(name, 8, "to")
    match = TO_WHOM.search(gap)
    if ((match and COSTS_OF.search(gap)) or SITE_OF.search(gap)) and not breaks:
        return Link(name, 7 - len(gap) / 100, "to")
    if not match:
        if re.search(r"\b(?:for|of|at|to)(?: [a-z'-]+){0,6} $", gap) and re.match(r"'s? ", after) and breaks == 0:
            return Link(name, 6 - len(gap) / 100, "owner")
        return None
    how = match.group("how")
    weight = {
        "to": 8.0,
        "for": 7.0,
        "into": 7.0,
        "toward": 6.5,
        "towards": 6.5,
        "behind": 6.0,
        "with": 5.5,
        "in": 7.0 if is_equity else 4.0,
    }.get(how, 3.5)
    if how == "in" and (INVESTS.search(frame.text[: money.at]) or IN_IT.match(gap)):
        weight = 7.0
    if how in ("in", "into", "for", "behind") and ITS_SITE.match(after):
        weight = max(weight, 7.5)
    elif how == "of" and FOR_WORK.match(gap) and ITS_SITE.match(after):
        weight = 6.5
    elif re.match(r"'s? ", after):
        weight -= 0.5
    return Link(name, weight - 2.5 * breaks - len(gap) / 100, "to" if how == "to" else how)


def _receiver_left(frame: Frame, money: Symbol, name: str, at: int, end: int) -> Link | None:
    gap, before = frame.text[end : money.at], frame.text[max(0, at - 70) : at]
    breaks = len(BREAK.findall(gap))
    far = len(gap) / 100
    sums = len(re.findall(r"M\d", gap))
    if gap == ", " and OPENS_ITEM.search(before):
        return Link(name, 8.5, "listed")
    if name[0] in "CN" and OF_A_NAME.search(before) and RECEIVES.match(gap):
        return Link(name, 2.5 - far, "near")
    if RECEIPT_OF.match(gap) and not sums:
        return Link(name, 8 - far, "receives")
    if WHICH.match(gap) and RECEIVES.match(gap) and not sums:
        return Link(name, 8.5 - far, "receives")
    if SUPPORTS.search(before) and WITH_SUM.search(gap):
        return Link(name, 9, "indirect")
    if gap == " (" and LISTED.search(before):
        return Link(name, 7, "to")
    if not sums and ITEM_OPENS.fullmatch(frame.text, 0, at) and OF_ITEM.fullmatch(gap):
        return Link(name, 8.5, "listed")
    if TAKEN.search(before) and NEXT_OF_LIST.match(gap):
        return Link(name, 4.5 - far, "to")
    if INDIRECT_BEFORE.search(before) and not breaks and not sums and not RECEIVES.match(gap):
        return Link(name, 9 - far, "indirect")
    if (
        re.search(
            r"\b(?:to|into|for|in)(?: (?:the|its|a|an|subsidiary|developer|miner|company))* $",
            before,
        )
        and not sums
    ):
        another = re.search(r"M\d+[^;M]*$", before) is not None
        return Link(name, (4.5 if another else 7) - 2.5 * breaks - far, "to")
    if (UNDER_CONTRACT.search(before) or (BOUGHT_FROM.search(frame.text, 0, at) and not sums)) and name[0] == "C":
        return Link(name, 7, "to")
    if re.search(r"\b(?:by|from|with|unlike|than)(?: (?:the|its))? $", before):
        return None
    if not breaks and not sums and BUILDS_WITH.fullmatch(gap):
        return Link(name, 7.5, "receives")
    if gap == " (" and re.match(r"[^;)]{0,40}[);]", frame.text[money.end :]):
        return Link(name, 9.5, "listed")
    if OF_A_PLACE.search(before) and breaks:
        return Link(name, 3.5 - far - sums, "near")
    if RECEIVES.match(gap) or (PASSIVE.search(gap) and not re.search(r"[CFN]\d", gap)):
        return Link(name, 8.5 - 2 * max(0, breaks - 1) - far - sums, "receives")
    if gap == " " and frame.text[at:end] in ("its", "our"):
        return Link(name, 7, "owner")
    if gap == "'s " and ITS_MONEY.match(frame.text, money.end):
        return Link(name, 8, "owner")
    if gap.startswith("'s"):
        return Link(name, 4.5 - 2 * breaks - far - sums, "owner")
    return Link(name, 2.5 - 2 * breaks - far - sums, "near")
