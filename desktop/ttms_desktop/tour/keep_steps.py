"""The steps of the tour about seats that are kept under a name."""

from collections.abc import Callable, Iterator

from ttms_client import new_request_id
from ttms_client.reservation import Reservation, ReservationKind, SeatsToKeep
from ttms_desktop.calls import Calls
from ttms_desktop.screens.keep_reservations.manager_dialog import ManagerDialog
from ttms_desktop.screens.keep_reservations.view import KeepReservationsView
from ttms_desktop.screens.keep_reservations.view_model import KeepReservationsViewModel
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
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

        named, house = model.lines[0].reservation_id, self._keep_for_the_house()
        model.load()
        stage.wait("the seats of the house", lambda: self._choose(view, house.reservation_id))

        def make() -> ManagerDialog:
            model.release(house.reservation_id)
            stage.wait("the question", lambda: view.dialog is not None)
            assert view.dialog is not None
            return view.dialog

        pictures.append(stage.every_look_of("release-needs-manager", make))
        self._managers.reservation.release_reservation(house.reservation_id, request_id=new_request_id())
        model.release(named)
        stage.wait("the released seats", lambda: not model.lines)
        stage.first.window.screens.go_to("sell")
        return ", ".join(pictures)

    @property
    def _managers(self) -> Calls:
        """At the second counter."""
        return self._stage.second.counter.client

    def _keep_for_the_house(self) -> Reservation:
        stage, client, show = self._stage, self._managers, self._stage.sold_show.schedule_id
        free = [seat.seat_id for seat in stage.hall().seats if stage.looks([seat.seat_id], SeatLook.FREE)]
        hold = client.ticket.hold_seats(show, free[-2:], request_id=new_request_id())
        wish = SeatsToKeep("媒体", kind=ReservationKind.HOUSE)
        return client.reservation.reserve_seats(show, wish, hold_id=hold.hold_id, request_id=new_request_id())

    @staticmethod
    def _choose(view: KeepReservationsView, reservation_id: int) -> bool:
        """Whether it is in the list, and chosen now."""
        lines = [line for line in view.table.rows if line.reservation_id == reservation_id]
        return bool(lines) and view.table.choose(lines[0])

    def _open(self) -> tuple[KeepReservationsView, KeepReservationsViewModel]:
        screens = self._stage.first.window.screens
        screens.go_to("reservations")
        view, model = screens.current, self._stage.first.office.models["reservations"]
        if not isinstance(view, KeepReservationsView) or not isinstance(model, KeepReservationsViewModel):
            raise StepFailedError("there is no screen of reservations")
        self._stage.wait("the reservations", lambda: model.loaded)
        return view, model
