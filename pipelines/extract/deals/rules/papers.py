"""Papers that are named by their bare noun and tell by their purpose what they are.

"Agreement between ⟦C⟧ and ⟦C⟧ on the creation of a joint venture", "a contract with ⟦C⟧ for the supply of ⟦Q⟧ of ore",
"heads of agreement with ⟦C⟧ for the toll treatment of ore": the items of a signing ceremony as well as prose.
"""

from __future__ import annotations

from typing import Literal

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, Draft, purchase_type, share_value
from pipelines.extract.deals.language.frame import Frame, frame_of
from pipelines.extract.deals.language.grammar import PRODUCT, marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import outcome_of, status_of
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.model import DealType

Purpose = Literal["venture", "treatment", "supply", "sale", "taking", "giving", "goods", "effort", "works"]

_MADE = (
    r"(?:establish\w*|creat\w+|form(?:ing|ation)?|sett?ing up|set up|incorporat\w+|constitut\w+|found(?:ing|ation)?|"
    r"launch\w*)"
)
VENTURE = (
    rf"\b{_MADE} (?:of )?(?:an? |the |their )?(?:[\w:/-]+ ){{0,4}}?(?:joint[ -]ventures?|jv|compan(?:y|ies)|"
    rf"enterprise|entity|vehicle)\b|\b(?:for|on) their (?:joint )?(?:⟦[MQ]\d+⟧ )?(?:[a-z-]+ ){{0,6}}(?:plant|"
    rf"smelter|refinery|mine|works)\b"
)
_MATERIAL = (
    r"(?:ores?|concentrates?|feed(?:stock)?|materials?|scrap|swarf|tailings|spodumene|black mass|slag|hydroxide|"
    r"matte|residues?)"
)
TREATMENT = (
    rf"\b(?:toll[- ]?)?(?:treat(?:ment|ing)|milling|process(?:ing)?|smelting|refining|recycling|conversion) "
    rf"(?:of )?(?:the |its |up to |⟦C\d+⟧'s )*"
    rf"(?:⟦[QR]\d+⟧ (?:of )?)?(?:⟦[JN]\d+⟧ )?(?:[a-z-]+ ){{0,3}}{_MATERIAL}\b|\btoll[- ]?(?:treat|mill|process|"
    rf"smelt|refin|conver)\w*"
)
SUPPLY = r"\b(?:supply|deliver(?:y|ies)|provision) (?:to ⟦[CA]\d+⟧ )?of (?P<goods>[^;]*)"
QUANTITY = (
    r"^[^;]{0,90}?\b(?:for|covering|over) (?:up to |about |some |between |the |a further )*"
    r"(?P<goods>(?:⟦[QR]\d+⟧|all|half|most) [^;]*)"
)
_TAKER = (
    r"(?:(?:see|lets?|allows?|for|gives?) (?P<taker>⟦[CAN]\d+⟧)(?: to)?|(?P<one>⟦[CAN]\d+⟧) (?:will|would|can|may)|"
    r"\b(?:to|will|would))"
)
TO_TAKE = (
    rf"^[^;]{{0,60}}?{_TAKER} (?:secure|source|receive|obtain|buy|take|lock in|procure|purchase|get|offtake|draw) "
    r"(?:supplies of |deliveries of |supply of )?(?P<goods>[^;]*)"
)
OWN_GOODS = (
    r"^[^;⟦]{0,40}?\b(?:for|covering|over) (?:some of |part of |much of )?(?:the )?(?P<goods>⟦[CJN]\d+⟧'s [^;]*|"
    r"(?:[a-z-]+ ){1,4}(?:of|from|(?:made|produced|mined) (?:by|at|in)) (?:the )?⟦[CJN]\d+⟧(?!')[^;]*)"
)
OUTPUT_OF = re.compile(
    r"\bof (?:what|all that) (?:the (?:[a-z]+ )?(?:mine|plant|refinery|mill|smelter|project|company)|⟦[CJN]\d+⟧) "
    r"(?:will |would |can |is to |should )?(?:make|produce|mine|dig|refine|ship|turn)"
)
"""Product told by a clause: "half of what the refinery makes"."""
OWNED = re.compile(r"^⟦[CJN]\d+⟧'s ")
OF_WHOM = re.compile(r" (?:of|from|(?:made|produced|mined) (?:by|at|in)) (?:the )?⟦[CJN]\d+⟧.*")
TO_SUPPLY = r"^[^;]{0,60}?\bto (?:supply|deliver|provide) (?:⟦[CA]\d+⟧ with )?(?P<goods>[^;]*)"
SALE = (
    r"\b(?:sale|purchase|off-?take|marketing|export|shipment)(?: and (?:sale|purchase|marketing))? of (?P<goods>[^;]*)"
)
EFFORT = (
    r"\b(?:co-?operat(?!ives?\b)\w+|collaborat\w+|(?:strategic )?partnership|alliance|joint(?:ly)? (?:stud|develop|explor|"
    r"research|process|produc|build|mine|run|operat|market|manag|extract|"
    r"project|work|implement|evaluat|investigat)\w*|research and development\b|(?:run|operate|manage|mine) their\b|"
    r"exploration (?:of|at|in|for)|technolog\w+|know-how|"
    r"(?:exchange|shar\w+) (?:of )?(?:[a-z]+ )?(?:data|information|technolog\w+|expertise)|(?:develop(?:ment|ing)?|"
    r"study|studying) of (?:the )?"
    r"(?:⟦J|[a-z-]+ (?:deposit|project|mine|value chain|supply chain)))"
)
WORKS = (
    r"\b(?:develop|build|put up|install|set up) (?:an? |the |its |their )(?:⟦[MQ]\d+⟧ )?(?:[a-z-]+ ){0,5}?"
    r"(?:plant|smelter|refinery|deposit|mine|works|⟦J)"
)
"""Works that two companies put up together; with a state it is help for one of them."""
MONEY = (
    r"^[^⟦]{0,60}\b(?:loan|credit|financ\w+|facility|grant|guarantee|bond|insurance|invest\w*|construct\w*|"
    r"engineering|wage|drill\w*)\b|"
    r"\bto (?:provide|receive|obtain|access|secure) [^⟦;]{0,30}\b(?:funding|financing|finance|loans?|grants?)\b"
)
PURPOSES: tuple[tuple[Purpose, str], ...] = (
    ("venture", VENTURE),
    ("treatment", TREATMENT),
    ("supply", SUPPLY),
    ("sale", SALE),
    ("effort", EFFORT),
    ("works", WORKS),
    ("taking", TO_TAKE),
    ("giving", TO_SUPPLY),
    ("sale", QUANTITY),
    ("goods", OWN_GOODS),
)
BETWEEN = re.compile(
    rf"[^⟦;]{{0,40}}(?:⟦D\d+⟧ )?\b(?:between|of) (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORGS})"
)
PARTY = rf"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORGS})"
SIGNED_BY_STATES = re.compile(
    r"(?: (?:that|which))? (?:the )?(⟦G\d+⟧ and (?:the )?⟦G\d+⟧) (?:have |had |has )?(?:signed|concluded|initialled)\b"
)
AWARDED = re.compile(r"\b(?:award\w*|won|secur\w+|land\w*|clinch\w*|receiv\w+)\b")
SIGNED = re.compile(
    r"\b(?:sign\w*|enter\w*|agree\w*|announc\w+|conclud\w+|execut\w+|reach\w*|struck|inked|seal\w*|has|have|had|"
    r"under|won|"
    r"award\w*|secur\w+|finali[sz]\w+|land\w*|clinch\w*|terminat\w+|cancel\w*|end(?:s|ed)|is|was)\b"
)


