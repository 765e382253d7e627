"""The server's certificate: made once, kept to itself, shown to all but this machine, and refused when it is bad."""

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import grpc
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from grpc_health.v1 import health_pb2, health_pb2_grpc

from support.certificates import Pair, make_pair
from support.cinema import PASSWORD, found_cinema, opened
from support.command_line import in_here
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id, trust
from ttms_client.errors import TtmsError
from ttms_client.trust import CertificateChanged
from ttms_server import tls
from ttms_server.config import ServerSettings, Settings, TlsSettings
from ttms_server.tls import CertificateUnusableError

NOW = datetime.now(UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(server=ServerSettings("0.0.0.0:7850", state_folder=str(tmp_path / "state")))


@pytest.mark.parametrize("address", ["127.0.0.1:7850", "127.3.2.1:0", "[::1]:7850", "localhost:7850"])
def test_plain_text_is_for_this_machine_alone(address: str) -> None:
    settings = Settings(server=ServerSettings(address))

    assert not tls.is_wanted(settings)
    assert tls.is_wanted(replace(settings, tls=TlsSettings("always")))


@pytest.mark.parametrize(
    "address", ["0.0.0.0:0", "[::]:7850", "192.0.2.1:7850", "[2001:db8::1]:1", "no.such.invalid:1"]
)
def test_whatever_a_network_can_reach_encrypts(address: str) -> None:
    assert tls.is_wanted(Settings(server=ServerSettings(address)))


# Made at the first start


def test_the_first_start_makes_a_certificate_and_the_next_one_keeps_it(settings: Settings) -> None:
    first = tls.prepare(settings, NOW)
    again = tls.prepare(settings, NOW)

    assert first == again
    assert first.certificate.decode("ascii") == first.files.certificate.read_text(encoding="ascii")
    assert trust.fingerprint_of(first.certificate.decode("ascii")) == first.fingerprint


def test_a_made_certificate_is_for_ten_years_and_the_name_that_counters_ask_for(settings: Settings) -> None:
    made = tls.prepare(settings, NOW)
    parsed = x509.load_pem_x509_certificate(made.certificate)
    key = load_pem_private_key(made.key, None)

    names = parsed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["ttms-server"]
    assert timedelta(days=3650) < made.valid_until - NOW < timedelta(days=3653)
    assert parsed.not_valid_before_utc < NOW
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert isinstance(key.curve, ec.SECP256R1)


def test_nobody_else_can_read_a_made_key(settings: Settings) -> None:
    made = tls.prepare(settings, NOW)

    assert stat.S_IMODE(made.files.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.files.key.parent.stat().st_mode) == 0o700


def test_servers_that_start_at_once_show_the_same_certificate(settings: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: tls.prepare(settings, NOW), range(8)))

    assert len({each.fingerprint for each in made}) == 1


def test_a_key_that_a_crash_left_without_a_certificate_is_made_anew(settings: Settings) -> None:
    first = tls.prepare(settings, NOW)
    first.files.certificate.unlink()
    first.files.key.write_text("half a key")

    assert tls.prepare(settings, NOW).fingerprint != first.fingerprint


# Bad ones


def write(folder: Path, pair: Pair) -> None:
    folder.mkdir(exist_ok=True)
    pair.write(folder)


def refused(folder: Path, *arguments: str) -> str:
    """The one line with which a server that must encrypt does not start."""
    config = folder.parents[1] / "server.toml"
    config.write_text(f'[server]\naddress = "127.0.0.1:0"\nstate_folder = "{folder}"\n[tls]\nmode = "always"\n')
    ended = in_here("run", "--config", config, *arguments)
    assert (ended.code, ended.said) == (1, ""), ended
    *before, line = ended.complained.splitlines()
    assert all(" an empty cinema in " in each for each in before), ended.complained
    return line.removeprefix("ttms-server: ")


OURS = "Remove it and key.pem beside it to get new ones; every counter must then trust them again."


def test_an_expired_certificate_is_refused_at_the_start(tmp_path: Path) -> None:
    write(tmp_path / "state", make_pair(begins_in_days=-9, ends_in_days=-2))
    day = f"{NOW - timedelta(days=2):%Y-%m-%d}"

    assert refused(tmp_path / "state") == f"The certificate {tmp_path}/state/certificate.pem expired on {day}. {OURS}"


def test_a_certificate_with_the_key_of_another_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "state", replace(make_pair(), key=make_pair().key))

    assert refused(tmp_path / "state") == (
        f"{tmp_path}/state/key.pem is not the key of {tmp_path}/state/certificate.pem. {OURS}"
    )


def test_a_file_that_is_no_certificate_or_key_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "state", replace(make_pair(), certificate="words"))
    assert refused(tmp_path / "state") == f"{tmp_path}/state/certificate.pem is no PEM certificate. {OURS}"

    write(tmp_path / "state", replace(make_pair(), key="words"))
    assert refused(tmp_path / "state").startswith(f"{tmp_path}/state/key.pem is no private key in PEM form")


def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "state", make_pair(name="www.example.com"))

    assert "does not have the DNS name ttms-server" in refused(tmp_path / "state")


def test_a_state_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    words = refused(tmp_path / "file" / "state")

    assert str(tmp_path / "file" / "state") in words
    assert "Not a directory" in words


def test_own_files_are_never_made_and_belong_together(settings: Settings, tmp_path: Path) -> None:
    own = TlsSettings("auto", str(tmp_path / "own.pem"), str(tmp_path / "own.key"))

    with pytest.raises(CertificateUnusableError, match=r"own\.pem cannot be read: No such file"):
        tls.prepare(replace(settings, tls=own), NOW)
    with pytest.raises(CertificateUnusableError, match="belong together"):
        tls.prepare(replace(settings, tls=replace(own, key="")), NOW)
    assert not (tmp_path / "state").exists()


# A real server on a network


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("server")
    url = f"sqlite:///{folder / 'cinema.db'}"
    with opened(url) as database:
        found_cinema(database)
    with ServerProcess(url, folder, host="0.0.0.0") as process:
        yield process


def test_a_counter_signs_in_over_the_certificate_that_it_fetched(process: ServerProcess) -> None:
    found = trust.fetch_certificate(process.address)

    with Client(process.address, certificate=found.pem) as client:
        session = client.user.sign_in("clerk", PASSWORD, counter_name="1", request_id=new_request_id())
        client.check_health()

    assert session.user.user_name == "clerk"
    assert found.pem == process.certificate
    assert f'fingerprint="{found.fingerprint}"' in process.log


def test_plain_text_gets_no_answer_from_a_server_on_a_network(process: ServerProcess) -> None:
    with grpc.insecure_channel(process.address) as channel, pytest.raises(grpc.RpcError) as caught:
        health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=5)

    assert isinstance(caught.value, grpc.Call)
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


def test_another_certificate_is_not_the_servers(process: ServerProcess) -> None:
    with Client(process.address, certificate=make_pair().certificate) as client, pytest.raises(TtmsError) as caught:
        client.check_health()

    assert type(caught.value) is CertificateChanged
