import type { PeerCodes } from "./types.ts";

/** docker-scout by its documentation. */
export const dockerScout: PeerCodes = {
  "default-non-root-user": ["policy", "Image must not run as root"],
  "no-agpl-v3-licenses": ["policy", "AGPL package in the image"],
  "no-fixable-critical-or-high-vulnerabilities": ["policy", "Fixable CVEs"],
  "no-high-profile-vulnerabilities": ["policy", "Famous or KEV-listed CVEs"],
  "no-outdated-base-images": ["policy", "Base tag has moved"],
  "no-unapproved-base-images": ["policy", "Base image not approved"],
  "supply-chain-attestations": ["policy", "SBOM and provenance missing"],
};
