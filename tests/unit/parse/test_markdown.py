"""Markdown: structure kept, marks of emphasis and links taken out of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.markdown import plain, read_markdown


def test_structure() -> None:
    source = "# Tin\n\nA **bold** claim\nover two lines.\n\n* one\n  and more\n* two\n\n> quoted\n\n---\n"
    builder = read_markdown(source)
    assert [(b.kind, b.level, builder.text[b.start : b.end]) for b in builder.blocks] == [
        ("heading", 1, "Tin"),
        ("paragraph", 0, "A bold claim\nover two lines."),
        ("list_item", 1, "one\nand more"),
        ("list_item", 1, "two"),
        ("paragraph", 0, "quoted"),
    ]


def test_a_line_in_bold_by_itself_is_a_heading_unless_it_is_a_sentence_or_a_tables_name() -> None:
    source = "Tin sold.\n\n**About Tinhill**\n\n**Tin was sold.**\n\n**Table 1: Tin**\n\n__Costs__\nof tin\n"
    builder = read_markdown(source)
    assert [(b.kind, b.level, builder.text[b.start : b.end]) for b in builder.blocks] == [
        ("paragraph", 0, "Tin sold."),
        ("heading", 6, "About Tinhill"),
        ("paragraph", 0, "Tin was sold."),
        ("paragraph", 0, "Table 1: Tin"),
        ("paragraph", 0, "Costs\nof tin"),
    ]


def test_rows_above_the_delimiter_are_headers() -> None:
    table = read_markdown("| Class | Mt |\n|:--|--:|\n| **Inferred** | 4.0 |\n").tables[0]
    assert [[(c.text, c.is_header) for c in row] for row in table.rows] == [
        [("Class", True), ("Mt", True)],
        [("Inferred", False), ("4.0", False)],
    ]


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("**US$4 million**", "US$4 million"),
        ("[Tinhill](https://tin.example/a)", "Tinhill"),
        ("_Tinhill_ and snake_case_name", "Tinhill and snake_case_name"),
        (r"2 \* 3", "2 * 3"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("Li<sub>2</sub>O", "Li 2 O"),
        ("R&amp;D", "R&D"),
        ("![map](m.png)", "map"),
    ],
)
def test_plain(printed: str, seen: str) -> None:
    assert plain(printed) == seen


@given(st.text(alphabet=st.sampled_from("ab1 |-\n*#_[]()<>!`\\"), max_size=300))
def test_any_markdown_reads(text: str) -> None:
    builder = read_markdown(text)
    assert all(builder.text[b.start : b.end].strip() for b in builder.blocks)
