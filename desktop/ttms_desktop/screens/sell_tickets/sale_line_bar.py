"""The sale line at the bottom of the sell screen: a field, and under it what the typed line means."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.quick_sale import Explanation
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit

_FIELD_WIDTH = 200


class SaleLineBar(QFrame):
    """Hidden until it is opened; `typed` tells every change, and Tab completes."""

    typed = Signal(str)

    def __init__(self, explain: Callable[[str], Explanation], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._explain = explain
        self._completed = ""
        self._name = label("muted")
        self.field = LineEdit()
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.field.installEventFilter(self)
        self.meaning = wrapped("muted")
        self.meaning.setMinimumHeight(2 * self.meaning.fontMetrics().height())
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()
        self.field.changed.connect(self._on_typed)
        self._retranslate()
        self.hide()

    def _arrange(self) -> None:
        typing = QVBoxLayout()
        typing.setSpacing(style.space(1))
        typing.addWidget(self._name)
        typing.addWidget(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        row.setSpacing(style.space(3))
        row.addLayout(typing)
        row.addWidget(self.meaning, 1)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self) -> None:
        """An empty line, ready to type."""
        self.field.clear()
        self.say()
        self.show()
        self.field.setFocus()

    def close_line(self) -> None:
        self.hide()

    @property
    def keys_text(self) -> str:
        """What the keys do while it is open."""
        return self.tr("Tab complete · Enter take the seats · Esc back")

    def say(self) -> None:
        """What the line means now."""
        meant = self._explain(self.field.text())
        self._completed = meant.completed
        self.field.set_refused(meant.is_wrong)
        self.meaning.setText(meant.text)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if watched is self.field and is_tab and self._completed:
            self.field.setText(self._completed)
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_typed(self) -> None:
        self.typed.emit(self.field.text())
        self.say()

    def _retranslate(self) -> None:
        self._name.setText(self.tr("Sale line (/)"))
        self.field.setAccessibleName(self.tr("Sale line"))
        self.field.setPlaceholderText("1930 2a1c")
        if self.is_open:
            self.say()
