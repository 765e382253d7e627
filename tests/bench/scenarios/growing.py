"""`report` and `grow`: a year's reports, and whether sales, maps and reports grow slow with the tickets sold before."""

from collections.abc import Iterable
from dataclasses import replace

from bench.clients.report import GROUPINGS
from bench.figures import Figure, Sample, figure, percentile
from bench.scenarios.looking import watching
from bench.scenarios.plan import Plan, echoes
from bench.scenarios.selling import selling, shows_to_sell
from bench.stage import Scene, Stage, opened_stage

# What is compared between the smallest and the largest database, and told as a share of the smallest.
_COMPARED = ("sell: calls/s", *(f"report: by {name}, ms" for name in GROUPINGS))


def report(kind: str, plan: Plan) -> list[Figure]:
    """A year's report by film, day and hall, asked by one manager, of a database with `plan.size` tickets."""
    with opened_stage(kind, Scene(callers=1, tickets=plan.size, processes=plan.processes)) as stage:
        return _reporting(f"report, {plan.size:,} tickets", stage, plan)


def grow(kind: str, plan: Plan) -> list[Figure]:
    """`sell`, `watch` and `report` in databases of each of `plan.sizes`, and the largest beside the smallest."""
    found: list[Figure] = []
    by_size: list[dict[str, Figure]] = []
    for size in plan.sizes:
        figures = _grown(kind, plan, size)
        by_size.append({one.metric: one for one in figures})
        found += figures
    if len(plan.sizes) > 1:
        small, large = by_size[0], by_size[-1]
        name = f"grow, {plan.sizes[-1]:,} ÷ {plan.sizes[0]:,}"
        found += [_share(name, kind, large[metric], small[metric]) for metric in _COMPARED]
    return found


def steps_of_grow(plan: Plan) -> int:
    """How often `grow` tells its progress."""
    return 3 * plan.runs * len(plan.sizes)


def _grown(kind: str, plan: Plan, size: int) -> list[Figure]:
    name = f"grow, {size:,} tickets"
    scene = Scene(plan.callers + 1, shows_to_sell(plan) + plan.runs, tickets=size, processes=plan.processes)
    with opened_stage(kind, scene) as stage:
        shows = stage.programme.shows
        return [
            *_of("sell", selling(name, stage, plan, shows[plan.runs :])),
            *_of("watch", watching(name, stage, plan, shows[: plan.runs])),
            *_of("report", _reporting(name, stage, plan)),
        ]


def _of(part: str, figures: Iterable[Figure]) -> list[Figure]:
    """The figures of one part, under its name: parts have metrics of the same name."""
    return [replace(one, metric=f"{part}: {one.metric}") for one in figures]


def _reporting(name: str, stage: Stage, plan: Plan) -> list[Figure]:
    year = stage.programme.year
    assert year is not None
    asked = {"tokens": stage.programme.tokens[:1], "first_day": year.first_day, "last_day": year.last_day}
    stage.client("report", seconds=0, **asked)
    samples: dict[str, list[Sample]] = {grouping: [] for grouping in GROUPINGS}
    for _ in range(plan.runs):
        found = stage.client("report", seconds=plan.seconds, **asked)
        echo = 1000 * percentile(echoes(stage, plan, callers=1)["seconds"], 0.5)
        for grouping, seconds in found["took"].items():
            samples[grouping].append(Sample(1000 * percentile(seconds, 0.5), echo))
        plan.progress(stage.kind)
    return [figure(name, stage.kind, f"by {grouping}, ms", some) for grouping, some in samples.items()]


def _share(name: str, kind: str, large: Figure, small: Figure) -> Figure:
    """The large database's median as a share of the small one's; each beside its own echo, where it has one."""
    parts = [(one.ratio_to_echo or one.value) for one in (large, small)]
    return figure(name, kind, large.metric.removesuffix(", ms"), [Sample(parts[0] / parts[1])])
