import type { PeerCodes } from "./types.ts";

/** kube-score of May 2026. */
export const kubeScore: PeerCodes = {
  "container-ephemeral-storage-request-and-limit": ["critical/warning", "Ephemeral storage unset"],
  "container-image-pull-policy": ["critical/warning", "imagePullPolicy must be Always"],
  "container-image-tag": ["critical/warning", "Image tag missing or latest"],
  "container-ports-check": ["critical/warning", "Port names invalid", "opt-in"],
  "container-resource-requests-equal-limits": ["critical/warning", "Requests should equal limits", "opt-in"],
  "container-resources": ["critical/warning", "Requests and limits missing"],
  "container-seccomp-profile": ["critical/warning", "Seccomp profile missing", "opt-in"],
  "container-security-context-privileged": ["critical/warning", "No privileged container"],
  "container-security-context-readonlyrootfilesystem": ["critical/warning", "Root file system should be read-only"],
  "container-security-context-user-group-id": ["critical/warning", "User and group id must be high"],
  "environment-variable-key-duplication": ["critical/warning", "Duplicate env name"],
  "pod-probes": ["critical/warning", "Probes missing or unsafe"],
};
