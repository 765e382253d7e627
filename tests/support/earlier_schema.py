"""Giving a database the tables of an earlier schema, as an older program left them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

# What each revision added, undone in this order; {on_…} is what MySQL wants to know of an index.
_UNDOING: Mapping[str, Sequence[str]] = {
    "0026": ("ALTER TABLE orders DROP COLUMN version",),
    "0025": (
        "DROP INDEX ix_studios__name_key{on_studios}",
        "ALTER TABLE studios DROP COLUMN name_key",
        "ALTER TABLE schedule_prices DROP COLUMN name",
        "ALTER TABLE schedule_prices DROP COLUMN name_en",
    ),
    "0024": (
        "ALTER TABLE ticket_types DROP COLUMN retired_at",
        "ALTER TABLE ticket_types DROP COLUMN version",
    ),
    "0023": ("DROP INDEX ix_plays__title_key{on_plays}", "ALTER TABLE plays DROP COLUMN title_key"),
    "0022": ("DROP TABLE old_card_slips",),
    "0021": ("DROP TABLE voucher_extensions",),
    "0020": ("DROP TABLE counter_names",),
}


def go_back(connection: Connection, revision: str) -> None:
    """To the tables of `revision`; rows stay."""
    tables = ("plays", "studios")
    on = {f"on_{table}": "" if connection.dialect.name == "sqlite" else f" ON {table}" for table in tables}
    for made, statements in _UNDOING.items():
        if made > revision:
            for statement in statements:
                connection.execute(text(statement.format_map(on)))
    connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
