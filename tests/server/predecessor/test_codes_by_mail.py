"""B32: codes that could be guessed, went to the wrong person, lived on, and were sent to whoever asked for them."""

import ast
import inspect

from support.cinema import SmallCinema
from support.hall import NOW
from ttms_server.db import Database
from ttms_server.user import repository
from ttms_server.user.mailcode import repository as codes
from ttms_server.user.mailcode import service
from ttms_server.user.mailcode.service import MOST_TRIES, Purpose


def test_b32_a_code_comes_from_a_cryptographic_source() -> None:
    imported = {
        alias.name
        for node in ast.walk(ast.parse(inspect.getsource(service)))
        if isinstance(node, ast.Import)
        for alias in node.names
    }

    assert "secrets" in imported
    assert "random" not in imported


def test_b32_tries_are_counted_before_anything_is_compared_and_a_sixth_finds_nothing(
    database: Database, cinema: SmallCinema
) -> None:
    with database.open_writing() as session:
        user = repository.user_by_name(session, "clerk")
        assert user is not None
        service.store_code(session, user, Purpose.RESET, email="a@example.org", stored="hash", now=NOW)

        counted = [
            codes.count_try(session, user.user_id, "reset", most=MOST_TRIES, now=NOW) for _ in range(MOST_TRIES + 1)
        ]

        assert counted == [True] * MOST_TRIES + [False]


def test_b32_asking_again_neither_lengthens_a_code_nor_gives_new_tries(database: Database, cinema: SmallCinema) -> None:
    with database.open_writing() as session:
        user = repository.user_by_name(session, "clerk")
        assert user is not None
        assert service.store_code(session, user, Purpose.RESET, email="a@example.org", stored="first", now=NOW)
        codes.count_try(session, user.user_id, "reset", most=MOST_TRIES, now=NOW)

        assert not service.store_code(session, user, Purpose.RESET, email="a@example.org", stored="second", now=NOW)

        row = codes.code(session, user.user_id, "reset")
        assert row is not None
        assert (row.code_hash, row.tries, row.expires_at - NOW) == ("first", 1, service.LASTS)


def test_b32_a_code_is_bound_to_the_person_the_purpose_and_the_address(database: Database, cinema: SmallCinema) -> None:
    with database.open_writing() as session:
        clerk, second = (repository.user_by_name(session, name) for name in ("clerk", "second"))
        assert clerk is not None
        assert second is not None
        service.store_code(session, clerk, Purpose.BIND, email="a@example.org", stored="hash", now=NOW)

        assert codes.code(session, second.user_id, "bind") is None
        assert codes.code(session, clerk.user_id, "reset") is None
        row = codes.code(session, clerk.user_id, "bind")
        assert row is not None
        assert row.email == "a@example.org"
