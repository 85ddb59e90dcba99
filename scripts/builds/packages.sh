#!/bin/bash
# For the scripts beside it: packages of Debian without installing them.

host=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $host" | sort -u | head -1)

# download SUITE STATE PACKAGE...: leaves the archives in STATE/archives. apt's own state is left alone.
download() {
  local suite=$1 state=$2
  shift 2
  mkdir -p "$state"/{lists/partial,cache/archives/partial,archives}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" > "$state/sources.list"
  local options=(-qq -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$state/lists" -o Dir::Cache="$state/cache" -o Dir::State::status=/dev/null
    -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update
  (cd "$state/archives" && apt-get "${options[@]}" download "$@")
}

# unpack SUITE STATE DIR PACKAGE...: and unpacks them into DIR.
unpack() {
  local suite=$1 state=$2 into=$3
  shift 3
  download "$suite" "$state" "$@"
  mkdir -p "$into"
  for package in "$state"/archives/*.deb; do dpkg -x "$package" "$into"; done
}

# small_package NAME DIR [FIELD]: with one program, which says its name.
small_package() {
  local package=$work/package-$1
  mkdir -p "$package/DEBIAN" "$package/usr/bin" "$2"
  printf '#!/bin/sh\necho %s\n' "$1" > "$package/usr/bin/$1"
  chmod 755 "$package/usr/bin/$1"
  printf '%s\n' "Package: $1" 'Version: 1.0' 'Architecture: all' 'Maintainer: a@example.com' ${3:+"$3"} \
    "Description: says its name" > "$package/DEBIAN/control"
  dpkg-deb --root-owner-group --build "$package" "$2/$1_1.0_all.deb" > /dev/null
}

# index DIR: writes what apt reads of the packages there.
index() {
  local into=$1
  for package in "$into"/*.deb; do
    dpkg-deb --field "$package"
    echo "Filename: ./$(basename "$package")"
    echo "Size: $(stat --format %s "$package")"
    echo "SHA256: $(sha256sum "$package" | cut -d' ' -f1)"
    echo
  done > "$into/Packages"
}
