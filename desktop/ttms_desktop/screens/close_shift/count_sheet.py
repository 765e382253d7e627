"""Counting coins and notes: a field for each; the arrows and Enter go from line to line."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.close_shift.pictures import CountedValue
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.number_edit import NumberEdit

_MOST = 99_999
_FIELD_WIDTH, _NARROW_FIELD_WIDTH = 96, 76
_SUM_WIDTH, _NARROW_SUM_WIDTH = 104, 84
_COLUMNS = 2  # one for notes, one for coins
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class CountField(NumberEdit):
    """How many; up and down do not count here but go to another line."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(most=_MOST)
        self.setAlignment(_RIGHT)
        self.setFixedWidth(_FIELD_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


def _lines_in(columns: int, *groups: int) -> int:
    """The fewest lines with which groups of so many values fit into the columns, each group in its own ones."""
    lines = 1
    while sum(-(-count // lines) for count in groups) > max(columns, len(groups)):
        lines += 1
    return lines


class CountSheet(QWidget):
    """Notes at the left, coins at the right; nothing is filled in before somebody has counted."""

    changed = Signal()
    left = Signal()  # beyond the last line

    def __init__(
        self,
        values: Sequence[CountedValue],
        money_text: Callable[[int], str],
        *,
        columns: int = _COLUMNS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._money_text = money_text
        self._is_narrow = columns > _COLUMNS
        self.fields: dict[int, CountField] = {}
        self._sums: dict[int, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(4 if self._is_narrow else 8))
        notes, coins = ([value for value in values if value.is_note is is_note] for is_note in (True, False))
        most_lines = _lines_in(columns, len(notes), len(coins))
        for title, group in ((self.tr("Notes"), notes), (self.tr("Coins"), coins)):
            for first in range(0, len(group), most_lines):
                row.addLayout(self._column("" if first else title, group[first : first + most_lines]), 1)
        self._say_sums()

    @property
    def counted(self) -> Mapping[int, int]:
        """How many of each, where something was typed."""
        return {minor: field.number for minor, field in self.fields.items() if field.number is not None}

    @property
    def unreadable(self) -> CountField | None:
        """The first line in which something else than a whole number was typed."""
        return next((field for field in self.fields.values() if field.unreadable), None)

    @property
    def total_minor(self) -> int:
        return sum(minor * count for minor, count in self.counted.items())

    def focus_first(self) -> None:
        next(iter(self.fields.values())).setFocus()

    def focus_last(self) -> None:
        list(self.fields.values())[-1].setFocus()

    def _column(self, title: str, values: Sequence[CountedValue]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(style.space(1))
        column.addWidget(label("section", title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(style.space(2))
        grid.setVerticalSpacing(style.space(1))
        for place, value in enumerate(values):
            self._add_line(grid, place, value)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _add_line(self, grid: QGridLayout, place: int, value: CountedValue) -> None:
        name, field, total = label("strong", value.text), CountField(), label("muted")
        name.setAlignment(_RIGHT)
        name.setBuddy(field)
        total.setAlignment(_RIGHT)
        total.setMinimumWidth(_NARROW_SUM_WIDTH if self._is_narrow else _SUM_WIDTH)
        if self._is_narrow:
            field.setFixedWidth(_NARROW_FIELD_WIDTH)
        field.setAccessibleName(self.tr("How many of {value}").format(value=value.text))
        self.fields[value.minor], self._sums[value.minor] = field, total
        field.changed.connect(self._on_changed)
        field.moved.connect(self._on_moved)
        for column, widget in enumerate((name, label("muted", "\N{MULTIPLICATION SIGN}"), field, total)):
            grid.addWidget(widget, place, column)
        grid.setColumnStretch(0, 1)

    def _on_changed(self) -> None:
        self._say_sums()
        self.changed.emit()

    def _on_moved(self, step: int) -> None:
        fields = list(self.fields.values())
        place = next(place for place, field in enumerate(fields) if field is self.sender()) + step
        if place >= len(fields):
            self.left.emit()
        elif place >= 0:
            fields[place].setFocus()
            fields[place].selectAll()

    def _say_sums(self) -> None:
        for minor, field in self.fields.items():
            self._sums[minor].setText("" if field.number is None else self._money_text(minor * field.number))
