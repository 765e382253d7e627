"""X and Z reports on the wire."""

from typing import Any

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller, refuse_foreign_counter
from ttms_server.fields import checked_id, checked_text
from ttms_server.letters import reading_key
from ttms_server.order.payment.rpc import TENDERS_ON_WIRE
from ttms_server.order.shift import denominations
from ttms_server.order.shift.report import service as reports
from ttms_server.order.shift.report.figures import TicketFigures
from ttms_server.order.shift.report.service import NamedShift, ShiftReport, ZReport
from ttms_server.order.till import TillRpc
from ttms_server.paging import page_of
from ttms_server.play.messages import schedule_message
from ttms_server.user.counters import service as counters
from ttms_server.user.counters.service import LONGEST_COUNTER
from ttms_server.user.role import Role


class ShiftReportRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def GetShiftReport(self, request: pb.GetShiftReportRequest, context: Any) -> pb.GetShiftReportResponse:
        caller = current_caller.get()
        named = checked_text(request.counter_name, "counter_name", longest=LONGEST_COUNTER, empty=True)
        is_own = not named or reading_key(named) == reading_key(caller.counter_name)
        counter = caller.counter_name if is_own else named
        refuse_foreign_counter(caller, counter)
        report = await self._till.database.read_snapshot(
            lambda session: reports.get_open_report(session, counters.spelling_of(session, counter))
        )
        message = report_message(report)
        if caller.role is Role.CLERK:
            _make_blind(message)
        return pb.GetShiftReportResponse(report=message, denominations_minor=self._till.denominations)

    async def ListZReports(self, request: pb.ListZReportsRequest, context: Any) -> pb.ListZReportsResponse:
        page = page_of(request.page_size, request.page_token, key_length=3)
        counter = checked_text(request.counter_name, "counter_name", longest=LONGEST_COUNTER, empty=True)
        found = await self._till.database.read_snapshot(
            lambda session: reports.list_z_reports(
                session, page, counter_name=counters.spelling_of(session, counter) if counter else ""
            )
        )
        summaries = [summary_message(report) for report in found.items]
        return pb.ListZReportsResponse(z_reports=summaries, next_page_token=found.next_page_token)

    async def GetZReport(self, request: pb.GetZReportRequest, context: Any) -> pb.GetZReportResponse:
        counter = checked_text(request.counter_name, "counter_name", longest=LONGEST_COUNTER)
        number = checked_id(request.z_number, "z_number")
        report = await self._till.database.read_snapshot(
            lambda session: reports.get_z_report(session, counters.spelling_of(session, counter), number)
        )
        return pb.GetZReportResponse(z_report=z_message(report))


def shift_message(shift: NamedShift) -> pb.Shift:
    return pb.Shift(
        shift_id=shift.row.shift_id,
        counter_name=shift.row.counter_name,
        opened_by=shift.opened_by,
        opened_at=wire.moment(shift.row.opened_at),
        float_minor=shift.row.float_minor,
    )


def report_message(report: ShiftReport) -> pb.ShiftReport:
    figures = report.figures
    return pb.ShiftReport(
        shift=shift_message(report.shift),
        sales=figures.sales,
        refunds=figures.refunds,
        free_tickets=figures.free_tickets,
        gross_minor=figures.gross_minor,
        refunded_minor=figures.refunded_minor,
        net_minor=figures.net_minor,
        tenders=[
            pb.TenderFigures(
                tender=TENDERS_ON_WIRE[line.tender],
                taken_minor=line.taken_minor,
                given_back_minor=line.given_back_minor,
            )
            for line in figures.tenders.values()
        ],
        ticket_types=_ticket_types(report),
        shows=_shows(report),
        cash_moves=[
            pb.CashMove(
                moved_at=wire.moment(move.moved_at),
                clerk_name=report.people[move.user_id],
                amount_minor=move.amount_minor,
                reason=move.reason,
            )
            for move in figures.moves
        ],
        expected_minor=figures.expected_minor,
        vouchers_sold=figures.vouchers_sold,
        vouchers_minor=figures.vouchers_minor,
        extras_minor=figures.extras.gross_minor,
        extras_refunded_minor=figures.extras.refunded_minor,
    )


def _make_blind(message: pb.ShiftReport) -> None:
    """Take away what tells how much cash should be there: whoever counts it knows what was moved without a sale."""
    message.ClearField("expected_minor")
    message.ClearField("tenders")
    message.shift.ClearField("float_minor")
    message.gross_minor = message.refunded_minor = message.net_minor = message.vouchers_minor = 0
    message.extras_minor = message.extras_refunded_minor = 0
    for sold in (*message.ticket_types, *message.shows):
        sold.gross_minor = sold.refunded_minor = 0


def z_message(z_report: ZReport) -> pb.ZReport:
    """The count is over: everybody may know what was expected."""
    row = z_report.row
    counted = denominations.counted_of(row.counted)
    return pb.ZReport(
        z_number=row.z_number,
        report=None if z_report.report is None else report_message(z_report.report),
        closed_by=z_report.closed_by,
        closed_at=wire.moment(row.closed_at),
        counted=[pb.Counted(denomination_minor=value, count=count) for value, count in counted.items()],
        counted_minor=row.counted_minor,
        variance_minor=row.variance_minor,
        note=row.note,
        grand_total_minor=row.grand_total_minor,
        chain_seq=row.chain_seq,
        chain_hash=row.chain_hash,
        previous_chain_hash=row.previous_chain_hash,
    )


def summary_message(z_report: ZReport) -> pb.ZReportSummary:
    row = z_report.row
    return pb.ZReportSummary(
        counter_name=row.counter_name,
        z_number=row.z_number,
        closed_by=z_report.closed_by,
        closed_at=wire.moment(row.closed_at),
        gross_minor=row.gross_minor,
        refunded_minor=row.refunded_minor,
        net_minor=row.net_minor,
        expected_minor=row.expected_minor,
        counted_minor=row.counted_minor,
        variance_minor=row.variance_minor,
        grand_total_minor=row.grand_total_minor,
    )


def _ticket_types(report: ShiftReport) -> list[pb.SoldFigures]:
    lines = []
    for code, sold in report.figures.ticket_types.items():
        name, name_en = report.ticket_types.get(code, (code, ""))
        lines.append(_sold(pb.SoldFigures(key=code, name=name, name_en=name_en), sold))
    return lines


def _shows(report: ShiftReport) -> list[pb.SoldFigures]:
    lines = []
    for schedule_id, sold in report.figures.shows.items():
        show = report.shows[schedule_id]
        line = pb.SoldFigures(key=str(schedule_id), name=show.play_title, name_en=show.play_title_en)
        line.schedule.CopyFrom(schedule_message(show))
        lines.append(_sold(line, sold))
    return lines


def _sold(line: pb.SoldFigures, sold: TicketFigures) -> pb.SoldFigures:
    line.tickets_sold, line.tickets_refunded = sold.tickets_sold, sold.tickets_refunded
    line.gross_minor, line.refunded_minor = sold.gross_minor, sold.refunded_minor
    return line
