"""Seats that stand where a file had them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("x", "y", "turn"):
        op.add_column("seats", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
