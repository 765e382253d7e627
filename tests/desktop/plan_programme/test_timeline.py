"""The timeline as a widget: what is chosen in it, scrolled, and zoomed."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.plan_programme.timeline_days import STANDING, at, block, day
from ttms_desktop.widgets.timeline import Timeline
from ttms_desktop.widgets.timeline_shapes import (
    TimelineDay,
)


def test_arrows_lead_along_the_lane_and_to_the_nearest_block_of_another(timeline: Timeline) -> None:
    path = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(timeline, key)
        path.append(timeline.chosen)

    assert path == [1, 2, 3, 4, 3, 1]


def test_a_block_that_is_chosen_by_keys_is_in_sight(timeline: Timeline) -> None:
    timeline.set_day(day(block(1, 1, 4), block(2, 1, 21)))
    for _ in range(2):
        QTest.keyClick(timeline, Qt.Key.Key_Right)

    assert timeline.chosen == 2
    assert timeline.viewport().rect().contains(timeline.block_rectangle(2).toRect())


def test_enter_and_delete_say_what_is_wanted_of_the_chosen_block(timeline: Timeline) -> None:
    activated: list[int] = []
    removed: list[int] = []
    timeline.block_activated.connect(activated.append)
    timeline.removal_wanted.connect(removed.append)
    timeline.choose(4)

    QTest.keyClick(timeline, Qt.Key.Key_Return)
    QTest.keyClick(timeline, Qt.Key.Key_Delete)

    assert (activated, removed) == ([4], [4])


def test_the_ring_finds_its_block_again_after_a_refresh(timeline: Timeline) -> None:
    timeline.choose(2)
    timeline.set_day(day())
    timeline.set_day(day(*STANDING))

    QTest.keyClick(timeline, Qt.Key.Key_Left)

    assert timeline.chosen == 1


def test_the_chosen_block_is_told_as_it_stands_after_a_refresh(timeline: Timeline) -> None:
    timeline.choose(2)
    before = timeline.accessibleDescription()

    timeline.set_day(day(*(replace(one, description="10:00 大都会") for one in STANDING)))

    assert (before, timeline.accessibleDescription()) == ("words", "10:00 大都会")


def test_a_refresh_leaves_the_scrolled_place_and_another_day_opens_at_its_first_show(timeline: Timeline) -> None:
    bar = timeline.horizontalScrollBar()
    opened = bar.value()
    bar.setValue(opened + 90)
    timeline.set_day(day(*STANDING[:2]))
    kept = bar.value()
    tomorrow = day()
    timeline.set_day(TimelineDay(at(24), at(48), tomorrow.marks, tomorrow.lanes, (), at(24) + timedelta(hours=3)))

    assert (kept, bar.value()) == (opened + 90, opened)


def test_zooming_keeps_the_time_in_the_middle(timeline: Timeline) -> None:
    middle = (84 + timeline.viewport().width()) / 2
    before = timeline._geometry.moment_at(middle - timeline._offset().x())
    timeline.zoom_in()
    after = timeline._geometry.moment_at(middle - timeline._offset().x())
    for _ in range(9):
        timeline.zoom_out()

    assert abs(after - before) < timedelta(minutes=3)
    assert timeline.horizontalScrollBar().maximum() == 0
    assert not timeline.can_zoom_out
