#!/bin/sh
# Installs what `make dist` needs of the system: the tools, and each library that the bundles leave to Debian packages.
set -eu

# Debian keeps the library that PyInstaller starts its programs with apart from Python.
python=$(.venv/bin/python - <<'END'
import sys
from PyInstaller.depend.bindepend import get_python_library_path
try:
    get_python_library_path()
except Exception:
    print("libpython3.%d" % sys.version_info[1])
END
)
# shellcheck disable=SC2086
sh build_spec/system_packages.sh binutils dpkg xz-utils libcups2 \
  libegl1 libgl1 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libx11-6 libxkbcommon0 libxkbcommon-x11-0 \
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
  libxcb-xinerama0 libwayland-client0 libwayland-cursor0 libwayland-egl1 $python
