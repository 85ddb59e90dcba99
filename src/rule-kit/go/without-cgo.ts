import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { ProposedFix } from "../../rule.ts";
import { insert } from "../../text/edit.ts";
import { isScripted } from "../commands/run-steps.ts";
import type { GoBuild } from "./go-builds.ts";

/**
 * Switches cgo off for one build. Undefined where somebody has asked for cgo, since the program may import "C" then, and
 * where a prefix would not reach the go command or change nothing, as with `-buildmode=pie`.
 */
export function withoutCgo({ step, cgo, buildmode }: GoBuild, model: DockerfileModel): ProposedFix | undefined {
  const { command } = step;
  if (!buildmode.known || buildmode.value) return undefined;
  if (cgo.explicit || command.wrappers.length > 0 || !isScripted(step, model)) return undefined;
  return {
    title: "Set CGO_ENABLED=0 for this build",
    safe: false,
    effect: "options",
    edits: insert(command.span.start, "CGO_ENABLED=0 "),
  };
}
