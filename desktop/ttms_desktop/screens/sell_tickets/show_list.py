"""The shows of the day as cards; those that are not sold any more are folded away."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import ShowLine
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.scroll_page import ScrollPage
from ttms_desktop.widgets.show_card import ShowCard, ShowOnCard

SCROLL_ROOM = 14


class ShowList(QWidget):
    """Cards in the order of the board; `show_chosen` tells which was pressed."""

    show_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, ShowCard] = {}
        self._lines: list[ShowLine] = []
        self._loaded = False
        self._heading = label("section")
        self._count = ElidedLabel("muted")
        self._closed_toggle = BusyButton(ButtonKind.QUIET)
        self._closed = QWidget()
        self._notice = Notice()
        self._inside = QWidget()
        self._scroll = ScrollPage(self._inside, on_card=False)
        self._pages = Pages(self._notice, self._scroll)
        self._arrange()
        self._closed_toggle.clicked.connect(self._toggle_closed)
        self._retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(style.space(1), 0, SCROLL_ROOM + style.space(1), 0)
        head.addWidget(self._heading)
        head.addWidget(self._count, 1)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._fill_scroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(2))
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._closed_toggle, 0, Qt.AlignmentFlag.AlignLeft)

    def _fill_scroll(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(2))
        self._open_cards = QVBoxLayout()
        self._open_cards.setSpacing(style.space(2))
        self._closed_cards = QVBoxLayout(self._closed)
        self._closed_cards.setContentsMargins(0, 0, 0, 0)
        self._closed_cards.setSpacing(style.space(2))
        self._closed.hide()
        column.addLayout(self._open_cards)
        column.addWidget(self._closed)
        column.addStretch()
        # Always there, but seen only when there is something to scroll: cards must not change their width.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)

    def say(self, lines: list[ShowLine], count_text: str, *, loaded: bool) -> None:
        """Show this board."""
        self._lines, self._loaded = lines, loaded
        self._count.setText(count_text if lines else "")
        self._drop_cards({line.schedule_id for line in lines})
        for line in lines:
            self._card(line).say(_on_card(line))
        self._order_cards()
        self._say_what_there_is()
        self._bring_chosen_into_view()

    def chosen_neighbour(self, step: int) -> int | None:
        """The show that stands `step` after the chosen one; the first when none is chosen."""
        ids = [line.schedule_id for line in self._lines if line.on_sale]
        chosen = next((line.schedule_id for line in self._lines if line.chosen), None)
        if not ids:
            return None
        if chosen not in ids:
            return ids[0]
        return ids[max(0, min(len(ids) - 1, ids.index(chosen) + step))]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Shows"))
        self._say_what_there_is()

    def _say_what_there_is(self) -> None:
        if not self._loaded:
            self._notice.say(self.tr("Loading the shows…"), waits=True)
        else:
            self._notice.say(
                self.tr("No shows on this day"),
                self.tr("Choose another day at the top. A manager plans shows under Schedule."),
                icon="schedule",
            )
        self._pages.turn_to(self._scroll if self._lines else self._notice)
        closed = sum(not line.on_sale for line in self._lines)
        arrow = "▴" if self._closed.isVisibleTo(self) else "▾"
        text = self.tr("1 show closed") if closed == 1 else self.tr("{count} shows closed").format(count=closed)
        self._closed_toggle.setText(f"{text} {arrow}")
        self._closed_toggle.setVisible(closed > 0)

    def _card(self, line: ShowLine) -> ShowCard:
        card = self._cards.get(line.schedule_id)
        if card is None:
            card = self._cards[line.schedule_id] = ShowCard()
            card.setProperty("schedule_id", line.schedule_id)
            card.clicked.connect(self._on_card_clicked)
        return card

    def _drop_cards(self, keep: set[int]) -> None:
        for schedule_id in set(self._cards) - keep:
            card = self._cards.pop(schedule_id)
            card.hide()
            card.setParent(None)
            card.deleteLater()

    def _order_cards(self) -> None:
        places = {False: 0, True: 0}
        for line in self._lines:
            column = self._open_cards if line.on_sale else self._closed_cards
            card = self._cards[line.schedule_id]
            if column.indexOf(card) != places[line.on_sale]:
                column.insertWidget(places[line.on_sale], card)
            places[line.on_sale] += 1

    def _bring_chosen_into_view(self) -> None:
        chosen = next((line.schedule_id for line in self._lines if line.chosen), None)
        if chosen is not None:
            self._scroll.show_whole(self._cards[chosen])

    def _toggle_closed(self) -> None:
        self._closed.setVisible(not self._closed.isVisibleTo(self))
        self._say_what_there_is()
        if self._closed.isVisibleTo(self):
            # Only after the layout has been made anew is there something to scroll to.
            QTimer.singleShot(0, self, self._show_closed)

    def _on_range(self, least: int, most: int) -> None:
        self._scroll.verticalScrollBar().setEnabled(most > least)

    def _show_closed(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(self._closed.y(), bar.maximum()))

    def _on_card_clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, ShowCard)
        self.show_chosen.emit(int(card.property("schedule_id")))


def _on_card(line: ShowLine) -> ShowOnCard:
    taken = line.places_total - line.places_free
    return ShowOnCard(
        time_text=line.time_text,
        title=line.title,
        hall_text=line.hall_text,
        state_text=line.state_text,
        key=line.key,
        filled=taken / line.places_total if line.places_total else 0.0,
        sold_out=line.sold_out,
        on_sale=line.on_sale,
        chosen=line.chosen,
    )
