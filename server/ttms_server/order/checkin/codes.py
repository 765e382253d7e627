"""What stands in a ticket's QR code, and what it says.

T1.KEY.TICKET.SHOW.SEAT.MINUTE.SIGNATURE: ids and the start in minutes since 1970 as decimal numbers, the signature in
base32 without padding. Only characters of QR's alphanumeric mode, which a keyboard scanner types alike in every layout.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ttms_server.order.checkin.keys import Signer, is_signed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_FORM = re.compile(r"(T1\.([0-9A-F]{8})\.([0-9]{1,18})\.([0-9]{1,18})\.([0-9]{1,9})\.([0-9]{1,9}))\.([A-Z2-7]{103})")
# Signed with the text: a signature for anything else is none for a ticket.
_PURPOSE = b"ttms ticket\0"


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What a ticket's code says of it."""

    ticket_id: int
    schedule_id: int
    seat_id: int
    starts_at: datetime


def signed_code(facts: TicketFacts, signer: Signer) -> str:
    """The code of the ticket, about 130 characters."""
    minute = (facts.starts_at - _EPOCH) // _MINUTE
    content = f"T1.{signer.key_id}.{facts.ticket_id}.{facts.schedule_id}.{facts.seat_id}.{minute}"
    signature = base64.b32encode(signer.sign(_PURPOSE + content.encode("ascii")))
    return f"{content}.{signature.decode('ascii').rstrip('=')}"


def as_printed(typed: str) -> str:
    """A ticket's code as it stands on the ticket, in whatever case and width it was typed."""
    return unicodedata.normalize("NFKC", typed).strip().upper()


def is_signed_code(typed: str) -> bool:
    """Whether it has the form of a signed code, true or not."""
    return _FORM.fullmatch(typed) is not None


def facts_of(code: str, public_keys: Mapping[str, bytes]) -> TicketFacts | None:
    """What the code says; None if nobody with one of these keys signed it."""
    found = _FORM.fullmatch(code)
    if found is None or found[2] not in public_keys:
        return None
    try:
        signature = base64.b32decode(found[7] + "=")
    except binascii.Error:
        return None
    if not is_signed(_PURPOSE + found[1].encode("ascii"), signature, public_keys[found[2]]):
        return None
    return TicketFacts(int(found[3]), int(found[4]), int(found[5]), _EPOCH + int(found[6]) * _MINUTE)
