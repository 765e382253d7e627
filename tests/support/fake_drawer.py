"""A drawer in memory with the shift calls of the client: it decides like the server."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from ttms_client.errors import DrawerHoldsLess, ShiftNotOpen, ShiftOpen
from ttms_client.payment import Tender
from ttms_client.shift import (
    CashDirection,
    CashMove,
    Shift,
    ShiftReport,
    SoldFigures,
    TenderFigures,
    ZReport,
    ZReportSummary,
)

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
VALUES = (10000, 5000, 100, 50)
TAKEN = 9000


class FakeDrawer:
    """Counter 2's; `report` is None while no shift is open. It is told as the server tells it: to a clerk blindly."""

    def __init__(self) -> None:
        self.is_blind = True
        self.report: ShiftReport | None = None
        self.z_reports: list[ZReport] = []
        self.listed = 0
        self.counts: list[Mapping[int, int]] = []

    def open_shift(self, *, float_minor: int, request_id: str) -> Shift:
        if self.report is not None:
            raise ShiftOpen("open", {"counter_name": "2"})
        shift = Shift(1, "2", "林晓燕", NOW, float_minor)
        tenders = (TenderFigures(Tender.CASH, TAKEN, 0),)
        types = (SoldFigures("adult", "成人", "Adult", 2, 0, TAKEN, 0),)
        expected = float_minor + TAKEN
        self.report = ShiftReport(
            shift, 2, 0, 0, TAKEN, 0, TAKEN, tenders, types, (), (), expected, denominations_minor=VALUES
        )
        return shift

    def move_cash(self, direction: CashDirection, *, amount_minor: int, reason: str, request_id: str) -> None:
        self._move(amount_minor if direction is CashDirection.IN else -amount_minor, reason)

    def open_drawer(self, *, reason: str, request_id: str) -> None:
        self._move(0, reason)

    def _move(self, amount_minor: int, reason: str) -> None:
        report = self._open_report()
        if -amount_minor > (report.expected_minor or 0):
            raise DrawerHoldsLess("less", {})
        moves = (*report.cash_moves, CashMove(NOW, "林晓燕", amount_minor, reason))
        expected = (report.expected_minor or 0) + amount_minor
        self.report = replace(report, cash_moves=moves, expected_minor=expected)

    def get_shift_report(self, counter_name: str = "") -> ShiftReport:
        report = self._open_report()
        return _blind(report) if self.is_blind else report

    def _open_report(self) -> ShiftReport:
        if self.report is None:
            raise ShiftNotOpen("none", {"counter_name": "2"})
        return self.report

    def close_shift(self, counted: Mapping[int, int], *, note: str = "", request_id: str) -> ZReport:
        report = self._open_report()
        self.counts.append(counted)
        expected = report.expected_minor or 0
        total = sum(minor * count for minor, count in counted.items())
        made = ZReport(
            len(self.z_reports) + 1,
            report,
            "林晓燕",
            NOW,
            dict(counted),
            total,
            total - expected,
            note,
            TAKEN,
            7,
            "a" * 64,
            "",
        )
        self.z_reports.append(made)
        self.report = None
        return made

    def list_z_reports(self, counter_name: str = "") -> list[ZReportSummary]:
        self.listed += 1
        return [_summary(each) for each in reversed(self.z_reports)]

    def get_z_report(self, counter_name: str, z_number: int) -> ZReport:
        return self.z_reports[z_number - 1]


def _blind(report: ShiftReport) -> ShiftReport:
    types = tuple(replace(sold, gross_minor=0, refunded_minor=0) for sold in report.ticket_types)
    shift = replace(report.shift, float_minor=0)
    hidden = replace(report, shift=shift, tenders=(), ticket_types=types, expected_minor=None)
    return replace(hidden, gross_minor=0, refunded_minor=0, net_minor=0)


def _summary(made: ZReport) -> ZReportSummary:
    return ZReportSummary(
        "2", made.z_number, made.closed_by, NOW, TAKEN, 0, TAKEN, 0, made.counted_minor, made.variance_minor, TAKEN
    )
