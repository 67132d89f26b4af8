"""Marks on the labels of a table: each row takes the cut-off of its own note, a former table none of the current one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.reading import Reading
from pipelines.extract.resources import find_resources
from pipelines.extract.tables.marks import marks_in, notes_of
from pipelines.model import ResourceMention
from pipelines.parse import read_contract


def read(content: str, kind: str = "markdown") -> list[ResourceMention]:
    return find_resources(Reading(read_contract({"doc_id": "d", kind: content, "published_at": "2025-06-10"}, Path())))[
        0
    ]


def table(first: str, second: str) -> str:
    rows = (f"Kiln{first}|Indicated|4|1.0", "|Inferred|3|0.9", f"Fort{second}|Indicated|2|1.4", "|Inferred|1|1.2")
    lines = ("Deposit|Class|Mt|Cu (%)", "---|---|---|---", *rows, "Total||10|1.1")
    return "Mt Arrol Mineral Resource\n\n" + "\n".join(f"|{line}|" for line in lines) + "\n\n"


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [
        ("^1^", "^2^", "^1^ Open pit, above a cut-off of 0.3% Cu. ^2^ Underground, above a cut-off of 0.8% Cu."),
        ("¹", "²", "¹ Reported at a 0.3% Cu cut-off.\n\n² Reported at a 0.8% Cu cut-off."),
        (
            " (1)",
            " (2)",
            "Notes:\n\n(1) Cut-off grade 0.3% Cu.\n\n(2) Cut-off grade 0.8% Cu.\n\n(3) Figures are rounded.",
        ),
        ("*", "**", "* Reported above 0.3% Cu. ** Reported above 0.8% Cu."),
        ("^a^", "^b^", "a) cut-off 0.3% Cu; b) cut-off 0.8% Cu; c) tonnes are dry."),
        ("^1^", "^2^", "1. Reported at a cut-off of 0.3% Cu.\n2. Reported at a cut-off of 0.8% Cu."),
    ],
)
def test_each_row_takes_the_cutoff_of_its_own_note(first: str, second: str, notes: str) -> None:
    found = read(table(first, second) + notes)
    told = [(m.project, [c.value for c in m.cutoff]) for m in found]
    assert told == [("Kiln", [0.3])] * 2 + [("Fort", [0.8])] * 2 + [("Mt Arrol", [0.3, 0.8])]


def test_what_another_rows_note_says_is_not_said_of_a_row_without_a_mark() -> None:
    found = read(table("", "^1^") + "The cut-off is 0.3% Cu, except\n\n^1^ at a cut-off of 0.8% Cu.")
    assert [[c.value for c in m.cutoff] for m in found][2:4] == [[0.8], [0.8]]
    assert all(0.8 not in [c.value for c in m.cutoff] for m in found[:2])


def test_notes_end_where_the_next_begins_and_digits_of_names_are_no_marks() -> None:
    assert notes_of("1. First. 2. Second, 0.5% Cu. (3) Third", {"1", "2"}) == {"1": "First.", "2": "Second, 0.5% Cu."}
    assert [marks_in(name) for name in ("Zone 2", "Pit (North)", "Alder 3A", "Li2O")] == [()] * 4


CURRENT = (
    "Vole Metals (ASX: VOL) updates the Mineral Resource of Burn under the JORC Code.\n\n"
    "Burn Mineral Resource, effective 31 March 2025\n\n"
    "| Class | Mt | Sn (%) |\n|---|---|---|\n| Indicated | 8 | 0.7 |\n\nNotes: reported above a cut-off of 0.25% Sn.\n\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "| 2022 (superseded) | Mt | Sn (%) |",
        "| Former estimate, 2021 | Mt | Sn (%) |",
        "| Prior model | Mt | Sn (%) |",
        "Superseded estimate of 2022\n\n| Class | Mt | Sn (%) |",
    ],
)
def test_a_table_headed_as_former_has_nothing_of_the_current_one(head: str) -> None:
    current, former = read(f"{CURRENT}{head}\n|---|---|---|\n| Indicated | 6 | 0.72 |\n")
    assert (current.is_current, current.reporting_code, current.effective_on) == (True, "JORC", "2025-03-31")
    assert (former.is_current, former.reporting_code, former.effective_on) == (False, None, None)
    assert ([c.value for c in current.cutoff], former.cutoff) == ([0.25], ())


def test_a_cutoff_and_a_code_in_the_heads_of_a_table_are_its_own() -> None:
    head = "Lapwing Mineral Resource by zone (>0.4% Ni)\n\n| Zone | JORC category | Mt | Ni (%) |\n|---|---|---|---|\n"
    (estimate,) = read(f"{head}| Oxide | Indicated | 8 | 0.7 |\n")
    assert ([(c.analyte, c.value) for c in estimate.cutoff], estimate.reporting_code) == ([("Ni", 0.4)], "JORC")
