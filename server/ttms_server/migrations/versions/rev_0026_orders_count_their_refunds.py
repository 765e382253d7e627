"""An order counts its refunds, so that two of them at once cannot both give back what was paid by one means."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("orders", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
