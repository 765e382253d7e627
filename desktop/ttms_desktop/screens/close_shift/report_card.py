"""The report of a shift: its figures above, its lines below; words in its place while there is none."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.close_shift.pictures import DrawerState, ReportLine
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.figure_card import Figure, FigureCard
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.record_table import Column, RecordTable

_FIGURES = 4


class ReportCard(QWidget):
    """Draws the shift or Z report that the view model has."""

    retry_wanted = Signal()

    def __init__(self, model: CloseShiftViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = ElidedLabel("title")
        self.cards = [FigureCard() for _ in range(_FIGURES)]
        self.table = RecordTable(self._columns(), key=lambda line: (line.group, line.name))
        self.notice = Notice()
        self._is_covered = False
        self._report = QWidget()
        self._around = Card()
        self._around.body.addWidget(self.notice)
        self._pages = Pages(self._around, self._report)
        self._arrange()
        self.notice.action_clicked.connect(self.retry_wanted)
        model.changed.connect(self.draw)

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._report)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(style.space(2))
        inside.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        for card in self.cards:
            row.addWidget(card, 1)
        inside.addLayout(row)
        inside.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def set_covered(self, *, covered: bool) -> None:
        """Hide the figures while somebody counts, whoever it is."""
        self._is_covered = covered
        self.draw()

    def draw(self) -> None:
        model = self._model
        if self._is_covered and model.state is DrawerState.OPEN:
            self.notice.say(
                self.tr("The drawer is being counted"), self.tr("The figures are on the Z report."), icon="shift"
            )
            self._pages.turn_to(self._around)
            return
        if model.state in (DrawerState.OPEN, DrawerState.PAST):
            self._draw_report()
            self._pages.turn_to(self._report)
            return
        if model.state is DrawerState.WAITING:
            self.notice.say(self.tr("Loading the shift…"), waits=True)
        elif model.state is DrawerState.FAILED:
            self.notice.say(model.problem, icon="refused", action=self.tr("Try again"))
        else:
            self.notice.say(
                self.tr("No shift is open at this counter"),
                self.tr("Open it with the cash in the drawer."),
                icon="shift",
            )
        self._pages.turn_to(self._around)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.draw()

    def _draw_report(self) -> None:
        self.title.setText(self._model.title)
        figures = self._model.figures()
        for card, said in zip(self.cards, figures, strict=False):
            card.say(Figure(said.caption, said.figure, said.below, said.tone))
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(figures))
        total = self._model.total()
        texts = None if total is None else [column.text(total) for column in self._columns()]
        self.table.show_rows(self._model.lines(), texts)

    def _columns(self) -> list[Column[ReportLine]]:
        return [
            Column(lambda: self.tr("Group"), lambda line: line.group, width=130, muted=True),
            Column(
                lambda: self.tr("What"),
                lambda line: line.name,
                strong=True,
                stretch=1,
                width=150,
                tip=lambda line: line.name,
            ),
            Column(lambda: self.tr("Count"), lambda line: _count(line.count), right=True, width=60),
            Column(lambda: self.tr("Back"), lambda line: _count(line.back or None), right=True, width=56),
            Column(lambda: self.tr("In"), lambda line: self._money(line.in_minor), right=True, width=112),
            Column(lambda: self.tr("Out"), lambda line: self._money(line.out_minor or None), right=True, width=104),
        ]

    def _money(self, minor: int | None) -> str:
        return "" if minor is None else self._model.money_text(minor)


def _count(count: int | None) -> str:
    return "" if count is None else f"{count:,}"
