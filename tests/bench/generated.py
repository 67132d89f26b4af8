"""Landed days of a made-up world of any size: documents, mentions and rates with the shapes that real days have.

About every third document tells of something; an event is told 2.5 times on average with a long tail, mostly within
days, in rounded amounts and other spellings. Companies and projects recur by the law of Zipf and Mandelbrot, and their
number grows with the root of the number of documents. The same seed and size give the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
import polars as pl

from pipelines.land.tables import LANDED

FIRST_DAY = date(2024, 1, 1)
DOCUMENTS_A_DAY = 2000
EVENTS_A_DAY = 560
"""With 2.5 mentions an event and two mentions a telling document, every third document tells of something."""
SOURCES = 40
HEAD = 20
"""How many companies share the head of the distribution: the best known is in one event of a hundred."""
KNOWN = ("rare earths", "lithium", "copper", "nickel", "cobalt", "graphite", "tungsten", "antimony", "gold", "uranium")
ANALYTES = ("TREO", "Li2O", "Cu", "Ni", "Co", "TGC", "WO3", "Sb", "Au", "U3O8")
COUNTRIES = ("AU", "CA", "US", "BR", "CL", "CN", "NA", "TZ", "FI", "KZ", "ID", "AR")
CURRENCIES = ("USD", "AUD", "CAD", "EUR")
AGENCIES = (
    "EXIM",
    "DFC",
    "U.S. Department of Energy",
    "Department of Defense",
    "European Investment Bank",
    "JOGMEC",
    "Export Finance Australia",
    "Natural Resources Canada",
    "Bpifrance",
    "KfW",
    "Export Development Canada",
    "Northern Australia Infrastructure Facility",
)
DEAL_TYPES = (
    ("acquisition", "acquirer", "target"),
    ("offtake", "buyer", "supplier"),
    ("earn_in", "acquirer", "seller"),
    ("equity_investment", "investor", "investee"),
    ("joint_venture", "partner", "partner"),
    ("partnership", "partner", "partner"),
    ("supply", "buyer", "supplier"),
)
LINES = ("measured", "indicated", "measured_indicated", "inferred")
SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ter",
    "van",
    "dor",
    "sel",
    "qui",
    "bra",
    "nox",
    "fen",
    "gul",
    "har",
    "jo",
    "pel",
    "ris",
    "sto",
    "tam",
    "ure",
    "wyn",
    "zel",
    "ar",
    "ben",
    "cor",
    "dun",
    "el",
)
TRADES = ("Resources", "Minerals", "Metals", "Mining", "Lithium", "Gold", "Copper", "Energy")


@dataclass(frozen=True)
class World:
    """How large the world is; `documents` only scales the number of names in it."""

    documents: int
    seed: int = 7

    @property
    def companies(self) -> int:
        """Distinct companies: 2,000 at 10,000 documents, 20,000 at a million."""
        return int(20 * self.documents**0.5)

    def days(self, first: int = 0, count: int | None = None) -> Iterator[tuple[date, dict[str, pl.DataFrame]]]:
        """Each day with its landed frames, by default all that hold `documents` documents."""
        for number in range(first, first + (count or -(-self.documents // DOCUMENTS_A_DAY))):
            yield FIRST_DAY + timedelta(days=number), self.frames(number)

    def frames(self, number: int) -> dict[str, pl.DataFrame]:
        """The frames of one day: what it tells of the events of its own and of the 60 days before."""
        told = pl.concat([self._told_on(number, event_day) for event_day in range(max(0, number - 60), number + 1)])
        return _landed(told, FIRST_DAY + timedelta(days=number), np.random.default_rng((self.seed, 1, number)))

    def _told_on(self, number: int, event_day: int) -> pl.DataFrame:
        return self._told(event_day).filter(pl.col("lag") == number - event_day)

    @lru_cache(maxsize=64)  # noqa: B019 - a world lives as long as the process that measures with it
    def _told(self, event_day: int) -> pl.DataFrame:
        """One row per mention of the day's events, with the days until it is told."""
        events = self._events(event_day)
        rng = np.random.default_rng((self.seed, 2, event_day))
        late = (rng.random(len(events)) < 0.03) * rng.integers(5, 40, len(events))
        event = np.repeat(np.arange(len(events)), np.minimum(rng.geometric(0.55, len(events)) + late, 60))
        lag = np.minimum(rng.exponential(1.5, len(event)).astype(int), 60)
        lag[np.r_[True, event[1:] != event[:-1]]] = 0
        return events[event].with_columns(
            pl.Series("lag", lag),
            pl.Series("teller", rng.integers(0, SOURCES, len(event))),
            pl.Series("noise", rng.random(len(event))),
        )

    def _events(self, day: int) -> pl.DataFrame:
        rng = np.random.default_rng((self.seed, 3, day))
        n = EVENTS_A_DAY
        one, other = self._companies(rng, n), self._companies(rng, n)
        commodity = rng.integers(0, len(KNOWN), n)
        return pl.DataFrame(
            {
                "event": np.arange(n) + day * n,
                "event_on": [FIRST_DAY + timedelta(days=day)] * n,
                "family": rng.choice(3, n, p=[0.45, 0.25, 0.3]),
                "one": one,
                "other": other,
                "site": one * 3 + rng.integers(0, 3, n),
                "kind": rng.integers(0, len(DEAL_TYPES), n),
                "commodity": commodity,
                "country": one % len(COUNTRIES),
                "agency": rng.integers(0, len(AGENCIES), n),
                "currency": rng.choice(4, n, p=[0.5, 0.2, 0.2, 0.1]),
                "amount": np.where(rng.random(n) < 0.7, np.round(np.exp(rng.normal(17.5, 1.6, n)), -5), 0.0),
                "stage": rng.integers(0, 4, n),
                "tonnes": np.round(np.exp(rng.normal(16.5, 1.0, n)), -4),
                "grade": np.round(np.exp(rng.normal(0, 0.8, n)), 3),
            }
        )

    def _companies(self, rng: np.random.Generator, n: int) -> np.ndarray:
        weights = 1 / (np.arange(self.companies) + HEAD)
        return rng.choice(self.companies, n, p=weights / weights.sum())


