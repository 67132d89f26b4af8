"""Writes the demo web's one PDF announcement, the same bytes every time.

    python -m tests.site.make_pdf

A page is a list of lines and ruled tables, set in Helvetica; no compression, so that the file can be read and diffed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent / "pages/wire.oreledger.test/serra-malhada-reserves-2025.pdf"
LEFT, TOP, LEADING, ROW = 64, 780, 15, 18


@dataclass(frozen=True)
class Ruled:
    """A table with lines around its cells; the first row is bold."""

    widths: Sequence[int]
    rows: Sequence[Sequence[str]]


RESERVES = Ruled(
    (150, 80, 80, 120),
    [
        ("Ore reserves", "Mt", "TGC (%)", "Contained (kt)"),
        ("Proved", "2.1", "8.60", "181"),
        ("Probable", "4.2", "7.55", "317"),
        ("Proved and Probable", "6.3", "7.90", "498"),
    ],
)
RESOURCES = Ruled(
    (150, 80, 80, 120),
    [
        ("Mineral resources", "Mt", "TGC (%)", "Contained (kt)"),
        ("Measured", "3.4", "8.20", "279"),
        ("Indicated", "7.9", "7.30", "577"),
        ("Measured + Indicated", "11.3", "7.57", "855"),
        ("Inferred", "5.2", "6.80", "354"),
    ],
)

PAGES: list[list[str | Ruled]] = [
    [
        "# Serra Malhada Mineração S.A.",
        "# Reserves and resources as at 30 September 2025",
        "Belo Horizonte, 4 December 2025",
        "",
        "This statement covers the Malhada graphite mine in Bahia, Brazil. It was prepared in accordance",
        "with the JORC Code (2012). A cut-off grade of 3.0% total graphitic carbon (TGC) applies to all classes.",
        "",
        RESERVES,
        "Reserves are stated at the point of delivery to the plant.",
        "",
        RESOURCES,
        "Mineral resources include the ore reserves. Sums may differ because of rounding.",
    ],
    [
        "# Notes",
        "Depletion by mining since the statement of 2024 was 0.5 Mt. The proved class lost tonnes to the",
        "relocation of the state road, which now crosses the northern pit.",
        "",
        "Eduardo Sampaio Torres, a fellow of the Australasian Institute of Mining and Metallurgy and an",
        "employee of the company, is the competent person for both tables.",
        "",
        "Sale of the graphite business: the company has mandated two banks and will say more when there",
        "is more to say. No offer has been accepted.",
    ],
]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def set_text(x: float, y: float, text: str, *, bold: bool = False, size: int = 10) -> str:
    """Drawing order of one line of text with its base at (x, y)."""
    return f"BT /{'B' if bold else 'R'} {size} Tf {x:g} {y:g} Td ({_escaped(text)}) Tj ET\n"


def _table(table: Ruled, y: float) -> tuple[str, float]:
    """Drawing orders of a table whose top edge is at `y`, and the y below it."""
    drawn, right = "", LEFT + sum(table.widths)
    for number, row in enumerate(table.rows):
        x, base = LEFT, y - number * ROW - 13
        for width, cell in zip(table.widths, row, strict=True):
            drawn += set_text(x + 4, base, cell, bold=number == 0)
            x += width
    bottom = y - len(table.rows) * ROW
    edges = [LEFT + sum(table.widths[:n]) for n in range(len(table.widths) + 1)]
    drawn += "".join(f"{x} {y:g} m {x} {bottom:g} l S\n" for x in edges)
    drawn += "".join(f"{LEFT} {y - n * ROW:g} m {right} {y - n * ROW:g} l S\n" for n in range(len(table.rows) + 1))
    return drawn, bottom - LEADING


def _content(parts: Sequence[str | Ruled]) -> bytes:
    drawn, y = "0.6 w\n", float(TOP)
    for part in parts:
        if isinstance(part, Ruled):
            orders, y = _table(part, y)
            drawn += orders
            continue
        heading = part.startswith("# ")
        drawn += set_text(LEFT, y, part.removeprefix("# "), bold=heading, size=14 if heading else 10)
        y -= LEADING + (6 if heading else 0)
    return drawn.encode("cp1252")


def pdf(pages: Sequence[Sequence[str | Ruled]] = PAGES) -> bytes:
    """The demo web's announcement."""
    return file_of(
        [_content(parts) for parts in pages],
        title="Reserves and resources as at 30 September 2025",
        author="Serra Malhada Mineracao S.A.",
        created="20251204130000Z",
    )


def file_of(streams: Sequence[bytes], *, title: str, author: str, created: str) -> bytes:
    """A PDF file: catalogue, page tree, two fonts, then a page and its content stream for each of `streams`."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
    ]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(
        f"<< /Title ({_escaped(title)}) /Author ({_escaped(author)}) /CreationDate (D:{created}) >>".encode("cp1252")
    )
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


if __name__ == "__main__":
    TARGET.write_bytes(pdf())
    print(f"wrote {TARGET}")
