"""Pages of which one is seen; unlike Qt's stack, those that are not seen ask for no room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """The first page is seen until another one is turned to."""

    def __init__(self, *pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = list(pages)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for page in pages:
            self._column.addWidget(page)
            page.setVisible(page is pages[0])

    @property
    def current(self) -> QWidget:
        return next(page for page in self._pages if not page.isHidden())

    def turn_to(self, wanted: QWidget) -> None:
        """See `wanted`, which must be one of the pages."""
        if wanted.isHidden():
            # First away with the old one, else both are squeezed into the room of one.
            self.current.hide()
            wanted.show()

    def add(self, page: QWidget) -> None:
        """A further page, which is not seen yet."""
        page.hide()
        self._pages.append(page)
        self._column.addWidget(page)

    def remove(self, page: QWidget) -> None:
        """Take away a page that is not seen; whoever made it deletes it."""
        self._pages.remove(page)
        self._column.removeWidget(page)
