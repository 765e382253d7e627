"""`start`: from nothing to a desktop that can sell, and what both have in memory; `hang`: how a window waits."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bench.figures import Figure, Sample, figure
from bench.memory import resident_bytes
from bench.scenarios.plan import Plan
from bench.stage import database_url
from support.cinema import found_cinema, opened
from support.display import display
from support.invariants import broken_promises
from support.server_process import ServerProcess

# 312 seats, as a cinema's larger hall has.
HALL = "\n".join(["oooooooo.oooooooo.oooooooo"] * 13)
_MIB = 2**20


def start(kind: str, plan: Plan) -> list[Figure]:
    """Each run starts a server and then a desktop; the first, which reads the disk and compiles, does not count."""
    found: dict[str, list[Sample]] = {}
    with database_url(kind) as (url, folder), display() as environment:
        with opened(url) as database:
            schedule_id = found_cinema(database, plan=HALL).schedule_id
        # An installed program has its byte code, whatever the one who measures forbids Python to write.
        byte_code = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        for number in range(plan.runs + 1):
            own = folder / f"run-{number}"
            own.mkdir()
            numbers = _run(url, own, schedule_id, byte_code, environment)
            if number:
                for metric, value in numbers.items():
                    found.setdefault(metric, []).append(Sample(value))
                plan.progress(kind)
        with opened(url) as database:
            if broken := broken_promises(database):
                raise RuntimeError(f"the books are wrong afterwards: {broken}")
    return [figure("start", kind, metric, samples) for metric, samples in found.items()]


def _run(
    url: str, folder: Path, schedule_id: int, byte_code: Mapping[str, str], environment: Mapping[str, str]
) -> dict[str, float]:
    begun = time.monotonic()
    with ServerProcess(url, folder, **byte_code) as server:
        ready = time.monotonic()
        command = [sys.executable, "-m", "bench.desktop_start", server.address, str(schedule_id), str(folder / "files")]
        surroundings = {**environment, **byte_code}
        answer = subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, text=True, check=True).stdout
        desktop = json.loads(answer)
        return {
            "server ready, s": ready - begun,
            "server, MiB": resident_bytes(server.process_id) / _MIB,
            "desktop can sell, s": desktop["moment"] - ready,
            "desktop, MiB": desktop["bytes"] / _MIB,
        }


def hang(kind: str, plan: Plan) -> list[Figure]:
    """Each run pays while no answer arrives for some seconds: the longest time in which the window did not react."""
    found: list[Sample] = []
    with database_url(kind) as (url, folder), display() as environment:
        with opened(url) as database:
            schedule_id = found_cinema(database, plan=HALL).schedule_id
        with ServerProcess(url, folder) as server:
            for number in range(plan.runs):
                what = [server.address, str(schedule_id), str(folder / f"files-{number}"), str(plan.seconds)]
                command = [sys.executable, "-m", "bench.hanging", *what]
                answer = subprocess.run(command, env=dict(environment), stdout=subprocess.PIPE, text=True, check=True)
                found.append(Sample(json.loads(answer.stdout)["longest_ms"]))
                plan.progress(kind)
    return [figure("hang", kind, "longest gap of the window, ms", found)]
