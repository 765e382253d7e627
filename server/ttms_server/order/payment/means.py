"""What belongs to lines of payments and refunds: the slip of a card, the code of a voucher."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.payment import repository
from ttms_server.order.payment.lines import CardSlip
from ttms_server.order.payment.models import SlipKind
from ttms_server.order.voucher import repository as voucher_repository
from ttms_server.order.voucher.models import MoveKind
from ttms_server.order.voucher.repository import MoveOfRequest


@dataclass(frozen=True, slots=True)
class Means:
    """Slips and moves of vouchers by request, kind and number of the line."""

    slips: Mapping[tuple[str, str, int], CardSlip]
    moves: Mapping[tuple[str, str, int], MoveOfRequest]

    def slip(self, request_id: str, kind: SlipKind, line_no: int) -> CardSlip | None:
        return self.slips.get((request_id, kind.value, line_no))

    def code(self, request_id: str, kind: MoveKind, line_no: int) -> str:
        move = self.moves.get((request_id, kind.value, line_no))
        return move.code if move else ""

    def prolonged_until(self, request_id: str, line_no: int) -> datetime | None:
        """Until when the voucher is valid that this line of a refund prolonged."""
        move = self.moves.get((request_id, MoveKind.REFUND.value, line_no))
        return move.prolonged_until if move else None


def means_of(session: Session, request_ids: Collection[str]) -> Means:
    """What belongs to the lines that these requests made."""
    asked = sorted(request_ids)
    slips = repository.slips(session, asked)
    moves = voucher_repository.moves_of_requests(session, asked)
    return Means(
        {(slip.request_id, slip.kind, slip.line_no): CardSlip(slip.terminal, slip.approval) for slip in slips},
        {(move.request_id, move.kind, move.line_no): move for move in moves},
    )
