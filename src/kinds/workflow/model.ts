import { get } from "../../syntax/yaml/nodes.ts";
import { filePlace, yamlReader } from "../yaml.ts";
import { Conditions } from "./conditions.ts";
import { containerAction } from "./container-action.ts";
import { Budget, expressionsIn } from "./expressions.ts";
import { jobOf } from "./job.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, WorkflowReading } from "./readings.ts";
import { Scope } from "./scope.ts";
import type { UsedWith } from "./uses.ts";
import { Views } from "./views.ts";

const readings = new WeakMap<WorkflowDocument, Map<string, WorkflowReading>>();

/** More ways in which a file is used are not remembered. */
const maxUses = 64;

/** What a workflow comes to, read once. @param used what it is given by who uses it; by itself without that */
export function readingOf(document: WorkflowDocument, used?: UsedWith): WorkflowReading {
  const known = readings.get(document) ?? new Map<string, WorkflowReading>();
  readings.set(document, known);
  const key = used?.key ?? "";
  const reading = known.get(key) ?? read(document, used);
  if (known.size <= maxUses) known.set(key, reading);
  return reading;
}

function read(document: WorkflowDocument, used: UsedWith | undefined): WorkflowReading {
  const { source, events, roots } = document;
  const views = new Views(source);
  const byName = new Map<string, JobReading>();
  const job = (name: string) => byName.get(name);
  const budget = new Budget();
  const conditions = new Conditions(job);
  const jobs = document.jobs.map((written) => jobOf({ document, written, views, budget, conditions, used }));
  for (const one of jobs) if (one.key !== undefined) byName.set(one.key, one);
  const nowhere = { env: [], row: undefined, runner: undefined, event: undefined, changed: new Set<string>(), budget };
  const reader = yamlReader(source, expressionsIn(new Scope(nowhere), "written"));
  return {
    events,
    jobs,
    environment: reader.variables(get(roots[0], "env"), filePlace("workflow", "job")),
    containerAction: containerAction(document),
  };
}
