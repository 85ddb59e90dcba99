import type { PeerCodes } from "./types.ts";

/** zizmor 1.30.0-rc1. */
export const zizmor: PeerCodes = {
  "adhoc-packages": ["low", "Package installed outside a lock file"],
  artipacked: ["medium", "Checkout keeps credentials"],
  "cache-poisoning": ["high", "Cache restored in a publishing job"],
  "dangerous-triggers": ["high", "pull_request_target or workflow_run"],
  "excessive-permissions": ["high/medium", "Token permissions too wide"],
  "hardcoded-container-credentials": ["high", "Registry password in the workflow"],
  "known-vulnerable-actions": ["high", "Action has a known advisory"],
  "ref-version-mismatch": ["low", "Version comment differs from the hash"],
  "secrets-outside-env": ["medium", "Secret used without environment", "opt-in"],
  "self-hosted-runner": ["medium", "Self-hosted runner", "opt-in"],
  "superfluous-actions": ["informational", "Action replaces a built-in tool"],
  "template-injection": ["high/medium/low", "Expression expanded into code"],
  "typosquat-uses": ["medium", "Action slug looks like a typo"],
  "unpinned-images": ["high", "Container image unpinned"],
  "unpinned-tools": ["medium", "Action fetches its tool at latest"],
  "unpinned-uses": ["high", "Action not pinned by hash"],
};
