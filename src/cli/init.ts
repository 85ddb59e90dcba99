import { join } from "node:path";
import { searchPlaces } from "../config/find.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import { several } from "../reporters/summary.ts";
import type { Command, Context } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import { configText } from "./init/config-text.ts";
import { type Part, type PartName, partNames, partsFor } from "./init/parts.ts";
import { type Survey, surveyOf } from "./init/survey.ts";
import { type Io, tell } from "./io.ts";
import { oneOf, parseFlags } from "./options.ts";
import { writeNamed } from "./write-named.ts";

const fileName = "plimsoll.config.yaml";

const flags = {
  yes: { type: "boolean", short: "y", help: "Set up everything that suits the directory, without asking" },
  with: {
    type: "string",
    multiple: true,
    value: "PART",
    choices: partNames,
    help: `Set up these parts, without asking: ${partNames.join(", ")}`,
  },
} as const;

export const init: Command = {
  name: "init",
  summary: `Write a commented ${fileName} for the directory, and optionally set up hooks, CI and editors`,
  usage: "init [--yes] [--with PART...]",
  flags,
  notes: `Parts: what other linters' configurations, hooks and workflows say (see plimsoll migrate); a baseline of today's findings; a hook, for pre-commit or husky where they are used; a workflow, where there are
workflows of GitHub; a recommendation of the extension, where VS Code is used. On a terminal you are asked.
`,
  async run(argv, context) {
    const { values, positionals } = parseFlags(argv, flags);
    if (positionals.length > 0) throw new UsageError("init takes no arguments");
    const wanted = values.with.map((name) => oneOf("--with", name, partNames));
    const { io } = context;
    const survey = await surveyOf(context);
    const existing = searchPlaces.find((place) => place !== "package.json" && survey.has(place));
    if (existing !== undefined && wanted.length === 0) throw new UsageError(`there is already a ${existing}`);
    const parts = partsFor(survey);
    const missing = wanted.find((name) => !parts.some((part) => part.name === name));
    if (missing !== undefined) throw new UsageError(`--with ${missing}: it is already set up, or nothing here uses it`);
    tell(io.stdout, ...surveyLines(survey));
    const chosen = await choose(parts, values.yes ? partNames : wanted, io);
    if (!chosen) throw new UsageError("nothing was written");
    const tree = treeAround(io.cwd);
    if (chosen.some(({ name }) => name === "migrate")) {
      const { migrate } = await import("./migrate.ts");
      const presets = ["recommended", ...(survey.purpose ? [survey.purpose] : [])];
      await migrate.run(["--yes", "--no-compare", ...presets.flatMap((name) => ["--preset", name])], context);
    } else if (existing === undefined) {
      writeNamed(fileName, join(io.cwd, fileName), configText(survey), { tree, onlyNew: true });
      tell(io.stdout, `Wrote ${fileName}`);
    }
    // What was taken over may have brought a hook.
    const now = partsFor(survey);
    for (const { name } of chosen) {
      const part = now.find((one) => one.name === name);
      if (part && part.name !== "migrate") await setUp(part, tree, context);
    }
    tell(io.stdout, ...nextLines(survey, parts, chosen));
    return exit.clean;
  },
};

function surveyLines({ files, counts, purpose }: Survey): readonly string[] {
  const { error, warning, info, fixable } = counts;
  const found = [several(error, "error"), several(warning, "warning"), several(info, "info")].filter(Boolean);
  const fixes = fixable > 0 ? ` (${fixable} fixable with --fix)` : "";
  return [
    files === "" ? "Found no file to lint yet" : `Found ${files}: ${found.join(", ") || "no findings"}${fixes}`,
    ...(purpose ? [`A Go program is built here: the preset ${purpose} is on`] : []),
  ];
}

/** The parts to set up; undefined when the user gave up. */
async function choose(
  parts: readonly Part[],
  wanted: readonly PartName[],
  io: Io,
): Promise<readonly Part[] | undefined> {
  const among = (names: readonly string[]) => parts.filter(({ name }) => names.includes(name));
  if (wanted.length > 0 || parts.length === 0 || !io.choose) return among(wanted);
  const options = parts.map(({ name, label, file }) => ({ value: name, label, hint: file }));
  const chosen = await io.choose("What else should be set up?", options);
  return chosen && among(chosen);
}

async function setUp({ name, file, text, extends: isThere }: Part, tree: Tree, context: Context): Promise<void> {
  const { io, commands } = context;
  if (text === undefined) {
    const lint = await (commands.lint as () => Promise<Command>)();
    await lint.run([`--write-${name}`], context);
    return;
  }
  writeNamed(file, join(io.cwd, file), text, { tree, onlyNew: !isThere });
  tell(io.stdout, `${isThere ? "Extended" : "Wrote"} ${file}`);
}

function nextLines({ counts }: Survey, parts: readonly Part[], chosen: readonly Part[]): readonly string[] {
  const left = parts.filter((part) => !chosen.includes(part));
  const lost = left.find(({ name }) => name === "migrate");
  return [
    ...(lost ? [`Not taken over: ${lost.file} (without a ${fileName}, plimsoll migrate does it)`] : []),
    ...left
      .filter((part) => part !== lost)
      .map(({ name, label }) => `Not set up: ${label} (plimsoll init --with ${name})`),
    ...(counts.fixable > 0 ? ["Next: plimsoll --diff shows what --fix would change"] : []),
  ];
}
