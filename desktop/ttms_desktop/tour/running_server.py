"""A server that somebody else has started, with the sample cinema in it: what a tour of an installed system visits."""

from pathlib import Path

from ttms_desktop.config import ConnectionSettings
from ttms_desktop.local_server import LocalServer


class RunningServer(LocalServer):
    """Has the same face as a server of one's own, but nobody here starts, fills or ends it."""

    def __init__(self, connection: ConnectionSettings) -> None:
        super().__init__(Path())
        self._connection = connection

    @property
    def address(self) -> str:
        return self._connection.address

    @property
    def certificate(self) -> str | None:
        file = self._connection.certificate
        return Path(file).read_text(encoding="ascii") if file else None

    @property
    def connection(self) -> ConnectionSettings:
        return self._connection

    def load_sample(self) -> None:
        """It has it."""

    def stop(self) -> None:
        """It goes on."""
