import type { RunSettings } from "../../config/peers/types.ts";
import { asScalar, entryOf, get, itemsOf, scalarAt, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { insert, replace } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import type { Source } from "../../text/source.ts";
import { hookSettings } from "../init/pre-commit.ts";
import { moveScalar } from "./ci.ts";
import { commentBehind, contentEnd, indentOf, linesOf } from "./entry-lines.ts";
import { type CallWord, readHadolintCall } from "./hadolint-call.ts";
import { Findings } from "./moved.ts";

const hadolintHook = /^hadolint(?:-[a-z]+)?$/;

/** Hooks of other linters, by their id, which are left where they are. */
const others = /^(?:checkov|trivy|kics|conftest|dockerfilelint|tally|droast)/;

/** Replaces the hooks of hadolint in a configuration of pre-commit. `loadYaml` has been awaited. */
export function movePreCommit(source: Source, run: RunSettings): Findings {
  const { roots, problems } = parseYaml(source);
  const findings = new Findings(source);
  if (problems.length > 0) return findings;
  for (const repository of itemsOf(get(roots[0], "repos"))) {
    const hooks = itemsOf(get(repository, "hooks"));
    const own = hooks.filter((hook) => hadolintHook.test(scalarAt(hook, "id")?.value ?? ""));
    for (const hook of hooks) {
      const id = scalarAt(hook, "id");
      if (id && others.test(id.value)) findings.remark(id.span.start, `${id.value} stays: it is not replaced`);
    }
    if (own.length === 0) continue;
    const repo = scalarAt(repository, "repo");
    if (repo?.value === "local") {
      for (const hook of own) moveEntry(hook, { source, run, findings });
    } else if (
      own.length < hooks.length ||
      !isBlock(repository, source) ||
      !hooks.every((hook) => isBlock(hook, source))
    ) {
      findings.remark(repository.span.start, "replace the hook of hadolint by hand");
    } else moveRepository(repository, own, { source, run, findings });
  }
  return findings;
}

interface Visit {
  readonly source: Source;
  readonly run: RunSettings;
  readonly findings: Findings;
}

function isBlock({ span }: YamlNode, { text }: Source): boolean {
  return text.charAt(span.start) !== "{";
}

/** A local hook keeps its ways; what it runs changes. */
function moveEntry(hook: YamlNode, visit: Visit): void {
  const entry = scalarAt(hook, "entry");
  if (entry && scalarAt(hook, "language")?.value !== "docker_image") moveScalar(entry, visit);
  else visit.findings.remark(hook.span.start, "replace the hook of hadolint by hand");
}

/** The files stay those that hadolint's hook is for: of others, which `files` of the user may let in, it would be told. */
function moveRepository(repository: YamlNode, hooks: readonly YamlNode[], { source, run, findings }: Visit): void {
  const { text } = source;
  const repo = scalarAt(repository, "repo");
  if (repo) findings.edits.push({ span: repo.span, text: "local" });
  const revision = entryOf(repository, "rev");
  if (revision) findings.edits.push({ span: linesOf(revision, text), text: "" });
  for (const [i, hook] of hooks.entries()) {
    const id = entryOf(hook, "id") as YamlEntry;
    const args = entryOf(hook, "args");
    const call = readHadolintCall(argumentsOf(args?.value, text), run, findings.lineAt(hook.span.start));
    const lineStart = newlineOf(text) + indentOf(hook, text);
    const given = hookSettings("dockerfile").filter(([key]) => key !== "args" && !entryOf(hook, key));
    const lines = given.map(([key, value]) => `${lineStart}${key}: ${value}`);
    if (call.flags.length > 0) lines.push(`${lineStart}args: [${call.flags.join(", ")}]`);
    const name = i === 0 ? "plimsoll" : `plimsoll-${i + 1}`;
    findings.edits.push(replace(id.span, `id: ${name}`));
    const idEnd = contentEnd(id.span, text);
    findings.edits.push(insert(idEnd + commentBehind(text, idEnd).length, lines.join("")));
    if (args) findings.edits.push({ span: linesOf(args, text), text: "" });
    findings.calls.push(call);
    for (const message of call.remarks) findings.remark((args ?? id).span.start, message);
  }
}

function argumentsOf(args: YamlNode | undefined, text: string): readonly CallWord[] {
  return itemsOf(args).flatMap((item): readonly CallWord[] => {
    const value = asScalar(item)?.value;
    const comment = commentBehind(text, item.span.end).replace(/^[ \t]*#?[ \t]*/, "");
    return value === undefined ? [] : [{ raw: value, value, reason: comment || undefined }];
  });
}
