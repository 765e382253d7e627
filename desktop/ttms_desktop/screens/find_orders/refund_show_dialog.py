"""Gives the orders of a cancelled show back: what it will be, how far it is, and what is left with its way out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_client.payment import Tender
from ttms_desktop import style
from ttms_desktop.screens.find_orders import refunding_show_words as words
from ttms_desktop.screens.find_orders.pictures import FactLine
from ttms_desktop.screens.find_orders.reasons import reasons_for
from ttms_desktop.screens.find_orders.refunding_show import RefundingShow, Stage, needs
from ttms_desktop.widgets.labels import ElidedLabel, label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.switch import Switch


class RefundShowDialog(OfficeDialog):
    """Enter begins and goes on, Esc stops what is under way and closes what is not."""

    def __init__(self, model: RefundingShow, show_text: str, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=560)
        self.model = model
        self.say(self.tr("Refund all orders of this show"), self.tr("Refund"))
        self.total, self.plan = label("figure"), wrapped("muted")
        self.done_line, self.cash_line = wrapped("accent"), wrapped("warning")
        self.cash, self.reason = Switch(), LineEdit()
        self.reason.set_value(reasons_for(cancelled=True)[0])
        self._means, self._left = QVBoxLayout(), QVBoxLayout()
        self.left: list[words.Left] = []
        self._lay_out(show_text)
        self.cash.changed.connect(self._draw)
        self.confirmed.connect(self._on_confirmed)
        model.changed.connect(self._draw)
        model.refused.connect(self.refuse)
        self._draw()

    def begin(self) -> None:
        super().begin()
        self.model.load()

    def reject(self) -> None:
        """Esc: what is under way is stopped, and the dialog stays for its outcome."""
        if self.model.stage is Stage.REFUNDING:
            self.model.stop()
        else:
            super().reject()

    def _lay_out(self, show_text: str) -> None:
        self.content.removeWidget(self.form)
        self.content.addWidget(wrapped("muted", show_text))
        self.content.addWidget(self.total)
        self.content.addLayout(self._means)
        below: list[QWidget] = [self.cash, self.plan, self.form, self.done_line, self.cash_line]
        for widget in below:
            self.content.addWidget(widget)
        self.content.addLayout(self._left)
        self.form.add("reason", self.tr("Reason"), self.reason)
        text = self.tr("Refund cash now too, from the drawer of counter {counter}")
        self.cash.setText(text.format(counter=self.model.counter_name))

    def _on_confirmed(self) -> None:
        if self._is_over:
            self.is_changed = False
            self.accept()
        else:
            self.model.start(self.reason.value, gives_cash=self.cash.on)

    @property
    def _is_over(self) -> bool:
        """Whether nothing more can be given back from here."""
        model = self.model
        return model.stage is Stage.DONE or (model.stage is Stage.READY and not model.to_give_back(gives_cash=True))

    def _draw(self) -> None:
        model, stage = self.model, self.model.stage
        over = self._is_over
        self.total.setText(words.total_text(model))
        _fill(self._means, [_row(line) for line in words.means_lines(model)])
        has_cash = any(needs(order) is Tender.CASH for order in model.orders)
        self.cash.setVisible(has_cash and not over)
        waits_for_reason = stage is not Stage.LOADING and not over
        is_new = waits_for_reason and not self.form.isVisibleTo(self)
        self.form.setVisible(waits_for_reason)
        if is_new:
            self.form.focus_first()
        for line, text in (
            (self.plan, "" if over or stage is Stage.LOADING else words.plan_text(model, gives_cash=self.cash.on)),
            (self.done_line, words.done_text(model)),
            (self.cash_line, words.cash_text(model)),
        ):
            line.setText(text)
            line.setVisible(bool(text))
        self.left = words.left_over(model) if over or (model.refunds and stage is Stage.READY) else []
        _fill(self._left, [widget for left in self.left for widget in _of(left)])
        self._say_buttons()

    def _say_buttons(self) -> None:
        model = self.model
        now = len(model.to_give_back(gives_cash=self.cash.on))
        text = self.tr("Refund {orders}").format(orders=words.orders_text(now)) if now else self.tr("Refund")
        self.primary.setText(self.tr("Close") if self._is_over else text)
        self.primary.setEnabled(self._is_over or (model.stage is Stage.READY and now > 0))
        self.set_busy(words.progress_text(model, gives_cash=self.cash.on))
        refunding = model.stage is Stage.REFUNDING
        self.leave_button.setEnabled(not (refunding and model.is_stopping))
        self.leave_button.setText(self.tr("Stop") if refunding else self.tr("Cancel"))
        self.leave_button.setVisible(not self._is_over)


def _fill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    while item := column.takeAt(0):
        if old := item.widget():
            old.hide()
            old.deleteLater()
    for widget in widgets:
        column.addWidget(widget)


def _of(left: words.Left) -> list[QWidget]:
    more = [wrapped("muted", left.more)] if left.more else []
    return [wrapped("strong", left.way_out), *map(_row, left.lines), *more]


def _row(line: FactLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.space(3))
    row.addWidget(ElidedLabel("row", line.text), 1)
    if line.note:
        row.addWidget(label("muted", line.note))
    row.addWidget(label("strong", line.amount))
    return made
