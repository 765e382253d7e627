"""The fields of one printer, with its test."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.printing.devices import Device, DeviceKind, Paper
from ttms_desktop.printing.document import Role
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.switch import Switch

_THERMAL = (DeviceKind.NETWORK, DeviceKind.USB, DeviceKind.FILE)


class DeviceForm(QFrame):
    """What one role prints on; fields without a meaning for the kind of printer are not there.

    A `low` one has its title over its first field, and room for a refusal only while there is one.
    """

    changed = Signal()

    def __init__(self, model: SetDevicesViewModel, role: Role, *, low: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._model, self._role, self._low = model, role, low
        self._title = label("strong")
        self.form = Form()
        self.kind, self.address, self.named, self.paper = Picker(), LineEdit(), Picker(), Picker()
        self.drawer, self.answers = Switch(), Switch()
        self.test = BusyButton()
        self._told = wrapped("small")
        self._arrange()
        self._retranslate()
        self.kind.changed.connect(self._on_kind)
        self.form.changed.connect(self.changed)
        for switch in (self.drawer, self.answers):
            switch.changed.connect(self.changed)
        self.test.clicked.connect(self._on_test)
        model.tested.connect(self._on_tested)
        model.test_failed.connect(self._on_test_failed)
        model.busy_changed.connect(self._on_busy)

    def _arrange(self) -> None:
        self.form.add("kind", "", self.kind, tight=self._low)
        for name, field in (("named", self.named), ("address", self.address), ("paper", self.paper)):
            self.form.add(name, "", field, beside=True, tight=self._low)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(style.space(3))
        for widget in (self.drawer, self.answers):
            below.addWidget(widget)
        below.addWidget(self._told, 1)
        below.addWidget(self.test)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        column.setSpacing(style.space(1))
        column.addWidget(self._title)
        self._title.setHidden(self._low)
        column.addWidget(self.form)
        column.addWidget(self._below)

    @property
    def device(self) -> Device:
        """As it stands in the fields."""
        kind, paper = self.kind.value, self.paper.value
        assert isinstance(kind, DeviceKind)
        assert isinstance(paper, Paper)
        address = str(self.named.value or "") if kind is DeviceKind.SYSTEM else self.address.value.strip()
        thermal = kind in _THERMAL
        return Device(
            kind,
            "" if kind is DeviceKind.NONE else address,
            paper,
            drawer=thermal and self.drawer.on,
            answers=self.answers.on or not thermal,
        )

    def show_device(self, device: Device) -> None:
        self.kind.choose(device.kind)
        self.named.choose(device.address if device.kind is DeviceKind.SYSTEM else "")
        self.address.set_value("" if device.kind is DeviceKind.SYSTEM else device.address)
        self._on_kind()
        self.paper.choose(device.paper)
        self.drawer.set_on(device.drawer)
        self.answers.set_on(device.answers)

    def check(self) -> bool:
        """False, and what is wrong at its field, if it cannot be saved."""
        refusal = self._model.refusal(self.device)
        return not (refusal and self.form.refuse("address", refusal))

    def _on_kind(self) -> None:
        kind = self.kind.value
        thermal = kind in _THERMAL
        self.form.set_shown("named", shown=kind is DeviceKind.SYSTEM)
        self.form.set_shown("address", shown=thermal)
        self.form.set_shown("paper", shown=kind is not DeviceKind.NONE)
        for widget in (self.drawer, self.answers):
            widget.setVisible(thermal)
        self.test.setVisible(kind is not DeviceKind.NONE)
        papers = {Paper.WIDE: self.tr("80 mm roll"), Paper.NARROW: self.tr("58 mm roll")}
        page = {} if thermal else {Paper.TICKET: self.tr("Pages of 150 x 70 mm")}
        self.paper.offer((page | papers).items())
        hints = {
            DeviceKind.NETWORK: "192.168.1.50:9100",
            DeviceKind.USB: "04b8:0e15",
            DeviceKind.FILE: "/dev/usb/lp0",
        }
        self.address.setPlaceholderText(hints.get(kind, "") if isinstance(kind, DeviceKind) else "")
        self._tell("")

    def _on_test(self) -> None:
        if self.check():
            self._model.test(self._role, self.device)

    def _on_tested(self, role: Role, text: str) -> None:
        if role is self._role:
            self._tell(text)

    def _on_test_failed(self, role: Role, text: str) -> None:
        if role is self._role:
            self._tell(text, role="refusal")

    def _tell(self, text: str, *, role: str = "small") -> None:
        self._told.setText(text)
        self._below.setVisible(bool(text) or not self.test.isHidden())
        self._told.setProperty("role", role)
        style.restyle(self._told)

    def _on_busy(self, role: Role | None) -> None:
        self.test.set_busy(self.tr("Testing…") if role is self._role else "")
        self.test.setEnabled(role is None or role is self._role)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._on_kind()

    def _retranslate(self) -> None:
        titles = {
            Role.TICKETS: self.tr("Tickets"),
            Role.RECEIPTS: self.tr("Receipts"),
            Role.REPORTS: self.tr("Reports"),
        }
        title = titles[self._role]
        self._title.setText(title)
        none = self.tr("None: save tickets as files") if self._role is Role.TICKETS else self.tr("Same as tickets")
        self.kind.offer(
            (
                (DeviceKind.NONE, none),
                (DeviceKind.SYSTEM, self.tr("This computer’s printer")),
                (DeviceKind.NETWORK, self.tr("Thermal, network")),
                (DeviceKind.USB, self.tr("Thermal, USB")),
                (DeviceKind.FILE, self.tr("Thermal, device file")),
            )
        )
        names = [(name, name) for name in self._model.system_printers]
        self.named.offer([("", self.tr("System default")), *names])
        self.drawer.setText(self.tr("Cash drawer connected"))
        self.answers.setText(self.tr("Reports its status"))
        self.test.setText(self.tr("Test"))
        fields = (
            ("kind", title if self._low else self.tr("Printer"), self.kind),
            ("named", self.tr("Which one"), self.named),
            ("address", self.tr("Address"), self.address),
            ("paper", self.tr("Paper"), self.paper),
        )
        for name, text, field in fields:
            self.form.say(name, text)
            field.setAccessibleName(f"{title} · {text}" if text != title else title)
        for button in (self.drawer, self.answers, self.test):  # each card has them
            button.setAccessibleName(f"{title} · {button.text()}")
