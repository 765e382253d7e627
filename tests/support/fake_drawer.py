"""A drawer in memory with the shift calls of the client: it decides like the server."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from ttms_client.errors import ShiftNotOpen, ShiftOpen
from ttms_client.payment import Tender
from ttms_client.shift import (
    CashDirection,
    CashMove,
    Shift,
    ShiftReport,
    TenderFigures,
    ZReport,
    ZReportSummary,
)

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
VALUES = (10000, 5000, 100, 50)
TAKEN = 9000


class FakeDrawer:
    """Counter 2's; `shift` is None while none is open."""

    def __init__(self) -> None:
        self.report: ShiftReport | None = None
        self.z_reports: list[ZReport] = []
        self.listed = 0
        self.counts: list[Mapping[int, int]] = []

    def open_shift(self, *, float_minor: int, request_id: str) -> Shift:
        if self.report is not None:
            raise ShiftOpen("open", {"counter_name": "2"})
        shift = Shift(1, "2", "林晓燕", NOW, float_minor)
        tenders = (TenderFigures(Tender.CASH, TAKEN, 0),)
        self.report = ShiftReport(
            shift, 2, 0, 0, TAKEN, 0, TAKEN, tenders, (), (), (), None, denominations_minor=VALUES
        )
        return shift

    def move_cash(self, direction: CashDirection, *, amount_minor: int, reason: str, request_id: str) -> None:
        report = self.get_shift_report()
        signed = amount_minor if direction is CashDirection.IN else -amount_minor
        self.report = replace(report, cash_moves=(*report.cash_moves, CashMove(NOW, "林晓燕", signed, reason)))

    def open_drawer(self, *, reason: str, request_id: str) -> None:
        report = self.get_shift_report()
        self.report = replace(report, cash_moves=(*report.cash_moves, CashMove(NOW, "林晓燕", 0, reason)))

    def get_shift_report(self, counter_name: str = "") -> ShiftReport:
        if self.report is None:
            raise ShiftNotOpen("none", {"counter_name": "2"})
        return self.report

    def close_shift(self, counted: Mapping[int, int], *, note: str = "", request_id: str) -> ZReport:
        report = self.get_shift_report()
        self.counts.append(counted)
        moved = sum(move.amount_minor for move in report.cash_moves)
        expected = report.shift.float_minor + TAKEN + moved
        total = sum(minor * count for minor, count in counted.items())
        made = ZReport(
            len(self.z_reports) + 1,
            replace(report, expected_minor=expected),
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


def _summary(made: ZReport) -> ZReportSummary:
    return ZReportSummary(
        "2", made.z_number, made.closed_by, NOW, TAKEN, 0, TAKEN, 0, made.counted_minor, made.variance_minor, TAKEN
    )
