"""How long and how often a scenario runs, and the echo that is measured beside each run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures import Sample
from bench.stage import Stage

# Compilers, caches and connections are ready after this.
WARM_UP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What the command line asks for; `progress` is told of each run that ended."""

    runs: int
    seconds: float
    callers: int
    progress: Callable[[str], None]
    processes: int = 1
    # Of the database of `report`, and of those of `grow`.
    size: int = 10_000
    sizes: Sequence[int] = (10_000,)


def calls_per_second(found: dict[str, Any]) -> float:
    return float(sum(found["outcomes"].values()) / found["elapsed"])


def echoes(stage: Stage, plan: Plan, *, callers: int | None = None) -> dict[str, Any]:
    """The echo beside a run: a third as long as the run itself, by as many callers."""
    tokens = stage.programme.tokens[: callers or plan.callers]
    return stage.client("echo", tokens=tokens, seconds=plan.seconds / 3)


def runs_with_echo(
    stage: Stage, plan: Plan, run: Callable[[float], dict[str, Any]], warm: Callable[[], object] = lambda: None
) -> list[tuple[dict[str, Any], float]]:
    """What each run found, with the echoes a second around it: one before and one after, as machines drift.

    `warm` is called once between the warm-up and the runs.
    """
    run(WARM_UP_SECONDS)
    warm()
    found = []
    before = calls_per_second(echoes(stage, plan))
    for _ in range(plan.runs):
        one = run(plan.seconds)
        after = calls_per_second(echoes(stage, plan))
        found.append((one, (before + after) / 2))
        before = after
        plan.progress(stage.kind)
    return found


def rates(found: list[tuple[dict[str, Any], float]]) -> list[Sample]:
    """Calls a second of each run beside its echo."""
    return [Sample(calls_per_second(one), echo) for one, echo in found]
