import type { Owner } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { entriesOf, get, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Span } from "../../text/span.ts";
import { Budget, textOf, type Value } from "./expressions.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, StepReading } from "./readings.ts";
import { Scope } from "./scope.ts";
import { valueOfNode } from "./values.ts";
import type { Workspace } from "./workspace.ts";

/** A use of a workflow or an action of the same repository. */
export interface LocalUse {
  /** Who uses it. */
  readonly by: Owner;
  readonly span: Span;
  /** Where its file may lie; the first that is there counts. */
  readonly paths: readonly string[];
  /** What is known where it is used. */
  with(document: WorkflowDocument): UsedWith;
}

/** What a workflow or an action is given by who uses it. */
export interface UsedWith {
  /** The same text for the same. */
  readonly key: string;
  /** The value of an input, by its name in lower case. */
  input(name: string): Fact<Value>;
  /** The root of the repository, as paths of documents have it. */
  readonly repository: string | undefined;
  /** Of an action: the workspace of the job, and where the action lies in it. */
  readonly workspace: Workspace | undefined;
  readonly actionPath: string | undefined;
}

/** The workflow that takes the place of the steps of a job, in each way of its matrix. */
export function workflowsUsedBy(job: JobReading): readonly LocalUse[] {
  const path = job.uses?.value;
  if (path === undefined || !path.startsWith("./") || job.repository === undefined) return [];
  const repository = job.repository;
  const given = get(job.node, "with");
  return (given ? job.viewsOf(given) : [undefined]).map((view): LocalUse => {
    const scope = new Scope(job.around(view?.around ?? { row: undefined }));
    const inputs = new Map(entriesOf(given).map(({ key, value }) => [key.value.toLowerCase(), value]));
    const own = `job ${job.key}`;
    const label = view?.title === undefined ? own : `${own} (${view.title})`;
    return {
      by: { type: "job", name: job.key, label, span: job.span },
      span: job.span,
      paths: [resolvePath(path, repository)],
      with(document) {
        const declared = get(eventOf(document), "inputs");
        const input = inputReader(declared, (name) => {
          const node = inputs.get(name);
          return node && valueOfNode(node, scope);
        });
        return usedWith(input, declared, repository, undefined, undefined);
      },
    };
  });
}

function eventOf({ events }: WorkflowDocument): YamlNode | undefined {
  return events.find(({ name }) => name === "workflow_call")?.filters;
}

/** The action of the repository that a step uses, in each way of its matrix. */
export function actionsUsedBy({ action, ways, job, index, span }: StepReading): readonly LocalUse[] {
  const path = action?.scalar.value;
  if (!action || !path?.startsWith("./")) return [];
  const workspace = job.workspaceBefore(index);
  const directory = workspace.inRepository(path);
  if (directory === undefined) return [];
  return ways.map((way) => ({
    by: way.place.owner,
    span,
    paths: ["action.yml", "action.yaml"].map((name) => resolvePath(name, directory)),
    with({ roots }) {
      const declared = get(roots[0], "inputs");
      const input = inputReader(declared, (name) => {
        // What is given to an action is a text, an empty one too.
        if (action.input(name) === undefined) return undefined;
        return way.input(name)?.fact ?? known("");
      });
      const asText = (name: string): Fact<Value> => {
        const fact = input(name);
        return fact.known ? known(textOf(fact.value), fact.origins) : fact;
      };
      return usedWith(asText, declared, job.repository, workspace, path);
    },
  }));
}

function usedWith(
  input: UsedWith["input"],
  declared: YamlNode | undefined,
  repository: string | undefined,
  workspace: Workspace | undefined,
  actionPath: string | undefined,
): UsedWith {
  const facts = entriesOf(declared).map(({ key }) => {
    const fact = input(key.value.toLowerCase());
    return [key.value, fact.known ? [fact.value] : (fact.template ?? null)];
  });
  return { key: JSON.stringify([facts, actionPath]), input, repository, workspace, actionPath };
}

/** What is given, else the default that is declared, else what nothing comes to. */
function inputReader(
  declared: YamlNode | undefined,
  given: (name: string) => Fact<Value> | undefined,
): UsedWith["input"] {
  const byName = new Map(entriesOf(declared).map(({ key, value }) => [key.value.toLowerCase(), value]));
  const nowhere = new Scope({
    env: [],
    row: undefined,
    runner: undefined,
    event: undefined,
    changed: new Set(),
    budget: new Budget(),
  });
  return (name) => {
    const own = given(name);
    if (own) return own;
    const input = byName.get(name);
    const usual = get(input, "default");
    if (usual) return valueOfNode(usual, nowhere);
    if (scalarAt(input, "required")?.value === "true") return unknownFact(`the input ${name} is not given`);
    const type = scalarAt(input, "type")?.value;
    return known(type === "boolean" ? false : type === "number" ? 0 : "");
  };
}
