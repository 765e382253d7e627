"""Who may call what: one table from method to roles; a method that is not in it is denied to everybody."""

from contextvars import ContextVar
from enum import Enum

from ttms_server.user.errors import NoRight
from ttms_server.user.role import Role
from ttms_server.user.service import Caller


class Public(Enum):
    """The mark of a method that needs no session."""

    ANYONE = "anyone"


Rule = Public | frozenset[Role]

EVERYBODY = frozenset(Role)
OFFICE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

POLICY: dict[str, Rule] = {
    "/ttms_api.v1.UserService/SignIn": Public.ANYONE,
    "/ttms_api.v1.UserService/SignOut": EVERYBODY,
    "/ttms_api.v1.UserService/GetCurrentUser": EVERYBODY,
    "/ttms_api.v1.UserService/ChangePassword": EVERYBODY,
    "/ttms_api.v1.UserService/SetPin": EVERYBODY,
    "/ttms_api.v1.UserService/SwitchUser": EVERYBODY,
    "/ttms_api.v1.UserService/SendResetCode": Public.ANYONE,
    "/ttms_api.v1.UserService/SetForgottenPassword": Public.ANYONE,
    "/ttms_api.v1.UserService/SendBindingCode": EVERYBODY,
    "/ttms_api.v1.UserService/BindEmail": EVERYBODY,
    "/ttms_api.v1.UserService/ListSessions": EVERYBODY,
    "/ttms_api.v1.UserService/EndSession": EVERYBODY,
    "/ttms_api.v1.UserService/ListUsers": ADMINISTRATORS,
    "/ttms_api.v1.UserService/CreateUser": ADMINISTRATORS,
    "/ttms_api.v1.UserService/UpdateUser": ADMINISTRATORS,
    "/ttms_api.v1.UserService/ResetPassword": ADMINISTRATORS,
    "/ttms_api.v1.StudioService/ListStudios": EVERYBODY,
    "/ttms_api.v1.StudioService/GetStudio": EVERYBODY,
    "/ttms_api.v1.StudioService/GetPlanPreview": OFFICE,
    "/ttms_api.v1.StudioService/CreateStudio": OFFICE,
    "/ttms_api.v1.StudioService/UpdateStudio": OFFICE,
    "/ttms_api.v1.StudioService/DeleteStudio": OFFICE,
    "/ttms_api.v1.PlayService/ListPlays": EVERYBODY,
    "/ttms_api.v1.PlayService/ListSchedules": EVERYBODY,
    "/ttms_api.v1.PlayService/CreatePlay": OFFICE,
    "/ttms_api.v1.PlayService/SetPoster": OFFICE,
    "/ttms_api.v1.PlayService/GetPoster": EVERYBODY,
    "/ttms_api.v1.PlayService/UpdatePlay": OFFICE,
    "/ttms_api.v1.PlayService/DeletePlay": OFFICE,
    "/ttms_api.v1.PlayService/CreateSchedules": OFFICE,
    "/ttms_api.v1.PlayService/ListTicketTypes": EVERYBODY,
    "/ttms_api.v1.PlayService/SaveTicketType": OFFICE,
    "/ttms_api.v1.TicketService/ListShowBoard": EVERYBODY,
    "/ttms_api.v1.TicketService/WatchSeatMap": EVERYBODY,
    "/ttms_api.v1.TicketService/HoldSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/ReleaseSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/GetBestSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/HoldBestSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/ExtendHold": EVERYBODY,
    "/ttms_api.v1.TicketService/BeginPayment": EVERYBODY,
    "/ttms_api.v1.TicketService/OfferHold": EVERYBODY,
    "/ttms_api.v1.TicketService/TakeHold": EVERYBODY,
    "/ttms_api.v1.TicketService/ReserveSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/ListReservations": EVERYBODY,
    "/ttms_api.v1.TicketService/CollectReservation": EVERYBODY,
    "/ttms_api.v1.TicketService/ReleaseReservation": EVERYBODY,
    "/ttms_api.v1.TicketService/ListSeatEvents": EVERYBODY,
    "/ttms_api.v1.TicketService/MoveSchedule": OFFICE,
    "/ttms_api.v1.TicketService/CancelSchedule": OFFICE,
    "/ttms_api.v1.OrderService/SellTickets": EVERYBODY,
    "/ttms_api.v1.OrderService/GetSaleOutcome": EVERYBODY,
    "/ttms_api.v1.OrderService/GetOrder": EVERYBODY,
    "/ttms_api.v1.OrderService/ListOrders": EVERYBODY,
    "/ttms_api.v1.OrderService/RefundTickets": EVERYBODY,
    "/ttms_api.v1.OrderService/GetRefundOutcome": EVERYBODY,
    "/ttms_api.v1.OrderService/RefundCancelledShow": OFFICE,
    "/ttms_api.v1.OrderService/ListOrdersToRefund": OFFICE,
    "/ttms_api.v1.OrderService/ExchangeTickets": EVERYBODY,
    "/ttms_api.v1.OrderService/ReprintTickets": EVERYBODY,
    "/ttms_api.v1.OrderService/CheckIn": EVERYBODY,
    "/ttms_api.v1.OrderService/CheckOut": EVERYBODY,
    "/ttms_api.v1.OrderService/ListTicketKeys": EVERYBODY,
    "/ttms_api.v1.OrderService/IssueVoucher": EVERYBODY,
    "/ttms_api.v1.OrderService/GetVoucher": EVERYBODY,
    "/ttms_api.v1.OrderService/ListVouchers": OFFICE,
    "/ttms_api.v1.OrderService/ListExtras": EVERYBODY,
    "/ttms_api.v1.OrderService/SaveExtra": OFFICE,
    "/ttms_api.v1.OrderService/GetSalesReport": OFFICE,
    "/ttms_api.v1.OrderService/OpenShift": EVERYBODY,
    "/ttms_api.v1.OrderService/MoveCash": EVERYBODY,
    "/ttms_api.v1.OrderService/GetShiftReport": EVERYBODY,
    "/ttms_api.v1.OrderService/CloseShift": EVERYBODY,
    "/ttms_api.v1.OrderService/ListZReports": OFFICE,
    "/ttms_api.v1.OrderService/GetZReport": OFFICE,
}

NOBODY: frozenset[Role] = frozenset()

current_caller: ContextVar[Caller] = ContextVar("current_caller")


def rule_of(method: str) -> Rule:
    """Who may call `method`, e.g. "/ttms_api.v1.OrderService/SellTickets"; nobody if it is not declared."""
    return POLICY.get(method, NOBODY)


def refuse_without_right(rule: Rule, caller: Caller) -> None:
    """Do nothing if `rule` lets `caller` in.

    Raises:
        NoRight: it does not.
    """
    if rule is not Public.ANYONE and caller.role not in rule:
        raise NoRight(caller.role.value)


def refuse_foreign_counter(caller: Caller, counter_name: str) -> None:
    """Do nothing if `caller` may look into the drawer of this counter: a clerk only into the own one.

    Raises:
        NoRight: it is another one's.
    """
    if caller.role is Role.CLERK and counter_name != caller.counter_name:
        raise NoRight(caller.role.value)
