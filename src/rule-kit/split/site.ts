import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import type { ProjectView } from "../../rule.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { type Brought, broughtInto } from "../files/brought-places.ts";

/** A stage that may be divided, with what lies around it. */
export interface Site {
  readonly stage: Stage;
  readonly model: DockerfileModel;
  readonly context: BuildContext;
  /** Whether it is certain which directory is the build context. */
  readonly sure: boolean;
  readonly brought: readonly Brought[];
}

/** The last stage of a file with its build context, or what forbids to divide it whatever it builds. */
export function siteOf(stage: Stage, model: DockerfileModel, project: ProjectView): Fact<Site> {
  const { document } = model;
  const certain = project.context(document);
  const context = certain ?? project.plainContext(document);
  if (!context) return unknownFact("the build context is not known");
  const refusal = refusalFor(stage, model, project);
  if (refusal !== undefined) return unknownFact(refusal);
  const brought = broughtInto(stage, model, context);
  if (!brought) return unknownFact("it is not known what is copied where");
  const absent = brought.find(({ source }) => source !== undefined && isAbsent(source, context));
  if (absent) return unknownFact(`${absent.source} is not in the build context`);
  return known({ stage, model, context, sure: certain !== undefined, brought });
}

function isAbsent(source: string, context: BuildContext): boolean {
  return context.look(source) === "none" || context.ignore?.ignores(source).ignored === true;
}

/** Why the shape of a file forbids it. */
function refusalFor(stage: Stage, model: DockerfileModel, project: ProjectView): string | undefined {
  const { document, stages } = model;
  const { root, from, instructions, end } = stage;
  if (stages.at(-1) !== stage) return "it is not the last stage";
  if (stage.base.kind !== "image") return "it starts from another stage";
  if (root?.onbuild) return "its base image has ONBUILD instructions";
  if (from.platform) return "its FROM names a platform";
  const asked = [model.invocation, ...project.builders(document)].map(({ target }) => target?.toLowerCase());
  if (asked.includes(stage.name ?? String(stage.index)) || asked.includes(String(stage.index)))
    return "a build targets this stage";
  if (document.problems.length > 0) return "the file has syntax errors";
  if (instructions.some(({ type }) => type === "Onbuild" || type === "UnknownInstruction"))
    return "it has ONBUILD instructions";
  if (!end.workdir.known) return end.workdir.reason;
  if (!end.user.known) return end.user.reason;
  return undefined;
}
