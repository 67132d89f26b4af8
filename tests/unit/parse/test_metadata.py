"""What a page says of itself, and what of that is believed."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from pipelines.parse import metadata
from pipelines.parse.html import parse


def tree(page: str) -> HtmlElement:
    root = parse(page)
    assert root is not None
    return root


def test_broken_json_ld_is_passed_over() -> None:
    assert metadata.linked_data(tree('<script type="application/ld+json">{"x": </script><p>t</p>')) == []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://tin.example/a?id=7", "https://tin.example/a?id=7"),
        ("/b", "https://tin.example/b"),
        ("https://tin.example/", "https://tin.example/story/9"),
        ("https://elsewhere.example/a", "https://tin.example/story/9"),
    ],
)
def test_canonical_links_are_taken_on_the_same_host_and_never_to_the_front_page(link: str, address: str) -> None:
    root = tree(f'<link rel="canonical" href="{link}"><p>t</p>')
    assert metadata.canonical_address(root, "https://tin.example/story/9?utm_source=x") == address


def test_title_prefers_what_the_page_calls_its_headline() -> None:
    assert metadata.title_of(tree("<title>Tin Times | Shaft sold</title><h1>Shaft  sold</h1>")) == "Shaft sold"
    assert metadata.title_of(tree('<meta property="og:title" content="Shaft sold"><title>x</title>')) == "Shaft sold"
    assert metadata.title_of(tree("<title>Only title</title><p>t</p>")) == "Only title"
    assert metadata.title_of(tree("<p>t</p>")) is None


def test_tickers_carry_their_exchange() -> None:
    text = "Tinhill (ASX: THL, OTCQB: THLLF) bought from Copperdale (TSX-V:CDL) and Zincfield (NYSE American: ZF)."
    assert metadata.tickers_in(text) == ("ASX:THL", "OTCQB:THLLF", "TSXV:CDL", "NYSE:ZF")


@pytest.mark.parametrize(
    ("text", "is_machine"),
    [
        ("Disclaimer: articles on this site are written wholly or partly by artificial intelligence.", True),
        ("This summary was generated automatically with a language model.", True),
        ("The content of this page is produced by AI and may contain errors.", True),
        ("The mine will be run with the help of artificial intelligence.", False),
        ("The report was prepared by Jane Roe, a competent person.", False),
    ],
)
def test_machine_authorship_is_what_a_page_says_of_itself(text: str, is_machine: bool) -> None:
    assert metadata.says_machine_written(text) is is_machine


def test_links_are_absolute_and_listed_once() -> None:
    root = tree('<a href="/a">1</a><a href="/a">2</a><a href="javascript:x()">3</a><a href="http://[bad">4</a>')
    assert metadata.links_of(root, "https://tin.example/n/") == ("https://tin.example/a",)


def test_language_is_read_from_the_text() -> None:
    french = (
        "La société a annoncé la vente de trente-cinq pour cent de la mine à un partenaire européen, sous "
        "réserve de l'accord des autorités de la province et du conseil d'administration."
    )
    assert metadata.language_of(french, "en") == "fr"
    assert metadata.language_of("short", "en-AU") == "en"
    assert metadata.language_of("short", None) is None
