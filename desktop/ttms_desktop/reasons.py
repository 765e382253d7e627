"""Reasons that can be picked: kept in one language, read by each in his own. What somebody typed stays as it is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SHOW_CANCELLED = str(QT_TRANSLATE_NOOP("Reasons", "Show cancelled"))
FOR_REFUND = (
    str(QT_TRANSLATE_NOOP("Reasons", "Customer cannot come")),
    str(QT_TRANSLATE_NOOP("Reasons", "Wrong show or time")),
    str(QT_TRANSLATE_NOOP("Reasons", "Wrong seat or ticket type")),
    str(QT_TRANSLATE_NOOP("Reasons", "Trouble with picture or sound")),
)
FOR_DRAWER = (
    str(QT_TRANSLATE_NOOP("Reasons", "Change for a customer")),
    str(QT_TRANSLATE_NOOP("Reasons", "Wrong change was given")),
    str(QT_TRANSLATE_NOOP("Reasons", "Coins or notes sorted")),
)
FOR_CANCELLING = (
    FOR_REFUND[3],
    str(QT_TRANSLATE_NOOP("Reasons", "Power failure")),
    str(QT_TRANSLATE_NOOP("Reasons", "The film did not arrive")),
    str(QT_TRANSLATE_NOOP("Reasons", "Too few visitors")),
)
_EARLIEST = (SHOW_CANCELLED, *FOR_REFUND, *FOR_DRAWER)
_ALL = (*_EARLIEST, *FOR_CANCELLING)
# As earlier versions kept them: in the language of whoever picked them.
_EARLIER = dict(
    zip(
        (
            "场次取消",
            "顾客不能来",
            "买错场次或时间",
            "买错座位或票种",
            "放映故障",
            "为顾客换零钱",
            "找零有误",
            "整理钱款",
        ),
        _EARLIEST,
        strict=True,
    )
)


def reason_text(kept: str) -> str:
    """A reason as it is read in the language of the window."""
    picked = _EARLIER.get(kept, kept)
    return QCoreApplication.translate("Reasons", picked) if picked in _ALL else kept


def kept_reason(said: str) -> str:
    """A reason as it is kept: of one that was picked, the text that `reason_text` knows in every language."""
    return next((reason for reason in _ALL if said == reason_text(reason)), said)
