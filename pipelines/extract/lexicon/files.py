"""The lexicons' data files as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml takes an eighth of the time


def read_yaml(path: Path) -> Any:
    """What the file holds: lists, maps, texts and numbers only."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
