"""A day between the arrows that lead to the day before and the next one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.day_button import DayButton
from ttms_desktop.widgets.labels import plain_tip


class DayBar(QWidget):
    """Says what was pressed; the screen binds the keys, decides, and tells the day in words."""

    previous_clicked = Signal()
    next_clicked = Signal()
    day_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous_button = BusyButton(ButtonKind.QUIET, key="PgUp")
        self.previous_button.set_icon("previous")
        self.next_button = BusyButton(ButtonKind.QUIET, key="PgDn")
        self.next_button.set_icon("next")
        self.day = DayButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(1))
        for widget in (self.previous_button, self.day, self.next_button):
            row.addWidget(widget)
        self._row = row
        self._beside = QWidget()
        self._beside_row = QHBoxLayout(self._beside)
        self._beside_row.setContentsMargins(0, 0, 0, 0)
        self._beside_row.setSpacing(style.space(5))  # none beside what is hidden
        row.addWidget(self._beside)
        self.previous_button.clicked.connect(self.previous_clicked)
        self.next_button.clicked.connect(self.next_clicked)
        self.day.clicked.connect(self.day_clicked)

    def add_at_end(self, widget: QWidget) -> None:
        """Something else that can be done there, apart from the day."""
        self._beside_row.setContentsMargins(style.space(4), 0, 0, 0)
        self._beside_row.addWidget(widget)

    def set_alone(self, *, alone: bool) -> None:
        """Without what was added at the end, where something more important needs the room."""
        self._beside.setVisible(not alone)

    def say_day(self, text: str, *, is_first: bool = False) -> None:
        """The day in words; there is no way back from the first one."""
        self.day.setText(text)
        self.previous_button.setEnabled(not is_first)

    def say_tips(self, *, previous: str, following: str, day: str) -> None:
        """What the parts say on hover; the arrows have no other name."""
        self.previous_button.setToolTip(plain_tip(previous))
        self.next_button.setToolTip(plain_tip(following))
        self.previous_button.setAccessibleName(previous)
        self.next_button.setAccessibleName(following)
        self.day.setToolTip(plain_tip(day))

    @property
    def full_width(self) -> int:
        """What is needed to see all of it, keys included."""
        return self.sizeHint().width() + sum(one.full_width - one.sizeHint().width() for one in self._buttons())

    @property
    def bare_width(self) -> int:
        """The same without the keys."""
        return self.sizeHint().width() + sum(one.bare_width - one.sizeHint().width() for one in self._buttons())

    def set_keyless(self, *, keyless: bool) -> None:
        """Without the keys on the buttons, where others in the same line need the room."""
        for button in self._buttons():
            button.set_keyless(keyless=keyless)
        self._row.activate()  # whoever asks next how wide it is, as the bar around it, is told the new width

    def say_keys(self, *, previous: str, following: str) -> None:
        """Other keys lead to the day before and to the next one now."""
        self.previous_button.set_key(previous)
        self.next_button.set_key(following)

    def _buttons(self) -> list[BusyButton]:
        return [button for button in self.findChildren(BusyButton) if button.isVisibleTo(self)]
