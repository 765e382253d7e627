"""The steps of the tour about paper: a ticket on a thermal printer, the queue, the printers, the layout of a ticket."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QDialog

from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.document import Role
from ttms_desktop.screens.print_queue.queue_dialog import QueueDialog
from ttms_desktop.screens.sell_tickets.no_sale_dialog import open_drawer
from ttms_desktop.screens.set_devices.layout_dialog import LayoutDialog, PageLayoutDialog
from ttms_desktop.screens.set_devices.view import DevicesDialog
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage

_GONE = "/no/such/printer"


class PaperSteps:
    """The clerk of the first counter is signed in and has sold something; in the end nothing waits any more."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "Tickets go to a thermal printer", self.print_tickets
        yield "A printer is gone, and the ticket waits", self.lose_printer
        yield "The drawer is opened without a sale only with a reason", self.no_sale
        yield "The printers of a counter", self.printers
        yield "The layout of a ticket", self.layout

    def print_tickets(self) -> str:
        """Into a file, byte for byte what a printer would get."""
        stage, paper = self._stage, self._stage.folder / "ticket.escpos"
        paper.unlink(missing_ok=True)
        self._use(Device(DeviceKind.FILE, str(paper), answers=False))
        self._print()
        stage.wait("the printed ticket", lambda: not stage.first.printing.queue.open_jobs)
        if not paper.stat().st_size:
            raise StepFailedError("nothing was printed")
        return f"{paper.name}, {paper.stat().st_size} bytes"

    def lose_printer(self) -> str:
        stage, queue = self._stage, self._stage.first.printing.queue
        self._use(Device(DeviceKind.FILE, _GONE, drawer=True))
        self._print()
        stage.wait("the printer that is missed", lambda: any(job.failure for job in queue.open_jobs))
        pictures = stage.every_look_of("print-queue", self._queue, stage.first)
        for job in queue.open_jobs:
            queue.cancel(job.job_id)
        return pictures

    def no_sale(self) -> str:
        """The drawer at the printer that is missed: it is asked for, and stays closed."""
        return self._stage.every_look_of("no-sale", self._no_sale, self._stage.first)

    def printers(self) -> str:
        return self._stage.every_look_of("printers", self._printers, self._stage.first)

    def layout(self) -> str:
        pictures = self._stage.every_look_of("ticket-layout", self._layout, self._stage.first)
        pictures += ", " + self._stage.every_look_of("page-layout", self._page_layout, self._stage.first)
        self._use(Device())
        return pictures

    def _use(self, device: Device) -> None:
        kept = self._stage.first.printing.devices
        kept.write(kept.devices.with_device(Role.TICKETS, device))

    def _print(self) -> None:
        order = self._stage.first.sell.last_order
        if order is None:
            raise StepFailedError("nothing was sold")
        self._stage.first.printing.print_receipt(order)

    def _queue(self) -> QDialog:
        desk = self._stage.first
        dialog = QueueDialog(desk.print_queue.model, desk.window, open_printers=desk.print_queue.open_printers)
        dialog.open()
        return dialog

    def _no_sale(self) -> QDialog:
        desk = self._stage.first
        dialog = open_drawer(desk.sell.drawer, desk.window, desk.window.sell_view.messages)
        if dialog is None:
            raise StepFailedError(f"no drawer can be opened: {desk.window.sell_view.messages.text}")
        return dialog

    def _printers(self) -> QDialog:
        dialog = DevicesDialog(self._stage.first.print_queue.devices, self._stage.first.window)
        dialog.begin()
        return dialog

    def _layout(self) -> QDialog:
        dialog = LayoutDialog(self._stage.first.print_queue.devices, self._stage.first.window)
        dialog.begin()
        return dialog

    def _page_layout(self) -> QDialog:
        dialog = PageLayoutDialog(self._stage.first.print_queue.devices, self._stage.first.window)
        dialog.begin()
        return dialog
