"""What the tour stands on: a real server, two real windows, keys and clicks as a person makes them, and a camera."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ttms_client.play import Schedule
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.demo import SampleUser, sample_user
from ttms_desktop.local_server import LocalServer
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, SeatLook
from ttms_desktop.tour.camera import Camera
from ttms_desktop.tour.failing import StepFailedError

_LARGE = 1.4


class Stage:
    """One tour's things; pictures and tickets go into `folder`."""

    def __init__(self, folder: Path, desktop: Desktop, server: LocalServer, looks: int) -> None:
        self.folder, self.desktop, self.server = folder, desktop, server
        self.first = desktop.open_desk()
        self.second = desktop.open_desk()
        self.clerk = sample_user("clerk")
        self.second_clerk = sample_user("manager")
        self.administrator = sample_user("administrator")
        self.camera = Camera(folder, desktop.appearance, looks, desktop.gui_watch)
        self._bugs: list[BaseException] = []

    # Looking

    def picture(self, name: str, desk: Desk | None = None) -> str:
        """Save what the window shows; the file's name."""
        return self.camera.take(name, (desk or self.first).window)

    def every_look(self, name: str, desk: Desk | None = None) -> str:
        """The picture in Chinese and in English, light and dark; the files' names."""
        return self.camera.take_all(name, (desk or self.first).window)

    def every_look_of(self, name: str, make: Callable[[], QWidget], desk: Desk | None = None) -> str:
        """The picture of a dialog or menu in Chinese and in English, light and dark; made anew for each."""
        return self.camera.take_all_of(name, make, (desk or self.first).window)

    def every_look_asked(self, name: str, ask: Callable[[], object], desk: Desk | None = None) -> str:
        """The picture of a question that `ask` waits for; it is answered with no."""
        return self.camera.take_all_asked(name, ask, (desk or self.first).window)

    def wait(self, what: str, is_so: Callable[[], bool], *, seconds: float = 10.0) -> float:
        """Let the windows work until it is so; the milliseconds that it took."""
        begun = time.monotonic()
        while not is_so():
            if self._bugs:
                raise StepFailedError(f"a bug: {self._bugs[0]!r}") from self._bugs[0]
            if time.monotonic() - begun > seconds:
                raise StepFailedError(f"not within {seconds:g} s: {what}")
            QTest.qWait(5)
        return (time.monotonic() - begun) * 1000

    @property
    def sold_show(self) -> Schedule:
        """The show that the clerk has sold tickets of."""
        order = self.first.sell.last_order
        if order is None:
            raise StepFailedError("nothing was sold")
        return order.schedule

    def hall(self, desk: Desk | None = None) -> HallPicture:
        hall = (desk or self.first).sell.hall
        if hall is None:
            raise StepFailedError("no hall is shown")
        return hall

    def looks(self, seat_ids: list[int], look: SeatLook, desk: Desk | None = None) -> bool:
        return all((desk or self.first).sell.look(seat_id) is look for seat_id in seat_ids)

    # Acting

    def show(self, desk: Desk) -> None:
        """Open the window, as large as it is on a screen of 1366 by 768 points."""
        desk.window.show()
        if desk.window.devicePixelRatio() > _LARGE:
            desk.window.resize(911, 512)

    def sign_in(self, desk: Desk, who: SampleUser, counter_name: str) -> None:
        """Type it, then Enter."""
        self.type_sign_in(desk, who.user_name, who.password, counter_name)
        self.press(Qt.Key.Key_Return, desk)

    def type_sign_in(self, desk: Desk, user_name: str, password: str, counter_name: str) -> None:
        page = desk.window.sign_in_view
        texts = (user_name, password, counter_name, self.server.address)
        for field, text in zip((page.user, page.password, page.counter, page.address), texts, strict=True):
            self.type_into(field, text)
        page.password.setFocus()

    def press(self, key: Qt.Key, desk: Desk | None = None) -> None:
        """A key, to whatever has the focus of that window."""
        window = (desk or self.first).window
        window.activateWindow()
        QCoreApplication.processEvents()
        QTest.keyClick(window.focusWidget() or window, key)
        QCoreApplication.processEvents()

    def type_into(self, field: QWidget, text: str) -> None:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def point_at(self, seat_id: int, desk: Desk | None = None) -> QPoint:
        """Move the mouse onto the seat, once what has just been shown stands where it stays."""
        QCoreApplication.processEvents()
        seat_map = (desk or self.first).window.sell_view.hall.map
        point = seat_map.seat_rectangle(seat_id).center().toPoint()
        QTest.mouseMove(seat_map.viewport(), point)
        return point

    def click_seat(self, seat_id: int, desk: Desk | None = None) -> None:
        point = self.point_at(seat_id, desk)
        viewport = (desk or self.first).window.sell_view.hall.map.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def popup_of(self, begin: Callable[[], object]) -> Callable[[], QWidget]:
        """How to make the menu, or whatever else `begin` opens over the window; raises StepFailedError without one."""

        def make() -> QWidget:
            begin()
            QCoreApplication.processEvents()
            opened = QApplication.activePopupWidget()
            if opened is None:
                raise StepFailedError("nothing has opened")
            return opened

        return make

    @contextmanager
    def language(self, code: str) -> Iterator[None]:
        """In this language, then back."""
        appearance = self.desktop.appearance
        before = appearance.language
        appearance.choose_language(code)
        yield
        appearance.choose_language(before)

    @contextmanager
    def bugs_count(self) -> Iterator[None]:
        """An exception that nobody handles fails the step."""
        before = sys.excepthook
        sys.excepthook = self._on_bug
        try:
            yield
        finally:
            sys.excepthook = before

    def on_failed(self, failure: Exception) -> None:
        """For calls that the tour makes itself."""
        self._bugs.append(failure)

    def _on_bug(self, _kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
        self._bugs.append(bug)
