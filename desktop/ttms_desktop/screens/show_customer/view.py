"""The window for the customer: on the second screen if there is one; it never takes the keys from the clerk."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.show_customer.pictures import Scene
from ttms_desktop.screens.show_customer.scenes import PaidScene, ProgrammeScene, SaleScene
from ttms_desktop.screens.show_customer.view_model import ShowCustomerViewModel
from ttms_desktop.widgets.pages import Pages

T = TypeVar("T")
_CLOCK_MS = 1_000
_WIDTH, _HEIGHT = 1024, 640  # where texts have the size of the style


class CustomerDisplay(QWidget):
    """Follows its view model; opened and closed from the clerk's menu."""

    closed = Signal()

    def __init__(self, model: ShowCustomerViewModel) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)  # the clerk's window ends the program
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "page")
        self.setMinimumSize(640, 400)
        self._factor = 1.0
        self.programme, self.sale, self.paid = ProgrammeScene(), SaleScene(), PaidScene()
        self._pages = Pages(self.programme, self.sale, self.paid)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        column = QVBoxLayout(self)
        edge = style.space(8)
        column.setContentsMargins(edge, edge - 8, edge, edge - 8)
        column.addWidget(self._pages)
        model.changed.connect(self._draw)
        model.seats_changed.connect(self._draw_seats)
        model.programme_changed.connect(self._draw_programme)
        self._clock.timeout.connect(self._draw_programme)
        self.resize(_WIDTH, _HEIGHT)
        self._retranslate()

    @property
    def scene(self) -> QWidget:
        """What is seen."""
        return self._pages.current

    def open_beside(self, window: QWidget) -> None:
        """Fill the screen where the clerk's window is not; without a second one it is a window like others."""
        other = other_screen(QGuiApplication.screens(), window.screen())
        if other is None:
            self.show()
            return
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        self._model.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()
        self._model.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        factor = round(20 * min(self.width() / _WIDTH, self.height() / _HEIGHT)) / 20
        if factor != self._factor:
            self._factor = factor
            self.setStyleSheet(style.enlarged_labels(factor))
            for part in (self.programme.programme, self.sale, self.paid):
                part.enlarge(factor)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _draw(self) -> None:
        scene = self._model.scene
        if scene is Scene.SALE:
            self.sale.say(self._model.sale(), self._model.hall)
            self._pages.turn_to(self.sale)
            return
        paid = self._model.paid()
        if scene is Scene.PAID and paid is not None:
            self.paid.say(paid)
            self._pages.turn_to(self.paid)
        else:
            self._draw_programme()
            self._pages.turn_to(self.programme)

    def _draw_seats(self) -> None:
        hall = self._model.hall
        if hall is not None and self._pages.current is self.sale:
            self.sale.map.say(hall)

    def _draw_programme(self) -> None:
        self.programme.cinema.setText(self._model.cinema_text)
        self.programme.heading.setText(self._model.programme_text)
        self.programme.clock.setText(self._model.clock_text)
        self.programme.programme.say(self._model.programme())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("TTMS customer display"))
        self.sale.total_name.setText(self.tr("Total"))
        self.sale.left_name.setText(self.tr("Still to pay"))
        self.paid.thanks.setText(self.tr("Thank you, enjoy the show!"))
        for name, text in zip(
            self.paid.names, (self.tr("Total"), self.tr("Cash given"), self.tr("Change")), strict=True
        ):
            name.setText(text)
        self.paid.hint.setText(self.tr("Your receipt: scan it with your phone."))
        self._draw()


def other_screen(screens: Sequence[T], mine: T) -> T | None:
    """The first screen that is not the clerk's; None if there is none."""
    return next((screen for screen in screens if screen != mine), None)
