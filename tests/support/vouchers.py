"""What tests of vouchers at the counter look at."""

from support.fake_cinema import FakeCinema
from ttms_client.payment import Tender
from ttms_desktop.journal import Journal
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.session import Counter


def journal_of(counter: Counter) -> Journal:
    assert counter.journal is not None
    return counter.journal


def issued(cinema: FakeCinema) -> list[tuple[Tender, int, int, int]]:
    """How each voucher was paid: tender, amount, given, change."""
    lines = [voucher.payment for voucher in cinema.issued.values()]
    return [(line.tender, line.amount_minor, line.given_minor, line.change_minor) for line in lines]


def titles(printing: PrintDesk) -> list[tuple[str, bool]]:
    """What is in the print queue, and whether it opens the drawer."""
    return [(job.document.title, job.document.opens_drawer) for job in printing.queue.jobs]
