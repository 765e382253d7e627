"""One hall: its names, and its seats as rows and columns or drawn in letters, with the map of them beside it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.edit_halls import checking
from ttms_desktop.screens.edit_halls.count_edit import CountEdit
from ttms_desktop.screens.edit_halls.hall_shapes import shape_of
from ttms_desktop.screens.edit_halls.pictures import HallDraft, HallPicture, PlanProblem
from ttms_desktop.screens.edit_halls.plan_edit import PlanEdit
from ttms_desktop.screens.edit_halls.plan_text import resized, size_of
from ttms_desktop.screens.edit_halls.view_model import EditHallsViewModel
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.hall_preview import HallPreview
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.number_edit import NumberEdit
from ttms_desktop.widgets.switch import Switch

_WIDTH = 1080
_FORM_WIDTH = 400
_LEAST_PREVIEW = 180
_BETWEEN, _BELOW = style.space(4), style.space(1)


class HallDialog(RecordDialog):
    """Adds a hall, or changes the one with `hall_id`."""

    def __init__(self, model: EditHallsViewModel, hall_id: int, parent: QWidget) -> None:
        super().__init__(model, hall_id, parent, width=_WIDTH)
        self._model = model
        self.name, self.name_en = LineEdit(), LineEdit()
        self.rows, self.columns = CountEdit(), CountEdit()
        self.curve = NumberEdit(least=0, most=checking.MOST_CURVE, step=5)
        self.plan = PlanEdit()
        self.retired = Switch()
        self.preview = HallPreview()
        self.letters = wrapped("small")
        self._drawn_by_hand = ""
        self._last = HallDraft()
        self._asked: tuple[str, int] | None = None
        self._filling = False
        self._low = is_low(parent)
        self.plan.set_low(low=self._low)
        self.fill_form()
        self.form.set_shown("retired", shown=bool(hall_id))
        self._arrange_beside()
        self._listen()
        self.draw_stored()

    def fill_form(self) -> None:
        new = not self.record_id
        self.retired.setText(self.tr("Retired: no new shows"))
        keeps = "" if new else self.tr("A new plan applies to new shows; existing shows stay as they are.")
        letters = "\n".join(
            (
                self.tr("o seat · w wheelchair · c companion · <> couple · x out of order · . gap"),
                self.tr("F1 tells how to write categories of seats and names of rows."),
            )
        )
        if new:
            self.say(self.tr("New hall"), self.tr("Add"))
        else:
            self.say(self.tr("Edit hall"), self.tr("Save"))
            self.offer_taking_away(self.tr("Delete…"))
        self.add_field("name", self.tr("Name"), self.name, tight=self._low)
        self.add_field("name_en", self.tr("English name"), self.name_en, beside=True, tight=self._low)
        self.add_field("rows", self.tr("Rows"), self.rows)
        self.add_field("columns", self.tr("Columns"), self.columns, beside=True)
        self.add_field("curve", self.tr("Curve"), self.curve, hint=self.tr("0 is straight"), beside=True)
        self.add_field(
            "plan",
            self.tr("Seating plan, screen at the top"),
            self.plan,
            hint="" if self._low else keeps,
            tight=True,
        )
        if self._low:  # below the map, so that the whole form is seen
            self.letters.setText("\n".join(filter(None, (letters, keeps))))
        else:
            self.letters.setText(letters)
            self.form.add("letters", "", self.letters)
        self.add_field("retired", "", self.retired)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._asked = None
            self._want_preview()

    def _arrange_beside(self) -> None:
        self.content.removeWidget(self.form)
        self.form.setFixedWidth(_FORM_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        row.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(_BELOW)
        beside.addWidget(self.preview)
        if self._low:
            beside.addWidget(self.letters)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        self.content.addLayout(row)

    def _listen(self) -> None:
        self.form.changed.connect(self._on_form)
        preview = self._model.preview
        preview.drawn.connect(self._on_drawn)
        preview.refused.connect(self._on_unreadable)
        preview.failed.connect(self._on_no_preview)
        self._model.plan_refused.connect(self._on_plan_refused)
        self.finished.connect(preview.stop)

    # What stands in the form

    def draw(self, draft: HallDraft) -> None:
        self._filling = True
        self.name.set_value(draft.name)
        self.name_en.set_value(draft.name_en)
        self.rows.set_number(draft.rows)
        self.columns.set_number(draft.columns)
        self.curve.set_number(draft.curve)
        self.plan.set_value(draft.plan)
        self.retired.set_on(draft.retired)
        self._drawn_by_hand = draft.plan
        self._last = self.typed()
        self._filling = False
        self._want_preview()

    def typed(self) -> HallDraft:
        """What stands in the form now."""
        return HallDraft(
            name=self.name.value,
            name_en=self.name_en.value,
            rows=self.rows.number,
            columns=self.columns.number,
            curve=self.curve.number,
            plan=self.plan.value,
            retired=self.retired.on,
            etag=self.etag,
        )

    def _on_form(self) -> None:
        """Rows and columns follow the plan, and the plan follows rows and columns: whichever was typed into."""
        if self._filling:
            return
        self._filling = True
        if self.plan.value != self._last.plan:
            self._drawn_by_hand = self.plan.value
            rows, columns = size_of(self.plan.value)
            self.rows.set_number(rows or None)
            self.columns.set_number(columns or None)
        elif (self.rows.number, self.columns.number) != (self._last.rows, self._last.columns):
            self._resize_plan()
        self._last = self.typed()
        self._filling = False
        self._want_preview()

    def _resize_plan(self) -> None:
        draft = self.typed()
        problems = list(checking.size_problems(draft))
        for problem in problems:
            self._say_refusal(problem.field, problem.text)
        # From what was drawn by hand, so that 3 on the way to 30 cuts nothing off.
        if problems:
            self.plan.set_value(self._drawn_by_hand)
        elif draft.rows and draft.columns:
            self.plan.set_value(resized(self._drawn_by_hand, rows=draft.rows, columns=draft.columns))

    def _say_refusal(self, field: str, text: str) -> None:
        """At the field, and the keys stay where they are."""
        keys = self.focusWidget()
        self.form.refuse(field, text)
        if keys is not None:
            keys.setFocus()

    # The map beside it

    def _want_preview(self) -> None:
        wanted = (self.plan.value, self.curve.number or 0)
        if wanted == self._asked:
            return
        self._asked = wanted
        self.plan.mark_place(0, 0)
        if self.plan.value.strip():
            if self.preview.hall is None:
                self.preview.say_nothing("", waits=True)
            self._model.preview.want(*wanted, self.record_id)
        else:
            self._model.preview.stop()
            self.preview.say_title("")
            self.preview.say_nothing(
                self.tr("No seats yet"), self.tr("Enter rows and columns, or draw the seating plan.")
            )

    def _on_drawn(self, hall: HallPicture) -> None:
        self.preview.say_title(hall.places_text)
        self.preview.say(shape_of(hall), hall.category_names)

    def _on_unreadable(self, problem: PlanProblem) -> None:
        self._say_refusal("plan", problem.text)
        self.plan.mark_place(problem.line, problem.column)
        self._pale()

    def _on_no_preview(self, text: str) -> None:
        self._asked = None
        if self.preview.hall is None:
            self.preview.say_nothing(self.tr("No preview"), text)
        else:
            self._pale()

    def _on_plan_refused(self, problem: PlanProblem) -> None:
        self.plan.mark_place(problem.line, problem.column)
        self.plan.go_to_place(problem.line, problem.column)

    def _pale(self) -> None:
        if self.preview.hall is not None:
            self.preview.grow_pale()
        else:
            self.preview.say_nothing(self.tr("No preview"), self.tr("The seating plan cannot be read yet."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def _fit_preview(self) -> None:
        room = self.room_for_content
        form = min(_FORM_WIDTH, room.width() // 2)
        self.form.setFixedWidth(form)
        below = self.letters.heightForWidth(room.width() - form - _BETWEEN) + 2 * _BELOW if self._low else 0
        self.preview.setFixedHeight(max(_LEAST_PREVIEW, room.height() - below))
