"""In which currency the books are kept: an amount is a number of its minor units, so no other can read them."""

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from ttms_server.db import Database
from ttms_server.order.extra.models import ExtraRow
from ttms_server.order.models import LedgerEntryRow, OrderRow
from ttms_server.order.voucher.models import VoucherRow
from ttms_server.play.models import PlayRow, ScheduleRow
from ttms_server.schema import TABLE_OPTIONS, Base, text


class BooksCurrencyRow(Base):
    """The one row that says in which currency every amount of the books is."""

    __tablename__ = "books_currency"
    __table_args__ = TABLE_OPTIONS

    currency: Mapped[str] = mapped_column(text(3), primary_key=True)


class BooksInOtherCurrencyError(Exception):
    """There are prices or sales in another currency than the settings name; the text names both."""

    def __init__(self, kept: str, wanted: str) -> None:
        super().__init__(
            f"The books are kept in {kept}, but [cinema] currency is {wanted}: every price and sale would be read as "
            f'other money. Set currency = "{kept}", or name an empty database for a cinema that sells in {wanted}.'
        )


def follow_currency(database: Database, wanted: str) -> None:
    """Keep the books in the currency that the settings name, if no amount stands in them yet.

    Raises:
        BooksInOtherCurrencyError: amounts in another one stand there.
    """
    with database.reading() as session:
        if kept_currency(session) == wanted:
            return
    with database.writing() as session:
        refuse_other_currency(session, wanted)
        session.execute(update(BooksCurrencyRow).values(currency=wanted))


def refuse_other_currency(session: Session, wanted: str) -> None:
    """Do nothing if books in `wanted` can be kept here.

    Raises:
        BooksInOtherCurrencyError: amounts in another one stand there.
    """
    kept = kept_currency(session)
    if kept != wanted and _has_amounts(session):
        raise BooksInOtherCurrencyError(kept, wanted)


def kept_currency(session: Session) -> str:
    """ISO 4217."""
    return session.scalars(select(BooksCurrencyRow.currency)).one()


def _has_amounts(session: Session) -> bool:
    found = (
        exists(select(OrderRow.order_id)),
        exists(select(LedgerEntryRow.request_id)),
        exists(select(ScheduleRow.schedule_id)),
        exists(select(VoucherRow.code)),
        exists(select(ExtraRow.code)),
        exists(select(PlayRow.play_id).where(PlayRow.price_minor.is_not(None))),
    )
    return bool(session.scalar(select(or_(*found))))
