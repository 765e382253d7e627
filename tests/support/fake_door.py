"""A door in memory with the door calls of the client, and tickets whose codes are really signed."""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ttms_client.door import CodeAtDoor, Scan, ScanResult
from ttms_client.errors import ServerUnreachable
from ttms_client.play import Schedule
from ttms_client.ticket_codes import read_code

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KEY_ID = "0A1B2C3D"


class FakeDoor:
    """Decides like the server; `away` is a lost server, `lost_answers` are given after the deed."""

    def __init__(self, shows: Mapping[int, Schedule]) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.shows = shows
        self.away = False
        self.lost_answers = 0
        self.refunded: set[int] = set()
        self.inside: dict[int, tuple[datetime, str]] = {}
        self.asked: list[tuple[str, CodeAtDoor]] = []
        self._answers: dict[str, Scan] = {}

    def code_of(self, ticket_id: int, show: Schedule, *, key: Ed25519PrivateKey | None = None) -> str:
        """What stands in the QR code of a ticket."""
        minute = int((show.starts_at - _EPOCH).total_seconds()) // 60
        content = f"T1.{_KEY_ID}.{ticket_id}.{show.schedule_id}.101.{minute}"
        signature = (key or self.key).sign(b"ttms ticket\0" + content.encode("ascii"))
        return f"{content}.{base64.b32encode(signature).decode('ascii').rstrip('=')}"

    def list_ticket_keys(self) -> Mapping[str, bytes]:
        if self.away:
            raise ServerUnreachable("away")
        return {_KEY_ID: self.key.public_key().public_bytes_raw()}

    def check_in(self, scanned: CodeAtDoor, *, request_id: str) -> Scan:
        return self._answer(scanned, request_id, way="in")

    def check_out(self, scanned: CodeAtDoor, *, request_id: str) -> Scan:
        return self._answer(scanned, request_id, way="out")

    def _answer(self, scanned: CodeAtDoor, request_id: str, *, way: str) -> Scan:
        if self.away:
            raise ServerUnreachable("away")
        self.asked.append((request_id, scanned))
        if request_id not in self._answers:
            self._answers[request_id] = self._decide(scanned, way)
        if self.lost_answers:
            self.lost_answers -= 1
            raise ServerUnreachable("the answer was lost")
        return self._answers[request_id]

    def _decide(self, scanned: CodeAtDoor, way: str) -> Scan:
        if not scanned.code.startswith("T1."):
            return Scan(ScanResult.UNKNOWN, None, "", "", 0, "", None, "")
        facts = read_code(scanned.code, {_KEY_ID: self.key.public_key().public_bytes_raw()})
        at, door = self.inside.get(facts.ticket_id, (None, ""))
        result = ScanResult.VALID
        if facts.ticket_id in self.refunded:
            result = ScanResult.REFUNDED
        elif way == "in" and at is not None:
            result = ScanResult.ALREADY_USED
        elif way == "in":
            self.inside[facts.ticket_id] = (scanned.scanned_at or datetime(2026, 11, 22, 4, 0, tzinfo=UTC), "2")
        else:
            self.inside.pop(facts.ticket_id, None)
        return Scan(result, self.shows[facts.schedule_id], "A", "1", 1, "adult", at, door)
