"""Doors, keys that sign tickets, holds offered to another counter, and the history of seats."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.schema import ID, TABLE_OPTIONS, UtcDateTime, text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DEEDS = "'held', 'released', 'offered', 'taken over', 'sold', 'refunded', 'entered', 'left'"


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.add_column("tickets", sa.Column("entered", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("seat_claims", sa.Column("offered_to", text(16), nullable=True))
    op.create_table(
        "ticket_keys",
        sa.Column("key_id", text(8), nullable=False),
        sa.Column("public_key", text(64), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_ticket_keys"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "seat_events",
        sa.Column("event_id", ID, nullable=False),
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("deed", text(16), nullable=False),
        sa.Column("happened_at", UtcDateTime(), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("place", text(16), nullable=False),
        sa.CheckConstraint(f"deed IN ({_DEEDS})", name=op.f("ck_seat_events__deed")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_seat_events__schedule_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_seat_events__user_id"),
        sa.PrimaryKeyConstraint("event_id", name="pk_seat_events"),
        **TABLE_OPTIONS,
    )
    op.create_index(
        "ix_seat_events__schedule_id_seat_id_event_id", "seat_events", ["schedule_id", "seat_id", "event_id"]
    )
    for table in ("seat_events", "ticket_keys"):
        for change in ("UPDATE", "DELETE"):
            op.execute(refusing_trigger(change, dialect, table=table, what="this table"))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
