"""Serve the hostile web in the foreground, or name its cases."""

import argparse
import contextlib
import threading

from tests.site.hostile import CASES, HostileSite

parser = argparse.ArgumentParser(prog="python -m tests.site.hostile")
parser.add_argument("--port", type=int, default=0, help="loopback port, 0 for any free one (default)")
parser.add_argument("--list", action="store_true", help="name the cases and what a good crawler does, then end")
options = parser.parse_args()
if options.list:
    for case in CASES.values():
        print(f"{case.name}: {case.duty}")
else:
    with HostileSite(options.port) as site, contextlib.suppress(KeyboardInterrupt):
        print(f"hostile web on http://{site.address}/", flush=True)
        threading.Event().wait()
