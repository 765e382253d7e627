"""What was asked for of a cancelled show, written down until somebody has seen what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ttms_client.errors import Refused
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.session import Counter


class ShowNotes:
    """The notes of one opening of the dialog; what is in them at the end of the program the next sign-in tells."""

    def __init__(self, counter: Counter, show_text: str) -> None:
        self._counter, self._show_text = counter, show_text
        self._journal = None if counter.journal is None else RefundJournal(counter.journal)
        self._asked: set[str] = set()
        self._answered: set[str] = set()

    def intent(self, total_minor: int) -> RefundIntent:
        """What is asked for next, still without its request_id."""
        session = self._counter.session
        return RefundIntent(
            request_id="",
            user_name=session.user.user_name if session else "",
            cinema=session.cinema.name if session else "",
            order_number=self._show_text,
            seats_text="",
            total_minor=total_minor,
            currency=self._counter.currency,
            begun_at=datetime.now(UTC),
            kind="show",
        )

    @contextmanager
    def written(self, intent: RefundIntent) -> Iterator[None]:
        """Around one try, in the background: stored before its first byte is sent. Raises RefundUnrecorded.

        A refusal leaves nothing to be told; without an answer the note stays for the next try, or the next sign-in.
        """
        key = intent.request_id
        self._asked.add(key)
        RefundJournal.on_their_way.add(key)
        if self._journal is not None:
            self._journal.begin(intent)
        try:
            yield
        except Refused:
            self._end(key)
            raise
        self._answered.add(key)

    def seen(self) -> None:
        """Forget what was answered; what was not is told after the next sign-in."""
        for key in tuple(self._answered):
            self._end(key)
        self.let_go()

    def let_go(self) -> None:
        """Nobody here waits for an answer any more."""
        RefundJournal.on_their_way.difference_update(self._asked)

    def _end(self, key: str) -> None:
        self._answered.discard(key)
        if self._journal is not None:
            self._journal.end(key)
