"""Files that are there whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from ttms_desktop.whole_file import write_whole


def test_a_text_or_bytes_replace_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "name.json"
    for content, stored in (("影院\n", "影院\n".encode()), (b"\r\n\x00", b"\r\n\x00")):
        write_whole(file, content)
        assert file.read_bytes() == stored
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_was_there_stays_if_the_disk_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    file = tmp_path / "name.json"
    write_whole(file, "before")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if call == "fsync" else Path, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "after")

    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_the_new_name_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def note(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", note)
    write_whole(tmp_path / "name", "text")

    assert synced == [False, True]
