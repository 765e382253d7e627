"""Dialogs in which something is typed: Enter, Esc, being busy, refusals, and care for what was typed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets.confirm import Question, ask
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.text_area import TextArea


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    style.apply_theme(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def title() -> LineEdit:
    return LineEdit()


@pytest.fixture
def dialog(window: QWidget, title: LineEdit) -> Iterator[OfficeDialog]:
    """With a title and a remark, opened."""
    made = OfficeDialog(window, title="New film", primary="Add the film")
    made.form.add("title", "Title", title, hint="As on the poster")
    made.form.add("remark", "Remark", TextArea())
    made.begin()
    yield made
    made.is_changed = False
    made.set_busy("")
    made.close()


class WindowWithHelp(QWidget):
    """Remembers over what its help was wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.over: list[QWidget | None] = []

    def open_help(self, over: QWidget | None = None) -> QDialog:
        self.over.append(over)
        return QDialog(over)


def presses(key: Qt.Key) -> Callable[[], None]:
    """Presses a key in the dialog that is in front by then."""

    def press() -> None:
        front = QApplication.activeModalWidget()
        assert isinstance(front, Question)
        QTest.keyClick(front, key)

    return press


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_f1_asks_the_window_for_help_over_the_dialog(qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    window = WindowWithHelp()
    qtbot.addWidget(window)
    window.show()
    dialog = OfficeDialog(QWidget(window), title="New film", primary="Add the film")
    dialog.form.add("title", "Title", LineEdit())
    dialog.begin()
    QTest.qWaitForWindowActive(dialog)

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1, held)
    dialog.close()

    assert window.over == [dialog]


def test_typing_starts_in_the_first_field(dialog: OfficeDialog, title: LineEdit) -> None:
    assert dialog.focusWidget() is title


def test_enter_confirms_from_a_field(dialog: OfficeDialog, title: LineEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.confirmed):
        QTest.keyClick(title, Qt.Key.Key_Return)


def test_enter_in_a_text_of_several_lines_begins_a_line_and_ctrl_enter_confirms(
    dialog: OfficeDialog, qtbot: QtBot
) -> None:
    remark = dialog.findChild(TextArea)
    assert remark is not None
    with qtbot.assertNotEmitted(dialog.confirmed):
        QTest.keyClick(remark, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.confirmed):
        QTest.keyClick(remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert remark.value == "\n"


def test_nothing_is_confirmed_or_left_while_a_call_is_under_way(
    dialog: OfficeDialog, title: LineEdit, qtbot: QtBot
) -> None:
    dialog.set_busy("Saving…")

    with qtbot.assertNotEmitted(dialog.confirmed):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()

    assert dialog.isVisible()
    assert not title.isEnabled()


def test_a_refusal_stands_at_its_field_and_goes_with_the_next_letter(dialog: OfficeDialog, title: LineEdit) -> None:
    dialog.set_busy("Saving…")

    dialog.refuse("Another film has this title.", "title")

    assert not dialog.busy
    assert dialog.form.refusal("title") == "Another film has this title."
    assert title.property("tone") == "danger"
    assert dialog.focusWidget() is title
    QTest.keyClicks(title, "M")
    assert (dialog.form.refusal("title"), title.property("tone")) == ("", "")


def test_a_refusal_without_a_field_stands_in_the_message_bar_and_esc_takes_it_away_first(dialog: OfficeDialog) -> None:
    dialog.refuse("The server cannot be reached.", "no such field")
    assert dialog.messages.isVisible()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.messages.isVisible(), dialog.isVisible()) == (False, True)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_asks_before_it_throws_away_what_was_typed(dialog: OfficeDialog, title: LineEdit) -> None:
    QTest.keyClicks(title, "Metropolis")

    QTimer.singleShot(0, presses(Qt.Key.Key_Escape))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    kept = dialog.isVisible()
    QTimer.singleShot(0, presses(Qt.Key.Key_Return))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert kept
    assert not dialog.isVisible()


def test_a_closed_window_asks_too(dialog: OfficeDialog, title: LineEdit) -> None:
    QTest.keyClicks(title, "Metropolis")

    QTimer.singleShot(0, presses(Qt.Key.Key_Escape))
    dialog.close()

    assert dialog.isVisible()
    assert title.value == "Metropolis"


