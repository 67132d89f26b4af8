"""dbt as this project starts it, `python -m pipelines.orchestration.quiet_dbt build ...`, on the project as last parsed.

It prints a line of JSON for each event that Dagster or a person reads. dbt's own log puts every event into words twice,
also the thousands that are below the level shown, which is a fifth of the work of a build.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.model import stable_id
from pipelines.publish.dbt_docs import MANIFEST

if TYPE_CHECKING:
    from dbt.cli.main import dbtRunner
    from dbt.contracts.graph.manifest import Manifest

DBT_PROJECT = MANIFEST.parents[2]
PARSED = MANIFEST.parent
"""What dbt parsed: good for every home, since all of them call their warehouse the same."""
KEPT = PARSED / "partial_parse.msgpack"
MADE_OF = PARSED / "made_of"
NO_LOG = ["--log-level", "none", "--log-level-file", "none"]


class ParsingFailed(RuntimeError):  # noqa: N818 - the message is dbt's own
    """dbt cannot read the project."""


def parse_if_changed() -> None:
    """Brings what dbt parsed up to date, if a file of the project, its place or dbt's version is another."""
    PARSED.mkdir(parents=True, exist_ok=True)
    with (PARSED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made_of = stable_id(version("dbt-core"), version("dbt-duckdb"), DBT_PROJECT, *(p.read_bytes() for p in files()))
        if MADE_OF.exists() and MADE_OF.read_text() == made_of:
            return
        for old in (MADE_OF, KEPT):  # where the project has moved, dbt would keep the seeds' old place
            old.unlink(missing_ok=True)
        folders = {"project": DBT_PROJECT, "profiles": DBT_PROJECT}
        places = [part for name, folder in folders.items() for part in (f"--{name}-dir", str(folder))]
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name, "--quiet", "parse", *places, "--target-path", str(PARSED)],
            env={**os.environ, "OREL_WAREHOUSE": "oreledger.duckdb"},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            told = (json.loads(line)["info"]["msg"] for line in done.stdout.splitlines() if line.startswith("{"))
            raise ParsingFailed("dbt cannot read dbt_project: " + " ".join(told))
        MADE_OF.write_text(made_of)


def files() -> Iterator[Path]:
    """Every file that the manifest is made from, in one order."""
    for folder in ("analyses", "macros", "models", "seeds", "snapshots", "tests"):
        yield from sorted(p for p in (DBT_PROJECT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    yield from (DBT_PROJECT / name for name in ("dbt_project.yml", "profiles.yml"))


def parsed() -> Manifest:
    """The project as last parsed, as dbt takes it from a program."""
    gc.disable()
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    manifest: Manifest = Manifest.from_msgpack(KEPT.read_bytes(), decoder=extended_mashumuro_decoder)
    manifest.build_flat_graph()
    gc.freeze()  # all this stays to the end: looking through it for garbage would be a quarter of the work of a build
    gc.enable()
    return manifest


def runner(manifest: Manifest | None = None, callbacks: Sequence[Callable[[Any], None]] = ()) -> dbtRunner:
    """dbt in this process, on the project as parsed before; callbacks get its events, but those for debugging."""
    from dbt.cli.main import dbtRunner
    from dbt_common.events.base_types import EventLevel
    from dbt_common.events.event_manager import EventManager
    from dbt_common.events.event_manager_client import ctx_set_event_manager

    class Undebugged(EventManager):
        def fire_event(self, e: Any, level: Any = None, *more: Any, **options: Any) -> None:
            if (level or e.level_tag()) != EventLevel.DEBUG:  # each would be made a message that nobody reads
                super().fire_event(e, level, *more, **options)

    ctx_set_event_manager(Undebugged())
    return dbtRunner(manifest, list(callbacks))


def main(arguments: Sequence[str]) -> int:
    """The exit status of the dbt command; `--quiet` leaves only its errors."""
    from dbt_common.events.functions import msg_to_dict

    shown = {"error"} if "--quiet" in arguments else {"info", "warn", "error"}

    def tell(event: Any) -> None:
        if event.info.level in shown:
            print(json.dumps(msg_to_dict(event), default=str), flush=True)

    done = runner(None if "parse" in arguments else parsed(), [tell]).invoke([*NO_LOG, *arguments])
    return 0 if done.success else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
