"""Ministry notes: awards whose items tell only name and sum, budgets that set sums aside, sums that may follow."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

METI_LIKE = (
    "The Ministry of Economy, Trade and Industry (METI) today certified three plans under the Economic Security "
    "Promotion Act.\n\n1. Certified businesses\n(1) Kaigan Denshi Co., Ltd.\nA magnet line will be built at Iwaki. "
    "Amount of subsidy: up to 5.6 billion yen.\n(2) Tozan Kinzoku K.K.\nRecycling of cobalt in Fukui. Subsidy amount "
    "(maximum): 2.1 billion yen.\n(3) Mizuho Rare Materials Corporation\nMaximum grant amount: 980 million yen.\n"
)
NRCAN_LIKE = (
    "Natural Resources Canada today announced contributions to two projects.\n\nBackgrounder\n\n"
    "Cyrus Lithium Technologies Inc.\nLocation: Hamilton, Ontario\n\nProject: Direct extraction of lithium. "
    "Federal contribution: $4.9 million\n\nBoréale Graphite Inc.\nLocation: Saguenay, Quebec\n\nProject: Purification. "
    "Federal contribution: $3.2 million. Company contribution: $5 million"
)
DOE_LIKE = (
    "The Department of Energy announced today the selection of two projects for award negotiation.\n\n"
    "1. Harrier Germanium LLC (Clarksville, Tennessee)\n   Germanium. DOE share: $11,400,000. Cost share: "
    "$11,600,000.\n2. Pinto Valley Magnets Inc. (Mesa, Arizona)\n   Recycled swarf. DOE share: $8,750,000. Cost share: "
    "$9,000,000.\n"
)
ITEMS = [
    (
        METI_LIKE,
        [
            ("Kaigan Denshi Co., Ltd", 5.6e9, "committed", "grant"),
            ("Tozan Kinzoku K.K", 2.1e9, "committed", "grant"),
            ("Mizuho Rare Materials Corporation", 9.8e8, "committed", "grant"),
        ],
    ),
    (
        NRCAN_LIKE,
        [
            ("Cyrus Lithium Technologies Inc", 4.9e6, "committed", "programme"),
            ("Boréale Graphite Inc", 3.2e6, "committed", "programme"),
        ],
    ),
    (
        DOE_LIKE,
        [
            ("Harrier Germanium LLC", 1.14e7, "conditional", "grant"),
            ("Pinto Valley Magnets Inc", 8.75e6, "conditional", "grant"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items_of_a_note_belong_to_its_announcer(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [row[1:] for row in rows(text)] == expected


SET_ASIDE = [
    (
        "The Korean Ministry of Trade, Industry and Energy said 128 billion won has been allocated in the 2026 budget for "
        "the stockpiling of rare metals.",
        ("Ministry of Trade, Industry and Energy", None, 1.28e11, "committed"),
    ),
    (
        "In the second supplementary budget, 61 billion yen was earmarked for the stockpiling of rare metals, METI said.",
        ("METI", None, 6.1e10, "committed"),
    ),
    (
        "The Ministry of Industry of Indonesia presented its plan. A sum of Rp 1.4 trillion has been set aside for the "
        "downstreaming of bauxite.",
        ("Ministry of Industry of Indonesia", None, 1.4e12, "committed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SET_ASIDE)
def test_a_budget_sets_aside_an_envelope(text: str, expected: tuple[object, ...]) -> None:
    assert [row[:4] for row in rows(text)] == [expected]


FOLLOWING = [
    (
        "NAIF approved a A$70 million loan to Burdekin Vanadium Ltd. Another A$30 million could be added when the second "
        "train is built.",
        ("NAIF", "Burdekin Vanadium Ltd", 3e7, "proposed", "loan"),
    ),
    (
        "Bpifrance gave Roussillon Lithium SAS a grant of €6 million. An additional €4 million would follow on completion "
        "of the pilot.",
        ("Bpifrance", "Roussillon Lithium SAS", 4e6, "proposed", "grant"),
    ),
    (
        "The Department of Energy has lent Nevada Borates Inc. $150 million. A further $40 million is available once the "
        "plant runs.",
        ("Department of Energy", "Nevada Borates Inc", 4e7, "conditional", "loan"),
    ),
    (
        "The DFC committed $30 million to Lunsemfwa Graphite Ltd. It may add $15 million later.",
        ("DFC", "Lunsemfwa Graphite Ltd", 1.5e7, "proposed", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOLLOWING)
def test_a_further_sum_may_follow(text: str, expected: tuple[object, ...]) -> None:
    assert rows(text)[1] == expected


NOTHING = [
    "The Department of Energy praised the mine. Sierra Tungsten Inc. set aside $12 million for drilling.",
    "Sierra Tungsten Inc. said $12 million has been allocated to drilling. The Department of Energy had no comment.",
    "METI approved two plans.\n\n3. Reference\nThe total investment by the two companies amounts to 24 billion yen.",
    "METI approved two plans. Total investment: 24 billion yen. Planned sales: 8 billion yen.",
    "The Department of Energy selected two projects. Cost share: $9 million.",
    "The DFC met Lunsemfwa Graphite Ltd. A further $15 million of revenue may follow next year.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_sums_that_nobody_public_gives(text: str) -> None:
    assert rows(text) == []


COUNTED = [
    "The loan is one of 17 made by the Canada Infrastructure Bank since 2019, worth C$2.3 billion in all.",
    "Since 2021, the Department of Energy has announced loans and commitments of more than $18 billion.",
    "To date, Finnvera has issued guarantees totalling €640 million for batteries.",
]


@pytest.mark.parametrize("text", COUNTED)
def test_awards_counted_together_are_given_earlier(text: str) -> None:
    assert rows(text) == []


def test_awards_named_after_a_count_belong_to_its_giver() -> None:
    text = (
        "The award is one of 14 made by the Department of Energy since 2022, totaling $600 million. These include "
        "$21 million awarded in May to Chisos Gallium LLC, and $7 million awarded to Ozark Cobalt, Inc. for "
        "nickel."
    )
    assert [row[:3] for row in rows(text)] == [
        ("Department of Energy", "Chisos Gallium LLC", 2.1e7),
        ("Department of Energy", "Ozark Cobalt, Inc", 7e6),
    ]


PROSPECTS = [
    (
        "Part of the price is expected to be financed by a loan from JBIC, Marubishi Metals Co., Ltd. said.",
        ("JBIC", "Marubishi Metals Co., Ltd", None, "proposed", "loan"),
    ),
    (
        "Saryarka Tungsten LLP plans to cover half of the cost with a loan from the Development Bank of Kazakhstan.",
        ("Development Bank of Kazakhstan", "Saryarka Tungsten LLP", None, "proposed", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROSPECTS)
def test_what_is_to_be_financed_by_a_loan_is_proposed(text: str, expected: tuple[object, ...]) -> None:
    assert rows(text) == [expected]


def test_a_loan_that_financed_something_long_ago_is_background() -> None:
    assert rows("The mill was financed by a loan from KfW, Zinnhütte Ehrenberg GmbH said.") == []
