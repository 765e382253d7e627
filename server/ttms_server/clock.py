"""What time it is: the server's clock decides holds, sessions and the end of selling, never a counter's."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment in UTC, aware."""
    return datetime.now(UTC)
