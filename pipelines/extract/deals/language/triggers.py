"""Words by which a sentence may begin the telling of a deal: looked up before any pattern is tried."""

from __future__ import annotations

from pipelines.extract import regex as re

VERB_HEADS: dict[str, tuple[str, ...]] = {}
"""First word of each verb pattern -> its families."""
for _family, _words in {
    "buy": "swallowed gobbled mopped "
    "acquired bought purchased took snapped picked scooped acquire acquires acquiring buy buys buying "
    "purchase purchases purchasing take takes "
    "taking taken snap snaps snapping pick picks picking absorb absorbs absorbing",
    "sell": "cut trimmed reduced pared halved relinquished relinquish relinquishes relinquishing vended vend "
    "vends vending handed transferred "
    "transfer transfers transferring ceded cede cedes ceding hived "
    "farmed farm farms farming passed pass passes sold divested offloaded disposed assigned sell sells "
    "selling divest divests divesting dispose disposes "
    "disposing part parts parted parting offload offloads offloading",
    "invest": "commit commits committed pledge pledges pledged take takes taken "
    "converted back backs backed backing contribute contributes contributing adding adds invested injected "
    "subscribed ploughed contributed chipped added matched invest invests investing "
    "inject injects injecting subscribe "
    "subscribes subscribing put puts putting",
    "earn": "become becomes earn earns earned earning farm farms farmed farming",
    "spend": "spend spends spending sole solely fund funds incur incurs expend expends invest invests",
    "supply": "shipped ship ships shipping send supplied delivered supply supplies supplying deliver delivers "
    "delivering provide provides providing furnish furnishes",
    "merge": "merged combined merge merges merging combine combines combining",
    "pay": "prepay prepays prepaid prepaying paid provided provide provides advanced advance advances handed "
    "shelled forked splashed stumped coughed "
    "pay pays paying shell forks fork splash splashes "
    "stump stumps cough coughs hand hands handing",
    "take": "doubled doubles double tripled trebled upped ups boosted boosts boost topped added adds add built "
    "consider considers considered considering weigh weighs weighed weighing mull mulls mulled mulling "
    "explores explored exploring eye eyes eyed eying seek seeks seeking sought pursues pursued pursuing studies "
    "studied studying discuss discusses discussed discussing evaluates evaluated evaluating got gets took gained "
    "secured raised increased lifted obtained accumulated amassed take takes taken taking"
    " gain gains "
    "gaining secure secures securing "
    "increase increases increasing lift lifts lifting raise raises raising obtain obtains obtaining receive "
    "receives become becomes own",
    "issue": "issued allotted issue issues issuing",
    "negotiate": "negotiate negotiates negotiated negotiating in held hold holding had having opened began "
    "begun started entered "
    "resumed from ended off suspended halted left quit talks negotiations discussions approached approaches "
    "courting wooing sounded sounding",
    "hold": "acquire acquires acquired has have had hold holds get gets got obtain obtains obtained secure "
    "secures secured receive receives "
    "received gain gains gained entitled",
    "bid": "offered offers offer bid bids tabled lobbed",
    "answer": "reject rejects rejected rejecting rebuffs rebuffed spurns spurned snubs snubbed dismisses dismissed "
    "declines declined refuses refused turns turned votes voted knocks knocked receives received considers "
    "considering reviews reviewing studies studying evaluates evaluating weighs weighing accept accepts "
    "accepted backs backed approves approved fends fended recommends recommended endorses endorsed supports supported",
    "compete": "join joins joined joining enter enters entered entering in lead leads leading led among win wins won",
    "drop": "proceed proceeding go continue press withdraw withdraws withdrew withdrawn withdrawing drops "
    "dropped dropping pulls "
    "pulled pulling abandons abandoned abandoning pursue walks walked walking",
    "enter": "come comes coming came enter enters entered entering join joins joined joining participate "
    "participates participated "
    "participating",
    "control": "win wins won winning gain gains gained gaining take takes taking taken took seize seizes "
    "seized assume assumes "
    "assumed assuming obtained secure secures secured securing",
    "fall": "fell fallen fall falls become becomes became becoming",
    "owned": "owned",
    "holder": "became made left turned become becomes becoming make makes making leave leaves leaving turn turns turning",
    "market": "want wants wanted tries tried trying "
    "put puts putting placed offered offers list lists listed seek seeks seeking sought look looks looking "
    "invites invited hunting sale",
    "right": "right",
    "lend": "lend lends lent lending borrow borrows borrowed borrowing",
    "identity": "new sole main future first owner buyer purchaser acquirer offtaker off customer supplier",
    "treat": "treat treats treated treating process processes processed processing smelt smelts smelted "
    "refine refines refined "
    "refining recycle recycles recycled recycling convert converts converted mill milled",
    "found": "constitute constitutes constituted constituting establish establishes established establishing "
    "form forms "
    "formed forming create creates created creating set sets setting found founds founded founding "
    "incorporate incorporates "
    "incorporated incorporating launch launches launched launching",
    "pool": "fold folds folded folding roll rolls rolled rolling bring brings brought bringing merge merges merged merging "
    "contribute contributes contributed contributing put puts putting study studies studying explore explores "
    "exploring examine examines examining research researches researching "
    "investigate investigates investigating assess assesses assessing evaluate evaluates evaluating pool pools "
    "pooled pooling combine combines combined combining work works working jointly develop "
    "cooperate "
    "cooperates cooperated cooperating co collaborate collaborates collaborated collaborating",
    "award": "won win wins winning receive receives received receiving secure secures secured securing land lands landed "
    "landing clinches clinched books booked obtains obtained got award awards awarded awarding gave gives given giving hand "
    "hands handed handing let place places placed placing",
    "exchange": "share shares receive receives receiving get gets getting exchanged swapped offered",
    "come": "come comes be is are been being",
    "go": "go goes going went be is are been being was were",
    "cover": "be is are been being was were",
    "eye": "circles circled circling eyes eyed eying eyeing run runs running ran cast casts casting stalks stalked stalking "
    "sniffs sniffed sniffing",
    "claim": "collect collects collecting "
    "orders ordered secure secures secured securing lock locks locked contract contracts contracted "
    "sign signs signed commit "
    "commits committed take reserve reserves reserved book books booked obtain obtains obtained receive receives "
    "get gets take "
    "takes source sources sourced sourcing procure procures procured procuring",
    "customer": "client clients taker takers order sales offtake customer customers offtaker offtakers off buyer buyers "
    "among are were been remain remains "
    "as is be become becomes became was",
    "select": "sign signs signed signing line lines lined lining contracts contracted hired engaged selected chosen "
    "chose picked appointed named tapped taps designated designates nominated nominates retained retains "
    "appoints names enlists enlisted selects "
    "picks chooses",
    "own": "emerged been as becomes became to is will keep keeps kept retain retains retained has holds hold owns own",
    "alongside": "alongside together plus with",
}.items():
    for _word in _words.split():
        VERB_HEADS[_word] = (*VERB_HEADS.get(_word, ()), _family)
