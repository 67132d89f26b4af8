"""States that are not named where they sign, and papers that a sentence is about. Companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

BOTH = "partner: Kazakhstan, United States"
HOSTS = "Kazakhstan received a delegation from the United States in Astana, and Kazakhstan showed it a mine. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In Astana the two governments also signed a memorandum of understanding on critical minerals.", "proposed"),
        ("Both governments signed a framework agreement on critical minerals.", "agreed"),
        ("The President and the Prime Minister signed a declaration on critical minerals.", "agreed"),
        ("A fund was set up by the agreement that both governments signed on critical minerals.", "agreed"),
    ],
)
def test_the_two_governments_are_those_spoken_of(text: str, kind: str) -> None:
    rows = [(k, ", ".join(sorted(who.removeprefix("partner: ").split(", ")))) for k, who, *_ in told(HOSTS + text)]
    assert [k.partition(" ")[0] for k, _ in rows] == ["partnership"]
    assert [f"partner: {who}" for _, who in rows] == [BOTH]


MINE = "Renmark Graphite Ltd (ASX: RNG) is planning a mine. "


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "The memorandum with Posana Cells, which binds neither side, is for 20,000 tonnes a year of graphite.",
            "offtake proposed",
            "buyer: Posana Cells; supplier: Renmark Graphite Ltd",
        ),
        (
            "The non-binding term sheet with Geralton Metals AG for Stage 1 offtake has come to an end.",
            "offtake terminated",
            "buyer: Geralton Metals AG; supplier: Renmark Graphite Ltd",
        ),
        (
            "There is a non-binding MOU with Posana Cells that would see Posana Cells take half of what the plant makes.",
            "offtake proposed",
            "buyer: Posana Cells; supplier: Renmark Graphite Ltd",
        ),
    ],
)
def test_a_paper_that_the_sentence_is_about(text: str, kind: str, who: str) -> None:
    assert [(k, w) for k, w, *_ in told(MINE + text)] == [(kind, who)]


def test_a_right_to_a_share_for_drilling_is_an_earn_in() -> None:
    rows = told(
        "Riverton Exploration Ltd is coming back to TechGen Copper Ltd's ground. A binding term sheet gives it the right "
        "to 80% of the Harrow Range copper project for A$3 million of drilling and other work in five years."
    )
    assert [(kind, value, stake) for kind, _, value, stake, *_ in rows] == [("earn_in agreed", 3e6, 80.0)]


def test_the_two_are_those_that_the_sentence_before_began_with() -> None:
    rows = told(
        "Rimont Aluminium plc and Indigo Metals Corp. will try to make gallium at a refinery in Jonquil. The two have "
        "entered into a research and development agreement."
    )
    assert [(kind, who) for kind, who, *_ in rows] == [
        ("partnership agreed", "partner: Rimont Aluminium plc, Indigo Metals Corp.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The framework that Donald Trump and Kassym-Jomart Tokayev signed on Monday names no mine.",
        "Mr Trump and Mr Tokayev concluded a minerals deal in Washington.",
        "The visit ended with a critical minerals framework signed by President Donald Trump and President "
        "Kassym-Jomart Tokayev.",
    ],
)
def test_leaders_sign_for_their_states(text: str) -> None:
    assert [(k, set(who.removeprefix("partner: ").split(", "))) for k, who, *_ in told(text)] == [
        ("partnership agreed", {"Kazakhstan", "United States"})
    ]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "The Department for Trade of the United Kingdom published its note on minerals. Memoranda of understanding have "
            "been signed with Saudi Arabia (January 2023) and the Republic of Korea (November 2023).",
            [
                ("partner: United Kingdom, Saudi Arabia", "2023-01"),
                ("partner: United Kingdom, Republic of Korea", "2023-11"),
            ],
        ),
        (
            "Agreements on tin were signed with Argentina and Chile by the United Kingdom in 2023.",
            [("partner: United Kingdom, Argentina", "2023"), ("partner: United Kingdom, Chile", "2023")],
        ),
        (
            "Japan has concluded agreements on critical minerals with Zambia, Namibia and Kazakhstan.",
            [
                ("partner: Japan, Zambia", "2025-06-10"),
                ("partner: Japan, Namibia", "2025-06-10"),
                ("partner: Japan, Kazakhstan", "2025-06-10"),
            ],
        ),
    ],
)
def test_a_states_papers_with_several_others_are_one_each(text: str, signed: list[tuple[str, str]]) -> None:
    rows = told(text)
    assert {kind.partition(" ")[0] for kind, *_ in rows} == {"partnership"}
    assert [(who, day) for _, who, *_, day in rows] == signed


def test_both_are_the_states_whose_ministers_met() -> None:
    rows = told(
        "Germany's economics minister met her colleague of Chile in Santiago. Germany wants lithium from Chile. Both signed "
        "a declaration of intent on the processing of lithium."
    )
    assert [who for _, who, *_ in rows] == ["partner: Chile, Germany"]


def test_an_office_without_a_state_is_that_of_the_page() -> None:
    rows = told(
        "The Australian Government will set up a reserve of minerals. In October the Prime Minister and President Trump "
        "signed a framework on its use."
    )
    assert [who for _, who, *_ in rows] == ["partner: Australia, United States"]
