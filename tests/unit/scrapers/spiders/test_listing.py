from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse, Response

from scrapers.sources.spec import LinkRule
from scrapers.spiders.base import links_of
from scrapers.spiders.listing import ListingSpider

PAGE = """<ul><li><a class="item" href="/n/1"> About <b>tin</b> </a></li><li><a class="item" href="/n/1"></a></li>
<li><a class="item" href="https://mine.test/n/2#top">Two</a></li><li><a class="item">no address</a></li>
<li><a class="item" href="javascript:void(0)">menu</a></li><li><a class="item" href="http://[bad">bad</a></li></ul>"""


@pytest.mark.parametrize(
    "rule", [LinkRule(css="a.item"), LinkRule(xpath="//a[@class='item']"), LinkRule(css="a", exclude=["/m/"])]
)
def test_links_are_absolute_named_and_told_once(rule: LinkRule) -> None:
    response = HtmlResponse("https://mine.test/list", body=PAGE.encode(), encoding="utf-8")
    assert links_of(response, rule) == [("https://mine.test/n/1", "About tin"), ("https://mine.test/n/2#top", "Two")]


def test_a_rule_may_select_addresses_themselves() -> None:
    response = HtmlResponse("https://mine.test/list", body=PAGE.encode(), encoding="utf-8")
    assert links_of(response, LinkRule(xpath="//a/@href", include=["/n/2"])) == [("https://mine.test/n/2#top", None)]


def test_a_file_has_no_links() -> None:
    assert links_of(Response("https://mine.test/a.pdf", body=b"%PDF"), LinkRule(css="a")) == []
    assert ListingSpider.name == "source", "sources name their spiders"
