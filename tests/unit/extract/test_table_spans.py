"""Tables made into text, whose rows lost a span or were broken inside their cells."""

from __future__ import annotations

import pytest

from pipelines.extract.resources import find_resources
from tests.unit.extract.reading_of import reading_of

HEADS = "Category | Deposit | Tonnes Mt | U3O8ppm | U3O8 Mlb |\n"
BROKEN_HEADS = "Category | Deposit |\nTonnes Mt |\nU3O8ppm |\nU3O8 Mlb |\n"
RULE = "---|---|---|---|---|\n"
ROWS = (
    "Measured | Ash | 1.1 | 254 | 0.6 |\n"
    "Brae | 2.2 | 374 | 1.8 | |\n"
    "Indicated | Cairn | 7.5 | 360 | 6.0 |\n"
    "Dale | 3.1 | 255 | 1.7 | |\n"
    "Total M&I | 13.9 | 330 | 10.1 | |\n"
    "Ewe | 5.2 | 300 | 3.4 | |\n"
)


@pytest.mark.parametrize("heads", [HEADS, BROKEN_HEADS])
def test_a_row_without_the_cell_that_spanned_to_it_keeps_its_columns_and_its_class(heads: str) -> None:
    found = find_resources(reading_of(f"Lochan Mineral Resource\n{heads}{RULE}{ROWS}"))[0]
    assert [(m.category, m.tonnage_t, m.grades[0].value) for m in found] == [
        ("measured", 1.1e6, 254),
        ("measured", 2.2e6, 374),
        ("indicated", 7.5e6, 360),
        ("indicated", 3.1e6, 255),
        ("measured_indicated", 13.9e6, 330),
    ]
    assert found[1].evidence.text == "Brae | 2.2 | 374 | 1.8"


def test_a_row_whose_last_column_is_only_empty_is_left_in_place() -> None:
    rows = "Measured | 1.1 | 254 | 0.6 |\nIndicated | 2.2 | 374 | |\n"
    text = f"Lochan Mineral Resource\nCategory | Tonnes Mt | U3O8 ppm | U3O8 Mlb |\n---|---|---|---|\n{rows}"
    assert [m.tonnage_t for m in find_resources(reading_of(text))[0]] == [1.1e6, 2.2e6]


def test_a_table_run_together_on_one_line_is_read_where_its_heads_stand_before_its_classes() -> None:
    told = "Brae Tin Ltd (ASX: BRT), March 4, 2021, reported the Lochan resource. "
    table = (
        "Category Tonnes (Mt) Sn (%) Tin (kt) Measured 12.3 1.05 129 Indicated 22.0 0.91 200 Total 34.3 0.96 329 Notes."
    )
    found = find_resources(reading_of(told + table))[0]
    assert [(m.category, m.tonnage_t, m.effective_on) for m in found] == [
        ("measured", 12.3e6, None),
        ("indicated", 22e6, None),
        ("total", 34.3e6, None),
    ]
    assert found[0].evidence.text == "Measured 12.3 1.05 129"
    assert not find_resources(reading_of("Lochan drilling: Measured 12.3 1.05 129 Indicated 22.0 0.91 200."))[0]
