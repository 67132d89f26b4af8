"""Capitalised words that name nobody: the papers of a deal, what heads a page, numbers of securities, spaced letters."""

from __future__ import annotations

from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.names.terms import is_term
from pipelines.extract.names.words import NEVER_NAMES

PAPER_WORDS = frozenset(
    """
    acquisition admission agreement agreements announcement annual appendix arrangement asset bid binding board buyer code
    common completion condition conditions consideration convertible date deed deferred definitive earn-in effective enlarged
    escrow exclusivity execution expenditure extraordinary farm-in farm-out final first general gross heads implementation
    initial intent interest joint key letter listing long maximum meeting memorandum milestone minimum net new note notes offer
    offtake option options optionee optionor ordinary participants parties party performance period phase placement placing
    precedent preferred properties property proposed purchase purchaser purchasers return returns revenue rights royalty rule
    rules sale sales scheme second seller sellers settlement share shares sheet smelter special stage stop subscription
    tenement tenements term terms third total tranche transaction understanding unit units vendor vendors venture warrant
    warrants""".split()
)
"""Words that announcements write large without naming anybody: the papers of a deal and the parts of its terms."""
PAGE_WORDS = PAPER_WORDS | frozenset(
    """
    announcements estimate estimates market media mineral news ore release releases reserve reserves resource
    resources""".split()
)
"""And those of the page itself, which name nobody behind an exchange or a code: ASX Release, JORC Mineral Resource."""
CALLED = (["mineral", "resource"], ["ore", "reserve"], ["target", "company"], ["target", "group"], ["stock", "code"])
"""What papers call the things that they speak of."""
SECURITY_NUMBER = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")
"""An ISIN (ISO 6166)."""
WHAT_KIND = re.compile(
    r"(?:First|Second|Third|Final|Next|Early|Late|Mid|High|Low|Long|Short|Half|Full|All|Non|Pre|Post|Self|Multi|Co|Sub|Semi|Cross|Inter|Re|Un)-[a-z]+"
)
"""Words that say of what kind a thing is, with a capital for beginning their sentence: "First-round bids"."""
ROUND = re.compile(r"(?:Series|Class|Tranche|Stage|Phase) (?:[A-H]\d?|[1-9]|I{1,3}|One|Two|Three)")
"""Rounds of money and parts of an issue: "the Series B round"."""
FEWEST_LETTERS = 4
"""Lone capitals in a row that are one word, printed with spaces between its letters."""


@lru_cache(maxsize=16384)
def names_nobody(printed: str) -> bool:
    """True for the papers of a deal, what heads a page, a security's number and words printed letter by letter."""
    words = printed.split()
    lower = printed.lower().split()
    if PAPER_WORDS.issuperset(lower) or lower in CALLED or WHAT_KIND.fullmatch(printed) or ROUND.fullmatch(printed):
        return True
    if is_term(printed):
        return True
    codes = [w for w in words if (w.isupper() and w.lower() in NEVER_NAMES) or SECURITY_NUMBER.fullmatch(w)]
    if codes:
        return all(w in codes or w.lower() in PAGE_WORDS for w in words)
    return len(words) >= FEWEST_LETTERS and all(len(w) == 1 for w in words)
