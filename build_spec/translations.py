"""Renews resources/i18n: the texts of the desktop's sources, and what is compiled from their translations.

Run it after texts were changed: `.venv/bin/python build_spec/translations.py`. It says which translations are missing;
write them into the .ts file (a text file; pyside6-linguist edits it comfortably) and run it again.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop" / "ttms_desktop"
FOLDER = ROOT / "resources" / "i18n"
LANGUAGE = "zh_CN"


def collect(ts_file: Path) -> None:
    """Bring `ts_file` up to date with the sources; translations of unchanged texts stay."""
    sources = [str(file.relative_to(ROOT)) for file in sorted(SOURCES.rglob("*.py"))]
    # Without line numbers, so that moving code does not change the file.
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", LANGUAGE]
    _run("pyside6-lupdate", *sources, *options, "-ts", str(ts_file))


def compile_into(ts_file: Path, qm_file: Path) -> None:
    _run("pyside6-lrelease", str(ts_file), "-qm", str(qm_file))


def messages(ts_file: Path) -> Iterator[tuple[str, str, str]]:
    """Context, English text and translation of each message; the translation is empty where it is unfinished."""
    for context in ET.parse(ts_file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            yield (
                name,
                message.findtext("source", ""),
                (translation.text or "") if finished and translation is not None else "",
            )


def main() -> int:
    ts_file = FOLDER / f"ttms_{LANGUAGE}.ts"
    collect(ts_file)
    compile_into(ts_file, ts_file.with_suffix(".qm"))
    missing = [f"{context}: {source}" for context, source, translation in messages(ts_file) if not translation]
    for line in missing:
        print("not translated:", line)
    return 1 if missing else 0


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(tool)
    done = subprocess.run(  # noqa: S603 - Qt's own tools, on our own files
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
