"""What the reports screen shows, as plain values: every text is ready to be drawn, in the user's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any


class ReportState(Enum):
    """What is known of the report that was asked for."""

    WAITING = 1
    SHOWN = 2
    EMPTY = 3
    FAILED = 4


class Format(Enum):
    """What a report can be saved as."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the whole report, and what it was the span before; `tone` as in FigureCard."""

    caption: str
    figure: str
    comparison: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class TablePicture:
    """The table: its columns, its rows as they came, and the total's texts.

    There may be thousands of rows, so their texts are made only when they are seen: `name_of` and `name_sort` take a
    row and the place of a leading column, `figure_of` and `figure_sort` a row and the name of a figure.
    """

    grouping: object
    leading: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    rows: Sequence[Any]
    total: tuple[str, ...]
    key_of: Callable[[Any], str]
    name_of: Callable[[Any, int], str]
    name_sort: Callable[[Any, int], Any]
    figure_of: Callable[[Any, str], str]
    figure_sort: Callable[[Any, str], float]
    tone_of: Callable[[Any, str], str]


@dataclass(frozen=True, slots=True)
class BarPicture:
    """A bar of a chart; without `key` there is nothing behind it that could be opened."""

    key: str
    name: str
    minor: int
    tip: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class BarsPicture:
    """A chart of net takings; `before` are those of the span before, day by day, and may be empty."""

    title: str
    bars: tuple[BarPicture, ...]
    before: tuple[int, ...]
    legend: tuple[str, str]
    axis_text: Callable[[float], str]
