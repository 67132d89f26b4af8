"""Plain text: paragraphs over hard wraps, bullets, headings, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.text import read_text
from tests.unit.growth import assert_linear

NOTICE = """TINHILL METALS LIMITED

Loan signed

Tinhill Metals Limited has signed a loan of A$40 million
with its bank.

- The loan runs for seven
  years.
- It is secured.

Category    Tonnes (Mt)   Sn (%)
---------   -----------   ------
Indicated          8.0      0.55
Inferred           4.0      0.40

Contact: Jane Roe
"""


def kinds(text: str) -> list[tuple[str, str]]:
    builder = read_text(text)
    return [(b.kind, builder.text[b.start : b.end]) for b in builder.blocks]


def test_a_notice_is_read_in_its_parts() -> None:
    assert kinds(NOTICE) == [
        ("heading", "TINHILL METALS LIMITED"),
        ("heading", "Loan signed"),
        ("paragraph", "Tinhill Metals Limited has signed a loan of A$40 million\nwith its bank."),
        ("list_item", "- The loan runs for seven\nyears."),
        ("list_item", "- It is secured."),
        ("table_row", "Category | Tonnes (Mt) | Sn (%)"),
        ("table_row", "Indicated | 8.0 | 0.55"),
        ("table_row", "Inferred | 4.0 | 0.40"),
        ("heading", "Contact: Jane Roe"),
    ]


def test_lines_longer_than_a_hand_wraps_are_paragraphs_of_their_own() -> None:
    long = "Tinhill Metals has signed a loan of A$40 million with its bank, which runs for seven years. " * 3
    assert [kind for kind, _ in kinds(f"Loan signed\n{long.strip()}\nIts lender is glad.")] == [
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_pipe_tables_are_tables() -> None:
    builder = read_text("Estimate:\n\n| Class | Mt |\n|---|---|\n| Inferred | 4.0 |\n\nEnd of it.")
    assert [[cell.text for cell in row] for row in builder.tables[0].rows] == [["Class", "Mt"], ["Inferred", "4.0"]]


def test_prose_with_a_wide_gap_is_no_table() -> None:
    assert not read_text("It paid  A$4 million.  The rest follows\nin May.  Nothing else.").tables


@given(st.text(alphabet=st.sampled_from("ab1 .|-\n\t•#"), max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(c for c in value if c.isalnum())

    assert letters(read_text(text).text) == letters(text)


@pytest.mark.parametrize("line", ["a  b  c\n", "| a | b |\nx\n", "a|\n", "- \n", "1  2\n", "(((((\n", "9" * 50 + "\n"])
def test_time_grows_with_the_length(line: str) -> None:
    assert_linear(read_text, line, small=2_000 * len(line), times=10)
