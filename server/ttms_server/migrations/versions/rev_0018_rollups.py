"""What reports read: the ledger by show, cinema day, ticket type, till and tender, from the first booking on."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, UtcDateTime, day, text

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# 1 for a sale, 0 for what is given back.
_OF_INCOME = """
    SUM(CASE kind WHEN 'sale' THEN ticket_count ELSE 0 END), SUM(CASE kind WHEN 'sale' THEN 0 ELSE ticket_count END),
    SUM(CASE kind WHEN 'sale' THEN -amount_minor ELSE 0 END), SUM(CASE kind WHEN 'sale' THEN 0 ELSE amount_minor END),
    SUM(CASE kind WHEN 'sale' THEN place_count ELSE -place_count END)
"""
_OF_TENDERS = """
    0, 0, SUM(CASE kind WHEN 'sale' THEN amount_minor ELSE 0 END),
    SUM(CASE kind WHEN 'sale' THEN 0 ELSE -amount_minor END), 0
"""
_DIMENSIONS = (
    ("type", ("revenue", "extras"), "0", "COALESCE(ticket_type, 'extras')", _OF_INCOME),
    ("till", ("revenue", "extras"), "user_id", "counter_name", _OF_INCOME),
    ("tender", ("cash", "card", "voucher"), "0", "account", _OF_TENDERS),
)
_ACCOUNTS = ("revenue", "extras", "cash", "card", "voucher")
_MOMENT = UtcDateTime()


def upgrade() -> None:
    # A program that was stopped while it filled them finds them there.
    op.create_table(
        "rollups",
        sa.Column("schedule_id", ID, autoincrement=False, nullable=False),
        sa.Column("dimension", text(8), nullable=False),
        sa.Column("day", day(), nullable=False),
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("name", text(16), nullable=False),
        sa.Column("tickets_sold", ID, nullable=False),
        sa.Column("tickets_refunded", ID, nullable=False),
        sa.Column("gross_minor", MONEY, nullable=False),
        sa.Column("refunded_minor", MONEY, nullable=False),
        sa.Column("places", ID, nullable=False),
        sa.CheckConstraint("dimension IN ('type', 'till', 'tender')", name=op.f("ck_rollups__dimension")),
        sa.PrimaryKeyConstraint("schedule_id", "dimension", "day", "user_id", "name", name="pk_rollups"),
        if_not_exists=True,
        **TABLE_OPTIONS,
    )
    op.create_index("ix_rollups__dimension_day", "rollups", ["dimension", "day"], unique=False, if_not_exists=True)
    op.create_table(
        "rollup_zone",
        sa.Column("time_zone", text(64), nullable=False),
        sa.PrimaryKeyConstraint("time_zone", name="pk_rollup_zone"),
        if_not_exists=True,
        **TABLE_OPTIONS,
    )
    connection = op.get_bind()
    context = op.get_context()
    assert context.config is not None
    time_zone = context.config.attributes["time_zone"]
    for table in ("rollups", "rollup_zone"):
        connection.execute(sa.text(f"DELETE FROM {table}"))
    connection.execute(sa.text("INSERT INTO rollup_zone VALUES (:zone)"), {"zone": time_zone})
    _fill(connection, ZoneInfo(time_zone))


def _fill(connection: sa.Connection, zone: ZoneInfo) -> None:
    span = _span(connection)
    if span is None:
        return
    # From 06:00 to 06:00, day by day: no engine knows where a zone's days begin.
    first, last = ((moment.astimezone(zone) - timedelta(hours=6)).date() for moment in span)
    days = [first + timedelta(days=number) for number in range(-1, (last - first).days + 2)]
    for of in days:
        for dimension, accounts, user_id, name, sums in _DIMENSIONS:
            named = ", ".join(f"'{account}'" for account in accounts)
            query = sa.text(
                f"INSERT INTO rollups SELECT schedule_id, '{dimension}', :day, {user_id} AS of_user, {name} AS called, "
                f"{sums} FROM ledger_entries WHERE account IN ({named}) AND schedule_id IS NOT NULL "
                "AND booked_at >= :begins AND booked_at < :ends GROUP BY schedule_id, of_user, called"
            ).bindparams(sa.bindparam("begins", type_=_MOMENT), sa.bindparam("ends", type_=_MOMENT))
            ends = _beginning(of + timedelta(days=1), zone)
            connection.execute(query, {"day": of.isoformat(), "begins": _beginning(of, zone), "ends": ends})


def _span(connection: sa.Connection) -> tuple[datetime, datetime] | None:
    entries = sa.table("ledger_entries", sa.column("account"), sa.column("booked_at", _MOMENT))
    found: list[Any] = []
    for account in _ACCOUNTS:
        edges = sa.select(sa.func.min(entries.c.booked_at), sa.func.max(entries.c.booked_at))
        found += [edge for edge in connection.execute(edges.where(entries.c.account == account)).one() if edge]
    return (min(found), max(found)) if found else None


def _beginning(of: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(of, time(6), zone).astimezone(UTC)


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
