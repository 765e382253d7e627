"""Reports on the wire, and their spans and groupings, which lists of orders share."""

from typing import Any

from ttms_api.v1 import order_pb2 as pb
from ttms_server.config import CinemaSettings
from ttms_server.errors import FieldInvalid
from ttms_server.order.report import service
from ttms_server.order.report.days import checked_days
from ttms_server.order.report.figures import Figures
from ttms_server.order.report.names import ReportRow
from ttms_server.order.report.selection import Basis, Grouping, Span
from ttms_server.order.till import TillRpc
from ttms_server.paging import page_of
from ttms_server.play.messages import schedule_message

_BASES = {
    pb.REPORT_BASIS_SHOW_DAY: Basis.SHOW_DAY,
    pb.REPORT_BASIS_BOOKING_DAY: Basis.BOOKING_DAY,
}
_GROUPINGS = {
    pb.REPORT_GROUPING_PLAY: Grouping.PLAY,
    pb.REPORT_GROUPING_SCHEDULE: Grouping.SCHEDULE,
    pb.REPORT_GROUPING_DAY: Grouping.DAY,
    pb.REPORT_GROUPING_STUDIO: Grouping.STUDIO,
    pb.REPORT_GROUPING_CLERK: Grouping.CLERK,
    pb.REPORT_GROUPING_TICKET_TYPE: Grouping.TICKET_TYPE,
    pb.REPORT_GROUPING_COUNTER: Grouping.COUNTER,
    pb.REPORT_GROUPING_TENDER: Grouping.TENDER,
}


class ReportRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def GetSalesReport(self, request: pb.GetSalesReportRequest, context: Any) -> pb.GetSalesReportResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        span, grouping = span_of(request.span, self._till.cinema), grouping_of(request.grouping)
        report = await self._till.database.read_report(
            lambda session: service.get_sales_report(session, span, grouping, page)
        )
        return pb.GetSalesReportResponse(
            rows=[_row(row) for row in report.rows.items],
            total=_figures(report.total),
            next_page_token=report.rows.next_page_token,
        )


def span_of(span: pb.ReportSpan, cinema: CinemaSettings) -> Span:
    """The span of a request.

    Raises:
        FieldInvalid, SpanTooLong: as no report has it.
    """
    if span.basis not in _BASES:
        raise FieldInvalid("span.basis", "must be a basis that this server knows")
    return Span(checked_days(span.first_day, span.last_day), _BASES[span.basis], cinema.zone)


def grouping_of(number: pb.ReportGrouping.ValueType) -> Grouping:
    """The grouping of a request.

    Raises:
        FieldInvalid: there is none such.
    """
    if number not in _GROUPINGS:
        raise FieldInvalid("grouping", "must be a grouping that this server knows")
    return _GROUPINGS[number]


def _row(row: ReportRow) -> pb.ReportRow:
    return pb.ReportRow(
        key=row.key,
        name=row.name,
        name_en=row.name_en,
        schedule=None if row.schedule is None else schedule_message(row.schedule),
        figures=_figures(row.figures),
    )


def _figures(figures: Figures) -> pb.ReportFigures:
    return pb.ReportFigures(
        shows=figures.shows,
        tickets_sold=figures.sums.tickets_sold,
        tickets_refunded=figures.sums.tickets_refunded,
        gross_minor=figures.sums.gross_minor,
        refunded_minor=figures.sums.refunded_minor,
        net_minor=figures.sums.net_minor,
        places_sold=figures.sums.places,
        places_offered=figures.places_offered,
    )
