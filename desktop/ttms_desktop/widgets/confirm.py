"""A question that is answered with one key: Enter does it, Esc leaves everything as it is."""

from PySide6.QtWidgets import QDialog, QWidget

from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import wrapped


class Question(Dialog):
    """Asks `text` and tells in `hint` what follows from it."""

    def __init__(self, parent: QWidget | None, text: str, *, primary: str, hint: str = "") -> None:
        super().__init__(parent, title=text, primary=primary, width=440)
        self.heading.hide()
        self.content.addWidget(wrapped("heading", text))
        if hint:
            self.content.addWidget(wrapped("muted", hint))
        self.confirmed.connect(self.accept)
        self.primary.setFocus()


def ask(parent: QWidget, text: str, *, primary: str, hint: str = "") -> bool:
    """Whether it is to be done; `primary` is the verb for it, `hint` what follows from it."""
    question = Question(parent, text, primary=primary, hint=hint)
    answer = question.exec()
    question.deleteLater()
    return answer == QDialog.DialogCode.Accepted
