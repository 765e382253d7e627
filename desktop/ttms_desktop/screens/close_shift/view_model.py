"""The drawer of this counter: what it came to, what is done with it, and why something was not done."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import AmountInvalid, DrawerHoldsLess, NoAnswer, ShiftNotOpen, ShiftOpen
from ttms_client.shift import CashDirection, ShiftReport, ZReport, ZReportSummary
from ttms_client.user import Role
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.close_shift import wording
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.pictures import (
    CountedValue,
    DrawerState,
    KeyFigure,
    OpenItem,
    PastLine,
    ReportLine,
)
from ttms_desktop.screens.close_shift.report_printing import ReportPrinting
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {"float_minor": "amount", "amount_minor": "amount", "reason": "reason", "note": "note"}
_OF_THE_AMOUNT = {AmountInvalid: "amount", DrawerHoldsLess: "amount"}


class CloseShiftViewModel(QObject):
    """Opens a shift, moves cash, and closes it with a blind count."""

    changed = Signal()
    past_changed = Signal()
    busy_changed = Signal(bool)
    saved = Signal(object)  # what was done, in words
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    closed = Signal()  # the shift has ended; its Z report is on the screen
    informed = Signal(object)  # words
    failed = Signal(object)  # words
    sign_in_needed = Signal(object)  # words

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        open_work: OpenWork,
        printer: PrintDesk | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._open_work = counter, runner, open_work
        self._printer = printer
        self._report: ShiftReport | None = None
        self._z_report: ZReport | None = None
        self._newest = 0
        self.state = DrawerState.WAITING
        self.problem = ""
        self._printing = ReportPrinting(counter, runner, printer, self)
        self._printing.informed.connect(self.informed)
        self._printing.failed.connect(self.failed)
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._past: Listing[ZReportSummary] = Listing(counter, runner, _z_reports, self)
        self._past.changed.connect(self.past_changed)
        self._past.refresh_failed.connect(self.failed)
        self._past.sign_in_needed.connect(self.sign_in_needed)

    # What is shown

    @property
    def busy(self) -> bool:
        return self._changing.busy

    @property
    def may_see_past(self) -> bool:
        """Z reports are for managers; a clerk sees the one just made."""
        session = self._counter.session
        return session is not None and session.user.role is not Role.CLERK

    @property
    def currency(self) -> str:
        return self._counter.currency

    @property
    def title(self) -> str:
        """Which shift or report is on the screen."""
        if self.state is DrawerState.PAST and self._z_report is not None:
            number = translate("CloseShift", "Z report {number}").format(number=self._z_report.z_number)
            return f"{number} · {wording.closed_text(self._z_report, self._counter.calendar)}"
        if self.state is DrawerState.OPEN and self._report is not None:
            return wording.shift_text(self._report.shift, self._counter.calendar)
        return ""

    def figures(self) -> list[KeyFigure]:
        if self.state is DrawerState.PAST and self._z_report is not None:
            return wording.z_figures(self._z_report, self.currency)
        return [] if self._report is None else wording.x_figures(self._report, self.currency)

    def lines(self) -> list[ReportLine]:
        calendar = self._counter.calendar
        if self.state is DrawerState.PAST and self._z_report is not None:
            counted = wording.counted_lines(self._z_report, self.currency)
            return [*wording.report_lines(self._z_report.report, calendar), *counted]
        return [] if self._report is None else wording.report_lines(self._report, calendar)

    def total(self) -> ReportLine | None:
        """What stands below the lines; None where no money is told."""
        if self.state is DrawerState.PAST and self._z_report is not None:
            return wording.total_line(self._z_report.report)
        return None if self._report is None else wording.total_line(self._report)

    @property
    def past_state(self) -> ListState:
        return self._past.state

    @property
    def past_problem(self) -> str:
        return self._past.problem

    def past(self) -> list[PastLine]:
        """All Z reports, the newest first."""
        calendar, now = self._counter.calendar, self._counter.clock.now()
        return [wording.past_line(row, self.currency, calendar, now) for row in self._past.rows]

    # Looking

    def load(self) -> None:
        """What the open shift came to until now; a Z report that is on the screen stays there."""
        self._newest += 1
        number, client = self._newest, self._counter.client
        self._runner.run(
            self,
            client.shift.get_shift_report,
            done=lambda report: self._on_report(number, report),
            failed=lambda failure: self._on_no_report(number, failure),
        )
        if self.may_see_past:
            self._past.load()

    def show_past(self, counter_name: str, z_number: int) -> None:
        """Another Z report in place of the shift."""
        client = self._counter.client
        self._runner.run(
            self,
            lambda: client.shift.get_z_report(counter_name, z_number),
            done=self._on_z_report,
            failed=self._on_failed,
        )

    def show_now(self) -> None:
        """The shift of this counter again."""
        self._z_report = None
        if self.state is DrawerState.PAST:
            self._turn(DrawerState.WAITING)
        self.load()

    def _on_report(self, number: int, report: ShiftReport) -> None:
        if number == self._newest:
            self._report = report
            self._turn(DrawerState.PAST if self._z_report else DrawerState.OPEN)

    def _on_no_report(self, number: int, failure: tasks.Failure) -> None:
        if number != self._newest:
            return
        if isinstance(failure, ShiftNotOpen):
            self._report = None
            self._turn(DrawerState.PAST if self._z_report else DrawerState.CLOSED)
        elif needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        elif self.state is DrawerState.WAITING or self.state is DrawerState.FAILED:
            self._turn(DrawerState.FAILED, messages.text_for(failure, currency=self.currency))
        else:
            self.failed.emit(messages.text_for(failure, currency=self.currency))

    def _on_z_report(self, z_report: ZReport) -> None:
        self._z_report = z_report
        self._turn(DrawerState.PAST)

    # Float, cash in and out

    def open_shift(self, float_minor: int | None) -> None:
        """Begin with this much cash in the drawer."""
        if float_minor is None:
            self.refused.emit(
                translate("CloseShift", "Type how much cash is in the drawer; 0 if it is empty."), "amount"
            )
            return
        self._changing.ask(
            ("open", float_minor),
            lambda client, request_id: client.shift.open_shift(float_minor=float_minor, request_id=request_id),
            done=lambda _: self._on_opened(float_minor),
            failed=self._on_refused,
        )

    def put_in(self, amount_minor: int | None, reason: str) -> None:
        """Cash into the drawer, and what for."""
        self._move(CashDirection.IN, amount_minor, reason)

    def take_out(self, amount_minor: int | None, reason: str) -> None:
        """Cash out of the drawer, and what for."""
        self._move(CashDirection.OUT, amount_minor, reason)

    def _move(self, direction: CashDirection, amount_minor: int | None, reason: str) -> None:
        if not amount_minor:
            self.refused.emit(translate("CloseShift", "Type the amount."), "amount")
        if not reason:
            self.refused.emit(
                translate("CloseShift", "Say what it is for, so that the count can be explained later."), "reason"
            )
        if not amount_minor or not reason:
            return
        amount = amount_minor
        self._changing.ask(
            ("move", direction, amount, reason),
            lambda client, request_id: client.shift.move_cash(
                direction, amount_minor=amount, reason=reason, request_id=request_id
            ),
            done=lambda _: self._on_moved(direction, amount),
            failed=self._on_refused,
        )

    def _on_opened(self, float_minor: int) -> None:
        amount = self.money_text(float_minor)
        self._z_report = None
        self.saved.emit(translate("CloseShift", "The shift is open with {amount}.").format(amount=amount))
        self.load()

    def _on_moved(self, direction: CashDirection, amount_minor: int) -> None:
        if self._printer is not None:
            self._printer.kick_drawer(failed=self._on_failed)
        self.saved.emit(wording.moved_text(direction, self.money_text(amount_minor)))
        self.load()

    # Closing

    def open_items(self) -> list[OpenItem]:
        """What keeps the shift from being closed now; empty if nothing does."""
        return self._open_work.items()

    def give_seats_back(self) -> None:
        """Empty the cart of the sell screen."""
        self._open_work.give_seats_back()

    def values_to_count(self) -> list[CountedValue]:
        """The coins and notes of the cinema's settings."""
        return wording.values_to_count(self._report.denominations_minor if self._report else (), self.currency)

    @property
    def counts_sum_alone(self) -> bool:
        """Whether nobody has named the cinema's coins and notes, so that the drawer's sum is typed."""
        return [value.minor for value in self.values_to_count()] == [1]

    def money_text(self, minor: int) -> str:
        return format_money(minor, self.currency)

    def close_shift(self, counted: Mapping[int, int], note: str) -> None:
        """End the shift with this count; what should be there is told only afterwards."""
        if self.open_items():
            self.refused.emit(translate("CloseShift", "Something new was started meanwhile; finish it first."), "")
            return
        known = {minor: count for minor, count in counted.items() if count}
        self._changing.ask(
            ("close", tuple(sorted(known.items())), note),
            lambda client, request_id: client.shift.close_shift(known, note=note, request_id=request_id),
            done=self._on_closed,
            failed=self._on_refused,
        )

    def _on_closed(self, z_report: ZReport) -> None:
        self._report, self._z_report = None, z_report
        self._turn(DrawerState.PAST)
        self.saved.emit(wording.made_text(z_report, self.currency))
        self.closed.emit()
        self.print_shown()
        if self.may_see_past:
            self._past.load()

    # Paper

    @property
    def may_print(self) -> bool:
        """Whether there is a report that this person may have on paper: whoever counts blindly has no X report."""
        if self.state is DrawerState.PAST:
            return self._z_report is not None
        return self.state is DrawerState.OPEN and self._report is not None and not self._report.is_blind

    def print_shown(self) -> None:
        """The report on the screen."""
        if not self.may_print:
            if self.state is DrawerState.OPEN:
                self.informed.emit(
                    translate(
                        "CloseShift", "You count blind: only a manager prints the X report, which shows the amount."
                    )
                )
        elif self.state is DrawerState.PAST and self._z_report is not None:
            self._printing.print_z(self._z_report)
        elif self._report is not None:
            self._printing.print_x(self._report)

    # Refusals

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        refusal = refusal_of(failure, fields=_FIELDS, classes=_OF_THE_AMOUNT, currency=self.currency)
        self.refused.emit(refusal.text, refusal.field)
        if isinstance(failure, ShiftNotOpen | ShiftOpen | NoAnswer):
            self.load()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        else:
            self.failed.emit(messages.text_for(failure, currency=self.currency))

    def _turn(self, state: DrawerState, problem: str = "") -> None:
        self.state, self.problem = state, problem
        self.changed.emit()


def _z_reports(client: Calls) -> list[ZReportSummary]:
    return list(client.shift.list_z_reports())
