#!/bin/sh
# Makes this machine ready, and changes nothing where it is: bootstrap.sh venv|run|test
#   venv  .venv with the project and everything that its tests use
#   run   also what Qt needs of the system, and a Chinese font
#   test  also MariaDB and a screen for machines without one
set -eu
unset CDPATH PYTHONHOME PYTHONPATH
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin

for_qt="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
  libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libwayland-cursor0 libwayland-egl1
  fonts-noto-cjk"

# Prints the path of a Python that is new enough and can make environments; not that of an active .venv.
find_python() {
  for name in python3 python3.11 python3.12 python3.13 python3.14; do
    "$name" -c 'import sys, ensurepip; sys.version_info >= (3, 11) or sys.exit(1); print(sys._base_executable)' \
      2>/dev/null && return
  done
  return 1
}

# Prints the package that lets Python make environments; Debian keeps that apart from Python.
venv_package() {
  for name in python3 python3.11 python3.12 python3.13 python3.14; do
    "$name" -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1); print("python3.%d-venv" % sys.version_info[1])' \
      2>/dev/null && return
  done
  echo python3-venv
}

has() { command -v "$1" >/dev/null 2>&1; }

install_system_packages() {
  packages=""
  case $1 in
    run | test) packages=$for_qt ;;
  esac
  if [ "$1" = test ]; then
    # Not mariadb-server: that would start one for the whole machine.
    { has mariadbd && has my_print_defaults && has mariadb-dump; } || packages="$packages mariadb-server-core mariadb-client"
    { has Xvfb && has xauth; } || packages="$packages xvfb xauth"
  fi
  venv_is_current || find_python >/dev/null || packages="$packages $(venv_package)"
  # shellcheck disable=SC2086
  sh build_spec/system_packages.sh $packages
}

# What .venv depends on: where it stands, the project's requirements, their exact versions.
wanted() { pwd && cat pyproject.toml build_spec/constraints.txt; }

venv_is_current() { [ -x .venv/bin/python ] && wanted | cmp -s - .venv/made_from; }

# A stamp is written last and removed first, so that an interrupted run leaves none and is begun anew.
make_venv() {
  if [ ! -x .venv/bin/python ] || [ ! -f .venv/made_from ] || [ "$(head -n 1 .venv/made_from)" != "$(pwd)" ]; then
    python=$(find_python) || {
      echo "This needs Python 3.11 or newer with its venv module; none was found." >&2
      exit 1
    }
    echo "Making .venv with $("$python" --version)"
    rm -f .venv/made_from
    "$python" -m venv --clear .venv
  fi
  rm -f .venv/made_from
  echo "Installing Python packages into .venv (about 150 MB to fetch the first time)"
  # Given by environment and as a relative path, the versions also hold for the build backend, and blanks do no harm.
  PIP_CONSTRAINT=build_spec/constraints.txt PIP_BUILD_CONSTRAINT=build_spec/constraints.txt \
    .venv/bin/python -m pip --quiet --disable-pip-version-check install --editable '.[test]'
  wanted >.venv/made_from
}

case ${1:-} in
  venv | run | test) ;;
  *)
    echo "usage: $0 venv|run|test" >&2
    exit 2
    ;;
esac
install_system_packages "$1"
venv_is_current || make_venv
