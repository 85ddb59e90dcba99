import type { DockerfileModel, Stage } from "../../../kinds/dockerfile/model/types.ts";
import { cgoModule } from "../../../knowledge/go-modules.ts";
import { type Fact, known, knownValue, unknownFact } from "../../../syntax/fact.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import type { ProgramNeeds } from "../../programs/program-needs.ts";
import type { KeptFiles } from "../native/kept-files.ts";
import type { FinalBase } from "../shipment.ts";
import type { Product } from "./product.ts";

/** The image that a Go program is shipped on. */
export interface GoBase extends FinalBase {
  /** Whether cgo must be off for it. */
  readonly withoutCgo: boolean;
}

/** What brings trust roots, zones, accounts and a directory for temporary files, and nothing else. */
const staticBase = "gcr.io/distroless/static:nonroot";

const certificates = "/etc/ssl/certs/ca-certificates.crt";
const zones = "/usr/share/zoneinfo";

/**
 * The smallest base on which everything is there that a program is known to need:
 *
 * - scratch for a static program of which all is known, with what of the system it asks for;
 * - a static distroless base where code of other modules may ask for more, or the builder lacks what is asked for;
 * - a slim base of the builder's own release for a program with C in it.
 */
export function goBase(
  stage: Stage,
  { build, program }: Product,
  needs: ProgramNeeds,
  kept: KeptFiles,
  model: DockerfileModel,
): Fact<GoBase> {
  const root = stage.root;
  const named = kept.accounts ? ["/etc/passwd", "/etc/group"] : [];
  const isStatic = build.linking.how === "static";
  const withoutCgo = !isStatic;
  const needsC =
    needs.c ||
    knownValue(build.race) === true ||
    (build.cgo.explicit && build.cgo.state !== "off") ||
    usesC(program.foreign);
  if (build.cgo.explicit && build.cgo.state === "unknown") return unknownFact("it is not known whether cgo is on");
  if (needsC && !isStatic) return baseWithC(stage, program.hasCpp, named, kept, model);
  const hasCertificates = root?.caCertificates === true || isInstalled("ca-certificates", stage, model);
  const hasZones = root?.tzdata === true || isInstalled("tzdata", stage, model);
  const mayMake = knownValue(stage.end.user) === "root" && root?.packageManager !== "none";
  const lacks = (kept.certificates && !hasCertificates) || (kept.zones && !hasZones) || (kept.temporary && !mayMake);
  if (program.foreign.length > 0 || lacks) {
    return known({ image: staticBase, withoutCgo, system: named, temporary: false, user: "nonroot" });
  }
  const system = [...(kept.certificates ? [certificates] : []), ...(kept.zones ? [zones] : []), ...named];
  return known({ image: "scratch", withoutCgo, system, temporary: kept.temporary, user: "root" });
}

function usesC(foreign: readonly string[]): boolean {
  return foreign.some((path) => cgoModule.test(path));
}

function isInstalled(wanted: string, stage: Stage, model: DockerfileModel): boolean {
  return installedIn(stage, model).packages.some(({ name }) => name === wanted);
}

/** Packages of headers that belong to the C library or to the kernel. */
const ownHeaders = /^(?:libc6-dev|libc-dev|musl-dev|linux-headers.*|linux-libc-dev|build-essential|build-base)$/;

function baseWithC(
  stage: Stage,
  hasCpp: boolean,
  named: readonly string[],
  kept: KeptFiles,
  model: DockerfileModel,
): Fact<GoBase> {
  const { family, release } = stage.root ?? {};
  const { packages, complete } = installedIn(stage, model);
  const headers = packages.find(({ name }) => /-dev(?:el)?$|^lib/.test(name) && !ownHeaders.test(name));
  if (headers) return unknownFact(`it is not known which libraries of ${headers.name} the program loads`);
  if (!complete) return unknownFact("it is not known which libraries the program loads");
  if (hasCpp) return unknownFact("the program loads the library of C++");
  const image = family === "debian" ? `debian:${release}-slim` : family === "alpine" ? `alpine:${release}` : undefined;
  if (image === undefined || release === undefined) {
    return unknownFact("the program needs the C library of the base image, whose release is not known");
  }
  const system = [...(kept.certificates ? [certificates] : []), ...(kept.zones ? [zones] : []), ...named];
  return known({ image, withoutCgo: false, system, temporary: false, user: "root" });
}
