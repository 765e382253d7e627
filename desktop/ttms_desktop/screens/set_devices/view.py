"""The page of printers: for tickets, receipts and reports; it may stand in a dialog or in the settings."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.printing.devices import Devices
from ttms_desktop.printing.document import Role
from ttms_desktop.screens.set_devices.device_form import DeviceForm
from ttms_desktop.screens.set_devices.layout_dialog import LayoutDialog, PageLayoutDialog
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.switch import Switch

_ROLES = (Role.TICKETS, Role.RECEIPTS, Role.REPORTS)


class SetDevicesPage(QWidget):
    """`save` keeps what stands in the fields; until then nothing is changed."""

    changed = Signal()

    def __init__(self, model: SetDevicesViewModel, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.forms = {role: DeviceForm(model, role, low=low) for role in _ROLES}
        self.receipts_always = Switch()
        self.layout_button, self.page_button = BusyButton(), BusyButton()
        for button in (self.layout_button, self.page_button):
            button.setVisible(model.may_change_layout)
        self._arrange()
        self._retranslate()
        self.show_devices()
        for form in self.forms.values():
            form.changed.connect(self.changed)
        self.receipts_always.changed.connect(self.changed)
        self.layout_button.clicked.connect(partial(self._change_layout, LayoutDialog))
        self.page_button.clicked.connect(partial(self._change_layout, PageLayoutDialog))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(2))
        for form in self.forms.values():
            column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self.receipts_always)
        row.addStretch(1)
        row.addWidget(self.layout_button)
        row.addWidget(self.page_button)
        column.addLayout(row)

    def show_devices(self) -> None:
        """What is kept."""
        devices = self._model.devices
        for role, form in self.forms.items():
            form.show_device(getattr(devices, role.value))
        self.receipts_always.set_on(devices.receipts_always)

    def save(self) -> str | None:
        """None once it is kept; else what is wrong, or an empty text if that stands at a field."""
        wrong = [form for form in self.forms.values() if not form.check()]
        if wrong:
            return ""
        devices = Devices(
            **{role.value: form.device for role, form in self.forms.items()},
            receipts_always=self.receipts_always.on,
        )
        return self._model.save(devices) or None

    def _change_layout(self, kind: type[LayoutDialog]) -> None:
        dialog = kind(self._model, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.receipts_always.setText(self.tr("Print a receipt with every sale"))
        self.layout_button.setText(self.tr("Ticket layout…"))
        self.page_button.setText(self.tr("Page layout…"))


class DevicesDialog(OfficeDialog):
    """The page by itself."""

    def __init__(self, model: SetDevicesViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=860)
        self.page = SetDevicesPage(model, low=is_low(parent))
        self.content.addWidget(self.page)
        self.say(self.tr("Printers of this computer"), self.tr("Save"))
        self.page.changed.connect(self.mark_changed)
        self.confirmed.connect(self._save)

    def begin(self) -> None:
        super().begin()
        self.page.forms[Role.TICKETS].kind.setFocus()

    def _save(self) -> None:
        refusal = self.page.save()
        if refusal is None:
            self.is_changed = False
            self.accept()
        elif refusal:
            self.refuse(refusal)
