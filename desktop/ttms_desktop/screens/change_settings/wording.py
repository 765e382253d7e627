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
        "F11": translate("ChangeSettings", "Free tickets"),
        "Ctrl+N": translate("ChangeSettings", "Customer's name"),
        "Del": translate("ChangeSettings", "Take a seat out"),
        "Ctrl+Del": translate("ChangeSettings", "Empty the sale"),
        "Ctrl+P": translate("ChangeSettings", "Print the last tickets again"),
        "Ctrl+I": translate("ChangeSettings", "Print the last receipt"),
        "Ctrl+O": translate("ChangeSettings", "Open the drawer"),
        "Ctrl+G": translate("ChangeSettings", "Sell vouchers"),
        "Ctrl+D": translate("ChangeSettings", "Choose a day"),
        "PgUp": translate("ChangeSettings", "The day before"),
        "PgDown": translate("ChangeSettings", "The next day"),
        "Ctrl+B": translate("ChangeSettings", "Take the better seats"),
        "Ctrl+H": translate("ChangeSettings", "Hand seats over"),
        "Ctrl+T": translate("ChangeSettings", "Take seats over, or an offer back"),
        "Ctrl+R": translate("ChangeSettings", "Keep seats under a name"),
    }[action]
