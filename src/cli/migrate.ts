import { existsSync } from "node:fs";
import { join } from "node:path";
import { presets } from "../../presets/index.ts";
import { searchPlaces } from "../config/find.ts";
import { parseYaml } from "../config/load.ts";
import { loadProjectConfig, type ProjectConfig } from "../config/project.ts";
import type { UserConfig } from "../config/types.ts";
import { treeAround } from "../io/tree.ts";
import { paintFor } from "../reporters/terminal/paint.ts";
import { unifiedDiff } from "../text/diff.ts";
import { suggestion } from "../text/nearest.ts";
import type { Command, Context, Engine } from "./command.ts";
import { diskAccess } from "./disk-access.ts";
import { exit, UsageError } from "./exit.ts";
import { type Io, tell, wantsColor } from "./io.ts";
import { checksOf, lintOptions } from "./lint-checks.ts";
import { discoverFiles, prepareKinds } from "./lint-files.ts";
import { lintFlags } from "./lint-flags.ts";
import { configText } from "./migrate/config-text.ts";
import { type Plan, planFor } from "./migrate/plan.ts";
import { sourcesFor, tools } from "./migrate/sources.ts";
import { parseFlags } from "./options.ts";
import { checkersFor, checkScripts } from "./script-checkers.ts";
import { shownDiff } from "./write-fixes.ts";
import { writeNamed } from "./write-named.ts";

const fileName = "plimsoll.config.yaml";

const flags = {
  yes: { type: "boolean", short: "y", help: "Write what is shown, without asking" },
  preset: {
    type: "string",
    multiple: true,
    short: "p",
    value: "NAME",
    help: "Preset that the configuration stands on (default: recommended)",
  },
  "no-compare": { type: "boolean", help: "Do not run the other linter to compare its findings" },
} as const;

export const migrate: Command = {
  name: "migrate",
  summary: "Take over the configurations, hooks and workflows of other linters",
  usage: "migrate [--yes] [--preset NAME...] [--no-compare] [tool|file...]",
  flags,
  notes: `Tools: ${tools.join(", ")}. Without one, all whose configuration is in the directory.
Shows what it would write as a diff, then what has no counterpart, line by line. On a terminal you are asked; elsewhere
nothing is written without --yes, and the exit code is 1. Where hadolint, or a configured Checkov, is installed, it is run
over the Dockerfiles, and its findings are compared with those of the new configuration.
`,
  run,
};

async function run(argv: readonly string[], context: Context): Promise<number> {
  const { values, positionals } = parseFlags(argv, flags);
  const { io } = context;
  const chosen = presetsIn(values.preset);
  const sources = sourcesFor(positionals, io.cwd);
  const engine = await context.loadEngine();
  const withCalls = positionals.length === 0 || positionals.includes("hadolint") || sources.some(isHadolint);
  const config = await loadProjectConfig({ ...requestOf(engine, io), file: false });
  const plan = await planFor({ cwd: io.cwd, sources, withCalls, lookup: config.lookup });
  const changes = changesOf(plan, chosen, config, io);
  if (plan.configs.length === 0 && plan.files.length === 0) {
    throw new UsageError(
      `there is nothing here to take over${positionals.length > 0 ? ` from ${positionals.join(", ")}` : ""}`,
    );
  }
  show(changes, plan, io);
  const text = changes.find(({ path }) => path === fileName)?.after;
  if (!values["no-compare"] && text !== undefined) await compare(text, plan, chosen, engine, io);
  return write(changes, plan, values.yes ?? false, io);
}

/** @throws UsageError */
function presetsIn(names: readonly string[]): readonly string[] {
  const known = presets.map(({ name }) => name);
  for (const name of names) {
    if (!known.includes(name)) throw new UsageError(`--preset ${name}: unknown preset${suggestion(name, known)}`);
  }
  return names.length > 0 ? names : ["recommended"];
}

function isHadolint({ format }: { readonly format: { readonly tool: string } }): boolean {
  return format.tool === "hadolint";
}

