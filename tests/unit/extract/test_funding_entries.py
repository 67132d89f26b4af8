"""Entries of a list of awards: who gives, at which stage and for what is told above them, once."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

WAR = "Department of Defense"
NRCAN = "Natural Resources Canada"
LISTS = {
    "awards told in the past participle": (
        "Since mid-2023 the Department of Defense has made the following awards from money of the Defence Act.\n\n"
        "Nickel. Talmere Nickel, Inc., awarded $20.6 million in September 2023 to drill in Minnesota.\n\n"
        "Manganese. Southfell Minerals was awarded $20 million on May 17, 2024 to make manganese in Arizona.\n",
        [
            (WAR, "Talmere Nickel, Inc", 2.06e7, "committed", "grant"),
            (WAR, "Southfell Minerals", 2e7, "committed", "grant"),
        ],
    ),
    "sums first, in paragraphs": (
        "Natural Resources Canada announced $39 million in conditionally approved contributions for three road "
        "projects:\n\nUp to $20 million for Larchmoor Lithium Corporation to build a substation.\n\n"
        "Up to $1.1 million for Tallis Nickel Inc. to study a line.\n",
        [
            (NRCAN, None, 3.9e7, "conditional", "programme"),
            (NRCAN, "Larchmoor Lithium Corporation", 2e7, "conditional", "programme"),
            (NRCAN, "Tallis Nickel Inc", 1.1e6, "conditional", "programme"),
        ],
    ),
    "a label at the end of each entry": (
        "The U.S. Department of Energy announced $19 million for two projects that win metals from waste.\n\n"
        "The projects selected for negotiation are:\n\n"
        "- Ferrow Metals, Inc. (Butte, Montana) will win zinc from pits. (Award amount: $11.2 million)\n"
        "- Lowmoor Recycling Corp. (Toledo, Ohio) will win cobalt. (Award amount: $8 million)\n",
        [
            ("U.S. Department of Energy", None, 1.9e7, "committed", "programme"),
            ("U.S. Department of Energy", "Ferrow Metals, Inc", 1.12e7, "conditional", "grant"),
            ("U.S. Department of Energy", "Lowmoor Recycling Corp", 8e6, "conditional", "grant"),
        ],
    ),
    "programmes and no companies": (
        "Today, Natural Resources Canada gave details of $300 million for the following programs:\n\n"
        "- Metals Technology Program – $144.4 million for research.\n"
        "- Ore Data Initiative – $79.2 million for maps.\n",
        [
            (NRCAN, None, 3e8, "committed", "programme"),
            (NRCAN, None, 1.444e8, "committed", "programme"),
            (NRCAN, None, 7.92e7, "committed", "programme"),
        ],
    ),
    "somebody's words between the money and its list": (
        "The Federal Government has announced two projects that share in $21 million of grant funding.\n\n"
        '"The grants will bring mines forward," the Minister for Resources, Ms Anne Dorrigo, said.\n\n'
        "Recipients include:\n- Alderfell Alumina: $15 million for a plant near Gladstone, Queensland\n"
        "- Wolfmere Resources: $6 million for tungsten from waste\n",
        [
            ("Australian Government", None, 2.1e7, "committed", "grant"),
            ("Australian Government", "Alderfell Alumina", 1.5e7, "committed", "grant"),
            ("Australian Government", "Wolfmere Resources", 6e6, "committed", "grant"),
        ],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_each_entry_is_an_award_of_the_one_who_announces_them(name: str) -> None:
    text, expected = LISTS[name]
    assert rows(text) == expected


def test_what_a_company_says_of_itself_is_no_entry() -> None:
    page = (
        "The U.S. Department of Energy announced $19 million for two projects.\n\n"
        "Ferrow Metals, Inc. had revenue of $11 million last year."
    )
    assert [r[2] for r in rows(page)] == [1.9e7]


def test_the_government_of_a_page_is_not_that_of_an_investor() -> None:
    page = (
        "Penmoor Lithium was financed by the UK Infrastructure Bank with £24 million of equity. The Reeve Group, a US "
        "private equity house, matches that. The company earlier received a grant of £2.9 million from the government."
    )
    assert ("UK Government", 2.9e6) in [(r[0], r[2]) for r in rows(page)]


def test_a_part_that_is_named_among_those_a_round_is_split_into() -> None:
    page = (
        "Battery projects will get $50 million in grants from the Australian Government. Another company, Perth-based "
        "Ostrow Energy Ltd, will get $5.5 million. The $50 million goes to ten projects, including $4 million for the "
        "design of Harrow Metals Ltd's refinery at Townsville."
    )
    assert [r[:3] for r in rows(page)] == [
        ("Australian Government", None, 5e7),
        ("Australian Government", "Ostrow Energy Ltd", 5.5e6),
        ("Australian Government", "Harrow Metals Ltd", 4e6),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada's Harrow Nickel Corp. sells its stake in the mine to Ostrow Steel Co. for $240 million.", []),
        ("Harrow Metals Ltd completed a $26 million funding round of equity and debt with the agency EXIM's help.", []),
        (
            "Harrow Metals Ltd has drawn the first $6 million of a $16 million loan from the Industrial Development "
            "Corporation.",
            [6e6, 16e6],
        ),
        (
            "EIB lends Harrow Copper AB $140 million\n\nThe European Investment Bank (EIB) signed a loan of "
            "€125 million with Harrow Copper AB on Monday.",
            [1.25e8],
        ),
    ],
)
def test_whose_sum_it_is_and_how_often_it_is_told(text: str, expected: list[float]) -> None:
    assert [r[2] for r in rows(text)] == expected


def test_a_body_by_its_description_is_the_one_that_the_page_names() -> None:
    page = (
        "The Export-Import Bank of the United States sent a letter. Harrow Metals Inc. said that it had received a "
        "non-binding expression of interest from the US export credit agency for its Orrin project."
    )
    assert {r[0] for r in rows(page)} == {"Export-Import Bank of the United States"}


OWN_PAGE = """Norrmark Mineral Fund

