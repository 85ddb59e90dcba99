import type { PeerCodes } from "./types.ts";

/** actionlint of April 2026. */
export const actionlint: PeerCodes = {
  "action (docker:// form)": ["error", "Docker action reference malformed"],
  "action (outdated)": ["error", "Action version runs on a removed Node runtime"],
  "action (popular inputs)": ["error", "Unknown or missing input of a popular action"],
  "action-metadata": ["error", "Docker action metadata invalid"],
  credentials: ["error", "Password hard-coded for a container"],
  "expression (untrusted inputs)": ["error", "Untrusted context in run:"],
  permissions: ["error", "Unknown permission scope or value"],
  shellcheck: ["error", "ShellCheck on run:"],
};
