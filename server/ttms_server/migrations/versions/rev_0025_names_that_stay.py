"""Names of halls are compared as they are read; shows keep the names that their ticket types had."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from ttms_server.letters import reading_key
from ttms_server.schema import text

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("studios", sa.Column("name_key", text(64), nullable=True))
    named = sa.text("UPDATE studios SET name_key = :key WHERE studio_id = :id")
    first: dict[str, int] = {}
    for studio_id, name in connection.execute(sa.text("SELECT studio_id, name FROM studios ORDER BY studio_id")).all():
        key = sha256(reading_key(name).encode()).hexdigest()
        if first.setdefault(key, studio_id) == studio_id:
            connection.execute(named, {"key": key, "id": studio_id})
    op.create_index("ix_studios__name_key", "studios", ["name_key"], unique=True)

    op.add_column("schedule_prices", sa.Column("name", text(32), nullable=True))
    op.add_column("schedule_prices", sa.Column("name_en", text(32), nullable=True))


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
