"""The server's certificate: made at the first start, checked at every start, shown to people by its fingerprint."""

import ipaddress
import logging
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes, PublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from filelock import FileLock

from ttms_server import whole_file
from ttms_server.config import Settings, TlsSettings

log = logging.getLogger(__name__)

# Counters ask for this name whatever the address is: they trust this one certificate, not a name.
NAME = "ttms-server"
CERTIFICATE, KEY = "certificate.pem", "key.pem"
_LASTS = timedelta(days=3652)
_WARN_BEFORE = timedelta(days=30)


class CertificateUnusableError(Exception):
    """The server cannot show its certificate; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where certificate and key are; `ours` if the server made them and may make them."""

    certificate: Path
    key: Path
    ours: bool


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """A certificate that fits its key; both as PEM."""

    files: Files
    certificate: bytes
    key: bytes
    fingerprint: str
    valid_until: datetime


def is_wanted(settings: Settings) -> bool:
    """Whether counters must encrypt: always, or because others than this machine can reach the address."""
    return settings.tls.mode == "always" or not is_loopback_only(settings.server.address)


def is_loopback_only(address: str) -> bool:
    """Whether nobody outside of this machine can reach "host:port"; a name that is unknown is not."""
    host = address.rpartition(":")[0].strip("[]")
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(ipaddress.ip_address(str(place[0]).partition("%")[0]).is_loopback for *_, place in found)


def files_of(settings: Settings) -> Files:
    """Where the files are, or will be."""
    given: TlsSettings = settings.tls
    if bool(given.certificate) != bool(given.key):
        raise CertificateUnusableError("[tls] certificate and key belong together: give both, or neither.")
    if given.certificate:
        return Files(Path(given.certificate).expanduser(), Path(given.key).expanduser(), ours=False)
    folder = settings.server.folder
    return Files(folder / CERTIFICATE, folder / KEY, ours=True)


def prepare(settings: Settings, now: datetime) -> ServerCertificate:
    """The certificate to serve with; made if it is the server's own and not there yet.

    Raises:
        CertificateUnusableError: it cannot be read, made or served with.
    """
    files = files_of(settings)
    if files.ours:
        _make_once(files, now)
    found = read(files)
    if not found.valid_until > now:
        raise CertificateUnusableError(
            f"The certificate {files.certificate} expired on {found.valid_until:%Y-%m-%d}. {_way_out(files)}"
        )
    if found.valid_until - now < _WARN_BEFORE:
        log.warning("the certificate %s expires on %s", files.certificate, f"{found.valid_until:%Y-%m-%d}")
    return found


def read(files: Files) -> ServerCertificate:
    """The certificate as it lies there, expired or not.

    Raises:
        CertificateUnusableError: unreadable, no PEM, or certificate and key of two pairs.
    """
    certificate = _read_bytes(files.certificate)
    key = _read_bytes(files.key)
    try:
        parsed = x509.load_pem_x509_certificate(certificate)
    except ValueError:
        raise CertificateUnusableError(f"{files.certificate} is no PEM certificate. {_way_out(files)}") from None
    try:
        private = load_pem_private_key(key, None)
    except (ValueError, TypeError):
        raise CertificateUnusableError(
            f"{files.key} is no private key in PEM form without a password. {_way_out(files)}"
        ) from None
    if _public(private.public_key()) != _public(parsed.public_key()):
        raise CertificateUnusableError(f"{files.key} is not the key of {files.certificate}. {_way_out(files)}")
    if NAME not in _names(parsed):
        raise CertificateUnusableError(
            f"{files.certificate} does not have the DNS name {NAME} among its alternative names. {_way_out(files)}"
        )
    return ServerCertificate(files, certificate, key, fingerprint_of(parsed), parsed.not_valid_after_utc)


def fingerprint_of(certificate: x509.Certificate) -> str:
    """SHA-256 in 16 groups of 4 digits, as people compare it: "0F3A 91BC …"."""
    digits = certificate.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def _way_out(files: Files) -> str:
    if files.ours:
        return f"Remove it and {files.key.name} beside it to get new ones; every counter must then trust them again."
    return "Put a good pair at [tls] certificate and key, or remove both settings to get one made."


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CertificateUnusableError(f"{file} cannot be read: {error.strerror}.") from None


def _public(key: PublicKeyTypes | CertificatePublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _names(certificate: x509.Certificate) -> list[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except x509.ExtensionNotFound:
        return []
    return found.value.get_values_for_type(x509.DNSName)


def _make_once(files: Files, now: datetime) -> None:
    """Make both files if there is no certificate; two servers that start at once get the same."""
    try:
        files.key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(files.key.with_suffix(".lock")):
            if files.certificate.exists():
                return
            key = ec.generate_private_key(ec.SECP256R1())
            # The certificate comes last: without it, whatever was left by a crash is made anew.
            whole_file.write(
                files.key, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), mode=0o600
            )
            whole_file.write(files.certificate, _self_signed(key, now).public_bytes(Encoding.PEM), mode=0o644)
    except OSError as error:
        raise CertificateUnusableError(
            f"A certificate cannot be made in {files.key.parent}: {error.strerror}. Give the server's user the right "
            "to write there, or set [server] state_folder."
        ) from None
    log.info("made a certificate: %s", files.certificate)


def _self_signed(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    begins = now.astimezone(UTC) - timedelta(days=1)  # a counter's clock may be slow
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + _LASTS)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
