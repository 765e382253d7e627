"""A client talks to the server that it was told to trust; it names what is wrong with another and sends it nothing."""

import gc
import socket
import struct
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import grpc
import pytest

from support.certificates import Pair, make_pair
from support.grpc_peer import Peer, Refusal
from ttms_api.v1 import order_pb2
from ttms_client import Client, new_request_id, trust
from ttms_client.errors import Conflict, ServerUnreachable, TtmsError
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.trust import CertificateChanged, CertificateExpired, CertificateUnknown, EncryptionMismatch

OURS, OTHERS = make_pair(), make_pair()
EXPIRED, TOO_YOUNG = make_pair(begins_in_days=-9, ends_in_days=-1), make_pair(begins_in_days=1)


class TlsPeer(Peer):
    """A server that shows a certificate."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        super().__init__()

    def start(self) -> None:
        options = [("grpc.so_reuseport", 0), ("grpc.max_metadata_size", 64 * 1024)]
        self._server = grpc.server(ThreadPoolExecutor(4), handlers=[self], options=options)
        pair = (self.pair.key.encode(), self.pair.certificate.encode())
        self.port = self._server.add_secure_port(self.address, grpc.ssl_server_credentials([pair]))
        self._server.start()


Serving = Callable[[Pair | None], Peer]


@pytest.fixture
def serving() -> Iterator[Serving]:
    """`serving(pair)` is a server that shows it, or speaks plain text."""
    with ExitStack() as stack:

        def start(pair: Pair | None) -> Peer:
            peer = TlsPeer(pair) if pair else Peer()
            stack.callback(peer.stop)
            return peer

        yield start


def failure(address: str, certificate: str | None) -> TtmsError:
    """What comes of a call."""
    with Client(address, certificate=certificate) as client, pytest.raises(TtmsError) as caught:
        client.user.list_users()
    return caught.value


def test_the_trusted_server_is_talked_to(serving: Serving) -> None:
    peer = serving(OURS)

    with Client(peer.address, certificate=OURS.certificate) as client:
        client.user.list_users()

    assert [call.method for call in peer.heard] == ["ListUsers"]


WRONG = {
    "another certificate": (OTHERS, OURS, CertificateChanged),
    "an expired one": (EXPIRED, EXPIRED, CertificateExpired),
    "one that is not valid yet": (TOO_YOUNG, TOO_YOUNG, CertificateExpired),
    "plain text where encryption was expected": (None, OURS, EncryptionMismatch),
    "encryption where plain text was expected": (OURS, None, EncryptionMismatch),
}


@pytest.mark.parametrize(("shown", "trusted", "kind"), WRONG.values(), ids=WRONG.keys())
def test_any_other_server_is_named_and_gets_nothing(
    serving: Serving, shown: Pair | None, trusted: Pair | None, kind: type[TtmsError]
) -> None:
    peer = serving(shown)
    begun = time.monotonic()

    found = failure(peer.address, trusted.certificate if trusted else None)

    assert type(found) is kind
    assert found.details == {"address": peer.address}
    assert time.monotonic() - begun < 2
    assert peer.heard == []


def test_a_server_that_is_away_is_away_and_not_mistrusted(serving: Serving) -> None:
    peer = serving(OURS)
    peer.stop()

    assert type(failure(peer.address, OURS.certificate)) is ServerUnreachable
    assert type(failure(peer.address, None)) is ServerUnreachable


def test_a_stream_says_it_too(serving: Serving) -> None:
    peer = serving(OTHERS)

    with (
        Client(peer.address, certificate=OURS.certificate) as client,
        client.ticket.watch_seat_map(1) as seats,
        pytest.raises(CertificateChanged),
    ):
        next(iter(seats))


def test_a_server_that_is_replaced_while_a_sale_is_under_way_neither_gets_it_nor_loses_it(serving: Serving) -> None:
    peer = serving(OURS)
    peer.script("SellTickets", order_pb2.SellTicketsResponse(order=order_pb2.Order(order_number="7")))
    peer.stop()
    assert isinstance(peer, TlsPeer)
    waited: list[TtmsError] = []

    def replace_or_bring_back(error: TtmsError) -> None:
        waited.append(error)
        peer.stop()
        peer.pair = OURS if isinstance(error, CertificateChanged) else OTHERS
        peer.start()

    with Client(peer.address, certificate=OURS.certificate) as client:
        order = client.order.settle_sale(
            1,
            hold_id="h",
            tickets=[TicketToSell(1, "adult", 100)],
            payments=[PaymentToTake(Tender.CASH, 100)],
            request_id=new_request_id(),
            keep_trying=lambda: len(waited) < 20,
            waiting=replace_or_bring_back,
        )

    assert order.order_number == "7"
    assert CertificateChanged in [type(error) for error in waited]
    assert len(peer.tries("SellTickets")) == 1


NO_ADDRESS = [
    *("127.0.0.1:99999", "127.0.0.1:65536", "127.0.0.1:0", "127.0.0.1:-1", "127.0.0.1:\uff17"),
    *("127.0.0.1", "localhost:http", "", ":7850", "a\nb:1"),
]


@pytest.mark.parametrize("address", NO_ADDRESS)
@pytest.mark.parametrize("certificate", [None, OURS.certificate])
def test_what_is_no_address_leads_to_no_server(address: str, certificate: str | None) -> None:
    with pytest.raises(ServerUnreachable) as refused:
        Client(address, certificate=certificate)
    assert refused.value.details == {"address": address}


@pytest.mark.parametrize(
    "text",
    ["", "garbage", "\u00fc", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ids=["nothing", "no PEM", "no ASCII", "PEM of nothing"],
)
def test_what_is_no_certificate_is_not_trusted(serving: Serving, text: str) -> None:
    peer = serving(OURS)
    with pytest.raises(CertificateUnknown) as refused:
        Client(peer.address, certificate=text)
    assert refused.value.details == {"address": peer.address}


def test_a_server_is_known_by_the_first_certificate_of_a_file(serving: Serving) -> None:
    peer = serving(OURS)
    with Client(peer.address, certificate=f"# ours\n{OURS.certificate}{OTHERS.certificate}") as client:
        client.user.list_users()
    other = serving(OTHERS)

    assert type(failure(other.address, f"# ours\n{OURS.certificate}{OTHERS.certificate}")) is CertificateChanged


@pytest.mark.parametrize("address", ["192.0.2.1:7850", "box:7850", "[2001:db8::1]:7850", "127.0.0.1.example:1"])
def test_over_a_network_nothing_is_said_without_a_certificate(address: str) -> None:
    with pytest.raises(CertificateUnknown):
        Client(address)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.8.9.10:1", "localhost:1", "LocalHost:1", "[::1]:1"])
def test_this_machine_is_talked_to_in_plain_text(address: str) -> None:
    Client(address).close()


# Looking at a certificate


def test_a_fetched_certificate_is_the_one_that_is_shown(serving: Serving) -> None:
    found = trust.fetch_certificate(serving(OURS).address)

    assert found.pem == OURS.certificate
    assert found.fingerprint.replace(" ", "") == OURS.fingerprint
    assert [len(group) for group in found.fingerprint.split(" ")] == [4] * 16
    assert abs(found.valid_until - datetime.now(UTC) - timedelta(days=30)) < timedelta(hours=1)


def test_there_is_no_use_in_trusting_an_expired_certificate(serving: Serving) -> None:
    with pytest.raises(CertificateExpired):
        trust.fetch_certificate(serving(EXPIRED).address)


def test_a_server_in_plain_text_has_no_certificate(serving: Serving) -> None:
    with pytest.raises(EncryptionMismatch):
        trust.fetch_certificate(serving(None).address)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "no.such.host.invalid:1", "x" * 70 + ":1", "127.0.0.1:99999", "::"])
def test_where_nobody_is_there_is_nothing_to_look_at(address: str) -> None:
    with pytest.raises(ServerUnreachable):
        trust.fetch_certificate(address)


def test_looking_does_not_wait_for_a_silent_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        with pytest.raises(ServerUnreachable):
            trust.fetch_certificate(f"127.0.0.1:{silent.getsockname()[1]}", seconds=0.3)

    assert time.monotonic() - begun < 1


def test_a_server_that_dies_as_it_is_looked_at_leaves_no_open_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def connect(address: tuple[str, int], seconds: float) -> socket.socket:
            plain = socket.create_connection(address, seconds)
            with listening.accept()[0] as peer:
                # Closed with a reset, as the system does it for a process that was killed.
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return plain

        monkeypatch.setattr(trust, "create_connection", connect)
        with pytest.raises(ServerUnreachable):
            trust.fetch_certificate(f"127.0.0.1:{listening.getsockname()[1]}")
    gc.collect()  # a socket that was forgotten complains now, and fails this test


def test_the_first_certificate_of_a_file_is_the_servers_own() -> None:
    assert trust.first_certificate(f"words\n{OURS.certificate}{OTHERS.certificate}") == OURS.certificate
    for wrong in ("", OURS.key, OURS.certificate.replace("MII", "!!!"), OURS.certificate[:200]):
        with pytest.raises(ValueError, match="no certificate"):
            trust.first_certificate(wrong)


def test_a_long_list_of_details_arrives_whole(serving: Serving) -> None:
    peer = serving(OURS)
    long = {"conflicts": "9" * 40_000}
    peer.script("ListUsers", Refusal(grpc.StatusCode.FAILED_PRECONDITION, "SOMETHING_NEW", long))

    found = failure(peer.address, OURS.certificate)

    assert isinstance(found, Conflict)
    assert found.details["conflicts"] == long["conflicts"]
