"""Ids taken in blocks by those who write many rows together."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ID, TABLE_OPTIONS, text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "id_blocks",
        sa.Column("table_name", text(32), nullable=False),
        sa.Column("next_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("table_name", name="pk_id_blocks"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
