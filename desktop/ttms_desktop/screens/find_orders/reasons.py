"""The reasons for a refund that can be picked with one key."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
LONGEST_REASON = 200


def reasons_for(*, cancelled: bool) -> list[str]:
    """In the clerk's language; that the show was cancelled comes first where it was."""
    called_off = translate("FindOrders", "Show cancelled")
    usual = [
        translate("FindOrders", "Customer cannot come"),
        translate("FindOrders", "Wrong show or time"),
        translate("FindOrders", "Wrong seat or ticket type"),
        translate("FindOrders", "Trouble with picture or sound"),
    ]
    return [called_off, *usual] if cancelled else usual
