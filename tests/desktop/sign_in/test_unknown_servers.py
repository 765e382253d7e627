"""A server that this counter does not know is shown to a person before anything is sent to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import PASSWORD, FakeClient
from support.shown_certificates import OTHER_PEM, PEM, VALID_UNTIL, Network
from support.stepping_runner import SteppingRunner
from ttms_client.trust import CertificateChanged, EncryptionMismatch, fingerprint_of
from ttms_desktop.config import Settings, load
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel, TrustQuestion
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def asked_about(model: SignInViewModel, runner: SteppingRunner, heard: Heard, address: str) -> list[object]:
    """The questions after somebody tries to sign in at `address`."""
    questions = heard(model.trust_asked)
    model.sign_in(address, "clerk", PASSWORD, "2")
    runner.settle()
    return questions


def test_a_server_that_is_not_known_is_shown_before_anything_is_sent(
    model: SignInViewModel, runner: SteppingRunner, clients: dict[str, FakeClient], heard: Heard, stranger: str
) -> None:
    [question] = asked_about(model, runner, heard, stranger)

    assert isinstance(question, TrustQuestion)
    assert (question.address, " ".join(question.fingerprint)) == (stranger, fingerprint_of(OTHER_PEM))
    assert not question.changed
    assert not model.busy
    assert not clients


def test_a_trusted_server_is_known_from_then_on(
    model: SignInViewModel,
    runner: SteppingRunner,
    certificates: list[str | None],
    heard: Heard,
    stranger: str,
) -> None:
    questions, signed_in = asked_about(model, runner, heard, stranger), heard(model.signed_in)

    model.trust_server()
    runner.settle()
    model.sign_in(stranger, "clerk", PASSWORD, "2")
    runner.settle()

    assert signed_in == [(), ()]
    assert len(questions) == 1
    assert certificates == [OTHER_PEM]


def test_a_server_that_is_not_trusted_is_asked_about_again(
    model: SignInViewModel, runner: SteppingRunner, clients: dict[str, FakeClient], heard: Heard, stranger: str
) -> None:
    answered = heard(model.trust_answered)
    questions = asked_about(model, runner, heard, stranger)
    model.go_back()
    model.trust_server()
    model.sign_in(stranger, "clerk", PASSWORD, "2")
    runner.settle()

    assert answered == [()]
    assert len(questions) == 2
    assert not clients


def test_another_certificate_than_the_trusted_one_is_asked_about_with_a_warning(
    *,
    model: SignInViewModel,
    runner: SteppingRunner,
    counter: Counter,
    clients: dict[str, FakeClient],
    network: Network,
    certificates: list[str | None],
    heard: Heard,
) -> None:
    network.shows["box:7850"] = OTHER_PEM
    counter.connect("box:7850", PEM)
    clients["box:7850"].unwell["sign_in"] = [CertificateChanged("x")]
    [question] = asked_about(model, runner, heard, "box")
    signed_in = heard(model.signed_in)

    assert isinstance(question, TrustQuestion)
    assert question.changed
    assert " ".join(question.fingerprint) == fingerprint_of(OTHER_PEM)
    model.trust_server()
    runner.settle()
    assert signed_in == [()]
    assert certificates == [PEM, OTHER_PEM]


def test_a_server_on_this_machine_that_encrypts_is_asked_about(
    *,
    model: SignInViewModel,
    runner: SteppingRunner,
    counter: Counter,
    clients: dict[str, FakeClient],
    network: Network,
    certificates: list[str | None],
    heard: Heard,
) -> None:
    network.shows["127.0.0.1:7850"] = OTHER_PEM
    counter.connect("127.0.0.1:7850")
    clients["127.0.0.1:7850"].unwell["sign_in"] = [EncryptionMismatch("x")]

    [question] = asked_about(model, runner, heard, "127.0.0.1:7850")
    model.trust_server()
    runner.settle()

    assert isinstance(question, TrustQuestion)
    assert certificates == [None, OTHER_PEM]


def test_a_certificate_of_the_settings_is_trusted_without_a_question_and_no_other(
    *,
    counter: Counter,
    runner: SteppingRunner,
    memory: QSettings,
    certificates: list[str | None],
    clients: dict[str, FakeClient],
    heard: Heard,
    tmp_path: Path,
) -> None:
    (tmp_path / "server.pem").write_text(PEM + OTHER_PEM, encoding="ascii")
    environment = {
        "TTMS_CONNECTION_ADDRESS": "given:1",
        "TTMS_CONNECTION_CERTIFICATE": str(tmp_path / "server.pem"),
        "TTMS_FILES_FOLDER": str(tmp_path / "desktop"),
    }
    model = SignInViewModel(counter, runner, settings=load(None, environment), memory=memory)
    refused = heard(model.refused)

    questions = asked_about(model, runner, heard, "given:1")
    clients["given:1"].unwell["sign_in"] = [CertificateChanged("x")]
    model.sign_in("given:1", "clerk", PASSWORD, "2")
    runner.settle()

    assert certificates == [PEM]
    assert questions == []
    assert refused == ["The server’s certificate does not match this computer’s settings. Ask your administrator."]


def test_a_stranger_who_is_away_is_named(
    model: SignInViewModel, runner: SteppingRunner, heard: Heard, network: Network
) -> None:
    refused = heard(model.refused)

    assert asked_about(model, runner, heard, "nobody") == []
    assert refused == ["No server answers at this address. Check the address and the network."]


def test_a_certificate_that_cannot_be_stored_is_not_trusted(
    model: SignInViewModel, runner: SteppingRunner, settings: Settings, heard: Heard, stranger: str
) -> None:
    asked_about(model, runner, heard, stranger)
    refused, signed_in = heard(model.refused), heard(model.signed_in)
    (settings.data_folder / "trusted" / ".stranger_7850.pem.part").mkdir()

    model.trust_server()
    runner.settle()

    assert len(refused) == 1
    assert signed_in == []


# The page


@pytest.fixture
def view(model: SignInViewModel, qtbot: QtBot) -> SignInView:
    view = SignInView(model)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


def ask_at(view: SignInView, runner: SteppingRunner, address: str) -> None:
    """Type and press Enter, until the server is known."""
    for field, text in ((view.address, address), (view.user, "clerk"), (view.password, PASSWORD), (view.counter, "2")):
        field.setText(text)
    QTest.keyClick(view.password, Qt.Key.Key_Return)
    runner.settle()


def test_the_page_shows_the_fingerprint_and_enter_trusts_nobody(
    *, view: SignInView, runner: SteppingRunner, stranger: str, heard: Heard, model: SignInViewModel
) -> None:
    signed_in = heard(model.signed_in)
    ask_at(view, runner, stranger)

    assert (view.card.isVisible(), view.trust_card.isVisible()) == (False, True)
    assert " ".join(group.text() for group in view.trust_card.groups) == fingerprint_of(OTHER_PEM)
    assert view.trust_card.back.hasFocus()
    QTest.keyClick(view.trust_card.back, Qt.Key.Key_Return)
    runner.settle()
    assert (view.card.isVisible(), view.trust_card.isVisible()) == (True, False)
    assert view.password.text() == PASSWORD
    assert signed_in == []


def test_ctrl_t_on_the_page_trusts_the_server_and_signs_in(
    *, view: SignInView, runner: SteppingRunner, stranger: str, heard: Heard, model: SignInViewModel
) -> None:
    signed_in = heard(model.signed_in)
    ask_at(view, runner, stranger)

    QTest.keyClick(view.trust_card.back, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    runner.settle()

    assert signed_in == [()]


def test_a_changed_certificate_is_said_in_other_words(
    *, view: SignInView, model: SignInViewModel, network: Network, runner: SteppingRunner, stranger: str
) -> None:
    ask_at(view, runner, stranger)
    first = view.trust_card.trust.text()
    model.trust_asked.emit(TrustQuestion(stranger, tuple(fingerprint_of(PEM).split(" ")), VALID_UNTIL, changed=True))

    assert (first, view.trust_card.trust.text()) == ("Trust this server", "Trust it again")


def test_a_forgotten_password_is_never_told_to_a_server_that_is_not_known(
    model: SignInViewModel, clients: dict[str, FakeClient], stranger: str
) -> None:
    refused: list[str] = []
    model.refused.connect(refused.append)

    assert model.forgotten_password(stranger) is None
    assert clients == {}
    assert refused == ["This counter does not know the server yet. Sign in once, or ask an administrator."]
    assert model.forgotten_password("box") is not None
