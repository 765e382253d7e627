"""The steps of the tour about seats that are kept under a name."""

from collections.abc import Callable, Iterator

from ttms_client.errors import HouseSeats
from ttms_desktop.messages import text_for
from ttms_desktop.screens.keep_reservations.manager_dialog import ManagerDialog
from ttms_desktop.screens.keep_reservations.view import KeepReservationsView
from ttms_desktop.screens.keep_reservations.view_model import KeepReservationsViewModel
from ttms_desktop.screens.sell_tickets.reserve_dialog import ReserveDialog, open_reserve
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage


class KeepSteps:
    """The clerk of the first counter is signed in, and goes back to selling in the end."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "Nothing is kept yet", self.nothing
        yield "Seats are kept under a name", self.keep
        yield "They are released again", self.release

    def nothing(self) -> str:
        self._open()
        return self._stage.every_look("reservations-empty")

    def keep(self) -> str:
        stage, sell, view = self._stage, self._stage.first.sell, self._stage.first.window.sell_view
        stage.first.window.screens.go_to("sell")
        stage.wait("the live map", lambda: sell.connected and bool(sell.hall and sell.hall.fresh))
        sell.take_best(3)
        stage.wait("the seats", lambda: sell.cart.can_pay and not sell.handing.reserving.why_not_begin())

        def make() -> ReserveDialog:
            dialog = open_reserve(sell, view, view.messages)
            if dialog is None:
                raise StepFailedError(f"the seats cannot be kept: {view.messages.text}")
            return dialog

        pictures = stage.every_look_of("reserve", make)
        dialog = make()
        dialog.name.set_value("赵一曼")
        dialog.confirmed.emit()
        stage.wait("the empty sale", lambda: not sell.cart.lines)
        return pictures

    def release(self) -> str:
        stage, view, model = self._stage, *self._open()
        stage.wait("the reservation", lambda: bool(model.lines))
        pictures = [stage.every_look("reservations"), stage.every_look_asked("release", view.release)]

        def make() -> ManagerDialog:
            model.approval_wanted.emit(text_for(HouseSeats("", {})))
            if view.dialog is None:
                raise StepFailedError("no reservation is chosen")
            return view.dialog

        pictures.append(stage.every_look_of("release-needs-manager", make))
        model.release(model.lines[0].reservation_id)
        stage.wait("the released seats", lambda: not model.lines)
        stage.first.window.screens.go_to("sell")
        return ", ".join(pictures)

    def _open(self) -> tuple[KeepReservationsView, KeepReservationsViewModel]:
        screens = self._stage.first.window.screens
        screens.go_to("reservations")
        view, model = screens.current, self._stage.first.office.models["reservations"]
        if not isinstance(view, KeepReservationsView) or not isinstance(model, KeepReservationsViewModel):
            raise StepFailedError("there is no screen of reservations")
        self._stage.wait("the reservations", lambda: model.loaded)
        return view, model
