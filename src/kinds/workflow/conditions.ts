import type { Fact } from "../../syntax/fact.ts";
import { allHold } from "./condition.ts";
import type { JobReading } from "./readings.ts";

/** Whether the jobs of a file run, by their own conditions and those of all jobs that have to be done before. */
export class Conditions {
  private readonly job: (name: string) => JobReading | undefined;
  private readonly found = new Map<string, Map<JobReading, Fact<boolean>>>();

  /** @param job a job of the file by its name */
  constructor(job: (name: string) => JobReading | undefined) {
    this.job = job;
  }

  /** Worked out once for a job, which many may need. A circle of jobs, which GitHub refuses, counts as one round. */
  when(wanted: JobReading, event: string): Fact<boolean> {
    const found = this.found.get(event) ?? new Map<JobReading, Fact<boolean>>();
    this.found.set(event, found);
    // Asked for by each of its steps.
    const known = found.get(wanted);
    if (known) return known;
    // A stack of our own: jobs may need each other in a row that is longer than calls may nest.
    const stack = [wanted];
    const opened = new Set<JobReading>();
    for (let job = stack.at(-1); job; job = stack.at(-1)) {
      const needed = job.needs.flatMap((name) => this.job(name) ?? []);
      const missing = opened.has(job) || found.has(job) ? [] : needed.filter((one) => !found.has(one));
      opened.add(job);
      if (missing.length > 0) {
        for (const one of missing) stack.push(one);
        continue;
      }
      stack.pop();
      if (found.has(job)) continue;
      found.set(job, allHold([job.conditionWhen(event), ...needed.flatMap((one) => found.get(one) ?? [])]));
    }
    return found.get(wanted) as Fact<boolean>;
  }
}
