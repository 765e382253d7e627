"""The screen of a tour without a display: as large as that of a counter."""

import json
from pathlib import Path

OFFSCREEN = "offscreen"
_COUNTER = {"name": "counter", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}


def counter_screen(folder: Path) -> str:
    """The platform for Qt, whose own screen has 800 points each way: menus end there, and dialogs are cut to it.

    Its description is written into `folder`, and read when the application is made.
    """
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [_COUNTER]}), encoding="utf-8")
    return f"{OFFSCREEN}:configfile={file}"
