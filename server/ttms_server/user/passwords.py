"""Passwords: Argon2id with the parameters that OWASP's Password Storage Cheat Sheet names as the least."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ttms_server.errors import FieldInvalid

LEAST_CHARACTERS = 8
MOST_BYTES = 1024

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# 19 MiB each: a storm of sign-ins must not take the memory of the sales.
_at_once = threading.BoundedSemaphore(4)


def hashed(password: str, field: str = "password") -> str:
    """What is stored of `password`.

    Raises:
        FieldInvalid: too short, or absurdly long.
    """
    refuse_absurd(password, field)
    if len(password) < LEAST_CHARACTERS:
        raise FieldInvalid(field, f"must have at least {LEAST_CHARACTERS} characters")
    return stored_form(password)


def stored_form(secret: str) -> str:
    """What is stored of a secret whose form was checked."""
    with _at_once:
        return _hasher.hash(secret)


def matches(password: str, stored: str | None, field: str = "password") -> bool:
    """Whether `password` is the one of which `stored` was made; takes as long where there is nobody to compare with.

    Raises:
        FieldInvalid: absurdly long.
    """
    refuse_absurd(password, field)
    with _at_once:
        try:
            return _hasher.verify(stored or _nobody(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def refuse_absurd(password: str, field: str) -> None:
    """Do nothing if `password` can be looked at.

    Raises:
        FieldInvalid: empty, or absurdly long.
    """
    if not password:
        raise FieldInvalid(field, "must not be empty")
    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise FieldInvalid(field, f"must have at most {MOST_BYTES} bytes")


_nobodys_hash: list[str] = []


def _nobody() -> str:
    if not _nobodys_hash:
        _nobodys_hash.append(_hasher.hash("nobody has this password"))
    return _nobodys_hash[0]
