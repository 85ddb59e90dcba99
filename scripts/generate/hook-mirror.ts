import { kinds } from "../../src/kinds/index.ts";
import { manifest } from "../project.ts";

// The repository that pre-commit and prek install Plimsoll from. It is one of its own because hook managers install a
// repository as it is: ours holds no build. This one holds nothing but the name of the published package.

/** The files of the mirror repository, by path from the project's root. */
export function hookMirror(): ReadonlyMap<string, string> {
  const { version } = manifest;
  return new Map([
    ["hooks/pre-commit-mirror/.pre-commit-hooks.yaml", hooks(version)],
    ["hooks/pre-commit-mirror/package.json", placeholder],
    ["hooks/pre-commit-mirror/README.md", readme(version)],
  ]);
}

/**
 * A regular expression, as hook managers search paths with, for the files that Plimsoll claims by their names. Not
 * `types: [dockerfile]`, which in older catalogues knows neither `Containerfile` nor `app.dockerfile`.
 */
export const hookFiles = `(?i)${kinds.flatMap(({ files }) => files.pattern ?? []).join("|")}`;

function hooks(version: string): string {
  // `lint` is named, so that no file can be taken for a command.
  // One process for all files: rules look across files, and limits count over all of them.
  const common = `  language: node
  additional_dependencies: ["plimsoll@${version}"]
  require_serial: true
  files: '${hookFiles}'
`;
  return `- id: plimsoll
  name: plimsoll
  description: Check Dockerfiles, .dockerignore, Compose and Bake files
  entry: plimsoll lint
${common}
- id: plimsoll-fix
  name: plimsoll --fix
  description: The same, and apply the fixes that are safe
  entry: plimsoll lint --fix
${common}`;
}

const placeholder = `{
  "name": "plimsoll-pre-commit",
  "version": "0.0.0",
  "description": "Nothing but a place to install Plimsoll from",
  "private": true
}
`;

function readme(version: string): string {
  return `# Plimsoll for pre-commit and prek

\`\`\`yaml
# .pre-commit-config.yaml
repos:
  - repo: https://example.com/OWNER/plimsoll-pre-commit # the address of this repository
    rev: v${version}
    hooks:
      - id: plimsoll
\`\`\`

| hook | does |
| --- | --- |
| \`plimsoll\` | checks the files of the commit |
| \`plimsoll-fix\` | the same, and applies the fixes that are safe; what it changed has to be staged again |

Choose one: \`plimsoll-fix\` reports what it does not fix. \`args: [--preset, strict]\` and the like are added to the
command. Everything here is generated with each release of Plimsoll, whose version the tag names.
`;
}
