"""Which computer works as which counter."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import TABLE_OPTIONS, text

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workplaces",
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("installation_id", text(64), nullable=False),
        sa.Column("token_sha256", text(64), nullable=False),
        sa.PrimaryKeyConstraint("counter_name", name="pk_workplaces"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
