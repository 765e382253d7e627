"""A hall to look at: the map of its seats with zoom, and how many of each kind there are."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, plain_tip
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.seat_glyphs import Band, SeatLook
from ttms_desktop.widgets.seat_legend import LegendEntry, SeatLegend
from ttms_desktop.widgets.seat_map import SeatMap
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot
from ttms_desktop.widgets.seat_tints import tint


class HallPreview(QWidget):
    """Nothing can be chosen in it; it waits until the first `say`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hall: HallShape | None = None
        self._categories: tuple[str, ...] = ()
        self._spots: dict[int, SeatSpot] = {}
        self.map = SeatMap()
        self.map.set_choosing(False)
        self.map.set_describer(self._describe)
        self.legend = SeatLegend()
        self.notice = Notice()
        self._title = ElidedLabel("title")
        self._zooms = [BusyButton(ButtonKind.QUIET) for _ in range(3)]
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self._zooms[0].set_icon("zoom-out")
        self._zooms[2].set_icon("zoom-in")
        self.head = QHBoxLayout()
        self.head.setSpacing(style.space(1))
        self.head.addWidget(self._title, 1)
        for button in self._zooms:
            self.head.addWidget(button)
        self._drawn = QWidget()
        inside = QVBoxLayout(self._drawn)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(style.space(1))
        inside.addWidget(self.map, 1)
        inside.addWidget(self.legend)
        self._pages = Pages(self.notice, self._drawn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(1))
        column.addLayout(self.head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        actions = (self.map.zoom_out, self.map.zoom_to_fit, self.map.zoom_in)
        for button, action, key in zip(self._zooms, actions, ("Ctrl+-", "Ctrl+0", "Ctrl++"), strict=True):
            button.clicked.connect(action)
            QShortcut(QKeySequence(key), self).activated.connect(action)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self.map.zoom_in)
        self.map.zoom_changed.connect(self._on_zoomed)

    def say_title(self, title: str) -> None:
        self._title.setText(title)

    def say(self, hall: HallShape, categories: Sequence[str] = ()) -> None:
        """Draw this hall, whose categories of seats are called so, from 1."""
        if (hall, categories) != (self.hall, self._categories):
            self.hall, self._categories = hall, tuple(categories)
            self._spots = {seat.seat_id: seat for seat in hall.seats}
            self.map.set_hall(hall, {})
            self._say_legend()
        self.map.set_dimmed(False)
        self._turn_to(self._drawn)

    def grow_pale(self) -> None:
        """While something newer cannot be drawn yet."""
        self.map.set_dimmed(True)
        self._turn_to(self._drawn)

    def say_nothing(self, title: str, hint: str = "", *, action: str = "", waits: bool = False) -> None:
        """Words in place of the map; `action` is a button that says `notice.action_clicked`."""
        self.hall = None
        self.notice.say(title, hint, action=action, waits=waits)
        self._turn_to(self.notice)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _turn_to(self, page: QWidget) -> None:
        for button in self._zooms:
            button.setEnabled(page is self._drawn)
        self._pages.turn_to(page)

    def _retranslate(self) -> None:
        self.map.setAccessibleName(self.tr("Seat map"))
        tips = (self.tr("Zoom out (Ctrl+-)"), self.tr("Fit (Ctrl+0)"), self.tr("Zoom in (Ctrl++)"))
        for button, tip in zip(self._zooms, tips, strict=True):
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
        self._on_zoomed(self.map.zoom)
        self._say_legend()

    def _on_zoomed(self, percent: int) -> None:
        self._zooms[1].setText(f"{percent}%")
        self._zooms[1].updateGeometry()

    def _say_legend(self) -> None:
        counts = Counter(seat.shape for seat in self.hall.seats) if self.hall else Counter[SeatShape]()
        entries = [
            LegendEntry(shape, SeatLook.FREE, text.format(count=f"{counts[shape]:,}"))
            for shape, text in self._counted().items()
            if counts[shape]
        ]
        self.legend.say((*entries, *self._legend_of_categories()))

    def _legend_of_categories(self) -> list[LegendEntry]:
        """Each with its mark, as at the counter, and how many seats there are of it."""
        if self.hall is None:
            return []
        counts = Counter(seat.category for seat in self.hall.seats)
        text = self.tr("{category}: {count}")
        return [
            LegendEntry(
                SeatShape.STANDARD,
                SeatLook.FREE,
                text.format(category=name, count=f"{counts[number]:,}"),
                Band(tint(number, colour), number),
            )
            for number, (name, colour) in enumerate(zip(self._categories, self.hall.tints, strict=True), start=1)
        ]

    def _counted(self) -> dict[SeatShape, str]:
        return {
            SeatShape.STANDARD: self.tr("Single seats: {count}"),
            SeatShape.WHEELCHAIR: self.tr("Wheelchair spaces: {count}"),
            SeatShape.COMPANION: self.tr("Companion seats: {count}"),
            SeatShape.COUPLE: self.tr("Couple seats: {count} × 2"),
            SeatShape.BROKEN: self.tr("Out of order: {count}"),
        }

    def _kinds(self) -> dict[SeatShape, str]:
        return {
            SeatShape.WHEELCHAIR: self.tr("Wheelchair"),
            SeatShape.COMPANION: self.tr("Companion"),
            SeatShape.COUPLE: self.tr("Couple seat"),
            SeatShape.BROKEN: self.tr("Out of order"),
        }

    def _describe(self, seat_id: int) -> str:
        spot = self._spots[seat_id]
        place = self.tr("Row {row}, seat {seat}").format(row=spot.row_label, seat=spot.seat_label)
        category = self._categories[spot.category - 1] if spot.category else ""
        return " · ".join(filter(None, (place, category, self._kinds().get(spot.shape))))
