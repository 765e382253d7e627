"""A sentence that must be true of every database at every moment, and the query that finds what breaks it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise; `looks_at` is the table whose rows are looked through, and the query finds none that break it.

    `code` groups them: I1 seats, I2 claims, I3 prices, I4 refunds, I5 ledger, I6 sums, I7 requests, I8 numbers, I9
    chains, I10 what counters were told, I11 the tables themselves.
    """

    code: str
    text: str
    looks_at: str
    query: str
