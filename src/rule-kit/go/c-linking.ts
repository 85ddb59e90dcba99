import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import { cgoPackages, isStandard } from "../../knowledge/go-standard.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { broughtInto } from "../files/brought-places.ts";
import type { GoBuild } from "./go-builds.ts";
import type { GoProgram } from "./go-program.ts";
import { looseProgramOf, programOf } from "./program-of-build.ts";

/**
 * Whether a build that uses cgo is linked against the C library: not where all packages of its program are known, none
 * has code in C, and nothing asks for the C linker; surely where a flag asks for it, or a package imports what has such
 * code.
 */
export function isLinkedWithC(
  build: GoBuild,
  model: DockerfileModel,
  context: BuildContext | undefined,
): Fact<boolean> {
  const { buildmode, ldflags, race, stage } = build;
  const mode = knownValue(buildmode)?.words[0] ?? "default";
  const flags = knownValue(ldflags)?.words ?? [];
  const asksForLinker = mode !== "default" && mode !== "exe";
  if (asksForLinker || knownValue(race) || flags.some((word) => word?.includes("external"))) return known(true);
  const brought = context && broughtInto(stage, model, context);
  const program =
    brought &&
    (knownValue(programOf(build, brought, model, context)) ??
      knownValue(looseProgramOf(build, brought, model, context)));
  if (program?.sources.some(({ imports }) => imports.some(({ path }) => cgoPackages.has(path)))) return known(true);
  if (!buildmode.known || !race.known || !ldflags.known || flags.includes(undefined)) return unknownFact(flagsUnknown);
  return program && importsNoC(program) ? known(false) : unknownFact("not all packages of the program are known");
}

const flagsUnknown = "the flags of the build are not known";

function importsNoC({ module, sources }: GoProgram): boolean {
  const own = (path: string) => path === module.path || path.startsWith(`${module.path}/`);
  return sources.every(({ imports }) =>
    imports.every(({ path }) => own(path) || (isStandard(path) && !cgoPackages.has(path))),
  );
}
