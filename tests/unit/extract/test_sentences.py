import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.sentences import is_date_line, is_title_line, segments_of, split
from pipelines.model import Block


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The plant cost US$1.5 million.", "It opened in May."],
        ["Acme Corp. said so.", "Nobody asked."],
        ["Holders of Acme Mining Inc. and Zenith Ltd. met.", "They agreed."],
        ["The U.S. Department of Energy paid.", "Work began."],
        ["It is listed in the U.S.", "The shares rose."],
        ["The yard of Acme Co.", "It was sold on Feb. 12 to J. P. Stone of St. Ives."],
        ["About 5.2 Mt (approx. 3% Cu, e.g. in the No. 2 lode) remain.", "“Enough,” he said."],
        ["He said: “We sold it.”", "The price was secret."],
        ["Is it closed?", "Yes!", "At last."],
        ["The deal closes at 5 p.m. on Friday.", "A second follows."],
        [
            "See Table 1. Rows add up",
        ],
        ["See Table 1.", "The rows add up."],
        ["Grades fell to 0.5%.", "In 2024 they rose."],
        ["The shell, Rising Acquisition Corp. I, paid.", "A stream follows."],
        ["It cost $5 million ...", "Then came more."],
        ["Acme Pty Ltd has sold the mine to Zenith Pty Ltd.", "Zenith will hold it."],
        ["Zenith Ltd. (“Zenith”) and Ore Co. Ltd met."],
        ["Mt. Weld belongs to others.", "Rs. 500 crore were set aside."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = list(split(text, 0, len(text)))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def pieces(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segments_of(text, (Block("paragraph", 0, len(text)),))]


def test_a_title_line_above_its_paragraph_is_a_heading() -> None:
    body = "The owner of the mine has agreed to sell a third of it to a smelter, which will pay for the new shaft."
    assert pieces(f"A smelter goes underground\n{body}") == [
        ("heading", "A smelter goes underground"),
        ("paragraph", body),
    ]


def test_hard_wrapped_lines_are_one_piece() -> None:
    text = (
        "The owner of the mine has agreed to sell a third of it to a\n"
        "smelter, which pays for the shaft and takes the ore of\n"
        "Northern Lode for ten years."
    )
    assert pieces(text) == [("paragraph", text)]


def test_a_bracket_at_the_head_of_a_line_goes_on_in_its_sentence() -> None:
    text = (
        "Subject to the payment of the fee, the owner grants the company an option\n"
        "(Option) to buy the project (free from any encumbrance) for a price that is to be agreed."
    )
    assert pieces(text) == [("paragraph", text)]


def test_a_date_line_stands_alone() -> None:
    assert pieces("A smelter goes underground in the far north\n3/18/2026") == [
        ("heading", "A smelter goes underground in the far north"),
        ("paragraph", "3/18/2026"),
    ]


def test_rows_and_headings_are_single_units() -> None:
    text = "Total. Mixed | 5.2 | 1. | No. 3"
    assert len(segments_of(text, (Block("table_row", 0, len(text)),))) == 1


@pytest.mark.parametrize(
    "line", ["3/18/2026", "3 May 2024", "May 3, 2024", "2024-05-03", "Thursday, May 3, 2024 3:10 am ET"]
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)
    assert not is_title_line(line)


@pytest.mark.parametrize("line", ["On 3 May 2024 the mine closed for good.", "1,200 tonnes", "Mine 3", ""])
def test_lines_that_are_no_date(line: str) -> None:
    assert not is_date_line(line)
