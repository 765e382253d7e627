"""This counter: the way to the server, and who works here now."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from ttms_client.errors import TtmsError
from ttms_client.order import Order, PaymentToTake, TicketToSell
from ttms_client.ticket import Hold, SeatChanges, SeatMap, ShowOnBoard
from ttms_client.user import Cinema, Session
from ttms_desktop.day import CinemaCalendar, ServerClock
from ttms_desktop.journal import Journal
from ttms_desktop.tasks import Stream


class UserCalls(Protocol):
    """What the desktop asks the user service."""

    def sign_in(self, user_name: str, password: str, *, counter_name: str, request_id: str) -> Session: ...

    def sign_out(self, *, request_id: str) -> None: ...


class TicketCalls(Protocol):
    """What the desktop asks the ticket service."""

    def list_show_board(self, starts_from: datetime, starts_before: datetime) -> Sequence[ShowOnBoard]: ...

    def watch_seat_map(self, schedule_id: int) -> Stream[SeatMap | SeatChanges]: ...

    def hold_seats(self, schedule_id: int, seat_ids: Sequence[int], *, hold_id: str = "", request_id: str) -> Hold: ...

    def release_seats(
        self, schedule_id: int, *, hold_id: str, seat_ids: Sequence[int] = (), request_id: str
    ) -> Hold: ...


class OrderCalls(Protocol):
    """What the desktop asks the order service."""

    def settle_sale(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell],
        payments: Sequence[PaymentToTake],
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Order: ...

    def find_sale(self, sale_request_id: str) -> Order | None: ...


class Calls(Protocol):
    """The client, as far as the desktop knows it."""

    @property
    def user(self) -> UserCalls: ...

    @property
    def ticket(self) -> TicketCalls: ...

    @property
    def order(self) -> OrderCalls: ...

    def check_health(self, timeout_seconds: float = 1.5) -> None: ...

    def close(self) -> None: ...


class Counter:
    """One counter of the cinema; `connect` makes a client for an address without any input or output."""

    def __init__(self, connect: Callable[[str], Calls], journal_folder: Path) -> None:
        self._connect = connect
        self._journal_folder = journal_folder
        self._client: Calls | None = None
        self._cinema: Cinema | None = None
        self.address = ""
        self.session: Session | None = None
        self.journal: Journal | None = None
        self.clock = ServerClock()
        self.calendar = CinemaCalendar("UTC")

    @property
    def client(self) -> Calls:
        if self._client is None:
            raise RuntimeError("Nobody has signed in at this counter yet.")
        return self._client

    @property
    def cinema(self) -> Cinema:
        """Whose rules hold here; known once somebody has signed in."""
        if self._cinema is None:
            raise RuntimeError("Nobody has signed in at this counter yet.")
        return self._cinema

    @property
    def currency(self) -> str:
        return self._cinema.currency if self._cinema else "CNY"

    def connect(self, address: str) -> Calls:
        """The client for `address`; one for another address is closed."""
        if self._client is None or address != self.address:
            if self._client is not None:
                self._client.close()
            self._client, self.address = self._connect(address), address
        return self._client

    def open_journal(self, counter_name: str) -> Journal:
        """The journal of this counter; raises CounterOpenTwice, JournalUnwritable."""
        if self.journal is not None and self.journal.counter_name == counter_name:
            return self.journal
        return Journal(self._journal_folder, counter_name)

    def signed_in(self, session: Session, journal: Journal) -> None:
        if self.journal is not None and self.journal is not journal:
            self.journal.close()
        self.session, self.journal, self._cinema = session, journal, session.cinema
        self.calendar = CinemaCalendar(session.cinema.time_zone)

    def close(self) -> None:
        """Free every call under way, and the counter's name on this computer."""
        if self._client is not None:
            self._client.close()
        if self.journal is not None:
            self.journal.close()
        self._client, self.session, self.journal = None, None, None
