"""The steps of the tour about what opens over a screen: menus and the calendar."""

from collections.abc import Callable, Iterator

from ttms_desktop.app import Desk
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.read_reports.view import ReadReportsView
from ttms_desktop.screens.sell_tickets.day_choice import DayChoiceBar
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage


class MenuSteps:
    """The administrator is signed in at the window that was opened last."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "The menu of whoever works here", self.own_menu
        yield "The days of the sell screen", self.days
        yield "The days of the orders, and their calendar", self.calendar
        yield "The menus of the reports", self.report_menus

    @property
    def _desk(self) -> Desk:
        return self._stage.desktop.desks[-1]

    def own_menu(self) -> str:
        return self._look("own-menu", self._desk.window.rail.badge.click)

    def days(self) -> str:
        self._desk.window.screens.go_to("sell")
        bar = self._desk.window.screens.current.bar
        if not isinstance(bar, DayChoiceBar):
            raise StepFailedError("there are no days")
        return self._look("sell-days", bar.open_days)

    def calendar(self) -> str:
        self._desk.window.screens.go_to("orders")
        view = self._desk.window.screens.current
        if not isinstance(view, FindOrdersView):
            raise StepFailedError("there is no orders screen")
        menu = self._look("order-days", view.orders_bar.open_days)
        return f"{menu}, {self._look('order-calendar', view.orders_bar.open_calendar)}"

    def report_menus(self) -> str:
        self._desk.window.screens.go_to("reports")
        view = self._desk.window.screens.current
        if not isinstance(view, ReadReportsView):
            raise StepFailedError("there is no reports screen")
        bar = view.reports_bar
        self._stage.wait("the report", bar.export_button.isEnabled)
        return f"{self._look('report-days', bar.open_spans)}, {self._look('report-formats', bar.open_formats)}"

    def _look(self, name: str, begin: Callable[[], object]) -> str:
        return self._stage.every_look_of(name, self._stage.popup_of(begin), self._desk)
