"""Whom an order is for."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ID, TABLE_OPTIONS, text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "order_customers",
        sa.Column("order_id", ID, autoincrement=False, nullable=False),
        sa.Column("customer_name", text(100), nullable=False),
        sa.Column("name_key", text(200), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_order_customers__order_id"),
        sa.PrimaryKeyConstraint("order_id", name="pk_order_customers"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_order_customers__name_key", "order_customers", ["name_key"], unique=False)


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
