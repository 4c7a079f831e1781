"""The load: wrk on a core of its own, over a few connections."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 8
LOAD_CORE = 1
# Whoever needs longer for one answer is not measured but stated.
TIMEOUT = "60s"


@dataclass(frozen=True)
class Load:
    requests: int
    seconds: float
    bytes: int
    p50: float
    p99: float
    bad: int
    broken: int

    @property
    def per_second(self):
        return self.requests / self.seconds


def loaded(port, paths, seconds, *, repeat=False, headers=None):
    """Ask these paths for a while; unless they ``repeat``, each at most once."""
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as file:
        file.write("\n".join(paths))
        file.flush()
        told = {"PATHS": file.name, "REPEAT": "yes" if repeat else "no"}
        command = ["taskset", "--cpu-list", str(LOAD_CORE), "wrk", "--threads=1"]
        command += [f"--connections={CONNECTIONS}", f"--duration={seconds}s", "--latency"]
        command += [f"--timeout={TIMEOUT}", f"--script={SCRIPT}"]
        for name, value in (headers or {}).items():
            command += ["--header", f"{name}: {value}"]
        environment = os.environ | told | {"CONNECTIONS": str(CONNECTIONS)}
        address = f"http://127.0.0.1:{port}"
        said = subprocess.run(
            [*command, address], env=environment, check=True, capture_output=True, text=True
        )
    line = next(line for line in said.stdout.splitlines() if line.startswith("RESULT "))
    return Load(**json.loads(line.removeprefix("RESULT ")))
