"""Turns of phrase that tell a deal as a whole: "⟦C⟧ now belongs to ⟦C⟧", "⟦C⟧ has brought in ⟦C⟧ as a shareholder".

Each turn is one pattern whose groups are named for the roles that they stand for; `taker` and `giver` are the sides of
whatever kind the words in `thing` make it, and `what` are words that only tell more of the goods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.extract.deals.draft import ROLES, Draft, purchase_type, share_value
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target, target_of
from pipelines.extract.deals.language.patterns import MARK, ORG, ORGS, compiled
from pipelines.extract.deals.language.stages import TERMINATED, status_of
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.takes import other_holder
from pipelines.model import DealStatus, DealType

_KIN = r"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:(?!(?:to|from|by|with|for|and)\b)[a-z-]+ ){0,3}?"
_AUX = r"(?:(?:has|have|had|is|are|was|were|will|would|to|also|now|just|since|already|reportedly|said|be|been) )*"


def _who(role: str) -> str:
    """A party in this role, with what describes it before its name."""
    return rf"{_KIN}(?P<{role}>{ORGS})(?!['\w])"


def _whose(role: str) -> str:
    """A party in this role that owns what follows."""
    return rf"{_KIN}(?P<{role}>{ORG})'s"


def _little(longest: int) -> str:
    """A few words without a party in them."""
    return rf"(?:(?!⟦[CANG])[^;]){{0,{longest}}}?"


@dataclass(frozen=True, slots=True)
class Turn:
    """One way of telling a deal."""

    words: str
    """Words one of which stands in it."""
    kind: DealType | None
    """None where the words of its `thing` tell it."""
    pattern: str
    status: DealStatus | None = None
    """What it says of the stage itself; None where the words around its verb do."""
    beside: str = ""
    """What must stand somewhere in the sentence."""
    is_talk: bool = False
    """Talks are a proposal, or at an end."""


EQUITY_WORDS = (
    r"\b(?:shares?|stake|shareholder|shareholding|equity|placement|placing|series [a-e]|seed|funding round|round|stock|units|"
    r"cornerstone|investor)\b|⟦R\d+⟧ (?:of|in) "
)
OPTION_WORDS = r"\b(?:option\w*|earn\w*|farm\w*)\b"
_ROUND = r"(?:round|placement|placing|raising|raise|offering|financing|issue|capital increase)"
_MACHINES = (
    r"(?:calciners?|kilns?|crushers?|furnaces?|trucks?|excavators?|loaders?|electroly[sz]ers?|filters?|separators?|sorters?|"
    r"equipment|machines?|machinery|rigs?|fleet|presses|reactors?|autoclaves?|turbines?|generators?|shovels?|haulers?|"
    r"conveyors?|locomotives?|pumps?|thickeners?|roasters?|mixers?|dryers?|[a-z]+ mills)"
)
TURNS: tuple[Turn, ...] = (
    Turn(
        "run runs ran running kicks kicked kicking circles circling sniffing stalking stalks cast casting looked pored sights",
        "acquisition",
        rf"{_who('acquirer')}{_little(60)}\b(?:(?:runs?|ran|running) (?:the|a|its|{ORG}'s) (?:slide )?(?:ruler|rule|eye) over|"
        r"kick(?:s|ed|ing) the tyres (?:of|on|at)|circl(?:es|ing)|sniffing around|stalk(?:s|ing)|"
        r"cast(?:s|ing)? (?:an|its) eye over|(?:has|have|had) (?:[a-z]+ )?looked at|has (?:[a-z]+ )?in its sights|"
        r"pored over) (?P<thing>[^;]*)",
        "rumoured",
    ),
    Turn(
        "belongs belong",
        "acquisition",
        rf"(?:^|[^⟦]*, )(?P<thing>[^;,]*?) (?:now|from now on|henceforth|from today|"
        rf"from ⟦D\d+⟧) belongs? to {_who('acquirer')}",
        "completed",
    ),
    Turn(
        "topped tops trumped trumps beat beaten outbid outbids bettered gazumped countered",
        "acquisition",
        rf"{_who('acquirer')} {_AUX}(?:topped|tops|trump(?:ed|s)|beat(?:en)?|outbid(?:s)?|bettered|gazumped|countered) "
        rf"{_whose('rival')} [^;]{{0,40}}?\b(?:bid|offer|proposal|approach) (?:for|of|to (?:buy|acquire)) "
        r"(?P<thing>(?:(?! with\b)[^;,])*)",
        "proposed",
    ),
    Turn(
        "acquisition acquisitions purchase purchases",
        "acquisition",
        rf"{_whose('acquirer')} (?:[a-z-]+ ){{0,4}}(?:acquisitions?|purchases?)"
        r"(?: to date| so far| of the year|,? (?:in|on) ⟦D\d+⟧,?)? "
        r"(?:is|was|has been|have been|are|were|includes?|included) "
        r"(?P<thing>(?:the |an? |its )?(?:⟦R\d+⟧ (?:of|in) )?(?:the )?"
        r"(?:[a-z-]+ ){0,2}⟦[CNJ]\d+⟧[^;,]*)",
        "completed",
    ),
    Turn(
        "control ownership",
        "acquisition",
        rf"\b(?P<past>handed|gave|left)?(?:hands?|gives?|leaves?|giving|handing|leaving)? ?{_who('acquirer')} (?:with )?"
        r"(?:(?:full|sole|outright|complete|majority|total) )+(?:control|ownership) of (?P<thing>[^;,]*)",
    ),
    Turn(
        "cost set",
        "acquisition",
        rf"^(?:the )?(?P<thing>⟦[CJN]\d+⟧(?: (?:mine|project|deposit|plant))?) (?:purchase|acquisition|deal|buy|buy-?out|"
        rf"take-?over) {_AUX}(?:cost|set) {_who('acquirer')}(?: back)? [^;⟦]{{0,20}}⟦M",
        "completed",
    ),
    Turn(
        "receive receives received get gets",
        None,
        rf"{_who('giver')} (?:will |would |is to |to )?(?:receives?|gets?|(?P<past>received)) "
        r"[^;⟦]{0,40}(?:shares|units|stock) "
        rf"(?:of|in) {_who('taker')}(?:(?! for )[^;])*? for (?P<thing>(?:the|its|all|an?) (?:[a-z-]+ ){{0,3}}(?:⟦[JN]\d+⟧ ?)?"
        r"(?:property|project|claims|tenements|licen[cs]es?|mine|deposit|concessions?)\b[^;,]*)",
        "agreed",
    ),
    Turn(
        "receive receives received get gets got pocketed pockets collected collects banked paid",
        None,
        rf"{_who('giver')} {_AUX}(?:receives?|(?P<past>received|got|pocketed|collected|banked)|gets?|pockets|collects|paid) "
        rf"[^;⟦]{{0,30}}⟦M\d+⟧{_little(40)} (?:from|by) {_who('taker')} (?:for|in (?:return|exchange) for) "
        r"(?P<thing>(?!⟦M)[^;]*)",
    ),
    Turn(
        "investor shareholder backer stakeholder register",
        "equity_investment",
        rf"{_who('investee')} {_AUX}(?:bring(?:s|ing)?(?: in| on| aboard)?|take(?:s|n)? (?:in|on)|taking (?:in|on)|"
        r"(?:welcom|secur|attract|land|gain|lin|sign|enlist|win)(?:e?s|ing)(?: up)?|(?P<past>brought(?: in| on| aboard)?|"
        r"took (?:in|on)|(?:welcom|secur|attract|land|gain|lin|sign|enlist)ed(?: up)?|won|found)) "
        rf"{_who('investor')}{_little(20)} (?:(?:as|to be) (?:an?|its|the|one of its) (?:[a-z-]+ ){{0,4}}(?:investor|"
        rf"shareholder|"
        r"backer|stakeholder)|(?:to|on|onto) (?:its|the|⟦C\d+⟧'s) (?:share )?register)\b",
    ),
    Turn(
        "raise raises raised raising draws drew secures secured obtained attracted landed closed completed closes received got",
        "equity_investment",
        rf"{_who('investee')} {_AUX}(?:raises?|raising|draws|secures|closes|(?P<past>raised|drew|secured|obtained|attracted|"
        r"landed|closed|completed|received|got)) "
        r"(?:(?!⟦[CANG]|\b(?:loan|debt|facility|grant|credit|stream|royalty|prepayment|letter|options?|granted)\b)[^;,]){0,60}"
        r"⟦M\d+⟧ (?:(?!(?:loan|debt|facility|grant|credit|stream|royalty|prepayment|guarantee|for)\b)[a-z-]+ ){0,8}?"
        rf"(?:from|(?<=round )led by|(?<=investment )led by|anchored by|cornerstoned by) {_who('investor')}"
        rf"(?:{_little(40)}\b(?:participation (?:from|of|by)|joined by|alongside|together with) {_who('investor2')})?",
        None,
        EQUITY_WORDS,
    ),
    Turn(
        "led leads leading anchored anchors joined participated",
        "equity_investment",
        rf"{_who('investor')} {_AUX}(?P<past>led|co-led|anchored|joined|participated in|took part in|leads|is leading) "
        rf"{_whose('investee')} {_little(50)}\b{_ROUND}\b",
    ),
    Turn(
        "placement placing raising offering round",
        "equity_investment",
        rf"{_who('investor')} {_AUX}(?:comes? in for|takes?(?: up)?|subscribes (?:for|to)|contributes|puts? (?:up|in)|"
        r"(?P<past>came in for|took(?: up)?|subscribed (?:for|to)|contributed)) "
        rf"[^;⟦]{{0,20}}(?:⟦[MR]\d+⟧|half|all|most|the (?:whole|bulk|lion's share)) (?:of|to|in) {_whose('investee')} "
        rf"{_little(40)}\b{_ROUND}\b",
    ),
    Turn(
        "deploy install supply deliver commission provide",
        "supply",
        rf"{_who('buyer')} {_AUX}(?:sign(?:s|ed)|enter(?:s|ed) into|execut(?:es|ed)|inked|struck|agreed|reach(?:es|ed)) "
        rf"[^;⟦]{{0,40}}\b(?:agreement|contract|deal|pact|arrangement)(?: with|,) {_who('supplier')}{_little(60)}"
        r"(?:⟦C\d+⟧,? )?(?:to|for) (?:deploy|install|deliver and install|supply and (?:install|commission|deliver)|"
        r"(?:the )?(?:deployment|installation|supply and installation) of)\b"
        rf"(?P<what>[^;⟦]{{0,80}}\b(?:{_MACHINES}|units?|modules?|plants?|systems?|technology|circuits?|columns?|skids?)\b)",
    ),
    Turn(
        "prepayment prepay pre",
        "offtake",
        rf"{_who('supplier')} {_AUX}(?:sign(?:s|ed)|enter(?:s|ed) into|secur(?:es|ed)|execut(?:es|ed)|agreed|arranged|"
        r"clos(?:es|ed)|has|obtained|drew on) [^;⟦]{0,40}\b(?:gold|silver|copper|metals?|bullion|concentrate|dore|offtake) "
        rf"pre-?pay(?:ment)? "
        rf"(?:facility|agreement|arrangement|deal|contract|financing){_little(40)} (?:with|from|provided by) {_who('buyer')}",
    ),
    Turn(
        "hold own have",
        "equity_investment",
        rf"\b(?:following|after|upon|on|once|with) {_little(30)}(?:transaction|placement|investment|subscription|closing|"
        rf"completion|deal|issue|allotment)[^,;⟦]{{0,30}}, {_who('investor')} (?:will|would|is to) (?:then |thus |thereby )?"
        rf"(?:hold|own|have) (?P<thing>[^;⟦]{{0,20}}⟦R\d+⟧ (?:of|in) {_who('investee')}[^;]*)",
        "agreed",
    ),
    Turn(
        "talks negotiations discussions",
        None,
        rf"(?:^|, |; )(?:the |its |those |these |their )?(?:talks|negotiations|"
        rf"discussions)(?: [a-z]+){{0,2}} with {_who('taker')} "
        r"(?:on|over|about|for|regarding|concerning) (?P<thing>(?:an?|the|its|⟦[RJCN])[^;,]*)",
        is_talk=True,
    ),
    Turn(
        "joined joins joining joint join",
        "joint_venture",
        rf"{_who('partner')} {_AUX}join(?:ed|s|ing)? {_who('partner2')} in (?:an?|the|their|its) {_little(50)}"
        r"\b(?:venture|joint company|joint enterprise|partnership)\b",
        "agreed",
    ),
    Turn(
        "shares",
        "equity_investment",
        rf"{_who('investor')} {_AUX}(?P<past>got|received|took|bought|picked up) (?:its |their |the |about |"
        rf"up to )*⟦M\d+⟧(?: worth)?"
        r" (?:of|in) (?:new |ordinary |common )*(?:shares|units|stock)\b(?! (?:in|of) )",
    ),
    Turn(
        "own owns hold holds have take takes get gets",
        "joint_venture",
        rf"{_who('partner')} (?:will |is to |would |to )?(?:own|hold|have|take|"
        rf"get)s? {_little(10)}⟦R\d+⟧ and {_who('partner2')} "
        r"(?:the )?(?:other |remaining )?(?:about )?(?:⟦R\d+⟧|rest|remainder|balance) (?:of|in) (?:an?|the|"
        r"their) (?:[a-z-]+ ){0,4}"
        r"(?:company|venture|vehicle|entity|enterprise)\b",
        "agreed",
    ),
    Turn(
        "hold holds own owns have",
        "joint_venture",
        rf"\bin which {_KIN}(?P<partner>⟦[CAN]\d+⟧(?:, ⟦[CAN]\d+⟧)*,? and {_KIN}⟦[CAN]\d+⟧) (?:will |would |are to |"
        rf"to )?(?:each |both )?"
        r"(?:have|hold|own|take)s? [^;⟦]{0,24}(?:⟦R|half|equal)",
        "agreed",
        r"\b(?:new|joint|common|jointly) (?:[a-z-]+ ){0,3}(?:company|venture|vehicle|entity|enterprise|firm)\b",
    ),
    Turn(
        "hold own keep keeps retain retains have get gets",
        "joint_venture",
        rf"{_who('partner')} (?:(?:will |would |is to |to )(?:own|hold|keep|retain|have|get)|keeps|retains|gets) "
        rf"{_little(14)}⟦R\d+⟧ "
        r"(?:stake |interest |share )?(?:of|in) (?:an?|the|their) (?:(?:new|joint|common|combined|planned|proposed|future) )*"
        r"(?:company|venture|vehicle|entity|enterprise)\b",
        "agreed",
        r"\b(?:new|joint|venture|common|planned|proposed) ?",
    ),
    Turn(
        "option options optioned optioning",
        "earn_in",
        rf"{_who('acquirer')} {_AUX}option(?:s|ed|ing) (?P<thing>[^;]*?) and (?:can|may|could|will) (?:now |also "
        rf")?(?:earn|acquire)\b"
        rf"(?:[^;]* payments? to {_who('seller')})?",
        "agreed",
    ),
    Turn(
        "option options optioned optioning",
        "earn_in",
        rf"{_who('acquirer')} {_AUX}option(?:s|ed|ing) (?P<thing>[^;]*?) (?:from|off) {_who('seller')}",
        "agreed",
    ),
    Turn(
        "option options optioned optioning",
        "earn_in",
        rf"{_who('seller')} {_AUX}option(?:s|ed|ing) (?!on the )(?P<thing>[^;]*?) (?:out )?to {_who('acquirer')}",
        "agreed",
    ),
    Turn(
        "end finish",
        "earn_in",
        rf"{_who('acquirer')} (?:would|will|can|could|may|is to) (?:end up with|"
        rf"finish with) (?P<thing>(?:[a-z]+ )?⟦R\d+⟧ of [^;]*)",
        "agreed",
        r"\b(?:fund\w*|spend\w*|stud(?:y|ies)|explor\w+|drill\w*|earn\w*)\b",
    ),
    Turn(
        "back",
        "earn_in",
        rf"{_who('acquirer')} {_AUX}(?:hand(?:ed|s|ing)|gave|giv(?:es|ing|en)|return(?:ed|s|ing)) (?P<thing>[^;]*?) back to "
        rf"{_who('seller')}",
        "terminated",
        OPTION_WORDS,
    ),
    Turn(
        "expired lapsed",
        "earn_in",
        rf"\b(?:option|earn-?in|farm-?in)\b{_little(60)} (?:that |which )?{_who('seller')} (?:had |has )?(?:gave|granted|given|"
        rf"sold|offered) (?:to )?{_who('acquirer')}{_little(60)}\b(?:expired|lapsed|run out|ran out)",
        "terminated",
    ),
    Turn(
        "access rights right claim call",
        "offtake",
        rf"\b(?:giv|grant|hand|assur|guarante|offer)\w* {_who('buyer')} (?:[a-z-]+ ){{0,4}}?(?:access|rights?|claim|call) "
        r"(?:to|on|over) (?P<goods>[^;]*)",
        "agreed",
    ),
    Turn(
        "turned turns",
        "offtake",
        rf"{_who('buyer')} {_AUX}(?:turned|turns|is turning) to {_who('supplier')} for (?P<goods>[^;]*)",
        "agreed",
    ),
    Turn(
        "promised assured guaranteed pledged",
        "offtake",
        rf"{_who('buyer')} (?:has|have|had|was|were|is|are) (?:been )?(?:promised|assured(?: of)?|guaranteed|pledged) "
        rf"(?P<goods>[^;]*?) by {_who('supplier')}(?P<what>[^;]*)",
        "agreed",
    ),
    Turn(
        "ordered orders ordering procured procures procuring",
        "supply",
        rf"{_who('buyer')} {_AUX}(?:order(?:ed|s|ing)|procur(?:ed|es|ing)) (?P<what>(?:[a-z0-9-]+ "
        rf"){{0,7}}?{_MACHINES}\b{_little(60)})"
        rf" (?:from|with|at) {_who('supplier')}",
        "agreed",
    ),
    Turn(
        "royalty royalties stream nsr grr",
        "royalty_stream",
        rf"{_who('royalty_holder')} {_AUX}(?:invests?|pays?|provides?|advances?|puts?|contributes?|(?:is )?(?:investing|paying|"
        r"providing|putting)|(?P<past>invested|paid|provided|advanced|contributed)) "
        rf"[^;⟦]{{0,20}}⟦M\d+⟧{_little(30)} (?:in|into|to|for) {_KIN}(?P<seller>{ORG})(?:(?!')|'s){_little(60)}"
        r"(?:for|in (?:return|exchange) for|against) (?P<thing>(?:an?|the|its) [^;]*?\b(?:royalty|stream|nsr|grr)\b[^;]*)",
    ),
    Turn(
        "partner",
        "partnership",
        rf"{_who('partner')} {_AUX}(?:com(?:e|es|ing)|came|join(?:s|ed|ing)?|brought|taken|becom(?:e|es|ing)|became|"
        rf"named|chosen|"
        rf"selected|signed|picked)(?: (?:on|up|in))?(?: board| aboard)? (?:as )?{_whose('partner2')} (?:[a-z-]+ "
        rf"){{0,4}}partner\b",
        "agreed",
    ),
)
"""The turns in the order in which they are tried; a clause tells the first that fits."""


def _by_word() -> dict[str, tuple[Turn, ...]]:
    found: dict[str, tuple[Turn, ...]] = {}
    for turn in TURNS:
        for word in turn.words.split():
            found[word] = (*found.get(word, ()), turn)
    return found


BY_WORD = _by_word()


def turns(marked: Marked, clause: str, words: Iterable[str]) -> Iterator[Draft]:
    """What the first turn of phrase that fits the clause, which has these words, tells."""
    tried: set[int] = set()
    for word in words:
        for turn in BY_WORD.get(word, ()):
            if id(turn) in tried:
                continue
            tried.add(id(turn))
            if told := list(_told(marked, clause, turn)):
                yield from told
                return


def _told(marked: Marked, clause: str, turn: Turn) -> Iterator[Draft]:
    found = compiled(turn.pattern).search(clause)
    if found is None or (turn.beside and not compiled(turn.beside).search(marked.text)):
        return
    groups = {name: text for name, text in found.groupdict().items() if text}
    goods = groups.get("goods")
    if goods is not None and target_of(marked, goods).kind != "product":
        return
    target = target_of(marked, groups["thing"].lstrip()) if "thing" in groups else None
    if target is not None and turn.kind in (None, "acquisition") and target.kind in ("unknown", "product"):
        return
    kind = turn.kind or _kind_of(marked, target)
    if turn.kind == "offtake":
        kind = product_type(f"{goods} {groups.get('what', '')}")
    first = min(found.end(name) for name, text in groups.items() if MARK.search(text))
    mood = clause[first : _verb_at(clause, first)]
    status = turn.status or status_of(mood, "", "past" in groups, False)
    if turn.is_talk:
        status = "terminated" if TERMINATED.search(marked.text) else "proposed"
    draft = Draft(kind, status, marked, clause, "deals.turn", at=found.start(), end=found.end())
    sides = {"taker": ROLES[kind][0], "giver": ROLES[kind][1]} if kind in ROLES else {}
    for name, text in groups.items():
        role = sides.get(name, name.rstrip("2"))
        if role not in ("thing", "goods", "what", "past", "rival"):
            draft.give(role, text)
    if target is not None:
        draft.about(target)
        if kind == "acquisition" and target.kind in ("company", "shares"):
            draft.give("target", target.org)
        draft.give("seller" if kind in ("acquisition", "earn_in") else "", target.owner)
    draft.target_text = draft.target_text or goods or groups.get("what") or clause
    draft.roles.pop("", None)
    if kind == "joint_venture" and sum(map(len, draft.roles.values())) < 2:
        draft.give("partner", other_holder(marked))
    if kind == "joint_venture" and sum(map(len, draft.roles.values())) < 2:
        return
    yield draft
    if "rival" in groups and target is not None:
        other = Draft(kind, "proposed", marked, clause, "deals.turn.rival", at=found.start(), end=found.end())
        other.give("acquirer", groups["rival"])
        other.give("target", target.org)
        other.about(target)
        yield other


def _kind_of(marked: Marked, target: Target | None) -> DealType:
    return "acquisition" if target is None else purchase_type(target, marked, share_value(marked, target))


def _verb_at(clause: str, first: int) -> int:
    """Where the words that follow the first party give way to the next mark."""
    mark = MARK.search(clause, first)
    return mark.start() if mark else len(clause)
