import { type ContextFile, script } from "./context.ts";

// Programs that a context brings because no base has them: builds are without a network, and what is tried is what a fix
// does to their command lines.

/** "Downloads" from `/mirror`, as curl would: `-o FILE`, `-O`, standard output; 22 where there is none and `-f` is given. */
export const curl: ContextFile = script(
  "#!/bin/sh",
  "to=- own= strict=",
  "while [ $# -gt 0 ]; do case $1 in -*o) to=$2; shift ;; -*O) own=yes ;; -*) ;; *) url=$1 ;; esac; case $1 in -*f*) strict=yes ;; esac; shift; done",
  "file=/mirror/${url##*/}",
  '[ -z "$own" ] || to=${url##*/}',
  '[ -e "$file" ] || { echo "curl: (22) 404" >&2; exit 22; }',
  'if [ "$to" = - ]; then cat "$file"; else cat "$file" > "$to"; fi',
);

/** Says as much as wget does unless told not to, and "downloads" an empty file. */
export const wget: ContextFile = script(
  "#!/bin/sh",
  "to= say=yes",
  "while [ $# -gt 0 ]; do case $1 in -O) to=$2; shift ;; -nv | -q | --no-verbose | --quiet) say= ;; -*) ;; *) url=$1 ;; esac; shift; done",
  '[ -z "$say" ] || echo "Length: 0" >&2',
  ': > "${to:-${url##*/}}"',
);

/** Keeps what it "installed" in `/installed`, and fills its cache unless told not to. */
export const pip: ContextFile = script(
  "#!/bin/sh",
  "cached=yes",
  'for word; do case $word in --no-cache-dir) cached= ;; *) echo "$word" >> /installed ;; esac; done',
  '[ "${PIP_NO_CACHE_DIR:-}" = "" ] || cached=',
  '[ -z "$cached" ] || { mkdir -p ~/.cache/pip; echo wheel > ~/.cache/pip/wheel; }',
);

/** Fills its cache, and empties it when asked. */
export const yarn: ContextFile = script(
  "#!/bin/sh",
  'if [ "$1 $2" = "cache clean" ]; then rm -rf /usr/local/share/.cache/yarn; exit; fi',
  "mkdir -p /usr/local/share/.cache/yarn",
  "echo package > /usr/local/share/.cache/yarn/package",
  'echo "$@" >> /installed',
);
