"""`ttms-bench`: how fast the product is on this machine, each scenario beside an echo measured in the same run."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import picker
from bench.figures import Figure, as_json, as_table
from bench.scenarios import looking, selling
from bench.scenarios.plan import Plan
from bench.stage import KINDS

SCENARIOS: Mapping[str, Callable[[str, Plan], list[Figure]]] = {
    "echo": looking.echo,
    "sell": selling.sell,
    "alone": selling.alone,
    "seed": selling.seed,
    "rush": selling.rush,
    "watch": looking.watch,
    "picker": picker.picker,
}
_WITHOUT_DATABASE = ("picker",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the scenarios that are asked for; the table goes to standard output, progress to standard error."""
    asked = _parser().parse_args(arguments)
    names = list(SCENARIOS) if "all" in asked.scenarios else asked.scenarios
    kinds = KINDS if asked.database == "both" else (asked.database,)
    figures: list[Figure] = []
    steps = [(name, kind) for name in names for kind in (("none",) if name in _WITHOUT_DATABASE else kinds)]
    for number, (name, kind) in enumerate(steps, start=1):
        progress = _Progress(f"[{number}/{len(steps)}] {name} on {kind}", asked.runs)
        plan = Plan(asked.runs, asked.seconds, asked.callers, progress.ran)
        figures += SCENARIOS[name](kind, plan)
        progress.end()
    text = as_json(figures) if asked.json else as_table(figures)
    print(text)
    if asked.output is not None:
        asked.output.write_text(text + "\n", encoding="utf-8")
    return 0


class _Progress:
    """A bar on standard error, where somebody looks at it."""

    def __init__(self, title: str, runs: int) -> None:
        self._title, self._runs, self._done = title, runs, 0
        self._draw()

    def ran(self, _kind: str) -> None:
        self._done += 1
        self._draw()

    def end(self) -> None:
        print(file=sys.stderr)

    def _draw(self) -> None:
        bar = "█" * self._done + "·" * (self._runs - self._done)
        print(f"\r{self._title:<28} {bar} {self._done}/{self._runs}", end="", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ttms-bench", description=__doc__)
    parser.add_argument(
        "scenarios", nargs="+", choices=[*SCENARIOS, "all"], metavar="SCENARIO", help="all, or any of: %(choices)s"
    )
    parser.add_argument("--database", choices=[*KINDS, "both"], default="both")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10.0, help="of each run")
    parser.add_argument("--callers", type=int, default=200)
    parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    parser.add_argument("--output", type=Path, help="write it into this file too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
