"""Signing in at a counter."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, SignalInstance
from pytestqt.qtbot import QtBot

from support.certificates import make_pair
from support.fake_cinema import PASSWORD, FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.trust import CertificateChanged, EncryptionMismatch, ServerCertificate, fingerprint_of
from ttms_desktop.config import Settings, load
from ttms_desktop.journal import Journal
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel, TrustQuestion
from ttms_desktop.session import Counter
from ttms_desktop.trusted_servers import TrustedServers

Heard = Callable[[SignalInstance], list[object]]

PEM, OTHER_PEM = make_pair().certificate, make_pair().certificate


class Network:
    """What servers show; nobody is asked."""

    def __init__(self) -> None:
        self.shows: dict[str, str] = {}

    def fetch(self, address: str) -> ServerCertificate:
        if address not in self.shows:
            raise ServerUnreachable("nobody")
        pem = self.shows[address]
        return ServerCertificate(pem, fingerprint_of(pem), datetime(2036, 11, 21, tzinfo=UTC))


@pytest.fixture
def clients() -> dict[str, FakeClient]:
    """Every client that was made, by its address."""
    return {}


@pytest.fixture
def certificates() -> list[str | None]:
    """What each client that was made trusts."""
    return []


@pytest.fixture
def counter(
    cinema: FakeCinema, clients: dict[str, FakeClient], certificates: list[str | None], tmp_path: Path
) -> Iterator[Counter]:
    """Nobody has signed in yet."""

    def connect(address: str, certificate: str | None = None) -> FakeClient:
        clients[address] = FakeClient(cinema)
        certificates.append(certificate)
        return clients[address]

    made = Counter(connect, tmp_path / "open-sales")
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """This computer's files are in a folder of the test, and the server "box" is trusted."""
    made = load(None, {"TTMS_FILES_FOLDER": str(tmp_path / "desktop")})
    for address in ("box:7850", "one:7850", "two:7850"):
        TrustedServers(made.data_folder / "trusted", made.connection).trust(address, PEM)
    return made


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def model(
    counter: Counter, runner: SteppingRunner, memory: QSettings, settings: Settings, network: Network
) -> SignInViewModel:
    return SignInViewModel(counter, runner, settings=settings, memory=memory, fetch_certificate=network.fetch)


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
        ("", "clerk", PASSWORD, "2", "Enter the server's address"),
        ("box:port", "clerk", PASSWORD, "2", "Enter the server's address"),
        ("box:70000", "clerk", PASSWORD, "2", "Enter the server's address"),
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


# Servers that are not known yet


@pytest.fixture
def stranger(network: Network) -> str:
    """The address of a server that nobody here has met."""
    network.shows["stranger:7850"] = OTHER_PEM
    return "stranger:7850"


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
    assert refused == ["The server's certificate is not the one of this computer's settings. Ask your administrator."]


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
    (settings.data_folder / "trusted" / "stranger_7850.new").mkdir()

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


def ask_at(view: SignInView, runner: SteppingRunner, address: str, qtbot: QtBot) -> None:
    """Type and press Enter, until the server is known."""
    for field, text in ((view.address, address), (view.user, "clerk"), (view.password, PASSWORD), (view.counter, "2")):
        field.setText(text)
    qtbot.keyClick(view.password, Qt.Key.Key_Return)
    runner.settle()


def test_the_page_shows_the_fingerprint_and_enter_trusts_nobody(
    *, view: SignInView, runner: SteppingRunner, stranger: str, heard: Heard, model: SignInViewModel, qtbot: QtBot
) -> None:
    signed_in = heard(model.signed_in)
    ask_at(view, runner, stranger, qtbot)

    assert (view.card.isVisible(), view.trust_card.isVisible()) == (False, True)
    assert " ".join(group.text() for group in view.trust_card.groups) == fingerprint_of(OTHER_PEM)
    assert view.trust_card.back.hasFocus()
    qtbot.keyClick(view.trust_card.back, Qt.Key.Key_Return)
    runner.settle()
    assert (view.card.isVisible(), view.trust_card.isVisible()) == (True, False)
    assert view.password.text() == PASSWORD
    assert signed_in == []


def test_ctrl_t_on_the_page_trusts_the_server_and_signs_in(
    *, view: SignInView, runner: SteppingRunner, stranger: str, heard: Heard, model: SignInViewModel, qtbot: QtBot
) -> None:
    signed_in = heard(model.signed_in)
    ask_at(view, runner, stranger, qtbot)

    qtbot.keyClick(view.trust_card.back, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    runner.settle()

    assert signed_in == [()]


def test_a_changed_certificate_is_said_in_other_words(
    *, view: SignInView, model: SignInViewModel, network: Network, runner: SteppingRunner, stranger: str, qtbot: QtBot
) -> None:
    ask_at(view, runner, stranger, qtbot)
    first = view.trust_card.trust.text()
    moment = datetime(2036, 11, 21, tzinfo=UTC)
    model.trust_asked.emit(TrustQuestion(stranger, tuple(fingerprint_of(PEM).split(" ")), moment, changed=True))

    assert (first, view.trust_card.trust.text()) == ("Trust this server", "Trust it anew")
