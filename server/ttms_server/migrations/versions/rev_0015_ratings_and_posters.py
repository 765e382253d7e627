"""Films with a rating, a language and a poster."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import ANSWER, ID, TABLE_OPTIONS, text

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plays", sa.Column("rating", text(12), nullable=False, server_default=sa.text("''")))
    op.add_column("plays", sa.Column("language", text(40), nullable=False, server_default=sa.text("''")))
    op.add_column("plays", sa.Column("poster_type", text(16), nullable=True))
    op.create_table(
        "posters",
        sa.Column("play_id", ID, autoincrement=False, nullable=False),
        sa.Column("picture", ANSWER, nullable=False),
        sa.ForeignKeyConstraint(["play_id"], ["plays.play_id"], name="fk_posters__play_id"),
        sa.PrimaryKeyConstraint("play_id", name="pk_posters"),
        **TABLE_OPTIONS,
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
