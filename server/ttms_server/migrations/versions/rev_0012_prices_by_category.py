"""Prices of a show by category of its seats."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "schedule_categories",
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("category", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("price_minor", MONEY, nullable=False),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_schedule_categories__price_minor")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_schedule_categories__schedule_id"),
        sa.PrimaryKeyConstraint("schedule_id", "category", name="pk_schedule_categories"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "schedule_category_prices",
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("category", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ticket_type", text(16), nullable=False),
        sa.Column("price_minor", MONEY, nullable=False),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_schedule_category_prices__price_minor")),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedules.schedule_id"], name="fk_schedule_category_prices__schedule_id"
        ),
        sa.ForeignKeyConstraint(
            ["ticket_type"], ["ticket_types.code"], name="fk_schedule_category_prices__ticket_type"
        ),
        sa.PrimaryKeyConstraint("schedule_id", "category", "ticket_type", name="pk_schedule_category_prices"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
