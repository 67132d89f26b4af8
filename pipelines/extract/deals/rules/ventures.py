"""Shared effort: joint ventures and partnerships, by their nouns."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.frame import frame_of
from pipelines.extract.deals.language.grammar import PRODUCT, marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import outcome_of, status_of
from pipelines.extract.deals.rules.papers import VENTURE, goods_of_one, licence, paper_draft, purchase_told, purpose_of

AFTER_EARNING = (
    r"\b(?:on|upon|after|following|once|if|when|subject to)\b[^;⟦]{0,40}(?:⟦[A-Z]\d+⟧[^;⟦]{0,20})?"
    r"\b(?:exercise|earn(?:s|ed|ing)?|earn-?in|farm-?in|satisf\w+|acquir\w+ (?:the|its|an?) )[^;]*$"
    r"|^(?:[•*·-] )?(?:subject to|conditional (?:up)?on|depending on|following|upon|after|on|once|if|should) "
    r"[^;]{0,120}\b(?:results?|success\w*|completion|complet\w+|stud(?:y|ies)|pilot|trials?|decision|fid|outcome|stage|option|"
    r"due diligence)\b[^;]*\b(?:will|would|may|shall|to be) (?:be )?(?:form|establish|creat|enter|incorporat)[^;]*$"
)
"""What comes only once an option or earn-in has run: the joint venture that its terms provide for."""


SPOKEN_OF = (
    r"\b(?:on|of|in|for|by|from|to|with|through|under) (?:(?:the|its|our|their|an|⟦[CN]\d+⟧'s) )?(?:planned|proposed|"
    r"existing|current|intended|future|potential|envisaged|ongoing) $"
    r"|\b(?:developed|operated|run|held|owned|explored|mined|managed|produced) (?:in|through|under|as|via) "
    r"(?:an?|its|their|the) "
    r"(?:[\w:/-]+ ){0,2}$"
)
"""What stands before a joint venture that is only spoken of: a step towards "our planned joint venture"."""


GOES_ON = (
    rf" with (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}{ORGS}(?:,? (?:and )?(?:has|have) (?:also |now "
    rf")?(?!been\b|"
    r"(?:agreed|closed|ended|lapsed|won|received|secured|signed)\b)[a-z]+ed\b| (?:has |have )?(?:combin|extend|enabl|"
    r"allow|provid|"
    r"position|continu|remain|demonstrat|reflect|validat|g[ai]ve|bring|underscor|highlight|offer|support|help|strengthen|show|"
    r"produc|mine|owns|holds|operat)[a-z]*\b)"
)
"""What stands behind a partnership that goes on: whatever is told of it, it is not made here."""
RELIED_ON = (
    r"\b(?:leverag\w+|through|thanks to|given|benefit\w* from|buil(?:t|d|ding) on|capitali[sz]\w+ on|existing|ongoing|"
    r"long-?standing|current|successful|remains?|continu\w+|look\w* forward to) (?:(?:its|their|our|the|an?|⟦[CN]\d+⟧'s) )?"
    r"(?:(?:strong|existing|strategic|close|successful|long-?standing|ongoing) )*$"
)
"""What stands before one that somebody has already."""
PAIR = 2
LEAVES = r"\b(?:exit(?:s|ed|ing)?|left|quit(?:s|ting)?|withdr(?:ew|aws?|awn|awing)|pull\w* out|step\w* out)\b"
"""What a side does that goes on without the other."""
SIGNED_AFTER = (
    rf" (?:agreement )?with (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}{ORGS},? (?:has|have|was|were) "
    rf"(?:now |also )?"
    r"(?:been )?(?:formali[sz]ed|signed|executed|entered into|agreed|established|formed|finali[sz]ed)\b"
)
"""Behind a venture that is told in the passive: "a joint venture with ⟦C⟧ has been formalised"."""
PAPER_FOR_MERGER = re.compile(
    r"[^;⟦]{0,60}(?:⟦D\d+⟧ )?[^;⟦]{0,60}\b(?:in|for|on|to|about|towards?|of) (?:an?|the|their) (?:[a-z-]+ ){0,3}"
    r"(?:merger|business combination|combination|amalgamation)\b"
)
BY_SCHEME = re.compile(
    r"[^;⟦]{0,60}\b(?:by|in|through|under|via)\b[^;⟦]{0,30}\b(?:scheme of arrangement|plan of arrangement|merger)\b"
)
"""How two join forces who become one company."""
PAPER_FOR_EARNING = re.compile(
    r"[^;]{0,90}\b(?:for|on|over|to enter into|regarding|covering) (?:an?|the) (?:[a-z-]+ ){0,3}"
    r"(?:earn-?\s?in|farm-?\s?in|option)\b"
)
"""What a letter or term sheet of two is for, told behind it."""


def noun_venture(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ and ⟦C⟧ formed a joint venture"."""
    if search(r"partners?$", noun.group()) and search(r"(?:'s|\bits|\btheir|\bthe) $", clause[: noun.start()]):
        return None  # whom somebody has a venture with already
    frame = frame_of(clause, noun)
    acts = search(
        r"\b(?:form(?:s|ed|ing)?|establish\w*|creat\w+|sign(?:s|ed)?|enter(?:s|ed)?|agree[sd]?|set(?:ting)"
        r"? up|launch(?:es|ed)?|announce[sd]?|"
        r"complet\w+|execut\w+|inked|conclud\w+|propos\w+|gets?|got|clos(?:es?|ed|ing)|approv\w+|plan\w*|abandon\w*|end(?:s|ed)?|terminat\w+|"
        r"quit\w*|withdr\w+|scrap\w*|pull\w*|"
        r"finali[sz]ed|incorporat\w+|contribut\w+|constitut\w+|found\w*|into|becomes?|exit\w*|left|dissol\w+)\b",
        frame.mood[-90:],
    ) or search(r"\b(?:will|is to|are to|would) (?:each )?(?:hold|own|have) ⟦R\d+⟧", clause[: noun.start()])
    announced = begins(rf" (?:of|between) {ORGS} (?:will|is to|would)\b", frame.complement)
    acts = acts or begins(SIGNED_AFTER, frame.complement)
    if announced and len(marks(announced.group())) > 1:
        acts, frame.partners = announced, " ".join(f"⟦{m}⟧" for m in marks(announced.group()))
    ended = outcome_of(frame.complement) == "terminated"
    if (
        not (acts or ended)
        or search(r"\b(?:on|of|in|for|by|from) (?:the |⟦[JN]\d+⟧ )+$", frame.mood)
        or search(SPOKEN_OF, clause[: noun.start()])
        or (
            search(r"(?:'s|\bits|\btheir) (?:[\w:/-]+ )?$", clause[: noun.start()])
            and begins(GOES_ON, frame.complement)
        )
    ):
        return None
    if search(AFTER_EARNING, clause[: noun.start()]):
        return None
    both = search(
        rf"({ORG}) (?:will |is to |would )?(?:hold|own|have)s? ⟦R\d+⟧ and (?:⟦[GL]\d+⟧'s )?({ORG}) (?:the )"
        r"?(?:⟦R\d+⟧|rest|remainder)",
        clause[: noun.start()],
    ) or search(
        rf"\bin which (?:the )?(?:⟦[GL]\d+⟧'s )?({ORG}) (?:will |is to |would )?(?:hold|own|have|take|get)s? "
        rf"(?:about |up to |less than )?⟦R\d+⟧ and (?:the )?({ORG}) "
        r"(?:the )?(?:about |up to |less than )?(?:⟦R\d+⟧|rest|remainder|remaining)",
        frame.complement,
    )
    paid = search(
        rf"\b(?:pay\w*|with|sign\w* up|lin\w+ up|br(?:ought|ing\w*) in|enlist\w*|tak\w+ on) "
        rf"(?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})",
        frame.mood,
    )
    names = [frame.subject or frame.possessor, frame.partners or (paid.group(1) if paid else None)]
    if both:
        names = [both.group(1), both.group(2)]
    draft = Draft(
        "joint_venture",
        "terminated" if ended or search(LEAVES, frame.mood) else status_of(frame.mood, frame.complement, False, True),
        marked,
        clause,
        "deals.joint_venture.noun",
    )
    for text in names:
        draft.give("partner", text)
    if not draft.roles:
        return None
    called = begins(
        r"(?:,? (?:called|named|to be called|known as)|,) ⟦([CNJ]\d+)⟧(?=[,.;]|$| (?:that|which|to))",
        frame.complement,
    ) or search(r"⟦([CNJ]\d+)⟧, (?:their|a|the) (?:[a-z0-9/:-]+ )*$", clause[: noun.start()])
    if called and (frame.partners is None or called.group(1) not in marks(frame.partners)):
        draft.venture = called.group(1)
        draft.roles = {role: [m for m in names_ if m != draft.venture] for role, names_ in draft.roles.items()}
    half = search(r"\b50[:/-]50\b", noun.group())
    taken = (
        search(r"(⟦R\d+⟧) (?:interest|stake|share|of the (?:joint )?venture|owned)", clause)
        or search(r"\b(?:hold|own)s? (⟦R\d+⟧) and", clause)
        or search(
            r"\b(?:in|under) which (?:it|⟦[CAN]\d+⟧|the [a-z ]+) (?:has |have |will |would |is to )?(?:bought|buys?|"
            r"acquired?|acquires|"
            r"takes?|took|holds?|owns?|gets?) (⟦R\d+⟧)",
            marked.text,
        )
        or search(rf"{ORG}, which (?:will |would |is to )?(?:hold|own|have|get|take)s? (⟦R\d+⟧)", marked.text)
    )
    if taken:
        draft.stake = marked.thing(taken.group(1))
        draft.stake_value = float(draft.stake.value)
    if half:
        draft.stake_value = 50.0
    draft.target_text = frame.complement[:200]
    return draft


