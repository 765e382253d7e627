"""The steps of the tour about what an administrator sets up besides films, halls and people."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QDialog

from ttms_client import new_request_id
from ttms_client.extra import Charged, Extra
from ttms_desktop.app import Desk
from ttms_desktop.screens.edit_extras.extra_dialog import ExtraDialog
from ttms_desktop.screens.edit_extras.view import EditExtrasView
from ttms_desktop.screens.edit_ticket_types.ticket_type_dialog import TicketTypeDialog
from ttms_desktop.screens.edit_ticket_types.view import EditTicketTypesView
from ttms_desktop.screens.manage_people.sessions_dialog import SessionsDialog
from ttms_desktop.screens.manage_people.view import ManagePeopleView
from ttms_desktop.screens.screen import Screen
from ttms_desktop.screens.sell_vouchers.issued_dialog import open_issued
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage

_View = TypeVar("_View", bound=Screen)
_EXTRAS = (
    Extra("3D", "3D 眼镜", "3D glasses", 500, Charged.BY_PIECE, refundable=True),
    Extra("fee", "服务费", "Booking fee", 200, Charged.BY_TICKET, refundable=False),
    Extra("popcorn", "爆米花券", "Popcorn", 1500, Charged.BY_PIECE, refundable=True),
)


class SetupSteps:
    """The administrator is signed in at the window that was opened last."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "What is sold with tickets", self.extras
        yield "Who is signed in where", self.sessions
        yield "Under which ticket types shows are sold", self.ticket_types
        yield "The vouchers that were sold", self.vouchers

    def extras(self) -> str:
        stage, client = self._stage, self._office.counter.client
        known = {extra.code for extra in client.extra.list_extras(include_retired=True)}
        for extra in _EXTRAS:
            if extra.code not in known:
                client.extra.save_extra(extra, request_id=new_request_id())
        view = self._open("extras", EditExtrasView)
        stage.wait("the extras", lambda: len(view.table.rows) >= len(_EXTRAS))
        view.table.choose(view.table.rows[0])

        def form() -> QDialog:
            view.edit(view.table.rows[0])
            return self._dialog(ExtraDialog)

        return f"{stage.every_look('extras', self._office)}, {stage.every_look_of('extra-form', form, self._office)}"

    def ticket_types(self) -> str:
        stage, view = self._stage, self._open("ticket_types", EditTicketTypesView)
        stage.wait("the ticket types", lambda: bool(view.table.rows))
        view.table.choose(view.table.rows[1])

        def form() -> QDialog:
            view.edit(view.table.rows[1])
            return self._dialog(TicketTypeDialog)

        pictures = stage.every_look("ticket-types", self._office)
        return f"{pictures}, {stage.every_look_of('ticket-type-form', form, self._office)}"

    def sessions(self) -> str:
        view = self._open("people", ManagePeopleView)

        def dialog() -> QDialog:
            view.show_sessions()
            made = self._dialog(SessionsDialog)
            assert isinstance(made, SessionsDialog)
            self._stage.wait("the sessions", lambda: bool(made.table.rows))
            return made

        return self._stage.every_look_of("sessions", dialog, self._office)

    def vouchers(self) -> str:
        self._office.window.screens.go_to("sell")

        def dialog() -> QDialog:
            made = open_issued(self._office.sell.vouchers.issued, self._office.window)
            self._stage.wait("the vouchers", lambda: bool(made.table.rows))
            return made

        return self._stage.every_look_of("vouchers-issued", dialog, self._office)

    @property
    def _office(self) -> Desk:
        return self._stage.desktop.desks[-1]

    def _open(self, name: str, kind: type[_View]) -> _View:
        self._office.window.screens.go_to(name)
        view = self._office.window.screens.made(name)
        if not isinstance(view, kind):
            raise StepFailedError(f"the screen {name} is not there")
        return view

    def _dialog(self, kind: type[QDialog]) -> QDialog:
        def found() -> list[QDialog]:
            return [dialog for dialog in self._office.window.findChildren(kind) if dialog.isVisible()]

        self._stage.wait(kind.__name__, lambda: bool(found()))
        return found()[-1]
