"""The steps of the tour at the counter: what a clerk does in a day, and what may go wrong, each with its picture."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ttms_desktop.printing.ticket_page import ticket_image
from ttms_desktop.printing.words import words_of
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary, SeatLook, SeatPicture, SeatShape, ShowLine
from ttms_desktop.screens.sign_in.mail_code_dialogs import ForgottenPasswordDialog
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.morning_sales import MorningSales
from ttms_desktop.tour.stage import Stage

_NOTICED_SECONDS = 3.0
_SOON_MINUTES = 60


def _minutes(time_text: str) -> int:
    """Since the cinema's day began, at six in the morning."""
    hours, minutes = time_text.split(":")
    return (int(hours) * 60 + int(minutes) - 6 * 60) % (24 * 60)


class CounterSteps:
    """Each step returns what the summary says about it; a step that cannot be done raises StepFailedError."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._sold: list[SaleSummary] = []
        self._seats: list[int] = []

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "The sign-in page", self.sign_in_page
        yield "A wrong password is refused", self.wrong_password
        yield "A forgotten password is set with a code", self.forgotten_password
        yield "The clerk signs in and sees the shows", self.sign_in
        yield "Other counters have sold since the morning", self.morning_sales
        yield "A show is chosen with its key", self.choose_show
        yield "A second counter looks at the same show", self.second_counter
        yield "It hands its seats over", self.hand_over
        yield "A seat is pointed at and focused", self.point_and_focus
        yield "Two seats are taken, with the mouse and with the keyboard", self.take_seats
        yield "The second counter sees the seats go", self.second_counter_sees
        yield "One ticket becomes a child's", self.change_type
        yield "Cash is counted", self.count_cash
        yield "The tickets are sold", self.sell
        yield "The ticket file", self.ticket_file
        yield "The second counter sees the seats sold", self.second_counter_sees_sold
        yield "In both languages, light and dark", self.looks

    def faults(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """What needs a server that may be killed."""
        yield "The server is lost, and that is said", self.lose_server
        yield "The server comes back by itself", self.server_back

    # Signing in

    def sign_in_page(self) -> str:
        stage = self._stage
        stage.show(stage.first)
        menu = stage.popup_of(stage.first.window.sign_in_view.appearance_button.click)
        return f"{stage.every_look('sign-in')}, {stage.every_look_of('appearance-menu', menu)}"

    def wrong_password(self) -> str:
        stage, page = self._stage, self._stage.first.window.sign_in_view
        refusals: list[str] = []
        stage.first.sign_in.refused.connect(refusals.append)
        stage.type_sign_in(stage.first, stage.clerk.user_name, "not-the-password", "2")
        stage.press(Qt.Key.Key_Return)
        stage.wait("the refusal", lambda: bool(refusals))
        stage.type_into(page.password, "")
        return stage.every_look("sign-in-refused")

    def forgotten_password(self) -> str:
        """As it is seen once the code is on its way."""
        page = self._stage.first.window.sign_in_view

        def make() -> ForgottenPasswordDialog:
            dialog = page.open_forgotten()
            if dialog is None:
                raise StepFailedError("no code can be asked for")
            dialog.model.sent.emit()
            return dialog

        return self._stage.every_look_of("forgotten-password", make)

    def sign_in(self) -> str:
        stage = self._stage
        stage.sign_in(stage.first, stage.clerk, "2")
        sell = stage.first.sell
        stage.wait("the show board", lambda: sell.board_loaded)
        while not any(self._can_be_kept(line) for line in sell.board):
            day = sell.day
            stage.press(Qt.Key.Key_PageDown)
            stage.wait("the next day", lambda day=day: sell.day > day and sell.board_loaded)  # type: ignore[misc]
            if len(sell.days) < (sell.day - sell.days[0].day).days:
                raise StepFailedError("no day has a show on sale")
        return stage.every_look("shows")

    def _can_be_kept(self, line: ShowLine) -> bool:
        """Seats of a show that begins within half an hour cannot be kept under a name."""
        counter, sell = self._stage.first.counter, self._stage.first.sell
        now = counter.calendar.time_text(counter.clock.now())
        later = sell.day > sell.days[0].day or _minutes(line.time_text) - _minutes(now) > _SOON_MINUTES
        return line.on_sale and not line.sold_out and later

    # Choosing

    def morning_sales(self) -> str:
        stage, sales = self._stage, MorningSales(self._stage)
        sold = sales.make()
        stage.first.sell.choose_day(stage.first.sell.day)
        stage.wait(
            "the board with what was sold",
            lambda: any(line.places_free < line.places_total for line in stage.first.sell.board),
        )
        return f"{sold} tickets"

    def choose_show(self) -> str:
        stage, sell = self._stage, self._stage.first.sell
        lines = [line for line in reversed(sell.board) if line.key and self._can_be_kept(line)]
        line = max(lines, key=lambda line: line.places_total)
        stage.press(Qt.Key[f"Key_{line.key}"])
        stage.wait("the live map", lambda: bool(sell.hall and sell.hall.fresh))
        return stage.every_look("hall")

    def second_counter(self) -> str:
        stage, desk = self._stage, self._stage.second
        stage.show(desk)
        stage.sign_in(desk, stage.second_clerk, "3")
        stage.wait("the second counter's board", lambda: desk.sell.board_loaded)
        if desk.sell.day != stage.first.sell.day:
            desk.sell.choose_day(stage.first.sell.day)
            stage.wait("the second counter's day", lambda: desk.sell.board_loaded)
        # As its clerk does it: in a small window the list makes room for the hall.
        desk.window.sell_view.shows.show_chosen.emit(stage.hall().schedule_id)
        stage.wait("the second counter's map", lambda: bool(desk.sell.hall and desk.sell.hall.fresh))
        held = self._free_pair(row_from_back=3)
        for seat in held:
            stage.click_seat(seat.seat_id, desk)
        ids = [seat.seat_id for seat in held]
        stage.wait("the hold of the second counter", lambda: stage.looks(ids, SeatLook.MINE, desk))
        stage.wait("its hold at the first", lambda: stage.looks(ids, SeatLook.HELD))
        return stage.picture("held-by-another-counter-zh")

    def hand_over(self) -> str:
        """The second counter hands its seats over, the first takes them, and gives them back."""
        stage, first, second = self._stage, self._stage.first.sell, self._stage.second.sell
        second.handing.offer("2")
        stage.wait("the offer", lambda: bool(first.handing.offers))
        ids = list(first.handing.offers[0].seat_ids)
        pictures = stage.every_look("seats-offered")
        stage.first.window.sell_view.hall.strip.button.click()
        stage.wait("the seats at the first counter", lambda: stage.looks(ids, SeatLook.MINE))
        stage.wait("the empty sale of the second", lambda: not second.cart.lines)
        first.clear_cart()
        stage.wait("the free seats", lambda: stage.looks(ids, SeatLook.FREE, stage.second))
        return pictures

    def point_and_focus(self) -> str:
        stage = self._stage
        pair = self._free_pair(row_from_back=5)
        self._seats = [seat.seat_id for seat in pair]
        seat_map = stage.first.window.sell_view.hall.map
        seat_map.setFocus()
        seat_map.focus_seat(self._seats[0])
        stage.point_at(self._seats[1])
        picture = stage.picture("seat-focused-zh")
        if not seat_map.hasFocus():
            raise StepFailedError("the ring of the focused seat is not on the picture")
        return picture

    def take_seats(self) -> str:
        stage, seat_map = self._stage, self._stage.first.window.sell_view.hall.map
        stage.click_seat(self._seats[0])
        seat_map.setFocus()
        stage.press(Qt.Key.Key_Right)
        if seat_map.focused_seat != self._seats[1]:
            raise StepFailedError("the arrow key leads to the next seat")
        stage.press(Qt.Key.Key_Space)
        took = stage.wait(
            "the second counter to see both", lambda: stage.looks(self._seats, SeatLook.HELD, stage.second)
        )
        stage.wait("both seats held", lambda: stage.looks(self._seats, SeatLook.MINE))
        return f"seen at the second counter after {took:.0f} ms, {stage.every_look('two-seats')}"

    def second_counter_sees(self) -> str:
        return self._seen_at_second("second-counter-sees-holds-zh")

    def change_type(self) -> str:
        stage, sell = self._stage, self._stage.first.sell
        before = sell.cart.total_minor
        key = stage.hall().prices[1].key
        stage.press(Qt.Key[f"Key_{key}"])
        stage.wait("a lower total", lambda: sell.cart.total_minor < before, seconds=2)
        return stage.picture("ticket-type-zh")

    # Selling

    def count_cash(self) -> str:
        stage = self._stage
        stage.press(Qt.Key.Key_F8)
        cash = stage.first.window.sell_view.cart.cash
        stage.wait("the cash panel", cash.isVisible, seconds=2)
        stage.type_into(cash.given, "100")
        return stage.picture("cash-and-change-zh")

    def sell(self) -> str:
        stage = self._stage
        stage.first.sell.sold.connect(self._sold.append)
        stage.press(Qt.Key.Key_Return)
        took = stage.wait("the sale", lambda: bool(self._sold))
        sale = self._sold[0]
        if sale.given_minor != 10000 or sale.change_minor != 10000 - sale.total_minor or sale.ticket_count != 2:
            raise StepFailedError(f"the sale is not as it was paid: {sale}")
        return f"order {sale.order_number} after {took:.0f} ms, {stage.every_look('sold')}"

    def ticket_file(self) -> str:
        stage, path = self._stage, self._sold[0].ticket_path
        if path is None or not path.read_bytes().startswith(b"%PDF"):
            raise StepFailedError("there is no ticket file")
        order = stage.first.sell.last_order
        if order is None:
            raise StepFailedError("the order is not known")
        names = [path.name]
        for number, ticket in enumerate(order.tickets, start=1):
            image = ticket_image(words_of(order, ticket, stage.first.counter.cinema, languages="both"), dots_per_mm=8)
            names.append(f"ticket-{number}.png")
            image.save(str(stage.folder / names[-1]))
        return ", ".join(names)

    def second_counter_sees_sold(self) -> str:
        stage = self._stage
        stage.wait("both seats sold", lambda: stage.looks(self._seats, SeatLook.SOLD, stage.second), seconds=3)
        return self._seen_at_second("second-counter-sees-sold-zh")

    def _seen_at_second(self, name: str) -> str:
        """The picture of its hall; raises StepFailedError where the hall is folded away."""
        if not self._stage.second.window.sell_view.hall.map.isVisible():
            raise StepFailedError("the second counter does not look at the hall")
        return self._stage.picture(name, self._stage.second)

    # Looks and faults

    def looks(self) -> str:
        stage = self._stage
        self._take_free_pair(row_from_back=4)
        pictures = [stage.every_look("selling")]
        stage.press(Qt.Key.Key_F8)
        stage.type_into(stage.first.window.sell_view.cart.cash.given, "100")
        pictures.append(stage.every_look("cash-and-change"))
        stage.press(Qt.Key.Key_Escape)
        return ", ".join(pictures)

    def lose_server(self) -> str:
        stage, sell = self._stage, self._stage.first.sell
        stage.server.kill()
        took = stage.wait("the word that the server is lost", lambda: not sell.connected, seconds=_NOTICED_SECONDS)
        if not sell.cart.lines or sell.cart.can_pay:
            raise StepFailedError("offline the cart is kept, and cannot be paid")
        return f"noticed after {took:.0f} ms, {stage.every_look('offline')}"

    def server_back(self) -> str:
        stage, sell = self._stage, self._stage.first.sell
        stage.server.start(rest=lambda seconds: QTest.qWait(round(seconds * 1000)))
        took = stage.wait("the server", lambda: sell.connected and stage.hall().fresh)
        stage.wait("the cart that can be paid", lambda: sell.cart.can_pay)
        return f"back after {took:.0f} ms, {stage.picture('online-again-zh')}"

    def _take_free_pair(self, *, row_from_back: int) -> None:
        ids = [seat.seat_id for seat in self._free_pair(row_from_back=row_from_back)]
        for count, seat_id in enumerate(ids, start=1):
            self._stage.click_seat(seat_id)
            # In a small window the hint about the first one moves the hall.
            taken = partial(self._stage.looks, ids[:count], SeatLook.MINE)
            self._stage.wait("one more seat", taken)

    def _free_pair(self, *, row_from_back: int) -> tuple[SeatPicture, SeatPicture]:
        """Two free seats side by side, as near to the middle of the row as there are, or in a row before it."""
        hall, sell = self._stage.hall(), self._stage.first.sell
        for row in range(hall.row_count - row_from_back, 0, -1):
            seats = {seat.column: seat for seat in hall.seats if seat.row == row}
            pairs = [
                (seat, seats[column + 1])
                for column, seat in seats.items()
                if column + 1 in seats
                and all(one.shape is SeatShape.STANDARD for one in (seat, seats[column + 1]))
                and all(sell.look(one.seat_id) is SeatLook.FREE for one in (seat, seats[column + 1]))
            ]
            if pairs:
                return min(pairs, key=lambda pair: abs(pair[0].column + 0.5 - hall.column_count / 2))
        raise StepFailedError("no two free seats side by side")
