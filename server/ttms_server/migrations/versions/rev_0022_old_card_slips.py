"""How card slips are read that were stored as they were typed: one approval counts once, whenever it was stored."""

import sqlalchemy as sa
from alembic import op

from ttms_server.letters import reference_key, terminal_key
from ttms_server.schema import TABLE_OPTIONS, text

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_AT_ONCE = 1000
_LONGEST = 64


def upgrade() -> None:
    # A program that was stopped while it filled it finds it there.
    op.create_table(
        "old_card_slips",
        sa.Column("terminal", text(16), nullable=False),
        sa.Column("approval", text(64), nullable=False),
        sa.PrimaryKeyConstraint("terminal", "approval", name="pk_old_card_slips"),
        if_not_exists=True,
        **TABLE_OPTIONS,
    )
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM old_card_slips"))
    other = set()
    for terminal, approval in connection.execute(sa.text("SELECT terminal, approval FROM card_slips")):
        keys = terminal_key(terminal), reference_key(approval)
        # What got longer is refused as a new slip anyway.
        if keys != (terminal, approval) and len(keys[1]) <= _LONGEST:
            other.add(keys)
    rows = [{"terminal": terminal, "approval": approval} for terminal, approval in sorted(other)]
    insert = sa.text("INSERT INTO old_card_slips VALUES (:terminal, :approval)")
    for first in range(0, len(rows), _AT_ONCE):
        connection.execute(insert, rows[first : first + _AT_ONCE])


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
