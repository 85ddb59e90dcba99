#!/bin/bash
# A private Docker engine from Debian's packages, for a machine that has none: nothing is installed, no service runs, and
# no registry of images is asked. Needs root, Debian's apt, and an overlay file system in the kernel.
#   scripts/builds/engine.sh start DIR   unpacks it below DIR, starts it, prints what to export
#   scripts/builds/engine.sh stop DIR    stops it; what it built stays in DIR
set -euo pipefail
. "$(dirname "$0")/packages.sh"

# Has BuildKit with here-documents; that of bookworm has none.
suite=trixie

start() {
  if [ ! -x "$work/root/usr/sbin/runc" ]; then
    unpack "$suite" "$work/apt" "$work/root" docker.io docker-cli docker-buildx containerd
    # The suite's own needs a newer C library than the host may have.
    unpack "$host" "$work/apt-host" "$work/root" runc
    mkdir -p "$work/config/cli-plugins"
    cp "$work/root/usr/libexec/docker/cli-plugins/docker-buildx" "$work/config/cli-plugins/"
    echo '{}' > "$work/config/config.json"
  fi
  export PATH=$work/root/usr/sbin:$work/root/usr/bin:$PATH DOCKER_HOST=unix://$work/socket
  mkdir -p "$work/state"
  setsid dockerd --data-root "$work/data" --exec-root "$work/state" --pidfile "$work/pid" --host "$DOCKER_HOST" \
    --iptables=false --ip6tables=false --bridge=none > "$work/log" 2>&1 < /dev/null &
  for _ in $(seq 150); do docker version > /dev/null 2>&1 && break; sleep 0.2; done
  docker version --format '# Docker {{.Server.Version}}' || { tail -5 "$work/log" >&2; exit 1; }
  echo "export PATH=$work/root/usr/bin:\$PATH DOCKER_HOST=$DOCKER_HOST DOCKER_CONFIG=$work/config"
}

case ${1-} in
  start | stop) mkdir -p "${2:?a directory}"; work=$(cd "$2" && pwd) ;;
  *) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
if [ "$1" = start ]; then start; else kill "$(cat "$work/pid")"; fi
