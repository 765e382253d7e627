"""What the reports screen shows, as plain values: every text is ready to be drawn, in the user's language."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ttms_client.report import ReportFigures


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
class ReportLine:
    """A row: what it is called in the leading columns, by what these are sorted, and its figures."""

    key: str
    names: tuple[str, ...]
    sorts: tuple[Any, ...]
    figures: ReportFigures
    texts: dict[str, str]
    muted: bool = False


@dataclass(frozen=True, slots=True)
class TablePicture:
    """The table: titles of the leading columns, names of the figures that are shown, rows, and the total's texts."""

    grouping: object
    leading: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    lines: tuple[ReportLine, ...]
    total: tuple[str, ...]


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
