"""Terms of a deal printed as label and text: rows of two cells, "Label: text" items, a label on a line of its own.

Labels as term sheets and exchange announcements use them (vendor, purchaser, consideration, interest acquired). A term
is read only where its label says what it is; conditions, dates and undertakings are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

TermKind = Literal[
    "buyer", "seller", "target", "investor", "total", "price", "share", "asset", "quantity", "spend", "counterparty"
]
LONGEST_LABEL = 60
FEWEST_TERMS = 2
"""Terms of different kinds that make a list of terms; a lone label is a word before a colon."""
REACH = 12
"""Sentences from one term of a list to the next: conditions and undertakings stand between them."""
_MONEY_WORD = r"(?:consideration|purchase price|price|payment|value)"
_KINDS: tuple[tuple[TermKind, str], ...] = (
    (
        "buyer",
        r"(?:purchasers?|buyers?|acquirors?|acquirers?|offerors?|bidders?|farm-?ees?|farminees?|optionees?|"
        r"off-?takers?|customers?|royalty (?:holder|purchaser|buyer))",
    ),
    ("seller", r"(?:vendors?|sellers?|farm-?ors?|optionors?|grantors?|suppliers?|transferors?)(?: part(?:y|ies))?"),
    ("target", r"(?:target|company acquired|target (?:company|entity|group))"),
    ("investor", r"(?:investors?|subscribers?|strategic investors?|placees?)"),
    (
        "total",
        rf"(?:total|aggregate|headline|overall) (?:[a-z]+ )?{_MONEY_WORD}|purchase price|transaction value|"
        r"acquisition price|sale price",
    ),
    (
        "price",
        rf"(?:(?:upfront|up-front|initial|completion) )?cash(?: (?:component|payment|consideration|portion))?|"
        rf"(?:(?:upfront|up-front|initial|completion|closing|cash|base|acquisition|purchase|sale|transaction) )*"
        rf"{_MONEY_WORD}(?: payable)?|exercise (?:price|consideration|payment)|"
        r"(?:subscription|investment|placement) (?:amount|size|sum)|amount(?: (?:raised|invested))?",
    ),
    (
        "share",
        r"(?:(?:earn-?in|farm-?in|initial|maximum|total|final|acquired|participating|project) )?"
        r"(?:interest|stake|percentage|shareholding|ownership|equity interest|percentage interest)"
        r"(?: (?:to be )?(?:being )?(?:acquired|earned|sold|purchased))?",
    ),
    (
        "asset",
        r"(?:assets?|projects?|tenements?|propert(?:y|ies)|sale assets?|acquisition|subject matter|"
        r"transaction|assets? (?:being )?(?:acquired|sold)|key asset)",
    ),
    (
        "quantity",
        r"(?:quantity|volume|tonnage|off-?take (?:volume|quantity)|(?:annual|contract|committed) (?:quantity|"
        r"volume|tonnage))",
    ),
    (
        "spend",
        r"(?:earn-?in|farm-?in)(?: (?:expenditure|commitment|obligation|terms?))?|"
        r"(?:(?:earn-?in|farm-?in|exploration|total|minimum|required|aggregate|project) )*(?:expenditure|spend|spending)"
        r"(?: (?:commitment|requirement|obligation)s?)?|stages? (?:\d|one|two)(?: earn-?in)?",
    ),
    (
        "counterparty",
        r"(?:(?:joint venture|jv|earn-?in|farm-?in|project|new) )?(?:counter-?part(?:y|ies)|partners?)|other part(?:y|ies)",
    ),
)
_KIND = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS))
_LABELLED = re.compile(r"(?:[•▪–—-]\s*|\(?[a-z0-9]{1,3}[.)]\s*)?(?P<label>[A-Z][A-Za-z /()&’'-]{2,50}?)\s*:\s+(?=\S)")
_NOISE = re.compile(
    r"[^a-z -]+|\b(?:the|of|to|for|by) (?:the )?(?:acquisition|vendors?|company|projects?|"
    r"transaction)\b|\b(?:on|upon|at|payable (?:on|upon|at)) (?:exercise|completion|closing|settlement|signing|execution)\b"
    r"|\bthe\b"
)
_SUM = re.compile(
    r"(?:(?:approximately|about|up to|a|total|of|cash) )*(?:[A-Z]{1,3})?[$€£¥]\s?\d"
    r"|(?:[A-Za-z]+ )?[\d.,]+ (?:billion|million) [a-z]+"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_HEADS = frozenset(
    """purchaser purchasers buyer buyers acquiror acquirer acquirers offeror bidder farmee farm farminee optionee
    offtaker off customer customers royalty vendor vendors seller sellers farmor optionor grantor supplier suppliers
    target company investor investors subscriber strategic total aggregate headline overall purchase transaction
    acquisition sale upfront up initial completion closing cash base consideration price payment value exercise
    subscription investment placement amount interest stake percentage shareholding ownership equity asset assets
    project projects tenement tenements property properties subject key quantity volume tonnage offtake annual
    contract committed earn farm exploration stage stages transferor counterparty counterparties counter partner partners
    joint jv expenditure spend minimum maximum final participating required other new""".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """One term: what its label says it is, and where its text stands."""

    kind: TermKind
    label: str
    sentence: Sentence
    start: int
    end: int


def lists_of_terms(reading: Reading) -> list[list[Term]]:
    """The document's lists of terms, each with two kinds of terms or more, in text order."""
    lists: list[list[Term]] = []
    for term in _terms(reading):
        last = lists[-1][-1].sentence if lists else None
        if (
            last is not None
            and term.sentence.story == last.story
            and term.sentence.index - last.index <= REACH
            and not _begins_again(lists[-1], term)
        ):
            lists[-1].append(term)
        else:
            lists.append([term])
    return [terms for terms in lists if len({term.kind for term in terms}) >= FEWEST_TERMS or _is_price(terms[0])]


