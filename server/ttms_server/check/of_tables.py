"""Whether the tables are those of this program: by hand or by a broken restore something of them may be missing."""

from collections.abc import Iterator, Mapping
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.orm import Session

from ttms_server.all_models import metadata

TEXT = "each table, column, key, index, check and guard of this program is there"

# Their rows are only ever added: triggers refuse the rest.
GROWING = (
    *("card_slips", "chain_links", "comps", "exchanges", "ledger_entries", "order_extras", "refund_approvals"),
    *("refunded_extras", "reprints", "seat_events", "ticket_keys", "voucher_extensions"),
    *("voucher_moves", "vouchers", "z_reports"),
)
_WITHOUT_WHICH_NOTHING_CAN_BE_LOOKED_AT = {"add_table", "add_column"}
# What somebody made beside the program's own is theirs.
_OF_OTHERS = {"remove_table", "remove_index"}
_WORDS = {
    "add_table": "the table {name} is missing",
    "add_column": "the column {table}.{name} is missing",
    "remove_column": "there is a column {table}.{name} that this program does not know",
    "add_index": "the index {name} of {table} is missing",
    "add_constraint": "the key {name} of {table} is missing",
    "remove_constraint": "there is a key {name} of {table} that this program does not know",
    "add_fk": "the foreign key {name} of {table} is missing",
    "remove_fk": "there is a foreign key {name} of {table} that this program does not know",
}


def faults(session: Session) -> tuple[list[str], bool]:
    """What is missing or different, in words; and whether the rows can be looked at nevertheless."""
    context = MigrationContext.configure(
        session.connection(), opts={"compare_type": True, "compare_server_default": True}
    )
    changes = [change for change in compare_metadata(context, metadata) if change[0] not in _OF_OTHERS]
    kinds = {change[0] for change in changes if isinstance(change, tuple)}
    found = [_said(change) for change in changes]
    if kinds & _WITHOUT_WHICH_NOTHING_CAN_BE_LOOKED_AT:
        return found, False
    return [*found, *_missing_keys(session), *_missing_guards(session)], True


def _said(change: Any) -> str:
    """A change as Alembic names it, which would have to be made: a tuple, or a list of them for one column."""
    if isinstance(change, list):
        return f"the column {change[0][2]}.{change[0][3]} is another: {', '.join(part[0] for part in change)}"
    kind, *_, item = change
    table = change[2] if kind.endswith("_column") else getattr(getattr(item, "table", None), "name", "")
    return _WORDS.get(str(kind), str(kind)).format(name=getattr(item, "name", item), table=table)


def _missing_keys(session: Session) -> Iterator[str]:
    """Primary keys and checks, at which Alembic does not look."""
    there = inspect(session.connection())
    for table in metadata.sorted_tables:
        wanted = [column.name for column in table.primary_key]
        if there.get_pk_constraint(table.name)["constrained_columns"] != wanted:
            yield f"the primary key of {table.name} is not ({', '.join(wanted)})"
        checks = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
        for name in sorted(checks - {str(check["name"]) for check in there.get_check_constraints(table.name)}):
            yield f"the check {name} of {table.name} is missing"


_TRIGGERS: Mapping[str, str] = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "mysql": "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
}


def _missing_guards(session: Session) -> Iterator[str]:
    dialect = "sqlite" if session.get_bind().dialect.name == "sqlite" else "mysql"
    there = set(session.scalars(text(_TRIGGERS[dialect])))
    for table in GROWING:
        for change in ("update", "delete"):
            if f"{table}_no_{change}" not in there:
                yield f"the guard of {table} that refuses every {change} is missing"
