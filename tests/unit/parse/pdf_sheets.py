"""A small PDF writer for tests: words, lines and shades where they are wanted, with the faults that real files have."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTHS = {".": 278, ",": 278, " ": 278, "-": 333, "(": 333, ")": 333, "%": 889, "$": 556}
"""Thousandths of the size in Helvetica (Adobe font metrics): digits and what stands with them."""
FONTS = {"R": "Helvetica", "B": "Helvetica-Bold"}
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""The password padding of ISO 32000-1, algorithm 2."""


def width(number: str, size: float) -> float:
    """How wide a number is printed."""
    return sum(WIDTHS.get(c, 556) for c in number) * size / 1000


@dataclass
class Sheet:
    """One page; y is measured downwards from the top."""

    across: int = 595
    down: int = 842
    rotate: int = 0
    orders: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = "R", turn: int = 0, mode: int = 0
    ) -> None:
        """Text from (x, y) on, turned so many quarters counter-clockwise; mode 3 is not shown."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[turn]
        self.orders.append(
            f"BT /{font} {size} Tf {mode} Tr {cos} {sin} {-sin} {cos} {x:g} {self.down - y:g} Tm ({escaped}) Tj ET"
        )

    def right(self, x: float, y: float, number: str, size: float = 10, font: str = "R") -> None:
        """A number that ends at x."""
        self.text(x - width(number, size), y, number, size, font)

    def lines(self, x: float, y: float, texts: Sequence[str], step: float = 12, size: float = 10) -> float:
        """Lines of text below each other; gives the y of the next one."""
        for n, text in enumerate(texts):
            self.text(x, y + n * step, text, size)
        return y + len(texts) * step

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A drawn line."""
        self.orders.append(f"0.6 w {x0:g} {self.down - y0:g} m {x1:g} {self.down - y1:g} l S")

    def shade(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.8) -> None:
        """A filled box without an edge."""
        self.orders.append(f"{grey:g} g {x0:g} {self.down - y1:g} {x1 - x0:g} {y1 - y0:g} re f 0 g")

    def dot(self, x: float, y: float, across: float = 3) -> None:
        """A round dot around a point."""
        r, k, down = across / 2, across * 0.276, self.down - y
        self.orders.append(
            f"{x - r:g} {down:g} m {x - r:g} {down + k:g} {x - k:g} {down + r:g} {x:g} {down + r:g} c"
            f" {x + k:g} {down + r:g} {x + r:g} {down + k:g} {x + r:g} {down:g} c"
            f" {x + r:g} {down - k:g} {x + k:g} {down - r:g} {x:g} {down - r:g} c"
            f" {x - k:g} {down - r:g} {x - r:g} {down - k:g} {x - r:g} {down:g} c f"
        )

    def picture(self) -> None:
        """An image over the page."""
        self.orders.append(f"q {self.across} 0 0 {self.down} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")

    def columns(
        self, y: float, edges: Sequence[float], rows: Sequence[Sequence[str]], step: float = 14, size: float = 9
    ) -> float:
        """An unruled table: the first cell begins at the first edge, each other one ends at its own."""
        for n, row in enumerate(rows):
            self.text(edges[0], y + n * step, row[0], size)
            for edge, cell in zip(edges[1:], row[1:], strict=False):
                self.right(edge, y + n * step, cell, size)
        return y + len(rows) * step

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """All lines of a ruled table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)


def document(
    sheets: Sequence[Sheet],
    info: Mapping[str, str] | None = None,
    to_unicode: Mapping[str, int] | None = None,
    password: str | None = None,
) -> bytes:
    """The file. `to_unicode` says which characters the regular font claims to show; a password encrypts the pages."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(sheets)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode()]
    for tag, name in FONTS.items():
        claims = " /ToUnicode 5 0 R" if to_unicode is not None and tag == "R" else ""
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding{claims} >>".encode()
        )
    objects.append(_stream(_character_map(to_unicode or {})))
    key, cipher = _encryption(password) if password is not None else (b"", b"")
    for n, sheet in enumerate(sheets):
        content = "\n".join(sheet.orders).encode("cp1252", "replace")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.across} {sheet.down}]"
            f" /Rotate {sheet.rotate} /Contents {7 + 2 * n} 0 R"
            " /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>".encode()
        )
        objects.append(_stream(_sealed(content, key, 7 + 2 * n) if key else content))
    entries = "".join(f" /{name} ({value})" for name, value in (info or {}).items() if not key)
    objects.append(f"<<{entries} >>".encode())
    if key:
        objects.append(cipher)
    return _file(objects, len(objects) - bool(key), len(objects) if key else None)


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes], info: int, encrypt: int | None) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    extra = b" /Encrypt %d 0 R /ID [<00> <00>]" % encrypt if encrypt else b""
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R%s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, entries, len(objects) + 1, info, extra, len(out))
    )


def _character_map(claims: Mapping[str, int]) -> bytes:
    """A ToUnicode map: each printed character and the code point that it claims to be."""
    lines = "\n".join(f"<{ord(c):02X}> <{code:04X}>" for c, code in claims.items())
    return (
        f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(claims)} beginbfchar\n{lines}\nendbfchar\n"
        f"endcmap end end"
    ).encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _encryption(password: str) -> tuple[bytes, bytes]:
    """The key of 40 bits for a user password and the encryption dictionary (ISO 32000-1, 7.6.3, revision 2)."""
    padded = (password.encode() + PADDING)[:32]
    owner = _rc4(hashlib.md5(PADDING).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + b"\x00").digest()[:5]
    user = _rc4(key, PADDING)
    return key, b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (owner.hex().encode(), user.hex().encode())


def _sealed(content: bytes, key: bytes, number: int) -> bytes:
    return _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()[:10], content)
