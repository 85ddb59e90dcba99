import { type DockerfileModel, defineRule, type Maintainer, type ProposedFix, replace } from "../../src/author.ts";

const label = "org.opencontainers.image.authors";

export default defineRule({
  id: "no-maintainer",
  summary: "The maintainer is set with a label, not with MAINTAINER",
  why: "MAINTAINER is deprecated; tools read labels, and the Open Container Initiative defines one for the authors.",
  topic: "metadata",
  category: "deprecated",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL4000"],
    buildkit: ["MaintainerDeprecated"],
    trivy: ["DS-0022"],
    checkov: ["CKV_DOCKER_6"],
    kics: ["99614418-f82b-4852-a9ae-5051402b741c"],
    semgrep: ["maintainer-is-deprecated"],
    dockerfilelint: ["deprecated_in_1.13"],
    dockerlint: ["maintainer_deprecated"],
    dockerfile_lint: ["maintainer_deprecated"],
    "dockerfile-utils": ["DEPRECATED_MAINTAINER"],
    sonar: ["S6586"],
    "dockerfile-roast": ["DF019"],
    dockleaner: ["DL4000"],
  },
  reference: "https://docs.docker.com/reference/build-checks/maintainer-deprecated/",
  messages: { deprecated: "MAINTAINER is deprecated: use a label" },
  examples: [
    {
      bad: "FROM alpine:3.20\n«MAINTAINER» Ada <ada@example.com>",
      fixed: `FROM alpine:3.20\nLABEL ${label}="Ada <ada@example.com>"`,
    },
    { good: `FROM alpine:3.20\nLABEL ${label}="Ada <ada@example.com>"` },
  ],
  on: {
    Maintainer(instruction, { model }) {
      return { at: instruction.keyword, message: "deprecated", fixes: useLabel(instruction, model) };
    },
  },
});

/** Not where the label is set already: the name would replace it. */
function useLabel(instruction: Maintainer, model: DockerfileModel): ProposedFix | undefined {
  const { name, keyword, span, onbuild } = instruction;
  if (!name || onbuild || name.line.starts.length > 1 || model.before(instruction).labels.has(label)) return undefined;
  const lower = keyword.text === keyword.text.toLowerCase();
  const value = quote(withoutQuotes(name.text), model.document.escape);
  return {
    title: `Use the label ${label}`,
    safe: true,
    effect: "labels",
    edits: replace(span, `${lower ? "label" : "LABEL"} ${label}=${value}`),
  };
}

/** Quotes around the whole name are in the image's metadata today; nobody meant them to be. */
function withoutQuotes(text: string): string {
  return /^(["'])[^"']*\1$/.test(text) ? text.slice(1, -1) : text;
}

/** As Docker reads it back: unlike MAINTAINER's, a label's value has quotes, escapes and variables. */
function quote(text: string, escapeCharacter: string): string {
  let quoted = "";
  for (const c of text) quoted += c === '"' || c === "$" || c === escapeCharacter ? escapeCharacter + c : c;
  return `"${quoted}"`;
}
