"""The screen of the door: the verdict in large, what was scanned before, the show and the way; every key of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.check_in.pictures import ScanLine, Way
from ttms_desktop.screens.check_in.result_panel import ResultPanel
from ttms_desktop.screens.check_in.view_model import CheckInViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.labels import Pill, label
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.segments import Segment, Segments

_SIDE_WIDTH, _SHOW_WIDTH, _CODE_WIDTH = 456, 250, 160
_LOW_SHOW_WIDTH, _LOW_CODE_WIDTH = 180, 110
_TICKET_WIDTH = 140
_TOO_NARROW_FOR_BOTH = 900
_LONGEST_CODE = 256


class CheckInView(Screen):
    """Draws what the view model says; scans come from the window, typed codes from the field."""

    def __init__(self, model: CheckInViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.result = ResultPanel()
        self.link = Pill()
        self.table = RecordTable(self._columns(), key=lambda line: line.number)
        self.count = label("title")
        self.messages = MessageBar()
        self.show_picker = Picker()
        self.way = Segments()
        self.code = LineEdit()
        self.code.setMaxLength(_LONGEST_CODE)
        self.sound_button = BusyButton(key="M")
        self.screen_bar = ScreenBar()
        self.set_bar(self.screen_bar)
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        for widget in (self.show_picker, self.way, self.code):
            self.screen_bar.add(widget)
        self.screen_bar.add_space()
        left = self._left = QVBoxLayout()
        left.setSpacing(style.space(2))
        left.addWidget(self.link)
        left.addWidget(self.result, 1)
        self._side = QWidget()
        self._side.setFixedWidth(_SIDE_WIDTH)
        right = self._right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(style.space(2))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.sound_button)
        right.addWidget(self._head)
        right.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addLayout(left, 1)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(1))
        column.setSpacing(style.space(1))
        column.addLayout(row, 1)
        column.addWidget(self.messages)
        self.set_low(low=False)

    def _connect(self) -> None:
        model = self._model
        model.decided.connect(self._draw_result)
        model.lines_changed.connect(self._draw_lines)
        model.shows_changed.connect(self._draw_shows)
        model.way_changed.connect(self._draw_way)
        model.link_changed.connect(self._draw_link)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        self.code.returnPressed.connect(self._on_typed)
        self.show_picker.changed.connect(self._on_show)
        self.way.chosen.connect(self._on_way)
        self.sound_button.clicked.connect(self._turn_sound)
        self._bind("F2", model.turn_way)
        self._bind("/", self.code.setFocus)
        self._bind("M", self._turn_sound)
        self._bind("F5", model.start)
        self._bind("Esc", self._go_back)

    def _bind(self, key: str, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)

    # As a screen

    def enter(self) -> None:
        self.setFocus()
        self._model.start()

    def scan(self, code: str) -> bool:
        self.messages.clear()
        self._model.scan(code)
        return True

    def set_low(self, *, low: bool) -> None:
        self.show_picker.setFixedWidth(_LOW_SHOW_WIDTH if low else _SHOW_WIDTH)
        self.code.setFixedWidth(_LOW_CODE_WIDTH if low else _CODE_WIDTH)

    # To the view model

    def _on_typed(self) -> None:
        code = self.code.value
        self.code.clear()
        self.scan(code)

    def _on_show(self) -> None:
        chosen = self.show_picker.value
        self._model.choose_show(chosen if isinstance(chosen, int) else 0)

    def _on_way(self, way: object) -> None:
        if isinstance(way, Way):
            self._model.choose_way(way)

    def _turn_sound(self) -> None:
        self._model.sounds.on = not self._model.sounds.on
        self._say_sound()

    def _go_back(self) -> None:
        self.messages.clear()
        self.setFocus()

    # Drawing

    def _draw_result(self) -> None:
        self.result.say(self._model.picture)

    def _draw_lines(self) -> None:
        self.count.setText(self._model.count_text)
        self.table.say_empty(self.tr("Nothing scanned yet"))
        self.table.show_rows(self._model.lines())

    def _draw_shows(self) -> None:
        self.show_picker.offer([(show.schedule_id, show.text) for show in self._model.shows()])

    def _draw_way(self) -> None:
        segments = [Segment(Way.IN, self.tr("In")), Segment(Way.OUT, self.tr("Out"))]
        self.way.say(segments, self._model.way)

    def _draw_link(self) -> None:
        text = self._model.link_text
        self.link.say(text, tone="warning")
        self.link.setVisible(bool(text))

    def _columns(self) -> list[Column[ScanLine]]:
        return [
            Column(lambda: self.tr("Time"), lambda line: line.time_text, width=56),
            Column(
                lambda: self.tr("Result"),
                lambda line: line.result,
                strong=True,
                width=120,
                stretch=1,
                tone=lambda line: line.tone,
                tip=lambda line: line.result,
            ),
            Column(
                lambda: self.tr("Ticket"),
                lambda line: line.ticket,
                width=_TICKET_WIDTH,
                stretch=1,
                tip=lambda line: line.what,
            ),
        ]

    def _say_sound(self) -> None:
        text = self.tr("Turn sound off") if self._model.sounds.on else self.tr("Turn sound on")
        self.sound_button.setText(text)
        self.sound_button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_list = self.width() >= _TOO_NARROW_FOR_BOTH
        self._side.setVisible(has_list)
        # Without the list the count and the button for the sounds stand below the result.
        if has_list and self._right.indexOf(self._head) < 0:
            self._right.insertWidget(0, self._head)
        elif not has_list and self._left.indexOf(self._head) < 0:
            self._left.addWidget(self._head)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Check-in"))
        self.code.setPlaceholderText(self.tr("Type a code"))
        self.code.setAccessibleName(self.tr("Type a code"))
        self.show_picker.setAccessibleName(self.tr("Show"))
        self._draw_way()
        self._say_sound()
        self.messages.set_hint(self.tr("Scan at any time · / type a code · F2 in or out · M sound · F5 refresh"))
        self._model.retranslate()
        self._draw_result()
        self._draw_lines()
