"""PDF to blocks: reading order, paragraphs, running lines, raised marks, and files that cannot be read."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.model import BlockKind
from pipelines.parse.pdf import PdfText, read_pdf
from pipelines.parse.pdf.lines import rows_of
from pipelines.parse.pdf.words import Word
from tests.unit.parse.pdf_sheets import Sheet, document, width

DEMO = Path(__file__).parents[2] / "site/pages/wire.oreledger.test/serra-malhada-reserves-2025.pdf"
PROSE = [
    "Tamarack Ridge Metals has agreed to buy the Coldwater plant and the",
    "licences around it for cash. The board",
    "expects to close the purchase before the end of the year, when the",
    "last permits are due.",
]


def blocks(found: PdfText, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of some kinds (of all, without any)."""
    text = found.builder.text
    return [text[b.start : b.end] for b in found.builder.blocks if not kinds or b.kind in kinds]


def read(*sheets: Sheet, **options: object) -> PdfText:
    """What is read from these pages."""
    return read_pdf(document(sheets, **options))  # type: ignore[arg-type]


def one(*lines: tuple[float, float, str, float] | tuple[float, float, str]) -> PdfText:
    """What is read from one page with these texts at (x, y), the last number their size."""
    sheet = Sheet()
    for line in lines:
        sheet.text(*line)
    return read(sheet)


