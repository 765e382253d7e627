"""A counter that is open on another computer: said, and taken over only by a manager."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import PASSWORD, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.approval import Approval
from ttms_client.errors import ApprovalRefused, CounterInUse, SignInRefused, TtmsError
from ttms_client.user import TakeOver
from ttms_desktop.installation import installation_id
from ttms_desktop.screens.sign_in.take_over_dialog import TakeOverDialog
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def in_use(approval: str = "needed") -> CounterInUse:
    return CounterInUse("in use", {"counter_name": "2", "display_name": "林晓燕", "approval": approval})


@pytest.fixture
def view(model: SignInViewModel, qtbot: QtBot) -> SignInView:
    made = SignInView(model)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def sent(counter: Counter, clients: dict[str, FakeClient], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What each sign-in said besides name and password."""
    said: list[dict[str, object]] = []
    sign_in = FakeClient.sign_in

    def noted(client: FakeClient, *typed: str, **more: object) -> object:
        said.append(more)
        return sign_in(client, *typed, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeClient, "sign_in", noted)
    return said


def come(
    model: SignInViewModel, runner: SteppingRunner, counter: Counter, clients: dict[str, FakeClient], *says: TtmsError
) -> None:
    counter.connect("127.0.0.1:7850")
    clients["127.0.0.1:7850"].unwell["sign_in"] = list(says)
    model.sign_in("127.0.0.1:7850", "clerk", PASSWORD, "2")
    runner.settle()


def dialog_of(view: SignInView) -> TakeOverDialog:
    return [dialog for dialog in view.findChildren(TakeOverDialog) if dialog.isVisible()][-1]


def test_who_works_there_is_said_and_nothing_is_taken_by_itself(
    model: SignInViewModel, runner: SteppingRunner, counter: Counter, clients: dict[str, FakeClient], heard: Heard
) -> None:
    taken, signed_in = heard(model.counter_taken), heard(model.signed_in)

    come(model, runner, counter, clients, in_use())

    [question] = taken
    assert "Counter 2 is open on another computer: 林晓燕 is working there." in question.text  # type: ignore[attr-defined]
    assert (signed_in, counter.session, model.busy) == ([], None, False)


def test_a_manager_brings_the_counter_here_by_keys_alone(
    *,
    view: SignInView,
    model: SignInViewModel,
    runner: SteppingRunner,
    counter: Counter,
    clients: dict[str, FakeClient],
    sent: list[dict[str, object]],
) -> None:
    come(model, runner, counter, clients, in_use(), ApprovalRefused("no"))
    dialog = dialog_of(view)
    QTest.keyClicks(dialog.manager, "manager")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not model.busy  # the PIN is missing

    for pin in ("1111", "4711"):
        dialog.pin.set_value("")
        QTest.keyClicks(dialog.pin, pin)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.busy
        runner.settle()

    assert [said["take_over"] for said in sent] == [
        None,
        TakeOver(Approval("manager", "1111")),
        TakeOver(Approval("manager", "4711")),
    ]
    assert len({said["installation_id"] for said in sent}) == 1
    assert counter.session is not None
    assert not dialog.isVisible()


def test_a_manager_who_signs_in_is_asked_for_no_pin(
    *,
    view: SignInView,
    model: SignInViewModel,
    runner: SteppingRunner,
    counter: Counter,
    clients: dict[str, FakeClient],
    sent: list[dict[str, object]],
) -> None:
    come(model, runner, counter, clients, in_use("own"))
    dialog = dialog_of(view)
    assert not dialog.pin.isVisible()

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    runner.settle()

    assert [said["take_over"] for said in sent] == [None, TakeOver()]
    assert counter.session is not None


def test_esc_leaves_the_counter_to_the_other_computer(
    view: SignInView, model: SignInViewModel, runner: SteppingRunner, counter: Counter, clients: dict[str, FakeClient]
) -> None:
    come(model, runner, counter, clients, in_use())

    QTest.keyClick(dialog_of(view), Qt.Key.Key_Escape)
    model.take_over("manager", "4711")

    assert not runner.waiting
    assert counter.session is None


def test_another_refusal_closes_the_question_and_is_said_on_the_page(
    *,
    view: SignInView,
    model: SignInViewModel,
    runner: SteppingRunner,
    counter: Counter,
    clients: dict[str, FakeClient],
    heard: Heard,
) -> None:
    refused = heard(model.refused)
    come(model, runner, counter, clients, in_use("own"), SignInRefused("no"))
    dialog = dialog_of(view)

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    runner.settle()

    assert not dialog.isVisible()
    assert len(refused) == 1


def test_a_computer_keeps_its_name_and_another_folder_is_another_computer(tmp_path: Path) -> None:
    first = installation_id(tmp_path / "a")

    assert installation_id(tmp_path / "a") == first
    assert installation_id(tmp_path / "b") != first

    (tmp_path / "a" / "installation").write_bytes(b"\xff torn")
    assert installation_id(tmp_path / "a") != first
