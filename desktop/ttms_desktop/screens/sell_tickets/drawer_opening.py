"""Opening the drawer without a sale: written down with its reason by the server first, then the drawer springs open."""

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import NoAnswer
from ttms_desktop import tasks
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.reasons import FOR_DRAWER, kept_reason, reason_text
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class DrawerOpening(QObject):
    """One opening at a time; the shift's reports list each with who, when and why."""

    busy_changed = Signal(bool)
    opened = Signal()  # it is written down, and the drawer is being opened
    not_opened = Signal(str, str)  # why not, and the field that is wrong or empty
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, printer: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._printer = counter, printer
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)

    @property
    def reasons(self) -> list[str]:
        """What can be picked, in the clerk's language."""
        return [reason_text(reason) for reason in FOR_DRAWER]

    def why_not(self) -> str:
        """Why nothing can be opened here; empty if it can."""
        if self._printer.has_drawer:
            return ""
        return translate(
            "SellTickets", "No printer of this computer has a cash drawer connected. Set it under printers: Ctrl+J, F8."
        )

    def open(self, reason: str) -> None:
        """Write the reason down, then open the drawer."""
        wanted = kept_reason(reason.strip())
        if not wanted:
            self.not_opened.emit(translate("SellTickets", "Choose a reason, or type one."), "reason")
            return
        self._changing.ask(
            wanted,
            lambda client, request_id: client.shift.open_drawer(reason=wanted, request_id=request_id),
            done=lambda _: self._on_noted(),
            failed=self._on_failed,
        )

    def _on_noted(self) -> None:
        self._printer.kick_drawer(failed=self.failed.emit)
        self.informed.emit(translate("SellTickets", "The drawer is open; the reason is in the shift report."))
        self.opened.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.failed.emit(failure.__cause__ if isinstance(failure, NoAnswer) else failure)
            return
        refusal = refusal_of(failure, fields={"reason": "reason"}, currency=self._counter.currency)
        self.not_opened.emit(refusal.text, refusal.field)
