"""This counter: the way to the server, and who works here now."""

from collections.abc import Callable
from pathlib import Path

from ttms_client.user import Cinema, Session
from ttms_desktop.calls import Calls
from ttms_desktop.day import CinemaCalendar, ServerClock
from ttms_desktop.installation import installation_id
from ttms_desktop.journal import Journal


class Counter:
    """One counter of the cinema; `connect` makes a client for an address without any input or output.

    It is given the keyword `certificate` (PEM) where the connection is encrypted.
    """

    def __init__(self, connect: Callable[..., Calls], journal_folder: Path) -> None:
        self._connect = connect
        self._journal_folder = journal_folder
        self._client: Calls | None = None
        self._cinema: Cinema | None = None
        self.address = ""
        self._certificate: str | None = None
        self.session: Session | None = None
        self.journal: Journal | None = None
        self.clock = ServerClock()
        self.calendar = CinemaCalendar("UTC")

    @property
    def client(self) -> Calls:
        if self._client is None:
            raise RuntimeError("Nobody has signed in at this counter yet.")
        return self._client

    @property
    def cinema(self) -> Cinema:
        """Whose rules hold here; known once somebody has signed in."""
        if self._cinema is None:
            raise RuntimeError("Nobody has signed in at this counter yet.")
        return self._cinema

    @property
    def name(self) -> str:
        """Of this counter, as the server says it; empty before signing in."""
        return self.session.counter_name.strip() if self.session else ""

    @property
    def currency(self) -> str:
        return self._cinema.currency if self._cinema else "CNY"

    def connect(self, address: str, certificate: str | None = None) -> Calls:
        """The client for `address` and the `certificate` that is trusted there; one for another is closed."""
        if self._client is None or (address, certificate) != (self.address, self._certificate):
            if self._client is not None:
                self._client.close()
            encrypted = {"certificate": certificate} if certificate else {}
            self._client = self._connect(address, **encrypted)
            self.address, self._certificate = address, certificate
        return self._client

    def open_journal(self, counter_name: str) -> Journal:
        """The journal of this counter; raises CounterOpenTwice, JournalUnwritable."""
        if self.journal is not None and self.journal.counter_name == counter_name:
            return self.journal
        return Journal(self._journal_folder, counter_name)

    def installation_id(self) -> str:
        """The name of this computer for the server, made at the first sign-in; raises JournalUnwritable."""
        return installation_id(self._journal_folder)

    def signed_in(self, session: Session, journal: Journal) -> None:
        if self.journal is not None and self.journal is not journal:
            self.journal.close()
        self.session, self.journal, self._cinema = session, journal, session.cinema
        self.calendar = CinemaCalendar(session.cinema.time_zone)
        if session.server_time is not None:
            self.clock.learn(session.server_time)

    def close(self) -> None:
        """Free every call under way, and the counter's name on this computer."""
        if self._client is not None:
            self._client.close()
        if self.journal is not None:
            self.journal.close()
        self._client, self.session, self.journal = None, None, None
