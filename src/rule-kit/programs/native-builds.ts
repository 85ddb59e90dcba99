import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Word } from "../../kinds/dockerfile/nodes.ts";
import { compilers } from "../../knowledge/programs/build-tools.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, dirname, resolvePath } from "../../syntax/posix-path.ts";
import type { Span } from "../../text/span.ts";
import { type RunStep, runSteps } from "../commands/run-steps.ts";
import { type Landing, landingsOf, type MadeFile } from "../files/file-flow.ts";
import { type GoBuild, goBuilds, type Linking } from "../go/go-builds.ts";
import { perModel } from "../model/per-model.ts";
import { cargoBuild } from "../rust/cargo-builds.ts";

/** A command that makes an executable from source. */
export interface NativeBuild {
  readonly stage: Stage;
  /** What to point at. */
  readonly span: Span;
  readonly linking: Linking;
  readonly landings: readonly Landing[];
}

/** The builds of Go, Rust and C programs of a file; those left out whose product cannot be told. */
export const nativeBuilds = perModel((model): readonly (NativeBuild | GoBuild)[] => [
  ...goBuilds(model),
  ...model.stages.flatMap((stage) =>
    runSteps(stage, model).flatMap((step) => cargoBuild(step, model) ?? compilation(step, model) ?? []),
  ),
]);

function build(step: RunStep, span: Span, linking: Linking, made: MadeFile, model: DockerfileModel): NativeBuild {
  return { stage: step.stage, span, linking, landings: landingsOf(step, made, model) };
}

/** `gcc -o FILE`: linked dynamically without `-static`. */
function compilation(step: RunStep, model: DockerfileModel): NativeBuild | undefined {
  const { command, directory } = step;
  if (!compilers.has(command.name.text)) return undefined;
  const words = command.arguments.map(({ value }) => value);
  if (words.some((word) => word === undefined || /^-(c|S|E|shared|static|static-pie|r|fsyntax-only)$/.test(word))) {
    return undefined;
  }
  const at = words.indexOf("-o");
  const path = words[at + 1];
  if (at < 0 || path === undefined || (!path.startsWith("/") && directory === undefined)) return undefined;
  const target = resolvePath(path, directory);
  const linking: Linking = { how: "dynamic", reason: "-static is not given" };
  return build(step, command.name.span, linking, { directory: dirname(target), name: basename(target) }, model);
}

/** Whether a source of a copy is a file for certain, and no directory: a program that is built here, or has a suffix. */
export function isFile(copy: Copy | Add, source: Word, model: DockerfileModel): boolean {
  const value = knownValue(model.resolve(source, copy));
  if (value === undefined) return false;
  if (/[^/]\.\w+$/.test(value)) return true;
  return nativeBuilds(model).some(({ landings }) =>
    landings.some(({ route, file, certain }) => certain && route.at(-1) === copy && file.name === basename(value)),
  );
}
