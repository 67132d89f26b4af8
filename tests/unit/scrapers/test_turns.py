"""Turns at a host: one after the other, whoever asks, and nothing a crash or a wrong clock leaves behind stops them."""

from __future__ import annotations

import multiprocessing
import time
from itertools import pairwise
from pathlib import Path

import pytest

from scrapers.turns import FARTHEST, Turns, default_folder


def test_turns_follow_each_other_in_the_interval(tmp_path: Path) -> None:
    turns, others = Turns(tmp_path), Turns(tmp_path)
    waits = [turns.reserve("mine.test", 4), others.reserve("mine.test", 4), turns.reserve("mine.test", 4)]
    assert [round(wait) for wait in waits] == [0, 4, 8]
    assert turns.reserve("other.test", 4) == 0


def test_a_pause_holds_for_everybody_and_never_shortens(tmp_path: Path) -> None:
    Turns(tmp_path).pause("mine.test", 30)
    Turns(tmp_path).pause("mine.test", 5)
    assert round(Turns(tmp_path).reserve("mine.test", 1)) == 30


@pytest.mark.parametrize("left", [b"", b"no number", b"1e999", b"nan", b"0", b"the far future"])
def test_what_a_crash_or_a_wrong_clock_left_is_no_wait(tmp_path: Path, left: bytes) -> None:
    turns = Turns(tmp_path)
    turns.reserve("mine.test", 1)
    written = str(time.time() + 2 * FARTHEST).encode() if left == b"the far future" else left
    next(tmp_path.iterdir()).write_bytes(written)
    assert turns.reserve("mine.test", 1) == 0


def test_the_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OREL_TURNS", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("OREL_TURNS")
    assert default_folder().name.startswith("oreledger-turns-")


def _reserve(folder: Path, number: int) -> float:
    return time.time() + Turns(folder).reserve("mine.test", 10)


def test_processes_never_share_a_turn(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        starts = sorted(pool.starmap(_reserve, [(tmp_path, n) for n in range(40)]))
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert min(gaps) > 9.5
