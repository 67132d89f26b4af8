"""Validated frames into schema `landing` of the warehouse: the only Python writer of that file."""
