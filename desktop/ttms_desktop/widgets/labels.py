"""Texts: always plain, in one of the styles of the style sheet, cut with an ellipsis where there is no room."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ttms_desktop import style

_DOT = " · "


def label(role: str, text: str = "") -> QLabel:
    """A text in the style `role`, e.g. "title" or "muted"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def wrapped(role: str, text: str = "") -> QLabel:
    """A text that goes on in the next line."""
    made = label(role, text)
    made.setWordWrap(True)
    return made


def plain_tip(text: str) -> str:
    """`text` as a tooltip says it letter by letter: Qt takes for markup whatever looks like it, and names may."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>"


def key_cap(text: str) -> QLabel:
    """The key that does the thing beside it."""
    return label("key", text)


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit, and then says all of itself on hover."""

    def __init__(self, role: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._giving = ""
        self._folding = False

    def setText(self, text: str) -> None:
        self.say(text)

    def say(self, text: str, *, giving: str = "") -> None:
        """Show `text`; where it does not fit, `giving`, a part of it, is cut before the rest: a name, not a time."""
        self._giving, self._folding = giving, False
        super().setText(text)
        self._explain()

    def say_parts(self, parts: str) -> None:
        """Show what stands between dots; where there is no room the last are left out whole: no half amounts."""
        self._giving, self._folding = "", True
        super().setText(parts)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("……"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment().value | Qt.TextFlag.TextSingleLine.value, self._cut())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _cut(self) -> str:
        text, room, metrics = self.text(), self.contentsRect().width(), self.fontMetrics()
        while self._folding and _DOT in text and metrics.horizontalAdvance(text) > room:
            text = text.rpartition(_DOT)[0]
        if self._giving and metrics.horizontalAdvance(text) > room:
            before, giving, after = text.partition(self._giving)
            # Each advance is rounded, so that the parts may be a little wider together.
            left = room - metrics.horizontalAdvance(before) - metrics.horizontalAdvance(after) - 2
            text = before + metrics.elidedText(giving, Qt.TextElideMode.ElideRight, max(left, 0)) + after
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _explain(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self._cut() != self.text() else "")


class Pill(QLabel):
    """A small state in words; warning when it needs attention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "pill")
        self.setFixedHeight(26)

    def say(self, text: str, *, tone: str = "") -> None:
        """Show `text`; `tone` is empty or "warning"."""
        self.setText(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            style.restyle(self)
