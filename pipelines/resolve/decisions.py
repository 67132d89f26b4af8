"""What a person has decided about names, from one YAML file: it wins over every rule and is read at every build.

    companies:
      same: [[USA Rare Earth, USARE]]                    # every spelling of a list is one company
      different: [[Hastings, Hastings Technology Metals]]  # never joined by a rule
    projects: {same: [], different: []}
    agencies: {same: []}
"""
from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

KINDS = ("companies", "projects", "agencies")


class DecisionsError(ValueError):
    """The decisions file cannot be used; the message names the place and the way out."""


@dataclass(frozen=True)
class Decisions:
    """Decided groups of spellings of one kind of name."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class DecisionFile:
    """All decisions of one file, a field a kind of name."""

    companies: Decisions = field(default_factory=Decisions)
    projects: Decisions = field(default_factory=Decisions)
    agencies: Decisions = field(default_factory=Decisions)


def load_decisions(path: Path | None) -> DecisionFile:
    """The decisions of the file; none when there is no file. Raises DecisionsError naming what cannot be read."""
    if path is None or not path.exists():
        return DecisionFile()
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise DecisionsError(f"{path} is not readable YAML: {error}") from error
    if not isinstance(data, dict) or set(data) - set(KINDS):
        raise DecisionsError(f"{path}: the top level has {', '.join(KINDS)} and nothing else; found {sorted(data)}")
    return DecisionFile(**{kind: _decisions(data[kind] or {}, f"{path}: {kind}") for kind in data})


def _decisions(data: object, where: str) -> Decisions:
    if not isinstance(data, dict) or set(data) - {"same", "different"}:
        raise DecisionsError(f"{where} has `same` and `different`, each a list of lists of names")
    return Decisions(same=_lists(data.get("same"), f"{where}.same"),
                     different=_lists(data.get("different"), f"{where}.different"))


def _lists(data: object, where: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(data, list | None):
        raise DecisionsError(f"{where} is a list of lists of names, such as [[USA Rare Earth, USARE]]")
    for names in data or ():
        if not isinstance(names, list) or len(names) < 2 or not all(isinstance(n, str) and n.strip() for n in names):
            raise DecisionsError(f"{where}: {names!r} is not a list of two or more names; quote names such as \"NO\"")
    return tuple(tuple(names) for names in data or ())
