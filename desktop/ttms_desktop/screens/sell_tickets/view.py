"""The sell screen: shows, hall and cart side by side, folded where the window is small; every key of it."""

from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.screen import Screen
from ttms_desktop.screens.sell_tickets.beside_the_sale import BesideTheSale
from ttms_desktop.screens.sell_tickets.cart_panel import CartPanel
from ttms_desktop.screens.sell_tickets.columns import Columns, Place
from ttms_desktop.screens.sell_tickets.day_choice import DayChoiceBar
from ttms_desktop.screens.sell_tickets.hall_panel import HallPanel
from ttms_desktop.screens.sell_tickets.hand_over_bar import HandOverBar
from ttms_desktop.screens.sell_tickets.hint_line import buttons_text, hint_text
from ttms_desktop.screens.sell_tickets.keys import SellKeys
from ttms_desktop.screens.sell_tickets.last_sale import LastSale
from ttms_desktop.screens.sell_tickets.opening import HoldToSell, ShowToSell
from ttms_desktop.screens.sell_tickets.pay_panels import PayPanels
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary
from ttms_desktop.screens.sell_tickets.pointing import Pointing
from ttms_desktop.screens.sell_tickets.reserve_dialog import open_reserve
from ttms_desktop.screens.sell_tickets.sale_line_bar import SaleLineBar
from ttms_desktop.screens.sell_tickets.show_list import ShowList
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.words import said_again, translate

_FUNCTION_KEYS, _MOST_BY_KEY = 7, 9
_SECOND = 1000


