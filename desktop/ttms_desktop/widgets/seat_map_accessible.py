"""The seats of a map for screen readers: a list of the hall's seats, each with its words, place and state."""

from weakref import ref

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from ttms_desktop.widgets.hall_canvas import HallCanvas
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape

_MINE = (SeatLook.MINE, SeatLook.PENDING)


class SpokenCanvas(HallCanvas):
    """A hall that can say its seats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spoken: SpokenHall | None = None
        _install()

    def words_of(self, seat_id: int) -> str:
        """A seat in one line."""
        return str(seat_id)

    def tell_focus(self, seat_id: int) -> None:
        """Let a screen reader say the seat that the keys have reached."""
        self._tell(QAccessible.Event.Focus, seat_id)

    def tell_change(self, seat_id: int) -> None:
        """Let a screen reader say what has become of the seat."""
        self._tell(QAccessible.Event.NameChanged, seat_id)

    def _tell(self, what: QAccessible.Event, seat_id: int) -> None:
        if QAccessible.isActive() and self.spoken is not None:
            event = QAccessibleEvent(self, what)
            event.setChild(self.spoken.place_of(seat_id))
            QAccessible.updateAccessibility(event)


class SpokenHall(QAccessibleWidget):
    """The map as a list; its children are the seats in the order of the rows."""

    def __init__(self, canvas: SpokenCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = ref(canvas)
        self._hall: HallShape | None = None
        self._order: list[int] = []
        self._places: dict[int, int] = {}
        self._seats: dict[int, SpokenSeat] = {}

    def place_of(self, seat_id: int) -> int:
        self._take_in()
        return self._places.get(seat_id, -1)

    def childCount(self) -> int:
        self._take_in()
        return len(self._order)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        self._take_in()
        return self._seat(self._order[index]) if 0 <= index < len(self._order) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        self._take_in()
        canvas = self._canvas()
        if canvas is None:
            return None
        spot = QPointF(canvas.viewport().mapFromGlobal(QPoint(x, y)))
        found = next((seat for seat in self._order if canvas.seat_rectangle(seat).contains(spot)), None)
        return None if found is None else self._seat(found)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.place_of(child.seat_id) if isinstance(child, SpokenSeat) else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        canvas = self._canvas()
        seat = canvas.focused_seat if canvas is not None and canvas.hasFocus() else None
        return None if seat is None else self._seat(seat)

    def let_go(self) -> None:
        """Qt forgets the seats; they must be alive while it does."""
        for seat in self._seats.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(seat))
        self._seats.clear()

    def _take_in(self) -> None:
        """Another hall has other seats."""
        canvas = self._canvas()
        if canvas is not None and self._hall is not canvas.hall:
            self.let_go()
            self._hall = canvas.hall
            self._order = [seat.seat_id for row in self._hall.rows.values() for seat in row]
            self._places = {seat: place for place, seat in enumerate(self._order)}

    def _seat(self, seat_id: int) -> "SpokenSeat | None":
        canvas = self._canvas()
        if seat_id not in self._seats and canvas is not None:
            made = self._seats[seat_id] = SpokenSeat(canvas, seat_id)
            QAccessible.registerAccessibleInterface(made)
        return self._seats.get(seat_id)


class SpokenSeat(QAccessibleInterface):
    """One seat: "Row H, seat 11: free · Adult ¥45.00"."""

    def __init__(self, canvas: SpokenCanvas, seat_id: int) -> None:
        super().__init__()
        self._kept, self.seat_id = ref(canvas), seat_id

    @property
    def _canvas(self) -> SpokenCanvas | None:
        """None once the map is gone, or shows a hall without this seat."""
        canvas = self._kept()
        there = canvas is not None and isValid(canvas) and self.seat_id in canvas.hall.spots
        return canvas if there else None

    def isValid(self) -> bool:
        return self._canvas is not None

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # a seat is no QObject

    def parent(self) -> QAccessibleInterface:
        canvas = self._canvas
        return QAccessible.queryAccessibleInterface(canvas) if canvas else None  # type: ignore[return-value]

    def child(self, _index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        canvas = self._canvas
        return canvas.words_of(self.seat_id) if canvas and kind is QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """A seat is not renamed."""

    def rect(self) -> QRect:
        canvas = self._canvas
        if canvas is None:
            return QRect()
        area = canvas.seat_rectangle(self.seat_id).toAlignedRect()
        return QRect(canvas.viewport().mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        canvas, seat, state = self._canvas, self.seat_id, QAccessible.State()
        if canvas is None:
            state.invalid = True
            return state
        look, usable = canvas.look(seat), canvas.hall.spots[seat].shape is not SeatShape.BROKEN
        state.focusable = usable
        state.selectable = usable and look in (SeatLook.FREE, *_MINE)
        state.selected = look in _MINE
        state.disabled = not state.selectable
        state.focused = canvas.focused_seat == seat and canvas.hasFocus()
        state.offscreen = not canvas.seat_rectangle(seat).intersects(canvas.viewport().rect())
        return state


# Qt has the addresses of interfaces and deletes them itself: one that Python lets go before is deleted twice.
_kept: list[SpokenHall] = []
_installed: list[bool] = []


def _install() -> None:
    """Qt asks it for everything that can be spoken; once for the program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_spoken)


def _spoken(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, SpokenCanvas):
        return None
    if thing.spoken is None:
        _kept[:] = [hall for hall in _kept if isValid(hall)]
        made = thing.spoken = SpokenHall(thing)
        _kept.append(made)
        thing.destroyed.connect(made.let_go)
    return thing.spoken
