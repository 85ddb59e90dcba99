import { buildToolPackage } from "../../../knowledge/package-contents.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import type { Site } from "../site.ts";

/** Packages of the system that only an installation or a build needs: what fetches, and what runs it. */
const forBuilding =
  /^(?:git|curl|wget|unzip|python3?(?:-minimal)?|py3-setuptools|ca-certificates|node-gyp|maven|gradle)$/;

/** What of the packages that a stage installs its program may need, if anything. */
export function systemNeed({ stage, model }: Site): string | undefined {
  const { packages, complete } = installedIn(stage, model);
  if (!complete) return "which system packages the program needs is unknown";
  const other = packages.find(({ name }) => !buildToolPackage.test(name) && !forBuilding.test(name));
  if (other) return `it is not known whether the program needs ${other.name}`;
  const loads = stage.instructions.some(
    (one) => one.type === "Env" && one.pairs.some(({ key }) => loadingVariable.test(key.text)),
  );
  return loads ? "it is told to load a system library" : undefined;
}

const loadingVariable = /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|LD_PRELOAD|LD_LIBRARY_PATH)$/;