class TestText:
    def test_lines_of_a_paragraph_are_one_text_and_paragraphs_stay_apart(self) -> None:
        sheet = Sheet()
        sheet.text(72, 60, "Coldwater purchase agreed", 16, "B")
        below = sheet.lines(72, 100, PROSE)
        sheet.lines(72, below + 12, ["A second text follows."])
        assert blocks(read(sheet)) == ["Coldwater purchase agreed", " ".join(PROSE), "A second text follows."]
        assert blocks(read(sheet), "heading") == ["Coldwater purchase agreed"]

    def test_broken_words_are_whole_again_and_compounds_keep_their_hyphen(self) -> None:
        sheet = Sheet()
        sheet.lines(
            72,
            80,
            [
                "The feasi-",
                "bility study gives a cut-off of 1.0%, and above that cut-",
                "off the high-",
                "grade zone has 4.2 Mt. A high grade is what counts.",
            ],
        )
        assert blocks(read(sheet)) == [
            "The feasibility study gives a cut-off of 1.0%, and above that cut-off the "
            "high-grade zone has 4.2 Mt. A high grade is what counts."
        ]

    def test_a_list_ends_where_text_stands_further_out_than_its_items(self) -> None:
        sheet = Sheet()
        for n, (x, text) in enumerate(
            [
                (80, "The mine is sold to Corvane in full, and the"),
                (80, "debt goes with it"),
                (80, "The seller keeps a royalty of two per cent of"),
            ]
        ):
            sheet.text(66, 100 + 13 * n, "-" if n != 1 else "", 10)
            sheet.text(x, 100 + 13 * n, text, 10)
        sheet.lines(66, 139, ["Merle Gold Limited said on Friday that it will use", "the money to drill at Talga."], 13)
        found = read(sheet)
        assert blocks(found, "list_item") == [
            "The mine is sold to Corvane in full, and the debt goes with it",
            "The seller keeps a royalty of two per cent of",
        ]
        assert blocks(found, "paragraph") == [
            "Merle Gold Limited said on Friday that it will use the money to drill at Talga."
        ]

    def test_short_paragraphs_a_little_apart_stay_apart(self) -> None:
        sheet = Sheet()
        texts = ["12 March 2025", "Merle Gold sells Talga to Corvane Pty Ltd in full", "The price is cash", "Perth"]
        for n, text in enumerate(texts):
            sheet.text(72, 100 + 19 * n, text, 10.5)
        sheet.lines(72, 176, PROSE, 13, 10.5)
        assert blocks(read(sheet)) == [*texts, " ".join(PROSE)]

    def test_a_line_of_prose_spread_over_its_column_is_one_chunk_and_cells_are_not(self) -> None:
        def chunks(texts: str, gap: float) -> list[str]:
            at, words = 72.0, []
            for text in texts.split():
                words.append(Word(text, at, at + 5 * len(text), 100, 10, False, 0))
                at += 5 * len(text) + gap
            return [chunk.text for chunk in rows_of(words)[0].chunks]

        assert chunks("Mineral Resources of a neighbouring licence", 22) == [
            "Mineral Resources of a neighbouring licence"
        ]
        assert chunks("Inferred 12.1 1.4 0.9 170", 22) == ["Inferred", "12.1", "1.4", "0.9", "170"]

    def test_columns_of_prose_are_read_one_after_the_other(self) -> None:
        sheet = Sheet()
        sheet.text(72, 60, "A headline over both columns of this page", 14, "B")
        left = [f"left line {word} of the first column" for word in ("one", "two", "three", "four", "five", "six")]
        right = [f"right line {word} of the second one" for word in ("one", "two", "three", "four", "five", "six")]
        sheet.lines(72, 90, left)
        sheet.lines(320, 90, right)
        assert blocks(read(sheet)) == ["A headline over both columns of this page", " ".join(left + right)]

    def test_a_note_set_beside_prose_does_not_run_into_it(self) -> None:
        sheet = Sheet()
        notes = ("Directors", "Ada Brandt", "Iris Kowal", "Shares", "412 million", "Code: TRM", "Perth", "WA")
        for n, line in enumerate(notes):
            sheet.text(60, 92 + 15 * n, line, 8)
        prose = [
            f"the {word} line of a long text on the plant at Coldwater"
            for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
        ]
        sheet.lines(200, 90, prose)
        texts = blocks(read(sheet))
        assert " ".join(prose) in texts
        assert "412 million" in "\n".join(texts).replace(" ".join(prose), "")

    def test_bullets_are_items_without_their_mark(self) -> None:
        sheet = Sheet()
        sheet.lines(72, 80, ["\u2022 First point of the", "announcement", "\u2022 Second point", "(a) its condition"])
        items = blocks(read(sheet), "list_item")
        assert items == ["First point of the announcement", "Second point", "(a) its condition"]

    def test_marks_of_list_items_are_no_column_of_a_table(self) -> None:
        sheet = Sheet()
        points = ["Right to buy the Ansel lithium project", "Price of $2 million in cash", "Drilling begins in May"]
        conditions = ["due diligence to the satisfaction of the buyer", "approval by its shareholders", "third parties"]
        for mark, texts, y in (("\u2022", points, 80), ("(a)", conditions, 140)):
            for n, text in enumerate(texts):
                sheet.text(72, y + 12 * n, mark if n == 0 or mark != "(a)" else f"({'abc'[n]})")
                sheet.text(100, y + 12 * n, text)
        found = read(sheet)
        assert blocks(found, "list_item") == [
            *points,
            *(f"({letter}) {text}" for letter, text in zip("abc", conditions, strict=True)),
        ]
        assert not found.builder.tables

    def test_a_contents_page_is_no_table(self) -> None:
        sheet = Sheet()
        sheet.lines(72, 80, [f"{n}.1 Mineral Resource Estimate {'.' * 60} {n}4" for n in range(1, 9)])
        found = read(sheet)
        assert blocks(found, "boilerplate")[0] == "1.1 Mineral Resource Estimate … 14"
        assert not found.builder.tables

    def test_turned_pages_read_as_upright_ones(self) -> None:
        for turn in (1, 3):
            sheet = Sheet(rotate=90)
            for n, line in enumerate(PROSE):
                sheet.text(100 + 12 * n if turn == 1 else 400 - 12 * n, 700 if turn == 1 else 100, line, 10, turn=turn)
            assert blocks(read(sheet)) == [" ".join(PROSE)]

    def test_a_note_along_the_edge_is_told_once(self) -> None:
        sheets = []
        for n in range(3):
            sheet = Sheet()
            sheet.lines(72, 100 + 20 * n, PROSE)
            sheet.text(20, 500, "For investors only", 8, turn=1)
            sheets.append(sheet)
        found = read(*sheets)
        assert blocks(found, "boilerplate") == ["For investors only"]
        assert len(blocks(found, "paragraph")) == 3

    def test_hidden_text_is_left_out_beside_shown_text_and_read_behind_a_scan(self) -> None:
        shown = Sheet()
        shown.lines(72, 100, PROSE)
        shown.text(72, 300, "leftover of a template", mode=3)
        assert "template" not in read(shown).builder.text
        scan = Sheet()
        scan.picture()
        for n, line in enumerate(PROSE):
            scan.text(72, 100 + 12 * n, line, mode=3)
        assert (read(scan).status, blocks(read(scan))) == ("ok", [" ".join(PROSE)])


