"""A server that this counter does not know: its fingerprint to compare, and the choice to trust it or not."""

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sign_in.view_model import TrustQuestion
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, wrapped

_WIDTH = 600
_ICON_SIDE = 36
_GROUPS_IN_A_ROW = 8  # as `ttms-server status` prints them
_COMMAND = "ttms-server status"


class TrustCard(QFrame):
    """Going back is what Enter does: to trust is never done by the way."""

    trusted = Signal()
    gone_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._question: TrustQuestion | None = None
        self._icon = QLabel()
        self._title = label("heading")
        self._address = label("muted")
        self._words = wrapped("row")
        self._until = label("small")
        self.groups = [label("strong") for _ in range(2 * _GROUPS_IN_A_ROW)]
        self.back = BusyButton(ButtonKind.ACTION, key="Esc")
        self.trust = BusyButton(ButtonKind.PLAIN, key="Ctrl+T")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(style.space(3))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._address)
        head = QHBoxLayout()
        head.setSpacing(style.space(3))
        head.addWidget(self._icon)
        head.addLayout(titles, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.space(3))
        buttons.addWidget(self.back, 1)
        buttons.addWidget(self.trust, 1)
        self._column.addLayout(head)
        self._column.addWidget(self._words)
        self._column.addWidget(self._fingerprint())
        self._column.addWidget(self._until)
        self._column.addLayout(buttons)

    def _fingerprint(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "fingerprint")
        grid = QGridLayout(frame)
        grid.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        grid.setVerticalSpacing(style.space(1))
        for number, group in enumerate(self.groups):
            group.setFont(style.drawing_font())
            grid.addWidget(group, *divmod(number, _GROUPS_IN_A_ROW), Qt.AlignmentFlag.AlignHCenter)
        return frame

    def _connect(self) -> None:
        self.back.clicked.connect(self.gone_back)
        self.trust.clicked.connect(self.trusted)
        for keys, button in (("Esc", self.back), ("Return", self.back), ("Enter", self.back), ("Ctrl+T", self.trust)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)

    def ask(self, question: TrustQuestion) -> None:
        """Show which server this is about."""
        self._question = question
        self._retranslate()

    def focus_back(self) -> None:
        """The focus where nothing is given away."""
        self.back.setFocus()

    def set_room(self, width: int, *, low: bool, very_low: bool) -> None:
        """At most so wide; closer together where the window is low."""
        self.setFixedWidth(min(_WIDTH, width))
        self._until.setVisible(not very_low)
        margin = style.space(4 if low else 8)
        self._column.setContentsMargins(margin, margin, margin, margin)

    def set_busy(self, *, busy: bool) -> None:
        self.trust.set_busy(self.tr("Signing in…") if busy else "")
        self.back.setEnabled(not busy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()

    def _retranslate(self) -> None:
        asked = self._question
        if asked is None:
            return
        for place, group in zip(self.groups, asked.fingerprint, strict=True):
            place.setText(group)
        self._address.setText(asked.address)
        day = QLocale().toString(_day(asked), self.tr("d MMMM yyyy"))
        self._until.setText(self.tr("Valid until {day}").format(day=day))
        self.back.setText(self.tr("Back"))
        if asked.changed:
            self._warn()
        else:
            self._introduce()
        self._words.setText(self._words.text().format(command=_COMMAND))

    def _introduce(self) -> None:
        self._title.setText(self.tr("Is this the cinema’s server?"))
        self._words.setText(
            self.tr(
                "This counter does not know it yet; nothing was sent to it. Compare these characters with the "
                "fingerprint that {command} prints on the server. Trust it only if all are the same."
            )
        )
        self.trust.setText(self.tr("Trust this server"))
        self._draw_icon("locked", style.colors().accent)

    def _warn(self) -> None:
        self._title.setText(self.tr("This may be another machine"))
        self._words.setText(
            self.tr(
                "It shows a different certificate from the server that this counter trusts; nothing was sent to "
                "it. Go back and ask your administrator. Trust it only if the certificate was renewed and all "
                "characters are the same as those that {command} prints on the server."
            )
        )
        self.trust.setText(self.tr("Trust it again"))
        self._draw_icon("critical", style.colors().danger)

    def _draw_icon(self, name: str, color: str) -> None:
        self._icon.setPixmap(style.pixmap(name, color, side=_ICON_SIDE, ratio=self.devicePixelRatioF()))


def _day(question: TrustQuestion) -> QDate:
    day = question.valid_until.astimezone()
    return QDate(day.year, day.month, day.day)
