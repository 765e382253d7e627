"""One spelling for each counter; of old names that are read alike, the one with the most bookings is found by any."""

import sqlalchemy as sa
from alembic import op

from ttms_server.letters import reading_key
from ttms_server.schema import TABLE_OPTIONS, text

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_KNOWN = (
    "SELECT counter_name FROM counters ORDER BY chain_seq DESC, counter_name",
    "SELECT counter_name FROM workplaces ORDER BY counter_name",
    "SELECT DISTINCT counter_name FROM sessions ORDER BY counter_name",
)


def upgrade() -> None:
    # A program that was stopped while it filled it finds it there.
    op.create_table(
        "counter_names",
        sa.Column("counter_name", text(16), nullable=False),
        sa.Column("name_key", text(300), nullable=True),
        sa.PrimaryKeyConstraint("counter_name", name="pk_counter_names"),
        sa.UniqueConstraint("name_key", name=op.f("uq_counter_names__name_key")),
        if_not_exists=True,
        **TABLE_OPTIONS,
    )
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM counter_names"))
    names: dict[str, str | None] = {}
    for query in _KNOWN:
        for name in connection.scalars(sa.text(query)).all():
            key = reading_key(name)
            names.setdefault(name, None if key in names.values() else key)
    insert = sa.text("INSERT INTO counter_names VALUES (:name, :key)")
    for name, found in names.items():
        connection.execute(insert, {"name": name, "key": found})


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
