"""Ticket types that are changed and retired."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ticket_types", sa.Column("retired_at", UtcDateTime(), nullable=True))
    op.add_column("ticket_types", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
