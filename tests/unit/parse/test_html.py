"""HTML: the article in the page's order, tables with their spans, none of the page's furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.builder import TextBuilder
from pipelines.parse.html import parse, read_html, span

PAGE = """<html><head><title>t</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><div class="cookie-banner">We use cookies. <button>OK</button></div>
<header><a href="/">Tin Times</a></header>
<main><article><h1>Loan for<br>Tinhill</h1>
<p>Tinhill&nbsp;Metals borrows
A$40&#8239;million <b>from</b> its bank.</p>
<p style="display: none">Tinhill borrows A$90 million.</p>
<div>Loose text <p>and a paragraph</p> and a tail</div>
<ul><li>first</li><li>second <ul><li>inner</li></ul></li></ul>
<table><caption>Estimate</caption><thead><tr><th rowspan="2">Class</th><th colspan="2">Tin</th></tr>
<tr><th>Mt</th><th>Sn<sub>2</sub> %</th></tr></thead><tr><td>Inferred</td><td>4.0</td><td>0.40</td></tr></table>
<pre>Class   Mt    %
Total   4.0   0.4</pre>
<h2>Related</h2><div><h3>Zincfield sells</h3><time>3/18/2026</time><p>Zincfield sold its shaft.</p></div>
</article></main>
<aside><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></aside>
<footer>All rights reserved</footer><script>var x = "A$1 billion";</script></body></html>"""


def read(page: str) -> TextBuilder:
    root = parse(page)
    return read_html(root, page) if root is not None else TextBuilder()


def test_the_article_in_order_and_nothing_else() -> None:
    builder = read(PAGE)
    assert [(b.kind, builder.text[b.start : b.end]) for b in builder.blocks] == [
        ("heading", "Loan for\nTinhill"),
        ("paragraph", "Tinhill Metals borrows A$40 million from its bank."),
        ("paragraph", "Loose text"),
        ("paragraph", "and a paragraph"),
        ("paragraph", "and a tail"),
        ("list_item", "first"),
        ("list_item", "second"),
        ("list_item", "inner"),
        ("caption", "Estimate"),
        ("table_row", "Class | Tin"),
        ("table_row", "Mt | Sn2 %"),
        ("table_row", "Inferred | 4.0 | 0.40"),
        ("table_row", "Class | Mt | %"),
        ("table_row", "Total | 4.0 | 0.4"),
        ("heading", "Related"),
        ("heading", "Zincfield sells"),
        ("paragraph", "3/18/2026"),
        ("paragraph", "Zincfield sold its shaft."),
    ]


def test_a_paragraph_in_bold_is_a_heading_unless_it_is_a_sentence_or_a_tables_name() -> None:
    page = (
        "<html><body><article><p>Tin sold.</p><p><b>About <i>Tinhill</i></b></p><p><strong>Tin was sold.</strong></p>"
        "<p><b>Table 1: Tin</b></p><p><span><strong>Costs</strong></span></p><p><b>Costs</b> of tin</p></article></body></html>"
    )
    builder = read(page)
    assert [(b.kind, builder.text[b.start : b.end]) for b in builder.blocks] == [
        ("paragraph", "Tin sold."),
        ("heading", "About Tinhill"),
        ("paragraph", "Tin was sold."),
        ("paragraph", "Table 1: Tin"),
        ("heading", "Costs"),
        ("paragraph", "Costs of tin"),
    ]


def test_spans_give_the_grid() -> None:
    grid = read(PAGE).tables[0].grid()
    assert [[cell.text if cell else None for cell in row] for row in grid] == [
        ["Class", "Tin", "Tin"],
        ["Class", "Mt", "Sn2 %"],
        ["Inferred", "4.0", "0.40"],
    ]


def test_layout_tables_are_read_as_text() -> None:
    builder = read(
        "<table><tr><td><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
        "</td><td><p>Beside it</p></td></tr></table>"
    )
    assert len(builder.tables) == 1
    assert "Beside it" in builder.text


@pytest.mark.parametrize(
    ("value", "number"), [(None, 1), ("2", 2), ("0", 1), ("-3", 1), ("99999", 1000), ("x", 1), ("9" * 30, 1)]
)
def test_span(value: str | None, number: int) -> None:
    assert span(value) == number


@given(st.text(alphabet=st.sampled_from("<>/=\"'& ptdivrah1a;#b\n"), max_size=400))
def test_any_markup_reads(page: str) -> None:
    builder = read(page)
    for block in builder.blocks:
        assert builder.text[block.start : block.end].strip()


def test_deep_nesting_and_wide_tables_end() -> None:
    assert "x" in read("<div>" * 1_500 + "x" + "</div>" * 1_500).text
    assert read("<table>" + ("<tr>" + "<td>1</td>" * 10_000 + "</tr>") * 2 + "</table>").tables == []


STORY = "".join(
    f"<p>Tinhill Metals will {verb} its shaft {number} before the winter, the owners of the mine said in a"
    f" statement to the exchange on Monday.</p>"
    for number, verb in enumerate(("sell", "drain", "rename"))
)


@pytest.mark.parametrize(
    "around",
    [
        '<form method="post" action="/page.aspx"><ul><li><a href="/">Home</a></li></ul>{}</form>',
        '<div class="l-sidebar-fixed l-article">{}<ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></div>',
        '<div class="box modal-enabled">{} <a href="/long">' + "a long link to another story " * 12 + "</a></div>",
        '<article><p>A teaser of another story.</p></article><div class="story">{}</div>',
    ],
)
def test_what_holds_the_article_is_no_furniture_whatever_it_is_called(around: str) -> None:
    text = read(f"<html><body>{around.format(STORY)}</body></html>").text
    assert all(f"shaft {number}" in text for number in range(3))


def test_the_body_is_told_from_what_stands_around_it() -> None:
    page = (
        f"<main><h1>Shafts of Tinhill</h1><p>By Jane Roe</p><div>{STORY}<h2>Next steps</h2><ul><li>Pumps</li></ul>"
        "<table><tr><th>Shaft</th><th>Depth</th></tr><tr><td>1</td><td>300 m</td></tr></table>"
        f"{STORY.replace('Tinhill', 'Copperdale')}</div>"
        "<div><h3>Zincfield sells</h3><p>Zincfield sold it.</p></div></main>"
    )
    builder = read(f"<html><body>{page}</body></html>")
    told = {builder.text[b.start : b.end]: b.in_body for b in builder.blocks}
    assert "Zincfield sold it." in told
    assert not any(told[text] for text in ("By Jane Roe", "Zincfield sells", "Zincfield sold it."))
    assert all(told[text] for text in ("Next steps", "Pumps", "Shaft | Depth", "1 | 300 m"))
    assert sum(told.values()) == 10


def test_an_article_kept_behind_a_wall_is_read_from_the_pages_data() -> None:
    body = " ".join(f"The owners will sink shaft {number} to the lower level of the old mine." for number in range(12))
    page = (
        f'<html><head><script type="application/ld+json">{{"articleBody": "{body}"}}</script></head><body><main>'
        "<h1>Shafts</h1><p>The owners will sink shaft 0.</p><p>Subscribe to read on.</p></main></body></html>"
    )
    builder = read(page)
    assert body in builder.text
    assert "Subscribe to read on." in builder.text
    assert [builder.text[b.start : b.end] for b in builder.blocks if b.in_body] == [body]


def test_the_pages_data_add_nothing_to_an_article_that_is_shown() -> None:
    stated = STORY.replace("<p>", "").replace("</p>", " ")
    builder = read(f'<script type="application/ld+json">{{"articleBody": "{stated}"}}</script><main>{STORY}</main>')
    assert builder.text.count("shaft 1") == 1


def test_the_mark_of_a_note_becomes_no_part_of_its_number_or_word() -> None:
    page = (
        "<table><tr><th>Class<sup>1</sup></th><th>Tonnes (x10<sup>6</sup>)</th><th>Li<sub>2</sub>O (%)</th></tr>"
        "<tr><td>Indicated</td><td>1,500<sup>2</sup></td><td>1.25<sup>(3)</sup></td></tr></table>"
        "<p>It holds 12.5<sup>4</sup> Mt within 3 m<sup>3</sup> of the 2<sup>nd</sup> shaft.</p>"
    )
    text = read(f"<html><body>{page}</body></html>").text
    assert "Class^1 | Tonnes (x10^6) | Li2O (%)\nIndicated | 1,500^2 | 1.25^(3)" in text
    assert "12.5^4 Mt within 3 m3 of the 2nd shaft" in text


ARTICLE = "".join(
    f"<p>Quarry number {n} of Tinhill Metals was dug in the year {1900 + n} by men of the valley.</p>"
    for n in range(12)
)


@pytest.mark.parametrize("box", ["div", "section", "aside"])
def test_a_box_of_links_leads_to_other_pages(box: str) -> None:
    others = (
        "<div>You may also like</div><div><a href=1>Zincfield sells its shaft for $4 million</a></div>"
        "<div><a href=2>Leadfield buys a mill</a></div>"
    )
    text = read(f"<body><div><h1>Old quarries</h1>{ARTICLE}<{box}>{others}</{box}></div></body>").text
    assert "Zincfield" not in text
    assert "Leadfield" not in text
    assert "Quarry number 11" in text


def test_cards_that_tell_their_news_are_read() -> None:
    cards = "".join(
        f"<div><h4><a href={n}>Shaft {n}</a></h4><p>Zincfield sold its shaft number {n} to a buyer of the valley.</p></div>"
        for n in range(9)
    )
    text = read(
        f"<body><div><h1>Old quarries</h1>{ARTICLE}<section><h3>Related</h3>{cards}</section></div></body>"
    ).text
    assert all(f"shaft number {n}" in text for n in range(9))
