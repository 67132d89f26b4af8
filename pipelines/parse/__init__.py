"""Bytes to Documents: HTML, PDF, Markdown and text, with metadata and tables."""
