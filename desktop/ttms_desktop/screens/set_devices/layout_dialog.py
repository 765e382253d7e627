"""The layout of a ticket slip, typed at the left and seen at the right."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.printing.layout import FIELDS
from ttms_desktop.printing.layout_file import LayoutFile
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.paper import Paper
from ttms_desktop.widgets.text_area import TextArea

_LINES, _FEW_LINES = 22, 12
_WIDTH, _PAGE_DIALOG_WIDTH = 900, 1080
_PAPER_WIDTH, _PAGE_WIDTH, _LOW_PAGE_WIDTH = 300, 480, 400
_LEAST_PAPER_HEIGHT = 180


class LayoutDialog(OfficeDialog):
    """While something is wrong with the text, the last picture that was right stays."""

    _wanted_width = _WIDTH
    _paper_width, _low_paper_width = _PAPER_WIDTH, _PAPER_WIDTH

    def __init__(self, model: SetDevicesViewModel, parent: QWidget | None) -> None:
        super().__init__(parent, title="", primary="", width=self._wanted_width)
        self._model = model
        low = is_low(parent)
        # In a low window the marks and the fields below the text are seen too: the text scrolls by itself.
        self.text, self.paper = TextArea(lines=_FEW_LINES if low else _LINES, drawn=True), Paper()
        if low:
            self._paper_width = self._low_paper_width
        self.say(self._title(), self.tr("Save"))
        self.primary.set_key("Ctrl+Enter")
        self.standard = self.add_button(self.tr("Standard layout"))
        self._place()
        self.text.set_value(self._file().read())
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
        # All of it is seen: where the dialog is low, smaller.
        self.paper.setFixedWidth(self._paper_width)
        self.paper.setMinimumHeight(_LEAST_PAPER_HEIGHT)
        self.paper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.paper.setAccessibleName(self.tr("Preview"))
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        right = QVBoxLayout()
        right.addWidget(self.paper, 1000)
        self.beside = wrapped("small", self._beside())
        self.beside.setFixedWidth(self._paper_width)
        right.addWidget(self.beside)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.content.addLayout(row)

    def _title(self) -> str:
        return self.tr("Ticket layout")

    def _file(self) -> LayoutFile:
        return self._model.layout

    def _picture(self, layout: str) -> QImage:
        return self._model.layout_picture(layout)

    def _marks(self) -> str:
        return self.tr(
            "Before a line: # large, ## larger, * bold, ^ centred. | splits left and right, --- draws a line."
        )

    def _beside(self) -> str:
        """What else is to be known of the picture of the standard layout."""
        return ""

    def _look(self) -> None:
        layout = self.text.value
        self.beside.setVisible(bool(self._beside()) and layout == self._file().standard)
        refusal = self._model.refusal_of_layout(self._file(), layout)
        if refusal:
            self.form.refuse("layout", refusal)
            return
        self.form.clear_refusals()
        picture = self._picture(layout)
        self.paper.setMaximumHeight(round(self._paper_width * picture.height() / picture.width()))
        self.paper.set_picture(picture)

    def _take_standard(self) -> None:
        self.text.set_value(self._file().standard)

    def _save(self) -> None:
        refusal = self._model.save_layout(self._file(), self.text.value)
        if refusal:
            self.refuse(refusal, "layout")
        else:
            self.is_changed = False
            self.accept()


class PageLayoutDialog(LayoutDialog):
    """The same for the left part of tickets on pages and in PDF files."""

    _wanted_width = _PAGE_DIALOG_WIDTH
    _paper_width, _low_paper_width = _PAGE_WIDTH, _LOW_PAGE_WIDTH

    def _title(self) -> str:
        return self.tr("Layout of ticket pages and PDF files")

    def _file(self) -> LayoutFile:
        return self._model.page_layout

    def _beside(self) -> str:
        return self.tr(
            "The standard page has the same words, with date, time, hall, row and seat side by side. "
            "Once the text is changed, its lines stand as they are typed."
        )

    def _picture(self, layout: str) -> QImage:
        return self._model.page_picture(layout)
