"""What the journal knows of one cart: that its seats are asked for, and that they are held."""

from collections.abc import Callable
from datetime import UTC, datetime

from ttms_client import new_request_id
from ttms_client.ticket import Hold
from ttms_desktop.journal import Journal, OpenSale, ShowNames, Step
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.session import Counter


class SaleNotes:
    """Written before the server hears of it, in the background; a cart that is over begins a new file."""

    def __init__(self, counter: Counter, schedule_id: int, show: Callable[[], ShowNames | None]) -> None:
        self._counter, self._schedule_id, self._show = counter, schedule_id, show
        self.sale_id = new_request_id()

    @property
    def _journal(self) -> Journal:
        if self._counter.journal is None:
            raise RuntimeError("Sign in first.")
        return self._counter.journal

    def record(self, key: str) -> OpenSale:
        """As it is stored, or as it would begin now."""
        session = self._counter.session
        if session is None:
            raise RuntimeError("Sign in first.")
        show = self._show()
        return self._journal.sale(key) or OpenSale(
            request_id="",
            user_name=session.user.user_name,
            cinema=session.cinema.name,
            show_text=wording.names_text(show) if show else "",
            total_minor=0,
            given_minor=0,
            currency=session.cinema.currency,
            begun_at=datetime.now(UTC),
            sale_id=key,
            step=Step.HOLDING,
            schedule_id=self._schedule_id,
            show=show,
        )

    def begin(self, key: str) -> None:
        """Make sure that there is a file. Raises JournalUnwritable."""
        if self._journal.sale(key) is None:
            self._journal.begin(self.record(key))

    def holding(self, key: str, seat_ids: tuple[int, ...], *, hold_id: str, request_id: str) -> None:
        """Raises JournalUnwritable: nothing was sent."""
        self.begin(key)
        self._journal.change(key, hold_id=hold_id, hold_request_id=request_id, seat_ids=seat_ids)

    def held(self, key: str, hold: Hold) -> None:
        if hold.seat_ids:
            record = self._journal.sale(key)
            step = Step.HELD if record is None or record.step is Step.HOLDING else record.step
            self._journal.note(key, hold_id=hold.hold_id, seat_ids=hold.seat_ids, step=step)
        else:
            self._end(key)

    def forget(self) -> None:
        """The cart is over; a card that was charged for it keeps its file until the money went back."""
        if self._counter.journal is not None:
            self._end(self.sale_id)
        self.sale_id = new_request_id()

    def _end(self, key: str) -> None:
        record = self._journal.sale(key)
        if record is not None and not record.cards:
            self._journal.end(key)
