"""Adding to the chain of a counter, in the transaction of what is booked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import insert
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.order.chain.models import ChainLinkRow
from ttms_server.order.chain.snapshot import facts_of, hash_of, snapshot_of
from ttms_server.order.counter import service as counter_service
from ttms_server.order.counter.repository import Counter
from ttms_server.schema import AnyRow, table_of

_LINKS = table_of(ChainLinkRow)
_INSERT = insert(_LINKS)


@dataclass(frozen=True, slots=True)
class Step:
    """A counter before a booking, and what is different after it, apart from the chain."""

    before: Counter
    after: Counter


def add_link(session: Session, step: Step, *, request_id: str, rows: Sequence[AnyRow]) -> None:
    """Chain all `rows` that the request made; the counter moves on with it.

    Raises:
        OvertakenError: somebody booked at this counter meanwhile; run the whole unit again.
    """
    before = step.before
    snapshot = snapshot_of(facts_of(rows), counter_name=before.counter_name, request_id=request_id)
    seq, chained = before.chain_seq + 1, hash_of(before.chain_hash, snapshot)
    # The counter first: it is what two bookings at once meet at.
    counter_service.move_on(session, before, replace(step.after, chain_seq=seq, chain_hash=chained))
    link = {
        "counter_name": before.counter_name,
        "seq": seq,
        "request_id": request_id,
        "prev_hash": before.chain_hash,
        "hash": chained,
        "snapshot": snapshot,
    }
    if batch := batch_of(session):
        batch.add(_LINKS, [link])
    else:
        session.execute(_INSERT, link)
