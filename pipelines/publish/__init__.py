"""Releases: what BI tools open and people read."""
