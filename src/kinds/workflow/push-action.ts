import { type Build, buildOf } from "../../nodes/build.ts";
import { inPhaseOfBuild, type Place } from "../../nodes/place.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { hasHole } from "../../syntax/template.ts";
import type { Span } from "../../text/span.ts";
import { isOpen, pairOf, pairsIn, partOf, piecesOf, variableOf, wholePiece } from "./lists.ts";
import type { StepBuild } from "./nodes.ts";
import type { StepWay } from "./readings.ts";

/**
 * The build that docker/build-push-action is asked for.
 * Source: its README, "inputs", and `getInputs` in its src/context.ts.
 */
export function pushActionBuild(span: Span, place: Place, input: StepWay["input"]): StepBuild {
  const single = (name: string) => {
    const value = input(name);
    return value && partOf(wholePiece(value));
  };
  const lines = (name: string) => piecesOf(input(name), "lines");
  const commas = (name: string) => piecesOf(input(name), "commas").pieces.map(partOf);
  // What is given to a build stays in the image.
  const inBuild = inPhaseOfBuild(place);
  const args = lines("build-args");
  const contexts = lines("build-contexts");
  const node: Build = buildOf({
    span,
    place,
    context: single("context"),
    dockerfile: single("file"),
    target: single("target"),
    args: pairsIn(args).map((piece) => variableOf(piece, inBuild)),
    contexts: pairsIn(contexts).map((piece) => {
      const [name, value] = pairOf(piece);
      return { name: partOf(name), value: value && partOf(value) };
    }),
    platforms: commas("platforms"),
    secrets: ["secrets", "secret-envs", "secret-files"].flatMap((name) =>
      lines(name).pieces.map((piece) => partOf(isOpen(piece) ? piece : pairOf(piece)[0])),
    ),
    ssh: lines("ssh").pieces.map(partOf),
    tags: commas("tags"),
    cacheFrom: lines("cache-from").pieces.map(partOf),
    cacheTo: lines("cache-to").pieces.map(partOf),
    attestations: ["provenance", "sbom"].flatMap((name) => {
      const value = single(name);
      return value ? { name, value } : [];
    }),
    labels: pairsIn(lines("labels")).map((piece) => variableOf(piece, inBuild)),
    push: pushOf(input),
  });
  return { node, complete: args.complete && contexts.complete };
}

/** By `push: true`, or by an output that is a registry. */
function pushOf(input: StepWay["input"]): Fact<boolean> | undefined {
  const push = input("push")?.fact;
  if (push?.known && push.value === "true") return known(true);
  const outputs = [...piecesOf(input("outputs"), "lines").pieces.map(({ text }) => text)];
  if (outputs.some((output) => /(?:^|,)(?:type=registry|push=true)(?:,|$)/.test(output))) return known(true);
  if (push && !push.known) return unknownFact(push.reason);
  if (outputs.some(hasHole)) return unknownFact("the outputs are known when the workflow runs");
  return push && known(false);
}
