"""Shifts: a drawer from its float to its Z report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import REPORT_SECONDS, SELL_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, well_formed
from ttms_client.payment import Tender
from ttms_client.play import Schedule, schedule_of


class CashDirection(Enum):
    """Into the drawer or out of it; or neither, where it was only opened."""

    IN = 1
    OUT = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Shift:
    """A drawer in use; money in minor units."""

    shift_id: int
    counter_name: str
    opened_by: str
    opened_at: datetime
    float_minor: int


@dataclass(frozen=True, slots=True)
class TenderFigures:
    """What one means of payment took and gave back."""

    tender: Tender
    taken_minor: int
    given_back_minor: int


@dataclass(frozen=True, slots=True)
class SoldFigures:
    """What was sold and refunded of a ticket type or show; `key` is its code or id, the schedule only for shows."""

    key: str
    name: str
    name_en: str
    tickets_sold: int
    tickets_refunded: int
    gross_minor: int
    refunded_minor: int
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash put into the drawer, or taken out if negative; 0 where it was opened and nothing moved."""

    moved_at: datetime
    clerk_name: str
    amount_minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """What a shift comes to.

    For whoever has to count the drawer blindly `expected_minor` is None, and no money is told but that of
    `cash_moves`: `tenders` is empty, and all other amounts are 0.

    What vouchers were sold for is in the tenders, and no revenue yet.
    """

    shift: Shift
    sales: int
    refunds: int
    free_tickets: int
    gross_minor: int
    refunded_minor: int
    net_minor: int
    tenders: tuple[TenderFigures, ...]
    ticket_types: tuple[SoldFigures, ...]
    shows: tuple[SoldFigures, ...]
    cash_moves: tuple[CashMove, ...]
    expected_minor: int | None
    vouchers_sold: int = 0
    vouchers_minor: int = 0
    extras_minor: int = 0
    extras_refunded_minor: int = 0
    denominations_minor: tuple[int, ...] = ()

    @property
    def is_blind(self) -> bool:
        """Whether it was made for somebody who has yet to count."""
        return self.expected_minor is None


@dataclass(frozen=True, slots=True)
class ZReport:
    """The end of a shift; `counted` says how many of which denomination, `chain_hash` where the counter's chain was."""

    z_number: int
    report: ShiftReport
    closed_by: str
    closed_at: datetime
    counted: Mapping[int, int]
    counted_minor: int
    variance_minor: int
    note: str
    grand_total_minor: int
    chain_seq: int
    chain_hash: str
    previous_chain_hash: str

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Each coin or note that was counted and how many, the largest first; none where the sum was counted."""
        found = tuple((minor, count) for minor, count in sorted(self.counted.items(), reverse=True) if count)
        return () if [minor for minor, _ in found] == [1] else found


@dataclass(frozen=True, slots=True)
class ZReportSummary:
    """A line of the list of Z reports."""

    counter_name: str
    z_number: int
    closed_by: str
    closed_at: datetime
    gross_minor: int
    refunded_minor: int
    net_minor: int
    expected_minor: int
    counted_minor: int
    variance_minor: int
    grand_total_minor: int


class ShiftCalls:
    """The calls of the order service that keep drawers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def open_shift(self, *, float_minor: int, request_id: str) -> Shift:
        """Open the shift of the caller's counter with a float.

        Raises:
            ShiftOpen, AmountInvalid: one is open already; negative or absurd money.
        """
        request = well_formed(order_pb2.OpenShiftRequest, request_id=request_id, float_minor=float_minor)
        return _shift(self._connection.change(self._stub.OpenShift, request, seconds=SELL_SECONDS).shift)

    def move_cash(self, direction: CashDirection, *, amount_minor: int, reason: str, request_id: str) -> None:
        """Put cash into the drawer or take it out; `amount_minor` is positive, and 0 where nothing is moved.

        Raises:
            ShiftNotOpen, AmountInvalid, FieldInvalid: no open shift; no money, or absurdly much; no reason.
            DrawerHoldsLess: so much should not be in the drawer, and nothing was taken out.
        """
        request = well_formed(
            order_pb2.MoveCashRequest,
            request_id=request_id,
            direction=order_pb2.CashDirection.ValueType(direction.value),
            amount_minor=amount_minor,
            reason=reason,
        )
        self._connection.change(self._stub.MoveCash, request, seconds=SELL_SECONDS)

    def open_drawer(self, *, reason: str, request_id: str) -> None:
        """Note why the drawer is opened without a sale; as a sale does, it begins a shift where none is open.

        Raises:
            ShiftNotOpen, FieldInvalid: the cinema asks for a shift with a float first; no reason.
        """
        self.move_cash(CashDirection.NONE, amount_minor=0, reason=reason, request_id=request_id)

    def get_shift_report(self, counter_name: str = "") -> ShiftReport:
        """The X report of the caller's counter, or for managers of another one.

        Raises:
            ShiftNotOpen, NoRight: no open shift; a clerk asks for another counter.
        """
        request = well_formed(order_pb2.GetShiftReportRequest, counter_name=counter_name)
        answer = self._connection.ask(self._stub.GetShiftReport, request, seconds=REPORT_SECONDS)
        return _report(answer.report, tuple(answer.denominations_minor))

    def close_shift(self, counted: Mapping[int, int], *, note: str = "", request_id: str) -> ZReport:
        """End the shift of the caller's counter; `counted` is denomination in minor units → how many lie there.

        Raises:
            ShiftNotOpen, DenominationUnknown, FieldInvalid: no open shift; a wrong count.
        """
        lines = [
            well_formed(order_pb2.Counted, denomination_minor=value, count=count) for value, count in counted.items()
        ]
        request = well_formed(order_pb2.CloseShiftRequest, request_id=request_id, counted=lines, note=note)
        return _z_report(self._connection.change(self._stub.CloseShift, request, seconds=SELL_SECONDS).z_report)

    def list_z_reports(self, counter_name: str = "") -> list[ZReportSummary]:
        """All Z reports, newest first, of one counter or of all.

        Raises:
            NoRight: they are for managers.
        """

        def page(token: str) -> order_pb2.ListZReportsResponse:
            request = well_formed(
                order_pb2.ListZReportsRequest, counter_name=counter_name, page_size=PAGE_SIZE, page_token=token
            )
            return self._connection.ask(self._stub.ListZReports, request)

        return [_summary(line) for answer in every_page(page) for line in answer.z_reports]

    def get_z_report(self, counter_name: str, z_number: int) -> ZReport:
        """One Z report with everything that its shift came to.

        Raises:
            ZReportNotFound, NoRight: there is none; it is for managers.
        """
        request = well_formed(order_pb2.GetZReportRequest, counter_name=counter_name, z_number=z_number)
        answer = self._connection.ask(self._stub.GetZReport, request, seconds=REPORT_SECONDS)
        return _z_report(answer.z_report)


