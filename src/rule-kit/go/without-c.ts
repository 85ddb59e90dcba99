import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import { cgoPackages, isStandard } from "../../knowledge/go-standard.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { knownValue } from "../../syntax/fact.ts";
import { broughtInto } from "../files/brought-places.ts";
import type { GoBuild } from "./go-builds.ts";
import type { GoProgram } from "./go-program.ts";
import { looseProgramOf, programOf } from "./program-of-build.ts";

/**
 * Whether a build is static although cgo is on: all packages of its program are known, none has C code, and nothing
 * asks for the C linker.
 */
export function isWithoutC(build: GoBuild, model: DockerfileModel, context: BuildContext): boolean {
  const { buildmode, ldflags, race, stage } = build;
  if (!buildmode.known || buildmode.value || !ldflags.known || knownValue(race) !== false) return false;
  if (ldflags.value?.words.some((word) => word === undefined || word.includes("external"))) return false;
  const brought = broughtInto(stage, model, context);
  const program =
    brought &&
    (knownValue(programOf(build, brought, model, context)) ??
      knownValue(looseProgramOf(build, brought, model, context)));
  return program !== undefined && importsNoC(program);
}

function importsNoC({ module, sources }: GoProgram): boolean {
  const own = (path: string) => path === module.path || path.startsWith(`${module.path}/`);
  return sources.every(({ imports }) =>
    imports.every(({ path }) => own(path) || (isStandard(path) && !cgoPackages.has(path))),
  );
}
