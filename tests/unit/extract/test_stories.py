import pytest

from pipelines.extract.reading import Reading
from pipelines.extract.stories import DIGEST
from pipelines.model import Block, BlockKind, Document

ABSTRACT = "The company has agreed to sell a third of its mine to a smelter in the south, which will pay for the shaft."


def stories(*blocks: tuple[BlockKind, str], title: str | None = None) -> list[tuple[int, str]]:
    text, placed = "", []
    for kind, content in blocks:
        text += "\n\n" if text else ""
        placed.append(Block(kind, len(text), len(text) + len(content), 2 if kind == "heading" else 0))
        text += content
    reading = Reading(Document("d", "v", text, title=title, blocks=tuple(placed)))
    return [(s.story, s.text[:24]) for s in reading.sentences]


def test_an_announcement_with_sub_headings_is_one_story() -> None:
    found = stories(
        ("heading", "Northern Lode sells a third"),
        ("paragraph", f"Northern Lode Ltd (ASX: NLX) reports. {ABSTRACT}"),
        ("heading", "Terms of the sale"),
        ("paragraph", ABSTRACT),
        ("heading", "About Northern Lode"),
        ("paragraph", ABSTRACT),
        title="Northern Lode sells a third",
    )
    assert {story for story, _ in found} == {0}


def test_headings_with_tickers_split_a_round_up() -> None:
    found = stories(
        ("heading", "Who is buying what"),
        ("paragraph", ABSTRACT),
        ("heading", "Northern Lode (TSX: NLX)"),
        ("paragraph", ABSTRACT),
        ("heading", "Southern Lode (ASX: SLX)"),
        ("paragraph", ABSTRACT),
    )
    assert [story for story, _ in found] == [0, 0, 1, 1, 2, 2]


def test_every_heading_of_a_page_that_calls_itself_a_digest_opens_a_story() -> None:
    found = stories(
        ("heading", "Lode digest, 3 May"),
        ("heading", "A smelter goes underground"),
        ("paragraph", ABSTRACT),
        ("heading", "A bank thinks again"),
        ("paragraph", ABSTRACT),
        title="Lode digest, 3 May",
    )
    assert [story for story, _ in found] == [0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("title", "is_digest"),
    [
        ("Morning note: three loans and a sale", True),
        ("Five things for graphite people", True),
        ("Deal tracker, April", True),
        ("The lode, this morning", True),
        ("Tin rose this morning as a smelter shut", False),
        ("What the minister said about things to come", False),
        ("A morning at the mine", False),
    ],
)
def test_a_title_calls_its_page_a_digest_by_the_whole_expression(title: str, is_digest: bool) -> None:
    assert bool(DIGEST.search(title)) is is_digest


