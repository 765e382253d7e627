"""Signing in: one quiet card, the focus where typing starts; another card for a server that is not known yet."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sign_in.mail_code_dialogs import ForgottenPasswordDialog
from ttms_desktop.screens.sign_in.take_over_dialog import TakeOverDialog
from ttms_desktop.screens.sign_in.trust_card import TrustCard
from ttms_desktop.screens.sign_in.view_model import CounterTaken, SignInViewModel, TrustQuestion
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, wrapped

_CARD_WIDTH, _WIDE_CARD_WIDTH = 420, 560
_LOGO_SIDE = 44
_LOW, _TWO_COLUMNS, _VERY_LOW = 600, 540, 470
_FORGOTTEN_KEY = "F3"


class SignInView(QWidget):
    """User, password, counter, and the server's address, which seldom changes."""

    appearance_wanted = Signal()

    def __init__(self, model: SignInViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._model = model
        self._labels = {name: label("muted") for name in ("user", "password", "counter", "address")}
        self.user = QLineEdit(model.last_user_name)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.counter = QLineEdit(model.last_counter_name)
        self.address = QLineEdit(model.last_address)
        self._title = label("heading")
        self._hint = wrapped("muted")
        self._problem = wrapped("danger")
        self.button = BusyButton(ButtonKind.PRIMARY, key="Enter")
        self.appearance_button = BusyButton(ButtonKind.QUIET)
        self.forgotten_button = BusyButton(ButtonKind.QUIET, key=_FORGOTTEN_KEY)
        self.trust_card = TrustCard()
        self.trust_card.hide()
        self._logo = QLabel()
        self._grid = QGridLayout()
        self._columns = 0
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self.card = QFrame()
        self.card.setProperty("role", "card")
        self.card.setFixedWidth(_CARD_WIDTH)
        self._form = QVBoxLayout(self.card)
        self._form.setSpacing(style.space(1))
        self._form.addLayout(self._head())
        self._form.addSpacing(style.space(3))
        self._grid.setVerticalSpacing(style.space(1) // 2)
        for name in self._labels.values():
            name.setContentsMargins(0, style.space(1), 0, 0)  # nearer to its own field than to the one above
        self._grid.setHorizontalSpacing(style.space(3))
        self._form.addLayout(self._grid)
        self._problem.setMinimumHeight(22)
        self._form.addWidget(self._problem)
        self._form.addSpacing(style.space(1))
        self._form.addWidget(self.button)
        self._form.addWidget(self.forgotten_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(3))
        column.addWidget(self.appearance_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch()
        column.addLayout(self._middle(self.card))
        column.addLayout(self._middle(self.trust_card))
        column.addStretch()

    def _middle(self, card: QWidget) -> QHBoxLayout:
        """Not by an alignment, which would give the card no more height where its words need another line."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        return row

    def _head(self) -> QHBoxLayout:
        self._logo.setPixmap(style.pixmap("ttms", "", side=_LOGO_SIDE, ratio=2.0))
        self.appearance_button.set_icon("settings")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        head = QHBoxLayout()
        head.setSpacing(style.space(3))
        head.addWidget(self._logo)
        head.addLayout(words, 1)
        return head

    def _fields(self) -> tuple[tuple[str, QLineEdit], ...]:
        return (
            ("user", self.user),
            ("password", self.password),
            ("counter", self.counter),
            ("address", self.address),
        )

    def _connect(self) -> None:
        self.button.clicked.connect(self.sign_in)
        self.appearance_button.clicked.connect(self.appearance_wanted)
        self.forgotten_button.clicked.connect(self.open_forgotten)
        QShortcut(QKeySequence(_FORGOTTEN_KEY), self).activated.connect(self.open_forgotten)
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.card, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.sign_in)
        for _, field in self._fields():
            field.textEdited.connect(self._on_edited)
        self._model.busy_changed.connect(self._on_busy)
        self._model.refused.connect(self.refuse)
        self._model.signed_in.connect(self._on_signed_in)
        self._model.trust_asked.connect(self._on_trust_asked)
        self._model.trust_answered.connect(self._on_trust_answered)
        self._model.counter_taken.connect(self._on_counter_taken)
        self.trust_card.trusted.connect(self._model.trust_server)
        self.trust_card.gone_back.connect(self._model.go_back)

    def sign_in(self) -> None:
        """Ask the server."""
        self._problem.clear()
        self._model.sign_in(
            self.address.text().strip(), self.user.text().strip(), self.password.text(), self.counter.text().strip()
        )

    def open_forgotten(self) -> ForgottenPasswordDialog | None:
        """Let whoever has bound an address set a forgotten password."""
        self._problem.clear()
        model = self._model.forgotten_password(self.address.text())
        if model is None:
            return None
        dialog = ForgottenPasswordDialog(model, self, user_name=self.user.text().strip())
        model.setParent(dialog)
        model.done.connect(self._on_password_set)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
        return dialog

    def _on_password_set(self) -> None:
        self.password.clear()
        self._say(self.tr("The new password is set. Sign in with it."), role="accent")
        self.password.setFocus()

    def _say(self, text: str, *, role: str = "danger") -> None:
        if self._problem.property("role") != role:
            self._problem.setProperty("role", role)
            style.restyle(self._problem)
        self._problem.setText(text)

    def refuse(self, text: str) -> None:
        """Why one is not signed in; what was typed is kept."""
        self._say(text)
        self._focus_first_empty()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_where_it_goes_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW
        margin = style.space(4 if low else 8)
        self._form.setContentsMargins(margin, style.space(3 if low else 7), margin, margin)
        self._arrange_fields(columns=2 if self.height() < _TWO_COLUMNS else 1)
        width = _WIDE_CARD_WIDTH if self.height() < _TWO_COLUMNS else _CARD_WIDTH
        self.card.setFixedWidth(min(width, self.width() - style.space(8)))
        self.trust_card.set_room(self.width() - style.space(8), low=low, very_low=self.height() < _VERY_LOW)

    def _arrange_fields(self, *, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, (name, field) in enumerate(self._fields()):
            row, column = divmod(number, columns)
            for part, offset in ((self._labels[name], 0), (field, 1)):
                self._grid.removeWidget(part)
                self._grid.addWidget(part, row * 2 + offset, column)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            is_refusal = bool(self._problem.text()) and self._problem.property("role") == "danger"
            self._say(self._model.refusal_text if is_refusal else "")  # what else was said is over
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Sign in"))
        self._hint.setText(self.tr("Box office"))
        self._labels["user"].setText(self.tr("User name"))
        self._labels["password"].setText(self.tr("Password"))
        self._labels["counter"].setText(self.tr("Counter"))
        self._labels["address"].setText(self.tr("Server"))
        for name, field in self._fields():
            field.setAccessibleName(self._labels[name].text())
        self.button.setText(self.tr("Sign in"))
        self.forgotten_button.setText(self.tr("Forgotten password…"))
        self.forgotten_button.updateGeometry()
        self.appearance_button.setText(self.tr("Language and theme"))
        self.appearance_button.updateGeometry()

    def _focus_first_empty(self) -> None:
        fields = [field for _, field in self._fields()]
        target = next((field for field in fields if not field.text()), self.password)
        target.setFocus()
        target.selectAll()

    def _focus_where_it_goes_on(self) -> None:
        if self.trust_card.isHidden():
            self._focus_first_empty()
        else:
            self.trust_card.focus_back()

    def _on_trust_asked(self, question: TrustQuestion) -> None:
        self.trust_card.ask(question)
        self.card.hide()
        self.trust_card.show()
        self.trust_card.focus_back()

    def _on_trust_answered(self) -> None:
        self.trust_card.hide()
        self.card.show()
        self._focus_first_empty()

    def _on_counter_taken(self, taken: CounterTaken) -> None:
        dialog = TakeOverDialog(self, taken)
        dialog.taken_over.connect(self._model.take_over)
        dialog.rejected.connect(self._model.leave_counter)
        dialog.finished.connect(dialog.deleteLater)
        self._model.take_over_refused.connect(dialog.refuse_pin)
        for over in (self._model.signed_in, self._model.refused, self._model.counter_taken):
            over.connect(dialog.close_by_itself)
        dialog.begin()

    def _on_edited(self) -> None:
        self._problem.clear()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.button.set_busy(self.tr("Signing in…") if busy else "")
        for _, field in self._fields():
            field.setEnabled(not busy)
        self.trust_card.set_busy(busy=busy)

    def _on_signed_in(self) -> None:
        self.password.clear()
        self._problem.clear()
