"""The key with which this server signs tickets: Ed25519 (RFC 8032), made at the first start, beside the database."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from filelock import FileLock
from sqlalchemy.orm import Session

from ttms_server import whole_file
from ttms_server.order.checkin import repository

FILE = "ticket-key.pem"


class TicketKeyUnusableError(Exception):
    """Tickets cannot be signed; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs; `key_id` tells which key it was, `public_key` is 32 bytes."""

    key_id: str
    public_key: bytes
    _private: Ed25519PrivateKey = field(repr=False)

    def sign(self, content: bytes) -> bytes:
        """64 bytes, always the same for the same content."""
        return self._private.sign(content)


def prepare(folder: Path) -> Signer:
    """The key of this server, made if there is none yet; two servers that start at once get the same.

    Raises:
        TicketKeyUnusableError: it cannot be read or made.
    """
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
                whole_file.write(file, pem, mode=0o600)
        key = load_pem_private_key(file.read_bytes(), None)
    except OSError as error:
        raise TicketKeyUnusableError(f"The ticket key {file} cannot be used: {error.strerror}.") from None
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise TicketKeyUnusableError(f"{file} is no Ed25519 key in PEM form; move it away to get a new one.")
    return signer_of(key)


def signer_of(key: Ed25519PrivateKey) -> Signer:
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signer(id_of(public), public, key)


def id_of(public_key: bytes) -> str:
    return hashlib.sha256(public_key).hexdigest()[:8].upper()


def is_signed(content: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the owner of `public_key` signed `content`."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def register(session: Session, signer: Signer, now: datetime) -> None:
    """Let every server of this cinema, and every scanner, know the key."""
    if signer.key_id not in repository.public_keys(session):
        repository.add_key(session, signer.key_id, signer.public_key, now)
