import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { get, itemsOf, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Contexts, Value } from "./expressions.ts";
import type { Runner } from "./nodes.ts";
import { valueOfNode } from "./values.ts";

/**
 * The machine that `runs-on` chooses.
 * Source: "GitHub-hosted runners reference" and "Using self-hosted runners in a workflow" in GitHub's documentation.
 */
export function runnerOf(job: YamlNode, contexts: Contexts): Runner {
  const chosen = get(job, "runs-on");
  if (!chosen) return unknownRunner("the job does not say where it runs");
  if (itemsOf(listed(chosen)).length > maxLabels) return unknownRunner("there are too many labels");
  const labels = valueOfNode(listed(chosen), contexts);
  if (!labels.known) return unknownRunner(labels.reason);
  const names = namesIn(labels.value).map((name) => name.toLowerCase());
  const [only] = names;
  const hosted = names.length === 1 && only !== undefined ? hostedRunner(only) : undefined;
  return hosted ?? { system: systemOf(names), architecture: architectureOf(names), hosted: false };
}

/** They are read for each step. */
const maxLabels = 64;

/** Beside the name of a group there may be labels. */
function listed(chosen: YamlNode): YamlNode | undefined {
  return chosen.type === "map" ? get(chosen, "labels") : chosen;
}

export function unknownRunner(reason: string): Runner {
  return { system: unknownFact(reason), architecture: unknownFact(reason), hosted: false };
}

function namesIn(labels: Value): readonly string[] {
  if (typeof labels === "string") return [labels];
  return Array.isArray(labels) ? labels.filter((label) => typeof label === "string") : [];
}

const systems = { ubuntu: "linux", windows: "windows", macos: "macos" } as const;

const hostedLabel =
  /^(ubuntu|windows|macos)-(latest|slim|\d+(?:\.\d+)?)(?:-vs\d{4})?(?:-(?:(arm|xlarge)|(intel|large)))?$/;

/** One of GitHub's own machines, by a name that it gives them. */
function hostedRunner(label: string): Runner | undefined {
  const [, name, version = "", arm, intel] = hostedLabel.exec(label) ?? [];
  if (!name) return undefined;
  const system = systems[name as keyof typeof systems];
  // From version 14 on GitHub's Macs have Apple's processors, but for those that say otherwise.
  const isApple = name === "macos" && (version === "latest" || Number(version) >= 14) && intel === undefined;
  return { system: known(system), architecture: known(arm || isApple ? "arm64" : "amd64"), hosted: true };
}

/** What labels of other machines say, which whoever runs these has given them. */
function systemOf(labels: readonly string[]): Runner["system"] {
  if (labels.some((label) => /windows/.test(label))) return known("windows");
  if (labels.some((label) => /macos|darwin/.test(label))) return known("macos");
  if (labels.some((label) => /linux|ubuntu/.test(label))) return known("linux");
  return unknownFact("the labels of the runner do not tell its system");
}

function architectureOf(labels: readonly string[]): Fact<string> {
  if (labels.includes("x64")) return known("amd64");
  if (labels.includes("arm64")) return known("arm64");
  return unknownFact("the labels of the runner do not tell its architecture");
}
