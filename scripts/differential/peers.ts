import type { PeerProgram } from "./finding.ts";
import { buildkit } from "./peers/buildkit.ts";
import { checkov } from "./peers/checkov.ts";
import { hadolint } from "./peers/hadolint.ts";
import { kics } from "./peers/kics.ts";
import { tally } from "./peers/tally.ts";
import { trivy } from "./peers/trivy.ts";

/** The linters that can be run as programs. */
export const peers: readonly PeerProgram[] = [hadolint, buildkit, checkov, trivy, kics, tally];
