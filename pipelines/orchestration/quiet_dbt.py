"""dbt as this project starts it: `python -m pipelines.orchestration.quiet_dbt build ...`.

It prints a line of JSON for each event that Dagster or a person reads. dbt's own log puts every event into words twice,
also the thousands that are below the level shown, which is a fifth of the work of a build.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from dbt.cli.main import dbtRunner
from dbt_common.events.functions import msg_to_dict

NO_LOG = ["--log-level", "none", "--log-level-file", "none"]


def main(arguments: Sequence[str]) -> int:
    """The exit status of the dbt command; `--quiet` leaves only its errors."""
    shown = {"error"} if "--quiet" in arguments else {"info", "warn", "error"}

    def tell(event: Any) -> None:
        if event.info.level in shown:
            print(json.dumps(msg_to_dict(event), default=str), flush=True)

    return 0 if dbtRunner(callbacks=[tell]).invoke([*NO_LOG, *arguments]).success else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
