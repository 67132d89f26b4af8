"""Bodies told by what the text calls them, or by the word for a bank in their country's language.

"Vinnova, the Swedish innovation agency", "export credit agency Finnvera", "Banco de Desarrollo", "the Region of
Wallonia": the lexicon need not know them. The text is searched once for the nouns; only a window around each is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.funding.runs import CAP, matches_of
from pipelines.extract.lexicon.funders import FunderKind
from pipelines.extract.places import place_of

NAME = rf"{CAP}(?: (?:(?:of|for|and|&|de|del|di|do|da|du|des|la|et|e|y|für) (?:the |la )?)?{CAP}){{0,5}}"
DESCRIBES = (
    r"(?:innovation|export[- ]credit|export[- ]finance|credit[- ]insurance|development|promotional|promotion|research|"
    r"state|state-owned|state-run|national|federal|government|government-owned|public|regional|provincial|cantonal|"
    r"sovereign|wealth|industrial|economic|business|energy|funding|climate|trade|export|multilateral|policy|"
    r"guarantee|investment|commercial)"
)
"""Words that make an agency, a bank or a fund one that gives money for a purpose."""
NOUN = re.compile(
    r"\b(?:agency|bank|lender|fund|insurer|financier|authority|council|office|institution|holding|vehicle)\b"
)
OF_SUCH_KIND = re.compile(rf"(?i)\b{DESCRIBES} (?:[a-z-]+ ){{0,2}}$")
NO_GIVER = re.compile(
    r"\b(?:news|press|rating|ratings|reporting|travel|space|statistics|customs|protection|central|"
    r"pension|hedge|index|relief|crime|intelligence|licensing|permitting|water|works)\b"
)
"""Agencies, banks and funds that finance no mine."""
BEFORE_NOUN = re.compile(
    rf"(?P<name>{NAME})(?: \([A-Z][\w&-]{{1,9}}\))?, (?:the |an? |its )?(?P<what>(?:[\w.'-]+ ){{0,6}})$"
)
BEHIND_NOUN = re.compile(rf" (?P<name>{CAP}(?: {CAP}){{0,3}})")
WHAT = re.compile(r"(?P<what>(?:[\w.'-]+ ){1,5})$")
REACH = 120
"""Characters before a noun in which the name that it describes stands."""
MOST_NAMES = 30
"""Described names whose other mentions are looked for in one document."""
FOREIGN_BANK = re.compile(
    rf"\b(?:Banco|Banca|Banque|Banka|Bank|Sparkasse|Kreissparkasse|Landesbank|Raiffeisenbank|Volksbank|Caixa|Crédit|"
    rf"Credito|Crédito)"
    rf"(?: (?:de |del |di |do |da |du |des |la |le |el |y |e |et |für |van |der |of |the )*{CAP}){{1,5}}"
)
FOR_THE_PUBLIC = re.compile(
    r"Fomento|Desarrollo|Desenvolvimento|Développement|Sviluppo|Nacional|Nationale|do Brasil|Estado|Investissement|"
    r"Inversiones|Development|Rozwoju|Gospodarstwa"
)
REGION = re.compile(
    rf"\b(?:Region|Free State|Canton|Prefecture|Voivodeship|Autonomous Community|Regional Government|Regional Council) "
    rf"of (?:the )?{CAP}(?: {CAP})?|(?<![\w-]){CAP}(?: {CAP})? (?:Region|Prefecture|Regional Council|Regional "
    rf"Government|County Council|Provincial Government)\b"
)
REGION_KEY = re.compile(
    r"\b(?:Region|Prefecture|Regional|County Council|Provincial Government|Free State|Canton|Voivodeship|Autonomous)\b"
)
COMMON_KEY = re.compile(
    r"\b(?:(?:development|wealth|investment|state|materials|minerals|growth|transition) fund|development (?:bank|"
    r"agency)|credit agency|"
    r"(?:policy|state|export|development|public) (?:lender|insurer)|innovation agency|"
    r"(?:economy|industry|mining|mines|energy|finance|trade|defen[cs]e|environment) ministry|state)\b"
)
NEAR = 70
"""Characters around such a noun in which the rest of the name stands."""
LIES_IN = re.compile(r"\b(?:in|within|near|throughout|across|at|to|for|and) (?:the )?$")
"""What stands before a region that is only a place."""
COMMON_BODY = re.compile(
    rf"(?<![\w-])(?P<whose>{CAP}(?: {CAP})?)(?:'s)? (?:new )?(?:state |national |federal |sovereign )?(?:development fund|"
    rf"development "
    r"bank|(?:policy|state|export|development|public) (?:lender|insurer)|"
    r"wealth fund|investment fund|(?:raw|critical) (?:raw )?(?:materials|minerals) fund|(?:growth|transition) fund|"
    r"export[- ]credit agency|innovation agency|development agency|state fund|"
    r"(?:economy|industry|mining|mines|energy|finance|trade|defen[cs]e|environment) ministry|state(?= (?:will|would|"
    r"has|is|"
    r"guarantee|subsidi|lend|gave|give|grant|pay|provid|contribut|invest|put)))\b(?! [A-Z])(?!, [A-Z][\w-]+,)"
)
"""A country's body under a common name: "Serbia's development fund", "the Czech state"."""
ARTICLE = re.compile(r"^(?:The|In|By|From|With|And|But|Its|At) ")
KINDS: tuple[tuple[re.Pattern[str], FunderKind], ...] = (
    (re.compile(r"export[- ](?:credit|finance)|credit[- ]insur|\binsurer"), "export_credit"),
    (re.compile(r"multilateral"), "multilateral"),
    (
        re.compile(
            r"(?:development|promotional|state|state-owned|state-run|national|public|policy|investment|federal) "
            r"(?:bank|lender|financier)"
        ),
        "bank",
    ),
    (re.compile(r"bank|lender|financier"), "lender"),
    (re.compile(r"fund\b"), "fund"),
)


