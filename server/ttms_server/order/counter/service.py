"""The state of a counter, read at the beginning of a booking and moved on at its end."""

from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError
from ttms_server.order.counter import repository
from ttms_server.order.counter.repository import Counter


def get_counter(session: Session, counter_name: str) -> Counter:
    """The counter as it is; one that never booked anything has nothing yet."""
    return repository.find(session, counter_name) or Counter(counter_name)


def move_on(session: Session, before: Counter, after: Counter) -> None:
    """Let `after` follow `before`.

    Raises:
        OvertakenError: somebody booked at this counter since `before` was read; run the whole unit again.
    """
    if before.chain_seq == 0:
        repository.add(session, after)
    elif not repository.advance(session, after, seen_seq=before.chain_seq):
        raise OvertakenError(before.counter_name)