NOUN_HEADS = frozenset(
    """
    merger mergers business tie option options earn farm off offtake offtakes supply sale sales tolling
    feedstock purchase product dore bullion gold silver copper cobalt metal metals palladium platinum royalty royalties
    stream streaming streams precious net gross nsr grr grr gor 50 exploration strategic incorporated
    unincorporated joint jv jvs memorandum memoranda mou mous moc alliance partnership partnerships co head
    cooperation collaboration collaborations development teaming framework letter letters heads term declaration
    critical collaborate cooperate partner partners partnered partnering team teams teamed teaming joined join
    joining exclusivity similar same acquisition acquisitions purchases buyout buyouts buy takeover takeovers
    take share asset scheme all voluntary mandatory cash hostile unsolicited on recommended rival improved "
"counter counterbid counterbids counteroffer
    counteroffers bid
    bids offer offers approach approaches proposal proposals divestment divestments divestiture divestitures
    disposal disposals transfer equity cornerstone private placement placements investment investments subscription
    subscriptions stake stakes shareholding exclusive sole marketing agreement agreements contract contracts deal deals
    accord pact protocol arrangement deed ore concentrate concentrates processing treatment combination union take-or-pay
    pooling association shareholder shareholders loan loans bridge line lines credit""".split()
)
"""First words of the deal nouns; nothing else is tried."""

