"""What was refused or is good to know, in a place of its own at the bottom; the hint for the keys otherwise."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.key_line import BETWEEN, KeyLabel, line_width
from ttms_desktop.words import said_again

_HEIGHT = 44
_INFORM_MILLISECONDS = 6000
_REFUSE_MILLISECONDS = 20000
_ICON_SIDE = 20
_ROLES = ("muted", "small")


class MessageBar(QFrame):
    """Always as high as it is, so that nothing on the screen moves when a message comes or goes.

    A long message is written smaller; only one that has no room even so makes the bar higher, for no word is cut.

    A message of `Words` follows the language.

    Where there is no room for that, it is folded: then it is there only while it has a message.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setFixedHeight(_HEIGHT)
        self._icon_name = ""
        self._hint = ""
        self._folded = False
        self._message = ""
        self._icon = QLabel()
        self._icon.setFixedWidth(_ICON_SIDE)
        self._text = KeyLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setProperty("role", _ROLES[0])
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = BusyButton(ButtonKind.QUIET, key="Esc")
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.clicked.connect(self.clear)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.clear)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), 0, style.space(2), 0)
        row.setSpacing(style.space(2))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self.clear()

    @property
    def text(self) -> str:
        """The message that is shown; empty while there is only the hint."""
        return self._text.text() if self._icon_name else ""

    def set_hint(self, hint: str) -> None:
        """What stands here while there is no message; where it is long it is parted between two keys, never in one."""
        self._hint = hint
        if not self._icon_name:
            self._say_hint()

    def set_folded(self, *, folded: bool) -> None:
        """Go without the hint, and give its place away while there is no message."""
        self._folded = folded
        self.setVisible(not folded or bool(self._icon_name))

    def refuse(self, text: str) -> None:
        """Something was not done."""
        self._say(text, icon="refused", tone="danger", milliseconds=_REFUSE_MILLISECONDS)

    def inform(self, text: str) -> None:
        """Something good to know."""
        self._say(text, icon="informed", tone="accent", milliseconds=_INFORM_MILLISECONDS)

    def clear(self) -> None:
        """Back to the hint."""
        self._timer.stop()
        self._message = ""
        self._text.setProperty("role", _ROLES[0])
        self.setFixedHeight(_HEIGHT)
        self._dress(icon="", tone="")
        self._say_hint()
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._icon_name:
            self._say_hint()
        elif event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._icon_name:
            self._draw_icon()
        if event.type() is QEvent.Type.LanguageChange:
            self._close.setAccessibleName(self.tr("Dismiss"))
            self._message = said_again(self._message)
            if self._icon_name:
                self._text.setText(self._message)
                self._fit()

    def _say_hint(self) -> None:
        self._text.ensurePolished()
        edges = self._row.contentsMargins()
        room = self.width() - edges.left() - edges.right()
        self._text.setText(_in_lines(self._hint, self._text.font(), room))

    def _say(self, text: str, *, icon: str, tone: str, milliseconds: int) -> None:
        self._message = text
        self._text.setText(text)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._dress(icon=icon, tone=tone)
        self._fit()
        self._timer.start(milliseconds)

    def _fit(self) -> None:
        self._row.activate()
        for role in _ROLES:
            self._text.setProperty("role", role)
            style.restyle(self._text)
            needed = self._text.heightForWidth(self._text.width())
            if needed <= _HEIGHT:
                break
        self.setFixedHeight(_HEIGHT if needed <= _HEIGHT else needed + style.space(2))

    def _dress(self, *, icon: str, tone: str) -> None:
        self._icon_name = icon
        self._text.tells_keys = not icon
        self._icon.setVisible(bool(icon))
        self._close.setVisible(bool(icon))
        if icon:
            self._draw_icon(tone)
        if self._folded:
            self.setVisible(bool(icon))
        self.setProperty("tone", tone)
        for widget in (self, self._text):
            style.restyle(widget)

    def _draw_icon(self, tone: str = "") -> None:
        worn = style.colors()
        color = worn.danger if (tone or self.property("tone")) == "danger" else worn.accent
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(style.pixmap(self._icon_name, color, side=_ICON_SIDE, ratio=ratio))


def _in_lines(hint: str, font: QFont, room: int) -> str:
    """In one line or in two of about the same length, without the last keys if both have no room for them.

    What is no list of keys stays as it is.
    """
    keys = hint.split(BETWEEN)
    if len(keys) == 1 or max(line_width(key, font) for key in keys) > room:
        return hint
    for count in range(len(keys), 0, -1):
        ways = [BETWEEN.join(keys[:count])]
        ways += ["\n".join((BETWEEN.join(keys[:cut]), BETWEEN.join(keys[cut:count]))) for cut in range(1, count)]
        widths = [max(line_width(line, font) for line in way.split("\n")) for way in ways]
        if widths[0] <= room:
            return ways[0]
        if min(widths) <= room:
            return ways[widths.index(min(widths))]
    return hint
