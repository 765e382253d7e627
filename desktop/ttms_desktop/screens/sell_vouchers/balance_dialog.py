"""Looking up a voucher: its code is scanned or typed, then what is left on it stands there in large figures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_vouchers.desk import VoucherDesk
from ttms_desktop.screens.sell_vouchers.issued_dialog import open_issued
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_LONGEST_CODE = 40


class VoucherBalanceDialog(OfficeDialog):
    """Enter looks up; what was found stays until another code is typed. F11 leads managers to all that were sold."""

    def __init__(self, desk: VoucherDesk, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=560)
        model = self._model = desk.balance
        self.say(self.tr("What is left on a voucher"), self.tr("Look it up"))
        self.leave_button.setText(self.tr("Close"))
        self.code = LineEdit()
        self.code.setMaxLength(_LONGEST_CODE)
        self.left_name, self.left = label("muted", self.tr("Balance")), label("amount")
        self.about = wrapped("muted")
        self.all_sold = self.add_button(self.tr("All sold"), key="F11")
        self.all_sold.setVisible(desk.issued.is_allowed)
        self.again = self.add_button(self.tr("Reprint"), key="Ctrl+P")
        self.form.add("code", self.tr("Voucher code"), self.code)
        self.content.addWidget(self.left_name)
        self.content.addWidget(self.left)
        self.content.addWidget(self.about)
        self.code.changed.connect(model.forget)
        self.confirmed.connect(lambda: model.find(self.code.value))
        self.again.clicked.connect(model.print_again)
        self.all_sold.clicked.connect(lambda: open_issued(desk.issued, self))
        model.changed.connect(self._draw)
        model.refused.connect(self.refuse)
        model.told.connect(self._on_told)
        model.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Print) and not self.again.isHidden():
            self.again.click()
        elif event.key() == Qt.Key.Key_F11 and not self.all_sold.isHidden():
            self.all_sold.click()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        model = self._model
        was_busy = self.busy
        self.set_busy(self.tr("Checking…") if model.is_looking else "")
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


def open_balance(desk: VoucherDesk, parent: QWidget) -> VoucherBalanceDialog:
    dialog = VoucherBalanceDialog(desk, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.begin()
    return dialog
