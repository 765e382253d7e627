"""What is kept once, reasons and names of categories, is read by everybody in his own language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings

from ttms_desktop.appearance import Appearance
from ttms_desktop.reasons import FOR_CANCELLING, FOR_DRAWER, FOR_REFUND, SHOW_CANCELLED, kept_reason, reason_text
from ttms_desktop.screens.find_orders.reasons import reasons_for
from ttms_desktop.screens.sell_tickets.wording import category_text


@pytest.fixture
def appearance(memory: QSettings) -> Iterator[Appearance]:
    made = Appearance(memory, language="zh_CN")
    yield made
    made.choose_language("en")


def test_a_reason_that_a_chinese_clerk_picked_is_read_in_english(appearance: Appearance) -> None:
    picked = reasons_for(cancelled=True)
    kept = [kept_reason(reason) for reason in picked]
    read_in_chinese = [reason_text(reason) for reason in kept]
    appearance.choose_language("en")

    assert picked[:2] == read_in_chinese[:2] == ["场次取消", "顾客不能来"]
    assert [reason_text(reason) for reason in kept] == [SHOW_CANCELLED, *FOR_REFUND]


def test_reasons_that_were_kept_in_chinese_before_are_read_in_english_too(appearance: Appearance) -> None:
    before = [reason_text(reason) for reason in (SHOW_CANCELLED, *FOR_REFUND, *FOR_DRAWER)]
    appearance.choose_language("en")

    assert [reason_text(reason) for reason in before] == [SHOW_CANCELLED, *FOR_REFUND, *FOR_DRAWER]


def test_why_a_show_was_cancelled_is_read_in_english_too(appearance: Appearance) -> None:
    kept = [kept_reason(reason_text(reason)) for reason in FOR_CANCELLING]

    assert [reason_text(reason) for reason in kept][:2] == ["放映故障", "停电"]
    appearance.choose_language("en")
    assert [reason_text(reason) for reason in kept] == list(FOR_CANCELLING)


def test_a_category_of_seats_is_called_by_its_name_in_the_language_of_the_window(appearance: Appearance) -> None:
    chinese = category_text("尊享座 / Premium")
    appearance.choose_language("en")

    assert (chinese, category_text("尊享座 / Premium")) == ("尊享座", "Premium")
    assert category_text("尊享座") == "尊享座"


def test_what_somebody_typed_stays_as_it_is(appearance: Appearance) -> None:
    assert kept_reason("孩子生病了") == reason_text("孩子生病了") == "孩子生病了"
    appearance.choose_language("en")
    assert reason_text("孩子生病了") == "孩子生病了"
