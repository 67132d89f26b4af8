"""Bodies that give money, under the fullest form their document gives them, with short references resolved.

"The bank", "the Commission", "the State" stand for a body named before; a capital city or a country stands for its
government where it acts like one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.extract import regex as re
from pipelines.extract.funding.schemes import Scheme
from pipelines.extract.funding.spotting import Found, flattened, free, is_of_a_person, spot
from pipelines.extract.lexicon.funders import FunderKind, funders
from pipelines.extract.places import Place, countries_in, place_of, place_spans

__all__ = ["Body", "Scheme", "find_bodies"]

RECENT_BODIES = 12
"""Bodies that a text keeps in mind: older ones are named again."""
MOST_ALIASES = 60
"""Abbreviations defined in brackets that one document is searched for."""
LONG_NAME = 3
"""Capitalised words of a name that pages shorten to its initials."""
MOST_TEXT = 20_000
"""Characters of a page in which its only country is looked for."""
COUNTRY_BEFORE = 300
"""Characters before "the government" in which its country may be named."""
NOUN_KINDS: dict[str, tuple[FunderKind, ...]] = {
    "bank": ("bank", "export_credit", "multilateral", "lender"),
    "agency": ("agency", "export_credit", "ministry", "bank"),
    "department": ("ministry",),
    "ministry": ("ministry",),
    "treasury": ("ministry",),
    "pentagon": ("ministry",),
    "government": ("government",),
    "state": ("government",),
    "province": ("government",),
    "prime minister": ("government",),
    "eu": ("government",),
    "commonwealth": ("government",),
    "administration": ("government",),
    "cabinet": ("government",),
    "budget": ("government",),
    "commission": ("government", "agency"),
    "fund": ("fund",),
    "lender": ("lender", "bank", "export_credit", "multilateral", "fund"),
    "corporation": ("bank", "fund", "export_credit"),
    "financier": ("bank", "export_credit", "lender"),
    "insurer": ("export_credit",),
    "office": ("agency", "ministry"),
    "authority": ("agency",),
}
"""What kinds of body a noun may stand for."""
EXCHANGE = re.compile(r"\b(ASX|TSX|TSXV)\b")
SMALL = re.compile(r" (?!government|and|or|has|have|had|will|would|is|was)[a-z]")
SITED = re.compile(r"\b(?:project|mine|plant|refinery|smelter|deposit|factory|facility) (?:in|near) (?:[a-z]+ )?$")
HOMES = {"ASX": "AU", "TSX": "CA", "TSXV": "CA"}
"""Whose government a page speaks of that names an exchange and no country."""
OF_A_REGION = re.compile(r"[Tt]he (?:[Pp]rovincial|[Ss]tate|[Tt]erritorial) (?=[Gg]overnment|[Cc]abinet|[Bb]udget)")
"""How a region's own government is called where it is not named."""
OF_A_PLACE = ("government", "prime minister", "cabinet", "budget", "state", "province", "commonwealth")
DESCRIBED = ("export_credit", "bank", "fund")
"""Kinds of body of which a state has few, so that a description means the one that the page names."""
NAMED_ALIKE = ("commission", "treasury", "pentagon", "corporation", "office", "authority")
"""Nouns that stand only for a body with that noun in its name."""
BACK_REFERENCE = re.compile(
    r"\b[Tt]he (?:(?:state's|country's|state-owned|[Ff]ederal|[Pp]rovincial|[Nn]ational|same|export[- ]credit|"
    r"development|[Ss]tate|policy|US|U\.S\.|German|French|Japanese|Korean|Canadian|Australian|British|Swedish|Finnish|"
    r"trade|public) ){0,3}(?:(?!Federal|State)[A-Z][a-z]+ (?=Government))?"
    r"(?P<noun>[Bb]ank|[Aa]gency|[Dd]epartment|[Mm]inistry|[Gg]overnment|[Ff]und|lenders?|"
    r"Commission|Corporation|State|[Cc]ommonwealth|Treasury|Pentagon|[Aa]dministration|[Cc]abinet|"
    r"[Bb]udget(?! (?:of|for|office|is|was|stands|runs|comes)\b)|financiers?|"
    r"state(?= (?:has|had|will|would|is|was|gave|gives?|offer(?:s|ed)|put(?:s|ting)?|pa(?:ys|id)|pledge[sd]|promise[sd]|"
    r"approve[sd]|award(?:s|ed)|grant(?:s|ed)|lends|lent|contribute[sd]|provide[sd]|also|itself|agreed|spen[dt]s?)\b)|"
    r"insurer|[Oo]ffice|[Aa]uthority|[Pp]rovince|EU|Prime Minister)\b(?! (?:of|for) (?:the )?[A-Z])"
    r"(?! (?:debt|loans?|financing|account|accounts|balance|deposits?|syndicate|lenders|facility|facilities)\b)"
)
ABBREVIATED = re.compile(r" \((?:the )?\"?([A-Z][\w&-]{1,9})\"?\)")
MINISTER = re.compile(r"^(?:[A-Z]\w+ ){0,2}Minister\b")
"""A minister acts for the ministry or government that the page names."""
OWNED = re.compile(r"^(?:[Tt]he |[A-Z]\w+(?: [A-Z]\w+)?'s (?=[A-Z]))")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that may give money, at `text[start:end]`."""

    start: int
    end: int
    name: str
    """The fullest form in the document; for a programme office, the agency it belongs to."""
    kind: FunderKind
    country: str | None
    key: str
    """The same for every way of printing one body in one document."""
    reference: Literal["name", "back", "metonym"] = "name"


def find_bodies(text: str, title: str = "") -> tuple[list[Body], list[Scheme]]:
    """Bodies and programmes of the whole document, each list sorted and without overlaps; a minister speaks for the
    government that the title names where the text names none."""
    flat = flattened(text)
    found, schemes = spot(flat)
    bodies: list[Body] = []
    for body in sorted(_resolved(flat, found, title), key=lambda b: (b.start, -b.end)):
        if not bodies or body.start >= bodies[-1].end:
            bodies.append(body)
    return _at_home(_with_references(flat, bodies, schemes)), schemes


def _at_home(bodies: list[Body]) -> list[Body]:
    """A ministry that nothing puts in a country is of the only country whose state the page speaks of."""
    countries = {b.country for b in bodies if b.country and b.kind in ("government", "ministry", "agency")}
    if len(countries) != 1:
        return bodies
    home = next(iter(countries))
    return [replace(b, country=home) if b.country is None and b.kind == "ministry" else b for b in bodies]


def _resolved(flat: str, found: list[Found], title: str) -> Iterator[Body]:
    """Each body under the fullest form the document gives it; an abbreviation in brackets is the body before it."""
    described = _described(found)
    aliases = dict(described)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    first: dict[str, Found] = {}
    for body in found:
        key = _key(body, aliases)
        if abbreviation := ABBREVIATED.match(flat[body.end : body.end + 16]):
            aliases.setdefault(abbreviation.group(1), key)
        if not body.is_office and not body.is_metonym and body.printed not in described:
            forms[key][body.printed] = None
        first.setdefault(key, body)
    names = {key: _fullest(key, forms.get(key) or {key: None}) for key in first}
    states = [k for k, b in first.items() if b.kind in ("government", "ministry") and not MINISTER.match(k)]
    stands_for = {key: states[0] for key in names if states and MINISTER.match(key)}
    if not states and any(MINISTER.match(key) for key in names) and (titled := _governments(title)):
        state = titled[0].known.name if titled[0].known else titled[0].printed
        states, first[state], names[state] = [state], titled[0], titled[0].printed
        stands_for = {key: state for key in names if MINISTER.match(key)}
    names |= {
        key: names[stands_for[key]] if states else MINISTER.sub("Ministry", key) for key in names if MINISTER.match(key)
    }
    for key, form in names.items():
        aliases.setdefault(_initials(form), key)
    for body in found:
        key = _key(body, aliases)
        place = place_of(body.printed) if body.kind == "government" else None
        behind = first[stands_for[key]] if key in stands_for else body
        country = behind.known.country if behind.known else behind.country or _country(behind.printed)
        if place and place.kind == "country":
            yield Body(body.start, body.end, body.printed, body.kind, country, key, "metonym")
        else:
            yield Body(
                body.start,
                body.end,
                names[key],
                first[key].kind,
                country,
                key,
                "metonym" if body.is_metonym else "name",
            )
    for short, key in list(aliases.items())[:MOST_ALIASES]:
        if key in first and short not in forms and short not in described:
            known = first[key].known
            country = known.country if known else _country(key)
            for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", flat):
                yield Body(match.start(), match.end(), names[key], first[key].kind, country, key)


def _governments(title: str) -> list[Found]:
    """The governments that a title names."""
    return [b for b in spot(flattened(title))[0] if b.kind == "government" and not b.is_metonym]


def _initials(name: str) -> str:
    """How a page shortens a name of three words or more without saying so, else the name: "OSC" for "Office of S... C..."."""
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= LONG_NAME else name


def _key(body: Found, aliases: dict[str, str]) -> str:
    return body.known.name if body.known else aliases.get(body.printed, body.printed)


def _described(found: list[Found]) -> dict[str, str]:
    """What a body of the page is called besides its name: "the US export credit agency" where it has named EXIM,
    "the energy department" for its Department of Energy."""
    known: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for body in found:
        if body.known and body.known.country:
            known[body.kind, body.known.country][body.known.name] = None
    described = {
        body.printed: next(iter(names))
        for body in found
        if body.known is None and body.country and body.kind in DESCRIBED
        if len(names := known[body.kind, body.country]) == 1
    }
    for body in found:
        if body.kind == "ministry" and body.printed.islower():
            subject = body.printed.split()[0].title()
            named = {o.known.name if o.known else o.printed for o in found if subject in o.printed.split()}
            if len(named) == 1:
                described[body.printed] = named.pop()
    return described


def _fullest(key: str, forms: dict[str, None]) -> str:
    """The official name where it is printed or only a leader's is, else the longest form, without an article or an
    owner: "Germany's KfW"."""
    official = next((form for form in forms if form.lower() == key.lower()), None)
    lasting = [f for f in forms if not f.lower().endswith("administration") and not is_of_a_person(f)]
    return official or (OWNED.sub("", max(lasting, key=len)) if lasting else key)


def _country(printed: str) -> str | None:
    """The country of the longest place in a built name."""
    words = re.sub(r"'s\b", "", printed).split()[:8]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            if place := place_of(" ".join(words[at : at + size])):
                return place.country
    return None


def _with_references(flat: str, bodies: list[Body], schemes: list[Scheme]) -> list[Body]:
    """The bodies with back references added, in text order."""
    nouns = free(
        (Found(m.start(), m.end(), m.group("noun").lower(), None, "agency") for m in BACK_REFERENCE.finditer(flat)),
        [(b.start, b.end) for b in bodies],
    )
    spans: list[Body | Found] = sorted([*bodies, *nouns], key=lambda span: span.start)
    recent: list[Body] = []
    merged: list[Body] = []
    for span in spans:
        if isinstance(span, Body):
            if span.reference == "name":
                recent = [*[b for b in recent if b.key != span.key][-RECENT_BODIES:], span]
            merged.append(span)
        elif behind := _behind(flat, span, recent) or _its_fund(span, recent, schemes):
            merged.append(behind)
    return merged


def _its_fund(reference: Found, recent: list[Body], schemes: list[Scheme]) -> Body | None:
    """The body that "the fund" stands for where a programme of that name was told: the one named just before it, else
    the fund itself."""
    before = [s for s in schemes if s.start < reference.start and s.name.endswith("Fund")]
    if reference.printed != "fund" or not before:
        return None
    fund = before[-1]
    near = [b for b in recent if b.start < reference.start and abs(fund.start - b.end) < COUNTRY_BEFORE]
    own = fund.entry.agency if fund.entry else None
    itself = Body(fund.start, fund.end, own or fund.name, "agency" if own else "fund", _home_of(fund), own or fund.name)
    behind = near[-1] if near else itself
    return Body(reference.start, reference.end, behind.name, behind.kind, behind.country, behind.key, "back")


def _home_of(fund: Scheme) -> str | None:
    return fund.entry.country if fund.entry else None


def _behind(flat: str, reference: Found, recent: list[Body]) -> Body | None:
    """The body that a noun such as "the bank" or "the government" stands for."""
    noun = reference.printed
    if noun in OF_A_PLACE and OF_A_REGION.match(flat, reference.start):
        return _government_near(flat, reference, None)
    wanted = NOUN_KINDS.get(noun) or NOUN_KINDS.get(noun.rstrip("s"), ())
    before = next(
        (b for b in reversed(recent) if b.kind in wanted and (noun not in NAMED_ALIKE or noun in b.name.lower())), None
    )
    if noun in OF_A_PLACE:
        before = _government_near(flat, reference, before) or before
    if before is None and flat[reference.end - len(noun)].isupper():
        before = _under_old_name(flat, noun.title(), recent)
    if before is None:
        return None
    return Body(reference.start, reference.end, before.name, before.kind, before.country, before.key, "back")


def _under_old_name(flat: str, noun: str, recent: list[Body]) -> Body | None:
    """The body that the page names under another name too, which ends in this noun: "the Bank" for one that is a fund."""
    for body in reversed(recent):
        if body.name != (printed := flat[body.start : body.end]) and printed.endswith(f" {noun}"):
            return replace(body, name=printed)
    return None


def _places_in(flat: str, start: int, end: int, kinds: tuple[str, ...]) -> list[tuple[Place, str]]:
    """Places of these kinds as printed, without those that only mark a dollar, say whose something is ("a US fund") or
    where a site lies."""
    window = flat[start:end]
    return [
        (s.place, window[s.start : s.end])
        for s in place_spans(window)
        if s.place.kind in kinds
        and "$" not in window[max(0, s.start - 1) : s.end + 1]
        and not (window[s.start : s.end].isupper() and SMALL.match(window, s.end))
        and not (kinds != ("region",) and SITED.search(window, 0, s.start))
    ]


def _government_near(flat: str, reference: Found, named: Body | None) -> Body | None:
    """The government of the country last spoken of, where none was named after it, else of the one named next; "the
    State" is a region."""
    noun = reference.printed
    regional = noun in ("state", "province") or OF_A_REGION.match(flat, reference.start) is not None
    since = max(0, reference.start - COUNTRY_BEFORE, named.end if named and not regional else 0)
    countries, everywhere = ("country", "capital"), ("country", "capital", "region", "demonym")
    places = _places_in(flat, since, reference.start, ("region",) if regional else countries)[-1:]
    if not places and named is None and not regional:
        places = _places_in(flat, reference.end, reference.end + COUNTRY_BEFORE, everywhere)[:1]
        places = places or _places_in(flat, since, reference.start, everywhere)[-1:]
        if not places and (exchange := EXCHANGE.search(flat)):
            home = next(f for f in funders() if f.kind == "government" and f.country == HOMES[exchange.group(1)])
            return Body(reference.start, reference.end, home.name, "government", home.country, home.name, "back")
        if len(countries_in(flat[:MOST_TEXT])) == 1:
            places = _places_in(flat, 0, MOST_TEXT, everywhere)[:1]
    if not places and regional and noun not in ("state", "province"):
        places = _places_in(flat, reference.end, reference.end + COUNTRY_BEFORE, ("region",))[:1]
        whose = flat[reference.start : reference.end].split(" ", 1)[1]
        if not places:
            return Body(reference.start, reference.end, whose, "government", None, whose, "back")
    if not places:
        return None
    place, region = places[-1][0], places[-1][1].rstrip(".")
    if regional:
        name = f"State of {region}" if noun == "state" else f"Government of {region}"
    else:
        known = next((f for f in funders() if f.kind == "government" and f.country == place.country), None)
        name = known.name if known else f"Government of {place.label}"
    return Body(reference.start, reference.end, name, "government", place.country, name, "back")