def is_for_asset(marked: Marked, complement: str) -> bool:
    """True for a paper signed for the sale of a mine, a licence, a royalty or a company: the sale itself is read."""
    sale = search(
        rf"\b(?:for|on|about|over|regarding|concerning) (?:an?|the|⟦[CN]\d+⟧'s) "
        rf"(?:proposed |possible |potential |planned )?(?:sale|purchase|acquisition|disposal)(?: by {ORG})? of (.*)",
        complement[:260],
    )
    return sale is not None and target_of(marked, sale.group(1)).kind in (
        "site",
        "royalty",
        "shares",
        "company",
        "part",
    )


LENDS = (
    r"^[^;]{0,60}?\b(?:to (?:lend|finance|fund|guarantee|insure|provide|extend|arrange|underwrite|consider)|for|"
    r"regarding|on) (?:an? |the |up to |about |further |additional |another )*(?:⟦M\d+⟧ |(?:[a-z-]+ ){0,3}"
    r"(?:loan|debt|credit|financing|funding|guarantee)\b)(?!(?:of|for) ⟦R)"
)
"""A letter of intent that promises money: a commitment, which funding reads."""


HELD_OFFICE = r"(?:(⟦[GL]\d+⟧)(?:'s)? (?:[a-z-]+ ){0,4})?\b(?:minister|secretary|ambassador|envoy)\b"
"""An office before the name of whoever signs for a state."""
TWO_BOUND = re.compile(
    r"[^⟦;]{0,40}\b(?:for|commits?|binds?|obliges?|allows?|will (?:see|let)|enables?|has) (?:the )?"
    r"(⟦[CG]\d+⟧(?:, (?:the )?⟦[CG]\d+⟧)*,? and (?:the )?⟦[CG]\d+⟧)(?:'s [a-z]+)? (?:to )?[a-z]+"
)
"""A paper told by whom it makes do something: "the memorandum includes a framework for ⟦G⟧ and ⟦G⟧ to work"."""


