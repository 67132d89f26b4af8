"""Tables typed with blanks: columns by where the figures stand, headers of groups, labels and titles between rows."""

from __future__ import annotations

import pytest

from pipelines.parse.text import read_text


def tables(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in read_text(text).tables]


ESTIMATE = """
                      Measured             Indicated
 Deposit          Tonnes   Grade       Tonnes   Grade
                   (Mt)    (% Sn)       (Mt)    (% Sn)
 --------------  -------  -------     -------  -------
 Tinhill North       1.2     0.61         4.0     0.50
 Tinhill South                            2.5     0.44
"""


def test_a_value_stands_in_the_column_below_its_header() -> None:
    assert tables(ESTIMATE) == [
        [
            ["", "Measured", "Indicated"],
            ["Deposit", "Tonnes (Mt)", "Grade (% Sn)", "Tonnes (Mt)", "Grade (% Sn)"],
            ["Tinhill North", "1.2", "0.61", "4.0", "0.50"],
            ["Tinhill South", "", "", "2.5", "0.44"],
        ]
    ]
    assert [cell.colspan for cell in read_text(ESTIMATE).tables[0].rows[0]] == [1, 2, 2]


def test_rows_with_empty_lines_and_rules_between_them_are_one_table() -> None:
    rows = ["Category      Mt     Sn", "Indicated    4.0   0.50", "Inferred     2.5   0.44", "Total        6.5   0.48"]
    whole = [row.split() for row in rows]
    assert tables("\n\n".join(rows)) == [whole]
    assert tables("\n---------   ---   ----\n".join(rows)) == [whole]


def test_a_title_between_rows_and_a_label_on_two_lines_stay_rows_of_their_own() -> None:
    rows = ["Class           Mt     Sn", "Open pit", "Measured and   4.0   0.50", " Indicated", "Underground"]
    text = "\n".join([*rows, "Inferred       2.5   0.44", "", "Notes follow"])
    assert [row[0] for row in tables(text)[0]] == [
        "Class",
        "Open pit",
        "Measured and",
        "Indicated",
        "Underground",
        "Inferred",
    ]
    assert read_text(text).text.endswith("Notes follow")


def test_a_caption_begins_another_table() -> None:
    one = "Class       Mt     Sn\nIndicated  4.0   0.50"
    assert len(tables(f"{one}\nTable 2 Another\n{one}")) == 2


def test_a_year_centred_over_its_columns_is_theirs_however_short() -> None:
    rows = ["              2024                2021", "Class    Mt      WO3 (t)    Mt      WO3 (t)"]
    text = "\n".join([*rows, *["Total   7.2       22,300   4.8       15,800"] * 2])
    assert [(cell.text, cell.colspan) for cell in read_text(text).tables[0].rows[0]] == [
        ("", 1),
        ("2024", 2),
        ("2021", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mine  sold 4 kt\nof metal  in May.  It paid\n12 people  more than  before.",
        "| Class   | Mt   | Sn   |\nno row    of any     2   table",
        "1.   The first point\n2.   The second point\n3.   The third point",
    ],
)
def test_prose_and_lists_with_wide_blanks_are_no_tables(text: str) -> None:
    assert not tables(text)


def test_a_piped_table_padded_with_blanks_is_read_by_its_pipes() -> None:
    assert tables("| Class    | Mt    | Sn   |\n| Total    | 7.2   | 0.5  |") == [
        [["Class", "Mt", "Sn"], ["Total", "7.2", "0.5"]]
    ]


def test_pieces_that_do_not_stand_below_each_other_are_a_table_if_every_row_has_as_many() -> None:
    rows = ["Category   Brine volume (Mm3)   Li (t)   LCE (t)", "Measured   206   132,000   703,000"]
    rows += ["Measured and Indicated   571   352,000   1,874,000", "Inferred   310   177,000   942,000"]
    assert tables("\n".join(rows)) == [[row.split("   ") for row in rows]]
