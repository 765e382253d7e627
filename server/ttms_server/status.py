"""`ttms-server status`: what whoever looks after the server wants to know, asked of its files and of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from ttms_server import tls
from ttms_server.config import Settings
from ttms_server.db import Database
from ttms_server.health import DISK
from ttms_server.schema_version import newest_revision, present_revision
from ttms_server.tls import CertificateUnusableError, ServerCertificate

_PATIENCE_SECONDS = 5.0
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]", "*": "127.0.0.1"}  # noqa: S104 - asked about, not listened on


@dataclass(frozen=True, slots=True)
class Status:
    """Lines of (what, how), and whether counters can sell."""

    lines: list[tuple[str, str]]
    serving: bool


def look(settings: Settings) -> Status:
    """Ask everything that the settings name; nothing is changed, and no problem is raised."""
    certificate, of_tls = _certificate(settings)
    health, serving = _health(settings, certificate)
    lines = [("version", version("ttms")), ("address", settings.server.address), *of_tls, *_database(settings)]
    return Status([*lines, ("health", health)], serving)


def _certificate(settings: Settings) -> tuple[ServerCertificate | None, list[tuple[str, str]]]:
    if not tls.is_wanted(settings):
        return None, [("tls", "off: only this machine can reach the address")]
    try:
        found = tls.read(tls.files_of(settings))
    except CertificateUnusableError as error:
        return None, [("tls", f"on, but {error}")]
    groups = found.fingerprint.split(" ")
    return found, [
        ("tls", f"on, with {found.files.certificate}"),
        ("fingerprint", " ".join(groups[:8])),
        ("", " ".join(groups[8:])),
        ("valid until", f"{found.valid_until:%Y-%m-%d}"),
    ]


def _database(settings: Settings) -> Iterator[tuple[str, str]]:
    url = make_url(settings.database.url)
    name = f"{url.get_backend_name()}, {url.database if not url.host else url.render_as_string()}"
    if not url.host and url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        yield "database", f"{name}: not there yet; `ttms-server init` makes it"
        return
    database = Database(settings.database)
    try:
        with database.reading() as session:
            present, newest = present_revision(session.connection()), newest_revision()
    except SQLAlchemyError as error:
        yield "database", f"{name}: cannot be used: {getattr(error, 'orig', error)}"
        return
    finally:
        database.close()
    yield "database", f"{name}: answers"
    yield "schema", f"{present} (this program's)" if present == newest else f"{present}; this program's is {newest}"


def _health(settings: Settings, certificate: ServerCertificate | None) -> tuple[str, bool]:
    host, _, port = settings.server.address.rpartition(":")
    if port == "0":
        return "unknown: port 0 is another one at each start", False
    with _channel(f"{_ANYWHERE.get(host, host)}:{port}", certificate) as channel:
        try:
            if _serves(channel, ""):
                return "serving", True
            full = not _serves(channel, DISK)
        except grpc.RpcError:
            return f"no server answers at port {port}, or it is busy for more than {_PATIENCE_SECONDS:g} s", False
    return f"not serving: {'the disk of the database is full' if full else 'the log says why'}", False


def _serves(channel: grpc.Channel, service: str) -> bool:
    request = health_pb2.HealthCheckRequest(service=service)
    answer = health_pb2_grpc.HealthStub(channel).Check(request, timeout=_PATIENCE_SECONDS)
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


def _channel(address: str, certificate: ServerCertificate | None) -> grpc.Channel:
    options = [("grpc.enable_http_proxy", 0), ("grpc.ssl_target_name_override", tls.NAME)]
    if certificate is None:
        return grpc.insecure_channel(address, options=options[:1])
    credentials = grpc.ssl_channel_credentials(certificate.certificate)
    return grpc.secure_channel(address, credentials, options=options)
