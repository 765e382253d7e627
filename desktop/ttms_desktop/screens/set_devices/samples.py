"""What is printed to try a printer and shown to try a layout: a ticket that is nobody's."""

from ttms_client.user import Cinema
from ttms_desktop.money import format_money
from ttms_desktop.printing.document import Line, LineKind
from ttms_desktop.printing.words import LABELS, TicketWords
from ttms_desktop.words import translate

_PRICE = 4500


def sample_words(cinema: Cinema) -> TicketWords:
    """As this cinema's own, in both languages."""
    return TicketWords(
        labels={name: " ".join(pair) for name, pair in LABELS.items()},
        cinema=cinema.name,
        cinema_below=cinema.name_en if cinema.name_en != cinema.name else "",
        title="大都会",
        title_below="Metropolis",
        date="11月22日 周日",
        time="19:30",
        hall="2 厅",
        row="H",
        seat="11",
        places="",
        ticket_type="成人 Adult",
        price=format_money(_PRICE, cinema.currency),
        order="2-000042",
        sold="2026年11月22日 19:12 · 柜台 2 Counter 2 · 林晓燕",
        code="K7QX9M2P4TRW8HBN",
        scanned="K7QX9M2P4TRW8HBN",
        copy="",
    )


def sample_lines(counter: str) -> tuple[Line, ...]:
    """A test slip: both scripts, a code to scan, and the edges of the paper."""
    return (
        Line(LineKind.TEXT, "TTMS", size=3, bold=True, centred=True),
        Line(LineKind.TEXT, translate("SetDevices", "This printer works."), size=2, centred=True),
        Line(LineKind.RULE),
        Line(LineKind.PAIR, *LABELS["hall"]),
        Line(LineKind.PAIR, translate("SetDevices", "Counter"), counter),
        Line(LineKind.PAIR, "|<", ">|"),
        Line(LineKind.QR, "TTMS"),
        Line(LineKind.RULE),
    )