def _shift(message: order_pb2.Shift) -> Shift:
    return Shift(
        message.shift_id,
        message.counter_name,
        message.opened_by,
        message.opened_at.ToDatetime(tzinfo=UTC),
        message.float_minor,
    )


def _report(message: order_pb2.ShiftReport, denominations_minor: tuple[int, ...] = ()) -> ShiftReport:
    return ShiftReport(
        shift=_shift(message.shift),
        sales=message.sales,
        refunds=message.refunds,
        free_tickets=message.free_tickets,
        gross_minor=message.gross_minor,
        refunded_minor=message.refunded_minor,
        net_minor=message.net_minor,
        tenders=tuple(
            TenderFigures(Tender(line.tender), line.taken_minor, line.given_back_minor) for line in message.tenders
        ),
        ticket_types=tuple(map(_sold, message.ticket_types)),
        shows=tuple(map(_sold, message.shows)),
        cash_moves=tuple(
            CashMove(move.moved_at.ToDatetime(tzinfo=UTC), move.clerk_name, move.amount_minor, move.reason)
            for move in message.cash_moves
        ),
        expected_minor=message.expected_minor if message.HasField("expected_minor") else None,
        vouchers_sold=message.vouchers_sold,
        vouchers_minor=message.vouchers_minor,
        extras_minor=message.extras_minor,
        extras_refunded_minor=message.extras_refunded_minor,
        denominations_minor=denominations_minor,
    )


def _sold(message: order_pb2.SoldFigures) -> SoldFigures:
    return SoldFigures(
        message.key,
        message.name,
        message.name_en,
        message.tickets_sold,
        message.tickets_refunded,
        message.gross_minor,
        message.refunded_minor,
        schedule_of(message.schedule) if message.HasField("schedule") else None,
    )


def _z_report(message: order_pb2.ZReport) -> ZReport:
    return ZReport(
        z_number=message.z_number,
        report=_report(message.report),
        closed_by=message.closed_by,
        closed_at=message.closed_at.ToDatetime(tzinfo=UTC),
        counted={line.denomination_minor: line.count for line in message.counted},
        counted_minor=message.counted_minor,
        variance_minor=message.variance_minor,
        note=message.note,
        grand_total_minor=message.grand_total_minor,
        chain_seq=message.chain_seq,
        chain_hash=message.chain_hash,
        previous_chain_hash=message.previous_chain_hash,
    )


def _summary(message: order_pb2.ZReportSummary) -> ZReportSummary:
    return ZReportSummary(
        message.counter_name,
        message.z_number,
        message.closed_by,
        message.closed_at.ToDatetime(tzinfo=UTC),
        message.gross_minor,
        message.refunded_minor,
        message.net_minor,
        message.expected_minor,
        message.counted_minor,
        message.variance_minor,
        message.grand_total_minor,
    )
