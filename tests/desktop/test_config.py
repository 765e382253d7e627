"""The desktop's settings: later sources win, wrong ones are refused where they stand."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ttms_desktop.config import Settings, SettingWrongError, load
from ttms_desktop.key_map import KeyMap

DOCUMENTED = Path(__file__).parents[2] / "configs" / "desktop.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desktop.toml"


def test_later_sources_win(file: Path) -> None:
    file.write_text('[connection]\naddress = "file:1"\n[counter]\nname = "file"\nuser = "file"\n', encoding="utf-8")
    environment = {"TTMS_COUNTER_NAME": "environment", "TTMS_COUNTER_USER": "environment"}

    settings = load(file, environment, counter_user="argument", counter_name=None)

    assert settings.connection.address == "file:1"
    assert settings.counter.name == "environment"
    assert settings.counter.user == "argument"


def test_without_any_source_everything_has_its_default() -> None:
    assert load(None, {}) == Settings()


def test_the_servers_variables_are_none_of_the_desktops() -> None:
    assert load(None, {"TTMS_DATABASE_URL": "x", "TTMS_SERVER_ADDRESS": "y"}) == Settings()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[connection]\n\nadress = "box:1"\n', "desktop.toml:3: [connection] has no setting 'adress'; it has address"),
        ('[conection]\naddress = "box:1"\n', "desktop.toml:1: there is no section [conection]"),
        ('user = "anna"\n', "desktop.toml:1: there is no section [user]"),
        ('[connection]\naddress = "box"\n', "desktop.toml:2: [connection] address = 'box': must be like"),
        (
            '[connection]\ncertificate = "/nowhere/x.pem"\n',
            "desktop.toml:2: [connection] certificate = '/nowhere/x.pem': cannot be read",
        ),
        (
            f'[connection]\ncertificate = "{DOCUMENTED}"\n',
            f"desktop.toml:2: [connection] certificate = '{DOCUMENTED}': must be a file with a certificate in PEM form",
        ),
        ("[counter]\nname = 2\n", "desktop.toml:2: [counter] name = 2: must be a text in quotes"),
        ('[counter]\nname = ""\n', "desktop.toml:2: [counter] name = '': must have 1 to 16 characters"),
        (
            '[appearance]\ntheme = "pink"\n',
            "desktop.toml:2: [appearance] theme = 'pink': must be system, light or dark",
        ),
        ("[counter]\nname = \n", "desktop.toml: Invalid value (at line 2"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_line(file: Path, text: str, says: str) -> None:
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SettingWrongError) as refused:
        load(file, {})

    assert says in str(refused.value)


def test_a_wrong_variable_and_a_wrong_argument_are_named() -> None:
    with pytest.raises(SettingWrongError, match=r"^TTMS_APPEARANCE_LANGUAGE: "):
        load(None, {"TTMS_APPEARANCE_LANGUAGE": "de"})
    with pytest.raises(SettingWrongError, match=r"^--server: "):
        load(None, {}, connection_address="nowhere")


def test_a_file_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(SettingWrongError, match="cannot be read"):
        load(file, {})


def test_every_setting_is_documented_with_its_default() -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")
    settings = Settings()

    for section in fields(settings):
        part = text.split(f"[{section.name}]\n")[1].split("\n[")[0]
        values = getattr(settings, section.name)
        documented = dict(re.findall(r'^# (\w+) = "(.*)"$', part, re.MULTILINE))
        assert documented == {setting.name: getattr(values, setting.name) for setting in fields(values)}


def test_the_documented_file_is_itself_a_good_one() -> None:
    assert load(DOCUMENTED, {}) == Settings()


def test_own_files_and_tickets_go_where_they_are_sent(tmp_path: Path) -> None:
    both = load(None, {"TTMS_FILES_FOLDER": str(tmp_path / "a"), "TTMS_TICKETS_FOLDER": str(tmp_path / "b")})
    files_only = load(None, {"TTMS_FILES_FOLDER": str(tmp_path / "a")})

    assert (both.data_folder, both.tickets_folder) == (tmp_path / "a", tmp_path / "b")
    assert files_only.tickets_folder == tmp_path / "a" / "tickets"


def test_keys_and_sounds_of_a_computer_stand_in_its_settings_file(tmp_path: Path, memory: QSettings) -> None:
    file = tmp_path / "desktop.toml"
    file.write_text('[keys]\nchanged = "F8 = Ctrl+M, Del = Backspace"\n[sounds]\nplay = "no"\n', encoding="utf-8")

    settings = load(file, {})
    keys = KeyMap(memory, changed=settings.keys.pairs)

    assert settings.sounds.play == "no"
    assert [keys.key_of(action) for action in ("F8", "Del", "F9")] == ["Ctrl+M", "Backspace", "F9"]
    assert keys.change("F8", "Ctrl+Y")
    again = KeyMap(memory, changed=settings.keys.pairs)
    assert again.key_of("F8") == "Ctrl+Y", "what was chosen in the window wins"
    again.reset()
    assert again.key_of("F8") == "Ctrl+M"


@pytest.mark.parametrize("keys", ["F8", "F8 =", "F1 = Ctrl+M", "F8 = F9", "F8 = Esc", "F8 = x", "nonsense = Ctrl+M"])
def test_keys_that_cannot_be_are_refused_at_the_start(tmp_path: Path, keys: str) -> None:
    file = tmp_path / "desktop.toml"
    file.write_text(f'[keys]\nchanged = "{keys}"\n', encoding="utf-8")

    with pytest.raises(SettingWrongError, match=r"desktop\.toml:2"):
        load(file, {})
