"""What a benchmark found: figures, their medians and spreads, as a table, as JSON and as a picture."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: the median over all runs, how far they lie apart, and how often an echo fits into it.

    `ratio_to_echo` is the median of the runs' own ratios, each to the echo measured beside it; None where an echo
    says nothing about it.
    """

    scenario: str
    database: str
    metric: str
    value: float
    lowest: float
    highest: float
    ratio_to_echo: float | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run found, and the echoes measured beside it; `echo` is None where there were none."""

    value: float
    echo: float | None = None


def figure(scenario: str, database: str, metric: str, samples: Sequence[Sample]) -> Figure:
    """The samples of all runs in one line.

    Raises:
        statistics.StatisticsError: there is none.
    """
    values = [sample.value for sample in samples]
    ratios = [sample.value / sample.echo for sample in samples if sample.echo]
    return Figure(
        scenario,
        database,
        metric,
        statistics.median(values),
        min(values),
        max(values),
        statistics.median(ratios) if ratios else None,
    )


def as_json(figures: Sequence[Figure]) -> str:
    return json.dumps([asdict(found) for found in figures], indent=1)


def as_table(figures: Sequence[Figure]) -> str:
    """One line a figure, in columns."""
    rows = [("scenario", "database", "metric", "median", "spread", "÷ echo")]
    rows += [
        (
            found.scenario,
            found.database,
            found.metric,
            short(found.value),
            f"{short(found.lowest)} … {short(found.highest)}",
            "" if found.ratio_to_echo is None else f"{found.ratio_to_echo:.2f}",
        )
        for found in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
