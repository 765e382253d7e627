"""Faults of the predecessor at its edge: two answers to one call, and credentials in the source."""

import re
from pathlib import Path

import pytest

import ttms_client
import ttms_desktop
import ttms_server
from support.raw_calls import METHODS, OK, Method
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_desktop.config import load
from ttms_server import clock
from ttms_server.config import Settings

SOURCES = [Path(package.__file__).parent for package in (ttms_server, ttms_client, ttms_desktop) if package.__file__]
# A text of its own beside the word: password = "…", pin: "…", token="…".
CREDENTIAL = re.compile(r"""\b(password|pin|secret|token)\w*["']?\s*[:=]\s*["'][^"'{}\s]{4,}["']""", re.IGNORECASE)
# Names of settings and of fields are none.
HARMLESS = re.compile(
    r"password_file|new_password|password_hash|page_token|authorization|_field|: str|\"old_password\"}"
)


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_b38_a_call_has_one_answer_a_message_or_a_refusal(server: ServerThread, method: Method) -> None:
    clerk = server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))

    for request in (None, b"\xff\xff\xff"):
        outcome = clerk(method, request) if request is not None else clerk(method)

        assert (outcome.answer is None) is (outcome.reason != OK)


def test_b45_no_source_holds_a_credential() -> None:
    found = [
        f"{file.name}: {line.strip()}"
        for folder in SOURCES
        for file in folder.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if CREDENTIAL.search(line) and not HARMLESS.search(line)
    ]

    assert found == []


def test_b45_nothing_is_filled_in_for_whoever_signs_in() -> None:
    settings = load(None)

    assert {name for name in vars(settings) if "password" in name or "user" in name} == set()
    assert (Settings().mail.password_file, Settings().mail.user) == ("", "")
