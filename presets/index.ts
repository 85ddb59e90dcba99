import all from "./all.ts";
import goStatic from "./go-static.ts";
import { buildkit } from "./peers/buildkit.ts";
import { checkov } from "./peers/checkov.ts";
import { hadolint } from "./peers/hadolint.ts";
import { kics } from "./peers/kics.ts";
import { semgrep } from "./peers/semgrep.ts";
import { trivy } from "./peers/trivy.ts";
import recommended from "./recommended.ts";
import reproducible from "./reproducible.ts";
import security from "./security.ts";
import size from "./size.ts";
import strict from "./strict.ts";
import type { Preset } from "./types.ts";

/** Presets that need no package: the one that is on by default first, then wide to narrow, then those of peers. */
export const presets: readonly Preset[] = [
  recommended,
  strict,
  all,
  security,
  size,
  reproducible,
  goStatic,
  ...hadolint,
  ...buildkit,
  ...trivy,
  ...checkov,
  ...kics,
  ...semgrep,
];
