"""The chain: whatever somebody changes in the books with SQL, the verifier names the first place."""

import random
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import Connection, text

from support.campaign import rounds
from support.cinema import found_cinema, opened
from support.command_line import in_here
from support.hall import Hall
from support.mariadb import MariaDb
from support.refunds import refund
from support.shifts import close, move, open_shift
from support.tenders import card, exchange, issue, offer, voucher
from ttms_server.check import of_tables
from ttms_server.db import Database
from ttms_server.order.chain import verify
from ttms_server.order.extra.lines import ExtraToSell

GROWING = ("ledger_entries", "z_reports", "chain_links", "card_slips", "vouchers", "voucher_moves", "exchanges")
MORE_GROWING = ("order_extras", "refunded_extras", "comps")
COUNTERS = ("c1", "c2")
# A column of each table whose change must be seen, and another value for it.
EDITS = [
    ("orders", "total_minor", "total_minor + 1"),
    ("orders", "sold_at", "'2026-01-01 00:00:00.000000'"),
    ("orders", "currency", "'XXX'"),
    ("tickets", "price_minor", "price_minor + 1"),
    ("tickets", "code", "'FORGED'"),
    ("payments", "given_minor", "given_minor + 1"),
    ("refunds", "reason", "'another'"),
    ("refund_payments", "amount_minor", "amount_minor + 1"),
    ("ledger_entries", "amount_minor", "amount_minor + 1"),
    ("ledger_entries", "account", "CASE account WHEN 'safe' THEN 'over_short' ELSE 'safe' END"),
    ("cash_moves", "reason", "'another'"),
    ("z_reports", "counted_minor", "counted_minor + 1"),
    ("card_slips", "amount_minor", "amount_minor + 1"),
    ("vouchers", "code", "'FORGED'"),
    ("voucher_moves", "balance_minor", "balance_minor + 1"),
    ("exchanges", "order_id", "order_id + 1000"),
    ("order_extras", "price_minor", "price_minor + 1"),
    ("refunded_extras", "quantity", "quantity + 1"),
    ("comps", "reason", "'another'"),
    ("shifts", "float_minor", "float_minor + 1"),
    ("chain_links", "snapshot", "CONCAT(snapshot, ' ')"),
    ("chain_links", "hash", "'0'"),
    ("counters", "chain_seq", "chain_seq + 1"),
]
# What belongs to a document: the document's request is the link in which it stands.
DOCUMENTS = {
    **dict.fromkeys(("tickets", "payments", "order_extras", "comps"), ("orders", "order_id")),
    **dict.fromkeys(("refund_payments", "refunded_extras"), ("refunds", "refund_id")),
}


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database of this file alone, in which two counters have lived through two shifts each."""
    url = f"sqlite:///{tmp_path_factory.mktemp('chain') / 'cinema.db'}"
    if request.param == "mariadb":
        mariadb: MariaDb = request.getfixturevalue("mariadb")
        mariadb.create_database("chain")
        url = mariadb.url("chain")
    with opened(url) as database:
        found_cinema(database)
        live(database)
        without_guards(database)
        yield database


def live(database: Database) -> None:
    with database.writing() as session:
        offer(session, "glasses", 500)
        hall = Hall(session, "\n".join(["." * 8] * 6))
        seats = iter(f"{row}{number}" for row in "ABCDEF" for number in range(1, 9))
        for counter in COUNTERS:
            for _ in range(2):
                open_shift(hall, float_minor=5_000, counter_name=counter)
                for _ in range(3):
                    names = f"{next(seats)} {next(seats)}"
                    order = hall.sell(hall.hold(names), names, given=[10_000], counter_name=counter)
                refund(hall, order, names.split(maxsplit=1)[0], counter_name=counter)
                exchange(hall, order, names.split()[1], into=next(seats), counter_name=counter)
                bought, name = issue(hall, 2000, card(2000), counter_name=counter), next(seats)
                payments = [voucher(1000, bought.code), card(3500)]
                hall.sell(hall.hold(name), name, payments=payments, counter_name=counter)
                name = next(seats)
                sold = hall.sell(hall.hold(name), name, extras=[ExtraToSell("glasses", 2, 500)], counter_name=counter)
                refund(hall, sold, name, counter_name=counter)
                hall.sell(hall.hold(name), name, comp="press", comps_by="manager", counter_name=counter)
                move(hall, -1_000, "bank", counter_name=counter)
                close(hall, {10_000: 2}, counter_name=counter)


def without_guards(database: Database) -> None:
    """Whoever can change the books at all can take away triggers and checks first."""
    with database.engine.begin() as connection:
        for table in (*GROWING, *MORE_GROWING):
            for change in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER {table}_no_{change}"))


def faults_after(database: Database, edit: Callable[[Connection], object]) -> list[verify.Fault]:
    """What the verifier says of the books with an edit that is then taken back."""
    with database.open_writing() as session:
        connection = session.connection()
        if database.is_sqlite:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        else:
            connection.exec_driver_sql("SET SESSION foreign_key_checks=0, check_constraint_checks=0")
        edit(connection)
        found = list(verify.faults(session))
        session.rollback()
        if database.is_sqlite:
            session.connection().exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
        else:
            session.connection().exec_driver_sql("SET SESSION foreign_key_checks=1, check_constraint_checks=1")
    return found


def keys_of(connection: Connection, table: str) -> list[dict[str, object]]:
    columns = {
        "orders": "order_id",
        "tickets": "ticket_id",
        "payments": "order_id, line_no",
        "refunds": "refund_id",
        "refund_payments": "refund_id, line_no",
        "ledger_entries": "request_id, line_no",
        "cash_moves": "request_id",
        "z_reports": "counter_name, z_number",
        "shifts": "shift_id",
        "order_extras": "order_id, line_no",
        "refunded_extras": "refund_id, line_no",
        "comps": "ticket_id",
        "card_slips": "terminal, approval",
        "vouchers": "voucher_id",
        "voucher_moves": "voucher_id, seq",
        "exchanges": "request_id",
        "chain_links": "counter_name, seq",
        "counters": "counter_name",
    }
    return [dict(row) for row in connection.execute(text(f"SELECT {columns[table]} FROM {table}")).mappings()]


def where(key: dict[str, object]) -> str:
    return " AND ".join(f"{name} = :{name}" for name in key)


def place_of(connection: Connection, table: str, key: dict[str, object]) -> tuple[str, int]:
    """Where in the chains this row stands, asked of the tables before anybody changed them."""
    if table == "chain_links":
        query = f"SELECT counter_name, seq FROM chain_links WHERE {where(key)}"
    elif table == "counters":  # what a counter says of itself stands behind its last link
        query = f"SELECT counter_name, MAX(seq) + 1 FROM chain_links WHERE {where(key)} GROUP BY counter_name"
    else:
        of_row = f"SELECT request_id FROM {table} WHERE {where(key)}"
        if table in DOCUMENTS:
            document, its_id = DOCUMENTS[table]
            of_row = (
                f"SELECT request_id FROM {document} WHERE {its_id} = (SELECT {its_id} FROM {table} WHERE {where(key)})"
            )
        query = f"SELECT counter_name, seq FROM chain_links WHERE request_id = ({of_row})"
    counter_name, seq = connection.execute(text(query), key).one()
    return counter_name, seq


def random_edit(connection: Connection, *, dice: random.Random, done: list[str], places: list[tuple[str, int]]) -> None:
    """Change or remove one row, whichever; `done` says which and `places` where in the chains it stood."""
    table, column, value = dice.choice(EDITS)
    key = dice.choice(keys_of(connection, table))
    if connection.dialect.name == "sqlite":
        value = value.replace("CONCAT(snapshot, ' ')", "snapshot || ' '")
    change = f"UPDATE {table} SET {column} = {value}" if dice.random() < 0.7 else f"DELETE FROM {table}"
    places.append(place_of(connection, table, key))
    assert connection.execute(text(f"{change} WHERE {where(key)}"), key).rowcount == 1
    done.append(f"{change} WHERE {key}")


def test_books_that_nobody_touched_are_proven(database: Database) -> None:
    assert faults_after(database, lambda connection: None) == []


def test_every_single_edit_is_found_and_named_first(database: Database) -> None:
    dice, named = random.Random(20261125), 0
    for _ in range(rounds(30, full=1000)):
        done: list[str] = []
        places: list[tuple[str, int]] = []
        found = faults_after(database, partial(random_edit, dice=dice, done=done, places=places))

        assert [(fault.counter_name, fault.seq) for fault in found[:1]] == places, done
        named += 1
    print(f"{named} single edits in SQL on {database.engine.dialect.name}: the first bad link named {named} times")  # noqa: T201


def test_the_first_changed_link_is_named(database: Database) -> None:
    """The third booking of counter c1 is its second sale."""
    with database.reading() as session:
        request_id = session.scalar(text("SELECT request_id FROM chain_links WHERE counter_name = 'c1' AND seq = 3"))

    def edit(connection: Connection) -> None:
        connection.execute(text("UPDATE orders SET total_minor = 1 WHERE request_id = :it"), {"it": request_id})
        connection.execute(text("UPDATE refunds SET reason = 'x'"))

    assert [(fault.counter_name, fault.seq) for fault in faults_after(database, edit)] == [("c1", 3), ("c2", 5)]


def test_two_links_that_changed_places_are_found(database: Database) -> None:
    def swap(connection: Connection) -> None:
        for old, new in ((2, 99), (3, 2), (99, 3)):
            values = {"old": old, "new": new}
            connection.execute(
                text("UPDATE chain_links SET seq = :new WHERE counter_name = 'c2' AND seq = :old"), values
            )

    assert [(fault.counter_name, fault.seq) for fault in faults_after(database, swap)] == [("c2", 2)]


def test_a_chain_that_was_cut_off_is_found(database: Database) -> None:
    def cut(connection: Connection) -> None:
        connection.execute(text("DELETE FROM chain_links WHERE counter_name = 'c1' AND seq > 10"))

    faults = faults_after(database, cut)
    assert (faults[0].counter_name, faults[0].seq) == ("c1", 11)


def test_check_says_what_is_not_whole(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)

    whole = in_here("check", "--database-url", url)
    with database.writing() as session:
        session.execute(text("UPDATE refunds SET reason = 'forged' WHERE refund_number = 'c2-R000003'"))
    broken = in_here("check", "--database-url", url, "--json")
    with database.writing() as session:
        session.execute(text("UPDATE refunds SET reason = 'changed plans' WHERE refund_number = 'c2-R000003'"))

    # The guards that these tests have taken away are missed, and nothing else.
    [missed] = [line for line in whole.said.splitlines() if line.startswith("BROKEN")]
    assert of_tables.TEXT in missed
    assert broken.code == 1
    assert '"first": [\n   "link 10 of counter c2: the tables say something else of request' in broken.said


def test_there_is_nothing_to_check_where_there_is_no_database(sqlite_url: str) -> None:
    ended = in_here("check", "--database-url", sqlite_url)

    assert ended.code == 1
    assert "ttms-server init makes one" in ended.complained
