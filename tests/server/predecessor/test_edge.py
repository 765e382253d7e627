"""Faults of the predecessor at its edge: two answers to one call, and credentials in the source."""

import re
from dataclasses import fields
from pathlib import Path
from uuid import uuid4

import grpc
import pytest

import ttms_client
import ttms_desktop
import ttms_server
from support.raw_calls import METHODS, Method
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


def messages_of(server: ServerThread, method: Method, data: bytes) -> tuple[list[bytes], grpc.StatusCode]:
    """Every message that comes for one request, and the status at the end."""
    # As a stream: where one message is awaited, gRPC itself would hide a second.
    token = token_of(server.database, "admin", now=clock.now())
    call = server.channel.unary_stream(method.path, bytes, bytes)
    answering = call(data, timeout=30, metadata=(("authorization", f"Bearer {token}"),))
    found: list[bytes] = []
    try:
        found.extend(answering)
    except grpc.RpcError as refused:
        return found, refused.code()
    return found, answering.code()


@pytest.mark.parametrize("method", [method for method in METHODS if not method.descriptor.server_streaming], ids=str)
def test_b38_a_call_has_one_answer_a_message_or_a_refusal(server: ServerThread, method: Method) -> None:
    good = {"request_id": str(uuid4())} if method.changes_something else {}

    for data in (method.request(**good).SerializeToString(), b"\xff\xff\xff"):
        answers, status = messages_of(server, method, data)

        assert len(answers) == (1 if status is grpc.StatusCode.OK else 0), status
        assert status is not grpc.StatusCode.INTERNAL


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
    desktop, server = load(None, {}), Settings()
    names = re.compile("(^|_)(password|user|pin|token|secret)(_|$)")
    found = {
        f"{section.name}.{setting.name}": getattr(getattr(settings, section.name), setting.name)
        for settings in (desktop, server)
        for section in fields(settings)
        for setting in fields(getattr(settings, section.name))
        if names.search(setting.name)
    }

    assert set(found) >= {"counter.user", "mail.password_file", "mail.user"}
    assert set(found.values()) == {""}