function requestOf(engine: Engine, { cwd }: Io) {
  return { cwd, toolbox: engine, extendKnowledge: engine.extendKnowledge };
}

/** A file that would be written. */
interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly isNew: boolean;
}

function changesOf(
  { configs, files }: Plan,
  chosen: readonly string[],
  { rules, lookup }: ProjectConfig,
  { cwd, stdout }: Io,
): readonly Change[] {
  const existing = searchPlaces.find((place) => place !== "package.json" && existsSync(join(cwd, place)));
  const says = configs.some(({ settings, exceptions }) => settings.length + exceptions.length > 0);
  const changes: Change[] = [];
  if (existing !== undefined && says) tell(stdout, `There is already a ${existing}: its rules stay as they are`);
  else if (existing === undefined && configs.length > 0) {
    const after = configText(configs, chosen, rules, lookup);
    changes.push({ path: fileName, before: "", after, isNew: true });
  }
  for (const { path, before, after } of files) {
    if (before !== after) changes.push({ path, before, after, isNew: false });
  }
  return changes;
}

function show(changes: readonly Change[], { remarks }: Plan, io: Io): void {
  const paint = paintFor(wantsColor(undefined, io, io.stdout));
  for (const { path, before, after } of changes)
    io.stdout.write(shownDiff(unifiedDiff(path, before, after), paint, io));
  if (remarks.length > 0)
    tell(io.stdout, "", "Without a counterpart, or to be looked at:", ...remarks.map((line) => `  ${line}`));
}

async function compare(
  text: string,
  { configs }: Plan,
  chosen: readonly string[],
  engine: Engine,
  io: Io,
): Promise<void> {
  const value = (await parseYaml(text, fileName)) as UserConfig;
  const config = await loadProjectConfig({ ...requestOf(engine, io), value });
  const access = diskAccess(io.cwd, []);
  const found = await discoverFiles({ targets: [], stdinName: undefined }, { io, config, access });
  await prepareKinds(found, config);
  const checks = checksOf(parseFlags([], lintFlags).values, io.env);
  const checkers = await checkersFor({ io, config, access });
  const context = { io, engine, config, access, checkers };
  const options = lintOptions(checks, undefined, context);
  await checkScripts(found.files, options, context);
  const report = engine.lintProject(found.files, options);
  const { comparison } = await import("./migrate/compare.ts");
  const lines = comparison({ configs, report, config, presets: chosen, tree: access.tree, io });
  if (lines.length > 0) tell(io.stdout, "", ...lines);
}

async function write(changes: readonly Change[], { configs }: Plan, yes: boolean, io: Io): Promise<number> {
  if (changes.length === 0) return exit.clean;
  const chosen = yes
    ? changes.map(({ path }) => path)
    : await io.choose?.("Which files should be written?", options(changes));
  if (!chosen || chosen.length === 0) {
    tell(io.stdout, "", "Nothing was written: --yes writes it");
    return exit.findings;
  }
  const tree = treeAround(io.cwd);
  tell(io.stdout, "");
  for (const { path, before, after, isNew } of changes.filter((change) => chosen.includes(change.path))) {
    writeNamed(path, join(io.cwd, path), after, {
      tree,
      ...(isNew ? { onlyNew: true } : { before: Buffer.from(before) }),
    });
    tell(io.stdout, `${isNew ? "Wrote" : "Changed"} ${path}`);
  }
  const done = chosen.includes(fileName)
    ? configs.filter(({ name }) => !changes.some(({ path }) => path === name))
    : [];
  const names = [
    ...new Set(
      done
        .filter(({ settings, exceptions, run }) => settings.length + exceptions.length + Object.keys(run).length > 0)
        .map(({ name }) => name),
    ),
  ];
  if (names.length > 0) tell(io.stdout, `Plimsoll no longer reads ${names.join(", ")}`);
  return exit.clean;
}

function options(changes: readonly Change[]) {
  return changes.map(({ path, isNew }) => ({ value: path, label: path, hint: isNew ? "new" : "changed" }));
}
