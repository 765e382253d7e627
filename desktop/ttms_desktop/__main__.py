"""`ttms-desktop`: open a counter, try the program out, or take pictures of it."""

import argparse
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QMessageBox

from ttms_desktop import crash
from ttms_desktop.app import Desktop
from ttms_desktop.config import FileSettings, Settings, SettingWrongError, default_file, load
from ttms_desktop.demo import demo_folder, sample_user
from ttms_desktop.garbage import spare_what_is_loaded
from ttms_desktop.local_server import LocalServer, LocalServerFailedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 only if everything was done."""
    spare_what_is_loaded()
    given = _parser().parse_args(arguments)
    try:
        settings = load(
            given.config or default_file(),
            connection_address=given.server,
            connection_certificate=given.certificate,
            counter_name=given.counter,
            counter_user=given.user,
            appearance_language=given.language,
            appearance_theme=given.theme,
        )
        if given.tour:
            # Here, for it loads every screen that a counter has.
            from ttms_desktop.tour.take import take_tour

            return take_tour(given.tour, settings, server_given=bool(given.server), looks=given.tour_looks)
        return _try_out(settings) if given.demo else _work(settings)
    except (SettingWrongError, LocalServerFailedError) as error:
        sys.stderr.write(f"ttms-desktop: {error}\n")
        return 1


class _TellVersion(argparse.Action):
    """argparse's own wants to know it at each start, and what is installed takes long to look up."""

    def __call__(self, parser: argparse.ArgumentParser, *_unused: Any) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"{version('ttms')}\n")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ttms-desktop", description="The counter of TTMS Box Office.")
    parser.add_argument("--version", action=_TellVersion, nargs=0, help="say the program's version and end")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings, as configs/desktop.toml documents them")
    parser.add_argument("--server", metavar="HOST:PORT", help="the cinema's server")
    parser.add_argument("--certificate", metavar="FILE", help="its certificate, to be trusted without asking")
    parser.add_argument("--user", help="who signs in")
    parser.add_argument("--counter", help="what this counter is called, e.g. 2")
    parser.add_argument("--language", choices=["system", "zh_CN", "en"])
    parser.add_argument("--theme", choices=["system", "light", "dark"])
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--demo", action="store_true", help="start a server with the sample cinema and sign in there")
    doing.add_argument("--tour", type=Path, metavar="DIR", help="sell tickets by itself and save pictures in DIR")
    parser.add_argument(
        "--tour-looks",
        type=int,
        choices=[2, 4],
        default=4,
        help="pictures of each thing: 2 have every language and theme",
    )
    return parser


def _work(settings: Settings) -> int:
    application = _application()
    desktop = _desktop(application, settings)
    try:
        desktop.open_desk().window.show()
        return application.exec()
    finally:
        desktop.close()


def _try_out(settings: Settings) -> int:
    folder = demo_folder()
    server = LocalServer(folder)
    sys.stdout.write(f"Starting a server with the sample cinema; its files are in {folder}.\n")
    sys.stdout.flush()
    server.load_sample()
    server.start()
    try:
        own = replace(settings, connection=server.connection, files=FileSettings(str(folder / "desktop")))
        return _work_as_clerk(own)
    finally:
        server.stop()


def _work_as_clerk(settings: Settings) -> int:
    application = _application()
    desktop = _desktop(application, settings)
    clerk = sample_user("clerk")
    try:
        desk = desktop.open_desk()
        desk.window.show()
        desk.sign_in.sign_in(settings.connection.address, clerk.user_name, clerk.password, settings.counter.name)
        return application.exec()
    finally:
        desktop.close()


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("TTMS")
    application.setApplicationDisplayName("TTMS")
    for number in (signal.SIGINT, signal.SIGTERM):
        # Ctrl+C in the terminal: the same end as closing the window, with seats given back and the server stopped.
        signal.signal(number, lambda *_: application.quit())
    return application


def _desktop(application: QApplication, settings: Settings) -> Desktop:
    crash.start_log(settings.data_folder, settings.log.level)
    desktop = Desktop(application, settings)
    crash.catch_bugs(_show_bug)
    desktop.listen_to_scanner()
    return desktop


def _show_bug(text: str) -> None:
    QMessageBox.critical(QApplication.activeWindow(), "TTMS", text)


if __name__ == "__main__":
    sys.exit(main())
