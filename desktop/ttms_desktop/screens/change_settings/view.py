"""The settings screen: what is set at this computer at the left, keys in the middle, about and log at the right."""

from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QEvent, QSysInfo
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.change_settings.key_dialog import KeyDialog
from ttms_desktop.screens.change_settings.view_model import ChangeSettingsViewModel, KeyLine
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.file_dialogs import UNCHANGED
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.scroll_page import ScrollPage
from ttms_desktop.widgets.search_edit import SearchEdit
from ttms_desktop.widgets.switch import Switch
from ttms_desktop.widgets.text_area import TextArea

_LANGUAGES = (("zh_CN", "简体中文"), ("en", "English"))
_SIDE_WIDTH = 420


class ChangeSettingsView(Screen):
    """Draws what the view model says and tells it what was changed."""

    def __init__(self, model: ChangeSettingsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.computer, self.keys_card, self.log_card = Card(), Card(), Card()
        self.form, self.messages = Form(), MessageBar()
        self.language, self.theme, self.sounds = Picker(), Picker(), Switch()
        self.address, self.counter = LineEdit(), LineEdit()
        self.keep_button, self.try_button = BusyButton(), BusyButton()
        self.printers_button, self.display_button = BusyButton(key="F4"), BusyButton(key="F12")
        self.scanner_hint = wrapped("small")
        self.table = RecordTable(self._columns(), key=lambda line: line.action)
        self.change_button, self.reset_button = BusyButton(key="Enter"), BusyButton()
        self.about, self.log, self.filter = wrapped("small"), TextArea(lines=8, drawn=True), SearchEdit()
        self.copy_button, self.save_button = BusyButton(), BusyButton()
        self._is_low = self._log_wanted = False
        self.screen_bar, self.turn_button = ScreenBar(), BusyButton(key="F6")
        self.set_bar(self.screen_bar)
        self.screen_bar.add_space()
        self.screen_bar.add(self.turn_button)
        self.turn_button.hide()
        self._arrange()
        self._retranslate()  # before anything listens: to offer choices is not to choose
        self._connect()

    def _arrange(self) -> None:
        self.form.add("language", "", self.language, tight=True)
        self.form.add("theme", "", self.theme, beside=True, tight=True)
        self.form.add("address", "", self.address)
        self.form.add("counter", "", self.counter, beside=True)
        self.computer.body.addWidget(ScrollPage(self._own_part()))
        self.computer.setFixedWidth(_SIDE_WIDTH)
        self.keys_card.body.addWidget(self.table, 1)
        self.keys_card.body.addLayout(_row(self.change_button, self.reset_button))
        self.log.setReadOnly(True)
        self.log.setLineWrapMode(TextArea.LineWrapMode.WidgetWidth)  # every line is seen whole
        self.log_card.body.addWidget(self.about)
        self.log_card.body.addWidget(self.filter)
        self.log_card.body.addWidget(self.log, 1)
        self.log_card.body.addLayout(_row(self.copy_button, self.save_button))
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addWidget(self.computer)
        row.addWidget(self.keys_card, 3)
        row.addWidget(self.log_card, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(1))
        column.setSpacing(style.space(1))
        column.addLayout(row, 1)
        column.addWidget(self.messages)

    def _own_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, style.space(2), 0)
        column.setSpacing(style.space(2))
        column.addWidget(self.form)
        column.addWidget(self.keep_button)
        sounds = QHBoxLayout()
        sounds.addWidget(self.sounds, 1)
        sounds.addWidget(self.try_button)
        column.addLayout(sounds)
        devices = QHBoxLayout()
        devices.setSpacing(style.space(3))
        devices.addWidget(self.printers_button, 1)
        devices.addWidget(self.display_button, 1)
        column.addLayout(devices)
        column.addWidget(self.scanner_hint)
        column.addStretch(1)
        return part

    def _columns(self) -> list[Column[KeyLine]]:
        return [
            Column(lambda: self.tr("Action"), lambda line: line.text, stretch=1, width=110),
            Column(lambda: self.tr("Key"), lambda line: line.key, width=84, strong=True),
        ]

    def _connect(self) -> None:
        model = self._model
        self.language.changed.connect(self._on_language)
        self.theme.changed.connect(self._on_theme)
        self.sounds.changed.connect(self._on_sounds)
        self.try_button.clicked.connect(model.try_sounds)
        self.printers_button.clicked.connect(self.open_printers)
        QShortcut(QKeySequence("F4"), self).activated.connect(self.open_printers)
        self.display_button.clicked.connect(model.turn_customer_display)
        self.keep_button.clicked.connect(self._keep)
        self.table.row_activated.connect(self.change_key)
        self.change_button.clicked.connect(self.change_key)
        self.reset_button.clicked.connect(model.reset_keys)
        self.filter.searched.connect(self._on_filter)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        model.changed.connect(self._draw_keys)
        model.appearance_changed.connect(self._show_choices)
        model.log_changed.connect(self._draw_log)
        model.informed.connect(self.messages.inform)
        model.refused.connect(self._on_refused)
        self.turn_button.clicked.connect(self.turn)
        QShortcut(QKeySequence("F5"), self).activated.connect(model.read_log)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.turn)

    def enter(self) -> None:
        self._show_choices()
        self._model.read_log()
        self._draw_keys()
        self.table.setFocus()

    def _show_choices(self) -> None:
        """They can be chosen elsewhere too."""
        self.language.choose(self._model.language)
        self.theme.choose(self._model.theme)

    def set_low(self, *, low: bool) -> None:
        """One of keys and log at a time, where both have no room."""
        self.turn_button.setVisible(low)
        self._is_low = low
        self._show_cards()

    def turn(self) -> None:
        """Keys, or the log."""
        self._log_wanted = not self._log_wanted
        self._show_cards()

    def _show_cards(self) -> None:
        self.log_card.setVisible(not self._is_low or self._log_wanted)
        self.keys_card.setVisible(not self._is_low or not self._log_wanted)
        self.turn_button.setText(self.tr("Keys") if self._log_wanted else self.tr("Log"))
        self.turn_button.updateGeometry()
        self.messages.set_hint(self._hint())

    def _hint(self) -> str:
        """What can be pressed with the cards that are seen."""
        if not self._is_low:
            return self.tr("↑↓ action · Enter change key · F4 printers · F12 customer display · F5 reload the log")
        if self._log_wanted:
            return self.tr("F4 printers · F12 customer display · F5 reload the log · F6 keys")
        return self.tr("↑↓ action · Enter change key · F4 printers · F12 customer display · F6 log")

    def scan(self, code: str) -> bool:
        self._model.try_scanner(code)
        return True

    def open_printers(self) -> None:
        """The printers of this computer, each with its test."""
        self._model.open_printers(self.window())

    def change_key(self, _row: object = None) -> KeyDialog | None:
        """Let another key be pressed for the chosen action."""
        line: KeyLine | None = self.table.chosen
        if line is None:
            return None
        self.messages.clear()
        dialog = KeyDialog(self, action=line.text, key=line.key)
        dialog.pressed.connect(lambda key: self._model.change_key(line.action, key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_language(self) -> None:
        self._model.choose_language(str(self.language.value))

    def _on_theme(self) -> None:
        self._model.choose_theme(str(self.theme.value))

    def _on_sounds(self) -> None:
        self._model.turn_sounds(on=self.sounds.on)

    def _keep(self) -> None:
        self.form.clear_refusals()
        self._model.keep_server(self.address.value, self.counter.value)

    def _on_filter(self, text: str) -> None:
        self._model.filter = text
        self._draw_log()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.log_text)
        self.messages.inform(self.tr("The log is on the clipboard."))

    def _save(self) -> None:
        name = str(Path.home() / "ttms-desktop.log")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log"), name, options=UNCHANGED)
        if chosen:
            self._model.save_log(Path(chosen))

    def _on_refused(self, text: str, field: str) -> None:
        if not (field and self.form.refuse(field, text)):
            self.messages.refuse(text)

    def _draw_keys(self) -> None:
        self.table.show_rows(self._model.keys)
        if self.table.chosen is None:
            self.table.choose(self._model.keys[0])

    def _draw_log(self) -> None:
        self.log.set_value(self._model.log_text)
        bar = self.log.verticalScrollBar()
        bar.setValue(bar.maximum())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        model = self._model
        self.screen_bar.say_title(self.tr("Settings"))
        self.computer.say_title(self.tr("This computer"))
        self.keys_card.say_title(self.tr("Sell screen keys"))
        self.log_card.say_title(self.tr("About and log"))
        self.form.say("language", self.tr("Language"))
        self.form.say("theme", self.tr("Theme"))
        self.form.say("address", self.tr("Server"), self.tr("Applies from the next sign-in"))
        self.form.say("counter", self.tr("Counter"))
        self.language.offer(_LANGUAGES)
        self.language.choose(model.language)
        names = (("system", self.tr("Same as system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self.theme.offer(names)
        self.theme.choose(model.theme)
        self.address.set_value(model.address)
        self.counter.set_value(model.counter_name)
        self.sounds.setText(self.tr("Sounds"))
        self.sounds.set_on(model.sounds_on)
        texts = (
            (self.keep_button, self.tr("Save server and counter")),
            (self.try_button, self.tr("Try")),
            (self.printers_button, self.tr("Printers…")),
            (self.display_button, self.tr("Customer display")),
            (self.change_button, self.tr("Change")),
            (self.reset_button, self.tr("Reset all")),
            (self.copy_button, self.tr("Copy")),
            (self.save_button, self.tr("Save…")),
        )
        for button, text in texts:
            button.setText(text)
            button.updateGeometry()
        self.scanner_hint.setText(self.tr("Scanner: scan any code here to test it."))
        self.filter.setPlaceholderText(self.tr("Filter the lines"))
        self.log.setAccessibleName(self.tr("Log"))
        self.log.setPlaceholderText(self.tr("Nothing to report"))
        self.about.setText(self._about())
        self._show_cards()
        self._draw_keys()

    def _about(self) -> str:
        percent = round(self.devicePixelRatioF() * 100)
        text = self.tr("TTMS {version} · {system} · display scale {percent}%")
        return text.format(version=version("ttms"), system=QSysInfo.prettyProductName(), percent=percent)


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(style.space(2))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
