"""Validated frames into schema `landing` of the warehouse: the only Python writer of that file."""

from pipelines.land.load import FrameError, LandingError, LandReport, TableReport, land
from pipelines.land.tables import LANDED, TABLES, LandingSchemaError, create_landing
from pipelines.land.warehouse import WarehouseBusyError, WarehouseError, WarehouseFullError, open_warehouse

__all__ = [
    "LANDED",
    "TABLES",
    "FrameError",
    "LandReport",
    "LandingError",
    "LandingSchemaError",
    "TableReport",
    "WarehouseBusyError",
    "WarehouseError",
    "WarehouseFullError",
    "create_landing",
    "land",
    "open_warehouse",
]
