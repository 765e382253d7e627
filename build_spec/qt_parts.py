"""What of Qt belongs into the desktop's bundle: a plugin or library that does not stand here is left out."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from bundle_parts import Entry

# Python modules that nothing of ours uses; with them go the libraries behind them.
UNUSED_MODULES = ["PySide6.QtDBus", "PySide6.QtNetwork"]

# Python modules that pyqtgraph imports by name, where PyInstaller does not see it.
HIDDEN_MODULES = ["PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"]

# The libraries: Gui needs DBus, pyqtgraph imports OpenGL, the tour presses keys with Test.
LIBRARIES = {
    "Core",
    "DBus",
    "Gui",
    "OpenGL",
    "OpenGLWidgets",
    "PrintSupport",
    "Svg",
    "Test",
    "WaylandClient",
    "Widgets",
    "XcbQpa",
}

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qoffscreen", "qwayland", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}

TRANSLATIONS = {"qtbase_zh_CN.qm"}

_LIBRARY_BEGIN = "libQt6"


def without_unused(entries: Iterable[Entry]) -> list[Entry]:
    """Only what is used of Qt; everything that is not Qt's stays."""
    return [entry for entry in entries if is_used(PurePosixPath(entry[0]))]


def is_used(path: PurePosixPath) -> bool:
    """Whether this file of the bundle may stay."""
    if "plugins" in path.parts and "PySide6" in path.parts:
        return path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())
    if path.parent.name == "translations" and "PySide6" in path.parts:
        return path.name in TRANSLATIONS
    if path.name.startswith(_LIBRARY_BEGIN):
        return path.name.removeprefix(_LIBRARY_BEGIN).split(".")[0] in LIBRARIES
    return "qml" not in path.parts
