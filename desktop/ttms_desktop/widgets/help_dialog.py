"""A page of help over the screen that it is about."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from ttms_desktop import style
from ttms_desktop.help import HelpPage
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import key_cap, label, rule, wrapped

_WIDTH = 620
_TOP = Qt.AlignmentFlag.AlignTop
_KEYS = Qt.Key


class HelpDialog(Dialog):
    """What can be done, then each key with what it does; the arrows scroll."""

    def __init__(self, parent: QWidget, page: HelpPage) -> None:
        super().__init__(parent, title=page.title, primary="", width=_WIDTH)
        self.say(page.title, self.tr("Close"))
        self.leave_button.hide()
        self.content.addLayout(_points(page.points))
        self.content.addSpacing(style.space(1))
        self.content.addWidget(rule())
        self.content.addSpacing(style.space(1))
        self.content.addLayout(_keys(page.keys))
        self.content.addStretch(1)
        self.confirmed.connect(self.accept)

    def ask_for_help(self) -> None:
        """The same key again puts it away."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        steps = {
            _KEYS.Key_Up: -bar.singleStep(),
            _KEYS.Key_Down: bar.singleStep(),
            _KEYS.Key_PageUp: -bar.pageStep(),
            _KEYS.Key_PageDown: bar.pageStep(),
            _KEYS.Key_Home: -bar.maximum(),
            _KEYS.Key_End: bar.maximum(),
        }
        step = steps.get(_KEYS(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


def _points(points: Iterable[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.space(2))
    grid.setVerticalSpacing(style.space(2))
    grid.setColumnStretch(1, 1)
    for row, point in enumerate(points):
        grid.addWidget(label("muted", "•"), row, 0, _TOP)
        grid.addWidget(wrapped("row", point), row, 1)
    return grid


def _keys(keys: Iterable[tuple[tuple[str, ...], str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.space(4))
    grid.setVerticalSpacing(style.space(2))
    grid.setColumnStretch(1, 1)
    for row, (caps, text) in enumerate(keys):
        grid.addLayout(_caps(caps), row, 0, _TOP)
        grid.addWidget(wrapped("row", text), row, 1, _TOP)
    return grid


def _caps(caps: Iterable[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(style.space(1))
    for cap in caps:
        made: QLabel = key_cap(cap)
        row.addWidget(made)
    row.addStretch(1)
    return row
