"""PINs of people, and how often somebody tried to be somebody."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import TABLE_OPTIONS, UtcDateTime, text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("pin_hash", text(255), nullable=True))
    op.create_table(
        "throttles",
        sa.Column("key_sha256", text(64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.Column("not_before", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key_sha256", name="pk_throttles"),
        **TABLE_OPTIONS,
    )
    op.create_index("ix_throttles__last_at", "throttles", ["last_at"], unique=False)
