"""Names of unknown kind that a page tells to be given money: they are companies, by whatever name."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.names import Name
from pipelines.extract.names.book import is_ordinary

GIVEN_REACH, GIVER_REACH = 160, 100
GIVER_ENDS = (
    "to ",
    "for ",
    "in ",
    "ed ",
    "ds ",
    "ts ",
    "es ",
    "ns ",
    "rs ",
    "ks ",
    "ing ",
    "lent ",
    "sent ",
    "gave ",
    "given ",
)
"""How the word before a name ends that may be given something, the cheapest of the tests."""
MONEY_WORDS = (
    r"(?:loans?|grants?|facilit(?:y|ies)|debt|financing|funding|awards?|guarantees?|subsid(?:y|ies)|letters? of|credit|"
    r"support|backing|drawdown|term sheet|(?:million|billion|crore)\b|[$€£¥₹])"
)
TAKES_MONEY = re.compile(
    r"(?: \([^()]{1,60}\))?(?:,? (?:backed|funded|financed) by|(?:, [^,;.]{2,90},)?(?: (?:has|have|had|will|would|is|was|"
    r"were|been|to|said|it|that|also|today|now|be|on (?:\w+, )?\w+ \w+(?:,? \d{4})?))* (?:receiv\w+|secur\w+|w[io]ns?|"
    r"obtain\w*|lands?|landed|signed|closed|drew|drawn|borrow\w*|awarded|granted|lent|selected|applied|negotiating|"
    r"in talks|reached financial close|made an? (?:first )?drawdown|benefits|entered into))\b[^.;]{0,80}?"
    rf"{MONEY_WORDS}"
)
"""What follows whoever is told to receive money."""
GIVES_TO = re.compile(
    r"\b(?:(?:award(?:ed|s|ing)?|grant(?:ed|s|ing)|lending|giving|offering|gives?|gave|given|lends?|lent|issued|sent|"
    r"offer(?:ed|s)|promised|"
    r"provid(?:ed|es)|support(?:s|ed|ing)?|backs|backed|backing|finance[sd]?|fund(?:s|ed))|"
    rf"(?:{MONEY_WORDS}|\d[a-z]{{0,2}}|allocated|awarded|granted|committed|approved|paid)(?: [a-z]+)? (?:to|for)|"
    r"(?:equity|stake|shares)[^.;]{0,50} in) $"
)
WHAT_IS_GIVEN = re.compile(
    r",? (?:with )?(?:(?:an?|the|up|to|about|more|than|some) )*(?:[a-z-]+ ){0,3}?"
    rf"(?:{MONEY_WORDS}|[a-z]{{0,3}}[$€£¥₹]?\d|commitment|(?:to|for|towards?|by|from|which|who|under) )"
)
"""What stands before and behind whoever is given something."""
OF_A_SEAT = re.compile(r"\b(?:in|at|near|of|from|outside|under|for|with|by|to)(?: the)? $|, $")
"""What stands before a name that is no subject."""
NO_FIRM = re.compile(
    r"\b(?:JORC|(?:Mineral|Measured|Indicated|Inferred) Resources?|(?:Ore|Mineral|Proved|Proven|Probable) Reserves?|"
    r"NI 43-101)$|^(?:JORC|SAMREC)\b"
)
"""What an estimate is called."""
STEP = re.compile(r"\b(?:Phase|Stage|Step|Module|Line|Train)$")
"""A step of a site's plan."""


def is_given(text: str, name: Name) -> bool:
    """True where a name of unknown kind is told to be lent, granted or sent something."""
    if not name.printed[-1:].islower() or STEP.search(name.printed):
        return False
    before = text[max(0, name.start - GIVER_REACH) : name.start].lower()
    gives = before.endswith(GIVER_ENDS) and GIVES_TO.search(before)
    if not gives and OF_A_SEAT.search(before):
        return False
    after = text[name.end : name.end + GIVEN_REACH].lower()
    told = (gives and WHAT_IS_GIVEN.match(after)) or (not OF_A_SEAT.search(before) and TAKES_MONEY.match(after))
    return bool(told) and not is_ordinary(name.printed) and not NO_FIRM.search(name.printed)
