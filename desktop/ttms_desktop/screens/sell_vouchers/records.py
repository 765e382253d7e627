"""What the journal knows of a voucher that is being sold."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from ttms_client import new_request_id
from ttms_desktop.journal import Journal, OpenSale, Sold, Step
from ttms_desktop.session import Counter

translate = QCoreApplication.translate


class VoucherRecord:
    """One voucher of so much; its file is written before a card is charged or the server hears of it."""

    def __init__(self, counter: Counter, amount_minor: int) -> None:
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
            total_minor=amount_minor,
            given_minor=0,
            currency=counter.currency,
            begun_at=datetime.now(UTC),
            sale_id=self.sale_id,
            step=Step.PAYING,
            kind=Sold.VOUCHER,
        )

    def is_of(self, counter: Counter) -> bool:
        """Whether the same person works at the same counter as when it was begun."""
        session = counter.session
        return session is not None and session.user.user_id == self._user_id and counter.journal is self.journal

    def leave(self) -> None:
        """Whoever signs in at its counter next is told of it, and asks for it."""
        self.journal.leave(self.sale_id)

    def begin(self, key: str) -> None:
        """Make sure that there is a file. Raises JournalUnwritable."""
        if self.journal.sale(key) is None:
            self.journal.begin(self._first)

    def intent(self, given_minor: int) -> OpenSale:
        """As it is stored when the voucher is sent, under a request_id of its own."""
        known = self.journal.sale(self.sale_id) or self._first
        return replace(
            known,
            step=Step.SENT,
            request_id=new_request_id(),
            given_minor=given_minor,
            begun_at=datetime.now(UTC),
        )

    def end(self) -> None:
        """Nothing of it is open any more."""
        self.journal.end(self.sale_id)
