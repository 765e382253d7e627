"""The timeline on its card: with the buttons of its zoom, the chosen show below, or words where there is nothing."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.plan_programme.facts_strip import FactsStrip
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import plain_tip, rule
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.timeline import Timeline

_ZOOM_LEFT, _ZOOM_SIDE = 6, 36


class TimelineCard(QFrame):
    """`retried` says that the day is to be loaded again."""

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._state = (False, "", False, True)
        self.timeline = Timeline()
        self.notice = Notice()
        self.facts = FactsStrip()
        self._pages = Pages(self.notice, self.timeline)
        self._out, self._in = BusyButton(ButtonKind.QUIET), BusyButton(ButtonKind.QUIET)
        self._arrange()
        self._out.clicked.connect(self.timeline.zoom_out)
        self._in.clicked.connect(self.timeline.zoom_in)
        self.timeline.zoom_changed.connect(self._on_zoom)
        self.notice.action_clicked.connect(self.retried)
        self._retranslate()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(rule())
        below = QVBoxLayout()
        below.setContentsMargins(style.space(3), 2, style.space(2), 2)
        below.addWidget(self.facts)
        column.addLayout(below)
        for place, button in enumerate((self._out, self._in)):
            button.setParent(self.timeline)
            button.set_icon("zoom-in" if button is self._in else "zoom-out")
            button.setGeometry(_ZOOM_LEFT + place * _ZOOM_SIDE, 1, _ZOOM_SIDE, 32)
            button.show()

    def say_state(self, *, loaded: bool, failure: str, may_plan: bool, has_films: bool) -> None:
        """What is known: the day, nothing yet, or why nothing."""
        self._state = (loaded, failure, may_plan, has_films)
        has_halls = self.timeline.has_lanes
        if failure and not loaded:
            hint = self.tr("The day could not be loaded.")
            self.notice.say(failure, hint, icon="offline", action=self.tr("Try again"))
        elif not loaded:
            self.notice.say(self.tr("Loading the schedule…"), waits=True)
        else:
            hint = self.tr("A manager can add them under Halls.")
            self.notice.say(self.tr("There are no halls yet"), hint, icon="halls")
        self._pages.turn_to(self.timeline if has_halls and not (failure and not loaded) else self.notice)
        self.facts.say_nothing(*(("", "") if self.timeline.has_blocks else self._empty_texts()))

    def _empty_texts(self) -> tuple[str, str]:
        """Why there are no shows to be seen, and what can be done."""
        loaded, _failure, may_plan, has_films = self._state
        if not loaded:
            return self.tr("Loading the schedule…"), ""
        if may_plan and not has_films:
            hint = self.tr("There are no films yet. Add them under Films, then drag one onto a hall.")
        elif may_plan:
            hint = self.tr("Drag a film onto a hall, or press Ctrl+N.")
        else:
            hint = self.tr("Choose another day at the top.")
        return self.tr("No shows on this day"), hint

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for button, tip in ((self._out, self.tr("Zoom out (Ctrl+-)")), (self._in, self.tr("Zoom in (Ctrl++)"))):
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
        loaded, failure, may_plan, has_films = self._state
        self.say_state(loaded=loaded, failure=failure, may_plan=may_plan, has_films=has_films)

    def _on_zoom(self) -> None:
        self._out.setEnabled(self.timeline.can_zoom_out)
        self._in.setEnabled(self.timeline.can_zoom_in)
