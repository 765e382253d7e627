"""The order service on the wire, put together of its subjects."""

from ttms_api.v1.order_pb2_grpc import OrderServiceServicer
from ttms_server.order.checkin.rpc import CheckInRpc
from ttms_server.order.exchange.rpc import ExchangeRpc
from ttms_server.order.extra.rpc import ExtraRpc
from ttms_server.order.listing.rpc import ListingRpc
from ttms_server.order.lookup.rpc import LookupRpc
from ttms_server.order.refund.batch.rpc import BatchRefundRpc
from ttms_server.order.refund.rpc import RefundRpc
from ttms_server.order.report.rpc import ReportRpc
from ttms_server.order.reprint.rpc import ReprintRpc
from ttms_server.order.sale.rpc import SaleRpc
from ttms_server.order.shift.report.rpc import ShiftReportRpc
from ttms_server.order.shift.rpc import ShiftRpc
from ttms_server.order.voucher.rpc import VoucherRpc


class OrderRpc(
    SaleRpc,
    LookupRpc,
    ListingRpc,
    RefundRpc,
    BatchRefundRpc,
    ExchangeRpc,
    ReprintRpc,
    VoucherRpc,
    CheckInRpc,
    ExtraRpc,
    ReportRpc,
    ShiftRpc,
    ShiftReportRpc,
    OrderServiceServicer,
):
    """Every method of the contract's OrderService."""
