"""What is offered with the tickets: one press adds one, and how many there are stands on it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import ExtraPicture
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind

MOST_SHOWN = 4


class ExtrasBar(QWidget):
    """At most four; their keys are Alt+1 to Alt+4."""

    added = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(3), 0, style.space(3), style.space(1))
        column.setSpacing(0)
        self.buttons = [BusyButton(ButtonKind.QUIET, key=f"Alt+{place + 1}") for place in range(MOST_SHOWN)]
        self._count = 0
        for place, button in enumerate(self.buttons):
            column.addWidget(button)
            button.clicked.connect(partial(self.added.emit, place))

    @property
    def offered(self) -> list[BusyButton]:
        """The buttons of what there is."""
        return self.buttons[: self._count]

    def say(self, extras: tuple[ExtraPicture, ...]) -> None:
        self._count = min(len(extras), MOST_SHOWN)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(extras))
            if place < len(extras):
                extra = extras[place]
                button.setText(self._text(extra))
                button.setToolTip(self.tr("Add one; Alt+Del removes the last one"))

    def _text(self, extra: ExtraPicture) -> str:
        if not extra.count:
            return f"+ {extra.name} {extra.price_text}"
        taken = self.tr("{name} {price} · {count} added")
        return taken.format(count=extra.count, name=extra.name, price=extra.price_text)
