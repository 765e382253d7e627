"""The screens besides the sell screen: what they are called, who sees them, and how each is made at its first visit."""

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.screen import ADMINISTRATORS, EVERYBODY, OFFICE, Entry, Screen
from ttms_desktop.screens.sign_in.mail_code_dialogs import OwnAddressDialog
from ttms_desktop.screens.sign_in.mail_codes import OwnAddress
from ttms_desktop.session import Counter
from ttms_desktop.tasks import Runner
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class _Coming:
    name: str
    package: str
    noun: str
    title: Callable[[], str]
    roles: frozenset[str]
    icon: str = ""
    # What of the desk the view model is given besides counter and runner.
    wants: tuple[str, ...] = ()


_SCREENS = (
    _Coming(
        "orders",
        "find_orders",
        "FindOrders",
        lambda: translate("Screens", "Orders"),
        EVERYBODY,
        wants=("printer",),
    ),
    _Coming(
        "door",
        "check_in",
        "CheckIn",
        lambda: translate("Screens", "Check-in"),
        EVERYBODY,
        icon="check-in",
        wants=("sounds", "merging"),
    ),
    _Coming(
        "shift",
        "close_shift",
        "CloseShift",
        lambda: translate("Screens", "Shift"),
        EVERYBODY,
        wants=("open_work", "printer"),
    ),
    _Coming(
        "reservations",
        "keep_reservations",
        "KeepReservations",
        lambda: translate("Screens", "Reservations"),
        EVERYBODY,
        wants=("reserving",),
    ),
    _Coming("schedule", "plan_programme", "PlanProgramme", lambda: translate("Screens", "Schedule"), EVERYBODY),
    _Coming("films", "edit_films", "EditFilms", lambda: translate("Screens", "Films"), OFFICE),
    _Coming("halls", "edit_halls", "EditHalls", lambda: translate("Screens", "Halls"), OFFICE),
    _Coming("extras", "edit_extras", "EditExtras", lambda: translate("Screens", "Extras"), OFFICE),
    _Coming(
        "ticket_types", "edit_ticket_types", "EditTicketTypes", lambda: translate("Screens", "Ticket types"), OFFICE
    ),
    _Coming("reports", "read_reports", "ReadReports", lambda: translate("Screens", "Reports"), OFFICE),
    _Coming(
        "settings",
        "change_settings",
        "ChangeSettings",
        lambda: translate("Screens", "Settings"),
        EVERYBODY,
        wants=("desk",),
    ),
    _Coming("people", "manage_people", "ManagePeople", lambda: translate("Screens", "People"), ADMINISTRATORS),
)


class Office(QObject):
    """Makes the screens of one counter."""

    def __init__(
        self,
        counter: Counter,
        runner: Runner,
        *,
        sign_in_needed: Callable[[str], None],
        parts: Mapping[str, object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`parts` of the desk are given, by their names, to the screens that want them."""
        super().__init__(parent)
        self._parts = parts or {}
        self._counter, self._runner, self._sign_in_needed = counter, runner, sign_in_needed
        # Of the pages that whoever works here has visited, by name; for the tour, which watches them work.
        self.models: dict[str, QObject] = {}

    def entries(self) -> list[Entry]:
        return [
            Entry(coming.name, coming.icon or coming.name, coming.title, partial(self._make, coming), coming.roles)
            for coming in _SCREENS
            if _exists(coming.package)
        ]

    def change_password(self, parent: QWidget) -> None:
        """Let whoever works here choose another password."""
        package = "ttms_desktop.screens.manage_people"
        if not _exists("manage_people"):
            return
        model = importlib.import_module(f"{package}.change_password_model").ChangePasswordViewModel(
            self._counter, self._runner, parent=self
        )
        model.sign_in_needed.connect(self._sign_in_needed)
        dialog = importlib.import_module(f"{package}.change_password").ChangePasswordDialog(model, parent)
        model.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def bind_address(self, parent: QWidget) -> None:
        """Let whoever works here bind an address for codes."""
        model = OwnAddress(self._counter, self._runner, self)
        model.sign_in_needed.connect(self._sign_in_needed)
        dialog = OwnAddressDialog(model, parent)
        model.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def _make(self, coming: _Coming) -> Screen:
        package = f"ttms_desktop.screens.{coming.package}"
        view_model = getattr(importlib.import_module(f"{package}.view_model"), f"{coming.noun}ViewModel")
        view = getattr(importlib.import_module(f"{package}.view"), f"{coming.noun}View")
        wanted = {name: self._parts[name] for name in coming.wants}
        model = view_model(self._counter, self._runner, **wanted, parent=self)
        needed: SignalInstance = model.sign_in_needed
        needed.connect(self._sign_in_needed)
        made = view(model)
        model.setParent(made)
        self.models[coming.name] = model
        assert isinstance(made, Screen)
        return made


def _exists(package: str) -> bool:
    name = f"ttms_desktop.screens.{package}"
    return importlib.util.find_spec(name) is not None and importlib.util.find_spec(f"{name}.view") is not None
