from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.dates import DateSpan, find_dates
from tests.unit.growth import assert_linear

FRIDAY = date(2025, 11, 21)


def values(text: str, anchor: date | None = FRIDAY) -> list[str]:
    return [d.value for d in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14 May 2025", "2025-05-14"),
        ("14 May, 2025", "2025-05-14"),
        ("May 14, 2025", "2025-05-14"),
        ("Feb. 12, 2025", "2025-02-12"),
        ("22nd of June, 2024", "2024-06-22"),
        ("June 3rd, 2024", "2024-06-03"),
        ("June 3 rd , 2024", "2024-06-03"),
        ("31 st October 2024", "2024-10-31"),
        ("MARCH 26, 2025", "2025-03-26"),
        ("14-May-2025", "2025-05-14"),
        ("14-Mar-25", "2025-03-14"),
        ("Thursday, Jun 5, 2025 3:10 am", "2025-06-05"),
        ("2025-03-18T20:00", "2025-03-18"),
        ("2025/3/8", "2025-03-08"),
        ("18/03/2025", "2025-03-18"),
        ("3/18/2026, 8:09 PM", "2026-03-18"),
        ("03.04.2026", "2026-04-03"),
        ("28-29 August 2024", "2024-08-28"),
        ("September 2023", "2023-09"),
        ("in 2023", "2023"),
        ("Q3 2025", "2025"),
    ],
)
def test_a_date_is_as_precise_as_it_is_printed(text: str, value: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.value, found.is_relative) == (value, False)
    assert text[found.start : found.end] == found.printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Thursday", "2025-11-20"),
        ("late on Wednesday", "2025-11-19"),
        ("on Friday", "2025-11-21"),
        ("last Friday", "2025-11-14"),
        ("yesterday", "2025-11-20"),
        ("today", "2025-11-21"),
        ("on 8 May", "2025-05-08"),
        ("signed on 8 December", "2024-12-08"),
        ("on Feb. 12", "2025-02-12"),
        ("June 30", "2025-06-30"),
        ("in May", "2025-05"),
        ("early in December", "2024-12"),
        ("in the second week of October", "2025-10"),
        ("last month", "2025-10"),
        ("last year", "2024"),
        ("this year", "2025"),
    ],
)
def test_a_relative_date_is_the_nearest_one_in_the_past(text: str, value: str) -> None:
    (found,) = find_dates(text, FRIDAY)
    assert (found.value, found.is_relative) == (value, True)
    assert find_dates(text, None) == []


def test_the_printed_day_beside_a_weekday_counts() -> None:
    assert values("last Friday, 14 November") == ["2025-11-14"]


def test_the_year_of_a_range_holds_for_its_beginning() -> None:
    assert values("between March 3 and March 5, 2023") == ["2023-03-03", "2023-03-05"]
    assert values("from May to July 2024") == ["2024-05", "2024-07"]


@pytest.mark.parametrize(
    "text",
    [
        "last week",
        "recently",
        "due in June",
        "expected by May",
        "until Tuesday",
        "03/04/2025",
        "31 February",
        "marched on",
        "it may be",
        "JORC Code (2012)",
        "Act of 1950",
        "$2025",
        "2,025 tonnes",
        "2025 tonnes",
        "through 2029-30",
        "hole 2024A",
        "1.2024.5",
        "7 per cent",
        "March of progress",
        "next Monday",
        "12:30",
    ],
)
def test_what_names_no_day_of_the_past_is_no_date(text: str) -> None:
    assert values(text) == []


PIECES = st.sampled_from(
    ["May", " ", "12", "2024", "-", "/", ".", "on ", "Monday", "last ", "and ", ", ", "year", "3rd", "Dec", "31", "in "]
)


@given(
    st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=20).map("".join)),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_any_text_gives_possible_dates_of_itself(text: str, anchor: date) -> None:
    end = 0
    for found in find_dates(text, anchor):
        assert isinstance(found, DateSpan)
        assert text[found.start : found.end] == found.printed
        assert found.start >= end
        end = found.end
        padded = found.value + "-01-01"[len(found.value) - 4 :] if len(found.value) < 10 else found.value
        day = date.fromisoformat(padded)
        assert not found.is_relative or day <= anchor


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    month = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][day.month - 1]
    for form in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
    ):
        assert values(f"Signed on {form} in Perth.", None) == [day.isoformat()], form


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "2024 ", "1/1/", "May ", "M", "last ", "Monday ", "2 May ", "2024-", "1-"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    assert_linear(lambda text: find_dates(text, FRIDAY), piece)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It closed a week earlier.", [("a week earlier", "2025-06-03")]),
        (
            "Signed on 3 March; a day earlier it had said no.",
            [("3 March", "2025-03-03"), ("a day earlier", "2025-03-02")],
        ),
        ("The two agreed two months ago.", [("two months ago", "2025-04")]),
        ("They met three weeks ago.", [("three weeks ago", "2025-05")]),
        ("Revenue rose from a year earlier.", []),
        ("Output was lower than a year ago.", []),
    ],
)
def test_days_counted_back_from_the_day_told_before(text: str, found: list[tuple[str, str]]) -> None:
    assert [(d.printed, d.value) for d in find_dates(text, date(2025, 6, 10))] == found
