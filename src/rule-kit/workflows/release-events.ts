import type { WorkflowEvent } from "../../kinds/workflow/nodes.ts";

/** Whether an event may start a workflow for a release: one that is published, or a tag that is pushed. */
export function isForReleases({ name, filters }: WorkflowEvent): boolean {
  return name === "release" || (name === "push" && names(filters, "tags"));
}

/** Whether it starts it for nothing else. */
export function isForReleasesAlone(event: WorkflowEvent): boolean {
  return isForReleases(event) && !["branches", "branches-ignore"].some((filter) => names(event.filters, filter));
}

function names(filters: WorkflowEvent["filters"], filter: string): boolean {
  return (
    filters?.type === "map" && filters.entries.some(({ key, value }) => key.value === filter && value !== undefined)
  );
}
