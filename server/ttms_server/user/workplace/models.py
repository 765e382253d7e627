"""The computer of each counter."""

from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import TABLE_OPTIONS, Base, text


class WorkplaceRow(Base):
    """The computer that signed in last at a counter; it works there as long as that session lives.

    Rule: the name is a key, and every change has the session that was read in WHERE, so of two computers that sign in
    at once the second finds the first.
    """

    __tablename__ = "workplaces"
    __table_args__ = TABLE_OPTIONS

    counter_name: Mapped[str] = mapped_column(text(16), primary_key=True)
    installation_id: Mapped[str] = mapped_column(text(64))
    # Not a foreign key: a sign-in that is repeated replaces its first session.
    token_sha256: Mapped[str] = mapped_column(text(64))
