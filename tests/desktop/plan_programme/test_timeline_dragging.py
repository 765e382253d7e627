"""Shows dragged on the timeline with a real mouse, and moved by keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.plan_programme.timeline_days import TAKEN, at, block, day
from ttms_desktop.widgets.timeline import Timeline
from ttms_desktop.widgets.timeline_shapes import (
    BlockLook,
    Load,
    Spot,
)

_NONE = Qt.KeyboardModifier.NoModifier


def drag(timeline: Timeline, begin: QPoint, end: QPoint, *, drop: bool = True) -> None:
    viewport = timeline.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, _NONE, begin)
    QTest.mouseMove(viewport, begin + QPoint(12, 0))
    QTest.mouseMove(viewport, end)
    if drop:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, _NONE, end)


def heard(timeline: Timeline) -> tuple[list[tuple[Load, Spot]], list[str]]:
    put: list[tuple[Load, Spot]] = []
    refused: list[str] = []
    timeline.put.connect(lambda load, spot: put.append((load, spot)))
    timeline.put_refused.connect(refused.append)
    return put, refused


def test_a_block_is_dragged_in_steps_of_five_minutes(timeline: Timeline) -> None:
    put, _ = heard(timeline)
    box = timeline.block_rectangle(1)
    held = QPoint(round(box.left()) + 30, round(box.center().y()))
    target = timeline.point_of(2, at(7)) + QPoint(31, 0)

    drag(timeline, held, target)

    [(load, spot)] = put
    assert (load.block_id, load.length, load.gap) == (1, timedelta(hours=1.5), timedelta(minutes=15))
    assert spot == Spot(2, at(7))


def test_a_conflict_is_shown_while_dragging_and_told_at_the_drop(timeline: Timeline) -> None:
    put, refused = heard(timeline)
    begin, end = timeline.block_rectangle(1).center().toPoint(), timeline.point_of(3, at(7))

    drag(timeline, begin, end, drop=False)
    shown = timeline.verdict
    QTest.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, _NONE, end)

    assert shown == TAKEN
    assert (put, refused) == ([], ["Taken"])
    assert not timeline.is_carrying


def test_escape_leaves_everything_where_it_is(timeline: Timeline) -> None:
    put, refused = heard(timeline)
    end = timeline.point_of(2, at(7))

    drag(timeline, timeline.block_rectangle(1).center().toPoint(), end, drop=False)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    QTest.mouseMove(timeline.viewport(), end + QPoint(40, 0))
    QTest.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, _NONE, end)

    assert (put, refused, timeline.is_carrying) == ([], [], False)


@pytest.mark.parametrize("end", [QPoint(20, 200), QPoint(500, 10), QPoint(500, 900)], ids=["halls", "ruler", "below"])
def test_what_is_dropped_beside_the_lanes_is_nothing(timeline: Timeline, end: QPoint) -> None:
    put, refused = heard(timeline)

    drag(timeline, timeline.block_rectangle(1).center().toPoint(), end)

    assert (put, refused) == ([], [])


def test_a_trembling_click_is_no_drag(timeline: Timeline) -> None:
    put, _ = heard(timeline)
    begin = timeline.block_rectangle(1).center().toPoint()
    QTest.mousePress(timeline.viewport(), Qt.MouseButton.LeftButton, _NONE, begin)
    QTest.mouseMove(timeline.viewport(), begin + QPoint(3, 2))
    QTest.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, _NONE, begin + QPoint(3, 2))

    assert put == []
    assert timeline.chosen == 1


def test_who_only_looks_can_choose_and_not_drag(timeline: Timeline) -> None:
    put, refused = heard(timeline)
    timeline.set_editable(False)

    drag(timeline, timeline.block_rectangle(1).center().toPoint(), timeline.point_of(2, at(7)))

    assert (put, refused, timeline.chosen) == ([], [], 1)


def test_a_block_on_its_way_to_the_server_cannot_be_dragged(timeline: Timeline) -> None:
    put, _ = heard(timeline)
    timeline.set_day(day(block(9, 1, 6, look=BlockLook.PENDING)))

    drag(timeline, timeline.block_rectangle(9).center().toPoint(), timeline.point_of(2, at(7)))

    assert put == []


def test_held_at_the_edge_the_timeline_scrolls_on(timeline: Timeline, qtbot: QtBot) -> None:
    before = timeline.horizontalScrollBar().value()
    edge = QPoint(timeline.viewport().width() - 6, round(timeline.block_rectangle(1).center().y()))

    drag(timeline, timeline.block_rectangle(1).center().toPoint(), edge, drop=False)
    qtbot.waitUntil(lambda: timeline.horizontalScrollBar().value() > before + 60, timeout=3000)
    timeline.cancel_carry()
    after = timeline.horizontalScrollBar().value()
    QTest.qWait(80)

    assert timeline.horizontalScrollBar().value() == after


def test_alt_with_an_arrow_moves_by_five_minutes_or_a_lane(timeline: Timeline) -> None:
    put, refused = heard(timeline)
    timeline.choose(3)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(timeline, key, Qt.KeyboardModifier.AltModifier)

    five = timedelta(minutes=5)
    assert [spot for _, spot in put] == [Spot(2, at(4.5) + five), Spot(2, at(4.5) - five), Spot(1, at(4.5))]
    assert refused == ["Taken"]
