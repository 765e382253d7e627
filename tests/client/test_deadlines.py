"""No call goes out without a deadline."""

from datetime import UTC, datetime

from grpc_health.v1 import health_pb2

from support.grpc_peer import Peer, methods
from ttms_client import Client, new_request_id
from ttms_client.account import AccountCalls
from ttms_client.door import CodeAtDoor
from ttms_client.exchange import NewTickets, OldTickets
from ttms_client.extra import Charged, Extra
from ttms_client.holding import HoldingCalls
from ttms_client.order import OrderFilter, TicketToSell
from ttms_client.payment import CardSlip, PaymentToTake, Tender
from ttms_client.play import Play, PlayCalls
from ttms_client.report import ReportGrouping, ReportSpan
from ttms_client.reservation import ReservationCalls, SeatsToKeep
from ttms_client.shift import CashDirection, ShiftCalls
from ttms_client.studio import Studio, StudioCalls
from ttms_client.ticket_type import TicketType
from ttms_client.user import Role, User, UserCalls

SECONDS = {
    "Check": 1.5,
    "SignIn": 10,
    "SignOut": 5,
    "GetCurrentUser": 5,
    "ListUsers": 5,
    "CreateUser": 10,
    "UpdateUser": 10,
    "ResetPassword": 10,
    "ChangePassword": 10,
    "ListStudios": 5,
    "GetStudio": 5,
    "GetPlanPreview": 5,
    "CreateStudio": 10,
    "UpdateStudio": 10,
    "DeleteStudio": 10,
    "ListPlays": 5,
    "CreatePlay": 10,
    "UpdatePlay": 10,
    "DeletePlay": 10,
    "CreateSchedules": 10,
    "ListSchedules": 5,
    "ListShowBoard": 5,
    "HoldSeats": 5,
    "ReleaseSeats": 5,
    "MoveSchedule": 10,
    "CancelSchedule": 10,
    "SellTickets": 15,
    "GetSaleOutcome": 5,
    "GetOrder": 5,
    "ListOrders": 15,
    "RefundTickets": 15,
    "GetRefundOutcome": 5,
    "RefundCancelledShow": 15,
    "ListOrdersToRefund": 15,
    "ListExtras": 5,
    "SaveExtra": 10,
    "ListTicketTypes": 5,
    "SaveTicketType": 10,
    "ExchangeTickets": 15,
    "ReprintTickets": 15,
    "IssueVoucher": 15,
    "GetVoucher": 5,
    "ListVouchers": 15,
    "GetBestSeats": 5,
    "HoldBestSeats": 5,
    "CheckIn": 5,
    "CheckOut": 5,
    "ListTicketKeys": 5,
    "ExtendHold": 5,
    "BeginPayment": 5,
    "OfferHold": 5,
    "TakeHold": 5,
    "ListSeatEvents": 5,
    "SendResetCode": 10,
    "SetForgottenPassword": 10,
    "SendBindingCode": 10,
    "BindEmail": 10,
    "ListSessions": 5,
    "EndSession": 10,
    "GetSalesReport": 15,
    "SetPin": 10,
    "SwitchUser": 10,
    "OpenShift": 15,
    "MoveCash": 15,
    "GetShiftReport": 15,
    "CloseShift": 15,
    "SetPoster": 10,
    "GetPoster": 5,
    "ReserveSeats": 10,
    "ListReservations": 5,
    "CollectReservation": 5,
    "ReleaseReservation": 5,
    "ListZReports": 5,
    "GetZReport": 15,
}
STREAMS = {"WatchSeatMap"}
DAY = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)


def call_everything(client: Client) -> None:
    client.check_health()
    client.user.sign_in("ada", "secret", counter_name="2", request_id=new_request_id())
    client.user.current()
    client.user.sign_out(request_id=new_request_id())
    change_people(client.user)
    keep_a_hold(client.holding)
    keep_an_account(client.account)
    keep_seats(client.reservation)
    change_halls(client.studio)
    change_films(client.play)
    client.studio.list_studios()
    client.studio.get_hall(1)
    client.play.list_plays()
    client.play.list_schedules(*DAY)
    client.ticket.list_show_board(*DAY)
    client.ticket.hold_seats(1, [7], request_id=new_request_id())
    client.ticket.release_seats(1, hold_id="h1", request_id=new_request_id())
    client.order.sell_tickets(
        1,
        hold_id="h1",
        tickets=[TicketToSell(7, "adult", 3500)],
        payments=[PaymentToTake(Tender.CASH, 5000)],
        request_id=new_request_id(),
    )
    client.order.settle_sale(
        1,
        hold_id="h1",
        tickets=[TicketToSell(7, "adult", 3500)],
        payments=[PaymentToTake(Tender.CASH, 5000)],
        request_id=new_request_id(),
        keep_trying=lambda: False,
        waiting=print,
    )
    client.order.find_sale(new_request_id())
    look_back(client)
    keep_a_drawer(client.shift)


def change_people(user: UserCalls) -> None:
    ada = User(1, "ada", "Ada", Role.CLERK)
    user.list_users()
    user.create_user(
        user_name="ada", display_name="Ada", role=Role.CLERK, password="long enough", request_id=new_request_id()
    )
    user.update_user(ada, request_id=new_request_id())
    user.reset_password(1, "long enough", request_id=new_request_id())
    user.set_pin("long enough", "2468", request_id=new_request_id())
    user.switch_user("ada", "2468", request_id=new_request_id())
    user.change_password("long enough", "longer still", request_id=new_request_id())


