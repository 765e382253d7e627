"""What other counters sold before the tour begins, so that its halls look as they do on an evening."""

import random
from datetime import timedelta
from itertools import islice

from ttms_client import Client, new_request_id
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.studio import Seat, SeatKind
from ttms_client.ticket import SeatMap, TicketPrice
from ttms_desktop.tour.stage import Stage

_SHOWS = 7
_PARTIES = 30
_DAYS_AHEAD, _SHOWS_AHEAD = 6, 4


class MorningSales:
    """Small groups of seats, the better rows first, the same in every tour."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._dice = random.Random(1927)  # noqa: S311 - decoration
        self._sold = 0
        self._done = False

    def make(self) -> int:
        """Sell at counter 1 in the background while the windows go on; how many tickets that were."""
        ids = [line.schedule_id for line in self._stage.first.sell.board if line.on_sale][:_SHOWS]
        self._stage.desktop.runner.run(
            self._stage.desktop, lambda: self._sell_all(ids), done=self._on_done, failed=self._stage.on_failed
        )
        self._stage.wait("the sales of the morning", lambda: self._done, seconds=90)
        return self._sold

    def _on_done(self, sold: int) -> None:
        self._sold, self._done = sold, True

    def _sell_all(self, schedule_ids: list[int]) -> int:
        manager = self._stage.second_clerk
        server = self._stage.server
        with Client(server.address, certificate=server.certificate) as client:
            client.user.sign_in(manager.user_name, manager.password, counter_name="1", request_id=new_request_id())
            today = sum(self._sell_show(client, schedule_id, number) for number, schedule_id in enumerate(schedule_ids))
            return today + sum(self._sell_day(client, ahead) for ahead in range(1, _DAYS_AHEAD))

    def _sell_day(self, client: Client, ahead: int) -> int:
        """A few parties for shows of a later day, fewer the later it is."""
        calendar = self._stage.first.counter.calendar
        day = self._stage.first.sell.day + timedelta(days=ahead)
        board = client.ticket.list_show_board(calendar.begin_of(day), calendar.begin_of(day + timedelta(days=1)))
        shows = self._dice.sample(board, min(_SHOWS_AHEAD, len(board)))
        return sum(self._sell_show(client, show.schedule.schedule_id, ahead + 1) for show in shows)

    def _sell_show(self, client: Client, schedule_id: int, number: int) -> int:
        with client.ticket.watch_seat_map(schedule_id) as stream:
            seat_map = next(update for update in stream if isinstance(update, SeatMap))
        parties = list(islice(self._parties(seat_map), _PARTIES // (1 + number % 6)))
        for party in parties:
            self._sell_party(client, schedule_id, party, seat_map.prices[0])
        return sum(map(len, parties))

    def _parties(self, seat_map: SeatMap) -> "list[list[Seat]]":
        """Neighbours, two to six together."""
        rows: dict[int, list[Seat]] = {}
        for seat in seat_map.layout.seats:
            rows.setdefault(seat.row, []).append(seat)
        parties = []
        for _ in range(_PARTIES):
            row = self._dice.choice(list(rows.values()))
            begin = self._dice.randrange(len(row))
            party = row[begin : begin + self._dice.choice([2, 2, 3, 4, 4, 6])]
            del row[begin : begin + len(party)]
            rows = {number: seats for number, seats in rows.items() if seats}
            parties.append([seat for seat in party if seat.kind is not SeatKind.BROKEN])
        return [party for party in parties if party]

    def _sell_party(self, client: Client, schedule_id: int, party: "list[Seat]", price: TicketPrice) -> None:
        hold = client.ticket.hold_seats(schedule_id, [seat.seat_id for seat in party], request_id=new_request_id())
        tickets = [TicketToSell(seat.seat_id, price.ticket_type, price.minor_of(seat)) for seat in party]
        total = sum(ticket.price_minor for ticket in tickets)
        client.order.sell_tickets(
            schedule_id,
            hold_id=hold.hold_id,
            tickets=tickets,
            payments=[PaymentToTake(Tender.CASH, total)],
            request_id=new_request_id(),
        )
