"""The schedule screen: films at the side, the timeline, the chosen show below it; every key of it."""

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.plan_programme import drawing
from ttms_desktop.screens.plan_programme.cancel_dialog import CancelDialog
from ttms_desktop.screens.plan_programme.day_choice import ProgrammeDayBar
from ttms_desktop.screens.plan_programme.film_panel import FilmPanel
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.show_form import ShowForm
from ttms_desktop.screens.plan_programme.timeline_card import TimelineCard
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.timeline_chip import TimelineChip
from ttms_desktop.widgets.timeline_shapes import Load, Spot, Verdict

_NOW_MILLISECONDS = 10_000
_NO_ROOM_FOR_FILMS = 660


class PlanProgrammeView(Screen):
    """Draws what the view model says and tells it what was pressed or dragged."""

    def __init__(self, model: PlanProgrammeViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.days = ProgrammeDayBar(model)
        self.count = label("muted")
        self.add_button = BusyButton(ButtonKind.ACTION, key="Ctrl+N")
        self.films = FilmPanel()
        self.card = TimelineCard()
        self.timeline = self.card.timeline
        self.messages = MessageBar()
        self.chip = TimelineChip(self)
        self._minute = QTimer(self, interval=_NOW_MILLISECONDS)
        self._arrange()
        self._listen()
        self._connect()
        self._bind_keys()
        self._retranslate()

    def _arrange(self) -> None:
        bar = ScreenBar()
        for widget in (self.days, self.count):
            bar.add(widget)
        bar.add_space()
        bar.add(self.add_button)
        self.set_bar(bar)
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addWidget(self.films)
        row.addWidget(self.card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(2))
        column.setSpacing(style.space(1))
        column.addLayout(row, 1)
        column.addWidget(self.messages)

    # As a page

    def enter(self) -> None:
        self.timeline.setFocus()
        self._minute.start()
        self._model.start()
        self._draw()

    def leave(self) -> None:
        self.timeline.cancel_carry()
        self._minute.stop()
        self._model.stop()

    def set_low(self, *, low: bool) -> None:
        self.count.setVisible(not low)  # the counter's name needs its room
        self.films.set_low(low=low)
        self.card.facts.set_low(low=low)
        self.messages.set_folded(folded=low)

    # From the view model

    def _listen(self) -> None:
        model = self._model
        # A drag is meant for the day on which it began.
        model.day_changed.connect(self.timeline.cancel_carry)
        model.day_changed.connect(self.messages.clear)
        model.day_changed.connect(self._draw)
        model.programme_changed.connect(self._draw)
        model.chosen_changed.connect(self._on_chosen)
        model.refused.connect(self.messages.refuse)
        model.informed.connect(self.messages.inform)
        model.form_wanted.connect(self._open_form)
        model.refunds_wanted.connect(self._open_refunds)
        self._minute.timeout.connect(self._draw)

    def _draw(self) -> None:
        model = self._model
        if not model.started:
            return
        self.count.setText(model.count_text if model.loaded else "")
        self.add_button.setVisible(model.may_plan)
        self.films.say(drawing.sources_of(model.films), loaded=model.loaded, has_any=model.has_films)
        self.timeline.set_editable(model.may_plan)
        self.timeline.set_day(drawing.day_of(model))
        self.timeline.say_now(model.now, model.now_text)
        self.card.say_state(
            loaded=model.loaded, failure=model.failure_text, may_plan=model.may_plan, has_films=model.has_films
        )
        self._fold()
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.timeline.choose(self._model.chosen or None)
        facts = self.card.facts
        was_inside = facts.isAncestorOf(self.window().focusWidget() or self)
        facts.say(self._model.facts)
        if was_inside and not facts.isAncestorOf(self.window().focusWidget() or self):
            self.timeline.setFocus()  # the button that had the keys is gone

    def _open_refunds(self, orders: object) -> None:
        self.screen_wanted.emit("orders", orders)

    # To the view model

    def _connect(self) -> None:
        model, timeline, films = self._model, self.timeline, self.films.films
        timeline.set_judge(self._judge)
        timeline.block_chosen.connect(self._choose)
        timeline.block_activated.connect(self._change)
        timeline.removal_wanted.connect(self._cancel)
        timeline.put.connect(self._on_put)
        timeline.put_refused.connect(model.say_refused)
        timeline.carrying_changed.connect(self._on_carrying)
        films.dragged.connect(self._on_film_dragged)
        films.dropped.connect(self._on_film_dropped)
        films.opened.connect(self._add)
        self.add_button.clicked.connect(self._add_any)
        self.card.retried.connect(model.refresh)
        facts = self.card.facts
        facts.change_clicked.connect(self._change_chosen)
        facts.cancel_clicked.connect(self._cancel_chosen)
        facts.sell_clicked.connect(self._sell_chosen)
        facts.refunds_clicked.connect(self._refund_chosen)
        facts.refund_all_clicked.connect(self._refund_all_of_chosen)

    def _judge(self, load: Load, spot: Spot) -> Verdict:
        judging = self._model.judging
        if load.block_id is None:
            return drawing.verdict_of(judging.of_film(load.value, spot.lane_id, spot.starts_at))
        return drawing.verdict_of(judging.of_show(load.block_id, spot.lane_id, spot.starts_at))

    def _choose(self, block_id: int | None) -> None:
        self._model.choose(block_id or 0)

    def _on_put(self, load: Load, spot: Spot) -> None:
        self.messages.clear()
        if load.block_id is None:
            self._model.drop_film(load.value, spot.lane_id, spot.starts_at)
        else:
            self._model.drop_show(load.block_id, spot.lane_id, spot.starts_at)

    # Dragging

    def _on_carrying(self, carrying: bool) -> None:  # noqa: FBT001 - Qt's signal
        if carrying:
            self._model.hold_still()
        else:
            self.chip.hide()
            self.films.films.let_go()
            self._model.go_on()

    def _on_film_dragged(self, play_id: int, at: QPoint) -> None:
        if not self.timeline.is_carrying:
            film = next((film for film in self._model.films if film.play_id == play_id), None)
            if film is None:
                return
            self.timeline.carry(drawing.load_of_film(film, self._model.cleaning))
            self.chip.say(film.title, film.play_id)
        self.timeline.carry_to(at)
        self.chip.follow(self.mapFromGlobal(at), shown=self.timeline.verdict is None)

    def _on_film_dropped(self, _play_id: int) -> None:
        self.timeline.put_down()

    # Forms

    def _add_any(self) -> None:
        if self._model.may_plan and self._model.loaded:
            self._open_form(self._model.new_form())

    def _add(self, play_id: int) -> None:
        if self._model.loaded:
            self._open_form(self._model.new_form(play_id))

    def _change(self, schedule_id: int) -> None:
        form = self._model.form_for(schedule_id) if self._model.may_plan else None
        if form is not None:
            self._open_form(form)

    def _open_form(self, form: ShowForm) -> None:
        dialog = ShowDialog(form, self)
        form.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _cancel(self, schedule_id: int) -> None:
        calling_off = self._model.calling_off(schedule_id) if self._model.may_plan else None
        if calling_off is not None:
            dialog = CancelDialog(calling_off, self)
            calling_off.setParent(dialog)
            dialog.finished.connect(dialog.deleteLater)
            dialog.begin()

    def _change_chosen(self) -> None:
        self._change(self._model.chosen)

    def _cancel_chosen(self) -> None:
        self._cancel(self._model.chosen)

    def _sell_chosen(self) -> None:
        self.screen_wanted.emit("sell", self._model.to_sell(self._model.chosen))

    def _refund_chosen(self) -> None:
        self._open_refunds(self._model.to_refund(self._model.chosen))

    def _refund_all_of_chosen(self) -> None:
        self._open_refunds(self._model.to_refund(self._model.chosen, at_once=True))

    # Keys

    def _bind_keys(self) -> None:
        model, timeline = self._model, self.timeline
        for keys, do in {
            "PgUp": model.previous_day,
            "PgDown": model.next_day,
            "Ctrl+Left": model.previous_day,
            "Ctrl+Right": model.next_day,
            "T": model.go_to_today,
            "Ctrl+D": self.days.open_calendar,
            "Ctrl+N": self._add_any,
            "F5": model.refresh,
            "Esc": self._go_back,
            "Ctrl++": timeline.zoom_in,
            "Ctrl+=": timeline.zoom_in,
            "Ctrl+-": timeline.zoom_out,
            "Ctrl+0": timeline.zoom_to_fit,
        }.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def _go_back(self) -> None:
        """Esc: a drag is given up, else the message goes."""
        if self.timeline.is_carrying:
            self.timeline.cancel_carry()
        else:
            self.messages.clear()

    # Size and language

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where there is no room for the films, the form adds shows."""
        self.films.setVisible(self._model.may_plan and self.width() >= _NO_ROOM_FOR_FILMS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.add_button.setText(self.tr("Add show"))
        self.add_button.updateGeometry()
        self.timeline.setAccessibleName(self.tr("Timeline of the halls"))
        if self._model.may_plan:
            self.messages.set_hint(self.tr("Drag films and shows · ↑↓←→ choose · Alt+←→ 5 minutes · T today"))
        else:
            self.messages.set_hint(self.tr("↑↓←→ choose a show · T today"))
        self._draw()
