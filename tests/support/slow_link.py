"""A network between a counter and its server: what is asked arrives, what is answered waits as long as a test likes."""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self


class SlowLink:
    """Listens at `address` and passes everything on to the server; answers wait from `hold` to `let_go`."""

    def __init__(self, server_address: str) -> None:
        host, _, port = server_address.rpartition(":")
        self._server = (host, int(port))
        self._passing = threading.Event()
        self._passing.set()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self._start(self._accept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()
        for each in (self._listening, *self._sockets):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join(5)

    def hold(self) -> None:
        """From now on no answer arrives."""
        self._passing.clear()

    def let_go(self) -> None:
        """All of them arrive now."""
        self._passing.set()

    def _start(self, work: object, *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                ours, _ = self._listening.accept()
                theirs = socket.create_connection(self._server)
                self._sockets += [ours, theirs]
                self._start(self._pump, ours, theirs, None)
                self._start(self._pump, theirs, ours, self._passing)

    def _pump(self, source: socket.socket, goal: socket.socket, gate: threading.Event | None) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if gate is not None:
                    gate.wait()
                goal.sendall(data)
        for each in (source, goal):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
