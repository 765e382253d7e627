"""Reading a ticket's QR code without the server: what it says, and whether the cinema signed it.

T1.KEY.TICKET.SHOW.SEAT.MINUTE.SIGNATURE: ids and the start in minutes since 1970 as decimal numbers, an Ed25519
signature (RFC 8032) in base32 without padding.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FORM = re.compile(r"(T1\.([0-9A-F]{8})\.([0-9]{1,18})\.([0-9]{1,18})\.([0-9]{1,9})\.([0-9]{1,9}))\.([A-Z2-7]{103})")
_PURPOSE = b"ttms ticket\0"


class CodeUntrue(Exception):  # noqa: N818 - as the refusals, it says what is wrong
    """No code of this cinema: another form, an unknown key, or a signature that does not fit."""


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What a ticket's code says of it."""

    ticket_id: int
    schedule_id: int
    seat_id: int
    starts_at: datetime


def read_code(code: str, public_keys: Mapping[str, bytes]) -> TicketFacts:
    """What the code says, verified with the cinema's keys by their ids (`client.door.list_ticket_keys`).

    Whether the ticket was refunded or used, only the server knows.

    Raises:
        CodeUntrue: nobody with one of these keys signed it.
    """
    found = _FORM.fullmatch(code.strip().upper())
    if found is None or found[2] not in public_keys:
        raise CodeUntrue
    try:
        signature = base64.b32decode(found[7] + "=")
        key = Ed25519PublicKey.from_public_bytes(public_keys[found[2]])
        key.verify(signature, _PURPOSE + found[1].encode("ascii"))
    except (binascii.Error, InvalidSignature, ValueError):
        raise CodeUntrue from None
    starts_at = _EPOCH + timedelta(minutes=int(found[6]))
    return TicketFacts(int(found[3]), int(found[4]), int(found[5]), starts_at)
