"""Papers of any kind, appointments, transfers and ends. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Compañía Minera Los Álamos S.A. transferred to Global Antimony L.P. the whole of the shares of its "
        "subsidiary Fundición del Norte S.A. The price amounted to 88 million pesos.",
        [
            "acquisition completed: acquirer: Global Antimony L.P.; target: Fundición del Norte S.A.; seller: "
            "Compañía Minera Los Álamos S.A."
        ],
    ),
    (
        "Compañía Minera Los Álamos S.A. ceded to Global Antimony L.P. 100% of the rights over the El Tordo deposit.",
        ["acquisition completed: acquirer: Global Antimony L.P.; seller: Compañía Minera Los Álamos S.A."],
    ),
    (
        "Compañía Minera Los Álamos S.A. will divest the El Tordo mine to Global Antimony L.P. for US$12 million.",
        ["acquisition agreed: acquirer: Global Antimony L.P.; seller: Compañía Minera Los Álamos S.A."],
    ),
    (
        "Compañía Minera Los Álamos S.A. will relinquish its 30% holding in the El Tordo mine to Global "
        "Antimony L.P. for US$12 million.",
        ["acquisition agreed: acquirer: Global Antimony L.P.; seller: Compañía Minera Los Álamos S.A."],
    ),
    (
        "Reclaim Magnetics has been named by Volta Motors as the exclusive recycler of its production scrap; "
        "under the five-year agreement it will process 900 tonnes a year.",
        ["supply agreed: buyer: Reclaim Magnetics; supplier: Volta Motors"],
    ),
    (
        "Volta Motors has tapped Reclaim Magnetics to supply recycled neodymium for its motors.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Volta Motors has selected Reclaim Magnetics as its preferred supplier of graphite anode material.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Reclaim Magnetics has been chosen to supply Volta Motors with 500 tonnes of magnets a year.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Reclaim Magnetics has been awarded a contract by Volta Motors to supply 500 tonnes of magnets a year.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Reclaim Magnetics has won a contract from Volta Motors for the supply of 500 tonnes of magnets a year.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Volta Motors has appointed Reclaim Magnetics as sole supplier of recycled rare earth oxides.",
        ["supply agreed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Reclaim Magnetics, which received a $30 million grant from the Department of Energy in May, is in "
        "talks with Volta Motors for the supply of magnets.",
        ["supply proposed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "Reclaim Magnetics said it was in discussions with Volta Motors over the supply of 500 tonnes of "
        "magnets a year.",
        ["supply proposed: buyer: Volta Motors; supplier: Reclaim Magnetics"],
    ),
    (
        "The term sheet with Cobar Smelting Pty Ltd for the toll treatment of ore from Wirra Tin Ltd's "
        "Mossman project has expired.",
        ["supply terminated: buyer: Wirra Tin Ltd; supplier: Cobar Smelting Pty Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) advises that the proposed sale of the Mossman project to Kirra Metals Ltd "
        "will not proceed.",
        ["acquisition terminated: acquirer: Kirra Metals Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd (ASX: WRT) said the memorandum of understanding with Kirra Metals Ltd for a tin "
        "smelter in Queensland had lapsed.",
        ["partnership terminated: partner: Wirra Tin Ltd, Kirra Metals Ltd"],
    ),
    (
        "The offtake agreement between Wirra Tin Ltd and Kirra Metals Ltd was terminated in March after the "
        "mine missed its start date.",
        ["offtake terminated: buyer: Kirra Metals Ltd; supplier: Wirra Tin Ltd"],
    ),
    (
        "Wirra Tin Ltd has cancelled its offtake agreement with Kirra Metals Ltd.",
        ["offtake terminated: buyer: Kirra Metals Ltd; supplier: Wirra Tin Ltd"],
    ),
    (
        "In 2023 Wirra Tin Ltd received, and turned down, an unsolicited offer from Kirra Metals Ltd at "
        "A$0.20 per share.",
        ["acquisition terminated: acquirer: Kirra Metals Ltd; target: Wirra Tin Ltd"],
    ),
    (
        "The board of Wirra Tin Ltd has rejected a A$60 million proposal from Kirra Metals Ltd.",
        ["acquisition terminated: acquirer: Kirra Metals Ltd; target: Wirra Tin Ltd"],
    ),
    (
        "Kirra Metals Ltd snapped up the Mossman tin mine from Wirra Tin Ltd for A$4 million.",
        ["acquisition completed: acquirer: Kirra Metals Ltd; seller: Wirra Tin Ltd"],
    ),
    (
        "Kirra Metals Ltd is to farm into Wirra Tin Ltd's Mossman project, where it can earn 70% by spending "
        "A$5 million over four years.",
        ["earn_in agreed: acquirer: Kirra Metals Ltd; seller: Wirra Tin Ltd"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


@pytest.mark.parametrize(
    "text",
    [
        "Volta Motors named Jane Hill as its head of purchasing; she had worked at Reclaim Magnetics, a "
        "supplier of magnets.",
        "Reclaim Magnetics appointed Canaccord Genuity as its broker and Euroz Hartleys as nominated adviser.",
        "Wirra Tin Ltd transferred its head office from Perth to Sydney in May, and its 40 staff to Kirra House.",
        "Wirra Tin Ltd appointed Kirra Drilling Pty Ltd to drill 4,000 metres at the Mossman project.",
        "Wirra Tin Ltd was named one of the ten best miners by Kirra Research; its supply of tin rose.",
        "Wirra Tin Ltd is in talks with the unions for a wage agreement covering its 400 miners.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
