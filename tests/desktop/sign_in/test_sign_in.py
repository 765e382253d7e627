"""Signing in at a counter."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import PASSWORD, FakeClient
from support.shown_certificates import PEM
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.config import load
from ttms_desktop.journal import Journal
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def test_whoever_signs_in_is_known_from_then_on(
    model: SignInViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    signed_in, busy = heard(model.signed_in), heard(model.busy_changed)

    model.sign_in("box:7850", " clerk ", PASSWORD, "2")
    runner.settle()

    assert signed_in == [()]
    assert busy == [True, False]
    assert counter.session is not None
    assert (counter.session.user.user_name, counter.session.counter_name) == ("clerk", "2")
    assert counter.journal is not None


def test_what_was_typed_is_offered_next_time_but_never_the_password(
    model: SignInViewModel, runner: SteppingRunner, memory: QSettings, counter: Counter, tmp_path: Path
) -> None:
    model.sign_in("box:7850", "clerk", PASSWORD, "5")
    runner.settle()
    memory.sync()

    again = SignInViewModel(counter, runner, settings=load(None, {}), memory=memory)

    assert (again.last_address, again.last_user_name, again.last_counter_name) == ("box:7850", "clerk", "5")
    assert PASSWORD not in (tmp_path / "window.ini").read_text(encoding="utf-8")


def test_the_settings_are_offered_at_first(counter: Counter, runner: SteppingRunner, memory: QSettings) -> None:
    settings = load(None, {"TTMS_CONNECTION_ADDRESS": "box:1", "TTMS_COUNTER_NAME": "7", "TTMS_COUNTER_USER": "anna"})

    model = SignInViewModel(counter, runner, settings=settings, memory=memory)

    assert (model.last_address, model.last_user_name, model.last_counter_name) == ("box:1", "anna", "7")


def test_a_wrong_password_is_refused_and_nothing_is_kept(
    model: SignInViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    refused = heard(model.refused)

    model.sign_in("box:7850", "clerk", "wrong", "2")
    runner.settle()

    assert refused == ["User name or password is wrong. Check both, and whether Caps Lock is on."]
    assert not model.busy
    assert model.last_user_name == ""
    assert counter.session is None


def test_a_refusal_is_said_again_in_another_language_until_something_is_typed(
    model: SignInViewModel, runner: SteppingRunner, memory: QSettings, qtbot: QtBot
) -> None:
    view = SignInView(model)
    qtbot.addWidget(view)
    view.show()
    model.sign_in("box:7850", "clerk", "wrong", "2")
    runner.settle()
    appearance = Appearance(memory, language="en")
    said = [view._problem.text()]
    try:
        appearance.choose_language("zh_CN")
        QApplication.processEvents()
        said.append(view._problem.text())
        QTest.keyClicks(view.password, "w")
    finally:
        appearance.choose_language("en")
    QApplication.processEvents()

    assert said == [
        "User name or password is wrong. Check both, and whether Caps Lock is on.",
        "用户名或密码不正确\uff0c请检查输入和大写锁定键。",
    ]
    assert view._problem.text() == ""


def test_a_refusal_of_two_lines_squeezes_no_field(model: SignInViewModel, qapp: QApplication, qtbot: QtBot) -> None:
    """As on a screen of a counter at 150 %."""
    style.apply_theme(qapp, "light")
    view = SignInView(model)
    qtbot.addWidget(view)
    view.resize(911, 512)
    view.show()
    QApplication.processEvents()

    view.refuse("User name or password is wrong. Check both, and whether Caps Lock is on, and then once more.")
    qtbot.wait(20)

    assert view._problem.height() >= view._problem.heightForWidth(view._problem.width())
    for _, field in view._fields():
        assert field.height() >= field.sizeHint().height()


def test_a_refused_sign_in_leaves_the_counter_free(
    model: SignInViewModel, runner: SteppingRunner, tmp_path: Path
) -> None:
    model.sign_in("box:7850", "clerk", "wrong", "2")
    runner.settle()

    Journal(tmp_path / "open-sales", "2").close()


def test_a_server_that_is_away_is_named(
    model: SignInViewModel, runner: SteppingRunner, clients: dict[str, FakeClient], counter: Counter, heard: Heard
) -> None:
    refused = heard(model.refused)
    counter.connect("box:7850", PEM)
    clients["box:7850"].unwell["sign_in"] = [ServerUnreachable("x")]

    model.sign_in("box:7850", "clerk", PASSWORD, "2")
    runner.settle()

    assert refused == ["No server answers at this address. Check the address and the network."]


@pytest.mark.parametrize(
    ("address", "user", "password", "counter_name", "begins"),
    [
        ("", "clerk", PASSWORD, "2", "Enter the server’s address"),
        ("box:port", "clerk", PASSWORD, "2", "Enter the server’s address"),
        ("box:70000", "clerk", PASSWORD, "2", "Enter the server’s address"),
        ("a box:7850", "clerk", PASSWORD, "2", "Enter the server’s address"),
        ("box", "  ", PASSWORD, "2", "Enter your user name"),
        ("box", "clerk", "", "2", "Enter your password"),
        ("box", "clerk", PASSWORD, "", "Enter the name of this counter"),
        ("box", "clerk", PASSWORD, "x" * 17, "Enter the name of this counter"),
    ],
)
def test_an_empty_or_impossible_field_is_refused_before_anything_is_sent(
    model: SignInViewModel,
    runner: SteppingRunner,
    heard: Heard,
    *,
    address: str,
    user: str,
    password: str,
    counter_name: str,
    begins: str,
) -> None:
    refused = heard(model.refused)

    model.sign_in(address, user, password, counter_name)

    assert [str(text).startswith(begins) for text in refused] == [True]
    assert not runner.waiting


def test_a_bare_host_is_asked_on_the_usual_port(model: SignInViewModel, clients: dict[str, FakeClient]) -> None:
    model.sign_in("box", "clerk", PASSWORD, "2")

    assert list(clients) == ["box:7850"]


def test_a_second_press_is_ignored(model: SignInViewModel, runner: SteppingRunner) -> None:
    for _ in range(10):
        model.sign_in("box", "clerk", PASSWORD, "2")

    assert len(runner.waiting) == 1


def test_another_address_closes_the_way_to_the_first(
    model: SignInViewModel, runner: SteppingRunner, clients: dict[str, FakeClient]
) -> None:
    model.sign_in("one", "clerk", PASSWORD, "2")
    runner.settle()
    model.sign_in("two", "clerk", PASSWORD, "2")
    runner.settle()

    assert clients["one:7850"].closed
    assert not clients["two:7850"].closed


def test_a_counter_that_is_open_in_another_window_is_refused(
    model: SignInViewModel, runner: SteppingRunner, tmp_path: Path, heard: Heard
) -> None:
    refused = heard(model.refused)
    other = Journal(tmp_path / "open-sales", "2")

    model.sign_in("box", "clerk", PASSWORD, "2")
    runner.settle()

    assert refused == ["Counter 2 is already open on this computer. Use that window."]
    other.close()


def test_signing_in_again_at_the_same_counter_keeps_its_journal(
    model: SignInViewModel, runner: SteppingRunner, counter: Counter
) -> None:
    model.sign_in("box", "clerk", PASSWORD, "2")
    runner.settle()
    first = counter.journal

    model.sign_in("box", "clerk", PASSWORD, "2")
    runner.settle()

    assert counter.journal is first


def test_b45_whoever_signs_in_for_the_first_time_finds_no_name_and_no_password(
    model: SignInViewModel, qtbot: QtBot
) -> None:
    """The predecessor had an administrator's number and password filled in."""
    view = SignInView(model)
    qtbot.addWidget(view)

    assert (view.user.text(), view.password.text()) == ("", "")
    assert (view.user.placeholderText(), view.password.placeholderText()) == ("", "")
