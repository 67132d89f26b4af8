"""Thin Dagster wrappers around the stage functions."""
