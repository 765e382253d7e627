"""The links of the chains."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, SNAPSHOT, TABLE_OPTIONS, Base, text


class ChainLinkRow(Base):
    """What one request booked at a counter, as canonical JSON, and SHA-256 of the hash before and that.

    Rows are only ever added; triggers refuse the rest.
    """

    __tablename__ = "chain_links"
    __table_args__ = (CheckConstraint("seq >= 1", name="seq"), TABLE_OPTIONS)

    # Rule: a link has one successor. Query: a counter's links in their order.
    counter_name: Mapped[str] = mapped_column(text(16), primary_key=True)
    seq: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    # Rule: a request is booked once. Query: the link of a booking.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    prev_hash: Mapped[str] = mapped_column(text(64))
    hash: Mapped[str] = mapped_column(text(64))
    snapshot: Mapped[str] = mapped_column(SNAPSHOT)
