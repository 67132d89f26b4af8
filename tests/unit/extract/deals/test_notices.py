"""Notices between the parties of a deal, options that are not used, and whole shares in lawyers' words."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import check, told

HEARD = [
    "Lake Salt Ltd has received notice from Vestra of its withdrawal from the farm-in agreement over the Kettle project.",
    "Lake Salt Ltd has received notice from Vestra Mining of its intention to withdraw from the earn-in agreement over "
    "the Kettle project.",
    "Lake Salt Ltd has been notified by Vestra Mining that it will withdraw from the earn-in agreement over the Kettle "
    "project.",
]


@pytest.mark.parametrize("text", HEARD)
def test_who_gives_notice_is_who_withdraws(text: str) -> None:
    (row,) = told(text)
    assert row[0] == "earn_in terminated"
    assert row[1].startswith("acquirer: Vestra") and "seller: Lake Salt Ltd" in row[1]


UNUSED = [
    "Lake Salt Ltd will not exercise its option to acquire the Kettle copper project from Dune Metals Pty Ltd.",
    "Lake Salt Ltd gives notice that it has elected not to exercise the option to buy the Kettle copper project from "
    "Dune Metals Pty Ltd.",
]


@pytest.mark.parametrize("text", UNUSED)
def test_an_option_that_is_not_exercised_ends(text: str) -> None:
    roles = {"acquirer": ["Lake Salt Ltd"], "seller": ["Dune Metals Pty Ltd"]}
    check(text, "earn_in", "terminated", roles, None, None, "Kettle")


def test_an_exercised_option_is_a_purchase() -> None:
    text = "Lake Salt Ltd has exercised its option to acquire the Kettle project from Dune Metals Pty Ltd."
    roles = {"acquirer": ["Lake Salt Ltd"], "seller": ["Dune Metals Pty Ltd"]}
    check(text, "acquisition", "agreed", roles, None, None, "Kettle")


ALL_OF_IT = [
    "Lake Salt Ltd has agreed to acquire the Kettle project outright from Dune Metals Pty Ltd.",
    "Lake Salt Ltd has agreed to acquire all right, title and interest in and to the Kettle project from Dune Metals Pty "
    "Ltd.",
    "Lake Salt Ltd has agreed to acquire a 100% undivided right, title and interest in and to the Kettle project from "
    "Dune Metals Pty Ltd.",
    "Lake Salt Ltd has signed a binding agreement with Dune Metals Pty Ltd to purchase the Kettle project. Lake Salt will "
    "hold a 100% interest on completion.",
]


@pytest.mark.parametrize("text", ALL_OF_IT)
def test_the_whole_of_a_mine_in_other_words(text: str) -> None:
    roles = {"acquirer": ["Lake Salt Ltd"], "seller": ["Dune Metals Pty Ltd"]}
    check(text, "acquisition", "agreed", roles, None, 100, "Kettle")


def test_who_buys_the_rest_and_then_holds_all_has_bought_no_hundred_percent() -> None:
    (row,) = told(
        "Lake Salt Ltd has agreed to buy the remaining interest in the Kettle project from Dune Metals Pty Ltd. Lake Salt "
        "will hold 100% on completion."
    )
    assert row[3] is None


def test_who_backs_a_buyer_is_no_party() -> None:
    text = (
        "Lake Salt Ltd has signed a sale agreement for the sale of the Kettle project to Dune Metals Pty Ltd, an unlisted "
        "company backed by the Marchetti family office."
    )
    roles = {"acquirer": ["Dune Metals Pty Ltd"], "seller": ["Lake Salt Ltd"]}
    check(text, "acquisition", "agreed", roles, None, None, "Kettle")
