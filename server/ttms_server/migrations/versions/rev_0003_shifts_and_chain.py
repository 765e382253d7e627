"""Shifts, Z reports, and a hash chain for each counter; what was booked before is chained and gets a first shift."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.migrations.versions.rev_0002_programme_and_refunds import _LEDGER_KEYS
from ttms_server.order.chain.snapshot import hash_of, snapshot_of
from ttms_server.order.chain.stored import facts_of_requests
from ttms_server.order.models import (
    LedgerEntryRow,
    OrderRow,
    PaymentRow,
    RefundedTicketRow,
    RefundPaymentRow,
    RefundRow,
    TicketRow,
)
from ttms_server.order.shift.models import ShiftRow
from ttms_server.schema import ID, MONEY, SNAPSHOT, TABLE_OPTIONS, UtcDateTime, text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CHANGES = ("UPDATE", "DELETE")
_GROWING = ("chain_links", "z_reports")
_OLD = "request_id, line_no, order_id, schedule_id, user_id, counter_name, kind, account, ticket_type, ticket_count, "
_KEYS = _LEDGER_KEYS | {"shift_id": "shifts.shift_id"}
_CHUNK = 500
# What a chain of this time is of; later revisions add tables.
_CHAINED = (ShiftRow, OrderRow, TicketRow, PaymentRow, RefundRow, RefundedTicketRow, RefundPaymentRow, LedgerEntryRow)


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    _create_tables()
    _open_first_shifts()
    _remake_ledger(dialect)
    _chain_what_is_there()
    for table in _GROWING:
        for change in _CHANGES:
            op.execute(refusing_trigger(change, dialect, table=table, what="this table"))


def _create_tables() -> None:
    op.create_table(
        "counters",
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("shift_id", ID, nullable=True),
        sa.Column("chain_seq", ID, nullable=False),
        sa.Column("chain_hash", text(64), nullable=False),
        sa.Column("z_number", ID, nullable=False),
        sa.Column("grand_total_minor", MONEY, nullable=False),
        sa.PrimaryKeyConstraint("counter_name", name="pk_counters"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "shifts",
        sa.Column("shift_id", ID, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("opened_by", ID, nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("float_minor", MONEY, nullable=False),
        sa.CheckConstraint("float_minor >= 0", name=op.f("ck_shifts__float_minor")),
        sa.ForeignKeyConstraint(["opened_by"], ["users.user_id"], name="fk_shifts__opened_by"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_shifts__request_id"),
        sa.PrimaryKeyConstraint("shift_id", name="pk_shifts"),
        sa.UniqueConstraint("request_id", name="uq_shifts__request_id"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "cash_moves",
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("shift_id", ID, nullable=False),
        sa.Column("reason", text(200), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_cash_moves__request_id"),
        sa.ForeignKeyConstraint(["shift_id"], ["shifts.shift_id"], name="fk_cash_moves__shift_id"),
        sa.PrimaryKeyConstraint("request_id", name="pk_cash_moves"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_cash_moves__shift_id", "cash_moves", ["shift_id"], unique=False)
    op.create_table("z_reports", *_z_columns(), **TABLE_OPTIONS)
    op.create_table(
        "chain_links",
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("seq", ID, autoincrement=False, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("prev_hash", text(64), nullable=False),
        sa.Column("hash", text(64), nullable=False),
        sa.Column("snapshot", SNAPSHOT, nullable=False),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_chain_links__seq")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_chain_links__request_id"),
        sa.PrimaryKeyConstraint("counter_name", "seq", name="pk_chain_links"),
        sa.UniqueConstraint("request_id", name="uq_chain_links__request_id"),
        **TABLE_OPTIONS,
    )


def _z_columns() -> list[Any]:
    money = ("gross", "refunded", "net", "grand_total", "expected", "counted", "variance")
    return [
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("z_number", ID, autoincrement=False, nullable=False),
        sa.Column("shift_id", ID, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("closed_by", ID, nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=False),
        *(sa.Column(f"{name}_minor", MONEY, nullable=False) for name in money),
        sa.Column("counted", text(400), nullable=False),
        sa.Column("note", text(200), nullable=False),
        sa.Column("chain_seq", ID, nullable=False),
        sa.Column("chain_hash", text(64), nullable=False),
        sa.Column("previous_chain_hash", text(64), nullable=False),
        sa.CheckConstraint("net_minor = gross_minor - refunded_minor", name=op.f("ck_z_reports__net_minor")),
        sa.CheckConstraint(
            "variance_minor = counted_minor - expected_minor", name=op.f("ck_z_reports__variance_minor")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["users.user_id"], name="fk_z_reports__closed_by"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_z_reports__request_id"),
        sa.ForeignKeyConstraint(["shift_id"], ["shifts.shift_id"], name="fk_z_reports__shift_id"),
        sa.PrimaryKeyConstraint("counter_name", "z_number", name="pk_z_reports"),
        sa.UniqueConstraint("request_id", name="uq_z_reports__request_id"),
        sa.UniqueConstraint("shift_id", name="uq_z_reports__shift_id"),
    ]


def _open_first_shifts() -> None:
    """Nobody counted a drawer so far: each counter gets a shift with an empty one that its first sale opened."""
    op.execute(
        "INSERT INTO shifts (request_id, counter_name, opened_by, opened_at, float_minor)"
        " SELECT request_id, counter_name, user_id, booked_at, 0 FROM ("
        "  SELECT request_id, counter_name, user_id, booked_at,"
        "   ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY booked_at, request_id) AS place"
        "  FROM ledger_entries WHERE line_no = 1) firsts WHERE place = 1"
    )


def _remake_ledger(dialect: str) -> None:
    """As in the revision before: filled into a new table that then takes the old one's name."""
    keys = (
        []
        if dialect == "mysql"
        else [
            sa.ForeignKeyConstraint([column], [target], name=f"fk_ledger_entries__{column}")
            for column, target in _KEYS.items()
        ]
    )
    op.execute("DROP TABLE IF EXISTS new_ledger_entries")
    op.create_table("new_ledger_entries", *_ledger_columns(), *keys, **TABLE_OPTIONS)
    op.execute(
        f"INSERT INTO new_ledger_entries ({_OLD} place_count, amount_minor, booked_at, shift_id)"
        f" SELECT l.{_OLD.replace(', ', ', l.')}place_count, l.amount_minor, l.booked_at, s.shift_id"
        " FROM ledger_entries l JOIN shifts s ON s.counter_name = l.counter_name"
    )
    if dialect == "mysql":
        op.execute("RENAME TABLE ledger_entries TO old_ledger_entries, new_ledger_entries TO ledger_entries")
        op.execute("DROP TABLE old_ledger_entries")
        for column, target in _KEYS.items():
            table, referred = target.split(".")
            op.create_foreign_key(f"fk_ledger_entries__{column}", "ledger_entries", table, [column], [referred])
    else:
        op.execute("DROP TABLE ledger_entries")
        op.rename_table("new_ledger_entries", "ledger_entries")
    for columns in (["account", "booked_at"], ["order_id"], ["schedule_id", "account"], ["shift_id"]):
        op.create_index(f"ix_ledger_entries__{'_'.join(columns)}", "ledger_entries", columns, unique=False)
    for change in _CHANGES:
        op.execute(refusing_trigger(change, dialect))


