"""Pictures of films."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ANSWER, ID, TABLE_OPTIONS, Base


class PosterRow(Base):
    """The picture itself, in a table of its own so that lists of films stay light; the film says of which type."""

    __tablename__ = "posters"
    __table_args__ = TABLE_OPTIONS

    play_id: Mapped[int] = mapped_column(ID, ForeignKey("plays.play_id"), primary_key=True, autoincrement=False)
    picture: Mapped[bytes] = mapped_column(ANSWER)
