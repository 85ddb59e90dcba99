import type { PeerCodes } from "./types.ts";

/** dclint 3.1.0. */
export const dclint: PeerCodes = {
  "invalid-schema": ["error/critical", "Compose schema violated"],
  "invalid-yaml": ["error/critical", "YAML does not parse"],
  "no-build-and-image": ["error/major", "build and image together"],
  "no-duplicate-container-names": ["error/critical", "container_name repeated"],
  "no-duplicate-exported-ports": ["error/critical", "Host port used twice"],
  "no-quotes-in-volumes": ["warning/info", "Volumes should be unquoted"],
  "no-unbound-port-interfaces": ["error/major", "Port published on all interfaces"],
  "no-version-field": ["error/minor", "version key is obsolete"],
  "require-project-name-field": ["warning/minor", "Project name missing"],
  "require-quotes-in-ports": ["warning/minor", "Ports should be quoted"],
  "service-container-name-regex": ["error/critical", "container_name malformed"],
  "service-dependencies-alphabetical-order": ["warning/info", "depends_on unsorted"],
  "service-image-require-explicit-tag": ["error/major", "Image tag missing or floating"],
  "service-keys-order": ["warning/minor", "Service keys out of order"],
  "service-ports-alphabetical-order": ["warning/info", "Ports unsorted"],
  "services-alphabetical-order": ["warning/minor", "Services unsorted"],
  "top-level-properties-order": ["warning/major", "Top-level keys out of order"],
};
