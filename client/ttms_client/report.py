"""Box-office figures, out of the ledger."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import REPORT_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, well_formed
from ttms_client.play import Schedule, schedule_of


class ReportBasis(Enum):
    """What of the cinema days counts.

    SHOW_DAY is every entry of the shows that start on them, whenever it was booked: what a show brought in.
    BOOKING_DAY is every entry that was booked on them, whatever show it is of: what the tills took.
    """

    SHOW_DAY = 1
    BOOKING_DAY = 2


class ReportGrouping(Enum):
    """What a row of a report stands for."""

    PLAY = 1
    SCHEDULE = 2
    DAY = 3
    STUDIO = 4
    CLERK = 5
    TICKET_TYPE = 6
    COUNTER = 7
    TENDER = 8


@dataclass(frozen=True, slots=True)
class ReportSpan:
    """Cinema days, 06:00 to 06:00 in the cinema's zone, both included; at most 400."""

    first_day: date
    last_day: date
    basis: ReportBasis = ReportBasis.SHOW_DAY


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Figures of one row or of all; money in minor units, net is gross minus refunded, places are people.

    `places_offered` is 0 where occupancy means nothing: for BOOKING_DAY, and for tenders. For clerks, counters and
    ticket types it is that of all shows of the span.
    """

    shows: int = 0
    tickets_sold: int = 0
    tickets_refunded: int = 0
    gross_minor: int = 0
    refunded_minor: int = 0
    net_minor: int = 0
    places_sold: int = 0
    places_offered: int = 0


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One film, show, day, hall, clerk, ticket type, counter or tender; `key` is what list_orders takes.

    The show only for SCHEDULE.
    """

    key: str
    name: str
    name_en: str
    figures: ReportFigures
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class SalesReport:
    """All rows, and the total of all."""

    rows: tuple[ReportRow, ...]
    total: ReportFigures


class ReportCalls:
    """What the ledger says."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def get_sales_report(self, span: ReportSpan, grouping: ReportGrouping) -> SalesReport:
        """Days in their order, shows by start, all others by net, highest first.

        Each page is of one moment. If sales happen between the pages of a long report, the total is that of the last
        page, and rows may be a moment older.

        Raises:
            SpanTooLong, FieldInvalid: too many days, or the last before the first.
            NoRight: it is for managers.
        """

        def page(token: str) -> order_pb2.GetSalesReportResponse:
            request = well_formed(
                order_pb2.GetSalesReportRequest,
                span=span_message(span),
                grouping=grouping_number(grouping),
                page_size=PAGE_SIZE,
                page_token=token,
            )
            return self._connection.ask(self._stub.GetSalesReport, request, seconds=REPORT_SECONDS)

        rows: list[ReportRow] = []
        total = ReportFigures()
        for answer in every_page(page):
            rows += map(_row, answer.rows)
            total = _figures(answer.total)
        return SalesReport(tuple(rows), total)


def span_message(span: ReportSpan) -> order_pb2.ReportSpan:
    return order_pb2.ReportSpan(
        first_day=span.first_day.isoformat(),
        last_day=span.last_day.isoformat(),
        basis=order_pb2.ReportBasis.ValueType(span.basis.value),
    )


def grouping_number(grouping: ReportGrouping) -> order_pb2.ReportGrouping.ValueType:
    return order_pb2.ReportGrouping.ValueType(grouping.value)


def _row(message: order_pb2.ReportRow) -> ReportRow:
    return ReportRow(
        key=message.key,
        name=message.name,
        name_en=message.name_en,
        figures=_figures(message.figures),
        schedule=schedule_of(message.schedule) if message.HasField("schedule") else None,
    )


def _figures(message: order_pb2.ReportFigures) -> ReportFigures:
    return ReportFigures(
        shows=message.shows,
        tickets_sold=message.tickets_sold,
        tickets_refunded=message.tickets_refunded,
        gross_minor=message.gross_minor,
        refunded_minor=message.refunded_minor,
        net_minor=message.net_minor,
        places_sold=message.places_sold,
        places_offered=message.places_offered,
    )
