"""The door on the wire."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_id, checked_text
from ttms_server.order.checkin import repository, service
from ttms_server.order.checkin.service import Scan, Scanned, ScanResult
from ttms_server.order.till import TillRpc
from ttms_server.paging import listed, page_of
from ttms_server.play.messages import schedule_message

LONGEST_CODE = 200
LONGEST_DOOR = 16
# A door that was cut off for longer has another problem.
LONGEST_CUT_OFF = timedelta(days=7)

_RESULTS = {
    ScanResult.VALID: pb.SCAN_RESULT_VALID,
    ScanResult.ALREADY_USED: pb.SCAN_RESULT_ALREADY_USED,
    ScanResult.REFUNDED: pb.SCAN_RESULT_REFUNDED,
    ScanResult.WRONG_SHOW: pb.SCAN_RESULT_WRONG_SHOW,
    ScanResult.WRONG_DAY: pb.SCAN_RESULT_WRONG_DAY,
    ScanResult.UNKNOWN: pb.SCAN_RESULT_UNKNOWN,
    ScanResult.CANCELLED: pb.SCAN_RESULT_SHOW_CANCELLED,
    ScanResult.NOT_INSIDE: pb.SCAN_RESULT_NOT_INSIDE,
}


class CheckInRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def CheckIn(self, request: pb.CheckInRequest, context: Any) -> pb.CheckInResponse:
        zone = self._till.cinema.zone

        def enter(session: Session, scan: Scan) -> Scanned:
            return service.check_in(session, scan, zone)

        return pb.CheckInResponse(scan=await self._scan(request, enter))

    async def CheckOut(self, request: pb.CheckOutRequest, context: Any) -> pb.CheckOutResponse:
        return pb.CheckOutResponse(scan=await self._scan(request, service.check_out))

    async def ListTicketKeys(self, request: pb.ListTicketKeysRequest, context: Any) -> pb.ListTicketKeysResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        known = sorted((await self._till.database.read(repository.public_keys)).items())
        left = [key for key in known if not page.after or key[0] > page.after[0]]
        found = listed(left[: page.size + 1], page, lambda key: (key[0],))
        keys = [pb.TicketKey(key_id=key_id, public_key=key) for key_id, key in found.items]
        return pb.ListTicketKeysResponse(keys=keys, next_page_token=found.next_page_token)

    async def _scan(
        self, request: pb.CheckInRequest | pb.CheckOutRequest, work: Callable[[Session, Scan], Scanned]
    ) -> pb.Scan:
        caller = current_caller.get()
        door = checked_text(request.door, "door", longest=LONGEST_DOOR, empty=True) or caller.counter_name
        scan = Scan(
            checked_text(request.code, "code", longest=LONGEST_CODE),
            checked_id(request.schedule_id, "schedule_id") if request.schedule_id else None,
            (caller.user_id, door),
            self._scanned_at(request),
        )

        def apply(session: Session) -> bytes:
            return wire.encoded(_message(work(session, scan)))

        answer = await self._till.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.Scan.FromString(answer)

    def _scanned_at(self, request: pb.CheckInRequest | pb.CheckOutRequest) -> Any:
        now = self._till.clock()
        if not request.HasField("scanned_at"):
            return now
        moment = wire.checked_moment(request.scanned_at, "scanned_at")
        if not now - LONGEST_CUT_OFF <= moment <= now:
            raise FieldInvalid("scanned_at", "must be within the last 7 days")
        return moment


def _message(scanned: Scanned) -> pb.Scan:
    before, seat = scanned.before, scanned.seat
    return pb.Scan(
        result=_RESULTS[scanned.result],
        schedule=None if scanned.schedule is None else schedule_message(scanned.schedule),
        row_label=seat.row_label if seat else "",
        seat_label=seat.seat_label if seat else "",
        places=seat.places if seat else 0,
        ticket_type=scanned.ticket_type,
        used_at=wire.moment(before.happened_at) if before else None,
        used_door=before.place if before else "",
    )