UNDER_A_PAPER = re.compile(r"\b(?:under|by|in|through) (?:an?|the|its|their) (?:[a-z-]+ ){0,3}$")
HAS_SIGNED = re.compile(
    r"\b(?:with|under|on|sign\w*|inked|won|wins|has|have|had|holds?|struck|land\w*|secur\w+|agreed|conclud\w+|enter\w* into)"
    r" (?:signing |winning |entering into )?(?:(?:an?|the|its|another|a further) )?(?:⟦D\d+⟧ |[\w-]+ ){0,5}$"
)
"""What stands before a contract for product whose other side the story has named: "came along with a contract for ⟦Q⟧"."""


def purpose_of(marked: Marked, words: str) -> tuple[Purpose, re.Match[str]] | None:
    """What a paper is for, by the first purpose that its words name; None where they name none that is a deal."""
    found = [
        (match.start("goods") if "goods" in match.re.groupindex else match.start(), purpose, match)
        for purpose, pattern in PURPOSES
        if (match := search(pattern, words))
    ]
    for _, purpose, match in sorted(found, key=lambda f: f[0]):
        goods = match["goods"] if "goods" in match.re.groupindex else None
        goods = OF_WHOM.sub("", OWNED.sub("", goods)) if goods and purpose == "goods" else goods
        if goods is not None and target_of(marked, goods).kind != "product" and not OUTPUT_OF.search(goods):
            continue
        return purpose, match
    return None


