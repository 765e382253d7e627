"""A counter has one name, however it is typed, on each database alike."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.earlier_schema import go_back
from support.raw_calls import Caller
from support.server_thread import ServerThread
from ttms_server.letters import reading_key
from ttms_server.schema_version import upgrade


def name_of(server: ServerThread, caller: Caller) -> str:
    return str(caller("GetCurrentUser").answer.counter_name)


def come(server: ServerThread, counter_name: str, user: str = "clerk") -> Caller:
    typed = {"user_name": user, "password": PASSWORD, "counter_name": counter_name}
    return server.anybody.with_token(server.anybody("SignIn", request_id=str(uuid4()), **typed).answer.token)


@pytest.fixture
def name() -> str:
    return f"Till {uuid4().hex[:6]}"


@pytest.mark.parametrize(
    "typed",
    [
        lambda name: name.upper(),
        lambda name: name.lower(),
        lambda name: name.replace(" ", "  "),
        lambda name: name.replace(" ", "\u3000"),
        lambda name: f"{name[:3]}\u200b{name[3:]}",
        lambda name: f"\uff34{name[1:]}",
        lambda name: f"{name}\u3164",
    ],
    ids=["capitals", "small", "two spaces", "a wide space", "an unseen letter", "a wide letter", "a filler"],
)
def test_a_counter_is_found_however_it_is_typed(
    server: ServerThread, cinema: SmallCinema, name: str, typed: Callable[[str], str]
) -> None:
    first = come(server, name)
    first("OpenShift", request_id=str(uuid4()), float_minor=700)

    again, manager = come(server, typed(name)), come(server, "office", "manager")

    assert name_of(server, again) == name
    assert again("GetShiftReport").answer.report.shift.counter_name == name
    assert again("GetShiftReport", counter_name=typed(name)).reason == "OK"
    assert manager("GetShiftReport", counter_name=typed(name)).answer.report.shift.float_minor == 700
    assert again("CloseShift", request_id=str(uuid4())).answer.z_report.z_number == 1
    assert len(manager("ListZReports", counter_name=typed(name)).answer.z_reports) == 1
    assert manager("GetZReport", counter_name=typed(name), z_number=1).reason == "OK"


def test_of_many_spellings_at_once_there_is_one_counter(server: ServerThread, cinema: SmallCinema, name: str) -> None:
    spellings = [name, name.upper(), name.lower(), f"{name}\u2060"]
    with ThreadPoolExecutor(len(spellings)) as pool:
        callers = list(pool.map(lambda typed: come(server, typed), spellings))

    assert len({name_of(server, caller) for caller in callers}) == 1


def test_another_name_is_another_counter(server: ServerThread, cinema: SmallCinema) -> None:
    names = [f"{uuid4().hex[:8]}{end}" for end in ("1", "2", "\u0131")]

    assert [name_of(server, come(server, name)) for name in names] == names


def test_old_names_that_are_read_alike_go_on_and_others_find_the_busier(database_url: str) -> None:
    with opened(database_url) as database:
        found_cinema(database)
        with database.engine.begin() as connection:
            go_back(connection, "0019")
            for name, seq in (("till", 3), ("TILL", 9), ("1", 2)):
                connection.execute(
                    text(
                        "INSERT INTO counters (counter_name, shift_id, chain_seq, chain_hash, z_number,"
                        " grand_total_minor) VALUES (:name, NULL, :seq, '', 0, 0)"
                    ),
                    {"name": name, "seq": seq},
                )

        upgrade(database)

        with database.reading() as session:
            rows = session.execute(text("SELECT counter_name, name_key FROM counter_names")).all()
    assert sorted(map(tuple, rows), key=str) == [("1", "1"), ("TILL", "till"), ("till", None)]


@pytest.mark.parametrize(
    ("text_", "key"),
    [("TILL", "till"), (" Kasse\u00a0 1 ", "kasse 1"), ("\uff11", "1"), ("Straße", "strasse"), ("\u200b\u3164", "")],
)
def test_texts_that_are_read_alike_have_one_key(text_: str, key: str) -> None:
    assert reading_key(text_) == key
