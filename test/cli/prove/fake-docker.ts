import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";

/** Lines of a shell that say what an engine does; `$file` is the Dockerfile of what is built, or what an image is kept as. */
export interface Behaving {
  /** Before anything is answered. */
  readonly always?: string;
  /** Exits with another code than 0 for a build that fails; `$context` is its directory. */
  readonly build?: string;
  /** Prints the settings of an image. */
  readonly config?: string;
  /** Prints a line for each of its files: a name, and what it holds. */
  readonly files?: string;
  /** Prints what a container says. */
  readonly says?: string;
  /** Prints the code that it ends with; nothing for one that goes on. */
  readonly ends?: string;
}

export interface FakeDocker {
  /** With which it is found. */
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
  /** What was asked, names that are made up left out. */
  calls(): readonly string[];
  /** The texts that were built, in order. */
  builds(): readonly string[];
  /** Images, containers and networks that are still there. */
  leftovers(): readonly string[];
}

/** A client of Docker on the `PATH`, whose engine keeps as an image what its Dockerfile and its ignore file say. */
export function fakeDocker(behaving: Behaving = {}): FakeDocker {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-docker-")));
  onTestFinished(() => rmSync(directory, { recursive: true, maxRetries: 10 }));
  writeFileSync(join(directory, "docker"), scriptOf(directory, behaving));
  chmodSync(join(directory, "docker"), 0o755);
  const names = () => readdirSync(directory).sort();
  const texts = (prefix: string) => names().filter((name) => name.startsWith(prefix));
  return {
    env: { PATH: [directory, process.env.PATH].join(delimiter) },
    directory,
    calls() {
      if (!existsSync(join(directory, "calls"))) return [];
      return readFileSync(join(directory, "calls"), "utf8").trimEnd().split("\n");
    },
    builds: () => texts("built-").map((name) => readFileSync(join(directory, name), "utf8")),
    leftovers: () => texts("there-"),
  };
}

function scriptOf(here: string, { always, build, config, files, says, ends }: Behaving): string {
  return `#!/bin/sh
here=${here}
echo "$*" | sed 's/plimsoll-prove-[^ ]*/NAME/g' >> "$here/calls"
for last; do :; done
file="$here/there-$last"
${always ?? ""}
case "$1 $2" in
  build*)
    context=$last
    for word; do case $word in --file=*) file=\${word#*=} ;; --tag=*) name=\${word#*=} ;; esac; done
    cp "$file" "$here/built-$(ls "$here" | grep -c ^built- | awk '{ printf "%03d", $1 }')"
    ${build ?? ":"} || { echo "failed to solve: $?" >&2; exit 1; }
    cat "$file" "$file.dockerignore" > "$here/there-$name" 2> /dev/null || : ;;
  "image inspect")
    case "$*" in
      *.Id*) cksum < "$file" ;;
      *ExposedPorts*) echo null ;;
      *) echo "[{ \\"Config\\": { $(${config ?? ":"}) }, \\"Size\\": 1 }]" ;;
    esac ;;
  create*) cp "$here/there-$4" "$here/there-$3" ;;
  export*)
    rm -rf "$here/root" && mkdir "$here/root"
    { ${files ?? ":"}
    } | while read -r name text; do echo "$text" > "$here/root/$name"; done
    tar -cf - -C "$here/root" . ;;
  run*) cp "$file" "$here/there-$4" ;;
  inspect*) code=$(${ends ?? "echo 0"}); [ -n "$code" ] && echo "false $code " || echo "true 0 " ;;
  logs*) ${says ?? ":"} ;;
  "image rm" | "network rm" | rm*) rm -f "$file" ;;
esac
`;
}
