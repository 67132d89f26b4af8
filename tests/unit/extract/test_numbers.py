import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.numbers import find_numbers, number_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", 0),
        ("547.5", 547.5),
        ("1,751", 1751),
        ("18,118,000", 18_118_000),
        ("22 800", 22_800),
        ("500\u00a0000", 500_000),
        ("1\u2019234\u2019567", 1_234_567),
        ("12,34,567.89", 1_234_567.89),
        ("1.234.567,89", 1_234_567.89),
        ("0,54", 0.54),
        ("0,540", 0.54),
        ("4,25", 4.25),
        ("1½", 1.5),
        ("¾", 0.75),
        ("half a million", 500_000),
        ("a quarter of a billion", 250_000_000),
        ("three quarters billion", 750_000_000),
        ("a hundred million", 100_000_000),
        ("one hundred and five", 105),
        ("twenty-five", 25),
        ("three hundred and twenty-five thousand", 325_000),
        ("1,500 crore", 15_000_000_000),
        ("35 lakh", 3_500_000),
        ("2.5bn", 2_500_000_000),
        ("20,000.00", 20_000),
    ],
)
def test_every_usual_writing_has_one_value(printed: str, value: float) -> None:
    assert number_of(printed) == pytest.approx(value)


@pytest.mark.parametrize(
    "printed",
    [
        "1,2345",
        "1.2.3",
        "15.6.2024",
        "1,234,5",
        "thirteen forty-five",
        "",
        "–",
        "n/a",
        "1.59% Sn",
        "2024 100",
        "1" * 40,
        "1О0",
        "1０0",
        "５",  # a Cyrillic letter, full-width digits
    ],
)
def test_what_is_no_usual_writing_has_no_value(printed: str) -> None:
    assert number_of(printed) is None


@pytest.mark.parametrize(
    ("printed", "value"), [("798 ^1,2", 798), ("50†", 50), ("60 (1)", 60), ("5.2**", 5.2), ("~7", 7)]
)
def test_footnote_marks_are_no_part_of_a_cell(printed: str, value: float) -> None:
    assert number_of(printed) == value


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_grouping_does_not_change_a_number(number: int, decimals: int) -> None:
    value = number / 10**decimals
    plain = f"{value:.{decimals}f}"
    assert number_of(plain) == pytest.approx(value)
    assert number_of(f"{value:,.{decimals}f}") == pytest.approx(value)
    if number >= 1_000_000 and decimals != 3:  # fewer groups could be decimals
        european = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
        assert number_of(european) == pytest.approx(value)


@given(st.text(max_size=300))
def test_numbers_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert math.isfinite(number.value) and number.value >= 0
        end = number.end


def test_what_is_raised_is_no_number_of_its_own() -> None:
    assert [n.value for n in find_numbers("1,500^2 t and 10^6 t, 4^12")] == [1500.0, 10.0, 4.0]
