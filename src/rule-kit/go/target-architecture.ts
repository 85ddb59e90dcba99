import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { ProposedFix } from "../../report.ts";
import type { Origin } from "../../syntax/fact.ts";
import { replace } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import { variableAt } from "../commands/command-environment.ts";
import { declareArg } from "../edits/insert-arg.ts";
import { commandEffects } from "../edits/instruction-effects.ts";
import type { Landing } from "../files/file-flow.ts";
import { perPart } from "../model/per-model.ts";
import type { GoBuild } from "./go-builds.ts";

const builder = /^"?\$(?:BUILDPLATFORM|\{BUILDPLATFORM\})"?$/;
const target = /^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/;

/** Whether a stage starts from an image for the machine that builds. */
export function runsOnBuilder({ chain }: Stage): boolean {
  return builder.test(chain[0]?.from.platform?.value?.text ?? "");
}

/** Whether a stage starts from an image for the platform that is built for. */
export function isForTarget({ chain }: Stage): boolean {
  const platform = chain[0]?.from.platform?.value?.text;
  return platform === undefined || target.test(platform);
}

/**
 * Where a program comes into an image for the platform that is built for, as the one that it holds.
 *
 * @param builds all of the file
 */
export function landingForTarget(
  { landings }: GoBuild,
  builds: readonly GoBuild[],
  model: DockerfileModel,
): Landing | undefined {
  const landing = landings.find(({ certain, stage }) => certain && stage.shipped && isForTarget(stage));
  // An image that hands out programs for several platforms holds one for each.
  return landing && (architecturesOf(builds, model).get(landing.stage)?.size ?? 0) > 1 ? undefined : landing;
}

/**
 * GOARCH where the file itself fixes it: a variable in it is the caller's to change. WebAssembly runs anywhere, and a
 * program for another system is not for the image to run.
 */
export function fixedArchitecture(
  { step }: GoBuild,
  model: DockerfileModel,
): { readonly value: string; readonly at: Span } | undefined {
  const { value, origin } = architectureOf(step, model);
  if (!value || value === "wasm" || !origin?.span || origin.label.startsWith("ARG ")) return undefined;
  if (!isForLinux(step, model)) return undefined;
  const { start, end } = origin.span;
  return model.document.source.text.slice(start, end).includes("$") ? undefined : { value, at: origin.span };
}

/** Whether a program is built for Linux, as far as is known. */
export function isForLinux(step: GoBuild["step"], model: DockerfileModel): boolean {
  const system = variableAt(step, "GOOS", model);
  return !system.known || !system.value || system.value === "linux";
}

/** The architectures that the programs in each stage are built for. */
const architecturesOf = perPart(
  (builds: readonly GoBuild[], model): ReadonlyMap<Stage, ReadonlySet<string | undefined>> => {
    const found = new Map<Stage, Set<string | undefined>>();
    for (const { landings, step } of builds) {
      const { value } = architectureOf(step, model);
      for (const { stage } of landings) found.set(stage, (found.get(stage) ?? new Set()).add(value));
    }
    return found;
  },
);

function architectureOf(
  step: GoBuild["step"],
  model: DockerfileModel,
): { value: string | undefined; origin: Origin | undefined } {
  const fact = variableAt(step, "GOARCH", model);
  return { value: fact.known ? fact.value : undefined, origin: fact.origins[0] };
}

/** The fix that builds for the platform of the image in place of a fixed architecture, where a command's prefix fixes it. */
export function buildForTarget({ recipe, step }: GoBuild, model: DockerfileModel): ProposedFix | undefined {
  const { command, run } = step;
  const prefix = command.environment.findLast(({ name }) => name === "GOARCH");
  const { text } = model.document.source;
  const declared = model.before(run).variable("TARGETARCH");
  const declaration = declareArg("TARGETARCH", run, text);
  if (!prefix || recipe.length > 0 || run.command.form === "exec" || !declaration) return undefined;
  const isDeclared = declared?.origins.some(({ span }) => span !== undefined);
  return {
    title: "Build for the platform of the image",
    safe: false,
    effect: ["args", ...commandEffects],
    edits: [...(isDeclared ? [] : [declaration.edits].flat()), replace(prefix.valueSpan, "$TARGETARCH")],
  };
}
