"""Seats that are kept under a name or by the house."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0005_tenders_and_exchanges import exchange_in_sqlite_schema
from ttms_server.schema import ID, TABLE_OPTIONS, UtcDateTime, text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DEEDS = "'held', 'released', 'offered', 'taken over', 'sold', 'refunded', 'entered', 'left'"
# Table, rule, what it said, what it says.
_RULES = (
    ("seat_claims", "state", "state IN ('held', 'sold')", "state IN ('held', 'sold', 'reserved', 'house')"),
    (
        "seat_claims",
        "held_until",
        "(state = 'held') = (held_until IS NOT NULL)",
        "(state = 'sold') = (held_until IS NULL)",
    ),
    ("seat_events", "deed", f"deed IN ({_DEEDS})", f"deed IN ({_DEEDS}, 'reserved', 'collected')"),
)


def upgrade() -> None:
    op.create_table(
        "reservations",
        sa.Column("reservation_id", ID, nullable=False),
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("kind", text(8), nullable=False),
        sa.Column("name", text(100), nullable=False),
        sa.Column("name_key", text(200), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("reserved_at", UtcDateTime(), nullable=False),
        sa.Column("kept_until", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("ending", text(16), nullable=True),
        sa.CheckConstraint("kind IN ('reserved', 'house')", name=op.f("ck_reservations__kind")),
        sa.CheckConstraint("ending IN ('collected', 'released', 'cancelled')", name=op.f("ck_reservations__ending")),
        sa.CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name=op.f("ck_reservations__ended_at")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_reservations__schedule_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_reservations__user_id"),
        sa.PrimaryKeyConstraint("reservation_id", name="pk_reservations"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_reservations__schedule_id_name_key", "reservations", ["schedule_id", "name_key"])
    op.create_index("ix_reservations__kept_until_reservation_id", "reservations", ["kept_until", "reservation_id"])
    op.add_column("seat_claims", sa.Column("reservation_id", ID, nullable=True))
    for table, name, old, new in _RULES:
        if op.get_bind().dialect.name == "mysql":
            op.drop_constraint(op.f(f"ck_{table}__{name}"), table, type_="check")
            op.create_check_constraint(op.f(f"ck_{table}__{name}"), table, new)
        else:
            exchange_in_sqlite_schema(table, old, new)


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
