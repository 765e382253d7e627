"""Who approved what a clerk alone may not refund."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, text


class RefundApprovalRow(Base):
    """The manager whose PIN approved a refund or an exchange."""

    __tablename__ = "refund_approvals"
    __table_args__ = TABLE_OPTIONS

    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
