"""The sign of the print queue in the top bar: how many documents wait, and whether one needs somebody."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.screens.print_queue.view_model import PrintQueueViewModel
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_HEIGHT, _ICON, _GAP, _EDGE = 32, 18, 6, 8


class PrintSign(HoverButton):
    """Only a printer while nothing waits; its words when something does."""

    def __init__(self, model: PrintQueueViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        model.changed.connect(self._say)
        self._say()

    def sizeHint(self) -> QSize:
        words = width_of(self.text(), style.font(style.Size.SECOND, strong=True))
        return QSize(round(2 * _EDGE + _ICON + (_GAP + words if self.text() else 0)) + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn, area = style.colors(), QRectF(self.rect())
        soft = {"danger": worn.danger_soft, "warning": worn.warning_soft}.get(self._tone, "")
        ink = {"danger": worn.danger, "warning": worn.warning}.get(self._tone, worn.muted)
        painter = QPainter(self)
        fill = soft or (worn.background if self.hovered else "")
        outline = worn.accent if self.hasFocus() else ""
        surface(painter, area, fill=fill, outline=outline, line=2, corner=style.Radius.CONTROL)
        icon = style.pixmap("print", ink, side=_ICON, ratio=self.devicePixelRatioF())
        painter.drawPixmap(_EDGE, (self.height() - _ICON) // 2, icon)
        words = area.adjusted(_EDGE + _ICON + _GAP, 0, -_EDGE, 0)
        line_of_text(painter, words, self.text(), font=style.font(style.Size.SECOND, strong=True), color=ink)
        painter.end()

    def _say(self) -> None:
        text, self._tone = self._model.sign
        self.setText(text)
        name = self.tr("Print queue (Ctrl+J)")
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(f"{name} {text}".strip())
        self.updateGeometry()
        self.update()
