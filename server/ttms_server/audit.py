"""The audit log: a line for each change of money, of the programme and of halls, with the request that made it.

The proof of every sum is the ledger with its chain; these lines tell whoever reads the log when it happened. A request
that is sent again is told again, under the same id. No line has a name, a code or a card.
"""

import logging
from dataclasses import fields

from ttms_server.events import Event, SeatsHeld

log = logging.getLogger(__name__)


def write_down(event: Event) -> None:
    """One line; what only happens to holds is told at debug."""
    level = logging.DEBUG if isinstance(event, SeatsHeld) else logging.INFO
    if log.isEnabledFor(level):
        # Not as `asdict` does it, which copies what nobody changes.
        facts = {one.name: getattr(event, one.name) for one in fields(event)}
        log.log(level, "audit", extra={"what": type(event).__name__} | facts)
