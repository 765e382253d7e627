"""`--tour DIR`: the real window sells real tickets at a real server by itself, and takes pictures of it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ttms_desktop import crash
from ttms_desktop.app import Desktop
from ttms_desktop.config import AppearanceSettings, FileSettings, Settings, TicketSettings
from ttms_desktop.failures import LocalFailure
from ttms_desktop.local_server import LocalServer
from ttms_desktop.tour.after_steps import AfterSteps
from ttms_desktop.tour.counter_steps import CounterSteps
from ttms_desktop.tour.drawer_steps import DrawerSteps
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.keep_steps import KeepSteps
from ttms_desktop.tour.menu_steps import MenuSteps
from ttms_desktop.tour.morning import morning_sample
from ttms_desktop.tour.office_steps import OfficeSteps
from ttms_desktop.tour.offscreen import OFFSCREEN, counter_screen
from ttms_desktop.tour.paper_steps import PaperSteps
from ttms_desktop.tour.pay_steps import PaySteps
from ttms_desktop.tour.running_server import RunningServer
from ttms_desktop.tour.setup_steps import SetupSteps
from ttms_desktop.tour.stage import Stage
from ttms_desktop.tour.voucher_steps import VoucherSteps


def take_tour(folder: Path, settings: Settings, *, server_given: bool = False, looks: int = 4) -> int:
    """Save numbered pictures, the ticket file and its pages in `folder`; 0 only if every step succeeded.

    With `server_given` the server of the settings is toured, which must have the sample cinema and is left running.
    `looks` are the pictures of each thing: two languages and two themes in 2 or 4.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("*.png"), *folder.glob("*.pdf")]:
        old.unlink()
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
    with tempfile.TemporaryDirectory(prefix="ttms-tour-") as own:
        if os.environ.get("QT_QPA_PLATFORM") == OFFSCREEN:
            os.environ["QT_QPA_PLATFORM"] = counter_screen(Path(own))
        server = RunningServer(settings.connection) if server_given else _own_server(Path(own))
        if not server_given:
            _say("Starting a server with the sample cinema …")
            server.load_sample()
            server.start()
        try:
            return _tour(folder, _for_tour(settings, server, Path(own), folder), server, looks)
        finally:
            server.stop()


def _own_server(folder: Path) -> LocalServer:
    return LocalServer(folder, morning_sample(folder, datetime.now(UTC)))


def _for_tour(settings: Settings, server: LocalServer, own: Path, folder: Path) -> Settings:
    """The same pictures on every computer: nothing of what was chosen there."""
    return replace(
        settings,
        connection=server.connection,
        appearance=AppearanceSettings("zh_CN", "light"),
        tickets=TicketSettings(str(folder.resolve()), "both"),
        files=FileSettings(str(own / "desktop")),
    )


def _tour(folder: Path, settings: Settings, server: LocalServer, looks: int) -> int:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    log = crash.start_log(settings.data_folder, settings.log.level)
    desktop = Desktop(application, settings)
    desktop.gui_watch.warns = False  # the log is seen in a picture, and the longest time is told in the end
    stage = Stage(folder, desktop, server, looks)
    try:
        with stage.bugs_count():
            good = all(_does(number, title, step) for number, (title, step) in enumerate(_steps(stage), start=1))
    finally:
        desktop.close()
        shutil.copy(log, folder / "desktop.log")
    _say(f"The window was never busy for more than {desktop.gui_watch.longest_ms:.0f} ms.")
    _say(f"Every step succeeded; the pictures are in {folder}." if good else "The tour ended before its end.")
    return 0 if good else 1


def _steps(stage: Stage) -> Iterator[tuple[str, Callable[[], str]]]:
    counter = CounterSteps(stage)
    yield from counter.all()
    if not isinstance(stage.server, RunningServer):
        yield from counter.faults()
    yield from PaySteps(stage).all()
    yield from VoucherSteps(stage).all()
    yield from PaperSteps(stage).all()
    yield from KeepSteps(stage).all()
    yield from AfterSteps(stage).all()
    yield from DrawerSteps(stage).all()
    yield from OfficeSteps(stage).all()
    yield from SetupSteps(stage).all()
    yield from MenuSteps(stage).all()


def _does(number: int, title: str, step: Callable[[], str]) -> bool:
    """Whether it succeeded, which is said in one line."""
    try:
        outcome = step()
    except (StepFailedError, LocalFailure) as failure:
        _say(f"{number:2}  FAILED  {title}: {failure}")
        return False
    _say(f"{number:2}  ok      {title}: {outcome}")
    return True


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
