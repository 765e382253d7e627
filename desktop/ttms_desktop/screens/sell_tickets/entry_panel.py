"""What takes the place of the cart while something is typed for the sale: a title, an amount, fields, one button."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, rule, wrapped
from ttms_desktop.widgets.line_edit import LineEdit

_LOW = 340


class EntryPanel(QWidget):
    """Enter does what the button says, Esc leads back; subclasses add fields and words."""

    left = Signal()
    acts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("title")
        self.back = BusyButton(ButtonKind.QUIET, key="Esc")
        self.amount_name = label("muted")
        self.amount = label("figure")
        self.words = wrapped("muted")
        self.problem = wrapped("danger")
        self.go_button = BusyButton(ButtonKind.PRIMARY, key="Enter")
        self.fields: list[tuple[QLabel, LineEdit]] = []
        self.acts = [self.go_button, self.back]  # what can be done, each with its key
        self._rule = rule()
        self._area = QVBoxLayout()
        self._area.setSpacing(style.space(1))
        self._foot = QVBoxLayout()
        self._foot.setSpacing(style.space(2))
        self._arrange()
        self.say_words("")
        self.back.clicked.connect(self.left)
        self.go_button.clicked.connect(self.go_on)

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setSpacing(style.space(1))
        column.addLayout(_pair(self.title, self.back))
        column.addWidget(self._rule)
        self._amount_area = QWidget()
        self._amount_area.setLayout(_pair(self.amount_name, self.amount))
        column.addWidget(self._amount_area)
        column.addWidget(self.words)
        column.addLayout(self._area)
        column.addWidget(self.problem)
        column.addStretch()
        self._foot.addWidget(self.go_button)
        column.addLayout(self._foot)
        self.problem.setMinimumHeight(20)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add_field(self, field: LineEdit) -> LineEdit:
        """A field under its name; the words come with `retranslate`."""
        name = label("muted")
        name.setBuddy(field)
        self.fields.append((name, field))
        self._area.addWidget(name)
        self._area.addWidget(field)
        field.changed.connect(self._on_typed)
        return field

    def add_button(self, button: BusyButton) -> BusyButton:
        """Something else that can be done, above the one that Enter does."""
        self._foot.insertWidget(0, button)
        self.acts.insert(1, button)
        return button

    def begin(self) -> None:
        """Opened: empty, with the cursor in the first field."""
        self.say_problem("")
        for _, field in self.fields:
            field.clear()
        self.focus_first()

    def focus_first(self) -> None:
        for _, field in self.fields:
            if not field.isHidden():
                field.setFocus()
                return
        self.go_button.setFocus()

    def go_on(self) -> None:
        """What Enter does: the next empty field first."""
        if self.go_button.busy:
            return
        for _, field in self.fields:
            if not field.isHidden() and not field.value and not self.may_be_empty(field):
                self.say_problem(self.tr("Fill this in."))
                field.set_refused(True)
                field.setFocus()
                return
        self.do()

    def may_be_empty(self, field: LineEdit) -> bool:  # noqa: ARG002 - for subclasses
        return False

    def do(self) -> None:
        """What the button says."""
        raise NotImplementedError

    def name_field(self, field: LineEdit, text: str) -> None:
        """What it is for, in words; where there is little room they stand in the field itself."""
        next(name for name, named in self.fields if named is field).setText(text)
        field.setAccessibleName(text)
        self._fold()

    def show_field(self, field: LineEdit, *, seen: bool) -> None:
        field.setVisible(seen)
        self._fold()

    def say_problem(self, text: str) -> None:
        self.problem.setText(text)
        self._fold()

    def say_words(self, text: str) -> None:
        """What is to be done, or is going on."""
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def say_amount(self, name: str, text: str) -> None:
        self.amount_name.setText(name)
        self.amount.setText(text)

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        roomy = self.height() >= _LOW
        edge = style.space(4 if roomy else 2)
        self._column.setContentsMargins(style.space(4), style.space(2), style.space(4), edge)
        self.words.setContentsMargins(0, 0, 0, style.space(2) if roomy else 0)
        self._rule.setVisible(roomy)
        self._amount_area.setVisible(roomy)
        self.problem.setVisible(roomy or bool(self.problem.text()))
        for name, field in self.fields:
            name.setVisible(roomy and not field.isHidden())
            field.setPlaceholderText("" if roomy else name.text())

    def _on_typed(self) -> None:
        self.say_problem("")
        for _, field in self.fields:
            field.set_refused(False)


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
