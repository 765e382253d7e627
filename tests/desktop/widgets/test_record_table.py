"""A table of records: what it says, how it is sorted, what stays chosen, and what stands there without rows."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.record_painting import CELL_MARGIN
from ttms_desktop.widgets.record_table import Column, RecordTable


@dataclass(frozen=True)
class Taking:
    film: str
    tickets: int
    net: str = "0.00"


_ROWS = [Taking("Metropolis", 4120, "193,565.00"), Taking("The General", 1903), Taking("Street Angel", 1259)]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    style.apply_theme(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 400)
    return made


@pytest.fixture
def table(window: QWidget) -> RecordTable:
    """Films, in a window that is shown; a film's title is its key."""
    columns: list[Column[Taking]] = [
        Column(lambda: "Film", lambda row: row.film, stretch=1, sort=lambda row: row.film),
        Column(lambda: "Tickets", lambda row: str(row.tickets), right=True, sort=lambda row: row.tickets),
        Column(lambda: "Net", lambda row: row.net, right=True, tone=lambda row: "warning" if row.net == "0.00" else ""),
    ]
    made = RecordTable(columns, key=lambda row: row.film, parent=window)
    made.resize(700, 400)
    window.show()
    QTest.qWaitForWindowActive(window)
    return made


def films(table: RecordTable) -> list[str]:
    return [row.film for row in table.rows]


