"""Whole announcements of companies: what is said once for all their estimates, and who reports them."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_resources import read as read_as
from tests.unit.extract.test_resources_layouts import piped
from tests.unit.extract.test_resources_prose import read

HEAD = "# Annual statement\n\nBirch Metals plc (LSE: BRM) operates the Alder copper mine.\n\n"
ROWS = ("Class | Mt | Cu (%)", "Proven | 7.1 | 0.9", "Probable | 12.3 | 0.8")


def test_what_is_said_of_targets_and_estimates_together_is_of_each() -> None:
    said = "It states Ore Reserves, Mineral Resources and an Exploration Target as at 31 December 2024, under PERC.\n\n"
    mentions, _ = read_as(f"{HEAD}{said}## Ore Reserves\n\n{piped(*ROWS)}\n", "markdown")
    assert {(m.reporting_code, m.effective_on) for m in mentions} == {("PERC", "2024-12-31")}


def test_an_effective_date_is_told_in_passing() -> None:
    said = "Birch Metals Ltd owns Alder. Orrin Consulting prepared it, with an effective date of 30 May 2025. "
    (mention,) = read(said + "The Alder deposit has an Inferred Mineral Resource of 12 Mt at 1.1% Ni.")
    assert mention.effective_on == "2025-05-30"


def test_one_code_is_of_every_estimate_in_the_text() -> None:
    said = "Birch Metals Ltd reports under the JORC Code (2012). " + "The weather in the valley was dry. " * 8
    (mention,) = read(said + "The Alder deposit has an Inferred Mineral Resource of 12 Mt at 1.1% Ni.")
    assert mention.reporting_code == "JORC"


@pytest.mark.parametrize(
    "said",
    [
        "The superseded MRE, dated 12 May 2023, comprised 18 Mt at 1.1% Ni Indicated and 9 Mt at 0.9% Ni Inferred.",
        "For reference, the 2022 estimate, now superseded, was 18 Mt at 1.1% Ni Indicated and 9 Mt at 0.9% Ni Inferred.",
        "The 2022 report gave 18 Mt at 1.1% Ni Indicated and 9 Mt at 0.9% Ni Inferred, which the table above supersedes.",
        "In 2022 18 Mt at 1.1% Ni were Indicated and 9 Mt at 0.9% Ni Inferred, a resource that these figures now replace.",
        "The resource it inherited was 18 Mt at 1.1% Ni in the Indicated class and 9 Mt at 0.9% Ni Inferred.",
    ],
)
def test_each_figure_of_a_former_estimate_is_a_former_one(said: str) -> None:
    mentions = read(f"Birch Metals Ltd owns the Alder project. {said}")
    assert [(m.category, m.is_current) for m in mentions] == [("indicated", False), ("inferred", False)]


def test_a_list_counts_what_the_figure_before_it_counts() -> None:
    said = "Birch Metals Ltd owns Alder. Its resource at Alder is 4,100,000 tonnes of lithium carbonate equivalent."
    listed = "\n\nIt is made up as follows:\n- 300,000 tonnes in the category measured;\n- 3,800,000 tonnes inferred."
    found = {(m.category, m.tonnage_t, m.contained[0].value_t) for m in read(said + listed)}
    assert {("measured", None, 300_000.0), ("inferred", None, 3_800_000.0)} <= found


def test_a_column_of_owners_names_companies_and_one_of_dates_tells_which_estimate_is_current() -> None:
    old = ("2011 | Elm | 40.1 | 0.7", "May 2022 | Birch | 80.2 | 0.9")
    rows = piped("Published | By | Mt | Ni (%)", *old, "May 2024 | Birch | 99.3 | 0.9")
    mentions, _ = read_as(f"{HEAD}## Alder Mineral Resource estimates\n\n{rows}\n", "markdown")
    told = [(m.project, m.company, m.is_current) for m in mentions]
    assert told == [("Alder", "Elm", False), ("Alder", "Birch Metals plc", False), ("Alder", "Birch Metals plc", True)]


def test_the_head_of_the_labels_may_say_what_the_table_is() -> None:
    rows = piped("Alder, JORC, 28 May 2024 | Mt | Ni (%)", "Indicated | 61.2 | 1.1", "Inferred | 16.1 | 1.2")
    mentions, _ = read_as(f"Birch Metals Ltd owns the Alder deposit:\n\n{rows}\n", "markdown")
    assert {(m.project, m.reporting_code, m.effective_on) for m in mentions} == {("Alder", "JORC", "2024-05-28")}


def test_a_table_with_heads_of_its_own_goes_on_from_none_above() -> None:
    tables = [
        f'<tr><td colspan="3">Summary Mineral {kind} at the End of the Fiscal Year Ended June 30, 2023</td></tr>'
        f"<tr><td>Class</td><td>Mt</td><td>Ni (%)</td></tr><tr><td>{name}</td><td>9</td><td>1.2</td></tr>"
        for kind, name in (("Resources", "Inferred"), ("Reserves", "Probable"))
    ]
    page = "</table><p>&nbsp;</p><table>".join(tables)
    mentions, _ = read_as(f"<p>Birch Metals Inc. owns the Alder project.</p><table>{page}</table>", "html")
    assert [(m.category, m.project) for m in mentions] == [("inferred", "Alder"), ("probable", "Alder")]


def test_a_part_that_names_no_company_is_of_the_one_told_with_the_project_elsewhere() -> None:
    pages = (
        "# News\n\n## Birch sells shares\n\nBirch Metals Ltd (ASX: BRM) sold shares to go on at the Alder project.\n\n"
    )
    rows = piped("Class | Mt | Cu (%)", "Indicated | 7.1 | 0.9")
    mentions, _ = read_as(f"{pages}## Alder Mineral Resource\n\n{rows}\n\n## Chair\n\nHe left.\n", "markdown")
    assert [m.company for m in mentions] == ["Birch Metals Ltd"]


def test_a_total_below_the_last_section_sums_all_of_them() -> None:
    rows = ("Alder mine | |", "Indicated | 14.1 | 0.9", "Total Alder | 14.1 | 0.9")
    rows += (
        "Elm project | |",
        "Indicated | 9.2 | 0.7",
        "Total Elm | 9.2 | 0.7",
        "Total Mineral Resources | 23.3 | 0.8",
    )
    mentions, _ = read_as(f"{HEAD}## Mineral Resources\n\n{piped('Class | Mt | Cu (%)', *rows)}\n", "markdown")
    assert [m.project for m in mentions if m.tonnage_t == 23.3e6] == ["Alder"]


def test_salts_weighed_beside_lithium_are_no_ore() -> None:
    rows = piped("Class | Li (kt) | LCE (kt) | K (kt)", "Indicated | 337 | 1,793 | 3,105")
    (mention,), _ = read_as(f"{HEAD}## Alder Mineral Resource\n\n{rows}\n", "markdown")
    assert mention.tonnage_t is None and [c.analyte for c in mention.contained] == ["Li", "LCE"]


def test_each_part_has_the_grade_that_it_is_reported_above() -> None:
    rows = piped(
        "Part | Class | Mt | Cu (%)", "Open pit | Indicated | 7.1 | 0.9", "Underground | Indicated | 3.1 | 1.4"
    )
    note = "Open pit reported above 0.3% Cu and underground above 0.9% Cu."
    mentions, _ = read_as(f"{HEAD}## Alder Mineral Resource\n\n{rows}\n\n{note}\n", "markdown")
    assert [m.cutoff[0].value for m in mentions] == [0.3, 0.9]


def test_ounces_of_a_gold_company_are_of_gold() -> None:
    said = "Birch Metals Ltd owns the Alder gold mine and the Elm gold deposit. Elm has ore reserves of 6.0 million ounces."
    assert [(c.analyte, round(c.value_t, 1)) for m in read(said) for c in m.contained] == [("Au", 186.6)]


REPORT = "# Technical report\n\nBirch Metals Corp. owns the Alder deposit.\n\n## 14 Mineral Resource\n\n"
STATED = piped("Class | Mt | Ni (%)", "Indicated | 7.1 | 0.9")


def test_what_a_report_dates_before_the_code_is_a_former_estimate() -> None:
    old = "In 1983, 2.7 million tonnes of indicated resource at 1.2% Ni were outlined on the Alder deposit."
    mentions, _ = read_as(f"{REPORT}{STATED}\n\n{old}\n", "markdown")
    assert [(m.tonnage_t, m.is_current) for m in mentions] == [(7.1e6, True), (2.7e6, False)]


@pytest.mark.parametrize("heading", ["8 Deposit Types", "7.1 Regional Geology", "19 Market Studies"])
def test_a_report_quotes_other_deposits_where_it_speaks_of_their_kind(heading: str) -> None:
    other = "The Elm deposit has a measured resource of 299 Mt at 0.57% Ni."
    mentions, _ = read_as(f"{REPORT}{STATED}\n\n## {heading}\n\n{other}\n", "markdown")
    assert [m.tonnage_t for m in mentions] == [7.1e6]


def test_stopes_and_waste_are_no_estimates() -> None:
    stopes = piped("Panel | Mt | Ni (%)", "1 | 0.2 | 3.1", "2 | 0.3 | 2.2")
    waste = "The reserve of the open pit lies under 2.4 Mt of overburden and 12.7 Mt of waste rock."
    text = f"{REPORT}{STATED}\n\n{waste}\n\nTable 9: Breakdown of the mineral reserves per stope\n\n{stopes}\n"
    mentions, _ = read_as(text, "markdown")
    assert [m.tonnage_t for m in mentions] == [7.1e6]


def test_a_long_report_calls_its_company_for_short_and_that_is_no_project() -> None:
    said = "Birch Metals Corp. drilled here. Its Birch staff at the mine log core. " * 12
    mentions, _ = read_as(f"{REPORT.replace('Alder', 'Red Alder')}{said}\n\n{STATED}\n", "markdown")
    assert [m.project for m in mentions] == ["Red Alder"]


@pytest.mark.parametrize(
    "said",
    [
        "Elmhurst, in the coastal province of Oro Alto, contains probable reserves of 12 Mt at 1.1% Ni.",
        "At Elmhurst, probable reserves of 12 Mt at 1.1% Ni were declared in spring.",
        "Birch Metals put the probable reserve of Elmhurst at 12 Mt at 1.1% Ni.",
        "Its most advanced project is Elmhurst, where a study set out probable reserves of 12 Mt at 1.1% Ni.",
    ],
)
def test_the_sentence_of_a_figure_names_what_it_is_of(said: str) -> None:
    mentions = read(f"Birch Metals Ltd drills at the Alder project and the Cedar deposit. {said}")
    assert [m.project for m in mentions] == ["Elmhurst"]


def test_a_first_column_of_sources_names_deposits() -> None:
    rows = piped("Source | Category | Mt | Ni (%)", "Elm Hill | Indicated | 7.1 | 0.9", "Ash | Indicated | 3 | 0.8")
    mentions, _ = read_as(f"{HEAD}## Alder Mineral Resource\n\n{rows}\n", "markdown")
    assert [m.project for m in mentions] == ["Elm Hill", "Ash"]


def test_the_same_cut_off_is_the_one_told_before() -> None:
    said = "Birch Metals Ltd owns the Alder deposit. Its resource is stated at a cut-off of 0.3% Ni. "
    said += "It was drilled for two years. The 2021 estimate (12 Mt Inferred at 1.1% Ni, same cut-off) is superseded."
    assert [m.cutoff[0].value for m in read(said) if not m.is_current] == [0.3]


def test_a_headline_may_be_all_that_names_the_company() -> None:
    rows = piped("Class | Mt | Ni (%)", "Indicated | 7.1 | 0.9")
    given = {"title": "29Birch: Ore Reserves and Mineral Resources as at 31 December 2023"}
    mentions, _ = read_as(f"## Mineral Resources of the Alder deposit\n\n{rows}\n", "markdown", **given)
    assert [(m.project, m.company) for m in mentions] == [("Alder", "29Birch")]


@pytest.mark.parametrize(("both", "of_reserve"), [("", []), ("both ", [0.3])])
def test_a_cut_off_behind_reserve_and_resource_is_of_the_resource(both: str, of_reserve: list[float]) -> None:
    said = "Alder has a Probable Ore Reserve of 5 Mt at 1.2% Ni, and an Inferred Mineral Resource of 11 Mt at 0.9% Ni"
    mentions = read(f"Birch Metals Ltd owns the Alder deposit. {said}, {both}at a 0.3% Ni cut-off.")
    assert [[c.value for c in m.cutoff] for m in mentions] == [of_reserve, [0.3]]
