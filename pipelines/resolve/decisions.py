"""What a person has decided about names and facts, from one YAML file: it wins over every rule, at every build.

companies:
  same: [[USA Rare Earth, USARE]]                    # every spelling of a list is one company
  different: [[Hastings, Hastings Technology Metals]]  # never joined by a rule
projects:
  same: [[Cascada, Cascada (CL)]]                    # where nothing tells which namesake is meant, it is the one in Chile
  different: [[Nolland, Nolland Hill]]               # the short name is no short form of the longer one
agencies: {same: []}                                 # what the first name of a list stands for, the others stand for too
programmes: {same: []}
facts:
  same: [[1f2e..., 9c0d...]]                         # mention ids (fct_evidence) that tell of one event
  different: []
  reviewed: [4b7a...]                                # facts that a person has looked at and lets stand
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

KINDS = ("companies", "projects", "agencies", "programmes", "facts")


class DecisionsError(ValueError):
    """The decisions file cannot be used; the message names the place and the way out."""


@dataclass(frozen=True)
class Decisions:
    """Decided groups of spellings of one kind of name, or of mentions."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    reviewed: tuple[str, ...] = ()
    """Ids of facts; only under `facts`."""


@dataclass(frozen=True)
class DecisionFile:
    """All decisions of one file, a field a kind of name."""

    companies: Decisions = field(default_factory=Decisions)
    projects: Decisions = field(default_factory=Decisions)
    agencies: Decisions = field(default_factory=Decisions)
    programmes: Decisions = field(default_factory=Decisions)
    facts: Decisions = field(default_factory=Decisions)


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
    return DecisionFile(**{kind: _decisions(data[kind] or {}, kind == "facts", f"{path}: {kind}") for kind in data})


def _decisions(data: object, of_facts: bool, where: str) -> Decisions:
    if not isinstance(data, dict) or set(data) - {"same", "different"} - ({"reviewed"} if of_facts else set()):
        raise DecisionsError(
            f"{where} has `same` and `different`, each a list of lists"
            + (", and `reviewed`, a list of ids" if of_facts else " of names")
        )
    reviewed = data.get("reviewed") or []
    if not isinstance(reviewed, list) or not all(isinstance(own_id, str) for own_id in reviewed):
        raise DecisionsError(f'{where}.reviewed is a list of ids in quotes, such as ["4b7a0c11d2e3f405"]')
    return Decisions(
        same=_lists(data.get("same"), f"{where}.same"),
        different=_lists(data.get("different"), f"{where}.different"),
        reviewed=tuple(reviewed),
    )


def _lists(data: object, where: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(data, list | None):
        raise DecisionsError(f"{where} is a list of lists of names, such as [[USA Rare Earth, USARE]]")
    for names in data or ():
        if not isinstance(names, list) or len(names) < 2 or not all(isinstance(n, str) and n.strip() for n in names):
            raise DecisionsError(f'{where}: {names!r} is not a list of two or more names; quote names such as "NO"')
    return tuple(tuple(names) for names in data or ())
