"""Frames against types, contract and archived text: what may land, what is refused and why.

`split_all` judges one day's frames, `coverage` judges the batch as a whole.
"""

from pipelines.validate.coverage import Finding, coverage
from pipelines.validate.split import BatchError, Context, Split, Validated, split, split_all

__all__ = ["BatchError", "Context", "Finding", "Split", "Validated", "coverage", "split", "split_all"]
