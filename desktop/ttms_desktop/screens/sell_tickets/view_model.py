"""What the sell screen knows and decides; every method returns at once, answers arrive as signals."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from ttms_desktop.screens.sell_tickets.pictures import (
    CartPicture,
    HallPicture,
    SaleState,
    SaleSummary,
    SeatLook,
    ShowLine,
)


class SellTicketsViewModel(QObject):
    """A show is chosen, seats go into the cart and are held at once, cash is taken."""

    board_changed = Signal()
    map_changed = Signal()  # another hall, another language, or fresh again: redraw all of it
    seats_changed = Signal(list)  # seat_ids whose look changed
    cart_changed = Signal()
    countdown_changed = Signal(int)  # seconds left of the hold
    busy_changed = Signal(bool)
    state_changed = Signal()  # state, state_text, can_pay …
    refused = Signal(str)  # something was not done; the sentence says what to do next
    informed = Signal(str)  # good to know
    sold = Signal(object)  # SaleSummary
    connection_changed = Signal(bool)
    day_changed = Signal()
    sign_in_needed = Signal(str)  # the session is over; the work is kept

    # What is shown

    @property
    def board(self) -> list[ShowLine]:
        raise NotImplementedError

    @property
    def board_text(self) -> str:
        """How many shows the day has, e.g. "Today 14 shows"."""
        raise NotImplementedError

    @property
    def board_loaded(self) -> bool:
        """False until the first answer for this day: draw that it waits, not that it is empty."""
        raise NotImplementedError

    @property
    def hall(self) -> HallPicture | None:
        """None until a show is chosen and its map has arrived."""
        raise NotImplementedError

    @property
    def hall_waiting(self) -> bool:
        """Whether a show is chosen whose map has not arrived yet."""
        raise NotImplementedError

    def look(self, seat_id: int) -> SeatLook:
        raise NotImplementedError

    def describe(self, seat_id: int) -> str:
        """A seat in words, for hover and screen readers: "Row H, seat 11: held by counter 3, free in 1:12"."""
        raise NotImplementedError

    @property
    def held_elsewhere_text(self) -> str:
        """For the legend: "Counter 3 holds 2 · 1:12", empty while nobody else holds any."""
        raise NotImplementedError

    @property
    def cart(self) -> CartPicture:
        raise NotImplementedError

    @property
    def state(self) -> SaleState:
        raise NotImplementedError

    @property
    def state_text(self) -> str:
        """What is going on while paying or checking; empty while choosing."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        raise NotImplementedError

    @property
    def connected(self) -> bool:
        raise NotImplementedError

    @property
    def connection_text(self) -> str:
        """Why nothing can be sold now; empty while connected."""
        raise NotImplementedError

    @property
    def day(self) -> date:
        raise NotImplementedError

    @property
    def day_text(self) -> str:
        """The chosen day, e.g. "Today · Sun 22 November"."""
        raise NotImplementedError

    @property
    def is_first_day(self) -> bool:
        """Whether there is no earlier day to sell for."""
        raise NotImplementedError

    @property
    def clock_text(self) -> str:
        """The cinema's time of day now, by the server's clock: "19:12"."""
        raise NotImplementedError

    @property
    def counter_text(self) -> str:
        """Who works here, "Counter 2 · Li Na"; empty before signing in."""
        raise NotImplementedError

    @property
    def cinema_text(self) -> str:
        raise NotImplementedError

    @property
    def last_sale(self) -> SaleSummary | None:
        raise NotImplementedError

    # What the clerk does

    def start(self) -> None:
        """Begin after signing in: load today, watch the link, settle sales left open by an earlier run."""
        raise NotImplementedError

    def stop(self) -> None:
        """End all calls and streams; held seats are given back."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again, in the new language."""
        raise NotImplementedError

    def choose_day(self, day: date) -> None:
        raise NotImplementedError

    def next_day(self) -> None:
        raise NotImplementedError

    def previous_day(self) -> None:
        raise NotImplementedError

    def choose_show(self, schedule_id: int) -> None:
        """Watch this show's hall; seats of another show in the cart are given back, and that is said."""
        raise NotImplementedError

    def toggle_seat(self, seat_id: int) -> None:
        raise NotImplementedError

    def change_type(self, seat_id: int, ticket_type: str) -> None:
        raise NotImplementedError

    def next_type(self, seat_id: int) -> None:
        """The next ticket type in the order of the prices (Tab on a line)."""
        raise NotImplementedError

    def remove(self, seat_id: int) -> None:
        raise NotImplementedError

    def clear_cart(self) -> None:
        raise NotImplementedError

    def change_text(self, given_minor: int) -> str:
        """The change for this amount, or empty while it is too little."""
        raise NotImplementedError

    def pay_cash(self, given_minor: int | None = None) -> None:
        """Sell what is in the cart; None means that exactly the total was given. Ignored while busy."""
        raise NotImplementedError

    def print_last(self) -> None:
        """Print the last sale's tickets on the system's printer; says so where there is none."""
        raise NotImplementedError

    def reprint_last(self) -> None:
        """Make the last sale's ticket file again and open it."""
        raise NotImplementedError
