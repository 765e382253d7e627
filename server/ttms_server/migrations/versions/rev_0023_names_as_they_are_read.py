"""Names of people and titles of films are compared as they are read; of old ones that are alike, each goes on."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from ttms_server.letters import reading_key
from ttms_server.schema import text

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_LONGEST_USER_KEY = 192


def upgrade() -> None:
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT user_id, user_name, user_name_key FROM users ORDER BY user_id")).all()
    taken = {row.user_name_key: row.user_id for row in people}
    named = sa.text("UPDATE users SET user_name_key = :key WHERE user_id = :id")
    for row in people:
        key = reading_key(row.user_name)
        if 0 < len(key) <= _LONGEST_USER_KEY and taken.setdefault(key, row.user_id) == row.user_id:
            connection.execute(named, {"key": key, "id": row.user_id})

    op.add_column("plays", sa.Column("title_key", text(64), nullable=True))
    titled = sa.text("UPDATE plays SET title_key = :key WHERE play_id = :id")
    first: dict[str, int] = {}
    for play_id, title in connection.execute(sa.text("SELECT play_id, title FROM plays ORDER BY play_id")).all():
        key = sha256(reading_key(title).encode()).hexdigest()
        if first.setdefault(key, play_id) == play_id:
            connection.execute(titled, {"key": key, "id": play_id})
    op.create_index("ix_plays__title_key", "plays", ["title_key"], unique=True)


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
