"""Compiled patterns kept beside the compiled modules, as Python keeps these: made once, then read in a tenth of the time.

A thousand patterns take three seconds to compile, in every process that reads documents. What is kept goes with this
version of Python and of the compiler of patterns; where it cannot be written or read, patterns are compiled as ever.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeAlias

Key: TypeAlias = tuple[str, int]
"""The text of a pattern and its flags."""
Compiled: TypeAlias = tuple[int, bytes, int, dict[str, int]]
"""Flags, code, number of groups and their names: what the matcher is made from."""
_SEAL = sha256().digest_size


class KeptPatterns:
    """What was compiled before, and what this process asks for until `keep` is called."""

    def __init__(self, compiler: Path) -> None:
        self._file = Path(cache_from_source(str(compiler))).with_suffix(".patterns")
        self._made_by = f"{sys.version} {_sre.MAGIC} {sys.byteorder}".encode()
        self._kept: dict[Key, Compiled] = {}
        self._asked: dict[Key, Compiled] | None = {}
        with suppress(OSError):
            self._made_by += Path(__file__).read_bytes() + compiler.read_bytes()
            written = self._file.read_bytes()
            if written[:_SEAL] == self._seal(written[_SEAL:]):
                self._kept = marshal.loads(written[_SEAL:])

    def get(self, key: Key) -> Compiled | None:
        """What was kept of the pattern."""
        if (compiled := self._kept.get(key)) is not None:
            self.add(key, compiled)
        return compiled

    def add(self, key: Key, compiled: Compiled) -> None:
        """Notes a pattern for `keep`; nothing is noted after that, when patterns may hold a document's own names."""
        if self._asked is not None:
            self._asked[key] = compiled

    def keep(self) -> None:
        """Writes what was asked for, once and if any of it is new; who writes at the same time writes much the same."""
        asked, self._asked = self._asked, None
        known, self._kept = self._kept.keys(), {}
        if asked is None or asked.keys() <= known or sys.dont_write_bytecode:
            return
        content = marshal.dumps(asked)
        unfinished = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                unfinished.write_bytes(self._seal(content) + content)
                unfinished.replace(self._file)
            finally:
                unfinished.unlink(missing_ok=True)

    def _seal(self, content: bytes) -> bytes:
        """What tells content that is whole, and made by this version."""
        return sha256(self._made_by + content).digest()
