"""Looking up a voucher: its code is scanned or typed, then what is left on it stands there in large figures."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_vouchers.balance import VoucherBalance
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_LONGEST_CODE = 40


class VoucherBalanceDialog(OfficeDialog):
    """Enter looks up; what was found stays until another code is typed."""

    def __init__(self, model: VoucherBalance, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=520)
        self._model = model
        self.say(self.tr("What is left on a voucher"), self.tr("Look it up"))
        self.leave_button.setText(self.tr("Close"))
        self.code = LineEdit()
        self.code.setMaxLength(_LONGEST_CODE)
        self.left_name, self.left = label("muted", self.tr("Balance")), label("amount")
        self.about = wrapped("muted")
        self.again = self.add_button(self.tr("Reprint"), key="Ctrl+P")
        self.form.add("code", self.tr("Voucher code"), self.code)
        self.content.addWidget(self.left_name)
        self.content.addWidget(self.left)
        self.content.addWidget(self.about)
        self.code.changed.connect(model.forget)
        self.confirmed.connect(lambda: model.find(self.code.value))
        self.again.clicked.connect(model.print_again)
        model.changed.connect(self._draw)
        model.refused.connect(self.refuse)
        model.told.connect(self._on_told)
        model.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Print) and not self.again.isHidden():
            self.again.click()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        model = self._model
        was_busy = self.busy
        self.set_busy(self.tr("Checking …") if model.is_looking else "")
        self.left.setText(model.left_text)
        self.about.setText(model.about_text)
        for part in (self.left_name, self.left, self.about, self.again):
            part.setVisible(model.voucher is not None)
        if was_busy and not model.is_looking:
            self.code.setFocus()
            self.code.selectAll()
        # A code is nothing that could be lost.
        self.is_changed = False

    def _on_told(self, text: str) -> None:
        self.messages.inform(text)
        self.messages.show()


def open_balance(model: VoucherBalance, parent: QWidget) -> VoucherBalanceDialog:
    dialog = VoucherBalanceDialog(model, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.begin()
    return dialog
