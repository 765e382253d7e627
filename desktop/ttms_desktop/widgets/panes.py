"""A list with its details beside it; where there is no room for both, one of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop import style

_SINGLE, _SLIM = 760, 900
_WIDEST = 16777215


class Panes(QWidget):
    """`main` takes the room that `side`, at the right, leaves; in a slim window `side` may be slimmer too."""

    folded_changed = Signal(bool)

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        side_width: int = 360,
        slim_side_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._side = main, side
        self._side_width, self._slim_side_width = side_width, slim_side_width or side_width
        self._side_wanted = self._folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(3))
        row.addWidget(main, 1)
        row.addWidget(side)
        self._fold()

    @property
    def is_folded(self) -> bool:
        """Whether only one of the two is seen: then the side needs a way back."""
        return self._folded

    def show_side(self) -> None:
        """See the details, if not both are seen anyway."""
        self._side_wanted = True
        self._fold()

    def show_main(self) -> None:
        """See the list, if not both are seen anyway."""
        self._side_wanted = False
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < _SINGLE
        width = self._slim_side_width if self.width() < _SLIM else self._side_width
        self._side.setMinimumWidth(0 if folded else width)
        self._side.setMaximumWidth(_WIDEST if folded else width)
        self._main.setVisible(not folded or not self._side_wanted)
        self._side.setVisible(not folded or self._side_wanted)
        if folded != self._folded:
            self._folded = folded
            self.folded_changed.emit(folded)
