"""Bytes to characters that can be trusted: the real encoding, no invisible characters, ordinary spaces."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

# Zero-width and joining characters, bidirectional controls, soft hyphen, byte order mark, interlinear annotation.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NEWLINE = re.compile(r"\r\n?|\x85|\u2028|\u2029")
CANDIDATES = ("utf-8", "windows-1252")


def clean(text: str) -> str:
    """The text without invisible and control characters, every kind of blank a space, every line end a newline.

    Letters are left as they are: a Cyrillic letter that looks Latin is not mended, and so never becomes a digit.
    """
    text = _NEWLINE.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACE.sub(" ", text)
    return _CONTROL.sub("", text)


def collapse(text: str) -> str:
    """Cleaned text on one line with single spaces."""
    return " ".join(clean(text).split())


def decode(body: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters of a page and the encoding they were read with.

    A byte order mark wins; then UTF-8 if the bytes are valid UTF-8 with any letter beyond ASCII, whatever is declared
    (bytes of another encoding almost never are); then what the header or the page declares; then windows-1252.
    """
    bom, _ = read_bom(body)
    if bom:
        return body.decode(bom, errors="replace"), bom
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    for name in (declared, html_body_declared_encoding(body[:4096]), *CANDIDATES):
        known = resolve_encoding(name) if name else None
        if known and codecs.lookup(known).name != "utf-8":
            try:
                return body.decode(known), known
            except (UnicodeDecodeError, LookupError):
                continue
    return body.decode("utf-8", errors="replace"), "utf-8"
