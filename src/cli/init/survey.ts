import { isUtf8 } from "node:buffer";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { movable } from "../../config/peers/index.ts";
import { ReadFault } from "../../io/fault.ts";
import { largest, readBytes } from "../../io/read.ts";
import { type Counts, countFindings } from "../../reporters/shown.ts";
import { filesText } from "../../reporters/summary.ts";
import { loadYaml } from "../../syntax/yaml/library.ts";
import type { Context } from "../command.ts";
import { codeRefusal, loadConfig } from "../config-choice.ts";
import { diskAccess } from "../disk-access.ts";
import { checksOf, lintOptions } from "../lint-checks.ts";
import { discoverFiles, prepareKinds } from "../lint-files.ts";
import { lintFlags } from "../lint-flags.ts";
import { parseFlags } from "../options.ts";
import { checkersFor, checkScripts } from "../script-checkers.ts";

/** What a directory tells about its builds, and about the tools that are used there. */
export interface Survey {
  /** "12 Dockerfiles, 3 Compose files"; empty for none. */
  readonly files: string;
  /** What the configuration that is proposed finds. */
  readonly counts: Counts;
  /** The preset that suits what is built, beside `recommended`. */
  readonly purpose: "go-static" | undefined;
  /** Whether the package is installed below. */
  readonly installed: boolean;
  /** Configurations of other linters. */
  readonly peers: readonly string[];
  /** Source of a regular expression, without regard to case, that finds the paths of what can be linted. */
  readonly pattern: string;
  /** Whether a path is there; relative, forward slashes. */
  has(path: string): boolean;
  /** The text of a hook, byte for byte; undefined where there is none that may be read. */
  read(path: string): string | undefined;
}

/** Looks at a directory, and lints it with the presets that suit it. */
export async function surveyOf({ io, loadEngine }: Context): Promise<Survey> {
  const engine = await loadEngine();
  const access = diskAccess(io.cwd, []);
  const has = (path: string) => existsSync(join(io.cwd, path));
  const read = (path: string) => {
    const bytes = readBytes(join(io.cwd, path), { largest: largest.hooks, tree: access.tree });
    return bytes instanceof ReadFault || !isUtf8(bytes) ? undefined : bytes.toString("utf8");
  };
  const code = codeRefusal({ "no-code": true, "allow-code": false }, io.env);
  const choose = (presets: readonly string[]) =>
    loadConfig({ file: false, presets, rules: [], codeRefusal: code }, engine, io.cwd);
  const found = await discoverFiles({ targets: [], stdinName: undefined }, { io, config: await choose([]) });
  const isGo = has("go.mod") && found.files.some(({ text }) => /^FROM\s.*\bgolang?\b|\bgo build\b/im.test(text));
  const purpose = isGo ? "go-static" : undefined;
  const config = await choose(purpose ? [purpose] : []);
  const context = { io, engine, config, access, checkers: await checkersFor({ io, config, access }) };
  await prepareKinds(found, context.config);
  await loadYaml();
  const checks = checksOf(parseFlags([], lintFlags).values, io.env);
  const options = lintOptions(checks, undefined, context);
  await checkScripts(found.files, options, context);
  const report = engine.lintProject(found.files, options);
  return {
    files: filesText(report, context.config.kinds),
    counts: countFindings(report, false),
    purpose,
    installed: has("node_modules/plimsoll"),
    peers: movable.flatMap(({ names }) => names.filter(has)),
    pattern: context.config.kinds.flatMap((kind) => kind.files.pattern ?? []).join("|"),
    has,
    read,
  };
}
