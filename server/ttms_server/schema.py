"""What every table shares: base class, names of constraints, column types that mean the same on each database."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy import text as empty_text
from sqlalchemy.dialects import mysql
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s__%(column_0_N_name)s",
    "uq": "uq_%(table_name)s__%(column_0_N_name)s",
    "ck": "ck_%(table_name)s__%(constraint_name)s",
    "fk": "fk_%(table_name)s__%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# Codes and names are told apart by every letter: MySQL's default collation takes 'A1', 'a1 ' and 'á1' for one key.
TABLE_OPTIONS: dict[str, Any] = {
    "mysql_engine": "InnoDB",
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "sqlite_strict": True,
}


class Base(DeclarativeBase):
    """Base of all models; constraints get the names that code and migrations ask for."""

    metadata = MetaData(naming_convention=NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment: DATETIME(6) in UTC on MySQL, ISO text of fixed width on SQLite, so that both compare rightly."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(mysql.DATETIME(fsp=6))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        # As the drivers would write it themselves; here it is made once for all rows of an operation.
        text = text_of_moment(value)
        return text if dialect.name == "sqlite" else text[:-1]

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value)
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else None


def text_of_moment(moment: datetime) -> str:
    """ISO 8601 in UTC, to the microsecond and always as long: texts compare as their moments do."""
    return _text_in_utc(moment if moment.tzinfo is UTC else moment.astimezone(UTC))


@lru_cache(256)
def _text_in_utc(moment: datetime) -> str:
    # Three times as fast as a format. Remembered, for there are a dozen in a sale, and most are the same.
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def table_of(row: type[Base]) -> Table:
    """The table behind a class: statements on it skip what the ORM does for objects, which on the sale path is much."""
    return cast("Table", row.__table__)


def values_of(row: "Base") -> dict[str, Any]:
    """The columns of a row, to store it by a statement that may fail without spoiling the session."""
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


class NewRow(dict[str, Any]):
    """A row of the table behind `kind` that is to be stored: its values by column.

    An object of the class itself costs more to make than everything else that is done with it on the sale path.
    """

    __slots__ = ("kind",)

    def __init__(self, kind: type[Base], /, **values: Any) -> None:
        super().__init__(values)
        self.kind = kind


AnyRow = NewRow | Base


def text(length: int) -> TypeEngine[str]:
    """A text of at most `length` characters; plain TEXT on SQLite, whose STRICT tables know no other."""
    return String(length).with_variant(Text(), "sqlite")


def day() -> TypeEngine[str]:
    """A calendar day as people write it, "2026-11-23"; compares rightly as text on each database."""
    return text(10)


# As SQLite tells it, so that migrations equal models.
EMPTY = empty_text("''")
ID = BigInteger().with_variant(Integer(), "sqlite")
MONEY = BigInteger().with_variant(Integer(), "sqlite")
# Not MySQL's BLOB, which ends at 64 KiB: the layout of a large hall is more.
ANSWER = LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mysql", "mariadb")
# Not MySQL's TEXT for the same reason.
SNAPSHOT = Text().with_variant(mysql.MEDIUMTEXT(), "mysql", "mariadb")
