"""What is sold with tickets, and tickets that are given away."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, UtcDateTime, text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_CHARGED = "charged IN ('piece', 'ticket', 'order')"
_GROWING = ("order_extras", "refunded_extras", "comps")


def upgrade() -> None:
    _create_extras()
    _create_lines()
    op.create_table(
        "comps",
        sa.Column("ticket_id", ID, autoincrement=False, nullable=False),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("reason", text(200), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_comps__order_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.ticket_id"], name="fk_comps__ticket_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_comps__user_id"),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_comps"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_comps__order_id", "comps", ["order_id"], unique=False)
    for table in _GROWING:
        for change in ("UPDATE", "DELETE"):
            op.execute(refusing_trigger(change, op.get_bind().dialect.name, table=table, what="this table"))


def _create_extras() -> None:
    op.create_table(
        "extras",
        sa.Column("code", text(16), nullable=False),
        sa.Column("name", text(100), nullable=False),
        sa.Column("name_en", text(100), nullable=False),
        sa.Column("price_minor", MONEY, nullable=False),
        sa.Column("charged", text(8), nullable=False),
        sa.Column("refundable", sa.Integer(), nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.CheckConstraint(_CHARGED, name=op.f("ck_extras__charged")),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_extras__price_minor")),
        sa.PrimaryKeyConstraint("code", name="pk_extras"),
        **TABLE_OPTIONS,
    )


def _create_lines() -> None:
    op.create_table(
        "order_extras",
        sa.Column("order_id", ID, autoincrement=False, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("extra_code", text(16), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price_minor", MONEY, nullable=False),
        sa.Column("charged", text(8), nullable=False),
        sa.Column("refundable", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0 AND price_minor >= 0", name=op.f("ck_order_extras__quantity")),
        sa.CheckConstraint(_CHARGED, name=op.f("ck_order_extras__charged")),
        sa.ForeignKeyConstraint(["extra_code"], ["extras.code"], name="fk_order_extras__extra_code"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_order_extras__order_id"),
        sa.PrimaryKeyConstraint("order_id", "line_no", name="pk_order_extras"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "refunded_extras",
        sa.Column("refund_id", ID, autoincrement=False, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_refunded_extras__quantity")),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.refund_id"], name="fk_refunded_extras__refund_id"),
        sa.PrimaryKeyConstraint("refund_id", "line_no", name="pk_refunded_extras"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
