"""The steps of the tour in the office: planning, films and halls, refunds, reports, people."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from ttms_client.errors import CounterInUse
from ttms_desktop.app import Desk
from ttms_desktop.messages import text_for
from ttms_desktop.screens.edit_films.film_dialog import FilmDialog
from ttms_desktop.screens.edit_films.view import EditFilmsView
from ttms_desktop.screens.edit_halls.hall_dialog import HallDialog
from ttms_desktop.screens.edit_halls.view import EditHallsView
from ttms_desktop.screens.find_orders.refund_dialog import RefundDialog
from ttms_desktop.screens.find_orders.refund_show_dialog import RefundShowDialog
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.manage_people.change_password import ChangePasswordDialog
from ttms_desktop.screens.manage_people.person_dialog import PersonDialog
from ttms_desktop.screens.manage_people.reset_password import ResetPasswordDialog
from ttms_desktop.screens.manage_people.view import ManagePeopleView
from ttms_desktop.screens.plan_programme.cancel_dialog import CancelDialog
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.screens.read_reports.pictures import Format
from ttms_desktop.screens.read_reports.span_dialog import SpanDialog
from ttms_desktop.screens.read_reports.view import ReadReportsView
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.screens.sign_in.take_over_dialog import TakeOverDialog
from ttms_desktop.screens.sign_in.view_model import CounterTaken, TrustQuestion
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.film_drag import FilmDrag
from ttms_desktop.tour.stage import Stage

_View = TypeVar("_View", bound=Screen)
_Dialog = TypeVar("_Dialog", bound=QDialog)

_MOST_DAYS = 30
# A hall as somebody draws it: an aisle across, couple seats, places for wheelchairs.
_DRAWN = """\
..oooooo..oooooo..
.oooooooooooooooo.
.oooooooooooooooo.
..................
<><><>.oooo.<><><>
ww..oooooooooo..ww"""


class OfficeSteps:
    """Each step returns what the summary says about it; a step that cannot be done raises StepFailedError."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._desk: Desk | None = None

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "An unknown server is not trusted unasked", self.trust_page
        yield "A counter at which another computer works", self.taken_counter
        yield "The administrator signs in at the office", self.sign_in
        yield "The programme of a day", self.programme
        yield "A film is dragged onto another show, and that is said", self.drag_conflict
        yield "A film is dragged to a free time", self.drag_film
        yield "A show is repeated over days", self.repeat_show
        yield "A show is cancelled", self.cancel_show
        yield "Its tickets wait for their refund", self.refund_list
        yield "A ticket is refunded", self.refund
        yield "What the box office took", self.report
        yield "The report by each grouping", self.groupings
        yield "The report is saved as CSV, XLSX and PDF", self.export
        yield "Films", self.films
        yield "Halls", self.halls
        yield "People", self.people
        yield "The own password", self.password

    @property
    def _office(self) -> Desk:
        if self._desk is None:
            raise StepFailedError("nobody has signed in at the office")
        return self._desk

    # Signing in

    def trust_page(self) -> str:
        stage, desk = self._stage, self._stage.desktop.open_desk()
        self._desk = desk
        stage.show(desk)
        groups = ("7A41", "09EE", "C2D0", "51B8") * 4
        until = datetime(2036, 1, 1, tzinfo=UTC)
        desk.sign_in.trust_asked.emit(TrustQuestion("192.168.1.10:7850", groups, until, changed=False))
        pictures = [stage.every_look("unknown-server", desk)]
        desk.sign_in.trust_asked.emit(TrustQuestion("192.168.1.10:7850", groups, until, changed=True))
        pictures.append(stage.every_look("changed-server", desk))
        desk.sign_in.trust_answered.emit()
        return ", ".join(pictures)

    def taken_counter(self) -> str:
        stage, desk = self._stage, self._office
        stage.type_into(desk.window.sign_in_view.counter, "9")

        def make() -> TakeOverDialog:
            text = text_for(CounterInUse("", {"counter_name": "9", "display_name": "周明远"}))
            desk.sign_in.counter_taken.emit(CounterTaken(text, approval_needed=True))
            return self._dialog(TakeOverDialog)

        return stage.every_look_of("taken-counter", make, desk)

    def sign_in(self) -> str:
        stage, desk = self._stage, self._office
        stage.sign_in(desk, stage.administrator, "9")
        stage.wait("the screens of the office", lambda: desk.window.rail.item("people") is not None)
        return f"{len(desk.window.rail.items)} screens"

    # Planning

    def programme(self) -> str:
        stage, view = self._stage, self._open("schedule", PlanProgrammeView)
        stage.wait("the films", lambda: self._plan.loaded and bool(view.films.films.values))
        pictures = [stage.every_look("programme", self._office)]
        self._turn(view, Qt.Key.Key_PageDown)
        pictures.append(stage.every_look("programme-tomorrow", self._office))
        return ", ".join(pictures)

    def drag_conflict(self) -> str:
        stage, view = self._stage, self._view("schedule", PlanProgrammeView)
        show = self._plan.shows[0]
        over = show.starts_at + timedelta(minutes=30)
        drag = FilmDrag(stage, view)
        with stage.language("en"):
            drag.hold_over(show.studio_id, over)
            pictures = [stage.picture("drag-conflict-en", self._office)]
            stage.press(Qt.Key.Key_Escape, self._office)
        drag.let_go()
        drag.hold_over(show.studio_id, over)
        verdict = view.timeline.verdict
        if verdict is None or verdict.is_free:
            raise StepFailedError("a conflict is shown while dragging")
        pictures.append(stage.picture("drag-conflict-zh", self._office))
        drag.let_go()
        stage.wait("the reason", lambda: bool(view.messages.text))
        pictures.append(stage.picture("drag-refused-zh", self._office))
        return f"“{verdict.reason}”, {', '.join(pictures)}"

    def drag_film(self) -> str:
        stage, view = self._stage, self._view("schedule", PlanProgrammeView)
        hall = self._plan.shows[0].studio_id
        # The sample has two weeks of shows; behind them all halls are free.
        self._turn_until(view, lambda: not self._plan.shows)
        pictures = [stage.every_look("programme-empty", self._office)]
        drag = FilmDrag(stage, view)
        drag.hold_over(hall, self._plan.begins + timedelta(hours=8))
        pictures.append(stage.picture("drag-free-zh", self._office))
        drag.let_go()
        took = stage.wait("the show", lambda: len(self._plan.shows) == 1 and self._plan.shows[0].schedule_id > 0)
        return f"on sale after {took:.0f} ms, {', '.join(pictures)}"

    def repeat_show(self) -> str:
        stage, view = self._stage, self._view("schedule", PlanProgrammeView)
        [first] = self._plan.shows
        pictures = [stage.every_look_of("show-form", lambda: self._show_form(view, first.starts_at), self._office)]

        def refused() -> ShowDialog:
            dialog = self._show_form(view, first.starts_at)
            dialog.confirmed.emit()
            stage.wait("the conflicts", lambda: bool(dialog.conflicts.text()) and dialog.conflicts.isVisible())
            return dialog

        pictures.append(stage.every_look_of("show-form-conflicts", refused, self._office))
        dialog = self._show_form(view, first.starts_at)
        dialog.time.set_time(self._clock(first.ends_at + timedelta(minutes=30)))
        dialog.form.changed.emit()
        dialog.confirmed.emit()
        stage.wait("the shows", lambda: len(self._plan.shows) == 2)
        return ", ".join(pictures)

    def cancel_show(self) -> str:
        stage, view = self._stage, self._view("schedule", PlanProgrammeView)
        self._plan.go_to_today()
        stage.wait("today", lambda: self._plan.loaded)
        stage.wait("the closed form", lambda: not self._open_dialogs(ShowDialog))
        sold = stage.sold_show.schedule_id
        self._turn_until(view, lambda: sold in [show.schedule_id for show in self._plan.shows])
        view.timeline.setFocus()  # as a click on it does
        view.timeline.block_chosen.emit(sold)
        picture = stage.every_look("show-chosen", self._office)
        pictures = stage.every_look_of("cancel-show", lambda: self._question(view, sold), self._office)
        self._question(view, sold).confirmed.emit()
        stage.wait("the refund list", lambda: self._office.window.screens.front == "orders")
        return f"{picture}, {pictures}"

    def _show_form(self, view: PlanProgrammeView, starts_at: datetime) -> ShowDialog:
        """The form for a week of shows in the hall of the first one, at this time."""
        [first, *_] = self._plan.shows
        view.add_button.click()
        dialog = self._dialog(ShowDialog)
        dialog.film.choose(first.play_id)
        dialog.hall.choose(first.studio_id)
        dialog.time.set_time(self._clock(starts_at))
        dialog.price.set_minor(4500)
        dialog.repeat.set_on(True)
        day = dialog.day.day
        if day is None:
            raise StepFailedError("the form knows the day")
        dialog.until.set_day(day + timedelta(days=6))
        dialog.form.changed.emit()
        return dialog

    def _question(self, view: PlanProgrammeView, schedule_id: int) -> CancelDialog:
        view.timeline.removal_wanted.emit(schedule_id)
        dialog = self._dialog(CancelDialog)
        dialog.reason.choice.choose(0)
        return dialog

    def _turn_until(self, view: PlanProgrammeView, is_so: Callable[[], bool]) -> None:
        for _ in range(_MOST_DAYS):
            if is_so():
                return
            self._turn(view, Qt.Key.Key_PageDown)
        raise StepFailedError("no day is as it should be")

    def _turn(self, view: PlanProgrammeView, key: Qt.Key) -> None:
        """To another day, until its shows are there."""
        day = self._plan.day
        # Where no window manager does it, nobody gives the window back its keys after a dialog.
        view.window().activateWindow()
        self._stage.wait("the window", view.window().isActiveWindow)
        QTest.keyClick(view.timeline, key)
        self._stage.wait("another day", lambda: self._plan.day != day)
        self._stage.wait("the other day", lambda: self._plan.loaded)

    def _clock(self, moment: datetime) -> time:
        """What the cinema's clocks show then."""
        return moment.astimezone(ZoneInfo(self._office.counter.cinema.time_zone)).time().replace(tzinfo=None)

    # Refunds

    def refund_list(self) -> str:
        stage, view = self._stage, self._view("orders", FindOrdersView)
        stage.wait("the orders that wait", lambda: bool(view.list.table.rows))
        stage.wait("the offer to refund all", view.list.refund_all_button.isVisible)
        pictures = stage.every_look("refund-list", self._office)
        return f"{pictures}, {stage.every_look_of('refund-show', lambda: self._refund_show(view), self._office)}"

    def _refund_show(self, view: FindOrdersView) -> RefundShowDialog:
        view.refund_show()
        dialog = self._dialog(RefundShowDialog)
        self._stage.wait("what waits", lambda: bool(dialog.model.orders))
        return dialog

    def refund(self) -> str:
        stage, view = self._stage, self._view("orders", FindOrdersView)
        view.list.table.choose(view.list.table.rows[0])
        button = view.panel.refund_button
        stage.wait("an order that may be refunded", lambda: button.isVisible() and button.isEnabled())
        stage.wait("its tickets", lambda: bool(view.panel.rows))
        [ticket, *_] = view.panel.rows
        view.panel.rows[ticket].click()  # not all of them, which the list has not shown yet
        pictures = [stage.every_look("order", self._office)]
        view.panel.rows[ticket].click()
        number = view.list.table.chosen.number
        pictures.append(stage.every_look_of("refund-question", lambda: self._refund_question(view), self._office))
        self._refund_question(view).confirmed.emit()
        took = stage.wait("the refund", lambda: bool(view.panel.result.text) and view.panel.result.isVisible())
        stage.wait("the list without it", lambda: number not in [line.number for line in view.list.table.rows])
        view.list.table.choose(view.list.table.rows[0])
        stage.wait("the next order", lambda: self._shows_another(number))
        pictures.append(stage.every_look("refunded", self._office))
        return f"after {took:.0f} ms, {', '.join(pictures)}"

    def _shows_another(self, number: str) -> bool:
        """Whether an order is seen that is not this one."""
        model = self._office.office.models["orders"]
        assert isinstance(model, FindOrdersViewModel)
        return model.order is not None and model.order.number != number

    def _refund_question(self, view: FindOrdersView) -> RefundDialog:
        view.begin_refund()
        return self._dialog(RefundDialog)

    # Reports

    def report(self) -> str:
        stage = self._stage
        view = self._open("reports", ReadReportsView)
        day = stage.first.sell.day
        self._reports.choose_days(day, day + timedelta(days=6))
        stage.wait("the report", lambda: bool(self._reports.key_figures) and self._reports.can_export)
        stage.wait("the charts", lambda: view.days_chart.plot is not None)
        pictures = stage.every_look("report", self._office)
        return f"{pictures}, {self._forms('span', view.reports_bar.open_own_days, SpanDialog)}"

    def groupings(self) -> str:
        stage, pictures = self._stage, []
        for grouping in [other for other, _ in self._reports.groupings if other is not self._reports.grouping]:
            self._reports.choose_grouping(grouping)
            stage.wait("the other grouping", lambda: self._reports.can_export)
            name = f"report-by-{grouping.name.lower().replace('_', '-')}"
            pictures.append(stage.picture(f"{name}-zh", self._office))
        return ", ".join(pictures)

    def export(self) -> str:
        names = []
        for kind in Format:
            file = self._stage.folder / f"report.{kind.value}"
            file.unlink(missing_ok=True)
            self._reports.save(file, kind)
            self._stage.wait(f"the file {file.name}", lambda: self._reports.can_export)
            if not file.exists():
                raise StepFailedError(f"{file.name} was not written")
            names.append(file.name)
        return ", ".join(names)

    # Films, halls, people

    def films(self) -> str:
        stage, view = self._stage, self._open("films", EditFilmsView)
        stage.wait("the films", lambda: bool(view.table.rows))
        return f"{stage.every_look('films', self._office)}, {self._forms('film-form', view.add, FilmDialog)}"

    def halls(self) -> str:
        stage, view = self._stage, self._open("halls", EditHallsView)
        stage.wait("the halls", lambda: bool(view.table.rows))
        QTest.qWait(300)  # for the map of the first hall
        pictures = stage.every_look("halls", self._office)
        return f"{pictures}, {stage.every_look_of('hall-form', lambda: self._drawn_hall(view), self._office)}"

    def _drawn_hall(self, view: EditHallsView) -> HallDialog:
        view.add()
        dialog = self._dialog(HallDialog)
        dialog.name.set_value("露天影院")
        dialog.plan.set_value(_DRAWN)
        dialog.form.changed.emit()
        QTest.qWait(900)  # for the map of what is drawn
        return dialog

    def people(self) -> str:
        stage, view = self._stage, self._open("people", ManagePeopleView)
        stage.wait("the people", lambda: bool(view.table.rows))
        pictures = [stage.every_look("people", self._office), self._forms("person-form", view.add, PersonDialog)]
        clerk = next(row for row in view.table.rows if not row.myself)
        view.table.choose(clerk)
        pictures.append(self._forms("reset-password", view.give_password, ResetPasswordDialog))
        ask = partial(view.take_away, clerk)
        pictures.append(stage.every_look_asked("switch-off", ask, self._office))
        return ", ".join(pictures)

    def password(self) -> str:
        return self._forms("password-form", self._office.window.password_wanted.emit, ChangePasswordDialog)

    # Screens and dialogs

    def _open(self, name: str, kind: type[_View]) -> _View:
        self._office.window.screens.go_to(name)
        return self._view(name, kind)

    def _view(self, name: str, kind: type[_View]) -> _View:
        view = self._office.window.screens.made(name)
        if not isinstance(view, kind):
            raise StepFailedError(f"the screen {name} is not there")
        return view

    def _dialog(self, kind: type[_Dialog]) -> _Dialog:
        self._stage.wait(kind.__name__, lambda: bool(self._open_dialogs(kind)))
        return self._open_dialogs(kind)[-1]

    def _open_dialogs(self, kind: type[_Dialog]) -> list[_Dialog]:
        return [dialog for dialog in self._office.window.findChildren(kind) if dialog.isVisible()]

    def _forms(self, name: str, begin: Callable[[], object], kind: type[QDialog]) -> str:
        def make() -> QDialog:
            begin()
            return self._dialog(kind)

        return self._stage.every_look_of(name, make, self._office)

    @property
    def _plan(self) -> PlanProgrammeViewModel:
        model = self._office.office.models["schedule"]
        assert isinstance(model, PlanProgrammeViewModel)
        return model

    @property
    def _reports(self) -> ReadReportsViewModel:
        model = self._office.office.models["reports"]
        assert isinstance(model, ReadReportsViewModel)
        return model
