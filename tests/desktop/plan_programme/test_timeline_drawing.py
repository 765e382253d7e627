"""The timeline as it is drawn: true to scale, and readable at every size."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.plan_programme.timeline_days import BEGIN, at, block, day
from ttms_desktop import style
from ttms_desktop.widgets import timeline_blocks, timeline_frame, timeline_words
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.timeline import Timeline
from ttms_desktop.widgets.timeline_geometry import WHOLE_DAY, fitted
from ttms_desktop.widgets.timeline_hues import hue_color, hue_surface
from ttms_desktop.widgets.timeline_shapes import (
    Block,
    BlockLook,
)


@pytest.mark.parametrize("hours", [23, 24, 25])
@pytest.mark.parametrize("zoom", [WHOLE_DAY, 1.0, 3.0])
def test_a_place_and_its_time_belong_to_each_other_on_days_of_every_length(hours: int, zoom: float) -> None:
    geometry = fitted(day(hours=hours), width=1000, height=560, zoom=zoom)

    for minutes in range(0, hours * 60, 35):
        moment = BEGIN + timedelta(minutes=minutes)
        spot = geometry.spot_at(QPointF(geometry.x_of(moment) + 0.1, 1))
        assert spot is not None
        assert spot.starts_at == moment
    assert geometry.x_of(at(2)) == pytest.approx(2 * geometry.hour_width)


def test_at_whole_day_the_last_hour_ends_at_the_edge() -> None:
    geometry = fitted(day(), width=1000, height=560, zoom=WHOLE_DAY)

    assert geometry.width == pytest.approx(1000 - 84)


@pytest.mark.parametrize(("width", "height", "lanes"), [(1030, 590, 4), (640, 330, 4), (1030, 590, 12), (300, 200, 30)])
def test_blocks_are_readable_at_every_size(width: int, height: int, lanes: int) -> None:
    """An hour is wide enough for a time, a lane high enough for time and title."""
    geometry = fitted(day(lanes=lanes), width=width, height=height, zoom=1.0)

    assert geometry.hour_width >= 54
    assert geometry.lane_height >= 60


def written(
    monkeypatch: pytest.MonkeyPatch,
    one: Block,
    *,
    width: int = 1000,
    height: int = 400,
    zoom: float = 1.0,
    seen: QRectF | None = None,
) -> list[tuple[str, QRectF, QFont]]:
    """The texts in a block that has the only lane, with their room, as they are before an ellipsis cuts them."""
    texts: list[tuple[str, QRectF, QFont]] = []

    def note(_painter: QPainter, area: QRectF, text: str, *, font: QFont, **_: object) -> None:
        texts.append((text, area, font))

    monkeypatch.setattr(timeline_words, "line_of_text", note)
    geometry = fitted(day(one, lanes=1), width=width, height=height, zoom=zoom)
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    timeline_blocks.paint_block(painter, geometry, one, seen=seen or QRectF(picture.rect()), ring=0, hovered=False)
    painter.end()
    return texts


@pytest.mark.parametrize("hours", [0.25, 0.5, 1.0, 1.5])
@pytest.mark.parametrize("view", [(1000, 126, 1.0), (600, 100, WHOLE_DAY), (600, 94, WHOLE_DAY)])
def test_no_time_of_a_short_show_is_cut(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, hours: float, view: tuple[int, int, float]
) -> None:
    one, (width, height, zoom) = block(1, 1, 3, hours=hours), view

    texts = written(monkeypatch, one, width=width, height=height, zoom=zoom)

    [(text, area, font)] = [each for each in texts if each[0].startswith(one.time_text)]
    assert width_of(text, font) <= area.width()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("title", ["The Cabinet of Dr. Caligari", "卡里加里博士的小屋与其他故事"])
def test_a_title_has_as_many_lines_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    texts = written(monkeypatch, replace(block(1, 1, 3, hours=1.4), title=title))

    lines = [(text, area, font) for text, area, font in texts if text and text in title]
    assert len(lines) > 1
    assert (
        "".join(text for text, _, _ in lines) == title.replace(" ", "")
        or " ".join(text for text, _, _ in lines) == title
    )
    assert [text for text, area, font in lines if width_of(text, font) > area.width()] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lanes", [2, 3])
def test_a_show_of_forty_five_minutes_has_time_and_title_across(monkeypatch: pytest.MonkeyPatch, lanes: int) -> None:
    texts = written(monkeypatch, block(1, 1, 3, hours=0.75), height=34 + 300 // lanes)

    assert texts[0][0] == "10:00"
    *first, last = (text for text, _, _ in texts if text.rstrip("-") in "Metropolis")
    assert first
    assert all(text.endswith("-") for text in first)
    assert "".join(text.rstrip("-") for text in [*first, last]) == "Metropolis"
    assert [text for text, area, font in texts if width_of(text, font) > area.width()] == []
    assert max(area.width() for _, area, _ in texts) < 0.75 * 56


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("hours", "height", "figures"),
    [(1.5, 400, "141/180"), (0.7, 400, "141"), (2.5, 94, "141/180"), (1.4, 94, "141")],
)
def test_what_is_sold_is_told_whole_or_in_short(
    monkeypatch: pytest.MonkeyPatch, hours: float, height: int, figures: str
) -> None:
    """Beside the time, or beside the title, where it has no line of its own."""
    one = replace(block(1, 1, 3, hours=hours), state_text="141/180", short_state_text="141")

    texts = written(monkeypatch, one, height=height)

    assert [text for text, _, _ in texts if text.startswith("141")] == [figures]


@pytest.mark.usefixtures("qapp")
def test_a_show_at_the_edge_has_its_words_within_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of "0/184" would be another figure; where there is no room for the time, there are no words."""
    one = replace(block(1, 1, 3, hours=2), state_text="0/184", short_state_text="0")
    box = fitted(day(one, lanes=1), width=1000, height=94, zoom=1.0).box_of(one)
    seen, sliver = (QRectF(box.left(), 0, box.width() * part, 94) for part in (0.7, 0.2))

    texts = written(monkeypatch, one, height=94, seen=seen)

    assert [text for text, area, _ in texts if area.right() > seen.right()] == []
    assert [text for text, _, _ in texts if text.startswith("0")] != []
    assert written(monkeypatch, one, height=94, seen=sliver) == []


