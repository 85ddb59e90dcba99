import type { PeerCodes } from "./types.ts";

/** dockerfile-benchmarker unmaintained. */
export const dockerfileBenchmarker: PeerCodes = {
  "CIS-4.1": ["violation", "No USER in the Dockerfile"],
  "CIS-4.10": ["violation", "Secret pattern in ENV/LABEL"],
  "CIS-4.2": ["violation", "Base image not in the trusted list"],
  "CIS-4.3": ["violation", "Disallowed package installed"],
  "CIS-4.6": ["violation", "No HEALTHCHECK"],
  "CIS-4.7": ["violation", "Update alone"],
  "CIS-4.9": ["violation", "Plain files belong to COPY, not ADD"],
};
