"""What the sentences around a commitment tell of it: how far the money has come, and under which programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.funding import find_funding
from pipelines.extract.funding.around import stage_told
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of

GRANT = "The U.S. Department of Energy is giving Harrow Creek Metals Inc. a $40 million grant for its nickel smelter. "
LOAN = "Export Development Canada will lend Ostrow Graphite Inc. C$80 million for its Tarn Lake mine. "


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (GRANT + "The contract was signed on Friday.", "closed"),
        (GRANT + "Both sides then signed the agreement.", "closed"),
        (GRANT + "The papers are still outstanding.", "conditional"),
        (GRANT + "The money will come only if private investors match it.", "conditional"),
        (GRANT + "The award was since revoked.", "cancelled"),
        (GRANT + "The money has since been paid.", "disbursed"),
        (GRANT + "Parliament must still pass the budget.", "proposed"),
        (GRANT + "The smelter employs 40 people and must be rebuilt.", "committed"),
        (LOAN + "The letter binds nobody.", "letter_of_interest"),
        (LOAN + "It is indicative only.", "letter_of_interest"),
    ],
)
def test_a_sentence_behind_tells_how_far_the_money_has_come(text: str, stage: str) -> None:
    assert [row[3] for row in rows(text)] == [stage]


def test_a_paper_still_to_be_signed_takes_nothing_from_what_was_awarded() -> None:
    text = GRANT.replace("is giving", "has awarded") + "The contract remains to be signed."
    assert [row[3] for row in rows(text)] == ["committed"]


def test_what_is_said_of_both_is_true_of_both() -> None:
    told = rows(GRANT + "Natural Resources Canada is adding a grant of C$9 million. Both agreements were signed today.")
    assert [row[3] for row in told] == ["closed", "closed"]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Ostrow Graphite Inc. has drawn $20 million of a $90 million loan from the Export-Import Bank of the "
            "United States.",
            ["disbursed", "closed"],
        ),
        ("Ostrow Graphite Inc. borrowed $20 million from the Export-Import Bank of the United States.", ["closed"]),
        (
            "Ostrow Graphite Inc. has been paid all of the $20 million grant that the U.S. Department of Energy awarded it "
            "last year.",
            ["disbursed"],
        ),
        (
            "The Australian Government will put A$50 million into a Critical Minerals Training Fund if it is re-elected.",
            ["proposed"],
        ),
    ],
)
def test_a_sentence_itself_tells_the_stage(text: str, stages: list[str]) -> None:
    assert [row[3] for row in rows(text)] == stages


@pytest.mark.parametrize(
    "words", ["The mine lies near Oulu.", "It must hire more people.", "The agreement covers tin."]
)
def test_most_sentences_tell_no_stage(words: str) -> None:
    assert stage_told(words) is None


def programmes(text: str) -> list[str | None]:
    return [mention.programme for mention in find_funding(reading_of(text))[0]]


def test_the_only_programme_of_the_paragraph_is_that_of_its_money() -> None:
    assert programmes(GRANT + "The money comes out of the Ore Refining Fund.") == ["Ore Refining Fund"]
    assert programmes(GRANT + "It came under the infrastructure law.") == ["infrastructure law"]


def test_two_programmes_or_two_givers_leave_it_open() -> None:
    two = GRANT + "The Ore Refining Fund and the Clean Slag Programme are both closed to others."
    assert programmes(two) == [None]


def test_a_headline_of_financial_close_is_of_all_the_money() -> None:
    record = {
        "doc_id": "test",
        "title": "Norrsten reaches financial close",
        "text": "The European Investment Bank provides Norrsten AB 90 million euros of loans for its refinery.",
        "published_at": "2025-06-10",
        "url": None,
    }
    found = find_funding(Reading(read_contract(record, Path())))[0]
    assert [mention.as_contract()["stage"] for mention in found] == ["closed"]


def test_a_list_of_those_who_lose_money_is_of_what_was_cancelled() -> None:
    text = (
        "The Energy Department awarded $700 million to ten companies in 2023. Among the companies that lose out:\n\n"
        "- Ostrow Elements, with a $316 million grant"
    )
    assert [row[3] for row in rows(text)] == ["committed", "cancelled"]
