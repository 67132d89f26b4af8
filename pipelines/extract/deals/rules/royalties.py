"""Royalties and metal streams told by their nouns."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, recipient
from pipelines.extract.deals.language.frame import Frame, frame_of
from pipelines.extract.deals.language.grammar import BUY, marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, search
from pipelines.extract.deals.language.stages import status_of


def noun_stream(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed a ⟦M⟧ silver stream with ⟦C⟧"."""
    frame = frame_of(clause, noun)
    if not search(r"stream|purchase agree", noun.group()):
        return None
    if search(r"^\W*streams?$", noun.group()) and not FINANCED.search(clause):
        return None
    return royalty_draft(marked, clause, frame, noun, "deals.stream.noun")


FINANCED = re.compile(
    r"⟦[MR]|\b(?:gold|silver|platinum|palladium|precious|royalt(?:y|ies)|financ\w+|fund(?:s|ed|ing)?|deposit|upfront|ounces?|streamer)\b"
)
"""Words beside a lone "stream" that is one of metal: others flow through a plant or a valley."""
GRANTED = (
    rf"(?P<giver>{ORG})(?P<mood>[^;⟦]{{0,60}}?)\b(?:grant(?:s|ed)?|issue[sd]?|sell|sold) (?P<holder>{ORGS})"
    r" (?:an? |the )?(?:⟦R\d+⟧ |[a-z-]+ ){0,4}$"
)
"""The royalty that a mine's owner gives to somebody for money."""


IS_SAID_OF_IT = re.compile(
    r" (?:is|are|was|were|remains?) (?:in addition|subject|conditional|expected|separate|independent|due|payable|not|also|"
    r"on top|secured|unsecured|capped|part of)\b|"
    r" (?:provides? for|entitles|covers|continues|generates|contributes)\b"
)
"""Words about a royalty that is made already."""


def noun_royalty(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ sold a royalty on ⟦J⟧ to ⟦C⟧"; a royalty that is only kept is no deal."""
    frame = frame_of(clause, noun)
    if frame.subject is None and IS_SAID_OF_IT.match(frame.complement):
        return None
    if granted := search(GRANTED, clause[: noun.start()]):
        if not search(r"\b(?:for|of) [^;⟦]{0,60}⟦M\d+⟧", frame.complement):
            return None
        status = status_of(granted["mood"], frame.complement, True, False)
        draft = Draft("royalty_stream", status, marked, clause, "deals.royalty.granted")
        draft.give("seller", granted["giver"])
        draft.give("royalty_holder", granted["holder"])
        draft.target_text = noun.group() + frame.complement[:160]
        return draft
    paid = search(r"⟦M\d+⟧[^⟦]{0,40}\b(?:for|in return for|in exchange for)\b", frame.mood)
    verb = search(
        r"\b(?:sold|sell|sells|selling|grant(?:s|ed)?|bought|buy|acquire[sd]?|purchase[sd]?|sale|created)\b",
        frame.mood,
    )
    if (
        search(r"^for [^;]*⟦M\d+⟧,? ⟦[CN]\d+⟧ (?:also )?(?:gets|receives|will get|will receive|takes)\b", clause)
        and frame.subject
    ):
        draft = Draft(
            "royalty_stream",
            status_of(frame.mood, frame.complement, False, True),
            marked,
            clause,
            "deals.royalty.noun",
        )
        draft.give("royalty_holder", frame.subject)
        draft.target_text = noun.group() + frame.complement[:160]
        return draft
    if search(
        r"\b(?:retain|keep|leav|subject to|also receive|receives?|plus|and) (?:[a-z]+ ){0,4}$", frame.mood
    ) or not (paid or search("agree|financ|deal", noun.group()) or verb):
        return None
    if BUY.search(frame.mood) or search(r"\bpa(?:y|ys|id)\b", frame.mood):
        return None
    return royalty_draft(marked, clause, frame, noun, "deals.royalty.noun")


def royalty_draft(marked: Marked, clause: str, frame: Frame, noun: re.Match[str], rule: str) -> Draft | None:
    """The draft of a royalty or stream between the two parties of its frame."""
    mine, other = frame.possessor or frame.subject, frame.partners or recipient(frame.complement)
    with_party = search(rf"\bwith (?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    other = other or (with_party.group(1) if with_party else None)
    payer = search(
        rf"\b(?:under|whereby|in) which ({ORG}) (?:will |would |is to )?(?:pay|make|advance|provide)",
        frame.complement,
    )
    if payer:
        other = payer.group(1)
        mine = " ".join(f"⟦{m}⟧" for m in marks(mine) if f"⟦{m}⟧" != other)
    if not mine and not other:
        return None
    if not other and not search(r"\b(?:sign|enter|agree|complet|clos|sold|sell|announc|secur)", frame.mood):
        return None
    if (
        with_party
        and not frame.partners
        and not search(
            r"\b(?:sett|agree|sign|enter|amend|renegotiat|complet|sold|"
            r"sell)",
            frame.mood,
        )
    ):
        return None
    draft = Draft("royalty_stream", status_of(frame.mood, frame.complement, False, True), marked, clause, rule)
    draft.give("seller", mine)
    draft.give("royalty_holder", other)
    draft.target_text = noun.group() + frame.complement[:160]
    return draft
