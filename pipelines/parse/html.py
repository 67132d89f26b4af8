"""HTML to blocks: the article's headings, paragraphs, lists and tables in the page's order, without its furniture.

The walk and the tables are ours, because spans and the place of every cell matter. Which part is the article is found
by `article`; what stands around it, within what the page marks as its content, is read too: see `Block.in_body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import lxml.html
from lxml.html import HtmlElement

from pipelines.parse.article import Article, find_article, stated_body
from pipelines.parse.builder import RawCell, TextBuilder
from pipelines.parse.cleaning import clean, collapse
from pipelines.parse.text import LOWEST_HEADING, is_bold_heading, read_text

if TYPE_CHECKING:
    from scrapers.sources.spec import Layout

DROPPED = frozenset(
    "script style template noscript head iframe object embed svg canvas video audio map button input"
    " select textarea menu".split()
)
FURNITURE_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "dialog",
        "alertdialog",
        "search",
        "complementary",
        "contentinfo",
        "menu",
        "menubar",
        "toolbar",
    )
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|navbar|nav|menu|breadcrumbs?|share|sharing|social|newsletter|subscribe|signup"
    r"|sidebar|advert|ads?|promo|paywall|popup|modal|skip-link|pagination|pager|footer|comments?|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Taken out before parsing: what broken pages have behind it would be lost, and nothing needs it."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLOCK_TAGS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer header html li main ol p pre section summary td th tr ul table tbody thead".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
HELD_SHARE = 0.3
"""What holds this share of the article is no furniture, whatever its name: pages are wrapped in forms and sidebars."""
ARTICLE_SHARE = 0.6
"""An element that the page marks as its content is taken when it holds this share of the article that is found."""
BODY_SHARE = 0.9
"""The body is the innermost element with this share of what the page holds of the article."""
SHOWN_SHARE = 0.5
"""A page that shows less of its JSON-LD's articleBody than this keeps the article behind a script or a wall."""
MENU_SHARE = 0.7
"""A list or a box is a menu, or a row of other pages' headlines, when this share of its characters are links."""
DEEPEST = 400


def read_html(root: HtmlElement, page: str) -> TextBuilder:
    """Blocks and tables of a page; takes the tree `root` of the markup `page` apart while it reads."""
    builder, article, stated = TextBuilder(), find_article(page), Article(stated_body(root))
    remove_furniture(root, article)
    content = content_root(root, article)
    if stated and len(stated.text) >= len(article.text) and stated.share_in(content.text_content()) < SHOWN_SHARE:
        read_text(stated.text, builder)
        article, inside = stated, range(len(builder.blocks))
        _walk(content, builder)
    else:
        inside = _walk(content, builder, body_of(content, article)) or range(len(builder.blocks))
    if article:
        tell_body(builder, inside, article)
    return builder


def read_layout(root: HtmlElement, layout: Layout) -> TextBuilder:
    """Blocks and tables of the elements that a source's layout names; nothing where the page has none of them."""
    builder = TextBuilder()
    unwanted = [e for selector in layout.drop for e in root.cssselect(selector)]
    for element in unwanted + [e for e in root.iter() if isinstance(e.tag, str) and e.tag != "body" and _is_unseen(e)]:
        if element.getparent() is not None:
            element.drop_tree()
    held: set[HtmlElement] = set()
    for element in root.cssselect(layout.body):
        if not held.intersection(element.iterancestors()):
            held.add(element)
            _walk(element, builder)
    return builder


def tell_body(builder: TextBuilder, inside: range, article: Article) -> None:
    """Marks as body, of the blocks inside its element, those that the article has, tables, and what joins them.

    trafilatura leaves out tables and headings between paragraphs more often than not.
    """
    text = builder.text
    told = [
        n
        for n in inside
        if builder.blocks[n].kind == "table_row" or article.has(text[builder.blocks[n].start : builder.blocks[n].end])
    ]
    body = set(told) | {
        n
        for n in range(min(told, default=0), max(told, default=0))
        if builder.blocks[n].kind in ("heading", "list_item")
    }
    builder.blocks = [replace(block, in_body=number in body) for number, block in enumerate(builder.blocks)]


