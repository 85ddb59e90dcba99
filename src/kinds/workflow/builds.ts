import { calledBuild } from "../asked-build.ts";
import type { AskedBuild, LinkFiles } from "../kind.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { JobReading, StepReading } from "./readings.ts";
import { actionsUsedBy, type LocalUse, type UsedWith, workflowsUsedBy } from "./uses.ts";

/** GitHub has workflows and actions use each other no deeper. */
const maxDepth = 10;

/** So many uses are followed from one file: what uses one another twice, ten deep, is a thousand. */
const maxUses = 128;

/** What the steps of a file build, and those of the workflows and actions of the repository that it uses. */
export function buildsOf(document: WorkflowDocument, files: LinkFiles): readonly AskedBuild[] {
  return new Gathering(files).of(document, undefined, []);
}

class Gathering {
  private readonly files: LinkFiles;
  private uses = 0;

  constructor(files: LinkFiles) {
    this.files = files;
  }

  /** @param open the files that lead to this one */
  of(document: WorkflowDocument, used: UsedWith | undefined, open: readonly string[]): readonly AskedBuild[] {
    const { jobs, containerAction } = readingOf(document, used);
    const path = document.source.path;
    const inner = [...open, path];
    const asked = jobs.flatMap((job) => [
      ...job.steps.flatMap((step) => [...this.byStep(step), ...this.byUses(actionsUsedBy(step), job, inner)]),
      ...this.byUses(workflowsUsedBy(job), job, inner),
    ]);
    return containerAction?.asked ? [...asked, containerAction.asked] : asked;
  }

  private byStep(step: StepReading): readonly AskedBuild[] {
    return [
      ...step.asked.map(({ asked, mayBeMade }) => this.located(asked, mayBeMade)),
      ...step.calls.flatMap(({ call, inGit, mayBeMade }) =>
        (this.files.called?.(call) ?? []).map((one) =>
          this.located(inGit ? { ...one, root: undefined } : one, mayBeMade),
        ),
      ),
    ];
  }

  /** A Dockerfile that is not there, and may be made before, is nowhere. */
  private located(asked: AskedBuild, mayBeMade: boolean): AskedBuild {
    const isNowhere = mayBeMade && asked.path !== undefined && !this.files.exists(asked.path);
    return isNowhere ? { ...asked, path: undefined } : asked;
  }

  private byUses(uses: readonly LocalUse[], { source }: JobReading, open: readonly string[]): readonly AskedBuild[] {
    if (open.length > maxDepth) return [];
    return uses.flatMap((use) => {
      const document = use.paths.map((path) => this.files.document(path)).find((one) => one !== undefined);
      if (!document || open.includes(document.source.path) || ++this.uses > maxUses) return [];
      const callee = document as WorkflowDocument;
      return this.of(callee, use.with(callee), open).map((asked) =>
        calledBuild(asked, { ...use, source }, asked.invocation.label ?? asked.by.label),
      );
    });
  }
}
