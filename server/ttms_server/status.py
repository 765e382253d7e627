"""`ttms-server status`: what whoever looks after the server wants to know, asked of its files and of itself."""

import socket
import ssl
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile

import grpc
from cryptography import x509
from grpc_health.v1 import health_pb2, health_pb2_grpc
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from ttms_server import tls, whose_books
from ttms_server.books_currency import BooksInOtherCurrencyError, refuse_other_currency
from ttms_server.config import Settings
from ttms_server.database_errors import said_by
from ttms_server.db import Database
from ttms_server.health import DISK
from ttms_server.schema_version import newest_revision, present_revision
from ttms_server.tls import CertificateUnusableError, ServerCertificate

_PATIENCE_SECONDS = 5.0
# What a server says to a name that it does not know, and one without health to any.
_NO_SUCH_BOOKS = {grpc.StatusCode.NOT_FOUND, grpc.StatusCode.UNIMPLEMENTED}
_WAYS_OUT = " (stop it, or set another [server] address)"
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]", "*": "127.0.0.1"}  # noqa: S104 - asked about, not listened on


@dataclass(frozen=True, slots=True)
class Status:
    """Lines of (what, how), and whether counters can sell: now, and once more after the server was started again."""

    lines: list[tuple[str, str]]
    serving: bool


@dataclass(frozen=True, slots=True)
class _Books:
    """What is said of the database, and what a server that sells from it calls it; empty if nobody knows.

    `usable` is whether a server with these settings starts on it.
    """

    lines: list[tuple[str, str]]
    health_name: str = ""
    usable: bool = True


def look(settings: Settings) -> Status:
    """Ask everything that the settings name; nothing stays changed, and no problem is raised."""
    certificate, of_tls = _certificate(settings)
    books = _books(settings)
    health, serving = _health(settings, certificate, books.health_name)
    lines = [("version", version("ttms")), ("address", settings.server.address), *of_tls, *books.lines]
    return Status([*lines, ("health", health)], serving and books.usable)


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


def _books(settings: Settings) -> _Books:
    url = make_url(settings.database.url)
    name = f"{url.get_backend_name()}, {url.database if not url.host else url.render_as_string()}"
    if not url.host and url.get_backend_name() == "sqlite":
        missing = _missing(Path(url.database or ""))
        if missing:
            return _Books([("database", f"{name}: {missing}")])
    database = Database(settings.database)
    try:
        with database.reading() as session:
            return _asked(session, f"{name}: answers", settings.cinema.currency)
    except SQLAlchemyError as error:
        return _Books([("database", f"{name}: cannot be used: {said_by(error)}")])
    finally:
        database.close()


def _missing(file: Path) -> str:
    """What is to be said of a database that is not there, or where nobody can see it; nothing is left there."""
    try:
        if file.exists():
            return ""
        nearest = next(folder for folder in file.absolute().parents if folder.exists())
        TemporaryFile(dir=nearest).close()
    except OSError as error:
        return f"not there, and cannot be made, the server will not start: {error.strerror}"
    return "not there yet; `ttms-server init` makes it"


def _asked(session: Session, answers: str, currency: str) -> _Books:
    present, newest = present_revision(session.connection()), newest_revision()
    if present != newest:
        return _Books([("database", answers), ("schema", f"{present}; this program's is {newest}")])
    lines = [("database", answers), ("schema", f"{present} (this program's)")]
    try:
        refuse_other_currency(session, currency)
    except BooksInOtherCurrencyError as error:
        wrong = ("currency", f"wrong, the server will not start: {error}")
        return _Books([*lines, wrong], whose_books.health_name(session), usable=False)
    return _Books([*lines, ("currency", currency)], whose_books.health_name(session))


def _health(settings: Settings, certificate: ServerCertificate | None, books: str) -> tuple[str, bool]:
    host, _, port = settings.server.address.rpartition(":")
    if port == "0":
        return "unknown: port 0 is another one at each start", False
    place = _ANYWHERE.get(host, host)
    with _channel(f"{place}:{port}", certificate) as channel:
        try:
            if not books:
                return _unknown(port, serves=_serves(channel, "")), False
            if _serves(channel, books):
                return "serving", True
            full = not _serves(channel, DISK)
        except grpc.RpcError as error:
            if isinstance(error, grpc.Call) and error.code() in _NO_SUCH_BOOKS:
                return f"another server answers at port {port}: it does not sell from this database{_WAYS_OUT}", False
            return _who_answers(place.strip("[]"), int(port), certificate), False
    return f"not serving: {'the disk of the database is full' if full else 'the log says why'}", False


def _unknown(port: str, *, serves: bool) -> str:
    how = "and serves" if serves else "and does not serve"
    return f"a server answers at port {port} {how}; whether it sells from this database cannot be told (see above)"


def _who_answers(host: str, port: int, certificate: ServerCertificate | None) -> str:
    """Why nobody could be asked for health there."""
    busy = f"it is busy for more than {_PATIENCE_SECONDS:g} s"
    try:
        socket.create_connection((host, port), timeout=_PATIENCE_SECONDS).close()
    except OSError:
        return f"no server answers at port {port}"
    if certificate is None:
        return f"what answers at port {port} is no server of this cinema{_WAYS_OUT}, or {busy}"
    try:
        shown = ssl.get_server_certificate((host, port), timeout=_PATIENCE_SECONDS)
    except OSError:  # of which ssl's own errors are
        return f"what answers at port {port} does not encrypt, or not as a server does{_WAYS_OUT}, or {busy}"
    fingerprint = tls.fingerprint_of(x509.load_pem_x509_certificate(shown.encode()))
    if fingerprint == certificate.fingerprint:
        return f"the server at port {port} does not answer, or {busy}"
    return f"another server answers at port {port}: its fingerprint begins {fingerprint[:19]}{_WAYS_OUT}"


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
