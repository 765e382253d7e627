"""The first schema: people, halls, films, shows, seat claims, orders and the ledger."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ANSWER, ID, TABLE_OPTIONS, UtcDateTime, text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TICKET_TYPES = [
    {"code": "adult", "name": "成人", "name_en": "Adult", "key": "A", "position": 1, "percent": 100},
    {"code": "child", "name": "儿童", "name_en": "Child", "key": "C", "position": 2, "percent": 50},
    {"code": "student", "name": "学生", "name_en": "Student", "key": "S", "position": 3, "percent": 80},
    {"code": "senior", "name": "老年", "name_en": "Senior", "key": "E", "position": 4, "percent": 60},
]


def upgrade() -> None:
    _create_tables()
    columns: list[sa.ColumnClause[object]] = [sa.column(name) for name in TICKET_TYPES[0]]
    op.bulk_insert(sa.table("ticket_types", *columns), TICKET_TYPES)
    for change in ("UPDATE", "DELETE"):
        op.execute(refusing_trigger(change, op.get_bind().dialect.name))


def refusing_trigger(change: str, dialect: str, *, table: str = "ledger_entries", what: str = "the ledger") -> str:
    """The ledger only grows: the database itself refuses to change or remove a line."""
    name = f"{table}_no_{change.lower()}"
    if dialect == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{what} only grows'); END"
    else:
        refuse = f"SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '{what} only grows'"
    return f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW {refuse}"


def _create_tables() -> None:
    op.create_table(
        "document_numbers",
        sa.Column("series", text(32), nullable=False),
        sa.Column("last_number", ID, nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_document_numbers"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "plays",
        sa.Column("play_id", ID, nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("title", text(200), nullable=False),
        sa.Column("title_en", text(200), nullable=False),
        sa.Column("running_minutes", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("director", text(200), nullable=False),
        sa.Column("area", text(200), nullable=False),
        sa.CheckConstraint("kind IN ('film', 'opera', 'concert')", name=op.f("ck_plays__kind")),
        sa.CheckConstraint("running_minutes BETWEEN 1 AND 900", name=op.f("ck_plays__running_minutes")),
        sa.PrimaryKeyConstraint("play_id", name="pk_plays"),
        sa.UniqueConstraint("title", name="uq_plays__title"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "requests",
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("method", text(100), nullable=False),
        sa.Column("content_sha256", text(64), nullable=False),
        sa.Column("answer", ANSWER, nullable=True),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="pk_requests"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "studios",
        sa.Column("studio_id", ID, nullable=False),
        sa.Column("name", text(64), nullable=False),
        sa.Column("name_en", text(64), nullable=False),
        sa.Column("programme_version", ID, nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("studio_id", name="pk_studios"),
        sa.UniqueConstraint("name", name="uq_studios__name"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "ticket_types",
        sa.Column("code", text(16), nullable=False),
        sa.Column("name", text(32), nullable=False),
        sa.Column("name_en", text(32), nullable=False),
        sa.Column("key", text(1), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_ticket_types__percent")),
        sa.PrimaryKeyConstraint("code", name="pk_ticket_types"),
        sa.UniqueConstraint("key", name="uq_ticket_types__key"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "users",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("user_name", text(64), nullable=False),
        sa.Column("user_name_key", text(192), nullable=False),
        sa.Column("display_name", text(64), nullable=False),
        sa.Column("role", text(16), nullable=False),
        sa.Column("password_hash", text(255), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("disabled_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("role IN ('clerk', 'manager', 'administrator')", name=op.f("ck_users__role")),
        sa.PrimaryKeyConstraint("user_id", name="pk_users"),
        sa.UniqueConstraint("user_name_key", name="uq_users__user_name_key"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "layouts",
        sa.Column("layout_id", ID, nullable=False),
        sa.Column("studio_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("column_count", sa.Integer(), nullable=False),
        sa.Column("curve", sa.Integer(), nullable=False),
        sa.Column("place_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["studio_id"], ["studios.studio_id"], name="fk_layouts__studio_id"),
        sa.PrimaryKeyConstraint("layout_id", name="pk_layouts"),
        sa.UniqueConstraint("studio_id", "version", name="uq_layouts__studio_id_version"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "sessions",
        sa.Column("token_sha256", text(64), nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_sessions__user_id"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_sessions"),
        sa.UniqueConstraint("request_id", name="uq_sessions__request_id"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_sessions__user_id", "sessions", ["user_id"], unique=False)
    op.create_table(
        "schedules",
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("play_id", ID, nullable=False),
        sa.Column("studio_id", ID, nullable=False),
        sa.Column("layout_id", ID, nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_schedules__ends_after_start")),
        sa.ForeignKeyConstraint(["layout_id"], ["layouts.layout_id"], name="fk_schedules__layout_id"),
        sa.ForeignKeyConstraint(["play_id"], ["plays.play_id"], name="fk_schedules__play_id"),
        sa.ForeignKeyConstraint(["studio_id"], ["studios.studio_id"], name="fk_schedules__studio_id"),
        sa.PrimaryKeyConstraint("schedule_id", name="pk_schedules"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_schedules__starts_at_schedule_id", "schedules", ["starts_at", "schedule_id"], unique=False)
    op.create_index("ix_schedules__studio_id_starts_at", "schedules", ["studio_id", "starts_at"], unique=False)
    op.create_table(
        "seats",
        sa.Column("layout_id", ID, nullable=False),
        sa.Column("seat_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("column_no", sa.Integer(), nullable=False),
        sa.Column("row_label", text(4), nullable=False),
        sa.Column("seat_label", text(4), nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('standard', 'wheelchair', 'couple', 'broken')", name=op.f("ck_seats__kind")),
        sa.CheckConstraint("places BETWEEN 1 AND 2", name=op.f("ck_seats__places")),
        sa.ForeignKeyConstraint(["layout_id"], ["layouts.layout_id"], name="fk_seats__layout_id"),
        sa.PrimaryKeyConstraint("layout_id", "seat_id", name="pk_seats"),
        sa.UniqueConstraint("layout_id", "row_no", "column_no", name="uq_seats__layout_id_row_no_column_no"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "orders",
        sa.Column("order_id", ID, nullable=False),
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("order_number", text(32), nullable=False),
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("total_minor", ID, nullable=False),
        sa.Column("currency", text(3), nullable=False),
        sa.Column("sold_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("total_minor >= 0", name=op.f("ck_orders__total_minor")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_orders__request_id"),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_orders__schedule_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_orders__user_id"),
        sa.PrimaryKeyConstraint("order_id", name="pk_orders"),
        sa.UniqueConstraint("order_number", name="uq_orders__order_number"),
        sa.UniqueConstraint("request_id", name="uq_orders__request_id"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_orders__schedule_id", "orders", ["schedule_id"], unique=False)
    op.create_table(
        "schedule_prices",
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("ticket_type", text(16), nullable=False),
        sa.Column("price_minor", ID, nullable=False),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_schedule_prices__price_minor")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_schedule_prices__schedule_id"),
        sa.ForeignKeyConstraint(["ticket_type"], ["ticket_types.code"], name="fk_schedule_prices__ticket_type"),
        sa.PrimaryKeyConstraint("schedule_id", "ticket_type", name="pk_schedule_prices"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "seat_claims",
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("seat_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", text(8), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("hold_id", text(36), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("held_since", UtcDateTime(), nullable=False),
        sa.Column("held_until", UtcDateTime(), nullable=True),
        sa.Column("order_id", ID, nullable=True),
        sa.CheckConstraint("(state = 'held') = (held_until IS NOT NULL)", name=op.f("ck_seat_claims__held_until")),
        sa.CheckConstraint("(state = 'sold') = (order_id IS NOT NULL)", name=op.f("ck_seat_claims__order_id")),
        sa.CheckConstraint("state IN ('held', 'sold')", name=op.f("ck_seat_claims__state")),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_seat_claims__schedule_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_seat_claims__user_id"),
        sa.PrimaryKeyConstraint("schedule_id", "seat_id", name="pk_seat_claims"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "ledger_entries",
        sa.Column("request_id", text(36), nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("kind", text(16), nullable=False),
        sa.Column("account", text(16), nullable=False),
        sa.Column("amount_minor", ID, nullable=False),
        sa.Column("booked_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("kind = 'sale'", name=op.f("ck_ledger_entries__kind")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_ledger_entries__order_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.request_id"], name="fk_ledger_entries__request_id"),
        sa.PrimaryKeyConstraint("request_id", "line_no", name="pk_ledger_entries"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_ledger_entries__account_booked_at", "ledger_entries", ["account", "booked_at"], unique=False)
    op.create_index("ix_ledger_entries__order_id", "ledger_entries", ["order_id"], unique=False)
    op.create_table(
        "payments",
        sa.Column("order_id", ID, nullable=False),
        sa.Column("line_no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tender", text(16), nullable=False),
        sa.Column("amount_minor", ID, nullable=False),
        sa.Column("given_minor", ID, nullable=False),
        sa.Column("change_minor", ID, nullable=False),
        sa.CheckConstraint("amount_minor >= 0 AND change_minor >= 0", name=op.f("ck_payments__amount_minor")),
        sa.CheckConstraint("given_minor = amount_minor + change_minor", name=op.f("ck_payments__given_minor")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_payments__order_id"),
        sa.PrimaryKeyConstraint("order_id", "line_no", name="pk_payments"),
        **TABLE_OPTIONS,
    )
    op.create_table(
        "tickets",
        sa.Column("ticket_id", ID, nullable=False),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("schedule_id", ID, nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("ticket_type", text(16), nullable=False),
        sa.Column("price_minor", ID, nullable=False),
        sa.Column("code", text(32), nullable=False),
        sa.Column("live", sa.Integer(), nullable=True),
        sa.CheckConstraint("live = 1", name=op.f("ck_tickets__live")),
        sa.CheckConstraint("price_minor >= 0", name=op.f("ck_tickets__price_minor")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="fk_tickets__order_id"),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedules.schedule_id"], name="fk_tickets__schedule_id"),
        sa.ForeignKeyConstraint(["ticket_type"], ["ticket_types.code"], name="fk_tickets__ticket_type"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_tickets__user_id"),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_tickets"),
        sa.UniqueConstraint("code", name="uq_tickets__code"),
        sa.UniqueConstraint("schedule_id", "seat_id", "live", name="uq_tickets__schedule_id_seat_id_live"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_tickets__order_id", "tickets", ["order_id"], unique=False)
    op.create_index(
        "ix_tickets__user_id_schedule_id_seat_id", "tickets", ["user_id", "schedule_id", "seat_id"], unique=False
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