def test_headings_that_name_parts_of_the_world_split_a_page_of_news() -> None:
    found = stories(
        ("heading", "A refiner goes shopping"),
        ("paragraph", ABSTRACT),
        ("heading", "Canada"),
        ("paragraph", ABSTRACT),
        ("heading", "Japan & South Korea"),
        ("paragraph", ABSTRACT),
        ("heading", "Rest of World"),
        ("paragraph", ABSTRACT),
        title="A refiner goes shopping",
    )
    assert [story for story, _ in found] == [0, 0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("second", ["Canada and its miners", "Terms for Chile", "South Africa's mine"])
def test_one_region_and_headings_that_say_more_split_nothing(second: str) -> None:
    found = stories(
        ("heading", "A refiner goes shopping"),
        ("paragraph", ABSTRACT),
        ("heading", "Canada"),
        ("paragraph", ABSTRACT),
        ("heading", second),
        ("paragraph", ABSTRACT),
    )
    assert {story for story, _ in found} == {0}


def test_run_in_names_in_capitals_split_paragraphs() -> None:
    found = stories(
        ("paragraph", ABSTRACT),
        ("paragraph", f"NORTHERN LODE (TSX: NLX). {ABSTRACT}"),
        ("paragraph", "It was late."),
        ("paragraph", f"SOUTHERN LODE. {ABSTRACT}"),
    )
    assert [story for story, _ in found] == [0, 1, 1, 1, 2, 2]


def test_dated_headlines_above_abstracts_are_a_story_each() -> None:
    found = stories(
        ("paragraph", ABSTRACT),
        ("heading", "Related articles"),
        ("heading", "Northern Lode sells a third of its mine"),
        ("paragraph", "3/18/2026"),
        ("paragraph", ABSTRACT),
        ("paragraph", "Southern Lode thinks again about a loan"),
        ("paragraph", "3/17/2026"),
        ("paragraph", ABSTRACT),
    )
    assert [story for story, _ in found] == [0, 0, 1, 1, 1, 2, 2, 2]


def test_paragraphs_that_open_with_three_listed_companies_are_three_stories() -> None:
    found = stories(
        ("heading", "Deals"),
        ("paragraph", f"Northern Lode (ASX: NLX) is glad. {ABSTRACT}"),
        ("paragraph", f"Southern Lode (TSX: SLX) is not. {ABSTRACT}"),
        ("paragraph", f"Western Lode (LSE: WLX) waits. {ABSTRACT}"),
    )
    assert [story for story, _ in found] == [0, 1, 1, 2, 2, 3, 3]


def test_sections_of_a_filing_in_capitals_are_no_stories() -> None:
    found = stories(
        ("paragraph", f"HIGHLIGHTS: {ABSTRACT}"),
        ("paragraph", f"ABOUT NORTHERN LODE. {ABSTRACT}"),
        ("paragraph", ABSTRACT),
    )
    assert {story for story, _ in found} == {0}


def test_a_report_of_many_pages_is_one_story_whatever_its_cover_looks_like() -> None:
    chapter: tuple[BlockKind, str] = ("paragraph", " ".join([ABSTRACT] * 80))
    found = stories(
        ("heading", "Northern Lode (TSX: NLX)"),
        *[chapter] * 4,
        ("heading", "Southern Lode (ASX: SLX)"),
        *[chapter] * 4,
    )
    assert {story for story, _ in found} == {0}


def test_a_digest_without_headings_turns_with_each_new_name() -> None:
    found = stories(
        ("paragraph", "Northern Lode has agreed to buy the Ponta Alta mine."),
        ("paragraph", "Under the agreement, it will pay in shares."),
        ("paragraph", "Canadian mining firm Southern Lode (TSX: SLX) signed a letter of intent."),
        ("paragraph", "Northern Lode has a mill nearby."),
        ("paragraph", "UK-based Western Lode will spend $5m."),
        title="Deals this week: Northern Lode, Southern Lode, Western Lode",
    )
    assert [story for story, _ in found] == [1, 1, 2, 2, 3]


ISSUED = "Harrow Metals Ltd (ASX: HRW) (“Harrow” or “the Company”) has signed with Lorne Battery Group (“LBGX”)."
ITEMS = ("LBGX to buy the whole output of the first stage for five years", "KORU to build the road and the port")


def test_the_items_of_one_issuers_paper_open_no_stories_though_they_begin_with_initials() -> None:
    told = stories(*(("list_item", item) for item in ITEMS), ("paragraph", ISSUED))
    assert {story for story, _ in told} == {0}


def test_a_short_form_that_the_page_defines_opens_no_story() -> None:
    told = stories(
        *(("paragraph", item) for item in ITEMS), ("paragraph", "Lorne (LBGX) and Koru Roads (KORU) signed.")
    )
    assert {story for story, _ in told} == {0}


TOPICS = (
    "Copper. Moray Copper has bought the Esk mine from Tarn Mining.",
    "**Tin:** Brae Metals tells us that its second pit is dry.",
    "In Chile – Ardle Lithium has lost its case.",
    "And finally. A reader writes about the fog.",
)


def test_paragraphs_run_in_by_a_commodity_or_country_each_are_stories() -> None:
    told = stories(("paragraph", "Good morning."), *(("paragraph", topic) for topic in TOPICS), title="From the shaft")
    assert sorted({story for story, _ in told}) == [0, 1, 2, 3, 4]
    assert [story for story, text in told if text.startswith(("Moray", "**Tin", "In Chile", "A reader"))] == [
        1,
        2,
        3,
        4,
    ]


@pytest.mark.parametrize(
    "topics",
    [
        (
            "Geology. Moray Copper drilled granite.",
            "Drilling. Brae Drilling drilled.",
            "Next steps. Ardle Geo will map.",
        ),
        ("Copper. The mill made 12,000 tonnes.", "Gold. The mill made 9,000 ounces.", "Zinc. The mill made none."),
    ],
)
def test_sections_and_products_of_one_company_are_no_stories(topics: tuple[str, ...]) -> None:
    assert {story for story, _ in stories(*(("paragraph", topic) for topic in topics), title="Our quarter")} == {0}


NEWS = (
    "Moray Copper has sold its mill to Brae Metals for US$32 million, the seller said on Sunday.",
    "Copper rose for a third day in a row, and nobody could say why it did.",
    "The board of the Ardle Development Bank has approved a loan of 90 million euros.",
    "Tarland Tin has let its option over the Lochnagar licences lapse, says their owner.",
)


def test_a_digests_list_of_somebody_new_each_is_a_list_of_stories() -> None:
    items = [("list_item", item) for item in NEWS]
    told = stories(("paragraph", "In no particular order:"), *items, title="Metals morning: four things")
    assert sorted({story for story, _ in told}) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("The Energy Department ended five awards, among them:", "Metals morning"),
        ("In no particular order:", "Our year"),
    ],
)
def test_a_list_of_one_story_is_no_list_of_stories(above: str, title: str) -> None:
    told = stories(("paragraph", above), *(("list_item", item) for item in NEWS), title=title)
    assert {story for story, _ in told} == {0}
