import type { PeerCodes } from "./types.ts";

/** docker-bench docker-bench-security of October 2024. */
export const dockerBench: PeerCodes = {
  "4.1": ["scored", "Containers must not run as root"],
  "4.10": ["manual", "No secrets in Dockerfiles"],
  "4.11": ["manual", "Verified packages only"],
  "4.12": ["manual", "Validate signed artifacts"],
  "4.2": ["manual", "Trusted base images only"],
  "4.3": ["manual", "No unneeded packages"],
  "4.4": ["manual", "Scan and rebuild images"],
  "4.5": ["scored", "Content trust must be on"],
  "4.6": ["scored", "Images need HEALTHCHECK"],
  "4.7": ["manual", "Update not alone"],
  "4.8": ["manual", "Remove setuid/setgid"],
  "4.9": ["manual", "COPY instead of ADD"],
};
