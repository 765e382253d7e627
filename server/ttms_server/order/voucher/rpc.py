"""Vouchers on the wire."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.cinema_days import checked_day
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.order.ledger.booking import Actor
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import MOST_GIVEN_MINOR
from ttms_server.order.payment.rpc import LONGEST_CODE, payment_message, payment_of
from ttms_server.order.report.days import Days, bounds
from ttms_server.order.till import Till, TillRpc
from ttms_server.order.voucher import service
from ttms_server.order.voucher.service import Voucher, VoucherToIssue
from ttms_server.order.voucher.validity import end_of_validity
from ttms_server.paging import page_of
from ttms_server.user.role import Role


class VoucherRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def IssueVoucher(self, request: pb.IssueVoucherRequest, context: Any) -> pb.IssueVoucherResponse:
        wanted, currency = _wanted(request, self._till), self._till.cinema.currency

        def apply(session: Session) -> bytes:
            voucher = service.issue_voucher(session, wanted, now=self._till.clock())
            return wire.encoded(pb.IssueVoucherResponse(voucher=_voucher(voucher, currency)))

        stored = await self._till.group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.IssueVoucherResponse.FromString(stored)

    async def GetVoucher(self, request: pb.GetVoucherRequest, context: Any) -> pb.GetVoucherResponse:
        code = checked_text(request.code, "code", longest=LONGEST_CODE)
        voucher = await self._till.database.read_snapshot(lambda session: service.get_voucher(session, code))
        return pb.GetVoucherResponse(voucher=_voucher(voucher, self._till.cinema.currency))

    async def ListVouchers(self, request: pb.ListVouchersRequest, context: Any) -> pb.ListVouchersResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        begins, ends = bounds(_days(request), self._till.cinema.zone)
        found = await self._till.database.read_report(
            lambda session: service.list_vouchers(session, begins, ends, page)
        )
        currency = self._till.cinema.currency
        return pb.ListVouchersResponse(
            vouchers=[_voucher(voucher, currency) for voucher in found.items], next_page_token=found.next_page_token
        )


def _wanted(request: pb.IssueVoucherRequest, till: Till) -> VoucherToIssue:
    caller = current_caller.get()
    payment = payment_of(request.payment, "payment", counter_name=caller.counter_name)
    if payment.tender is Tender.VOUCHER:
        raise FieldInvalid("payment.tender", "must be cash or a card")
    return VoucherToIssue(
        request.request_id,
        Actor(caller.user_id, caller.counter_name),
        checked_number(request.amount_minor, "amount_minor", least=1, most=MOST_GIVEN_MINOR),
        payment,
        _expiry(request, till),
        till.shifts,
    )


def _days(request: pb.ListVouchersRequest) -> Days:
    days = Days(checked_day(request.first_day, "first_day"), checked_day(request.last_day, "last_day"))
    if days.last < days.first:
        raise FieldInvalid("last_day", "must not be before first_day")
    return days


def _expiry(request: pb.IssueVoucherRequest, till: Till) -> datetime | None:
    usual = end_of_validity(till.clock(), till.vouchers, till.cinema.zone)
    if not request.HasField("expires_at"):
        return usual
    try:
        expires_at = request.expires_at.ToDatetime(UTC)
    except (ValueError, OverflowError):
        raise FieldInvalid("expires_at", "must be a moment in the future") from None
    if expires_at <= till.clock():
        raise FieldInvalid("expires_at", "must be a moment in the future")
    if usual is not None and expires_at > usual and current_caller.get().role is Role.CLERK:
        raise FieldInvalid("expires_at", "must not be later than vouchers expire here; a manager may set it")
    return expires_at


def _voucher(voucher: Voucher, currency: str) -> pb.Voucher:
    return pb.Voucher(
        code=voucher.code,
        amount_minor=voucher.amount_minor,
        balance_minor=voucher.balance_minor,
        currency=currency,
        issued_at=wire.moment(voucher.issued_at),
        expires_at=wire.optional_moment(voucher.expires_at),
        payment=payment_message(voucher.payment),
        counter_name=voucher.counter_name,
        clerk_name=voucher.clerk_name,
    )
