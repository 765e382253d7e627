"""`ttms-bench`: how fast the product is on this machine, each scenario beside an echo measured in the same run."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import picker
from bench.figures import Figure, as_json, as_table
from bench.plot import as_svg
from bench.scenarios import growing, looking, selling, starting
from bench.scenarios.plan import Plan
from bench.stage import KINDS

SCENARIOS: Mapping[str, Callable[[str, Plan], list[Figure]]] = {
    "echo": looking.echo,
    "sell": selling.sell,
    "alone": selling.alone,
    "seed": selling.seed,
    "rush": selling.rush,
    "watch": looking.watch,
    "report": growing.report,
    "grow": growing.grow,
    "start": starting.start,
    "picker": picker.picker,
    "hang": starting.hang,
}
_WITHOUT_DATABASE = ("picker",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the scenarios that are asked for; the table goes to standard output, progress to standard error."""
    asked = _asked(arguments)
    names = list(SCENARIOS) if "all" in asked.scenarios else asked.scenarios
    kinds = KINDS if asked.database == "both" else (asked.database,)
    figures: list[Figure] = []
    steps = [(name, kind) for name in names for kind in (("none",) if name in _WITHOUT_DATABASE else kinds)]
    for number, (name, kind) in enumerate(steps, start=1):
        progress = _Progress(f"[{number}/{len(steps)}] {name} on {kind}")
        plan = Plan(
            asked.runs,
            asked.seconds,
            asked.callers,
            progress.ran,
            processes=asked.processes,
            size=asked.size,
            sizes=asked.sizes,
        )
        progress.begin(growing.steps_of_grow(plan) if name == "grow" else asked.runs)
        figures += SCENARIOS[name](kind, plan)
        progress.end()
        _write_down(figures, asked)
    print(_told(figures, asked))
    return 0


def _told(figures: Sequence[Figure], asked: argparse.Namespace) -> str:
    return as_json(figures) if asked.json else as_table(figures)


def _write_down(figures: Sequence[Figure], asked: argparse.Namespace) -> None:
    """What was found so far: whoever stops a long run keeps it."""
    if asked.output is not None:
        asked.output.write_text(_told(figures, asked) + "\n", encoding="utf-8")
    if asked.plot is not None:
        asked.plot.write_text(as_svg(figures), encoding="utf-8")


class _Progress:
    """A bar on standard error, where somebody looks at it."""

    def __init__(self, title: str) -> None:
        self._title, self._runs, self._done = title, 0, 0

    def begin(self, runs: int) -> None:
        self._runs = runs
        self._draw()

    def ran(self, _kind: str) -> None:
        self._done += 1
        self._draw()

    def end(self) -> None:
        print(file=sys.stderr)

    def _draw(self) -> None:
        bar = "█" * self._done + "·" * (self._runs - self._done)
        print(f"\r{self._title:<28} {bar} {self._done}/{self._runs}", end="", file=sys.stderr, flush=True)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.processes > 1 and asked.database != "mariadb":
        parser.error("SQLite has one server process: --processes needs --database mariadb")
    return asked


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ttms-bench", description=__doc__)
    parser.add_argument(
        "scenarios", nargs="+", choices=[*SCENARIOS, "all"], metavar="SCENARIO", help="all, or any of: %(choices)s"
    )
    parser.add_argument("--database", choices=[*KINDS, "both"], default="both", help="a MariaDB is started for it")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=10.0, help="of each run")
    parser.add_argument("--callers", type=int, default=200)
    parser.add_argument("--processes", type=int, default=1, help="of the server, on one MariaDB: its setting workers")
    parser.add_argument("--size", type=int, default=10_000, help="tickets in the database of `report`")
    parser.add_argument(
        "--sizes", type=_numbers, default=(10_000, 1_000_000), help="of `grow`, from small to large: 10000,1000000"
    )
    parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    parser.add_argument("--output", type=Path, help="write it into this file too")
    parser.add_argument("--plot", type=Path, help="draw it into this SVG file")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(number) for number in text.split(",")))


if __name__ == "__main__":
    sys.exit(main())
