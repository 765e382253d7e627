"""The best seats in one step: by a number, or by the sale line, which is explained while it is typed."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, Signal

from ttms_client.studio import Seat
from ttms_client.ticket import TicketPrice
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.best_seats import best_seats
from ttms_desktop.screens.sell_tickets.pictures import SeatLook, ShowLine
from ttms_desktop.screens.sell_tickets.sale_line import SaleLine, parse_sale_line, shows_at, unknown_keys
from ttms_desktop.screens.sell_tickets.show_board import ShowBoard
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a line means; `completed` is the line as Tab makes it, and it `is_ready` when Enter can take it."""

    text: str
    completed: str = ""
    is_ready: bool = False
    is_wrong: bool = False


class QuickSale(QObject):
    """Finds seats on the map that is shown; a map that has not come yet is waited for."""

    refused = Signal(object)  # words
    informed = Signal(object)  # words

    def __init__(self, counter: Counter, board: ShowBoard, basket: Basket, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._board, self._basket = counter, board, basket
        self._waiting: tuple[int, SaleLine] | None = None
        basket.map_changed.connect(self._go_on)

    def explain(self, text: str) -> Explanation:
        """What Enter would do with this line now."""
        line = parse_sale_line(text)
        if not text.strip():
            return Explanation(translate("SellTickets", "Time and tickets, such as 1930 2a1c: best seats at 19:30"))
        if line.unread:
            wrong = translate("SellTickets", "“{part}” is not understood. Type it like 1930 2a1c.")
            return Explanation(wrong.format(part=line.unread), is_wrong=True)
        shows = self._shows(line)
        if len(shows) > 1:
            return self._explain_choices(line, shows)
        if not shows:
            return Explanation(self._no_show_text(line), is_wrong=True)
        return self._explain_show(line, shows[0])

    def preview(self, text: str) -> None:
        """Show the hall of the one show that the line names, while choosing it gives nothing back."""
        line = parse_sale_line(text)
        shows = self._shows(line) if line.time else []
        if len(shows) == 1 and not self._basket.cart and not shows[0].chosen:
            self._basket.choose_show(shows[0].schedule_id)

    def seats_of(self, text: str) -> tuple[int, ...]:
        """The seats that Enter would take with this line; none while it says no such thing."""
        line = parse_sale_line(text)
        shows = self._shows(line) if line.wanted and not line.unread else []
        if len(shows) != 1 or not shows[0].chosen:
            return ()
        return tuple(seat.seat_id for seat in self._best(line))

    def best_of(self, count: int) -> tuple[int, ...]:
        """The seats that `take_best` would take."""
        return tuple(seat.seat_id for seat in self._best(SaleLine(wanted=(("", count),)))) if count else ()

    def take(self, text: str) -> bool:
        """Choose the show of the line and take its seats; False if it says no such thing."""
        line, shows = parse_sale_line(text), self._shows(parse_sale_line(text))
        explained = self.explain(text)
        if not explained.is_ready:
            self.refused.emit(explained.text)
            return False
        if shows[0].schedule_id != self._basket.schedule_id:
            self._basket.choose_show(shows[0].schedule_id)
        self._waiting = (shows[0].schedule_id, line)
        self._go_on()
        return True

    def take_best(self, count: int) -> None:
        """The best seats of the chosen show, as the first ticket type."""
        if self._basket.schedule_id is None or self._basket.watch.map is None:
            self.refused.emit(translate("SellTickets", "Choose a show first."))
            return
        self._take(SaleLine(wanted=(("", count),)))

    def _go_on(self) -> None:
        waiting, seat_map = self._waiting, self._basket.watch.map
        if waiting is None or seat_map is None or seat_map.schedule.schedule_id != waiting[0]:
            if waiting is not None and self._basket.schedule_id != waiting[0]:
                self._waiting = None
            return
        self._waiting = None
        self._take(waiting[1])

    def _take(self, line: SaleLine) -> None:
        closed = self._basket.seats.closed_text()
        prices, seats = self._prices(line), self._best(line)
        if closed or not seats or len(prices) != len(seats):
            self.refused.emit(closed or self._problem(line))
            return
        self._basket.take(seats, prices)
        if not _side_by_side(seats):
            labels = places_text([(seat.row_label, seat.seat_label) for seat in seats])
            apart = translate(
                "SellTickets", "No seats side by side were left, these are apart: {seats}. Check them first."
            )
            self.informed.emit(apart.format(seats=labels))

    def _best(self, line: SaleLine) -> tuple[Seat, ...]:
        seat_map = self._basket.watch.map
        if seat_map is None:
            return ()
        return best_seats(seat_map.layout, lambda seat: self._basket.seats.look(seat) is SeatLook.FREE, line.count)

    def _prices(self, line: SaleLine) -> list[TicketPrice]:
        """The price of each ticket of the line; those with unknown letters are left out."""
        offered = self._basket.cart.prices
        known = {price.key.upper(): price for price in offered if price.key}
        known |= {"": offered[0]} if offered else {}
        return [known[key] for key, count in line.wanted if key in known for _ in range(count)]

    def _problem(self, line: SaleLine) -> str:
        prices = self._basket.cart.prices
        unknown = unknown_keys(line, [price.key for price in prices])
        if unknown:
            letters = ", ".join(f"{price.key} {_type_name(price)}" for price in prices if price.key)
            wrong = translate("SellTickets", "No ticket type has the letter {key}. There are: {letters}.")
            return wrong.format(key=unknown, letters=letters)
        few = translate("SellTickets", "There are no longer {count} seats left for that. Choose another show.")
        return few.format(count=line.count)

    def _shows(self, line: SaleLine) -> list[ShowLine]:
        """The shows on sale that the line may mean; without a time the chosen one."""
        lines = self._board.lines(chosen=self._basket.schedule_id, chosen_free=self._basket.seats.free_places())
        on_sale = [show for show in lines if show.on_sale]
        return shows_at(line, on_sale) if line.time else [show for show in on_sale if show.chosen]

    def _no_show_text(self, line: SaleLine) -> str:
        if not line.time:
            return translate("SellTickets", "No show is chosen: begin with its time, such as 1930.")
        wrong = translate("SellTickets", "No show on sale begins at {time}. Choose another day at the top.")
        return wrong.format(time=line.time)

    def _explain_choices(self, line: SaleLine, shows: list[ShowLine]) -> Explanation:
        same = all(show.time_text == shows[0].time_text for show in shows)
        names = [
            f"{line.time}/{number} {show.time_text} {show.hall} {show.title}"
            for number, show in enumerate(shows[:_CHOICES], start=1)
        ]
        more = ["…"] if len(shows) > _CHOICES else []
        text = translate("SellTickets", "Which one? {choices}").format(choices=" · ".join(names + more))
        completed = shows[0].time_text.replace(":", "") if same else ""
        return Explanation(text, f"{completed or line.time}/")

    def _explain_show(self, line: SaleLine, show: ShowLine) -> Explanation:
        name = f"{show.time_text} · {show.hall} · {show.title}"
        chosen = f"/{line.choice}" if line.choice else ""
        completed = f"{show.time_text.replace(':', '')}{chosen} " if line.time and not line.wanted else ""
        if not line.wanted:
            ask = translate("SellTickets", "{show} · {state} · How many? For example 2a")
            return Explanation(ask.format(show=name, state=show.state_text), completed)
        if not show.chosen or self._basket.watch.map is None:
            best = translate("SellTickets", "{show} · {count} best seats · Enter holds them")
            return Explanation(best.format(show=name, count=line.count), is_ready=True)
        return self._explain_seats(line, name)

    def _explain_seats(self, line: SaleLine, name: str) -> Explanation:
        prices, seats = self._prices(line), self._best(line)
        if self._basket.seats.closed_text():
            return Explanation(self._basket.seats.closed_text(), is_wrong=True)
        if not seats or len(prices) != len(seats):
            return Explanation(self._problem(line), is_wrong=True)
        counts = [f"{prices.count(price)} {_type_name(price)}" for price in dict.fromkeys(prices)]
        costs = sum(price.minor_of(seat) for seat, price in zip(seats, prices, strict=True))
        total = format_money(costs, self._counter.currency)
        places = places_text([(seat.row_label, seat.seat_label) for seat in seats])
        ready = translate("SellTickets", "{show} · {tickets} = {total} · {seats} · Enter holds them")
        text = ready.format(show=name, tickets=" + ".join(counts), total=total, seats=places)
        return Explanation(text, is_ready=True)


def _type_name(price: TicketPrice) -> str:
    return wording.in_language(price.name, price.name_en)


def _side_by_side(seats: tuple[Seat, ...]) -> bool:
    return all((b.row, b.column) == (a.row, a.column + 1) for a, b in pairwise(seats))
