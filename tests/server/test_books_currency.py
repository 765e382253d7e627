"""The currency of the books: what settings may say while nothing is priced, and what they must say from then on."""

from pathlib import Path

import pytest
from sqlalchemy import text

from support import old_database
from support.cinema import found_cinema, opened
from support.command_line import Ended, in_here
from ttms_server.books_currency import BooksInOtherCurrencyError, follow_currency
from ttms_server.config import CinemaSettings, DatabaseSettings
from ttms_server.db import Database
from ttms_server.schema_version import upgrade

AN_EXTRA = (
    "INSERT INTO extras (code, name, name_en, price_minor, charged, refundable, version) "
    "VALUES ('glasses', 'g', 'g', 500, 'piece', 0, 1)"
)


def migrate(database_url: str, folder: Path, currency: str) -> Ended:
    config = folder / "server.toml"
    config.write_text(f'[cinema]\ncurrency = "{currency}"\n')
    return in_here("migrate", "--config", config, "--database-url", database_url)


def kept(database_url: str) -> str:
    with opened(database_url) as database, database.reading() as session:
        [currency] = session.execute(text("SELECT currency FROM books_currency")).scalars()
        return str(currency)


def test_books_without_amounts_take_whatever_the_settings_say(database_url: str, tmp_path: Path) -> None:
    assert migrate(database_url, tmp_path, "EUR").code == 0
    assert kept(database_url) == "EUR"
    assert migrate(database_url, tmp_path, "JPY").code == 0
    assert kept(database_url) == "JPY"


def test_books_with_prices_are_opened_in_no_other_currency(database_url: str, tmp_path: Path) -> None:
    with opened(database_url) as database:
        found_cinema(database)

    assert migrate(database_url, tmp_path, "USD") == Ended(
        1,
        "",
        "ttms-server: The books are kept in CNY, but [cinema] currency is USD: every price and sale would be read as "
        'other money. Set currency = "CNY", or name an empty database for a cinema that sells in USD.\n',
    )
    assert kept(database_url) == "CNY"
    assert migrate(database_url, tmp_path, "CNY").code == 0


@pytest.mark.parametrize("priced", ["UPDATE plays SET price_minor = 5", AN_EXTRA], ids=["film", "extra"])
def test_one_price_is_enough(database_url: str, priced: str) -> None:
    with opened(database_url) as database:
        found_cinema(database)
        with database.writing() as session:
            for table in ("schedule_prices", "schedules"):
                session.execute(text(f"DELETE FROM {table}"))
        follow_currency(database, "USD")
        with database.writing() as session:
            session.execute(text(priced))

        with pytest.raises(BooksInOtherCurrencyError, match=r"kept in USD, but \[cinema\] currency is EUR"):
            follow_currency(database, "EUR")
        follow_currency(database, "USD")


def test_older_books_get_the_currency_of_their_sales(database_url: str) -> None:
    database = Database(DatabaseSettings(url=database_url))
    database.claim_file()
    try:
        old_database.fill(database, shows=1)
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE orders SET currency = 'EUR'"))

        upgrade(database, CinemaSettings(currency="USD"))
    finally:
        database.close()

    assert kept(database_url) == "EUR"
