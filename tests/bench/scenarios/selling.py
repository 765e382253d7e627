"""`sell`, `alone`, `seed` and `rush`: seats for money, by many counters and by one."""

import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from bench.figures import Figure, Sample, figure, percentile
from bench.scenarios.plan import WARM_UP_SECONDS, Plan, echoes, rates, runs_with_echo
from bench.stage import RUSH_SEATS, SEATS, Scene, Stage, opened_stage

# No machine of this size sells more seats in a second: enough shows for all runs.
MOST_SEATS_A_SECOND = 3000
SEED_SEATS = (1, 2, 3, 4, 5)


def sell(kind: str, plan: Plan) -> list[Figure]:
    """All counters sell as fast as they can: calls and seats a second, and how long a call takes."""
    with opened_stage(kind, Scene(plan.callers, shows=shows_to_sell(plan), processes=plan.processes)) as stage:
        return selling("sell", stage, plan, stage.programme.shows)


def shows_to_sell(plan: Plan) -> int:
    """More than all runs can sell out."""
    return 2 + plan.runs + int(MOST_SEATS_A_SECOND * (WARM_UP_SECONDS + plan.runs * plan.seconds) / SEATS)


def selling(name: str, stage: Stage, plan: Plan, shows: Sequence[int]) -> list[Figure]:
    """The figures of `sell` on this stage; each run takes the next of `shows`."""
    left = iter(shows)

    def run(seconds: float) -> dict[str, Any]:
        enough = 1 + int(MOST_SEATS_A_SECOND * seconds / SEATS)
        return _sell(stage, list(islice(left, enough)), seconds, plan.callers)

    memory: list[int] = []
    found = runs_with_echo(stage, plan, run, warm=lambda: memory.append(stage.memory_bytes()))
    grown = 100 * (stage.memory_bytes() / memory[0] - 1)
    # Half of the calls sell, two seats each.
    seats = [Sample(one["outcomes"].get("OK", 0) / one["elapsed"]) for one, _ in found]
    return [
        figure(name, stage.kind, "calls/s", rates(found)),
        figure(name, stage.kind, "seats/s", seats),
        *_latencies(name, stage.kind, [one for one, _ in found]),
        figure(name, stage.kind, "server grew by, %", [Sample(grown)]),
    ]


def alone(kind: str, plan: Plan) -> list[Figure]:
    """One counter with the server to itself: hold and pay beside two echoes."""
    shows = 2 + int(600 * (WARM_UP_SECONDS + plan.runs * plan.seconds) / SEATS)
    with opened_stage(kind, Scene(1, shows=shows, processes=plan.processes)) as stage:
        _sell(stage, stage.programme.shows[:1], WARM_UP_SECONDS, 1)
        samples = []
        for number in range(plan.runs):
            one = _sell(stage, [stage.programme.shows[1 + number % (shows - 1)]], plan.seconds, 1)
            echo = statistics.median(echoes(stage, plan, callers=1)["seconds"])
            samples.append(Sample(2000 * statistics.median(one["seconds"]), 2000 * echo))
            plan.progress(kind)
        return [figure("alone", kind, "hold + pay, ms", samples)]


def seed(kind: str, plan: Plan) -> list[Figure]:
    """The predecessor's load: nearly all refusals; wrong answers must be 0."""
    with opened_stage(kind, Scene(plan.callers, shows=1, processes=plan.processes)) as stage:
        show = stage.programme.shows[0]

        def run(seconds: float) -> dict[str, Any]:
            return stage.client("seed", tokens=stage.programme.tokens, seconds=seconds, show=show, seats=SEED_SEATS)

        found = runs_with_echo(stage, plan, run)
        memory = Sample(stage.memory_bytes() / 2**20)
        return [
            figure("seed", kind, "calls/s", rates(found)),
            figure("seed", kind, "wrong answers", [Sample(one["wrong"]) for one, _ in found]),
            figure("seed", kind, "server, MiB", [memory]),
        ]


def rush(kind: str, plan: Plan) -> list[Figure]:
    """A show goes on sale: seconds until it is sold out; seats sold twice and answers lost must be 0."""
    with opened_stage(kind, Scene(plan.callers, rushes=plan.runs, processes=plan.processes)) as stage:
        found = []
        for show in stage.programme.rush_shows:
            found.append(stage.client("rush", tokens=stage.programme.tokens, show=show, seats=RUSH_SEATS))
            plan.progress(kind)
        lost = [Sample(one["outcomes"].get("DEADLINE_EXCEEDED", 0) + RUSH_SEATS - len(one["sold"])) for one in found]
        return [
            figure("rush", kind, "seconds", [Sample(one["elapsed"]) for one in found]),
            figure("rush", kind, "sold twice", [Sample(_sold_twice(one)) for one in found]),
            figure("rush", kind, "lost", lost),
        ]


def _sell(stage: Stage, shows: list[int] | Any, seconds: float, callers: int) -> dict[str, Any]:
    tokens = stage.programme.tokens[:callers]
    return stage.client("sell", tokens=tokens, seconds=seconds, shows=list(shows), seats=SEATS)


def _sold_twice(one: dict[str, Any]) -> int:
    return sum(count - 1 for count in Counter(seat for seat, _ in one["sold"]).values())


def _latencies(name: str, kind: str, found: list[dict[str, Any]]) -> list[Figure]:
    shares = {"median, ms": 0.5, "99 %, ms": 0.99}
    return [
        figure(name, kind, metric, [Sample(1000 * percentile(one["seconds"], share)) for one in found])
        for metric, share in shares.items()
    ]
