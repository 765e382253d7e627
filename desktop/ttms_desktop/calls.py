"""What the desktop asks the server; what each call does, `ttms_client` says."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from ttms_client.account import OpenSession
from ttms_client.approval import Approval
from ttms_client.door import CodeAtDoor, Scan
from ttms_client.errors import TtmsError
from ttms_client.exchange import Exchanged, NewTickets, OldTickets
from ttms_client.extra import Extra
from ttms_client.holding import SeatEventPage
from ttms_client.order import Basket, Order, OrderFilter, OrderPage, TicketToSell
from ttms_client.payment import PaymentToTake
from ttms_client.play import CategoryPrice, Play, Poster, Schedule
from ttms_client.refund import OrderToRefundPage, Proof, RefundBatch, Refunded
from ttms_client.report import ReportGrouping, ReportSpan, SalesReport
from ttms_client.reservation import Collected, Reservation, ReservationPage, SeatsToKeep
from ttms_client.shift import CashDirection, Shift, ShiftReport, ZReport, ZReportSummary
from ttms_client.studio import Hall, Layout, Studio
from ttms_client.ticket import CancelledShow, Hold, SeatChanges, SeatMap, ShowOnBoard
from ttms_client.ticket_type import TicketType
from ttms_client.user import Role, Session, TakeOver, User
from ttms_client.voucher import Voucher, VoucherPage
from ttms_desktop.tasks import Stream


class UserCalls(Protocol):
    """Signing in, and people."""

    def sign_in(
        self,
        user_name: str,
        password: str,
        *,
        counter_name: str,
        request_id: str,
        installation_id: str = "",
        take_over: TakeOver | None = None,
    ) -> Session: ...

    def sign_out(self, *, request_id: str) -> None: ...

    def change_password(self, old_password: str, new_password: str, *, request_id: str) -> None: ...

    def list_users(self) -> Sequence[User]: ...

    def create_user(self, *, user_name: str, display_name: str, role: Role, password: str, request_id: str) -> User: ...

    def update_user(self, user: User, *, request_id: str) -> User: ...

    def reset_password(self, user_id: int, new_password: str, *, request_id: str) -> None: ...


class StudioCalls(Protocol):
    """Halls."""

    def list_studios(self, *, include_retired: bool = False) -> Sequence[Studio]: ...

    def get_hall(self, studio_id: int) -> Hall: ...

    def preview_plan(self, plan: str, *, curve: int, studio_id: int = 0) -> Layout: ...

    def create_studio(self, *, name: str, name_en: str, curve: int, plan: str, request_id: str) -> Studio: ...

    def update_studio(
        self,
        studio: Studio,
        *,
        request_id: str,
        curve: int = 0,
        plan: str = "",
        only: Collection[str] | None = None,
    ) -> Studio: ...

    def delete_studio(self, studio: Studio, *, request_id: str) -> None: ...


class PlayCalls(Protocol):
    """Films, and new shows of them."""

    def list_plays(self, *, include_retired: bool = False) -> Sequence[Play]: ...

    def create_play(self, play: Play, *, request_id: str) -> Play: ...

    def update_play(self, play: Play, *, request_id: str) -> Play: ...

    def set_poster(self, play: Play, picture: bytes, *, request_id: str) -> Play: ...

    def get_poster(self, play_id: int) -> Poster: ...

    def delete_play(self, play: Play, *, request_id: str) -> None: ...

    def create_schedules(
        self,
        play_id: int,
        studio_id: int,
        *,
        starts_at: Sequence[datetime],
        price_minor: int,
        request_id: str,
        category_prices: Sequence[CategoryPrice] = (),
    ) -> Sequence[Schedule]: ...


class TicketCalls(Protocol):
    """Shows with their seats."""

    def list_show_board(
        self, starts_from: datetime, starts_before: datetime, *, include_cancelled: bool = False
    ) -> Sequence[ShowOnBoard]: ...

    def watch_seat_map(self, schedule_id: int) -> Stream[SeatMap | SeatChanges]: ...

    def hold_seats(self, schedule_id: int, seat_ids: Sequence[int], *, hold_id: str = "", request_id: str) -> Hold: ...

    def release_seats(
        self, schedule_id: int, *, hold_id: str, seat_ids: Sequence[int] = (), request_id: str
    ) -> Hold: ...

    def move_schedule(
        self,
        schedule_id: int,
        *,
        etag: str,
        studio_id: int,
        starts_at: datetime,
        request_id: str,
        price_minor: int | None = None,
    ) -> Schedule: ...

    def cancel_schedule(self, schedule_id: int, *, etag: str, reason: str, request_id: str) -> CancelledShow: ...


class HoldingCalls(Protocol):
    """What becomes of held seats."""

    def begin_payment(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold: ...

    def offer_hold(self, schedule_id: int, *, hold_id: str, counter_name: str, request_id: str) -> Hold: ...

    def take_hold(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold: ...

    def list_seat_events(
        self, schedule_id: int, seat_id: int, *, page_size: int = 100, page_token: str = ""
    ) -> SeatEventPage: ...


class ReservationCalls(Protocol):
    """Seats that are kept for somebody."""

    def reserve_seats(
        self,
        schedule_id: int,
        wish: SeatsToKeep,
        *,
        hold_id: str,
        approval: Approval | None = None,
        request_id: str,
    ) -> Reservation: ...

    def list_reservations(
        self, *, schedule_id: int = 0, name_contains: str = "", page_size: int = 100, page_token: str = ""
    ) -> ReservationPage: ...

    def collect_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> Collected: ...

    def release_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> tuple[int, ...]: ...


class AccountCalls(Protocol):
    """A forgotten password, and the own address."""

    def send_reset_code(self, user_name: str, *, request_id: str) -> None: ...

    def set_forgotten_password(self, user_name: str, code: str, new_password: str, *, request_id: str) -> None: ...

    def send_binding_code(self, email: str, *, request_id: str) -> None: ...

    def bind_email(self, email: str, code: str, *, request_id: str) -> None: ...

    def list_sessions(self, user_id: int = 0) -> Sequence[OpenSession]: ...

    def end_session(self, session_id: str, *, request_id: str) -> None: ...


class OrderCalls(Protocol):
    """Selling, and finding orders."""

    def settle_sale(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell] | Basket,
        payments: Sequence[PaymentToTake],
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Order: ...

    def find_sale(self, sale_request_id: str) -> Order | None: ...

    def get_order(self, order_id: int) -> Order: ...

    def get_order_by_number(self, order_number: str) -> Order: ...

    def get_order_by_code(self, ticket_code: str) -> Order: ...

    def reprint_tickets(self, order_id: int, ticket_ids: Sequence[int], *, request_id: str) -> Mapping[int, int]: ...

    def list_orders(self, wanted: OrderFilter, *, page_size: int = 100, page_token: str = "") -> OrderPage: ...


class VoucherCalls(Protocol):
    """Vouchers."""

    def settle_issue(
        self,
        amount_minor: int,
        payment: PaymentToTake,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Voucher: ...

    def find_issued(self, issue_request_id: str) -> Voucher | None: ...

    def get_voucher(self, code: str) -> Voucher: ...

    def list_vouchers(
        self, first_day: date, last_day: date, *, page_size: int = 100, page_token: str = ""
    ) -> VoucherPage: ...


class ExtraCalls(Protocol):
    """What is sold with tickets."""

    def list_extras(self, *, include_retired: bool = False) -> Sequence[Extra]: ...

    def save_extra(self, extra: Extra, *, request_id: str) -> Extra: ...


class TicketTypeCalls(Protocol):
    """What shows are sold under."""

    def list_ticket_types(self, *, include_retired: bool = False) -> Sequence[TicketType]: ...

    def save_ticket_type(self, ticket_type: TicketType, *, request_id: str) -> TicketType: ...


class RefundCalls(Protocol):
    """Giving money back."""

    def settle_refund(
        self,
        order_id: int,
        ticket_ids: Sequence[int],
        *,
        reason: str,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = ...,
    ) -> Refunded: ...

    def find_refund(self, refund_request_id: str) -> Refunded | None: ...

    def find_show_refund(self, refund_request_id: str) -> RefundBatch | None: ...

    def list_orders_to_refund(self, schedule_id: int, *, page_token: str = "") -> OrderToRefundPage: ...

    def refund_cancelled_show(
        self,
        schedule_id: int,
        *,
        reason: str,
        request_id: str,
        most_orders: int = ...,
        order_ids: Collection[int] = ...,
    ) -> RefundBatch: ...


class ExchangeCalls(Protocol):
    """Other tickets for those that were sold."""

    def settle_exchange(
        self,
        old: OldTickets,
        new: NewTickets,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = ...,
    ) -> Exchanged: ...


class ReportCalls(Protocol):
    """What the ledger says."""

    def get_sales_report(self, span: ReportSpan, grouping: ReportGrouping) -> SalesReport: ...


class ShiftCalls(Protocol):
    """Drawers from their float to their Z report."""

    def open_shift(self, *, float_minor: int, request_id: str) -> Shift: ...

    def move_cash(self, direction: CashDirection, *, amount_minor: int, reason: str, request_id: str) -> None: ...

    def open_drawer(self, *, reason: str, request_id: str) -> None: ...

    def get_shift_report(self, counter_name: str = "") -> ShiftReport: ...

    def close_shift(self, counted: Mapping[int, int], *, note: str = "", request_id: str) -> ZReport: ...

    def list_z_reports(self, counter_name: str = "") -> Sequence[ZReportSummary]: ...

    def get_z_report(self, counter_name: str, z_number: int) -> ZReport: ...


class DoorCalls(Protocol):
    """Letting people in and out."""

    def check_in(self, scanned: CodeAtDoor, *, request_id: str) -> Scan: ...

    def check_out(self, scanned: CodeAtDoor, *, request_id: str) -> Scan: ...

    def list_ticket_keys(self) -> Mapping[str, bytes]: ...


class Calls(Protocol):
    """The client."""

    @property
    def user(self) -> UserCalls: ...

    @property
    def studio(self) -> StudioCalls: ...

    @property
    def play(self) -> PlayCalls: ...

    @property
    def ticket(self) -> TicketCalls: ...

    @property
    def holding(self) -> HoldingCalls: ...

    @property
    def order(self) -> OrderCalls: ...

    @property
    def voucher(self) -> VoucherCalls: ...

    @property
    def extra(self) -> ExtraCalls: ...

    @property
    def ticket_type(self) -> TicketTypeCalls: ...

    @property
    def refund(self) -> RefundCalls: ...

    @property
    def exchange(self) -> ExchangeCalls: ...

    @property
    def reservation(self) -> ReservationCalls: ...

    @property
    def account(self) -> AccountCalls: ...

    @property
    def report(self) -> ReportCalls: ...

    @property
    def shift(self) -> ShiftCalls: ...

    @property
    def door(self) -> DoorCalls: ...

    def check_health(self, timeout_seconds: float = 1.5) -> datetime | None: ...

    def close(self) -> None: ...
