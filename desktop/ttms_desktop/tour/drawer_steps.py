"""The steps of the tour at the drawer, the door, and what the customer sees."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from ttms_desktop.screens.check_in.pictures import Verdict
from ttms_desktop.screens.check_in.view import CheckInView
from ttms_desktop.screens.check_in.view_model import CheckInViewModel
from ttms_desktop.screens.close_shift.cash_dialogs import CashDialog, OpenShiftDialog
from ttms_desktop.screens.close_shift.count_dialog import CountDialog
from ttms_desktop.screens.close_shift.count_sheet import CountSheet
from ttms_desktop.screens.close_shift.pictures import DrawerState
from ttms_desktop.screens.close_shift.unfinished_dialog import UnfinishedDialog
from ttms_desktop.screens.close_shift.view import CloseShiftView
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.screens.show_customer.view import CustomerDisplay
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage

_View = TypeVar("_View", bound=Screen)
_Dialog = TypeVar("_Dialog", bound=QDialog)
_FLOAT, _COUNTED = 50_000, {10000: 3, 5000: 2, 100: 100}


class DrawerSteps:
    """Each step returns what the summary says about it; a step that cannot be done raises StepFailedError."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.first

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "The customer sees the programme, the sale and the change", self.customer
        yield "A ticket is let in at the door, once", self.door
        yield "The drawer of the counter", self.drawer
        yield "A shift stays open over a cart", self.open_cart
        yield "Cash goes out with its reason", self.cash_out
        yield "The drawer is counted blindly, and the Z report made", self.close_shift

    def customer(self) -> str:
        stage, desk = self._stage, self._desk
        desk.turn_customer_display()
        display = desk.customer_display
        if display is None:
            raise StepFailedError("the customer's window did not open")
        desk.sell.clear_cart()
        stage.wait("the empty cart", lambda: not desk.sell.cart.lines)
        desk.customer.end_paid()
        stage.wait("today's programme", lambda: display.isVisible() and bool(desk.customer.programme()))
        pictures = [self._seen_by_customer("programme", display)]
        stage.wait("the live map", lambda: desk.sell.connected and bool(desk.sell.hall and desk.sell.hall.fresh))
        before = len(desk.sell.cart.lines)
        desk.sell.take_best(3)
        stage.wait("the seats", lambda: len(desk.sell.cart.lines) > before)
        pictures.append(self._seen_by_customer("sale", display))
        sold: list[object] = []
        desk.sell.sold.connect(sold.append)
        stage.wait("a cart that can be paid", lambda: desk.sell.cart.can_pay)
        desk.sell.pay_cash(desk.sell.cart.total_minor + 5_000)
        stage.wait("the sale", lambda: bool(sold))
        pictures.append(self._seen_by_customer("paid", display))
        desk.turn_customer_display()
        return ", ".join(pictures)

    def _seen_by_customer(self, name: str, display: CustomerDisplay) -> str:
        return self._stage.camera.take_all(f"customer-{name}", display)

    def door(self) -> str:
        stage, order = self._stage, self._desk.sell.last_order
        if order is None:
            raise StepFailedError("nothing was sold")
        view = self._go_to("door", CheckInView)
        model = self._desk.office.models["door"]
        assert isinstance(model, CheckInViewModel)
        stage.wait("the shows of today", lambda: bool(model.shows()) and not model.link_text)
        pictures = [stage.every_look("door", self._desk)]
        model.choose_show(order.schedule.schedule_id)
        for name, verdict in (("valid", Verdict.VALID), ("used", Verdict.ALREADY_USED)):
            view.scan(order.tickets[0].signed_code)
            stage.wait(name, lambda verdict=verdict: model.picture.verdict is verdict)  # type: ignore[misc]
            pictures.append(stage.every_look(f"door-{name}", self._desk))
        model.turn_way()
        view.scan(order.tickets[0].signed_code)  # out again: it is refunded later
        stage.wait("out", lambda: model.picture.verdict is Verdict.LET_OUT)
        pictures.append(stage.every_look("door-out", self._desk))
        model.turn_way()
        return ", ".join(pictures)

    def drawer(self) -> str:
        stage = self._stage
        self._go_to("shift", CloseShiftView)
        model = self._shift
        stage.wait("the shift", lambda: model.state in (DrawerState.OPEN, DrawerState.CLOSED))
        if model.state is DrawerState.CLOSED:
            model.open_shift(_FLOAT)
            stage.wait("the open shift", lambda: model.state is DrawerState.OPEN)
        return stage.every_look("shift", self._desk)

    def open_cart(self) -> str:
        stage, sell = self._stage, self._desk.sell
        stage.wait("the live map", lambda: sell.connected and bool(sell.hall and sell.hall.fresh))
        before = len(sell.cart.lines)
        sell.take_best(2)
        stage.wait("the seats", lambda: len(sell.cart.lines) == before + 2)
        view = self._go_to("shift", CloseShiftView)
        picture = self._forms("shift-unfinished", view.close_shift, UnfinishedDialog)
        sell.clear_cart()
        stage.wait("the empty cart", lambda: not sell.cart.lines)
        return picture

    def cash_out(self) -> str:
        stage, view = self._stage, self._go_to("shift", CloseShiftView)
        picture = self._forms("cash-out", view.take_out, CashDialog)
        lines = len(self._shift.lines())
        self._shift.take_out(2_000, "快递" if stage.desktop.appearance.language == "zh_CN" else "courier")
        stage.wait("the line of it", lambda: len(self._shift.lines()) > lines)
        return picture

    def close_shift(self) -> str:
        stage, view = self._stage, self._go_to("shift", CloseShiftView)

        def begin() -> None:
            view.close_shift()
            dialog = self._dialog(CountDialog)
            assert isinstance(dialog.sheet, CountSheet)
            for minor, count in _COUNTED.items():
                if minor in dialog.sheet.fields:
                    dialog.sheet.fields[minor].set_number(count)
            dialog.is_changed = False

        pictures = [self._forms("count", begin, CountDialog)]
        begin()
        self._dialog(CountDialog).confirmed.emit()
        stage.wait("the Z report", lambda: self._shift.state is DrawerState.PAST)
        pictures.append(stage.every_look("z-report", self._desk))
        view.go_back()
        stage.wait("the closed drawer", lambda: self._shift.state is DrawerState.CLOSED)
        pictures.append(stage.every_look("no-shift", self._desk))
        pictures.append(self._forms("open-shift", view.open_shift, OpenShiftDialog))
        return ", ".join(pictures)

    # Screens and dialogs

    @property
    def _shift(self) -> CloseShiftViewModel:
        model = self._desk.office.models["shift"]
        assert isinstance(model, CloseShiftViewModel)
        return model

    def _go_to(self, name: str, kind: type[_View]) -> _View:
        self._desk.window.screens.go_to(name)
        view = self._desk.window.screens.made(name)
        if not isinstance(view, kind):
            raise StepFailedError(f"the screen {name} is not there")
        return view

    def _dialog(self, kind: type[_Dialog]) -> _Dialog:
        def found() -> list[_Dialog]:
            return [dialog for dialog in self._desk.window.findChildren(kind) if dialog.isVisible()]

        self._stage.wait(kind.__name__, lambda: bool(found()))
        return found()[-1]

    def _forms(self, name: str, begin: Callable[[], object], kind: type[QDialog]) -> str:
        def make() -> QDialog:
            begin()
            return self._dialog(kind)

        return self._stage.every_look_of(name, make, self._desk)
