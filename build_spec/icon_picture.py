"""Draws an SVG file as a PNG file, for desktops that want one."""

import os
from pathlib import Path


def save_picture(drawing: Path, picture: Path, *, size: int) -> None:
    """`size` is in pixels. Raises SystemExit if it cannot be drawn or written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer = QSvgRenderer(str(drawing))
    renderer.render(painter)
    painter.end()
    picture.parent.mkdir(parents=True, exist_ok=True)
    if not renderer.isValid() or not image.save(str(picture)):
        raise SystemExit(f"{drawing} cannot be drawn into {picture}.")
