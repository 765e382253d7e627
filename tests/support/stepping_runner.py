"""A runner whose calls wait until the test lets them go, so that a test can act while a call is under way."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from ttms_desktop.tasks import Failure, InlineRunner

T = TypeVar("T")


class SteppingRunner(InlineRunner):
    """Calls are made in their order, one for each `step`."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def run(
        self, owner: QObject, call: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        self.waiting.append(lambda: super(SteppingRunner, self).run(owner, call, done=done, failed=failed))

    def step(self) -> None:
        self.waiting.pop(0)()

    def settle(self) -> None:
        """All calls, also those that calls lead to, and what the streams have."""
        while self.waiting:
            self.step()
        self.pump()
