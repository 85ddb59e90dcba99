import { knownValue } from "../../../syntax/fact.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import type { FinalBase } from "../shipment.ts";
import type { Site } from "../site.ts";
import type { KeptFiles } from "./kept-files.ts";

/** What brings trust roots, zones, accounts and a directory for temporary files, and nothing else. */
const distrolessStatic = "gcr.io/distroless/static:nonroot";

const certificates = "/etc/ssl/certs/ca-certificates.crt";
const zones = "/usr/share/zoneinfo";
/** Packages of headers that belong to the C library or to the kernel. */
const ownHeaders = /^(?:libc6-dev|libc-dev|musl-dev|linux-headers.*|linux-libc-dev|build-essential|build-base)$/;

/**
 * The smallest base for a static program: scratch, with what of the system it asks for; a static distroless base where
 * code of others may ask for more, or the builder lacks what is asked for.
 */
export function staticBase({ stage, model }: Site, foreign: readonly string[], kept: KeptFiles): FinalBase {
  const { root } = stage;
  const has = (wanted: string) => installedIn(stage, model).packages.some(({ name }) => name === wanted);
  const hasCertificates = root?.caCertificates === true || has("ca-certificates");
  const hasZones = root?.tzdata === true || has("tzdata");
  const mayMake = knownValue(stage.end.user) === "root" && root?.packageManager !== "none";
  const lacks = (kept.certificates && !hasCertificates) || (kept.zones && !hasZones) || (kept.temporary && !mayMake);
  if (foreign.length > 0 || lacks) {
    return { image: distrolessStatic, system: accounts(kept), temporary: false, user: "nonroot" };
  }
  return { image: "scratch", system: systemFiles(kept), temporary: kept.temporary, user: "root" };
}

/** Files of the system that a program asks for. */
export function systemFiles(kept: KeptFiles): readonly string[] {
  return [...(kept.certificates ? [certificates] : []), ...(kept.zones ? [zones] : []), ...accounts(kept)];
}

/** The accounts of the stage, where a program asks for them. */
export function accounts(kept: KeptFiles): readonly string[] {
  return kept.accounts ? ["/etc/passwd", "/etc/group"] : [];
}

/** What is not known of the libraries that a program loads, if anything is not but the C library. */
export function unknownLibraries({ stage, model }: Site): string | undefined {
  const { packages, complete } = installedIn(stage, model);
  const headers = packages.find(({ name }) => /-dev(?:el)?$|^lib/.test(name) && !ownHeaders.test(name));
  if (headers) return `it is not known which libraries of ${headers.name} the program loads`;
  return complete ? undefined : "it is not known which libraries the program loads";
}
