"""Printers that fail after a sale: one order each, nothing lost, nothing twice without COPY, and copies are counted.

Two rounds of each here, fifty in the campaign.
"""

from dataclasses import replace

from support.campaign import rounds, tell
from support.print_bench import PrintBench
from ttms_client.order import Order
from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing.failures import PaperOut, PrinterAway, PrinterCutOff, PrinterSilent
from ttms_desktop.printing.queue.job import JobState

ROUNDS = rounds(2, full=50)
NIGHT = 10 * 3600.0
NIGHT_JOBS = rounds(15, full=50)


def numbered(order: Order, number: int) -> Order:
    """Another order like it."""
    tickets = tuple(replace(ticket, code=f"{ticket.code}{number}") for ticket in order.tickets)
    return replace(order, order_number=f"2-{number:06d}", tickets=tickets)


def test_a_sale_prints_by_itself_with_the_drawer_first(bench: PrintBench) -> None:
    order = bench.till.sell(places=2)

    assert bench.printer.slips == bench.dots(order)
    assert bench.printer.events == ["kick", "cut", "cut"]
    assert bench.printing.queue.open_jobs == []


def test_paper_out_keeps_the_tickets_until_there_is_paper(bench: PrintBench) -> None:
    printer = bench.printer
    expected: list[bytes] = []
    for number in range(ROUNDS):
        printer.has_paper = False
        order = bench.till.sell()
        assert bench.the_job.state is JobState.WAITING
        next_order = bench.till.sell()  # which the printer does not keep from being sold
        bench.try_again()
        assert printer.slips == expected
        printer.has_paper = True
        bench.try_again()
        expected += [*bench.dots(order), *bench.dots(next_order)]
        assert printer.slips == expected
        assert len(bench.told) == number + 1
    assert all(isinstance(failure, PaperOut) for failure in bench.told)
    assert bench.till.orders == 2 * ROUNDS
    tell(f"paper out: {ROUNDS} times, {bench.till.orders} orders, {len(printer.slips)} tickets, none twice")


def test_a_plug_pulled_in_mid_ticket_asks_and_a_second_print_is_a_counted_copy(bench: PrintBench) -> None:
    printer, printing, runner = bench.printer, bench.printing, bench.runner
    expected: list[bytes] = []
    for number in range(ROUNDS):
        printer.paper_for, printer.cut_after = None, 700 * (number % 13 + 1)
        order = bench.till.sell(places=2)
        job = bench.the_job
        assert (job.state, job.done) == (JobState.UNKNOWN, 0)
        printer.cut_after = None
        printing.queue.work()
        runner.settle()
        assert printer.slips == expected, "nothing is printed before somebody says so"
        bench.client.lost_answers["reprint_tickets"] = number % 2
        printing.print_again(job.job_id)
        runner.settle()
        if number % 2:
            printing.print_again(job.job_id)  # the answer was lost: the same copy, counted once
            runner.settle()
        first, second = (ticket.ticket_id for ticket in order.tickets)
        expected += [bench.dots(order, {first: bench.client.copies[first]})[0], bench.dots(order)[1]]
        assert bench.client.copies[first] == number + 1
        assert second not in bench.client.copies
        assert printer.slips == expected
    assert [type(failure) for failure in bench.told if isinstance(failure, LocalFailure)] == [PrinterCutOff] * ROUNDS
    assert bench.till.orders == ROUNDS
    tell(f"plug pulled: {ROUNDS} times, {bench.till.orders} orders, {ROUNDS} copies, all counted")


def test_a_silent_printer_is_told_and_asked_again(bench: PrintBench) -> None:
    printer = bench.printer
    expected: list[bytes] = []
    for number in range(ROUNDS):
        printer.silent, bench.patience.answer_seconds = True, 0.05
        order = bench.till.sell()
        assert bench.the_job.state is JobState.WAITING
        printer.silent, bench.patience.answer_seconds = False, 10.0
        bench.try_again()
        expected += bench.dots(order)
        assert printer.slips == expected
        assert len(bench.told) == number + 1
    assert all(isinstance(failure, PrinterSilent) for failure in bench.told)
    assert bench.till.orders == ROUNDS
    tell(f"silent: {ROUNDS} times, {bench.till.orders} orders, {len(printer.slips)} tickets, none twice")


def test_a_printer_back_after_a_night_prints_nothing_unasked(bench: PrintBench) -> None:
    printer, printing, runner, line = bench.printer, bench.printing, bench.runner, bench.line
    line.off()
    order = bench.till.sell()
    orders = [order, *(numbered(order, number) for number in range(2, NIGHT_JOBS + 1))]
    for later in orders[1:]:
        printing.print_sale(later)
    line.on()
    bench.try_again(NIGHT)
    assert printer.slips == []
    assert [job.state for job in printing.queue.open_jobs] == [JobState.OLD] * NIGHT_JOBS

    unwanted, *wanted = printing.queue.open_jobs
    printing.queue.cancel(unwanted.job_id)
    for job in wanted:
        printing.queue.print_now(job.job_id)
    runner.settle()

    assert printer.slips == [slip for order in orders[1:] for slip in bench.dots(order)]
    assert [type(failure) for failure in bench.told] == [PrinterAway]
    assert printer.events.count("kick") == 0, "a drawer does not spring open for a sale of yesterday"


def test_a_copy_is_counted_and_marked(bench: PrintBench) -> None:
    order = bench.till.sell()

    for _ in range(2):
        bench.printing.print_order(order)
        bench.runner.settle()

    (ticket,) = order.tickets
    assert bench.client.copies == {ticket.ticket_id: 2}
    assert bench.printer.slips == [
        bench.dots(order)[0],
        *(bench.dots(order, {ticket.ticket_id: number})[0] for number in (1, 2)),
    ]
    assert bench.printer.events.count("kick") == 1


def test_whoever_says_that_it_was_printed_gets_the_rest_and_no_copy(bench: PrintBench) -> None:
    bench.printer.cut_after = 3_000
    order = bench.till.sell(places=2)
    bench.printer.cut_after = None

    bench.printing.queue.say_printed(bench.the_job.job_id)
    bench.runner.settle()

    assert bench.printer.slips == [bench.dots(order)[1]]
    assert bench.client.copies == {}
    assert bench.printing.queue.open_jobs == []
