"""Vouchers that are valid for longer, because money went back to them after they had expired."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.schema import ID, TABLE_OPTIONS, UtcDateTime, text

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voucher_extensions",
        sa.Column("voucher_id", ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_voucher_extensions__request_id"),
        sa.ForeignKeyConstraint(
            ["voucher_id", "seq"], ["voucher_moves.voucher_id", "voucher_moves.seq"], name="fk_voucher_extensions__move"
        ),
        sa.PrimaryKeyConstraint("voucher_id", "seq", name="pk_voucher_extensions"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_voucher_extensions__request_id", "voucher_extensions", ["request_id"], unique=False)
    for change in ("UPDATE", "DELETE"):
        op.execute(refusing_trigger(change, op.get_bind().dialect.name, table="voucher_extensions", what="this table"))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
