"""Which server may be talked to: the one whose certificate this counter was told to trust, and no other."""

import hashlib
import ipaddress
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from socket import create_connection, socket
from typing import TypeVar

from ttms_client.errors import NoAnswer, ServerUnreachable

# The name that every server's certificate has; what is trusted is the certificate itself.
SERVER_NAME = "ttms-server"
LOOK_SECONDS = 3.0

# OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED.
_NOT_NOW = {9, 10}

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

_T = TypeVar("_T")


class ServerNotTrusted(NoAnswer):
    """The other side is not known to be the cinema's server; nothing was sent to it. details: address."""


class CertificateChanged(ServerNotTrusted):
    """It shows another certificate than the trusted one: made anew, or another machine. details: address."""


class CertificateExpired(ServerNotTrusted):
    """Its certificate is too old or too young, by this computer's clock. details: address."""


class CertificateUnknown(ServerNotTrusted):
    """It can be reached over a network, and no certificate, or none that can be read, tells which. details: address."""


class EncryptionMismatch(ServerNotTrusted):
    """It encrypts and this side does not, or the other way round. details: address."""


@dataclass(frozen=True, slots=True)
class ServerCertificate:
    """A certificate that a server shows: PEM, fingerprint for people, and until when it holds."""

    pem: str
    fingerprint: str
    valid_until: datetime


def is_address(text: str) -> bool:
    """Whether `text` is "host:port"; nobody is asked whether there is such a host."""
    host, _, port = text.rpartition(":")
    is_port = port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536
    return bool(host) and is_port and not any(letter.isspace() for letter in host)


def is_loopback(address: str) -> bool:
    """Whether "host:port" is surely this machine, so that nobody can listen between."""
    host = host_of(address)
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(address: str) -> str:
    """The host of "host:port", without the brackets of IPv6."""
    return address.rpartition(":")[0].strip("[]").lower()


def fetch_certificate(address: str, *, seconds: float = LOOK_SECONDS) -> ServerCertificate:
    """The certificate that the server at "host:port" shows now; whether to trust it, a person decides.

    Raises:
        ServerUnreachable: nobody answers within `seconds`.
        EncryptionMismatch: the server does not encrypt.
        CertificateExpired: no use trusting it.
    """
    pem = _shown_pem(address, seconds)
    return ServerCertificate(pem, fingerprint_of(pem), _valid_until(address, pem, seconds))


def first_certificate(text: str) -> str:
    """The first certificate of a PEM file, which is the server's own; what follows signed it.

    Raises:
        ValueError: there is none.
    """
    found = _PEM.search(text)
    if found is None:
        raise ValueError("no certificate in PEM form")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=found[0])
    except ssl.SSLError as error:
        raise ValueError(f"no certificate: {error.reason}") from None
    return f"{found[0]}\n"


def trusted_certificate(address: str, text: str) -> str:
    """The certificate that was given for the server at `address`.

    Raises:
        CertificateUnknown: the text holds none.
    """
    try:
        return first_certificate(text)
    except ValueError as error:
        raise CertificateUnknown(f"What was given to know {address} by is {error}.", {"address": address}) from None


def fingerprint_of(pem: str) -> str:
    """SHA-256 in 16 groups of 4 digits, as the server prints it: "0F3A 91BC …"."""
    digits = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem.strip())).hexdigest().upper()
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def why_no_answer(address: str, certificate: str | None, seconds: float) -> ServerNotTrusted | None:
    """What is wrong with the trust between both sides, found by looking; None if it is something else.

    gRPC tells all of it as "unavailable", and its texts change between versions.
    """
    details = {"address": address}
    try:
        shown = _shown_pem(address, seconds)
        if certificate is None:
            return EncryptionMismatch("The server encrypts, this side does not.", details)
        if fingerprint_of(shown) != fingerprint_of(certificate):
            return CertificateChanged("The server shows another certificate.", details)
        _valid_until(address, shown, seconds)
    except EncryptionMismatch as mismatch:
        return None if certificate is None else mismatch
    except CertificateExpired as expired:
        return expired
    except ServerUnreachable:
        return None
    return None


def _shown_pem(address: str, seconds: float) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # nothing is sent: this only looks
    shown = _handshake(address, context, seconds, lambda talk: talk.getpeercert(binary_form=True))
    if shown is None:
        raise EncryptionMismatch("The server encrypts without a certificate.", {"address": address})
    return ssl.DER_cert_to_PEM_cert(shown)


def _valid_until(address: str, pem: str, seconds: float) -> datetime:
    """Python tells a certificate's facts only of one that it trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # one certificate is trusted, not whoever signed it
    context.load_verify_locations(cadata=pem)
    facts = _handshake(address, context, seconds, lambda talk: talk.getpeercert() or {})
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(facts["notAfter"])), UTC)


def _handshake(address: str, context: ssl.SSLContext, seconds: float, read: Callable[[ssl.SSLObject], _T]) -> _T:
    """What `read` finds after a handshake; then the connection is closed."""
    details = {"address": address}
    context.set_alpn_protocols(["h2"])
    try:
        port = int(address.rpartition(":")[2])
        with create_connection((host_of(address), port), seconds) as plain:
            return read(_shake_hands(plain, context))
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _NOT_NOW:
            raise CertificateExpired(str(error), details) from None
        raise CertificateChanged(str(error), details) from None
    except ssl.SSLEOFError as error:
        raise ServerUnreachable(str(error), details) from None
    except ssl.SSLError as error:
        raise EncryptionMismatch(str(error), details) from None
    except (OSError, ValueError, OverflowError) as error:
        raise ServerUnreachable(str(error), details) from None


def _shake_hands(plain: socket, context: ssl.SSLContext) -> ssl.SSLObject:
    """Through memory, because wrap_socket forgets to close its socket when the peer resets the connection early."""
    arrived, to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
    talk = context.wrap_bio(arrived, to_send, server_hostname=SERVER_NAME)
    while True:
        try:
            talk.do_handshake()
        except ssl.SSLWantReadError:
            plain.sendall(to_send.read())
            data = plain.recv(65536)
            arrived.write(data) if data else arrived.write_eof()
        else:
            plain.sendall(to_send.read())
            return talk
