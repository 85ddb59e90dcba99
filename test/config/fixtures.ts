import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { ConfigRequest } from "../../src/config/project.ts";
import type { Toolbox } from "../../src/config/resolve.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { defineRule, type Rule } from "../../src/rule.ts";
import { gitDirectory } from "../helpers/git-directory.ts";

/**
 * A temporary directory with files, deleted after the test. Its own repository, so that no search leaves it. On Windows
 * a process that was just ended may hold it for a moment.
 */
export function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "plimsoll-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 10 }));
  gitDirectory(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const common = {
  why: "Because.",
  topic: "commands",
  kinds: ["dockerfile"],
  messages: { found: "Found" },
  examples: [],
} as const;

const noSudo = defineRule({
  ...common,
  id: "no-sudo",
  summary: "No sudo",
  category: "security",
  severity: "warning",
  recommended: true,
  aliases: { hadolint: ["DL3004"], trivy: ["DS-0010"], tally: ["tally/no-sudo"], semgrep: ["missing-sudo"] },
  options: {
    allow: { type: "array", items: { type: "string" }, default: [], description: "Commands that may." },
    limit: { type: "integer", minimum: 0, default: 3, description: "How many." },
  },
});

const jsonArgs = defineRule({
  ...common,
  id: "json-args",
  summary: "Arguments as JSON",
  category: "correctness",
  severity: "info",
  recommended: true,
  aliases: { buildkit: ["JSONArgsRecommended"], hadolint: ["DL3025"], kics: ["DL3004"] },
});

const smallLayers = defineRule({
  ...common,
  id: "small-layers",
  summary: "Layers are small",
  category: "size",
  severity: "error",
  fix: "both",
  recommended: false,
  examples: [
    { title: "Two", bad: "RUN «a»", fixed: "RUN b", fixedUnsafe: "RUN c", severity: "info" },
    { good: "RUN d", files: { "e.txt": "f" }, unknown: "d is not known" },
  ],
});

const houseStyle = defineRule({
  ...common,
  id: "house-style",
  summary: "As the house likes it",
  category: "style",
  severity: "info",
  recommended: false,
  optIn: true,
  presets: ["go-static"],
});

export const rules: readonly Rule[] = [noSudo, jsonArgs, smallLayers, houseStyle];

function kind(name: string, claims: Kind["claims"]): Kind {
  return {
    name,
    claims,
    parse: (source) => ({ kind: name, source }),
    files: { name, globs: [], languageIds: [name], fence: name },
    yields: [],
    walk: () => [],
    directives: () => [],
  };
}

export const kinds: readonly Kind[] = [
  {
    ...kind("dockerfile", (path) => /(^|\/)Dockerfile(\.[^/]*)?$|\.Dockerfile$/.test(path)),
    takes: (path) => !path.endsWith(".yaml"),
  },
  kind("compose", (path, head) => /\.ya?ml$/.test(path) && /^services:/m.test(head())),
];

export const toolbox: Toolbox = {
  rules,
  kinds,
  knowledge: { command: () => undefined, baseImage: () => undefined },
};

export function request(cwd: string, more: Partial<ConfigRequest> = {}): ConfigRequest {
  const extendKnowledge: ConfigRequest["extendKnowledge"] = (base, extension) => ({
    ...base,
    baseImage: (name, ...rest) => extension.baseImages?.[name] ?? base.baseImage(name, ...rest),
  });
  return { cwd, toolbox, extendKnowledge, ...more };
}
