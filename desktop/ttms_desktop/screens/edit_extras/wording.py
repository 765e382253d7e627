"""How extras are called and counted, in the language of the screen."""

from PySide6.QtCore import QLocale

from ttms_client.extra import Charged, Extra
from ttms_desktop.money import format_money
from ttms_desktop.screens.edit_extras.pictures import ExtraLine
from ttms_desktop.screens.sell_tickets.wording import in_language
from ttms_desktop.words import translate

CHOICES = (Charged.BY_PIECE, Charged.BY_TICKET, Charged.BY_ORDER)


def charged_text(charged: Charged) -> str:
    return {
        Charged.BY_PIECE: translate("EditExtras", "Any number"),
        Charged.BY_TICKET: translate("EditExtras", "Up to one per ticket"),
        Charged.BY_ORDER: translate("EditExtras", "One per order"),
        Charged.OTHER: translate("EditExtras", "Other"),
    }[charged]


def name_of(extra: Extra) -> str:
    return in_language(extra.name, extra.name_en)


def line_of(extra: Extra, *, extra_id: int, currency: str) -> ExtraLine:
    english = QLocale().language() is QLocale.Language.English
    return ExtraLine(
        extra_id=extra_id,
        code=extra.code,
        name=name_of(extra),
        other_name=extra.name if english else extra.name_en,
        price_minor=extra.price_minor,
        price_text=format_money(extra.price_minor, currency),
        charged_text=charged_text(extra.charged),
        back_text=translate("EditExtras", "With the tickets")
        if extra.refundable
        else translate("EditExtras", "Only if cancelled"),
        retired=extra.retired,
        state_text=translate("EditExtras", "Retired") if extra.retired else translate("EditExtras", "On sale"),
    )
