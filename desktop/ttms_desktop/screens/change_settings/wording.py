"""How the actions of the sell screen are called where their keys are changed."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def action_text(action: str) -> str:
    """The action that has this key at first."""
    return {
        "/": translate("ChangeSettings", "Sale line"),
        "F8": translate("ChangeSettings", "Cash with change"),
        "F9": translate("ChangeSettings", "Card"),
        "F10": translate("ChangeSettings", "Voucher"),
        "F11": translate("ChangeSettings", "Complimentary tickets"),
        "Ctrl+N": translate("ChangeSettings", "Customer's name"),
        "Del": translate("ChangeSettings", "Remove a seat"),
        "Ctrl+Del": translate("ChangeSettings", "Clear the sale"),
        "Ctrl+P": translate("ChangeSettings", "Reprint the last tickets"),
        "Ctrl+I": translate("ChangeSettings", "Print the last receipt"),
        "Ctrl+O": translate("ChangeSettings", "Open the drawer"),
        "Ctrl+G": translate("ChangeSettings", "Sell vouchers"),
        "Ctrl+D": translate("ChangeSettings", "Choose a day"),
        "PgUp": translate("ChangeSettings", "Previous day"),
        "PgDown": translate("ChangeSettings", "Next day"),
        "Ctrl+B": translate("ChangeSettings", "Take the better seats"),
        "Ctrl+H": translate("ChangeSettings", "Hand over seats"),
        "Ctrl+T": translate("ChangeSettings", "Take over seats, or take back an offer"),
        "Ctrl+R": translate("ChangeSettings", "Reserve seats under a name"),
    }[action]