A_PLAIN_PAPER = (
    r"(?<!\S)(?:a|an|the|its|their|⟦M\d+⟧|definitive|binding|conditional|new|cash|landmark|preliminary|tentative|surprise|"
    r"all-[a-z]+) $"
)
FOR_A_PURCHASE = re.compile(
    r" (?:of (?:understanding|intent|agreement) )?(?:worth (?:up to |about )?⟦M\d+⟧ |with (?P<owner>[^;]*?) )?"
    r"(?:for|(?P<act>(?:on|for|about|regarding|covering|over) (?:the |an? |its )?"
    r"(?:possible |potential |proposed |planned |future )?"
    r"(?:purchase|acquisition|transfer|sale) (?:by ⟦[CN]\d+⟧ )?of)) (?P<object>.*)"
)
"""What is bought under a paper, and from whom: "for ⟦R⟧ of ⟦C⟧", "with ⟦C⟧ on the possible purchase of ⟦R⟧ of ⟦J⟧"."""

OF_THE_OTHER = r"(?:their|its|⟦[CN]\d+⟧'s) "
"""Whose the mine is that a letter is for: "for their property"."""
LETTER = re.compile(
    r"(?:non-?binding )?(?:letters? of intent|lois?|(?:binding )?term ?sheets?|heads? of (?:agreement|terms))"
)
"""Papers that lead to a purchase where they are signed for a mine of the other side."""
A_SALE = r"(?:the )?(?:[a-z]+ )?(?:sale|disposal|divestment|transfer)(?: and [a-z]+)? of\b"


def purchase_told(marked: Marked, clause: str, noun: re.Match[str], frame: Frame) -> Draft | None:
    """ "⟦C⟧ signed a ⟦M⟧ deal for ⟦R⟧ of ⟦C⟧": a purchase told by its paper."""
    found = FOR_A_PURCHASE.match(frame.complement)
    if found is None or frame.subject is None or not (found["act"] or search(A_PLAIN_PAPER, clause[: noun.start()])):
        return None
    target = target_of(marked, found["object"])
    is_sale = search(r"\b(?:sale|transfer) of$", found["act"] or "") or begins(A_SALE, found["object"])
    if is_sale and found["owner"] and target.owner is None:
        return None  # who signs with somebody for a sale sells
    is_part = target.kind in ("shares", "site") and target.share is not None
    is_theirs = (
        target.kind == "site"
        and found["owner"] is not None
        and search(r"\bto\b", found["owner"]) is None
        and begins(OF_THE_OTHER, found["object"]) is not None
    )
    is_deal = noun.group() == "deal" or (is_theirs and LETTER.fullmatch(noun.group()) is not None)
    is_whole = target.kind in ("company", "site") and is_deal and search("⟦[CJ]", target.text)
    if not (is_part or is_whole) or not SIGNED.search(frame.mood):
        return None
    kind = purchase_type(target, marked, share_value(marked, target))
    draft = Draft(
        kind,
        status_of(f"{frame.mood} {noun.group()}" if found["act"] or is_theirs else frame.mood, "", False, False),
        marked,
        clause,
        "deals.paper.purchase",
    )
    sells = found["owner"] is not None and target.owner is not None and _one(marked, target.owner, frame.subject)
    draft.give(ROLES[kind][0], found["owner"] if sells else frame.subject)
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    draft.give("seller", target.owner or found["owner"])
    draft.about(target)
    return draft


