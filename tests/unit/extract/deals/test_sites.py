"""The site of a deal by where its name stands. Companies and mines are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "Under the option agreement with Kestrel Minerals Ltda, Harrow Metals may buy 100% of the eight Lorne Sul "
            "permits for A$6 million.",
            "Lorne Sul",
        ),
        (
            "Shares in Harrow Rare Earths bounced 9% after the Lorne hopeful said trader Kestrel had committed to as much "
            "as 300 tonnes a year of NdPr oxide over five years.",
            "Lorne",
        ),
        (
            "Lorne has a new owner. The open-cut tungsten mine was sold by Harrow Capital to Kestrel Resources in a deal "
            "paid in shares.",
            "Lorne",
        ),
        (
            "Harrow will buy rare earth magnets made in Lorne from recycled feedstock under a US$500 million agreement "
            "with Kestrel Materials.",
            "Lorne",
        ),
        ("Harrow Metals pays Kestrel Mining US$3 million for a 2% NSR on Lorne.", "Lorne"),
        (
            "Harrow Metals has agreed to purchase EPM 27888 (“Wolf Range”) from Kestrel Mining for $300,000.",
            "Wolf Range",
        ),
        (
            "Harrow Metals will acquire three gold projects from Kestrel Mining for $500,000. They are the Tolka project in "
            "the north, the Bindi project and the Warra project.",
            "Tolka, Bindi and Warra",
        ),
        (
            "Harrow Metals has agreed to buy the smelting business of Kestrel Mining, said Lorne Capital, its adviser.",
            None,
        ),
        ("Harrow Metals has bought ground of Kestrel Mining's next to the Lorne mine for US$3 million.", None),
    ],
)
def test_the_site_stands_where_sites_do(text: str, site: str | None) -> None:
    assert [row[4] for row in told(text)] == [site]
