"""Seats with categories, and companion seats."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0005_tenders_and_exchanges import exchange_in_sqlite_schema
from ttms_server.schema import ID, TABLE_OPTIONS, text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OLD_KINDS = "kind IN ('standard', 'wheelchair', 'couple', 'broken')"
_KINDS = "kind IN ('standard', 'wheelchair', 'couple', 'broken', 'companion')"


def upgrade() -> None:
    op.add_column("seats", sa.Column("category", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "seat_categories",
        sa.Column("layout_id", ID, autoincrement=False, nullable=False),
        sa.Column("category", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", text(32), nullable=False),
        sa.Column("colour", text(7), nullable=False),
        sa.ForeignKeyConstraint(["layout_id"], ["layouts.layout_id"], name="fk_seat_categories__layout_id"),
        sa.PrimaryKeyConstraint("layout_id", "category", name="pk_seat_categories"),
        **TABLE_OPTIONS,
    )
    if op.get_bind().dialect.name == "mysql":
        op.drop_constraint(op.f("ck_seats__kind"), "seats", type_="check")
        op.create_check_constraint(op.f("ck_seats__kind"), "seats", _KINDS)
    else:
        exchange_in_sqlite_schema("seats", _OLD_KINDS, _KINDS)


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
