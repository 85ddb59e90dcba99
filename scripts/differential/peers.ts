import type { PeerProgram } from "./finding.ts";
import { hadolint } from "./peers/hadolint.ts";

/** The linters that can be run as programs. */
export const peers: readonly PeerProgram[] = [hadolint];
