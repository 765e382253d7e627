"""A manager's reports of a span of days, one after the other."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bench.clients.caller import Callers, Tally
from ttms_api.v1 import order_pb2 as pb

GROUPINGS: Mapping[str, pb.ReportGrouping.ValueType] = {
    "film": pb.REPORT_GROUPING_PLAY,
    "day": pb.REPORT_GROUPING_DAY,
    "hall": pb.REPORT_GROUPING_STUDIO,
}


async def run(
    callers: Callers, *, tokens: Sequence[str], seconds: float, first_day: str, last_day: str
) -> dict[str, Any]:
    """The seconds of each first page by grouping, and the tickets that the total counts; every grouping once at least.

    Raises:
        RuntimeError: a report was refused.
    """
    caller, tally = callers.of(tokens)[0], Tally()
    span = pb.ReportSpan(first_day=first_day, last_day=last_day, basis=pb.REPORT_BASIS_SHOW_DAY)
    took: dict[str, list[float]] = defaultdict(list)
    tickets, began = 0, time.perf_counter()
    while not took or time.perf_counter() - began < seconds:
        for name, grouping in GROUPINGS.items():
            answer = await caller(
                tally, caller.order.GetSalesReport, pb.GetSalesReportRequest(span=span, grouping=grouping)
            )
            if answer is None:
                raise RuntimeError(f"the report was refused: {dict(tally.outcomes)}")
            took[name].append(tally.seconds[-1])
            tickets = answer.total.tickets_sold
    return tally.facts(time.perf_counter() - began) | {"took": took, "tickets": tickets}