Two mines get our money

We lent SEK 45 million to Kiruvara Metals AB last year. We also guarantee SEK 80 million of a bank loan to Talmark AB.

"We spent $9 million of our own," said the head of Talmark AB.
"""


def test_a_fund_speaks_of_itself_on_its_own_page() -> None:
    assert [r[:3] for r in rows(OWN_PAGE)] == [
        ("Norrmark Mineral Fund", "Kiruvara Metals AB", 4.5e7),
        ("Norrmark Mineral Fund", "Talmark AB", 8e7),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Korea Eximbank said it would extend 10 trillion won from its Supply Chain Fund this year. The fund has "
            "lent 300 billion won to Hansung Zinc Co.",
            ("Korea Eximbank", "Hansung Zinc Co", 3e11),
        ),
        (
            "EIB Global has signed agreements with Andmark Mining and Ekafell plc to provide up to €2 million in "
            "technical assistance to each company.",
            ("EIB Global", "Andmark Mining", 2e6),
        ),
        (
            "The minister for PrairiesCan promised $6 million to Harrow Research Inc. for its plant.",
            ("PrairiesCan", "Harrow Research Inc", 6e6),
        ),
        (
            "The Export-Import Bank of the United States says it would normally expect loans of $25 million. It has "
            "approved a loan of $40 million to Harrow Copper Inc.",
            ("Export-Import Bank of the United States", "Harrow Copper Inc", 4e7),
        ),
        (
            "BNDES and Finep published the 56 business plans that they selected in their public call. "
            "About R$ 5 billion is available: R$ 4 billion "
            "will come from BNDES and R$ 1 billion from Finep.",
            ("BNDES and Finep", None, 5e9),
        ),
    ],
)
def test_the_first_giver_of_a_sum_told_in_a_roundabout_way(text: str, expected: tuple[object, ...]) -> None:
    assert expected in [r[:3] for r in rows(text)]


def test_one_body_backs_in_two_ways_without_a_sum() -> None:
    page = (
        "Harrow Antimony Corp. mines in Idaho. The Department of War will guarantee the company a price of at least "
        "$25,000 a tonne and take a 7.5% stake by way of warrants."
    )
    assert {(r[1], r[4]) for r in rows(page)} == {
        ("Harrow Antimony Corp", "purchase_commitment"),
        ("Harrow Antimony Corp", "equity"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The United States Department of Energy says it will unlock $1 billion to fund mines. So-called notices of "
            "funding opportunities include $500 million for recycling; $250 million for by-products; and $135 million "
            "for tailings, the energy department said.",
            [("United States Department of Energy", v) for v in (1e9, 5e8, 2.5e8, 1.35e8)],
        ),
        (
            "The government of Canada wants batteries. Harrow Metals Corp. also received a $5 million government grant "
            "for its refinery.",
            [("Government of Canada", 5e6)],
        ),
        (
            "Wesmere tabled an offer for Harrow Metals worth $1.5 billion, subject to approval from the Malaysian "
            "government to renew its licence.",
            [],
        ),
        (
            "The Free State of Saxony granted 12.3 million euros to Harrow Zinn GmbH.",
            [("Free State of Saxony", 1.23e7)],
        ),
        (
            "The fund Manara Minerals has acquired a 10% stake in Harrow's metals unit for $2.5 billion.",
            [],
        ),
        (
            "Germany's Raw Materials Fund is worth 1 billion euros. The German government said the financing per "
            "project could range between 50 and 150 million euros.",
            [("KfW", 1e9)],
        ),
    ],
)
def test_who_gives_which_sums_however_they_are_told(text: str, expected: list[tuple[str, float]]) -> None:
    found = [(r[0], r[2]) for r in rows(text)]
    assert [(str(a).lower(), v) for a, v in found] == [(a.lower(), v) for a, v in expected]


def test_the_owner_of_a_plant_that_is_awarded_receives() -> None:
    page = "Talmark's Lulefors anode plant was awarded €70 million by the European Commission. Talmark Group AB mines."
    assert [r[1] for r in rows(page)] == ["Talmark Group AB"]
