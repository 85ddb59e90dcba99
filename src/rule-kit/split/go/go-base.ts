import { cgoModule } from "../../../knowledge/go-modules.ts";
import { type Fact, known, knownValue, unknownFact } from "../../../syntax/fact.ts";
import type { ProgramNeeds } from "../../programs/program-needs.ts";
import type { KeptFiles } from "../native/kept-files.ts";
import { staticBase, systemFiles, unknownLibraries } from "../native/native-base.ts";
import type { FinalBase } from "../shipment.ts";
import type { Site } from "../site.ts";
import type { Product } from "./product.ts";

/** The image that a Go program is shipped on. */
export interface GoBase extends FinalBase {
  /** Whether cgo must be off for it. */
  readonly withoutCgo: boolean;
}

/**
 * The smallest base on which everything is there that a program is known to need: that of a static program, or a slim
 * base of the builder's own release for a program with C in it.
 */
export function goBase(site: Site, { build, program }: Product, needs: ProgramNeeds, kept: KeptFiles): Fact<GoBase> {
  const isStatic = build.linking.how === "static";
  const needsC =
    needs.c ||
    knownValue(build.race) === true ||
    (build.cgo.explicit && build.cgo.state !== "off") ||
    program.foreign.some((path) => cgoModule.test(path));
  if (build.cgo.explicit && build.cgo.state === "unknown") return unknownFact("whether cgo is on is unknown");
  if (needsC && !isStatic) return baseWithC(site, program.hasCpp, kept);
  return known({ ...staticBase(site, program.foreign, kept), withoutCgo: !isStatic });
}

function baseWithC(site: Site, hasCpp: boolean, kept: KeptFiles): Fact<GoBase> {
  const { family, release } = site.stage.root ?? {};
  const unknown = unknownLibraries(site);
  if (unknown !== undefined) return unknownFact(unknown);
  if (hasCpp) return unknownFact("the program loads the C++ library");
  const image = family === "debian" ? `debian:${release}-slim` : family === "alpine" ? `alpine:${release}` : undefined;
  if (image === undefined || release === undefined) {
    return unknownFact("the program needs the C library of the base image, whose release is not known");
  }
  return known({ image, withoutCgo: false, system: systemFiles(kept), temporary: false, user: "root" });
}
