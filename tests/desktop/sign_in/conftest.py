"""A sign-in page whose servers and network are in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from support.fake_cinema import FakeCinema, FakeClient
from support.shown_certificates import OTHER_PEM, PEM, Network
from support.stepping_runner import SteppingRunner
from ttms_desktop.config import Settings, load
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter
from ttms_desktop.trusted_servers import TrustedServers


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


@pytest.fixture
def stranger(network: Network) -> str:
    """The address of a server that nobody here has met."""
    network.shows["stranger:7850"] = OTHER_PEM
    return "stranger:7850"
