"""Words of the evidence that place an event among its likes: numbered parts, further money, the rest of something, a sum
that was raised or put right, a new name. DuckDB macros."""

from __future__ import annotations

_ORDINAL = r"(first|initial|1st|second|2nd|third|3rd|fourth|4th|final)"
_LATER = r"(second|2nd|third|3rd|fourth|4th)"
_NUMBER = r"(first|initial|1st|second|2nd|third|3rd|fourth|4th|final|one|two|three|four|1|2|3|4|i|ii|iii|iv)"
_PARTS = r"(?:tranche|phase|stage|round|instal?lment|drawdown|closing|option)"
_EVENTS = r"(?:loan|grant|award|investment|placement|subscription|facility|offtake|contract|agreement|deal)"
NUMBERED = (
    rf"\b{_ORDINAL}[ -](?:and final )?{_PARTS}s?\b",
    rf"\b{_PARTS}[ -]{_NUMBER}\b",
    rf"\b{_LATER}[ -](?:such )?{_EVENTS}\b",
)
FURTHER = (
    r"\b(?:a further|an additional|additional|another|follow[- ]on|top[- ]up|on top of|supplementary|"
    r"renew(?:s|ed|al|ing)?|brings? (?:its|the) total)\b"
)
REST = (
    r"\b(?:(?:remaining|outstanding) (?:[0-9]+|half|third|quarter|stake|interest|minority|shares|equity|portion)|"
    r"(?:rest|balance) of|(?:not|n.t) (?:yet |already |currently )?own(?:ed)?)\b"
)
REVISED = (
    r"\b(?:up-?siz(?:e|es|ed|ing)|sweeten(?:s|ed)?|(?:rais|increas|improv)(?:e|es|ed|ing) (?:its|their|the|an?) (?:\w+ )?"
    r"(?:offer|bid|placement|raising|financing|offering)|(?:raised|increased|reduced|cut) (?:from|to)|"
    r"correct(?:s|ed|ion)|clarif(?:ies|ied|ication)|misstated|erroneously|earlier version)\b"
)
RENAMED = (
    r"\b(?:(?:formerly|renamed|re-?branded|changed (?:its|their) name)\b|"
    r"(?:now|previously|then) (?:known|called|named)\b)"
)
PLACES = (
    (1, ("initial", "first", "1st", "one", "1", "i")),
    (2, ("second", "2nd", "two", "2", "ii")),
    (3, ("third", "3rd", "three", "3", "iii")),
    (4, ("fourth", "4th", "four", "4", "iv")),
    (9, ("final",)),
)
_ORDINALS = ", ".join(f"'{word}': {place}" for place, words in PLACES for word in words)
_FOUND = " || ".join(f"regexp_extract_all(evidence, '{pattern}', 1, 'i')" for pattern in NUMBERED)

MACROS = f"""
create or replace temp macro places_in_series(evidence) as
    list_distinct(list_transform({_FOUND}, lambda word: map {{{_ORDINALS}}}[lower(word)]));
-- 1 for a first tranche, 2 for a second ..., 9 for the final one; null where the words do not say or say two
create or replace temp macro place_in_series(evidence) as
    case when len(places_in_series(evidence)) = 1 then places_in_series(evidence)[1] end;
-- true for a second or later tranche and for further money: never the same as an earlier unnumbered event
create or replace temp macro is_later_part(evidence) as
    coalesce(place_in_series(evidence) > 1, false) or regexp_matches(evidence, '{FURTHER}', 'i');
-- true for what is left of something of which a part changed hands before
create or replace temp macro is_rest(evidence) as regexp_matches(evidence, '{REST}', 'i');
-- true where something goes by another name than before: another name is no contradiction then
create or replace temp macro tells_new_name(evidence) as regexp_matches(evidence, '{RENAMED}', 'i');
-- true where a sum told before was raised, cut or put right: another sum is no contradiction then
create or replace temp macro is_revised(evidence) as regexp_matches(evidence, '{REVISED}', 'i');
"""