def click_head(table: RecordTable, column: int) -> None:
    header = table.grid.header
    where = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def click_row(table: RecordTable, row: int, *, twice: bool = False) -> None:
    where = QPoint(30, table.grid.rowViewportPosition(row) + 20)
    QTest.mouseClick(table.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    if twice:
        QTest.mouseDClick(table.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_it_waits_until_it_knows_something(table: RecordTable) -> None:
    waits = table._notice.isVisible()

    table.show_rows(_ROWS)

    assert (waits, table._notice.isVisible(), table.grid.isVisible()) == (True, False, True)


def test_a_click_on_a_head_sorts_up_then_down_then_as_it_came(table: RecordTable) -> None:
    table.show_rows(_ROWS)

    orders = []
    for _ in range(3):
        click_head(table, 1)
        orders.append([row.tickets for row in table.rows])

    assert orders == [[1259, 1903, 4120], [4120, 1903, 1259], [4120, 1903, 1259]]
    assert table._model.sorted_by is None


def test_a_column_without_an_order_is_not_sorted(table: RecordTable) -> None:
    table.show_rows(_ROWS)

    click_head(table, 2)

    assert films(table) == ["Metropolis", "The General", "Street Angel"]


def test_the_order_is_kept_for_new_rows(table: RecordTable) -> None:
    table.show_rows(_ROWS)
    click_head(table, 0)

    table.show_rows([Taking("Sunrise", 1), Taking("Daybreak", 2)])

    assert films(table) == ["Daybreak", "Sunrise"]


def test_the_chosen_record_stays_chosen_over_a_refresh_and_over_sorting(table: RecordTable, qtbot: QtBot) -> None:
    table.show_rows(_ROWS)
    click_row(table, 1)
    click_head(table, 0)

    with qtbot.waitSignal(table.row_chosen) as chosen:
        table.show_rows([Taking("Sunrise", 5), Taking("The General", 1904)])

    assert chosen.args == [Taking("The General", 1904)]
    assert table.chosen == Taking("The General", 1904)
    assert table.grid.currentIndex().row() == 1


def test_it_is_said_when_the_chosen_record_is_gone_and_the_keys_go_on_with_the_first(table: RecordTable) -> None:
    table.show_rows(_ROWS)
    click_row(table, 1)
    said: list[Taking | None] = []
    table.row_chosen.connect(said.append)

    table.show_rows(_ROWS[:1])

    assert said == [None, _ROWS[0]]


def test_arrows_choose_and_enter_opens(table: RecordTable, qtbot: QtBot) -> None:
    table.show_rows(_ROWS)
    table.setFocus()
    first = table.chosen

    QTest.keyClick(table.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_activated) as opened:
        QTest.keyClick(table.grid, Qt.Key.Key_Return)

    assert first == _ROWS[0]
    assert opened.args == [_ROWS[1]]


def test_a_double_click_opens_once(table: RecordTable) -> None:
    table.show_rows(_ROWS)
    opened: list[Taking] = []
    table.row_activated.connect(opened.append)

    click_row(table, 2, twice=True)

    assert opened == [_ROWS[2]]


def test_esc_is_left_to_the_screen(table: RecordTable) -> None:
    table.show_rows(_ROWS)
    table.setFocus()
    heard: list[int] = []
    window = table.window()
    window.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]

    QTest.keyClick(table.grid, Qt.Key.Key_Escape)

    assert heard == [Qt.Key.Key_Escape]


def test_no_rows_are_explained(table: RecordTable) -> None:
    table.say_empty("Nothing was sold", "Choose other days.", icon="reports")

    table.show_rows([])

    assert table._pages.current is table._notice
    assert table._notice.text == "Nothing was sold"


def test_no_rows_are_explained_with_a_way_to_have_some(table: RecordTable, qtbot: QtBot) -> None:
    table.say_failed("The server cannot be reached.", retry="Try again")
    table.say_empty("No films yet", icon="films", action="New film")
    table.show_rows([])

    with qtbot.waitSignal(table.fill_wanted), qtbot.assertNotEmitted(table.retry_wanted):
        QTest.mouseClick(table._notice.action, Qt.MouseButton.LeftButton)

    assert (table._notice.text, table._notice.action.text()) == ("No films yet", "New film")


def test_a_failure_is_said_with_a_way_to_try_again(table: RecordTable, qtbot: QtBot) -> None:
    table.say_failed("The server cannot be reached.", retry="Try again")

    with qtbot.waitSignal(table.retry_wanted):
        QTest.mouseClick(table._notice.action, Qt.MouseButton.LeftButton)

    assert table._notice.text == "The server cannot be reached."


def test_the_total_stands_under_its_columns_and_is_wide_enough(table: RecordTable) -> None:
    table.show_rows(_ROWS, ("Total", "7,282", "193,565,000,000.00"))

    assert table._total.isVisible()
    assert table._total.accessibleName() == "Total 7,282 193,565,000,000.00"
    header = table.grid.header
    assert header.sectionSize(2) > table.grid.fontMetrics().horizontalAdvance("193,565,000,000.00")
    assert header.sectionPosition(2) + header.sectionSize(2) == table.grid.viewport().width()

    table.show_rows(_ROWS)
    assert not table._total.isVisible()


def test_columns_share_the_room_and_scroll_where_there_is_none(table: RecordTable) -> None:
    table.show_rows(_ROWS)
    header = table.grid.header
    assert header.length() == table.grid.viewport().width()

    table.resize(180, 300)
    QTest.qWait(10)

    assert header.length() > table.grid.viewport().width()


def test_a_column_that_stretches_gives_up_room_before_the_rows_scroll_sideways(window: QWidget) -> None:
    columns: list[Column[Taking]] = [
        Column(lambda: "Film", lambda row: row.film, stretch=1, width=240),
        Column(lambda: "Net", lambda row: row.net, right=True),
    ]
    table = RecordTable(columns, parent=window)
    table.resize(260, 300)
    window.show()
    table.show_rows(_ROWS)
    QTest.qWait(10)

    assert table.grid.horizontalScrollBar().maximum() == 0
    assert table.grid.header.length() == table.grid.viewport().width()


def test_of_columns_that_stretch_the_one_with_longer_texts_is_wider(window: QWidget) -> None:
    """Whatever their shares are: no text is cut while there is room."""
    columns: list[Column[Taking]] = [
        Column(lambda: "Film", lambda row: row.film, stretch=1),
        Column(lambda: "Net", lambda row: row.net, stretch=5),
    ]
    table = RecordTable(columns, parent=window)
    table.resize(360, 300)
    window.show()
    table.show_rows([Taking("Nosferatu, a Symphony of Horror", 1)])
    QTest.qWait(10)

    wanted = width_of("Nosferatu, a Symphony of Horror", style.font(style.Size.ROW))
    assert table.grid.header.sectionSize(0) >= wanted + 2 * CELL_MARGIN


@pytest.mark.parametrize(
    ("width", "net", "seen"),
    [(260, "0.00", False), (260, "193,565.00", True), (690, "0.00", True)],
    ids=["short of room", "not all the same", "room for all"],
)
def test_a_spare_column_goes_where_it_says_nothing_and_others_would_be_cut(
    window: QWidget, *, width: int, net: str, seen: bool
) -> None:
    columns: list[Column[Taking]] = [
        Column(lambda: "Film", lambda row: row.film, stretch=1),
        Column(lambda: "Net", lambda row: row.net, spare=True),
    ]
    table = RecordTable(columns, parent=window)
    table.resize(width, 300)
    window.show()
    table.show_rows([Taking("Nosferatu, a Symphony of Horror", 1), Taking("M", 2, net)])
    QTest.qWait(10)

    assert table.grid.header.isSectionHidden(1) is not seen
    assert table.grid.header.length() == table.grid.viewport().width()


@pytest.mark.parametrize(
    ("nets", "total", "seen"),
    [(("", ""), None, False), (("", "0.00"), None, True), (("", ""), ("Total", "", "0.00"), True)],
    ids=["nothing", "in a row", "in the total"],
)
def test_a_column_that_says_nothing_in_any_row_is_left_out(
    table: RecordTable, *, nets: tuple[str, ...], total: tuple[str, ...] | None, seen: bool
) -> None:
    table.show_rows([Taking(f"Film {number}", number, net) for number, net in enumerate(nets)], total)
    QTest.qWait(10)

    assert table.grid.header.isSectionHidden(2) is not seen
    assert table.grid.header.length() == table.grid.viewport().width()


@pytest.mark.parametrize("net", ["", "0.00"], ids=["two columns", "three columns"])
def test_the_chosen_row_is_round_at_both_ends_whichever_column_is_the_last(table: RecordTable, net: str) -> None:
    table.show_rows([Taking("Metropolis", 1, net), Taking("Faust", 2, net)])
    table.choose(table.rows[0])
    QTest.qWait(10)

    seen = table.grid.viewport().grab().toImage()
    ends = {seen.pixelColor(x, 2).name() for x in (2, seen.width() - 3)}
    assert style.LIGHT.accent.lower() not in ends, "this is outside of round corners"


def test_the_title_of_a_column_tells_on_hover_what_it_is_about(window: QWidget) -> None:
    columns: list[Column[Taking]] = [
        Column(lambda: "Film", lambda row: row.film),
        Column(lambda: "Net", lambda row: row.net, about=lambda: "Without what was <refunded>"),
    ]
    model = RecordTable(columns, parent=window).grid.model()

    tips = [model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) for place in range(2)]
    assert tips == [None, "<span>Without what was &lt;refunded&gt;</span>"]


