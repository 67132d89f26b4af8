"""Licences by the name that a paper gives them, holders by theirs, and deals signed for one side's purchase."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import check, told

BUYS = "Lake Salt Ltd has agreed to acquire "
NAMED = [
    f"{BUYS}five exploration licences (together the Tarn Hill Project) from Dune Metals Pty Ltd.",
    f"{BUYS}tenements E70/1001 and E70/1002 (“Tarn Hill”) from Dune Metals Pty Ltd.",
    f"{BUYS}two permits (collectively, the “Tarn Hill Property”) from Dune Metals Pty Ltd.",
    f"Agreement 2: Tarn Hill (E09/2702)\n\n{BUYS}the licence from Dune Metals Pty Ltd.",
]


@pytest.mark.parametrize("text", NAMED)
def test_ground_has_the_name_that_the_paper_gives_it(text: str) -> None:
    roles = {"acquirer": ["Lake Salt Ltd"], "seller": ["Dune Metals Pty Ltd"]}
    check(text, "acquisition", "agreed", roles, None, None, "Tarn Hill")


@pytest.mark.parametrize("bracket", ["(the “Tenements”)", "(the Sale Tenements)", "(DMP)"])
def test_what_a_paper_only_calls_the_thing_is_no_name_of_it(bracket: str) -> None:
    ((*_, project, _day),) = told(f"{BUYS}two exploration licences {bracket} from Dune Metals Pty Ltd.")
    assert project is None


HOLDERS = [
    "Lake Salt Ltd has signed a binding agreement with the shareholders of Tarn Pty Ltd, being Ridge Nominees Pty Ltd and "
    "Avery Holdings Pty Ltd, to acquire 100% of the issued capital of Tarn Pty Ltd.",
    "Lake Salt Ltd will acquire all the shares in Tarn Pty Ltd from its shareholders, Ridge Nominees Pty Ltd and Avery "
    "Holdings Pty Ltd.",
    "Lake Salt Ltd has agreed to acquire 100% of Tarn Pty Ltd from its owners, namely Ridge Nominees Pty Ltd and Avery "
    "Holdings Pty Ltd.",
]


@pytest.mark.parametrize("text", HOLDERS)
def test_the_holders_that_are_named_sell(text: str) -> None:
    sellers = ["Avery Holdings Pty Ltd", "Ridge Nominees Pty Ltd"]
    roles = {"acquirer": ["Lake Salt Ltd"], "target": ["Tarn Pty Ltd"], "seller": sellers}
    check(text, "acquisition", "agreed", roles, None, 100, None)


SIGNED_FOR = [
    "Lake Salt Ltd and Dune Metals Pty Ltd have executed a binding term sheet for Lake Salt's acquisition of the Kettle "
    "project.",
    "Lake Salt Ltd and Dune Metals Pty Ltd have signed a binding agreement for the acquisition by Lake Salt of the Kettle "
    "project.",
]


@pytest.mark.parametrize("text", SIGNED_FOR)
def test_of_two_who_sign_for_the_purchase_of_one_the_other_sells(text: str) -> None:
    roles = {"acquirer": ["Lake Salt Ltd"], "seller": ["Dune Metals Pty Ltd"]}
    check(text, "acquisition", "agreed", roles, None, None, "Kettle")
