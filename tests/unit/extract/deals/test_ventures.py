"""Earn-ins, joint ventures and partnerships in every usual telling. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import Roles, check, told

EARN_IN: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Ardent Copper Corp. has signed a farm-in and joint venture agreement with a subsidiary of Kestrel "
        "Mining to earn a 51% interest in the Devon Hill project in Queensland by spending A$5 million over four "
        "years.",
        "agreed",
        {"acquirer": ["Ardent Copper Corp."], "seller": ["Kestrel Mining"]},
        5000000.0,
        51,
        "Devon Hill",
    ),
    (
        "Under the agreement, Kestrel Exploration Pty Ltd can earn up to an 80% joint venture interest in the "
        "Thorne project by sole funding A$25 million of staged exploration. Legacy Peak Holdings (ASX: LPH) will "
        "manage the work.",
        "agreed",
        {"acquirer": ["Kestrel Exploration Pty Ltd"], "seller": ["Legacy Peak Holdings"]},
        25000000.0,
        80,
        "Thorne",
    ),
    (
        "Fireside Metals (TSXV: FSM) has granted Boliver Mining an option to acquire up to 80% of the Lappvik "
        "copper project in Finland by spending US$20 million.",
        "agreed",
        {"acquirer": ["Boliver Mining"], "seller": ["Fireside Metals"]},
        20000000.0,
        80,
        "Lappvik",
    ),
    (
        "Lynx Lithium's option over the Moblan North property lapsed on 30 April after Tessier Mines declined to "
        "extend it.",
        "terminated",
        {"acquirer": ["Lynx Lithium"], "seller": ["Tessier Mines"]},
        None,
        None,
        "Moblan North",
    ),
    (
        "ION Energy Ltd. (TSXV: ION) announced that it has entered into an arm's length option agreement dated "
        "May 12, 2025 with Nomad Mining Inc., pursuant to which the Company may acquire a 100% interest in the "
        "Bellisle lithium property in Quebec by paying $250,000.",
        "agreed",
        {"acquirer": ["ION Energy Ltd."], "seller": ["Nomad Mining Inc."]},
        250000.0,
        100,
        "Bellisle",
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), EARN_IN)
def test_earn_in(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "earn_in", status, roles, value, stake, project)


JOINT_VENTURE: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Posca Future and Blackstone Graphite have formed a 50:50 joint venture to build an anode plant in Korea.",
        "agreed",
        {"partner": ["Posca Future", "Blackstone Graphite"]},
        None,
        50,
        None,
    ),
    (
        "Barrow Gold and the government of Pakistan have formed a joint venture to develop the Reko Dag deposit.",
        "agreed",
        {"partner": ["Barrow Gold", "Pakistan"]},
        None,
        None,
        "Reko Dag",
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), JOINT_VENTURE)
def test_joint_venture(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "joint_venture", status, roles, value, stake, project)


PARTNERSHIP: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Argent Minerals has terminated the memorandum of understanding with China's Zhongtai Lithium after due "
        "diligence.",
        "terminated",
        {"partner": ["Argent Minerals", "Zhongtai Lithium"]},
        None,
        None,
        None,
    ),
    (
        "Nissan Trading Co. has signed a memorandum of understanding with Vital Earths Ltd to cooperate on heavy "
        "rare earth separation in Malaysia.",
        "proposed",
        {"partner": ["Nissan Trading Co.", "Vital Earths Ltd"]},
        None,
        None,
        None,
    ),
    (
        "India and Chile agreed on Tuesday to cooperate on critical minerals exploration under a memorandum of "
        "understanding.",
        "proposed",
        {"partner": ["India", "Chile"]},
        None,
        None,
        None,
    ),
    (
        "The government of Kazakhstan said on Friday it had signed a cooperation agreement with Cove Kaz Capital "
        "to develop the Upper Kairakty tungsten deposit.",
        "agreed",
        {"partner": ["Kazakhstan", "Cove Kaz Capital"]},
        None,
        None,
        "Upper Kairakty",
    ),
    (
        "The European Union and Kazakhstan signed a strategic partnership on raw materials.",
        "agreed",
        {"partner": ["European Union", "Kazakhstan"]},
        None,
        None,
        None,
    ),
    (
        "Brazil and South Korea agreed to deepen cooperation on critical minerals.",
        "agreed",
        {"partner": ["Brazil", "South Korea"]},
        None,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), PARTNERSHIP)
def test_partnership(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "partnership", status, roles, value, stake, project)


@pytest.mark.parametrize(
    "rest", ["Corran Lithium Ltd 30", "Corran Lithium Ltd's owners 30", "Corran Lithium Ltd the rest"]
)
def test_shares_of_a_venture_told_in_one_breath(rest: str) -> None:
    roles = {"partner": ["Corran Lithium Ltd", "Sandvoll SA"]}
    check(f"Sandvoll SA takes 70 per cent of the venture, {rest}.", "joint_venture", "agreed", roles, None, 70.0, None)


def test_who_tells_of_a_venture_has_no_part_in_it() -> None:
    rows = told("Sandvoll SA took 40 per cent of the venture, Corran Lithium Ltd said on Monday.")
    assert not [row for row in rows if row[0].startswith("joint_venture")]


@pytest.mark.parametrize(
    "shares",
    [
        "Northmin will own no less than 51 percent of the joint venture.",
        "Northmin is to hold 51% of the venture, Harlan the rest.",
        "Northmin takes a 51 per cent interest in the planned joint venture.",
    ],
)
def test_the_share_told_next_makes_a_paper_one_of_a_joint_venture(shares: str) -> None:
    rows = told(
        "Harlan Rare Earths and Northmin announced a binding term sheet to establish a rare earth refinery in Saudi Arabia. "
        + shares
    )
    assert [(kind, stake) for kind, _, _, stake, *_ in rows] == [("joint_venture agreed", 51.0)]