def test_all_fields_are_seen_when_sentences_make_the_dialog_higher(dialog: OfficeDialog, qtbot: QtBot) -> None:
    before = dialog.height()

    for name in ("title", "remark"):
        dialog.form.refuse(name, "A sentence that is so long that it does not fit into one line of the dialog. " * 3)
    dialog.refuse("The server cannot be reached.")

    qtbot.waitUntil(lambda: dialog.height() > before and dialog.form.height() >= dialog.form.sizeHint().height())


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_with_one_key(window: QWidget, key: Qt.Key, answer: bool) -> None:  # noqa: FBT001
    QTimer.singleShot(0, presses(key))

    assert ask(window, "Cancel the show?", primary="Cancel the show") is answer


def test_a_text_of_as_many_lines_as_were_asked_for_has_no_scroll_bar(window: QWidget) -> None:
    text = TextArea(lines=6, drawn=True, parent=window)
    text.resize(300, text.minimumHeight())
    text.show()

    text.set_value("\n".join(["ooo"] * 6))
    QApplication.processEvents()

    assert text.verticalScrollBar().maximum() == 0


def test_words_in_a_form_need_no_room_for_a_refusal(dialog: OfficeDialog) -> None:
    words = wrapped("small", "o seat")
    dialog.form.add("letters", "", words)
    QApplication.processEvents()

    block = words.parentWidget()
    assert block is not None
    assert block.height() <= words.height() + 4


def test_a_form_higher_than_the_screen_hints_at_its_hidden_fields_and_brings_new_words_into_view(
    dialog: OfficeDialog, qtbot: QtBot
) -> None:
    page = dialog._scroll
    hinted = [page._fold.isVisible()]
    for number in range(12):
        dialog.form.add(f"field{number}", f"Field {number}", LineEdit())
    verdict = wrapped("danger", "Nothing was added, because of the show before")
    dialog.content.addWidget(verdict)
    qtbot.waitUntil(lambda: page.has_more_below)
    hinted.append(page._fold.isVisible())

    dialog.reveal(verdict)
    qtbot.waitUntil(lambda: not page.has_more_below)

    assert hinted == [False, True]
    assert not page._fold.isVisible()
    assert not verdict.visibleRegion().isEmpty()


def test_a_field_that_comes_is_seen_whole_with_its_name_and_so_is_the_one_with_the_keys(
    dialog: OfficeDialog, qtbot: QtBot
) -> None:
    fields = [LineEdit() for _ in range(14)]
    for number, field in enumerate(fields):
        dialog.form.add(f"field{number}", f"Field {number}", field)
    dialog.form.set_shown("field12", shown=False)
    page = dialog._scroll
    qtbot.waitUntil(lambda: page.has_more_below)
    fields[9].setFocus()
    dialog.form.set_shown("field12", shown=True)
    qtbot.waitUntil(lambda: dialog._revealed is None)

    for number in (9, 12):
        block = dialog.form.block_of(fields[number])
        top = block.mapTo(page.viewport(), block.rect().topLeft()).y()
        assert block.height() > fields[number].height() + 10, "its name is a part of it"
        assert top >= 0, number
        assert top + block.height() <= page.viewport().height() - page._fold.height() * page.has_more_below, number


def test_a_dialog_of_many_words_is_no_higher_than_they_are_at_its_width(window: QWidget) -> None:
    """Its words are laid out as wide as they will be, so that no empty room is below them."""
    made = OfficeDialog(window, title="Approve", primary="Approve", width=700)
    made.content.addWidget(wrapped("small", "A manager approves what is above the limit of whoever sells. " * 6))
    made.begin()
    for _ in range(5):
        QApplication.processEvents()

    assert made.height() <= made.sizeHint().height() + 1
    made.close()


def test_a_second_column_stands_right_of_all_fields_before_it(dialog: OfficeDialog) -> None:
    poster = LineEdit()
    dialog.form.begin_column()
    dialog.form.add("poster", "Poster", poster)
    for _ in range(5):
        QApplication.processEvents()
    first, last = (dialog.form.block_of(field) for field in (dialog.form.findChildren(LineEdit)[0], poster))

    assert last.x() >= first.x() + first.width()
    assert last.y() == first.y() == 0


def test_no_room_is_kept_below_a_tight_field_until_it_is_refused(dialog: OfficeDialog) -> None:
    field = LineEdit()
    dialog.form.add("code", "Code", field, tight=True)
    QApplication.processEvents()
    block = dialog.form.block_of(field)
    before = block.sizeHint().height()
    dialog.refuse("That is no code.", "code")

    assert dialog.form.refusal("code") == "That is no code."
    assert block.sizeHint().height() > before


def test_a_key_that_is_held_down_confirms_nothing(dialog: OfficeDialog, qtbot: QtBot) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)

    with qtbot.assertNotEmitted(dialog.confirmed):
        QApplication.sendEvent(dialog, held)