JOINS = rf"(?:, (?:and|while|but)|;) (?:the )?({ORG})(?:'s [^,;⟦]*(?:⟦[JL]\d+⟧ )?)? ?(?:will|would|is to)\b"
"""The other side of a paper, where a second clause tells what it would do."""


UNDER_LETTER = re.compile(
    r"\bunder (?:an?|the) (?:[a-z-]+ ){0,3}(?:heads? of (?:agreement|terms)|term sheet|letter of intent)$"
)
PURCHASE_TOLD = re.compile(r"\b(?:acquired?|bought|purchased|sold)\b")
CONCLUDED_WITH = r" (?:[a-z]+ly )?(?:concluded|signed|made|reached|agreed|initialled) (?:[a-z]+ )?with "
PAPER_OF_ONE = re.compile(
    r"(?:and |but |instead,? )?(?:the|an?|its|their|that|⟦[CN]\d+⟧'s) (?:[a-z-]+ ){0,4}(?:memorand(?:um|a)[a-z ]*|mous?|"
    r"letters? of [a-z]+|term sheet|heads of [a-z]+|framework[a-z ]*|[a-z- ]*agreement)$"
)
"""A paper that a clause begins with: "the memorandum with ⟦C⟧ is for ⟦Q⟧"."""


def opens_with(clause: str, noun: re.Match[str]) -> bool:
    """Whether the clause is about the paper itself: it begins with it and goes on with whom it is with."""
    return (
        bool(PAPER_OF_ONE.match(clause[: noun.end()]))
        and begins(r" (?:with|between) ", clause[noun.end() :]) is not None
    )


