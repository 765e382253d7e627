"""X and Z reports as slips, in the languages that the cinema prints."""

from collections.abc import Iterable
from datetime import datetime

from ttms_client.payment import Tender
from ttms_client.shift import ShiftReport, SoldFigures, ZReport
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import format_money, signed_money
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.documents import say
from ttms_desktop.printing.words import ENGLISH, moment_text
from ttms_desktop.reasons import reason_text

_WORDS = {
    "x": ("X 报表", "X REPORT"),
    "z": ("Z 报表", "Z REPORT"),
    "counter": ("柜台", "Counter"),
    "opened": ("开班", "Opened"),
    "closed": ("交班", "Closed"),
    "sales": ("销售笔数", "Sales"),
    "refunds": ("退票笔数", "Refunds"),
    "free": ("赠票", "Free tickets"),
    "gross": ("销售额", "Gross"),
    "refunded": ("退款", "Refunded"),
    "net": ("净额", "Net"),
    "extras": ("附加商品", "Extras"),
    "extras_refunded": ("附加商品退款", "Extras refunded"),
    "vouchers": ("售出代金券", "Vouchers sold"),
    "float": ("备用金", "Float"),
    "only_opened": ("仅开钱箱", "only opened"),
    "expected": ("应有现金", "Expected cash"),
    "counted": ("实点现金", "Counted cash"),
    "variance": ("差额", "Difference"),
    "grand": ("累计总额", "Grand total"),
    "chain": ("链", "Chain"),
    "before": ("上一份", "Before"),
    "signed": ("签名", "Signature"),
    "cash": ("现金", "Cash"),
    "card": ("银行卡", "Card"),
    "voucher": ("代金券", "Voucher"),
    "other": ("其他", "Other"),
}


def z_report_document(report: ZReport, cinema: Cinema, *, languages: str = "both") -> Document:
    """A Z report with its count, the grand total and the head of the counter's chain; copies are counted here."""
    form = _Form(cinema, languages)
    counter = report.report.shift.counter_name
    end = [
        Line(LineKind.RULE),
        *(form.count(worth, number) for worth, number in report.pieces),
        form.money("counted", report.counted_minor),
        form.pair("variance", signed_money(report.variance_minor, cinema.currency), bold=True),
        *([Line(LineKind.TEXT, report.note)] if report.note else []),
        Line(LineKind.RULE),
        form.money("grand", report.grand_total_minor, bold=True),
        form.pair("chain", str(report.chain_seq)),
        Line(LineKind.TEXT, report.chain_hash),
        form.pair("before", ""),
        Line(LineKind.TEXT, report.previous_chain_hash),
        Line(LineKind.SPACE),
        form.pair("signed", "____________________"),
        Line(LineKind.SPACE),
    ]
    number = f"Z {report.z_number}"
    closed = form.pair("closed", f"{form.moment(report.closed_at)} {report.closed_by}")
    lines = (*form.head("z", number), *form.body(report.report, closed=[closed]), *end)
    key = f"z:{counter}:{report.z_number}:{report.chain_hash}"
    return Document(key, f"{number} · {counter}", Role.REPORTS, (Slip(lines),), languages=languages, subject=key)


def x_report_document(report: ShiftReport, cinema: Cinema, *, made_at: datetime, languages: str = "both") -> Document:
    """What a shift comes to so far; the minute in which it was asked for is what tells two of them apart."""
    form = _Form(cinema, languages)
    counter = report.shift.counter_name
    lines = (*form.head("x", form.moment(made_at)), *form.body(report, closed=[]))
    key = f"x:{counter}:{report.shift.shift_id}:{made_at:%Y-%m-%d %H:%M}"
    return Document(key, f"X · {counter}", Role.REPORTS, (Slip(lines),), languages=languages, subject=key)


class _Form:
    """What the lines of both reports have in common."""

    def __init__(self, cinema: Cinema, languages: str) -> None:
        self._cinema, self._languages = cinema, languages
        self._calendar = CinemaCalendar(cinema.time_zone)

    def word(self, name: str) -> str:
        return say(_WORDS[name], self._languages)

    def pair(self, name: str, value: str, *, bold: bool = False) -> Line:
        return Line(LineKind.PAIR, self.word(name), value, bold=bold)

    def money(self, name: str, minor: int, *, bold: bool = False) -> Line:
        return self.pair(name, format_money(minor, self._cinema.currency), bold=bold)

    def count(self, worth_minor: int, number: int) -> Line:
        each = format_money(worth_minor, self._cinema.currency)
        return Line(LineKind.PAIR, f"{number} x {each}", format_money(number * worth_minor, self._cinema.currency))

    def moment(self, at: datetime) -> str:
        return moment_text(at, self._calendar, self._languages)

    def head(self, name: str, number: str) -> Iterable[Line]:
        yield Line(LineKind.TEXT, self._cinema.name, bold=True, centred=True)
        yield Line(LineKind.TEXT, self.word(name), size=2, bold=True, centred=True)
        yield Line(LineKind.TEXT, number, bold=True, centred=True)

    def body(self, report: ShiftReport, *, closed: list[Line]) -> Iterable[Line]:
        shift = report.shift
        yield Line(LineKind.RULE)
        yield self.pair("counter", shift.counter_name)
        yield self.pair("opened", f"{self.moment(shift.opened_at)} {shift.opened_by}")
        yield from closed
        yield Line(LineKind.RULE)
        for name, count in (("sales", report.sales), ("refunds", report.refunds), ("free", report.free_tickets)):
            yield self.pair(name, str(count))
        yield self.money("gross", report.gross_minor)
        yield self.money("refunded", -report.refunded_minor)
        yield self.money("net", report.net_minor, bold=True)
        for name, minor in (
            ("extras", report.extras_minor),
            ("extras_refunded", -report.extras_refunded_minor),
            ("vouchers", report.vouchers_minor),
        ):
            if minor:
                yield self.money(name, minor)
        yield from self._sold(report.ticket_types)
        yield from self._sold(report.shows)
        yield from self._cash(report)

    def _sold(self, figures: tuple[SoldFigures, ...]) -> Iterable[Line]:
        if figures:
            yield Line(LineKind.RULE)
        for one in figures:
            name = one.name_en or one.name if self._languages == ENGLISH else one.name
            start = f"{self._calendar.time_text(one.schedule.starts_at)} " if one.schedule else ""
            amount = format_money(one.gross_minor - one.refunded_minor, self._cinema.currency)
            yield Line(LineKind.PAIR, f"{start}{name} {one.tickets_sold - one.tickets_refunded}", amount)

    def _cash(self, report: ShiftReport) -> Iterable[Line]:
        yield Line(LineKind.RULE)
        for tender in report.tenders:
            yield self.money(_TENDERS[tender.tender], tender.taken_minor - tender.given_back_minor)
        yield self.money("float", report.shift.float_minor)
        for move in report.cash_moves:
            amount = format_money(move.amount_minor, self._cinema.currency)
            moved = amount if move.amount_minor else say(_WORDS["only_opened"], self._languages)
            yield Line(LineKind.PAIR, f"{reason_text(move.reason)} · {move.clerk_name}", moved)
        if report.expected_minor is not None:
            yield self.money("expected", report.expected_minor, bold=True)


_TENDERS = {Tender.CASH: "cash", Tender.CARD: "card", Tender.VOUCHER: "voucher", Tender.OTHER: "other"}
