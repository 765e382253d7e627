"""The steps of the tour about paying: by card, and in parts."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt

from ttms_client import new_request_id
from ttms_desktop.journal import CardCharge, OpenSale, Step
from ttms_desktop.screens.sell_tickets.interrupted_card import InterruptedCardDialog
from ttms_desktop.screens.sell_tickets.wording import show_names
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage

_CHARGED = 7000


class PaySteps:
    """Each step returns what the summary says about it; a step that cannot be done raises StepFailedError."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.first

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "A total is paid in parts, and a part goes back", self.parts
        yield "A card is put to the terminal once", self.card
        yield "A card of an interrupted sale is asked about", self.interrupted_card

    def parts(self) -> str:
        stage, view = self._stage, self._desk.window.sell_view
        self._fill_cart()
        pictures = []
        for key, name, panel in (
            (Qt.Key.Key_F10, "voucher", view.pay.voucher),
            (Qt.Key.Key_F11, "given-away", view.pay.free),
        ):
            stage.press(key)
            stage.wait(name, panel.isVisible, seconds=2)
            pictures.append(stage.every_look(name))
            stage.press(Qt.Key.Key_Escape)
        view.pay.open(view.pay.name)
        pictures.append(stage.every_look("customer-name"))
        stage.press(Qt.Key.Key_Escape)
        stage.press(Qt.Key.Key_F8)
        stage.type_into(view.cart.cash.given, "10")
        stage.press(Qt.Key.Key_F8)
        stage.wait("a part", lambda: bool(self._desk.sell.cart.paid))
        pictures.append(stage.every_look("paid-in-part"))
        stage.press(Qt.Key.Key_Delete)
        stage.wait("the part given back", lambda: not self._desk.sell.cart.paid)
        return ", ".join(pictures)

    def card(self) -> str:
        stage, view, sell = self._stage, self._desk.window.sell_view, self._desk.sell
        self._fill_cart()
        sold: list[object] = []
        sell.sold.connect(sold.append)
        stage.press(Qt.Key.Key_F9)
        stage.press(Qt.Key.Key_Return)
        stage.wait("the question for the reference", lambda: sell.payment.cards.may_be_told)
        picture = stage.every_look("card")
        stage.type_into(view.pay.card.reference, "004711")
        stage.press(Qt.Key.Key_Return)
        stage.wait("the sale", lambda: bool(sold))
        order = sell.last_order
        if order is None or [line.card.approval for line in order.payments if line.card] != ["004711"]:
            raise StepFailedError("the order was not paid by that card")
        return picture

    def interrupted_card(self) -> str:
        """As it is found after a power cut: nobody knows what the terminal has charged."""
        stage, sales, counter = self._stage, self._desk.sell.open_sales, self._desk.counter
        journal, session = counter.journal, counter.session
        if journal is None or session is None:
            raise StepFailedError("nobody is signed in")
        sale = OpenSale(
            request_id="",  # it was not sent yet
            user_name=session.user.user_name,
            cinema=session.cinema.name,
            show_text=stage.hall().title,
            total_minor=_CHARGED,
            given_minor=0,
            currency=session.cinema.currency,
            begun_at=datetime.now(UTC) - timedelta(minutes=5),
            sale_id=new_request_id(),
            step=Step.PAYING,
            cards=(CardCharge("tour", _CHARGED),),
            show=show_names(stage.sold_show, counter.calendar),
        )
        journal.begin(sale)
        journal.leave(sale.key)
        sales.settle(journal)
        stage.wait("the question", lambda: sales.question is not None)

        def make() -> InterruptedCardDialog:
            sales.card_asked.emit()
            return next(one for one in self._desk.window.findChildren(InterruptedCardDialog) if one.isVisible())

        make().done(0)
        pictures = stage.every_look_of("interrupted-card", make)
        sales.say_charged("004711")
        pictures += ", " + stage.every_look_of("interrupted-card-charged", make)
        sales.say_not_charged()
        stage.wait("the end of it", lambda: sales.is_settled)
        return pictures

    def _fill_cart(self) -> None:
        sell, stage = self._desk.sell, self._stage
        stage.wait("the live map", lambda: sell.connected and bool(sell.hall and sell.hall.fresh))
        if not sell.cart.lines:
            sell.take_best(2)
        stage.wait("a cart that can be paid", lambda: bool(sell.cart.lines) and sell.cart.can_pay)
