"""A month of a small cinema: films, shows, sales and refunds, the same every time."""

from datetime import UTC, timedelta
from random import Random

from desktop.find_orders.fake_till import FakeTill, show_of

FILMS = (
    (1, "大都会", "Metropolis"),
    (2, "小城之春", "Spring in a Small Town"),
    (3, "将军号", "The General"),
    (4, "神女", "The Goddess"),
    (5, "马路天使", "Street Angel"),
    (6, "诺斯费拉图", "Nosferatu, a Symphony of Horror"),
    (7, "日出", "Sunrise"),
    (8, "浮士德", "Faust"),
    (9, "渔光曲", "Song of the Fishermen"),
    (10, "战舰波将金号", "Battleship Potemkin"),
)
CLERKS = ("林晓燕", "王建国", "陈静", "Anna Meyer")


def fill(till: FakeTill, *, days: int = 60, times: tuple[int, ...] = (2, 6, 10, 12)) -> None:
    """Sales of the last `days` days and the coming one; fuller in the evening and at the weekend."""
    chance = Random(20261123)
    noon = till.now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    schedule_id = 1000
    for back in range(days, -2, -1):
        day = noon - timedelta(days=back)
        busy = 1.7 if day.weekday() >= 5 else 1.0
        for hall in range(1, 5):
            for hour in times:
                schedule_id += 1
                film = FILMS[min(int(chance.expovariate(0.35)), len(FILMS) - 1)]
                show = till.add_show(show_of(schedule_id, film, hall, day + timedelta(hours=hour, minutes=15 * hall)))
                for order in range(int(chance.uniform(0, 5) * busy * (1.5 if hour > 8 else 0.8))):
                    row, seat, count = "ABCDEFGHJK"[order % 10], chance.randint(1, 8), chance.randint(1, 4)
                    at = min(show.starts_at - timedelta(minutes=chance.randint(5, 900)), till.now)
                    seats = [(row, str(seat + place)) for place in range(count)]
                    sold = till.sell(show, seats, at=at, clerk=chance.choice(CLERKS), price_minor=4500 + 500 * hall)
                    if chance.random() < 0.04 and at < till.now:
                        till.give_back(sold, [sold.tickets[0].ticket_id], at=min(at + timedelta(hours=1), till.now))
