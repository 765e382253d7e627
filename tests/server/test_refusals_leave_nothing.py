"""A refusal is forgotten with its answer: a server that refuses all day does not grow until the collector comes."""

import gc
from collections.abc import Iterator

import pytest

from support.counter import Counter, new_hall
from support.server_thread import ServerThread
from ttms_server import group_commit, interceptors
from ttms_server.errors import Refusal


@pytest.fixture
def uncollected() -> Iterator[list[object]]:
    """What only the collector would free of the things made from now on, once `gc.collect()` was called."""
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield gc.garbage
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def _refused_ten_times(server: ServerThread) -> list[str]:
    schedule_id = new_hall(server.database)
    first = Counter(server.anybody, server.database, schedule_id)
    second = Counter(server.anybody, server.database, schedule_id, user_name="second", name="2")
    first.hold(1)
    return [second.hold(1).reason for _ in range(10)]


def test_refused_calls_leave_nothing_for_the_collector(server: ServerThread, uncollected: list[object]) -> None:
    assert _refused_ten_times(server) == ["SEAT_TAKEN"] * 10
    gc.collect()

    assert [left for left in uncollected if isinstance(left, Refusal)] == []


def test_with_its_trace_each_refusal_would_stay(
    server: ServerThread, uncollected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin without protection."""
    for module in (group_commit, interceptors):
        monkeypatch.setattr(module, "without_trace", lambda refusal: refusal)

    assert _refused_ten_times(server) == ["SEAT_TAKEN"] * 10
    gc.collect()

    assert len([left for left in uncollected if isinstance(left, Refusal)]) >= 10
