"""Names stand where a reader of the window's language looks for them."""

from PySide6.QtCore import QLocale

from ttms_desktop.reading_order import reading_key


def test_chinese_titles_stand_by_their_sound() -> None:
    QLocale.setDefault(QLocale("zh_CN"))
    titles = ["一江春水向东流", "乌鸦与麻雀", "浮士德", "大都会", "城南旧事"]  # as a computer counts their letters

    assert sorted(titles, key=reading_key) == ["城南旧事", "大都会", "浮士德", "乌鸦与麻雀", "一江春水向东流"]


def test_english_titles_stand_by_their_letters_whichever_size_or_accent_they_have() -> None:
    assert sorted(["Zorro", "éclair", "the kid", "The General"], key=reading_key) == [
        "éclair",
        "The General",
        "the kid",
        "Zorro",
    ]


def test_numbers_stand_as_people_count() -> None:
    assert sorted(["Hall 10", "Hall 2"], key=reading_key) == ["Hall 2", "Hall 10"]
