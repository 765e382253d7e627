"""A server of one's own: found by its port, gone with its parent."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ttms_client import Client
from ttms_desktop.demo import demo_folder, sample_user
from ttms_desktop.local_server import LocalServer, LocalServerFailedError


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LocalServer]:
    made = LocalServer(tmp_path)
    yield made
    made.stop()


def answers(address: str) -> bool:
    host, _, port = address.partition(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def test_it_listens_where_it_says_also_after_a_restart(server: LocalServer) -> None:
    server.start()
    first = server.address
    with Client(first) as client:
        client.check_health()
    server.stop()
    silent = not answers(first)

    server.start()

    assert silent
    assert server.address == first
    assert answers(first)


def test_a_server_that_cannot_start_says_why(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "cinema.sqlite3").write_text("this is no database, and it is longer than a hundred characters" * 3)

    with pytest.raises(LocalServerFailedError, match="It said last"):
        server.start()


def test_it_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from ttms_desktop.local_server import LocalServer\n"
        f"server = LocalServer(Path({str(tmp_path)!r})); server.start()\n"
        "print(server.address, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        address = parent.stdout.readline().strip()
        was_there = answers(address)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()

    ends = time.monotonic() + 20
    while answers(address) and time.monotonic() < ends:
        time.sleep(0.05)
    assert was_there
    assert not answers(address)


def test_the_sample_clerk_is_known() -> None:
    clerk = sample_user("clerk")

    assert clerk.user_name
    assert clerk.password
    assert demo_folder().name in (".run", "demo")
