"""What the dialog says of the orders of a cancelled show: how much by which means, what is left and its way out."""

from collections import Counter as Sums
from collections.abc import Sequence
from dataclasses import dataclass

from ttms_client.payment import Tender
from ttms_client.refund import OrderToRefund, RefundBatch
from ttms_desktop.day import full_date_text
from ttms_desktop.money import format_money
from ttms_desktop.screens.find_orders.pictures import FactLine
from ttms_desktop.screens.find_orders.refunding_show import RefundingShow, Stage, amount_of, needs
from ttms_desktop.screens.find_orders.wording import tender_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class Left:
    """Orders that are left for one reason: how each is brought to its end, and which they are."""

    way_out: str
    lines: tuple[FactLine, ...]
    more: str


def orders_text(count: int) -> str:
    if count == 1:
        return translate("FindOrders", "1 order")
    return translate("FindOrders", "{count} orders").format(count=count)


def total_text(model: RefundingShow) -> str:
    """All that waits: "35 orders · ¥1,575.00"."""
    if model.stage is Stage.LOADING:
        return translate("FindOrders", "Checking what is waiting…")
    total = sum(map(amount_of, model.orders))
    return f"{orders_text(len(model.orders))} · {format_money(total, model.currency)}"


def means_lines(model: RefundingShow) -> list[FactLine]:
    """How much goes back by each means, and of how many orders."""
    sums: Sums[Tender] = Sums()
    orders: Sums[Tender] = Sums()
    for order in model.orders:
        for line in order.lines:
            sums[line.tender] += line.amount_minor
        orders.update({line.tender for line in order.lines})
    return [
        FactLine(tender_text(tender), format_money(sums[tender], model.currency), orders_text(orders[tender]))
        for tender in Tender
        if orders[tender]
    ]


def plan_text(model: RefundingShow, *, gives_cash: bool) -> str:
    """What a press does, and what stays."""
    now = len(model.to_give_back(gives_cash=gives_cash))
    waits = len(model.orders) - now
    if not model.orders:
        return translate("FindOrders", "All tickets of this show have been refunded.")
    if not waits:
        return translate("FindOrders", "All of them will be refunded now.")
    if not now:
        return translate("FindOrders", "None of them can be refunded without the customer or the card terminal.")
    text = translate("FindOrders", "Refunded now: {now}. Waiting for the customer or the card terminal: {waits}.")
    return text.format(now=orders_text(now), waits=orders_text(waits))


def progress_text(model: RefundingShow, *, gives_cash: bool) -> str:
    if model.stage is not Stage.REFUNDING:
        return ""
    total = model.refunds + len(model.to_give_back(gives_cash=gives_cash))
    if model.is_stopping:
        return translate("FindOrders", "Stopping…")
    return translate("FindOrders", "Refunded {done} of {total}…").format(done=model.refunds, total=total)


def done_text(model: RefundingShow) -> str:
    """What was given back so far; empty while nothing was."""
    if not model.refunds:
        return ""
    parts = [
        f"{tender_text(tender)} {format_money(model.given_back[tender], model.currency)}"
        for tender in Tender
        if model.given_back.get(tender)
    ]
    text = translate("FindOrders", "Refunded: {orders}").format(orders=orders_text(model.refunds))
    if model.prolonged:
        vouchers = translate("FindOrders", "expired vouchers are now valid until {date}")
        parts.append(vouchers.format(date=full_date_text(min(model.prolonged).astimezone(model.calendar.zone).date())))
    return " · ".join([text, *parts])


def cash_text(model: RefundingShow) -> str:
    """Where the cash that was given back is; empty without any."""
    cash = model.given_back.get(Tender.CASH)
    if not cash:
        return ""
    text = translate(
        "FindOrders",
        "Take {amount} out of the drawer of counter {counter} and keep it for the customers: it is booked as paid out.",
    )
    return text.format(amount=format_money(cash, model.currency), counter=model.counter_name)


def interrupted_text(show_text: str, batches: Sequence[RefundBatch], counter: Counter) -> str:
    """What the next sign-in says of a show whose refund an earlier run of the program did not see to its end."""
    refunds = [refund for batch in batches for refund in batch.refunds]
    if not refunds:
        text = translate("FindOrders", "The interrupted refund of {show} did not happen: its orders wait in the list.")
        return text.format(show=show_text)
    cash = sum(line.amount_minor for refund in refunds for line in refund.lines if line.tender is Tender.CASH)
    orders = orders_text(len(refunds))
    if not cash:
        text = translate("FindOrders", "The interrupted refund of {show} was made for {orders}; none of it was cash.")
        return text.format(show=show_text, orders=orders)
    text = translate(
        "FindOrders",
        "The interrupted refund of {show} was made for {orders}: if you have not yet, take {amount} out of the drawer "
        "of counter {counter} and keep it for the customers.",
    )
    amount = format_money(cash, counter.currency)
    return text.format(show=show_text, orders=orders, amount=amount, counter=counter.name)


def left_over(model: RefundingShow) -> list[Left]:
    """What could not be given back, by what it needs."""
    found = [(tender, [order for order in model.orders if needs(order) is tender]) for tender in _way_outs()]
    made = [_left(_way_outs()[tender], orders, model) for tender, orders in found if orders]
    direct = [order for order in model.orders if needs(order) is None]
    if direct:
        text = translate("FindOrders", "Not refunded yet: press the button again.")
        made.append(_left(text, direct, model))
    return made


def _way_outs() -> dict[Tender, str]:
    return {
        Tender.CARD: translate(
            "FindOrders",
            "Paid by card: choose the order in the list, press F9 and type the terminal’s reference.",
        ),
        Tender.CASH: translate(
            "FindOrders",
            "Paid in cash: the order waits in the list until its customer comes to a counter; then press F9.",
        ),
        Tender.OTHER: translate(
            "FindOrders", "Paid in a way this version does not know: update the program, then press F9."
        ),
    }


def _left(way_out: str, orders: Sequence[OrderToRefund], model: RefundingShow) -> Left:
    lines = tuple(
        FactLine(
            " · ".join(part for part in (order.order_number, order.customer_name) if part),
            format_money(amount_of(order), model.currency),
        )
        for order in orders[:MOST_LISTED]
    )
    more = len(orders) - len(lines)
    text = translate("FindOrders", "and {count} more; all of them are in the list.").format(count=more)
    return Left(way_out, lines, text if more else "")
