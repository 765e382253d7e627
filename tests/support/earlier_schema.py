"""Giving a database the tables of an earlier schema, as an older program left them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

# What each revision added, undone in this order; {on} is what MySQL wants to know of an index.
_UNDOING: Mapping[str, Sequence[str]] = {
    "0024": (
        "ALTER TABLE ticket_types DROP COLUMN retired_at",
        "ALTER TABLE ticket_types DROP COLUMN version",
    ),
    "0023": ("DROP INDEX ix_plays__title_key{on}", "ALTER TABLE plays DROP COLUMN title_key"),
    "0022": ("DROP TABLE old_card_slips",),
    "0021": ("DROP TABLE voucher_extensions",),
    "0020": ("DROP TABLE counter_names",),
}


def go_back(connection: Connection, revision: str) -> None:
    """To the tables of `revision`; rows stay."""
    on = "" if connection.dialect.name == "sqlite" else " ON plays"
    for made, statements in _UNDOING.items():
        if made > revision:
            for statement in statements:
                connection.execute(text(statement.format(on=on)))
    connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