def _ledger_columns() -> list[Any]:
    kinds = "'sale', 'refund', 'float', 'cash_in', 'cash_out', 'close'"
    checks = {
        "kind": f"kind IN ({kinds})",
        "order_id": "(kind IN ('sale', 'refund')) = (order_id IS NOT NULL)",
        "schedule_id": "(order_id IS NULL) = (schedule_id IS NULL)",
        "ticket_type": "(account = 'revenue') = (ticket_type IS NOT NULL)",
        "ticket_count": "ticket_count >= 0 AND place_count >= ticket_count",
    }
    return [
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", ID, nullable=True),
        sa.Column("schedule_id", ID, nullable=True),
        sa.Column("shift_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("account", text(16), nullable=False),
        sa.Column("ticket_type", text(16), nullable=True),
        sa.Column("ticket_count", sa.Integer(), nullable=False),
        sa.Column("place_count", sa.Integer(), nullable=False),
        sa.Column("amount_minor", ID, nullable=False),
        sa.Column("booked_at", UtcDateTime(), nullable=False),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_ledger_entries__{name}")) for name, rule in checks.items()),
        sa.PrimaryKeyConstraint("request_id", "line_no", name="pk_ledger_entries"),
    ]


def _chain_what_is_there() -> None:
    """Every booking so far, counter by counter in the order of its moments, as if it had been chained then."""
    connection = op.get_bind()
    bookings = connection.execute(
        sa.text(
            "SELECT l.counter_name, l.request_id, s.shift_id FROM ledger_entries l"
            " JOIN shifts s ON s.counter_name = l.counter_name"
            " WHERE l.line_no = 1 ORDER BY l.counter_name, l.booked_at, l.request_id"
        )
    ).all()
    for (counter_name, shift_id), rows in groupby(bookings, key=lambda row: (row[0], row[2])):
        seq, chained = _chain_counter(connection, counter_name, [row[1] for row in rows])
        state = {"counter": counter_name, "shift": shift_id, "seq": seq, "hash": chained}
        connection.execute(sa.text("INSERT INTO counters VALUES (:counter, :shift, :seq, :hash, 0, 0)"), state)


def _chain_counter(connection: sa.Connection, counter_name: str, request_ids: Sequence[str]) -> tuple[int, str]:
    seq, before = 0, ""
    for chunk in _chunks(request_ids):
        facts = facts_of_requests(Session(connection), chunk, _CHAINED)
        for request_id in chunk:
            snapshot = snapshot_of(facts[request_id], counter_name=counter_name, request_id=request_id)
            seq, after = seq + 1, hash_of(before, snapshot)
            link = {"counter": counter_name, "seq": seq, "request": request_id, "prev": before, "hash": after}
            connection.execute(
                sa.text("INSERT INTO chain_links VALUES (:counter, :seq, :request, :prev, :hash, :snapshot)"),
                link | {"snapshot": snapshot},
            )
            before = after
    return seq, before


def _chunks(request_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(request_ids), _CHUNK):
        yield request_ids[begin : begin + _CHUNK]


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
