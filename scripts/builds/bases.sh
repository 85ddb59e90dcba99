#!/bin/bash
# Stand-ins for well-known base images, under their real names, from Debian's packages and this machine's Go and Node: for
# machines that reach no registry of images. Each says in a label that it is one. Needs root and a Docker engine.
#   scripts/builds/bases.sh DIR   works below DIR, which `engine.sh` may use too
#
# Their apt knows a few small packages that lie in the image itself, so that builds with it need no network.
set -euo pipefail
. "$(dirname "$0")/packages.sh"
mkdir -p "${1:?a directory}"
work=$(cd "$1" && pwd)/bases
files=$(cd "$(dirname "$0")/bases" && pwd)
mkdir -p "$work"

# make NAME CONTEXT
make() {
  docker build --quiet --network host --label "org.opencontainers.image.description=Stand-in for $1" \
    --file "$files/${1//[:\/]/-}.Dockerfile" --tag "$1" "$2" > /dev/null
  echo "$1"
}

packages() {
  local into=$1
  download "$host" "$work/apt-packages" make tree less sudo hello
  mkdir -p "$into"
  cp "$work"/apt-packages/archives/*.deb "$into/"
  # None of the small ones recommends anything.
  small_package greeter "$into" 'Recommends: hello'
  index "$into"
}

# Debian's smallest system, with what the official images set.
debian() {
  local root=$work/debian
  unpack "$host" "$work/apt-debootstrap" "$work/debootstrap" debootstrap
  rm -rf "$root"
  DEBOOTSTRAP_DIR=$work/debootstrap/usr/share/debootstrap \
    "$work/debootstrap/usr/sbin/debootstrap" --variant=minbase "$host" "$root" "$mirror" > "$work/debootstrap.log"
  cp "$files"/apt.conf "$root/etc/apt/apt.conf.d/docker-clean"
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* "$root"/usr/share/{doc,man,info,locale}/*
  packages "$root/usr/share/packages"
  echo 'deb [trusted=yes] copy:/usr/share/packages ./' > "$root/etc/apt/sources.list"
  mkdir -p "$work/context-debian"
  tar -C "$root" --sort=name --numeric-owner --exclude='./proc/*' --exclude='./sys/*' --exclude='./dev/*' \
    -cf "$work/context-debian/root.tar" .
}

busybox() {
  unpack "$host" "$work/apt-busybox" "$work/busybox" busybox-static
  mkdir -p "$work/context-busybox"
  cp "$work/busybox/bin/busybox" "$work/context-busybox/"
  cp "$files"/{adduser,package-manager} "$work/context-busybox/"
}

# The network of this machine, as apt and npm know it, for what the bases themselves need.
toolchains() {
  mkdir -p "$work"/context-{go,node}
  echo "deb $mirror $host main" > "$work/context-go/host.list"
  cp "$work/context-go/host.list" "$work/context-node/"
  cp -r "$(go env GOROOT)" "$work/context-go/go"
  # An older Go, as the go command itself fetches it, and packages that many build stages install without need.
  mkdir -p "$work/context-go-1.21"
  cp "$work/context-go/host.list" "$work/context-go-1.21/"
  cp -r "$(GOTOOLCHAIN=go1.21.13 go env GOROOT)" "$work/context-go-1.21/go"
  chmod -R u+w "$work/context-go-1.21/go"
  small_package git "$work/context-go-1.21/packages"
  small_package curl "$work/context-go-1.21/packages"
  index "$work/context-go-1.21/packages"
  cp "$(readlink -f "$(command -v node)")" "$work/context-node/node"
  cp -rL "$(npm root --global)/npm" "$work/context-node/npm"
}

busybox
make busybox:1.35 "$work/context-busybox"
for small in alpine:3.22 fedora:41 amazonlinux:2 opensuse/leap:15.6 gcr.io/distroless/static:nonroot; do
  make "$small" "$work/context-busybox"
done
debian
make debian:bookworm-slim "$work/context-debian"
docker tag debian:bookworm-slim debian:bookworm
toolchains
make golang:1.26 "$work/context-go"
docker tag golang:1.26 golang:1.26-bookworm
docker tag debian:bookworm-slim debian:12-slim
make golang:1.21 "$work/context-go-1.21"
make node:20 "$work/context-node"
rm -rf "$work"
