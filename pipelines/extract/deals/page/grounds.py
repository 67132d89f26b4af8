"""The name that an announcement gives to licences it counts or numbers: in a bracket behind them, or in the heading above.

"five exploration licences (together the Tarn Hill Project)", "Agreement 2: Tarn Hill (E09/2702)".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.names import Name
from pipelines.extract.names.book import site_name
from pipelines.extract.names.papers import names_nobody

if TYPE_CHECKING:
    from pipelines.extract.deals.page.merge import Event
    from pipelines.extract.reading import Reading

WORD = r"[A-Z][\w’'-]*"
IN_BRACKET = re.compile(
    r"\((?:(?:together|collectively|being|forming|comprising|which (?:together |collectively )?(?:form|comprise|make up|"
    rf"constitute)),? )?(?:the )?[“\"‘']?(?P<name>{WORD}(?: {WORD}){{0,5}})[”\"’']?\)"
)
GROUND = re.compile(
    r"(?i)\b(?:licen[cs]es?|tenements?|claims?|permits?|concessions?|leases?|ground|[A-Z]{1,4} ?\d{2}/\d{3,5})\b[^.;()]{0,90}$"
)
"""What stands before the bracket that names it."""
OF_GROUND = re.compile(
    r"(?: (?:Project|Propert(?:y|ies)|Tenements?|Licen[cs]es?|Claims?|Permits?|Concessions?|Deposit|Mine))$"
)
IN_HEADING = re.compile(rf"(?P<name>{WORD}(?: {WORD}){{0,3}}) \([A-Z]{{1,4}} ?\d{{2,6}}(?:/\d{{2,5}})?\b")
"""A heading that names the ground by its licence."""
LONGEST_HEADING = 110
OVER_GROUND = ("acquisition", "earn_in", "joint_venture", "royalty_stream")


def name_grounds(events: Sequence[Event], reading: Reading) -> None:
    """Give deals without a mine of their own the ground that their telling names so; in place."""
    parties = {name for e in events for name in e.names()}
    for event in events:
        if event.deal_type not in OVER_GROUND or (event.project is not None and not event.is_usual_project):
            continue
        if own := _ground_of(event, parties, reading):
            event.project, event.is_usual_project = own, False


def _ground_of(event: Event, parties: set[str], reading: Reading) -> Name | None:
    """The name of the licences that a deal is about, where the telling or its heading gives them one."""
    text = reading.document.text
    for sentence in reading.sentences[event.first : event.last + 1]:
        for bracket in IN_BRACKET.finditer(text, sentence.start, sentence.end):
            named = bracket["name"]
            bare = OF_GROUND.sub("", named)
            if not GROUND.search(text, sentence.start, bracket.start()) or names_nobody(bare):
                continue
            is_known = {n.kind for n in reading.within(reading.names, bracket.start(), bracket.end())}
            if bare == named and (is_known & {"company", "person", "agency"} or named in parties or named.isupper()):
                continue
            return _named(bracket.start("name"), named)
        heading = sentence.headings[-1] if sentence.headings else ""
        if len(heading) <= LONGEST_HEADING and (found := IN_HEADING.search(heading)):
            return _named(sentence.start, found["name"])
    return None


def _named(start: int, printed: str) -> Name:
    return Name(start, start + len(printed), printed, "project", site_name(OF_GROUND.sub("", printed)), None, None)