WEAK_HEADS = frozenset(
    """
    want wants wanted tries tried trying run runs running ran cast casts casting collect collects collecting
    right shareholder shareholders line lines credit bridge all on off 50 gold silver copper cobalt
    metal metals palladium platinum precious product dore bullion
    net gross
    exploration strategic incorporated development critical letter letters heads head term business same similar
    private exclusive sole cash equity share asset rival improved recommended voluntary is has have hold holds
    in held had as becomes became was to will plus together with become receive receives hand hands added
    matched increase increases raise raises lift lifts provide provides be are been being were come comes go goes
    from reserve reserves source sources received left off names becoming recycling recycles refining nominated
    going get opened began begun started entered resumed approaches sounded sounding book books booked lock locks
    establish establishes established establishing form forms formed forming create creates created creating set sets
    enter enters entered entering join joins win wins won winning assume assumes assumed assuming fell fall falls
    new main sole solely fund funds incur incurs
    future first treat treats treated treating process processes processed refine refined refines recycle recycled
    convert
    converted smelt smelted mill milled supplier customer client taker order furnish furnishes participate participates
    owned ship ships shipped shipping send orders ordered setting found founds founded founding launch launches
    launched launching work works working develop ore
    concentrate
    concentrates processing treatment union reject rejecting dismisses dismissed declines declined refuses refused turns
    votes voted knocks knocked considers considering reviews reviewing studies studying evaluates evaluating weighs
    weighing made left turn turns turning make makes making leave leaves leaving becoming placed
    list lists listed look looks looking seek seeks seeking sought invites invited hunting built consider weigh weighed
    mull mulls mulled mulling explores explored exploring eye eyes eyed eying pursues pursued pursuing studied
    discuss discusses discussed discussing evaluated emerged been accept accepts accepted backs backed approves approved
    recommends endorses endorsed supports supported lead
    leads leading led among receives received won win wins land lands landed landing obtains obtained award awards awarded
    fold folds folded folding roll rolls rolled rolling bring brings brought bringing study examine examines "
"examining research researches researching investigate investigates investigating assess assesses
    assessing evaluate evaluates evaluating explore studies
    awarding gave gives given giving let place places placed placing back backing getting part parts parting exchanged swapped
    """.split()
)
"""Words that begin deal phrases but say nothing alone; the phrase has one of the other words, or one of these:"""
TRIGGERS = (
    frozenset(VERB_HEADS)
    | NOUN_HEADS
    | frozenset(
        """
    clients takers agreement agreements contract contracts deal deals talks negotiations discussions customer customers
    offtakers buyer buyers owner
    shareholder stakeholder turned rejected rejects terminated lapsed scrapped abandoned withdrew withdraws walked
        holder venture ventures pact accord takes stakes interest offtaker understanding intent sheet heads locked
        allocated promised earmarked pledged presold forward booked purchaser acquirer subsidiary control
        jointly together approached bidding bidders suitors
        belongs belong circling circles ruler tyres trumped outbid gazumped optioned optioning optioned investor backer
        register promised assured guaranteed procured turned""".split()
    )
) - WEAK_HEADS
_LETTERS = re.compile(r"[a-z]+")


FOUNDING = frozenset(
    "establish established establishing form formed forming create created creating set found founded".split()
)
FOUNDED = frozenset("company companies vehicle entity enterprise ltd limited corp inc llc gmbh".split())
TAKING = frozenset("receive receives get gets goes went come comes".split())
TAKEN = frozenset("tonnes tons output concentrate production hydroxide carbonate oxide sulphate sulfate".split())

GOODS = frozenset(
    "oxide oxides concentrates magnets feedstock ore alloy powder precursor mass graphite lithium".split()
)


