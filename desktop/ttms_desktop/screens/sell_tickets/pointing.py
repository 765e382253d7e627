"""Which seats of the map are pointed out and why, and what the clerk can do about it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from ttms_desktop.screens.sell_tickets.hall_panel import HallPanel
from ttms_desktop.screens.sell_tickets.handing import Offer
from ttms_desktop.screens.sell_tickets.picking import LonelySeats
from ttms_desktop.screens.sell_tickets.sale_line_bar import SaleLineBar
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.seat_map_marks import SeatMark
from ttms_desktop.words import translate


class Pointing(QObject):
    """An offer of another counter, a lonely seat, what the typed line or the button of a number would take."""

    def __init__(self, model: SellTicketsViewModel, hall: HallPanel, line: SaleLineBar) -> None:
        super().__init__(hall)
        self._model, self._hall, self._line = model, hall, line
        self._best = 0  # how many seats the button under the mouse would take
        self._key_of: Callable[[str], str] = str
        model.picking.changed.connect(self.point_out)
        model.handing.changed.connect(self.point_out)
        hall.best.pointed.connect(self._on_pointed)
        hall.strip.accepted.connect(self._accept)
        line.typed.connect(self.point_out)

    def follow_keys(self, key_of: Callable[[str], str]) -> None:
        """`key_of` tells a key by what it is at first."""
        self._key_of = key_of
        self.point_out()

    def point_out(self) -> None:
        offers, lonely, quick = self._model.handing.offers, self._model.picking.lonely, self._model.quick
        typed = quick.seats_of(self._line.field.text()) if self._line.is_open else quick.best_of(self._best)
        waiting = self._model.handing.waiting_text
        if offers:
            self._offer(offers[0].text, translate("SellTicketsView", "Take over"))
        elif waiting:
            self._offer(waiting, translate("SellTicketsView", "Take back"))
        elif lonely is not None:
            self._hall.say_hint(lonely.text, action=lonely.better_text, key=self._key_of("Ctrl+B"))
        else:
            self._hall.say_hint("")
        self._hall.map.set_marks(marks_of(offers, lonely, typed))

    def _offer(self, text: str, action: str) -> None:
        self._hall.say_hint(text, action=action, key=self._key_of("Ctrl+T"), tone="accent")

    def _on_pointed(self, count: int) -> None:
        self._best = count
        self.point_out()

    def _accept(self) -> None:
        if self._model.handing.offers or self._model.handing.waiting_text:
            self._model.handing.take()
        else:
            self._model.picking.take_better()


def marks_of(offers: Sequence[Offer], lonely: LonelySeats | None, typed: Sequence[int]) -> Mapping[int, SeatMark]:
    """What is typed goes first: it is looked at now."""
    marks: dict[int, SeatMark] = {}
    if offers:
        marks |= dict.fromkeys(offers[0].seat_ids, SeatMark.BETTER)
    elif lonely is not None:
        marks |= dict.fromkeys(lonely.instead, SeatMark.BETTER)
        marks |= dict.fromkeys(lonely.alone, SeatMark.ALONE)
    return marks | dict.fromkeys(typed, SeatMark.PREVIEW)