def keep_a_drawer(shift: ShiftCalls) -> None:
    shift.open_shift(float_minor=0, request_id=new_request_id())
    shift.move_cash(CashDirection.IN, amount_minor=1, reason="change", request_id=new_request_id())
    shift.open_drawer(reason="change", request_id=new_request_id())
    shift.get_shift_report()
    shift.close_shift({}, request_id=new_request_id())
    shift.list_z_reports()
    shift.get_z_report("2", 1)


def change_halls(studio: StudioCalls) -> None:
    hall = Studio(1, "1", "1", 4)
    studio.preview_plan("oo", curve=0)
    studio.create_studio(name="1", name_en="1", curve=0, plan="oo", request_id=new_request_id())
    studio.update_studio(hall, curve=0, plan="oo", request_id=new_request_id())
    studio.delete_studio(hall, request_id=new_request_id())


def change_films(play: PlayCalls) -> None:
    film = Play(1, "大都会", "Metropolis", 149, 1927, "Fritz Lang", "Germany")
    play.create_play(film, request_id=new_request_id())
    play.update_play(film, request_id=new_request_id())
    play.delete_play(film, request_id=new_request_id())
    play.set_poster(film, b"", request_id=new_request_id())
    play.get_poster(1)
    play.create_schedules(1, 1, starts_at=DAY, price_minor=4500, request_id=new_request_id())


def look_back(client: Client) -> None:
    client.ticket.move_schedule(1, etag="1", studio_id=1, starts_at=DAY[0], request_id=new_request_id())
    client.ticket.cancel_schedule(1, etag="1", reason="no power", request_id=new_request_id())
    client.order.get_order(1)
    client.order.list_orders(OrderFilter())
    client.refund.settle_refund(
        1, [1], reason="ill", request_id=new_request_id(), keep_trying=lambda: False, waiting=print
    )
    client.refund.find_refund(new_request_id())
    client.refund.find_show_refund(new_request_id())
    client.extra.list_extras()
    client.ticket_type.list_ticket_types()
    client.ticket_type.save_ticket_type(TicketType("", "成人", "", "A", 100, 1), request_id=new_request_id())
    client.extra.save_extra(Extra("fee", "订座费", "Fee", 100, Charged.BY_TICKET, False), request_id=new_request_id())
    slips = {1: CardSlip("t1", "r1")}
    client.refund.refund_cancelled_show(1, reason="no power", request_id=new_request_id(), slips=slips)
    client.refund.list_orders_to_refund(1)
    client.exchange.settle_exchange(
        OldTickets(1, [1], "ill"),
        NewTickets(1, new_request_id(), [TicketToSell(1, "adult", 4500)]),
        request_id=new_request_id(),
        keep_trying=lambda: False,
        waiting=print,
    )
    client.order.reprint_tickets(1, [1], request_id=new_request_id())
    client.voucher.issue_voucher(100, PaymentToTake(Tender.CASH, 100), request_id=new_request_id())
    client.voucher.settle_issue(
        100,
        PaymentToTake(Tender.CASH, 100),
        request_id=new_request_id(),
        keep_trying=lambda: False,
        waiting=print,
    )
    client.voucher.find_issued(new_request_id())
    client.voucher.get_voucher("CODE")
    client.voucher.list_vouchers(DAY[0].date(), DAY[1].date())
    client.best.get_best_seats(1, 2)
    client.best.hold_best_seats(1, 2, request_id=new_request_id())
    client.door.check_in(CodeAtDoor("CODE"), request_id=new_request_id())
    client.door.check_out(CodeAtDoor("CODE"), request_id=new_request_id())
    client.door.list_ticket_keys()
    client.report.get_sales_report(ReportSpan(DAY[0].date(), DAY[1].date()), ReportGrouping.DAY)


def keep_an_account(account: AccountCalls) -> None:
    account.send_reset_code("ada", request_id=new_request_id())
    account.set_forgotten_password("ada", "123456", "long enough", request_id=new_request_id())
    account.send_binding_code("ada@example.org", request_id=new_request_id())
    account.bind_email("ada@example.org", "123456", request_id=new_request_id())
    account.list_sessions()
    account.end_session(new_request_id(), request_id=new_request_id())


def keep_seats(reservation: ReservationCalls) -> None:
    reservation.reserve_seats(1, SeatsToKeep("Lang"), hold_id="h1", request_id=new_request_id())
    reservation.list_reservations()
    reservation.collect_reservation(1, request_id=new_request_id())
    reservation.release_reservation(1, request_id=new_request_id())


def keep_a_hold(holding: HoldingCalls) -> None:
    holding.extend_hold(1, hold_id="h1", request_id=new_request_id())
    holding.begin_payment(1, hold_id="h1", request_id=new_request_id())
    holding.offer_hold(1, hold_id="h1", counter_name="2", request_id=new_request_id())
    holding.take_hold(1, hold_id="h1", request_id=new_request_id())
    holding.list_seat_events(1, 1)


def test_every_call_has_the_deadline_of_its_kind(client: Client, peer: Peer) -> None:
    peer.script("Check", health_pb2.HealthCheckResponse(status=health_pb2.HealthCheckResponse.SERVING))

    call_everything(client)

    assert {call.method for call in peer.heard} == set(SECONDS) == set(methods()) - STREAMS
    for call in peer.heard:
        assert call.seconds_left is not None
        # The wire rounds up.
        assert SECONDS[call.method] - 1 < call.seconds_left < SECONDS[call.method] + 0.1, call.method
