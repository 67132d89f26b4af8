"""Settings of the whole suite."""

from __future__ import annotations

from hypothesis import settings

# The suite says the same of the same code every time; `--hypothesis-profile=default` goes looking for new examples.
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")