BESIDE_NAME = re.compile(r"[A-Z]\w*\)?, (?:the )?$|[A-Z]\w* \((?:the )?$")
"""A name before its own description, which names nobody else."""
COMMON_KINDS: tuple[tuple[re.Pattern[str], FunderKind], ...] = (
    (re.compile(r"export[- ]credit"), "export_credit"),
    (re.compile(r"(?:bank|lender)$"), "bank"),
    (re.compile(r"insurer$"), "export_credit"),
    (re.compile(r"fund$"), "fund"),
    (re.compile(r"ministry$"), "ministry"),
    (re.compile(r"agency$"), "agency"),
)


@dataclass(frozen=True, slots=True)
class Apposed:
    """A body at `text[start:end]` with what its description tells of it."""

    start: int
    end: int
    kind: FunderKind
    country: str | None


def apposed(flat: str) -> Iterator[Apposed]:
    """Bodies told by a description beside their name, every mention of them, foreign banks, and regions that act."""
    described: dict[str, tuple[FunderKind, str | None]] = {}
    for noun in NOUN.finditer(flat):
        if (found := _described(flat, noun)) and len(described) < MOST_NAMES:
            name, what = found
            kind: FunderKind = next((kind for words, kind in KINDS if words.search(what)), "agency")
            described.setdefault(name, (kind, _country_in(what)))
    for name, (kind, country) in described.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", flat):
            yield Apposed(match.start(), match.end(), kind, country)
    for match in _around(flat, COMMON_KEY, COMMON_BODY):
        place = place_of(re.sub(r"'s$", "", match["whose"]))
        beside = BESIDE_NAME.search(flat, max(0, match.start() - 60), match.start())
        if place and place.kind in ("country", "demonym") and not beside:
            kind = next((kind for words, kind in COMMON_KINDS if words.search(match.group())), "government")
            yield Apposed(match.start(), match.end(), kind, place.country)
    for match in matches_of(FOREIGN_BANK, flat, "Ban", "parkasse", "bank ", "Caixa", "Cr"):
        kind = "bank" if FOR_THE_PUBLIC.search(match.group()) else "lender"
        yield Apposed(match.start(), match.end(), kind, None)
    for match in _around(flat, REGION_KEY, REGION):
        if not LIES_IN.search(flat, max(0, match.start() - 12), match.start()):
            start = match.start() + (article.end() if (article := ARTICLE.match(match.group())) else 0)
            yield Apposed(start, match.end(), "government", None)


def _around(flat: str, key: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins with any name, looked for only around the nouns that it needs."""
    done = 0
    for noun in key.finditer(flat):
        if noun.start() < done:
            continue
        low = max(done, noun.start() - NEAR)
        begin = flat.find(" ", low, noun.start()) + 1 if low > done else low
        if found := pattern.search(flat, begin, noun.end() + NEAR):
            done = found.end()
            yield found


def _described(flat: str, noun: re.Match[str]) -> tuple[str, str] | None:
    """The name that this noun describes, and the words that describe it."""
    before = flat[max(0, noun.start() - REACH) : noun.start()]
    if not OF_SUCH_KIND.search(before, max(0, len(before) - 45)):
        return None
    if beside := BEFORE_NOUN.search(before):
        name, what = beside["name"], beside["what"] + noun.group()
    elif (behind := BEHIND_NOUN.match(flat, noun.end(), noun.end() + 60)) and (words := WHAT.search(before)):
        name, what = behind["name"], words["what"] + noun.group()
    else:
        return None
    name = ARTICLE.sub("", name)
    of_such_kind = OF_SUCH_KIND.search(what.removesuffix(noun.group())) and not NO_GIVER.search(what)
    return (name, what) if of_such_kind and len(name) > 2 and place_of(name) is None else None


def _country_in(what: str) -> str | None:
    """The country that a description names: "the Swedish innovation agency", "Chile's development bank"."""
    words = re.sub(r"'s?\b", "", what).split()
    return next(
        (
            p.country
            for size in (2, 1)
            for i in range(len(words) - size + 1)
            if words[i][:1].isupper() and (p := place_of(" ".join(words[i : i + size])))
        ),
        None,
    )