@pytest.mark.usefixtures("qapp")
def test_the_hour_is_read_below_the_time_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    geometry = fitted(day(), width=1000, height=300, zoom=1.0)
    hours: dict[str, QRectF] = {}
    monkeypatch.setattr(timeline_frame, "line_of_text", lambda _painter, area, text, **_: hours.__setitem__(text, area))
    painter = QPainter(picture := QImage(1000, 300, QImage.Format.Format_RGB32))
    area = timeline_frame.now_area(geometry, at(5.2), text="11:12", scrolled=0)
    timeline_frame.paint_ruler(painter, geometry, width=picture.width(), scrolled=0)
    painter.end()

    assert {"4", "5", "6"} <= set(hours)
    assert not any(hour.intersects(area) for hour in hours.values())


def test_no_hour_of_the_ruler_is_cut_at_its_ends(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    geometry = fitted(day(), width=640, height=300, zoom=1.0)
    cut: list[str] = []

    def note(_painter: QPainter, area: QRectF, text: str, *, font: QFont, **_: object) -> None:
        half = width_of(text, font) / 2
        if area.center().x() - half < 84 or area.center().x() + half > 640:
            cut.append(text)

    monkeypatch.setattr(timeline_frame, "line_of_text", note)
    painter = QPainter(picture := QImage(640, 300, QImage.Format.Format_RGB32))
    for scrolled in range(120):
        timeline_frame.paint_ruler(painter, geometry, width=picture.width(), scrolled=scrolled)
    painter.end()

    assert cut == []


def test_a_cancelled_block_lies_out_of_the_way(timeline: Timeline) -> None:
    gone = block(7, 2, 6, look=BlockLook.CANCELLED)
    timeline.set_day(day(gone, block(8, 2, 6)))
    strip, stands = timeline.block_rectangle(7), timeline.block_rectangle(8)

    assert not strip.intersects(stands)
    found = timeline.block_at(strip.center().toPoint())
    assert found is not None
    assert found.block_id == 7


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_of_films_can_be_read_and_told_from_the_red_of_a_conflict(qapp: QApplication, theme: str) -> None:
    style.apply_theme(qapp, theme)
    red = hue_color(0).fromString(style.colors().danger).hslHue()
    panel, text = (hue_color(0).fromString(color) for color in (style.colors().panel, style.colors().text))

    for hue in range(10):
        color = hue_color(hue)
        assert contrast(luminance(color.getRgbF()), luminance(panel.getRgbF())) >= 4.5
        assert contrast(luminance(text.getRgbF()), luminance(hue_surface(hue).getRgbF())) >= 4.5
        assert min((color.hslHue() - red) % 360, (red - color.hslHue()) % 360) > 15
    assert len({hue_color(hue).name() for hue in range(10)}) == 10
    style.apply_theme(qapp, "light")


def contrast(one: float, other: float) -> float:
    dark, light = sorted((one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(parts: object) -> float:
    assert isinstance(parts, tuple)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts[:3])
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def test_the_corners_are_those_of_the_card(timeline: Timeline) -> None:
    """A square corner of the ruler would stand over the round edge of the card."""
    picture = timeline._standing().toImage()

    corners = [picture.pixelColor(x, 0).alpha() for x in (0, picture.width() - 1)]
    assert corners == [0, 0]
    assert picture.pixelColor(picture.width() // 2, 0).alpha() == 255