PAIRS = (
    (FOUNDING, FOUNDED),
    (frozenset(["heads"]), frozenset(["terms", "agreement"])),
    (frozenset(["order", "sales", "client"]), frozenset(["book", "books", "list", "roster"])),
    (
        frozenset("look looks looking seek seeks seeking find".split()),
        frozenset("anyone someone somebody taker takers".split()),
    ),
    (frozenset("run runs running ran cast casts casting".split()), frozenset("eye eyes ruler".split())),
    (TAKING, TAKEN),
    (
        frozenset(["provide", "provides", "furnish", "furnishes"]),
        TAKEN | {"material", "nickel", "cobalt", "lithium", "graphite"},
    ),
    (frozenset("enter enters entered joins joined".split()), frozenset(["capital"])),
    (frozenset("ship ships shipped shipping send sends sent".split()), TAKEN | GOODS),
    (frozenset(["put", "puts", "putting", "placed"]), frozenset(["block"])),
    (frozenset(["work", "working", "develop"]), frozenset(["together"])),
    (
        frozenset(["part", "parts", "parting"]),
        frozenset("arm business half holding mine percent plant project unit".split()),
    ),
    (frozenset("holders shareholders stockholders each".split()), frozenset(["share", "shares"])),
    (
        frozenset("cut trimmed reduced pared halved doubled doubles tripled upped boosted adds topped".split()),
        frozenset("holding interest nsr royalty shareholding stake stream".split()),
    ),
    (
        frozenset(["come", "comes", "coming", "came"]),
        frozenset("aboard cornerstone investor shareholder percent per price".split()),
    ),
    (
        frozenset("milled ordered orders processed recycled refined smelted treated".split()),
        frozenset("concentrate concentrates mass ore scrap tonnes tons".split()),
    ),
    (frozenset(["tender"]), frozenset(["cash", "voluntary"])),
    (frozenset("right rights entitled source sources sourced sourcing secured secures secure".split()), TAKEN | GOODS),
    (
        frozenset("receive receives received get gets got pocketed collected collects banked paid".split()),
        frozenset(
            "asset claims deposit holding interest mine plant project property royalty shares stake tenements".split()
        ),
    ),
    (
        frozenset(
            "led leads joined anchored raised raises landed hold own have belong sniffing stalking topped beat".split()
        ),
        frozenset("bid company round placement raising following after shares venture".split()),
    ),
    (
        frozenset("ordered orders procured".split()),
        frozenset(
            "calciners kilns crushers furnaces trucks excavators electrolysers equipment machinery rigs fleet mills".split()
        ),
    ),
    (frozenset(["converted"]), frozenset("debentures debt loan note notes".split())),
    (frozenset("back backs backed backing".split()), frozenset(["with"])),
    (
        frozenset(["become", "becomes", "became"]),
        frozenset(["holder", "holders", "investor", "shareholder", "stakeholder"]),
    ),
    (
        frozenset(
            "won wins winning receives received secures secured landed awarded awards placed places booked".split()
        ),
        frozenset(["award", "order", "orders", "job", "package"]),
    ),
    (
        frozenset("join joins joined joining enter enters entered entering in wins won".split()),
        frozenset("race running auction".split()),
    ),
    (frozenset(["combine", "combines", "pool"]), frozenset(["technology", "technologies", "expertise", "efforts"])),
)
"""Verbs that tell of a deal only beside such an object."""
_OBJECTS = frozenset().union(*(objects for _, objects in PAIRS))


def has_trigger(sentence: str) -> bool:
    """True when some word of the sentence may begin the telling of a deal."""
    small = sentence.lower()
    if not TRIGGERS.isdisjoint(small.split()):
        return True
    words = set(_LETTERS.findall(small))
    if not TRIGGERS.isdisjoint(words):
        return True
    return not _OBJECTS.isdisjoint(words) and any(
        not verbs.isdisjoint(words) and not objects.isdisjoint(words) for verbs, objects in PAIRS
    )
