"""Several seats in one movement, moving and zooming the map, and the picture that is kept of it."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, SignalInstance
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.hall_pictures import hall
from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import Band, Dress, SeatLook, draw_seat
from ttms_desktop.widgets.seat_map import SeatMap
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatMapGeometry, SeatShape, SeatSpot
from ttms_desktop.widgets.seat_map_marks import Caption, SeatMark

_HALL = """
    ..._...
    ..x_...
    ww._...
    CC_CC..
"""
_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


@pytest.fixture
def seat_map(qtbot: QtBot, qapp: QApplication) -> Iterator[SeatMap]:
    style.apply_theme(qapp, "light")
    style.reduce_motion(reduced=True)
    made = SeatMap()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.set_hall(hall(_HALL, curve=60), {})
    made.show()
    made.setFocus()
    yield made
    style.reduce_motion(reduced=False)


def spot(seat_map: SeatMap, seat_id: int) -> QPoint:
    return seat_map.seat_rectangle(seat_id).center().toPoint()


def drag(seat_map: SeatMap, *points: QPoint, button: Qt.MouseButton = _LEFT) -> None:
    view = seat_map.viewport()
    QTest.mousePress(view, button, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, button, pos=points[-1])


def click(seat_map: SeatMap, seat_id: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(seat_map.viewport(), _LEFT, modifiers, spot(seat_map, seat_id))


def pan(seat_map: SeatMap) -> tuple[int, int]:
    return seat_map.horizontalScrollBar().value(), seat_map.verticalScrollBar().value()


def heard(signal: SignalInstance) -> list[object]:
    seen: list[object] = []
    signal.connect(seen.append)
    return seen


def test_a_drag_over_seats_takes_the_free_ones_on_its_way(seat_map: SeatMap) -> None:
    chosen, single = heard(seat_map.seats_chosen), heard(seat_map.seat_activated)
    seat_map.set_looks({2: SeatLook.SOLD})

    drag(seat_map, spot(seat_map, 1), spot(seat_map, 6))

    assert chosen == [[1, 3, 4, 5, 6]], "a fast mouse skips none; the sold one is passed over"
    assert single == []


def test_a_drag_from_a_seat_of_this_sale_gives_back(seat_map: SeatMap) -> None:
    chosen = heard(seat_map.seats_chosen)
    seat_map.set_looks({1: SeatLook.MINE, 2: SeatLook.MINE})

    drag(seat_map, spot(seat_map, 1), spot(seat_map, 4))

    assert chosen == [[1, 2]]


def test_seats_are_pointed_out_while_they_are_drawn_over(seat_map: SeatMap) -> None:
    QTest.mousePress(seat_map.viewport(), _LEFT, pos=spot(seat_map, 4))
    QTest.mouseMove(seat_map.viewport(), spot(seat_map, 6))
    during = dict(seat_map._marks)
    QTest.mouseRelease(seat_map.viewport(), _LEFT, pos=spot(seat_map, 6))

    assert during == dict.fromkeys((4, 5, 6), SeatMark.PREVIEW)
    assert not seat_map._marks


def test_shift_takes_all_seats_of_the_row_from_the_last_one_over_the_aisle(seat_map: SeatMap) -> None:
    chosen, single = heard(seat_map.seats_chosen), heard(seat_map.seat_activated)
    click(seat_map, 5)
    seat_map.set_looks({5: SeatLook.MINE})

    click(seat_map, 2, Qt.KeyboardModifier.ShiftModifier)
    click(seat_map, 8, Qt.KeyboardModifier.ShiftModifier)

    assert chosen == [[2, 3, 4]]
    assert single == [5, 8], "in another row Shift takes the one seat"


def test_shift_and_space_take_a_range_without_a_mouse(seat_map: SeatMap) -> None:
    chosen = heard(seat_map.seats_chosen)
    seat_map.focus_seat(4)
    QTest.keyClick(seat_map, Qt.Key.Key_Space)

    for _ in range(2):
        QTest.keyClick(seat_map, Qt.Key.Key_Right)
    QTest.keyClick(seat_map, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)

    assert chosen == [[4, 5, 6]]


@pytest.mark.parametrize("way", ["middle button", "space held"])
def test_a_zoomed_map_is_moved_and_takes_nothing(seat_map: SeatMap, way: str) -> None:
    chosen, single = heard(seat_map.seats_chosen), heard(seat_map.seat_activated)
    for _ in range(4):
        QTest.keyClick(seat_map, Qt.Key.Key_Plus)
    seat_map.focus_seat(5)
    before, start = pan(seat_map), spot(seat_map, 5)

    if way == "space held":
        QTest.keyPress(seat_map, Qt.Key.Key_Space)
    drag(seat_map, start, start - QPoint(20, 0), start - QPoint(60, 40), button=_LEFT if "held" in way else _MIDDLE)
    if way == "space held":
        QTest.keyRelease(seat_map, Qt.Key.Key_Space)

    assert pan(seat_map) == (before[0] + 60, before[1] + 40)
    assert (chosen, single) == ([], [])


def test_space_takes_a_seat_of_a_zoomed_map_when_it_is_let_go(seat_map: SeatMap) -> None:
    single = heard(seat_map.seat_activated)
    seat_map.zoom_in()
    seat_map.focus_seat(4)

    QTest.keyClick(seat_map, Qt.Key.Key_Space)

    assert single == [4]


def test_the_wheel_zooms_and_the_point_under_it_stays(seat_map: SeatMap) -> None:
    seat_map.set_hall(hall("\n".join(["." * 30] * 16)), {})
    seat_id = 8 * 30 + 12
    here = seat_map.seat_rectangle(seat_id).center()
    for _ in range(3):
        event = QWheelEvent(
            here,
            QPointF(seat_map.viewport().mapToGlobal(here.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(seat_map.viewport(), event)

    assert seat_map.zoom == 200
    assert (seat_map.seat_rectangle(seat_id).center() - here).manhattanLength() < 3


def test_plus_minus_and_0_zoom_and_leave_the_other_digits_to_the_screen(seat_map: SeatMap) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
        QTest.keyClick(seat_map, key)
    assert seat_map.zoom == 125

    QTest.keyClick(seat_map, Qt.Key.Key_2)
    assert seat_map.zoom == 125
    QTest.keyClick(seat_map, Qt.Key.Key_0)
    assert seat_map.zoom == 100


def test_a_click_into_the_overview_leads_there(seat_map: SeatMap) -> None:
    overview = seat_map._overview
    assert not overview.isVisible(), "all is seen anyway"
    for _ in range(5):
        seat_map.zoom_in()
    assert overview.isVisible()

    QTest.mouseClick(overview, _LEFT, pos=QPoint(10, overview.height() - 12))

    seen = seat_map.seen()
    assert seen.left() == pytest.approx(0, abs=0.02)
    assert seen.bottom() == pytest.approx(1, abs=0.02)


def test_seats_stand_where_the_layout_says() -> None:
    seats = tuple(
        SeatSpot(number, 1, number, "A", str(number), x=x, y=y, turn=turn)
        for number, x, y, turn in ((1, 50, 20, 12), (2, 150, 50, 0), (3, 270, 20, -12))
    )

    drawn = SeatMapGeometry(HallShape(1, 3, 0, seats), pitch=20, row_pitch=20)

    middles = [drawn.boxes[number].middle - drawn.boxes[1].middle for number in (1, 2, 3)]
    assert middles == pytest.approx([0, 20, 44])
    assert drawn.boxes[2].y - drawn.boxes[1].y == pytest.approx(6)
    assert [round(drawn.boxes[number].turn) for number in (1, 2, 3)] == [12, 0, -12]
    for number, box in drawn.boxes.items():
        assert drawn.seat_at(box.middle, box.y + box.height / 2) == number


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_kept_picture_is_as_one_drawn_anew_whatever_changed(seat_map: SeatMap, zoom: int) -> None:
    while seat_map.zoom < zoom:
        seat_map.zoom_in()
    chance = random.Random(7)
    looks = list(SeatLook)
    seat_map.viewport().grab()
    for _ in range(60):
        seat_map.set_looks({chance.choice(list(seat_map.hall.spots)): chance.choice(looks)})
        if chance.random() < 0.2:
            seat_map.viewport().grab()
    seat_map.set_captions({1: Caption("3", "1:12")})
    seat_map.set_captions({})

    kept = seat_map.viewport().grab().toImage()
    seat_map._draw_anew(seat_map._geometry)

    assert kept == seat_map.viewport().grab().toImage()


def _seat(dress: Dress) -> QImage:
    """Without its colours."""
    image = QImage(34, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    draw_seat(painter, QRectF(1, 1, 18, 18), dress)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_kinds_and_categories_differ_without_colours(seat_map: SeatMap) -> None:
    kinds = [_seat(Dress(shape, SeatLook.FREE)) for shape in SeatShape]
    same = "#808080"
    categories = [_seat(Dress(SeatShape.STANDARD, SeatLook.FREE, Band(same, number))) for number in (1, 2, 3)]

    for pictures in (kinds, categories):
        assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
