import type { PeerCodes } from "./types.ts";

/** dockle of July 2026. */
export const dockle: PeerCodes = {
  "CIS-DI-0001": ["warn", "Image must not run as root"],
  "CIS-DI-0005": ["info", "Content trust must be on"],
  "CIS-DI-0006": ["info", "No HEALTHCHECK"],
  "CIS-DI-0007": ["fatal", "apt update alone"],
  "CIS-DI-0008": ["info", "setuid/setgid files"],
  "CIS-DI-0009": ["fatal", "Plain files belong to COPY, not ADD"],
  "CIS-DI-0010": ["fatal", "Credentials in env or files"],
  "DKL-DI-0001": ["fatal", "No sudo"],
  "DKL-DI-0002": ["fatal", "Sensitive directory as volume"],
  "DKL-DI-0003": ["warn", "No apt-get dist-upgrade"],
  "DKL-DI-0004": ["fatal", "apk add should use --no-cache"],
  "DKL-DI-0005": ["fatal", "Remove apt lists"],
  "DKL-DI-0006": ["warn", "Image tag must not be latest"],
  "DKL-LI-0001": ["fatal", "Empty password"],
  "DKL-LI-0002": ["fatal", "Duplicate uid/gid"],
  "DKL-LI-0003": ["info", "Unneeded files in the image"],
};
