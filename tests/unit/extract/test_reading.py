from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract import extract
from pipelines.extract.reading import Reading
from pipelines.model import Block, Document
from tests.unit.growth import assert_linear


def document(text: str, **known: object) -> Document:
    return Document("d", "v", text, **known)  # type: ignore[arg-type]


def test_a_sum_broken_over_two_lines_is_one_sum() -> None:
    reading = Reading(document("The Company signed a $135\nmillion loan on 3\nMay 2023."))
    assert [(m.value, m.start) for m in reading.money] == [(135e6, 21)]
    assert [d.value for d in reading.dates] == ["2023-05-03"]


def test_cells_of_two_rows_never_make_one_amount() -> None:
    text = "Indicated | 12\n500 | Inferred"
    reading = Reading(document(text, blocks=(Block("table_row", 0, 14), Block("table_row", 15, len(text)))))
    assert reading.masses == []
    assert [s.text for s in reading.sentences] == ["Indicated | 12", "500 | Inferred"]


def test_sentences_know_their_block_headings_and_place() -> None:
    text = "Sale\n\nTerms\n\nIt sold a third. It kept the rest.\n\nMenu"
    blocks = (
        Block("heading", 0, 4, 1),
        Block("heading", 6, 11, 2),
        Block("paragraph", 13, 47),
        Block("boilerplate", 49, 53),
    )
    found = Reading(document(text, blocks=blocks)).sentences
    assert [(s.text, s.block, s.paragraph, s.headings) for s in found] == [
        ("Sale", "heading", 0, ()),
        ("Terms", "heading", 1, ("Sale",)),
        ("It sold a third.", "paragraph", 2, ("Sale", "Terms")),
        ("It kept the rest.", "paragraph", 2, ("Sale", "Terms")),
    ]


def test_relative_dates_count_from_the_publishers_own_day() -> None:
    at = datetime(2025, 11, 20, 22, 30)
    assert [d.value for d in Reading(document("It closed today.", published_at=at)).dates] == ["2025-11-20"]
    assert [
        d.value for d in Reading(document("It closed today.", published_at=at, published_on="2025-11-21")).dates
    ] == ["2025-11-21"]
    assert Reading(document("It closed today.")).dates == []


def test_within_gives_spans_that_lie_wholly_inside() -> None:
    reading = Reading(document("$1 million, $2 million and $3 million"))
    first, second, third = reading.money
    assert reading.within(reading.money, second.start, third.end) == [second, third]
    assert reading.within(reading.money, 0, second.end - 1) == [first]


@pytest.mark.parametrize(
    ("text", "known", "currency"),
    [
        ("It pays $5 million.", {"tickers": ("ASX:NLX",)}, "AUD"),
        ("It pays $5 million.", {"tickers": ("TSXV:NLX", "ASX:NLX")}, "CAD"),
        ("It pays $5 million.", {"tickers": ("NYSE:NLX",)}, "USD"),
        ("It pays $5 million.", {}, "USD"),
        ("TORONTO, Aug 14 (Wire) - It pays $5 million.", {}, "USD"),
        ("TORONTO, Aug. 14, 2025 (GLOBE NEWSWIRE) -- It pays $5 million.", {}, "CAD"),
        ("Natural Resources Canada offers $5 million.", {}, "CAD"),
        ("It pays.", {"url": "https://www.example.gov.au/news/1"}, "AUD"),
        ("Amounts are in Canadian dollars unless stated otherwise. It pays $5.", {"tickers": ("ASX:NLX",)}, "CAD"),
    ],
)
def test_whose_dollar_a_bare_sign_is(text: str, known: dict[str, object], currency: str) -> None:
    assert Reading(document(text, **known)).context_currency == currency


def test_a_page_of_several_companies_speaks_in_us_dollars() -> None:
    text = "NORTHERN LODE (ASX: NLX). Sold.\n\nSOUTHERN LODE (TSX: SLX). Bought.\n\nWESTERN LODE (ASX: WLX). Waited."
    assert Reading(document(text, tickers=("ASX:NLX", "TSX:SLX", "ASX:WLX"))).context_currency == "USD"


def test_a_document_without_text_says_nothing() -> None:
    assert extract(document(" \n")) == extract(document(""))


WORDS = st.sampled_from(
    [
        "Acme Corp. ",
        "agreed to buy ",
        "Zenith Ltd (ASX: ZEN) ",
        "for US$5 million",
        ". ",
        "\n\n",
        " | ",
        "12 Mt at 1.2% Cu",
        "The Department of Energy ",
        "awarded ",
        "a grant of $3 million ",
        "on Tuesday",
        "\n",
        "Indicated ",
        "(",
        "“",
        "51% ",
        "Inferred resource of ",
        "JORC",
        "5 ",
        "\u0000",
        "🜨",
        "may ",
        "not ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map("".join)))
def test_evidence_of_any_text_stands_in_it(text: str) -> None:
    mentions = extract(document(text, published_at=datetime(2025, 5, 1)))
    for mention in (*mentions.deals, *mentions.resource_estimates, *mentions.funding_commitments):
        assert text[mention.evidence.start : mention.evidence.end] == mention.evidence.text != ""
    for sentence in Reading(document(text)).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("piece", ["7", "(", "A", "Aa ", "a. ", "\n", "| ", "A.B."])
def test_reading_takes_time_in_proportion(piece: str) -> None:
    def read(text: str) -> None:
        reading = Reading(document(text))
        assert reading.sentences is not None and reading.quantities is not None and reading.dates is not None

    assert_linear(read, piece)