class TestPageBreaks:
    def pages(self) -> list[Sheet]:
        """Four pages under one header, a sentence going over the first break, a table over the last."""
        sheets = []
        texts = (
            ["The offer was made in the spring by directors", "of Tamarack Ridge. It is for all shares of the"],
            ["Coldwater company. It is not binding."],
            ["A third page."],
            ["A fourth page."],
        )
        for n, lines in enumerate(texts):
            sheet = Sheet()
            sheet.text(72, 40, "Tamarack Ridge Metals quarterly report", 8)
            sheet.lines(72, 100, lines)
            sheet.text(290, 810, f"Page {n + 3} of 30", 8)
            sheets.append(sheet)
        return sheets

    def test_a_sentence_goes_on_over_the_break(self) -> None:
        assert "It is for all shares of the Coldwater company. It is not binding." in read(*self.pages()).builder.text

    def test_a_line_that_ends_early_does_not_go_on(self) -> None:
        sheets = self.pages()
        sheets[0].text(72, 124, "The directors")
        assert "Coldwater company. It is not binding." in blocks(read(*sheets))

    def test_running_lines_are_told_once_and_page_numbers_never(self) -> None:
        text = read(*self.pages()).builder.text
        assert text.count("quarterly report") == 1
        assert "Page" not in text

    def test_numbers_that_stay_the_same_are_kept(self) -> None:
        sheets = self.pages()
        for n, sheet in enumerate(sheets):
            sheet.text(72, 120, f"Output of the month: {410 + 7 * n * n} t")
        text = read(*sheets).builder.text
        assert all(f"{410 + 7 * n * n} t" in text for n in range(4))


class TestMarks:
    @pytest.mark.parametrize("number", ["12.5", "1,234", "US$4.50", "0.31%"])
    @pytest.mark.parametrize("mark", ["1", "(2)", "1,2", "10"])
    def test_a_raised_mark_never_becomes_part_of_a_number(self, number: str, mark: str) -> None:
        at = 72 + sum({"U": 722, "S": 667}.get(c, 0) or width(c, 1000) for c in number) / 100
        found = one((72, 100, number), (at, 96.5, mark, 6), (250, 100, "(Table 2)"))
        first = found.builder.text.split()[0].split("\n")[0]
        assert first.startswith(number)
        assert not any(c.isdecimal() for c in first[len(number) :])
        assert len(first) > len(number)

    def test_a_mark_between_a_number_and_its_unit_is_left_out_but_no_power_of_ten(self) -> None:
        at = 72 + width("12.5", 10)
        assert one((72, 100, "12.5"), (at, 96.5, "1", 6), (at + 6, 100, "million t")).builder.text == "12.5 million t"
        at = 72 + width("3 10", 10)
        assert one((72, 100, "3 10"), (at, 96.5, "6", 6), (at + 6, 100, "t")).builder.text == "3 10⁶ t"

    def test_formulas_and_units_stay_words(self) -> None:
        found = one(
            (72, 100, "grade in Li"),
            (72 + 46.7, 102, "2", 6),
            (72 + 50.1, 100, "O per m"),
            (72 + 50.1 + 33.9, 96.5, "3", 6),
        )
        assert found.builder.text == "grade in Li2O per m³"

    def test_a_footnote_keeps_its_mark_apart_from_its_text(self) -> None:
        found = one((72, 97, "1", 5), (75, 100, "2025 figures are not audited.", 8))
        assert found.builder.text == "¹ 2025 figures are not audited."

    def test_a_thin_blank_inside_a_number_does_not_cut_it(self) -> None:
        sheet = Sheet()
        sheet.orders.append(
            "BT /R 10 Tf 72 700 Td [(A total of 1,) -167 (048.7 Mt in 12) -170 (.5 years, or in 2024,)"
            " -167 (400 t of it)] TJ ET"
        )
        assert read(sheet).builder.text == "A total of 1,048.7 Mt in 12.5 years, or in 2024, 400 t of it"

    def test_points_that_the_file_shows_as_blanks_are_points(self) -> None:
        sheet = Sheet()
        sheet.text(72, 100, "It holds 12.5 Mt at 1.25%. Then it goes on, with 3,400 t more")
        found = read(sheet, to_unicode={".": 0x20, ",": 0xA0})
        assert found.builder.text == "It holds 12.5 Mt at 1.25%. Then it goes on, with 3,400 t more"


