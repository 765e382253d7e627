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


def number_in(column: str, between: str) -> str:
    """SQL for the number at the end of a document's name, behind its counter's and what is `between` them.

    Numbers have six digits or more, so that their names are not in their order.
    """
    return f"(REPLACE({column}, CONCAT('', counter_name, '{between}'), '') + 0)"
