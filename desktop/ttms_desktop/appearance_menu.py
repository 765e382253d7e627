"""The menu of the clerk's badge: language, theme, password, signing out."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ttms_desktop.appearance import Appearance
from ttms_desktop.widgets.menus import Menu, open_below

# Each language is offered under its own name, so that whoever cannot read the other finds it.
_LANGUAGES = {"zh_CN": "简体中文", "en": "English"}


class AppearanceMenu(Menu):
    """What a person may change about the window."""

    help_wanted = Signal()
    password_wanted = Signal()
    address_wanted = Signal()
    customer_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._languages = {code: self._choice(name) for code, name in _LANGUAGES.items()}
        self.addSeparator()
        self._themes = {name: self._choice("") for name in ("system", "light", "dark")}
        self.addSeparator()
        self._help = self.addAction("")
        self._line = self.addSeparator()
        self._customer = self._choice("")
        self._password = self.addAction("")
        self._address = self.addAction("")
        self._sign_out = self.addAction("")
        self._group(self._languages)
        self._group(self._themes)
        self.triggered.connect(self._on_triggered)
        self._retranslate()

    def say_customer(self, *, shown: bool) -> None:
        """Whether the customer's window is open."""
        self._customer.setChecked(shown)

    def open_above(self, widget: QWidget, *, signed_in: bool) -> None:
        """Beside a widget at the bottom of the window."""
        self._prepare(signed_in=signed_in)
        self.popup(widget.mapToGlobal(QPoint(widget.width(), widget.height() - self.sizeHint().height())))

    def open_below(self, widget: QWidget, *, signed_in: bool) -> None:
        """Under a widget at the top right of the window."""
        self._prepare(signed_in=signed_in)
        open_below(self, widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _choice(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        return action

    def _group(self, actions: dict[str, QAction]) -> None:
        group = QActionGroup(self)
        for action in actions.values():
            group.addAction(action)

    def _prepare(self, *, signed_in: bool) -> None:
        for code, action in self._languages.items():
            action.setChecked(code == self._appearance.language)
        for name, action in self._themes.items():
            action.setChecked(name == self._appearance.theme)
        self._line.setVisible(signed_in)
        self._customer.setVisible(signed_in)
        self._password.setVisible(signed_in)
        self._address.setVisible(signed_in)
        self._sign_out.setVisible(signed_in)

    def _retranslate(self) -> None:
        self._themes["system"].setText(self.tr("System theme"))
        self._themes["light"].setText(self.tr("Light theme"))
        self._themes["dark"].setText(self.tr("Dark theme"))
        self._customer.setText(self.tr("Customer display") + "\tF12")
        self._help.setText(self.tr("Help") + "\tShift+F1")
        self._password.setText(self.tr("Change your password…"))
        self._address.setText(self.tr("E-mail address…"))
        self._sign_out.setText(self.tr("Sign out"))

    def _on_triggered(self, action: QAction) -> None:
        for code, language in self._languages.items():
            if action is language:
                self._appearance.choose_language(code)
        for name, theme in self._themes.items():
            if action is theme:
                self._appearance.choose_theme(name)
        if action is self._customer:
            self.customer_wanted.emit()
        if action is self._help:
            self.help_wanted.emit()
        if action is self._password:
            self.password_wanted.emit()
        if action is self._address:
            self.address_wanted.emit()
        if action is self._sign_out:
            self.sign_out_wanted.emit()