class TestStatus:
    def test_metadata_gives_a_title_that_the_page_bears_out_and_the_day(self) -> None:
        sheet = Sheet()
        sheet.lines(72, 100, PROSE)
        info = {"Title": "Purchase of the Coldwater plant", "CreationDate": "D:20251204093000+08'00'"}
        found = read(sheet, info=info)
        assert (found.title, found.published, found.pages) == (info["Title"], datetime(2025, 12, 4, 1, 30), 1)
        assert read(sheet, info={"Title": "Microsoft Word - draft.docx"}).title is None
        assert read(sheet, info={"Title": "Notice of annual general meeting"}).title is None

    def test_without_a_title_of_its_own_the_largest_heading_is_the_headline(self) -> None:
        sheet = Sheet()
        sheet.text(72, 50, "ASX announcement release", 20, "B")
        sheet.text(72, 75, "Tamarack Ridge buys Coldwater plant", 16, "B")
        sheet.lines(72, 100, PROSE)
        assert read(sheet, info={"Title": "Notice of annual meeting"}).title == "Tamarack Ridge buys Coldwater plant"

    @pytest.mark.parametrize("day", ["D:20251304", "yesterday", "", "D:99999999999999", "D:20251204093000+99'99'"])
    def test_a_day_that_is_none_is_left_out(self, day: str) -> None:
        sheet = Sheet()
        sheet.lines(72, 100, PROSE)
        assert read(sheet, info={"CreationDate": day}).published is None

    def test_encrypted_files_are_read_when_they_open_without_a_password(self) -> None:
        sheet = Sheet()
        sheet.lines(72, 100, PROSE)
        assert blocks(read(sheet, password="")) == [" ".join(PROSE)]
        found = read(sheet, password="kept by the issuer")
        assert (found.status, found.builder.text) == ("encrypted", "")
        assert "password" in str(found.status_reason)

    def test_pictures_of_pages_are_told(self) -> None:
        picture = Sheet()
        picture.picture()
        assert read(picture, picture).status == "image_only"
        text = Sheet()
        for n in range(5):
            text.lines(72, 100 + 80 * n, PROSE)
        found = read(text, picture)
        assert (found.status, found.status_reason) == ("ok", "not read: 1 of 2 pages are pictures")

    def test_signs_that_cannot_be_shown_never_join_two_numbers(self) -> None:
        sheet = Sheet()
        sheet.text(72, 100, "between 12#15 and 3~4 Mt of ore in the northern pit")
        assert (
            read(sheet, to_unicode={"#": 0x96, "~": 0x1B}).builder.text
            == "between 12–15 and 3\ufffd4 Mt of ore in the northern pit"
        )

    def test_fonts_without_letters_are_unreadable_rather_than_garbage(self) -> None:
        sheet = Sheet()
        sheet.lines(72, 100, PROSE)
        private = {c: 0xE000 + ord(c) for c in "abcdefghijklmnopqrstuvwxyz"}
        shifted = {c: ord("bcdfghjklmnpqrstvwxz"[n % 20]) for n, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
        for claims in (private, shifted):
            found = read(sheet, to_unicode=claims)
            assert (found.status, found.builder.text) == ("unreadable", "")
            assert "fonts" in str(found.status_reason)

    def test_a_file_cut_short_says_so(self) -> None:
        sheets = [Sheet() for _ in range(6)]
        for sheet in sheets:
            sheet.lines(72, 100, PROSE)
        whole = document(sheets)
        for share in (0.3, 0.6, 0.9):
            found = read_pdf(whole[: int(share * len(whole))])
            assert found.status == "truncated"
            assert "fetch it again" in str(found.status_reason)

    def test_what_is_no_pdf_has_a_status(self) -> None:
        assert read_pdf(b"").status == "empty"
        assert read_pdf(b"<html><body>Not found</body></html>").status == "unreadable"
        assert read(Sheet()).status == "empty"

    @settings(max_examples=100, deadline=None)
    @given(st.binary(max_size=400))
    def test_any_bytes_have_a_status(self, body: bytes) -> None:
        for start in (b"", b"%PDF-1.7\n"):
            found = read_pdf(start + body)
            assert found.status != "ok" or found.builder.blocks

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 4400), st.binary(min_size=1, max_size=6)), min_size=1, max_size=12))
    def test_damaged_files_have_a_status(self, changes: list[tuple[int, bytes]]) -> None:
        body = bytearray(DEMO.read_bytes())
        for at, new in changes:
            body[at : at + len(new)] = new
        found = read_pdf(bytes(body))
        assert found.status == "ok" or found.status_reason
        for block in found.builder.blocks:
            assert found.builder.text[block.start : block.end].strip()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(3, 40),
            st.integers(6, 60),
            st.sampled_from(("ore", "12.5", "(3.1)", "Inferred", "$4")),
            st.sampled_from((6, 8, 10, 14)),
            st.sampled_from("RB"),
        ),
        max_size=60,
    )
)
def test_each_word_of_a_page_is_told_once(words: list[tuple[int, int, str, int, str]]) -> None:
    """Wherever words stand, none is lost and none is told twice, in tables and out of them."""
    sheet, placed = Sheet(), {}
    for n, (column, line, text, size, font) in enumerate(words):
        if placed.setdefault((column // 4, line // 2), n) == n:
            sheet.text(column // 4 * 52 + 20, line // 2 * 24 + 30, text, size, font)
    expected = Counter(words[n][2] for n in placed.values())
    found = read(sheet)
    assert Counter(word for word in found.builder.text.split() if word != "|") == expected
