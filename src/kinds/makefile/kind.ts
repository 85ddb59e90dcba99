import { basename } from "../../syntax/posix-path.ts";
import { callDirectives, callEditor, mayCallBuildAfter, walkCalls } from "../build-calls.ts";
import type { Kind } from "../kind.ts";
import { buildsOf } from "./builds.ts";
import { parseMakefile } from "./parse.ts";
import type { MakefileDocument } from "./types.ts";

const isMakefile = (path: string) => /^(?:GNUm|[mM])akefile$/.test(basename(path));

/** Makefiles whose recipes call a build, for the sake of these builds alone. */
export const makefileKind: Kind<MakefileDocument, undefined> = {
  name: "makefile",
  files: {
    name: "Makefile",
    noun: "Makefile",
    likely: ["*makefile"],
    globs: ["**/{GNUmakefile,makefile,Makefile}"],
    languageIds: [],
    fence: "makefile",
  },
  yields: ["Build", "EnvVar"],
  claims: (path, head) => isMakefile(path) && mayCallBuildAfter(head()),
  sharesName: isMakefile,
  parse: parseMakefile,
  walk: walkCalls,
  directives: callDirectives,
  builds: buildsOf,
  editor: callEditor,
};
