"""Proving that the books are what they were: every chain from its first link, against the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from ttms_server.order.chain.models import ChainLinkRow
from ttms_server.order.chain.snapshot import hash_of, snapshot_of
from ttms_server.order.chain.stored import facts_of_requests, unchained
from ttms_server.order.counter import repository as counter_repository
from ttms_server.order.counter.repository import Counter
from ttms_server.schema import table_of

_LINKS = table_of(ChainLinkRow).c
_CHUNK = 500

Link = Row[int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place at which a chain and the books part; `seq` is 0 where something stands outside every chain."""

    counter_name: str
    seq: int
    what: str

    def __str__(self) -> str:
        where = f"link {self.seq} of counter {self.counter_name}" if self.seq else "outside the chains"
        return f"{where}: {self.what}"


def faults(session: Session) -> Iterator[Fault]:
    """The first fault of each counter's chain, then what is in no chain at all; nothing if the books are whole."""
    known = {counter.counter_name: counter for counter in counter_repository.all_counters(session)}
    chained = session.scalars(select(_LINKS.counter_name).distinct().order_by(_LINKS.counter_name)).all()
    for name in sorted({*known, *chained}):
        fault = _fault_of(session, known.get(name, Counter(name)))
        if fault is not None:
            yield fault
    for what in unchained(session):
        yield Fault("", 0, what)


def _fault_of(session: Session, counter: Counter) -> Fault | None:
    seq, before = 0, ""
    while links := _links(session, counter.counter_name, after=seq):
        facts = facts_of_requests(session, [link.request_id for link in links])
        for link in links:
            snapshot = snapshot_of(
                facts[link.request_id], counter_name=counter.counter_name, request_id=link.request_id
            )
            what = _broken(link, wanted=seq + 1, before=before, snapshot=snapshot)
            if what is not None:
                return Fault(counter.counter_name, seq + 1, what)
            seq, before = link.seq, link.hash
    if (seq, before) != (counter.chain_seq, counter.chain_hash):
        return Fault(counter.counter_name, seq + 1, f"the chain ends here, but the counter is at {counter.chain_seq}")
    return None


def _broken(link: Link, *, wanted: int, before: str, snapshot: str) -> str | None:
    """What is wrong with a link whose tables say `snapshot`."""
    if link.seq != wanted:
        return f"missing; the next one is {link.seq}"
    if link.prev_hash != before:
        return "it does not carry the hash of the link before"
    if link.hash != hash_of(link.prev_hash, link.snapshot):
        return "its own text was changed"
    if link.snapshot != snapshot:
        return f"the tables say something else of request {link.request_id}"
    return None


def _links(session: Session, counter_name: str, *, after: int) -> Sequence[Link]:
    query = (
        select(_LINKS.seq, _LINKS.request_id, _LINKS.prev_hash, _LINKS.hash, _LINKS.snapshot)
        .where(_LINKS.counter_name == counter_name, _LINKS.seq > after)
        .order_by(_LINKS.seq)
        .limit(_CHUNK)
    )
    return session.execute(query).all()