def company_name(number: int) -> str:
    """The name of a company: made of syllables, with a trade word."""
    letters, left = "", number * 7919 + 26
    while left:
        left, at = divmod(left, len(SYLLABLES))
        letters += SYLLABLES[at]
    return f"{letters.capitalize()} {TRADES[number % len(TRADES)]}"


def _landed(told: pl.DataFrame, day: date, rng: np.random.Generator) -> dict[str, pl.DataFrame]:
    told = told.with_columns(
        pl.col("one", "other").map_elements(company_name, pl.String),
        pl.col("site").map_elements(lambda n: company_name(n * 31 + 5).split()[0] + " Project", pl.String),
    ).sample(fraction=1.0, shuffle=True, seed=int(rng.integers(1 << 30)))
    n = len(told)
    place = np.arange(n) // 2
    told = told.with_columns(
        pl.Series("place", place),
        pl.Series("ordinal", np.arange(n) % 2),
        pl.when(pl.col("noise") < 0.15)
        .then(pl.col("one").str.split(" ").list.first())
        .when(pl.col("noise") < 0.4)
        .then(pl.col("one") + " Ltd")
        .otherwise(pl.col("one"))
        .alias("one"),
        pl.when(pl.col("noise") < 0.1)
        .then(pl.col("amount").round_sig_figs(2))
        .when(pl.col("noise") > 0.95)
        .then(pl.col("amount") * 1.2)
        .otherwise(pl.col("amount"))
        .alias("amount"),
    ).with_columns(
        pl.when(pl.col("amount") > 0).then("amount").alias("amount"),
        pl.format("d{}-{}", pl.lit(day.isoformat()), "place").alias("document_id"),
        pl.lit("v").alias("version"),
        pl.format("source_{}", "teller").alias("source"),
        pl.format("m{}-{}-{}", pl.lit(day.isoformat()), "place", "ordinal").alias("mention_id"),
        _pick(KNOWN, "commodity").alias("known"),
        _pick(COUNTRIES, "country").alias("country_code"),
    )
    told = told.with_columns(
        pl.format(
            "On {} it was told that {} and {} agreed on {} at the {}: number {}, {}.",
            pl.lit(day.isoformat()),
            "one",
            "other",
            "known",
            "site",
            "event",
            "noise",
        ).alias("evidence_text")
    )
    first = told.group_by("place", maintain_order=True).first()
    documents = _documents(first, day, rng)
    common = {
        "evidence_start": 0,
        "evidence_end": told["evidence_text"].str.len_chars(),
        "printed": "{}",
        "rule": "generated",
        "confidence": 0.9,
        "extractor_version": "1",
    }
    told = told.with_columns(**{k: pl.lit(v) if not isinstance(v, pl.Series) else v for k, v in common.items()})
    told = told.with_columns(
        commodities=pl.concat_list("known"),
        countries=pl.concat_list("country_code"),
        announced_on=pl.col("event_on").dt.to_string("%Y-%m-%d"),
        currency=_pick(CURRENCIES, "currency"),
        currency_source=pl.lit("printed"),
        deal_type=_pick([d[0] for d in DEAL_TYPES], "kind"),
        status=_pick(("rumoured", "proposed", "agreed", "completed"), "stage"),
        project=pl.col("site"),
        instrument=_pick(("grant", "loan", "equity", "programme"), "stage"),
        funder=_pick(AGENCIES, "agency"),
        fund_stage=_pick(("letter_of_interest", "conditional", "committed", "closed"), "stage"),
    )
    deals, funding, resources = (told.filter(pl.col("family") == f) for f in range(3))
    lines = resources.join(pl.DataFrame({"line": range(4), "category": LINES}), how="cross").with_columns(
        ordinal=pl.col("ordinal") * 4 + pl.col("line"),
        mention_id=pl.format("{}-{}", "mention_id", "line"),
        estimate_kind=pl.lit("resource"),
        company=pl.col("one"),
        reporting_code=pl.lit("JORC"),
        is_current=True,
        tonnage_t=pl.col("tonnes") * pl.when(pl.col("line") == 2).then(2.0).otherwise(1.0),
    )
    parties = pl.concat(
        [
            deals.select(
                "mention_id",
                "document_id",
                "version",
                "source",
                pl.lit(at).alias("ordinal"),
                pl.col(who).alias("name"),
                _pick([d[at + 1] for d in DEAL_TYPES], "kind").alias("role"),
            )
            for at, who in enumerate(("one", "other"))
        ]
    )
    grades = lines.select(
        "mention_id",
        "document_id",
        "version",
        "source",
        pl.lit(0).alias("ordinal"),
        pl.lit("grade").alias("measure"),
        _pick(ANALYTES, "commodity").alias("analyte"),
        pl.col("grade").alias("value"),
        pl.lit("%").alias("unit"),
    )
    rates = pl.DataFrame(
        {"rate_on": [day] * 3, "currency": ["USD", "AUD", "CAD"], "units_per_eur": [1.1, 1.65, 1.5], "source": "rates"}
    )
    found = {
        "documents": documents,
        "deal_mentions": deals.with_columns(value="amount"),
        "deal_parties": parties,
        "resource_mentions": lines,
        "resource_grades": grades,
        "funding_mentions": funding.with_columns(recipient="one", stage="fund_stage"),
        "exchange_rates": rates,
        "fetches": _fetches(documents, day),
    }
    return {name: _fit(name, found.get(name)) for name in LANDED}


