"""What of the client is public stays: names of modules, calls and their parameters."""

import inspect
from importlib import import_module

import pytest

import ttms_client
from ttms_client import Client

SERVICES = (
    *("user", "account", "studio", "play", "ticket", "holding", "order"),
    *("refund", "exchange", "extra", "ticket_type", "voucher", "best", "door", "report", "reservation", "shift"),
)
PUBLIC = {
    "client": ["Client", "new_request_id"],
    "user": ["Cinema", "CurrentUser", "Role", "Session", "TakeOver", "User", "UserCalls", "UserOrder"],
    "studio": [
        "Hall",
        "Layout",
        "Seat",
        "SeatCategory",
        "SeatKind",
        "Studio",
        "StudioCalls",
        "StudioOrder",
        "layout_of",
    ],
    "play": [
        "CategoryPrice",
        "Play",
        "PlayCalls",
        "PlayFilter",
        "PlayKind",
        "PlayOrder",
        "Poster",
        "Schedule",
        "ScheduleFilter",
        "ScheduleOrder",
        "schedule_of",
    ],
    "ticket": [
        "CancelledShow",
        "Hold",
        "PriceInCategory",
        "SeatChanges",
        "SeatMap",
        "SeatMapStream",
        "SeatState",
        "SeatStatus",
        "SellingState",
        "ShowOnBoard",
        "TicketCalls",
        "TicketPrice",
    ],
    "order": [
        "Basket",
        "Order",
        "OrderCalls",
        "OrderFilter",
        "OrderPage",
        "OrderSummary",
        "Refund",
        "Ticket",
        "TicketToSell",
        "order_of",
        "refund_of",
        "ticket_messages",
    ],
    "payment": [
        "CardSlip",
        "PaymentLine",
        "PaymentToTake",
        "RefundLine",
        "Tender",
        "payment_line_of",
        "payment_message",
        "payment_messages",
        "refund_line_of",
        "slip_message",
    ],
    "approval": ["Approval", "approval_message"],
    "extra": [
        "Charged",
        "Extra",
        "ExtraCalls",
        "ExtraToSell",
        "OrderExtra",
        "extra_messages",
        "order_extra_of",
    ],
    "ticket_type": ["TicketType", "TicketTypeCalls"],
    "refund": [
        "NO_PROOF",
        "OrderAtTerminal",
        "OrderToRefund",
        "OrderToRefundPage",
        "Proof",
        "RefundBatch",
        "RefundCalls",
        "Refunded",
    ],
    "exchange": ["ExchangeCalls", "Exchanged", "NewTickets", "OldTickets"],
    "voucher": ["Voucher", "VoucherCalls", "VoucherPage", "voucher_of"],
    "account": ["AccountCalls", "OpenSession"],
    "best": ["BestCalls"],
    "door": ["CodeAtDoor", "DoorCalls", "Scan", "ScanResult", "scan_of"],
    "holding": ["HoldingCalls", "SeatDeed", "SeatEvent", "SeatEventPage"],
    "reservation": [
        "Collected",
        "Reservation",
        "ReservationCalls",
        "ReservationKind",
        "ReservationPage",
        "SeatsToKeep",
    ],
    "ticket_codes": ["CodeUntrue", "TicketFacts", "read_code"],
    "report": [
        "ReportBasis",
        "ReportCalls",
        "ReportFigures",
        "ReportGrouping",
        "ReportRow",
        "ReportSpan",
        "SalesReport",
        "grouping_number",
        "span_message",
    ],
    "conflicts": ["ConflictKind", "ShowConflict", "conflicts_of"],
}


@pytest.mark.parametrize("module", PUBLIC)
def test_the_public_names_stay(module: str) -> None:
    found = import_module(f"ttms_client.{module}")

    assert PUBLIC[module] == sorted(
        name
        for name, value in vars(found).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == found.__name__
    )
    assert ttms_client.__all__ == ["Client", "new_request_id"]


