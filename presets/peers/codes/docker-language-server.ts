import type { PeerCodes } from "./types.ts";

/** docker-language-server of April 2026. */
export const dockerLanguageServer: PeerCodes = {
  "bake/annotation-format": ["error", "Annotation malformed"],
  "bake/arg-not-declared": ["error", "args key is no ARG of the Dockerfile"],
  "bake/dockerfile-and-inline": ["warning", "dockerfile ignored because of dockerfile-inline"],
  "bake/entitlements-value": ["error", "Unknown entitlement"],
  "bake/hcl-syntax": ["error", "HCL does not parse"],
  "bake/network-value": ["error", "Unknown network mode"],
  "bake/tags-vulnerable": ["warning", "Tag has known vulnerabilities (Scout)"],
  "bake/target-not-found": ["error", "target is no stage"],
  "compose/yaml-syntax": ["error", "Compose YAML does not parse"],
  "dockerfile/buildkit-checks": ["warning", "Runs BuildKit checks, with editor quick fixes for some of them"],
};
