"""Who may call what: one table from method to roles; a method that is not in it is denied to everybody."""

from contextvars import ContextVar
from enum import Enum

from ttms_server.user.errors import NoRight
from ttms_server.user.models import Role
from ttms_server.user.service import Caller


class Public(Enum):
    """The mark of a method that needs no session."""

    ANYONE = "anyone"


Rule = Public | frozenset[Role]

EVERYBODY = frozenset(Role)

POLICY: dict[str, Rule] = {
    "/ttms_api.v1.UserService/SignIn": Public.ANYONE,
    "/ttms_api.v1.UserService/SignOut": EVERYBODY,
    "/ttms_api.v1.UserService/GetCurrentUser": EVERYBODY,
    "/ttms_api.v1.StudioService/ListStudios": EVERYBODY,
    "/ttms_api.v1.StudioService/GetStudio": EVERYBODY,
    "/ttms_api.v1.PlayService/ListPlays": EVERYBODY,
    "/ttms_api.v1.PlayService/ListSchedules": EVERYBODY,
    "/ttms_api.v1.TicketService/ListShowBoard": EVERYBODY,
    "/ttms_api.v1.TicketService/WatchSeatMap": EVERYBODY,
    "/ttms_api.v1.TicketService/HoldSeats": EVERYBODY,
    "/ttms_api.v1.TicketService/ReleaseSeats": EVERYBODY,
    "/ttms_api.v1.OrderService/SellTickets": EVERYBODY,
    "/ttms_api.v1.OrderService/GetSaleOutcome": EVERYBODY,
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
