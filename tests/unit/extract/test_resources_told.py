"""One estimate told in many ways is one reading: other clauses, other units, another table."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.tables import plain_tables
from tests.unit.extract.test_resources_layouts import piped
from tests.unit.extract.test_resources_layouts import read as read_markdown
from tests.unit.extract.test_resources_prose import read

LEAD = "Birch Metals Ltd (ASX: BRC) owns the Alder project.\n\n"
WORDINGS = (
    "Alder holds an {c} Mineral Resource of {t} at {g}.",
    "{c} resources at the Alder deposit are put at {t} with an average grade of {g}.",
    "The estimate for Alder comprises {t} grading {g} in the {c} category.",
    "An {c} resource of {t} averaging {g} was outlined at Alder by Birch Metals Ltd.",
    "With {c} resources of {t} at {g}, Alder is the largest of them.",
    "Drilling at Alder supports {t} at {g} as {c} resource.",
    "The MRE for Alder stands at {t} @ {g} ({c}).",
    "Alder contains {t} of {c} resources grading {g}, while Elm has no estimate.",
    "The {c} Mineral Resource at Alder is now {t} at {g}, up from 1.5 Mt at 0.3% Ni.",
    "The {c} resource at Alder grew from 1.5 Mt at 0.3% Ni to {t} at {g}.",
    "The {c} resource is {t} at {g} at Alder and 1.5 Mt at 0.3% Ni at Elm.",
)
MASSES = ("{0} Mt", "{0}Mt", "{0} million tonnes", "{0} million metric tons", "{1:,.0f} tonnes", "{2:,.0f} kt")
GRADES = ("{0}% Ni", "{0} % nickel", "{0} per cent Ni", "{0}% nickel")


@given(
    st.sampled_from(WORDINGS),
    st.sampled_from(MASSES),
    st.sampled_from(GRADES),
    st.sampled_from(["Indicated", "inferred"]),
    st.integers(201, 9999),
    st.integers(31, 299),
)
@settings(max_examples=25, deadline=None)
def test_an_estimate_is_the_same_in_any_wording(
    wording: str, mass: str, grade: str, name: str, hundredths: int, percent: int
) -> None:
    tonnes = hundredths * 10_000
    figure, value = f"{hundredths / 100:.2f}", f"{percent / 100:.2f}"
    told = wording.format(c=name, t=mass.format(figure, tonnes, tonnes / 1000), g=grade.format(value))
    found = {(m.category, m.project, m.tonnage_t, m.grades[0].value) for m in read(LEAD + told) if m.is_current}
    assert (name.lower(), "Alder", float(tonnes), percent / 100) in found


@pytest.mark.parametrize(
    "text",
    [
        "The Indicated resource is 12.1 Mt at 1.4% Ni at Ash and 8,200 kt at 1.2% Ni at Elm Hill.",
        "Ash has Indicated resources of 12.1 Mt at 1.4% Ni, while Elm Hill has Indicated resources of 8.2 Mt at 1.2% Ni.",
    ],
)
def test_each_of_two_sites_has_its_own_figure(text: str) -> None:
    found = [(m.category, m.project, m.tonnage_t) for m in read(LEAD + text)]
    assert found == [("indicated", "Ash", 12.1e6), ("indicated", "Elm Hill", 8.2e6)]


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("The Inferred resource at Alder grew from 5.1 Mt at 1.4% Ni to 8.2 Mt at 1.2% Ni.", ["inferred"] * 2),
        ("Alder has an Inferred resource of 8.2 Mt. The previous estimate was 5.1 Mt.", ["inferred"] * 2),
        ("Alder has an Inferred resource of 8.2 Mt. The Indicated one is 5.1 Mt.", ["inferred", "indicated"]),
    ],
)
def test_what_is_compared_is_of_one_class(text: str, categories: list[str]) -> None:
    assert [m.category for m in read(LEAD + text)] == categories


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The October 2021 Mineral Resource Estimate of Alder is {0}.", "2021-10"),
        ("The Inferred resource at Alder, estimated in June 2018, stands at {0}.", "2018-06"),
        ("An estimate of July 2017 gives Alder {0} of Inferred resources.", "2017-07"),
        ("Alder has an Inferred resource of {0} (NI 43-101, July 2016).", "2016-07"),
        ("Alder has an Inferred resource of {0}, announced in July 2016.", None),
    ],
)
def test_the_month_an_estimate_is_called_by_dates_it(words: str, day: str | None) -> None:
    (estimate,) = read(LEAD + words.format("8.2 Mt at 1.2% Ni"))
    assert estimate.effective_on == day


LAYOUTS = {
    "class in a column": ("Deposit | Class | Mt | Ni (%)", "Ash | Indicated | 5.1 | 1.4", "Elm | Inferred | 8.2 | 1.2"),
    "deposit once": ("Deposit | Class | Mt | Ni (%)", "Ash | Indicated | 5.1 | 1.4", "Elm | Inferred | 8.2 | 1.2"),
    "class first": ("Class | Deposit | kt | Ni (%)", "Indicated | Ash | 5,100 | 1.4", "Inferred | Elm | 8,200 | 1.2"),
    "deposits as rows that head others": (
        *("Class | Tonnes (Mt) | Ni (%)", "Ash | | ", "Indicated | 5.1 | 1.4", "Elm | | ", "Inferred | 8.2 | 1.2"),
    ),
    "classes as rows that head others": (
        *(
            "Deposit | Tonnes (000s) | % Ni",
            "Indicated | | ",
            "Ash | 5,100 | 1.4",
            "Inferred | | ",
            "Elm | 8,200 | 1.2",
        ),
    ),
    "classes side by side": (
        *("Deposit | Indicated | Indicated | Inferred | Inferred", " | Mt | Ni % | Mt | Ni %"),
        *("Ash | 5.1 | 1.4 | - | -", "Elm | - | - | 8.2 | 1.2"),
    ),
    "units below": (
        "Deposit | Class | Tonnes | Grade",
        " | | (Mt) | (Ni %)",
        "Ash | Indicated | 5.1 | 1.4",
        "Elm | Inferred | 8.2 | 1.2",
    ),
}


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_an_estimate_is_the_same_in_any_layout(rows: tuple[str, ...]) -> None:
    mentions, _ = read_markdown(f"{LEAD}Table 1: Mineral Resources\n\n{piped(*rows)}\n", "markdown")
    found = [(m.category, m.project, m.tonnage_t, [(g.analyte, g.value) for g in m.grades]) for m in mentions]
    assert found == [("indicated", "Ash", 5.1e6, [("Ni", 1.4)]), ("inferred", "Elm", 8.2e6, [("Ni", 1.2)])]


LINES = {
    "one line of heads": ("Deposit Class Tonnes (Mt) Ni (%)", "Ash Indicated 5.1 1.4", "Elm Inferred 8.2 1.2"),
    "the class comes first": (
        "Class Deposit Quantity (000 t) % Ni",
        "Indicated Ash 5,100 1.4",
        "Inferred Elm 8,200 1.2",
    ),
    "units below": ("Deposit Class Tonnes Grade", "Ni", "(Mt) (%)", "Ash Indicated 5.1 1.4", "Elm Inferred 8.2 1.2"),
    "grades below": ("Deposit Class Tonnes (Mt) Grade", "Ni (%)", "Ash Indicated 5.1 1.4", "Elm Inferred 8.2 1.2"),
    "names between": ("Class 000 tonnes Ni (%)", "Ash", "Indicated 5,100 1.4", "Elm", "Inferred 8,200 1.2"),
    "classes between": ("Deposit Million tonnes Ni (%)", "Indicated", "Ash 5.1 1.4", "Inferred", "Elm 8.2 1.2"),
}


@pytest.mark.parametrize("rows", LINES.values(), ids=LINES)
def test_an_estimate_is_the_same_in_lines_that_lost_their_grid(rows: tuple[str, ...]) -> None:
    mentions = read(
        f"{LEAD}Table 1: Mineral Resources at a cut-off of 0.4% Ni\n\n"
        + "\n".join(rows)
        + "\n\nNotes: as at 4 May 2023."
    )
    found = [(m.category, m.project, m.tonnage_t, [(g.analyte, g.value) for g in m.grades]) for m in mentions]
    assert found == [("indicated", "Ash", 5.1e6, [("Ni", 1.4)]), ("inferred", "Elm", 8.2e6, [("Ni", 1.2)])]
    assert {(m.cutoff[0].value, m.effective_on) for m in mentions} == {(0.4, "2023-05-04")}


@pytest.mark.parametrize(
    "rows",
    [
        ("Class Tonnes (Mt) Ni (%)", "Indicated 5.1 1.4 73", "Inferred 8.2 1.2 99"),
        ("Class Depth (m) Ni (%)", "Indicated 5.1 1.4", "Inferred 8.2 1.2"),
        ("As told in our report of", "Indicated 5.1 1.4", "Inferred 8.2 1.2"),
        ("Deposit Mt Ni (%)", "Ash 5.1 1.4", "Elm 8.2 1.2"),
    ],
    ids=["more figures than heads", "no tonnage", "no heads", "no class"],
)
def test_lines_that_are_no_table_stay_lines(rows: tuple[str, ...]) -> None:
    assert plain_tables("Mineral Resources\n\n" + "\n".join(rows) + "\n", ()) == []


def test_lines_that_look_like_tables_cost_no_more_than_so_many_tables() -> None:
    block = "Class Tonnes Ore (Mt) Rock Ni (%) kt x Cu\nIndicated 5.1 1.4 {0}\n\n\n\n"
    started = time.process_time()
    plain_tables("".join(block.format(n) for n in range(20_000)), ())
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        "In June 2015, on the same basis, it had been 9.1 Mt at 1.1% Ni.",
        "Before the increase it was 9.1 Mt at 1.1% Ni.",
        "Two years earlier it stood at 9.1 Mt at 1.1% Ni.",
    ],
)
def test_what_it_was_before_is_a_former_estimate(text: str) -> None:
    told = read(f"{LEAD}The Indicated resource at Alder is 12.1 Mt at 1.4% Ni. {text}")
    assert [(m.tonnage_t, m.is_current) for m in told] == [(12.1e6, True), (9.1e6, False)]


def test_what_the_tonnes_grade_is_not_the_cut_off_told_before() -> None:
    told = read(f"{LEAD}At an 0.8% Ni cut-off grade the Mineral Resource at Alder is 12.1Mt at 1.4% nickel.")
    assert [(m.grades[0].value, m.cutoff[0].value) for m in told] == [(1.4, 0.8)]


def test_a_unit_of_mass_is_no_deposit() -> None:
    told = read(f"{LEAD}With a cut-off of 0.6% Ni the deposit contains 776,000 t at 1.0% Ni (17.1 Mlbs nickel).")
    assert [m.project for m in told] == ["Alder"]


@pytest.mark.parametrize("head", ["CEDAR HILL.", "Tarland Tin grows Cedar Hill."])
def test_the_mine_at_the_head_of_a_digests_story_is_what_its_estimate_is_of(head: str) -> None:
    page = (
        "# The weekly digest\n\n## Lithium\n\nLithium fell.\n\n## Tin\n\n"
        f"{head} Tarland Tin (ASX: TTN) has 12.1 Mt of Indicated resources at 0.4% Sn.\n\n## Zinc\n\nZinc rose.\n"
    )
    assert [(m.project, m.company) for m in read_markdown(page, "markdown")[0]] == [("Cedar Hill", "Tarland Tin")]


def test_a_grade_before_a_cut_off_in_money_is_a_grade() -> None:
    told = read(
        f"{LEAD}Alder has 13.1 Mt at 0.20% Ni Indicated and 38.5 Mt at 0.19% Ni Inferred at a cut-off value of $40 a tonne."
    )
    assert [(m.grades[0].value, m.cutoff) for m in told] == [(0.2, ()), (0.19, ())]


def test_an_item_that_opens_with_a_place_in_a_country_is_of_that_deposit() -> None:
    text = (
        "- Cedar Hill, Kenya. Brae Metals Corp. (TSXV: BRA) announced its estimate: 48.7 Mt at 0.4% Ni are Indicated."
    )
    assert [(m.project, m.company) for m in read(text)] == [("Cedar Hill", "Brae Metals Corp.")]
