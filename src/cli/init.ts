import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { searchPlaces } from "../config/find.ts";
import { largest, readText } from "../io/read.ts";
import { type Tree, treeAround } from "../io/tree.ts";
import type { Command } from "./command.ts";
import { exit, UsageError } from "./exit.ts";
import { tell } from "./io.ts";
import { parseFlags } from "./options.ts";
import { writeNamed } from "./write-named.ts";

const fileName = "plimsoll.config.yaml";

export const init: Command = {
  name: "init",
  summary: `Write a commented ${fileName} that suits the directory`,
  usage: "init",
  flags: {},
  async run(argv, { io }) {
    const { positionals } = parseFlags(argv, {});
    if (positionals.length > 0) throw new UsageError("init takes no arguments");
    const names = readdirSync(io.cwd);
    const existing = searchPlaces.find((place) => place !== "package.json" && names.includes(place));
    if (existing !== undefined) throw new UsageError(`there already is a ${existing}`);
    const tree = treeAround(io.cwd);
    const text = configText(traitsOf(io.cwd, names, tree));
    writeNamed(fileName, join(io.cwd, fileName), text, { tree, onlyNew: true });
    tell(io.stdout, `Wrote ${fileName}`);
    return exit.clean;
  },
};

/** What a directory tells about its builds. */
interface Traits {
  /** Go programs end up in an image that holds little else. */
  readonly staticGo: boolean;
  /** The schema is installed below. */
  readonly schema: boolean;
}

const minimalBase = /^FROM\s+(?:--\S+\s+)*(?:scratch|\S*distroless\S*|\S*chainguard\/static\S*)/im;

function traitsOf(cwd: string, names: readonly string[], tree: Tree): Traits {
  const dockerfiles = names.filter((name) => /dockerfile|containerfile/i.test(name));
  const texts = dockerfiles.map((name) => readText(join(cwd, name), { largest: largest.linted, tree }));
  const schema = existsSync(join(cwd, "node_modules/plimsoll"));
  return {
    staticGo: names.includes("go.mod") && texts.some((text) => typeof text === "string" && minimalBase.test(text)),
    schema,
  };
}

function configText({ staticGo, schema }: Traits): string {
  const head = schema
    ? "# yaml-language-server: $schema=node_modules/plimsoll/schema/config.schema.json\n"
    : "# Configuration of Plimsoll. `plimsoll --print-config Dockerfile` shows what it comes to.\n";
  return `${head}
# Presets, packages or other configs; later ones win.
# Presets: recommended, strict, all; security, size, reproducible and go-static add to recommended.
extends:
  - recommended
${staticGo ? "  - go-static # a Go program in a minimal image" : "  # - security"}

# Severity of single rules: error, warning, info, on (the rule's own) or off, with options where a rule has some.
# \`plimsoll rules\` lists them, \`plimsoll explain <rule>\` explains one.
# rules:
#   some-rule: off
#   another-rule: [warning, { option: value }]

# Other settings for some files, kinds (dockerfile, compose, dockerignore) or stages.
# overrides:
#   - files: ["test/**"]
#     rules:
#       some-rule: off

# Files that are never linted.
# ignore:
#   - third_party
`;
}
