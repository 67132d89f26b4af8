"""Errors as a person at the command line reads them: one line that names the thing and the way out."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from rich.console import Console
from rich.markup import escape

OWN_PACKAGES = ("pipelines.", "scrapers.", "tests.site")


@contextmanager
def explained(console: Console) -> Iterator[None]:
    """Print errors that this project raises on purpose, and those of disk and network, as one line; exit status 2.

    Anything else is a defect and keeps its traceback.
    """
    try:
        yield
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: nothing is wrong, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except Exception as error:
        line = explanation(error)
        if line is None:
            raise
        console.print(f"[red]oreledger:[/red] {escape(line)}", soft_wrap=True)
        raise SystemExit(2) from error


def explanation(error: Exception) -> str | None:
    """The line for this error, None where it is not one we expect."""
    if type(error).__module__.startswith(OWN_PACKAGES):
        return str(error)
    if isinstance(error, OSError):
        return _of_the_system(error)
    if isinstance(error, duckdb.Error):
        return str(error).strip()
    return None


def _of_the_system(error: OSError) -> str:
    name = error.filename or ""
    if error.errno == errno.ENOSPC:
        return (
            f"no space left on the disk of {name or 'the data folder'}: free some, or use another --home; what was "
            "finished is kept and the run goes on from there"
        )
    if error.errno == errno.ENOENT:
        return f"no such file or folder: {name}"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"not allowed to use {name}: check its owner and permissions"
    if error.errno == errno.EISDIR:
        return f"{name} is a folder, a file is needed"
    return str(error)