def _documents(first: pl.DataFrame, day: date, rng: np.random.Generator) -> pl.DataFrame:
    silent = DOCUMENTS_A_DAY - len(first)
    rows = pl.concat(
        [
            first.select("document_id", "source"),
            pl.DataFrame(
                {
                    "document_id": [f"d{day.isoformat()}-s{n}" for n in range(silent)],
                    "source": [f"source_{n}" for n in rng.integers(0, SOURCES, silent)],
                }
            ),
        ]
    )
    return rows.with_columns(
        version=pl.lit("v"),
        url=pl.format("https://news.example/{}", "document_id"),
        title=pl.format("On {}", "document_id"),
        published_at=pl.lit(day).cast(pl.Datetime("us")),
        published_from=pl.lit("meta"),
        language=pl.lit("en"),
        text=pl.format("The text of {}.", "document_id"),
        is_machine_written=pl.col("source").is_in(["source_1", "source_2"]),
        blocks=pl.lit("[]"),
        tables=pl.lit("[]"),
        status=pl.lit("ok"),
        parser=pl.lit("html"),
        parser_version=pl.lit("1"),
    )


def _fetches(documents: pl.DataFrame, day: date) -> pl.DataFrame:
    return documents.select(
        pl.format("f-{}", "document_id").alias("fetch_id"),
        pl.lit("run").alias("run_id"),
        "source",
        pl.lit("page").alias("kind"),
        pl.col("url").alias("requested_url"),
        pl.lit("archived").alias("outcome"),
        pl.lit(day).cast(pl.Datetime("us")).alias("fetched_at"),
        pl.lit(1000).alias("bytes"),
    )


def _pick(values: tuple[str, ...] | list[str], column: str) -> pl.Expr:
    return pl.lit(pl.Series(list(values))).gather(pl.col(column))


def _fit(name: str, rows: pl.DataFrame | None) -> pl.DataFrame:
    """The rows as the landed table has them: its columns and types, missing ones empty."""
    table = LANDED[name]
    if rows is None:
        return table.frame()
    return rows.select(
        (pl.col(c.name) if c.name in rows.columns else pl.lit(None)).cast(table.polars_schema[c.name]).alias(c.name)
        for c in table.columns
    )
