import type { AskedBuild, LinkFiles } from "../kind.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";

/** What the steps of a file build. A Dockerfile that is not there, and may be made before, is nowhere. */
export function buildsOf(document: WorkflowDocument, files: LinkFiles): readonly AskedBuild[] {
  const { jobs, containerAction } = readingOf(document);
  const there = (asked: AskedBuild, mayBeMade: boolean): AskedBuild => {
    const isNowhere = mayBeMade && asked.path !== undefined && !files.exists(asked.path);
    return isNowhere ? { ...asked, path: undefined } : asked;
  };
  const asked = jobs.flatMap(({ steps }) =>
    steps.flatMap((step) => [
      ...step.asked.map((one) => there(one.asked, one.mayBeMade)),
      ...step.calls.flatMap(({ call, inGit, mayBeMade }) =>
        (files.called?.(call) ?? []).map((one) => there(inGit ? { ...one, root: undefined } : one, mayBeMade)),
      ),
    ]),
  );
  return containerAction?.asked ? [...asked, containerAction.asked] : asked;
}
