import { get } from "../../syntax/yaml/nodes.ts";
import { filePlace, yamlReader } from "../yaml.ts";
import { containerAction } from "./container-action.ts";
import { expressionsIn } from "./expressions.ts";
import { jobOf } from "./job.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, WorkflowReading } from "./readings.ts";
import { Scope } from "./scope.ts";
import { Views } from "./views.ts";

const readings = new WeakMap<WorkflowDocument, WorkflowReading>();

/** What a workflow comes to, read once. */
export function readingOf(document: WorkflowDocument): WorkflowReading {
  let reading = readings.get(document);
  if (!reading) {
    reading = read(document);
    readings.set(document, reading);
  }
  return reading;
}

function read(document: WorkflowDocument): WorkflowReading {
  const { source, events, roots } = document;
  const views = new Views(source);
  const byName = new Map<string, JobReading>();
  const job = (name: string) => byName.get(name);
  const jobs = document.jobs.map((written) => jobOf({ document, written, views, job }));
  for (const one of jobs) if (one.key !== undefined) byName.set(one.key, one);
  const nowhere = { env: [], row: undefined, runner: undefined, event: undefined, changed: new Set<string>() };
  const reader = yamlReader(source, expressionsIn(new Scope(nowhere), "written"));
  return {
    events,
    jobs,
    environment: reader.variables(get(roots[0], "env"), filePlace("workflow", "job")),
    containerAction: containerAction(document),
  };
}
