"""The seat map under mouse and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.hall_pictures import hall
from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import Dress, SeatLook, drawn_seat
from ttms_desktop.widgets.seat_map import SeatMap
from ttms_desktop.widgets.seat_map_geometry import Box, HallShape, SeatShape, SeatSpot
from ttms_desktop.widgets.seat_map_marks import SeatMark
from ttms_desktop.widgets.timeline_hues import contrast

_HALL = """
    .._..
    w._.x
    CC_CC
"""

MapOf = Callable[..., SeatMap]


@pytest.fixture
def map_of(qtbot: QtBot, qapp: QApplication) -> MapOf:
    def made(looks: dict[int, SeatLook] | None = None, shape: HallShape | None = None) -> SeatMap:
        style.apply_theme(qapp, "light")
        seat_map = SeatMap()
        qtbot.addWidget(seat_map)
        seat_map.resize(500, 400)
        seat_map.set_hall(shape or hall(_HALL), looks or {})
        seat_map.show()
        seat_map.setFocus()
        return seat_map

    return made


def spot(seat_map: SeatMap, seat_id: int) -> QPoint:
    return seat_map.seat_rectangle(seat_id).center().toPoint()


def press(seat_map: SeatMap, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(seat_map, key)


def test_a_click_takes_the_seat_under_the_mouse(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()

    with qtbot.waitSignal(seat_map.seat_activated) as activated:
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=spot(seat_map, 4))

    assert activated.args == [4]
    assert seat_map.focused_seat == 4


def test_a_broken_seat_and_an_aisle_are_not_clicked(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()
    between = (spot(seat_map, 2) + spot(seat_map, 3)) / 2

    with qtbot.assertNotEmitted(seat_map.seat_activated):
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=spot(seat_map, 8))
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=between)


def test_nothing_is_taken_while_choosing_is_off(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()
    seat_map.set_choosing(False)

    with qtbot.assertNotEmitted(seat_map.seat_activated):
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=spot(seat_map, 4))
        press(seat_map, Qt.Key.Key_Space)


def test_arrows_move_the_focus_and_space_takes(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()
    seat_map.focus_seat(1)

    with qtbot.waitSignal(seat_map.seat_activated) as activated:
        press(seat_map, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert activated.args == [7]


def test_ctrl_and_an_arrow_jump_to_the_next_free_seat(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of({2: SeatLook.SOLD, 3: SeatLook.HELD})
    seat_map.focus_seat(1)

    QTest.keyClick(seat_map, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

    assert seat_map.focused_seat == 4


def test_the_focused_seat_is_said_in_words(map_of: MapOf) -> None:
    seat_map = map_of()
    seat_map.set_describer("seat {}".format)

    seat_map.focus_seat(3)

    assert seat_map.accessibleDescription() == "seat 3"


def test_other_keys_are_left_to_the_screen(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()

    with qtbot.assertNotEmitted(seat_map.seat_activated):
        press(seat_map, Qt.Key.Key_Return, Qt.Key.Key_A)


def test_another_hall_has_the_focus_on_one_of_its_own_seats(map_of: MapOf) -> None:
    seat_map = map_of()
    seat_map.focus_seat(10)

    seat_map.set_hall(hall("...."), {})

    assert seat_map.focused_seat in {2, 3}


def test_the_same_hall_anew_leaves_the_focus_where_it_is(map_of: MapOf) -> None:
    seat_map = map_of()
    seat_map.focus_seat(10)

    seat_map.set_hall(hall(_HALL), {1: SeatLook.SOLD})

    assert seat_map.focused_seat == 10
    assert seat_map.look(1) is SeatLook.SOLD


def test_only_changed_seats_are_painted_again(map_of: MapOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seat_map = map_of()
    QTest.qWait(50)
    painted: list[int] = []
    paint = seat_map._painter.paint_seat

    def paint_and_note(painter: QPainter, seat_id: int, look: SeatLook) -> None:
        painted.append(seat_id)
        paint(painter, seat_id, look)

    monkeypatch.setattr(seat_map._painter, "paint_seat", paint_and_note)

    seat_map.set_looks({4: SeatLook.MINE})
    qtbot.waitUntil(lambda: bool(painted))

    assert set(painted) <= {3, 4, 7, 8}, "only the seat and the neighbours that its ring may touch"


@pytest.mark.parametrize("look", list(SeatLook))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_look_differs_from_every_other(map_of: MapOf, qapp: QApplication, look: SeatLook, theme: str) -> None:
    seat_map = map_of()
    style.apply_theme(qapp, theme)
    pictures = {}
    for each in SeatLook:
        seat_map.set_hall(hall(_HALL), {1: each})
        area = seat_map.seat_rectangle(1).toAlignedRect()
        pictures[each] = seat_map.viewport().grab(area).toImage()

    assert all(pictures[look] != pictures[other] for other in SeatLook if other is not look)


@pytest.mark.parametrize("side", [12, 18, 27])
@pytest.mark.parametrize("shape", list(SeatShape))
@pytest.mark.parametrize("look", list(SeatLook))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_seat_is_seen_on_the_panel(
    qapp: QApplication, look: SeatLook, shape: SeatShape, theme: str, side: int
) -> None:
    """By its outline or its mark: a pixel of forty or more has the 3 : 1 that WCAG 1.4.11 asks for."""
    style.apply_theme(qapp, theme)
    panel = QColor(style.colors().panel)
    box = Box(0, 0, side * (2 if shape is SeatShape.COUPLE else 1), side, 0)
    picture = QImage(round(box.width), side, QImage.Format.Format_RGB32)
    picture.fill(panel)
    painter = QPainter(picture)
    painter.drawPixmap(-1, -1, drawn_seat(Dress(shape, look), box, 1.0))
    painter.end()

    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    seen = sum(contrast(pixel, panel) >= 3 for pixel in pixels)

    style.apply_theme(qapp, "light")
    assert seen * 40 >= len(pixels)


def test_zoom_goes_in_steps_and_back(map_of: MapOf) -> None:
    seat_map = map_of()
    before = seat_map.seat_rectangle(4).width()

    seat_map.zoom_in()
    seat_map.zoom_in()

    assert seat_map.zoom == 150
    assert seat_map.seat_rectangle(4).width() == pytest.approx(1.5 * before)
    seat_map.zoom_to_fit()
    assert seat_map.zoom == 100


def test_a_drag_moves_a_zoomed_map_and_takes_nothing(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()
    for _ in range(6):
        seat_map.zoom_in()
    before = seat_map.horizontalScrollBar().value()
    start, end = QPoint(250, 200), QPoint(150, 200)

    with qtbot.assertNotEmitted(seat_map.seat_activated):
        QTest.mousePress(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(seat_map.viewport(), start - QPoint(30, 0))
        QTest.mouseMove(seat_map.viewport(), end)
        QTest.mouseRelease(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert seat_map.horizontalScrollBar().value() > before


def test_the_focused_seat_is_brought_into_view_when_zoomed(map_of: MapOf) -> None:
    seat_map = map_of()
    for _ in range(6):
        seat_map.zoom_in()

    for seat_id in (1, 4, 10):
        seat_map.focus_seat(seat_id)
        assert seat_map.viewport().rect().contains(spot(seat_map, seat_id))


def test_a_seat_that_another_counter_takes_fades(map_of: MapOf, qtbot: QtBot) -> None:
    seat_map = map_of()

    seat_map.set_looks({1: SeatLook.HELD})

    assert seat_map._fade.seats == {1: SeatLook.FREE}
    qtbot.waitUntil(lambda: not seat_map._fade.seats)


def test_nothing_fades_with_reduced_motion(map_of: MapOf) -> None:
    seat_map = map_of()
    style.reduce_motion(reduced=True)

    seat_map.set_looks({1: SeatLook.HELD})

    assert seat_map._fade.seats == {}
    style.reduce_motion(reduced=False)


def test_a_hall_of_two_thousand_seats_is_painted_quickly(
    map_of: MapOf, benchmark_seconds: Callable[..., float]
) -> None:
    seats = tuple(
        SeatSpot(row * 100 + column, row, column, str(row), str(column))
        for row in range(1, 41)
        for column in range(1, 51)
    )
    seat_map = map_of({}, HallShape(40, 50, 120, seats))

    assert benchmark_seconds(seat_map.viewport().repaint) < 0.25


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_written_on_a_pale_map_can_be_read(map_of: MapOf, qapp: QApplication, theme: str) -> None:
    seat_map = map_of(dict.fromkeys((1, 2), SeatLook.SOLD))
    style.apply_theme(qapp, theme)
    seat_map.set_dimmed(True)
    paper = QImage(seat_map.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(style.colors().panel))
    seat_map.render(paper)

    label = seat_map._geometry.row_labels()[0]
    middle = QPointF(label.x, label.y) + seat_map._offset()
    free, taken = seat_map.seat_rectangle(3).center(), seat_map.seat_rectangle(1).center()

    def strongest(at: QPointF) -> float:
        pixels = [paper.pixelColor(round(at.x()) + x, round(at.y()) + y) for x in range(-5, 6) for y in range(-6, 7)]
        return max(contrast(pixel, QColor(style.colors().panel)) for pixel in pixels)

    written = (strongest(middle), strongest(free))
    pale = strongest(taken)
    style.apply_theme(qapp, "light")
    assert min(written) >= 4.5
    assert pale < 4.5


@pytest.mark.parametrize("in_a_row", [14, 20, 28])
def test_a_ring_leaves_the_seats_beside_it_as_they_are(map_of: MapOf, in_a_row: int) -> None:
    seat_map = map_of(shape=hall("." * in_a_row))
    neighbours = [seat_map.seat_rectangle(seat).toAlignedRect() for seat in (4, 6)]

    def beside() -> list[QImage]:
        seat_map.repaint()
        return [seat_map.viewport().grab(area).toImage() for area in neighbours]

    seat_map.focus_seat(1)
    seat_map.clearFocus()
    before = beside()
    seat_map.setFocus()
    seat_map.focus_seat(5)
    seat_map.set_marks(dict.fromkeys((5,), SeatMark.PREVIEW))

    assert beside() == before


def test_the_rings_of_two_neighbours_stay_apart(map_of: MapOf) -> None:
    seat_map = map_of(shape=hall(".............."))
    left, right = seat_map.seat_rectangle(5), seat_map.seat_rectangle(6)
    between = QPointF((left.right() + right.left()) / 2, left.center().y()).toPoint()

    seat_map.set_marks(dict.fromkeys((5, 6), SeatMark.PREVIEW))
    image = seat_map.viewport().grab().toImage()

    assert contrast(image.pixelColor(between), QColor(style.colors().panel)) < 1.5
