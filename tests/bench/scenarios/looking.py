"""`echo` and `watch`: calls that change nothing, and how fast a change is seen."""

from collections.abc import Sequence

from bench.figures import Figure, Sample, figure, percentile
from bench.scenarios.plan import WARM_UP_SECONDS, Plan, calls_per_second
from bench.stage import SEATS, Scene, Stage, opened_stage

SEATS_A_SECOND = 50


def echo(kind: str, plan: Plan) -> list[Figure]:
    """Empty calls a second by all callers, and the milliseconds of one alone."""
    with opened_stage(kind, Scene(plan.callers, processes=plan.processes)) as stage:
        tokens = stage.programme.tokens
        stage.client("echo", tokens=tokens, seconds=WARM_UP_SECONDS)
        many, alone = [], []
        for _ in range(plan.runs):
            many.append(Sample(calls_per_second(stage.client("echo", tokens=tokens, seconds=plan.seconds))))
            one = stage.client("echo", tokens=tokens[:1], seconds=plan.seconds / 3)
            alone.append(Sample(1000 * percentile(one["seconds"], 0.5)))
            plan.progress(kind)
        return [figure("echo", kind, "calls/s", many), figure("echo", kind, "one alone, ms", alone)]


def watch(kind: str, plan: Plan) -> list[Figure]:
    """From the sent sale to its arrival at each watcher; what did not arrive must be 0."""
    with opened_stage(kind, Scene(plan.callers + 1, shows=plan.runs, processes=plan.processes)) as stage:
        return watching("watch", stage, plan, stage.programme.shows)


def watching(name: str, stage: Stage, plan: Plan, shows: Sequence[int]) -> list[Figure]:
    """The figures of `watch` on this stage, a run for each show."""
    found = []
    for show in shows:
        seats = list(range(1, SEATS + 1))
        asked = {"seconds": min(plan.seconds, SEATS / SEATS_A_SECOND), "per_second": SEATS_A_SECOND}
        found.append(stage.client("watch", tokens=stage.programme.tokens, show=show, seats=seats, **asked))
        plan.progress(stage.kind)
    return [
        figure(name, stage.kind, "median, ms", [Sample(1000 * percentile(one["arrivals"], 0.5)) for one in found]),
        figure(name, stage.kind, "99 %, ms", [Sample(1000 * percentile(one["arrivals"], 0.99)) for one in found]),
        figure(name, stage.kind, "missed", [Sample(one["expected"] - len(one["arrivals"])) for one in found]),
    ]
