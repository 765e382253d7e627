"""The tour notices what a screen reader could not tell."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop.tour.speaking import unspoken
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.picker import Picker


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def put(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    page.show()


def test_fields_of_a_form_and_buttons_with_a_text_have_a_name(page: QWidget) -> None:
    form = Form()
    form.add("name", "姓名", LineEdit())
    form.add("role", "角色", Picker())
    put(page, form, QPushButton("新增"))

    assert unspoken(page, chinese=True) == []


def test_a_button_with_an_icon_alone_is_told(page: QWidget) -> None:
    button = BusyButton()
    button.set_icon("remove")
    put(page, button)

    assert unspoken(page, chinese=False) == ["BusyButton in QWidget has none"]


def test_a_list_of_choices_is_not_called_after_what_is_chosen(page: QWidget) -> None:
    picker = Picker()
    picker.offer([(1, "One")])
    put(page, picker)

    assert unspoken(page, chinese=False) == ["Picker in QWidget has none"]


def test_a_sign_is_no_name(page: QWidget) -> None:
    put(page, QPushButton("…"))

    assert unspoken(page, chinese=False) == ["QPushButton in QWidget is called “…”"]


def test_english_in_a_chinese_window_is_told(page: QWidget) -> None:
    put(page, QPushButton("Remove"))

    assert unspoken(page, chinese=False) == []
    assert unspoken(page, chinese=True) == ["QPushButton in QWidget is called “Remove” in Chinese"]


def test_two_of_a_kind_with_one_name_are_told(page: QWidget) -> None:
    put(page, QPushButton("Remove"), QPushButton("Remove"))

    assert unspoken(page, chinese=False) == ["QPushButton in QWidget is one of several called “Remove”"] * 2


def test_what_is_hidden_is_not_asked_for_its_name(page: QWidget) -> None:
    field = QLineEdit()
    put(page, field)
    field.hide()

    assert unspoken(page, chinese=False) == []
