#!/bin/bash
# More stand-ins, for languages whose tools not every machine has: on top of those that bases.sh has made, and as they
# are. What a machine does not have it says, and goes on.
#   scripts/builds/language-bases.sh DIR   the directory that bases.sh was given
set -euo pipefail
. "$(dirname "$0")/packages.sh"
mkdir -p "${1:?a directory}"
work=$(cd "$1" && pwd)/language-bases
files=$(cd "$(dirname "$0")/bases" && pwd)
mkdir -p "$work"

# make NAME CONTEXT
make() {
  echo "deb $mirror $host main" > "$2/host.list"
  docker build --quiet --network host --label "org.opencontainers.image.description=Stand-in for $1" \
    --file "$files/${1//[:\/]/-}.Dockerfile" --tag "$1" "$2" > /dev/null
  echo "$1"
}

# has PROGRAM...
has() {
  for program in "$@"; do
    command -v "$program" > /dev/null || { echo "no $program" && return 1; }
  done
}

# Rust without its documentation, and the distroless image with Debian's C library.
rust() {
  local sysroot into=$work/rust
  sysroot=$(rustc --print sysroot)
  mkdir -p "$into/toolchain"
  tar -C "$sysroot" --exclude=./share -cf - ./bin ./lib | tar -C "$into/toolchain" -xf -
  make rust:1-bookworm "$into"
}

# Python 3.11 with its pip and setuptools alone.
python() {
  local prefix into=$work/python
  prefix=$(python3.11 -c 'import sys; print(sys.base_prefix)')
  mkdir -p "$into/python/bin" "$into/python/lib/python3.11/site-packages"
  cp -L "$prefix/bin/python3.11" "$into/python/bin/"
  cp -r "$prefix/include" "$into/python/"
  cp -P "$prefix"/lib/libpython3* "$into/python/lib/" 2> /dev/null || true
  tar -C "$prefix/lib/python3.11" --exclude=./site-packages --exclude=./test --exclude=__pycache__ -cf - . |
    tar -C "$into/python/lib/python3.11" -xf -
  for package in pip setuptools pkg_resources _distutils_hack distutils-precedence.pth wheel; do
    cp -r "$prefix/lib/python3.11/site-packages/$package"* "$into/python/lib/python3.11/site-packages/" 2> /dev/null || true
  done
  small_package gcc "$into/packages"
  index "$into/packages"
  make python:3.11-slim-bookworm "$into"
}

empty=$work/empty
mkdir -p "$empty"
make gcr.io/distroless/cc-debian12:nonroot "$empty"
make node:20-bookworm "$empty"
docker tag node:20 node:20-bookworm-slim
if has cargo rustc; then rust; fi
if has python3.11; then python; fi
mkdir -p "$work/java"
cp "$files/mvn" "$work/java/"
make maven:3.9-eclipse-temurin-17 "$work/java"
make eclipse-temurin:17-jre "$work/java"
rm -rf "$work"
