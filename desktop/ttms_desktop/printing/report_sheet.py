"""A report as a sheet: columns, rows and totals as values, for paper and for files, in the language of the window."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

Cell = str | int | float | date | datetime | time | None


class CellKind(Enum):
    """What stands in a column."""

    TEXT = auto()
    DAY = auto()
    TIME = auto()
    COUNT = auto()
    MONEY = auto()  # minor units
    SHARE = auto()  # 0.5 is 50 %


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """What a column is called and holds."""

    title: str
    kind: CellKind

    @property
    def is_figure(self) -> bool:
        return self.kind in (CellKind.COUNT, CellKind.MONEY, CellKind.SHARE)


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report; each row and the total have a cell for each column, None is an empty one.

    `facts` are names and values that stand beside the figures: the cinema, the days, what they count, when it was made.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, Cell], ...]
    currency: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
