"""Bytes to Documents: HTML, PDF, Markdown and text, with metadata and tables."""

from pipelines.parse.document import parse_page, read_contract
from pipelines.parse.fetches import ParsedDay, parse_fetches

__all__ = ["ParsedDay", "parse_fetches", "parse_page", "read_contract"]
