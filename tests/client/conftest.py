"""A scripted server, and a client that talks to it."""

from collections.abc import Iterator

import pytest

from support.grpc_peer import Peer
from ttms_client import Client


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttms_client._connection._PAUSES_SECONDS", (0.02, 0.04))


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.stop()


@pytest.fixture
def client(peer: Peer) -> Iterator[Client]:
    with Client(peer.address) as client:
        yield client
