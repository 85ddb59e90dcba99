import type { Container, ContainerNotation } from "../../nodes/container.ts";
import { placeOf } from "../../nodes/known-place.ts";
import type { Owner, Place } from "../../nodes/place.ts";
import { knownValue } from "../../syntax/fact.ts";
import { asScalar, entriesOf, get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { lazily } from "../../text/lazy.ts";
import type { Span } from "../../text/span.ts";
import { jobContainer } from "../job-container.ts";
import { yamlReader } from "../yaml.ts";
import { leavesWorkspace } from "./checkouts.ts";
import { conditionHolds } from "./condition.ts";
import type { Conditions } from "./conditions.ts";
import { type Budget, expressionsIn } from "./expressions.ts";
import { rowsOf } from "./matrix.ts";
import type { Runner, WorkflowDocument, WrittenJob } from "./nodes.ts";
import { directoryOf, repositoryOf } from "./path.ts";
import type { JobReading } from "./readings.ts";
import { runnerOf, unknownRunner } from "./runner.ts";
import { layerOf, Scope } from "./scope.ts";
import { actionOf, stepOf, variablesIn } from "./step.ts";
import type { UsedWith } from "./uses.ts";
import type { Views } from "./views.ts";
import { Workspace } from "./workspace.ts";

export interface JobSource {
  readonly document: WorkflowDocument;
  readonly written: WrittenJob;
  readonly views: Views;
  readonly budget: Budget;
  /** Whether the jobs of the file run. */
  readonly conditions: Conditions;
  /** What is given by who uses the file, where that is known. */
  readonly used: UsedWith | undefined;
}

/** More checkouts are not told apart. */
const maxCheckouts = 32;

/** The job, whose parts are worked out when they are asked for. */
export const jobOf = lazily<JobReading, JobSource>({
  span: ({ written }) => written.span,
  key: ({ written }) => written.key?.value,
  node: ({ written }) => written.node,
  uses: ({ written }) => scalarAt(written.node, "uses"),
  called: ({ document, written }) => actionOf(written.node, document.source.text),
  source: ({ document }) => document.source,
  repository: ({ document, used }) => used?.repository ?? repositoryOf(document.source.path),
  needs: ({ written }) => namesIn(get(written.node, "needs")),
  condition: ({ written }) => scalarAt(written.node, "if"),
  entries: ({ written }) => entriesOf(written.node),
  permissions({ document, written }) {
    const own = get(written.node, "permissions");
    const node = own ?? get(document.roots[0], "permissions");
    return node && { node, own: own !== undefined };
  },
  hasMatrix: ({ written }) => get(get(written.node, "strategy"), "matrix") !== undefined,
  runner: ({ written }, self) => commonRunner(written.node, self),
  containers: ({ written }, self) => containersOf(written.node, self),
  container: (_, { containers }) => containers.find(({ place }) => place.owner?.type === "container"),
  services: (_, { containers }) => containers.filter(({ place }) => place.owner?.type === "service"),
  environment: ({ written }, self) => variablesIn(get(written.node, "env"), self, placeOfJob(self)),
  steps: ({ written }, self) => written.steps.map((node, index) => stepOf({ node, index, job: self })),
  around({ document, written, used, budget }) {
    const [root] = document.roots;
    const env = [layerOf(get(root, "env")), layerOf(get(written.node, "env"))];
    const [only, ...others] = document.events;
    const started = only && others.length === 0 && only.name !== "workflow_call" ? only.name : undefined;
    const changed = changedBy(written.steps);
    const actionPath = used?.actionPath ?? actionPathOf(document);
    const inputs = used?.input;
    return ({ row, names, event = started }) => {
      const before = { env, row, names, runner: undefined, event, changed, actionPath, inputs, budget };
      return { ...before, runner: runnerOf(written.node, new Scope(before)) };
    };
  },
  rows: ({ written }, { around }) => rowsOf(written.node, new Scope({ ...around({ row: undefined }), env: [] })),
  viewsOf({ document, written, views }, self) {
    const [root] = document.roots;
    const everywhere = [get(root, "env"), get(written.node, "env"), get(written.node, "defaults")];
    return (node) => views.of(self.rows, node, everywhere);
  },
  defaultOf({ document, written }) {
    const [root] = document.roots;
    const runs = [written.node, root].map((node) => get(get(node, "defaults"), "run"));
    return (name) => runs.map((run) => scalarAt(run, name)).find((scalar) => scalar !== undefined);
  },
  workspaceBefore({ written, used }, self) {
    const { repository } = self;
    // An action that lies in a repository is used where that is checked out.
    const usual = new Workspace([{ path: ".", own: true }], repository);
    const inAction = written.key === undefined ? (used?.workspace ?? usual) : undefined;
    const checkouts = checkoutsOf(self).slice(0, maxCheckouts + 1);
    return (index) => {
      const before = checkouts.filter((one) => one.index < index);
      return inAction ?? new Workspace(before.length > maxCheckouts ? [] : before, repository);
    };
  },
  isTidyBefore({ written }, { steps }) {
    const untidy = steps.findIndex(({ action }) => !action || !leavesWorkspace(action));
    return (index) => written.key !== undefined && (untidy < 0 || index <= untidy);
  },
  conditionWhen:
    ({ written }, { around }) =>
    (event) =>
      conditionHolds(written.node, new Scope(around({ row: undefined, event }))),
  when:
    ({ conditions }, self) =>
    (event) =>
      conditions.when(self, event),
});

function namesIn(node: YamlNode | undefined): readonly string[] {
  return (node?.type === "scalar" ? [node] : itemsOf(node)).flatMap((item) => asScalar(item)?.value ?? []);
}

/** The machine, where the matrix leaves it the same. */
function commonRunner(node: YamlNode, { around, viewsOf }: JobReading): Runner {
  const chosen = get(node, "runs-on");
  if (!chosen) return unknownRunner("it is not said where the job runs");
  const runners = viewsOf(chosen).map((view) => runnerOf(node, new Scope(around(view.around))));
  const [first, ...others] = runners as [Runner, ...Runner[]];
  const differ = unknownRunner("the matrix chooses the runner");
  const isSame = (fact: "system" | "architecture") =>
    others.every((one) => knownValue<string>(one[fact]) === knownValue<string>(first[fact]));
  return {
    system: isSame("system") ? first.system : differ.system,
    architecture: isSame("architecture") ? first.architecture : differ.architecture,
    hosted: runners.every(({ hosted }) => hosted),
  };
}

/** The container that the steps run in, and the services beside it. */
function containersOf(node: YamlNode, job: JobReading): readonly Container[] {
  const inJob = job.key === undefined ? "" : ` of job ${job.key}`;
  const containers: Container[] = [];
  const add = (one: YamlNode, owner: Omit<Owner, "span">, nameSpan: Span) => {
    for (const { around } of job.viewsOf(one)) {
      const reader = yamlReader(job.source, expressionsIn(new Scope(job.around(around)), "written"));
      const container = jobContainer(one, {
        kind: "workflow",
        owner: { ...owner, span: one.span },
        nameSpan,
        reader,
        variables: "env",
        notation,
      });
      // A service with an empty name is not started.
      if (container.image && container.image.word?.text !== "") containers.push(container);
    }
  };
  for (const { key, value } of entriesOf(node)) {
    if (key.value === "container" && value)
      add(value, { type: "container", name: undefined, label: `the container${inJob}` }, key.contentSpan);
    if (key.value !== "services") continue;
    for (const { key: name, value: service } of entriesOf(value))
      if (service)
        add(service, { type: "service", name: name.value, label: `service ${name.value}${inJob}` }, name.contentSpan);
  }
  return containers;
}

function placeOfJob({ key, span }: JobReading): Place {
  const owner = { type: "job", name: key, label: `job ${key}`, span };
  return placeOf({ kind: "workflow", owner, phase: "job", image: () => undefined, environment: () => [] });
}

function checkoutsOf({ steps }: JobReading) {
  return steps.flatMap(({ checkout, index }) => (checkout ? { ...checkout, index } : []));
}

/** The words of scripts that set variables for later steps: names of those among them. */
function changedBy(steps: readonly YamlNode[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const step of steps) {
    const text = scalarAt(step, "run")?.value ?? "";
    if (/\bGITHUB_ENV\b/.test(text)) for (const [word] of text.matchAll(/\w+/g)) words.add(word);
  }
  return words;
}

/** Where an action lies below the root of its repository. */
function actionPathOf({ source, jobs }: WorkflowDocument): string | undefined {
  const root = repositoryOf(source.path);
  if (root === undefined || jobs[0]?.key !== undefined) return undefined;
  const directory = directoryOf(source.path);
  return root === "." ? directory : directory.slice(root.length + 1);
}

const notation: ContainerNotation = {
  readOnlyRoot: "options: --read-only",
  noPrivilegeEscalation: "options: --security-opt no-new-privileges",
  dropCapabilities: "options: --cap-drop ALL",
  memoryLimit: "options: --memory",
  cpuLimit: "options: --cpus",
  pidsLimit: "options: --pids-limit",
  storageLimit: undefined,
  memoryRequest: undefined,
  cpuRequest: undefined,
  storageRequest: undefined,
  healthcheck: "options: --health-cmd",
  imageChecksHealth: true,
  runAsNonRoot: undefined,
  seccompProfile: undefined,
};
