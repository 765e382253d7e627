"""The exchange in a dialog: what comes back, day and show, its seats, and the difference in large figures."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_client.payment import Tender
from ttms_desktop import style
from ttms_desktop.screens.find_orders.approval_fields import ApprovalFields
from ttms_desktop.screens.find_orders.approving import MANAGER, PIN, SLIP
from ttms_desktop.screens.find_orders.exchange_model import ExchangeViewModel
from ttms_desktop.screens.sell_tickets.hall_panel import HallPanel
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.picker import Picker

_WIDTH, _MAP_HEIGHT, _LOW_MAP_HEIGHT = 860, 420, 250
_LOW, _LOW_SHARE = 600, 0.94


class ExchangeDialog(OfficeDialog):
    """Enter exchanges; the dialog stays until it is known that it was done."""

    def __init__(self, model: ExchangeViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=_WIDTH)
        self.model = model
        self.say(self.tr("Exchange tickets"), self.tr("Exchange"))
        self.day, self.show_choice, self.tender = Picker(), Picker(), Picker()
        self.hall = HallPanel(model.choice.seats.describe, model.choice.seats.explain)
        self.hall.sells = False
        low = parent.window().height() < _LOW
        self.hall.setMinimumHeight(_LOW_MAP_HEIGHT if low else _MAP_HEIGHT)
        self.hall.set_folded(shows=False, cart=False, low=low)
        self.difference = label("figure")
        self.tickets = wrapped("small" if low else "muted")
        self._footer.insertWidget(0, self.difference)
        self._footer.insertWidget(1, self.tender)
        self._is_low = low
        if low:
            self._place_low(round(parent.window().height() * _LOW_SHARE))
        else:
            self._place()
        self._fill()
        self._connect()

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(style.space(2))
        self._add_choices(row, 1, 2)
        self.content.addWidget(self.tickets)
        self.content.addLayout(row)

    def _place_low(self, height: int) -> None:
        """The seats have all the room between the heading, which takes in what is chosen, and the buttons."""
        self.setMinimumHeight(height)
        self.hall.hide_heading()
        row = QHBoxLayout()
        row.setSpacing(style.space(2))
        row.addWidget(self.heading, 4)
        self._add_choices(row, 5, 8)
        self._column.insertLayout(0, row)
        self._footer.insertWidget(2, self.tickets, 4)

    def _add_choices(self, row: QHBoxLayout, *stretches: int) -> None:
        texts = (self.tr("Day"), self.tr("Show"))
        for text, picker, stretch in zip(texts, (self.day, self.show_choice), stretches, strict=True):
            name = label("muted", text)
            name.setBuddy(picker)
            row.addWidget(name)
            row.addWidget(picker, stretch)
            picker.setAccessibleName(text)

    def _fill(self) -> None:
        self.content.removeWidget(self.form)
        self.content.addWidget(self.hall, 1)
        self.content.addWidget(self.form)
        for before, after in ((self.day, self.show_choice), (self.show_choice, self.hall.map)):
            self.setTabOrder(before, after)
        self.approval = ApprovalFields(self.form)
        if self.model.asks_manager:
            self.approval.ask(MANAGER)
        self.tender.setAccessibleName(self.tr("Means of payment"))
        self.tender.offer([(Tender.CASH, self.tr("in cash")), (Tender.CARD, self.tr("by card"))])
        self.day.offer(self.model.choice.days)
        self.day.choose(self.model.choice.first_day)

    def _connect(self) -> None:
        model, choice = self.model, self.model.choice
        self.day.changed.connect(self._on_day)
        self.show_choice.changed.connect(self._on_show)
        self.tender.changed.connect(self._on_tender)
        self.hall.map.seat_activated.connect(self._on_seat)
        self.hall.map.seats_chosen.connect(choice.toggle)
        choice.shows_changed.connect(self._on_shows)
        choice.hall_changed.connect(self._draw_hall)
        choice.seats_changed.connect(self._on_seats)
        choice.failed.connect(self.refuse)
        model.state_changed.connect(self._on_state)
        model.exchanged.connect(self.accept)
        model.refused.connect(self._on_refused)
        self.confirmed.connect(self._on_confirmed)
        self.finished.connect(model.stop)

    def begin(self) -> None:
        super().begin()
        self._on_day()
        self._draw_hall()
        self.show_choice.setFocus()

    def _on_day(self) -> None:
        if isinstance(self.day.value, date):
            self.model.choice.choose_day(self.day.value)

    def _on_shows(self) -> None:
        self.show_choice.offer(self.model.choice.shows)
        self._on_show()

    def _on_show(self) -> None:
        if isinstance(self.show_choice.value, int):
            self.model.choice.choose_show(self.show_choice.value)

    def _on_tender(self) -> None:
        self.approval.show_slip(shown=self.tender.value is Tender.CARD)

    def _on_seat(self, seat_id: int) -> None:
        self.model.choice.toggle([seat_id])

    def _draw_hall(self) -> None:
        waits = self.model.choice.schedule_id != 0
        self.hall.say(self.model.choice.hall, waiting=waits, held_text="")
        self._say_difference()

    def _on_seats(self, seat_ids: list[int]) -> None:
        self.hall.say_seats(self.model.choice.hall, seat_ids, "")
        self._say_difference()

    def _say_difference(self) -> None:
        self.tickets.setText(self._tickets_text())
        self.difference.setText(self.model.difference_text)
        self.tender.setVisible(self.model.choice.is_complete and self.model.difference_minor > 0)
        self.primary.setEnabled(self.model.choice.is_complete)

    def _tickets_text(self) -> str:
        """The old tickets and the new ones; of two lines the order gives its own to the new seats."""
        (order, old), new = self.model.old_lines, self.model.new_text
        if self._is_low:
            return f"{old}\n{new}" if new else f"{order}\n{old}"
        return f"{order} · {old} {new}".rstrip()

    def _on_confirmed(self) -> None:
        tender = self.tender.value
        self.model.exchange(tender if isinstance(tender, Tender) else Tender.CASH, self.approval.added)

    def set_busy(self, text: str) -> None:
        super().set_busy(text)
        for field in (self.day, self.show_choice):  # which may stand beside the heading
            field.setEnabled(not text)

    def _on_state(self) -> None:
        self.set_busy(self.model.busy_text)

    def _on_refused(self, text: str, field: str) -> None:
        if field in (MANAGER, PIN, SLIP):
            self.approval.ask(field)
        if text:
            self.refuse(text, field)
