"""A server that takes its time: the window goes on meanwhile, at every call of a sale."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.pictures import SaleState, SeatLook
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.tasks import BackgroundRunner
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal


class Gate:
    """Calls stop in it until the window itself opens it: a window that waited for them would wait for ever."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.is_reached = threading.Event()

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def slow(*args: Any, **named: Any) -> Any:
            self.is_reached.set()
            assert self._open.wait(30), "nobody opened the gate"
            return call(*args, **named)

        return slow

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def background() -> Iterator[BackgroundRunner]:
    made = BackgroundRunner()
    yield made
    made.close()


@pytest.fixture
def view(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    counter: Counter,
    background: BackgroundRunner,
    files: TicketFiles,
    terminal: SimulatedTerminal,
    printing: PrintDesk,
) -> Iterator[SellTicketsView]:
    model = SellTicketsViewModel(counter, background, files=files, printer=printing, terminal=terminal)
    shown = SellTicketsView(model)
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    model.start()
    model.choose_show(1)
    qtbot.waitUntil(lambda: model.hall is not None)
    yield shown
    model.stop()
    background.finish(5)


def test_the_window_goes_on_while_a_hold_a_card_and_a_sale_wait_for_their_answers(
    view: SellTicketsView, client: FakeClient, terminal: SimulatedTerminal, qtbot: QtBot
) -> None:
    model = view._model
    gates = {name: Gate() for name in ("hold_seats", "settle_sale")}
    for name, gate in gates.items():
        setattr(client, name, gate.before(getattr(client, name)))
    terminal.moods = [Mood.SLOW]

    model.toggle_seat(101)
    qtbot.waitUntil(gates["hold_seats"].is_reached.is_set)
    assert model.look(101) is SeatLook.PENDING
    assert view.cart.lines.current == 101
    gates["hold_seats"].open()
    qtbot.waitUntil(lambda: model.look(101) is SeatLook.MINE)

    view.pay.open_card()
    view.cart.pay()
    qtbot.waitUntil(lambda: view.cart.entry is view.pay.card and view.pay.card.go_button.busy)
    terminal.hurry()
    qtbot.waitUntil(gates["settle_sale"].is_reached.is_set)
    assert model.state is SaleState.PAYING
    model.next_day()
    qtbot.waitUntil(lambda: model.board_loaded)
    assert not client.cinema.orders
    gates["settle_sale"].open()
    qtbot.waitUntil(lambda: model.last_sale is not None)

    assert len(client.cinema.orders) == len(terminal.charged) == 1
