"""The composition root: everything is made and connected here, and nowhere else is a client made."""

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from ttms_client import Client, new_request_id
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.config import Settings
from ttms_desktop.desk_settings import DeskSettings
from ttms_desktop.garbage import GarbageCollector
from ttms_desktop.gui_watch import GuiWatch
from ttms_desktop.key_map import KeyMap
from ttms_desktop.main_window import MainWindow
from ttms_desktop.office import Office
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import DeviceFile
from ttms_desktop.printing.layout import layout_file
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.scanner import Scanner
from ttms_desktop.screens.check_in.merging import Merging
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.find_orders.open_refunds import OpenRefunds
from ttms_desktop.screens.print_queue.window import PrintQueueWindow
from ttms_desktop.screens.screen import NOBODY, Person
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.show_customer.view import CustomerDisplay
from ttms_desktop.screens.show_customer.view_model import ShowCustomerViewModel
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter
from ttms_desktop.sounds import Sounds
from ttms_desktop.tasks import BackgroundRunner
from ttms_desktop.terminal.choosing import terminal_of

_CUSTOMER_DISPLAY = "customer-display"
_FAREWELL_SECONDS = 1.0


def _ignore(_outcome: object) -> None:
    """Where nobody looks any more."""


class Desk(QObject):
    """One counter: its window, its view models, its client."""

    def __init__(self, runner: BackgroundRunner, appearance: Appearance, settings: Settings, memory: QSettings) -> None:
        super().__init__()
        self._runner = runner
        self.counter = Counter(Client, settings.data_folder / "open-sales")
        languages = settings.tickets.languages
        self.printing = PrintDesk(
            self.counter,
            runner,
            devices=DeviceFile(settings.data_folder / "printers.json"),
            layout=layout_file(settings.data_folder / "ticket-layout.txt"),
            languages=languages,
        )
        self.printing.setParent(self)
        files = TicketFiles(
            settings.tickets_folder,
            languages=languages,
            cinema=lambda: self.counter.cinema,
            print_sale=self.printing.print_sale,
            page=self.printing.page_layout.read,
        )
        self.sign_in = SignInViewModel(self.counter, runner, settings=settings, memory=memory, parent=self)
        terminal = terminal_of(settings.terminal.kind, settings.data_folder)
        self.sell = SellTicketsViewModel(
            self.counter, runner, files=files, printer=self.printing, terminal=terminal, parent=self
        )
        self.open_refunds = OpenRefunds(self.counter, runner, self)
        self.sign_in.signed_in.connect(self.printing.start)
        self.sign_in.signed_in.connect(self.sell.start)
        self.sign_in.signed_in.connect(self.open_refunds.settle)
        self.open_refunds.informed.connect(self.sell.informed)
        appearance.language_changed.connect(self.sell.retranslate)
        # Also where nobody looks at the door: what was scanned without the server is sent after signing in.
        self.merging = Merging(self.counter, runner, self)
        self.sign_in.signed_in.connect(self.merging.send)
        self.merging.told.connect(self.sell.informed)
        sounds, keys = Sounds(settings.data_folder / "sounds"), KeyMap(memory, changed=settings.keys.pairs)
        sounds.on = str(memory.value("sounds/on", settings.sounds.play)) != "no"
        parts = {
            "merging": self.merging,
            "open_work": OpenWork(self.counter, self.sell),
            "printer": self.printing,
            "reserving": self.sell.handing.reserving,
            "sounds": sounds,
            "desk": DeskSettings(
                appearance,
                memory,
                keys,
                sounds,
                settings.data_folder / "desktop.log",
                self._open_printers,
                self.turn_customer_display,
            ),
        }
        self.office = Office(self.counter, runner, sign_in_needed=self._on_sign_in_needed, parts=parts, parent=self)
        self.window = MainWindow(
            sign_in=self.sign_in,
            sell=self.sell,
            appearance=appearance,
            entries=self.office.entries(),
            person=self._person,
        )
        keys.setParent(self)
        self.window.sell_view.keys.follow(keys)
        self.print_queue = PrintQueueWindow(self.counter, runner, self.printing, self.window)
        self.window.password_wanted.connect(self._change_password)
        self.window.address_wanted.connect(self._bind_address)
        self.customer = ShowCustomerViewModel(self.counter, runner, self.sell, self)
        self.customer_display: CustomerDisplay | None = None
        self.window.customer_wanted.connect(self.turn_customer_display)
        self.sign_in.signed_in.connect(self.customer.on_signed_in)
        self._memory = memory
        self.sign_in.signed_in.connect(self._reopen_customer_display)

    def _person(self) -> Person:
        session = self.counter.session
        return Person(session.user.user_id, session.user.role.name) if session else NOBODY

    def turn_customer_display(self) -> None:
        """Open the window for the customer, or close it."""
        if self.customer_display is None:
            self.customer_display = CustomerDisplay(self.customer)
            self.customer_display.closed.connect(self._on_display_closed)
        shown = not self.customer_display.isVisible()
        if shown:
            self.customer_display.open_beside(self.window)
        else:
            self.customer_display.close()
        self.window.say_customer(shown=shown)
        self._memory.setValue(_CUSTOMER_DISPLAY, shown)

    def _reopen_customer_display(self) -> None:
        """As it was when the program was left."""
        if self._memory.value(_CUSTOMER_DISPLAY, defaultValue=False, type=bool) and self.customer_display is None:
            self.turn_customer_display()

    def _on_display_closed(self) -> None:
        self.window.say_customer(shown=False)

    def _change_password(self) -> None:
        self.office.change_password(self.window)

    def _open_printers(self, parent: QWidget) -> None:
        self.print_queue.open_printers(parent)

    def _bind_address(self) -> None:
        self.office.bind_address(self.window)

    def _on_sign_in_needed(self, text: str) -> None:
        self.window.show_sign_in(text)

    def stop(self) -> None:
        """Ask nothing more, give held seats back."""
        self.open_refunds.stop()
        self.customer.stop()
        self.merging.stop()
        self.sell.stop()

    def say_goodbye(self) -> None:
        """Leave the counter to another computer, unless a sale is still open here."""
        open_here = self.sell.busy or self.sell.payment.is_begun or self.sell.sells_vouchers
        if self.counter.session is not None and self.sell.connected and not open_here:
            client, request_id = self.counter.client, new_request_id()
            self._runner.run(self, lambda: client.user.sign_out(request_id=request_id), done=_ignore, failed=_ignore)

    def close(self) -> None:
        """Free every call under way."""
        self.printing.stop()
        self.counter.close()
        if self.customer_display is not None:
            self.customer_display.close()
            self.customer_display.deleteLater()
        self.window.close()
        self.window.deleteLater()


