"""What the page of printers knows and decides: which printer prints what, whether it does, how a ticket looks."""

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ttms_client.user import Role as UserRole
from ttms_desktop import messages, tasks
from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing import layout as layouts
from ttms_desktop.printing import page_layout as pages
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.printing.document import Role
from ttms_desktop.printing.failures import LayoutUnsaved, LayoutWrong
from ttms_desktop.printing.layout_file import LayoutFile
from ttms_desktop.printing.printers import printer_of
from ttms_desktop.printing.slip_image import on_its_paper, slip_image
from ttms_desktop.printing.system_printer import printer_names
from ttms_desktop.printing.ticket_page import ticket_image
from ttms_desktop.screens.set_devices.samples import sample_lines, sample_words
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_USB = re.compile(r"^\s*(0x)?[0-9a-fA-F]{1,4}:(0x)?[0-9a-fA-F]{1,4}\s*$")
_HOST = re.compile(r"^\s*[^\s:]+(:\d{1,5})?\s*$")


class SetDevicesViewModel(QObject):
    """One device at a time is tested; what is tested need not be saved yet."""

    tested = Signal(object, str)  # Role, what is told
    test_failed = Signal(object, str)  # Role, why
    busy_changed = Signal(object)  # the Role that is tested, or None

    def __init__(
        self, counter: Counter, runner: tasks.Runner, printing: PrintDesk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printing = counter, runner, printing
        self._testing: Role | None = None

    @property
    def devices(self) -> Devices:
        return self._printing.devices.devices

    @property
    def system_printers(self) -> list[str]:
        return printer_names()

    @property
    def may_change_layout(self) -> bool:
        """The layout of the cinema's tickets is a manager's."""
        session = self._counter.session
        return session is not None and session.user.role is not UserRole.CLERK

    @property
    def layout(self) -> LayoutFile:
        """The layout of slips."""
        return self._printing.layout

    @property
    def page_layout(self) -> LayoutFile:
        """The layout of pages."""
        return self._printing.page_layout

    def refusal_of_layout(self, file: LayoutFile, layout: str) -> str:
        """What is wrong with it; empty if nothing is."""
        try:
            file.check(layout)
        except LayoutWrong as failure:
            return _layout_text(failure)
        return ""

    def save_layout(self, file: LayoutFile, layout: str) -> str:
        """Tickets look like this from now on; why not, if it cannot be."""
        try:
            file.write(layout)
        except LayoutWrong as failure:
            return _layout_text(failure)
        except LayoutUnsaved as failure:
            return messages.text_for(failure)
        return ""

    def layout_picture(self, layout: str) -> QImage:
        """A ticket in this layout, of which nothing is wrong, on the paper of this counter."""
        dots = self.devices.of(Role.TICKETS).paper.dots
        return on_its_paper(slip_image(layouts.lines_of(layout, sample_words(self._counter.cinema)), width=dots))

    def page_picture(self, layout: str) -> QImage:
        """A ticket page in this layout, of which nothing is wrong; the standard one as it is drawn."""
        words = sample_words(self._counter.cinema)
        return ticket_image(words, pages.main_part(layout, words), dots_per_mm=8)

    def refusal(self, device: Device) -> str:
        """What is wrong with an address; empty if nothing is."""
        address = device.address.strip()
        if device.kind is DeviceKind.NETWORK and not _HOST.match(address):
            return translate("SetDevices", "Type it like 192.168.1.50 or 192.168.1.50:9100.")
        if device.kind is DeviceKind.USB and not _USB.match(address):
            return translate("SetDevices", "Type vendor and product like 04b8:0e15.")
        if device.kind is DeviceKind.FILE and not address:
            return translate("SetDevices", "Type the device, like /dev/usb/lp0 or LPT1.")
        return ""

    def save(self, devices: Devices) -> str:
        """Keep them; why not, if it cannot be."""
        try:
            self._printing.devices.write(devices)
        except LayoutUnsaved as failure:
            return messages.text_for(failure)
        self._printing.queue.work()
        return ""

    def test(self, role: Role, device: Device) -> None:
        """Print a slip that says so, and open the drawer if there is one."""
        if self._testing is not None:
            return
        self._set_testing(role)
        counter = self._counter.name
        self._runner.run(
            self,
            lambda: _print_test(device, counter),
            done=lambda _none: self._on_tested(role, device),
            failed=lambda failure: self._on_test_failed(role, failure),
        )

    def _on_tested(self, role: Role, device: Device) -> None:
        self._set_testing(None)
        if device.kind is DeviceKind.SYSTEM or not device.answers:
            self.tested.emit(
                role, translate("SetDevices", "It was sent; this printer does not report whether it came out.")
            )
        else:
            self.tested.emit(role, translate("SetDevices", "The printer reports that the slip came out."))

    def _on_test_failed(self, role: Role, failure: tasks.Failure) -> None:
        self._set_testing(None)
        self.test_failed.emit(role, messages.text_for(failure))

    def _set_testing(self, role: Role | None) -> None:
        self._testing = role
        self.busy_changed.emit(role)


def _print_test(device: Device, counter: str) -> None:
    """Raises what printers raise."""
    with printer_of(device) as printer:
        if device.drawer:
            printer.kick_drawer()
        printer.check()
        printer.print_slip(sample_lines(counter), title="TTMS")


def _layout_text(failure: LocalFailure) -> str:
    texts = {
        "field": translate("SetDevices", "Line {line}: there is no such field. Take one of those listed beside it."),
        "braces": translate("SetDevices", "Line {line}: a brace is missing. Each field goes between two braces."),
        "qr": translate("SetDevices", "A ticket needs its QR code once: a line with [qr]."),
        "copy": translate("SetDevices", "A ticket needs the field copy, which marks reprints."),
        "twice": translate(
            "SetDevices", "Line {line}: the QR code is already at the right of the page. Remove this line."
        ),
        "empty": translate("SetDevices", "Type what to print on the ticket."),
        "long": translate("SetDevices", "A ticket has at most {line} lines."),
    }
    text = texts.get(failure.details.get("problem", ""), "")
    return text.format(line=failure.details.get("line", "")) if text else messages.text_for(failure)
