import type { Stage } from "../../../kinds/dockerfile/model/types.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import type { Linking } from "../../go/go-builds.ts";
import type { KeptFiles } from "../native/kept-files.ts";
import { accounts, staticBase, unknownLibraries } from "../native/native-base.ts";
import type { FinalBase } from "../shipment.ts";
import type { Site } from "../site.ts";

/** Releases of Debian that distroless images with its C library are made of: https://github.com/GoogleContainerTools/distroless */
const releases = new Set(["11", "12", "13"]);

/**
 * The smallest base for a program: for a static one as for Go's, for one that loads the C library of Debian the distroless
 * image with that, where nothing else may be loaded.
 */
export function rustBase(site: Site, linking: Linking, foreign: readonly string[], kept: KeptFiles): Fact<FinalBase> {
  if (linking.how === "static") return known(staticBase(site, foreign, kept));
  if (linking.how === "unknown") return unknownFact(linking.reason);
  const unknown = unknownLibraries(site);
  if (unknown !== undefined) return unknownFact(unknown);
  const release = releaseOf(site.stage);
  if (release === undefined) {
    return unknownFact("the program needs the C library of the base image, whose release is not known");
  }
  const image = `gcr.io/distroless/cc-debian${release}:nonroot`;
  return known({ image, system: accounts(kept), temporary: false, user: "nonroot" });
}

function releaseOf({ root }: Stage): string | undefined {
  return root?.family === "debian" && releases.has(root.release ?? "") ? root.release : undefined;
}
