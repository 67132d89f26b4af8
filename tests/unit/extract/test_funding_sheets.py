"""Term sheets: labels with their values, in tables and in lines."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

DISCLOSURE = """| Item | Information |
|---|---|
| Project number | 80417 |
| Company name | Kolwara Lithium S.A., a subsidiary of Ostrow Metals Limited |
| Institution | International Finance Corporation (IFC) |
| {when} |
| IFC A loan | up to USD 90 million |
| Subordinated loan | USD 25 million |
| Sponsor equity | USD 140 million |
| Total project cost | USD 310 million |
"""
BANK = "International Finance Corporation"


@pytest.mark.parametrize(
    ("when", "stage"),
    [
        ("Date signed | 3 June 2025", "closed"),
        ("Approval date | 3 June 2025", "committed"),
        ("Projected board date | 3 August 2025", "proposed"),
        ("Status | Pending approval", "proposed"),
    ],
)
def test_labels_say_who_lends_what_to_whom_and_when(when: str, stage: str) -> None:
    assert rows(DISCLOSURE.format(when=when), markdown=True) == [
        (BANK, "Kolwara Lithium S.A", 9e7, stage, "loan"),
        (BANK, "Kolwara Lithium S.A", 2.5e7, stage, "loan"),
    ]


DISCLOSED = """<table><tr><td>1. Company</td><td colspan="2">Harrow Zinc Co., Ltd.</td></tr>
<tr><td>2. Content</td><td colspan="2">A smelter in Ohio</td></tr>
<tr><td rowspan="4">3. Financing</td><td>New shares for the U.S. Department of War</td><td>USD 400 million</td></tr>
<tr><td>Subsidy of the U.S. Department of Commerce</td><td>USD 75 million</td></tr>
<tr><td>Loans of private banks</td><td>USD 900 million</td></tr>
<tr><td>Own funds</td><td>USD 60 million</td></tr></table>"""


def test_the_label_of_a_sum_names_its_giver_and_its_kind() -> None:
    assert rows(DISCLOSED, markup="html") == [
        ("U.S. Department of War", "Harrow Zinc Co., Ltd", 4e8, "committed", "equity"),
        ("U.S. Department of Commerce", "Harrow Zinc Co., Ltd", 7.5e7, "committed", "grant"),
    ]


BACKGROUNDER = """Natural Resources Canada gave conditional approval to funding for the projects below.

Recipient: Larchmoor Lithium Corp.
Funding: up to $9.3 million
Project: a road to the Crane Fell lithium project

Recipient: Tallis Nickel Inc.
Funding: $1,250,000
Project: a power line to the Moose Ear nickel project
"""


def test_a_label_that_comes_again_begins_the_next_award() -> None:
    assert [r[:4] for r in rows(BACKGROUNDER)] == [
        ("Natural Resources Canada", "Larchmoor Lithium Corp", 9.3e6, "conditional"),
        ("Natural Resources Canada", "Tallis Nickel Inc", 1.25e6, "conditional"),
    ]


def test_lines_of_a_bank_s_project_page() -> None:
    page = (
        "TARNFELD LITHIUM PLANT\n\nReference: 20259911\nPromoter: TARNFELD LITHIUM GMBH\nLocation: Germany\n"
        "Proposed EIB finance (approximate amount): EUR 500 million\nTotal cost (approximate amount): EUR 1690 million\n"
        "Status: Approved\n\nThe European Investment Bank (EIB) lends for twenty years.\n"
    )
    assert rows(page) == [("European Investment Bank", "TARNFELD LITHIUM GMBH", 5e8, "committed", "loan")]


def test_labels_without_a_party_are_no_sheet() -> None:
    page = "The council met.\n\nVenue: Perth\nTopic: roads\nGrant: $2 million\n\nNothing was decided.\n"
    assert rows(page) == []
