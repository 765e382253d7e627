"""Codes of vouchers: hard to guess, easy to read aloud."""

import secrets
import unicodedata

# Without 0, 1, I and O, which people mix up when they read a code aloud.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 16  # 5 bits each: 80 bits from a cryptographic source


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))


def as_stored(typed: str) -> str:
    """`typed` as codes are stored: case, width, spaces and dashes do not count."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isalnum())
