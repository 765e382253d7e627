"""A clock that stands still until a test steps it on."""

from datetime import datetime, timedelta


class SteppingClock:
    """What the server takes for its clock."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def step(self, **span: float) -> None:
        """Let time go by, in the words of timedelta: seconds=5."""
        self.now += timedelta(**span)
