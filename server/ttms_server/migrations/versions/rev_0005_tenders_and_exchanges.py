"""Cards, vouchers, exchanges, approvals of refunds, and copies of tickets."""

import sqlalchemy as sa
from alembic import op

from ttms_server.migrations.versions.rev_0001_first_schema import refusing_trigger
from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, UtcDateTime, text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CHANGES = ("UPDATE", "DELETE")
_GROWING = ("card_slips", "vouchers", "voucher_moves", "exchanges", "refund_approvals", "reprints")
_OLD_KINDS = "kind IN ('sale', 'refund', 'float', 'cash_in', 'cash_out', 'close')"
_KINDS = "kind IN ('sale', 'refund', 'voucher', 'float', 'cash_in', 'cash_out', 'close')"


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    _create_tenders()
    _create_what_follows_sales()
    _let_the_ledger_book_vouchers(dialect)
    for table in _GROWING:
        for change in _CHANGES:
            op.execute(refusing_trigger(change, dialect, table=table, what="this table"))


def _request(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name=f"fk_{table}__request_id")


def _create_tenders() -> None:
    op.create_table(
        "card_slips",
        sa.Column("terminal", text(16), nullable=False),
        sa.Column("approval", text(64), nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("amount_minor", MONEY, nullable=False),
        sa.CheckConstraint("kind IN ('payment', 'refund', 'voucher')", name=op.f("ck_card_slips__kind")),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_card_slips__amount_minor")),
        _request("card_slips"),
        sa.PrimaryKeyConstraint("terminal", "approval", name="pk_card_slips"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_card_slips__request_id", "card_slips", ["request_id"], unique=False)
    op.create_table(
        "vouchers",
        sa.Column("voucher_id", ID, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("code", text(16), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("issued_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.Column("amount_minor", MONEY, nullable=False),
        sa.Column("tender", text(16), nullable=False),
        sa.Column("given_minor", MONEY, nullable=False),
        sa.Column("change_minor", MONEY, nullable=False),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_vouchers__amount_minor")),
        sa.CheckConstraint(
            "given_minor = amount_minor + change_minor AND change_minor >= 0", name=op.f("ck_vouchers__given_minor")
        ),
        _request("vouchers"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_vouchers__user_id"),
        sa.PrimaryKeyConstraint("voucher_id", name="pk_vouchers"),
        sa.UniqueConstraint("request_id", name="uq_vouchers__request_id"),
        sa.UniqueConstraint("code", name="uq_vouchers__code"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "voucher_moves",
        sa.Column("voucher_id", ID, autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("amount_minor", MONEY, nullable=False),
        sa.Column("balance_minor", MONEY, nullable=False),
        sa.CheckConstraint("kind IN ('issue', 'payment', 'refund')", name=op.f("ck_voucher_moves__kind")),
        sa.CheckConstraint("balance_minor >= 0", name=op.f("ck_voucher_moves__balance_minor")),
        _request("voucher_moves"),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.voucher_id"], name="fk_voucher_moves__voucher_id"),
        sa.PrimaryKeyConstraint("voucher_id", "seq", name="pk_voucher_moves"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_voucher_moves__request_id", "voucher_moves", ["request_id"], unique=False)


def _create_what_follows_sales() -> None:
    op.create_table(
        "refund_approvals",
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        _request("refund_approvals"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_refund_approvals__user_id"),
        sa.PrimaryKeyConstraint("request_id", name="pk_refund_approvals"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "exchanges",
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("refund_id", ID, nullable=False),
        sa.Column("order_id", ID, nullable=False),
        _request("exchanges"),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.refund_id"], name="fk_exchanges__refund_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_exchanges__order_id"),
        sa.PrimaryKeyConstraint("request_id", name="pk_exchanges"),
        sa.UniqueConstraint("refund_id", name="uq_exchanges__refund_id"),
        sa.UniqueConstraint("order_id", name="uq_exchanges__order_id"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "reprints",
        sa.Column("ticket_id", ID, autoincrement=False, nullable=False),
        sa.Column("copy_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("printed_at", UtcDateTime(), nullable=False),
        _request("reprints"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.ticket_id"], name="fk_reprints__ticket_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_reprints__user_id"),
        sa.PrimaryKeyConstraint("ticket_id", "copy_no", name="pk_reprints"),
        **TABLE_OPTIONS,
    )


def _let_the_ledger_book_vouchers(dialect: str) -> None:
    """The rule of the kinds alone changes: no row does."""
    if dialect == "mysql":
        op.drop_constraint(op.f("ck_ledger_entries__kind"), "ledger_entries", type_="check")
        op.create_check_constraint(op.f("ck_ledger_entries__kind"), "ledger_entries", _KINDS)
        return
    exchange_in_sqlite_schema("ledger_entries", _OLD_KINDS, _KINDS)


def exchange_in_sqlite_schema(table: str, old: str, new: str) -> None:
    """SQLite's own way to loosen a rule without copying (https://sqlite.org/lang_altertable.html, section 7)."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    changed = connection.execute(
        sa.text("UPDATE sqlite_schema SET sql = REPLACE(sql, :old, :new) WHERE type = 'table' AND name = :table"),
        {"old": old, "new": new, "table": table},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")
    assert changed.rowcount == 1


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
