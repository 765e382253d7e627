"""The line at the foot of the sell screen: what the keys do now, by the names that they have on this computer."""

from collections.abc import Callable, Iterable
from typing import Protocol

from ttms_desktop.screens.sell_tickets.pictures import CartPicture, HallPicture
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.words import translate


class _Front(Protocol):
    """What is in front of the clerk."""

    @property
    def hall(self) -> HallPicture | None: ...
    @property
    def cart(self) -> CartPicture: ...
    @property
    def connected(self) -> bool: ...


def hint_text(front: _Front, key_of: Callable[[str], str]) -> str:
    """What can be pressed with this hall and this cart in front; `key_of` tells a key by what it is at first."""
    hall, cart = front.hall, front.cart
    if not front.connected:
        return translate("SellTicketsView", "↑↓←→ look at a seat") if hall is not None else ""
    if hall is None or not (hall.can_choose or cart.lines):
        text = translate(
            "SellTicketsView",
            "F1 to F7 choose a show · {line} sale line, such as 1930 2a1c · {before} {after} another day",
        )
        return text.format(line=key_of("/"), before=key_of("PgUp"), after=key_of("PgDown"))
    # Once a part is paid the seats and their types stay, and the payment goes back before any seat does.
    if cart.paid:
        parts = [translate("SellTicketsView", "{remove} undo the last payment")]
    else:
        parts = [translate("SellTicketsView", "1 to 9 best seats · {line} sale line · ↑↓←→ Space choose a seat")]
        if cart.lines:
            parts.append(translate("SellTicketsView", "{types} ticket type · {remove} remove"))
    if cart.lines:
        parts.append(translate("SellTicketsView", "Enter take cash"))
    types = " ".join(price.key for price in hall.prices if price.key)
    return " · ".join(parts).format(line=key_of("/"), types=types, remove=key_of("Del"))


def buttons_text(buttons: Iterable[BusyButton]) -> str:
    """What the keys of these buttons do, as far as they can be pressed now."""
    pressable = [one for one in buttons if one.key and one.isEnabled() and not one.isHidden() and not one.busy]
    return " · ".join(f"{one.key} {one.text()[:1].lower()}{one.text()[1:]}" for one in pressable)
