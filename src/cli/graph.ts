import { graphOf } from "../engine/graph/graph.ts";
import type { ProjectGraph } from "../engine/graph/types.ts";
import { withoutCommands } from "../reporters/safe-text.ts";
import type { Command } from "./command.ts";
import { configChoice, loadConfig } from "./config-choice.ts";
import { diskAccess } from "./disk-access.ts";
import { exit } from "./exit.ts";
import { tell } from "./io.ts";
import { checksOf, lintOptions } from "./lint-checks.ts";
import { discoverFiles, prepareKinds } from "./lint-files.ts";
import { lintFlags } from "./lint-flags.ts";
import { oneOf, parseFlags } from "./options.ts";

const formats = ["text", "json", "mermaid", "dot"] as const;

/** Each format is loaded when it is asked for. */
const writers: Readonly<Record<(typeof formats)[number], () => Promise<(graph: ProjectGraph) => string>>> = {
  text: async () => (await import("./graph/text.ts")).graphText,
  json: async () => (await import("./graph/json.ts")).graphJson,
  mermaid: async () => (await import("./graph/mermaid.ts")).graphMermaid,
  dot: async () => (await import("./graph/dot.ts")).graphDot,
};

const flags = {
  format: {
    type: "string",
    short: "f",
    value: "NAME",
    choices: formats,
    help: "text (default), json, mermaid or dot",
  },
  config: lintFlags.config,
  "no-config": lintFlags["no-config"],
  "no-code": lintFlags["no-code"],
  "allow-code": lintFlags["allow-code"],
} as const;

export const graph: Command = {
  name: "graph",
  summary: "Show who builds which Dockerfile, and what runs the images",
  usage: "graph [--format NAME] [paths...]",
  flags,
  notes: `Reads what a run over the same paths reads. What is not known, such as a tag from the environment, is shown as such,
and values of build arguments whose names speak of secrets are left out.
`,
  async run(argv, { io, loadEngine }) {
    const { values: given, positionals: targets } = parseFlags(argv, flags);
    const format = oneOf("--format", given.format ?? "text", formats);
    const engine = await loadEngine();
    const values = { ...parseFlags([], lintFlags).values, ...given, format: [] };
    const config = await loadConfig(configChoice(values, io.env), engine, io.cwd);
    const access = diskAccess(io.cwd, targets);
    const context = { io, engine, config, access, checker: undefined };
    const found = await discoverFiles({ targets, stdinName: undefined }, context);
    for (const { path, message } of found.errors) tell(io.stderr, `plimsoll: ${path} ${message}`);
    await prepareKinds(found, config);
    const write = await writers[format]();
    const drawn = graphOf(found.files, lintOptions(checksOf(values, io.env), undefined, context));
    io.stdout.write(withoutCommands(write(drawn)));
    return found.errors.length > 0 ? exit.usage : exit.clean;
  },
};
