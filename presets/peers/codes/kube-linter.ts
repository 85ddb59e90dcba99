import type { PeerCodes } from "./types.ts";

/** kube-linter of August 2026. */
export const kubeLinter: PeerCodes = {
  "docker-sock": ["error", "Docker socket mounted"],
  "drop-net-raw-capability": ["error", "Drop NET_RAW"],
  "duplicate-env-var": ["error", "Duplicate env name"],
  "env-var-secret": ["error", "Container env seems to hold a secret"],
  "host-ipc": ["error", "Host IPC"],
  "host-network": ["error", "Host network"],
  "host-pid": ["error", "Host PID"],
  "latest-tag": ["error", "Image tag missing or latest"],
  "no-liveness-probe": ["error", "Liveness probe missing", "opt-in"],
  "no-read-only-root-fs": ["error", "Root file system should be read-only"],
  "no-readiness-probe": ["error", "Readiness probe missing", "opt-in"],
  "privilege-escalation-container": ["error", "No privilege escalation"],
  "privileged-container": ["error", "No privileged container"],
  "privileged-ports": ["error", "Port below 1024", "opt-in"],
  "run-as-non-root": ["error", "Run as non-root"],
  "sensitive-host-mounts": ["error", "Sensitive host path mounted"],
  "ssh-port": ["error", "Port 22 exposed"],
  "unsafe-proc-mount": ["error", "procMount Unmasked", "opt-in"],
  "unset-cpu-requirements": ["error", "CPU request missing"],
  "unset-memory-requirements": ["error", "Memory limit missing"],
  "writable-host-mount": ["error", "Writable host mount", "opt-in"],
};
