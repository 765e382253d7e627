"""Signing out at the counter: first the seats are given back, then the session ends."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_desktop import tasks
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.link_watch import LinkWatch
from ttms_desktop.session import Counter


class Leaving(QObject):
    """Waits for the seats; a server that is away takes both by itself in time."""

    left = Signal()

    def __init__(
        self, counter: Counter, runner: tasks.Runner, basket: Basket, link: LinkWatch, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._basket, self._link = counter, runner, basket, link
        self._stop: Callable[[], None] | None = None
        basket.given_back.connect(self._go_on)

    def leave(self, stop: Callable[[], None]) -> None:
        """`stop` ends what still asks the server, before the session ends."""
        self._stop = stop
        self._basket.give_up()
        self._go_on()

    def _go_on(self) -> None:
        if self._stop is not None and (self._basket.has_given_back or not self._link.connected):
            stop, self._stop = self._stop, None
            stop()
            client, request_id = self._counter.client, new_request_id()
            self._runner.run(
                self,
                lambda: client.user.sign_out(request_id=request_id),
                done=self._on_signed_out,
                failed=self._on_signed_out,
            )

    def _on_signed_out(self, _: object) -> None:
        self.left.emit()
