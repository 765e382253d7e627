"""Holds that go from one counter of the cinema in memory to another."""

from dataclasses import replace

from support.fake_cinema import FakeClient
from ttms_client.errors import HoldNotFound
from ttms_client.ticket import Hold, SeatState, SeatStatus


class FakeHolding:
    """One counter's calls about handing over."""

    def __init__(self, client: FakeClient) -> None:
        self._client, self._cinema = client, client.cinema

    def offer_hold(self, schedule_id: int, *, hold_id: str, counter_name: str, request_id: str) -> Hold:
        self._client.calls.append("offer_hold")
        held = [one for one in self._held(schedule_id, hold_id) if one.counter_name == self._client.counter_name]
        return self._change(schedule_id, hold_id, [replace(one, offered_to=counter_name) for one in held])

    def take_hold(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold:
        self._client.calls.append("take_hold")
        name = self._client.counter_name
        offered = [one for one in self._held(schedule_id, hold_id) if one.offered_to == name]
        return self._change(schedule_id, hold_id, [replace(one, counter_name=name, offered_to="") for one in offered])

    def _held(self, schedule_id: int, hold_id: str) -> list[SeatStatus]:
        seats = (self._cinema.status(schedule_id, seat.seat_id) for seat in self._cinema.layout.seats)
        return [one for one in seats if one.state is SeatState.HELD and one.hold_id == hold_id]

    def _change(self, schedule_id: int, hold_id: str, statuses: list[SeatStatus]) -> Hold:
        if not statuses:
            raise HoldNotFound("none", {"hold_id": hold_id})
        self._cinema.put(schedule_id, statuses)
        return Hold(hold_id, tuple(one.seat_id for one in statuses), statuses[0].held_until, self._cinema.now)