LICENCE = re.compile(
    r"\blicen[cs](?:e|es|ing) (?:(?:and|option|supply|development|technology) )*(?:agreement|deal|contract|term sheet)s?\b|"
    r"\b(?:an?|the|exclusive|commercial|technology|global|worldwide) licen[cs]e (?:to use|for|of|over|on)\b"
)
TECHNOLOGY = re.compile(
    r"\b(?:technolog\w+|process(?:es)?|patents?|know-how|intellectual property|software|ip|method)\b"
)


def licence(marked: Marked, clause: str, frame: Frame, status_words: str) -> Draft | None:
    """ "⟦C⟧ has signed a licensing deal to use ⟦C⟧'s process": technology that one lets another use."""
    near = clause[max(0, len(clause) - len(frame.complement) - NAME_BEFORE) :]
    if not LICENCE.search(near) or not TECHNOLOGY.search(near):
        return None
    owner = search(rf"({ORG})'s (?:[a-z-]+ ){{0,6}}?{TECHNOLOGY.pattern}", frame.complement)
    mine = frame.possessor or frame.subject
    other = frame.partners or (owner.group(1) if owner else None)
    if mine is None or other is None or _one(marked, mine, other):
        return None
    status = status_of(f"{frame.mood} {status_words}", frame.complement, False, True)
    draft = Draft("other", status, marked, clause, "deals.licence", target_text=frame.complement[:200])
    draft.give("partner", mine)
    draft.give("partner", other)
    return draft


NAME_BEFORE = 40
"""Characters before the end of a paper's name in which it may be called a licence."""


