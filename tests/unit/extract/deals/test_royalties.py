"""Royalties and streams that change hands, in the words of reports and newswires.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

Short = tuple[str, str, float | None, str | None]


def short(text: str) -> list[Short]:
    """Type and stage, parties, value and project of each deal of the text."""
    return [(kind, who, value, project) for kind, who, value, _, project, _ in told(text)]


BRANT = "royalty_holder: Orlay Royalties; seller: Harrow Mining"


@pytest.mark.parametrize(
    "text",
    [
        "Orlay Royalties completed the purchase from Harrow Mining of a 2% NSR on the Brant project for $9 million.",
        "Orlay Royalties closed the acquisition from Harrow Mining of a silver stream on the Brant mine for $9 million.",
    ],
)
def test_the_seller_told_before_a_royalty_leaves_it_a_royalty(text: str) -> None:
    assert short(text) == [("royalty_stream completed", BRANT, 9e6, "Brant")]


@pytest.mark.parametrize(
    "text",
    [
        "Orlay Royalties has become the owner of a 2% net smelter return royalty on the Brant copper project.",
        "Orlay Royalties became the new holder of a royalty on the Brant mine.",
    ],
)
def test_who_has_become_the_owner_of_a_royalty_has_bought_it(text: str) -> None:
    assert short(text) == [("royalty_stream completed", "royalty_holder: Orlay Royalties", None, "Brant")]


def test_the_company_of_a_report_is_the_one_whose_name_opens_it() -> None:
    text = (
        "Orlay Royalties Corporation reports on the year.\n\n"
        "Fenner Zinc Inc. owns the Vega Seca mine and paid Tolka Graphite Inc. a fee for it.\n\n"
        "Harrow Mining Inc. sold the Company a portfolio of 14 royalties for $20 million in cash."
    )
    roles = "royalty_holder: Orlay Royalties Corporation; seller: Harrow Mining Inc."
    assert [(kind, who, value) for kind, who, value, _ in short(text)] == [("royalty_stream completed", roles, 2e7)]


@pytest.mark.parametrize(
    "text",
    [
        "The acid stream of the Brant plant goes from Harrow Mining to Orlay Metals for treatment.",
        "Most of the creek's water reports to the stream that parts Harrow Mining from Orlay Metals.",
        "Orlay Metals put standards into the stream of samples with Harrow Mining.",
    ],
)
def test_what_flows_through_a_plant_or_a_valley_is_no_stream_of_metal(text: str) -> None:
    assert not any(kind.startswith("royalty_stream") for kind, *_ in told(text))
