import { callDirectives, callEditor, mayCallBuildAfter, walkCalls } from "../build-calls.ts";
import type { Kind } from "../kind.ts";
import { buildsOf } from "./builds.ts";
import { parseShell } from "./parse.ts";
import type { ShellDocument } from "./types.ts";

const isScript = (path: string) => /\.(?:ba)?sh$/i.test(path);

/** Scripts in which a build is called, for the sake of these builds alone. */
export const shellKind: Kind<ShellDocument, undefined> = {
  name: "shell",
  files: {
    name: "build.sh",
    noun: "shell script",
    likely: ["*.sh", "*.bash"],
    globs: ["**/*.{sh,bash}"],
    languageIds: [],
    fence: "sh",
  },
  yields: ["Build", "EnvVar"],
  claims: (path, head) => isScript(path) && mayCallBuildAfter(head()),
  sharesName: isScript,
  parse: parseShell,
  walk: walkCalls,
  directives: callDirectives,
  builds: buildsOf,
  editor: callEditor,
};