@pytest.mark.parametrize("height", [300, 311, 339])
@pytest.mark.parametrize("total", [None, ("Total", "7,282", "0.00")])
def test_no_row_is_cut_through_where_there_are_more_than_fit(
    table: RecordTable, height: int, total: tuple[str, ...] | None
) -> None:
    table.resize(700, height)
    table.show_rows([Taking(f"Film {number}", number) for number in range(50)], total)
    QTest.qWait(10)
    bar = table.grid.verticalScrollBar()

    for value in (0, 3 * bar.singleStep(), bar.maximum()):
        bar.setValue(value)
        first = table.grid.rowAt(0)
        assert table.grid.rowViewportPosition(first) == 0
        assert table.grid.viewport().height() % table.grid.rowHeight(first) == 0


def test_no_row_is_cut_through_in_a_table_that_takes_the_place_of_another(window: QWidget, table: RecordTable) -> None:
    column = QVBoxLayout(window)
    column.addWidget(table)
    table.show_rows(_ROWS)
    QTest.qWait(10)
    columns: list[Column[Taking]] = [Column(lambda: "Film", lambda row: row.film, stretch=1, width=150)]
    made = RecordTable(columns, key=lambda row: row.film)

    column.replaceWidget(table, made)
    table.hide()
    made.show_rows([Taking(f"Film {number}", number) for number in range(50)], ("Total",))
    QTest.qWait(10)

    assert made.grid.viewport().height() % made.grid.rowHeight(0) == 0


def test_what_needs_attention_has_its_tone(table: RecordTable) -> None:
    table.show_rows(_ROWS)

    tones = [table._model.tone(table._model.index(row, 2)) for row in range(2)]

    assert tones == ["", "warning"]


def test_ten_thousand_rows_are_shown_at_once(table: RecordTable, benchmark_seconds: object) -> None:
    rows = [Taking(f"Film {number}", number) for number in range(10_000)]
    assert callable(benchmark_seconds)

    assert benchmark_seconds(lambda: table.show_rows(rows)) < 0.2
