"""The layout of a ticket slip, typed at the left and seen at the right."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.printing.layout import DEFAULT, FIELDS
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.paper import Paper
from ttms_desktop.widgets.text_area import TextArea

_LINES, _PAPER_WIDTH = 19, 300


class LayoutDialog(OfficeDialog):
    """While something is wrong with the text, the last picture that was right stays."""

    def __init__(self, model: SetDevicesViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=900)
        self._model = model
        self.text, self.paper = TextArea(lines=_LINES, drawn=True), Paper()
        self.say(self.tr("Ticket layout"), self.tr("Save"))
        self.primary.set_key("Ctrl+Enter")
        self.standard = self.add_button(self.tr("Standard layout"))
        self._place()
        self.text.set_value(model.layout)
        self.text.changed.connect(self._look)
        self.standard.clicked.connect(self._take_standard)
        self.confirmed.connect(self._save)
        self._look()

    def _place(self) -> None:
        self.form.add("layout", self.tr("Text"), self.text, hint=self._marks())
        fields = " ".join(f"{{{name}}}" for name in FIELDS)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addWidget(wrapped("small", self.tr("Fields: {fields}").format(fields=fields)))
        left.addStretch(1)
        shown = QScrollArea()
        shown.setFixedWidth(_PAPER_WIDTH + 20)
        self.paper.setFixedWidth(_PAPER_WIDTH)
        shown.setWidget(self.paper)
        shown.setAccessibleName(self.tr("Preview"))
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addLayout(left, 1)
        row.addWidget(shown)
        self.content.addLayout(row)

    def _marks(self) -> str:
        return self.tr(
            "Before a line: # large, ## larger, * bold, ^ in the middle. | parts left and right, --- is a rule."
        )

    def _look(self) -> None:
        layout = self.text.value
        refusal = self._model.check_layout(layout)
        if refusal:
            self.form.refuse("layout", refusal)
            return
        self.form.clear_refusals()
        picture = self._model.layout_picture(layout)
        self.paper.setFixedHeight(round(_PAPER_WIDTH * picture.height() / picture.width()))
        self.paper.set_picture(picture)

    def _take_standard(self) -> None:
        self.text.set_value(DEFAULT)

    def _save(self) -> None:
        refusal = self._model.save_layout(self.text.value)
        if refusal:
            self.refuse(refusal, "layout")
        else:
            self.is_changed = False
            self.accept()
