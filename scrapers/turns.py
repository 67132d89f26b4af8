"""Whose turn it is: when each host may be asked next, in files that all crawls of a user share, whatever their home.

One small file a host, locked while it is read and written: two crawls at once keep one pace between them. A crawl that
is killed leaves a time in the past behind, and nothing to clean up.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
import time
from pathlib import Path

FARTHEST = 3_600.0
"""Seconds ahead that a stored time is believed; a clock that was set back must not silence a host for years."""


def default_folder() -> Path:
    """The folder of this user's crawls on this machine, unless OREL_TURNS names another."""
    named = os.environ.get("OREL_TURNS")
    return Path(named) if named else Path(tempfile.gettempdir()) / f"oreledger-turns-{os.getuid()}"


class Turns:
    """Reserves turns at hosts, in order, for every process that uses the same folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.stat().st_uid != os.getuid():
            raise PermissionError(f"{folder} belongs to another user: set OREL_TURNS to a folder of your own")

    def reserve(self, host: str, interval: float) -> float:
        """Seconds to wait for the turn that is taken now; the next one comes `interval` seconds after it."""
        with self._file(host) as descriptor:
            now = time.time()
            start = _believed(descriptor, now)
            _write(descriptor, start + interval)
        return start - now

    def pause(self, host: str, seconds: float) -> None:
        """Gives no turn for so many seconds."""
        with self._file(host) as descriptor:
            now = time.time()
            _write(descriptor, max(_believed(descriptor, now), now + seconds))

    def _file(self, host: str) -> _Locked:
        return _Locked(self._folder / hashlib.sha256(host.encode()).hexdigest()[:32])


class _Locked:
    """An open file that nobody else reads or writes meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> int:
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        return self._descriptor

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)


def _believed(descriptor: int, now: float) -> float:
    """The stored time, or now where it has passed or cannot be."""
    try:
        stored = float(os.pread(descriptor, 64, 0) or b"0")
    except ValueError:
        return now
    return stored if now < stored < now + FARTHEST else now


def _write(descriptor: int, moment: float) -> None:
    os.pwrite(descriptor, f"{moment:<32.6f}".encode(), 0)
