"""A voucher as a slip: what it is worth, and its code, to be read aloud, typed or scanned."""

from ttms_client.user import Cinema
from ttms_client.voucher import Voucher
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import format_money
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.documents import big_line, name_in, paid_lines, pair_line, say
from ttms_desktop.printing.words import moment_text

_GROUP = 4
_VOUCHER, _COUNTER = ("代金券", "VOUCHER"), ("柜台", "Counter")
_SOLD, _UNTIL, _ALWAYS = ("售出", "Sold"), ("有效期至", "Valid until"), ("长期有效", "Does not expire")


def grouped(code: str) -> str:
    """The code as people read it aloud: four letters at a time."""
    return "-".join(code[place : place + _GROUP] for place in range(0, len(code), _GROUP))


def voucher_document(voucher: Voucher, cinema: Cinema, *, languages: str) -> Document:
    """Copies of it are counted at this counter; all of them are the same money."""
    calendar = CinemaCalendar(cinema.time_zone)
    amount = format_money(voucher.amount_minor, voucher.currency)
    lines = (
        big_line(name_in(cinema.name, cinema.name_en, languages)),
        Line(LineKind.TEXT, say(_VOUCHER, languages), bold=True, centred=True),
        Line(LineKind.TEXT, amount, size=3, bold=True, centred=True),
        Line(LineKind.SPACE),
        Line(LineKind.QR, voucher.code),
        big_line(grouped(voucher.code)),
        Line(LineKind.RULE),
        _validity(voucher, calendar, languages),
        pair_line(say(_SOLD, languages), moment_text(voucher.issued_at, calendar, languages)),
        pair_line(say(_COUNTER, languages), voucher.counter_name),
        *paid_lines(voucher.payment, voucher.currency, languages),
        Line(LineKind.SPACE),
    )
    key = f"voucher:{voucher.code}"
    return Document(
        key=key,
        title=f"{say(_VOUCHER, languages)} {amount}",
        role=Role.RECEIPTS,
        slips=(Slip(lines),),
        languages=languages,
        subject=key,
    )


def _validity(voucher: Voucher, calendar: CinemaCalendar, languages: str) -> Line:
    if voucher.expires_at is None:
        return pair_line(say(_ALWAYS, languages), "")
    return pair_line(say(_UNTIL, languages), moment_text(voucher.expires_at, calendar, languages))
