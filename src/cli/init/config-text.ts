import type { Survey } from "./survey.ts";

/** The text of a commented configuration that suits a directory. */
export function configText({ purpose, installed }: Pick<Survey, "purpose" | "installed">): string {
  const head = installed
    ? "# yaml-language-server: $schema=node_modules/plimsoll/schema/config.schema.json\n"
    : "# Configuration of Plimsoll. `plimsoll --print-config Dockerfile` shows the result.\n";
  return `${head}
# Presets, packages or other configs; later ones win.
# Presets: recommended, strict, all; security, size, reproducible and go-static add to recommended.
extends:
  - recommended
${purpose === "go-static" ? "  - go-static # static Go programs in minimal images" : "  # - security"}

# Severity of single rules: error, warning, info, on (the rule's own) or off, with options where a rule has some.
# \`plimsoll rules\` lists them, \`plimsoll explain <rule>\` explains one.
# rules:
#   some-rule: off
#   another-rule: [warning, { option: value }]

# Other settings for some files, kinds (dockerfile, compose, bake, dockerignore) or stages.
# overrides:
#   - files: ["test/**"]
#     rules:
#       some-rule: off

# Files that are never linted.
# ignore:
#   - third_party
`;
}
