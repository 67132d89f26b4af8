"""Who asks and who prints: interviewers, their outlets and wires take no side in what they report."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.names.words import INDUSTRY, NameKind

WIRE = re.compile(
    r"(?:\w+[Ww]ire|\w+WIRE|[\w ]+ (?:News|Media|Press) ?[Ww]ire)|(?:The )?News ?[Ww]ires?|News(?:file|direct)"
)
"""A service that hands out releases names itself so: MiningNewsWire, TheNewswire, New Media Wire."""
NEWSPAPER = re.compile(
    r"(?:the )?(?:Financial Times|Wall Street Journal|New York Times|Reuters|Bloomberg(?: News)?|Nikkei(?: Asia)?|Dow Jones"
    r"(?: Newswires)?|Associated Press|Agence France-Presse|Globe and Mail|Sky News|Fastmarkets|MarketScreener|MT Newswires|"
    r"Caixin|Xinhua|TheNewswire|GlobeNewswire|PR Newswire|Business Wire|ACCESS Newswire|(?:[A-Z][\w-]+ ){1,3}(?:Times|Journal|"
    r"Gazette|Herald|Tribune|Newspaper|News Agency|Newswire|Financial Review|Morning Post))",
    re.IGNORECASE,
)
"""Who only tells: a newspaper or an agency of news."""
MEETS = (
    r"\b(?:join(?:ed|s)|(?:sat|sits|sitting) down with|(?:spoke|speaks|speaking|talked|chatted) (?:to|with)|"
    r"interview(?:ed)? (?:with|by)|told|tells)\s+"
)
MEETING = re.compile(MEETS + r"(?P<outlet>(?:[A-Z][\w&.]*\s){0,2}[A-Z][\w&.]*[’']s\s)?$")
"""What stands before the name of an interviewer."""
OF_OUTLET = re.compile(MEETS + r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2} (?:from|of|at|with) (?:the )?$")
"""What stands before the outlet of an interviewer."""
HAS_INTERVIEWER = re.compile(r"[’']s [A-Z][\w.’'-]+ [A-Z][\w’'-]+")
ASKS = re.compile(
    r"\s+(?:(?:from|of|at|with) (?:the )?[A-Z]|to (?:discuss|announce|talk|share|explain|detail|outline|provide|unveil|break|"
    r"highlight|review|update)|(?:in|on|at) the [\w ]{0,20}(?:studio|podcast|show)|about )"
)
"""What follows an interviewer: their outlet, what is talked of, where."""
LAST_BEFORE = tuple(f"{word} " for word in "joined joins with to by told tells from of at the 's ’s".split())
"""What every such text ends in: asked first, as it costs least."""
POINTS = 20
"""More than any other sign gives: the words leave no doubt."""


def press_points(printed: str, before: str, after: str) -> dict[NameKind, int]:
    """Points of a name for somebody of the press, none where nothing tells of one."""
    if WIRE.fullmatch(printed):
        return {"nobody": POINTS}
    if not before.endswith(LAST_BEFORE):
        return {}
    meeting = MEETING.search(before)
    if meeting is None:
        return {"nobody": POINTS} if OF_OUTLET.search(before) else {}
    words = printed.split()
    if len(words) in (2, 3) and words[-1].lower() not in INDUSTRY and (meeting["outlet"] or ASKS.match(after)):
        return {"person": POINTS}
    return {"nobody": POINTS} if HAS_INTERVIEWER.match(after) else {}
