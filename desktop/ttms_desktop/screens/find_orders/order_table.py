"""The listed orders: their table, how many there are, and more of them when it is scrolled to its end."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.find_orders.listing import Listing
from ttms_desktop.screens.find_orders.pictures import ListState, OrderLine
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.words import translate

_WIDE = 760
_NEAR_THE_END = 200
_NONE = "—"
REFUND_ALL_KEY = "F8"


def _tone(line: OrderLine) -> str:
    if line.cancelled and not line.refunded:
        return "warning"
    return "muted" if line.refunded else ""


def _columns(*, wide: bool) -> list[Column[OrderLine]]:
    number: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Order"), lambda line: line.number, strong=True, sort=lambda line: line.number
    )
    sold: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Sold"), lambda line: line.sold_text, muted=True, sort=lambda line: line.sold_at
    )
    film: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Film"),
        lambda line: line.title,
        stretch=3,
        width=110 if wide else 84,
        sort=lambda line: line.title,
        tone=_tone,
        tip=lambda line: translate("FindOrders", "The show is cancelled.") if line.cancelled else line.title,
    )
    show: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Show"),
        lambda line: f"{line.show_text} · {line.hall_text}" if wide else line.show_text,
        sort=lambda line: line.show_at,
        tone=_tone,
    )
    seats: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Seats"),
        lambda line: line.seats or _NONE,
        stretch=2,
        width=96,
        tip=lambda line: line.seats,
    )
    clerk: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Clerk"), lambda line: line.clerk, sort=lambda line: line.clerk
    )
    net: Column[OrderLine] = Column(
        lambda: translate("FindOrders", "Net"),
        lambda line: line.net_text,
        right=True,
        sort=lambda line: line.net_minor,
        tone=lambda line: "muted" if line.refunded else "",
    )
    return [number, sold, film, show, seats, clerk, net] if wide else [number, film, show, net]


class OrderTable(QWidget):
    """Says which order was chosen; where it is narrow, fewer columns."""

    order_chosen = Signal(int)
    order_opened = Signal()
    refund_all_clicked = Signal()
    columns_changed = Signal()  # the table is another one

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._wide = True
        self._chosen_id = 0
        self._drawing = False
        self._count = label("muted")
        self.more_button = BusyButton(ButtonKind.QUIET)
        self.more_button.clicked.connect(listing.more)
        self.refund_all_button = BusyButton(key=REFUND_ALL_KEY)
        self.refund_all_button.clicked.connect(self.refund_all_clicked)
        self.refund_all_button.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.space(1))
        foot = QHBoxLayout()
        foot.addSpacing(style.space(2))
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.more_button)
        foot.addWidget(self.refund_all_button)
        self.table = self._new_table()
        self._column.addWidget(self.table, 1)
        self._column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All columns, or the most important ones."""
        super().resizeEvent(event)
        if (self.width() >= _WIDE) != self._wide:
            self._change_columns()

    def _change_columns(self) -> None:
        self._wide = not self._wide
        had_focus = self.table.grid.hasFocus()
        old, self.table = self.table, self._new_table()
        self._column.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        self.draw(self._chosen_id)
        if had_focus:
            self.table.setFocus()
        self.columns_changed.emit()

    def draw(self, chosen_id: int) -> None:
        """Show what the listing knows, with this order chosen."""
        listing, self._chosen_id = self._listing, chosen_id
        self._drawing = True
        if listing.state is ListState.WAITING:
            self.table.set_waiting()
        elif listing.state is ListState.FAILED:
            self.table.say_failed(listing.failure_text, retry=translate("FindOrders", "Try again"))
        else:
            self._show_lines()
        self._drawing = False
        self._say_foot()

    def offer_refund_all(self, *, offered: bool) -> None:
        """Whether the orders of a cancelled show can be given back together."""
        self.refund_all_button.setVisible(offered)

    def mark(self, chosen_id: int) -> None:
        """Another order is chosen."""
        self._chosen_id = chosen_id
        chosen = self.table.chosen
        if (chosen.order_id if chosen else 0) == chosen_id:
            return
        self._drawing = True
        line = next((line for line in self.table.rows if line.order_id == chosen_id), None)
        if line is None or not self.table.choose(line):
            self.table.grid.go_to(None)
        self._drawing = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say_foot()

    def _new_table(self) -> RecordTable:
        made = RecordTable(_columns(wide=self._wide), key=lambda line: line.order_id)
        made.row_chosen.connect(self._on_chosen)
        made.row_activated.connect(self._on_opened)
        made.retry_wanted.connect(self._listing.refresh)
        made.grid.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        return made

    def _show_lines(self) -> None:
        listing = self._listing
        title, hint = listing.empty_text
        self.table.say_empty(title, hint, icon="search" if listing.typed else "orders")
        bar = self.table.grid.verticalScrollBar()
        where, lines = bar.value(), listing.lines
        total = None
        if len(lines) > 1 and listing.net_text:
            total = [listing.count_text, *[""] * (len(_columns(wide=self._wide)) - 2), listing.net_text]
        self.table.show_rows(lines, total)
        self.mark(self._chosen_id)
        bar.setValue(where)

    def _say_foot(self) -> None:
        listing = self._listing
        more = listing.has_more and listing.state is ListState.SHOWN
        self._count.setText(listing.count_text if more else "")
        self._count.setVisible(more)
        self.more_button.setText(translate("FindOrders", "Show more"))
        self.more_button.setMinimumWidth(self.more_button.bare_width)  # the other one gives its key away first
        self.refund_all_button.setText(translate("FindOrders", "Refund all orders of this show…"))
        self.more_button.setVisible(more)

    def _on_chosen(self, line: OrderLine | None) -> None:
        if not self._drawing and line is not None:
            self._chosen_id = line.order_id
            self.order_chosen.emit(line.order_id)

    def _on_opened(self, _line: OrderLine) -> None:
        self.order_opened.emit()

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.grid.verticalScrollBar()
        if not self._drawing and bar.maximum() > 0 and value > bar.maximum() - _NEAR_THE_END:
            self._listing.more()
