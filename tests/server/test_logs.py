"""The log: one line an event that programs can read, who changed what, and no secret."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.server_process import ServerProcess
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_client import Client
from ttms_client.errors import SignInRefused, TtmsError
from ttms_server import clock, logs
from ttms_server.db import Database


def line(style: str, text: str, *, error: Exception | None = None, **extra: object) -> str:
    """What the log says of one event."""
    record = logging.LogRecord("ttms", logging.WARNING, __file__, 1, text, None, None)
    if error is not None:
        record.exc_info = (type(error), error, error.__traceback__)
    vars(record).update(extra)
    return logs.formatter(style).format(record)


def trouble() -> Exception:
    with pytest.raises(ZeroDivisionError) as caught:
        1 / 0  # noqa: B018 - it is the trouble
    return caught.value


@pytest.mark.parametrize("style", ["text", "json"])
def test_an_event_is_one_line_whatever_stands_in_it(style: str) -> None:
    found = line(style, "two\nlines", error=trouble(), user='a "b"\n\x00c', count=3)

    assert len(found.splitlines()) == 1
    assert "ZeroDivisionError" in found
    assert "Traceback" in found


def test_json_has_a_field_for_each_fact() -> None:
    found = json.loads(line("json", "光影", user="小明", milliseconds=1.5))

    assert found.pop("timestamp").endswith("Z")
    assert found == {"level": "warning", "event": "光影", "user": "小明", "milliseconds": 1.5}


def test_text_is_read_from_left_to_right() -> None:
    found = line("text", "call", user="clerk", outcome="OK")

    assert found.split(" ", 1)[1] == "level=warning event=call user=clerk outcome=OK"


def test_each_line_of_a_worker_has_its_number() -> None:
    record = logging.LogRecord("ttms", logging.WARNING, __file__, 1, "call", None, None)

    assert json.loads(logs.formatter("json", worker=2).format(record))["worker"] == 2
    assert "worker" not in json.loads(logs.formatter("json").format(record))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def process(folder: Path) -> Iterator[ServerProcess]:
    url = f"sqlite:///{folder / 'cinema.db'}"
    with opened(url) as database:
        found_cinema(database)
    with ServerProcess(url, folder, TTMS_LOG_FORMAT="json") as process:
        yield process


def calls(process: ServerProcess) -> list[dict[str, Any]]:
    events = [json.loads(text) for text in process.log.splitlines() if text.startswith("{")]
    return [event for event in events if event["event"] == "call"]


def test_each_change_has_a_line_with_who_where_how_long_and_what_came_of_it(process: ServerProcess) -> None:
    request_id = str(uuid4())
    with Client(process.address) as client:
        client.user.sign_in("clerk", PASSWORD, counter_name="7", request_id=request_id)
        client.ticket.hold_seats(1, [1], request_id=str(uuid4()))
        with pytest.raises(TtmsError):
            client.ticket.hold_seats(1, [99_999], request_id=str(uuid4()))
    signed_in, held, refused = calls(process)[-3:]

    assert signed_in["request_id"] == request_id
    for event, method, outcome in [
        (signed_in, "SignIn", "OK"),
        (held, "HoldSeats", "OK"),
        (refused, "HoldSeats", "SEAT_NOT_FOUND"),
    ]:
        assert (event["method"], event["user"], event["counter"]) == (method, "clerk", "7")
        assert event["outcome"] == outcome
        assert event["milliseconds"] > 0


def test_what_was_typed_to_sign_in_is_in_no_line(process: ServerProcess) -> None:
    with Client(process.address) as client:
        for user, password in [("clerk", "wrong-" + PASSWORD), (PASSWORD, "in the wrong field")]:
            with pytest.raises(SignInRefused):
                client.user.sign_in(user, password, counter_name="7", request_id=str(uuid4()))

    assert [event["outcome"] for event in calls(process)[-2:]] == ["SIGN_IN_REFUSED"] * 2
    assert PASSWORD not in process.log
    assert "wrong field" not in process.log


def test_a_bug_is_told_with_its_trace_and_the_request(
    server: ServerThread,
    database: Database,
    cinema: SmallCinema,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    request_id = str(uuid4())
    caller = server.anybody.with_token(token_of(database, "clerk", now=clock.now(), counter_name="3"))
    monkeypatch.setattr("ttms_server.user.service.sign_out", None)

    outcome = caller("SignOut", request_id=request_id)

    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert outcome.reason == "INTERNAL"
    assert outcome.details["support_number"] in record.getMessage()
    assert (vars(record)["request_id"], vars(record)["user"], vars(record)["method"]) == (
        request_id,
        "clerk",
        "SignOut",
    )
    assert record.exc_info is not None
