"""The field for prices of a hall's categories of seats: one amount each, beside the name of its category."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ttms_desktop import style
from ttms_desktop.money import plain_amount
from ttms_desktop.screens.plan_programme.repeats import TypedPrice
from ttms_desktop.screens.sell_tickets.wording import category_text
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.money_edit import PriceEdit


class CategoryPrices(QWidget):
    """Some categories a line; the amounts of categories that another hall has too stay."""

    changed = Signal()

    def __init__(self, currency: str, *, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency, self._columns = currency, columns
        self._names: list[ElidedLabel] = []
        self.edits: dict[str, PriceEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(style.space(3))
        self._grid.setVerticalSpacing(style.space(2))

    @property
    def typed(self) -> tuple[TypedPrice, ...]:
        """All categories that are offered, in their order."""
        return tuple(TypedPrice(name, edit.text().strip(), edit.minor) for name, edit in self.edits.items())

    def offer(self, categories: Sequence[str]) -> None:
        """Ask for the prices of these categories."""
        if list(categories) == list(self.edits):
            return
        texts = {name: edit.text() for name, edit in self.edits.items()}
        for old in (*self._names, *self.edits.values()):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._names, self.edits = [], {}
        for index, name in enumerate(categories):
            self._add(index, name, texts.get(name, ""))
        self.updateGeometry()

    def set_prices(self, prices: Sequence[TypedPrice]) -> None:
        """Fill in what is known; the others stay."""
        for price in prices:
            if price.category in self.edits:
                self.edits[price.category].setText(price.text)

    def set_base(self, minor: int | None) -> None:
        """Show what an empty field costs."""
        for edit in self.edits.values():
            edit.setPlaceholderText("" if minor is None else plain_amount(minor, self._currency))

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a field of a form
        for edit in self.edits.values():
            edit.set_refused(refused and bool(edit.text().strip()) and edit.minor is None)

    def _add(self, index: int, name: str, text: str) -> None:
        label, edit = ElidedLabel("row"), PriceEdit(self._currency)
        label.setText(category_text(name))
        label.setBuddy(edit)
        edit.setAccessibleName(category_text(name))
        edit.setText(text)
        edit.textEdited.connect(self.changed)
        row, column = divmod(index, self._columns)
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(edit, row, 2 * column + 1)
        self._grid.setColumnStretch(2 * column, 1)
        self._grid.setColumnStretch(2 * column + 1, 1)
        self._names.append(label)
        self.edits[name] = edit
