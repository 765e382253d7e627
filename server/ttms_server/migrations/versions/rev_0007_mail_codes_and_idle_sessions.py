"""Addresses of people, codes that were sent to them, and when something was last done with a session."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ID, TABLE_OPTIONS, UtcDateTime, text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("email", text(254), nullable=True))
    op.add_column("users", sa.Column("email_key", text(254), nullable=True))
    op.create_index("ix_users__email_key", "users", ["email_key"], unique=True)
    op.add_column("sessions", sa.Column("seen_at", UtcDateTime(), nullable=True))
    op.create_table(
        "mail_codes",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("purpose", text(8), nullable=False),
        sa.Column("email", text(254), nullable=False),
        sa.Column("code_hash", text(255), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.CheckConstraint("purpose IN ('reset', 'bind')", name=op.f("ck_mail_codes__purpose")),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name="fk_mail_codes__user_id"),
        sa.PrimaryKeyConstraint("user_id", "purpose", name="pk_mail_codes"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
