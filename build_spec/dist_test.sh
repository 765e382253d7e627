#!/bin/sh
# Installs the packages of dist/ in a scratch system and tries them there: dist_test.sh [ROOT.tar]
# ROOT.tar holds the root folder of a Debian 12; without it, debootstrap fetches one. Mounts and processes are in
# namespaces of their own, so nothing is left when this ends, however it ends.
set -eu
unset CDPATH
tar=${1:+$(realpath "$1")}
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin

if [ "$(id -u)" -ne 0 ]; then
  echo "A scratch system needs root: sudo make dist-test" >&2
  exit 1
fi
for name in ttms-server ttms-desktop; do
  if ! ls dist/"$name"_*.deb >/dev/null 2>&1; then
    echo "dist/ has no package $name: make dist makes it." >&2
    exit 1
  fi
done
sh build_spec/system_packages.sh util-linux xvfb x11-utils $([ -n "$tar" ] || echo debootstrap)

folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT
trap 'exit 1' INT TERM
chmod 755 "$folder"
root=$folder/root
mkdir "$root"
if [ -n "$tar" ]; then
  tar -C "$root" -xf "$tar"
else
  echo "Fetching a Debian 12"
  debootstrap --variant=minbase bookworm "$root" >"$folder/debootstrap.log" ||
    { tail "$folder/debootstrap.log" >&2 && exit 1; }
fi
mkdir -p -m 1777 /tmp/.X11-unix
unshare --mount --propagation private --pid --fork --kill-child sh -eu -c '
  mount -t proc proc /proc
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  mount -t tmpfs tmpfs "$1/tmp"
  mkdir -m 1777 "$1/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
  .venv/bin/python build_spec/dist_test.py "$1" dist
' sh "$root"
