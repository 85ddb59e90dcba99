import type { WorkflowEvent } from "../../kinds/workflow/nodes.ts";

/** Whether an event starts a workflow for what a pull request changes. One for its end may be about what has been merged. */
export function isForPullRequests({ name, filters }: WorkflowEvent): boolean {
  if (name !== "pull_request" && name !== "pull_request_target") return false;
  const types = filters?.type === "map" ? filters.entries.find(({ key }) => key.value === "types")?.value : undefined;
  if (!types) return true;
  const listed = types.type === "sequence" ? types.items : [types];
  return listed.some((type) => type.type === "scalar" && (type.value === "opened" || type.value === "synchronize"));
}
