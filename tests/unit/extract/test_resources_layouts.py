"""Estimate tables of technical reports: how tables follow each other, whose titles name what, which unit is meant."""

from __future__ import annotations

from tests.unit.extract.test_resources import brief, read

HEAD = "# Report on the Alder Project\n\nBirch Metals Corp. owns the Alder project.\n\n"


def piped(*rows: str) -> str:
    first, *others = ["| " + row + " |" for row in rows]
    return "\n".join([first, "|" + "---|" * (first.count("|") - 1), *others])


def test_what_goes_on_with_a_refused_table_is_refused_too() -> None:
    first = piped("Cut-off (% Ni) | Tonnes | Ni (%)", "0.5 | 900,000 | 0.9", "0.6 | 800,000 | 1.0")
    text = f"{HEAD}Table 5: Sensitivity of the Alder resource to cut-off\n\n{first}\n\nInferred\n\n{first}\n\n"
    stated = piped("Class | Tonnes | Ni (%)", "Inferred | 900,000 | 0.9")
    mentions, refused = read(f"{text}Table 6: Alder Mineral Resource Statement\n\n{stated}\n", "markdown")
    assert brief(mentions) == [("resource", "inferred", 900000.0, {"Ni": 0.9})]
    assert sum("sensitivity" in reason for reason in refused) == 2


def test_the_base_case_may_be_named_below_the_table() -> None:
    rows = piped("Cut-off (% Ni) | Tonnes | Ni (%)", "0.2 | 900 | 0.5", "0.3 | 700 | 0.6", "0.4 | 500 | 0.7")
    title, note = "Table 5: Alder Indicated Mineral Resources", "The base case cut-off of 0.3% Ni is in bold."
    text = f"{HEAD}{title}\n\n{rows}\n\n{note}\n"
    assert brief(read(text, "markdown")[0]) == [("resource", "indicated", 700.0, {"Ni": 0.6})]


def test_the_project_of_a_title_is_the_name_before_the_word() -> None:
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 700 | 0.6")
    title = "TABLE 1-1   INDICATED MINERAL RESOURCES ESTIMATES Birch Metals Corp - Cedar Project"
    mentions, _ = read(f"{HEAD}{title}\n\n{rows}\n", "markdown")
    assert [m.project for m in mentions] == ["Cedar"]


def test_a_tonnage_without_unit_has_the_one_that_the_text_gives_it() -> None:
    rows = piped("Class | Tonnes | Ni (%)", "Indicated | 10.5 | 0.6", "Inferred | 4.2 | 0.5")
    table = f"Table 5: Alder Mineral Resources\n\n{rows}\n"
    told = read(f"{HEAD}The Indicated resource is 10.5 million tonnes.\n\n{table}", "markdown")[0]
    assert [m.tonnage_t for m in told] == [10.5e6, 4.2e6]
    assert [m.tonnage_t for m in read(f"{HEAD}{table}", "markdown")[0]] == [10.5, 4.2]