def parse(page: str) -> HtmlElement | None:
    """The tree of a page, however broken; None when nothing of it can be read."""
    try:
        # A page with an encoding declaration is refused as text by lxml, so it is given bytes with the real one.
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        page = _END_OF_PAGE.sub("", page)
        return lxml.html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def remove_furniture(root: HtmlElement, article: Article) -> None:
    """Take out what no reader sees, what is around an article on every page of a site, and what leads to other pages."""
    links = links_by_element(root)
    for element in list(links):
        if element.getparent() is None or element.tag == "body":
            continue
        if _is_unseen(element) or (
            (_is_furniture(element, links[element]) or _is_menu(element, links[element], bool(article)))
            and article.share_in(element.text_content()) < HELD_SHARE
        ):
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    return (
        element.tag in DROPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_furniture(element: HtmlElement, links: Links) -> bool:
    tag = element.tag
    if tag in ("form", "nav", "dialog") or element.get("role", "").lower() in FURNITURE_ROLES:
        return True
    if tag in ("header", "footer"):
        return not any(a.tag in ("article", "main") for a in element.iterancestors())
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in ("div", "section", "aside", "ul", "ol", "p", "span") and _FURNITURE.search(named):
        return links.share > 0.3 or len(element.text_content()) < 600
    return False


def _is_menu(element: HtmlElement, links: Links, found_article: bool) -> bool:
    """Lists of links, and boxes of them around an article; one whose cards tell their news in a sentence is read."""
    tags = ("ul", "ol", "aside", "div", "section") if found_article else ("ul", "ol", "aside")
    return element.tag in tags and links.number >= 2 and links.share > MENU_SHARE


@dataclass(slots=True)
class Links:
    """What of an element's text is links."""

    characters: int = 0
    """Without blanks."""
    linked: int = 0
    number: int = 0

    @property
    def share(self) -> float:
        """Share of the characters that are inside links."""
        return self.linked / self.characters if self.characters else 0.0


def links_by_element(root: HtmlElement) -> dict[HtmlElement, Links]:
    """Every element, in the page's order, with the links inside it; counted once, from the innermost outwards."""
    found = {element: Links() for element in root.iter() if isinstance(element.tag, str)}
    for element in reversed(found):
        own = found[element]
        if element.tag not in DROPPED:
            own.characters += _printed(element.text)
        if element.tag == "a":
            own.number, own.linked = 1, own.characters
        if (parent := found.get(element.getparent())) is not None:
            parent.characters += own.characters + _printed(element.tail)
            parent.linked += own.linked
            parent.number += own.number
    return found


def _printed(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def content_root(root: HtmlElement, article: Article) -> HtmlElement:
    """The element to read: a marked article if it holds the one that is found, otherwise the page's body."""
    body = root.find("body")
    whole = body if body is not None else root
    marked = [
        e
        for xpath in (
            "//*[@itemprop='articleBody']/ancestor-or-self::article",
            "//article",
            "//main",
            "//*[@role='main']",
        )
        for e in root.xpath(xpath)
    ]
    if article:
        marked = [e for e in marked if article.share_in(e.text_content()) >= ARTICLE_SHARE]
    return max(marked, key=lambda e: len(e.text_content()), default=whole)


def body_of(content: HtmlElement, article: Article) -> HtmlElement:
    """The innermost block element that holds as good as all of the article that the content holds."""
    needed, body, inner = BODY_SHARE * article.share_in(content.text_content()), content, content
    while needed:
        inner = next(
            (
                child
                for child in inner
                if isinstance(child.tag, str) and article.share_in(child.text_content()) >= needed
            ),
            None,
        )
        if inner is None:
            break
        body = inner if inner.tag in BLOCK_TAGS else body
    return body


def _walk(
    element: HtmlElement, builder: TextBuilder, body: HtmlElement | None = None, depth: int = 0, level: int = 0
) -> range | None:
    """Add the blocks of an element in order; inline runs between block children are paragraphs of their own.

    Returns the numbers of the blocks inside `body`, where the walk comes by it.
    """
    inline: list[str] = [one_line(element.text)]
    first, of_body = len(builder.blocks), None

    def flush() -> None:
        text = tidy("".join(inline))
        inline.clear()
        is_item = element.tag in ("li", "dd")
        builder.add("list_item" if is_item else "paragraph", text, max(level, 1) if is_item else 0)

    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "table" and is_data_table(child):
            flush()
            add_table(child, builder)
        elif tag in HEADINGS:
            flush()
            builder.add("heading", tidy(inline_text(child)), HEADINGS[tag])
        elif tag == "p" and (heading := _bold_heading(child)):
            flush()
            builder.add("heading", heading, LOWEST_HEADING)
        elif tag == "br":
            inline.append("\n")
        elif tag == "pre":
            flush()
            read_text(child.text_content(), builder)
        elif tag == "figcaption":
            flush()
            builder.add("caption", tidy(inline_text(child)))
        elif depth < DEEPEST and (
            tag in BLOCK_TAGS or any(d.tag in BLOCK_TAGS or d.tag in HEADINGS for d in child.iterdescendants())
        ):
            flush()
            of_body = _walk(child, builder, body, depth + 1, level + (tag in ("ul", "ol"))) or of_body
        elif tag:
            inline.append(inline_text(child, inline[-1][-1:] if inline else ""))
        inline.append(one_line(child.tail))
    flush()
    return range(first, len(builder.blocks)) if element is body else of_body


def _bold_heading(paragraph: HtmlElement) -> str | None:
    """The text of a paragraph that is nothing but one run of bold letters and reads as a heading."""
    run = paragraph
    while len(run) == 1 and not (run.text or "").strip() and not (run[0].tail or "").strip():
        run = run[0]
        if run.tag in ("b", "strong"):
            text = tidy(inline_text(paragraph))
            return text if is_bold_heading(text) else None
    return None


_RAISED = re.compile(r"\(?\d{1,2}(?:[,;]\s?\d{1,2})*\)?|\(?[a-e]\)?")
_MARKED = re.compile(r"(?:\d|[a-z]{3}|\))\s?$")
"""What carries the mark of a note and no power or index: a figure, a word, a bracket."""


def one_line(text: str | None) -> str:
    """Text whose line breaks are only those of the page's source, which mean a blank."""
    return (text or "").replace("\n", " ").replace("\r", " ")


def inline_text(element: HtmlElement, before: str = "") -> str:
    """Text of an element with its line breaks; sub- and superscripts stay attached, other elements as printed.

    Only the mark of a note, also behind the text `before`, is set off by a circumflex: "1,500^2" is not 15,002.
    """
    return "".join(_inline(element, before))


def _inline(element: HtmlElement, before: str) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "br":
            yield "\n"
        elif isinstance(part.tag, str) and part.text:
            text = one_line(part.text)
            if part.tag == "sup" and _RAISED.fullmatch(text.strip()) and _MARKED.search(before):
                text = f"^{text.strip()}"
            yield text
            before = before[-8:] + text
        if part is not element and part.tail:
            yield one_line(part.tail)
            before = before[-8:] + one_line(part.tail)


def tidy(text: str) -> str:
    """Cleaned text, its blanks single; line breaks, which come from <br>, stay."""
    return "\n".join(" ".join(line.split()) for line in clean(text).split("\n") if line.strip())


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table shows data, rather than laying out a page: no table inside it, two rows and two columns."""
    if table.find(".//table") is not None:
        return False
    widths = [len(row.findall("./td")) + len(row.findall("./th")) for row in table.iter("tr")]
    return len(widths) >= 2 and max(widths) >= 2


def add_table(table: HtmlElement, builder: TextBuilder) -> None:
    """The table's rows with spans and header marks; its caption is the <caption>."""
    caption = table.find("./caption")
    rows = []
    for row in table.iter("tr"):
        in_head = row.getparent() is not None and row.getparent().tag == "thead"
        rows.append(
            [
                RawCell(
                    collapse(inline_text(cell).replace("\n", " ")),
                    in_head or cell.tag == "th",
                    span(cell.get("rowspan")),
                    span(cell.get("colspan")),
                )
                for cell in row
                if cell.tag in ("td", "th")
            ]
        )
    builder.add_table(rows, collapse(inline_text(caption)) if caption is not None else "")


def span(value: str | None) -> int:
    """A rowspan or colspan as a number from 1 to 1000, the most that browsers take."""
    return min(max(int(value), 1), 1000) if value and value.strip().isdigit() and len(value.strip()) < 9 else 1
