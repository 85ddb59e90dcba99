import type { FixEffect } from "../../finding.ts";
import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import type { Holds, ProjectView, ProposedFix } from "../../rule.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import type { Edit } from "../../text/edit.ts";
import { broughtInto } from "../files/brought-places.ts";
import { needsOf, type ProgramNeeds } from "../go/program-needs.ts";
import { withoutCgo } from "../go/without-cgo.ts";
import { installedIn } from "../packages/installed-packages.ts";
import { rootName } from "../stages/stage-names.ts";
import { type FinalBase, finalBase } from "./final-base.ts";
import { finalStage, linesOfBuilder } from "./final-stage.ts";
import { type KeptFiles, keptFiles } from "./kept-files.ts";
import { settingsOf } from "./moved-instructions.ts";
import { type Product, productOf } from "./product.ts";
import { builderName, splitEdits } from "./split-edits.ts";
import { type Start, startOf } from "./start.ts";

/** All that is known of a stage that builds a Go program and ships it. */
interface Plan {
  readonly stage: Stage;
  readonly product: Product;
  readonly needs: ProgramNeeds;
  readonly start: Start;
  readonly kept: KeptFiles;
  readonly base: FinalBase;
  /** Whether it is certain which directory is the build context. */
  readonly sure: boolean;
}

/**
 * Divides the last stage of a file into one that builds its Go program and one that ships it, on the smallest base that
 * has what the program needs; or the fact that is missing for it.
 */
export function splitGo(stage: Stage, model: DockerfileModel, project: ProjectView): Fact<ProposedFix> {
  const plan = planFor(stage, model, project);
  if (!plan.known) return plan;
  const cgo = plan.value.base.withoutCgo ? withoutCgo(plan.value.product.build, model) : undefined;
  if (plan.value.base.withoutCgo && !cgo) return unknownFact(plan.value.product.build.linking.reason);
  return known(fixFor(plan.value, cgo ? ([cgo.edits].flat() as readonly Edit[]) : [], model));
}

function planFor(stage: Stage, model: DockerfileModel, project: ProjectView): Fact<Plan> {
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
  const product = productOf(stage, brought, model, context);
  if (!product.known) return product;
  const needs = needsOf(product.value.program);
  if (needs.starts !== undefined) return unknownFact(`the program starts others (${needs.starts})`);
  const start = startOf(stage, product.value.path, model);
  if (!start.known) return start;
  const kept = keptFiles({ stage, product: product.value, needs, brought, model, context });
  if (!kept.known) return kept;
  const base = finalBase(stage, product.value, needs, kept.value, model);
  if (!base.known) return base;
  const sure = certain !== undefined;
  return known({ stage, product: product.value, needs, start: start.value, kept: kept.value, base: base.value, sure });
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
  if (root?.onbuild) return "what its base runs is not known";
  if (from.platform) return "it is built for a platform of its own";
  const asked = [model.invocation, ...project.builders(document)].map(({ target }) => target?.toLowerCase());
  if (asked.includes(stage.name ?? String(stage.index)) || asked.includes(String(stage.index)))
    return "a build asks for this stage";
  if (document.problems.length > 0) return "the file has mistakes";
  if (instructions.some(({ type }) => type === "Onbuild" || type === "UnknownInstruction"))
    return "it has instructions for images on top of it";
  if (!end.workdir.known) return end.workdir.reason;
  if (!end.user.known) return end.user.reason;
  return undefined;
}

function fixFor(plan: Plan, cgo: readonly Edit[], model: DockerfileModel): ProposedFix {
  const { stage, product, start, kept, base } = plan;
  const settings = settingsOf(stage, model);
  const { user, userSetBy } = stage.end;
  const workdir = workdirOf(plan);
  const lines = finalStage({
    stage,
    builder: builderName(stage, model),
    base,
    files: kept.files,
    program: { from: product.path, to: start.program },
    settings,
    workdir,
    user: userSetBy && user.known ? user.value : undefined,
    model,
  });
  const keepsUser = userSetBy !== undefined || base.user === "root";
  const moves: FixEffect[] = ["env", "ports", "volumes", "labels", "stopsignal", "entrypoint", "cmd", "healthcheck"];
  const effect: FixEffect[] = ["stages", "base", "copies", "args", "options"];
  if (base.temporary) effect.push("commands", "layers", "ownership");
  if (kept.files.some(({ owner }) => owner !== undefined)) effect.push("ownership");
  (keepsUser ? moves : effect).push("user");
  (workdir === undefined ? effect : moves).push("workdir");
  return {
    title: titleOf(plan, cgo.length > 0, model),
    safe: false,
    requires: requirementsOf(plan, cgo.length > 0),
    effect,
    moves,
    edits: [...splitEdits(stage, settings.moved, { more: linesOfBuilder(plan), lines }, model), ...cgo],
  };
}

/** The working directory that the image must say. The base's own counts only where the program looks for something there. */
function workdirOf({ stage, needs, start, base, product }: Plan): string | undefined {
  const { workdir } = stage.end;
  if (!workdir.known) return undefined;
  const names = [...needs.reads, ...needs.writes, ...needs.makes];
  const counts =
    stage.instructions.some(({ type }) => type === "Workdir") ||
    start.isRelative ||
    needs.readsMore ||
    needs.writesMore ||
    product.program.foreign.length > 0 ||
    names.some((path) => !path.startsWith("/"));
  return counts && !(workdir.value === "/" && base.image === "scratch") ? workdir.value : undefined;
}

function requirementsOf({ sure, needs, kept, product }: Plan, isWithoutCgo: boolean): Readonly<Record<string, Holds>> {
  const [module] = product.program.foreign;
  const foreign = `${module} reads other files${isWithoutCgo ? ", starts programs or has C in it" : " or starts programs"}`;
  return {
    "the build context is the file's directory": sure || { unless: "another directory is the build context" },
    "all of the program's code is known": module === undefined || { unless: foreign },
    "it names the files that it reads": !needs.readsMore || { unless: "it reads files that its source does not name" },
    "it names what it writes": !needs.writesMore ||
      needs.makesMore || { unless: "it writes to a directory of the base" },
    ...kept.requires,
  };
}

const mostNames = 6;

/** All that changes, in words. */
function titleOf({ stage, start, kept, base }: Plan, isWithoutCgo: boolean, model: DockerfileModel): string {
  const along = [...base.system, ...kept.files.map(({ path }) => path), ...(base.temporary ? ["/tmp"] : [])];
  const packages = installedIn(stage, model).packages.map(({ name }) => name);
  const lost = [
    base.image.startsWith("gcr.io") || base.image === "scratch" ? "a shell" : "a toolchain",
    ...listed(packages),
  ];
  return [
    `Build in a stage of its own and ship ${start.program}`,
    along.length > 0 ? ` with ${joined(listed(along))}` : "",
    ` on ${base.image}, without ${joined([...lost, `anything else of ${rootName(stage)}`])}`,
    base.user === "nonroot" && !stage.end.userSetBy ? ", as user nonroot" : "",
    isWithoutCgo ? ", built without cgo" : "",
    start.withoutShell.length > 0 ? `, ${joined(start.withoutShell)} as an array` : "",
  ].join("");
}

function listed(names: readonly string[]): readonly string[] {
  return names.length > mostNames ? [...names.slice(0, mostNames), `${names.length - mostNames} more`] : names;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
