"""The currency of the books: that of the latest order, else the one that the settings name."""

import sqlalchemy as sa
from alembic import op

from ttms_server.schema import TABLE_OPTIONS, text

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A program that was stopped before the row stood there finds the table.
    op.create_table(
        "books_currency",
        sa.Column("currency", text(3), nullable=False),
        sa.PrimaryKeyConstraint("currency", name="pk_books_currency"),
        if_not_exists=True,
        **TABLE_OPTIONS,
    )
    connection, context = op.get_bind(), op.get_context()
    assert context.config is not None
    latest = connection.scalar(sa.text("SELECT currency FROM orders ORDER BY order_id DESC LIMIT 1"))
    connection.execute(sa.text("DELETE FROM books_currency"))
    connection.execute(
        sa.text("INSERT INTO books_currency VALUES (:currency)"),
        {"currency": latest or context.config.attributes["currency"]},
    )


def downgrade() -> None:
    raise RuntimeError("A cinema's books are not thrown away; restore a backup instead.")