def _is_price(term: Term) -> bool:
    """Whether a lone term is a price beyond doubt: its label says so and a sum opens its text."""
    at = term.start - term.sentence.start
    return term.kind in ("total", "price") and bool(_SUM.match(term.sentence.text, at))


def _begins_again(terms: list[Term], term: Term) -> bool:
    """Whether a second buyer or seller tells that the next deal's terms begin."""
    return term.kind in ("buyer", "target", "investor") and any(
        known.kind == term.kind and known.sentence is not term.sentence for known in terms
    )


def _terms(reading: Reading) -> Iterator[Term]:
    sentences = reading.sentences
    for at, sentence in enumerate(sentences):
        text = sentence.text
        if sentence.block == "table_row":
            cells = text.split(" | ")
            label, start = cells[0], sentence.start + len(cells[0]) + 3
            if len(cells) < 2 or any(len(cell) > 1 for cell in cells[2:]):
                if len(cells) != 1:
                    continue
                start = -1
        elif ":" in text[:LONGEST_LABEL] and (match := _LABELLED.match(text)):
            label, start = match["label"], sentence.start + match.end()
        elif len(text) < LONGEST_LABEL:
            label, start = text.rstrip(" :"), -1
        else:
            continue
        kind = kind_of(label)
        if kind is None:
            continue
        if start >= 0 and sentence.start < start < sentence.end:
            yield Term(kind, label, sentence, start, sentence.end)
        elif start < 0 and at + 1 < len(sentences) and _answers(sentence, sentences[at + 1]):
            below = sentences[at + 1]
            yield Term(kind, label, below, below.start, below.end)


def _answers(label: Sentence, text: Sentence) -> bool:
    """Whether a sentence below a lone label is its text and not the next label."""
    return text.story == label.story and text.paragraph != label.paragraph and kind_of(text.text.rstrip(" :")) is None


def kind_of(label: str) -> TermKind | None:
    """What a label says its text is; None for conditions, dates, undertakings and everything else."""
    if len(label) > LONGEST_LABEL:
        return None
    bare = _BRACKETED.sub(" ", label.lower())
    words = bare.split()
    if not words or (words[0].split("-")[0] not in _HEADS and words[0] not in ("the", "key")):
        return None
    plain = " ".join(_NOISE.sub(" ", bare).split())
    match = _KIND.fullmatch(plain)
    return match.lastgroup if match else None  # type: ignore[return-value]