class SellTicketsView(Screen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: SellTicketsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._said_away = ""
        self.days = DayChoiceBar(model)
        self.set_bar(self.days)
        self.shows = ShowList()
        self.hall = HallPanel(model.describe, model.picking.explain)
        self.hall.tell_focused = model.describe_focused
        self.cart = CartPanel(model.change_text)
        self.pay = PayPanels(model, self.cart, show=self._open_payment)
        self.last_sale = LastSale(model, self.cart)
        self.messages = MessageBar()
        self.beside = BesideTheSale(model, self, self.days, self.messages)
        self.line = SaleLineBar(model.quick.explain)
        self.hand_over = HandOverBar()
        foot = (self.line, self.hand_over, self.messages)
        self.columns = Columns(self, shows=self.shows, hall=self.hall, cart=self.cart, foot=foot)
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self._on_second)
        self._listen()
        self._connect()
        self.pointing = Pointing(model, self.hall, self.line)
        self.keys = self._bound_keys()
        self.keys.changed.connect(self._on_keys)
        self.pointing.follow_keys(self.keys.text_of)
        self._draw_all()

    def enter(self) -> None:
        """The cart is as it was; the keys go to the hall, as soon as it is not folded away."""
        self._model.payment.load()  # extras may have been changed meanwhile
        self.setFocus()
        self.hall.map.setFocus()

    def open(self, what: object) -> None:
        if isinstance(what, ShowToSell):
            self._model.choose_day(what.day)
            self._choose_show(what.schedule_id)
        elif isinstance(what, HoldToSell):
            self._model.choose_day(what.day)
            self._model.handing.reserving.take_in(what)
            self._open_cart()

    # From the view model

    def _listen(self) -> None:
        model = self._model
        model.board_changed.connect(self._on_board)
        model.map_changed.connect(self._on_map)
        model.seats_changed.connect(self._on_seats)
        model.cart_changed.connect(self._on_cart)
        model.countdown_changed.connect(self._on_countdown)
        model.state_changed.connect(self._on_state)
        model.connection_changed.connect(self._on_connection)
        model.sold.connect(self._on_sold)
        model.refused.connect(self._on_refused)
        model.informed.connect(self.messages.inform)

    def _draw_all(self) -> None:
        self._on_board()
        self._on_map()
        self._on_cart()
        self._on_state()

    def _on_board(self) -> None:
        model = self._model
        self.shows.say(model.board, model.board_text, loaded=model.board_loaded)
        self._explain_line()

    def _on_map(self) -> None:
        model = self._model
        arrives = model.hall is not None and not self.hall.has_hall
        self.cart.say_show(chosen=model.hall is not None or model.hall_waiting)
        self.hall.say(model.hall, waiting=model.hall_waiting, held_text=model.held_elsewhere_text)
        self.hall.say_captions(model.picking.captions())
        model.picking.renew()
        model.handing.renew()
        self.pointing.point_out()
        self._explain_line()
        if arrives and self.cart.entry is None and not self.line.is_open:
            self.hall.map.setFocus()
        self.keys.bind_types(model.hall.prices if model.hall else (), self._choose_type)
        self._say_hint()
        if model.hall is None and not model.hall_waiting and self.columns.place is Place.SEATS:
            self.columns.go_to(Place.SHOWS)

    def _on_seats(self, seats: list[int]) -> None:
        self.hall.say_seats(self._model.hall, seats, self._model.held_elsewhere_text)
        self.hall.say_captions(self._model.picking.captions())
        self._explain_line()

    def _on_cart(self) -> None:
        hall, cart = self._model.hall, self._model.cart
        self.cart.say_last(self._model.last_sale)
        self.cart.say(cart, hall.prices if hall else (), offline=not self._model.connected)
        self.hall.say_total(cart.total_text)
        self._say_keys()

    def _say_keys(self) -> None:
        cart, free = self._model.cart, self._model.connected and self.cart.entry is None
        self.hall.say_sale(has_seats=bool(cart.lines), may_leave=free and not cart.paid)
        self._say_hint()

    def _on_connection(self) -> None:
        """What was refused because the server was away is over when it is back."""
        if self._model.connected and self._said_away and self.messages.text == said_again(self._said_away):
            self.messages.clear()
        self._say_keys()

    def _on_refused(self, text: str) -> None:
        """Why the server is away stands at the top already: here, that it must be back first."""
        if text and self._model.connection_text.startswith(text):
            text = translate("SellTicketsView", "Not possible until the server is back.")
            self._said_away = text
        self.messages.refuse(text)

    def _on_acts(self) -> None:
        """Enter is meant for what stands in the place of the cart."""
        if self.cart.entry is not None:
            self.line.close_line()
            self.hand_over.close_bar()
        self._say_keys()

    def _on_countdown(self, seconds: int) -> None:
        self.cart.say_countdown(seconds if self._model.cart.lines else None)

    def _on_second(self) -> None:
        """Holds of other counters run out too, and a drawer may have been set up."""
        self.days.find_drawer()
        self.hall.say_held(self._model.held_elsewhere_text)
        self.hall.say_captions(self._model.picking.captions())

    def _on_state(self) -> None:
        self.cart.say_state(self._model.state, self._model.state_text)

    def _on_sold(self, sale: SaleSummary) -> None:
        self.messages.clear()
        self.cart.say_last(sale)
        self.cart.close_entry()
        self.columns.go_to(Place.CART)
        self.hall.map.setFocus()

    # To the view model

    def _connect(self) -> None:
        model = self._model
        self.pay.acts_changed.connect(self._on_acts)
        self.line.typed.connect(model.quick.preview)
        self.shows.show_chosen.connect(self._choose_show)
        self.hall.map.seat_activated.connect(self._on_seat)
        self.hall.map.seats_chosen.connect(self._on_several)
        self.hall.best.wanted.connect(model.take_best)
        self.hall.hand_over.clicked.connect(self._open_hand_over)
        self.hall.reserve.clicked.connect(self._open_reserve)
        self.hand_over.offered.connect(self._hand_over)
        self.hall.map.seat_focused.connect(self.cart.lines.make_current)
        self.hall.shows_wanted.connect(self._open_shows)
        self.hall.cart_wanted.connect(self._open_cart)
        self.cart.seats_wanted.connect(self._open_seats)
        self.cart.paid.connect(model.pay_cash)
        self.cart.cleared.connect(model.clear_cart)
        self.cart.lines.type_chosen.connect(model.change_type)
        self.cart.lines.removed.connect(model.remove)

    def _choose_show(self, schedule_id: int) -> None:
        self.messages.clear()
        self._model.choose_show(schedule_id)
        self._open_seats()

    def _choose_by_key(self, key: str) -> None:
        for line in self._model.board:
            if line.key == key:
                self._choose_show(line.schedule_id)

    def _choose_neighbour(self, step: int) -> None:
        schedule_id = self.shows.chosen_neighbour(step)
        if schedule_id is not None:
            self._choose_show(schedule_id)

    def _on_seat(self, seat_id: int) -> None:
        self.messages.clear()
        self._model.toggle_seat(seat_id)

    def _on_several(self, seats: list[int]) -> None:
        self.messages.clear()
        self._model.picking.choose(seats)

    def _choose_type(self, ticket_type: str) -> None:
        if self.cart.lines.current is not None:
            self._model.change_type(self.cart.lines.current, ticket_type)

    def _remove_current(self) -> None:
        """Del: the last payment goes back before any seat does."""
        if self.cart.entry is not None:
            return
        if self._model.cart.paid:
            self._model.payment.take_back()
        elif self.cart.lines.current is not None:
            self._model.remove(self.cart.lines.current)

    def _go_back(self) -> None:
        """Esc: the nearest thing that is in the way goes."""
        if self.line.is_open:
            self._close_line()
        elif self.hand_over.is_open:
            self._close_hand_over()
        elif self.cart.entry is not None:
            self.pay.go_back()
        elif self.messages.text:
            self.messages.clear()
        else:
            self._open_seats()

    def _go_on(self) -> None:
        """Enter: the sale line is taken, or the seats are handed over; without either the money is taken."""
        if self.hand_over.is_open:
            self.hand_over.take()
        elif not self.line.is_open:
            self.cart.pay()
        elif self._model.take_line(self.line.field.text()):
            self._close_line()

    def _open_line(self) -> None:
        self.messages.clear()
        if self.cart.entry is not None:
            self.pay.go_back()
        self.hand_over.close_bar()
        self.line.open()
        self._say_hint()

    def _close_line(self) -> None:
        self.line.close_line()
        self.pointing.point_out()
        self._open_seats()

    def _explain_line(self) -> None:
        if self.line.is_open:
            self.line.say()
            self.pointing.point_out()

    def _open_hand_over(self) -> None:
        problem = self._model.connection_text or self._model.handing.why_not_begin()
        if problem:
            self.messages.refuse(problem)
            return
        self.messages.clear()
        if self.cart.entry is not None:
            self.pay.go_back()
        self.line.close_line()
        self.hand_over.open(self._model.handing.neighbours)
        self._say_hint()

    def _open_reserve(self) -> None:
        if self._model.connection_text:
            self.messages.refuse(self._model.connection_text)
        else:
            open_reserve(self._model, self, self.messages)

    def _close_hand_over(self) -> None:
        self.hand_over.close_bar()
        self._open_seats()

    def _hand_over(self, counter_name: str) -> None:
        if self._model.handing.offer(counter_name):
            self._close_hand_over()

    # Keys

    def _bound_keys(self) -> SellKeys:
        model, seat_map = self._model, self.hall.map
        functions = {
            f"F{number}": partial(self._choose_by_key, f"F{number}") for number in range(1, _FUNCTION_KEYS + 1)
        }
        return SellKeys(
            self,
            {
                **{key: partial(self._choose_by_key, key) for key in functions},
                **self.pay.keys(),
                **{str(count): partial(model.take_best, count) for count in range(1, _MOST_BY_KEY + 1)},
                "/": self._open_line,
                "Return": self._go_on,
                "Enter": self._go_on,
                "Esc": self._go_back,
                "PgUp": model.previous_day,
                "PgDown": model.next_day,
                "Ctrl+D": self.days.open_days,
                "Alt+Up": partial(self._choose_neighbour, -1),
                "Alt+Down": partial(self._choose_neighbour, 1),
                "Del": self._remove_current,
                "Ctrl+Del": model.clear_cart,
                **self.last_sale.keys(),
                "Ctrl+B": model.picking.take_better,
                "Ctrl+T": model.handing.take,
                "Ctrl+H": self._open_hand_over,
                "Ctrl+R": self._open_reserve,
                **self.beside.keys(),
                "Ctrl++": seat_map.zoom_in,
                "Ctrl+=": seat_map.zoom_in,
                "Ctrl+-": seat_map.zoom_out,
                "Ctrl+0": seat_map.zoom_to_fit,
            },
        )

    def _on_keys(self) -> None:
        """Whatever names a key names the one that it is now."""
        self.days.follow_keys(self.keys.text_of)
        self.cart.say_clear_key(self.keys.text_of("Ctrl+Del"))
        self.pointing.follow_keys(self.keys.text_of)
        self._say_hint()

    # Folding

    def _open_shows(self) -> None:
        self.columns.go_to(Place.SHOWS)

    def _open_cart(self) -> None:
        self.columns.go_to(Place.CART)

    def _open_payment(self) -> None:
        self.messages.clear()
        self._open_cart()

    def _open_seats(self) -> None:
        self.columns.go_to(Place.SEATS)
        self.hall.map.setFocus()
        self._say_hint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.days.find_drawer()
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seconds.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fold()
        self._say_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            # Buttons say themselves anew after their window does.
            QTimer.singleShot(0, self, self._say_hint)

    def _say_hint(self) -> None:
        folded = self.columns.is_single and bool(self._model.connection_text)
        self.messages.set_hint(self._model.connection_text if folded else self._keys_text())

    def _keys_text(self) -> str:
        if self.cart.entry is not None:
            return buttons_text(self.cart.entry.acts)
        opened = [bar.keys_text for bar in (self.line, self.hand_over) if bar.is_open]
        return opened[0] if opened else hint_text(self._model, self.keys.text_of)
