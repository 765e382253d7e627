"""What a benchmark plays on: a database on disk, a cinema in it, a server and a client in processes of their own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench.filling import Year, fill
from bench.memory import resident_bytes
from support.cinema import found_cinema, opened, put_show
from support.invariants import broken_promises
from support.mariadb import MariaDb
from support.server_process import ServerProcess
from support.sessions import token_of
from support.worker_processes import workers_of
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.play import films
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan

ROWS, ROW_SEATS = 30, 40
SEATS = ROWS * ROW_SEATS
RUSH_SEATS = 300
# From the start of a show to the next in its hall.
APART = timedelta(hours=3)
KINDS = ("sqlite", "mariadb")
# What ten million tickets need, and small enough for any machine that holds them.
MARIADB_SETTINGS = ("--innodb-buffer-pool-size=1G", "--innodb-log-file-size=256M")


@dataclass(frozen=True, slots=True)
class Programme:
    """The shows that scenarios sell, and a session for each caller."""

    tokens: Sequence[str]
    shows: Sequence[int]
    rush_shows: Sequence[int]
    # The year before, where it was asked for.
    year: Year | None = None


@contextmanager
def database_url(kind: str) -> Iterator[tuple[str, Path]]:
    """An empty database of this kind and the folder of its server's files, on the disk that temporary files are on."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ttms-bench-")))
        if kind == "sqlite":
            yield f"sqlite:///{folder}/cinema.db", folder
            return
        server = stack.enter_context(MariaDb(MARIADB_SETTINGS))
        server.create_database("bench")
        yield server.url("bench"), folder


def prepare(database: Database, *, callers: int, shows: int, rushes: int) -> Programme:
    """A hall of `SEATS` seats and one of `RUSH_SEATS`, their shows, and callers at counters 1, 2 and so on."""
    cinema = found_cinema(database, plan="\n".join(["o" * ROW_SEATS] * ROWS))
    soon = clock.now() + timedelta(days=1)
    with database.writing() as session:
        plan = parse_plan("\n".join(["o" * 20] * (RUSH_SEATS // 20)))
        small = studio_service.create_studio(session, name="2 厅", name_en="Hall 2", curve=0, plan=plan)
        large = studio_service.get_studio(session, cinema.studio_id)
        play = films.find_play(session, "大都会")
        assert play is not None
        show_ids = [put_show(session, play, large, soon + number * APART) for number in range(shows)]
        rush_ids = [put_show(session, play, small, soon + number * APART) for number in range(rushes)]
    tokens = [
        token_of(database, "manager", now=clock.now(), counter_name=str(number)) for number in range(1, callers + 1)
    ]
    return Programme(tokens, show_ids, rush_ids)


class ClientProcess:
    """`python -m bench.clients` with the address of the server."""

    def __init__(self, address: str) -> None:
        command = [sys.executable, "-m", "bench.clients", address]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def __call__(self, work: str, **order: Any) -> dict[str, Any]:
        """Do `work` and wait for what it found.

        Raises:
            RuntimeError: the client process ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"work": work, **order}) + "\n")
        self._process.stdin.flush()
        if not (line := self._process.stdout.readline()):
            raise RuntimeError(f"the client process ended during {work}")
        found: dict[str, Any] = json.loads(line)
        return found


@dataclass
class Stage:
    """Everything running, for one scenario on one kind of database."""

    kind: str
    programme: Programme
    server: ServerProcess
    client: ClientProcess

    def memory_bytes(self) -> int:
        """What the server process has in memory now; the largest of them where there are several."""
        serving = [worker.process_id for worker in workers_of(self.server).values()] or [self.server.process_id]
        return max(map(resident_bytes, serving))


@dataclass(frozen=True, slots=True)
class Scene:
    """What a scenario finds: callers, shows to sell, the tickets of a year before, and how many server processes."""

    callers: int
    shows: int = 0
    rushes: int = 0
    tickets: int = 0
    processes: int = 1


@contextmanager
def opened_stage(kind: str, scene: Scene) -> Iterator[Stage]:
    """A cinema of its own for one scenario; at the end its books must be right, as `ttms-server check` looks at them.

    Raises:
        RuntimeError: a promise was broken.
    """
    with database_url(kind) as (url, folder):
        with opened(url) as database:
            programme = prepare(database, callers=scene.callers, shows=scene.shows, rushes=scene.rushes)
            if scene.tickets:
                programme = replace(programme, year=fill(database, scene.tickets))
        own = folder / "server"
        own.mkdir()
        with (
            ServerProcess(url, own, TTMS_SERVER_WORKERS=f"{scene.processes}") as server,
            ClientProcess(server.address) as client,
        ):
            yield Stage(kind, programme, server, client)
        with opened(url) as database:
            if broken := broken_promises(database):
                raise RuntimeError(f"the books are wrong afterwards: {broken}")
