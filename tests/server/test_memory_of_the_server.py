"""A server that sells for months keeps what it needs of its sales, and no more."""

import subprocess
import sys

import pytest

from support.counter import Counter, new_hall
from support.server_thread import ServerThread
from support.statements import statements
from ttms_server import group_commit

# Threads that have memory at the same time, and how many arenas they take it from, as glibc tells it.
THREADS = """
import ctypes, sys, threading
from ttms_server import malloc

if sys.argv[1] == "few":
    malloc.keep_few_arenas()
together = threading.Barrier(8)

def need_memory():
    kept = bytearray(100_000)
    together.wait()

threads = [threading.Thread(target=need_memory) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""


def arenas(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", THREADS, how], capture_output=True, text=True, check=True)
    return done.stdout.count("<heap nr=")


def test_all_threads_share_two_arenas() -> None:
    assert arenas("few") == 2
    assert arenas("as ever") > 2


def test_what_was_sold_is_not_kept_in_place_of_what_is_held(
    server: ServerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "_MOST_KNOWN", 12)
    schedule_id = new_hall(server.database, plan="o" * 20)
    counter = Counter(server.anybody, server.database, schedule_id)
    hold_id = counter.hold(1).answer.hold_id

    for seat in range(2, 18):
        assert counter.sell(counter.hold(seat).answer.hold_id, seat).answer
    with statements(server.database) as heard:
        assert counter.sell(hold_id, 1).answer

    assert not [statement for statement in heard if statement.startswith("SELECT") and "seat_claims" in statement]
