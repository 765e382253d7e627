#!/bin/sh
# Installs those of the named Debian packages that are missing: system_packages.sh PACKAGE...
# Without the rights for it, prints the command to run and ends with 1. On other systems it does nothing.
set -eu

command -v apt-get >/dev/null 2>&1 || exit 0

# Provides counts too: libglib2.0-0 is called libglib2.0-0t64 on newer systems.
installed=$(dpkg-query --show --showformat '${db:Status-Abbrev} ${Package} ${Provides},\n' |
  sed -n 's/^ii //p' | tr -s ', \n' ' ')
missing=""
for package in "$@"; do
  case " $installed " in
    *" $package "*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  exec >&2
  echo "These system packages are missing:$missing"
  echo "Run this once, then start again:"
  echo
  if command -v sudo >/dev/null 2>&1; then
    echo "  sudo apt-get update && sudo $install"
  else
    echo "  su -c 'apt-get update && $install'"
  fi
  echo
  exit 1
fi

apt() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >>.run/apt.log 2>&1
}

echo "Installing system packages:$missing"
mkdir -p .run
: >.run/apt.log
# Package lists are often absent or too old; fetch them only then.
# shellcheck disable=SC2086
if ! apt install --yes --no-install-recommends $missing &&
  ! { apt update && apt install --yes --no-install-recommends $missing; }; then
  tail -n 15 .run/apt.log >&2
  echo "apt-get failed (all it said is in .run/apt.log). By hand: apt-get update && $install" >&2
  exit 1
fi
