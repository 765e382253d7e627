"""How quickly the seat map is drawn with 2,000 seats: first paint, one seat, moving and zooming, in milliseconds."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle

from bench.figures import Figure, Sample, figure
from bench.scenarios.plan import Plan

_ROWS, _COLUMNS, _CURVE = 40, 50, 120
_WIDTH, _HEIGHT = 582, 470  # of the map in a window of 1366 x 768
_FRAMES = 40


def picker(database: str, plan: Plan) -> list[Figure]:
    """Medians over the runs of the medians of each; no server and no database is asked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: dict[str, list[Sample]] = {}
    with _application():
        for _ in range(plan.runs):
            for metric, milliseconds in _run().items():
                found.setdefault(metric, []).append(Sample(milliseconds))
            plan.progress(database)
    return [figure("picker", database, metric, samples) for metric, samples in found.items()]


@contextmanager
def _application() -> Iterator[None]:
    # Only here: a bench of the server must not load Qt.
    from PySide6.QtWidgets import QApplication

    from ttms_desktop import style

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    style.apply_theme(application, "light")
    style.reduce_motion(reduced=True)
    yield
    style.reduce_motion(reduced=False)


def _run() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from ttms_desktop.widgets.seat_glyphs import SeatLook
    from ttms_desktop.widgets.seat_map import SeatMap
    from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatSpot

    seats = tuple(
        SeatSpot(row * 100 + column, row, column, str(row), str(column))
        for row in range(1, _ROWS + 1)
        for column in range(1, _COLUMNS + 1)
    )
    hall = HallShape(_ROWS, _COLUMNS, _CURVE, seats)
    looks = {seat.seat_id: look for seat, look in zip(seats, cycle(SeatLook), strict=False)}
    seat_map = SeatMap()
    seat_map.resize(_WIDTH, _HEIGHT)
    seat_map.show()
    QApplication.processEvents()  # nothing is painted before the window is seen
    seat_map.set_hall(hall, looks)
    view, across = seat_map.viewport(), seat_map.horizontalScrollBar()
    numbers = {"first paint ms": _milliseconds(view.repaint)}
    turns = cycle((SeatLook.MINE, SeatLook.FREE, SeatLook.HELD))

    def change() -> None:
        seat_map.set_looks({2025: next(turns)})
        view.repaint(seat_map.seat_rectangle(2025).toAlignedRect().adjusted(-5, -5, 5, 5))

    numbers["one seat ms"] = _median(change)
    zooms = cycle([seat_map.zoom_in] * 6 + [seat_map.zoom_out] * 6)

    def zoom() -> None:
        next(zooms)()
        view.repaint()

    numbers["zoom frame ms"] = _median(zoom)
    while seat_map.zoom < 200:
        seat_map.zoom_in()
    across.setValue(0)

    def pan() -> None:
        across.setValue((across.value() + 13) % across.maximum())
        view.repaint()

    numbers["pan frame ms"] = _median(pan)
    seat_map.close()
    seat_map.deleteLater()
    return numbers


def _median(frame: Callable[[], None]) -> float:
    return sorted(_milliseconds(frame) for _ in range(_FRAMES))[_FRAMES // 2]


def _milliseconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
