"""dagster-dbt as it loads where dbt is no library but a command.

That is how it is used here: dbt runs in a process of its own. Loading all of dbt beside Dagster, in each process that
looks at the definitions, takes longer than everything else that they load.
"""

from __future__ import annotations

import sys
from types import ModuleType

DBT = "dbt.version"
"""What dagster-dbt tries to load, to find out whether dbt is there."""

_loaded: ModuleType | None = sys.modules.get(DBT)
sys.modules[DBT] = None  # type: ignore[assignment]  # which makes an import of it fail
try:
    from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets
finally:
    del sys.modules[DBT]
    if _loaded is not None:
        sys.modules[DBT] = _loaded

__all__ = ["DagsterDbtTranslator", "DbtCliResource", "DbtProject", "dbt_assets"]
