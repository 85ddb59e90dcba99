import type { Fix, FixEffect } from "../../finding.ts";
import { packageManagers, removalCleans, storePaths } from "../../knowledge/package-managers.ts";
import type { Difference, Sort } from "../../prove/compare.ts";
import { lookUp } from "../../text/look-up.ts";

/** What an image may differ in by a fix that declares an effect. */
interface Allowance {
  /** Settings that the effect is about, whatever the fix. */
  readonly settings?: readonly string[];
  /** Whether caches, package lists, logs, temporary files and archives may go, whatever the fix. */
  readonly disposable?: true;
  /** Whether programs may hold something else, whatever the fix. */
  readonly programs?: true;
  /** What else may be so where the user takes unsafe fixes. */
  readonly unsafe?: readonly Sort[];
}

/**
 * Which differences an effect tells of, and no others. What a container does is in none of them: a fix that changes that
 * is wrong, whatever it declares.
 */
const allowances: Readonly<Record<FixEffect, Allowance>> = {
  // Notation, names of stages and how commands are spread over layers show in no image.
  none: {},
  directives: {},
  stages: {},
  layers: {},
  // Another base brings its own files and variables.
  base: {
    settings: ["Env", "Labels"],
    unsafe: ["new", "gone", "type", "mode", "owner", "target", "content", "size"],
  },
  // Whoever writes a file owns it.
  user: { settings: ["User"], unsafe: ["owner"] },
  // A working directory is made where there is none.
  workdir: { settings: ["WorkingDir"], unsafe: ["new"] },
  // Commands in the form of the shell are kept together with it.
  shell: { settings: ["Shell", "Cmd", "Entrypoint", "Healthcheck"] },
  env: { settings: ["Env"] },
  entrypoint: { settings: ["Entrypoint"] },
  cmd: { settings: ["Cmd"] },
  healthcheck: { settings: ["Healthcheck"] },
  stopsignal: { settings: ["StopSignal"] },
  ports: { settings: ["ExposedPorts"] },
  volumes: { settings: ["Volumes"] },
  labels: { settings: ["Labels"] },
  // An argument that was empty has its value where it is read.
  args: { settings: ["Env", "Labels"] },
  copies: { unsafe: ["new", "gone", "type", "mode", "owner", "target", "content", "size"] },
  ownership: { unsafe: ["mode", "owner"] },
  // An option has a command leave less behind, or write what it writes in another form, as a compiler does.
  options: { disposable: true, programs: true, unsafe: ["gone", "content", "size"] },
  cleanup: { disposable: true, unsafe: ["gone"] },
  commands: { unsafe: ["new", "gone", "type", "target", "content", "size"] },
  // What is kept in a mount is not in the image; where it was mounted an empty directory stays.
  mounts: { disposable: true, unsafe: ["gone", "new"] },
};

/** What an ignore file lets in or keeps out comes or goes; its fixes have no effects to declare. */
const ignoreAllowance: Allowance = { unsafe: ["new", "gone", "size"] };

/** What differences are judged by. */
export type Judged = Pick<Fix, "safe" | "effect">;

/** Whether a difference is one that fixes of an ignore file tell of. */
export function isAllowedByIgnoring(difference: Difference, fixes: readonly Judged[]): boolean {
  return fixes.some(({ safe }) => allows(ignoreAllowance, safe, difference));
}

/** Whether a difference is one that fixes of what is built tell of. */
export function isAllowed(difference: Difference, fixes: readonly Judged[]): boolean {
  if (difference.mends) return true;
  // Kept as it is written; what it means was compared before.
  if (difference.sort === "setting" && difference.name === "OnBuild") return true;
  return fixes.some(({ safe, effect }) => effect.some((one) => allows(lookUp(allowances, one), safe, difference)));
}

function allows(allowance: Allowance | undefined, safe: boolean, { sort, name, program }: Difference): boolean {
  const { settings = [], disposable, programs, unsafe = [] } = allowance ?? {};
  if (sort === "setting") return settings.includes(name);
  if (program && programs) return true;
  return (!safe && unsafe.includes(sort)) || (disposable === true && sort === "gone" && isDisposable(name));
}

const temporary = /^\/(?:var\/)?(?:tmp|cache|log)\//;
const archive = /\.(?:tar|tgz|tbz2?|txz|zip|7z|deb|rpm|apk|whl|gz|bz2|xz|zst)(?:\.\w+)?$/i;

function isDisposable(path: string): boolean {
  if (temporary.test(path) || archive.test(path)) return true;
  const home = /^\/(?:root|home\/[^/]+)(?=\/)/.exec(path)?.[0] ?? "/root";
  return packageManagers.some(({ stores }) =>
    stores.some(
      (store) =>
        removalCleans(store, path, home) ||
        storePaths(store, home).some((directory) => path.startsWith(`${directory}/`)),
    ),
  );
}
