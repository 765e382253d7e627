"""Texts that people give to things: what they may hold, and what nobody could read."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from support.cinema import SmallCinema
from support.raw_calls import Caller
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_text

TURNING = ["\u2028", "\u2029", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
UNSEEN = [
    "\u200b",
    "\u200d\u200c",
    "\ufeff",
    "\u2060",
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
    "\u2800",
    "\u00ad",
    "\ufe0f",
]
READ = [
    "大都会",
    "Ästhetik „Kino“",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",  # a family: three people with joiners
    "❤\ufe0f",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian with a non-joiner
    "\u0915\u094d\u200d\u0937",  # Devanagari with a joiner
    "\u200f\u05e2\u05d1\u05e8 12",  # a mark of direction, as keyboards write it
    "한국",
]


def rule_of(text: str, *, empty: bool = False) -> str:
    with pytest.raises(FieldInvalid) as refusal:
        checked_text(text, "title", longest=40, empty=empty)
    return refusal.value.details["rule"]


@pytest.mark.parametrize("letter", TURNING, ids=lambda letter: f"{ord(letter):04x}")
@pytest.mark.parametrize("around", ["ab{}cd", "{}abcd", "{}"])
def test_a_text_breaks_no_line_and_turns_nothing_around(letter: str, around: str) -> None:
    text = around.format(letter)
    if not text.strip():
        assert rule_of(text) == "must not be empty"  # Unicode has the two line breaks among its spaces
    elif text.strip() == "abcd":
        assert checked_text(text, "title", longest=40) == "abcd"
    else:
        assert rule_of(text) == "must not hold line breaks or marks that turn a text around"


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
@pytest.mark.parametrize("empty", [True, False])
def test_a_name_that_nobody_sees_is_none(text: str, empty: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert rule_of(f" {text} ", empty=empty) == "must hold a letter that can be seen"
    assert rule_of(text * 3, empty=empty) == "must hold a letter that can be seen"


@pytest.mark.parametrize("text", READ)
def test_what_people_write_is_taken_as_it_is(text: str) -> None:
    assert checked_text(text, "title", longest=40) == text


def test_nothing_is_nothing() -> None:
    assert checked_text(" \u3000", "title", longest=40, empty=True) == ""
    assert rule_of(" ") == "must not be empty"


MADE: dict[str, Callable[[Caller, str], str]] = {
    "a film": lambda manager, name: (
        manager(
            "CreatePlay",
            request_id=str(uuid4()),
            play={"title": name, "kind": 1, "running_minutes": 90, "year": 1927},
        ).reason
    ),
    "a hall": lambda manager, name: manager("CreateStudio", request_id=str(uuid4()), name=name, plan="ooo").reason,
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
@pytest.mark.parametrize("name", ["ab\u202ecd", "\u3164"], ids=["turned around", "unseen"])
def test_neither_film_nor_hall_has_a_name_that_nobody_can_read(
    server: ServerThread, cinema: SmallCinema, make: Callable[[Caller, str], str], name: str
) -> None:
    manager = server.anybody.with_token(token_of(server.database, "manager", now=clock.now()))

    assert make(manager, name) == "FIELD_INVALID"
    assert make(manager, f"Readable {uuid4().hex[:8]}") == "OK"