def noun_paper(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed a contract with ⟦C⟧ for the supply of ⟦Q⟧ of ore"; "Agreement between ⟦C⟧ and ⟦C⟧ on ..."."""
    frame = frame_of(clause, noun)
    if licensed := licence(marked, clause, frame, noun.group()):
        return licensed
    if bought := purchase_told(marked, clause, noun, frame):
        return bought
    if (by_states := SIGNED_BY_STATES.match(frame.complement)) is not None:
        return _treaty(marked, clause, frame, by_states.group(1))
    between = BETWEEN.match(frame.complement)
    both = between.group(1) if between and len(marks(between.group(1))) > 1 else None
    other = None if both else frame.partners
    by = begins(rf"[^⟦;]{{0,30}}\b(?:by|from) {PARTY}(?!')", frame.complement)
    awarded = by.group(1) if by and frame.subject and AWARDED.search(frame.mood) else None
    rest = frame.complement[between.end() if between and both else 0 :]
    told = purpose_of(marked, rest)
    if awarded and (told is None or told[0] != "supply") and (promised := search(TO_SUPPLY, rest)):
        told = ("supply", promised)
    gives = other is None and both is None and search(r"\b(?:award\w*|g[ai]ve\w*|grant\w*|handed|let)\b", frame.mood)
    given_to = (
        search(rf"\b(?:award\w*|g[ai]v\w*|grant\w*|handed|let) {PARTY} (?:an?|the)\b[^⟦]*$", frame.mood)
        if gives
        else None
    )
    if given_to and (told is None or told[0] != "supply") and (promised := search(TO_SUPPLY, rest)):
        told = ("supply", promised)
    if told and gives and (winner := given_to or search(rf"\bto {PARTY}(?!')", rest)):
        other, frame.possessor = frame.subject, winner.group(1)
    if both is None and other is None and len(marks(frame.subject)) > 1 and SIGNED.search(frame.mood):
        both, frame.subject = frame.subject, None
    if (
        told
        and other is None
        and both is None
        and (
            owner := search(rf"(?:all|half|most|⟦[QR]\d+⟧) (?:of )?(?:the )?({ORG})'s ", rest[:80])
            or (told[0] == "goods" and search(rf"(?:of|from|by) (?:the )?({ORG})(?!')", told[1]["goods"]))
        )
    ):
        other = owner.group(1)
    if (
        told is None
        and other
        and UNDER_A_PAPER.search(frame.mood)
        and (effort := search(f"{EFFORT}|{WORKS}", frame.mood))
    ):
        told = ("effort", effort)
    if (
        told
        and told[0] in ("sale", "taking", "goods")
        and not (both or other or awarded)
        and len(marks(frame.subject)) == 1
    ):
        draft = paper_draft(marked, clause, frame, noun, told, None, None) if HAS_SIGNED.search(frame.mood) else None
        return draft if draft and not search(MONEY, rest) else None
    if told is None and both and {m[0] for m in marks(both)} == {"G"} and (between or SIGNED.search(frame.mood)):
        return _treaty(marked, clause, frame, both)
    if told is None and (pact := _standing(marked, clause, frame, both, other)):
        return pact
    if told is None or (both is None and other is None and awarded is None) or search(MONEY, rest):
        return None
    if (
        told[0] == "works"
        and not told[1].group().startswith("develop")
        and any(m[0] in "AG" for m in marks(f"{both} {other} {frame.subject}"))
    ):
        return None
    if both is None and not SIGNED.search(frame.mood) and not SIGNED.search(rest):
        return None
    draft = paper_draft(marked, clause, frame, noun, told, both, other or awarded)
    if given_to and draft is not None and frame.subject and told[0] == "supply":
        draft.roles = {"supplier": marks(given_to.group(1)), "buyer": marks(frame.subject)}
    return draft


WAITS = re.compile(
    r"\b(?:await(?:s|ing|ed)?|wait(?:s|ing|ed)? for|green light|(?:yet|still|has|have|needs?) to be "
    r"(?:approved|cleared|ratified|signed off|passed)|"
    r"(?:approved|cleared|ratified|blocked|challenged|scrutini[sz]ed|reviewed) (?:by|in)|"
    r"(?:approval|clearance|ratification|scrutiny|review) (?:by|from|of|in)|regulators?|antitrust|"
    r"competition (?:authority|watchdog|commission)|(?:comes?|came) into force|t(?:akes?|ook) effect)\b"
)
"""What becomes of an agreement of two companies whatever it is for: "still awaits the green light"."""


def _standing(marked: Marked, clause: str, frame: Frame, both: str | None, other: str | None) -> Draft | None:
    """ "the agreement between ⟦C⟧ and ⟦C⟧ continues to await approval": a pact told by how it stands."""
    pair = both or (f"{frame.possessor} {other}" if frame.possessor and other else "")
    if [m[0] for m in marks(pair)] != ["C", "C"] or not WAITS.search(frame.complement):
        return None
    draft = Draft("partnership", "agreed", marked, clause, "deals.paper.standing")
    draft.give("partner", pair)
    draft.target_text = frame.complement[:200]
    return draft


def _treaty(marked: Marked, clause: str, frame: Frame, states: str) -> Draft:
    """A paper of states, whatever it is for."""
    draft = Draft(
        "partnership", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.paper.states"
    )
    draft.give("partner", states)
    return draft


def _one(marked: Marked, a: str, b: str | None) -> bool:
    """Whether two marks stand for one name."""
    return [marked.thing(m).name for m in marks(a)] == [marked.thing(m).name for m in marks(b)]


def _sides_told(purpose: Purpose, words: re.Match[str], mine: str | None) -> tuple[str | None, str | None]:
    """(buyer, maker) of product where the words of the paper tell: who is to take it, whose goods they are."""
    if purpose == "taking":
        return words["taker"] or words["one"] or mine, None
    maker = search(rf"(?:of|from|by) (?:the )?({ORG})(?!')|({ORG})'s", words["goods"]) if purpose == "goods" else None
    return (mine, maker.group(1) or maker.group(2)) if maker else (None, None)


def paper_draft(
    marked: Marked,
    clause: str,
    frame: Frame,
    noun: re.Match[str],
    told: tuple[Purpose, re.Match[str]],
    both: str | None,
    other: str | None,
) -> Draft:
    """The draft of a paper of known purpose between both of its parties, or between the subject and the other."""
    purpose, words = told
    status = outcome_of(frame.complement) or status_of(frame.mood + " " + noun.group(), frame.complement, False, True)
    status = "agreed" if status == "completed" else status
    status = "proposed" if status == "agreed" and begins(r" in principle\b", frame.complement) else status
    mine = frame.possessor or frame.subject
    if both:
        mine, other = f"⟦{marks(both)[0]}⟧", " ".join(f"⟦{m}⟧" for m in marks(both)[1:])
    if purpose in ("venture", "effort", "works"):
        kind: DealType = "joint_venture" if purpose == "venture" else "partnership"
        draft = Draft(kind, status, marked, clause, f"deals.paper.{purpose}")
        draft.give("partner", mine)
        draft.give("partner", other)
        draft.has_subject = mine is not None
    elif purpose == "treatment":
        owner = compiled(rf"({ORG})'s\b").search(frame.complement, words.end()) if words else None
        draft = Draft("supply", status, marked, clause, "deals.paper.treatment")
        draft.give("supplier", other)
        draft.give("buyer", owner.group(1) if owner and not _one(marked, owner.group(1), other) else mine)
    else:
        fed = purpose == "taking" and product_type(frame.complement) == "supply"
        draft = Draft(
            "supply" if fed or purpose == "supply" else "offtake", status, marked, clause, f"deals.paper.{purpose}"
        )
        if purpose == "giving" and mine is None and other is not None:
            draft.give("buyer", other)  # "Signed an agreement with ⟦C⟧ to supply": in a list of one company's news
            draft.target_text = frame.complement[:220]
            return draft
        buyer, maker = _sides_told(purpose, words, mine)
        if buyer and (maker or other):
            draft.give("buyer", buyer)
            draft.give("supplier", mine if _one(marked, buyer, maker or other) else maker or other)
        else:
            draft.give("mine", mine)
            draft.give("other", other)
    draft.target_text = frame.complement[:220]
    return draft


GOODS_OF_ONE = re.compile(
    rf"[^;]*?\b(?:for|covering|foresees?|envisages?|provides? for|on) (?:the |a )?(?:future )?(?P<act>sale|"
    rf"supply|delivery|purchase) "
    rf"of (?:the )?(?P<who>{ORG})'s (?P<goods>[^;]*)"
)
"""Whose goods a paper with somebody else is for: "a letter of intent with ⟦C⟧ foresees the sale of ⟦C⟧'s magnets"."""
FOR_ANOTHER = re.compile(
    rf" to (?:procure|source|buy|secure|purchase) (?P<goods>[^;]*?),? (?:on (?P<who>{ORG})'s behalf|on behalf of (?P<of>{ORG}))"
)
"""For whom the one who signs is to find material: "a memorandum to procure ore on behalf of ⟦C⟧"."""


def goods_of_one(marked: Marked, clause: str, noun: re.Match[str], frame: Frame, other: str | None) -> Draft | None:
    """A paper by which goods of one go to another, who is named apart from their maker or user."""
    goods, agency = GOODS_OF_ONE.match(frame.complement), FOR_ANOTHER.match(frame.complement)
    status = status_of(frame.mood + " " + noun.group(), frame.complement, False, True)
    if agency and frame.subject and (PRODUCT.search(agency["goods"]) or "⟦Q" in agency["goods"]):
        draft = Draft("supply", status, marked, clause, "deals.partnership.goods")
        draft.give("supplier", frame.subject)
        draft.give("buyer", agency["who"] or agency["of"])
        draft.target_text = agency["goods"]
        return draft if len(draft.roles) > 1 else None
    if goods and other and goods["who"] not in other and PRODUCT.search(goods["goods"]):
        draft = Draft(product_type(frame.complement), status, marked, clause, "deals.partnership.goods")
        draft.give("buyer", other)
        draft.give("supplier", goods["who"])
        draft.target_text = goods["goods"]
        return draft
    return None
