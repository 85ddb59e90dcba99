import type { Knowledge } from "../../knowledge/index.ts";
import type { Container } from "../../nodes/container.ts";
import type { LinkedBuild } from "../../rule.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";

/** What is asked beyond the container itself. */
export interface HealthSources {
  readonly knowledge: Knowledge;
  /** The build of its image, where there is one. */
  readonly build: LinkedBuild | undefined;
}

/** Whether the health of a container is checked: by itself, or by the image that it runs. */
export function checksHealth(container: Container, { knowledge, build }: HealthSources): Fact<boolean> {
  const { healthcheck, image, unseen } = container;
  if (healthcheck?.disabled) return known(false);
  if (healthcheck?.replaces) return known(true);
  if (unseen !== undefined) return unknownFact(unseen);
  const brought = build ? builtCheck(build, knowledge) : image && pulledCheck(image, knowledge);
  return brought === undefined ? unknownFact("the image may have a HEALTHCHECK") : known(brought);
}

/** Of the stage that is built, or of the image that it starts from. */
function builtCheck(build: LinkedBuild, knowledge: Knowledge): boolean | undefined {
  const stage = build.open("dockerfile", knowledge)?.model.stages.find(({ target }) => target);
  if (!stage || !build.invocation.known) return undefined;
  const { healthcheck } = stage.end;
  return healthcheck ? healthcheck.test?.text.toUpperCase() !== "NONE" : stage.root?.healthcheck;
}

function pulledCheck({ reference }: NonNullable<Container["image"]>, knowledge: Knowledge): boolean | undefined {
  const name = knownValue(reference);
  return name && knowledge.baseImage(name.name, name.tag, name.digest)?.healthcheck;
}
