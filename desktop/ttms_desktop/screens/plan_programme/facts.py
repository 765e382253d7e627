"""The chosen show in words, and what may be done with it."""

from datetime import datetime

from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop.money import format_money
from ttms_desktop.screens.plan_programme import wording
from ttms_desktop.screens.plan_programme.pictures import ShowFacts
from ttms_desktop.screens.sell_tickets.wording import category_text, film_title, hall_name
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


def facts_of(show: ShowOnBoard, counter: Counter, *, may_plan: bool) -> ShowFacts:
    """For the strip under the timeline."""
    schedule, now = show.schedule, counter.clock.now()
    cancelled = schedule.cancelled_at is not None
    span = wording.span_text(counter.calendar, schedule.starts_at, schedule.ends_at)
    return ShowFacts(
        schedule_id=schedule.schedule_id,
        title=f"{span} · {hall_name(schedule)} · {film_title(schedule)}",
        details=" · ".join(_details(show, counter)),
        can_sell=show.selling_state is SellingState.OPEN and not cancelled and now < show.selling_stops_at,
        can_change=may_plan and not wording.fixed_text(show, now),
        can_cancel=may_plan and not cancelled and now < schedule.ends_at,
        can_refund=cancelled and show.places_sold > 0,
        can_refund_all=may_plan and cancelled and show.places_sold > 0,
    )


def _details(show: ShowOnBoard, counter: Counter) -> list[str]:
    schedule = show.schedule
    if schedule.cancelled_at is not None:
        return [wording.cancelled_text(show), *_to_refund(show)]
    prices = [
        f"{category_text(price.category)} {format_money(price.price_minor, counter.currency)}"
        for price in schedule.category_prices
    ]
    if schedule.price_minor:
        prices.insert(0, format_money(schedule.price_minor, counter.currency))
    # When the hall is free is seen in the timeline too: it goes first where there is no room for all.
    return [wording.sold_in_words(show), *prices, _free_text(schedule.ends_at + counter.cinema.cleaning, counter)]


def _free_text(free_at: datetime, counter: Counter) -> str:
    time = counter.calendar.time_text(free_at)
    return translate("PlanProgramme", "hall free from {time}").format(time=time)


def _to_refund(show: ShowOnBoard) -> list[str]:
    if show.places_sold == 0:
        return []
    if show.places_sold == 1:
        return [translate("PlanProgramme", "1 seat to refund")]
    return [translate("PlanProgramme", "{count} seats to refund").format(count=show.places_sold)]
