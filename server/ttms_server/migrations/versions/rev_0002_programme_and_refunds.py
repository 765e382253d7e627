"""Etags, runs and prices of films, cancelled shows, refunds, and a ledger that adds up without other tables."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.schema import ID, TABLE_OPTIONS, UtcDateTime, day, text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CHANGES = ("UPDATE", "DELETE")
_INTO = (
    "INSERT INTO new_ledger_entries (request_id, line_no, order_id, schedule_id, user_id, counter_name, kind,"
    " account, ticket_type, ticket_count, place_count, amount_minor, booked_at)"
)
_LEDGER_KEYS = {
    "order_id": "orders.order_id",
    "request_id": "requests.request_id",
    "schedule_id": "schedules.schedule_id",
    "ticket_type": "ticket_types.code",
    "user_id": "users.user_id",
}


def upgrade() -> None:
    _add_columns()
    _create_refunds()
    _remake_ledger(op.get_bind().dialect.name)
    if op.get_bind().dialect.name == "mysql":
        op.execute("ALTER TABLE requests MODIFY answer MEDIUMBLOB NULL")


def _add_columns() -> None:
    for table in ("users", "studios", "plays", "schedules"):
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("plays", sa.Column("runs_from", day(), nullable=True))
    op.add_column("plays", sa.Column("runs_until", day(), nullable=True))
    op.add_column("plays", sa.Column("price_minor", ID, nullable=True))
    op.add_column("plays", sa.Column("retired_at", UtcDateTime(), nullable=True))
    op.add_column("schedules", sa.Column("price_minor", ID, nullable=False, server_default="0"))
    op.add_column("schedules", sa.Column("cancelled_at", UtcDateTime(), nullable=True))
    op.add_column("schedules", sa.Column("cancel_reason", text(200), nullable=True))
    op.create_index("ix_schedules__play_id", "schedules", ["play_id"], unique=False)
    op.execute(
        "UPDATE schedules SET price_minor = COALESCE((SELECT price_minor FROM schedule_prices"
        " WHERE schedule_prices.schedule_id = schedules.schedule_id AND ticket_type = 'adult'), 0)"
    )
    op.execute(
        "UPDATE plays SET price_minor ="
        " (SELECT MAX(schedules.price_minor) FROM schedules WHERE schedules.play_id = plays.play_id)"
    )


def _create_refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("refund_id", ID, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("refund_number", text(32), nullable=False),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("reason", text(200), nullable=False),
        sa.Column("total_minor", ID, nullable=False),
        sa.Column("refunded_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("total_minor >= 0", name=op.f("ck_refunds__total_minor")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_refunds__order_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_refunds__request_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_refunds__user_id"),
        sa.PrimaryKeyConstraint("refund_id", name="pk_refunds"),
        sa.UniqueConstraint("refund_number", name="uq_refunds__refund_number"),
        sa.UniqueConstraint("request_id", name="uq_refunds__request_id"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_refunds__order_id", "refunds", ["order_id"], unique=False)
    op.create_table(
        "refunded_tickets",
        sa.Column("ticket_id", ID, autoincrement=False, nullable=False),
        sa.Column("refund_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.refund_id"], name="fk_refunded_tickets__refund_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.ticket_id"], name="fk_refunded_tickets__ticket_id"),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_refunded_tickets"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_refunded_tickets__refund_id", "refunded_tickets", ["refund_id"], unique=False)
    op.create_table(
        "refund_payments",
        sa.Column("refund_id", ID, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tender", text(16), nullable=False),
        sa.Column("amount_minor", ID, nullable=False),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_refund_payments__amount_minor")),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.refund_id"], name="fk_refund_payments__refund_id"),
        sa.PrimaryKeyConstraint("refund_id", "line_no", name="pk_refund_payments"),
        **TABLE_OPTIONS,
    )


def _remake_ledger(dialect: str) -> None:
    """The ledger is filled into a new table that then takes the old one's name: at no moment are its lines nowhere.

    Names of foreign keys belong to the whole database on MySQL, so there the new table gets them at the end.
    """
    keys = [] if dialect == "mysql" else [_ledger_key(column, target) for column, target in _LEDGER_KEYS.items()]
    op.execute("DROP TABLE IF EXISTS new_ledger_entries")
    op.create_table("new_ledger_entries", *_ledger_columns(), *keys, **TABLE_OPTIONS)
    _fill_ledger()
    if dialect == "mysql":
        op.execute("RENAME TABLE ledger_entries TO old_ledger_entries, new_ledger_entries TO ledger_entries")
        op.execute("DROP TABLE old_ledger_entries")
        for column, target in _LEDGER_KEYS.items():
            table, referred = target.split(".")
            op.create_foreign_key(f"fk_ledger_entries__{column}", "ledger_entries", table, [column], [referred])
    else:
        op.execute("DROP TABLE ledger_entries")
        op.rename_table("new_ledger_entries", "ledger_entries")
    for columns in (["account", "booked_at"], ["order_id"], ["schedule_id", "account"]):
        op.create_index(f"ix_ledger_entries__{'_'.join(columns)}", "ledger_entries", columns, unique=False)
    for change in _CHANGES:
        op.execute(refusing_trigger(change, dialect))


def _ledger_key(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_ledger_entries__{column}")


def _ledger_columns() -> list[sa.Column[object] | sa.Constraint]:
    return [
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("account", text(16), nullable=False),
        sa.Column("ticket_type", text(16), nullable=True),
        sa.Column("ticket_count", sa.Integer(), nullable=False),
        sa.Column("place_count", sa.Integer(), nullable=False),
        sa.Column("amount_minor", ID, nullable=False),
        sa.Column("booked_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('sale', 'refund')", name=op.f("ck_ledger_entries__kind")),
        sa.CheckConstraint(
            "(account = 'revenue') = (ticket_type IS NOT NULL)", name=op.f("ck_ledger_entries__ticket_type")
        ),
        sa.CheckConstraint(
            "ticket_count >= 0 AND place_count >= ticket_count", name=op.f("ck_ledger_entries__ticket_count")
        ),
        sa.PrimaryKeyConstraint("request_id", "line_no", name="pk_ledger_entries"),
    ]


def _fill_ledger() -> None:
    """Lines of tenders stay; the one revenue line of a sale becomes one for each ticket type."""
    op.execute(
        f"{_INTO} SELECT l.request_id, l.line_no, l.order_id, o.schedule_id, o.user_id, o.counter_name, 'sale',"
        " l.account, NULL, 0, 0, l.amount_minor, l.booked_at"
        " FROM ledger_entries l JOIN orders o ON o.order_id = l.order_id WHERE l.account <> 'revenue'"
    )
    op.execute(
        f"{_INTO} SELECT l.request_id,"
        " l.line_no - 1 + ROW_NUMBER() OVER (PARTITION BY l.request_id ORDER BY t.ticket_type),"
        " l.order_id, o.schedule_id, o.user_id, o.counter_name, 'sale',"
        " 'revenue', t.ticket_type, COUNT(*), SUM(t.places), -SUM(t.price_minor), l.booked_at"
        " FROM ledger_entries l JOIN orders o ON o.order_id = l.order_id JOIN tickets t ON t.order_id = l.order_id"
        " WHERE l.account = 'revenue' GROUP BY l.request_id, l.line_no, l.order_id, o.schedule_id, o.user_id,"
        " o.counter_name, t.ticket_type, l.booked_at"
    )
