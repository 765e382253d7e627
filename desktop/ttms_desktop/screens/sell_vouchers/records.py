"""What the journal knows of vouchers that are being sold to one customer."""

from dataclasses import replace
from datetime import UTC, datetime

from ttms_client import new_request_id
from ttms_desktop.journal import Journal, OpenSale, Sold, Step
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class VoucherRecord:
    """So many of one amount; its file is written before a card is charged or the server hears of one of them.

    The file is kept until the clerk has seen the codes, and what goes back to the customer.
    """

    def __init__(self, counter: Counter, amount_minor: int, count: int, *, given_minor: int) -> None:
        """`given_minor` is all the cash for all of them; 0: by card."""
        if counter.session is None or counter.journal is None:
            raise RuntimeError("Sign in first.")
        self.journal: Journal = counter.journal
        self.sale_id = new_request_id()
        self._user_id = counter.session.user.user_id
        self._first = OpenSale(
            request_id="",
            user_name=counter.session.user.user_name,
            cinema=counter.session.cinema.name,
            show_text=translate("SellVouchers", "Voucher"),
            total_minor=amount_minor * count,
            given_minor=given_minor,
            currency=counter.currency,
            begun_at=datetime.now(UTC),
            sale_id=self.sale_id,
            step=Step.PAYING,
            kind=Sold.VOUCHER,
            count=count,
        )
        self._request_id = ""
        self._sold_ids: tuple[str, ...] = ()

    def is_of(self, counter: Counter) -> bool:
        """Whether the same person works at the same counter as when it was begun."""
        session = counter.session
        return session is not None and session.user.user_id == self._user_id and counter.journal is self.journal

    def leave(self) -> None:
        """Whoever signs in at its counter next is told of it, and asks for it."""
        self.journal.leave(self.sale_id)

    def begin(self, key: str) -> None:
        """Make sure that there is a file, and that it knows no card of a voucher that is sold.

        Raises JournalUnwritable.
        """
        self.journal.begin(self._resting(self.journal.sale(key) or self._first))

    def intent(self) -> OpenSale:
        """As it is stored when the next voucher is sent, under a request_id of its own."""
        self._request_id = new_request_id()
        known = self.journal.sale(self.sale_id) or self._first
        return replace(
            known,
            step=Step.SENT,
            request_id=self._request_id,
            sold_ids=self._sold_ids,
            begun_at=datetime.now(UTC),
        )

    def say_sold(self) -> None:
        """The one that was sent last is sold."""
        self._sold_ids = (*self._sold_ids, self._request_id)

    def rest(self) -> None:
        """No more are sold; without any, nothing is open any more."""
        if self._sold_ids:
            self.journal.note(self.sale_id, step=Step.PAYING, request_id="", cards=(), sold_ids=self._sold_ids)
        else:
            self.end()

    def end(self) -> None:
        """Nothing of it is open any more."""
        self.journal.end(self.sale_id)

    def _resting(self, known: OpenSale) -> OpenSale:
        """With none on its way."""
        return replace(known, step=Step.PAYING, request_id="", cards=(), sold_ids=self._sold_ids)
