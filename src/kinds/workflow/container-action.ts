import { buildOf } from "../../nodes/build.ts";
import { placeOf } from "../../nodes/known-place.ts";
import { known } from "../../syntax/fact.ts";
import { dirname } from "../../syntax/posix-path.ts";
import { askedBuild } from "../asked-build.ts";
import type { WorkflowDocument } from "./nodes.ts";
import { directoryOf } from "./path.ts";
import type { ContainerAction } from "./readings.ts";
import { imageAfterScheme } from "./step.ts";

/**
 * What an action of `using: docker` runs in. A Dockerfile is built with its own directory for a context.
 * Source: "runs for Docker container actions" in GitHub's documentation, and ContainerActionHandler of actions/runner.
 */
export function containerAction({ actionImage: scalar, source }: WorkflowDocument): ContainerAction | undefined {
  if (!scalar) return undefined;
  const { span, contentSpan, value } = scalar;
  const owner = { type: "action", name: undefined, label: "the action", span };
  const place = placeOf({ kind: "workflow", owner, phase: "job", image: () => undefined, environment: () => [] });
  if (value.startsWith("docker://")) return { image: imageAfterScheme(scalar, source.text, place), asked: undefined };
  const node = buildOf({
    span,
    place,
    context: { value: known(dirname(value)), span, contentSpan },
    dockerfile: { value: known(value), span, contentSpan },
  });
  const directory = directoryOf(source.path);
  return {
    image: undefined,
    asked: askedBuild(node, { by: owner, source, directory, dockerfileIn: "directory" }),
  };
}
