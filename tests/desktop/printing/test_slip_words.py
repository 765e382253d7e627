"""What slips say in the languages that the cinema prints, whatever the clerk's window speaks."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from support.fake_cinema import CINEMA
from support.print_bench import PrintBench
from ttms_client.order import Order, Refund
from ttms_client.payment import RefundLine, Tender
from ttms_desktop.printing.documents import receipt_document
from ttms_desktop.printing.refund_slip import refund_document

SOLD = datetime(2026, 11, 22, 11, 12, tzinfo=UTC)
STARTS = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # after midnight in Shanghai
UNTIL = datetime(2026, 12, 21, 17, 30, tzinfo=UTC)


@pytest.fixture
def order(bench: PrintBench) -> Order:
    made = bench.till.sell(2)
    return replace(made, sold_at=SOLD, schedule=replace(made.schedule, starts_at=STARTS))


def refund_of(order: Order, until: datetime | None) -> Refund:
    line = RefundLine(Tender.VOUCHER, 4500, None, "ABCD234567EFGHJK", until)
    return Refund(1, "2-R000001", (order.tickets[0].ticket_id,), (line,), 4500, "r", SOLD, "2", "林晓燕")


@pytest.mark.parametrize(
    ("languages", "sold", "starts"),
    [
        ("zh_CN", "2026年11月22日 19:12", "2026年11月23日 00:30"),
        ("both", "2026年11月22日 19:12", "2026年11月23日 00:30"),
        ("en", "22 Nov 2026 19:12", "23 Nov 2026 00:30"),
    ],
)
def test_a_receipt_says_its_days_in_its_own_language(order: Order, languages: str, sold: str, starts: str) -> None:
    [slip] = receipt_document(order, CINEMA, languages=languages).slips

    assert {sold, starts} <= {line.text for line in slip.lines}


def test_the_slip_of_a_refund_says_until_when_a_voucher_is_valid_now(order: Order) -> None:
    [slip] = refund_document(order, refund_of(order, UNTIL), CINEMA, languages="en").slips
    said = [(line.text, line.right) for line in slip.lines if line.right]

    assert said[:2] == [("Refund", "2-R000001"), ("Order", order.order_number)]
    assert said[-3:] == [
        ("Given back", "¥45.00"),
        ("Voucher ABCD234567EFGHJK", "¥45.00"),
        ("Valid until", "22 Dec 2026"),
    ]
    assert len([line for line in slip.lines if "  " in line.text]) == 1


def test_it_is_printed_where_receipts_are_wanted_and_whenever_a_voucher_has_a_new_day(
    bench: PrintBench, order: Order
) -> None:
    devices = bench.printing.devices

    bench.printing.print_refund(order, refund_of(order, None))
    quiet = [job.document.title for job in bench.printing.queue.jobs]
    bench.printing.print_refund(order, refund_of(order, UNTIL))
    told = [job.document.title for job in bench.printing.queue.jobs]
    devices.write(replace(devices.devices, receipts_always=True))
    bench.printing.print_refund(replace(order, order_number="2-000099"), refund_of(order, None))

    assert "2-R000001" not in quiet
    assert told.count("2-R000001") == 1
    assert [job.document.title for job in bench.printing.queue.jobs].count("2-R000001") == 2
