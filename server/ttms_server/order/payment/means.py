"""What belongs to lines of payments and refunds: the slip of a card, the code of a voucher."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.order.payment import repository
from ttms_server.order.payment.lines import CardSlip
from ttms_server.order.payment.models import SlipKind
from ttms_server.order.voucher import repository as voucher_repository
from ttms_server.order.voucher.models import MoveKind


@dataclass(frozen=True, slots=True)
class Means:
    """Slips and codes by request, kind and number of the line."""

    slips: Mapping[tuple[str, str, int], CardSlip]
    codes: Mapping[tuple[str, str, int], str]

    def slip(self, request_id: str, kind: SlipKind, line_no: int) -> CardSlip | None:
        return self.slips.get((request_id, kind.value, line_no))

    def code(self, request_id: str, kind: MoveKind, line_no: int) -> str:
        return self.codes.get((request_id, kind.value, line_no), "")


def means_of(session: Session, request_ids: Collection[str]) -> Means:
    """What belongs to the lines that these requests made."""
    asked = sorted(request_ids)
    slips = repository.slips(session, asked)
    moves = voucher_repository.codes_of_requests(session, asked)
    return Means(
        {(slip.request_id, slip.kind, slip.line_no): CardSlip(slip.terminal, slip.approval) for slip in slips},
        {(request_id, kind, line_no): code for request_id, kind, line_no, code in moves},
    )
