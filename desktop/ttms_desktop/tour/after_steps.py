"""The steps of the tour after a sale: tickets printed once more, the history of a seat, a refund above the limit."""

from collections.abc import Callable, Iterator

from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.document import Role
from ttms_desktop.screens.change_settings.key_dialog import KeyDialog
from ttms_desktop.screens.change_settings.view import ChangeSettingsView
from ttms_desktop.screens.find_orders.approving import MANAGER
from ttms_desktop.screens.find_orders.exchange_choice import ExchangeChoice
from ttms_desktop.screens.find_orders.exchange_dialog import ExchangeDialog
from ttms_desktop.screens.find_orders.history_dialog import HistoryDialog
from ttms_desktop.screens.find_orders.refund_dialog import RefundDialog
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, SeatPicture, SeatShape
from ttms_desktop.screens.sign_in.mail_code_dialogs import OwnAddressDialog
from ttms_desktop.screens.sign_in.mail_codes import OwnAddress
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage


class AfterSteps:
    """The clerk of the first counter is signed in, and goes back to selling in the end."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "An e-mail address of one's own", self.own_address
        yield "Tickets are printed once more, and counted", self.reprint
        yield "What was done with a seat", self.history
        yield "A refund that a manager has to approve", self.approve
        yield "Tickets are exchanged for seats of another show", self.exchange
        yield "The settings of this computer", self.settings
        yield "Help about what is in front", self.help
        yield "Back to selling", self.back

    @property
    def _view(self) -> FindOrdersView:
        window = self._stage.first.window
        if window.screens.front != "orders":
            window.screens.go_to("orders")
        view = window.screens.current
        if not isinstance(view, FindOrdersView):
            raise StepFailedError("there is no orders screen")
        return view

    @property
    def _model(self) -> FindOrdersViewModel:
        model = self._stage.first.office.models["orders"]
        assert isinstance(model, FindOrdersViewModel)
        return model

    def own_address(self) -> str:
        stage, window = self._stage, self._stage.first.window

        def make() -> OwnAddressDialog:
            dialog = OwnAddressDialog(OwnAddress(stage.first.counter, stage.desktop.runner, window), window)
            dialog.begin()
            return dialog

        return stage.every_look_of("own-address", make, stage.first)

    def reprint(self) -> str:
        stage, view, model = self._stage, self._view, self._model
        printing = stage.first.printing
        paper = Device(DeviceKind.FILE, str(stage.folder / "copies.escpos"), answers=False)
        printing.devices.write(printing.devices.devices.with_device(Role.TICKETS, paper))
        stage.wait("the chosen order", lambda: model.order is not None)
        model.reprint()
        stage.wait("the word about it", lambda: bool(view.messages.text))
        stage.wait("the counted copy", lambda: model.order is not None and "1" in model.order.tickets[0].note)
        stage.wait("the printed copy", lambda: not printing.queue.open_jobs)
        pictures = stage.every_look("reprinted")
        printing.devices.write(printing.devices.devices.with_device(Role.TICKETS, Device()))
        return pictures

    def history(self) -> str:
        stage, view = self._stage, self._view

        def make() -> HistoryDialog:
            dialog = view.show_history()
            if dialog is None:
                raise StepFailedError("no order is chosen")
            stage.wait("the history", lambda: dialog.list.count() > 0)
            return dialog

        return stage.every_look_of("seat-history", make)

    def approve(self) -> str:
        stage, view, model = self._stage, self._view, self._model

        def make() -> RefundDialog:
            dialog = RefundDialog(model, view)
            dialog.begin()
            dialog.approval.ask(MANAGER)
            return dialog

        return stage.every_look_of("refund-needs-manager", make, stage.first)

    def exchange(self) -> str:
        stage, view = self._stage, self._view

        def make() -> ExchangeDialog:
            dialog = view.begin_exchange()
            if dialog is None:
                raise StepFailedError("the order cannot be exchanged")
            choice = dialog.model.choice
            stage.wait("the seats of another show", lambda: choice.hall is not None and choice.hall.fresh)
            hall = choice.hall
            assert hall is not None
            choice.toggle([seat.seat_id for seat in _ordinary(hall, choice)][: len(choice.tickets)])
            return dialog

        return stage.every_look_of("exchange", make, stage.first)

    def settings(self) -> str:
        stage = self._stage
        stage.first.window.screens.go_to("settings")
        view = stage.first.window.screens.current
        if not isinstance(view, ChangeSettingsView):
            raise StepFailedError("there is no settings screen")

        def make() -> KeyDialog:
            dialog = view.change_key()
            if dialog is None:
                raise StepFailedError("no key is chosen")
            return dialog

        return f"{stage.every_look('settings')}, {stage.every_look_of('key', make)}"

    def help(self) -> str:
        window = self._stage.first.window
        return self._stage.every_look_of("help", window.open_help, self._stage.first)

    def back(self) -> str:
        self._stage.first.window.screens.go_to("sell")
        return "the sell screen"


def _ordinary(hall: HallPicture, choice: ExchangeChoice) -> list[SeatPicture]:
    """Free seats that anybody may be given, the rows in the middle first."""
    free = [seat for seat in hall.seats if seat.shape is SeatShape.STANDARD and choice.seats.is_free(seat.seat_id)]
    return sorted(free, key=lambda seat: abs(seat.row - hall.row_count // 2))
