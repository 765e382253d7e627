"""Every text of the desktop has its Chinese one, and what is committed is what the sources say."""

import ast
import importlib.util
import shutil
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from pytestqt.qtbot import QtBot

from ttms_client.errors import ServerUnreachable
from ttms_desktop.appearance import Appearance
from ttms_desktop.messages import sentences, text_for

ROOT = Path(__file__).parents[2]
TS, QM = (ROOT / "resources" / "i18n" / f"ttms_zh_CN.{kind}" for kind in ("ts", "qm"))


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """build_spec/translations.py, which is no package."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "build_spec" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_text_lacks_its_chinese(tool: ModuleType) -> None:
    assert [source for _, source, translation in tool.messages(TS) if not translation] == []


def test_the_chinese_is_chinese_and_keeps_every_placeholder(tool: ModuleType) -> None:
    for context, source, translation in tool.messages(TS):
        assert fields(source) == fields(translation), source
        has_chinese = any("\u3001" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" for sign in translation)
        assert has_chinese, f"{context}: {source}"


def test_the_texts_of_the_sources_are_the_committed_ones(tool: ModuleType, tmp_path: Path) -> None:
    """Else run build_spec/translations.py."""
    collected = tmp_path / "collected.ts"
    shutil.copy(TS, collected)

    tool.collect(collected)

    assert list(tool.messages(collected)) == list(tool.messages(TS))


def test_no_text_hides_in_an_f_string(tool: ModuleType) -> None:
    """The tool that collects the texts does not look there."""
    hidden = [
        f"{file.name}: {ast.unparse(call)}"
        for file in tool.SOURCES.rglob("*.py")
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in ("tr", "translate")
    ]

    assert hidden == []


def test_what_is_compiled_says_what_is_written(tool: ModuleType) -> None:
    """Else run build_spec/translations.py."""
    translator = QTranslator()
    assert translator.load(str(QM))

    for context, source, translation in tool.messages(TS):
        assert translator.translate(context, source) == translation


def test_every_refusal_is_said_in_chinese(memory: QSettings) -> None:
    appearance = Appearance(memory, language="zh_CN")
    try:
        for known in sentences().values():
            assert all(any("\u4e00" <= sign <= "\u9fff" for sign in sentence) for sentence in known)
    finally:
        appearance.choose_language("en")


def test_the_language_can_be_switched_while_the_program_runs(memory: QSettings, qtbot: QtBot) -> None:
    appearance = Appearance(memory, language="en")
    said = [text_for(ServerUnreachable("x"))]
    with qtbot.waitSignal(appearance.language_changed):
        appearance.choose_language("zh_CN")
    said.append(text_for(ServerUnreachable("x")))
    language_then = QLocale().language()
    appearance.choose_language("en")
    said.append(text_for(ServerUnreachable("x")))

    assert said[0] == said[2] == "The server cannot be reached. Check the network; work then goes on by itself."
    assert said[1] == "连不上服务器。请检查网络\uff0c恢复后会自动继续。"
    assert language_then is QLocale.Language.Chinese


def test_qts_own_texts_are_translated_too(memory: QSettings) -> None:
    appearance = Appearance(memory, language="zh_CN")

    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    appearance.choose_language("en")

    assert said == "取消"


def test_a_choice_is_kept_for_the_next_start(memory: QSettings) -> None:
    appearance = Appearance(memory, language="en")
    appearance.choose_language("zh_CN")
    appearance.choose_theme("dark")

    again = Appearance(memory)
    chosen = (again.language, again.theme)
    again.choose_language("en")

    assert chosen == ("zh_CN", "dark")


def test_theme_and_language_are_told_once_both_are_chosen(memory: QSettings) -> None:
    appearance = Appearance(memory, language="en", theme="light")
    told: list[tuple[str, str]] = []
    for changed in (appearance.theme_changed, appearance.language_changed):
        changed.connect(lambda _chosen: told.append((appearance.theme, appearance.language)))

    appearance.choose("dark", "zh_CN")
    appearance.choose("dark", "zh_CN")
    appearance.choose("pink", "en")

    assert told == [("dark", "zh_CN"), ("dark", "zh_CN"), ("dark", "en")]


def test_what_is_given_at_the_start_wins_over_what_was_kept(memory: QSettings) -> None:
    memory.setValue("appearance/language", "zh_CN")
    memory.setValue("appearance/theme", "dark")

    appearance = Appearance(memory, language="en", theme="light")

    assert (appearance.language, appearance.theme) == ("en", "light")


def test_nonsense_that_was_kept_is_passed_over(memory: QSettings) -> None:
    memory.setValue("appearance/language", "tlh")
    memory.setValue("appearance/theme", "pink")

    appearance = Appearance(memory)
    language = appearance.language
    appearance.choose_language("en")

    assert language in ("zh_CN", "en")
    assert appearance.theme == "system"