class Desktop(QObject):
    """What all windows of this program share; `close` ends it all, in the order that leaves nothing hanging."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self._application, self._settings = application, settings
        self._memory = QSettings(str(settings.data_folder / "window.ini"), QSettings.Format.IniFormat)
        self._garbage = GarbageCollector(self)
        self.runner = BackgroundRunner()
        self.gui_watch = GuiWatch(self)
        chosen = settings.appearance
        self.appearance = Appearance(self._memory, language=chosen.language, theme=chosen.theme)
        self.appearance.theme_changed.connect(self._on_theme)
        self.appearance.language_changed.connect(self._on_language)
        self._on_theme(self.appearance.theme)
        self.desks: list[Desk] = []
        self.scanner: Scanner | None = None

    def open_desk(self) -> Desk:
        """Another counter with a window of its own; the window is not shown yet."""
        desk = Desk(self.runner, self.appearance, self._settings, self._memory)
        self.desks.append(desk)
        return desk

    def listen_to_scanner(self) -> None:
        """From now on whatever a scanner types goes to the desk whose window is in front."""
        self.scanner = Scanner(self._application, wanted=lambda: self._desk_in_front() is not None)
        self.scanner.scanned.connect(self._on_scanned)

    def _on_scanned(self, code: str) -> None:
        desk = self._desk_in_front()
        if desk is not None:
            desk.window.take_scan(code)

    def _desk_in_front(self) -> Desk | None:
        """Where somebody works, in the window or in a dialog of it; None on the sign-in page."""
        window: QWidget | None = self._application.activeWindow()
        while window is not None:
            for desk in self.desks:
                if window is desk.window:
                    return desk if desk.window.is_working else None
            window = window.parentWidget()
        return None

    def close(self) -> None:
        if self.scanner is not None:
            self.scanner.stop()
            self.scanner = None
        for desk in self.desks:
            desk.stop()
        self.runner.finish(_FAREWELL_SECONDS)
        for desk in self.desks:
            desk.say_goodbye()
        self.runner.finish(_FAREWELL_SECONDS)
        for desk in self.desks:
            desk.close()
        self.runner.close()
        self._garbage.stop()
        self._memory.sync()

    def _on_language(self, _language: str) -> None:
        """Another language has other letters."""
        style.apply_theme(self._application, self.appearance.theme)

    def _on_theme(self, theme: str) -> None:
        style.apply_theme(self._application, theme)