TRIES_GOODS_OF = re.compile(
    rf"(?P<goods>(?:[a-z-]+ (?:and )?){{1,6}})from (?:the )?(?P<who>{ORG})(?:'s [^;]*)?,? under an? (?:[a-z-]+ )*$"
)
"""Goods of somebody that are taken under a letter: "will try out oxides from ⟦C⟧'s mill under a memorandum"."""


def noun_partnership(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed a memorandum of understanding with ⟦C⟧", companies or states."""
    frame = frame_of(clause, noun)
    word = noun.group()
    verbal = begins(r"partner|team|join|cooperate|collaborate", word) and not begins(r"partnership", word)
    other = frame.partners
    if verbal:
        direct = begins(rf"(?: with)? (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}({ORGS})", frame.complement)
        other = direct.group(1) if direct else other
    acts = search(
        r"\b(?:sign\w*|enter\w*|agree[sd]?|announc\w+|launch\w*|form\w*|establish\w*|has|have|under|"
        r"initial\w*|ratif\w+|made public|exchang\w+|renew\w*|there(?:'s| is| are)|exists|by way of|"
        r"c[ao]me (?:on board|along)|"
        r"conclud\w+|poised|inked|struck|unveil\w*|execut\w+|"
        r"end(?:s|ed)|terminat\w+|clos(?:es?|ed|ing)|complet\w+|"
        r"with|put ⟦C\d+⟧'s name)\b",
        frame.mood,
    ) or begins(r"[^⟦]{0,40}\b(?:is|are|was|were|came) with\b", frame.complement)
    if begins(GOES_ON if frame.possessor else r"(?!)", frame.complement) or (
        begins(r"(?:strategic )?(?:partnership|alliance|collaboration|co-?operation)s?$", word)
        and search(RELIED_ON, clause[: noun.start()])
    ):
        return None
    subject = frame.possessor or frame.subject
    if subject and (office := search(HELD_OFFICE, clause[: noun.start()])) and marks(subject)[0][0] in "NH":
        subject = office.group(1)
    if "interest" in word and any(m[0] in "AG" for m in marks(f"{subject} {other}")):
        return None  # what a public lender writes is funding
    if UNDER_LETTER.search(clause[: noun.end()]) and PURCHASE_TOLD.search(frame.complement):
        return None  # the verb behind tells what the paper was for
    is_itself = opens_with(clause, noun) or begins(CONCLUDED_WITH, frame.complement) is not None
    if "exclusivity" in word or is_for_asset(marked, frame.complement) or search(LENDS, frame.complement[:160]):
        return None
    between = begins(
        r"[^⟦]{0,60}(?:⟦D\d+⟧ )?between "
        r"(?!(?:the|their) (?:two|three|parties|governments|countries|sides)\b)",
        frame.complement,
    )
    signed_by = begins(
        rf"(?: (?:on |in )?⟦D\d+⟧)?,?(?: signed [^;]{{0,40}}?,?)?(?: (?:that|which) (?:the )?({ORGS}) (?:have |had |has )?"
        r"(?:signed|agreed|concluded|announced|reached|struck|initialled)"
        rf"|(?: (?:on|for|about|covering) [^;⟦]{{0,50}}?)?(?: (?:that|which))?(?: was| has been| were)? (?:signed|"
        rf"initialled|agreed|concluded) (?:[a-z]+ )?by (?:the )?"
        rf"(?P<by>{ORG},? and (?:the )?{ORG})"
        rf"| (?:by|under|in|through) which (?:the )?(?P<bound>{ORGS}) (?:undertake|commit|agree|pledge|promise|will|are to|"
        rf"plan|intend))(?![\w'])",
        frame.complement,
    )
    if signed_by:
        subject, acts, other = None, signed_by, signed_by.group(1) or signed_by["by"] or signed_by["bound"]
    if other is None and subject is None and (bound := TWO_BOUND.match(frame.complement)):
        acts, other = bound, bound.group(1)
    ended = outcome_of(frame.complement) == "terminated"
    under = search(r"\bunder (?:an?|the|their) (?:[a-z-]+ )*$", clause[: noun.start()]) and begins(
        rf"[^⟦;]*(?:⟦[DGL]\d+⟧[^⟦;]{{0,30}})?,? ({ORGS}) (?:will|would|are to|is to|plan|intend|agreed)\b",
        frame.complement,
    )
    if under and subject is None:
        joins = search(JOINS, marked.text)
        if len(marks(under.group(1))) > 1 or joins:
            subject, acts, other = under.group(1), under, other or (joins.group(1) if joins else None)
    if not (between or acts or frame.possessor or verbal or ended or is_itself):
        return None
    tried = TRIES_GOODS_OF.search(clause[: noun.start()])
    if tried and frame.subject and tried["who"] not in frame.subject and PRODUCT.search(tried["goods"]):
        trial = Draft("offtake", "proposed", marked, clause, "deals.partnership.goods")
        trial.give("buyer", frame.subject)
        trial.give("supplier", tried["who"])
        trial.target_text = tried.group()
        return trial
    told = purpose_of(marked, frame.complement)
    of_goods = told is not None and (told[0] in ("treatment", "taking"))
    if licensed := licence(marked, clause, frame, word):
        return licensed
    if bought := purchase_told(marked, clause, noun, frame):
        return bought
    if draft := goods_of_one(marked, clause, noun, frame, other):
        return draft
    if told is not None and of_goods and other is not None:
        return paper_draft(marked, clause, frame, noun, told, None, other)
    draft = Draft(
        "partnership",
        "terminated" if ended else status_of(frame.mood + " " + word, frame.complement, False, True),
        marked,
        clause,
        "deals.partnership.noun",
    )
    if PAPER_FOR_MERGER.match(frame.complement) or (verbal and BY_SCHEME.match(frame.complement)):
        draft.deal_type = "merger"
    formed = search(VENTURE, frame.complement[:200])
    if (draft.deal_type != "merger" and formed) or (
        verbal and search(r"\b(?:in|through) an? (?:[\w:/-]+ )*(?:joint venture|jv)\b", frame.complement)
    ):
        draft.deal_type = "joint_venture"
    if not between:
        draft.give("partner", subject)
        draft.has_subject = subject is not None
    draft.give("partner", other)
    if sum(map(len, draft.roles.values())) < 1:
        return None
    if (
        PAPER_FOR_EARNING.match(frame.complement)
        and len(both := [m for ms in draft.roles.values() for m in ms]) == PAIR
    ):
        draft.deal_type, draft.roles = "earn_in", {"mine": both[:1], "other": both[1:]}
    draft.target_text = frame.complement[:200]
    return draft
