import type { AskedBuild, LinkFiles } from "../kind.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";

/** What the steps of a file build. A Dockerfile that is not there, and may be made before, is nowhere. */
export function buildsOf(document: WorkflowDocument, files: LinkFiles): readonly AskedBuild[] {
  const { jobs, containerAction } = readingOf(document);
  const asked = jobs.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.asked.map(({ asked: one, mayBeMade }) => {
        const isNowhere = mayBeMade && one.path !== undefined && !files.exists(one.path);
        return isNowhere ? { ...one, path: undefined } : one;
      }),
    ),
  );
  return containerAction?.asked ? [...asked, containerAction.asked] : asked;
}
