"""The print queue in the main window: its sign in the top bar, its key, its dialogs."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.screens.print_queue.queue_dialog import QueueDialog
from ttms_desktop.screens.print_queue.sign import PrintSign
from ttms_desktop.screens.print_queue.view_model import PrintQueueViewModel
from ttms_desktop.screens.set_devices.view import DevicesDialog
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.session import Counter
from ttms_desktop.tasks import Runner
from ttms_desktop.widgets.top_bar import TopBar

KEY = "Ctrl+J"


class PrintQueueWindow(QObject):
    """Opens the queue while somebody is signed in."""

    def __init__(self, counter: Counter, runner: Runner, printing: PrintDesk, window: QMainWindow) -> None:
        super().__init__(window)
        self._counter, self._window = counter, window
        self.model = PrintQueueViewModel(printing, lambda: counter.calendar, self)
        self.devices = SetDevicesViewModel(counter, runner, printing, self)
        self.sign = PrintSign(self.model)
        self.sign.clicked.connect(self.open)
        top_bar = window.findChild(TopBar)
        if top_bar is not None:
            top_bar.add_sign(self.sign)
        QShortcut(QKeySequence(KEY), window).activated.connect(self.open)

    def open(self) -> None:
        """The queue, over whatever screen is in front."""
        if self._counter.session is None or not self.sign.isVisible():
            return
        dialog = QueueDialog(self.model, self._window, open_printers=self.open_printers)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_printers(self, parent: QWidget) -> None:
        dialog = DevicesDialog(self.devices, parent)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