def test_the_calls_stay() -> None:
    with Client("127.0.0.1:1") as client:
        calls = {
            f"{service}.{name}": list(inspect.signature(call).parameters)
            for service in SERVICES
            for name, call in inspect.getmembers(getattr(client, service), inspect.ismethod)
            if not name.startswith("_")
        }

    sale = ["schedule_id", "hold_id", "tickets", "payments", "request_id"]
    assert calls == {
        "user.sign_in": ["user_name", "password", "counter_name", "request_id", "installation_id", "take_over"],
        "user.sign_out": ["request_id"],
        "user.current": [],
        "user.list_users": ["text", "role", "disabled", "order"],
        "user.create_user": ["user_name", "display_name", "role", "password", "request_id", "email"],
        "user.update_user": ["user", "request_id", "only"],
        "user.reset_password": ["user_id", "new_password", "request_id"],
        "user.set_pin": ["password", "new_pin", "request_id"],
        "user.switch_user": ["user_name", "pin", "request_id"],
        "user.change_password": ["old_password", "new_password", "request_id"],
        "studio.list_studios": ["include_retired", "text", "retired", "order"],
        "studio.get_hall": ["studio_id"],
        "studio.preview_plan": ["plan", "curve", "studio_id"],
        "studio.create_studio": ["name", "name_en", "curve", "plan", "request_id"],
        "studio.update_studio": ["studio", "request_id", "curve", "plan", "only"],
        "studio.delete_studio": ["studio", "request_id"],
        "play.list_plays": ["include_retired", "wanted"],
        "play.create_play": ["play", "request_id"],
        "play.update_play": ["play", "request_id", "only"],
        "play.set_poster": ["play", "picture", "request_id"],
        "play.get_poster": ["play_id"],
        "play.delete_play": ["play", "request_id"],
        "play.create_schedules": ["play_id", "studio_id", "starts_at", "price_minor", "request_id", "category_prices"],
        "play.list_schedules": ["starts_from", "starts_before", "wanted"],
        "ticket.list_show_board": ["starts_from", "starts_before", "include_cancelled"],
        "ticket.watch_seat_map": ["schedule_id"],
        "ticket.hold_seats": ["schedule_id", "seat_ids", "hold_id", "request_id"],
        "ticket.release_seats": ["schedule_id", "hold_id", "seat_ids", "request_id"],
        "ticket.move_schedule": ["schedule_id", "etag", "studio_id", "starts_at", "request_id", "price_minor"],
        "ticket.cancel_schedule": ["schedule_id", "etag", "reason", "request_id"],
        "order.sell_tickets": sale,
        "order.settle_sale": [*sale, "keep_trying", "waiting"],
        "order.find_sale": ["sale_request_id"],
        "order.get_order": ["order_id"],
        "order.get_order_by_number": ["order_number"],
        "order.get_order_by_code": ["ticket_code"],
        "order.list_orders": ["wanted", "page_size", "page_token"],
        "refund.settle_refund": ["order_id", "ticket_ids", "reason", "request_id", "keep_trying", "waiting", "proof"],
        "refund.find_refund": ["refund_request_id"],
        "refund.find_show_refund": ["refund_request_id"],
        "extra.list_extras": ["include_retired"],
        "extra.save_extra": ["extra", "request_id"],
        "ticket_type.list_ticket_types": ["include_retired"],
        "ticket_type.save_ticket_type": ["ticket_type", "request_id"],
        "refund.refund_cancelled_show": [
            "schedule_id",
            "reason",
            "request_id",
            "most_orders",
            "slips",
            "order_ids",
        ],
        "refund.list_orders_to_refund": ["schedule_id", "page_size", "page_token"],
        "order.reprint_tickets": ["order_id", "ticket_ids", "request_id"],
        "exchange.settle_exchange": ["old", "new", "request_id", "keep_trying", "waiting", "proof"],
        "voucher.issue_voucher": ["amount_minor", "payment", "request_id", "expires_at"],
        "voucher.settle_issue": ["amount_minor", "payment", "request_id", "keep_trying", "waiting"],
        "voucher.find_issued": ["issue_request_id"],
        "voucher.get_voucher": ["code"],
        "voucher.list_vouchers": ["first_day", "last_day", "page_size", "page_token"],
        "account.send_reset_code": ["user_name", "request_id"],
        "account.set_forgotten_password": ["user_name", "code", "new_password", "request_id"],
        "account.send_binding_code": ["email", "request_id"],
        "account.bind_email": ["email", "code", "request_id"],
        "account.list_sessions": ["user_id"],
        "account.end_session": ["session_id", "request_id"],
        "best.get_best_seats": ["schedule_id", "seat_count", "kind"],
        "best.hold_best_seats": ["schedule_id", "seat_count", "kind", "request_id"],
        "door.check_in": ["scanned", "request_id"],
        "door.check_out": ["scanned", "request_id"],
        "door.list_ticket_keys": [],
        "holding.extend_hold": ["schedule_id", "hold_id", "request_id"],
        "holding.begin_payment": ["schedule_id", "hold_id", "request_id"],
        "holding.offer_hold": ["schedule_id", "hold_id", "counter_name", "request_id"],
        "holding.take_hold": ["schedule_id", "hold_id", "request_id"],
        "reservation.reserve_seats": ["schedule_id", "wish", "hold_id", "approval", "request_id"],
        "reservation.list_reservations": ["schedule_id", "name_contains", "page_size", "page_token"],
        "reservation.collect_reservation": ["reservation_id", "seat_ids", "approval", "request_id"],
        "reservation.release_reservation": ["reservation_id", "seat_ids", "approval", "request_id"],
        "holding.list_seat_events": ["schedule_id", "seat_id", "page_size", "page_token"],
        "report.get_sales_report": ["span", "grouping"],
        "shift.open_shift": ["float_minor", "request_id"],
        "shift.move_cash": ["direction", "amount_minor", "reason", "request_id"],
        "shift.open_drawer": ["reason", "request_id"],
        "shift.get_shift_report": ["counter_name"],
        "shift.close_shift": ["counted", "note", "request_id"],
        "shift.list_z_reports": ["counter_name"],
        "shift.get_z_report": ["counter_name", "z_number"],
    }
